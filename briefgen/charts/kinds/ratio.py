"""Blocks that can be counted: the smaller is one, the larger as many as it is times that."""

from briefgen.charts.canvas import CAP, Canvas
from briefgen.charts.rows import put_name, row_height, row_names
from briefgen.charts.style import STRONG, shortened, text_width
from briefgen.document.describe import ratio_words
from briefgen.document.tree import Chart, Point, Series
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import MUTED, tone

UNIT, GAP, ROW = 9.0, 2.0, 20.0
TEN = 10  # blocks in a row where they need several rows: that can be counted


def draw(chart: Chart, width: float) -> Drawing:
    """A row for each of two; between 1.1 and 25 to 1, else only the amounts in words."""
    held = [(each, each.points[0]) for each in chart.series if each.points]
    known = [(s, p, float(p.amount)) for s, p in held if p.amount is not None and p.amount > 0]
    smallest = min((amount for _, _, amount in known), default=1.0)
    words = ratio_words(chart)
    names = row_names(tuple(each.name for each, _ in held), width)
    left = names.left
    value = max((text_width(p.text or "no data") for _, p in held), default=0) + 6
    across = max(int((width - left - value + GAP) / (UNIT + GAP)), 1)
    most = max((amount / smallest for _, _, amount in known), default=1) if words else 1
    across = min(across, TEN) if most > across >= TEN else across
    counts = {s.name: amount / smallest if words else 0.0 for s, _, amount in known}
    lines = [max(1, -(-int(counts.get(s.name, 0) + 0.999) // across)) for s, _ in held]
    firsts = [row_height(each, ROW) for each in names.lines]
    heights = [a + (b - 1) * (UNIT + GAP) for a, b in zip(firsts, lines, strict=True)]
    canvas = Canvas(width, max(sum(heights) + (18 if words else 4), 24))
    if words:
        canvas.text(left, canvas.height - 10, words, face=STRONG)
    top = canvas.height - (16 if words else 2)
    rows = zip(held, names.lines, firsts, heights, strict=True)
    for (series, point), name, first, high in rows:
        middle = top - first / 2
        put_name(canvas, name, left - 8, middle)
        end = _blocks(canvas, series, counts.get(series.name, 0), (left, middle, across))
        _amount(canvas, point, end + 6, middle)
        top -= high
    return canvas.drawing()


def _blocks(canvas: Canvas, series: Series, count: float, place: tuple[float, float, int]) -> float:
    """Whole blocks and the part of one; returns where the first line of them ends."""
    left, middle, across = place
    colors = tone(series.rank)
    edge = left - 6
    number = 0
    while count > 0.04:
        share = min(count, 1.0)
        x = left + (number % across) * (UNIT + GAP)
        y = middle - UNIT / 2 - (number // across) * (UNIT + GAP)
        canvas.bar((x, y), (UNIT * share, UNIT), colors)
        edge = max(edge, x + UNIT * share) if number < across else edge
        count -= share
        number += 1
    return edge


def _amount(canvas: Canvas, point: Point, x: float, middle: float) -> None:
    missing = point.amount is None
    text = shortened("no data" if missing else point.text, canvas.width - x)
    if missing:
        canvas.text(x, middle - CAP, text, color=MUTED)
    else:
        canvas.text(x, middle - CAP, text)
