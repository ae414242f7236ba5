"""The faces of the document's fonts: ours, and those that an office puts in their place.

A face is a name. Ours is named as its file is; an office's names the face of ours whose place it
takes, after a key made from the files themselves, so that two offices whose fonts have one name
are never taken for each other.
"""

import hashlib
import re
from functools import cache, lru_cache

import msgspec

from briefgen import paths, typefaces

SERIF, SERIF_ITALIC = "SourceSerif4-Regular", "SourceSerif4-Italic"
SERIF_STRONG, SERIF_STRONG_ITALIC = "SourceSerif4-SemiBold", "SourceSerif4-SemiBoldItalic"
SANS, SANS_ITALIC = "SourceSans3-Regular", "SourceSans3-Italic"
SANS_STRONG, SANS_STRONG_ITALIC = "SourceSans3-SemiBold", "SourceSans3-SemiBoldItalic"
FACES = (
    SERIF, SERIF_ITALIC, SERIF_STRONG, SERIF_STRONG_ITALIC,
    SANS, SANS_ITALIC, SANS_STRONG, SANS_STRONG_ITALIC,
)  # fmt: skip
# Faces of scripts whose letters are joined or marked, by the script; they belong to no family.
HEBREW, HEBREW_STRONG = "NotoSansHebrew-Regular", "NotoSansHebrew-SemiBold"
ARABIC, ARABIC_STRONG = "NotoSansArabic-Regular", "NotoSansArabic-SemiBold"
CHINESE, CHINESE_STRONG = "NotoSansSC-Regular", "NotoSansSC-Strong"
SHAPED = {HEBREW: "Hebr", HEBREW_STRONG: "Hebr", ARABIC: "Arab", ARABIC_STRONG: "Arab"}
OTHERS, STRONG_OTHERS = (HEBREW, ARABIC, CHINESE), (HEBREW_STRONG, ARABIC_STRONG, CHINESE_STRONG)
CUTS = ("regular", "italic", "strong", "strong_italic")  # of a family, in the order of FACES

_FAMILY = re.compile(r"[\w][\w .&+'-]{0,49}")
_AT_ONCE = 16  # sets of fonts that a process remembers
_KEY_LENGTH = 32
_registered: dict[str, "Fonts"] = {}  # by content: what stands here never changes


class Typeface(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family of an office as TrueType files; one without a name is ours.

    Where an italic is missing the upright stands in, slanted.
    """

    family: str = ""
    regular: bytes = b""
    italic: bytes = b""
    strong: bytes = b""
    strong_italic: bytes = b""

    def __post_init__(self) -> None:
        """Refuse what cannot be a family, from whatever file it comes.

        Raises:
            ValueError: the name has signs that a font's name may not have, or a file is too large.
        """
        if self.family and not _FAMILY.fullmatch(self.family):
            raise ValueError(
                f"“{self.family[:60]}” cannot be the name of a font; write at most 50 letters,"
                " digits and spaces"
            )
        if any(len(getattr(self, cut)) > typefaces.LIMIT for cut in CUTS):
            raise ValueError(f"A font may have at most {typefaces.LIMIT // 1_000_000} MB")


class Fonts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The families of a brand: ``text`` in place of our serif, ``heads`` of our sans."""

    text: Typeface = Typeface()
    heads: Typeface = Typeface()

    @property
    def families(self) -> tuple[Typeface, Typeface]:
        """In the order of FACES."""
        return self.text, self.heads


@lru_cache(maxsize=_AT_ONCE)
def _key(fonts: Fonts) -> str:
    digest = hashlib.sha256()
    for family in fonts.families:
        for part in (family.family.encode(), *(getattr(family, cut) for cut in CUTS)):
            digest.update(b"%d:" % len(part) + part)
    return digest.hexdigest()[:_KEY_LENGTH]


def key_of(fonts: Fonts) -> str:
    """The key of an office's fonts, ``""`` for ours; from now on faces with it can be looked up."""
    if not any(each.regular for each in fonts.families):
        return ""
    key = _key(fonts)
    _registered.pop(key, None)
    _registered[key] = fonts
    for old in list(_registered)[:-_AT_ONCE]:
        del _registered[old]
    return key


def face_in(key: str, ours: str) -> str:
    """The face that stands in the place of one of ours."""
    return f"{key}:{ours}" if key else ours


def key_in(face: str) -> str:
    """The key of the fonts that a face belongs to."""
    return face.rpartition(":")[0]


def file_of(face: str) -> bytes:
    """The TrueType file of a face."""
    own = _own(face)
    return own[0] if own else _ours(CHINESE if is_heavy(face) else face.rpartition(":")[2])


def is_heavy(face: str) -> bool:
    """Whether the face is a regular one that stands in for a strong one that there is not."""
    return face == CHINESE_STRONG


def is_slanted(face: str) -> bool:
    """Whether the face is an upright one that stands in for an italic that its family lacks."""
    own = _own(face)
    return bool(own and own[1])


def is_shaped(face: str) -> bool:
    """Whether the letters of a face depend on those beside them."""
    return face in SHAPED


@lru_cache(maxsize=256)
def sisters(face: str) -> tuple[str, ...]:
    """The faces from which a character is taken, in this order: the face, its sister, ours."""
    key, _, ours = face.rpartition(":")
    strong = ours in FACES and FACES.index(ours) % 4 >= 2
    strong = strong or ours in (HEBREW_STRONG, ARABIC_STRONG, CHINESE_STRONG)
    others = STRONG_OTHERS if strong else OTHERS
    if ours not in FACES:
        return (face, *FACES, *others)
    other = FACES[(FACES.index(ours) + 4) % 8]
    own = (face, face_in(key, other), *((face_in(key, SERIF), face_in(key, SANS)) if key else ()))
    return (*own, ours, other, *FACES, *others)


def _own(face: str) -> tuple[bytes, bool] | None:
    """The office's file for a face, and whether it has to be slanted; None where it is ours."""
    key, _, ours = face.rpartition(":")
    if not key:
        return None
    place = FACES.index(ours)
    family = _registered[key].families[place // 4]
    if not family.regular:
        return None
    cut = CUTS[place % 4]
    upright = {"italic": "regular", "strong_italic": "strong"}.get(cut, cut)
    own = getattr(family, cut)
    return (own, False) if own else (getattr(family, upright), True)


@cache
def _ours(name: str) -> bytes:
    return (paths.FONTS / f"{name}.ttf").read_bytes()
