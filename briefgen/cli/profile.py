"""``briefgen profile``: what an office says of itself, kept where the window finds it too."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefgen import paths, sources
from briefgen.brief.profile import Profile, cleaned
from briefgen.document.release import MarkingKind
from briefgen.errors import ChoiceError, UsageError
from briefgen.preferences import OfficeSettings
from briefgen.sources.office_settings import find_office_settings
from briefgen.sources.profile import desk_profile
from briefgen.store.profile import save_profile

WIDTH = 10  # of the longest name of a field


def known_profile() -> Profile:
    """The profile of this desk; a file that cannot be used is said on stderr and left alone."""
    profile, wrong = desk_profile()
    for sentence in wrong:
        print(f"briefgen: note: {sentence}", file=sys.stderr)
    return profile


def tell(told: Mapping[str, str]) -> Iterator[str]:
    """Keep what is told by field, ``""`` for nothing; then a line for each field that is filled.

    Raises:
        ChoiceError: the office has locked a field.
        PackError: the look cannot be used.
        SaveError: the profile cannot be written.
        UsageError: a text is too long.
    """
    profile = known_profile()
    if told:
        profile = _told(profile, told)
        save_profile(profile, paths.profile(), _office_for(told))
    for name, text in msgspec.to_builtins(replace(profile, later=())).items():
        if text:
            yield f"{name:{WIDTH}} {text}"


def _office_for(told: Mapping[str, str]) -> OfficeSettings:
    """What the office says here, unless something is told that it has locked."""
    office, _ = find_office_settings(paths.office_settings())
    refused = next(filter(None, map(office.refusal, told)), "")
    if refused:
        raise ChoiceError(refused)
    return office


def _told(profile: Profile, told: Mapping[str, str]) -> Profile:
    fields: dict[str, object] = dict(told)
    if "marking" in told:
        fields["marking"] = MarkingKind(told["marking"].replace("none", ""))
    if told.get("look"):
        sources.BRAND.read(told["look"])
        path = Path(told["look"])
        fields["look"] = str(path.absolute()) if path.is_file() else told["look"]
    if told.get("folder"):
        folder = Path(told["folder"]).expanduser().absolute()
        if not folder.is_dir():
            raise ChoiceError(f"There is no folder {folder}.")
        fields["folder"] = str(folder)
    if "dictionary" in told:
        fields["dictionary"] = told["dictionary"].replace("brief", "")
    try:
        return cleaned(replace(profile, **fields))
    except ValueError as error:
        raise UsageError(f"{error}.") from error
