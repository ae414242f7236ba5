"""DrawingML of a native chart: what Word draws, from numbers that the workbook also holds."""

import math
from collections.abc import Sequence

import msgspec
from msgspec.structs import replace

from briefgen.charts.scale import spread
from briefgen.charts.ticks import slope_span, ticks
from briefgen.document.tree import Chart
from briefgen.evidence.indicators import Amount
from briefgen.export.word.charts.axes import Span, bar_axes, line_axes, slope_axes
from briefgen.export.word.charts.fans import FAN
from briefgen.export.word.charts.number_formats import common_format, finite
from briefgen.export.word.charts.parts import area_series, fan_series, part_series, slope_series
from briefgen.export.word.charts.series import (
    LETTER,
    Kept,
    bar_series,
    line_series,
    solid,
    text_properties,
)
from briefgen.export.word.charts.workbook import (
    MONTH,
    YEAR,
    date_format,
    serial,
    series_names,
)
from briefgen.export.word.markup import NAMESPACES, XML, escaped, quoted
from briefgen.typography.look import INK

LEGEND = 15.0  # a row of the legend
END_LABEL = 22.0  # name and value, one above the other
KEY = 24.0  # the coloured key of a series with its gaps
_YEARS, _MONTHS = (1, 2, 5, 10, 20, 50, 100), (1, 3, 6, 12, 24, 60, 120, 240)
_YEAR, _MONTH = 365.25, 30.4375  # days
NAMES = 0.35  # of the width, at most, for the names of bars
BAR, OVERLAP = 11.0, 0.18  # the thickness of a bar, and what stands between two of a row, of it
_LINE, _STACK = 11.0, 25.0  # a line of a name, a row of stacks


_BRACKET = f'<c:hiLowLines><c:spPr><a:ln w="12700">{solid(INK)}</a:ln></c:spPr></c:hiLowLines>'
_GROUPINGS = {"stacked": ("stacked", 56, 100), "stacked100": ("percentStacked", 56, 100)}


class Frame(msgspec.Struct, frozen=True):
    """The size of a chart in points, and whether it draws lines."""

    width: float
    height: float
    lines: bool
    ticks: tuple[Amount, ...] = ()  # of the axis, where several charts share it


class Room(msgspec.Struct, frozen=True):
    """What the inside of the axes leaves free for names and labels."""

    left: float
    right: float
    bottom: float


