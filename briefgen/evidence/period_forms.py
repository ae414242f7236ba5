"""The spellings of periods: how each is recognized, and which months it covers."""

import datetime
import re
from enum import StrEnum

import msgspec

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


PIECES = (  # of which a year has one or several
    PeriodKind.YEAR,
    PeriodKind.FISCAL,
    PeriodKind.HALF,
    PeriodKind.QUARTER,
    PeriodKind.MONTH,
    PeriodKind.DAY,
)


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
        if self.p not in ("", "provisional", "projection"):
            raise ValueError("p must be provisional or projection")


LIFETIME = 60  # years
YEAR = r"((?:1\d|20|21)\d\d)"
_FY = r"(?:FY|fiscal(?: year)?)\s?"
_DASH = r"\s*[–—-]\s*"
_NAME = "|".join(f"{name}|{name[:3]}" for name in MONTHS) + "|Sept"


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


FORMS = (
    (_form(YEAR), PeriodKind.YEAR, _of_year),
    (_form(rf"{YEAR}(?:{_DASH}| to ){YEAR}"), PeriodKind.SPAN, _of_span),
    (_form(rf"{YEAR}s"), PeriodKind.DECADE, _of_decade),
    (_form(rf"{YEAR}-(\d\d)"), PeriodKind.MONTH, _of_month),
    (_form(rf"{YEAR}[–/-](\d\d)"), PeriodKind.FISCAL, _of_split),
    (_form(rf"{YEAR}/(\d{{4}})"), PeriodKind.FISCAL, _of_split),
    (_form(rf"{YEAR}[–/-](\d\d)"), PeriodKind.SPAN, _of_short_span),
    (_form(rf"{_FY}{YEAR}[–/-](\d\d|\d{{4}})"), PeriodKind.FISCAL, _of_split),
    (_form(rf"{_FY}({YEAR[1:-1]}|\d\d)"), PeriodKind.FISCAL, _of_fiscal),
    (
        _form(rf"{_FY}{YEAR}[ -]?Q([1-4])"),
        PeriodKind.QUARTER,
        _of_fiscal_quarter,
    ),
    (_form(rf"{YEAR}[ -]?H([12])|H([12])[ /-]?{YEAR}|([12])H ?{YEAR}"), PeriodKind.HALF, _of_half),
    (
        _form(rf"{YEAR}[ -]?Q([1-4])|Q([1-4])[ /-]?{YEAR}|([1-4])Q ?{YEAR}"),
        PeriodKind.QUARTER,
        _of_quarter,
    ),
    (_form(rf"{YEAR} ?M(\d\d?)|(\d\d?)/{YEAR}|{YEAR}/(\d\d)"), PeriodKind.MONTH, _of_month),
    (_form(rf"({_NAME})\.? {YEAR}|{YEAR}[ -]({_NAME})"), PeriodKind.MONTH, _of_month),
    (_form(rf"{YEAR}-(\d\d)-(\d\d)"), PeriodKind.DAY, _of_day),
    (_form(rf"({_NAME}) (\d\d?), {YEAR}|(\d\d?) ({_NAME}) {YEAR}"), PeriodKind.DAY, _of_day),
    (
        _form(rf"(?:the )?(?:year|12 months) (?:to|ended|ending) ({_NAME}) {YEAR}"),
        PeriodKind.ROLLING,
        _of_rolling,
    ),
    (_form(rf"({_NAME})(?:{_DASH}| to )({_NAME}) {YEAR}"), PeriodKind.SPAN, _of_months),
)
REMARKED = _form(rf"{YEAR} ((?![QH]\d)[^\W\d_].*)")
