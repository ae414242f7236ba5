"""The caption of a chart over time is its story, and true of the drawing."""

import pytest
from msgspec.structs import replace

from briefgen.charts import draw
from briefgen.charts.overtaking import changes
from briefgen.compose import compose
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, walk
from briefgen.evidence.indicators import Amount, Better
from briefgen.typography.drawing import Label, Shape
from tests.builders import CHINA, US, brief_of, indicator

FIRST = 2016
Row = list[Amount | None]


def charted(own: Row, other: Row, kind: str = "line", **changed: object) -> Chart:
    """A chart of the United States and China from 2016 on."""
    cells = {
        (entity, str(FIRST + number)): amount
        for entity, row in ((US, own), (CHINA, other))
        for number, amount in enumerate(row)
        if amount is not None
    }
    brief = brief_of(f"```chart\nindicator: things\nkind: {kind}\n```", indicator(cells, **changed))
    return next(b for _, b in walk(compose(brief).document) if isinstance(b, Chart))


def told(chart: Chart) -> str:
    return plain(chart.caption)


def marks(chart: Chart) -> tuple[list[str], int]:
    """The words at crossings, and the rings."""
    items = draw(chart, 504).items
    rings = [e for e in items if isinstance(e, Shape) and not e.fill and e.width == 0.9]
    return [e.text for e in items if isinstance(e, Label) and " higher " in e.text], len(rings)


def test_a_lead_that_changed_is_told_and_marked_where_it_did() -> None:
    found = charted([5, 5, 5, 5, 5, 5], [2, 3, 4, 6, 7, 8])
    assert told(found) == "China passed the United States in things in 2019"
    assert marks(found) == (["China higher since 2019"], 1)


def test_who_was_ahead_before_goes_back_ahead() -> None:
    found = charted([5, 5, 5, 5, 5, 5, 9, 9], [2, 3, 7, 7, 7, 8, 8, 8])
    assert told(found) == "The United States went back ahead of China in things in 2022"
    assert marks(found) == (["United States higher since 2022"], 2)


def test_nobody_knows_when_lines_met_in_a_gap() -> None:
    found = charted([5, 5, 5, None, None, 5, 5, 5], [2, 3, 4, None, None, 7, 8, 8])
    assert told(found) == "China passed the United States in things between 2018 and 2021"
    (crossed,) = changes(found.series)
    assert (found.categories[crossed.end], crossed.share) == ("2021", 1.0)
    assert marks(found) == (["China higher since 2021"], 1)


def test_a_lead_that_did_not_last_is_no_story() -> None:
    found = charted([5, 5, 5, 5, 5, 5, 8], [2, 3, 4, 6, 7, 8, 8])
    assert "passed" not in told(found)
    assert marks(found)[0] == ["China higher in 2019"]


def test_no_lead_changes_where_something_else_is_counted() -> None:
    found = charted([5, 5, 5, 5, 5], [2, 3, 9, 9, 9], breaks=("2018",), break_note="Else")
    assert "passed" not in told(found)
    assert marks(found) == ([], 0)


@pytest.mark.parametrize(
    ("better", "expected"),
    [
        (Better.LOWER, "The United States came to do better than China on things in 2019"),
        (Better.NEUTRAL, "Things"),
    ],
)
def test_less_may_be_better_or_neither(better: Better, expected: str) -> None:
    assert told(charted([5, 5, 5, 5, 5, 5], [2, 3, 4, 6, 7, 8], better=better)) == expected


def test_two_ends_of_slopes_that_cross_say_between_which_years() -> None:
    cells = {(US, "2010"): 5, (CHINA, "2010"): 2, (US, "2020"): 6, (CHINA, "2020"): 9}
    brief = brief_of("```chart\nindicator: things\nkind: slope\n```", indicator(cells))
    (found,) = (b for _, b in walk(compose(brief).document) if isinstance(b, Chart))
    assert told(found) == "China passed the United States in things between 2010 and 2020"


@pytest.mark.parametrize(
    ("high", "expected"),
    [
        (580, "Projections for 2028 are further apart than the whole amount of 2023"),
        (400, "Things made may be 325 to 400 in 2028"),
    ],
)
def test_competing_projections_say_how_far_they_reach(high: int, expected: str) -> None:
    later = {(US, "2028 (low projection)"): 325, (US, "2028 (high projection)"): high}
    cells = {(US, str(year)): 76 + 20 * n for n, year in enumerate(range(2018, 2024))}
    one = indicator({**cells, **later})
    brief = brief_of("```chart\nindicator: things\nkind: line\n```", one)
    document = compose(replace(brief, entities=(US,))).document
    (found,) = (b for _, b in walk(document) if isinstance(b, Chart))
    assert told(found) == expected
    assert found.notes == (f"{high - 325} apart",)
