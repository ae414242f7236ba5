"""The kind of a chart follows the shape of its data, and a person's choice where it is lawful."""

import subprocess
import sys

import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.charts import CHARTS, draw
from briefgen.compose import compose
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, walk
from briefgen.errors import TemplateError
from briefgen.evidence.chart_kinds import fitting
from briefgen.evidence.indicators import Indicator, IndicatorKind, Quantity, Unit
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import CHINA, US, Cells, brief_of, indicator, small_brief

PERCENT = Unit("percent", "percent of the world", "%")
YEARS = {(e, str(y)): 10.0 + y % 7 for e in (US, CHINA) for y in range(2010, 2020)}
LATER = "2030 (projection)"
PAIR = {(US, "2024"): 12.0, (CHINA, "2024"): 3.0}


def shares(cells: Cells) -> Indicator:
    return indicator(cells, scale=Quantity.SHARE_OF_WORLD, unit=PERCENT)


def chart(brief: Brief) -> Chart:
    found = [block for _, block in walk(compose(brief).document) if isinstance(block, Chart)]
    return found[0]


@pytest.mark.parametrize(
    ("best", "chosen"),
    [
        ("bar", [indicator(PAIR)]),
        (
            "slope",
            [indicator({**PAIR, (US, "2030 (projection)"): 20, (CHINA, "2030 (projection)"): 9})],
        ),
        ("line", [indicator(YEARS)]),
        ("area", [indicator({k: v for k, v in YEARS.items() if k[0] == US and k[1] < "2013"})]),
        ("stacked100", [shares({(US, "2025"): 60, (CHINA, "2025"): 30, ("Japan", "2025"): 10})]),
        ("bars-table", [indicator(PAIR), replace(shares(PAIR), id="shares")]),
        ("dumbbell", [indicator(PAIR), indicator(PAIR, id="others")]),
        ("range", [indicator({("A", "2017"): 5, ("B", "2019"): 9}, kind=IndicatorKind.RANGE)]),
        ("dot", [indicator(PAIR, scale=Quantity.SCORE)]),
    ],
)
def test_the_best_kind_follows_the_shape_of_the_data(best: str, chosen: list[Indicator]) -> None:
    assert fitting((US, CHINA), chosen)[0] == best


def test_more_than_four_lines_become_small_multiples() -> None:
    names = (US, CHINA, "Japan", "India", "Germany")
    cells = {(e, str(y)): 5.0 for e in names for y in range(2010, 2020)}
    assert fitting(names, [indicator(cells)])[0] == "multiples"


@pytest.mark.parametrize(
    ("low", "lawful"), [(12.0, False), (10.9, True), (0.5, True), (0.4, False)]
)
def test_ratio_blocks_are_for_ratios_that_can_be_counted(low: float, lawful: bool) -> None:
    cells = {(US, "2024"): 120.0, (CHINA, "2024"): low * 10}
    assert ("ratio" in fitting((US, CHINA), [indicator(cells)])) is lawful


def test_no_ratio_of_scores_and_no_sum_of_rates() -> None:
    assert "ratio" not in fitting((US, CHINA), [indicator(PAIR, scale=Quantity.SCORE)])
    for scale in (Quantity.RATE, Quantity.SHARE_OF_OWN, Quantity.SCORE, Quantity.FLOW):
        assert "stacked" not in fitting((US, CHINA), [indicator(PAIR, scale=scale)])


ONE = {("Japan", "2025"): 10, (US, "2025"): 60, (CHINA, "2025"): 30}
CHANGED = {(e, y): 5.0 * n for n, (e, y) in enumerate(YEARS, start=1)}
SETS: dict[str, list[Indicator]] = {
    "bar": [indicator(PAIR)],
    "grouped": [indicator({k: v for k, v in YEARS.items() if k[1] < "2012"})],
    "stacked": [indicator(YEARS)],
    "stacked100": [shares(ONE)],
    "line": [indicator(YEARS)],
    "area": [indicator(YEARS)],
    "slope": [indicator(CHANGED)],
    "dumbbell": [indicator(PAIR), indicator(PAIR, id="others")],
    "dot": [indicator(PAIR)],
    "multiples": [indicator(YEARS)],
    "ratio": [indicator(PAIR)],
    "range": [indicator({("A", "2017"): 5, ("B", "2019"): 9}, kind=IndicatorKind.RANGE)],
    "bars-table": [indicator(PAIR), replace(shares(PAIR), id="shares")],
    "changes": [indicator(YEARS), indicator(CHANGED, id="others")],
    "standing": [indicator(PAIR), replace(shares(PAIR), id="shares")],
}