def chart_space(chart: Chart, frame: Frame, language: str) -> str:
    """The chart part. Titles are text of the document and not repeated here."""
    kept = Kept(chart, common_format(chart.series), tuple(series_names(chart)))
    plot = _lines(kept, frame) if frame.lines else _bars(kept, frame)
    prefixes = " ".join(f'xmlns:{each}="{NAMESPACES[each]}"' for each in "car")
    legend = _legend() if len(chart.series) > 1 and not frame.lines else ""
    panel = chart.kind == "multiples"
    title = _title(kept) if panel else ""
    return (
        f'{XML}<c:chartSpace {prefixes}><c:date1904 val="0"/><c:lang val={quoted(language)}/>'
        f'<c:roundedCorners val="0"/><c:chart>{title}<c:autoTitleDeleted val="{int(not panel)}"/>'
        f"<c:plotArea>{plot}<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{text_properties("1B1B1B")}<c:externalData r:id="rId1"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )


def legend_height(chart: Chart, width: float) -> float:
    """The rows that the names of series take above the plot; one series needs none."""
    if len(chart.series) < 2:
        return 0
    total = sum(len(each.name) * LETTER + KEY for each in chart.series)
    return LEGEND * math.ceil(total / width)


def row_height(chart: Chart, width: float) -> float:
    """How high the rows of bars are: bars have one thickness, and names stand apart."""
    if chart.kind in _GROUPINGS:
        return _STACK
    longest = max(map(len, chart.categories), default=0) * LETTER
    lines = math.ceil(longest / (width * _share(chart) - 8))
    named = lines * _LINE + 4 if lines > 1 else 0
    return max(len(chart.series) * (BAR + 2) + 7, 20, named)


def _share(chart: Chart) -> float:
    """How much of the width names may take: spans of time make them long."""
    return 0.5 if chart.kind == "changes" else NAMES


def _gap(chart: Chart, width: float) -> int:
    """What stands between two rows, in per cent of a bar."""
    bars = max(len(chart.series), 1)
    between = row_height(chart, width) / BAR - bars - (bars - 1) * OVERLAP
    return round(100 * between)


def _bars(kept: Kept, frame: Frame) -> str:
    names = max(map(len, kept.chart.categories)) * LETTER + 8
    after = min(_label_width(kept.chart), frame.width * 0.4)
    room = Room(
        min(names, frame.width * _share(kept.chart)),
        4 if kept.chart.kind in _GROUPINGS else after,
        2,
    )
    top = legend_height(kept.chart, frame.width) + 4
    written = part_series if kept.chart.kind in _GROUPINGS else bar_series
    series = "".join(written(kept, index) for index in range(len(kept.chart.series)))
    clustered = ("clustered", _gap(kept.chart, frame.width), round(-100 * OVERLAP))
    grouping, gap, overlap = _GROUPINGS.get(kept.chart.kind, clustered)
    return (
        f'{_layout(frame, room, top)}<c:barChart><c:barDir val="bar"/>'
        f'<c:grouping val="{grouping}"/><c:varyColors val="0"/>{series}<c:gapWidth val="{gap}"/>'
        f'<c:overlap val="{overlap}"/><c:axId val="1001"/><c:axId val="1002"/></c:barChart>'
        f"{bar_axes(kept, _span(kept.chart, frame.width - room.left - room.right, after))}"
    )


def _span(chart: Chart, width: float, label: float) -> Span:
    """From zero or the lowest amount, with room for a label before it, to the highest."""
    points = [[finite(p) or 0 for p in each.points] for each in chart.series]
    if chart.kind == "stacked100":
        return 0, 0
    if chart.kind == "stacked":
        return 0, max(map(sum, zip(*points, strict=True)), default=0)
    low, high = (end([0, *(a for each in points for a in each)]) for end in (min, max))
    unit = (high - low) / max(width - label, 1)
    return low - unit * label if low < 0 else 0, high


def _lines(kept: Kept, frame: Frame) -> str:
    if kept.chart.kind == "slope":
        return _slopes(kept, frame)
    chart = kept.chart
    marks = frame.ticks or ticks(chart_amounts(chart), zero=chart.kind == "area")
    left, right = beside(chart, frame.width)
    skip = every(chart, frame.width)
    room = Room(left, right, 18)
    top = 4 if chart.kind != "multiples" else panel_head(kept.names[0], frame.width)
    kept = replace(kept, plot=frame.width - left - right)
    lines = kept if chart.kind != FAN else _without_last(kept)
    shifts = _shifts(lines, marks, frame.height - top - room.bottom)
    series = "".join(
        line_series(lines, index, shift / frame.height) for index, shift in enumerate(shifts)
    )
    below = _below(kept) if chart.kind == "area" else ""
    below = _between(kept) if chart.kind == FAN else below
    bracket = _BRACKET if chart.kind == FAN else ""
    return (
        f'{_layout(frame, room, top)}{below}<c:lineChart><c:grouping val="standard"/>'
        f'<c:varyColors val="0"/>{series}{bracket}<c:marker val="1"/><c:axId val="1001"/>'
        f'<c:axId val="1002"/></c:lineChart>'
        f"{line_axes(kept, marks, skip)}"
    )


def chart_amounts(chart: Chart) -> list[Amount]:
    """Every amount that is there."""
    return [a for each in chart.series for p in each.points if (a := finite(p)) is not None]


def panel_head(name: str, width: float) -> float:
    """The height of the name of one of several small charts, in as many lines as it needs."""
    return LEGEND * math.ceil((len(name) + 1) * LETTER / width) + 4


def beside(chart: Chart, width: float) -> tuple[float, float]:
    """What values on the left and names and values at the ends of lines leave of a plot."""
    names = max(map(len, series_names(chart))) * LETTER + 12 if len(chart.series) > 1 else 0
    return _axis_width(chart), min(max(_label_width(chart) + 4, names), width * 0.4)


def every(chart: Chart, width: float) -> int:
    """Every how many periods have a label, so that labels stand on a level beside each other."""
    dates = date_format(chart)
    longest = 8 if dates == MONTH else max(map(len, chart.categories))
    count = len(chart.categories)
    if dates:
        first, last = serial(chart.categories[0]), serial(chart.categories[-1])
        count = round((last - first) / (_MONTH if dates == MONTH else _YEAR)) + 1
    needed = count * (longest * LETTER + 8) / (width - sum(beside(chart, width)))
    steps = _MONTHS if dates == MONTH else _YEARS if dates == YEAR else range(1, count + 1)
    return next((each for each in steps if each >= needed), steps[-1])


def _below(kept: Kept) -> str:
    """The areas that lines are drawn over, from the same cells."""
    series = "".join(area_series(kept, index) for index in range(len(kept.chart.series)))
    return (
        f'<c:areaChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        '<c:axId val="1001"/><c:axId val="1002"/></c:areaChart>'
    )


def _without_last(kept: Kept) -> Kept:
    """The lines of a fan; what lies between them is an area."""
    chart = replace(kept.chart, series=kept.chart.series[:-1])
    return replace(kept, chart=chart, names=kept.names[:-1])


def _between(kept: Kept) -> str:
    """The lowest projection, unseen, and on it what lies between it and the highest."""
    last = len(kept.chart.series) - 1
    series = "".join(fan_series(kept, index, seen=index == last) for index in (last - 1, last))
    return (
        f'<c:areaChart><c:grouping val="stacked"/><c:varyColors val="0"/>{series}'
        '<c:axId val="1001"/><c:axId val="1002"/></c:areaChart>'
    )


def _slopes(kept: Kept, frame: Frame) -> str:
    """Two periods; no value axis, since both ends have their values."""
    span = slope_span(chart_amounts(kept.chart))
    value = _label_width(kept.chart)
    names = max(map(len, kept.names)) * LETTER + value + 6
    room = Room(value + 8, min(names, frame.width * 0.55), 18)
    series = "".join(slope_series(kept, index) for index in range(len(kept.chart.series)))
    return (
        f'{_layout(frame, room, 8)}<c:lineChart><c:grouping val="standard"/>'
        f'<c:varyColors val="0"/>{series}<c:marker val="1"/><c:axId val="1001"/>'
        f'<c:axId val="1002"/></c:lineChart>{slope_axes(kept, span)}'
    )


def _title(kept: Kept) -> str:
    """The name of a panel above its lines."""
    name = kept.names[0] + (", own scale" if kept.chart.own_scale else "")
    return (
        '<c:title><c:tx><c:rich><a:bodyPr/><a:lstStyle/><a:p><a:pPr><a:defRPr sz="850" b="1"/>'
        f'</a:pPr><a:r><a:rPr lang="en-US" sz="850" b="1"/><a:t>{escaped(name)}</a:t></a:r></a:p>'
        '</c:rich></c:tx><c:layout><c:manualLayout><c:xMode val="edge"/><c:yMode val="edge"/>'
        '<c:x val="0"/><c:y val="0"/></c:manualLayout></c:layout><c:overlay val="0"/></c:title>'
    )


def _shifts(kept: Kept, marks: Sequence[Amount], height: float) -> list[float]:
    """How far down each end label moves, so that none stands on another."""
    low, span = marks[0], marks[-1] - marks[0]
    ends = []
    for index, each in enumerate(kept.chart.series):
        last = next((a for p in reversed(each.points) if (a := finite(p)) is not None), low)
        ends.append((height * (1 - (last - low) / span), index))
    ends.sort()
    half = END_LABEL / 2
    places = spread([place for place, _ in ends], END_LABEL, 0.0, height - half)
    moved = {index: new - old for new, (old, index) in zip(places, ends, strict=True)}
    return [moved[index] for index in range(len(ends))]


def _axis_width(chart: Chart) -> float:
    """Room for the values of the axis: the digits of the longest label, without decimals."""
    texts = [p.text.partition(".")[0].split()[0] for s in chart.series for p in s.points if p.text]
    return max(map(len, texts), default=2) * LETTER + 12


def _label_width(chart: Chart) -> float:
    longest = max((len(p.text) for each in chart.series for p in each.points), default=0)
    return max(longest, 3) * LETTER + 6


def _layout(frame: Frame, room: Room, top: float) -> str:
    """The inside of the axes, as parts of the frame: names and labels have room around it."""
    sides = {
        "x": room.left / frame.width,
        "y": top / frame.height,
        "w": max(1 - (room.left + room.right) / frame.width, 0.2),
        "h": max(frame.height - top - room.bottom, 10) / frame.height,
    }
    modes = '<c:xMode val="edge"/><c:yMode val="edge"/>'
    places = "".join(f'<c:{side} val="{share:.4f}"/>' for side, share in sides.items())
    return (
        f'<c:layout><c:manualLayout><c:layoutTarget val="inner"/>{modes}{places}'
        "</c:manualLayout></c:layout>"
    )


def _legend() -> str:
    return (
        '<c:legend><c:legendPos val="t"/><c:layout><c:manualLayout><c:xMode val="edge"/>'
        '<c:yMode val="edge"/><c:x val="0"/><c:y val="0"/></c:manualLayout></c:layout>'
        f'<c:overlay val="0"/>{text_properties("1B1B1B")}</c:legend>'
    )
