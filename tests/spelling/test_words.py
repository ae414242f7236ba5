"""Which words of a text are judged, and where they stand."""

import pytest

from briefgen.spelling.words import has_word, words_in
from tests.work import calls_of


def judged(text: str) -> list[str]:
    return [word.text for word in words_in(text)]


@pytest.mark.parametrize(
    "text",
    [
        "38,210 and 3rd of 2014–2023",
        "https://example.org/sore-thums www.exampel.org jane.doue@exampel.org",
        "exampel.org/pathh and data.cvs",
        "EL26-67, H.R. 8283, GPT4o, wipo_patnts",
        "AI, NATO’s GPUs, U.S., e.g. Ph.D.",
        "中文 Привет שלום Пpивет",
        "a " + "x" * 200,
    ],
)
def test_what_is_no_word_of_the_language_is_not_judged(text: str) -> None:
    known = {"and", "of", "a"}
    assert set(judged(text)) <= known


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The comittee’s view.", ["The", "comittee", "view"]),
        ("U.S.-based AI-drivn work", ["based", "drivn", "work"]),
        ("don’t, the states’ “own”", ["don’t", "the", "states", "own"]),
        ("and/or end.Then", ["and", "or", "end", "Then"]),
        ("naïve cafe\u0301 so\u00adft", ["naïve", "cafe\u0301", "so\u00adft"]),
    ],
)
def test_words_are_judged_by_part_and_stand_where_they_are_said_to(
    text: str, words: list[str]
) -> None:
    found = list(words_in(text))
    assert [each.text for each in found] == words
    assert [text[each.start : each.end] for each in found] == words


def test_a_name_is_known_as_it_is_written_and_a_term_also_at_the_head_of_a_sentence() -> None:
    words = frozenset({"hyperscale", "Dahua", "don't"})
    assert has_word(words, "Hyperscale")
    assert has_word(words, "don’t")
    assert not has_word(words, "dahua")
    assert not has_word(words, "HyperScale")


@pytest.mark.parametrize("part", ["a-", "a.a.", "x", "'a", "é.e", "a@"])
def test_long_texts_without_a_space_cost_no_more_than_others(part: str) -> None:
    short, long = part * 2_000, part * 100_000
    few, many = calls_of(lambda: judged(short)), calls_of(lambda: judged(long))
    assert many < 55 * few + 1_000
