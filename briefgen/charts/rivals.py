"""Where lines end in time, and the projections that compete for one: plain data, nothing drawn."""

from collections.abc import Sequence

from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.periods import read_period, scenario

Rivals = list[tuple[str, Point]]  # what each is called, highest first


def times(categories: Sequence[str]) -> list[float]:
    """When periods end, in years; their numbers where one has no date."""
    ends = [read_period(each).end for each in categories]
    if not all(ends):
        return [float(place) for place in range(len(ends))]
    return [int(end[:4]) + int(end[5:7]) / 12 - _rest(end) for end in ends]


def _rest(end: str) -> float:
    """What a day leaves of its month, as a part of the year."""
    return (31 - int(end[8:])) / 372 if end[8:] else 0.0


def last_points(categories: Sequence[str], series: Series) -> list[tuple[int, Point]]:
    """The last point; several where estimates of one time compete, lowest first."""
    when = times(categories)
    known = [(n, point) for n, point in enumerate(series.points) if point.amount is not None]
    last = [each for each in known if when[each[0]] == when[known[-1][0]]]
    return sorted(last, key=lambda each: each[1].amount or 0)


def rivals(chart: Chart) -> Rivals:
    """The competing projections in which the one line of a chart ends; none of other charts."""
    if len(chart.series) != 1 or chart.levels or chart.kind != "line":
        return []
    (one,) = chart.series
    last = [(chart.categories[n], p) for n, p in last_points(chart.categories, one)]
    if len(last) < 2 or not all(point.projected for _, point in last):
        return []
    return [(scenario(label), point) for label, point in reversed(last)]
