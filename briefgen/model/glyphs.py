"""Which characters the document's faces have, and how wide they are.

A character that a face lacks is taken from a sister face; one that none has is drawn as a box.
"""

import functools
import unicodedata

from briefgen import typefaces
from briefgen.model.faces import SANS, SERIF, face_in, file_of, sisters

BOX = "\N{WHITE SQUARE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_SPELLED = {
    0x2060: None,
    0xFEFF: None,
    **dict.fromkeys((*range(0x09, 0x0E), 0x85, 0x2028, 0x2029), " "),
}


@functools.lru_cache(maxsize=64)
def advances(face: str) -> dict[str, float]:
    """The width of each character that a face has, at size 1.

    Characters beyond U+FFFF count as absent: ReportLab's text of them cannot be read back.
    """
    widths = typefaces.advances(file_of(face))
    return {each: width for each, width in widths.items() if each <= "\uffff"}


@functools.lru_cache(maxsize=65536)
def width(face: str, text: str) -> float:
    """How wide a word is at size 1. The face has all its characters."""
    table = advances(face)
    return sum(table[each] for each in text)


def line_width(face: str, text: str) -> float:
    """How wide a text on one line is at size 1, each character in the face that has it."""
    return sum(width(one, stretch) for one, stretch in faced(face, spelled(text)))


@functools.lru_cache(maxsize=32)
def known(key: str = "") -> frozenset[str]:
    """The characters that some face has: those of the upright ones, as a test makes sure."""
    ours = (*advances(SERIF), *advances(SANS))
    own = (*advances(face_in(key, SERIF)), *advances(face_in(key, SANS))) if key else ()
    return frozenset((*ours, *own))


def missing(text: str, key: str = "") -> set[str]:
    """The characters of a text that no face of the fonts with this key has."""
    return set(spelled(text)) - known(key)


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
        owner = next((one for one in sisters(face) if each in advances(one)), "")
        drawn = each if owner else BOX
        if stretches and stretches[-1][0] == (owner or SANS):
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + drawn)
        else:
            stretches.append((owner or SANS, drawn))
    return tuple(stretches)
