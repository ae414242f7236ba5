"""The faces of the document's fonts: ours, and those that an office puts in their place.

A face carries what it needs: a face of an office holds the office's fonts, so that nothing has to
be remembered elsewhere for it to be set.
"""

import hashlib
import re
from functools import cache, lru_cache

import msgspec

from briefgen import paths, typefaces

CUTS = ("regular", "italic", "strong", "strong_italic")  # of a family, in the order of FACES
_FAMILY = re.compile(r"[\w][\w .&+'-]{0,49}")


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


class OwnFonts(msgspec.Struct, frozen=True, eq=False):
    """An office's fonts as its faces hold them; ``key`` is made from the files themselves.

    Two are equal if their files are, and two offices whose fonts have one name are not taken for
    each other.
    """

    key: str
    fonts: Fonts

    def __eq__(self, other: object) -> bool:
        """Compare keys: the files are large."""
        return isinstance(other, OwnFonts) and self.key == other.key

    def __hash__(self) -> int:
        """Agree with what is equal."""
        return hash(self.key)


class Face(msgspec.Struct, frozen=True, cache_hash=True):
    """A face of ours, named as its file is, or what stands in its place in ``own`` fonts."""

    name: str
    own: OwnFonts | None = None


SERIF, SERIF_ITALIC = Face("SourceSerif4-Regular"), Face("SourceSerif4-Italic")
SERIF_STRONG, SERIF_STRONG_ITALIC = (
    Face("SourceSerif4-SemiBold"),
    Face("SourceSerif4-SemiBoldItalic"),
)
SANS, SANS_ITALIC = Face("SourceSans3-Regular"), Face("SourceSans3-Italic")
SANS_STRONG, SANS_STRONG_ITALIC = Face("SourceSans3-SemiBold"), Face("SourceSans3-SemiBoldItalic")
FACES = (
    SERIF, SERIF_ITALIC, SERIF_STRONG, SERIF_STRONG_ITALIC,
    SANS, SANS_ITALIC, SANS_STRONG, SANS_STRONG_ITALIC,
)  # fmt: skip
# Faces of scripts whose letters are joined or marked, by the script; they belong to no family.
HEBREW, HEBREW_STRONG = Face("NotoSansHebrew-Regular"), Face("NotoSansHebrew-SemiBold")
ARABIC, ARABIC_STRONG = Face("NotoSansArabic-Regular"), Face("NotoSansArabic-SemiBold")
CHINESE, CHINESE_STRONG = Face("NotoSansSC-Regular"), Face("NotoSansSC-Strong")
SHAPED = {HEBREW: "Hebr", HEBREW_STRONG: "Hebr", ARABIC: "Arab", ARABIC_STRONG: "Arab"}
OTHERS, STRONG_OTHERS = (HEBREW, ARABIC, CHINESE), (HEBREW_STRONG, ARABIC_STRONG, CHINESE_STRONG)


@lru_cache(maxsize=16)
def own_fonts(fonts: Fonts) -> OwnFonts | None:
    """An office's fonts for faces to hold, None where all are ours."""
    if not any(each.regular for each in fonts.families):
        return None
    digest = hashlib.sha256()
    for family in fonts.families:
        for part in (family.family.encode(), *(getattr(family, cut) for cut in CUTS)):
            digest.update(b"%d:" % len(part) + part)
    return OwnFonts(digest.hexdigest(), fonts)


def face_in(own: OwnFonts | None, face: Face) -> Face:
    """The face that stands in the place of one of ours."""
    return Face(face.name, own) if own else face


def file_of(face: Face) -> bytes:
    """The TrueType file of a face."""
    own = _own(face)
    return own[0] if own else _ours(CHINESE.name if is_heavy(face) else face.name)


def is_heavy(face: Face) -> bool:
    """Whether the face is a regular one that stands in for a strong one that there is not."""
    return face == CHINESE_STRONG


def is_slanted(face: Face) -> bool:
    """Whether the face is an upright one that stands in for an italic that its family lacks."""
    own = _own(face)
    return bool(own and own[1])


def is_shaped(face: Face) -> bool:
    """Whether the letters of a face depend on those beside them."""
    return face in SHAPED


@lru_cache(maxsize=256)
def sisters(face: Face) -> tuple[Face, ...]:
    """The faces from which a character is taken, in this order: the face, its sister, ours."""
    own, ours = face.own, Face(face.name)
    strong = ours in FACES and FACES.index(ours) % 4 >= 2
    others = STRONG_OTHERS if strong or ours in STRONG_OTHERS else OTHERS
    if ours not in FACES:
        return (face, *FACES, *others)
    other = FACES[(FACES.index(ours) + 4) % 8]
    upright = (face_in(own, SERIF), face_in(own, SANS)) if own else ()
    return (face, face_in(own, other), *upright, ours, other, *FACES, *others)


def _own(face: Face) -> tuple[bytes, bool] | None:
    """The office's file for a face, and whether it has to be slanted; None where it is ours."""
    if face.own is None:
        return None
    place = FACES.index(Face(face.name))
    family = face.own.fonts.families[place // 4]
    if not family.regular:
        return None
    cut = CUTS[place % 4]
    upright = {"italic": "regular", "strong_italic": "strong"}.get(cut, cut)
    file = getattr(family, cut)
    return (file, False) if file else (getattr(family, upright), True)


@cache
def _ours(name: str) -> bytes:
    return (paths.FONTS / f"{name}.ttf").read_bytes()
