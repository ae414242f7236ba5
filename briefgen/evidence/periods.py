"""Periods read from their labels: years, fiscal years, halves, quarters, months, days and more.

A label stays as it was given; what is read from it stands beside it. Only a label that may mean two
things is written anew, once the series, or a library's calendar, has decided what it means.
"""

import datetime
import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise

import msgspec
from msgspec.structs import replace

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
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


class PeriodKind(StrEnum):
    """What a period is a piece of; two of unlike kinds are not compared."""

    YEAR = "year"
    FISCAL = "fiscal year"
    HALF = "half-year"
    QUARTER = "quarter"
    MONTH = "month"
    DAY = "day"
    ROLLING = "year to a month"
    SPAN = "span"
    DECADE = "decade"
    UNDATED = "undated"


class Period(msgspec.Struct, frozen=True):
    """A period read from its label; ``start`` and ``end`` are ISO months, empty when undated.

    Of a day they are its ISO date. ``remark`` is what the label says in brackets, or behind a year.
    """

    label: str
    start: str
    end: str
    status: Status
    kind: PeriodKind = PeriodKind.YEAR
    remark: str = ""


class Calendar(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How the labels of a library are meant, where they may mean several things.

    ``fiscal_start`` is the month in which a fiscal year begins, 1 to 12, 0 where nobody said.
    ``fiscal_named`` is ``end`` where FY2024 ends in 2024 and ``start`` where it begins in 2024.
    ``split`` says what 2011-12 is: ``years`` (2011 to 2012) or ``months`` (December 2011).
    ``p`` says what 2024p is: ``provisional`` or ``projection``.
    """

    fiscal_start: int = 0
    fiscal_named: str = "end"
    split: str = ""
    p: str = ""

    def __post_init__(self) -> None:
        """Refuse what says nothing."""
        if not 0 <= self.fiscal_start <= 12:
            raise ValueError("fiscal_start must be a month, 1 to 12")
        if self.fiscal_named not in ("start", "end"):
            raise ValueError("fiscal_named must be start or end")
        if self.split not in ("", "years", "months"):
            raise ValueError("split must be years or months")
        if self.p not in ("", Status.PROVISIONAL, Status.PROJECTION):
            raise ValueError("p must be provisional or projection")


class UnreadPeriodError(ValueError):
    """A label is not understood, or nothing decides what it means; a sentence without its end."""

    def __init__(self, label: str, sentence: str) -> None:
        """Keep the label."""
        super().__init__(f"“{label[:40]}” {sentence}")
        self.label = label


_PLAIN = Calendar()
_Y = r"((?:1\d|20|21)\d\d)"
_FY = r"(?:FY|fiscal(?: year)?)\s?"
_DASH = r"\s*[–—-]\s*"
_NAME = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|Sept"
_STATUS = {"f": Status.PROJECTION, "e": Status.ESTIMATE}
_WORDS = (
    (re.compile(r"project|forecast|planned|scenario|outlook"), Status.PROJECTION),
    (re.compile(r"estimate"), Status.ESTIMATE),
    (re.compile(r"provisional|preliminary"), Status.PROVISIONAL),
)
_TAIL = re.compile(
    r"^(.*?\d(?:s|[QH]\d)?)(?:\s*\(([^()]*)\)|\s?([efEF])|,? (projected|estimated))$"
)
_P = re.compile(rf"{_Y}\s?p", re.IGNORECASE)
_SPLIT = re.compile(rf"{_Y}-(\d\d)")
LIFETIME = 60  # years
_UNDATED = ("undated", "n.d.", "no date")


@lru_cache(maxsize=8192)
def read_period(label: str, calendar: Calendar = _PLAIN) -> Period:
    """Read a label such as ``2014–2023``, ``FY2024``, ``Q4 2023`` or ``2028 (low projection)``.

    A label that is not understood is undated; ``settled`` refuses it in a library.
    """
    head, remark, status = _parted(label)
    for pattern, kind, reader in _FORMS:
        match = pattern.fullmatch(head)
        months = match and reader(match, calendar)
        if months:
            return Period(label, *months, status, kind, remark)
    if (match := _REMARKED.fullmatch(head)) and not remark:
        return Period(label, f"{match[1]}-01", f"{match[1]}-12", _said(match[2]), remark=match[2])
    return Period(label, "", "", status, PeriodKind.UNDATED, remark)


def settled(labels: Iterable[str], calendar: Calendar) -> dict[str, str]:
    """The labels of one series as they will stand: those that may mean two things decided, and one
    period written in two ways written in one.

    What 2011-12 is, the other labels tell where only one reading fits them; else the calendar.

    Raises:
        UnreadPeriodError: one is not understood, or nothing decides what it means.
    """
    given = tuple(dict.fromkeys(labels))
    split = calendar.split or _split_of(given)
    done: dict[str, str] = {}
    same: dict[Period, str] = {}
    for label in given:
        decided = _decided(label, split, calendar)
        period = read_period(decided, calendar)
        if period.kind is PeriodKind.UNDATED and not _is_undated(label):
            raise UnreadPeriodError(label, f"is no period that is understood; write it as {READ}")
        if period.kind is not PeriodKind.UNDATED:
            decided = same.setdefault(replace(period, label=""), decided)
        done[label] = decided
    return done


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


Months = tuple[str, str]


def _whole(first: int, last: int) -> Months:
    return f"{first}-01", f"{last}-12"


def _of_year(match: re.Match[str], _: Calendar) -> Months:
    return _whole(int(match[1]), int(match[1]))


def _of_span(match: re.Match[str], _: Calendar) -> Months | None:
    first, last = int(match[1]), int(match[2])
    return _whole(first, last) if first <= last else None


def _of_decade(match: re.Match[str], _: Calendar) -> Months:
    return _whole(int(match[1]), int(match[1]) + 9)


def _later(year: int, digits: str) -> int:
    """The year that two digits mean after another: 23 after 2019 is 2023."""
    return int(digits) if len(digits) == 4 else year // 100 * 100 + int(digits)


def _of_split(match: re.Match[str], calendar: Calendar) -> Months | None:
    """Two years that touch: a fiscal, school or harvest year, July to June where nobody said."""
    first = int(match[1])
    following = _later(first, match[2]) if match[2] != "00" else first // 100 * 100 + 100
    if following != first + 1:
        return None
    start = calendar.fiscal_start or 7
    return (f"{first}-{start:02}", _before(first + 1, start)) if start > 1 else _whole(first, first)


def _of_short_span(match: re.Match[str], _: Calendar) -> Months | None:
    """2014–23 over more than two years, and no lifetime."""
    first, last = int(match[1]), _later(int(match[1]), match[2])
    return _whole(first, last) if first + 1 < last <= first + LIFETIME else None


def _of_fiscal(match: re.Match[str], calendar: Calendar) -> Months:
    year = int(match[1]) if len(match[1]) == 4 else 2000 + int(match[1])
    start = calendar.fiscal_start or 1
    if start == 1:
        return _whole(year, year)
    first = year - 1 if calendar.fiscal_named == "end" else year
    return f"{first}-{start:02}", _before(first + 1, start)


def _before(year: int, month: int) -> str:
    return f"{year}-{month - 1:02}" if month > 1 else f"{year - 1}-12"


def _of_half(match: re.Match[str], _: Calendar) -> Months:
    year, number = _year_and_part(match)
    return f"{year}-{6 * number - 5:02}", f"{year}-{6 * number:02}"


def _of_quarter(match: re.Match[str], _: Calendar) -> Months:
    year, number = _year_and_part(match)
    return f"{year}-{3 * number - 2:02}", f"{year}-{3 * number:02}"


def _year_and_part(match: re.Match[str]) -> tuple[str, int]:
    first, second = (each for each in match.groups() if each)
    return (first, int(second)) if len(first) == 4 else (second, int(first))


def _of_fiscal_quarter(match: re.Match[str], calendar: Calendar) -> Months:
    first, number = int(match[1]), int(match[2])
    start = calendar.fiscal_start or 1
    year = first - 1 if start > 1 and calendar.fiscal_named == "end" else first
    begin = year * 12 + start - 1 + 3 * (number - 1)
    return _iso(begin), _iso(begin + 2)


def _iso(months: int) -> str:
    return f"{months // 12}-{months % 12 + 1:02}"


def _of_month(match: re.Match[str], _: Calendar) -> Months | None:
    first, second = (each for each in match.groups() if each)
    year, month = (first, second) if len(first) == 4 and first.isdecimal() else (second, first)
    number = int(month) if month.isdecimal() else _number_of(month)
    return (f"{year}-{number:02}",) * 2 if 1 <= number <= 12 else None


def _number_of(name: str) -> int:
    return next(n for n, each in enumerate(MONTHS, start=1) if each.startswith(name[:3].title()))


def _of_day(match: re.Match[str], _: Calendar) -> Months | None:
    groups = [each for each in match.groups() if each]
    named = next((each for each in groups if not each.isdecimal()), "")
    year = next(each for each in groups if len(each) == 4)
    rest = [each for each in groups if each not in (named, year)]
    month, day = (_number_of(named), int(rest[0])) if named else (int(groups[1]), int(groups[2]))
    try:
        iso = datetime.date(int(year), month, day).isoformat()
    except ValueError:
        return None
    return iso, iso


def _of_rolling(match: re.Match[str], _: Calendar) -> Months:
    month, year = _number_of(match[1]), int(match[2])
    return _iso(year * 12 + month - 12), f"{year}-{month:02}"


def _of_months(match: re.Match[str], _: Calendar) -> Months | None:
    first, last, year = _number_of(match[1]), _number_of(match[2]), match[3]
    return (f"{year}-{first:02}", f"{year}-{last:02}") if first < last else None


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


_FORMS = (
    (_form(_Y), PeriodKind.YEAR, _of_year),
    (_form(rf"{_Y}(?:{_DASH}| to ){_Y}"), PeriodKind.SPAN, _of_span),
    (_form(rf"{_Y}s"), PeriodKind.DECADE, _of_decade),
    (_form(rf"{_Y}-(\d\d)"), PeriodKind.MONTH, _of_month),
    (_form(rf"{_Y}[–/-](\d\d)"), PeriodKind.FISCAL, _of_split),
    (_form(rf"{_Y}/(\d{{4}})"), PeriodKind.FISCAL, _of_split),
    (_form(rf"{_Y}[–/-](\d\d)"), PeriodKind.SPAN, _of_short_span),
    (_form(rf"{_FY}{_Y}[–/-](\d\d|\d{{4}})"), PeriodKind.FISCAL, _of_split),
    (_form(rf"{_FY}({_Y[1:-1]}|\d\d)"), PeriodKind.FISCAL, _of_fiscal),
    (
        _form(rf"{_FY}{_Y}[ -]?Q([1-4])"),
        PeriodKind.QUARTER,
        _of_fiscal_quarter,
    ),
    (_form(rf"{_Y}[ -]?H([12])|H([12])[ /-]?{_Y}|([12])H ?{_Y}"), PeriodKind.HALF, _of_half),
    (
        _form(rf"{_Y}[ -]?Q([1-4])|Q([1-4])[ /-]?{_Y}|([1-4])Q ?{_Y}"),
        PeriodKind.QUARTER,
        _of_quarter,
    ),
    (_form(rf"{_Y} ?M(\d\d?)|(\d\d?)/{_Y}|{_Y}/(\d\d)"), PeriodKind.MONTH, _of_month),
    (_form(rf"({_NAME})\.? {_Y}|{_Y}[ -]({_NAME})"), PeriodKind.MONTH, _of_month),
    (_form(rf"{_Y}-(\d\d)-(\d\d)"), PeriodKind.DAY, _of_day),
    (_form(rf"({_NAME}) (\d\d?), {_Y}|(\d\d?) ({_NAME}) {_Y}"), PeriodKind.DAY, _of_day),
    (
        _form(rf"(?:the )?(?:year|12 months) (?:to|ended|ending) ({_NAME}) {_Y}"),
        PeriodKind.ROLLING,
        _of_rolling,
    ),
    (_form(rf"({_NAME})(?:{_DASH}| to )({_NAME}) {_Y}"), PeriodKind.SPAN, _of_months),
)
_REMARKED = _form(rf"{_Y} ((?![QH]\d)[^\W\d_].*)")
