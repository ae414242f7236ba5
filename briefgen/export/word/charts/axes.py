"""The axes of a native chart."""

import math

from briefgen.export.word.charts.number_formats import axis_format
from briefgen.export.word.charts.series import Kept, solid, text_properties
from briefgen.export.word.charts.workbook import YEAR, is_dated
from briefgen.export.word.markup import quoted
from briefgen.typography.look import AXIS, GRID, INK

GRIDLINES = 5
_NO_TICKS = '<c:majorTickMark val="none"/><c:minorTickMark val="none"/>'
_NO_LINE = "<c:spPr><a:ln><a:noFill/></a:ln></c:spPr>"
_LINE = f'<c:spPr><a:ln w="6350">{solid(AXIS)}</a:ln></c:spPr>'


def bar_axes(kept: Kept) -> str:
    """Names on the left, first on top; no value axis, since every bar has its value."""
    return _categories("l", "maxMin", 1) + (
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="t"/><c:numFmt formatCode={quoted(kept.code)} '
        f'sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="nextTo"/><c:crossAx val="1001"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="between"/></c:valAx>'
    )


def slope_axes(kept: Kept) -> str:
    """Two periods below, without a value axis."""
    return _categories("b", "minMax", 1) + (
        '<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="1"/><c:axPos val="l"/><c:numFmt formatCode={quoted(kept.code)} '
        f'sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="nextTo"/><c:crossAx val="1001"/>'
        '<c:crosses val="autoZero"/><c:crossBetween val="midCat"/></c:valAx>'
    )


def line_axes(
    kept: Kept, amounts: list[int | float], skip: int, span: tuple[float, ...] = ()
) -> str:
    """Periods below, every so many of them; a few gridlines with values on the left.

    ``span`` is the lowest and the highest amount of an axis that several charts share.
    """
    step = round_step(list(span) or amounts)
    ends = (
        f'<c:max val="{_above(span, step)!r}"/><c:min val="{bottom([*span])!r}"/>' if span else ""
    )
    code = axis_format(kept.code, step)
    unit = f'<c:majorUnit val="{step!r}"/>' if step else ""
    below = _years(skip) if is_dated(kept.chart) else _categories("b", "minMax", skip)
    return below + (
        f'<c:valAx><c:axId val="1002"/><c:scaling><c:orientation val="minMax"/>{ends}</c:scaling>'
        '<c:delete val="0"/><c:axPos val="l"/><c:majorGridlines><c:spPr>'
        f'<a:ln w="5080">{solid(GRID)}</a:ln></c:spPr></c:majorGridlines>'
        f'<c:numFmt formatCode={quoted(code)} sourceLinked="0"/>{_NO_TICKS}'
        f'<c:tickLblPos val="nextTo"/>{_NO_LINE}{text_properties(INK)}<c:crossAx val="1001"/>'
        f'<c:crosses val="autoZero"/><c:crossBetween val="midCat"/>{unit}</c:valAx>'
    )


def _years(skip: int) -> str:
    """Years in true proportion, labelled every one, two, five, ten or more."""
    every = next((each for each in (1, 2, 5, 10, 20, 50) if each >= skip), 100)
    return (
        '<c:dateAx><c:axId val="1001"/><c:scaling><c:orientation val="minMax"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="b"/><c:numFmt formatCode="{YEAR}" sourceLinked="0"/>'
        f'{_NO_TICKS}<c:tickLblPos val="low"/>{_LINE}{text_properties(INK)}'
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        '<c:lblOffset val="60"/><c:baseTimeUnit val="years"/>'
        f'<c:majorUnit val="{every}"/><c:majorTimeUnit val="years"/></c:dateAx>'
    )


def _categories(side: str, order: str, skip: int) -> str:
    every = f'<c:tickLblSkip val="{skip}"/>' if skip > 1 else ""
    return (
        f'<c:catAx><c:axId val="1001"/><c:scaling><c:orientation val="{order}"/></c:scaling>'
        f'<c:delete val="0"/><c:axPos val="{side}"/><c:numFmt formatCode="General" '
        f'sourceLinked="0"/>{_NO_TICKS}<c:tickLblPos val="low"/>{_LINE}'
        f"{text_properties(INK, level=skip == 1)}"
        '<c:crossAx val="1002"/><c:crosses val="autoZero"/><c:auto val="0"/>'
        f'<c:lblAlgn val="ctr"/><c:lblOffset val="60"/>{every}<c:noMultiLvlLbl val="1"/></c:catAx>'
    )


def _above(span: tuple[float, ...], step: float) -> float:
    """The round amount at or above the highest."""
    low = bottom([*span])
    return low + math.ceil((max(span) - low) / (step or 1)) * (step or 1)


def bottom(amounts: list[int | float]) -> float:
    """Where Word lets an axis begin."""
    high, low = max(amounts), min(amounts)
    return low if low < 0 or low > high * 5 / 6 else 0


def round_step(amounts: list[int | float]) -> float:
    """A round distance between gridlines, so that there are at most five; 0 when there is none."""
    if not amounts or max(amounts) == bottom(amounts):
        return 0
    raw = (max(amounts) - bottom(amounts)) / (GRIDLINES - 1)
    size: float = 10 ** math.floor(math.log10(raw))
    step = next(size * each for each in (1, 2, 2.5, 5, 10) if size * each >= raw)
    return int(step) if step >= 1 and float(step).is_integer() else step
