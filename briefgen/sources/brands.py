"""A brand file → Brand: colors, the letterhead, and the logo beside the file."""

from pathlib import Path
from typing import Any

from msgspec.structs import replace

from briefgen import images
from briefgen.errors import PackError, Place
from briefgen.model.look import Brand
from briefgen.sources.files import convert, read_toml, refuse_leaving


def read_brand(path: Path) -> Brand:
    """Read an office's look from its TOML file and the logo that it names.

    Raises:
        PackError: a field is wrong, a color cannot be read on the page, or the logo is not a PNG or
            JPEG picture of at most 2 MB.
    """
    data = read_toml(path, PackError)
    data.setdefault("id", path.stem)
    logo = data.pop("logo", "")
    brand = convert(data, Brand, PackError, Place(path.name))
    return replace(brand, logo=_logo(path, logo)) if logo else brand


def _logo(path: Path, name: Any) -> bytes:
    place = Place(path.name)
    if not isinstance(name, str) or Path(name).name != name:
        raise PackError("Write the logo as the name of a file beside this one.", place)
    file = path.parent / name
    refuse_leaving(path.parent, file, PackError)
    try:
        if not file.is_file():
            raise PackError(f"The logo {name} is not beside the file.", place)
        with file.open("rb") as stream:
            data = stream.read(images.LIMIT + 1)
        images.check(data)
    except OSError as error:
        raise PackError(f"The logo {name} cannot be read: {error.strerror}.", place) from error
    except images.BadImageError as error:
        raise PackError(f"The logo {name} {error}.", place) from error
    return data
