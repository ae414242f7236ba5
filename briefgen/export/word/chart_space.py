"""DrawingML of a native chart: what Word draws, from numbers that the workbook also holds."""

import msgspec

from briefgen.export.word.chart_axes import bar_axes, line_axes
from briefgen.export.word.chart_series import Kept, bar_series, line_series, text_properties
from briefgen.export.word.markup import NAMESPACES, XML, quoted
from briefgen.export.word.number_formats import common_format, finite, format_of
from briefgen.export.word.workbook import series_names
from briefgen.model.document import Chart

LETTER = 4.4  # the width of an average letter of chart text
LEGEND = 16.0
NAMES = 0.35  # of the width, at most, for the names of bars


class Frame(msgspec.Struct, frozen=True):
    """The size of a chart in points, and whether it draws lines."""

    width: float
    height: float
    lines: bool


def chart_space(chart: Chart, frame: Frame, language: str) -> str:
    """The chart part. Titles are text of the document and not repeated here."""
    kept = Kept(chart, common_format(chart.series), tuple(series_names(chart)))
    plot = _lines(kept, frame) if frame.lines else _bars(kept, frame)
    prefixes = " ".join(f'xmlns:{each}="{NAMESPACES[each]}"' for each in "car")
    legend = _legend() if len(chart.series) > 1 else ""
    return (
        f'{XML}<c:chartSpace {prefixes}><c:date1904 val="0"/><c:lang val={quoted(language)}/>'
        '<c:roundedCorners val="0"/><c:chart><c:autoTitleDeleted val="1"/>'
        f"<c:plotArea>{plot}<c:spPr><a:noFill/></c:spPr></c:plotArea>{legend}"
        '<c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart>'
        "<c:spPr><a:noFill/><a:ln><a:noFill/></a:ln></c:spPr>"
        f'{text_properties("1B1B1B")}<c:externalData r:id="rId1"><c:autoUpdate val="0"/>'
        "</c:externalData></c:chartSpace>"
    )


def _bars(kept: Kept, frame: Frame) -> str:
    chart = kept.chart
    names = max(len(name) for name in chart.categories) * LETTER + 8
    left = min(names / frame.width, NAMES)
    labels = max(
        (len(point.text) for each in chart.series for point in each.points), default=0
    )
    right = min((labels * LETTER + 6) / frame.width, 0.4)
    series = "".join(bar_series(kept, index) for index in range(len(chart.series)))
    return (
        f"{_layout(frame, len(chart.series), left=left, right=right, bottom=2)}"
        '<c:barChart><c:barDir val="bar"/><c:grouping val="clustered"/><c:varyColors val="0"/>'
        f'{series}<c:gapWidth val="82"/><c:overlap val="-18"/><c:axId val="1001"/>'
        f'<c:axId val="1002"/></c:barChart>{bar_axes(kept)}'
    )


def _lines(kept: Kept, frame: Frame) -> str:
    chart = kept.chart
    ends = [
        next((p for p in reversed(each.points) if finite(p) is not None), None)
        for each in chart.series
    ]
    right = max((len(end.text) for end in ends if end), default=0) * LETTER + 10
    amounts = [
        amount for each in chart.series for p in each.points if (amount := finite(p)) is not None
    ]
    left = 10 + LETTER * max(
        (len(point.text.split(" ")[0]) for each in chart.series for point in each.points if format_of(point)),
        default=4,
    )
    series = "".join(line_series(kept, index) for index in range(len(chart.series)))
    width = frame.width - left - right
    longest = max(len(name) for name in chart.categories) * LETTER + 8
    skip = max(1, -int(-len(chart.categories) * longest // width))
    return (
        f"{_layout(frame, len(chart.series), left=left / frame.width, right=right / frame.width, bottom=18)}"
        f'<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>{series}'
        '<c:marker val="1"/><c:axId val="1001"/><c:axId val="1002"/></c:lineChart>'
        f"{line_axes(kept, amounts, skip)}"
    )


def _layout(frame: Frame, series: int, *, left: float, right: float, bottom: float) -> str:
    """The inside of the axes, as parts of the frame: names and labels have room around it."""
    top = (LEGEND if series > 1 else 0) + 4
    sides = {
        "x": left,
        "y": top / frame.height,
        "w": max(1 - left - right, 0.2),
        "h": max(frame.height - top - bottom, 10) / frame.height,
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
