"""What lines and areas over time have in common: the plot, and what stands around its lines."""

from itertools import pairwise
from typing import NamedTuple

from briefgen.charts.canvas import Canvas
from briefgen.charts.crossings import put_crossings
from briefgen.charts.fan import ends_of, put_amounts, put_bracket
from briefgen.charts.rivals import last_points, rivals
from briefgen.charts.rows import foremost
from briefgen.charts.scale import spread
from briefgen.charts.style import LABEL, LINE, STRONG, shortened, text_width, wrap
from briefgen.charts.timeline import (
    YEARS,
    Axis,
    Box,
    Plot,
    has_projection,
    last_text,
    put_breaks,
    put_gaps,
    put_projected,
)
from briefgen.document.tree import Chart, Level, Point, Series
from briefgen.typography.look import INK, MUTED, tone

NARROW, WIDE, LOW = 150.0, 190.0, 120.0  # heights
TOP, PROJECTED = 13.0, 11.0
_BEFORE, _AFTER_BRACKET = 7.0, 16.0
_SHARES = (0.3, 0.4, 0.45)  # of the width for names at the ends: the least that cuts no name
_LEVEL = -1  # the rank of what is nobody's line


class End(NamedTuple):
    """What stands at the end of a line: where it is wanted, whose it is, its name and value."""

    y: float
    series: Series
    lines: list[str]
    named: int  # how many of the lines are the name

    @property
    def height(self) -> float:
        """Its lines and a gap below."""
        return len(self.lines) * LINE + 1


def opened(chart: Chart, width: float, values: Axis) -> tuple[Canvas, Plot]:
    """An empty canvas, and the plot on it with room for the labels at the ends of lines."""
    canvas = Canvas(width, LOW if chart.low else WIDE if width > 300 else NARROW)
    top = canvas.height - TOP - (PROJECTED if has_projection(chart.series) else 0)
    right = canvas.width - _end_room(chart, canvas) - _before(chart) - 1
    return canvas, Plot(chart, values, Box(values.room, YEARS, right, top))


def labelled(canvas: Canvas, plot: Plot, chart: Chart) -> None:
    """Names and last values, what is projected, where counting changed, where data are missing."""
    for each in chart.levels:
        canvas.line([(plot.box.left, y := plot.y(each.amount)), (plot.box.right, y)], MUTED, 0.75)
    if found := rivals(chart):
        put_bracket(canvas, plot, found)
        put_amounts(canvas, plot, chart.series[0])
    _end_labels(canvas, plot, chart)
    put_projected(canvas, plot, chart.series)
    put_breaks(canvas, plot)
    put_gaps(canvas, plot, chart.series)
    put_crossings(canvas, plot, chart.series)


def _before(chart: Chart) -> float:
    """What stands between the end of a line and its label: a bracket, where projections compete."""
    return _AFTER_BRACKET if rivals(chart) else _BEFORE


def _ended(chart: Chart) -> tuple[Series, ...]:
    """Whoever has a label at the end: series or their projections, and levels as if they were."""
    if found := rivals(chart):
        return ends_of(chart, found)
    return (*chart.series, *(_level(chart, each) for each in chart.levels if chart.categories))


def _level(chart: Chart, level: Level) -> Series:
    before = tuple(Point(None) for _ in chart.categories[1:])
    return Series(level.name, _LEVEL, (*before, Point(level.amount, level.text)))


def _end_room(chart: Chart, canvas: Canvas) -> float:
    """How much of the width the labels take, in points: where that is enough, names wrap."""
    series = _ended(chart)
    names = [each.name for each in series]
    values = [text_width(last_text(chart.categories, each)) for each in series]
    if not series:
        return 0.0
    if not _is_roomy(canvas, len(series)):
        rows = [text_width(n, STRONG) + 4 + v for n, v in zip(names, values, strict=True)]
        return min(max(rows), canvas.width * _SHARES[-1] - _before(chart))
    needed = max(*values, *(text_width(each, STRONG) for each in names), 0)
    for share in _SHARES:
        room = min(needed, canvas.width * share - _before(chart))
        cut = any(line.endswith("…") for each in names for line in wrap(each, room, 2, STRONG))
        if not cut and max(values) <= room:
            break
    return room


def _is_roomy(canvas: Canvas, count: int) -> bool:
    """Whether so many names stand over their values."""
    low, high = _span(canvas)
    return count * (2 * LINE + 1) <= high - low + 2 * LINE


def _span(canvas: Canvas) -> tuple[float, float]:
    """Between which heights the middles of labels lie."""
    return YEARS + LINE / 2 + 3, canvas.height - LINE


def _end_labels(canvas: Canvas, plot: Plot, chart: Chart) -> None:
    """Name over value, none on another; of many lines the foremost, each in one line."""
    low, high = _span(canvas)
    series, begin = _ended(chart), plot.box.right + _before(chart)
    room = canvas.width - begin
    if _is_roomy(canvas, len(series)):
        _stacked(canvas, plot, series, begin)
        return
    most = int((high - low) / LINE)
    kept, over = foremost(series, most if len(series) <= most else most - 1)
    ends = _ends(plot, kept)
    places = spread([y for y, _ in ends], LINE, low - LINE / 2 + (LINE if over else 0), high)
    for y, (_, each) in zip(places, ends, strict=True):
        value = last_text(plot.categories, each)
        name = shortened(each.name, max(room - text_width(value) - 4, 24), STRONG)
        end = canvas.text(begin, y - 2.5, name, color=_color(each), face=STRONG)
        if end + 4 + text_width(value) <= canvas.width:
            canvas.text(end + 4, y - 2.5, value)
    if over:
        text = shortened(f"and {over} more", room)
        canvas.text(begin, low - LINE / 2 - 2.5, text, color=MUTED)


def _stacked(canvas: Canvas, plot: Plot, series: tuple[Series, ...], begin: float) -> None:
    room = canvas.width - begin
    for most in (2, 1):
        ends = [_end(plot, (y, each), most, room) for y, each in _ends(plot, series)]
        low, high = _span(canvas)
        low, high = low - LINE + _half(ends[:1]), high + LINE - _half(ends[-1:])
        if sum(each.height for each in ends[1:]) / 2 + sum(e.height for e in ends[:-1]) / 2 <= (
            high - low
        ):
            break
    steps = [(a.height + b.height) / 2 for a, b in pairwise(ends)]
    for y, each in zip(spread([e.y for e in ends], [*steps, 0.0], low, high), ends, strict=True):
        line = y + (len(each.lines) - 2) * LINE / 2 + 1
        for number, text in enumerate(each.lines):
            named = number < each.named
            color, face = (_color(each.series), STRONG) if named else (INK, LABEL)
            canvas.text(begin, line, text, color=color, face=face)
            line -= LINE


def _end(plot: Plot, at: tuple[float, Series], most: int, room: float) -> End:
    y, series = at
    name = wrap(series.name, room, most, STRONG) if series.name else []
    value = last_text(plot.categories, series)
    lines = [*name, shortened(value, room)] if value else name
    return End(y, series, lines, len(name))


def _half(ends: list[End]) -> float:
    return ends[0].height / 2 if ends else LINE


def _color(series: Series) -> str:
    return INK if series.rank == _LEVEL else tone(series.rank).text


def _ends(plot: Plot, series: tuple[Series, ...]) -> list[tuple[float, Series]]:
    """Where lines end, the middle of several ends, from the lowest up."""
    found = []
    for each in series:
        last = [plot.y(point.amount or 0) for _, point in last_points(plot.categories, each)]
        if last:
            found.append((sum(last) / len(last), each))
    return sorted(found, key=lambda each: each[0])
