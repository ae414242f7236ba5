"""Periods as files label them and as sentences print them, brought to one key."""

import re

import msgspec

_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    "(?:January|February|March|April|May|June|July|August|September|October|November|December"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)"
)
_TURNS = {"first": "1", "second": "2", "third": "3", "fourth": "4"}

YEAR = r"(?:1[89]|20)\d\d"
_SPAN = rf"{YEAR}[–-](?:{YEAR}|\d\d)"
_STATUS = (
    r" \((?:estimate|provisional|preliminary|forecast"
    r"|low|reference|high|(?:low |reference |high )?projection)\)"
)
PERIOD = (
    rf"(?:(?:fiscal year|financial year|FY) ?(?:{_SPAN}|{YEAR})"
    rf"|the (?:first|second|third|fourth) quarter of {YEAR}|Q[1-4] {YEAR}|{YEAR} Q[1-4]"
    rf"|the (?:first|second) half of {YEAR}|H[12] {YEAR}|{YEAR} H[12]"
    rf"|(?:the )?year to {_MONTH} {YEAR}|{_MONTH} to {_MONTH} {YEAR}|{_MONTH} {YEAR}"
    rf"|{_SPAN}|{YEAR}(?: citations| publications)?|undated)(?:{_STATUS})?"
)


class Period(msgspec.Struct, frozen=True):
    """A key to compare by, its last month, and whether it is still ahead."""

    key: str
    end: str
    ahead: bool = False


def period_of_label(label: str) -> Period:
    """The period of a line of a csv file."""
    text = label.strip()
    ahead = bool(re.search(r"forecast|projection|\df$", text))
    text = re.sub(r"(?<=\d)[efp]$", "", text)
    text = re.sub(r" \((?!estimate)[^)]*\)$", "", text)
    if month := re.fullmatch(r"(\d{4})-(\d\d)", text):
        return Period(f"{month[1]}-{month[2]}", f"{month[1]}-{month[2]}")
    key = key_of(text)
    return Period(key, _end(key), ahead)


def key_of(printed: str) -> str:
    """The key of a period as it stands in a sentence, a table or a file."""
    text = re.sub(_STATUS, "", printed).strip().lower().replace("–", "-")
    if found := re.fullmatch(r"(?:fiscal year|financial year|fy) ?(.*)", text):
        return "fy" + found[1]
    if found := re.fullmatch(r"the (\w+) quarter of (\d{4})", text):
        return f"{found[2]}q{_TURNS[found[1]]}"
    if found := re.fullmatch(r"q([1-4]) (\d{4})", text):
        return f"{found[2]}q{found[1]}"
    if found := re.fullmatch(r"(\d{4}) ([qh])([1-4])", text):
        return f"{found[1]}{found[2]}{found[3]}"
    if found := re.fullmatch(r"the (\w+) half of (\d{4})", text):
        return f"{found[2]}h{_TURNS[found[1]]}"
    if found := re.fullmatch(r"h([12]) (\d{4})", text):
        return f"{found[2]}h{found[1]}"
    if found := re.fullmatch(r"(?:the )?year to (\w+) (\d{4})", text):
        return f"to{found[2]}-{_month(found[1])}"
    if found := re.fullmatch(r"([a-z]+) to ([a-z]+) (\d{4})", text):
        return f"{found[3]}-{_month(found[1])} to {found[3]}-{_month(found[2])}"
    if found := re.fullmatch(r"([a-z]+) (\d{4})", text):
        return f"{found[2]}-{_month(found[1])}"
    return text


def _month(name: str) -> str:
    return f"{_MONTHS.index(name[:3]) + 1:02d}"


def _end(key: str) -> str:
    if found := re.search(r"(\d{4})q([1-4])", key):
        return f"{found[1]}-{int(found[2]) * 3:02d}"
    if found := re.search(r"(\d{4})h([12])", key):
        return f"{found[1]}-{int(found[2]) * 6:02d}"
    if found := re.search(r"to(\d{4}-\d\d)$", key):
        return found[1]
    if found := re.search(r"^fy(\d{4})-(\d\d)$", key):
        return f"{int(found[1]) + 1}-06"
    if found := re.search(r"^fy(\d{4})", key):
        return f"{found[1]}-06"
    if found := re.fullmatch(r"(\d\d)(\d\d)-(\d\d)", key):
        return f"{found[1]}{found[3]}-12"
    years = re.findall(r"\d{4}", key)
    return f"{years[-1]}-12" if years else "0000-00"
