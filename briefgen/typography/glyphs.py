"""Which characters the document's faces have, and how wide they are.

A character that a face lacks is taken from a sister face; one that none has is drawn as a box.
"""

import functools
import re
import unicodedata

from briefgen.typography import measures
from briefgen.typography.faces import (
    SANS,
    SERIF,
    Face,
    OwnFonts,
    face_in,
    file_of,
    is_shaped,
    sisters,
)
from briefgen.typography.shaping import clusters

BOX = "\N{WHITE SQUARE}"
SOFT_HYPHEN = "\N{SOFT HYPHEN}"
# characters as wide as high, after which a line may break: for use in a regular expression
WIDE = "\u2e80-\u2fdf\u3000-\u312f\u31f0-\u9fff\uf900-\ufaff\uff01-\uffef\U00020000-\U0003ffff"
_JOINERS = re.compile("(?<=[\u0600-\u08ff])[\u200c\u200d](?=[\u0600-\u08ff])")
_SPELLED = {
    0x2060: None,
    0xFEFF: None,
    **dict.fromkeys((*range(0x09, 0x0E), 0x85, 0x2028, 0x2029), " "),
}


def advances(face: Face) -> dict[str, float]:
    """The width of each character that a face has, at size 1."""
    return measures.advances(file_of(face))


@functools.lru_cache(maxsize=65536)
def width(face: Face, text: str) -> float:
    """How wide a word is at size 1. The face has all its characters."""
    table = advances(face)
    if is_shaped(face):
        units = measures.facts(file_of(face)).units
        return sum(each.advance for each in clusters(face, text, rtl=True)) / units
    return sum(table[each] for each in text)


@functools.cache
def known() -> frozenset[str]:
    """The characters of our own families: those of the upright faces, as a test makes sure."""
    return frozenset((*advances(SERIF), *advances(SANS)))


def missing(text: str, own: OwnFonts | None = None) -> set[str]:
    """The characters of a text that no face has, nor one of an office's own fonts."""
    return {each for each in set(spelled(text)) - known() if not _owner(face_in(own, SANS), each)}


def spelled(text: str) -> str:
    """The text with characters that have no form of their own left out or put plainly."""
    if _everyday().issuperset(text):
        return text
    composed = unicodedata.normalize("NFC", text).translate(_SPELLED)
    joined = {found.start() for found in _JOINERS.finditer(composed)}
    return "".join(
        each
        for at, each in enumerate(composed)
        if each == SOFT_HYPHEN or at in joined or not _formless(each)
    )


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
def faced(face: Face, text: str) -> tuple[tuple[Face, str], ...]:
    """A text as stretches of (face, characters), each of which that face has."""
    text = text.replace("\N{NON-BREAKING HYPHEN}", "-")  # not every face has it
    table = advances(face)
    if all(each in table for each in text):
        return ((face, text),)
    stretches: list[tuple[Face, str]] = []
    for each in text:
        owner = _owner(face, each)
        drawn = each if owner else BOX
        if stretches and stretches[-1][0] == (owner or SANS):
            stretches[-1] = (stretches[-1][0], stretches[-1][1] + drawn)
        else:
            stretches.append((owner or SANS, drawn))
    return tuple(stretches)


def joined_face(face: Face, text: str) -> Face:
    """The face for letters that run from the right and all that stands among them."""
    owners = (_owner(face, each) for each in text)
    return next((owner for owner in owners if owner and is_shaped(owner)), face)


@functools.lru_cache(maxsize=16384)
def _owner(face: Face, character: str) -> Face | None:
    """The first face that has a character; None if no face has."""
    return next((one for one in sisters(face) if character in advances(one)), None)
