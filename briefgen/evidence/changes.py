"""How much an amount has changed, and is projected to change, for one entity."""

import msgspec

from briefgen.evidence.indicators import (
    Figure,
    Indicator,
    IndicatorKind,
    Quantity,
    figure,
    figure_at,
    observed,
    periods,
)
from briefgen.evidence.periods import Period, Status, is_same_season, months_between

SPAN = 120  # months that a change is told over, at most


class Change(msgspec.Struct, frozen=True):
    """From the first figure to the last, with nothing redefined between."""

    first: Figure
    last: Figure
    projected: bool = False


def changes_of(indicator: Indicator, entity: str) -> tuple[Change, ...]:
    """What was observed over at most ten years, and from then to each last projection."""
    if indicator.kind is IndicatorKind.RANGE or indicator.scale is Quantity.SCORE:
        return ()
    seen = _unbroken(indicator, [each for each in observed(indicator, entity) if each.end])
    if not seen:
        return ()
    last = seen[-1]
    near = [e for e in seen if months_between(e, last) <= SPAN and is_same_season(e, last)]
    found = [(near[0], last, False)] if near[0] is not last else []
    found += [(last, each, True) for each in _projections(indicator, entity, last)]
    made = []
    for before, after, projected in found:
        ends = figure_at(indicator, entity, before), figure_at(indicator, entity, after)
        if ends[0] and ends[1]:
            made.append(Change(ends[0], ends[1], projected))
    return tuple(made)


def _unbroken(indicator: Indicator, seen: list[Period]) -> list[Period]:
    """The periods since something else was counted, if ever."""
    starts = [number for number, each in enumerate(seen) if each.label in indicator.breaks]
    return seen[starts[-1] :] if starts else seen


def _projections(indicator: Indicator, entity: str, last: Period) -> list[Period]:
    """The projections for the last time that has some, largest first."""
    later = [
        each
        for each in periods(indicator, entity)
        if each.status is Status.PROJECTION and each.end > last.end
    ]
    final = [each for each in later if each.end == later[-1].end]
    if any(each.label in indicator.breaks for each in later):
        return []

    def amount(period: Period) -> float:
        held = figure(indicator, entity, period.label)
        return held.amount if held else 0

    return sorted(final, key=amount, reverse=True)
