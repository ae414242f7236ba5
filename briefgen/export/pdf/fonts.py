"""The document's fonts: which characters they have and how wide they are.

A character that a face lacks is taken from a sister face; one that none has is drawn as a box.
"""

import functools
import unicodedata

from reportlab.pdfbase.ttfonts import TTFont

from briefgen import paths
from briefgen.model.look import FACES, SANS, SERIF

BOX = "\N{WHITE SQUARE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_SPELLED = {
    0x2060: None,
    0xFEFF: None,
    **dict.fromkeys((*range(0x09, 0x0E), 0x85, 0x2028, 0x2029), " "),
}


@functools.cache
def font(face: str) -> TTFont:
    """The font of a face, read once."""
    return TTFont(face, str(paths.FONTS / f"{face}.ttf"), asciiReadable=False)


@functools.cache
def advances(face: str) -> dict[str, float]:
    """The width of each character that a face has, at size 1.

    Characters beyond U+FFFF count as absent: ReportLab's text of them cannot be read back.
    """
    widths = font(face).face
    return {
        chr(code): widths.getCharWidth(code) / 1000  # type: ignore[no-untyped-call]
        for code in widths.charToGlyph
        if 0x20 <= code <= 0xFFFF
    }


@functools.lru_cache(maxsize=65536)
def width(face: str, text: str) -> float:
    """How wide a word is at size 1. The face has all its characters."""
    table = advances(face)
    return sum(table[each] for each in text)


@functools.cache
def known() -> frozenset[str]:
    """The characters that some face has: those of the upright ones, as a test makes sure."""
    return frozenset((*advances(SERIF), *advances(SANS)))


def missing(text: str) -> set[str]:
    """The characters of a text that no face has."""
    return set(spelled(text)) - known()


def spelled(text: str) -> str:
    """The text with characters that have no form of their own left out or put plainly."""
    if _everyday().issuperset(text):
        return text
    composed = unicodedata.normalize("NFC", text).translate(_SPELLED)
    return "".join(each for each in composed if each == SOFT_HYPHEN or not _formless(each))


@functools.cache
def _everyday() -> frozenset[str]:
    """The characters that need no second look."""
    return frozenset(
        each for each in known() if not (_formless(each) or unicodedata.combining(each))
    )


def _formless(character: str) -> bool:
    kind = unicodedata.category(character)
    return kind in ("Cc", "Cf", "Cs") or "\ufe00" <= character <= "\ufe0f"


@functools.lru_cache(maxsize=16384)
def faced(face: str, text: str) -> tuple[tuple[str, str], ...]:
    """A text as stretches of (face, characters), each of which that face has."""
    text = text.replace("\N{NON-BREAKING HYPHEN}", "-")  # not every face has it
    table = advances(face)
    if all(each in table for each in text):
        return ((face, text),)
    stretches: list[tuple[str, str]] = []
    for each in text:
        owner = _owner(face, each)
        drawn = each if owner else BOX
        if stretches and stretches[-1][0] == (owner or SANS):
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + drawn)
        else:
            stretches.append((owner or SANS, drawn))
    return tuple(stretches)


def _owner(face: str, character: str) -> str:
    place = FACES.index(face)
    sisters = (face, FACES[(place + 4) % 8], *FACES)
    return next((each for each in sisters if character in advances(each)), "")
