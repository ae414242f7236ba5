"""Words are found whatever their case, spaces and quotation marks, and no letter is parted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.document.matching import matches, sought


def found(text: str, words: str, **options: bool) -> list[str]:
    return [text[span.start : span.end] for span in matches(text, sought(words, **options))]


@pytest.mark.parametrize(
    ("text", "words", "places"),
    [
        ("Data centers; data center", "DATA CENTER", ["Data center", "data center"]),
        (
            "data\u00a0center, data\u202fcenter",
            "data center",
            ["data\u00a0center", "data\u202fcenter"],
        ),
        ("China’s “race”", 'china\'s "race"', ["China’s “race”"]),
        ('China\'s "race"', "china’s “race”", ['China\'s "race"']),
        ("Große Straße", "STRASSE", ["Straße"]),
        ("Straße", "s", ["S"]),  # one half of an ß is no letter
        ("co\u00adoperate", "cooperate", ["co\u00adoperate"]),
        ("שלום\u200f!", "שלום!", ["שלום\u200f!"]),
        ("cafés", "cafe\u0301", ["café"]),
        ("x\u0302 and x", "x", ["x"]),  # an accent belongs to its letter
        ("👩\u200d💻 and 👩", "👩", ["👩"]),
        ("👍🏽 and 👍", "👍", ["👍"]),
        ("aaaa", "aa", ["aa", "aa"]),
        (".* [a] (b", ".*", [".*"]),
        ("a\\d+b", "\\d+", ["\\d+"]),
        ("two\nlines", "two lines", []),
        ("anything", "", []),
        ("anything", "\u200b", []),
        ("anything", "\n", []),
        ("", "a", []),
    ],
)
def test_what_is_found(text: str, words: str, places: list[str]) -> None:
    assert found(text, words) == places


def test_case_counts_where_that_is_asked_for() -> None:
    assert found("AI and ai, “AI”", "AI", match_case=True) == ["AI", "AI"]
    assert found("“AI”", '"AI"', match_case=True) == ["“AI”"]


def test_whole_words_end_where_words_end() -> None:
    text = "patent, patents, patent's, Patent_x, apatent, patent"
    assert len(found(text, "patent", whole_words=True)) == 3
    assert found("U.S. and U.S.A", "U.S.", whole_words=True) == ["U.S.", "U.S."]
    assert found("xa a a", "a a", whole_words=True) == ["a a"]
    assert found("中国人", "中国", whole_words=True) == []


@given(st.text(max_size=40), st.text(max_size=6), st.booleans(), st.booleans())
def test_any_text_and_any_words_are_harmless(
    text: str, words: str, match_case: bool, whole_words: bool
) -> None:
    end = 0
    for span in matches(text, sought(words, match_case=match_case, whole_words=whole_words)):
        assert end <= span.start < span.end <= len(text)
        end = span.end


@given(st.text(min_size=1, max_size=20))
def test_a_text_is_found_in_itself_or_not_at_all(text: str) -> None:
    assert len(found(text, text, match_case=True)) <= 1


def test_very_long_words_and_texts_are_searched_once() -> None:
    assert found("a" * 100_000, "a" * 99_999 + "b") == []
    assert len(found("é" * 100_000, "É")) == 100_000
