"""What kinds with a row for each category share: names at the left, a key above."""

from typing import NamedTuple

from msgspec.structs import replace

from briefgen.charts.canvas import CAP, Canvas
from briefgen.charts.style import LINE, STRONG, shortened, text_width, wrap
from briefgen.document.tree import Chart, Series
from briefgen.typography.look import MUTED, tone

SHARE = 0.35  # of the width, at most, for names
AFTER_NAME = 8.0
LINES = 3  # of a name, at most
ROWS = 20
KEY_ROW, KEY, KEY_GAP = 14.0, 7.0, 14.0
MORE = 14.0  # the line that says how many rows are left out


class Names(NamedTuple):
    """The names of rows in lines, and where the plot begins, in points."""

    left: float
    lines: tuple[list[str], ...]


def row_names(
    categories: tuple[str, ...], width: float, share: float = SHARE, most: int = LINES
) -> Names:
    """Names wrapped to so many lines of at most this share of the width."""
    longest = max(map(text_width, categories), default=0)
    room = min(longest + 0.5, width * share)
    lines = tuple(wrap(each, room, most) for each in categories)
    used = max((text_width(line) for each in lines for line in each), default=0)
    return Names(used + AFTER_NAME, lines)


def row_height(lines: list[str], least: float) -> float:
    """How high a row is whose name has these lines: names of neighbours stand apart."""
    return max(least, len(lines) * LINE + 4 if len(lines) > 1 else 0)


def put_name(canvas: Canvas, lines: list[str], right: float, middle: float) -> None:
    """A name of one or more lines that ends at ``right``, its middle at this height."""
    y = middle - CAP + (len(lines) - 1) * LINE / 2
    for line in lines:
        canvas.text_before(right, y, line)
        y -= LINE


def limited(chart: Chart, most: int = ROWS) -> tuple[Chart, int]:
    """The chart with at most so many categories, and how many it had more."""
    over = len(chart.categories) - most
    if over <= 0:
        return chart, 0
    series = tuple(replace(each, points=each.points[:most]) for each in chart.series)
    return replace(chart, categories=chart.categories[:most], series=series), over


def foremost(series: tuple[Series, ...], most: int) -> tuple[tuple[Series, ...], int]:
    """At most so many series: those compared, then the largest; and how many are left out."""
    if len(series) <= most:
        return series, 0

    def weight(each: Series) -> tuple[bool, float]:
        amounts = [abs(p.amount) for p in each.points if p.amount is not None]
        return each.rank not in (0, 1), -max(amounts, default=0)

    kept = sorted(series, key=weight)[:most]
    return tuple(each for each in series if each in kept), len(series) - most


def say_more(canvas: Canvas, x: float, over: int) -> None:
    """That more rows exist than are drawn, on the lowest line."""
    if over:
        canvas.text(x, 4, f"and {over} more, not shown", color=MUTED)


def key_height(names: list[str], width: float) -> float:
    """How high a key is, in points; one name needs none."""
    if len(names) < 2:
        return 0
    return KEY_ROW * len(_key_rows(names, width)) + 4


def put_key(
    canvas: Canvas,
    series: tuple[Series, ...],
    left: float,
    *,
    marks: bool,
    own_filled: bool = False,
) -> None:
    """Name and colour of each series above the plot, as marks or as small bars.

    With ``own_filled`` only the subject's mark is filled.
    """
    width = canvas.width - left
    rows = _key_rows([each.name for each in series], width)
    number, y = 0, canvas.height - KEY_ROW / 2
    for row in rows:
        x = left
        for name in row:
            each = series[number]
            colors = tone(each.rank)
            if marks:
                hollow = own_filled and each.rank != 0
                canvas.mark((x + KEY / 2, y), each.rank, colors, KEY, open_=hollow)
            else:
                canvas.bar((x, y - KEY / 2), (KEY, KEY), colors)
            end = canvas.text(x + KEY + 4, y - CAP, name, color=colors.text, face=STRONG)
            x, number = end + KEY_GAP, number + 1
        y -= KEY_ROW


def _key_rows(names: list[str], width: float) -> list[list[str]]:
    rows: list[list[str]] = [[]]
    used = 0.0
    for name in names:
        fitting = shortened(name, width - KEY - 4, STRONG)
        needed = KEY + 4 + text_width(fitting, STRONG)
        if rows[-1] and used + needed > width:
            rows.append([])
            used = 0.0
        rows[-1].append(fitting)
        used += needed + KEY_GAP
    return rows
