"""Periods from left to right in true proportion, with lines, gaps and what is projected."""

import math
from collections.abc import Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from briefgen.charts.canvas import Canvas, Position
from briefgen.charts.levels import level_amounts
from briefgen.charts.overtaking import COMPARED
from briefgen.charts.rivals import last_points, times
from briefgen.charts.scale import (
    Scale,
    amounts,
    is_logarithmic,
    power_labels,
    powers,
    tick_labels,
)
from briefgen.charts.style import text_width
from briefgen.charts.ticks import ticks
from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.formatting import NO_BREAK_SPACE
from briefgen.evidence.indicators import Amount
from briefgen.evidence.periods import scenario
from briefgen.typography.look import AXIS, MUTED, RULE, tone

YEARS = 15.0  # room for the labels of periods, below
CLEAR = 8.0  # from the middle of words to a line
THICK, THIN = 1.75, 1.0
NO_DATA, PROJECTED, BREAK = "no data", "projected", "new definition"
OBSERVED = "observed"


class Box(NamedTuple):
    """The inside of a plot, in points."""

    left: float
    bottom: float
    right: float
    top: float


class Axis(NamedTuple):
    """Ticks of the value axis with their labels."""

    ticks: list[Amount]
    labels: list[str]
    logarithmic: bool

    @property
    def room(self) -> float:
        """The width that its labels take; the top one may reach into the plot."""
        return max(map(text_width, self.labels[:-1]), default=0) + 8


def axis(chart: Chart, *, zero: bool = False, most: int = 4) -> Axis:
    """Round ticks around the chart's amounts; powers of ten where it asks for them."""
    logarithmic = is_logarithmic(chart)
    found = [*amounts(chart.series), *level_amounts(chart)]
    lines = powers(found) if logarithmic else ticks(found, zero=zero, most=most)
    labels = power_labels if logarithmic else tick_labels
    return Axis(lines, labels(lines, chart.unit), logarithmic)


class Plot:
    """Turns periods and amounts into points of a box."""

    def __init__(self, chart: Chart, value_axis: Axis, box: Box) -> None:
        """Periods that are all dated lie as far apart as they are; others evenly."""
        categories = chart.categories
        self.categories, self.axis, self.box = categories, value_axis, box
        self.breaks = [n for n, each in enumerate(categories) if n and each in chart.breaks]
        self.times = times(categories)
        low, high = value_axis.ticks[0], value_axis.ticks[-1]
        if value_axis.logarithmic:
            low, high = math.log10(low), math.log10(high)
        self._y = Scale(low, high, box.bottom, box.top)
        first, last = (self.times[0], self.times[-1]) if self.times else (0.0, 0.0)
        self._x = Scale(first, last, box.left, box.right)

    def x(self, place: int) -> float:
        """Where a period lies."""
        return self._x(self.times[place])

    def y(self, amount: float) -> float:
        """How high an amount lies."""
        return self._y(math.log10(amount) if self.axis.logarithmic else amount)


def put_grid(canvas: Canvas, plot: Plot, left: float) -> None:
    """Faint lines with their amounts, from this x; the lowest is the base."""
    for tick, label in zip(plot.axis.ticks, plot.axis.labels, strict=True):
        y = plot.y(tick)
        canvas.grid(y, left, plot.box.right)
        canvas.text(left, y + 2, label, color=MUTED)
    base = plot.y(plot.axis.ticks[0])
    canvas.baseline((left, base), (plot.box.right, base))
    if plot.axis.ticks[0] < 0:
        canvas.zero((left, plot.y(0)), (plot.box.right, plot.y(0)))


def put_line(canvas: Canvas, plot: Plot, series: Series, *, end: float = 5) -> None:
    """One series: whole where observed, dashed where projected, open where nothing is known."""
    colors = tone(series.rank)
    color = colors.stroke or colors.fill
    width = THICK if series.rank in COMPARED else THIN
    for stretch in stretches(plot, series):
        if len(stretch) == 1:
            canvas.mark(stretch[0], series.rank, colors, 3)
        else:
            canvas.line(stretch, color, width)
    for start, finish in _projections(plot, series):
        canvas.line([start, finish], color, width, dashed=True)
    for number, point in last_points(plot.categories, series):
        at = (plot.x(number), plot.y(point.amount or 0))
        canvas.mark(at, series.rank, colors, end, open_=point.projected)


def placed(plot: Plot, series: Series) -> list[tuple[int, Point]]:
    """The points that are there, with the number of their period."""
    return [
        (number, point) for number, point in enumerate(series.points) if point.amount is not None
    ]


def last_text(categories: Sequence[str], series: Series) -> str:
    """The last value as it is labelled, or from the lowest to the highest of several."""
    last = [point.text for _, point in last_points(categories, series)]
    if len(last) < 2:
        return last[0] if last else NO_DATA
    head, unit = last[-1].partition(NO_BREAK_SPACE)[::2]
    low = last[0].removesuffix(f"{NO_BREAK_SPACE}{unit}") if unit else last[0]
    return f"{low}–{head}{NO_BREAK_SPACE}{unit}".rstrip(NO_BREAK_SPACE)


def stretches(plot: Plot, series: Series) -> list[list[Position]]:
    """The observed points, broken where one is missing or something else was counted."""
    found: list[list[Position]] = [[]]
    for number, point in enumerate(series.points):
        if number in plot.breaks:
            found.append([])
        if point.amount is None:
            found.append([])
        elif not point.projected:
            found[-1].append((plot.x(number), plot.y(point.amount)))
    return [each for each in found if each]


