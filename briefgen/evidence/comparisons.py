"""Who leads on an indicator, by how much, and which sentence the facts allow."""

from enum import StrEnum

import msgspec

from briefgen.evidence.indicators import (
    Better,
    Figure,
    Indicator,
    IndicatorKind,
    Period,
    Quantity,
    Status,
    common_period,
    entities,
    figure,
    observed,
    periods,
)

UNSOURCED = "without a source"  # how a pack labels a claim that nobody could trace
CLOSE = 0.05  # a gap below 5 % of the larger figure is no lead
CLOSE_POINTS = 3.0  # nor is one below three points between shares that are within 10 %
WHOLES = ("World", "Other", "Rest of world")  # nobody in particular
WIDE = 2.0  # at least twice as much


class Case(StrEnum):
    """Which sentence an indicator gets."""

    LEADS = "leads"
    AHEAD = "ahead"  # of the other, while somebody whom the brief does not compare is further
    CLOSE = "close"
    NEUTRAL = "neutral"
    ONE_ZERO = "one_zero"
    BOTH_ZERO = "both_zero"
    ALONE = "alone"
    RANGE = "range"
    NOTHING = "nothing"


class Margin(StrEnum):
    """How far ahead the leader is."""

    WIDE = "wide"
    CLEAR = "clear"
    CLOSE = "close"
    NONE = "none"


class Comparison(msgspec.Struct, frozen=True):
    """An indicator read for the entities of a brief.

    ``figures`` are the leader's, or the larger where nobody leads, then the other's, both in the
    latest observed period that the two have; one figure when the entity is alone. ``later`` are
    the projected figures of the first entity for the last period that has any, smallest first;
    ``newer`` is an observed figure of one of the two from after the period that both have.
    """

    indicator: Indicator
    case: Case
    margin: Margin = Margin.NONE
    figures: tuple[Figure, ...] = ()
    later: tuple[Figure, ...] = ()
    newer: Figure | None = None

    @property
    def leader(self) -> str:
        """The entity that leads, ``""`` where nobody does."""
        leads = self.case in (Case.LEADS, Case.ONE_ZERO)
        return self.figures[0].entity if leads else ""


def compare(indicator: Indicator, entities: tuple[str, ...]) -> Comparison:
    """Compare the entities that have figures; of more than two, the two that are ahead."""
    if indicator.kind is IndicatorKind.RANGE:
        return Comparison(indicator, Case.RANGE)
    present = tuple(each for each in entities if observed(indicator, each))
    period = common_period(indicator, present) if len(present) > 1 else None
    if period is None:
        return _alone(indicator, present)
    found = [each for each in (figure(indicator, e, period.label) for e in present) if each]
    ahead = sorted(found, key=lambda f: f.amount, reverse=indicator.better is not Better.LOWER)
    first, second = ahead[0], ahead[1]
    case = _case(indicator, first, second)
    if case in (Case.LEADS, Case.ONE_ZERO) and _outdone(indicator, first, present):
        case = Case.AHEAD if second.amount else Case.NEUTRAL
    return Comparison(
        indicator,
        case,
        _margin(first, second, case),
        (first, second),
        _later(indicator, first.entity, period),
        _newer(indicator, (first, second), period),
    )


def ratio_is_lawful(comparison: Comparison) -> bool:
    """Whether "so many times" may be said: not of scores, shares of different wholes, a lower
    first figure, or a share of one per cent or less, which is mostly rounding.
    """
    larger, smaller = (each.amount for each in comparison.figures)
    rounded = comparison.indicator.unit.symbol == "%" and smaller <= 1
    return not gap_in_points(comparison.indicator) and larger >= smaller and not rounded


def gap_in_points(indicator: Indicator) -> bool:
    """Whether only differences are lawful: shares of different wholes, and scores."""
    return indicator.scale in (Quantity.SHARE_OF_OWN, Quantity.SCORE)


def newest(indicator: Indicator) -> tuple[Figure, ...]:
    """Everybody's newest figure, observed if there is one; of estimates, all that name a source."""
    if indicator.kind is IndicatorKind.RANGE:
        sourced = tuple(each for each in indicator.figures if UNSOURCED not in each.entity)
        return sourced or indicator.figures
    found = []
    for entity in entities(indicator):
        latest = (observed(indicator, entity) or periods(indicator, entity))[-1]
        found.append(figure(indicator, entity, latest.label))
    return tuple(each for each in found if each)


def _alone(indicator: Indicator, present: tuple[str, ...]) -> Comparison:
    if not present:
        return Comparison(indicator, Case.NOTHING)
    latest = observed(indicator, present[0])[-1]
    only = figure(indicator, present[0], latest.label)
    later = _later(indicator, present[0], latest)
    return Comparison(indicator, Case.ALONE, figures=(only,) if only else (), later=later)


def _case(indicator: Indicator, first: Figure, second: Figure) -> Case:
    if first.amount == second.amount == 0:
        return Case.BOTH_ZERO
    if indicator.better is Better.NEUTRAL:
        return Case.NEUTRAL
    if _is_close(indicator, first, second):
        return Case.CLOSE
    return Case.ONE_ZERO if 0 in (first.amount, second.amount) else Case.LEADS


def _outdone(indicator: Indicator, first: Figure, compared: tuple[str, ...]) -> bool:
    """Whether anybody else, the whole world aside, is further than the first in that period."""
    sign = -1 if indicator.better is Better.LOWER else 1
    return any(
        sign * (each.amount - first.amount) > 0
        for each in indicator.figures
        if each.period == first.period and each.entity not in (*compared, *WHOLES)
    )


def _is_close(indicator: Indicator, first: Figure, second: Figure) -> bool:
    larger = max(abs(first.amount), abs(second.amount))
    gap = abs(first.amount - second.amount)
    share = indicator.scale in (Quantity.SHARE_OF_OWN, Quantity.SHARE_OF_WORLD)
    return gap < CLOSE * larger or (share and gap < CLOSE_POINTS and gap < 2 * CLOSE * larger)


def _margin(first: Figure, second: Figure, case: Case) -> Margin:
    if case is Case.CLOSE:
        return Margin.CLOSE
    if case is Case.ONE_ZERO:
        return Margin.WIDE
    if case is not Case.LEADS:
        return Margin.NONE
    low, high = sorted((abs(first.amount), abs(second.amount)))
    return Margin.WIDE if high >= WIDE * low else Margin.CLEAR


def _newer(indicator: Indicator, pair: tuple[Figure, Figure], period: Period) -> Figure | None:
    """The newest observed figure of either after this period; of two such, the first's."""
    for each in pair:
        latest = observed(indicator, each.entity)[-1]
        if latest.end > period.end:
            return figure(indicator, each.entity, latest.label)
    return None


def _later(indicator: Indicator, entity: str, period: Period) -> tuple[Figure, ...]:
    following = [
        each
        for each in periods(indicator, entity)
        if each.status is Status.PROJECTION and each.end > period.end
    ]
    last = following[-1].end if following else ""
    found = (figure(indicator, entity, each.label) for each in following if each.end == last)
    return tuple(sorted((each for each in found if each), key=lambda f: f.amount))
