"""Font files that other people made, read within limits: TrueType, one static face a file."""

import io
import logging
import struct
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:  # what reads fonts is imported when there is one
    from fontTools.ttLib import TTFont

LIMIT = 5_000_000  # bytes of a file
PLAIN = frozenset(range(0x20, 0x7F))  # without these a face is of no use
KEPT = ("head", "hhea", "maxp", "OS/2", "hmtx", "cmap", "loca", "glyf", "name", "post")
_NEEDED = tuple(each for each in KEPT if each != "post")
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
UNREADABLE = "is damaged"

logging.getLogger("fontTools").setLevel(logging.CRITICAL)  # it would tell of strangers' oddities


class BadFontError(Exception):
    """The bytes are not a font that can be used; the message ends a sentence."""


@lru_cache(maxsize=16)
def examine(data: bytes) -> None:
    """Make sure that a font file can be used by every writer.

    Raises:
        BadFontError: it cannot.
    """
    check_tables(data)
    try:
        with opened(data) as font:
            _check_outlines(font)
        read = facts(data)
    except BadFontError:
        raise
    except Exception as error:
        raise BadFontError(UNREADABLE) from error
    if not 16 <= read.units <= 16384:
        raise BadFontError(UNREADABLE)
    lacking = sorted(
        map(chr, PLAIN - set(map(ord, read.glyphs))), key=lambda each: (not each.isalnum(), each)
    )
    if lacking:
        some = "".join(lacking[:12]).strip() or "the space"
        raise BadFontError(f"lacks {some}; it is no font for text")


def classification(data: bytes) -> bytes:
    """The ten PANOSE digits of a face; zeros where its maker gives none."""
    offset, length = _directory(data)["OS/2"]
    return data[offset + 32 : offset + 42] if length >= 42 else bytes(10)


class Facts(NamedTuple):
    """What is said of a face; lengths in its own units, of which ``units`` make its size."""

    name: str
    units: int
    glyphs: dict[str, int]
    widths: list[int]
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    capitals: int
    slant: float


def facts(data: bytes) -> Facts:
    """Read a face that can be used."""
    with opened(data) as font:
        order = [str(number) for number in range(font["maxp"].numGlyphs)]
        font.setGlyphOrder(order)
        head, widths, marks = font["head"], font["hmtx"].metrics, font["OS/2"]
        letters = sorted((font.getBestCmap() or {}).items())
        name = font["name"].getDebugName(6) or "Font"
        return Facts(
            "".join(each for each in name if each.isascii() and (each.isalnum() or each in "-_")),
            head.unitsPerEm,
            {chr(code): int(glyph) for code, glyph in letters if code >= 0x20},
            [widths[glyph][0] for glyph in order],
            (head.xMin, head.yMin, head.xMax, head.yMax),
            font["hhea"].ascent,
            font["hhea"].descent,
            getattr(marks, "sCapHeight", 0) or round(0.7 * head.unitsPerEm),
            font["post"].italicAngle if "post" in font else 0.0,
        )


def tables(data: bytes) -> dict[str, bytes]:
    """The tables of a file by their names."""
    return {
        name: data[offset : offset + length] for name, (offset, length) in _directory(data).items()
    }


def opened(data: bytes) -> "TTFont":
    """The tables, each of which is read when it is asked for."""
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
        raise BadFontError(UNREADABLE)
    tables: dict[str, tuple[int, int]] = {}
    for at in range(12, 12 + 16 * count, 16):
        tag, _, offset, length = struct.unpack(">4sLLL", data[at : at + 16])
        if offset + length > len(data):
            raise BadFontError(UNREADABLE)
        tables[tag.decode("latin-1").strip()] = (offset, length)
    return tables


def check_tables(data: bytes) -> None:
    """Refuse what would cost more than its file is long, and what its maker keeps back.

    Raises:
        BadFontError: it is no TrueType font, too large, or may not be embedded.
    """
    tables = _directory(data)
    if "CFF" in tables or "CFF2" in tables:
        raise BadFontError(_FOREIGN[b"OTTO"])
    if "fvar" in tables:
        raise BadFontError("holds many weights; use the static file of this one")
    if not all(name in tables for name in _NEEDED):
        raise BadFontError(UNREADABLE)
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
        raise BadFontError(UNREADABLE)
    return int(struct.unpack(">H", data[offset + 8 : offset + 10])[0])


def _check_characters(cmap: bytes) -> None:
    """A few bytes may promise four billion characters: count before anybody lists them."""
    try:
        (count,) = struct.unpack(">H", cmap[2:4])
        if count > 24:
            raise BadFontError(UNREADABLE)
        for at in range(4, 4 + 8 * count, 8):
            (start,) = struct.unpack(">L", cmap[at + 4 : at + 8])
            (form,) = struct.unpack(">H", cmap[start : start + 2])
            if form in (8, 10, 12, 13, 14):
                _check_groups(cmap[start:], form)
    except struct.error as error:
        raise BadFontError(UNREADABLE) from error


def _check_groups(table: bytes, form: int) -> None:
    if form in (8, 10):
        raise BadFontError(UNREADABLE)
    if form == 14:
        return  # variants of characters, which nobody asks for
    (groups,) = struct.unpack(">L", table[12:16])
    if 16 + 12 * groups > len(table):
        raise BadFontError(UNREADABLE)
    ends = struct.unpack(f">{3 * groups}L", table[16 : 16 + 12 * groups])
    total = sum(max(0, last - first + 1) for first, last in zip(ends[::3], ends[1::3], strict=True))
    if total > 0x20000 or any(last > 0x10FFFF for last in ends[1::3]):
        raise BadFontError(UNREADABLE)


def _check_outlines(font: "TTFont") -> None:
    """Read every outline once; glyphs made of glyphs may not go round or grow without end."""
    glyphs = font["glyf"]
    parts: dict[str, list[str]] = {}
    for name in font.getGlyphOrder():
        glyph = glyphs[name]
        if glyph.isComposite():
            parts[name] = [each.glyphName for each in glyph.components]
            if not all(each in glyphs.glyphs for each in parts[name]):
                raise BadFontError(UNREADABLE)
        else:
            glyph.getCoordinates(glyphs)
    for name in parts:
        _check_parts(name, parts)


def _check_parts(name: str, parts: dict[str, list[str]]) -> None:
    level = [name]
    for _ in range(_DEEPEST):
        level = [part for each in level for part in parts.get(each, ())]
        if len(level) > _PARTS:
            raise BadFontError(UNREADABLE)
    if level:
        raise BadFontError(UNREADABLE)
