"""What amounts are held against, a target or an average: a line across, named with its value."""

from itertools import pairwise

from briefgen.charts.canvas import Canvas
from briefgen.charts.scale import Scale, spread
from briefgen.charts.style import shortened, text_width
from briefgen.document.tree import Chart, Level
from briefgen.evidence.indicators import Amount
from briefgen.typography.look import INK

ROW = 14.0
_APART = 8.0
_THIN = 0.75


def level_amounts(chart: Chart) -> list[Amount]:
    """Where the lines lie: a scale has room for them."""
    return [each.amount for each in chart.levels]


def level_words(level: Level) -> str:
    """``State goal 95.0%``."""
    return f"{level.name} {level.text}".strip()


def levels_height(chart: Chart, width: float) -> float:
    """How high the names above rows are, in points."""
    return ROW * len(_rows(chart.levels, width))


def put_levels(canvas: Canvas, chart: Chart, place: Scale, span: tuple[float, float]) -> None:
    """Names in rows from the top of ``span`` down, each over its line to the bottom."""
    low, top = span
    for row in _rows(chart.levels, canvas.width):
        texts = [shortened(level_words(each), canvas.width) for each in row]
        widths = [text_width(each) for each in texts]
        steps = [(a + b) / 2 + _APART for a, b in pairwise(widths)]
        places = [place(each.amount) for each in row]
        ends = (widths[0] / 2, canvas.width - widths[-1] / 2)
        for x, at, text, width in zip(
            places, spread(places, [*steps, 0.0], *ends), texts, widths, strict=True
        ):
            canvas.text(at - width / 2, top - ROW + 5, text)
            canvas.upright(x, (low, top - ROW + 2), INK, _THIN)
        top -= ROW


def _rows(levels: tuple[Level, ...], width: float) -> list[list[Level]]:
    """Side by side where their names have room, lowest first."""
    ordered = sorted(levels, key=lambda each: each.amount)
    needed = sum(text_width(level_words(each)) + _APART for each in ordered) - _APART
    return [ordered] if ordered and needed <= width else [[each] for each in ordered]
