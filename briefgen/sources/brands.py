"""A brand file → Brand: colors, the letterhead, and the logo and the fonts beside the file."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from briefgen import images, typefaces
from briefgen.errors import PackError, Place
from briefgen.model.faces import CUTS, Fonts, Typeface
from briefgen.model.look import LOGO_LIMIT, Brand
from briefgen.sources.files import convert, read_toml, refuse_leaving
from briefgen.sources.fonts import prepared as cut_font


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


def read_brand(path: Path) -> Brand:
    """Read an office's look from its TOML file and the logo and fonts that it names.

    Raises:
        PackError: a field is wrong, a color cannot be read on the page, the logo is not a PNG or
            JPEG picture of at most 2 MB, or a font is not TrueType or may not be embedded.
    """
    data = read_toml(path, PackError)
    data.setdefault("id", path.stem)
    logo, fonts = data.pop("logo", ""), data.pop("fonts", {})
    brand = convert(data, Brand, PackError, Place(path.name))
    brand = replace(brand, logo=_logo(path, logo)) if logo else brand
    named = convert(fonts, FontFiles, PackError, Place(path.name))
    families = {role: _family(path, getattr(named, role)) for role in ("text", "heads")}
    return replace(brand, fonts=Fonts(**families))


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

    return _beside(path, f"font {name}", typefaces.LIMIT, prepared)


def _logo(path: Path, name: Any) -> bytes:
    def shown(data: bytes) -> bytes:
        if len(data) > LOGO_LIMIT:
            raise images.BadImageError(f"is larger than {LOGO_LIMIT // 1_000_000} MB")
        images.check(data)
        return data

    return _beside(path, f"logo {name}", LOGO_LIMIT, shown)


def _beside(path: Path, what: str, limit: int, used: Callable[[bytes], bytes]) -> bytes:
    """What is used of a file beside the brand file; ``what`` says "logo" or "font" and its name."""
    place = Place(path.name)
    kind, _, name = what.partition(" ")
    if Path(name).name != name:
        raise PackError(f"Write the {kind} as the name of a file beside this one.", place)
    file = path.parent / name
    refuse_leaving(path.parent, file, PackError)
    try:
        if not file.is_file():
            raise PackError(f"The {what} is not beside the file.", place)
        with file.open("rb") as stream:
            return used(stream.read(limit + 1))
    except OSError as error:
        raise PackError(f"The {what} cannot be read: {error.strerror}.", place) from error
    except (images.BadImageError, typefaces.BadFontError) as error:
        raise PackError(f"The {what} {error}.", place) from error