@pytest.mark.parametrize("kind", CHARTS)
def test_every_kind_reaches_the_page_when_it_is_asked_for(kind: str) -> None:
    names = ", ".join(each.id for each in SETS[kind])
    brief = brief_of(f"```chart\nindicators: {names}\nkind: {kind}\n```", *SETS[kind])
    assert chart(brief).kind == kind
    assert draw(chart(brief), 243).items


def test_slopes_that_show_no_change_give_way_to_bars() -> None:
    ends = {(e, y): a for e, a in ((US, 50.0), (CHINA, 40.0)) for y in ("2015", "2025")}
    moved = {**ends, (CHINA, "2025"): 60.0}
    assert fitting((US, CHINA), [indicator(ends)])[0] == "bar"
    assert fitting((US, CHINA), [indicator(moved)])[0] == "slope"


def test_an_unlawful_kind_in_a_template_is_refused_with_the_lawful_ones() -> None:
    text = "```chart\nindicator: things\nkind: line\n```"
    with pytest.raises(TemplateError, match="cannot be drawn as “line”; use one of bar, stacked"):
        compose(brief_of(text, indicator(PAIR)))


def test_a_persons_choice_is_kept_in_the_file_and_drawn() -> None:
    brief = brief_of("```chart\nindicator: things\n```", indicator(PAIR))
    block = chart(brief)
    assert (block.kind, block.kinds) == ("bar", ("bar", "stacked", "ratio", "dot"))
    chosen = edits.set_chart_kind(brief, block.id, "ratio")
    again = unpack_brief(pack_brief(chosen), "a.brief")
    assert chart(again).kind == "ratio"
    assert "4 to 1" in chart(again).alt
    made = pipeline.make(again)
    assert "ratio" in {b.kind for _, b in walk(made.composed.document) if isinstance(b, Chart)}
    assert chart(edits.set_chart_kind(again, block.id, "")).kind == "bar"


def test_a_choice_that_is_no_longer_lawful_falls_back_to_the_best() -> None:
    brief = brief_of("```chart\nindicator: things\n```", indicator(PAIR))
    for kind in ("line", "pie", "dumbbell"):
        assert chart(edits.set_chart_kind(brief, chart(brief).id, kind)).kind == "bar"


def test_a_choice_made_in_a_section_that_a_person_edited_is_drawn_too() -> None:
    brief = small_brief("issue-brief")
    composed = compose(brief)
    section, block = next(
        (s, b) for s, b in walk(composed.document) if isinstance(b, Chart) and len(b.kinds) > 1
    )
    base = next(each.blocks for each in composed.suggested if each.id == section.id)
    edited = edits.edit_section(brief, section.id, base, base)
    other = next(kind for kind in block.kinds if kind != block.kind)
    done = compose(edits.set_chart_kind(edited, block.id, other))
    kinds = {b.id: b.kind for _, b in walk(done.document) if isinstance(b, Chart)}
    assert kinds[block.id] == other
    assert not next(each for each in done.document.sections if each.id == section.id).outdated


def test_years_that_nobody_has_are_a_gap_of_the_line() -> None:
    cells = {key: value for key, value in YEARS.items() if key[1] not in ("2014", "2015")}
    drawn = chart(brief_of("```chart\nindicator: things\n```", indicator(cells)))
    assert drawn.categories == tuple(str(year) for year in range(2010, 2020))
    missing = [p.amount is None for p in drawn.series[0].points]
    assert missing == [year in (2014, 2015) for year in range(2010, 2020)]
    assert "2014: no data" in drawn.description


