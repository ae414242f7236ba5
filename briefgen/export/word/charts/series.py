"""The series of a native chart: names, colours, labels, cached categories and amounts."""

import msgspec

from briefgen.charts.overtaking import overtakings
from briefgen.charts.rivals import times
from briefgen.document.tree import Chart, Point, Series
from briefgen.export.word.charts.fans import FAN
from briefgen.export.word.charts.number_formats import finite, format_of
from briefgen.export.word.charts.workbook import SHEET, column_letter, date_format, serial
from briefgen.export.word.markup import escaped, quoted
from briefgen.typography.look import INK, tone

TEXT = 850  # hundredths of a point
LETTER = 4.4  # the width of an average letter, in points
LEFT = -0.06  # of the width: words stand clear of the lines that go on
UP = -0.08  # of the height: words stand clear of the lines that cross
_WHITE = "#FFFFFF"
HATCHED = 3  # the rank that is never told by colour alone
_SYMBOLS = ("circle", "diamond", "circle", "triangle", "circle", "square", "triangle")


class Kept(msgspec.Struct, frozen=True):
    """A chart with the format of its labels and the names of its series in the workbook."""

    chart: Chart
    code: str
    names: tuple[str, ...]
    plot: float = 0.0  # the width between the axes, in points


def bar_series(kept: Kept, index: int) -> str:
    """Bars of one colour; projected ones are hatched; every bar has its value at its end."""
    series = kept.chart.series[index]
    fill = f"<c:spPr>{area(series.rank)}</c:spPr>"
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{point_area(series, point)}</c:spPr></c:dPt>"
        for number, point in held(kept, index)
        if point.projected or rank_of(series, point) != series.rank
    )
    own = "".join(
        own_label(number, point, "outEnd")
        for number, point in held(kept, index)
        if _differs(kept, point)
    )
    labels = (
        f'<c:dLbls>{own}<c:numFmt formatCode={quoted(kept.code)} sourceLinked="0"/>{CLEAR}'
        f'{text_properties(INK, wrap=False)}<c:dLblPos val="outEnd"/>{shows(1)}</c:dLbls>'
    )
    return (
        f'<c:ser>{named(kept, index)}{fill}<c:invertIfNegative val="0"/>{points}{labels}'
        f"{data(kept, index)}</c:ser>"
    )


def line_series(kept: Kept, index: int, shift: float) -> str:
    """A line, dashed where projected; its end has a marker, its name and its last value.

    ``shift`` moves the label down by a part of the chart's height, clear of its neighbours.
    """
    series, present = kept.chart.series[index], held(kept, index)
    numbers = {number for number, _ in present}
    passed = _passed(kept, index)
    later = kept.chart.kind == FAN and any(point.projected for _, point in present)
    marked = {n for n in numbers if _stands_out(n, numbers)} | set(passed)
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/>'
        f"{marker(series.rank, shown=number in marked, open_=point.projected)}"
        f'<c:bubble3D val="0"/>'
        f"<c:spPr>{stroke(series.rank, dashed=point.projected)}</c:spPr></c:dPt>"
        for number, point in present
        if point.projected or number in marked
    )
    own = "".join(said_label(number, text, "t", UP) for number, text in passed.items() if text)
    own += _end_label(kept, index, shift) if present else ""
    return (
        f"<c:ser>{named(kept, index)}<c:spPr>{stroke(series.rank, dashed=later)}</c:spPr>"
        f"{marker(series.rank, shown=False)}{points}<c:dLbls>{own}{shows(0)}</c:dLbls>"
        f'{data(kept, index)}<c:smooth val="0"/></c:ser>'
    )


def _passed(kept: Kept, index: int) -> dict[int, str]:
    """The periods since which this line is the higher of two that cross, and words for the last,
    where they have room on both sides.
    """
    chart = kept.chart
    breaks = [n for n, each in enumerate(chart.categories) if each in chart.breaks]
    found = overtakings(chart.series, breaks) if chart.kind == "line" else []
    own = {each.end: "" for each in found if each.higher is chart.series[index]}
    if own and found[-1].end in own:
        number = found[-1].end
        words = found[-1].words(chart.categories[number])
        own[number] = words if _has_room(kept, number, words) else ""
    return own


