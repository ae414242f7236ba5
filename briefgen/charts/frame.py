"""What lines and areas over time have in common: the plot, and what stands around its lines."""

from collections.abc import Sequence

from briefgen.charts.canvas import Canvas
from briefgen.charts.rows import foremost
from briefgen.charts.scale import spread
from briefgen.charts.style import LINE, STRONG, shortened, text_width
from briefgen.charts.timeline import (
    YEARS,
    Axis,
    Box,
    Plot,
    has_projection,
    last_points,
    last_text,
    put_breaks,
    put_gaps,
    put_projected,
)
from briefgen.document.tree import Chart, Series
from briefgen.typography.look import MUTED, tone

NARROW, WIDE, LOW = 150.0, 190.0, 120.0  # heights
TOP, PROJECTED = 13.0, 11.0
_BEFORE = 7.0
_SHARE = 0.4  # of the width, at most
_APART = 2 * LINE + 1


def opened(chart: Chart, width: float, values: Axis) -> tuple[Canvas, Plot]:
    """An empty canvas, and the plot on it with room for the labels at the ends of lines."""
    canvas = Canvas(width, LOW if chart.low else WIDE if width > 300 else NARROW)
    top = canvas.height - TOP - (PROJECTED if has_projection(chart.series) else 0)
    right = canvas.width - _end_room(chart.categories, chart.series, canvas.width)
    return canvas, Plot(chart, values, Box(values.room, YEARS, right, top))


def labelled(canvas: Canvas, plot: Plot, chart: Chart) -> None:
    """Names and last values, what is projected, where counting changed, where data are missing."""
    _end_labels(canvas, plot, chart.series)
    put_projected(canvas, plot, chart.series)
    put_breaks(canvas, plot)
    put_gaps(canvas, plot, chart.series)


def _end_room(categories: Sequence[str], series: Sequence[Series], width: float) -> float:
    """How much of the width the labels take, in points."""
    names = [text_width(each.name, STRONG) for each in series]
    values = [text_width(last_text(categories, each)) for each in series]
    return min(max([*names, *values], default=0) + _BEFORE + 1, width * _SHARE)


def _end_labels(canvas: Canvas, plot: Plot, series: tuple[Series, ...]) -> None:
    """Name over value, none on another; of many lines the foremost, each in one line."""
    low, high = YEARS + LINE / 2, canvas.height - LINE
    room = canvas.width - plot.box.right - _BEFORE
    roomy = int((high - low) / _APART) + 1
    if len(series) <= roomy:
        _stacked(canvas, plot, series, room)
        return
    most = int((high - low) / LINE)
    kept, over = foremost(series, most if len(series) <= most else most - 1)
    ends = _ends(plot, kept)
    places = spread([y for y, _ in ends], LINE, low - LINE / 2 + (LINE if over else 0), high)
    for y, (_, each) in zip(places, ends, strict=True):
        value = last_text(plot.categories, each)
        name = shortened(each.name, max(room - text_width(value) - 4, 24), STRONG)
        start = plot.box.right + _BEFORE
        end = canvas.text(start, y - 2.5, name, color=tone(each.rank).text, face=STRONG)
        if end + 4 + text_width(value) <= canvas.width:
            canvas.text(end + 4, y - 2.5, value)
    if over:
        text = shortened(f"and {over} more", room)
        canvas.text(plot.box.right + _BEFORE, low - LINE / 2 - 2.5, text, color=MUTED)


def _stacked(canvas: Canvas, plot: Plot, series: tuple[Series, ...], room: float) -> None:
    ends = _ends(plot, series)
    places = spread([y for y, _ in ends], _APART, YEARS + LINE / 2, canvas.height - LINE)
    for y, (_, each) in zip(places, ends, strict=True):
        name = shortened(each.name, room, STRONG)
        value = shortened(last_text(plot.categories, each), room)
        color = tone(each.rank).text
        canvas.text(plot.box.right + _BEFORE, y + 1, name, color=color, face=STRONG)
        canvas.text(plot.box.right + _BEFORE, y + 1 - LINE, value)


def _ends(plot: Plot, series: tuple[Series, ...]) -> list[tuple[float, Series]]:
    """Where lines end, the middle of several ends, from the lowest up."""
    found = []
    for each in series:
        last = [plot.y(point.amount or 0) for _, point in last_points(plot, each)]
        if last:
            found.append((sum(last) / len(last), each))
    return sorted(found, key=lambda each: each[0])
