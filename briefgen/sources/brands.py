"""A brand file → Brand: colors, the head, and the logo and Word letterhead beside the file."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from briefgen import images
from briefgen.errors import PackError, Place
from briefgen.model.look import Brand
from briefgen.sources.files import convert, read_toml, refuse_leaving
from briefgen.sources.letterheads import read_letterhead


def read_brand(path: Path) -> Brand:
    """Read an office's look from its TOML file and the files that it names.

    Raises:
        PackError: a field is wrong, a color cannot be read on the page, the logo is not a PNG or
            JPEG picture of at most 2 MB, or the letterhead not a Word file of at most 5 MB.
    """
    data = read_toml(path, PackError)
    data.setdefault("id", path.stem)
    logo, letterhead = data.pop("logo", ""), data.pop("letterhead", "")
    brand = convert(data, Brand, PackError, Place(path.name))
    if letterhead:
        brand = read_letterhead(_beside(path, letterhead, "letterhead"), brand)
    return replace(brand, logo=_logo(path, logo)) if logo else brand


def _logo(path: Path, name: Any) -> bytes:
    place, file = Place(path.name), _beside(path, name, "logo")
    try:
        with file.open("rb") as stream:
            data = stream.read(images.LIMIT + 1)
        images.pixels(data)
    except OSError as error:
        raise PackError(f"The logo {name} cannot be read: {error.strerror}.", place) from error
    except images.BadImageError as error:
        raise PackError(f"The logo {name} {error}.", place) from error
    return data


def _beside(path: Path, name: Any, what: str) -> Path:
    """The file of this name beside the brand file."""
    place = Place(path.name)
    if not isinstance(name, str) or Path(name).name != name:
        raise PackError(f"Write the {what} as the name of a file beside this one.", place)
    file = path.parent / name
    refuse_leaving(path.parent, file, PackError)
    if not file.is_file():
        raise PackError(f"The {what} {name} is not beside the file.", place)
    return file
