"""Where the lines of the two compared cross: a ring, and words who is higher from then on."""

from collections.abc import Sequence
from itertools import pairwise

from briefgen.charts.canvas import Canvas, Position
from briefgen.charts.overtaking import Overtaking, overtakings
from briefgen.charts.period_axis import short
from briefgen.charts.style import text_width
from briefgen.charts.timeline import CLEAR, Plot, placed
from briefgen.document.tree import Series
from briefgen.typography.look import INK, MUTED

_RING, _FAR = 6.0, 46.0
_STEP = 4


def put_crossings(canvas: Canvas, plot: Plot, series: Sequence[Series]) -> None:
    """A ring at each crossing; words at the last, where they have room clear of all lines."""
    found = overtakings(series, plot.breaks, plot.y)
    places = [_place(plot, each) for each in found]
    for each in places:
        canvas.ring(each, _RING)
    if found:
        _put_words(canvas, plot, series, (found[-1], *places[-1]))


def _place(plot: Plot, at: Overtaking) -> Position:
    """Where two lines meet."""
    ends = [
        (plot.x(number), plot.y(at.higher.points[number].amount or 0))
        for number in (at.start, at.end)
    ]
    (x0, y0), (x1, y1) = ends
    return x0 + at.share * (x1 - x0), y0 + at.share * (y1 - y0)


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


def _put_words(
    canvas: Canvas, plot: Plot, series: Sequence[Series], at: tuple[Overtaking, float, float]
) -> None:
    passed, x, middle = at
    when = short(plot.categories[passed.end])
    for text in (passed.words(when), f"lines cross, {when}", when):
        width = text_width(text)
        low, high = plot.box.bottom + 3, plot.box.top - 9
        rows = [low + step * _STEP for step in range(int(max(high - low, 0) / _STEP) + 1)]
        places = [
            (start, y)
            for start in (x - width / 2, x + 5, x - 5 - width)
            for y in rows
            if plot.box.left <= start
            and start + width <= plot.box.right
            and canvas.is_free(start, y, text)
            and not _is_crossed(plot, series, (start - 2, y - 4, start + width + 2, y + 9))
            and CLEAR <= abs(y + 2.5 - middle) <= _FAR
        ]
        if places:
            start, y = min(places, key=lambda each: abs(each[1] + 2.5 - middle))
            canvas.text(start, y, text, color=INK)
            edge = y - 2 if y > middle else y + 7
            away = middle + (_RING / 2 if y > middle else -_RING / 2)
            near = min(max(x, start), start + width)
            canvas.line([(x, away), (near, edge)], MUTED, 0.5)
            return
