"""The profile in the user's own folder: whatever lies there, nobody waits and nothing breaks."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import paths
from briefgen.brief.profile import Profile
from briefgen.document.release import MarkingKind
from briefgen.errors import PackError
from briefgen.sources.profile import find_profile, read_profile
from tests.own_folder import DEEP, HUGE


def written(text: str) -> Path:
    path = paths.profile()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_a_profile_that_a_person_wrote_is_read_clean() -> None:
    path = written('office = "Our  office\\u202e"\nphone = "1\\n2"\nmarking = "cui"\n')
    assert read_profile(path) == Profile(office="Our office", phone="1 2", marking=MarkingKind.CUI)
    assert find_profile(path) == (read_profile(path), "")


def test_where_none_is_kept_nothing_is_said() -> None:
    assert find_profile(paths.profile()) == (Profile(), "")


def test_fields_of_a_later_version_harm_nobody() -> None:
    path = written('office = "Ours"\nfax = "123"\nseal = [1, 2]\n[more]\na = 1\n')
    assert read_profile(path) == Profile(office="Ours", later=(("fax", "123"),))


def _huge(path: Path) -> None:
    path.touch()
    os.truncate(path, HUGE)


BAD: dict[str, tuple[Callable[[Path], object], str]] = {
    "no TOML": (lambda p: p.write_text("office = "), "The file is not valid TOML"),
    "not UTF-8": (lambda p: p.write_bytes(b'office = "\xff"'), "not UTF-8"),
    "deep": (lambda p: p.write_text(DEEP), "nested too deeply"),
    "a number": (lambda p: p.write_text("office = 7"), "(in office)"),
    "a list": (lambda p: p.write_text('name = ["a"]'), "(in name)"),
    "long": (lambda p: p.write_text(f'name = "{"x" * 201}"'), "at most 200 characters"),
    "no marking": (lambda p: p.write_text('marking = "secret"'), "(in marking)"),
    "huge": (_huge, "larger than 0.05 MB"),
    "a pipe": (os.mkfifo, "is not a file"),
    "a folder": (Path.mkdir, "is not a file"),
    "to itself": (lambda p: p.symlink_to(p.name), "profile.toml"),
    "to nothing": (lambda p: p.symlink_to("gone"), "does not exist"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_a_sentence_and_no_profile(name: str) -> None:
    put, reason = BAD[name]
    path = paths.profile()
    path.parent.mkdir(parents=True)
    put(path)

    with pytest.raises(PackError):
        read_profile(path)
    profile, wrong = find_profile(path)

    assert profile == Profile()
    assert reason in wrong
    assert wrong.endswith("The office profile is not used.")
    assert "\n" not in wrong
