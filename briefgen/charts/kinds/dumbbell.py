"""Two values a row on one scale, joined by a line; each labelled outside its dot."""

from briefgen.charts.sheet import CAP, Sheet
from briefgen.charts.style import LINE, STRONG, text_width, wrap
from briefgen.model.document import Chart, Point, Series
from briefgen.model.drawing import Drawing
from briefgen.model.look import MUTED, RULE, tone

ROW, DOT = 18.0, 7.0
TALL_ROW = 26.0  # where a name takes two lines
LEGEND = 18.0
NAMES = 0.38


def draw(chart: Chart, width: float) -> Drawing:
    """A row for each category; the scale runs from zero, or from the lowest value below it."""
    longest = max((text_width(each) for each in chart.categories), default=0)
    left = min(longest, width * NAMES) + 8
    names = [wrap(each, left - 8, 2) for each in chart.categories]
    heights = [TALL_ROW if len(each) > 1 else ROW for each in names]
    sheet = Sheet(width, LEGEND + sum(heights) + 4)
    _legend(sheet, chart.series, left)
    place = _scale(chart, left, width)
    top = sheet.height - LEGEND
    for row, (lines, height) in enumerate(zip(names, heights, strict=True)):
        middle = top - height / 2
        y = middle - CAP + (len(lines) - 1) * LINE / 2
        for number, line in enumerate(lines):
            sheet.text_before(left - 8, y - number * LINE, line)
        _row(sheet, [(each, each.points[row]) for each in chart.series], place, middle)
        top -= height
    return sheet.drawing()


class _Scale:
    def __init__(self, start: float, unit: float, low: float) -> None:
        self._start, self._unit, self._low = start, unit, low

    def __call__(self, amount: float) -> float:
        return self._start + (amount - self._low) * self._unit


def _scale(chart: Chart, left: float, width: float) -> _Scale:
    points = [p for series in chart.series for p in series.points if p.amount is not None]
    amounts = [float(p.amount or 0) for p in points] or [0.0]
    label = max((text_width(p.text) for p in points), default=0) + DOT + 2
    low, high = min(*amounts, 0.0), max(*amounts, 0.0)
    space = max(width - left - 2 * label, 20)
    return _Scale(left + label, space / ((high - low) or 1), low)


def _row(sheet: Sheet, found: list[tuple[Series, Point]], place: _Scale, middle: float) -> None:
    known = sorted(
        ((float(p.amount), s, p) for s, p in found if p.amount is not None),
        key=lambda each: each[0],
    )
    if not known:
        sheet.text(place(0), middle - CAP, "no data", color=MUTED)
        return
    if len(known) > 1:
        sheet.line([(place(known[0][0]), middle), (place(known[-1][0]), middle)], RULE, 1.5)
    for number, (amount, series, point) in enumerate(known):
        x = place(amount)
        sheet.mark(x, middle, series.rank, tone(series.rank), DOT)
        if number == 0 and len(known) > 1:
            sheet.text_before(x - DOT / 2 - 3, middle - CAP, point.text)
        else:
            sheet.text(x + DOT / 2 + 3, middle - CAP, point.text)


def _legend(sheet: Sheet, series: tuple[Series, ...], left: float) -> None:
    x, y = left, sheet.height - LEGEND / 2
    for each in series:
        colors = tone(each.rank)
        sheet.mark(x + DOT / 2, y, each.rank, colors, DOT)
        x = sheet.text(x + DOT + 4, y - CAP, each.name, color=colors.text, face=STRONG) + 14
