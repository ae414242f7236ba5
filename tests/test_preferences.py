"""The table of settings: every row can be told, kept as a text, and refused when it is wrong."""

from pathlib import Path

import msgspec
import pytest

from briefgen.brief.profile import Profile
from briefgen.document.release import MarkingKind
from briefgen.evidence.formatting import LANGUAGES
from briefgen.gui.appearance import Appearance
from briefgen.preferences import PREFERENCES, Kind, OfficeSettings, Value, from_text, mistake
from briefgen.spelling.dictionaries import has_dictionary

DOCS = Path(__file__).parent.parent / "docs" / "settings.md"
TOLD = [key for key, row in PREFERENCES.items() if row.kind is not Kind.WORDS]


def values_of(key: str) -> tuple[Value, ...]:
    """Every value that a setting may have, or some of them."""
    row = PREFERENCES[key]
    if row.kind is Kind.CHOICE:
        return tuple(value for value, _ in row.choices)
    if row.kind is Kind.SWITCH:
        return False, True
    return ("", "Some text") if row.kind is Kind.TEXT else ("", str(Path.home()), "~/briefs", "~")


def as_text(value: Value) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


@pytest.mark.parametrize("key", TOLD)
def test_every_value_of_a_setting_is_taken_and_read_from_a_text(key: str) -> None:
    assert PREFERENCES[key].default in values_of(key)
    for value in values_of(key):
        assert mistake(key, value) == ""
        read = from_text(key, as_text(value))
        assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize("key", TOLD)
@pytest.mark.parametrize("value", [3.5, None, ["a"], {"a": 1}, -1, "x" * 5_000])
def test_another_value_is_refused_in_a_sentence_that_names_it(key: str, value: object) -> None:
    sentence = mistake(key, value)

    assert sentence.startswith(f"“{key}” ")
    assert sentence.endswith(".")


@pytest.mark.parametrize(
    ("key", "value"), [("less_motion", 1), ("less_motion", "true"), ("copies", True)]
)
def test_true_is_no_number(key: str, value: object) -> None:
    assert mistake(key, value)


@pytest.mark.parametrize("path", ["./x", "../x", "~nobody-by-this-name/x", " /x", "x/y.toml"])
def test_a_path_that_depends_on_where_one_stands_is_refused(path: str) -> None:
    keys = [key for key in TOLD if PREFERENCES[key].kind in (Kind.FOLDER, Kind.FILE)]
    assert len(keys) == 4
    for key in keys:
        assert mistake(key, path) == f"“{key}” must be a whole path, from the root of a disk on."
        assert from_text(key, path) is None
    assert mistake("folder", "shared")
    assert not mistake("look", "plain")  # a name


@pytest.mark.parametrize("key", ["no_such", "words", ""])
def test_what_is_no_setting_of_an_office_is_refused(key: str) -> None:
    assert mistake(key, "x") == f"There is no setting “{key}”; check the spelling."


@pytest.mark.parametrize("text", ["", "TRUE ", "12x", "100.0", "nan"])
def test_a_damaged_text_is_no_value(text: str) -> None:
    assert from_text("text_size", text) is None
    assert from_text("less_motion", text) is None


def test_what_is_offered_is_what_the_program_knows() -> None:
    assert set(values_of("appearance")) == set(Appearance)
    assert values_of("language") == LANGUAGES
    assert set(values_of("marking")) == {each.value for each in MarkingKind}
    assert {each for each in values_of("dictionary") if has_dictionary(str(each))} == set(LANGUAGES)


def test_the_profile_keeps_the_settings_that_say_so() -> None:
    fields = {each.name for each in msgspec.structs.fields(Profile)} - {"later"}
    assert fields == {key for key in TOLD if PREFERENCES[key].profile}


@pytest.mark.parametrize("key", TOLD)
def test_the_guide_names_every_setting_and_what_it_may_be(key: str) -> None:
    row = next(
        line for line in DOCS.read_text("utf-8").splitlines() if line.startswith(f"| `{key}` |")
    )
    assert PREFERENCES[key].page.value in row
    assert PREFERENCES[key].label in row
    if PREFERENCES[key].kind is Kind.CHOICE:
        for value in values_of(key):
            assert (f'`"{value}"`' if isinstance(value, str) else f"`{value}`") in row


def test_what_is_locked_goes_before_what_an_office_begins_with() -> None:
    office = OfficeSettings({"office": "A", "name": "N"}, {"office": "B"}, "/etc/s.toml")

    assert office.default("office") == "B"
    assert office.default("name") == "N"
    assert office.default("text_size") == 100
    assert office.refusal("name") == ""
    assert "“Office” is set by your office" in office.refusal("office")
    assert "/etc/s.toml" in office.refusal("office")
