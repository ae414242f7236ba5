import pytest

from briefgen.document.text import clean_line


@pytest.mark.parametrize("text", ["", " \n ", "\u200b", "\u00ad\u2060 \u200d", "\ufeff", "\u00a0"])
def test_a_line_on_which_nothing_is_seen_is_empty(text: str) -> None:
    assert clean_line(text) == ""


@pytest.mark.parametrize("text", ["a\u00adb", "می\u200cخواهم", "👩\u200d🔬", "1\u00a0000"])
def test_what_joins_and_parts_words_that_are_seen_stays(text: str) -> None:
    assert clean_line(f" {text}\n") == text
