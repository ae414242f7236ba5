"""Measured quantities: figures, their periods and units, and where they come from."""

from collections.abc import Mapping
from enum import StrEnum
from functools import cached_property
from typing import Any

import msgspec

from briefgen.evidence.period_forms import Calendar
from briefgen.evidence.periods import Period, Status, Time, read_period, time_of

Amount = int | float
_SMALLEST, _LARGEST = 1e-30, 1e30  # beyond these nothing is measured and arithmetic overflows


def is_plausible(amount: Amount) -> bool:
    """Whether this can be a figure: not infinite, not beyond what anybody measures."""
    return amount == 0 or _SMALLEST <= abs(amount) <= _LARGEST


DECIMALS = 15
_RANKS = {Status.OBSERVED: 0, Status.PROVISIONAL: 1, Status.ESTIMATE: 2, Status.PROJECTION: 3}


def _in_time(period: Period) -> tuple[str, str, int, str]:
    """Oldest first; of one time what was observed last."""
    return period.end, period.start, -_RANKS[period.status], period.label


class Figure(msgspec.Struct, frozen=True, gc=False):
    """One observation; (entity, period) is its key, the period being the label as given."""

    entity: str
    period: str
    amount: Amount

    def __post_init__(self) -> None:
        """Refuse what cannot be a figure."""
        if not is_plausible(self.amount):
            raise ValueError("This number is too large or too small to be a figure")


class Quantity(StrEnum):
    """What a number measures; it decides which arithmetic is lawful."""

    COUNT = "count"
    MONEY = "money"
    SHARE_OF_WORLD = "share_of_world"
    SHARE_OF_OWN = "share_of_own"
    RATE = "rate"
    SCORE = "score"
    FLOW = "flow"


class Better(StrEnum):
    """Which direction is better. Nobody leads on a neutral indicator."""

    HIGHER = "higher"
    LOWER = "lower"
    NEUTRAL = "neutral"


class IndicatorKind(StrEnum):
    """A series has yearly values, a comparison a few, a range competing estimates of one thing."""

    SERIES = "series"
    COMPARISON = "comparison"
    RANGE = "range"


class Confidence(StrEnum):
    """High: primary file or two independent texts. Medium: one secondary text. Low: disputed."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class Unit(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How amounts read. The amount times ``factor`` is the number meant: 12.4 × 1e9 dollars.

    ``symbol`` is ``$`` (before the number), ``%`` (attached) or a unit such as ``TWh`` (after a
    space). ``basis`` explains money: ``current dollars``. ``decimals`` of -1 means automatic.

    ``above`` and ``below`` are what a sentence says before an amount above or below zero, which
    then loses its sign ("a surplus of", "a deficit of"; "rose by", "fell by"), ``at_zero`` what it
    says instead of zero ("a balanced budget").
    """

    noun: str
    nouns: str
    symbol: str = ""
    factor: Amount = 1
    basis: str = ""
    decimals: int = -1
    above: str = ""
    below: str = ""
    at_zero: str = ""

    def __post_init__(self) -> None:
        """Refuse what no amount can be shown with."""
        if not self.factor or not is_plausible(self.factor):
            raise ValueError("The factor of a unit must be a number such as 1000000")
        if not -1 <= self.decimals <= DECIMALS:
            raise ValueError(f"The decimals of a unit must be from 0 to {DECIMALS}, or -1")


