"""The axes of a native chart."""

from collections.abc import Sequence

from briefgen.evidence.indicators import Amount
from briefgen.export.word.charts.number_formats import axis_format
from briefgen.export.word.charts.series import Kept, solid, text_properties
from briefgen.export.word.charts.workbook import YEAR, date_format
from briefgen.export.word.markup import quoted
from briefgen.typography.look import AXIS, GRID, INK

Span = tuple[Amount, Amount]  # where an axis begins and ends

_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"


def bar_axes(kept: Kept, span: Span) -> str:
    """Names on the left, first on top; no value axis, since every bar has its value."""
    return _categories("l", "maxMin", 1, ink=span[0] < 0) + (
        f'<c:valAx><c:axId val="1002"/>{_scaling(span)}'
        f'<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode={quoted(kept.code)} '
        f'sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="nextTo"/><c:crossAx val="1001"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def slope_axes(kept: Kept, span: Span) -> str:
    """Two periods below, without a value axis."""
    return _categories("b", "minMax", 1, ink=span[0] < 0) + (
        f'<c:valAx><c:axId val="1002"/>{_scaling(span)}'
        f'<c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode={quoted(kept.code)} '
        f'sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="nextTo"/><c:crossAx val="1001"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="midCat"/></c:valAx>'
    )


def line_axes(kept: Kept, ticks: Sequence[Amount], skip: int) -> str:
    """Periods below, every so many of them; gridlines with values on the left, as on the page."""
    step, ink = ticks[1] - ticks[0], ticks[0] < 0
    code = axis_format(kept.code, step)
    dates = date_format(kept.chart)
    below = _dates(dates, skip, ink=ink) if dates else _categories("b", "minMax", skip, ink=ink)
    return below + (
        f'<c:valAx><c:axId val="1002"/>{_scaling((ticks[0], ticks[-1]))}'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr>'
        f'<a:ln w="5080">{solid(GRID)}</a:ln></c:spPr></c:majorGridlines>'
        f'<c:numFmt formatCode={quoted(code)} sourceLinked="0"/>{_NO_TICKS}'
        f'<c:tickLblPos val="nextTo"/>{_NO_LINE}{text_properties(INK)}<c:crossAx val="1001"/>'
        f'<c:crosses val="autoZero"/><c:crossBetween val="midCat"/>'
        f'<c:majorUnit val="{step:.12g}"/></c:valAx>'
    )


def _scaling(span: Span) -> str:
    """From where to where an axis runs; a program's own choice where nothing spans."""
    low, high = span
    ends = f'<c:max val="{high:.12g}"/><c:min val="{low:.12g}"/>' if low < high else ""
    return f'<c:scaling><c:orientation val="minMax"/>{ends}</c:scaling>'


def _line(*, ink: bool) -> str:
    """The line that names stand on: that of zero, in ink where amounts lie below it."""
    width, color = (9525, INK) if ink else (6350, AXIS)
    return f'<c:spPr><a:ln w="{width}">{solid(color)}</a:ln></c:spPr>'


def _dates(code: str, skip: int, *, ink: bool) -> str:
    """Years or months in true proportion, with a label every so many of them."""
    unit = "years" if code == YEAR else "months"
    return (
        '<c:dateAx><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode={quoted(code)} '
        f'sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="low"/>{_line(ink=ink)}'
        f'{text_properties(INK)}<c:crossAx val="1002"/><c:crosses val="autoZero"/>'
        f'<c:auto val="0"/><c:lblOffset val="60"/><c:baseTimeUnit val="{unit}"/>'
        f'<c:majorUnit val="{skip}"/><c:majorTimeUnit val="{unit}"/></c:dateAx>'
    )


def _categories(side: str, order: str, skip: int, *, ink: bool) -> str:
    every = f'<c:tickLblSkip val="{skip}"/>' if skip > 1 else ""
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" '
        f'sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="low"/>{_line(ink=ink)}'
        f"{text_properties(INK)}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="60"/>{every}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )
