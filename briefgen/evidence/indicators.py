"""Measured quantities: figures, their periods and units, and where they come from."""

import re
from enum import StrEnum
from functools import lru_cache

import msgspec

Amount = int | float
_SMALLEST, _LARGEST = 1e-30, 1e30  # beyond these nothing is measured and arithmetic overflows


def is_plausible(amount: Amount) -> bool:
    """Whether this can be a figure: not infinite, not beyond what anybody measures."""
    return amount == 0 or _SMALLEST <= abs(amount) <= _LARGEST


DECIMALS = 15


class Status(StrEnum):
    """What kind of figure a period's label announces."""

    OBSERVED = "observed"
    ESTIMATE = "estimate"
    PROJECTION = "projection"


class Period(msgspec.Struct, frozen=True):
    """A period read from its label; ``start`` and ``end`` are ISO months, empty when undated."""

    label: str
    start: str
    end: str
    status: Status


class Figure(msgspec.Struct, frozen=True):
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
    """

    noun: str
    nouns: str
    symbol: str = ""
    factor: Amount = 1
    basis: str = ""
    decimals: int = -1

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


class Indicator(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A measured quantity with everything that a brief says about it.

    ``source`` is what a brief cites, ``read_at`` where the figures were read; ``opened`` is false
    until a person has opened the cited source itself. ``gap`` says which years are not held ("lists
    of 2020 and 2021 not held"). ``breaks`` are labels of periods from which on something else was
    counted, ``break_note`` says why; nothing grows across one.
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
    notes: str = ""
    read_at: str = ""
    opened: bool = True
    gap: str = ""
    breaks: tuple[str, ...] = ()
    break_note: str = ""
    figures: tuple[Figure, ...] = ()


def figure(indicator: Indicator, entity: str, period: str) -> Figure | None:
    """The figure with this key, if the indicator has one."""
    for each in indicator.figures:
        if each.entity == entity and each.period == period:
            return each
    return None


def entities(indicator: Indicator) -> tuple[str, ...]:
    """Everyone the indicator has figures for, in the order of the data."""
    return tuple(dict.fromkeys(each.entity for each in indicator.figures))


def periods(indicator: Indicator, entity: str = "") -> tuple[Period, ...]:
    """The periods with figures (of one entity, or of any), oldest first."""
    labels = dict.fromkeys(each.period for each in indicator.figures if entity in ("", each.entity))
    return tuple(sorted(map(read_period, labels), key=lambda p: (p.end, p.start, p.label)))


def observed(indicator: Indicator, entity: str = "") -> tuple[Period, ...]:
    """The periods that are not projections, oldest first."""
    return tuple(p for p in periods(indicator, entity) if p.status is not Status.PROJECTION)


def common_period(indicator: Indicator, compared: tuple[str, ...]) -> Period | None:
    """The latest observed period that all compared entities have."""
    shared = [
        period
        for period in observed(indicator)
        if all(figure(indicator, entity, period.label) for entity in compared)
    ]
    return shared[-1] if shared else None


def last_year(indicator: Indicator, compared: tuple[str, ...]) -> str:
    """The year in which the latest observed period ends that all compared entities have: ``2018``.

    A brief says "last year 2018" of a figure that is old. Empty if they share no dated period,
    if nobody is compared, or for competing estimates, which have no common year.
    """
    if not compared or indicator.kind is IndicatorKind.RANGE:
        return ""
    period = common_period(indicator, compared)
    return period.end[:4] if period else ""


_SPAN = re.compile(r"(\d{4})\s*[–-]\s*(\d{4})")
_MONTH = re.compile(r"(\d{4})-(0[1-9]|1[0-2])(?!\d)")
_HALF = re.compile(r"(\d{4}) H([12])")
_QUARTER = re.compile(r"(\d{4}) Q([1-4])")
_YEAR_TO = re.compile(r"year to (\w{3}) (\d{4})")
_YEAR = re.compile(r"(\d{4})")
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


@lru_cache(maxsize=4096)
def read_period(label: str) -> Period:
    """Read a label such as ``2014–2023``, ``2025-05``, ``2026 Q1`` or ``2028 (low projection)``."""
    status = Status.OBSERVED
    if re.search(r"projection|forecast", label):
        status = Status.PROJECTION
    elif "estimate" in label:
        status = Status.ESTIMATE
    start, end = _months(label)
    return Period(label, start, end, status)


def _months(label: str) -> tuple[str, str]:
    if (match := _YEAR_TO.match(label)) and match[1] in _MONTHS:
        month = _MONTHS.index(match[1]) + 1
        year = int(match[2])
        start = f"{year - 1}-{month + 1:02}" if month < 12 else f"{year}-01"
        return start, f"{year}-{month:02}"
    if match := _SPAN.match(label):
        return f"{match[1]}-01", f"{match[2]}-12"
    if match := _HALF.match(label):
        return (
            (f"{match[1]}-01", f"{match[1]}-06")
            if match[2] == "1"
            else (f"{match[1]}-07", f"{match[1]}-12")
        )
    if match := _QUARTER.match(label):
        first = int(match[2]) * 3 - 2
        return f"{match[1]}-{first:02}", f"{match[1]}-{first + 2:02}"
    if match := _MONTH.match(label):
        return label[:7], label[:7]
    if match := _YEAR.match(label):
        return f"{match[1]}-01", f"{match[1]}-12"
    return "", ""
