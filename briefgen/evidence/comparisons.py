"""Who leads on an indicator, by how much, and which sentence the facts allow."""

from enum import StrEnum

import msgspec
from msgspec.structs import replace

from briefgen.evidence.indicators import (
    Better,
    Figure,
    Indicator,
    IndicatorKind,
    Quantity,
    common_period,
    entities,
    figure,
    figure_at,
    observed,
    periods,
)
from briefgen.evidence.periods import Period, Status, read_period

UNSOURCED = "without a source"  # how a pack labels a claim that nobody could trace
CLOSE = 0.05  # a gap below 5 % of the larger figure is no lead
CLOSE_POINTS = 3.0  # between shares and rates: below three points, and within 10 %
COUNTED = (Quantity.COUNT, Quantity.FLOW)  # of which zero is none
WORLD = "World"
WHOLES = (WORLD, "Other", "Rest of world")  # nobody in particular
HANDFUL = 3  # things of which no ratio is told
WIDE = 2.0  # at least twice as much


class Case(StrEnum):
    """Which sentence an indicator gets."""

    LEADS = "leads"
    AHEAD = "ahead"  # of the others, while somebody else is further or one compared has no figure
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
    the projected figures of the first of them who has any, for the last period that has some,
    smallest first; ``later_else`` those of others whose last projected period is another.
    ``newer`` are observed figures from after the period that all have, of those who have any.

    ``field`` are the figures of all whom the brief compares in that period, the one ahead first;
    ``further`` are the figures of whoever else is furthest, several where they tie: further than
    all compared, or with a larger share of the world; ``further_count`` is how many are.
    ``nearest`` comes next to the first: one of those compared, or anybody in the table. ``absent``
    names those compared who have none, ``late`` those few whose newest figure is older than the
    period.
    """

    indicator: Indicator
    case: Case
    margin: Margin = Margin.NONE
    figures: tuple[Figure, ...] = ()
    later: tuple[Figure, ...] = ()
    later_else: tuple[tuple[Figure, ...], ...] = ()
    newer: tuple[Figure, ...] = ()
    field: tuple[Figure, ...] = ()
    further: tuple[Figure, ...] = ()
    further_count: int = 0
    nearest: str = ""
    absent: tuple[str, ...] = ()
    late: tuple[str, ...] = ()

    @property
    def leader(self) -> str:
        """The entity that leads, ``""`` where nobody does."""
        leads = self.case in (Case.LEADS, Case.ONE_ZERO)
        return self.figures[0].entity if leads else ""

    @property
    def level(self) -> tuple[Figure, ...]:
        """Those who are so close to the one ahead that they do not trail."""
        first = self.figures[0]
        held = self.field or self.figures
        return tuple(
            each for each in held if each is first or _is_close(self.indicator, first, each)
        )


def compare(indicator: Indicator, entities: tuple[str, ...]) -> Comparison:
    """Compare the entities that have figures; the pair of more than two are the two ahead.

    The whole, a target and an average are compared with nobody: they lead nothing.
    """
    if indicator.kind is IndicatorKind.RANGE:
        return Comparison(indicator, Case.RANGE)
    nobody = stands_for_nobody(indicator)
    somebody = tuple(each for each in entities if each not in nobody) or entities
    present = tuple(each for each in somebody if observed(indicator, each))
    absent = tuple(each for each in somebody if each not in present)
    period = _period(indicator, present) if len(present) > 1 else None
    if period is None:
        return replace(_alone(indicator, present), absent=absent)
    found = [each for each in (figure_at(indicator, e, period) for e in present) if each]
    held = {each.entity for each in found}
    field = sorted(found, key=lambda f: f.amount, reverse=indicator.better is not Better.LOWER)
    first, second = field[0], field[1]
    case = _case(indicator, field)
    further = _further(indicator, first, period, present)
    if case in (Case.LEADS, Case.ONE_ZERO) and (further or absent):
        case = Case.AHEAD
    following = _next(indicator, field, period)
    later, *later_else = _projected(indicator, field, period) or [()]
    return Comparison(
        indicator,
        case,
        _margin(indicator, first, following, case),
        (first, second),
        later,
        tuple(later_else),
        _newer(indicator, field, period),
        tuple(field),
        _furthest(indicator, further) if further else (),
        len(further),
        following.entity,
        absent,
        tuple(each for each in present if each not in held),
    )


def _period(indicator: Indicator, present: tuple[str, ...]) -> Period | None:
    """The latest period that all have; of three and more, a later one that only a few lack.

    The one whom a brief is about, the first, has it, and nobody who lacks it had a better figure
    before than anybody has in it: who leads would be another.
    """
    shared = common_period(indicator, present)
    for period in reversed(observed(indicator)) if len(present) > 2 else ():
        if shared and period.end <= shared.end:
            break
        held = [each for each in present if figure_at(indicator, each, period)]
        few = present[0] in held and 2 * len(held) > len(present)
        if few and not _is_led_by_late(indicator, period, held, present):
            return period
    return shared


def _is_led_by_late(
    indicator: Indicator, period: Period, held: list[str], present: tuple[str, ...]
) -> bool:
    """Whether somebody without a figure of this period had a better one than all who have."""
    sign = -1 if indicator.better is Better.LOWER else 1
    now = [figure_at(indicator, each, period) for each in held]
    latest = [(each, observed(indicator, each)[-1]) for each in present if each not in held]
    before = [figure_at(indicator, each, at) for each, at in latest]
    best = max(sign * each.amount for each in now if each)
    return any(sign * each.amount > best for each in before if each)


def ratio_is_lawful(comparison: Comparison) -> bool:
    """Whether "so many times" or "so many per cent more" may be said of the pair.

    Not where a figure is zero or below, or may be, of scores and shares of different wholes, of a
    lower first figure, of a share of one per cent or less, which is mostly rounding, and of a
    handful of things.
    """
    indicator = comparison.indicator
    larger, smaller = (each.amount for each in comparison.figures)
    if is_handful(indicator, smaller):
        return False
    signed = indicator.unit.above or indicator.unit.below
    if signed or smaller <= 0 or larger < smaller or gap_in_points(indicator):
        return False
    return indicator.unit.symbol != "%" or smaller > 1


def is_handful(indicator: Indicator, amount: float) -> bool:
    """Whether these are so few things that a ratio says less: "59, against 1"."""
    whole = indicator.scale in COUNTED or float(amount).is_integer()
    return whole and not indicator.unit.symbol and amount * indicator.unit.factor < HANDFUL


def gap_in_points(indicator: Indicator) -> bool:
    """Whether only differences are lawful: shares of different wholes, rates in per cent, scores.

    They are told in points.
    """
    rate = indicator.scale is Quantity.RATE and indicator.unit.symbol == "%"
    return rate or indicator.scale in (Quantity.SHARE_OF_OWN, Quantity.SCORE)


def stands_for_nobody(indicator: Indicator) -> tuple[str, ...]:
    """The names in a table that are nobody's: the whole, a target, an average."""
    return (*WHOLES, *filter(None, (indicator.target, indicator.benchmark)))


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
    only = figure_at(indicator, present[0], latest)
    later = _later(indicator, present[0], latest)
    return Comparison(indicator, Case.ALONE, figures=(only,) if only else (), later=later)


