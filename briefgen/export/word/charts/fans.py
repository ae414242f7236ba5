"""Competing projections as lines that Word draws, with the area between the outermost."""

from msgspec.structs import replace

from briefgen.charts.rivals import rivals, times
from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.periods import scenario, without_remark

FAN = "fan"  # a line chart whose projections are series of their own
BETWEEN = "Between lowest and highest"
PLAIN = "Projection"


def with_fan(chart: Chart) -> Chart:
    """A line that ends in competing projections: what was observed, each projection, and last how
    far the outermost are apart; any other chart as it is.
    """
    found = rivals(chart)
    names = [name for name, _ in found]
    (one, *_) = chart.series or (None,)
    if not found or one is None or len(set(names)) < len(names):
        return chart
    when = times(chart.categories)
    moments = sorted(set(when))
    labels = tuple(without_remark(chart.categories[when.index(each)]) for each in moments)
    observed = _at(chart, one, moments, projected=False)
    known = [number for number, point in enumerate(observed) if point.amount is not None]
    if not known or len(set(labels)) < len(labels):
        return chart
    lines = tuple(
        _projection(chart, one, (moments, observed[known[-1]], known[-1]), name) for name in names
    )
    between = tuple(map(_apart, lines[0].points, lines[-1].points))
    series = (Series(one.name, one.rank, observed), *lines, Series(BETWEEN, one.rank, between))
    return replace(chart, kind=FAN, categories=labels, series=series)


def _at(
    chart: Chart, one: Series, moments: list[float], *, projected: bool, name: str = ""
) -> tuple[Point, ...]:
    """The points of one kind at each time; gaps where there are none."""
    when = times(chart.categories)
    held = {
        time: point
        for time, label, point in zip(when, chart.categories, one.points, strict=True)
        if point.amount is not None
        and point.projected is projected
        and (not projected or scenario(label) == name)
    }
    return tuple(held.get(each, Point(None)) for each in moments)


def _projection(chart: Chart, one: Series, at: tuple[list[float], Point, int], name: str) -> Series:
    """From the last observed point on."""
    moments, start, place = at
    points = list(_at(chart, one, moments, projected=True, name=name))
    points[place] = Point(start.amount)
    return Series((name[:1].upper() + name[1:]) or PLAIN, one.rank, tuple(points))


def _apart(high: Point, low: Point) -> Point:
    if high.amount is None or low.amount is None:
        return Point(None)
    return Point(high.amount - low.amount)
