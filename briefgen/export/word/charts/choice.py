"""Which charts Word can draw itself without saying less or something else than the page does."""

from itertools import pairwise

from msgspec.structs import replace

from briefgen.charts.scale import signed
from briefgen.charts.ticks import slope_height, slope_span
from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.dates import short_period
from briefgen.evidence.periods import Status, read_period
from briefgen.export.word.charts.fans import FAN, with_fan
from briefgen.export.word.charts.number_formats import finite
from briefgen.export.word.charts.series import LETTER
from briefgen.export.word.charts.space import beside, every
from briefgen.export.word.charts.workbook import date_format

APART = 12.0  # points between labels at one side of a slope
SMALL = 28.0  # points that a part of a stack needs for its label
BESIDE = 0.3  # of the width, at most, for names at the ends of lines
PANEL = 156.0  # the width of one of small multiples
_TIMES = ("line", "area", "slope", "multiples", FAN)
_NOBODY = 2  # the rank of an average or a target
_NAMES = 0.65  # what names leave of the width of stacks


def is_native(chart: Chart, width: float) -> bool:
    """Whether a chart of Word tells the same; else a picture of our own drawing stands in."""
    if not chart.categories or not chart.series:
        return True
    match chart.kind:
        case "bar" | "grouped" | "changes":
            return True
        case "stacked" | "stacked100":
            return _parts_hold_labels(chart, width)
        case "line" if (fan := with_fan(chart)).kind == FAN:
            return is_native(fan, width)
        case "line" | "fan":
            names = [*(s.name for s in chart.series), *(each.name for each in chart.levels)]
            short = max(map(len, names)) * LETTER <= BESIDE * width
            return _is_even(chart) and len(names) <= 6 and short and _is_legible(chart, width)
        case "area":
            whole = all(
                not p.projected and p.amount is not None for s in chart.series for p in s.points
            )  # an area of Word falls to zero in a gap
            one = len(chart.series) == 1 and not chart.levels
            return _is_even(chart) and one and whole and _is_legible(chart, width)
        case "slope":
            return _ends_are_apart(chart)
        case "multiples":
            panels = [each.panel or each.name for each in chart.series]
            single = len(set(panels)) == len(panels) and not chart.levels
            one_by_one = (replace(chart, series=(each,)) for each in chart.series)
            return _is_even(chart) and single and all(_is_legible(e, PANEL) for e in one_by_one)
        case _:
            return False


def _is_legible(chart: Chart, width: float) -> bool:
    """Whether a plot keeps half of the width, and labels of periods stand beside each other: not
    every program leaves out those that do not.
    """
    named = with_short_names(chart)
    roomy = sum(beside(named, width)) <= width / 2
    return roomy and (bool(date_format(named)) or every(named, width) == 1)


def with_short_names(chart: Chart) -> Chart:
    """Periods named as an axis names them, but for what is projected, which says so."""
    names = tuple(_short(each) for each in chart.categories)
    return replace(chart, categories=names) if chart.kind in _TIMES else chart


def _short(label: str) -> str:
    status = read_period(label).status
    return label if status is Status.PROJECTION else short_period(label).replace("\u00a0", " ")


def with_signs(chart: Chart) -> Chart:
    """Changes with a sign before what has grown."""
    if chart.kind != "changes":
        return chart
    series = (
        replace(each, points=tuple(replace(p, text=signed(p)) for p in each.points))
        for each in chart.series
    )
    return replace(chart, series=tuple(series))


def with_levels(chart: Chart) -> Chart:
    """Averages and targets as Word can have them: further bars, or lines of their own."""
    if chart.kind == "bar" and len(chart.series) == 1:
        (one,) = chart.series
        points = tuple(Point(each.amount, each.text, each.reference) for each in chart.levels)
        names = (*chart.categories, *(each.name for each in chart.levels))
        series = (replace(one, points=(*one.points, *points)),)
        return replace(chart, categories=names, series=series, levels=())
    if chart.kind == "line":
        count = len(chart.categories)
        lines = (
            Series(each.name, _NOBODY, (Point(each.amount, each.text, each.reference),) * count)
            for each in chart.levels
        )
        return replace(chart, series=(*chart.series, *lines), levels=())
    return chart


def _is_even(chart: Chart) -> bool:
    """Whether periods are years, or lie equally far apart, on a straight scale, unbroken."""
    if chart.log or chart.breaks:
        return False
    if date_format(chart):
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
    low, high = slope_span(amounts)
    unit = (slope_height(len(chart.series), low=chart.low) - 40) / ((high - low) or 1)
    return all(
        (later - earlier) * unit >= APART
        for side in (0, 1)
        for earlier, later in pairwise(sorted(_side(chart.series, side)))
    )


def _side(series: tuple[Series, ...], side: int) -> list[float]:
    return [float(a) for s in series if (a := finite(s.points[side])) is not None]
