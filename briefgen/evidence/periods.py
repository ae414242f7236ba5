"""Periods read from their labels: years, fiscal years, halves, quarters, months, days and more.

A label stays as it was given; what is read from it stands beside it. Only a label that may mean two
things is written anew, once the series, or a library's calendar, has decided what it means.
"""

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import msgspec

from briefgen.evidence.period_forms import FORMS, REMARKED, YEAR, Calendar, PeriodKind

READ = (
    "2024, 2014–2023, FY2024, 2023/24, 2024 Q1, 2024 H1, 2024-05, May 2024, 2024-05-31, 2010s, "
    "year to May 2024, 2030 (projection), 2024e, 2025f"
)  # labels that are understood, for messages


class Status(StrEnum):
    """What kind of figure a period's label announces."""

    OBSERVED = "observed"
    PROVISIONAL = "provisional"
    ESTIMATE = "estimate"
    PROJECTION = "projection"


class Period(msgspec.Struct, frozen=True, gc=False):
    """A period read from its label; ``start`` and ``end`` are ISO months, empty when undated.

    Of a day they are its ISO date. ``remark`` is what the label says in brackets, or behind a year.
    """

    label: str
    start: str
    end: str
    status: Status
    kind: PeriodKind = PeriodKind.YEAR
    remark: str = ""


_SCENARIOS = ("projection", "projected", "forecast", "estimate")  # say no more than the status


class UnreadPeriodError(ValueError):
    """A label is not understood, or nothing decides what it means; a sentence without its end."""

    def __init__(self, label: str, sentence: str) -> None:
        """Keep the label."""
        super().__init__(f"“{label[:40]}” {sentence}")
        self.label = label


Time = tuple[str, str, PeriodKind, str]
_PLAIN = Calendar()
_STATUS = {"f": Status.PROJECTION, "e": Status.ESTIMATE}
_WORDS = (
    (re.compile(r"project|forecast|planned|scenario|outlook|\bproj\b"), Status.PROJECTION),
    (re.compile(r"estimate|\best\b"), Status.ESTIMATE),
    (re.compile(r"provisional|preliminary|\bprov\b|\bprelim\b"), Status.PROVISIONAL),
)
_TAIL = re.compile(
    r"^(.*?\d(?:s|[QH]\d)?)(?:\s*\(([^()]*)\)|\s?([efEF])|,? (projected|estimated))$"
)
_P = re.compile(rf"{YEAR}\s?p", re.IGNORECASE)
_SPLIT = re.compile(rf"{YEAR}-(\d\d)")
_AIMS = re.compile(r"\b(?:target|goal|budget|plan)\b")
_STATUS_WORDS = (
    "estimate",
    "estimated",
    "projection",
    "projected",
    "forecast",
    "provisional",
    "preliminary",
    "proj.",
    "proj",
    "est.",
    "est",
    "prov.",
    "prov",
    "prelim.",
    "prelim",
)
BRACKETS = "there may stand projection, forecast, estimate or provisional, also with other words"
_UNDATED = ("undated", "n.d.", "no date")


@lru_cache(maxsize=65_536)  # all labels of a table as large as may be, and more
def read_period(label: str, calendar: Calendar = _PLAIN) -> Period:
    """Read a label such as ``2014–2023``, ``FY2024``, ``Q4 2023`` or ``2028 (low projection)``.

    A label that is not understood is undated; ``settled`` refuses it in a library.
    """
    head, remark, status = _parted(label)
    for pattern, kind, reader in FORMS:
        match = pattern.fullmatch(head)
        months = match and reader(match, calendar)
        if months:
            return Period(label, *months, status, kind, remark)
    if (match := REMARKED.fullmatch(head)) and not remark:
        return Period(label, f"{match[1]}-01", f"{match[1]}-12", _said(match[2]), remark=match[2])
    return Period(label, "", "", status, PeriodKind.UNDATED, remark)


def settled(labels: Iterable[str], calendar: Calendar, *, rivals: bool = False) -> dict[str, str]:
    """The labels of one series as they will stand: those that may mean two things decided, and one
    period written in two ways written in one.

    ``rivals`` are competing estimates, whose labels may say whose they are: "2019 (auditor)".
    What 2011-12 is, the other labels tell where only one reading fits them; else the calendar.

    Raises:
        UnreadPeriodError: one is not understood, or nothing decides what it means.
    """
    given = tuple(dict.fromkeys(labels))
    split = calendar.split or _split_of(given)
    done: dict[str, str] = {}
    same: dict[tuple[Time, Status], str] = {}
    for label in given:
        decided = _decided(label, split, calendar)
        period = read_period(decided, calendar)
        if period.kind is PeriodKind.UNDATED and not _is_undated(label):
            raise UnreadPeriodError(label, f"is no period that is understood; write it as {READ}")
        if "(" in label and period.status is Status.OBSERVED and not rivals:
            raise UnreadPeriodError(label, f"says in brackets what is not understood; {BRACKETS}")
        if period.kind is not PeriodKind.UNDATED:
            read = (time_of(period), period.status)  # 2024e is 2024 (estimate)
            decided = same.setdefault(read, decided)
        done[label] = decided
    return done


