"""Changes of one unit set side by side: a bar below each name, both ways from zero."""

from briefgen.charts.canvas import BAR, CAP, Canvas
from briefgen.charts.rows import MORE, limited, say_more
from briefgen.charts.scale import Scale, amounts, around_zero, signed
from briefgen.charts.style import LINE, STRONG, shortened, text_width, wrap
from briefgen.document.tree import Chart, Point
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import MUTED, tone

GAP, BETWEEN = 2.0, 8.0  # below a name, and below a bar
NAMES = 2  # lines of a name
BESIDE = 4.0
SHORTEST = 20.0


def draw(chart: Chart, width: float) -> Drawing:
    """What is projected is hatched; every bar has its amount with its sign."""
    chart, over = limited(chart)
    names = [wrap(each, width, NAMES) for each in chart.categories]
    points = [[each.points[row] for each in chart.series] for row in range(len(names))]
    heights = [
        len(lines) * LINE + GAP + len(bars) * (BAR + GAP) + BETWEEN
        for lines, bars in zip(names, points, strict=True)
    ]
    foot = MORE if over else 0
    canvas = Canvas(width, max(sum(heights) + foot, 24))
    place = _scale(chart, width)
    top = canvas.height
    for lines, bars, height in zip(names, points, heights, strict=True):
        y = top - LINE + 2
        for line in lines:
            canvas.text(0, y, line)
            y -= LINE
        middle = top - len(lines) * LINE - GAP - BAR / 2
        for number, point in enumerate(bars):
            rank = chart.series[number].rank
            _bar(canvas, (rank if rank >= 0 else point.rank, point), place, middle)
            middle -= BAR + GAP
        ends = [(place(0), y) for y in (top - len(lines) * LINE, top - height + BETWEEN - 1)]
        (canvas.zero if place.low < 0 else canvas.baseline)(ends[1], ends[0])
        top -= height
    say_more(canvas, 0, over)
    return canvas.drawing()


def _scale(chart: Chart, width: float) -> Scale:
    """Zero and the unit, so that the longest bars leave room for their amounts."""
    low, high = around_zero(amounts(chart.series))
    points = [point for each in chart.series for point in each.points]
    label = max((text_width(_text(p), STRONG) for p in points), default=0) + BESIDE
    before = min(label, width / 2 - SHORTEST) if low < 0 else 0.0
    return Scale(low, high, before, max(width - min(label, width / 2 - SHORTEST) - 1, SHORTEST))


def _text(point: Point) -> str:
    return signed(point) if point.amount is not None else "no data"


def _bar(canvas: Canvas, found: tuple[int, Point], place: Scale, middle: float) -> None:
    rank, point = found
    zero = place(0)
    if point.amount is None:
        canvas.text(zero + BESIDE, middle - CAP, "no data", color=MUTED)
        return
    end = place(point.amount)
    start, length = min(zero, end), max(abs(end - zero), 0.75 if point.amount else 0)
    if length:
        corner, size = (start, middle - BAR / 2), (length, BAR)
        canvas.bar(corner, size, tone(rank if rank >= 0 else 2), projected=point.projected)
    if point.amount < 0:
        text = shortened(_text(point), start - BESIDE, STRONG)
        canvas.text_before(start - BESIDE, middle - CAP, text, face=STRONG)
    else:
        at = start + length + BESIDE
        text = shortened(_text(point), canvas.width - at, STRONG)
        canvas.text(at, middle - CAP, text, face=STRONG)
