"""Unlike units in one table: every row has bars on its own scale beside its amounts."""

from briefgen.charts.canvas import CAP, Canvas
from briefgen.charts.rows import KEY, MORE, limited, row_height, row_names, say_more
from briefgen.charts.scale import around_zero
from briefgen.charts.style import LINE, STRONG, shortened, text_width, wrap
from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.indicators import Amount
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import MUTED, RULE, tone

ROW, BAR, LONGEST = 18.0, 9.0, 90.0
HEAD, GUTTER = 16.0, 10.0
NAMES = 0.34
HEAD_LINES = 3
OWN = "own scale"
NOTED = 378.0  # from this width on each row says it; below, the head does
SHORTEST = 8.0


def draw(chart: Chart, width: float) -> Drawing:
    """A row for each category, a cell with bar and amount for each series."""
    chart, over = limited(chart)
    names = row_names(chart.categories, width, NAMES)
    heights = [row_height(each, ROW) for each in names.lines]
    foot = MORE if over else 0
    noted = text_width(OWN) + GUTTER if width >= NOTED else 0.0
    begin = max(names.left, text_width(OWN) + GUTTER if not noted else 0)
    columns = max(min(len(chart.series), 4), 1)
    cell = (width - begin - noted - (columns - 1) * GUTTER) / columns
    lefts = [begin + number * (cell + GUTTER) for number in range(columns)]
    shown = tuple(zip(chart.series, lefts, strict=False))
    widest = max((text_width(p.text) for s, _ in shown for p in s.points), default=0)
    longest = min(LONGEST, max(cell - widest - 5, SHORTEST))
    heads = [wrap(s.name, cell - KEY - 4, HEAD_LINES, STRONG) for s, _ in shown]
    head = HEAD + LINE * (max(map(len, heads), default=1) - 1)
    canvas = Canvas(width, head + sum(heights) + 2 + foot)
    _head(canvas, shown, heads, noted)
    top = canvas.height - head
    zero = _zero(shown) * longest
    for row, (lines, height) in enumerate(zip(names.lines, heights, strict=True)):
        canvas.line([(0, top), (width, top)], RULE, 0.5)
        middle = top - height / 2
        for number, line in enumerate(lines):
            canvas.text(0, middle - CAP + (len(lines) - 1) * LINE / 2 - number * LINE, line)
        found = [s.points[row].amount or 0 for s, _ in shown]
        scale = (zero, _unit(found, zero, longest))
        for series, left in shown:
            _cell(canvas, (series, series.points[row]), (left, middle, cell), scale)
        if noted:
            canvas.text_before(width, middle - CAP, OWN, color=MUTED)
        top -= height
    say_more(canvas, 0, over)
    return canvas.drawing()


def _zero(shown: tuple[tuple[Series, float], ...]) -> float:
    """Where zero lies in every cell, as a part of the longest bar: at its start, unless a row has
    amounts below it.
    """
    found = [p.amount or 0 for s, _ in shown for p in s.points]
    low, high = min([*found, 0]), max([*found, 0])
    rows = zip(*(s.points for s, _ in shown), strict=True)
    shares = [_below([p.amount or 0 for p in points]) for points in rows]
    return min(max(shares, default=0.0), 0.5 if high > 0 else 1.0) if low < 0 else 0.0


def _below(amounts: list[Amount]) -> float:
    """How much of the span around zero lies below it."""
    low, high = around_zero(amounts)
    return -low / ((high - low) or 1)


def _unit(amounts: list[Amount], zero: float, longest: float) -> float:
    """Points for each unit of a row, so that its bars stay inside on both sides of zero."""
    low, high = around_zero(amounts)
    sides = [(-low, zero), (high, longest - zero)]
    return min((room / amount for amount, room in sides if amount > 0), default=0.0)


def _head(
    canvas: Canvas, shown: tuple[tuple[Series, float], ...], heads: list[list[str]], noted: float
) -> None:
    y = canvas.height - HEAD + 5
    for (series, left), lines in zip(shown, heads, strict=True):
        colors = tone(series.rank)
        x = left
        if series.rank >= 0:
            canvas.bar((left, y - 0.5), (KEY, KEY), colors)
            x += KEY + 4
        for number, line in enumerate(lines):
            canvas.text(x, y - number * LINE, line, color=colors.text, face=STRONG)
    if not noted:
        canvas.text(0, y, OWN, color=MUTED)


def _cell(
    canvas: Canvas,
    found: tuple[Series, Point],
    place: tuple[float, float, float],
    scale: tuple[float, float],
) -> None:
    """The amount right of its bar, which is so many points long for each unit of its row and lies
    on its side of zero.
    """
    (before, unit), below = scale, scale[0] > 0
    series, point = found
    left, middle, cell = place
    zero = left + before
    if point.amount is None:
        canvas.text(left, middle - CAP, "no data", color=MUTED)
        return
    text = shortened(point.text, cell - SHORTEST - 4)
    length = max(abs(point.amount) * unit, 0.75 if point.amount else 0)
    rank = series.rank if series.rank >= 0 else point.rank
    ends = (zero, middle - BAR / 2 - 1), (zero, middle + BAR / 2 + 1)
    if length:
        corner = (zero - length if point.amount < 0 else zero, middle - BAR / 2)
        canvas.bar(corner, (length, BAR), tone(rank), projected=point.projected)
    (canvas.zero if below else canvas.baseline)(*ends)
    canvas.text(zero + (length if point.amount > 0 else 0) + 4, middle - CAP, text)
