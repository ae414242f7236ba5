"""Where the lines of the two compared cross: a ring, and words who is higher from then on."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from briefgen.charts.canvas import Canvas
from briefgen.charts.period_axis import short
from briefgen.charts.style import text_width
from briefgen.charts.timeline import CLEAR, COMPARED, Plot, placed
from briefgen.document.tree import Series
from briefgen.typography.look import INK, MUTED

MOST = 2  # lines that cross more often than this change places; no single time is worth a mark
_RING, _FAR = 6.0, 46.0
_STEP = 4


class Crossing(NamedTuple):
    """Where two lines cross, and from which period on whose line is the higher."""

    x: float
    y: float
    period: int
    name: str


def put_crossings(canvas: Canvas, plot: Plot, series: Sequence[Series]) -> None:
    """A ring at each crossing; words at the last, where they have room clear of all lines."""
    first = [each for each in series if each.rank == COMPARED[0]]
    second = [each for each in series if each.rank == COMPARED[1]]
    if len(first) != 1 or len(second) != 1:
        return
    found = crossings(plot, first[0], second[0])
    if not 0 < len(found) <= MOST:
        return
    for each in found:
        canvas.ring((each.x, each.y), _RING)
    _put_words(canvas, plot, series, found[-1])


def crossings(plot: Plot, one: Series, other: Series) -> list[Crossing]:
    """Each change of sign of the difference, between periods that both have."""
    both = [
        (n, plot.y(a.amount), plot.y(b.amount))
        for n, (a, b) in enumerate(zip(one.points, other.points, strict=True))
        if a.amount is not None and b.amount is not None and not (a.projected or b.projected)
    ]
    apart = [each for each in both if each[1] != each[2]]
    found = []
    for (n0, a0, b0), (n1, a1, b1) in pairwise(apart):
        if (a0 > b0) == (a1 > b1) or any(n0 < each <= n1 for each in plot.breaks):
            continue
        share = (a0 - b0) / ((a0 - b0) - (a1 - b1))
        x = plot.x(n0) + share * (plot.x(n1) - plot.x(n0))
        higher = one if a1 > b1 else other
        found.append(Crossing(x, a0 + share * (a1 - a0), n1, higher.name))
    return found


def _is_crossed(plot: Plot, series: Sequence[Series], box: tuple[float, ...]) -> bool:
    """Whether any line runs through a box."""
    left, bottom, right, top = box
    for each in series:
        known = [(plot.x(n), plot.y(p.amount or 0)) for n, p in placed(plot, each)]
        for (x0, y0), (x1, y1) in pairwise(known):
            first, last = max(x0, left), min(x1, right)
            if first > last:
                continue
            slope = (y1 - y0) / ((x1 - x0) or 1)
            ends = [y0 + slope * (x - x0) for x in (first, last)]
            if min(ends) < top and max(ends) > bottom:
                return True
    return False


def _put_words(canvas: Canvas, plot: Plot, series: Sequence[Series], at: Crossing) -> None:
    when = short(plot.categories[at.period])
    for text in (f"{at.name} higher since {when}", f"lines cross, {when}", when):
        width = text_width(text)
        low, high = plot.box.bottom + 3, plot.box.top - 9
        rows = [low + step * _STEP for step in range(int(max(high - low, 0) / _STEP) + 1)]
        places = [
            (start, y)
            for start in (at.x - width / 2, at.x + 5, at.x - 5 - width)
            for y in rows
            if plot.box.left <= start
            and start + width <= plot.box.right
            and canvas.is_free(start, y, text)
            and not _is_crossed(plot, series, (start - 2, y - 4, start + width + 2, y + 9))
            and CLEAR <= abs(y + 2.5 - at.y) <= _FAR
        ]
        if places:
            start, y = min(places, key=lambda each: abs(each[1] + 2.5 - at.y))
            canvas.text(start, y, text, color=INK)
            edge = y - 2 if y > at.y else y + 7
            away = at.y + (_RING / 2 if y > at.y else -_RING / 2)
            near = min(max(at.x, start), start + width)
            canvas.line([(at.x, away), (near, edge)], MUTED, 0.5)
            return
