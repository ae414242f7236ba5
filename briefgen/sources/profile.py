"""The office profile in the user's own folder → Profile.

No row of SOURCES: nobody is asked for this file, and both doors read it where it always lies. What
the office has put on the computer stands where a person says nothing, or where it is locked.
"""

import os
from pathlib import Path
from typing import Any

import msgspec
from msgspec.structs import replace

from briefgen import paths
from briefgen.brief.profile import Profile, cleaned
from briefgen.errors import PackError, Place
from briefgen.preferences import OfficeSettings, mistake
from briefgen.sources.files import convert, read_toml
from briefgen.sources.office_settings import find_office_settings

LIMIT = 50_000  # bytes; a full one has 600


def desk_profile() -> tuple[Profile, tuple[str, ...]]:
    """The profile of this desk as it holds, and a sentence for each file that cannot be used."""
    office, wrong = find_office_settings(paths.office_settings())
    profile, also_wrong = find_profile(paths.profile(), office)
    return profile, tuple(filter(None, (wrong, also_wrong)))


def find_profile(path: Path, office: OfficeSettings = OfficeSettings()) -> tuple[Profile, str]:  # noqa: B008
    """The profile that is kept there, that of the office where none is, and what is wrong with it.

    That is a sentence, or ``""``.
    """
    try:
        return read_profile(path, office) if os.path.lexists(path) else _made({}, path, office), ""
    except PackError as error:
        return _made({}, path, office), f"{error} The office profile is not used."


def read_profile(path: Path, office: OfficeSettings = OfficeSettings()) -> Profile:  # noqa: B008
    """Read a profile; texts that only a later version knows, or that are not used, are kept.

    Raises:
        PackError: it is no file, too large, no TOML, or a field is wrong.
    """
    return _made(read_toml(path, PackError, limit=LIMIT), path, office)


def _made(data: dict[str, Any], path: Path, office: OfficeSettings) -> Profile:
    own = {name: data[name] for name in _FIELDS if name in data}
    for name in ("language", "dictionary", "folder"):
        if own.get(name) and (sentence := mistake(name, own[name])):
            raise PackError(sentence, Place(path.name))
    convert(own, Profile, PackError, Place(path.name))  # what is hidden by a lock is judged, too
    known = {**office.values, **own, **office.locked}
    told = {name: known[name] for name in _FIELDS if name in known}
    profile = cleaned(convert(told, Profile, PackError, Place(path.name)))
    hidden = [each for each in own.items() if each[0] in office.locked]
    return replace(profile, later=(*_texts(data), *hidden))


def _texts(data: dict[str, Any]) -> list[tuple[str, str]]:
    unknown = (each for each in data.items() if each[0] not in _FIELDS)
    return [(name, value) for name, value in unknown if isinstance(value, str)]


_FIELDS = tuple(each.name for each in msgspec.structs.fields(Profile) if each.name != "later")
