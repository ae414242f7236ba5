"""A brand file → Brand: colors, the head, and the logo, fonts and Word letterhead beside it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from briefgen import images, typefaces
from briefgen.errors import PackError, Place
from briefgen.sources.files import convert, inside, read_toml
from briefgen.sources.fonts import prepared as cut_font
from briefgen.typography.faces import CUTS, Fonts, Typeface
from briefgen.typography.look import LOGO_LIMIT, Brand, with_letterhead


class FamilyFiles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A family as a brand file names it: TrueType files beside it. Italics may be left out."""

    family: str
    regular: str
    strong: str
    italic: str = ""
    strong_italic: str = ""


class FontFiles(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The families that are named: one for text, one for heads, or both."""

    text: FamilyFiles | None = None
    heads: FamilyFiles | None = None


class _Families(msgspec.Struct, frozen=True):
    """The part of the file that names them."""

    fonts: FontFiles


def read_brand(path: Path) -> Brand:
    """Read an office's look from its TOML file and the files that it names.

    Raises:
        PackError: a field is wrong, a color cannot be read on the page, the logo is not a PNG or
            JPEG picture of at most 2 MB, a font is not TrueType or may not be embedded, or the
            letterhead is not a Word file of at most 5 MB.
    """
    data = read_toml(path, PackError)
    data.setdefault("id", path.stem)
    logo, letterhead, fonts = (
        data.pop("logo", ""),
        data.pop("letterhead", ""),
        data.pop("fonts", {}),
    )
    brand = convert(data, Brand, PackError, Place(path.name))
    if letterhead:
        from briefgen.sources.letterheads import read_letterhead

        brand = with_letterhead(brand, read_letterhead(_beside(path, "letterhead", letterhead)))
    brand = replace(brand, logo=_logo(path, logo)) if logo else brand
    _refuse_unknown(fonts, Place(path.name))
    named = convert({"fonts": fonts}, _Families, PackError, Place(path.name)).fonts
    families = {role: _family(path, getattr(named, role)) for role in ("text", "heads")}
    return replace(brand, fonts=Fonts(**families))


def _refuse_unknown(fonts: object, place: Place) -> None:
    """Refuse a key that no family has, with those that one has."""
    known = FamilyFiles.__struct_fields__
    for role, family in fonts.items() if isinstance(fonts, dict) else ():
        wrong = next((e for e in family if e not in known), "") if isinstance(family, dict) else ""
        if wrong and role in FontFiles.__struct_fields__:
            sentence = f"[fonts.{role}] has no field “{wrong}”; it has {', '.join(known)}."
            raise PackError(sentence, place)


def _family(path: Path, files: FamilyFiles | None) -> Typeface:
    if files is None:
        return Typeface()
    family = convert({"family": files.family}, Typeface, PackError, Place(path.name))
    found = {cut: _face(path, files, cut) for cut in CUTS if getattr(files, cut)}
    return replace(family, **found)


def _face(path: Path, files: FamilyFiles, cut: str) -> bytes:
    name = getattr(files, cut)

    def prepared(data: bytes) -> bytes:
        bold, italic = cut.startswith("strong"), cut.endswith("italic")
        return cut_font(data, files.family, bold=bold, italic=italic)

    return _read(path, ("font", name), typefaces.LIMIT, prepared)


def _logo(path: Path, name: Any) -> bytes:
    def shown(data: bytes) -> bytes:
        if len(data) > LOGO_LIMIT:
            raise images.BadImageError(f"is larger than {LOGO_LIMIT // 1_000_000} MB")
        images.check(data)
        return data

    return _read(path, ("logo", name), LOGO_LIMIT, shown)


def _read(path: Path, named: tuple[str, Any], limit: int, used: Callable[[bytes], bytes]) -> bytes:
    """What is used of a file beside the brand file, that is ``named`` by what it is for."""
    place, what = Place(path.name), " ".join(map(str, named))
    try:
        with _beside(path, *named).open("rb") as stream:
            return used(stream.read(limit + 1))
    except OSError as error:
        raise PackError(f"The {what} cannot be read: {error.strerror}.", place) from error
    except (images.BadImageError, typefaces.BadFontError) as error:
        raise PackError(f"The {what} {error}.", place) from error


def _beside(path: Path, what: str, name: Any) -> Path:
    """The file of this name beside the brand file."""
    place = Place(path.name)
    if not isinstance(name, str) or Path(name).name != name:
        raise PackError(f"Write the {what} as the name of a file beside this one.", place)
    file = inside(path.parent, name, PackError)
    if not file.is_file():
        raise PackError(f"The {what} {name} is not beside the file.", place)
    return file
