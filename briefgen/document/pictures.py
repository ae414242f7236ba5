"""Picture files that a brief carries, by the names under which its blocks show them."""

import re
from collections.abc import Sequence

import msgspec

LIMIT = 4_000_000  # bytes of a file; what is larger is made smaller on its way in
TOGETHER = 60_000_000  # bytes of all pictures; a brief and its PDF stay well below what opens
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,79}")


class PictureFile(msgspec.Struct, frozen=True):
    """A PNG or JPEG file under a name such as ``map.png``."""

    name: str
    data: bytes

    def __post_init__(self) -> None:
        """Refuse a name that is none for a file, and what no picture needs.

        Raises:
            ValueError: either.
        """
        if not _NAME.fullmatch(self.name):
            raise ValueError("A picture is named with letters, digits, dots and hyphens")
        if len(self.data) > LIMIT:
            raise ValueError(f"A picture may have at most {LIMIT // 1_000_000} MB")


def picture_data(files: Sequence[PictureFile], name: str) -> bytes:
    """The bytes of the file of this name; empty when there is none."""
    return next((each.data for each in files if each.name == name), b"")


def free_name(files: Sequence[PictureFile], wanted: str) -> str:
    """A name like the wanted one that no file has."""
    stem, _, suffix = wanted.rpartition(".")
    stem = re.sub(r"[^A-Za-z0-9._-]+", "-", stem).strip("-._")[:60] or "picture"
    taken, number, name = {each.name for each in files}, 2, f"{stem}.{suffix}"
    while name in taken:
        name, number = f"{stem}-{number}.{suffix}", number + 1
    return name