def _has_room(kept: Kept, number: int, words: str) -> bool:
    """Whether words over a period reach neither the axis nor the labels at the end."""
    when = times(kept.chart.categories)
    share = (when[number] - when[0]) / ((when[-1] - when[0]) or 1)
    return min(share, 1 - share) * kept.plot >= len(words) * LETTER / 2


def text_properties(color: str, *, wrap: bool = True) -> str:
    """Chart text: the sans of the theme, small, in a colour, on a level."""
    flow = ' rot="0" vert="horz"' + ("" if wrap else ' wrap="none"')
    return (
        f'<c:txPr><a:bodyPr{flow}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{TEXT}" b="0">'
        f'{solid(color)}<a:latin typeface="+mj-lt"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def solid(color: str) -> str:
    """One colour."""
    return f'<a:solidFill><a:srgbClr val="{color.removeprefix("#")}"/></a:solidFill>'


CLEAR = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def held(kept: Kept, index: int) -> list[tuple[int, Point]]:
    """The points of a series that are there, with their places."""
    points = kept.chart.series[index].points[: len(kept.chart.categories)]
    return [(number, point) for number, point in enumerate(points) if finite(point) is not None]


def named(kept: Kept, index: int) -> str:
    """Number and name of a series, as the workbook has it."""
    cell = f"{SHEET}!${column_letter(index + 1)}$1"
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{cell}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(kept.names[index])}</c:v>'
        "</c:pt></c:strCache></c:strRef></c:tx>"
    )


def data(kept: Kept, index: int) -> str:
    """Categories and amounts of a series: where the workbook holds them, and as they are now."""
    categories = kept.chart.categories
    last, letter = len(categories) + 1, column_letter(index + 1)
    dated = date_format(kept.chart)
    names = "".join(
        f'<c:pt idx="{number}"><c:v>{serial(name) if dated else escaped(name)}</c:v></c:pt>'
        for number, name in enumerate(categories)
    )
    kind, form = ("num", f"<c:formatCode>{escaped(dated)}</c:formatCode>") if dated else ("str", "")
    amounts = "".join(
        f'<c:pt idx="{number}"><c:v>{finite(point)!r}</c:v></c:pt>'
        for number, point in held(kept, index)
    )
    count = f'<c:ptCount val="{len(categories)}"/>'
    return (
        f"<c:cat><c:{kind}Ref><c:f>{SHEET}!$A$2:$A${last}</c:f><c:{kind}Cache>{form}{count}{names}"
        f"</c:{kind}Cache></c:{kind}Ref></c:cat><c:val><c:numRef>"
        f"<c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f"<c:formatCode>{escaped(kept.code)}</c:formatCode>{count}{amounts}"
        "</c:numCache></c:numRef></c:val>"
    )


def _differs(kept: Kept, point: Point) -> bool:
    return format_of(point).partition(";")[0] != kept.code.partition(";")[0]


def own_label(number: int, point: Point, place: str) -> str:
    """A label of its own: another format, or plain words where no format says the same."""
    code = format_of(point)
    if not code:
        return said_label(number, point.text, place)
    return (
        f'<c:dLbl><c:idx val="{number}"/><c:numFmt formatCode={quoted(code)} sourceLinked="0"/>'
        f"{CLEAR}{text_properties(INK, wrap=False)}"
        f'<c:dLblPos val="{place}"/>{shows(1)}</c:dLbl>'
    )


def said_label(number: int, text: str, place: str, moved: float = 0.0) -> str:
    """A label of plain words, moved down by a part of the chart's height."""
    return (
        f'<c:dLbl><c:idx val="{number}"/>{_moved(moved)}<c:tx><c:rich>'
        '<a:bodyPr wrap="none"/><a:lstStyle/><a:p>'
        f'<a:pPr><a:defRPr sz="{TEXT}"/></a:pPr><a:r><a:rPr lang="en-US" sz="{TEXT}"/>'
        f"<a:t>{escaped(text)}</a:t></a:r></a:p></c:rich></c:tx>{CLEAR}"
        f'<c:dLblPos val="{place}"/>{shows(1)}</c:dLbl>'
    )


