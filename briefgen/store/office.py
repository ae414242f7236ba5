"""The members of a file that are an office's: its logo, its letterhead, its fonts."""

from msgspec.structs import replace

from briefgen import typefaces
from briefgen.errors import BriefFileError, Place
from briefgen.typography.faces import CUTS, Fonts
from briefgen.typography.look import Brand

BRAND = "brand/"
LOGO = "brand/logo"  # a picture file
LETTERHEAD = "brand/letterhead"  # a Word file


def office_files(brand: Brand) -> dict[str, bytes]:
    """The files of a look, as members."""
    files = {LOGO: brand.logo, **_font_files(brand.fonts), LETTERHEAD: brand.letterhead}
    return {name: data for name, data in files.items() if data}


def office_names() -> frozenset[str]:
    """The names that files of a look may have."""
    return frozenset({LOGO, LETTERHEAD, *(_font_file(r, c) for r in _ROLES for c in CUTS)})


def without_files(brand: Brand) -> Brand:
    """A look as JSON holds it."""
    return replace(brand, logo=b"", letterhead=b"", fonts=_with_files(brand.fonts, {}))


def with_files(brand: Brand, members: dict[str, bytes], place: Place) -> Brand:
    """A look with its files among the members; each font is looked at before anybody uses it.

    Raises:
        BriefFileError: a font is none, or is missing.
        ValueError: the logo or the letterhead is too large.
    """
    return replace(
        brand,
        logo=members.get(LOGO, b""),
        letterhead=members.get(LETTERHEAD, b""),
        fonts=_fonts(brand.fonts, members, place),
    )


def _font_files(fonts: Fonts) -> dict[str, bytes]:
    return {
        _font_file(role, cut): data
        for role in Fonts.__struct_fields__
        for cut in CUTS
        if (data := getattr(getattr(fonts, role), cut))
    }


def _font_file(role: str, cut: str) -> str:
    return f"brand/{role}-{cut}.ttf"


def _with_files(fonts: Fonts, members: dict[str, bytes]) -> Fonts:
    """The families with those of their files that are among the members."""
    families = {
        role: replace(
            getattr(fonts, role), **{cut: members.get(_font_file(role, cut), b"") for cut in CUTS}
        )
        for role in Fonts.__struct_fields__
    }
    return Fonts(**families)


def _fonts(fonts: Fonts, members: dict[str, bytes], place: Place) -> Fonts:
    found = _with_files(fonts, members)
    for name, data in _font_files(found).items():
        try:
            typefaces.examine(data)
        except typefaces.BadFontError as error:
            raise BriefFileError(f"The font {name} in the file {error}.", place) from error
    if any(not each.regular or not each.strong for each in found.families if each.family):
        raise BriefFileError("A font of the office is missing in the file.", place)
    return found


_ROLES = Fonts.__struct_fields__
