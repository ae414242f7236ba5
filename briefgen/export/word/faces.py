"""Our faces as Word files carry them: cut down to the letters of briefs, scrambled as Word asks.

The look's semibold stands where a text processor asks for bold, so it is named so inside. Word
draws letters without pairs and forms of a font, unless a style asks for them, so none travel.
"""

import hashlib
import io
import uuid
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from briefgen import paths
from briefgen.disk_cache import DiskCache
from briefgen.fingerprints import fingerprint
from briefgen.paths import FONTS

if TYPE_CHECKING:  # what reads fonts is imported when a face is cut for the first time
    from fontTools.ttLib import TTFont

LETTERS = frozenset(
    (
        *range(0x20, 0x7F), *range(0xA0, 0xC0), 0xD7, *range(0xDF, 0x100), 0x2009, 0x2010, 0x2011,
        0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2026, 0x202F, 0x20AC, 0x2122,
        0x2192, 0x2212, 0x2248, 0x2264, 0x2265, 0x25B2, 0x25BC,
    )
)  # fmt: skip
PLAIN = frozenset(
    (*range(0x30, 0x3C), *range(0x41, 0x5B), *range(0x61, 0x7B), *map(ord, " !&'(),-./?"),
     0xA0, 0x2011, 0x2013, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D)
)  # fmt: skip
_FAMILY, _STYLE, _FULL, _POSTSCRIPT = 1, 2, 4, 6
_TOLD = (_FAMILY, _STYLE, _FULL, _POSTSCRIPT)
_NEEDLESS = ("GSUB", "GPOS", "GDEF", "BASE", "STAT", "DSIG", "gasp")
_BOLD, _REGULAR = 1 << 5, 1 << 6


class OwnFace(NamedTuple):
    """A face as Word knows it, and the name of its file."""

    family: str
    style: str
    name: str


FACES = (
    OwnFace("Source Serif 4", "Regular", "SourceSerif4-Regular"),
    OwnFace("Source Serif 4", "Bold", "SourceSerif4-SemiBold"),
    OwnFace("Source Serif 4", "Italic", "SourceSerif4-Italic"),
    OwnFace("Source Serif 4", "BoldItalic", "SourceSerif4-SemiBoldItalic"),
    OwnFace("Source Sans 3", "Regular", "SourceSans3-Regular"),
    OwnFace("Source Sans 3", "Bold", "SourceSans3-SemiBold"),
    OwnFace("Source Sans 3", "Italic", "SourceSans3-Italic"),
    OwnFace("Source Sans 3", "BoldItalic", "SourceSans3-SemiBoldItalic"),
)
SLANTED = ("Italic", "BoldItalic")


def key(face: OwnFace) -> str:
    """The key of a face, always the same."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, f"urn:briefgen:font:{face.name}")).upper()


@lru_cache(maxsize=32)
def carried(face: OwnFace, more: frozenset[int] = frozenset()) -> bytes:
    """A face ready to be a part; ``more`` are letters that it carries beside the usual ones.

    Slanted faces, which few words are in, have plain letters, digits and stops. Cutting takes
    longer than writing a brief, so what was cut is kept on disk.
    """
    letters = (PLAIN if face.style in SLANTED else LETTERS) | more
    told = f"{face} {sorted(letters)}".encode()
    fonts = fingerprint([FONTS / f"{face.name}.ttf"])
    kept, name = DiskCache(paths.cache() / "carried"), hashlib.sha256(fonts + told).hexdigest()
    made = kept.get(name)
    if made is None:
        made = _made(face, letters)
        kept.put(name, made)
    return made


def _made(face: OwnFace, letters: frozenset[int]) -> bytes:
    from fontTools.ttLib import TTFont

    with TTFont(io.BytesIO(_cut(face, letters)), recalcTimestamp=False) as font:
        if face.style.startswith("Bold"):
            _name_bold(font, face)
        stream = io.BytesIO()
        font.save(stream)
    return scrambled(stream.getvalue(), key(face))


def scrambled(data: bytes, identifier: str) -> bytes:
    """The first 32 bytes against the key read backwards (ECMA-376, part 4)."""
    mask = bytes.fromhex(identifier.replace("-", ""))[::-1] * 2
    return bytes(a ^ b for a, b in zip(data[:32], mask, strict=True)) + data[32:]


def _cut(face: OwnFace, letters: frozenset[int]) -> bytes:
    import uharfbuzz as hb

    wanted = hb.SubsetInput()
    wanted.sets(hb.SubsetInputSets.UNICODE).update(letters)
    wanted.sets(hb.SubsetInputSets.NAME_ID).clear()
    wanted.sets(hb.SubsetInputSets.NAME_ID).update(_TOLD)
    wanted.sets(hb.SubsetInputSets.DROP_TABLE_TAG).update(
        int.from_bytes(tag.encode(), "big") for tag in _NEEDLESS
    )
    wanted.flags = hb.SubsetFlags.NO_HINTING
    whole = hb.Face(hb.Blob.from_file_path(str(FONTS / f"{face.name}.ttf")))
    cut: bytes = hb.subset(whole, wanted).blob.data
    return cut


def _name_bold(font: "TTFont", face: OwnFace) -> None:
    style = face.style.replace("BoldItalic", "Bold Italic")
    told = {
        _FAMILY: face.family,
        _STYLE: style,
        _FULL: f"{face.family} {style}",
        _POSTSCRIPT: f"{face.family.replace(' ', '')}-{face.style}",
    }
    for number, text in told.items():
        font["name"].setName(text, number, 3, 1, 0x409)
    font["OS/2"].usWeightClass = 700
    font["OS/2"].fsSelection = font["OS/2"].fsSelection & ~_REGULAR | _BOLD
    font["head"].macStyle |= 1