def test_more_bars_than_rows_are_told_and_those_compared_always_stand() -> None:
    cells = {(f"Country {n:02}", "2024"): 100.0 + n for n in range(30)} | PAIR
    text = "```chart\nindicator: things\nrows: {}\n```"
    few = chart(brief_of(text.format(6), indicator(cells)))
    assert len(few.categories) == 6
    assert {US, CHINA} <= set(few.categories)
    assert plain(few.source).endswith("26 more not shown; between these.")
    many = chart(brief_of(text.format(20), indicator(cells)))
    assert many.categories[-1] == "Other"
    assert len(many.categories) == 20
    total = sum(point.amount or 0 for point in many.series[0].points)
    assert total == sum(cells.values())


def test_shares_of_different_wholes_are_never_added_up() -> None:
    cells = {(f"Country {n:02}", "2024"): 1.0 + n for n in range(30)} | PAIR
    text = "```chart\nindicator: things\nrows: 20\n```"
    drawn = chart(brief_of(text, indicator(cells, scale=Quantity.SHARE_OF_OWN)))
    assert "Other" not in drawn.categories
    assert plain(drawn.source).endswith("12 more not shown; 9 of them between these.")


def test_the_choice_needs_no_matplotlib() -> None:
    program = (
        "import sys; import briefgen.evidence.chart_kinds, briefgen.compose.charting; "
        "print('matplotlib' in sys.modules)"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert result.stdout.strip() == b"False"


def test_a_slope_that_leaves_zero_out_says_so() -> None:
    later = {(US, "2025"): 13.0, (CHINA, "2025"): 4.0}
    text = "```chart\nindicator: things\nkind: slope\n```"
    near = chart(brief_of(text, indicator(PAIR | later)))
    assert "zero" not in plain(near.source)
    scores = {key: amount + 1000 for key, amount in (PAIR | later).items()}
    assert "does not begin at zero" in plain(chart(brief_of(text, indicator(scores))).source)


def test_a_gap_between_two_shares_is_exact() -> None:
    one = indicator({(US, "2024"): 2.84, (CHINA, "2024"): 2.19}, unit=PERCENT)
    other = replace(one, id="others", figures=indicator(PAIR).figures)
    drawn = chart(brief_of("```chart\nindicators: things, others\n```", one, other))
    assert (drawn.kind, drawn.notes) == ("dumbbell", ("0.65 points", "9 points"))


def test_amounts_over_powers_of_ten_get_such_a_scale() -> None:
    cells = {(e, str(2010 + n)): 10.0 ** (n + 18) for e in (US, CHINA) for n in range(6)}
    drawn = chart(brief_of("```chart\nindicator: things\n```", indicator(cells)))
    assert drawn.log
    assert plain(drawn.subtitle).endswith("log scale")
    assert "slope" not in drawn.kinds


def test_nothing_is_drawn_or_told_across_a_change_of_definition() -> None:
    cells = {(US, str(2005 + n)): 50.0 + n for n in range(10)}
    broken = indicator(cells, breaks=("2009",), break_note="the definition changed in 2009")
    drawn = chart(brief_of("```chart\nindicator: things\n```", broken))
    assert (drawn.kind, drawn.breaks) == ("line", ("2009",))
    assert not {"slope", "area"} & set(drawn.kinds)
    assert "from 54 in 2009 to 59 in 2014" in drawn.alt
    assert "50" not in drawn.alt
    assert "From 2009 on something else was counted." in drawn.description
    assert plain(drawn.source).endswith("The definition changed in 2009.")


def test_more_than_four_are_not_told_apart_by_color_alone() -> None:
    names = (US, CHINA, "Japan", "India", "Germany")
    cells = {(e, y): 5.0 for e in names for y in ("2024", "2025")}
    assert "grouped" not in fitting(names, [indicator(cells)])
    assert "grouped" in fitting(names[:4], [indicator(cells)])
