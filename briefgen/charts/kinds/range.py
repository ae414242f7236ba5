"""Competing estimates as dots on one scale, each with its year and who made it; no mean."""

from briefgen.charts.canvas import CAP, Canvas
from briefgen.charts.rows import MORE, limited, put_name, row_height, row_names, say_more
from briefgen.charts.scale import Scale, amounts, around_zero, tick_labels
from briefgen.charts.style import text_width
from briefgen.charts.ticks import ticks
from briefgen.document.tree import Chart
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import AXIS, MUTED, RULE, tone

ROW, DOT = 20.0, 7.0
NAMES = 0.45
SHORTEST = 32.0  # of a scale
FOOT = 15.0


def draw(chart: Chart, width: float) -> Drawing:
    """A row for each estimate, named with its year; all on one line from zero."""
    chart, over = limited(chart)
    values = [p.text for each in chart.series for p in each.points]
    label = max(map(text_width, (*values, "no data"))) + DOT + 2
    low, high = around_zero(amounts(chart.series))
    most = max(amounts(chart.series), default=0)  # zero has its label at the right, too
    labels = label * (2 if low < 0 <= most else 1)  # one on each side of zero
    names = row_names(chart.categories, width, min(NAMES, 1 - (labels + SHORTEST) / width))
    heights = [row_height(each, ROW) for each in names.lines]
    foot = FOOT + (MORE if over else 0)
    canvas = Canvas(width, max(sum(heights) + foot + 2, 30))
    end = width - DOT if most < 0 else width - label
    left, right = names.left + 4, max(end, names.left + 24)
    left = min(left + label, right - 20) if low < 0 else left
    place = Scale(low, high, left, right)
    _foot(canvas, place, (low, high), (foot, chart.unit))
    if low < 0:
        canvas.zero((place(0), foot), (place(0), canvas.height))
    top = canvas.height
    for row, (name, height) in enumerate(zip(names.lines, heights, strict=True)):
        middle = top - height / 2
        put_name(canvas, name, names.left - 8, middle)
        _estimates(canvas, chart, row, (place, left, middle))
        top -= height
    say_more(canvas, names.left, over)
    return canvas.drawing()


def _estimates(canvas: Canvas, chart: Chart, row: int, line: tuple[Scale, float, float]) -> None:
    place, left, middle = line
    known = [(s, p) for s in chart.series if (p := s.points[row]).amount is not None]
    if not known:
        canvas.text(left, middle - CAP, "no data", color=MUTED)
        return
    ends = [place(0), *(place(point.amount or 0) for _, point in known)]
    canvas.line([(min(ends), middle), (max(ends), middle)], RULE, 0.75)
    for series, point in known:
        x = place(point.amount or 0)
        rank = series.rank if series.rank >= 0 else point.rank
        colors = tone(rank if rank >= 0 else 0)
        canvas.mark((x, middle), rank if rank >= 0 else 0, colors, DOT, open_=point.projected)
    ordered = sorted((float(p.amount or 0), p.text) for _, p in known)
    (low, least), (high, most) = ordered[0], ordered[-1]
    if high < 0:
        canvas.text_before(place(low) - DOT / 2 - 3, middle - CAP, least)
    else:
        canvas.text(place(high) + DOT / 2 + 3, middle - CAP, most)


def _foot(
    canvas: Canvas, place: Scale, span: tuple[int | float, int | float], foot: tuple[float, str]
) -> None:
    """Zero is marked, so that distances can be judged."""
    base, unit = foot
    inside = [each for each in ticks(list(span), zero=True) if span[0] <= each <= span[1]]
    labelled = list(zip(inside, tick_labels(inside, unit), strict=True))
    for tick, text in reversed(labelled):  # the topmost has the unit
        x = place(tick)
        canvas.line([(x, base), (x, base + 3)], AXIS, 0.5)
        start = min(max(x - text_width(text) / 2, 0), canvas.width - text_width(text))
        if canvas.is_free(start, base - 10, text, apart=6):
            canvas.text(start, base - 10, text, color=MUTED)
    canvas.baseline((place(span[0]), base), (place(span[1]), base))
