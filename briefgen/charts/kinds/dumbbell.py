"""Values of a row on one scale, joined by a line; each labelled outside its dot."""

from briefgen.charts.canvas import CAP, Canvas
from briefgen.charts.rows import (
    AFTER_NAME,
    MORE,
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
from briefgen.typography.look import MUTED, RULE, tone

ROW, DOT = 18.0, 7.0
NAMES = 0.38
LEAST = 12.0  # of a scale, and of a name beside very long values
NOTED = 378.0  # from this width on there is room for a column of gaps
HEAD = "Gap"


def draw(chart: Chart, width: float) -> Drawing:
    """A row for each category; the scale runs from zero, or from the lowest value below it."""
    chart, over = limited(chart)
    left = width - 2 * _beside(chart.series) - LEAST - AFTER_NAME
    names = row_names(chart.categories, width, min(NAMES, max(left / width, LEAST / width)))
    heights = [row_height(each, ROW) for each in names.lines]
    key = max(key_height([each.name for each in chart.series], width), 4)
    foot = MORE if over else 0
    canvas = Canvas(width, max(key + sum(heights) + 4 + foot, 24))
    notes = chart.notes if width >= NOTED and len(chart.notes) >= len(chart.categories) else ()
    column = max(map(text_width, (*notes, HEAD)), default=0) + 10 if any(notes) else 0.0
    if key > 4:
        put_key(canvas, chart.series, 0, marks=True)
    place = _scale(chart.series, names.left, width - column)
    top = canvas.height - key
    if place.low < 0:
        canvas.zero((place(0), foot), (place(0), top))
    for row, (lines, height) in enumerate(zip(names.lines, heights, strict=True)):
        middle = top - height / 2
        put_name(canvas, lines, names.left - 8, middle)
        _row(canvas, [(each, each.points[row]) for each in chart.series], place, middle)
        if column:
            canvas.text_before(width, middle - CAP, notes[row], color=MUTED)
        top -= height
    if column and canvas.is_free(width - text_width(HEAD), canvas.height - 7 - CAP, HEAD):
        canvas.text_before(width, canvas.height - 7 - CAP, HEAD, color=MUTED)
    say_more(canvas, names.left, over)
    return canvas.drawing()


def _beside(series: tuple[Series, ...]) -> float:
    """The room for the longest label on either side of the dots."""
    points = [point for each in series for point in each.points]
    return max((text_width(p.text or "no data") for p in points), default=0) + DOT + 2


def _scale(series: tuple[Series, ...], left: float, right: float) -> Scale:
    low, high = around_zero(amounts(series))
    label = _beside(series)
    return Scale(low, high, left + label, max(right - label, left + label + LEAST))


def _row(canvas: Canvas, found: list[tuple[Series, Point]], place: Scale, middle: float) -> None:
    known = sorted(
        ((float(p.amount), s, p) for s, p in found if p.amount is not None),
        key=lambda each: each[0],
    )
    if not known:
        canvas.text(place(0), middle - CAP, "no data", color=MUTED)
        return
    if len(known) > 1:
        canvas.line([(place(known[0][0]), middle), (place(known[-1][0]), middle)], RULE, 1.5)
    for number in dict.fromkeys((0, len(known) - 1, *range(1, len(known) - 1))):
        if number == 0 and len(known) > 1:
            _label(canvas, place(known[0][0]), middle, known[0][2].text, before=True)
        elif number == len(known) - 1:
            _label(canvas, place(known[-1][0]), middle, known[-1][2].text, before=False)
        else:
            _between(canvas, place(known[number][0]), middle, known[number][2].text)
    for amount, series, point in known:
        rank = series.rank if series.rank >= 0 else point.rank
        canvas.mark((place(amount), middle), rank, tone(rank), DOT, open_=point.projected)


def _label(canvas: Canvas, x: float, middle: float, text: str, *, before: bool) -> None:
    if before:
        canvas.text_before(x - DOT / 2 - 3, middle - CAP, text)
    else:
        canvas.text(x + DOT / 2 + 3, middle - CAP, text)


def _between(canvas: Canvas, x: float, middle: float, text: str) -> None:
    """A label above a dot between two others, where there is room."""
    start = x - text_width(text) / 2
    if canvas.is_free(start, middle + 5.2, text, apart=2):
        canvas.text(start, middle + 5.2, text)