@lru_cache(maxsize=65_536)
def time_of(period: Period) -> Time:
    """What two periods have in common whose figures may be set side by side.

    Start, end and kind, and a remark that says what is counted; the status is none of these.
    """
    is_status = period.remark.lower() in _STATUS_WORDS
    return period.start, period.end, period.kind, "" if is_status else period.remark


def without_remark(label: str) -> str:
    """A label without what it says of its status: ``2024`` of ``2024 (estimate)``."""
    return _parted(label)[0]


def scenario(label: str) -> str:
    """What tells a projection from those that compete with it: ``high``; ``""`` of a plain one."""
    words = read_period(label).remark.split()
    return " ".join(each for each in words if each.lower() not in _SCENARIOS)


def step(periods: Iterable[Period]) -> int:
    """The months between those that follow each other most closely; 0 of fewer than two."""
    ends = sorted({_month(each.end) for each in periods if each.end})
    return min((later - before for before, later in pairwise(ends)), default=0)


def months_between(before: Period, after: Period) -> int:
    """How many months lie between the ends of two dated periods."""
    return _month(after.end) - _month(before.end)


def is_same_season(one: Period, other: Period) -> bool:
    """Whether two periods are the same piece of their years, as two first quarters are."""
    return one.kind is other.kind and one.end[4:7] == other.end[4:7]


def _month(iso: str) -> int:
    return int(iso[:4]) * 12 + int(iso[5:7])


def _parted(label: str) -> tuple[str, str, Status]:
    """A label without its remark, the remark, and the status that it announces."""
    match = _TAIL.match(label.strip())
    if not match:
        return label.strip(), "", _said(label)
    head, remark, letter, word = match.groups()
    if letter:
        return head, "", _STATUS[letter.lower()]
    said = remark if remark is not None else word
    return head.strip(), said if remark is not None else "", _said(said)


def _said(text: str) -> Status:
    found = (status for pattern, status in _WORDS if pattern.search(text.lower()))
    return next(found, Status.OBSERVED)


def _is_undated(label: str) -> bool:
    return _parted(label)[0].lower() in _UNDATED


def _decided(label: str, split: str, calendar: Calendar) -> str:
    if match := _P.fullmatch(label.strip()):
        if not calendar.p:
            raise UnreadPeriodError(
                label,
                "may be provisional or projected; say which in pack.toml under [calendar], as "
                'p = "provisional" or p = "projection"',
            )
        return f"{match[1]} ({calendar.p})"
    if (match := REMARKED.fullmatch(label.strip())) and match[2].lower() in _STATUS_WORDS:
        return f"{match[1]} ({_said(match[2])})"
    if match and _AIMS.search(match[2].lower()):
        raise UnreadPeriodError(label, f"says something that is not understood; {BRACKETS}")
    if not _may_be_two(label):
        return label
    if not split:
        raise UnreadPeriodError(
            label,
            "may be a month or two years; say which in pack.toml under [calendar], as "
            'split = "years" or split = "months"',
        )
    return label.replace("-", "–", 1) if split == "years" else label


def _may_be_two(label: str) -> bool:
    """Whether a label is a month to some and two years to others: 2009-10."""
    match = _SPLIT.fullmatch(_parted(label)[0])
    return match is not None and 0 < int(match[2]) <= 12 and _follows(match)


def _split_of(labels: tuple[str, ...]) -> str:
    """What the other labels of a series say of one that may be a month or two years."""
    found = [m for each in labels if (m := _SPLIT.fullmatch(_parted(each)[0]))]
    years = any(_follows(each) and not 0 < int(each[2]) <= 12 for each in found)
    months = any(0 < int(each[2]) <= 12 and not _follows(each) for each in found)
    if years and months:
        return ""
    return "years" if years else "months" if months else _kinds_say(labels)


def _follows(match: re.Match[str]) -> bool:
    """Whether the second year is the one after the first."""
    return int(match[2]) == (int(match[1]) + 1) % 100


def _kinds_say(labels: tuple[str, ...]) -> str:
    """Where only such labels stand: each year follows the other, or months do."""
    firsts = [int(each.strip()[:4]) for each in labels if _may_be_two(each)]
    others = {read_period(each).kind for each in labels if not _may_be_two(each)}
    if PeriodKind.FISCAL in others:
        return "years"
    if others & {PeriodKind.MONTH, PeriodKind.QUARTER}:
        return "months"
    rows = len(set(firsts)) > 1 and max(firsts) - min(firsts) == len(set(firsts)) - 1
    return "years" if rows and not others else ""
