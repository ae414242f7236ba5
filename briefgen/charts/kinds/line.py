"""Lines over time with their names and last values at the end; gaps stay open."""

import itertools

from matplotlib.ticker import MaxNLocator

from briefgen.charts.sheet import Sheet
from briefgen.charts.style import LINE, STRONG, text_width, wrap
from briefgen.model.document import Chart, Point, Series
from briefgen.model.drawing import Drawing
from briefgen.model.formatting import NO_BREAK_SPACE, format_amount
from briefgen.model.indicators import Unit, read_period
from briefgen.model.look import MUTED, tone

NARROW, WIDE = 150.0, 190.0  # heights
BOTTOM, TOP = 15.0, 13.0
APART = 2 * LINE + 1


def draw(chart: Chart, width: float) -> Drawing:
    """One line a series; what is projected is dashed; values are labelled at the last point."""
    sheet = Sheet(width, WIDE if width > 300 else NARROW)
    plot = _Plot(chart, sheet)
    _grid(sheet, plot)
    _years(sheet, plot, chart)
    for series in sorted(chart.series, key=lambda each: -each.rank):
        _line(sheet, plot, series)
    _end_labels(sheet, plot, chart)
    return sheet.drawing()


class _Plot:
    """Turns periods and amounts into points."""

    def __init__(self, chart: Chart, sheet: Sheet) -> None:
        self.times = [_time(label, place) for place, label in enumerate(chart.categories)]
        self.ticks = _ticks(chart)
        self.tick_labels = _tick_labels(self.ticks, chart.unit)
        names = [text for each in chart.series for text in (each.name, _last(each).text)]
        margin = max((text_width(each, STRONG) for each in names), default=0) + 8
        self.left = max(map(text_width, self.tick_labels[:-1]), default=0) + 8
        self.right = sheet.width - min(margin, sheet.width * 0.4)
        self._low, self._high = self.ticks[0], self.ticks[-1]
        self._height = sheet.height - BOTTOM - TOP
        self._first = self.times[0] if self.times else 0.0
        self._span = (self.times[-1] - self._first if self.times else 0) or 1

    def x(self, place: int) -> float:
        share = (self.times[place] - self._first) / self._span
        return self.left + share * (self.right - self.left)

    def y(self, amount: float) -> float:
        return BOTTOM + (amount - self._low) / ((self._high - self._low) or 1) * self._height


def _time(label: str, place: int) -> float:
    end = read_period(label).end
    return int(end[:4]) + int(end[5:7]) / 12 if end else float(place)


def _ticks(chart: Chart) -> list[int | float]:
    amounts = [p.amount for s in chart.series for p in s.points if p.amount is not None] or [0]
    low, high = min(amounts), max(amounts)
    if low == high:  # a flat line stands on a scale that begins at zero
        low, high = min(low, 0), max(high, 0) or 1
    locator = MaxNLocator(nbins=4, steps=[1, 2, 2.5, 5, 10])
    found = [float(each) for each in locator.tick_values(low, high)]
    return [int(each) if each.is_integer() else each for each in found]


def _tick_labels(ticks: list[int | float], unit: str) -> list[str]:
    """The unit in words stands at the top tick only, where all share it."""
    labels = [format_amount(each, Unit("", "", unit)) for each in ticks]
    endings = {label.partition(NO_BREAK_SPACE)[2] for label in labels if label.strip("$0%") != ""}
    if len(endings) == 1:
        labels = [each.partition(NO_BREAK_SPACE)[0] for each in labels[:-1]] + labels[-1:]
    return labels


def _grid(sheet: Sheet, plot: _Plot) -> None:
    for tick, label in zip(plot.ticks, plot.tick_labels, strict=True):
        y = plot.y(tick)
        sheet.grid(y, 0, plot.right)
        sheet.text(0, y + 2, label, color=MUTED)
    sheet.baseline((0, plot.y(plot.ticks[0])), (plot.right, plot.y(plot.ticks[0])))


def _years(sheet: Sheet, plot: _Plot, chart: Chart) -> None:
    """The first and the last period, and every fifth year between where it fits."""
    most = (plot.right - plot.left) / 2 - 6
    labels = [wrap(_short(each), most, 1)[0] for each in chart.categories]
    last = len(labels) - 1
    if last < 0:
        return
    limit = sheet.text_before(plot.right, 3, labels[last]) - 10
    x = sheet.text(plot.left, 3, labels[0]) + 10 if last else 0.0
    for place in range(1, last):
        start = plot.x(place) - text_width(labels[place]) / 2
        end = plot.x(place) + text_width(labels[place]) / 2
        if labels[place][-1:] in ("0", "5") and start > x and end < limit:
            x = sheet.text(start, 3, labels[place]) + 10


def _short(label: str) -> str:
    end = read_period(label).end
    return end[:4] if end else label


def _line(sheet: Sheet, plot: _Plot, series: Series) -> None:
    colors = tone(series.rank)
    color, width = colors.stroke or colors.fill, 1.75 if series.rank in (0, 1) else 1.0
    points = [
        (plot.x(place), plot.y(point.amount), point.projected)
        for place, point in enumerate(series.points)
        if point.amount is not None
    ]
    for stretch in _stretches(plot, series):
        if len(stretch) == 1:
            sheet.mark(*stretch[0], series.rank, colors, 3)
        else:
            sheet.line(stretch, color, width)
    for (x0, y0, _), (x1, y1, projected) in itertools.pairwise(points):
        if projected:
            sheet.line([(x0, y0), (x1, y1)], color, width, dashed=True)
    if points:
        sheet.mark(points[-1][0], points[-1][1], series.rank, colors, 5)


def _stretches(plot: _Plot, series: Series) -> list[list[tuple[float, float]]]:
    """The observed points, broken where one is missing between two that the series has."""
    stretches: list[list[tuple[float, float]]] = [[]]
    for place, point in enumerate(series.points):
        if point.amount is None:
            stretches.append([])
        elif not point.projected:
            stretches[-1].append((plot.x(place), plot.y(point.amount)))
    return [each for each in stretches if each]


def _end_labels(sheet: Sheet, plot: _Plot, chart: Chart) -> None:
    """Name over value, moved apart so that no two meet and none leaves the sheet."""
    ends = [(plot.y(_last(each).amount or 0), each) for each in chart.series if _known(each)]
    ends.sort(key=lambda each: each[0])
    places: list[float] = []
    for y, _ in ends:
        places.append(max(y, places[-1] + APART if places else BOTTOM + LINE / 2))
    ceiling = sheet.height - LINE
    for number in reversed(range(len(places))):
        places[number] = min(places[number], ceiling)
        ceiling = places[number] - APART
    for y, (_, series) in zip(places, ends, strict=True):
        name_color = tone(series.rank).text
        sheet.text(plot.right + 7, y + 1, series.name, color=name_color, face=STRONG)
        sheet.text(plot.right + 7, y + 1 - LINE, _last(series).text)


def _known(series: Series) -> list[Point]:
    return [each for each in series.points if each.amount is not None]


def _last(series: Series) -> Point:
    return (_known(series) or [Point(None, "no data")])[-1]
