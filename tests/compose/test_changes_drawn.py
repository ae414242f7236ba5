"""Changes of one unit set side by side, what was observed before what is projected."""

from msgspec.structs import replace

from briefgen.compose import compose
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, walk
from briefgen.evidence.chart_kinds import fitting
from briefgen.evidence.formatting import NO_BREAK_SPACE
from briefgen.evidence.indicators import Indicator, Unit
from tests.builders import CHINA, US, brief_of, indicator

POWER = Unit("terawatt-hour", "terawatt-hours", "TWh")
MADE = indicator(
    {(US, str(year)): 4000 + 40 * (year - 2015) for year in range(2010, 2026)},
    id="made",
    short="power made",
    unit=POWER,
)
USED = indicator(
    {
        (US, "2014"): 58,
        (US, "2023"): 176,
        (US, "2028 (low projection)"): 325,
        (US, "2028 (high projection)"): 700,
    },
    id="used",
    short="power used",
    unit=POWER,
)


def charted(*chosen: Indicator, entities: tuple[str, ...] = (US,)) -> Chart:
    names = ", ".join(each.id for each in chosen)
    brief = brief_of(f"```chart\nindicators: {names}\nkind: changes\n```", *chosen)
    document = compose(replace(brief, entities=entities)).document
    return next(block for _, block in walk(document) if isinstance(block, Chart))


def test_each_change_has_its_span_and_what_is_projected_says_so() -> None:
    found = charted(MADE, USED)
    (series,) = found.series
    rows = dict(zip(found.categories, series.points, strict=True))
    assert {
        name: (p.text.replace(NO_BREAK_SPACE, " "), p.projected) for name, p in rows.items()
    } == {
        "Power made, 2015–2025": ("400 TWh", False),
        "Power used, 2014–2023": ("118 TWh", False),
        "Power used, 2023–2028, high, projected": ("524 TWh", True),
        "Power used, 2023–2028, low, projected": ("149 TWh", True),
    }
    assert plain(found.subtitle) == "Change, TWh; hatched bars are projections"
    assert plain(found.caption).endswith("2023–2028, high: may grow most, by 524\u00a0TWh")


def test_two_entities_are_named_and_have_their_colors() -> None:
    cells = {(US, "2015"): 9, (US, "2020"): 5, (CHINA, "2015"): 2, (CHINA, "2020"): 3}
    both = indicator(cells)
    found = charted(both, entities=(US, CHINA))
    assert found.categories == (
        "Things made, United States, 2015–2020",
        "Things made, China, 2015–2020",
    )
    assert [point.rank for point in found.series[0].points] == [0, 1]
    assert plain(found.caption) == "Things made, United States, 2015–2020: fell most, by 4"


def test_no_change_runs_across_a_change_of_definition() -> None:
    found = charted(replace(MADE, breaks=("2020",), break_note="Else"), USED)
    assert found.categories[0] == "Power made, 2020–2025"


def test_unlike_units_and_bases_are_not_set_side_by_side() -> None:
    dollars = [Unit("dollar", "dollars", "$", basis=b) for b in ("2015 dollars", "dollars")]
    cells = {(US, "2015"): 5, (US, "2020"): 9}
    money = [indicator(cells, id=f"m{n}", unit=unit) for n, unit in enumerate(dollars)]
    assert "changes" in fitting((US,), [MADE, USED])
    assert "changes" not in fitting((US,), money)
    assert "changes" not in fitting((US,), [MADE, money[0]])
