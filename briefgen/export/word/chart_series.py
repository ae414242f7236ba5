"""The series of a native chart: names, colours, labels, cached categories and amounts."""

import msgspec

from briefgen.export.word.markup import escaped, quoted
from briefgen.export.word.number_formats import finite, format_of
from briefgen.export.word.workbook import SHEET, column_letter
from briefgen.model.document import Chart, Point, Series
from briefgen.model.look import INK, tone

TEXT = 850  # hundredths of a point
HATCHED = 3  # the rank that is never told by colour alone
_SYMBOLS = ("circle", "diamond", "circle", "triangle")


class Kept(msgspec.Struct, frozen=True):
    """A chart with the format of its labels and the names of its series in the workbook."""

    chart: Chart
    code: str
    names: tuple[str, ...]


def bar_series(kept: Kept, index: int) -> str:
    """Bars of one colour; projected ones are open; every bar has its value at its end."""
    series = kept.chart.series[index]
    fill = f"<c:spPr>{_area(series.rank)}</c:spPr>"
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/><c:invertIfNegative val="0"/><c:bubble3D val="0"/>'
        f"<c:spPr>{_point_area(series, point)}</c:spPr></c:dPt>"
        for number, point in _present(kept, index)
        if point.projected or _rank(series, point) != series.rank
    )
    own = "".join(
        _label(number, point, "outEnd")
        for number, point in _present(kept, index)
        if _differs(kept, point)
    )
    labels = (
        f'<c:dLbls>{own}<c:numFmt formatCode={quoted(kept.code)} sourceLinked="0"/>{_CLEAR}'
        f'{text_properties(INK, wrap=False)}<c:dLblPos val="outEnd"/>{_shows(1)}</c:dLbls>'
    )
    return (
        f'<c:ser>{_named(kept, index)}{fill}<c:invertIfNegative val="0"/>{points}{labels}'
        f"{_data(kept, index)}</c:ser>"
    )


def line_series(kept: Kept, index: int, shift: float) -> str:
    """A line, dashed where projected; its end has a marker, its name and its last value.

    ``shift`` moves the label down by a part of the chart's height, clear of its neighbours.
    """
    series, present = kept.chart.series[index], _present(kept, index)
    numbers = {number for number, _ in present}
    points = "".join(
        f'<c:dPt><c:idx val="{number}"/>'
        f'{_marker(series.rank, shown=_stands_out(number, numbers))}<c:bubble3D val="0"/>'
        f"<c:spPr>{_stroke(series.rank, dashed=point.projected)}</c:spPr></c:dPt>"
        for number, point in present
        if point.projected or _stands_out(number, numbers)
    )
    own = _end_label(kept, index, shift) if present else ""
    return (
        f"<c:ser>{_named(kept, index)}<c:spPr>{_stroke(series.rank)}</c:spPr>"
        f"{_marker(series.rank, shown=False)}{points}<c:dLbls>{own}{_shows(0)}</c:dLbls>"
        f'{_data(kept, index)}<c:smooth val="0"/></c:ser>'
    )


def text_properties(color: str, *, wrap: bool = True, level: bool = True) -> str:
    """Chart text: the sans of the theme, small, in a colour; on a level, unless it may turn."""
    flow = (' rot="0" vert="horz"' if level else "") + ("" if wrap else ' wrap="none"')
    return (
        f'<c:txPr><a:bodyPr{flow}/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{TEXT}" b="0">'
        f'{solid(color)}<a:latin typeface="+mj-lt"/></a:defRPr></a:pPr>'
        '<a:endParaRPr lang="en-US"/></a:p></c:txPr>'
    )


def solid(color: str) -> str:
    """One colour."""
    return f'<a:solidFill><a:srgbClr val="{color.removeprefix("#")}"/></a:solidFill>'


_CLEAR = "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"


def _present(kept: Kept, index: int) -> list[tuple[int, Point]]:
    points = kept.chart.series[index].points[: len(kept.chart.categories)]
    return [(number, point) for number, point in enumerate(points) if finite(point) is not None]


def _named(kept: Kept, index: int) -> str:
    cell = f"{SHEET}!${column_letter(index + 1)}$1"
    return (
        f'<c:idx val="{index}"/><c:order val="{index}"/><c:tx><c:strRef><c:f>{cell}</c:f>'
        f'<c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>{escaped(kept.names[index])}</c:v>'
        "</c:pt></c:strCache></c:strRef></c:tx>"
    )


