"""From amounts to points: scales, the labels of ticks, labels moved apart."""

import math
from collections.abc import Iterable
from itertools import accumulate

from briefgen.document.tree import Chart, Point, Series
from briefgen.evidence.formatting import (
    AMERICAN,
    BRITISH,
    NO_BREAK_SPACE,
    format_amount,
    given_decimals,
)
from briefgen.evidence.indicators import Amount, Unit

_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


class Scale:
    """A straight scale: ``low`` lies at ``start`` points, ``high`` at ``end``."""

    def __init__(self, low: float, high: float, start: float, end: float) -> None:
        """Amounts and the points where they lie."""
        self.low, self.start = low, start
        self._unit = (end - start) / ((high - low) or 1)

    def __call__(self, amount: float) -> float:
        """Where an amount lies, in points."""
        return self.start + (amount - self.low) * self._unit


def amounts(series: Iterable[Series]) -> list[Amount]:
    """Every amount that is there."""
    return [p.amount for each in series for p in each.points if p.amount is not None]


def signed(point: Point) -> str:
    """The text of a change with its sign."""
    return f"+{point.text}" if point.text and (point.amount or 0) > 0 else point.text


def around_zero(found: list[Amount]) -> tuple[float, float]:
    """The lowest and highest amount, and zero if it lies outside."""
    return min([*found, 0]), max([*found, 0])


def powers(found: list[Amount]) -> list[Amount]:
    """Powers of ten around amounts above zero, at most five, for a logarithmic scale."""
    low, high = math.floor(math.log10(min(found))), math.ceil(math.log10(max(found)))
    step = max(1, math.ceil((high - low) / 4))
    count = max(1, math.ceil((high - low) / step))
    return [float(f"1e{low + number * step}") for number in range(count + 1)]


def tick_labels(found: list[Amount], unit: str) -> list[str]:
    """The unit in words stands once where all share it: at the top, or lowest below zero."""
    british = unit == "US$"
    unit, language = ("$", BRITISH) if british else (unit, AMERICAN)
    if max(map(abs, found)) >= 10**6 and unit != "$":
        labels = [format_amount(each / 10**6, Unit("", "", unit, 10**6)) for each in found]
    else:
        decimals = max(given_decimals(float(f"{each:.12g}")) for each in found)
        labels = [
            format_amount(each, Unit("", "", unit), language, decimals if each else 0)
            for each in found
        ]
    endings = {each.partition(NO_BREAK_SPACE)[2] for each in labels if each.strip("US$0%") != ""}
    if len(endings) == 1 and not any("×" in each for each in labels):
        whole = 0 if labels[-1].strip("US$0%") == "" else len(labels) - 1
        labels = [
            each if place == whole else each.partition(NO_BREAK_SPACE)[0]
            for place, each in enumerate(labels)
        ]
    return labels


def power_labels(found: list[Amount], unit: str) -> list[str]:
    """``10²⁰``, the topmost with its unit; dollars before each."""
    sign = unit if unit.endswith("$") else ""
    labels = [f"{sign}10{str(round(math.log10(each))).translate(_SUPERSCRIPTS)}" for each in found]
    if sign:
        return labels
    return [*labels[:-1], f"{labels[-1]}{NO_BREAK_SPACE}{unit}".strip(NO_BREAK_SPACE)]


def spread(wanted: list[float], apart: list[float] | float, low: float, high: float) -> list[float]:
    """Places in rising order moved as little as needed: apart, and within low and high.

    ``apart`` is one distance for all, or one for each place and the next.
    """
    steps = apart if isinstance(apart, list) else [apart] * len(wanted)
    offsets = [0.0, *accumulate(steps)][: len(wanted)]
    groups: list[tuple[float, int]] = []  # the mean place of some that touch, and how many
    for each, offset in zip(wanted, offsets, strict=True):
        mean, count = each - offset, 1
        while groups and groups[-1][0] > mean:
            before, some = groups.pop()
            mean = (before * some + mean * count) / (some + count)
            count += some
        groups.append((mean, count))
    top = high - (offsets[-1] if offsets else 0.0)
    means = [min(max(mean, low), top) for mean, count in groups for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def is_logarithmic(chart: Chart) -> bool:
    """Whether the chart asks for powers of ten, and its amounts allow it."""
    found = amounts(chart.series)
    return chart.log and bool(found) and min(found) > 0
