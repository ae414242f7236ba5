"""What a chart draws when nobody whom the brief compares has figures."""

from briefgen.compose import compose
from briefgen.document.runs import plain
from briefgen.document.tree import Chart
from briefgen.evidence.indicators import Indicator, IndicatorKind
from tests.builders import US, brief_of, indicator


def drawn(each: Indicator) -> Chart:
    block = (
        compose(brief_of("```chart\nindicator: things\n```", each)).document.sections[0].blocks[0]
    )
    assert isinstance(block, Chart)
    return block


def test_everybody_is_drawn_once_in_their_newest_observed_period() -> None:
    chart = drawn(
        indicator(
            {
                ("Forum", "2023"): 20,
                ("Forum", "2025"): 30,
                ("Network", "2024"): 10,
                ("Network", "2030 (projection)"): 99,
            }
        )
    )
    assert chart.categories == ("Forum", "Network")
    assert [point.amount for point in chart.series[0].points] == [30, 10]
    assert plain(chart.subtitle) == "Things made, 2024–2025"


def test_an_estimate_without_a_source_is_not_drawn() -> None:
    estimates = {
        ("Broadcaster", "2017"): 170,
        ("Newspaper", "undated"): 600,
        ("Claim without a source", "undated"): 700,
    }
    chart = drawn(indicator(estimates, kind=IndicatorKind.RANGE))
    assert chart.categories == ("Newspaper, undated", "Broadcaster, 2017")
    assert plain(chart.subtitle) == "Things made, 2017 and undated"


def test_a_table_in_a_brief_holds_only_measures_that_somebody_compared_has() -> None:
    held = indicator({(US, "2025"): 1}, id="held")
    foreign = indicator({("Forum", "2025"): 1}, id="foreign")
    text = '{% for i in indicators | held %}{{ i["id"] }}{% endfor %}'
    block = compose(brief_of(text, held, foreign)).document.sections[0].blocks[0]
    assert plain(block.text) == "held"  # type: ignore[union-attr]
