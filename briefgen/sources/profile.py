"""The office profile in the user's own folder → Profile.

No row of SOURCES: nobody is asked for this file, and both doors read it where it always lies.
"""

import os
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from briefgen.brief.profile import Profile, cleaned
from briefgen.errors import PackError, Place
from briefgen.sources.files import convert, read_toml

LIMIT = 50_000  # bytes; a full one has 600


def find_profile(path: Path) -> tuple[Profile, str]:
    """The profile that is kept there, empty where none is, and a sentence if it cannot be used."""
    if not os.path.lexists(path):
        return Profile(), ""
    try:
        return read_profile(path), ""
    except PackError as error:
        return Profile(), f"{error} The office profile is not used."


def read_profile(path: Path) -> Profile:
    """Read a profile; texts that only a later version knows are kept.

    Raises:
        PackError: it is no file, too large, no TOML, or a field is wrong.
    """
    data = read_toml(path, PackError, limit=LIMIT)
    known = {name: data[name] for name in _FIELDS if name in data}
    profile = cleaned(convert(known, Profile, PackError, Place(path.name)))
    return replace(profile, later=tuple(_texts(data)))


def _texts(data: dict[str, Any]) -> list[tuple[str, str]]:
    unknown = (each for each in data.items() if each[0] not in _FIELDS)
    return [(name, value) for name, value in unknown if isinstance(value, str)]


_FIELDS = tuple(each.name for each in msgspec.structs.fields(Profile) if each.name != "later")