class Phrases(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of an indicator's sentences, with slots in braces.

    Slots: ``{place}`` (the United States), ``{adjective}`` (U.S.), ``{possessive}`` (China’s),
    ``{amount}`` and ``{period}``. ``lead`` is the main clause without a period; ``against`` names
    the other side after "6.1 times" ("the {amount} in {place}"); ``alone`` says what is absent
    when only one entity has figures; ``projects`` names who projects, when and in which case, with
    ``{each}`` for "426 TWh for the United States and 277 TWh for China";
    ``strength`` is the noun of the bottom line ("private AI investment"), ``so_what`` a judgement.

    Three predicates follow names that the writer puts before them: ``close`` ("awarded nearly the
    same number of doctorates in {period}"), ``neither`` ("made logic chips below 10 nanometers"),
    and ``apart``, a whole clause for where nobody leads ("data centers used {each} in {period}",
    with ``{each}`` for "183 TWh in the United States and 102 in China"). ``head`` is what a heading
    says of the leader ("private capital favors {place}"); without it, that it leads.
    """

    lead: str
    against: str = "the {amount} in {place}"
    alone: str = ""
    projects: str = ""
    strength: str = ""
    so_what: str = ""
    close: str = ""
    neither: str = ""
    apart: str = ""
    head: str = ""


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """A measured quantity with everything that a brief says about it.

    ``source`` is what a brief cites, ``read_at`` where the figures were read; ``opened`` is false
    until a person has opened the cited source itself. ``gap`` says which years are not held ("lists
    of 2020 and 2021 not held"). ``breaks`` are labels of periods from which on something else was
    counted, ``break_note`` says why; nothing grows across one. ``calendar`` is that of the library,
    or one of its own.

    ``complete`` says that the table holds everybody there is, so that a rank may be told. In
    ``target`` and ``benchmark`` stand the names under which the table has what should be reached
    and what all reach together ("State average"): they are compared with, and lead nothing.
    ``coverage`` is how much of what is measured the figures stand for, in percent, at most.
    ``rival`` is the id of an indicator that says something else of the same quantity: where both
    are picked, what one projects is told as unsure because of what the other does.
    """

    id: str
    title: str
    short: str  # in running text and on cards: "generative-AI patent families published"
    definition: str
    theme: str
    kind: IndicatorKind
    unit: Unit
    scale: Quantity
    better: Better
    confidence: Confidence
    source: str  # id of a source of the pack
    phrases: Phrases
    redistribute: bool = True
    caveat: str = ""  # a sentence of at most 20 words
    advice: str = ""  # to the writer: what to see to before the figures are used
    notes: str = ""
    read_at: str = ""
    opened: bool = True
    gap: str = ""
    breaks: tuple[str, ...] = ()
    break_note: str = ""
    calendar: Calendar = Calendar()
    complete: bool = False
    coverage: Amount = 100
    target: str = ""
    benchmark: str = ""
    rival: str = ""
    figures: tuple[Figure, ...] = ()

    @cached_property
    def by_key(self) -> Mapping[tuple[str, str], Figure]:
        return {(each.entity, each.period): each for each in reversed(self.figures)}

    @cached_property
    def by_time(self) -> Mapping[tuple[str, Time], Figure]:
        """The figures that are no projections, by entity and time; of two, what was observed."""
        found: dict[tuple[str, Time], Figure] = {}
        ranks: dict[tuple[str, Time], int] = {}
        for each in self.figures:
            period = read_period(each.period, self.calendar)
            if period.end and period.status is not Status.PROJECTION:
                key = (each.entity, time_of(period))
                if _RANKS[period.status] < ranks.get(key, len(_RANKS)):
                    found[key], ranks[key] = each, _RANKS[period.status]
        return found

    @cached_property
    def amounts_by_label(self) -> Mapping[str, tuple[Amount, ...]]:
        """Those of all entities in one period, without an average and a target."""
        found: dict[str, list[Amount]] = {}
        for each in (e for e in self.figures if e.entity not in (self.target, self.benchmark)):
            found.setdefault(each.period, []).append(each.amount)
        return {label: tuple(amounts) for label, amounts in found.items()}

    @cached_property
    def labels_by_end(self) -> Mapping[str, tuple[str, ...]]:
        """The labels of what ends on one day: projections of one year in several cases."""
        found: dict[str, list[str]] = {}
        for each in self.amounts_by_label:
            found.setdefault(read_period(each).end, []).append(each)
        return {end: tuple(labels) for end, labels in found.items() if end}

    @cached_property
    def periods_by_entity(self) -> Mapping[str, tuple[Period, ...]]:
        """The periods of each entity, oldest first; under no name those of all."""
        labels: dict[str, dict[str, None]] = {"": {}}
        for each in self.figures:
            labels[""].setdefault(each.period)
            labels.setdefault(each.entity, {}).setdefault(each.period)
        read = {each: read_period(each, self.calendar) for each in labels[""]}
        return {
            entity: tuple(sorted((read[e] for e in own), key=_in_time))
            for entity, own in labels.items()
        }

    @cached_property
    def observed_by_entity(self) -> Mapping[str, tuple[Period, ...]]:
        """Those that are no projections."""
        return {
            entity: tuple(each for each in own if each.status is not Status.PROJECTION)
            for entity, own in self.periods_by_entity.items()
        }

    @cached_property
    def shapes(self) -> dict[tuple[str, ...], Any]:
        """What ``chart_kinds`` has found out, for each choice of whom to compare."""
        return {}

    @cached_property
    def everybody(self) -> tuple[str, ...]:
        """The names of the table, in its order."""
        return tuple(dict.fromkeys(each.entity for each in self.figures))


def figure(indicator: Indicator, entity: str, period: str) -> Figure | None:
    """The figure with this key, if the indicator has one."""
    return indicator.by_key.get((entity, period))


def figure_at(indicator: Indicator, entity: str, period: Period) -> Figure | None:
    """The figure of this time: of several what was observed, else an estimate; or a projection.

    Sentences, tables and charts look for figures in this way; ``figure`` is for a known label.
    """
    if period.status is Status.PROJECTION or not period.end:
        return figure(indicator, entity, period.label)
    return indicator.by_time.get((entity, time_of(period)))


def figure_in(indicator: Indicator, entity: str, label: str) -> Figure | None:
    """The figure of the time that a label says."""
    return figure_at(indicator, entity, read_period(label, indicator.calendar))


def entities(indicator: Indicator) -> tuple[str, ...]:
    """Everyone the indicator has figures for, in the order of the data."""
    return indicator.everybody


def periods(indicator: Indicator, entity: str = "") -> tuple[Period, ...]:
    """The periods with figures (of one entity, or of any), oldest first."""
    return indicator.periods_by_entity.get(entity, ())


def observed(indicator: Indicator, entity: str = "") -> tuple[Period, ...]:
    """The periods that are not projections, oldest first."""
    return indicator.observed_by_entity.get(entity, ())


def common_period(indicator: Indicator, compared: tuple[str, ...]) -> Period | None:
    """The latest observed period that all compared entities have."""
    for period in reversed(observed(indicator)):
        if all(figure_at(indicator, entity, period) for entity in compared):
            return period
    return None


def is_done(indicator: Indicator, entity: str) -> bool:
    """Whether an entity has none left of what should be less, so that nothing is left to do."""
    own = observed(indicator, entity)
    last = figure_at(indicator, entity, own[-1]) if own else None
    return indicator.better is Better.LOWER and last is not None and last.amount == 0


def last_year(indicator: Indicator, compared: tuple[str, ...]) -> str:
    """The year in which the latest observed period ends that all compared entities have: ``2018``.

    A brief says "last year 2018" of a figure that is old. Empty if they share no dated period,
    if nobody is compared, or for competing estimates, which have no common year.
    """
    if not compared or indicator.kind is IndicatorKind.RANGE:
        return ""
    period = common_period(indicator, compared)
    return period.end[:4] if period else ""