def _moved(down: float, right: float = 0.0) -> str:
    """The layout of a label that is moved from its place, by parts of height and width."""
    if not down and not right:
        return ""
    return (
        f'<c:layout><c:manualLayout><c:x val="{right:g}"/><c:y val="{down:.4f}"/></c:manualLayout>'
        "</c:layout>"
    )


def shows(value: int, *, name: bool = False) -> str:
    """What a label shows: the amount, and the name of its series."""
    parts = {"LegendKey": 0, "Val": value, "CatName": 0, "SerName": int(name), "Percent": 0}
    shows = "".join(f'<c:show{part} val="{shown}"/>' for part, shown in parts.items())
    return f'{shows}<c:showBubbleSize val="0"/>'


def _stands_out(number: int, numbers: set[int]) -> bool:
    """The last point, or one without neighbours, which no line would show."""
    return number == max(numbers) or not numbers & {number - 1, number + 1}


def _end_label(kept: Kept, index: int, shift: float) -> str:
    """Name and value right of the last point, in the colour of the line; over one from which
    projections go on.
    """
    number, point = held(kept, index)[-1]
    goes_on = kept.chart.kind == FAN and number < len(kept.chart.categories) - 1
    color = tone(kept.chart.series[index].rank).text
    code = format_of(point)
    if not code:
        return own_label(number, point, "r")
    place, down, right = ("t", 0.0, LEFT) if goes_on else ("r", shift, 0.0)
    return (
        f'<c:dLbl><c:idx val="{number}"/>{_moved(down, right)}'
        f'<c:numFmt formatCode={quoted(code)} sourceLinked="0"/>{CLEAR}'
        f'{text_properties(color, wrap=False)}<c:dLblPos val="{place}"/>'
        f"{shows(1, name=len(kept.names) > 1)}<c:separator>\n</c:separator></c:dLbl>"
    )


def area(rank: int) -> str:
    """The fill of whom a rank stands for; the fourth is hatched."""
    color = tone(rank)
    line = f'<a:ln w="11430">{solid(color.stroke)}</a:ln>' if color.stroke else ""
    if rank != HATCHED:
        return solid(color.fill) + line
    return f'{_pattern("wdUpDiag", color.fill, _WHITE)}<a:ln w="9525">{solid(color.fill)}</a:ln>'


def rank_of(series: Series, point: Point) -> int:
    """Whose colour a bar has: the series', or its own where the series has none."""
    return series.rank if series.rank >= 0 else point.rank


def point_area(series: Series, point: Point) -> str:
    """The fill of one bar; a projected one is hatched."""
    rank = rank_of(series, point)
    return _projected_area(rank) if point.projected else area(rank)


def _projected_area(rank: int) -> str:
    """Hatched; the fourth, which is hatched always, the other way."""
    color = tone(rank)
    fore = color.stroke or _WHITE  # of a pale colour, white lines would not be seen
    name = "wdDnDiag" if rank == HATCHED else "wdUpDiag"
    line = f'<a:ln w="8890">{solid(color.stroke or color.fill)}</a:ln>'
    return _pattern(name, fore, color.fill) + line


def _pattern(name: str, fore: str, back: str) -> str:
    """Lines of one colour on another."""
    colors = (f'<a:srgbClr val="{each.removeprefix("#")}"/>' for each in (fore, back))
    first, second = colors
    return (
        f'<a:pattFill prst="{name}"><a:fgClr>{first}</a:fgClr><a:bgClr>{second}</a:bgClr>'
        "</a:pattFill>"
    )


def stroke(rank: int, *, dashed: bool = False) -> str:
    """The line of whom a rank stands for."""
    color = tone(rank)
    width = 22225 if rank in (0, 1) else 12700
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{width}" cap="rnd">{solid(color.stroke or color.fill)}{dash}<a:round/></a:ln>'


def marker(rank: int, *, shown: bool, open_: bool = False) -> str:
    """The mark at a point, open if projected, or none."""
    if not shown:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    color = tone(rank)
    symbol = _SYMBOLS[rank] if 0 <= rank < len(_SYMBOLS) else "circle"
    fill = "FFFFFF" if color.stroke or open_ else color.fill
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="5"/><c:spPr>{solid(fill)}'
        f'<a:ln w="9525">{solid(color.stroke or color.fill)}</a:ln></c:spPr></c:marker>'
    )