def _case(indicator: Indicator, field: list[Figure]) -> Case:
    first, second = field[0], field[1]
    counted = indicator.scale in COUNTED
    if (counted or indicator.phrases.neither) and all(each.amount == 0 for each in field):
        return Case.BOTH_ZERO
    if indicator.better is Better.NEUTRAL:
        return Case.NEUTRAL
    if _is_close(indicator, first, second):
        return Case.CLOSE
    return Case.ONE_ZERO if counted and second.amount == 0 else Case.LEADS


def _further(
    indicator: Indicator, first: Figure, period: Period, compared: tuple[str, ...]
) -> tuple[Figure, ...]:
    """The figures of whoever else is further than the first in that period."""
    if indicator.better is Better.NEUTRAL and indicator.scale is not Quantity.SHARE_OF_WORLD:
        return ()
    sign = -1 if indicator.better is Better.LOWER else 1
    known = {*compared, *stands_for_nobody(indicator)}
    found = (figure_at(indicator, e, period) for e in entities(indicator) if e not in known)
    return tuple(each for each in found if each and sign * (each.amount - first.amount) > 0)


def _furthest(indicator: Indicator, further: tuple[Figure, ...]) -> tuple[Figure, ...]:
    sign = -1 if indicator.better is Better.LOWER else 1
    furthest = max(sign * each.amount for each in further)
    return tuple(each for each in further if sign * each.amount == furthest)


def _is_close(indicator: Indicator, first: Figure, second: Figure) -> bool:
    """Whether a gap is no lead: in points of shares and rates, else beside the larger figure."""
    larger = max(abs(first.amount), abs(second.amount))
    gap = abs(first.amount - second.amount)
    if indicator.unit.symbol == "%" and indicator.scale is not Quantity.SCORE:
        return gap < CLOSE_POINTS and gap < 2 * CLOSE * larger
    return gap < CLOSE * larger or gap == 0


def _margin(indicator: Indicator, first: Figure, second: Figure, case: Case) -> Margin:
    if case is Case.CLOSE:
        return Margin.CLOSE
    if case not in (Case.LEADS, Case.ONE_ZERO):
        return Margin.NONE
    if not second.amount:
        return Margin.WIDE if case is Case.ONE_ZERO else Margin.CLEAR
    low, high = sorted((first.amount, second.amount))
    wide = low > 0 and high >= WIDE * low and not is_handful(indicator, low)
    return Margin.WIDE if wide else Margin.CLEAR


def _next(indicator: Indicator, field: list[Figure], period: Period) -> Figure:
    """Who comes next to the first of those compared: one of them, or anybody in the table."""
    first, second = field[0], field[1]
    sign = -1 if indicator.better is Better.LOWER else 1
    nobody = {first.entity, *stands_for_nobody(indicator)}
    found = (figure_at(indicator, e, period) for e in entities(indicator) if e not in nobody)
    near = [e for e in found if e and sign * (first.amount - e.amount) >= 0]
    return max((second, *near), key=lambda each: sign * each.amount)


def _newer(indicator: Indicator, field: list[Figure], period: Period) -> tuple[Figure, ...]:
    """The newest observed figures of those who have any after this period."""
    latest = [(each.entity, observed(indicator, each.entity)[-1]) for each in field]
    found = (
        figure_at(indicator, who, at)
        for who, at in latest
        if at.end > period.end and at.kind is period.kind
    )
    return tuple(each for each in found if each)


def _projected(
    indicator: Indicator, field: list[Figure], period: Period
) -> list[tuple[Figure, ...]]:
    """What is projected for each last period, of the first who has one."""
    found: dict[str, tuple[Figure, ...]] = {}
    for each in field:
        if later := _later(indicator, each.entity, period):
            found.setdefault(read_period(later[0].period, indicator.calendar).end, later)
    return list(found.values())


def _later(indicator: Indicator, entity: str, period: Period) -> tuple[Figure, ...]:
    following = [
        each
        for each in periods(indicator, entity)
        if each.status is Status.PROJECTION and each.end > period.end
    ]
    last = following[-1].end if following else ""
    found = (figure(indicator, entity, each.label) for each in following if each.end == last)
    return tuple(sorted((each for each in found if each), key=lambda f: f.amount))
