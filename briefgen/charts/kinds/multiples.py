"""Small charts side by side, on one scale, or each on its own where it says so."""

from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.charts.canvas import CAP, Canvas, Position
from briefgen.charts.fan import put_fan
from briefgen.charts.levels import level_words
from briefgen.charts.period_axis import put_periods
from briefgen.charts.rows import key_height, put_key
from briefgen.charts.style import LINE, STRONG, shortened, text_width, wrap
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
)
from briefgen.document.tree import Chart, Level, Series
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import INK, MUTED, tone

PANEL, HEIGHT, GUTTER = 156.0, 96.0, 18.0
HEAD, BELOW, BETWEEN = 26.0, 15.0, 12.0
MOST = 12  # panels
LEVEL = 13.0  # the row that names a line across all panels
BEHIND = 5.0  # a name
AFTER = 4.0  # beside a plot whose last value stands above it
FEW, NARROW = 3, 108.0  # more panels than these few may be narrower
OWN = "own scale"

Panel = tuple[str, tuple[Series, ...]]


def panels(chart: Chart) -> list[Panel]:
    """Series grouped by panel in their order; a series without a panel has its own."""
    keyed = groupby(chart.series, key=lambda each: each.panel or f"\0{each.name}")
    return [(key.lstrip("\0"), tuple(group)) for key, group in keyed]


class Grid(NamedTuple):
    """How panels are laid out, in points: their width and height, and what stands over a plot."""

    wide: float
    high: float
    head: float
    below: bool = False  # whether last values stand in a row of their own


def draw(chart: Chart, width: float) -> Drawing:
    """Three across where there is room for them."""
    found = panels(chart)
    over = max(len(found) - MOST, 0)
    found = found[:MOST]
    least = PANEL if len(found) <= FEW else NARROW
    across = max(1, min(int((width + GUTTER + 0.5) / (least + GUTTER)), 3, len(found) or 1))
    wide = (width - (across - 1) * GUTTER) / across
    grid = _grid(chart, found, wide)
    down = -(-len(found) // across) if found else 1
    compared = _compared(found)
    key = key_height([each.name for each in compared], width)
    top = key + LEVEL * len(chart.levels)
    height = top + down * grid.high + (down - 1) * BETWEEN + (14 if over else 0)
    canvas = Canvas(width, height)
    if key:
        put_key(canvas, compared, 0, marks=True)
    for number, level in enumerate(chart.levels, start=1):
        _key_to(canvas, level, height - key - number * LEVEL)
    shared = None if chart.own_scale else _axis(chart)
    for number, panel in enumerate(found):
        left = (number % across) * (wide + GUTTER)
        corner = (left, height - top - (number // across) * (grid.high + BETWEEN))
        part = replace(chart, series=panel[1], unit="" if chart.own_scale else chart.unit)
        _panel(canvas, part, panel, (shared or _axis(part), corner, grid))
    if over:
        canvas.text(0, 4, f"and {over} more, not shown", color=MUTED)
    return canvas.drawing()


def _grid(chart: Chart, found: list[Panel], wide: float) -> Grid:
    """The last value of a single line stands behind its name, or below where that has no room."""
    room = wide - _own(chart)
    rows = max((len(_names(chart, name, wide)) for name, _ in found), default=1)
    single = [(name, lines[0]) for name, lines in found if len(lines) == 1]
    below = bool(single) and (
        rows > 1
        or any(
            text_width(name, STRONG) + BEHIND + text_width(_last(chart, line)) > room
            for name, line in single
        )
    )
    extra = LINE * (rows - 1 + below)
    return Grid(wide, HEIGHT + extra, HEAD + extra, below)


def _names(chart: Chart, name: str, wide: float) -> list[str]:
    """The name of a panel in at most two lines."""
    return wrap(name, wide - _own(chart), 2, STRONG)


def _axis(chart: Chart) -> Axis:
    """The one of two or three steps that leaves less of a panel empty."""
    found = [axis(chart, most=most) for most in (2, 3)]
    return min(found, key=lambda each: each.ticks[-1] - each.ticks[0])


def _own(chart: Chart) -> float:
    return text_width(OWN) + 8 if chart.own_scale else 0.0


def _last(chart: Chart, series: Series) -> str:
    return last_text(chart.categories, series)


def _key_to(canvas: Canvas, level: Level, y: float) -> None:
    """What the line across each panel is."""
    canvas.line([(0, y + 6), (12, y + 6)], MUTED, 0.75)
    canvas.text(16, y + 6 - CAP, shortened(level_words(level), canvas.width - 16))


def _compared(found: list[Panel]) -> tuple[Series, ...]:
    """Whom the colours stand for, where panels hold several lines."""
    if all(len(lines) < 2 for _, lines in found):
        return ()
    return tuple({each.name: each for _, lines in found for each in lines}.values())


def _panel(canvas: Canvas, chart: Chart, panel: Panel, place: tuple[Axis, Position, Grid]) -> None:
    value_axis, (left, top), grid = place
    lines = panel[1]
    _head(canvas, chart, panel, (left, top, grid))
    last = max(text_width(_last(chart, each)) for each in lines) + 7 if len(lines) > 1 else AFTER
    begin = left + min(value_axis.room, grid.wide * 0.35)
    right = left + grid.wide - min(last, grid.wide * 0.45)
    bottom = top - grid.high + BELOW
    plot = Plot(chart, value_axis, Box(begin, bottom, right, top - grid.head))
    put_grid(canvas, plot, left)
    put_periods(canvas, plot, (left, left + grid.wide))
    for level in chart.levels:
        y = plot.y(level.amount)
        canvas.line([(begin, y), (right, y)], MUTED, 0.75)
    put_fan(canvas, plot, lines)
    for each in reversed(lines):
        put_line(canvas, plot, each, end=4)
    for each in sorted(lines, key=lambda each: each.rank) if len(lines) > 1 else ():
        _label(canvas, plot, each, left + grid.wide)
    put_projected(canvas, plot, lines)
    put_breaks(canvas, plot)
    put_gaps(canvas, plot, lines)


def _head(canvas: Canvas, chart: Chart, panel: Panel, place: tuple[float, float, Grid]) -> None:
    """The name, and of a single line its last value, which needs no room beside the plot then."""
    left, top, grid = place
    name, lines = panel
    color = tone(lines[0].rank).text if len(lines) == 1 else INK
    y = top - 9
    end = left
    for line in _names(chart, name, grid.wide):
        end = canvas.text(left, y, line, color=color, face=STRONG)
        y -= LINE
    if chart.own_scale:
        canvas.text_before(left + grid.wide, top - 9, OWN, color=MUTED)
    if len(lines) == 1:
        value = shortened(_last(chart, lines[0]), grid.wide)
        at = (left, y) if grid.below else (end + BEHIND, y + LINE)
        canvas.text(*at, value, color=color)


def _label(canvas: Canvas, plot: Plot, series: Series, limit: float) -> None:
    """The last value beside its point, or moved up or down until it is free."""
    known = placed(plot, series)
    x = plot.box.right + 6
    if not known:
        return
    text = shortened(last_text(plot.categories, series), limit - x + 1)
    y = plot.y(known[-1][1].amount or 0) - 3
    for move in (0, 4, -4, 8, -8, 11, -11, 16, -16, 22, -22):
        if canvas.is_free(x, y + move, text) and y + move > plot.box.bottom - 5:
            canvas.text(x, y + move, text, color=tone(series.rank).text)
            return
