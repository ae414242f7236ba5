"""A row for each measure: where those compared stand between zero and the highest of the row."""

from typing import NamedTuple

from briefgen.charts.canvas import CAP, Canvas
from briefgen.charts.rows import (
    KEY,
    MORE,
    foremost,
    key_height,
    limited,
    put_key,
    row_height,
    row_names,
    say_more,
)
from briefgen.charts.scale import Scale
from briefgen.charts.style import LINE, shortened, text_width
from briefgen.document.tree import Chart, Point, Series
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import AXIS, GRID, MUTED, RULE, tone

ROW, DOT = 18.0, 7.0
FOOT = 13.0  # the labels of the scale
NAMES = 0.36
BESIDE = 378.0  # from this width on names stand beside their marks, below over them
MOST = 3  # whom a row compares
GUTTER, BEFORE = 9.0, KEY + 4  # after an amount, and before it for its mark
SHORTEST = 48.0  # of a scale
HALF = 4.5  # of a line across a scale
BAR, BESIDE_BAR = 3.0, 5.0  # the mark of somebody not drawn who has most, and words beside it
ENDS = ((0.0, "0"), (0.5, "50%"), (1.0, "100%"))
BELOW = "no scale below zero"

Row = list[tuple[Series, Point]]


class Layout(NamedTuple):
    """Where names end, from where to where the scale runs, and where each amount stands."""

    beside: bool
    under: bool  # whether amounts have a line of their own, below the scale
    scale: Scale
    amounts: list[tuple[float, float]]  # from where, how wide at most

    def height(self, lines: list[str]) -> float:
        """How high a row is whose name has these lines."""
        if self.beside:
            return row_height(lines, ROW)
        return ROW + LINE * (max(len(lines), 1) + self.under)


class Place(NamedTuple):
    """Where a row is drawn; ``top`` is what somebody not drawn has, who has most, else 0."""

    scale: Scale
    middle: float
    top: float


def draw(chart: Chart, width: float) -> Drawing:
    """The subject's marks are filled, the others' open; every amount stands in a column."""
    chart, over = limited(chart)
    shown, left_out = foremost(chart.series, MOST)
    rows = [[(each, each.points[row]) for each in shown] for row in range(len(chart.categories))]
    said = [_words(chart, row, number) for number, row in enumerate(rows)]
    least = max(SHORTEST, *(text_width(each) + DOT + 2 for each in said), 0)
    rooms = [max((text_width(_text(p)) for p in each.points), default=0) + 0.1 for each in shown]
    names = row_names(chart.categories, width, NAMES)
    beside = width >= BESIDE and names.left + least + _needed(rooms) <= width
    names = names if beside else row_names(chart.categories, width, 1.0)
    layout = _layout(rooms, (names.left if beside else 0.0, least), width)
    heights = [layout.height(lines) for lines in names.lines]
    foot = (2 if all(said) else FOOT) + (MORE if over or left_out else 0)
    key = max(key_height([each.name for each in shown], width), 2)
    canvas = Canvas(width, max(key + sum(heights) + foot, 30))
    if key > 2:
        put_key(canvas, shown, 0, marks=True, own_filled=True)
    top = canvas.height - key
    tops = chart.tops or (0.0,) * len(rows)
    for number, (lines, height, row) in enumerate(zip(names.lines, heights, rows, strict=True)):
        words = said[number]
        canvas.line([(0, top), (width, top)], RULE, 0.5)
        middle = top - height / 2 if beside else top - len(lines) * LINE - ROW / 2
        _name(canvas, lines, middle if beside else top - 2 - len(lines) * LINE / 2)
        _amounts(canvas, row, layout, middle)
        _marks(canvas, row, Place(layout.scale, middle, tops[number]), words)
        top -= height
    if not all(said):
        _foot(canvas, layout.scale, foot)
    say_more(canvas, 0, over or left_out)
    return canvas.drawing()


def _needed(rooms: list[float]) -> float:
    return sum(rooms) + len(rooms) * (BEFORE + GUTTER)


