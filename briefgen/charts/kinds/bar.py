"""Horizontal bars, one or several for each category, labelled directly; no value axis."""

from msgspec.structs import replace

from briefgen.charts.sheet import BAR, CAP, Sheet
from briefgen.charts.style import LINE, STRONG, text_width, wrap
from briefgen.model.document import Chart, Point, Series
from briefgen.model.drawing import Drawing
from briefgen.model.look import INK, MUTED, tone

PAIR_GAP, GROUP_GAP = 2.0, 9.0
NAMES = 0.35  # of the width, at most
ROWS = 20


def draw(chart: Chart, width: float) -> Drawing:
    """Bars from a zero base in the order of the categories; gaps have no bar."""
    chart = _limited(chart)
    bars = max(len(chart.series), 1)
    pitch = bars * BAR + (bars - 1) * PAIR_GAP + GROUP_GAP
    sheet = Sheet(width, max(len(chart.categories) * pitch + 6, 24))
    plot = _Plot(chart, width)
    sheet.baseline((plot.zero, 2), (plot.zero, sheet.height - 2))
    for row, category in enumerate(chart.categories):
        top = sheet.height - 3 - GROUP_GAP / 2 - row * pitch
        _name(sheet, category, plot.left, top - (pitch - GROUP_GAP) / 2)
        for number, series in enumerate(chart.series):
            middle = top - number * (BAR + PAIR_GAP) - BAR / 2
            _bar(sheet, plot, series, row, middle)
    return sheet.drawing()


class _Plot:
    """Where zero is and how many points a unit takes."""

    def __init__(self, chart: Chart, width: float) -> None:
        longest = max((text_width(each) for each in chart.categories), default=0)
        self.left = min(longest, width * NAMES) + 8
        self.several = len(chart.series) > 1
        amounts = [point.amount or 0 for series in chart.series for point in series.points] or [0]
        high, low = max(*amounts, 0), min(*amounts, 0)
        after = max(
            (_label_width(self, s, i, p) for s in chart.series for i, p in enumerate(s.points)),
            default=0,
        )
        before = after if low < 0 else 0
        space = width - self.left - after - before - 8
        self.unit = max(space, 20) / ((high - low) or 1)
        self.zero = self.left + before - low * self.unit


def _bar(sheet: Sheet, plot: _Plot, series: Series, row: int, middle: float) -> None:
    point = series.points[row]
    rank = series.rank if series.rank >= 0 else point.rank
    colors = tone(rank if rank >= 0 else 2)
    if point.amount is None:
        sheet.text(plot.zero + 4, middle - CAP, "no data", color=MUTED)
        return
    length = point.amount * plot.unit
    start = min(plot.zero, plot.zero + length)
    corner = (start, middle - BAR / 2)
    sheet.bar(corner, max(abs(length), 0.75), colors, open_=point.projected)
    if length < 0:
        sheet.text_before(start - 4, middle - CAP, point.text)
        return
    end = sheet.text(plot.zero + length + 4, middle - CAP, point.text)
    if plot.several and row == 0:
        sheet.text(end + 5, middle - CAP, series.name, color=colors.text, face=STRONG)


def _label_width(plot: _Plot, series: Series, row: int, point: Point) -> float:
    name = text_width(series.name, STRONG) + 5 if plot.several and row == 0 else 0
    return text_width(point.text or "no data") + name + 4


def _name(sheet: Sheet, category: str, left: float, middle: float) -> None:
    lines = wrap(category, left - 8, 2)
    y = middle - CAP + (len(lines) - 1) * LINE / 2
    for line in lines:
        sheet.text_before(left - 8, y, line, color=INK)
        y -= LINE


def _limited(chart: Chart) -> Chart:
    """At most twenty rows; the caption's source and the table hold the rest."""
    if len(chart.categories) <= ROWS:
        return chart
    series = tuple(replace(each, points=each.points[:ROWS]) for each in chart.series)
    return replace(chart, categories=chart.categories[:ROWS], series=series)
