"""Projections of one time that compete: the area between them, who says which, how far apart."""

from collections.abc import Sequence
from itertools import groupby

from briefgen.charts.canvas import Canvas
from briefgen.charts.rivals import Rivals
from briefgen.charts.style import STRONG, text_width
from briefgen.charts.timeline import Plot, placed
from briefgen.document.tree import Chart, Point, Series
from briefgen.typography.look import INK, tone

MIDDLE = -1  # the rank of what is nobody's: words in ink
LABELLED = 8  # observed points, at most, that have their amounts above them
_BRACKET, _ARM, _LINE = 9.0, 2.5, 1.0
_ABOVE = 6.0


def put_fan(canvas: Canvas, plot: Plot, series: Sequence[Series]) -> None:
    """The area from the last observed point to the lowest and the highest of each later time."""
    for each in series:
        known = placed(plot, each)
        observed = [number for number, point in known if not point.projected]
        if not observed:
            continue
        later = [n for n, p in known if p.projected and plot.times[n] > plot.times[observed[-1]]]
        levels = {n: plot.y(p.amount or 0) for n, p in known}
        start = (plot.x(observed[-1]), levels[observed[-1]])
        lows, highs = [start], [start]
        for _, group in groupby(later, key=lambda number: plot.times[number]):
            numbers = list(group)
            heights = [levels[number] for number in numbers]
            lows.append((plot.x(numbers[0]), min(heights)))
            highs.append((plot.x(numbers[0]), max(heights)))
        if lows != highs:
            canvas.area([*lows, *highs[:0:-1]], tone(each.rank), faint=True)


def put_bracket(canvas: Canvas, plot: Plot, found: Rivals) -> None:
    """From the highest to the lowest, in ink, right of the open marks."""
    high, low = (plot.y(point.amount or 0) for _, point in (found[0], found[-1]))
    x = plot.box.right + _BRACKET
    canvas.line([(x, low), (x, high)], INK, _LINE)
    for y in (low, high):
        canvas.line([(x - _ARM, y), (x + _ARM, y)], INK, _LINE)


def put_amounts(canvas: Canvas, plot: Plot, series: Series) -> None:
    """The amounts of a few observed points above them; of many, of the first and the last."""
    observed = [each for each in placed(plot, series) if not each[1].projected]
    shown = observed if len(observed) <= LABELLED else [observed[0], observed[-1]]
    colors = tone(series.rank)
    for number, point in shown:
        x, y = plot.x(number), plot.y(point.amount or 0)
        canvas.mark((x, y), series.rank, colors, 5)
        text = point.text.split("\N{NO-BREAK SPACE}")[0]
        width = text_width(text, STRONG)
        before = x - width - 4  # of the last, clear of the lines that go on
        starts = (before,) if number == observed[-1][0] else (x - width / 2, x - 2)
        for start in starts:
            inside = plot.box.left - 4 <= start and start + width <= plot.box.right
            if inside and canvas.is_free(start, y + _ABOVE, text, face=STRONG):
                canvas.text(start, y + _ABOVE, text, color=colors.text, face=STRONG)
                break


def ends_of(chart: Chart, found: Rivals) -> tuple[Series, ...]:
    """A label for each projection and for how far apart they are, as if they were lines."""
    before = tuple(Point(None) for _ in chart.categories[1:])
    (one,) = chart.series
    ends = []
    for number, (name, point) in enumerate(found):
        text = f"{point.text}, {name}" if name else point.text
        last = Point(point.amount, text, projected=True)
        ends.append(Series(one.name if not number else "", one.rank, (*before, last)))
    middle = ((found[0][1].amount or 0) + (found[-1][1].amount or 0)) / 2
    wide = (Series(each, MIDDLE, (*before, Point(middle))) for each in chart.notes)
    return (*ends, *wide)