def _projections(plot: Plot, series: Series) -> list[tuple[Position, Position]]:
    """To each projected point from the one before it of its kind; several of one year fan out.

    A kind that has none before goes on from the last point, or of several from what was observed.
    """
    pieces = []
    own: dict[str, Position] = {}
    last: list[Position] = []
    observed: Position | None = None
    known = sorted(placed(plot, series), key=lambda each: plot.times[each[0]])
    for _, together in groupby(known, key=lambda each: plot.times[each[0]]):
        here = [(each, (plot.x(each[0]), plot.y(each[1].amount or 0))) for each in together]
        for (number, point), at in here:
            if point.projected and last:
                alone = last[0] if len(last) == 1 else None
                start = own.get(scenario(plot.categories[number])) or alone or observed or last[-1]
                pieces.append((start, at))
        for (number, point), at in here:
            if point.projected:
                own[scenario(plot.categories[number])] = at
            else:
                observed = at
        last = [at for _, at in here]
    return pieces


def put_projected(canvas: Canvas, plot: Plot, series: Sequence[Series]) -> None:
    """A vertical rule where observation ends, and words for what is on its sides."""
    later = [n for each in series for n, p in placed(plot, each) if p.projected]
    end = max((plot.times[n] for n in later), default=-math.inf)
    before = [n for each in series for n, p in placed(plot, each) if not p.projected]
    before = [n for n in before if plot.times[n] < end]
    if not before:
        return
    x, y = plot.x(max(before)), plot.box.top
    canvas.line([(x, plot.box.bottom), (x, y + 9)], RULE, 0.5)
    width = text_width(PROJECTED)
    for start in (x + 3, min(x + 3, canvas.width - width), x - 3 - width):
        if canvas.is_free(start, y + 4, PROJECTED):
            canvas.text(start, y + 4, PROJECTED, color=MUTED)
            break
    start = x - 3 - text_width(OBSERVED)
    if start >= plot.box.left and canvas.is_free(start, y + 4, OBSERVED):
        canvas.text(start, y + 4, OBSERVED, color=MUTED)


def put_breaks(canvas: Canvas, plot: Plot) -> None:
    """A rule where something else begins to be counted, and words beside it where they fit."""
    for number in plot.breaks:
        x = (plot.x(number - 1) + plot.x(number)) / 2
        canvas.line([(x, plot.box.bottom), (x, plot.box.top)], AXIS, 0.5)
        width = text_width(BREAK)
        places = [(x + 3, plot.box.top - 8), (x - 3 - width, plot.box.top - 8)]
        places += [(start, plot.box.bottom + 3) for start, _ in places]
        free = [at for at in places if at[0] > plot.box.left and canvas.is_free(*at, BREAK)]
        free = [at for at in free if at[0] + width <= plot.box.right]
        if free:
            canvas.text(*free[0], BREAK, color=MUTED)


def has_projection(series: Sequence[Series]) -> bool:
    """Whether any point is projected."""
    return any(p.projected and p.amount is not None for each in series for p in each.points)


def put_gaps(canvas: Canvas, plot: Plot, series: Sequence[Series]) -> None:
    """The words "no data" once for each gap, where no line passes."""
    width = text_width(NO_DATA)
    for start, end in sorted({gap for each in series for gap in _gaps(plot, each)}):
        x = (plot.x(start) + plot.x(end)) / 2 - width / 2
        x = min(max(x, plot.box.left), max(plot.box.right - width, plot.box.left))
        crossed = _heights(plot, series, (x - 4, x + width + 4))
        low, high = plot.box.bottom + 3, plot.box.top - 9
        steps = [low + number * 4 for number in range(int(max(high - low, 0) / 4) + 1)]
        free = [y for y in steps if canvas.is_free(x, y, NO_DATA)]
        wanted = _gap_height(plot, series, (start, end)) - 2
        if free:
            best = min(free, key=lambda y: (_crowding(y, crossed), abs(y - wanted)))
            canvas.text(x, best, NO_DATA, color=MUTED)


def _gap_height(plot: Plot, series: Sequence[Series], gap: tuple[int, int]) -> float:
    """Half way between the ends of the lines that a gap interrupts."""
    ends = [plot.y(a) for s in series for n in gap if (a := s.points[n].amount) is not None]
    return sum(ends) / len(ends)


def _crowding(y: float, crossed: list[float]) -> float:
    """How far words at this height are from being clear of lines; 0 where they are."""
    nearest = min((abs(y + 2.5 - each) for each in crossed), default=CLEAR)
    return max(CLEAR - nearest, 0)


def _gaps(plot: Plot, series: Series) -> list[tuple[int, int]]:
    known = [number for number, _ in placed(plot, series)]
    return [(a, b) for a, b in pairwise(known) if b - a > 1]


def _heights(plot: Plot, series: Sequence[Series], span: tuple[float, float]) -> list[float]:
    """How high the lines run between two x."""
    found = []
    for each in series:
        known = [(plot.x(n), plot.y(p.amount or 0)) for n, p in placed(plot, each)]
        for (x0, y0), (x1, y1) in pairwise(known):
            for share in range(9):
                at = span[0] + (span[1] - span[0]) * share / 8
                if x0 <= at <= x1 and x1 > x0:
                    found.append(y0 + (at - x0) / (x1 - x0) * (y1 - y0))
    return found
