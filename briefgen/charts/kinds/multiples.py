"""Small charts side by side, on one scale, or each on its own where it says so."""

from itertools import groupby

from msgspec.structs import replace

from briefgen.charts.canvas import Canvas
from briefgen.charts.rows import key_height, put_key
from briefgen.charts.style import STRONG, shortened, text_width
from briefgen.charts.timeline import (
    Axis,
    Box,
    Plot,
    axis,
    last_text,
    placed,
    put_breaks,
    put_gaps,
    put_grid,
    put_line,
    put_projected,
    put_years,
)
from briefgen.document.tree import Chart, Series
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import INK, MUTED, tone

PANEL, HEIGHT, GUTTER = 156.0, 96.0, 18.0
HEAD, BELOW, BETWEEN = 26.0, 15.0, 12.0
MOST = 12  # panels
FEW, NARROW = 3, 108.0  # more panels than these few may be narrower
OWN = "own scale"

Panel = tuple[str, tuple[Series, ...]]


def panels(chart: Chart) -> list[Panel]:
    """Series grouped by panel in their order; a series without a panel has its own."""
    keyed = groupby(chart.series, key=lambda each: each.panel or f"\0{each.name}")
    return [(key.lstrip("\0"), tuple(group)) for key, group in keyed]


def draw(chart: Chart, width: float) -> Drawing:
    """Three across where there is room for them."""
    found = panels(chart)
    over = max(len(found) - MOST, 0)
    found = found[:MOST]
    least = PANEL if len(found) <= FEW else NARROW
    across = max(1, min(int((width + GUTTER + 0.5) / (least + GUTTER)), 3, len(found) or 1))
    wide = (width - (across - 1) * GUTTER) / across
    down = -(-len(found) // across) if found else 1
    compared = _compared(found)
    key = key_height([each.name for each in compared], width)
    height = key + down * HEIGHT + (down - 1) * BETWEEN + (14 if over else 0)
    canvas = Canvas(width, height)
    if key:
        put_key(canvas, compared, 0, marks=True)
    shared = None if chart.own_scale else axis(chart, most=2)
    for number, panel in enumerate(found):
        left = (number % across) * (wide + GUTTER)
        top = height - key - (number // across) * (HEIGHT + BETWEEN)
        own = shared or axis(replace(chart, series=panel[1], unit=""), most=2)
        _panel(canvas, chart, panel, (own, left, top, wide))
    if over:
        canvas.text(0, 4, f"and {over} more, not shown", color=MUTED)
    return canvas.drawing()


def _compared(found: list[Panel]) -> tuple[Series, ...]:
    """Whom the colours stand for, where panels hold several lines."""
    if all(len(lines) < 2 for _, lines in found):
        return ()
    return tuple({each.name: each for _, lines in found for each in lines}.values())


def _panel(
    canvas: Canvas, chart: Chart, panel: Panel, place: tuple[Axis, float, float, float]
) -> None:
    value_axis, left, top, wide = place
    name, lines = panel
    color = tone(lines[0].rank).text if len(lines) == 1 else INK
    room = wide - (text_width(OWN) + 8 if chart.own_scale else 0)
    canvas.text(left, top - 9, shortened(name, room, STRONG), color=color, face=STRONG)
    if chart.own_scale:
        canvas.text_before(left + wide, top - 9, OWN, color=MUTED)
    last = max(text_width(last_text(chart.categories, each)) for each in lines) + 7
    begin = left + min(value_axis.room, wide * 0.35)
    right = left + wide - min(last, wide * 0.45)
    bottom = top - HEIGHT + BELOW
    plot = Plot(chart, value_axis, Box(begin, bottom, right, top - HEAD))
    put_grid(canvas, plot, left)
    put_years(canvas, plot)
    for each in reversed(lines):
        put_line(canvas, plot, each, end=4)
    for each in sorted(lines, key=lambda each: each.rank):
        _label(canvas, plot, each, left + wide)
    put_projected(canvas, plot, lines)
    put_breaks(canvas, plot)
    put_gaps(canvas, plot, lines)


def _label(canvas: Canvas, plot: Plot, series: Series, limit: float) -> None:
    """The last value beside its point, or moved up or down until it is free."""
    known = placed(plot, series)
    x = plot.box.right + 6
    if not known:
        canvas.text(plot.box.left + 4, plot.box.bottom + 14, "no data", color=MUTED)
        return
    text = shortened(last_text(plot.categories, series), limit - x + 1)
    y = plot.y(known[-1][1].amount or 0) - 3
    for move in (0, 4, -4, 8, -8, 11, -11, 16, -16, 22, -22):
        if canvas.is_free(x, y + move, text) and y + move > plot.box.bottom - 5:
            canvas.text(x, y + move, text, color=tone(series.rank).text)
            return
