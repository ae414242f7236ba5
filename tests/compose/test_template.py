"""The locked template: what is refused, with the place; what data may do."""

import pytest

from briefgen import pipeline
from briefgen.compose import compose
from briefgen.document.outline import outline
from briefgen.document.runs import plain
from briefgen.document.tree import Paragraph
from briefgen.errors import TemplateError
from tests.builders import CHINA, US, brief_of, indicator

LOOPS = "{% for a in [1, 2, 3, 4, 5, 6, 7, 8] %}" * 8 + "{% endfor %}" * 8
THINGS = indicator({(US, "2022"): 3, (CHINA, "2022"): 1})


def filled(text: str) -> str:
    sections = compose(brief_of(text, THINGS)).document.sections
    return "\n".join(plain(each.text) for each in sections[0].blocks if isinstance(each, Paragraph))


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("{{ 9**(9**9) }}", "Arithmetic is not allowed"),
        ("{{ 'A' * 10**9 }}", "Arithmetic is not allowed"),
        ("{% if false %}{{ 9**9**9 }}{% endif %}", "Arithmetic is not allowed"),
        ("{{ lipsum(n=100000) }}", "A call is not allowed"),
        ("{{ ''.__class__.__mro__ }}", "cannot be filled|has no attribute|no element"),
        ("{{ indicators|attr('append') }}", "no filter “attr”"),
        ("{{ 'x'|center(1000000000) }}", "no filter “center”"),
        ("{% include 'other' %}", "An include is not allowed"),
        ("{% import 'other' as x %}", "An import is not allowed"),
        ("{% extends 'other' %}", "Inheritance is not allowed"),
        ("{% macro m() %}{% endmacro %}", "A macro is not allowed"),
        ("{% for i in indicators recursive %}{% endfor %}", "recursive loop"),
        ("{{ '%999999999d' % 1 }}", "Arithmetic is not allowed"),
        ("{{ brief }}", "Only text and numbers"),
        ("{{ nothing }}", "nothing"),
        ("{{ brief.nothing }}", "nothing"),
        ("{% if %}", "Expected|expected"),
        ("x" * 200_001, "too long"),
        ("{{ " + "(" * 400 + "1" + ")" * 400 + " }}", "too complex"),
        ('{{ "things" | value("Nobody") }}', "No figure for Nobody"),
        ('{{ "other" | tell }}', "no indicator “other”"),
        ("{{ 5 | value('China') }}", "“value” cannot use what it is given"),
        ("{{ indicators | names(1, 2, 3) }}", "“names” cannot use what it is given"),
        ("{{ indicators | tell('x') }}", "“tell” cannot use what it is given here: “things”"),
        ("{{ none | group('theme') }}", "“group” cannot use what it is given"),
        ("{% for i in 5 %}{% endfor %}", "cannot be filled"),
        (LOOPS, "takes too long to fill"),
        ("{% set a = [indicators, indicators] %}", "only fixed words"),
        ("```pie\n```", "no directive “pie”"),
        ("```chart\nkind: pie\nindicator: things\n```", "no chart kind “pie”"),
        ("```chart\nindicator: other\n```", "no indicator “other”"),
        ("```chart\ncolour: red\n```", "not an option"),
    ],
)
def test_what_a_template_may_not_do_is_one_sentence_with_its_line(text: str, sentence: str) -> None:
    with pytest.raises(TemplateError, match=sentence) as caught:
        filled(f"A first line.\n\n{text}")
    assert caught.value.place.file == "s.md"
    assert caught.value.place.line in (0, 3)


def assert_refused(text: str, line: int, sentence: str) -> None:
    with pytest.raises(TemplateError, match=sentence) as caught:
        filled(text)
    assert (caught.value.place.file, caught.value.place.line) == ("s.md", line)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("Look ![a map](map.png) here.", 1, "The picture “map.png” cannot .*“Insert a picture”"),
        ("One.\n\nTwo,\nthree ![a map](map.png)", 4, "“map.png”"),
        ("- one\n- ![a map](map.png)", 2, "“map.png”"),
        ("One.\n\n```note\n![a map](map.png)\n```", 3, "“map.png”"),
    ],
)
def test_a_picture_of_a_file_is_refused_with_the_way_to_put_one_in(
    text: str, line: int, sentence: str
) -> None:
    assert_refused(text, line, sentence)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("Said.\n\n| a | b |\n|---|---|\n| 1 | 2 |", 4, "use a ```table"),
        ("a | b\n--- | ---\n1 | 2", 2, "use a ```table"),
        ("One\nand this.[^1]", 2, "cite a source"),
    ],
)
def test_tables_and_notes_of_other_kinds_of_markdown_are_refused(
    text: str, line: int, sentence: str
) -> None:
    assert_refused(text, line, sentence)


@pytest.mark.parametrize(
    ("text", "line", "sentence"),
    [
        ("- one\n\n  ```chart\n  indicator: things\n  ```", 3, "An item holds .* no “chart”"),
        ("- one\n\n  ***", 3, "An item holds .* no “page break”"),
        ("- one\n  # A head", 2, "An item holds .* no “heading”"),
        ("- one\n  - below\n\n  and on", 4, "behind a list within an item"),
        ("> said\n>\n> 1. one", 3, "A quotation holds .* no “list”"),
    ],
)
def test_what_an_item_or_a_quotation_cannot_hold_is_refused_and_not_dropped(
    text: str, line: int, sentence: str
) -> None:
    assert_refused(text, line, sentence)


def test_the_line_of_a_missing_figure_is_told() -> None:
    with pytest.raises(TemplateError) as caught:
        filled('One.\n\nTwo.\n\n{{ "things" | value("China", "1999") }}')
    assert caught.value.place.line == 5


def test_values_compare_as_numbers() -> None:
    text = '{% if "things" | ratio("United States", "China") > 2 %}wide{% else %}narrow{% endif %}'
    assert filled(text) == "wide"


def test_values_survive_concatenation_and_lists() -> None:
    text = '{{ "A " ~ ("things" | value("China")) ~ " B" }} {{ ["a_b", "c"] | joined }}'
    assert filled(text) == "A 1 B a_b and c"


def test_data_never_become_markdown_or_template() -> None:
    brief = brief_of(
        "{{ indicators[0].title }}",
        indicator({(US, "2022"): 3}, title="1. *a* {{ b }} <i> # `c` & [d](http://e)"),
    )
    (section,) = compose(brief).document.sections
    (block,) = section.blocks
    assert isinstance(block, Paragraph)
    assert plain(block.text) == "1. *a* {{ b }} <i> # `c` & [d](http://e)"


def test_what_is_nested_keeps_its_text() -> None:
    deep = "".join(f"{'  ' * n}- item {n}\n" for n in range(40))
    brief = brief_of(f"{deep}\n\n{'>' * 40} quoted", THINGS)
    result = pipeline.make(brief)

    assert "item 39" in outline(result.composed.document)
    assert "quoted" in outline(result.composed.document)
    for suffix in (".pdf", ".docx", ".txt"):
        assert pipeline.export(result.composed.document, brief, result.pages, suffix)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("".join(f"{'  ' * n}- item\n" for n in range(200)), 49),
        (">" * 400 + " deep", 1),
    ],
    ids=["lists", "quotations"],
)
def test_what_is_nested_too_deeply_is_refused_with_its_line(text: str, line: int) -> None:
    with pytest.raises(TemplateError, match="nested too deeply") as caught:
        filled(text)
    assert (caught.value.place.file, caught.value.place.line) == ("s.md", line)
