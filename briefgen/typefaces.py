"""Font files that other people made, read within limits: TrueType, one static face a file.

What is kept of a file is cut to what a brief can show: left-to-right letters that need no shaping,
their outlines and widths, and a name that says which of four faces it is.
"""

import io
import logging
import struct
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # what reads fonts is imported when there is one
    from fontTools.ttLib import TTFont

LIMIT = 5_000_000  # bytes of a file
PLAIN = frozenset(range(0x20, 0x7F))  # without these a face is of no use
_LETTERS = (
    range(0x20, 0x7F), range(0xA0, 0x590), range(0x10A0, 0x1100), range(0x1D00, 0x2E00),
    range(0xA640, 0xA6A0), range(0xA720, 0xA800), range(0xAB30, 0xAB70), range(0xFB00, 0xFB18),
)  # fmt: skip
_KEPT = ("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post")
_NEEDED = tuple(each for each in _KEPT if each != "post")
_FOREIGN = {
    b"OTTO": "has PostScript outlines; use the TrueType version of it (.ttf)",
    b"ttcf": "is a collection of fonts; use a file that holds one face",
    b"wOFF": "is a web font; use the TrueType version of it (.ttf)",
    b"wOF2": "is a web font; use the TrueType version of it (.ttf)",
}
# What the maker allows (OpenType specification, OS/2 table, fsType:
# https://learn.microsoft.com/typography/opentype/spec/os2#fstype). Of the lowest four bits 2 alone
# forbids embedding, 4 alone allows it in documents that are opened read-only, which neither a brief
# nor a Word file is; 0 and 8 allow what we do. 0x100 forbids cutting the font down, 0x200 allows
# only bitmaps.
_USE, _RESTRICTED, _PRINT, _WHOLE, _BITMAPS = 0x0F, 2, 4, 0x100, 0x200
_ASK = "; ask the font's owner for one that may be embedded"
_DEEPEST, _PARTS = 5, 200  # of glyphs made of glyphs
_BOLD, _ITALIC, _REGULAR = 1 << 5, 1, 1 << 6  # of fsSelection
_UNREADABLE = "is damaged"

logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it would tell of strangers' oddities


class BadFontError(Exception):
    """The bytes are not a font that can be used; the message ends a sentence."""


def prepared(data: bytes, family: str, *, bold: bool = False, italic: bool = False) -> bytes:
    """A font file cut to what is used of it, named as one face of a family.

    Raises:
        BadFontError: it is not TrueType, damaged, too large, may not be embedded, or lacks a
            letter of ASCII.
    """
    _check_tables(data)
    try:
        made = _cut(data, family, bold, italic)
    except Exception as error:  # a stranger's tables raise whatever they like
        raise BadFontError(_UNREADABLE) from error
    examine(made)
    return made


@lru_cache(maxsize=16)
def examine(data: bytes) -> None:
    """Make sure that a font file can be used by every writer.

    Raises:
        BadFontError: it cannot.
    """
    _check_tables(data)
    try:
        with _opened(data) as font:
            letters = font.getBestCmap() or {}
            _check_outlines(font)
            widths = font["hmtx"].metrics
            usable = 16 <= font["head"].unitsPerEm <= 16384 and all(
                glyph in widths for glyph in letters.values()
            )
    except BadFontError:
        raise
    except Exception as error:
        raise BadFontError(_UNREADABLE) from error
    if not usable:
        raise BadFontError(_UNREADABLE)
    lacking = sorted(map(chr, PLAIN - set(letters)), key=lambda each: (not each.isalnum(), each))
    if lacking:
        some = "".join(lacking[:12]).strip() or "the space"
        raise BadFontError(f"lacks {some}; it is no font for text")


def classification(data: bytes) -> bytes:
    """The ten PANOSE digits of a face; zeros where its maker gives none."""
    offset, length = _directory(data)["OS/2"]
    return data[offset + 32 : offset + 42] if length >= 42 else bytes(10)


@lru_cache(maxsize=64)
def advances(data: bytes) -> dict[str, float]:
    """The width of each character of a face, at size 1."""
    with _opened(data) as font:
        font.setGlyphOrder([str(number) for number in range(font["maxp"].numGlyphs)])
        widths, units = font["hmtx"].metrics, font["head"].unitsPerEm
        return {
            chr(code): widths[glyph][0] / units
            for code, glyph in sorted((font.getBestCmap() or {}).items())
            if code >= 0x20
        }


def _opened(data: bytes) -> "TTFont":
    from fontTools.ttLib import TTFont

    return TTFont(io.BytesIO(data), lazy=True, recalcBBoxes=False, recalcTimestamp=False)


