"""Running text as words and back: nothing is lost, and what is one is never taken apart."""

import pytest

from briefgen.change.tokens import inlines, joined, keys, sentences, tokens
from briefgen.document.inlines import normal
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Citation,
    CrossReference,
    Emphasis,
    Inline,
    Inlines,
    LineBreak,
    Link,
    Strong,
    Text,
)
from tests.change.triples import value, versions
from tests.tally import share


def said(text: Inlines) -> list[str]:
    """The words of a text, without the spaces behind them."""
    return [plain(inlines((each,)), citations=True).strip(" ") for each in tokens(text)]


def by_sentence(*parts: Inline | str) -> list[str]:
    text = tuple(Text(each) if isinstance(each, str) else each for each in parts)
    return [plain(inlines(each), citations=True) for each in sentences(tokens(text))]


def test_a_word_keeps_its_space_and_its_stop() -> None:
    assert said((Text("It grew  fast, then fell."),)) == ["It", "grew", "fast,", "then", "fell."]
    assert keys(tokens((Text("It grew"),))) == keys(tokens((Text("It  grew "),)))


def test_numbers_marks_and_foreign_words_are_one_each() -> None:
    text = (
        Text("In "),
        Emphasis((Text("La Grande École"),), "fr"),
        Text(" ("),
        value("patents", "38,210 patents"),
        Text(")"),
        Citation("wipo", 3),
        LineBreak(),
        CrossReference("chart:patents", "Figure 1"),
    )
    expected = ["In", "La Grande École", "(", "38,210 patents", ")", "3", "\n", "Figure 1"]
    assert said(text) == expected


def test_chinese_is_compared_sign_by_sign() -> None:
    assert said((Text("「中国」增长。AI chips 更多"),)) == [
        "「中",
        "国」",
        "增",
        "长。",
        "AI",
        "chips",
        "更",
        "多",
    ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (Strong((Text("fell"),)), Text("fell")),
        (Link("https://a.example", (Text("fell"),)), Link("https://b.example", (Text("fell"),))),
        (Emphasis((Text("pain"),), "fr"), Emphasis((Text("pain"),))),
        (value("a", "5"), value("b", "5")),
        (Citation("a", 1), Citation("b", 1)),
    ],
)
def test_the_look_and_what_is_referred_to_are_compared(one: Inline, other: Inline) -> None:
    assert keys(tokens((one,))) != keys(tokens((other,)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (value("a", "5"), value("a", "7")),
        (Citation("a", 1), Citation("a", 2)),
        (CrossReference("chart:a", "Figure 1"), CrossReference("chart:a", "Figure 2")),
    ],
)
def test_new_figures_and_numbers_are_no_change(one: Inline, other: Inline) -> None:
    assert keys(tokens((one,))) == keys(tokens((other,)))


@pytest.mark.parametrize(
    ("text", "parted"),
    [
        ("It grew. It fell!", ["It grew. ", "It fell!"]),
        ("He said “Now.” Then he left.", ["He said “Now.” ", "Then he left."]),
        ("In the U.S. Senate it fell.", ["In the U.S. Senate it fell."]),
        ("See No. 7 of it, e.g. The Act.", ["See No. 7 of it, e.g. The Act."]),
        ("It cost 3.5 of it. 4 fell.", ["It cost 3.5 of it. ", "4 fell."]),
        ("增长。下降！", ["增长。", "下降！"]),
        ("نما. هبط؟ نعم.", ["نما. ", "هبط؟ ", "نعم."]),
        ("No stop", ["No stop"]),
        ("", []),
    ],
)
def test_where_sentences_end(text: str, parted: list[str]) -> None:
    assert by_sentence(text) == parted


def test_the_mark_of_a_note_belongs_to_the_sentence_before_it() -> None:
    assert by_sentence("It grew.", Citation("a", 1), " It fell.") == ["It grew.1 ", "It fell."]
    assert by_sentence("It grew.", LineBreak(), "it fell") == ["It grew.\n", "it fell"]
    assert by_sentence("It grew", LineBreak(), "  it fell") == ["It grew\n  ", "it fell"]


def test_words_of_two_texts_are_parted_by_a_space_and_stops_are_not() -> None:
    def together(*parts: str) -> str:
        return plain(inlines(joined(tokens((Text(each),)) for each in parts)))

    assert together("It grew.", "It fell.") == "It grew. It fell."
    assert together("It grew. ", " It fell.") == "It grew. It fell."
    assert together("It grew ", ".") == "It grew."
    assert together("增长。", "下降。") == "增长。下降。"
    assert together("", "a", "") == "a"


@pytest.mark.parametrize("text", ["", " ", " a", "a ", "  a  b  ", "a\u00a0b", "\u3000世"])
def test_spaces_at_the_edges_stay(text: str) -> None:
    for whole in ((Text(text),), (Strong((Text(text),)), Text(text), LineBreak(), Text(text))):
        assert inlines(tokens(whole)) == normal(whole)


def test_any_text_comes_back_from_its_words() -> None:
    for seed in range(share(100, 1_000)):
        for text in (text for side in versions(seed) for block in side for text in texts(block)):
            assert inlines(tokens(text)) == normal(text)
            assert tuple(each for part in sentences(tokens(text)) for each in part) == tokens(text)
