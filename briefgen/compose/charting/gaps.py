"""Periods that nobody has, between those that somebody has: a line does not run across them."""

import re
from itertools import pairwise

from briefgen.evidence.periods import read_period

LEAST = 4  # periods from which on a rhythm is seen
_FORMS = (
    re.compile(r"(?P<head>)(?P<year>\d{4})(?P<mid>)"),
    re.compile(r"(?P<head>)(?P<year>\d{4})(?P<mid>-)(?P<month>\d{2})"),
    re.compile(r"(?P<head>)(?P<year>\d{4})(?P<mid>[ -]?Q)(?P<quarter>[1-4])"),
    re.compile(r"(?P<head>Q)(?P<quarter>[1-4])(?P<mid> ?(?:FY ?)?)(?P<year>\d{4})"),
    re.compile(r"(?P<head>FY ?)(?P<year>\d{4})(?P<mid>)"),
    re.compile(r"(?P<head>(?:FY ?)?)(?P<year>\d{4})(?P<mid>[–-])(?P<next>\d{2})"),
)
_PARTS = {"month": 12, "quarter": 4}  # of a year


def with_gaps(labels: list[str]) -> list[str]:
    """The labels with those that are missing between them, where all but a few follow each other.

    What is written in another way, such as a projection, keeps its place in time.
    """
    form = max(_FORMS, key=lambda each: sum(bool(each.fullmatch(label)) for label in labels))
    found = {label: match for label in labels if (match := form.fullmatch(label))}
    numbers = [_number(match) for match in found.values()]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    if len(numbers) < LEAST or steps.count(1) * 2 <= len(steps) or min(steps) < 1:
        return labels
    first = next(iter(found.values()))
    whole = [_label(first, number) for number in range(numbers[0], numbers[-1] + 1)]
    rest = [label for label in labels if label not in found]
    if not rest:
        return whole
    return sorted([*whole, *rest], key=lambda label: (read_period(label).end, label))


def _number(match: re.Match[str]) -> int:
    """How many periods of its length lie before one."""
    for part, count in _PARTS.items():
        if part in match.groupdict():
            return int(match["year"]) * count + int(match[part]) - 1
    return int(match["year"])


def _label(like: re.Match[str], number: int) -> str:
    """A period written as another one is."""
    groups = like.groupdict()
    part = next((each for each in _PARTS if each in groups), "")
    year, rest = divmod(number, _PARTS[part]) if part else (number, 0)
    if part == "quarter" and like.start("quarter") < like.start("year"):
        return f"{like['head']}{rest + 1}{like['mid']}{year}"
    tail = f"{rest + 1:02}" if part == "month" else str(rest + 1) if part else ""
    tail = f"{(year + 1) % 100:02}" if "next" in groups else tail
    return f"{like['head']}{year}{like['mid']}{tail}"