def _data(kept: Kept, index: int) -> str:
    categories = kept.chart.categories
    last, letter = len(categories) + 1, column_letter(index + 1)
    names = "".join(
        f'<c:pt idx="{number}"><c:v>{escaped(name)}</c:v></c:pt>'
        for number, name in enumerate(categories)
    )
    amounts = "".join(
        f'<c:pt idx="{number}"><c:v>{finite(point)!r}</c:v></c:pt>'
        for number, point in _present(kept, index)
    )
    count = f'<c:ptCount val="{len(categories)}"/>'
    return (
        f"<c:cat><c:strRef><c:f>{SHEET}!$A$2:$A${last}</c:f><c:strCache>{count}{names}"
        f"</c:strCache></c:strRef></c:cat><c:val><c:numRef>"
        f"<c:f>{SHEET}!${letter}$2:${letter}${last}</c:f><c:numCache>"
        f"<c:formatCode>{escaped(kept.code)}</c:formatCode>{count}{amounts}"
        "</c:numCache></c:numRef></c:val>"
    )


def _differs(kept: Kept, point: Point) -> bool:
    return format_of(point).partition(";")[0] != kept.code.partition(";")[0]


def _label(number: int, point: Point, place: str) -> str:
    """A label of its own: another format, or plain words where no format says the same."""
    code = format_of(point)
    words = (
        ""
        if code
        else f'<c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="{TEXT}"/></a:pPr>'
        f'<a:r><a:rPr lang="en-US" sz="{TEXT}"/><a:t>{escaped(point.text)}</a:t></a:r></a:p>'
        "</c:rich></c:tx>"
    )
    shown = f'<c:numFmt formatCode={quoted(code)} sourceLinked="0"/>' if code else ""
    return (
        f'<c:dLbl><c:idx val="{number}"/>{words}{shown}{_CLEAR}{text_properties(INK, wrap=False)}'
        f'<c:dLblPos val="{place}"/>{_shows(1)}</c:dLbl>'
    )


def _shows(value: int, *, name: bool = False) -> str:
    parts = {"LegendKey": 0, "Val": value, "CatName": 0, "SerName": int(name), "Percent": 0}
    shows = "".join(f'<c:show{part} val="{shown}"/>' for part, shown in parts.items())
    return f'{shows}<c:showBubbleSize val="0"/>'


def _stands_out(number: int, numbers: set[int]) -> bool:
    """The last point, or one without neighbours, which no line would show."""
    return number == max(numbers) or not numbers & {number - 1, number + 1}


def _end_label(kept: Kept, index: int, shift: float) -> str:
    """Name and value right of the last point, in the colour of the line."""
    number, point = _present(kept, index)[-1]
    color = tone(kept.chart.series[index].rank).text
    code = format_of(point)
    if not code:
        return _label(number, point, "r")
    moved = (
        f'<c:layout><c:manualLayout><c:x val="0"/><c:y val="{shift:.4f}"/></c:manualLayout>'
        "</c:layout>"
    )
    return (
        f'<c:dLbl><c:idx val="{number}"/>{moved if shift else ""}'
        f'<c:numFmt formatCode={quoted(code)} sourceLinked="0"/>{_CLEAR}'
        f'{text_properties(color, wrap=False)}<c:dLblPos val="r"/>'
        f"{_shows(1, name=len(kept.names) > 1)}<c:separator>\n</c:separator></c:dLbl>"
    )


def _area(rank: int) -> str:
    color = tone(rank)
    line = f'<a:ln w="11430">{solid(color.stroke)}</a:ln>' if color.stroke else ""
    if rank != HATCHED:
        return solid(color.fill) + line
    fore = f'<a:srgbClr val="{color.fill.removeprefix("#")}"/>'
    return (
        f'<a:pattFill prst="wdUpDiag"><a:fgClr>{fore}</a:fgClr>'
        '<a:bgClr><a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
        f'<a:ln w="9525">{solid(color.fill)}</a:ln>'
    )


def _rank(series: Series, point: Point) -> int:
    """Whose colour a bar has: the series', or its own where the series has none."""
    return series.rank if series.rank >= 0 else point.rank


def _point_area(series: Series, point: Point) -> str:
    rank = _rank(series, point)
    return _open_area(rank) if point.projected else _area(rank)


def _open_area(rank: int) -> str:
    color = tone(rank)
    return (
        f'{solid("FFFFFF")}<a:ln w="12700">{solid(color.stroke or color.fill)}'
        '<a:prstDash val="sysDash"/></a:ln>'
    )


def _stroke(rank: int, *, dashed: bool = False) -> str:
    color = tone(rank)
    width = 22225 if rank in (0, 1) else 12700
    dash = '<a:prstDash val="dash"/>' if dashed else ""
    return f'<a:ln w="{width}" cap="rnd">{solid(color.stroke or color.fill)}{dash}<a:round/></a:ln>'


def _marker(rank: int, *, shown: bool) -> str:
    if not shown:
        return '<c:marker><c:symbol val="none"/></c:marker>'
    color = tone(rank)
    symbol = _SYMBOLS[rank] if 0 <= rank < len(_SYMBOLS) else "circle"
    fill = "FFFFFF" if color.stroke else color.fill
    return (
        f'<c:marker><c:symbol val="{symbol}"/><c:size val="5"/><c:spPr>{solid(fill)}'
        f'<a:ln w="9525">{solid(color.stroke or color.fill)}</a:ln></c:spPr></c:marker>'
    )
