"""Line breaking: even, hyphenated with measure, and never parting what belongs together."""

import pyphen
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from briefgen.document.tree import Citation, Inlines, Strong, Text
from briefgen.export.pdf.hyphens import hyphen_places
from briefgen.export.pdf.lines import set_even, set_text
from briefgen.export.pdf.row import Line
from briefgen.typography.faces import FACES, Face
from briefgen.typography.glyphs import advances, known
from tests.export.pdf.samples import COLUMNS, LOREM, NBSP
from tests.work import calls_of

BODY = COLUMNS.styles.body
COLUMN = COLUMNS.page.column


def texts(inlines: Inlines, room: float = COLUMN, language: str = "en-US") -> list[str]:
    return [words(line) for line in set_text(inlines, BODY, room, language).lines]


def words(line: Line) -> str:
    return "".join(fragment.text for fragment in line.fragments)


def test_no_line_is_wider_than_its_room() -> None:
    for room in (40.0, 120.0, 243.0, 504.0):
        lines = set_text((Text(LOREM * 4),), BODY, room, "en-US").lines

        assert max(line.width for line in lines) <= room + 0.05


def test_justified_lines_end_level_but_for_the_last() -> None:
    text = (Text(LOREM * 3), Strong((Text("Strong words. "),)), Text(LOREM))
    ragged = set_text(text, BODY, COLUMN, "en-US")
    even = set_text(text, replace(BODY, justified=True), COLUMN, "en-US")

    assert [words(each) for each in even.lines] == [words(each) for each in ragged.lines]
    ends = [each.fragments[-1].x + each.fragments[-1].width for each in even.lines]
    assert ends[:-1] == pytest.approx([COLUMN] * (len(ends) - 1))
    assert ends[-1] < COLUMN
    for line in even.lines[:-1]:
        starts = [each.x for each in line.fragments]
        assert starts == sorted(starts)


def test_nothing_is_lost_or_added() -> None:
    text = LOREM * 4

    assert "".join(texts((Text(text),))).replace("\N{SOFT HYPHEN}", "").split() == text.split()


def test_number_and_unit_never_part() -> None:
    text = (
        f"They used 183{NBSP}TWh and 4,520{NBSP}TWh in May{NBSP}2025 for $12.4{NBSP}billion. " * 9
    )

    for room in range(80, 260, 7):
        for line in texts((Text(text),), float(room)):
            assert not line.rstrip().endswith(("183", "4,520", "May", "$12.4"))


def test_narrow_no_break_space_and_hyphen_hold() -> None:
    text = "one 12\u202f345 two COVID\u201119 three " * 12

    for line in texts((Text(text),), 70):
        assert not line.rstrip().endswith(("12", "COVID-"))


def test_at_most_two_hyphenated_lines_in_a_row() -> None:
    lines = texts((Text("internationalization administration characterization " * 30),), 110)

    hyphened = [line.endswith("\N{SOFT HYPHEN}") for line in lines]
    assert any(hyphened)
    assert not any(all(hyphened[i : i + 3]) for i in range(len(hyphened) - 2))


def test_short_words_capitals_and_other_languages_are_not_hyphenated() -> None:
    assert hyphen_places("people", "en-US") == ()
    assert hyphen_places("ADMINISTRATION", "en-US") == ()
    assert hyphen_places("administration", "xx") == ()
    assert hyphen_places("“administration,”", "en-US")


@pytest.mark.parametrize("language", ["en-US", "de-DE", "fr"])
def test_hyphens_are_those_of_pyphen(language: str) -> None:
    patterns = pyphen.Pyphen(lang=pyphen.language_fallback(language.replace("-", "_")), right=3)
    for word in (LOREM + "Wissenschaftlerinnen internationalisation développement").split():
        letters = word.strip(",.;-")
        if len(letters) >= 7 and letters.isalpha():
            assert list(hyphen_places(letters, language)) == patterns.positions(letters)


def test_ranges_of_years_stay_whole() -> None:
    for line in texts((Text("published in 2014–2023 " * 20),), 90):
        assert not line.rstrip().endswith("–")


def test_a_note_mark_stays_with_its_word_and_marks_are_parted_by_a_comma() -> None:
    lines = texts((Text("word " * 40 + "end"), Citation("a", 1), Citation("b", 12)), 100)

    assert lines[-1].endswith("end1,12")


def test_a_word_that_is_too_long_is_cut() -> None:
    lines = set_text((Text("x" * 10_000),), BODY, COLUMN).lines

    assert sum(len(words(line)) for line in lines) == 10_000
    assert max(line.width for line in lines) <= COLUMN


def test_a_head_has_lines_of_like_length() -> None:
    style = COLUMNS.styles.title
    lines = set_even(
        (Text("The AI race is split: China leads in volume, the States in capital"),), style, 504
    ).lines

    assert len(lines) == 2
    assert abs(lines[0].width - lines[1].width) < 120


def test_work_grows_with_the_length_only() -> None:
    def calls(copies: int) -> int:
        text = (Strong((Text(f"Run {copies}."),)), Text(LOREM * copies))
        return calls_of(lambda: set_text(text, BODY, COLUMN, "en-US"))

    assert calls(500) < calls(50) * 12


@settings(max_examples=60)
@given(st.text(max_size=300), st.floats(20, 500))
def test_any_text_can_be_set(text: str, room: float) -> None:
    for line in set_text((Text(text),), BODY, room, "en-US").lines:
        for fragment in line.fragments:
            assert set(fragment.text) <= set(advances(fragment.ink.face))


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_upright_faces_have_every_character(face: Face) -> None:
    assert set(advances(face)) <= known()


@pytest.mark.parametrize("face", FACES, ids=lambda face: face.name)
def test_digits_are_equally_wide(face: Face) -> None:
    widths = {round(advances(face)[digit], 2) for digit in "0123456789"}

    assert len(widths) == 1
