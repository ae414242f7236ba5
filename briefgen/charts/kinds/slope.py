"""Two periods: where each stood and where it stands, both ends labelled."""

from briefgen.charts.canvas import Canvas
from briefgen.charts.rows import foremost
from briefgen.charts.scale import Scale, amounts, around_zero, spread
from briefgen.charts.style import LINE, STRONG, shortened, text_width
from briefgen.charts.timeline import short
from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.chart_kinds import FAR_FROM_ZERO
from briefgen.evidence.indicators import Amount
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import AXIS, MUTED, tone

HEIGHT, LOW, HEAD, FOOT = 170.0, 120.0, 20.0, 8.0
MOST = 8
SIDE = 0.36  # of the width, at most, for the labels of a side
AWAY = 7.0


def draw(chart: Chart, width: float) -> Drawing:
    """From the first period that is given to the last; further ones belong to a line chart."""
    canvas = Canvas(width, LOW if chart.low else HEIGHT)
    if not chart.categories:
        return canvas.drawing()
    kept, over = foremost(chart.series, MOST)
    ends = [(each, each.points[0], each.points[-1]) for each in kept]
    before = [text_width(_value(first)) for _, first, _ in ends]
    after = [text_width(_value(last)) + 4 + text_width(each.name, STRONG) for each, _, last in ends]
    left = min(max(before, default=0) + AWAY + 1, width * SIDE)
    right = width - min(max(after, default=0) + AWAY + 1, width * (0.9 - left / width) * 0.62)
    low, high = _span(amounts(kept))
    place = Scale(low, high, FOOT + (LINE if over else 0), canvas.height - HEAD - 4)
    _heads(canvas, chart, left, right)
    for each, first, last in reversed(ends):
        _slope(canvas, each, ((left, first), (right, last)), place)
    _labels(canvas, [(first, each) for each, first, _ in ends], place, left, before=True)
    _labels(canvas, [(last, each) for each, _, last in ends], place, right, before=False)
    if over:
        canvas.text(0, 2, f"and {over} more, not shown", color=MUTED)
    return canvas.drawing()


def _span(found: list[Amount]) -> tuple[float, float]:
    """From zero, unless all amounts lie far above it; room around them shows what is close."""
    low, high = around_zero(found)
    smallest = min(found, default=0)
    if smallest <= high * FAR_FROM_ZERO:
        return low, high
    margin = (high - smallest) / 2
    return smallest - margin, high + margin


def _heads(canvas: Canvas, chart: Chart, left: float, right: float) -> None:
    y = canvas.height - 9
    names = [short(chart.categories[0]), short(chart.categories[-1])]
    projected = [any(s.points[at].projected for s in chart.series) for at in (0, -1)]
    texts = [
        f"{name}, projected" if late and "proj" not in name else name
        for name, late in zip(names, projected, strict=True)
    ]
    middle = (left + right) / 2
    for x, text, free in (
        (left, texts[0], (0.0, middle - 3)),
        (right, texts[1], (middle + 3, canvas.width)),
    ):
        canvas.line([(x, FOOT - 4), (x, canvas.height - HEAD)], AXIS, 0.5)
        fitting = shortened(text, free[1] - free[0])
        wide = text_width(fitting)
        canvas.text(min(max(x - wide / 2, free[0]), free[1] - wide), y, fitting)


def _slope(
    canvas: Canvas, series: Series, ends: tuple[tuple[float, Point], ...], place: Scale
) -> None:
    colors = tone(series.rank)
    known = [(x, place(p.amount), p) for x, p in ends if p.amount is not None]
    if len(known) > 1:
        line = [(x, y) for x, y, _ in known]
        width = 1.75 if series.rank in (0, 1) else 1.0
        dashed = known[-1][2].projected
        canvas.line(line, colors.stroke or colors.fill, width, dashed=dashed)
    for x, y, point in known:
        canvas.mark((x, y), series.rank, colors, 6, open_=point.projected)


def _labels(
    canvas: Canvas, ends: list[tuple[Point, Series]], place: Scale, x: float, *, before: bool
) -> None:
    """Values at one side; names only at the end, where the eye arrives."""
    known = sorted(
        ((place(p.amount), p, s) for p, s in ends if p.amount is not None),
        key=lambda each: each[0],
    )
    if before:
        known = _told_once(known)
    places = spread([y for y, _, _ in known], LINE, FOOT, canvas.height - HEAD - 4)
    for y, (_, point, series) in zip(places, known, strict=True):
        color = tone(series.rank).text
        if before:
            canvas.text_before(x - AWAY, y - 3, shortened(point.text, x - AWAY), color=color)
            continue
        value = shortened(point.text, canvas.width - x - AWAY)
        end = canvas.text(x + AWAY, y - 3, value, color=color) + 4
        if canvas.width - end > 12:
            name = shortened(series.name, canvas.width - end, STRONG)
            canvas.text(end, y - 3, name, color=color, face=STRONG)


def _told_once(known: list[tuple[float, Point, Series]]) -> list[tuple[float, Point, Series]]:
    """Of several that start from one value only the foremost is labelled."""
    found: dict[str, tuple[float, Point, Series]] = {}
    for each in sorted(known, key=lambda each: each[2].rank):
        found.setdefault(each[1].text, each)
    return sorted(found.values(), key=lambda each: each[0])


def _value(point: Point) -> str:
    return point.text if point.amount is not None else ""
