"""How dates and periods read, in American or British English."""

import datetime
import re

from briefgen.evidence.formatting import AMERICAN, BRITISH, NO_BREAK_SPACE
from briefgen.evidence.period_forms import MONTHS, PeriodKind
from briefgen.evidence.periods import Period, Status, read_period

_ORDINALS = ("first", "second", "third", "fourth")
_TOLD = (Status.ESTIMATE, Status.PROVISIONAL)  # a sentence about a projection says who projects
_LONG_FISCAL = re.compile(r"(?:FY|fiscal(?: year)?)\s?", re.IGNORECASE)


def format_date(iso: str, language: str = AMERICAN) -> str:
    """An ISO date in words: ``November 23, 2026``, in British English ``23 November 2026``.

    A date without its day is ``November 2026``.
    """
    return _date(iso, language, NO_BREAK_SPACE, len(max(MONTHS, key=len)))


def format_short_date(iso: str, language: str = AMERICAN) -> str:
    """An ISO date as it stands in a foot: ``Nov 23, 2026``, in British English ``23 Nov 2026``."""
    return _date(iso, language, " ", 3) if len(iso) == 10 else iso


def format_period(label: str, language: str = AMERICAN) -> str:
    """A period as it stands after "in": ``2014–2023``, ``May 2025``, ``the first half of 2025``.

    What is estimated or provisional says so.
    """
    period = read_period(label)
    match period.kind:
        case PeriodKind.YEAR if period.remark and "(" not in label:
            return label  # "2024 citations"
        case PeriodKind.YEAR:
            said = period.end[:4]
        case PeriodKind.FISCAL:
            said = _fiscal(label, "fiscal year ")
        case PeriodKind.HALF:
            said = f"the {_ORDINALS[_half(period)]} half of {period.end[:4]}"
        case PeriodKind.QUARTER:
            whole = f"fiscal year {_year_of(label)}" if _is_fiscal(label) else period.end[:4]
            said = f"the {_ORDINALS[_quarter(period, label)]} quarter of {whole}"
        case PeriodKind.MONTH | PeriodKind.DAY:
            said = format_date(period.end, language)
        case PeriodKind.ROLLING:
            said = f"the year to {format_date(period.end, language)}"
        case PeriodKind.SPAN:
            said = _span_of_months(period, 9) or f"{period.start[:4]}–{period.end[:4]}"
        case PeriodKind.DECADE:
            said = f"the {period.start[:4]}s"
        case _:
            return "undated"
    return f"{said} ({period.status})" if period.status in _TOLD else said


def short_period(label: str, language: str = AMERICAN) -> str:
    """A period as it stands on an axis, in a table or in a row: ``Q4 2023``, ``FY2024``."""
    period = read_period(label)
    match period.kind:
        case PeriodKind.FISCAL:
            said = _fiscal(label, "FY")
        case PeriodKind.HALF:
            said = f"H{_half(period) + 1}{NO_BREAK_SPACE}{period.end[:4]}"
        case PeriodKind.QUARTER:
            quarter = f"Q{_quarter(period, label) + 1}"
            fiscal = f"FY{_year_of(label)}" if _is_fiscal(label) else period.end[:4]
            said = f"{quarter}{NO_BREAK_SPACE}{fiscal}"
        case PeriodKind.MONTH:
            said = f"{MONTHS[int(period.end[5:7]) - 1][:3]}{NO_BREAK_SPACE}{period.end[:4]}"
        case PeriodKind.DAY:
            said = format_short_date(period.end, language).replace(" ", NO_BREAK_SPACE)
        case PeriodKind.ROLLING:
            said = f"year to {short_period(period.end)}"
        case PeriodKind.DECADE:
            said = f"{period.start[:4]}s"
        case PeriodKind.SPAN:
            said = _span_of_months(period, 3) or f"{period.start[:4]}–{period.end[:4]}"
        case _:
            return format_period(label, language)
    return f"{said} ({period.status})" if period.status in _TOLD else said


def during(label: str, language: str = AMERICAN) -> str:
    """A period with the word before it: ``in 2024``, ``on December 31, 2023``."""
    word = "on" if read_period(label).kind is PeriodKind.DAY else "in"
    return f"{word} {format_period(label, language)}"


def format_span(periods: tuple[Period, ...], language: str = AMERICAN) -> str:
    """The time that periods cover: ``2015–2025``, ``Q1 2022 to Q4 2023``; the one as it reads."""
    if len(periods) == 1:
        return format_period(periods[0].label, language)
    dated = sorted((p for p in periods if p.end), key=lambda p: (p.end, p.start))
    kinds = {each.kind for each in dated}
    undated = "" if len(dated) == len(periods) else "undated"
    if len(kinds) == 1 and not kinds & {PeriodKind.YEAR, PeriodKind.SPAN, PeriodKind.DECADE}:
        ends = dict.fromkeys(short_period(each.label, language) for each in (dated[0], dated[-1]))
        span = " to ".join(ends)
    else:
        years = sorted({p.end[:4] for p in dated} | {p.start[:4] for p in dated if _is_long(p)})
        span = "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
    return " and ".join(part for part in (span, undated) if part)


def days_between(earlier: str, later: str) -> int:
    """Days between two ISO dates, of which the first may be a month; 0 if one is neither."""
    first = f"{earlier}-01" if len(earlier) == len("2026-06") else earlier
    try:
        return (datetime.date.fromisoformat(later) - datetime.date.fromisoformat(first)).days
    except ValueError:
        return 0


def _is_long(period: Period) -> bool:
    """Whether a period goes over years, as 2000–2023 does and the year to May 2025 does not."""
    return int(period.end[:4]) - int(period.start[:4]) > 1


def _date(iso: str, language: str, space: str, letters: int) -> str:
    if re.fullmatch(r"\d{4}-(0[1-9]|1[0-2])", iso):
        return f"{MONTHS[int(iso[5:]) - 1][:letters]}{space}{iso[:4]}"
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    month = MONTHS[day.month - 1][:letters]
    if language == BRITISH:
        return f"{day.day}{space}{month} {day.year}"
    return f"{month}{space}{day.day}, {day.year}"


def _half(period: Period) -> int:
    return int(period.start[5:7] == "07")


def _quarter(period: Period, label: str) -> int:
    named = re.search(r"Q\s?([1-4])|(?<!\d)([1-4])\s?Q", label, re.IGNORECASE)
    assert named, period
    return int(named[1] or named[2]) - 1


def _is_fiscal(label: str) -> bool:
    return bool(_LONG_FISCAL.match(label))


def _year_of(label: str) -> str:
    found = re.search(r"\d{4}", label)
    return found[0] if found else ""


def _fiscal(label: str, called: str) -> str:
    """A fiscal year by its name; two years that touch as they were written."""
    years = re.search(r"\d{4}(?:\s?[–/-]\s?(?:\d{4}|\d\d))?|\d\d", label)
    assert years, label
    name = years[0].replace("-", "–").replace(" ", "")
    if len(name) == 2:
        name = f"20{name}"
    return f"{called}{name}" if _is_fiscal(label) else name


def _span_of_months(period: Period, letters: int) -> str:
    """``January to March 2024``; nothing for whole years."""
    if period.start.endswith("-01") and period.end.endswith("-12"):
        return ""
    first, last = (MONTHS[int(each[5:7]) - 1][:letters] for each in (period.start, period.end))
    return f"{first} to {last}{NO_BREAK_SPACE}{period.end[:4]}"
