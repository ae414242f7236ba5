"""The faces that travel in every Word file, cut down to Latin letters and scrambled as Word asks.

The look's semibold stands where a text processor asks for bold, so it is named so inside.
"""

import io
import uuid
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parents[1] / "fonts"
FACES = (
    ("Source Serif 4", "Regular", "SourceSerif4-Regular"),
    ("Source Serif 4", "Bold", "SourceSerif4-SemiBold"),
    ("Source Serif 4", "Italic", "SourceSerif4-Italic"),
    ("Source Sans 3", "Regular", "SourceSans3-Regular"),
    ("Source Sans 3", "Bold", "SourceSans3-SemiBold"),
)
LETTERS = (
    *range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2028), *range(0x2030, 0x203B),
    0x202F, *range(0x2070, 0x2095), 0x20AC, 0x2122, 0x2190, 0x2192, 0x2212, 0x2248, 0x2260,
    0x2264, 0x2265, 0x25B2, 0x25BC, 0x25CF,
)  # fmt: skip
_FAMILY, _STYLE, _FULL, _POSTSCRIPT, _TYPOGRAPHIC = 1, 2, 4, 6, (16, 17)
_REPACKER = "fontTools.ttLib.tables.otBase:USE_HARFBUZZ_REPACKER"
_BOLD, _REGULAR = 1 << 5, 1 << 6


def key(name: str) -> str:
    """The key of a face, always the same."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:briefgen:font:{name}")).upper()


def face(family: str, style: str, name: str) -> bytes:
    """One face, ready to be a part."""
    with TTFont(FONTS / f"{name}.ttf", recalcTimestamp=False) as font:
        font.cfg[_REPACKER] = False  # the same bytes with and without HarfBuzz
        if style == "Bold":
            _name_bold(font, family)
        options = subset.Options(
            layout_features=["kern", "mark", "mkmk", "ccmp", "locl"], hinting=False
        )
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=LETTERS)
        cutter.subset(font)
        stream = io.BytesIO()
        font.save(stream)
    return _scrambled(stream.getvalue(), key(name))


def _name_bold(font: TTFont, family: str) -> None:
    names = font["name"]
    for number in _TYPOGRAPHIC:
        names.removeNames(nameID=number)
    told = {
        _FAMILY: family,
        _STYLE: "Bold",
        _FULL: f"{family} Bold",
        _POSTSCRIPT: f"{family.replace(' ', '')}-Bold",
    }
    for number, text in told.items():
        names.setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~_REGULAR | _BOLD
    font["head"].macStyle |= 1


def _scrambled(data: bytes, identifier: str) -> bytes:
    """The first 32 bytes against the key read backwards (ECMA-376, part 4)."""
    mask = bytes.fromhex(identifier.replace("-", ""))[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:]
