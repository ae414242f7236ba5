"""A brand file → Brand."""

import re
from pathlib import Path

from briefgen.errors import PackError, Place
from briefgen.model.look import Brand
from briefgen.sources.files import convert, read_toml

_COLOR = re.compile(r"#[0-9A-Fa-f]{6}")


def read_brand(path: Path) -> Brand:
    """Read an office's look from its TOML file.

    Raises:
        PackError: a field is wrong, or a colour is not written as ``#17406D``.
    """
    brand = convert(read_toml(path, PackError), Brand, PackError, Place(path.name))
    for color in (brand.accent, brand.tint):
        if not _COLOR.fullmatch(color):
            raise PackError(f"“{color}” is not a colour; write it as #17406D.", Place(path.name))
    return brand