def _layout(rooms: list[float], at: tuple[float, float], width: float) -> Layout:
    """Amounts take what they need at the right, the scale the rest if that is enough for one.

    They are cut only where a line by itself does not hold them.
    """
    left, least = at
    under = not left and width - _needed(rooms) < least
    if _needed(rooms) > width:
        most = width / max(len(rooms), 1) - BEFORE - GUTTER
        rooms = [min(each, most) for each in rooms]
    needed = _needed(rooms)
    x = 0.0 if under else width - needed + GUTTER
    inset = DOT / 2 + 1
    end = width if under else x - GUTTER
    scale = Scale(0, 1, left + inset, max(end - inset, left + inset + 1))
    amounts = []
    for room in rooms:
        amounts.append((x, room))
        x += BEFORE + room + GUTTER
    return Layout(left > 0, under, scale, amounts)


def _words(chart: Chart, row: Row, number: int) -> str:
    """What is said in place of marks; nothing where there are marks."""
    note = chart.notes[number] if number < len(chart.notes) else ""
    return note or (BELOW if any((point.amount or 0) < 0 for _, point in row) else "")


def _name(canvas: Canvas, lines: list[str], middle: float) -> None:
    y = middle - CAP + (len(lines) - 1) * LINE / 2
    for line in lines:
        canvas.text(0, y, line)
        y -= LINE


def _amounts(canvas: Canvas, row: Row, layout: Layout, middle: float) -> None:
    y = middle - (LINE if layout.under else 0)
    for (series, point), (x, room) in zip(row, layout.amounts, strict=True):
        missing = point.amount is None
        colors = tone(series.rank)
        if not missing:
            canvas.mark((x + KEY / 2, y), series.rank, colors, KEY, open_=series.rank != 0)
        text = shortened(_text(point), room)
        canvas.text(x + BEFORE, y - CAP, text, color=MUTED if missing else colors.text)


def _marks(canvas: Canvas, row: Row, place: Place, words: str) -> None:
    """Marks on a line from zero to the highest; words stand in their place, or at its end where it
    is somebody else's, who has a bar there, and they have room beside the marks.
    """
    scale, middle, top = place
    low, high = scale(0), scale(1)
    known = [(series, float(p.amount)) for series, p in row if p.amount is not None]
    highest = top or max((amount for _, amount in known), default=0) or 1
    places = [(series, scale(amount / highest)) for series, amount in known]
    xs = [x for _, x in places] or [low]
    told = high - BESIDE_BAR
    end = told - text_width(words) - GUTTER if words else high
    if words and (not top or end < max(xs) + DOT):
        canvas.text(low, middle - CAP, shortened(words, high - low), color=MUTED)
        return
    if words:
        canvas.text_before(told, middle - CAP, words, color=MUTED)
        canvas.line([(high, middle - HALF), (high, middle + HALF)], MUTED, BAR)
    canvas.line([(low, middle), (end, middle)], GRID, 0.75)
    for part, _ in ENDS:
        if scale(part) <= end:
            ends = [(scale(part), middle - HALF), (scale(part), middle + HALF)]
            canvas.line(ends, AXIS if part == 0 else GRID, 0.5)
    if len(places) > 1:
        canvas.line([(min(xs), middle), (max(xs), middle)], AXIS, 1.0)
    for series, x in sorted(places, key=lambda each: -each[0].rank):
        canvas.mark((x, middle), series.rank, tone(series.rank), DOT, open_=series.rank != 0)


def _text(point: Point) -> str:
    return "no data" if point.amount is None else point.text


def _foot(canvas: Canvas, scale: Scale, foot: float) -> None:
    """The labels of the scale below the last row, as far as they have room."""
    y = foot - FOOT + 3
    for part, text in (ENDS[0], ENDS[2], ENDS[1]):
        wide = text_width(text)
        start = min(max(scale(part) - wide / 2, 0), canvas.width - wide)
        if canvas.is_free(start, y, text, apart=6):
            canvas.text(start, y, text, color=MUTED)
