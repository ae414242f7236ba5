"""Parts laid end to end, as amounts or as shares of the whole; small parts are told below."""

from itertools import pairwise

from msgspec.structs import replace

from briefgen.charts.canvas import CAP, WHITE, Canvas
from briefgen.charts.rows import (
    MORE,
    foremost,
    key_height,
    limited,
    put_key,
    put_name,
    row_names,
    say_more,
)
from briefgen.charts.scale import Scale, spread
from briefgen.charts.style import shortened, text_width
from briefgen.document.tree import Chart, Point, Series
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import INK, MUTED, REST, RULE, tone

BAR, GAP, PARTS = 16.0, 9.0, 4
INSIDE = 28.0  # points that a part needs to hold its label
DARK = (0, 3, 5, 6)  # ranks whose fill needs white letters
BELOW = 15.0  # room for labels under a bar
EDGE, APART = 2.0, 5.0
OTHERS = "All others"

Part = tuple[Point, int, float, float]  # what it is, whose colour, where it begins and ends


def draw(chart: Chart, width: float) -> Drawing:
    """Bars as long as their sums."""
    return _draw(chart, width, whole=False)


def draw_shares(chart: Chart, width: float) -> Drawing:
    """Bars of one length, divided as their parts are."""
    return _draw(chart, width, whole=True)


def _draw(chart: Chart, width: float, *, whole: bool) -> Drawing:
    chart, over = limited(replace(chart, series=_merged(chart.series)))
    names = row_names(chart.categories, width, most=2)
    rows = [_parts(chart.series, row, whole) for row in range(len(chart.categories))]
    place = _scale(rows, names.left, width)
    small = [_told(row, place, width) for row in rows]
    key = key_height([each.name for each in chart.series], width)
    height = sum(BAR + GAP + BELOW * len(each) for each in small) + 2
    foot = MORE if over else 0
    canvas = Canvas(width, max(key + height + foot, 24))
    if key:
        put_key(canvas, chart.series, 0, marks=False)
    top = canvas.height - key - GAP / 2
    if place.low < 0:
        canvas.zero((place(0), foot), (place(0), canvas.height - key))
    for lines, row, below in zip(names.lines, rows, small, strict=True):
        put_name(canvas, lines, names.left - 8, top - BAR / 2)
        if row:
            _bar(canvas, row, place, top - BAR)
        else:
            canvas.text(names.left + 4, top - BAR / 2 - CAP, "no data", color=MUTED)
        _told_below(canvas, below, place, top - BAR)
        top -= BAR + GAP + BELOW * len(below)
    say_more(canvas, names.left, over)
    return canvas.drawing()


def _merged(series: tuple[Series, ...]) -> tuple[Series, ...]:
    """At most four parts; what is merged has no label, for nobody gave its number."""
    kept, over = foremost(series, PARTS - 1 if len(series) > PARTS else PARTS)
    if not over:
        return series
    rest = [each for each in series if each not in kept]
    sums = [
        sum(amount for p in points if (amount := p.amount) is not None)
        for points in zip(*(each.points for each in rest), strict=True)
    ]
    return (*kept, Series(OTHERS, REST, tuple(Point(each) for each in sums)))


def _parts(series: tuple[Series, ...], row: int, whole: bool) -> list[Part]:
    """The parts of a bar from left to right; those below zero lie left of it."""
    points = [(each.points[row], each.rank) for each in series]
    total = sum(abs(p.amount or 0) for p, _ in points) if whole else 1
    right = left = 0.0
    parts: list[Part] = []
    for point, rank in points:
        share = (point.amount or 0) / (total or 1)
        if point.amount is None:
            continue
        if share < 0:
            parts.append((point, rank, left + share, left))
            left += share
        else:
            parts.append((point, rank, right, right + share))
            right += share
    return parts


def _scale(rows: list[list[Part]], left: float, width: float) -> Scale:
    low = min((part[2] for row in rows for part in row), default=0)
    high = max((part[3] for row in rows for part in row), default=0)
    return Scale(min(low, 0), max(high, 0), left, width - EDGE)


def _is_small(part: Part, place: Scale) -> bool:
    point, _, start, end = part
    space = place(end) - place(start)
    return bool(point.text) and (space < INSIDE or text_width(point.text) + 6 > space)


def _bar(canvas: Canvas, parts: list[Part], place: Scale, base: float) -> None:
    small = [each for each in parts if _is_small(each, place)]
    for part in parts:
        point, rank, start, end = part
        x, length = place(start), place(end) - place(start)
        if length > 0:
            canvas.bar((x, base), (length, BAR), tone(rank), projected=point.projected)
        if point.text and part not in small:
            _inside(canvas, part, x + length / 2, base)


def _inside(canvas: Canvas, part: Part, middle: float, base: float) -> None:
    """A label on its own colour; what is hatched is plain behind its letters."""
    point, rank, _, _ = part
    width = text_width(point.text)
    colors = tone(rank)
    if rank == 3 or point.projected:
        canvas.plain((middle - width / 2 - 2, base + 1), (width + 4, BAR - 2), colors)
    dark = rank in DARK
    canvas.text(middle - width / 2, base + BAR / 2 - CAP, point.text, color=WHITE if dark else INK)


def _told(parts: list[Part], place: Scale, width: float) -> list[list[Part]]:
    """Parts too narrow to hold their labels, in as many lines as these need."""
    small = sorted((p for p in parts if _is_small(p, place)), key=lambda each: each[2])
    lines: list[list[Part]] = []
    used = width
    for part in small:
        needed = text_width(part[0].text) + APART
        if used + needed > width:
            lines.append([])
            used = 0.0
        lines[-1].append(part)
        used += needed
    return lines


def _told_below(canvas: Canvas, lines: list[list[Part]], place: Scale, base: float) -> None:
    """Labels below the bar in the order of their parts, each with a leader line."""
    for number, line in enumerate(lines, start=1):
        y = base - number * BELOW + 2
        texts = [shortened(point.text, canvas.width) for point, _, _, _ in line]
        widths = [text_width(each) for each in texts]
        middles = [(place(start) + place(end)) / 2 for _, _, start, end in line]
        steps = [(a + b) / 2 + APART for a, b in pairwise(widths)]
        ends = (widths[0] / 2, canvas.width - widths[-1] / 2)
        places = spread(middles, [*steps, 0.0], *ends)
        for middle, at, text, width in zip(middles, places, texts, widths, strict=True):
            canvas.line([(middle, base - 1), (at, y + 7)], RULE, 0.5)
            canvas.text(at - width / 2, y, text)
