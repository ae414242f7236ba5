"""Where axes begin and end, and their round amounts: the same on the page and in Word."""

import math
from collections.abc import Sequence

from briefgen.evidence.chart_kinds import FAR_FROM_ZERO
from briefgen.evidence.indicators import Amount

NEAR_ZERO = 0.3  # an axis that would begin below this part of its end begins at zero
_STEPS = (1, 2, 2.5, 5, 10, 20)
_DIGITS = 12
MOST_SLOPES, LOW_SLOPES = 170.0, 120.0  # points, at most
_SLOPE_ENDS, _SLOPE_ROW = 60.0, 20.0
_CLOSE = 1e-9


def ticks(found: Sequence[Amount], *, zero: bool = False, most: int = 4) -> list[Amount]:
    """Round amounts from below the lowest to above the highest; zero among them, where amounts lie
    near or below it.
    """
    low, high = (min(found), max(found)) if found else (0, 0)
    if zero or low < 0 or 0 <= low <= high * NEAR_ZERO or low == high:
        low, high = min(low, 0), max(high, 0)
    if low == high:  # nothing but zero
        high = 1
    step, first, last = _step(low, high, most)
    values = [float(f"{number * step:.{_DIGITS}g}") for number in range(first, last + 1)]
    return [int(each) if each.is_integer() else each for each in values]


def panel_ticks(found: Sequence[Amount]) -> list[Amount]:
    """Those of a small chart: two or three steps, whichever leave less of it empty."""
    return min((ticks(found, most=most) for most in (2, 3)), key=lambda each: each[-1] - each[0])


def slope_height(lines: int, *, low: bool = False) -> float:
    """How high slopes are, in points: few need little."""
    return min(_SLOPE_ENDS + lines * _SLOPE_ROW, LOW_SLOPES if low else MOST_SLOPES)


def slope_span(found: Sequence[Amount]) -> tuple[float, float]:
    """From zero, unless all amounts lie far above it; room around them shows what is close."""
    low, high = min([*found, 0]), max([*found, 0])
    smallest = min(found, default=0)
    if smallest <= high * FAR_FROM_ZERO:
        return low, high
    margin = (high - smallest) / 2
    return smallest - margin, high + margin


def _step(low: Amount, high: Amount, most: int) -> tuple[float, int, int]:
    """The smallest round step that needs no more than so many, from which to which multiple."""
    raw = (high - low) / most
    size = 10.0 ** math.floor(math.log10(raw))
    for each in _STEPS:
        step = each * size
        first, last = math.floor(low / step + _CLOSE), math.ceil(high / step - _CLOSE)
        if last - first <= most:
            break
    return step, first, last
