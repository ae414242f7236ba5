"""Horizontal bars, one or several for each category, labelled directly; no value axis."""

from briefgen.charts.canvas import BAR, CAP, Canvas
from briefgen.charts.levels import level_amounts, levels_height, put_levels
from briefgen.charts.rows import (
    AFTER_NAME,
    MORE,
    SHARE,
    key_height,
    limited,
    put_key,
    put_name,
    row_height,
    row_names,
    say_more,
)
from briefgen.charts.scale import Scale, amounts, around_zero
from briefgen.charts.style import text_width
from briefgen.document.tree import Chart, Point, Series
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import MUTED, tone

PAIR_GAP, GROUP_GAP = 2.0, 9.0
BEFORE_LABEL = 4.0
THINNEST, SHORTEST = 0.75, 20.0
LEAST = 0.12  # of the width, for names


def draw(chart: Chart, width: float) -> Drawing:
    """Bars from a zero base in the order of the categories; gaps have no bar."""
    chart, over = limited(chart)
    bars = max(len(chart.series), 1)
    pitch = bars * BAR + (bars - 1) * PAIR_GAP + GROUP_GAP
    names = row_names(chart.categories, width, _share(chart.series, width))
    key = key_height([each.name for each in chart.series], width)
    foot = MORE if over else 0
    head = key + levels_height(chart, width)
    heights = [row_height(lines, pitch) for lines in names.lines]
    canvas = Canvas(width, max(head + sum(heights) + 6 + foot, 24))
    if key:
        put_key(canvas, chart.series, 0, marks=False)
    place = _scale(chart, names.left, width)
    base = canvas.zero if place.low < 0 else canvas.baseline
    base((place(0), 2 + foot), (place(0), canvas.height - head - 2))
    above = canvas.height - head - 3
    for row, (lines, height) in enumerate(zip(names.lines, heights, strict=True)):
        middle = above - height / 2
        above -= height
        top = middle + (pitch - GROUP_GAP) / 2
        put_name(canvas, lines, names.left - 8, middle)
        for number, series in enumerate(chart.series):
            center = top - number * (BAR + PAIR_GAP) - BAR / 2
            _bar(canvas, place, (series, series.points[row]), center)
    put_levels(canvas, chart, place, (2 + foot, canvas.height - key))
    say_more(canvas, names.left, over)
    return canvas.drawing()


def _scale(chart: Chart, left: float, width: float) -> Scale:
    """Zero and the unit, so that the longest bars leave room for their labels."""
    low, high = around_zero([*amounts(chart.series), *level_amounts(chart)])
    before, after = _labels(chart.series)
    return Scale(low, high, left + before, max(width - after - 1, left + before + SHORTEST))


def _labels(series: tuple[Series, ...]) -> tuple[float, float]:
    """The room that labels need before and after the bars."""
    points = [point for each in series for point in each.points]
    label = max((text_width(p.text or "no data") for p in points), default=0) + BEFORE_LABEL
    return (label if around_zero(amounts(series))[0] < 0 else 0), label


def _share(series: tuple[Series, ...], width: float) -> float:
    """How much of the width names may take: less where long labels stand on both sides."""
    left = width - sum(_labels(series)) - SHORTEST - AFTER_NAME - 1
    return min(max(left / width, LEAST), SHARE)


def _bar(canvas: Canvas, place: Scale, found: tuple[Series, Point], middle: float) -> None:
    series, point = found
    rank = series.rank if series.rank >= 0 else point.rank
    zero = place(0)
    if point.amount is None:
        canvas.text(zero + BEFORE_LABEL, middle - CAP, "no data", color=MUTED)
        return
    end = place(point.amount)
    length = max(abs(end - zero), THINNEST) if point.amount else 0.0
    start = zero if point.amount >= 0 else zero - length
    if length:
        corner, size = (start, middle - BAR / 2), (length, BAR)
        canvas.bar(corner, size, tone(rank if rank >= 0 else 2), projected=point.projected)
    if point.amount < 0:
        canvas.text_before(start - BEFORE_LABEL, middle - CAP, point.text)
    else:
        canvas.text(start + length + BEFORE_LABEL, middle - CAP, point.text)
