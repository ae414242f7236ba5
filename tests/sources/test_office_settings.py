"""The settings of an office: what they say, and a sentence with file and line where they cannot."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen import paths
from briefgen.brief.profile import Profile
from briefgen.document.release import MarkingKind
from briefgen.preferences import OfficeSettings
from briefgen.sources.office_settings import find_office_settings
from briefgen.sources.profile import desk_profile, find_profile
from briefgen.store.profile import save_profile
from tests.own_folder import DEEP, HUGE

NOT_USED = " The settings of your office are not used."


def written(text: str) -> Path:
    path = paths.office_settings()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def test_where_there_is_none_nothing_is_said() -> None:
    assert find_office_settings(paths.office_settings()) == (OfficeSettings(), "")


def test_values_and_locks_are_read() -> None:
    path = written(
        'language = "en-GB"\ntext_size = 125\n\n[locked]\noffice = "Our\\n office"\n'
        'less_motion = true\nmarking = "draft"\n'
    )
    office, wrong = find_office_settings(path)

    assert wrong == ""
    assert office.values == {"language": "en-GB", "text_size": 125}
    assert office.locked == {"office": "Our office", "less_motion": True, "marking": "draft"}


def _huge(path: Path) -> None:
    path.touch()
    os.truncate(path, HUGE)


def _text(text: str) -> Callable[[Path], object]:
    return lambda path: path.write_text(text, encoding="utf-8")


BAD: dict[str, tuple[Callable[[Path], object], int, str]] = {
    "no TOML": (_text('language = "en-GB"\noffice = '), 2, "The file is not valid TOML"),
    "twice": (_text('office = "a"\n\noffice = "b"\n'), 3, "The file is not valid TOML"),
    "unknown": (_text('# ours\n\nlanguge = "en-GB"\n'), 3, "There is no setting “languge”"),
    "no choice": (_text('text_size = 100\nlanguage = "fr"\n'), 2, "“language” must be one of"),
    "a number": (_text("office = 7\n"), 1, "“office” must be a text in quotation marks."),
    "a text": (_text('text_size = "100"\n'), 1, "“text_size” must be one of 75, 90, 100"),
    "locked": (_text('office = "a"\n[locked]\noffice = "b"\nname = 1\n'), 4, "“name” must be"),
    "lock list": (_text('office = "a"\nlocked = ["office"]\n'), 2, "“locked” must be a table"),
    "a list": (_text('[locked]\n\n"folder" = ["a"]\n'), 3, "“folder” must be a text"),
    "another table": (_text('[locked]\n[more]\na = "1"\n'), 2, "There is no setting “more”"),
    "words": (_text('words = ["a"]\n'), 1, "There is no setting “words”"),
    "long": (_text(f'name = "{"x" * 201}"\n'), 1, "at most 200 characters"),
    "not UTF-8": (lambda path: path.write_bytes(b'office = "\xff"'), 0, "not UTF-8"),
    "deep": (_text(DEEP), 0, "nested too deeply"),
    "huge": (_huge, 0, "larger than 0.05 MB"),
    "a pipe": (os.mkfifo, 0, "The file is not a file."),
    "a folder": (Path.mkdir, 0, "The file is not a file."),
    "to nothing": (lambda path: path.symlink_to("gone"), 0, "The file does not exist."),
}


@pytest.mark.parametrize("name", BAD)
def test_what_cannot_be_used_is_one_sentence_with_file_and_line(name: str) -> None:
    put, line, reason = BAD[name]
    path = paths.office_settings()
    path.parent.mkdir(parents=True)
    put(path)

    office, wrong = find_office_settings(path)

    assert office == OfficeSettings()
    assert wrong.startswith(f"{path}, line {line}: " if line else f"{path}: ")
    assert reason in wrong
    assert wrong.endswith(NOT_USED)
    assert "\n" not in wrong
    assert desk_profile() == (Profile(), (wrong,))


def test_the_file_of_the_first_folder_that_has_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = tmp_path / "desktop", tmp_path / "etc"
    monkeypatch.setenv("XDG_CONFIG_DIRS", f"{first}{os.pathsep}{second}")
    for folder in (second, first):
        (folder / "briefgen").mkdir(parents=True)
        (folder / "briefgen" / "settings.toml").touch()
        assert paths.office_settings() == folder / "briefgen" / "settings.toml"


# The profile among what the office says


OFFICE = OfficeSettings({"phone": "1", "head": "The Chair"}, {"office": "Ours", "marking": "cui"})


def test_a_person_goes_before_the_office_but_for_what_is_locked() -> None:
    path = paths.profile()
    path.parent.mkdir(parents=True)
    path.write_text('office = "Mine"\nname = "Ann"\nphone = "2"\n', encoding="utf-8")

    profile, wrong = find_profile(path, OFFICE)

    assert wrong == ""
    assert (profile.office, profile.name, profile.phone) == ("Ours", "Ann", "2")
    assert (profile.head, profile.marking) == ("The Chair", MarkingKind.CUI)


def test_what_the_office_says_is_not_written_into_the_profile() -> None:
    profile, _ = find_profile(paths.profile(), OFFICE)
    save_profile(profile, paths.profile(), OFFICE)
    assert paths.profile().read_text(encoding="utf-8") == ""


def test_what_a_person_emptied_stays_empty() -> None:
    profile, _ = find_profile(paths.profile(), OFFICE)
    save_profile(type(profile)(office="Ours", marking=MarkingKind.CUI), paths.profile(), OFFICE)

    again, _ = find_profile(paths.profile(), OFFICE)

    assert (again.phone, again.head) == ("", "")
    assert again.office == "Ours"


def test_what_a_lock_hides_comes_back_with_its_end() -> None:
    save_profile(Profile(office="Mine", name="Ann"), paths.profile())
    locked, _ = find_profile(paths.profile(), OFFICE)
    save_profile(locked, paths.profile(), OFFICE)

    assert locked.office == "Ours"
    assert find_profile(paths.profile())[0] == Profile(office="Mine", name="Ann")


def test_a_damaged_profile_leaves_what_the_office_says() -> None:
    paths.profile().parent.mkdir(parents=True)
    paths.profile().write_text("office = [", encoding="utf-8")
    profile, wrong = find_profile(paths.profile(), OFFICE)

    assert profile.office == "Ours"
    assert wrong.endswith("The office profile is not used.")


@pytest.mark.parametrize("line", ['language = "fr"', 'dictionary = "de"'])
def test_a_profile_with_a_choice_that_is_none_is_said(line: str) -> None:
    paths.profile().parent.mkdir(parents=True)
    paths.profile().write_text(line, encoding="utf-8")

    profile, wrong = find_profile(paths.profile())

    assert profile == Profile()
    assert "must be one of" in wrong