def _directory(data: bytes) -> dict[str, tuple[int, int]]:
    """The tables by name: where each begins and how long it is."""
    if len(data) > LIMIT:
        raise BadFontError(f"is larger than {LIMIT // 1_000_000} MB")
    if data[:4] not in (b"\0\1\0\0", b"true") or len(data) < 12:
        raise BadFontError(_FOREIGN.get(data[:4], "is not a TrueType font"))
    count = struct.unpack(">H", data[4:6])[0]
    if not 0 < count <= 64 or len(data) < 12 + 16 * count:
        raise BadFontError(_UNREADABLE)
    tables: dict[str, tuple[int, int]] = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack(">4sLLL", data[at : at + 16])
        if offset + length > len(data):
            raise BadFontError(_UNREADABLE)
        tables[tag.decode("latin-1").strip()] = (offset, length)
    return tables


def _check_tables(data: bytes) -> None:
    """Refuse what would cost more than its file is long, and what its maker keeps back."""
    tables = _directory(data)
    if "CFF" in tables or "CFF2" in tables:
        raise BadFontError(_FOREIGN[b"OTTO"])
    if "fvar" in tables:
        raise BadFontError("holds many weights; use the static file of this one")
    if not all(name in tables for name in _NEEDED):
        raise BadFontError(_UNREADABLE)
    allowed = _fs_type(data, tables)
    if allowed & _USE == _RESTRICTED or allowed & _BITMAPS:
        raise BadFontError(f"may not be embedded in documents{_ASK}")
    if allowed & _USE == _PRINT:
        raise BadFontError(f"may be embedded only in documents that nobody edits{_ASK}")
    if allowed & _WHOLE:
        raise BadFontError(f"may only be embedded whole, which makes large files{_ASK}")
    offset, length = tables["cmap"]
    _check_characters(data[offset : offset + length])


def _fs_type(data: bytes, tables: dict[str, tuple[int, int]]) -> int:
    offset, length = tables.get("OS/2", (0, 0))
    if length < 10:
        raise BadFontError(_UNREADABLE)
    return int(struct.unpack(">H", data[offset + 8 : offset + 10])[0])


def _check_characters(cmap: bytes) -> None:
    """A few bytes may promise four billion characters: count before anybody lists them."""
    try:
        (count,) = struct.unpack(">H", cmap[2:4])
        if count > 24:
            raise BadFontError(_UNREADABLE)
        for at in range(4, 4 + 8 * count, 8):
            (start,) = struct.unpack(">L", cmap[at + 4 : at + 8])
            (form,) = struct.unpack(">H", cmap[start : start + 2])
            if form in (8, 10, 12, 13, 14):
                _check_groups(cmap[start:], form)
    except struct.error as error:
        raise BadFontError(_UNREADABLE) from error


def _check_groups(table: bytes, form: int) -> None:
    if form in (8, 10):
        raise BadFontError(_UNREADABLE)
    if form == 14:
        return  # variants of characters, which nobody asks for
    (groups,) = struct.unpack(">L", table[12:16])
    if 16 + 12 * groups > len(table):
        raise BadFontError(_UNREADABLE)
    ends = struct.unpack(f">{3 * groups}L", table[16 : 16 + 12 * groups])
    total = sum(max(0, last - first + 1) for first, last in zip(ends[::3], ends[1::3], strict=True))
    if total > 0x20000 or any(last > 0x10FFFF for last in ends[1::3]):
        raise BadFontError(_UNREADABLE)


def _cut(data: bytes, family: str, bold: bool, italic: bool) -> bytes:
    from fontTools import subset

    with _opened(data) as font:
        for tag in list(font.keys()):
            if tag not in (*_KEPT, "GlyphOrder"):
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


def _check_outlines(font: "TTFont") -> None:
    """Read every outline once; glyphs made of glyphs may not go round or grow without end."""
    glyphs = font["glyf"]
    parts: dict[str, list[str]] = {}
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if glyph.isComposite():
            parts[name] = [each.glyphName for each in glyph.components]
            if not all(each in glyphs.glyphs for each in parts[name]):
                raise BadFontError(_UNREADABLE)
        else:
            glyph.getCoordinates(glyphs)
    for name in parts:
        _check_parts(name, parts)


def _check_parts(name: str, parts: dict[str, list[str]]) -> None:
    level = [name]
    for _ in range(_DEEPEST):
        level = [part for each in level for part in parts.get(each, ())]
        if len(level) > _PARTS:
            raise BadFontError(_UNREADABLE)
    if level:
        raise BadFontError(_UNREADABLE)
