"""One dot a row on a scale that need not begin at zero, and says where it begins."""

from briefgen.charts.canvas import CAP, Canvas
from briefgen.charts.levels import level_amounts, levels_height, put_levels
from briefgen.charts.rows import MORE, limited, put_name, row_height, row_names, say_more
from briefgen.charts.scale import Scale, amounts, tick_labels
from briefgen.charts.style import text_width
from briefgen.charts.ticks import ticks
from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.indicators import Amount
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import GRID, MUTED, RULE, tone

ROW, DOT = 18.0, 7.0
FOOT = 15.0  # the labels of the scale


def draw(chart: Chart, width: float) -> Drawing:
    """Several series have a dot each in the row, the largest one labelled."""
    chart, over = limited(chart)
    names = row_names(chart.categories, width)
    heights = [row_height(each, ROW) for each in names.lines]
    foot = FOOT + (MORE if over else 0)
    head = levels_height(chart, width)
    canvas = Canvas(width, max(head + sum(heights) + foot + 4, 30))
    lines = ticks([*amounts(chart.series), *level_amounts(chart)])
    points = [point for each in chart.series for point in each.points]
    label = max((text_width(p.text or "no data") for p in points), default=0) + DOT + 2
    left, right = names.left + 4, max(width - label, names.left + 24)
    below = any(p.amount is not None and p.amount < 0 for p in points)  # its label is on the left
    left = min(left + label, right - 20) if below else left
    place = Scale(lines[0], lines[-1], left, right)
    top = canvas.height - head - 2
    _scale(canvas, lines, place, (foot, top, chart.unit))
    for row, (name, height) in enumerate(zip(names.lines, heights, strict=True)):
        middle = top - height / 2
        put_name(canvas, name, names.left - 8, middle)
        found_here = [(each, each.points[row]) for each in chart.series]
        if any(point.amount is not None for _, point in found_here):
            _dots(canvas, found_here, (place, lines), middle)
        else:
            canvas.text(names.left + 4, middle - CAP, "no data", color=MUTED)
        top -= height
    put_levels(canvas, chart, place, (foot, canvas.height))
    say_more(canvas, names.left, over)
    return canvas.drawing()


def _scale(
    canvas: Canvas, lines: list[int | float], place: Scale, foot: tuple[float, float, str]
) -> None:
    base, top, unit = foot
    labelled = list(zip(lines, tick_labels(lines, unit), strict=True))
    for tick, text in reversed(labelled):  # the topmost has the unit
        x = place(tick)
        if tick == 0 and lines[0] < 0:
            canvas.zero((x, base), (x, top))
        else:
            canvas.line([(x, base), (x, top)], GRID, 0.4)
        start = min(max(x - text_width(text) / 2, 0), canvas.width - text_width(text))
        if canvas.is_free(start, base - 11, text):
            canvas.text(start, base - 11, text, color=MUTED)


def _dots(
    canvas: Canvas,
    found: list[tuple[Series, Point]],
    scale: tuple[Scale, list[Amount]],
    middle: float,
) -> None:
    """A stem has a length and begins at zero; a scale without zero has dots lead to the mark."""
    place, lines = scale
    known = [(s, p, place(p.amount)) for s, p in found if p.amount is not None]
    if lines[0] <= 0 <= lines[-1]:
        ends = [place(0), *(x for _, _, x in known)]
        canvas.line([(min(ends), middle), (max(ends), middle)], RULE, 0.75)
    else:
        canvas.leader((place(lines[0]), middle), (max(x for _, _, x in known), middle))
    for series, point, x in known:
        rank = series.rank if series.rank >= 0 else point.rank
        canvas.mark((x, middle), rank, tone(rank), DOT, open_=point.projected)
    _, point, x = max(known, key=lambda each: each[2])
    if (point.amount or 0) < 0:
        _, point, x = min(known, key=lambda each: each[2])
        canvas.text_before(x - DOT / 2 - 3, middle - CAP, point.text)
    else:
        canvas.text(x + DOT / 2 + 3, middle - CAP, point.text)
