"""How a comparison came about: who passed whom, what grew, where the data have holes."""

import itertools

import msgspec

from briefgen.evidence.indicators import (
    Better,
    Figure,
    Indicator,
    IndicatorKind,
    Quantity,
    common_period,
    figure,
    figure_at,
    observed,
)
from briefgen.evidence.periods import (
    Period,
    is_same_season,
    months_between,
    read_period,
    step,
    time_of,
)

FEWEST = 4  # common years without which nothing is said of a course
SPAN = 10  # years that growth is told over


class Passing(msgspec.Struct, frozen=True):
    """That the lead changed hands: ``leader`` has led since ``period``.

    ``after`` is the last common period before it. ``times`` counts the changes of the last ``SPAN``
    years, ``start`` is the first of them. ``is_between`` where periods are missing between the two,
    so that nobody knows when. ``is_steady`` where the leader was ahead in every period since.
    """

    leader: str
    period: Period
    after: Period
    start: Period
    times: int
    is_between: bool = False
    is_steady: bool = True


class Course(msgspec.Struct, frozen=True):
    """One entity's first and last figure of the same years, with nothing redefined between."""

    first: Figure
    last: Figure


def passing(indicator: Indicator, compared: tuple[str, ...]) -> Passing | None:
    """Who passed whom and when, if the lead between two entities ever changed hands.

    Years in which both have the same figure belong to whoever led before; where they are the last,
    nobody leads and nothing is said.
    """
    if (
        len(compared) != 2
        or indicator.better is Better.NEUTRAL
        or indicator.kind is IndicatorKind.RANGE
    ):
        return None
    shared = _unbroken(indicator, _common(indicator, compared))
    led = {each: leader for each in shared if (leader := _leader(indicator, compared, each))}
    changes = [now for before, now in itertools.pairwise(led) if led[before] != led[now]]
    if len(shared) < FEWEST or not changes or not shared[-1].end or shared[-1] not in led:
        return None
    turn = shared.index(changes[-1])
    after, period = shared[turn - 1], shared[turn]
    recent = [each for each in changes if _years(each, shared[-1]) <= SPAN]
    is_between = months_between(after, period) > max(step(shared), 1)
    start = recent[0] if recent else period
    is_steady = all(each in led for each in shared[turn:])
    return Passing(led[period], period, after, start, len(recent), is_between, is_steady)


def courses(indicator: Indicator, compared: tuple[str, ...]) -> tuple[Course, ...]:
    """The course of each entity over at most ``SPAN`` years, where growth may be told.

    Pieces of years are set beside the same piece of an earlier year.
    """
    shared = _unbroken(indicator, _common(indicator, compared))
    if len(shared) < FEWEST or indicator.scale is Quantity.SCORE or not shared[-1].end:
        return ()
    last = shared[-1]
    near = (each for each in shared if _years(each, last) <= SPAN and is_same_season(each, last))
    start = next(near)
    found = [
        (figure_at(indicator, each, start), figure_at(indicator, each, last)) for each in compared
    ]
    return tuple(Course(a, b) for a, b in found if a and b and a != b)


def hole(indicator: Indicator, entity: str) -> Course | None:
    """The figures before the last missing years of a yearly series, and the newest one."""
    if indicator.kind is not IndicatorKind.SERIES or not indicator.gap:
        return None
    years = [each for each in observed(indicator, entity) if each.end]
    gaps = [before for before, after in itertools.pairwise(years) if _years(before, after) > 1]
    if not gaps:
        return None
    first = figure(indicator, entity, gaps[-1].label)
    last = figure(indicator, entity, years[-1].label)
    return Course(first, last) if first and last else None


def _years(before: Period, after: Period) -> int:
    return int(after.end[:4]) - int(before.end[:4])


def _common(indicator: Indicator, compared: tuple[str, ...]) -> list[Period]:
    if not compared or not common_period(indicator, compared):
        return []
    found = [
        each
        for each in observed(indicator)
        if all(figure_at(indicator, entity, each) for entity in compared)
    ]
    times = {time_of(each): each for each in found}  # one of each time
    return [each for each in times.values() if each.kind is found[-1].kind]  # no quarter by a year


def _unbroken(indicator: Indicator, shared: list[Period]) -> list[Period]:
    """The periods since something else was last counted."""
    breaks = [read_period(each, indicator.calendar).start for each in indicator.breaks]
    starts = [each for each in breaks if each and each <= shared[-1].start] if shared else []
    return [each for each in shared if each.start >= max(starts)] if starts else shared


def _leader(indicator: Indicator, compared: tuple[str, ...], period: Period) -> str:
    found = [figure_at(indicator, each, period) for each in compared]
    amounts = [each.amount for each in found if each]
    if len(amounts) < 2 or amounts[0] == amounts[1]:
        return ""
    best = min(amounts) if indicator.better is Better.LOWER else max(amounts)
    return compared[amounts.index(best)]
