"""Numbers as sources give them: whether they are any, ranges of pages, ordinals, Roman ones."""

import re

from briefgen.compose.csl.locale import Locale

NUMBERS = frozenset(
    ("chapter-number", "citation-number", "collection-number", "edition", "issue", "locator",
     "number", "number-of-pages", "number-of-volumes", "page", "page-first", "part-number",
     "printing-number", "section", "supplement-number", "version", "volume")
)  # fmt: skip
_RANGED = frozenset(
    ("chapter-number", "collection-number", "edition", "issue", "locator", "number",
     "number-of-pages", "number-of-volumes", "page", "volume")
)  # fmt: skip
_ONE = r"(?:[A-Za-z]*\d+[A-Za-z]*|[ivxlcm]+|[IVXLCM]+)"
_JOIN = r"(?:\s*(?:[-–]+|&|,\s+and|,|;|and)\s*)"
_NUMERIC = re.compile(rf"\s*{_ONE}(?:{_JOIN}{_ONE})*\s*")
_SEVERAL = re.compile(r"(?<=\w)\s*(?:[-–]|&|,|;|\band\b)\s*(?=\w)")
_RANGE = re.compile(
    r"(?<![\w.])([A-Za-z]*)(\d+)([a-z]?)\s*[-–]+\s*([A-Za-z]*)(\d+)([a-z]?)(?![\w.])"
)
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def is_numeric(text: str) -> bool:
    """Whether CSL counts this as a number: 2, 12th, B2, 3–5, 2 & 4."""
    return bool(_NUMERIC.fullmatch(text))


def is_plural(variable: str, text: str) -> bool:
    """Whether a label for this stands in the plural."""
    if variable.startswith("number-of-"):
        return text.strip().isdigit() and int(text) > 1
    return is_numeric(text) and bool(_SEVERAL.search(text.strip()))


def written(variable: str, text: str, pages: str, locale: Locale) -> str:
    """A number's text with dashes in its ranges, those of pages as short as the style wants."""
    if variable not in _RANGED:
        return text
    dash = locale.term("page-range-delimiter") or "–"
    if variable == "page":
        text = re.sub(r"\s*[-–]+\s*", "-", text)
        return _RANGE.sub(lambda found: _pages(found, pages, dash), text).replace("-", dash)
    return (
        re.sub(r"(?<=[\dA-Za-z])\s*[-–]+\s*(?=[\dA-Za-z])", dash, text)
        if is_numeric(text)
        else text
    )


def _pages(found: re.Match[str], form: str, dash: str) -> str:
    before, first, letter, before_last, last, letter_last = found.groups()
    if letter or letter_last or (before_last and before_last != before):
        return f"{before}{first}{letter}{dash}{before_last}{last}{letter_last}"
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    if int(whole) <= int(first):
        return f"{before}{first}{dash}{before_last}{last}"
    match form:
        case "":
            return f"{before}{first}{dash}{before_last or before}{whole}"
        case "expanded":
            return f"{before}{first}{dash}{before}{whole}"
        case "minimal":
            short = _shortened(first, whole, 1)
        case "minimal-two":
            short = _shortened(first, whole, 2)
        case "chicago-16":
            short = _chicago_16(int(first), whole)
        case _:
            short = _chicago_15(int(first), whole)
    return f"{before}{first}{dash}{short if short != whole else before + whole}"


def _shortened(first: str, last: str, least: int) -> str:
    if len(first) != len(last):
        return last
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago_15(first: int, last: str) -> str:
    if first > 100 and first % 100 and first // 100 == int(last) // 100:
        return str(int(last) % 100)
    return str(int(last) % 1000) if first >= 10000 else last


def _chicago_16(first: int, last: str) -> str:
    if first > 100 and first % 100:
        for digits in range(2, len(last)):
            if first // 10**digits == int(last) // 10**digits:
                return str(int(last) % 10**digits)
    return last


def ordinal(number: int, locale: Locale) -> str:
    """2nd, with the ending that the language has for it."""
    tens, ones = number % 100, number % 10
    for name, whole in (
        (f"ordinal-{number:02}", True),
        (f"ordinal-{tens:02}", False),
        (f"ordinal-{ones:02}", False),
    ):
        found = locale.terms.get((name, ""))
        if found is None:
            continue
        match found.match:
            case "whole-number":
                fits = whole
            case "last-two-digits":
                fits = name == f"ordinal-{tens:02}"
            case "last-digit":
                fits = name == f"ordinal-{ones:02}"
            case _:
                fits = True
        if fits:
            return f"{number}{found.single}"
    return f"{number}{locale.term('ordinal')}"


def in_form(text: str, form: str, locale: Locale) -> str:
    """A number that is one, or several, in a form of CSL: ordinal, long-ordinal or roman."""

    def one(found: re.Match[str]) -> str:
        number = int(found[0][:9])
        if form == "roman" and 0 < number < 6000:
            return roman(number)
        if form == "long-ordinal" and (word := locale.term(f"long-ordinal-{number:02}")):
            return word
        return ordinal(number, locale) if form in ("ordinal", "long-ordinal") else found[0]

    if form in ("", "numeric") or not is_numeric(text):
        return text
    return re.sub(r"(?<![A-Za-z\d])\d+(?![A-Za-z\d])", one, text)


def roman(number: int) -> str:
    """The number in small Roman numerals."""
    made = ""
    for value, letters in _ROMAN:
        count, number = divmod(number, value)
        made += letters * count
    return made
