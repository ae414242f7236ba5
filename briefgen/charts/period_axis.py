"""Periods below a plot: all that fit, otherwise at even distances, each under its tick."""

from itertools import pairwise, product

from briefgen.charts.canvas import Canvas
from briefgen.charts.style import shortened, text_width
from briefgen.charts.timeline import Plot
from briefgen.evidence.dates import short_period
from briefgen.evidence.period_forms import PeriodKind
from briefgen.evidence.periods import Period, read_period
from briefgen.typography.look import AXIS

_APART = 8.0
_TICK = 2.5
_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240)  # months from label to label
_PARTS = (PeriodKind.HALF, PeriodKind.QUARTER, PeriodKind.MONTH)
_WHOLE = (PeriodKind.YEAR, PeriodKind.SPAN)

Ends = tuple[float, float]  # from where to where labels may reach


def short(label: str) -> str:
    """A period as an axis shows it: the last year of a span or of a projection, else its name."""
    period = read_period(label)
    return period.end[:4] if period.kind in _WHOLE else short_period(label)


def put_periods(canvas: Canvas, plot: Plot, ends: Ends | None = None) -> None:
    """Labels below the plot, ``ends`` being how far they may reach beside it."""
    if not plot.categories:
        return
    reach = ends or (0.0, canvas.width)
    labels = [short(each) for each in plot.categories]
    chosen = _even(plot, labels, reach)
    if chosen is None:
        _put_ends(canvas, plot, labels, reach)
        return
    for number in chosen:
        _put(canvas, plot, number, (labels[number], *reach))


def _put(canvas: Canvas, plot: Plot, number: int, label: tuple[str, float, float]) -> None:
    text, low, high = label
    x, bottom = plot.x(number), plot.box.bottom
    width = text_width(text)
    start = min(max(x - width / 2, low), high - width)
    if canvas.is_free(start, bottom - 12, text, apart=3):
        canvas.text(start, bottom - 12, text)
        canvas.line([(x, bottom), (x, bottom - _TICK)], AXIS, 0.4)


def _even(plot: Plot, labels: list[str], reach: Ends) -> list[int] | None:
    """The periods to label at even distances: all, or those of the shortest step that fits.

    None where only the first and the last have room, or where years are named by their fives.
    """
    distinct = [n for n in range(len(labels)) if not n or labels[n] != labels[n - 1]]
    if _fit(plot, labels, distinct, reach):
        return distinct
    periods = [read_period(each) for each in plot.categories]
    kinds = {each.kind for each in periods}
    if len(kinds) > 1 or kinds & {*_WHOLE, PeriodKind.UNDATED} or not all(p.end for p in periods):
        return None
    months = [_month(each) for each in periods]
    bases = [0, months[-1]] if kinds <= set(_PARTS) else [months[-1]]  # January, or the last
    for base, step in product(bases, _STEPS):
        chosen = [n for n in distinct if (months[n] - base) % step == 0]
        if len(chosen) > 1 and _fit(plot, labels, chosen, reach):
            return chosen
    return None


def _month(period: Period) -> int:
    """The month in which a period begins, counted from the year 0."""
    start = period.start or period.end
    return int(start[:4]) * 12 + int(start[5:7] or 1) - 1


def _fit(plot: Plot, labels: list[str], numbers: list[int], reach: Ends) -> bool:
    """Whether these labels stand apart, each under its period."""
    spans = []
    for number in numbers:
        width = text_width(labels[number])
        start = min(max(plot.x(number) - width / 2, reach[0]), reach[1] - width)
        if start < reach[0]:
            return False
        spans.append((start, start + width))
    return all(later[0] - earlier[1] >= _APART for earlier, later in pairwise(spans))


def _put_ends(canvas: Canvas, plot: Plot, labels: list[str], reach: Ends) -> None:
    """The first and the last period, and every fifth year between them."""
    last = len(labels) - 1
    room = (reach[1] - reach[0] - _APART) / 2
    for number in dict.fromkeys((0, last)):
        _put(canvas, plot, number, (shortened(labels[number], room), *reach))
    for number in range(1, last):
        period = read_period(plot.categories[number])
        width = text_width(labels[number])
        start = plot.x(number) - width / 2
        is_new = labels[number] not in (labels[0], labels[last])
        is_round = period.kind in _WHOLE and period.end[3:4] in ("0", "5")
        if (
            is_new
            and is_round
            and canvas.is_free(start, plot.box.bottom - 12, labels[number], apart=_APART)
        ):
            _put(canvas, plot, number, (labels[number], *reach))
