"""``briefgen profile``: what an office says of itself, kept where the window finds it too."""

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefgen import paths, sources
from briefgen.brief.profile import Profile, cleaned
from briefgen.document.release import MarkingKind
from briefgen.errors import UsageError
from briefgen.sources.profile import find_profile
from briefgen.store.profile import save_profile


def known_profile() -> Profile:
    """The profile of this desk; one that cannot be used is said on stderr and left alone."""
    profile, wrong = find_profile(paths.profile())
    if wrong:
        print(f"briefgen: note: {wrong}", file=sys.stderr)
    return profile


def tell(told: Mapping[str, str]) -> Iterator[str]:
    """Keep what is told by field, ``""`` for nothing; then a line for each field that is filled.

    Raises:
        PackError: the look cannot be used.
        SaveError: the profile cannot be written.
        UsageError: a text is too long.
    """
    profile = known_profile()
    if told:
        profile = _told(profile, told)
        save_profile(profile, paths.profile())
    for name, text in msgspec.to_builtins(replace(profile, later=())).items():
        if text:
            yield f"{name:8} {text}"


def _told(profile: Profile, told: Mapping[str, str]) -> Profile:
    fields: dict[str, object] = dict(told)
    if "marking" in told:
        fields["marking"] = MarkingKind(told["marking"].replace("none", ""))
    if told.get("look"):
        sources.BRAND.read(told["look"])
        path = Path(told["look"])
        fields["look"] = str(path.absolute()) if path.is_file() else told["look"]
    try:
        return cleaned(replace(profile, **fields))
    except ValueError as error:
        raise UsageError(f"{error}.") from error
