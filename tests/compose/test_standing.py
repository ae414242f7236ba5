"""The standing chart: several measures of two or three, told row by row."""

from msgspec.structs import replace

from briefgen.compose import compose
from briefgen.document.reading import alternative
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, walk
from briefgen.evidence.chart_kinds import fitting
from briefgen.evidence.indicators import Better, Indicator, Quantity, Unit
from tests.builders import CHINA, US, Cells, brief_of, indicator

MONEY = {(US, "2025"): 40, (CHINA, "2025"): 10}
PAPERS = {(US, "2024"): 3, (CHINA, "2024"): 30}


def measure(name: str, cells: Cells, **changes: object) -> Indicator:
    made = indicator(cells, id=name, short=name, **changes)
    return replace(made, phrases=replace(made.phrases, strength=name))


def standing(*measures: Indicator, entities: tuple[str, ...] = (US, CHINA)) -> Chart:
    names = ", ".join(each.id for each in measures)
    brief = brief_of(f"```chart\nindicators: {names}\nkind: standing\n```", *measures)
    document = compose(replace(brief, entities=entities)).document
    return next(block for _, block in walk(document) if isinstance(block, Chart))


def test_the_measures_in_which_the_subject_is_furthest_ahead_come_first() -> None:
    waits = measure("waits", {(US, "2023"): 5, (CHINA, "2023"): 8}, better=Better.LOWER)
    found = standing(measure("papers", PAPERS), waits, measure("money", MONEY))
    assert found.categories == ("Money, 2025", "Waits, 2023, less is better", "Papers, 2024")


def test_each_measure_and_each_amount_is_told_once() -> None:
    words = alternative(standing(measure("papers", PAPERS), measure("money", MONEY)))
    for each in ("Money, 2025", "Papers, 2024", "40", "10", " 30", " 3,"):
        assert words.count(each) == 1, each


def test_scores_and_what_somebody_else_holds_have_words_for_marks() -> None:
    score = measure("score", {(US, "2025"): 1500, (CHINA, "2025"): 1460}, scale=Quantity.SCORE)
    percent = Unit("percent", "percent of the world", "%")
    tools = {**MONEY, ("Japan", "2025"): 60}
    held = measure("tools", tools, scale=Quantity.SHARE_OF_WORLD, unit=percent)
    found = standing(score, held, measure("money", MONEY), measure("papers", PAPERS))
    notes = dict(zip(found.categories, found.notes, strict=True))
    assert notes["Score, 2025"] == "40 points apart"
    assert notes["Tools, 2025"] == "highest: Japan 60%"
    assert notes["Money, 2025"] == notes["Papers, 2024"] == ""


def test_a_third_who_is_compared_has_a_mark_where_there_is_a_figure() -> None:
    tools = {**MONEY, ("Japan", "2025"): 60}
    measures = (measure("tools", tools), measure("papers", PAPERS))
    found = standing(*measures, entities=(US, CHINA, "Japan"))
    japan = {n: p.text for n, p in zip(found.categories, found.series[2].points, strict=True)}
    assert japan == {"Tools, 2025": "60", "Papers, 2024": ""}


def test_caption_and_source_are_about_what_is_drawn_only() -> None:
    alone = measure("chips", {(US, "2025"): 7})
    found = standing(measure("papers", PAPERS), measure("money", MONEY), alone)
    assert "chips" not in plain(found.caption)
    assert plain(found.source).endswith("Not drawn, without figures to compare: chips.")


def test_it_is_for_two_or_three_and_more_than_one_measure() -> None:
    measures = [measure("papers", PAPERS), measure("money", MONEY)]
    assert "standing" in fitting((US, CHINA), measures)
    assert "standing" not in fitting((US, CHINA), measures[:1])
    assert "standing" not in fitting((US, CHINA, "Japan", "India"), measures)
