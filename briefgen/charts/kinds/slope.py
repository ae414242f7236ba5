"""Two periods: where each stood and where it stands, both ends labelled."""

from itertools import pairwise

from briefgen.charts.canvas import Canvas
from briefgen.charts.period_axis import short
from briefgen.charts.rows import foremost
from briefgen.charts.scale import Scale, amounts, spread
from briefgen.charts.style import LINE, STRONG, shortened, text_width, wrap
from briefgen.charts.ticks import slope_height, slope_span
from briefgen.document.tree import Chart, Point, Series
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import AXIS, MUTED, tone

HEAD, FOOT = 20.0, 8.0
MOST = 8
SIDE = 0.45  # of the width, at most, for the labels of a side
SIDE_AFTER = (0.5, 0.65)  # of what is left: the least in which names wrap and are not cut
LEAST = 48.0  # points between the two periods
AWAY, BESIDE = 7.0, 4.0


def draw(chart: Chart, width: float) -> Drawing:
    """From the first period that is given to the last; further ones belong to a line chart."""
    canvas = Canvas(width, slope_height(max(len(chart.series), 1), low=chart.low))
    if not chart.categories:
        return canvas.drawing()
    kept, over = foremost(chart.series, MOST)
    ends = [(each, each.points[0], each.points[-1]) for each in kept]
    before = max((text_width(_value(first)) for _, first, _ in ends), default=0)
    left = min(before + AWAY + 1, width * SIDE)
    right = width - _after(ends, width - left - LEAST) - AWAY - 1
    low, high = slope_span(amounts(kept))
    place = Scale(low, high, FOOT + (LINE if over else 0), canvas.height - HEAD - 4)
    _heads(canvas, chart, left, right)
    if low < 0:
        canvas.zero((left, place(0)), (right, place(0)))
    for each, first, last in reversed(ends):
        _slope(canvas, each, ((left, first), (right, last)), place)
    _values_before(canvas, [(first, each) for each, first, _ in ends], place, left)
    _labels_after(canvas, [(last, each) for each, _, last in ends], place, right)
    if over:
        canvas.text(0, 2, f"and {over} more, not shown", color=MUTED)
    return canvas.drawing()


def _after(ends: list[tuple[Series, Point, Point]], most: float) -> float:
    """The room that values and names take at the end; where that is enough, names wrap."""
    values = [text_width(_value(last)) + BESIDE for _, _, last in ends]
    names = [text_width(each.name, STRONG) for each, _, _ in ends]
    needed = max((v + n for v, n in zip(values, names, strict=True)), default=0)
    if needed <= most * SIDE_AFTER[-1]:
        return needed
    for room in (most * share for share in SIDE_AFTER):
        cut = any(
            line.endswith("…")
            for (each, _, _), value in zip(ends, values, strict=True)
            for line in wrap(each.name, max(room - value, 12), 2, STRONG)
        )
        if not cut:
            return room
    return min(needed, most - AWAY)


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


def _values_before(
    canvas: Canvas, ends: list[tuple[Point, Series]], place: Scale, x: float
) -> None:
    known = _told_once(_placed(ends, place))
    places = spread([y for y, _, _ in known], LINE, place.start, canvas.height - HEAD - 4)
    for y, (_, point, series) in zip(places, known, strict=True):
        text = shortened(point.text, x - AWAY)
        canvas.text_before(x - AWAY, y - 3, text, color=tone(series.rank).text)


def _labels_after(canvas: Canvas, ends: list[tuple[Point, Series]], place: Scale, x: float) -> None:
    """Values and names, where the eye arrives; long names in two lines where there is room."""
    known = _placed(ends, place)
    room, start = canvas.width - x - AWAY, x + AWAY
    low, high = place.start, canvas.height - HEAD - 4
    for most in (2, 1):
        named = [_name(point, series, room, most) for _, point, series in known]
        heights = [max(len(lines), 1) * LINE for lines in named]
        if sum(heights) - LINE <= high - low:
            break
    steps = [(a + b) / 2 for a, b in pairwise(heights)]
    ends_at = [(each - LINE) / 2 for each in (heights[0], heights[-1])] if heights else [0, 0]
    wanted = [y for y, _, _ in known]
    places = spread(wanted, [*steps, 0.0], low + ends_at[0], high - ends_at[1])
    for y, (_, point, series), lines in zip(places, known, named, strict=True):
        color = tone(series.rank).text
        line = y - 3 + (max(len(lines), 1) - 1) * LINE / 2
        end = canvas.text(start, line, shortened(point.text, room), color=color) + BESIDE
        for text in lines:
            canvas.text(end, line, text, color=color, face=STRONG)
            line -= LINE


def _name(point: Point, series: Series, room: float, most: int) -> list[str]:
    """The name beside its value; none where the value takes all the room."""
    left = room - text_width(point.text) - BESIDE
    return wrap(series.name, left, most, STRONG) if left > 12 else []


def _placed(ends: list[tuple[Point, Series]], place: Scale) -> list[tuple[float, Point, Series]]:
    """The points that are there with their heights, from the lowest up."""
    known = ((place(p.amount), p, s) for p, s in ends if p.amount is not None)
    return sorted(known, key=lambda each: each[0])


def _told_once(known: list[tuple[float, Point, Series]]) -> list[tuple[float, Point, Series]]:
    """Of several that start from one value only the foremost is labelled."""
    found: dict[str, tuple[float, Point, Series]] = {}
    for each in sorted(known, key=lambda each: each[2].rank):
        found.setdefault(each[1].text, each)
    return sorted(found.values(), key=lambda each: each[0])


def _value(point: Point) -> str:
    return point.text if point.amount is not None else ""
