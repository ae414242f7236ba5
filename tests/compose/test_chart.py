"""What a chart draws: its rows, its lines across, and what is said of who is missing."""

import pytest
from msgspec.structs import replace

from briefgen.compose import compose
from briefgen.document.runs import plain
from briefgen.document.tree import Chart
from briefgen.evidence.chart_kinds import fitting
from briefgen.evidence.indicators import Indicator, IndicatorKind, Unit
from briefgen.typography.look import REST
from tests.builders import CHINA, US, brief_of, indicator


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
    assert chart.categories == ("Forum, 2025", "Network, 2024")  # of two times
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


def test_an_average_and_a_target_are_lines_and_no_rows() -> None:
    cells = {(US, "2025"): 3.0, (CHINA, "2025"): 5.0, ("Mean", "2025"): 4.0, ("Goal", "2030"): 9.0}
    chart = drawn(indicator(cells, benchmark="Mean", target="Goal"))
    assert chart.categories == (US, CHINA)
    assert [(e.name, e.amount, e.text) for e in chart.levels] == [
        ("Mean", 4.0, "4"),
        ("Goal for 2030", 9.0, "9"),
    ]
    assert "Lines across: Mean 4; Goal for 2030 9." in chart.description


def test_an_average_that_moves_is_a_line_of_its_own_over_time() -> None:
    years = [str(year) for year in range(2018, 2025)]
    cells = {(e, y): 5.0 + n for n, y in enumerate(years) for e in (US, CHINA, "Mean")}
    goal = {("Goal", y): 20.0 for y in years}
    chart = drawn(indicator({**cells, **goal}, benchmark="Mean", target="Goal"))
    assert chart.kind == "line"
    assert [each.name for each in chart.series] == [US, CHINA, "Mean"]
    assert [each.name for each in chart.levels] == ["Goal"]


def test_how_many_have_no_figure_is_said() -> None:
    cells = {(name, "2024"): 1.0 for name in (US, CHINA, "Japan", "India", "Chile")}
    now = {(name, "2025"): 2.0 for name in (US, CHINA, "Japan")}
    text = "```chart\nindicator: things\nkind: bar\n```"
    brief = brief_of(text, indicator({**cells, **now}))
    block = compose(brief).document.sections[0].blocks[0]
    assert isinstance(block, Chart)
    assert plain(block.source).endswith("2 of 5 have no figure for 2025.")


def test_what_is_counted_is_said_where_no_symbol_and_no_measure_does() -> None:
    waits = indicator({(US, "2025"): 3.0, (CHINA, "2025"): 5.0}, unit=Unit("day", "days"))
    assert plain(drawn(waits).subtitle) == "Things made, days, 2025"


@pytest.mark.parametrize("kind", ["bar", "dot", "line", "stacked", "slope", "multiples"])
def test_everybody_has_one_color_in_all_kinds(kind: str) -> None:
    names = (US, CHINA, "Japan", "India")
    cells = {(e, y): 9.0 - n for n, e in enumerate(names) for y in ("2022", "2023", "2024", "2025")}
    brief = brief_of(f"```chart\nindicator: things\nkind: {kind}\n```", indicator(cells))
    block = compose(brief).document.sections[0].blocks[0]
    assert isinstance(block, Chart)
    own = {
        name: point.rank
        for name, point in zip(block.categories, block.series[0].points, strict=True)
    }
    found = own if kind in ("bar", "dot") else {each.name: each.rank for each in block.series}
    right = {US: 0, CHINA: 1, "Japan": 2, "India": 2, "All others": REST}
    assert found == {name: right[name] for name in found}
    assert len(found) >= 2


def test_amounts_per_head_are_not_added_up() -> None:
    cells = {(US, "2025"): 3.0, (CHINA, "2025"): 5.0, ("Japan", "2025"): 1.0}
    counted = fitting((US, CHINA), [indicator(cells)])
    priced = fitting(
        (US, CHINA), [indicator(cells, unit=Unit("dollar per head", "dollars per head"))]
    )
    assert "stacked" in counted
    assert "stacked" not in priced


def test_six_who_are_compared_have_six_colors() -> None:
    names = (US, CHINA, "Japan", "India", "Chile", "Kenya", "Peru")
    cells = {(e, y): 9.0 - n for n, e in enumerate(names) for y in ("2022", "2023", "2024", "2025")}
    brief = brief_of("```chart\nindicator: things\nkind: line\n```", indicator(cells))
    block = compose(replace(brief, entities=names)).document.sections[0].blocks[0]
    assert isinstance(block, Chart)
    assert [each.rank for each in block.series] == [0, 1, 2, 3, 5, 6, 2]


@pytest.mark.parametrize(
    ("labels", "missing"),
    [
        (
            ("2024-10", "2024-11", "2024-12", "2025-01", "2025-04", "2025-05"),
            ("2025-02", "2025-03"),
        ),
        (("Q1 2023", "Q2 2023", "Q3 2023", "Q1 2024", "Q2 2024"), ("Q4 2023",)),
        (("2023 Q1", "2023 Q2", "2023 Q3", "2024 Q1", "2024 Q2"), ("2023 Q4",)),
        (("FY2018", "FY2019", "FY2020", "FY2022"), ("FY2021",)),
        (("FY 2018–19", "FY 2019–20", "FY 2020–21", "FY 2022–23"), ("FY 2021–22",)),
        (("2018", "2019", "2020", "2022", "2023"), ("2021",)),
        (("2010", "2015", "2020", "2025"), ()),
    ],
)
def test_periods_that_nobody_has_are_gaps(
    labels: tuple[str, ...], missing: tuple[str, ...]
) -> None:
    cells = {(e, label): 5.0 + n for n, label in enumerate(labels) for e in (US, CHINA)}
    chart = drawn(indicator(cells))
    assert chart.kind == "line"
    assert set(chart.categories) == {*labels, *missing}
    gaps = [c for c, p in zip(chart.categories, chart.series[0].points, strict=True) if not p.text]
    assert tuple(gaps) == missing
