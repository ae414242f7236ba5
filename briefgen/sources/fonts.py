"""A font file → the face that a brief carries.

What is kept of a file is cut to what a brief can show: left-to-right letters that need no shaping,
their outlines and widths, and a name that says which of four faces it is.
"""

import io
from typing import TYPE_CHECKING

from briefgen.typefaces import KEPT, UNREADABLE, BadFontError, check_tables, examine, opened

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

_LETTERS = (
    range(0x20, 0x7F), range(0xA0, 0x250), range(0x2B0, 0x300), range(0x370, 0x460),
    range(0x48A, 0x530), range(0x1E00, 0x1F00), range(0x2000, 0x20C0), range(0x2100, 0x2200),
    range(0x2200, 0x2300), range(0x25A0, 0x2600), range(0xFB00, 0xFB05),
)  # fmt: skip
_BOLD, _ITALIC, _REGULAR = 1 << 5, 1, 1 << 6  # of fsSelection


def prepared(data: bytes, family: str, *, bold: bool = False, italic: bool = False) -> bytes:
    """A font file cut to what is used of it, named as one face of a family.

    Raises:
        BadFontError: it is not TrueType, damaged, too large, may not be embedded, or lacks a
            letter of ASCII.
    """
    check_tables(data)
    try:
        made = _cut(data, family, bold, italic)
    except Exception as error:  # a stranger's tables raise whatever they like
        raise BadFontError(UNREADABLE) from error
    examine(made)
    return made


def _cut(data: bytes, family: str, bold: bool, italic: bool) -> bytes:
    from fontTools import subset

    with opened(data) as font:
        for tag in list(font.keys()):
            if tag not in (*KEPT, "GlyphOrder"):
                del font[tag]
        font.setGlyphOrder([f"g{number}" for number in range(font["maxp"].numGlyphs)])
        letters = font.getBestCmap() or {}
        kept = {code for span in _LETTERS for code in span if code in letters}
        options = subset.Options(
            layout_features=[], hinting=False, glyph_names=False, name_IDs=[], notdef_outline=True
        )
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=kept)
        cutter.subset(font)
        _set_characters(font, {code: letters[code] for code in kept})
        _name(font, family, bold, italic)
        stream = io.BytesIO()
        font.save(stream)
    return stream.getvalue()


def _set_characters(font: "TTFont", letters: dict[int, str]) -> None:
    """The table of characters, with a space that does not break and a hyphen at line ends."""
    from fontTools.ttLib.tables._c_m_a_p import CmapSubtable

    for code, like in ((0xA0, 0x20), (0xAD, 0x2D)):
        if like in letters:
            letters[code] = letters[like]
    table = CmapSubtable.newSubtable(4)
    table.platformID, table.platEncID, table.language = 3, 1, 0
    table.cmap = letters
    font["cmap"].tables = [table]


def _name(font: "TTFont", family: str, bold: bool, italic: bool) -> None:
    style = {(0, 0): "Regular", (1, 0): "Bold", (0, 1): "Italic"}.get((bold, italic), "Bold Italic")
    letters = "".join(each for each in family if each.isascii() and each.isalnum()) or "Office"
    told = {
        1: family,
        2: style,
        3: f"{family} {style}",
        4: f"{family} {style}",
        6: f"{letters}-{style.replace(' ', '')}",
    }
    for number, text in told.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700 if bold else 400
    chosen = font["OS/2"].fsSelection & ~(_BOLD | _ITALIC | _REGULAR)
    font["OS/2"].fsSelection = chosen | (
        (_BOLD if bold else 0) | (_ITALIC if italic else 0) or _REGULAR
    )
    font["head"].macStyle = int(bold) + 2 * int(italic)
