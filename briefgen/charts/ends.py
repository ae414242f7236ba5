"""Names and values at the ends of lines: none on another, none outside."""

from collections.abc import Sequence

from briefgen.charts.rows import foremost
from briefgen.charts.scale import spread
from briefgen.charts.sheet import Sheet
from briefgen.charts.style import LINE, STRONG, shortened, text_width
from briefgen.charts.timeline import YEARS, Plot, placed
from briefgen.model.document import Point, Series
from briefgen.model.look import MUTED, tone

BEFORE = 7.0
SHARE = 0.4  # of the width, at most
_APART = 2 * LINE + 1


def end_room(series: Sequence[Series], width: float) -> float:
    """How much of the width the labels take, in points."""
    names = [text_width(each.name, STRONG) for each in series]
    values = [text_width(_last(each).text) for each in series]
    return min(max([*names, *values], default=0) + BEFORE + 1, width * SHARE)


def end_labels(sheet: Sheet, plot: Plot, series: tuple[Series, ...]) -> None:
    """Name over value; where many lines end, only names and values of the foremost, in one line."""
    low, high = YEARS + LINE / 2, sheet.height - LINE
    room = sheet.width - plot.box.right - BEFORE
    roomy = int((high - low) / _APART) + 1
    if len(series) <= roomy:
        _stacked(sheet, plot, series, room)
        return
    most = int((high - low) / LINE)
    kept, over = foremost(series, most if len(series) <= most else most - 1)
    ends = _ends(plot, kept)
    places = spread([y for y, _ in ends], LINE, low - LINE / 2 + (LINE if over else 0), high)
    for y, (_, each) in zip(places, ends, strict=True):
        value = _last(each).text
        name = shortened(each.name, max(room - text_width(value) - 4, 24), STRONG)
        start = plot.box.right + BEFORE
        end = sheet.text(start, y - 2.5, name, color=tone(each.rank).text, face=STRONG)
        if end + 4 + text_width(value) <= sheet.width:
            sheet.text(end + 4, y - 2.5, value)
    if over:
        text = shortened(f"and {over} more", room)
        sheet.text(plot.box.right + BEFORE, low - LINE / 2 - 2.5, text, color=MUTED)


def _stacked(sheet: Sheet, plot: Plot, series: tuple[Series, ...], room: float) -> None:
    ends = _ends(plot, series)
    places = spread([y for y, _ in ends], _APART, YEARS + LINE / 2, sheet.height - LINE)
    for y, (_, each) in zip(places, ends, strict=True):
        color = tone(each.rank).text
        name, value = shortened(each.name, room, STRONG), shortened(_last(each).text, room)
        sheet.text(plot.box.right + BEFORE, y + 1, name, color=color, face=STRONG)
        sheet.text(plot.box.right + BEFORE, y + 1 - LINE, value)


def _ends(plot: Plot, series: tuple[Series, ...]) -> list[tuple[float, Series]]:
    found = []
    for each in series:
        known = placed(plot, each)
        if known:
            found.append((plot.y(known[-1][1].amount or 0), each))
    return sorted(found, key=lambda each: each[0])


def _last(series: Series) -> Point:
    known = [each for each in series.points if each.amount is not None]
    return known[-1] if known else Point(None, "no data")
