"""What is said of a chart for those who do not see it: every number is a figure of the data."""

import re
from functools import cache

import pytest
from msgspec.structs import replace

from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.template import Template, TemplateSection
from briefgen.charts import CHARTS, draw
from briefgen.compose import compose
from briefgen.document.describe import SHORT
from briefgen.document.runs import plain
from briefgen.document.tree import Chart
from briefgen.evidence.chart_kinds import TITLES, fitting
from briefgen.evidence.formatting import format_amount, format_number
from briefgen.evidence.indicators import Indicator, entities
from briefgen.sources import library
from briefgen.typography.drawing import Label

PACK = library.find_pack("us-china-ai")
COMPARED = PACK.compared
SEVERAL = (
    ("cs_top1_cited_share", "rd_share_gdp", "ai_articles_international_share"),
    ("electricity_generation", "nuclear_generation", "solar_wind_generation"),
    ("genai_patents_wipo", "private_ai_investment_nominal", "electricity_generation"),
)
_NUMBER = re.compile(r"[−-]?\d[\d,.]*\d|\d")


def brief_with(*ids: str, kind: str = "") -> Brief:
    asked = f"kind: {kind}\n" if kind else ""
    text = f"```chart\nindicators: {', '.join(ids)}\nid: it\n{asked}```"
    template = Template(
        "test",
        "Test",
        "Test",
        "never",
        page_limit=9,
        headline="A test",
        sections=(TemplateSection("s", text=text, file="s.md"),),
    )
    brief = new_brief("test", "2026-11-23", template, PACK)
    return replace(brief, indicators=tuple(each.id for each in PACK.indicators))


@cache
def chart_with(*ids: str, kind: str) -> Chart:
    return chart_of(brief_with(*ids, kind=kind))


def chart_of(brief: Brief) -> Chart:
    block = compose(brief).document.sections[0].blocks[0]
    assert isinstance(block, Chart)
    return block


def measured(*ids: str) -> list[Indicator]:
    return [next(each for each in PACK.indicators if each.id == name) for name in ids]


CASES = [
    (ids, kind)
    for ids in (*((each.id,) for each in PACK.indicators), *SEVERAL)
    for kind in fitting(COMPARED, measured(*ids))
]


def numbers(text: str) -> set[str]:
    return {each.strip(",.") for each in _NUMBER.findall(text)}


def changes(indicator: Indicator) -> set[str]:
    """The numbers of every difference of two figures of one of those compared."""
    held = [each for each in indicator.figures if each.entity in COMPARED]
    pairs = [(a, b) for a in held for b in held if a.entity == b.entity]
    apart = {a.amount - b.amount for a, b in pairs}
    decimals = range(5)
    texts = (format_amount(each, indicator.unit, decimals=n) for each in apart for n in decimals)
    return {number for text in texts for number in numbers(text)}


@pytest.mark.parametrize(("ids", "kind"), CASES, ids=lambda each: str(each)[:40])
def test_words_of_a_chart_hold_no_number_but_figures(ids: tuple[str, ...], kind: str) -> None:
    chart = chart_with(*ids, kind=kind)
    lawful = {"100"} if kind == "stacked100" else set()  # the name of the kind
    for indicator in measured(*ids):
        for each in indicator.figures:
            lawful |= numbers(f"{format_amount(each.amount, indicator.unit)} {each.period}")
            lawful |= numbers(each.entity)
        lawful |= numbers(f"{indicator.short} {indicator.title} {indicator.unit.nouns}")
        lawful |= numbers(f"{indicator.phrases.strength} {indicator.unit.basis}")
    if kind == "ratio":
        high, low = sorted((s.points[0].amount or 0 for s in chart.series), reverse=True)
        lawful |= {"1", format_number(high / low, 0 if high / low >= 10 else 1).removesuffix(".0")}
    if kind == "changes":
        lawful |= {n for each in measured(*ids) for n in changes(each)}
    years = {year for each in chart.categories for year in re.findall(r"\d{4}", each)}
    told = numbers(chart.alt) | numbers(chart.description)
    assert told <= lawful | years


@pytest.mark.parametrize(("ids", "kind"), CASES, ids=lambda each: str(each)[:40])
def test_alt_text_is_short_names_its_kind_and_repeats_no_neighbor(
    ids: tuple[str, ...], kind: str
) -> None:
    chart = chart_with(*ids, kind=kind)
    assert chart.kind == kind
    assert len(chart.alt) <= SHORT
    assert TITLES[kind] in chart.alt
    assert not chart.alt.startswith(TITLES[kind])  # the message comes first
    assert chart.alt not in (plain(chart.caption), plain(chart.subtitle))
    assert chart.description not in ("", chart.alt, plain(chart.caption), plain(chart.subtitle))
    for text in (chart.alt, chart.description):
        assert not re.search(r"None|\bnan\b|\d{4}-\d{2}|  |\.\.|projected\) \(", text), text


@pytest.mark.parametrize(("ids", "kind"), CASES, ids=lambda each: str(each)[:40])
def test_every_lawful_chart_of_the_library_is_readable(ids: tuple[str, ...], kind: str) -> None:
    chart = chart_with(*ids, kind=kind)
    for width in (243.0, 504.0):
        drawing = draw(chart, width)
        placed = [each for each in drawing.items if isinstance(each, Label)]
        assert placed
        for number, label in enumerate(placed):
            assert -0.5 <= label.x <= label.x + label.width <= width + 0.5, label
            for other in placed[:number]:
                beside = label.x + label.width <= other.x + 0.3
                beside = beside or other.x + other.width <= label.x + 0.3
                assert beside or abs(label.y - other.y) >= 6.9, (label, other)


def test_every_kind_has_a_title_and_a_drawing() -> None:
    assert list(TITLES) == list(CHARTS)


def test_every_kind_is_lawful_for_something_in_the_library() -> None:
    alone = {
        kind
        for each in PACK.indicators
        for name in entities(each)
        for kind in fitting((name,), [each])
    }
    assert {kind for _, kind in CASES} | alone == set(CHARTS)
