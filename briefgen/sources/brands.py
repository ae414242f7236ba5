"""A brand file → Brand."""

from pathlib import Path

from briefgen.errors import PackError, Place
from briefgen.model.look import Brand
from briefgen.sources.files import convert, read_toml


def read_brand(path: Path) -> Brand:
    """Read an office's look from its TOML file.

    Raises:
        PackError: a field is wrong, or a color is not written as ``#17406D``.
    """
    return convert(read_toml(path, PackError), Brand, PackError, Place(path.name))
