"""Which charts Word can draw itself without saying less or something else than the page does."""

from itertools import pairwise

from briefgen.document.tree import Chart, Series
from briefgen.evidence.periods import read_period
from briefgen.export.word.charts.number_formats import finite
from briefgen.export.word.charts.workbook import is_dated

APART = 12.0  # points between labels at one side of a slope
SMALL = 28.0  # points that a part of a stack needs for its label
LETTER = 4.4  # the width of an average letter of chart text
SLOPE = 170.0
_NAMES = 0.65  # what names leave of the width of stacks


def is_native(chart: Chart, width: float) -> bool:
    """Whether a chart of Word tells the same; else a picture of our own drawing stands in."""
    if not chart.categories or not chart.series:
        return True
    match chart.kind:
        case "bar" | "grouped":
            return True
        case "stacked" | "stacked100":
            return _parts_hold_labels(chart, width)
        case "line":
            return _is_even(chart) and len(chart.series) <= 6
        case "area":
            whole = all(
                not p.projected and p.amount is not None for s in chart.series for p in s.points
            )  # an area of Word falls to zero in a gap
            return _is_even(chart) and len(chart.series) == 1 and whole
        case "slope":
            return _ends_are_apart(chart)
        case "multiples":
            panels = [each.panel or each.name for each in chart.series]
            return _is_even(chart) and len(set(panels)) == len(panels)
        case _:
            return False


def _is_even(chart: Chart) -> bool:
    """Whether periods are years, or lie equally far apart, on a straight scale, unbroken."""
    if chart.log or chart.breaks:
        return False
    if is_dated(chart):
        return True
    ends = [read_period(each).end for each in chart.categories]
    if not all(ends):
        return not any(ends)
    months = [int(end[:4]) * 12 + int(end[5:7]) for end in ends]
    return len({later - earlier for earlier, later in pairwise(months)}) <= 1


def _parts_hold_labels(chart: Chart, width: float) -> bool:
    rows = range(len(chart.categories))
    if len(chart.series) > 4 or any((finite(p) or 0) < 0 for s in chart.series for p in s.points):
        return False
    totals = [sum(finite(s.points[row]) or 0 for s in chart.series) for row in rows]
    longest = max(totals, default=0)
    for series in chart.series:
        for row in rows:
            whole = totals[row] if chart.kind == "stacked100" else longest
            amount, text = finite(series.points[row]), series.points[row].text
            if not text or amount is None or not whole:
                continue
            room = amount / whole * width * _NAMES
            if room < max(SMALL, len(text) * LETTER + 6):
                return False
    return True


def _ends_are_apart(chart: Chart) -> bool:
    """Whether labels at both sides stand clear of each other without being moved."""
    amounts = [a for s in chart.series for p in s.points if (a := finite(p)) is not None]
    if not amounts or len(chart.categories) != 2 or len(chart.series) > 8:
        return False
    low, high = min(*amounts, 0), max(*amounts, 0)
    unit = (SLOPE - 40) / ((high - low) or 1)
    return all(
        (later - earlier) * unit >= APART
        for side in (0, 1)
        for earlier, later in pairwise(sorted(_side(chart.series, side)))
    )


def _side(series: tuple[Series, ...], side: int) -> list[float]:
    return [float(a) for s in series if (a := finite(s.points[side])) is not None]
