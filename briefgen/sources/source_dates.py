"""Dates of sources as people write them → dates of CSL: ranges, circa, seasons, words, B.C."""

import calendar
import re
from collections.abc import Mapping
from typing import Any

from briefgen.evidence.pack import Date

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spr": 1, "sum": 2, "aut": 3, "fal": 3, "win": 4}
_ISO = re.compile(r"(-?\d{4})(?:[-/](\d{1,2}))?(?:[-/](\d{1,2}))?[~?%]?(?:T[\d:.Z+-]*)?")
_YEARS = re.compile(r"(\d{4})\s*[-–—/]+\s*(\d{2}|\d{4})")
_CIRCA = re.compile(r"^\[?(?:ca?\.?|circa|about)\s*(?=\d)|[~?]\]?$|^\[\d{4}\??\]$", re.IGNORECASE)
_ERA = re.compile(r"\b(\d{1,4})\s*(B\.?\s?C\.?(?:\s?E\.?)?|A\.?D\.?)(?![A-Za-z])", re.IGNORECASE)
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b(?!\d)")
_WORDS = 100  # characters of a date that is words


def date_of(text: str, month: str = "") -> Date:
    """A date of CSL from text such as ``2019-05/2020-02``, ``c. 1920``, ``44 BC``, ``in press``."""
    text = text.strip()
    if text.lower().rstrip(".") in ("", "n.d", "nd", "no date", "undated"):
        return {}
    circa = bool(_CIRCA.search(text))
    parts = _parts(text)
    if not parts:
        return {"literal": text[:_WORDS]}
    date: Date = {}
    first = parts[0]
    season = 0
    if len(first) == 1 and len(parts) == 1:
        season = _season(month) or _season(text)
        first += [] if season else _month_and_day(month or _without_year(text, first[0]))
    if len(first) > 1 and 21 <= first[1] <= 24:
        season, parts[0] = first[1] - 20, first[:1]
    date["date-parts"] = [_possible(each) for each in parts]
    if circa:
        date["circa"] = True
    if season:
        date["season"] = season
    return date


def _parts(text: str) -> list[list[int]]:
    if found := _ERA.search(text):
        return [[-int(found[1]) if found[2][0] in "Bb" else int(found[1])]]
    ends = [_ISO.fullmatch(each.strip()) for each in text.split("/")]
    if len(ends) == 2 and ends[0] and (ends[1] or not text.split("/")[1].strip(" .")):
        return [_numbers(each) for each in ends if each]
    if found := _YEARS.fullmatch(text.strip("[]")):
        first, last = found[1], found[2]
        month = (len(last) == 2 and 1 <= int(last) <= 12) or 21 <= int(last) <= 24
        if not month:
            return [[int(first)], [int(first[: 4 - len(last)] + last)]]
    if found := _ISO.fullmatch(text.strip("[]")) or re.search(_ISO.pattern, text):
        return [_numbers(found)] if int(found[1]) else []
    found = re.fullmatch(r"(?:c|ca|circa)?\.?\s*(\d{1,3})", text, re.IGNORECASE)
    return [[int(found[1])]] if found and int(found[1]) else []


def _numbers(found: re.Match[str]) -> list[int]:
    year, *rest = (int(each) for each in found.groups() if each)
    if found[1].startswith("-"):  # ISO has a year 0
        year -= 1
    return [year, *rest]


def _possible(numbers: list[int]) -> list[int]:
    if len(numbers) > 1 and not (1 <= numbers[1] <= 12):
        return numbers[:1]
    if len(numbers) > 2 and not 1 <= numbers[2] <= _days(*numbers[:2]):
        return numbers[:2]
    return numbers[:3]


def _days(year: int, month: int) -> int:
    """The most days that a month may have; years before our era count as they come."""
    return calendar.monthrange(year if year > 0 else 4, month)[1]


def _season(text: str) -> int:
    words = re.findall(r"[a-z]+", text.lower())
    return next((_SEASONS[each[:3]] for each in words if each[:3] in _SEASONS), 0)


def _without_year(text: str, year: int) -> str:
    return text.replace(str(year), " ", 1) if re.search(r"[A-Za-z]{3}", text) else ""


def _month_and_day(text: str) -> list[int]:
    """Month and day of ``May 3``, ``3~may``, ``5`` or ``05``."""
    words = re.findall(r"[a-z]{3,}", text.lower())
    month = next((_MONTHS.index(each[:3]) + 1 for each in words if each[:3] in _MONTHS), 0)
    numbers = [int(each) for each in _DAY.findall(text)]
    if month:
        return [month, numbers[0]] if numbers else [month]
    return numbers[:1]


def json_date(data: object) -> Date:
    """A date of CSL-JSON, its numbers perhaps written as text."""
    if not isinstance(data, Mapping):
        return {}
    parts = data.get("date-parts")
    found: list[list[int]] = []
    for each in parts[:2] if isinstance(parts, list) else ():
        numbers = [_number(part) for part in each[:3]] if isinstance(each, list) else []
        if numbers and numbers[0]:
            found.append(_possible([part for part in numbers if part]))
    if not found:
        text = data.get("raw") or data.get("literal")
        return date_of(text) if isinstance(text, str) else {}
    date: Date = {"date-parts": found}
    if data.get("circa"):
        date["circa"] = True
    if season := _number(data.get("season")) or _season(str(data.get("season") or "")):
        date["season"] = season - 20 if season > 20 else season
    return date


def _number(data: Any) -> int:
    if isinstance(data, bool):
        return 0
    text = str(data).strip() if isinstance(data, int | str) else ""
    return int(text) if re.fullmatch(r"-?\d{1,5}", text) else 0
