"""Dates as people type them: ``Dec. 3, 2026``, ``3 Dec 2026``, ``12/3/2026``, ``today``, ``+7``.

Names of months and days and the order of numbers come from the CLDR, by Babel. Babel's own
``parse_date`` knows no names, reads 13/3 as March 13 and 26 as 2026, and passes over words. It is
loaded when it is needed, as a window opens without a date in view.
"""

import calendar
import datetime
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

import msgspec

if TYPE_CHECKING:
    from babel import Locale
    from babel.localedata import LocaleDataDict

_DAYS = {"yesterday": -1, "today": 0, "tomorrow": 1}
_BESIDE = {"en": ("st", "nd", "rd", "th", "of", "the", "on")}  # words that people put in dates
_LONGEST = 100  # characters; no date has as many
_FIRST_YEAR = 1000  # one before it would be written with fewer digits
_ISO = re.compile(r"\d{4}-\d\d-\d\d")
_FROM_TODAY = re.compile(r"([+-])\s?(\d{1,7})")
_TOKEN = re.compile(r"\d+|[^\s\d,،./\-']+")
_ALIKE = str.maketrans("\N{MINUS SIGN}–—’\\", "---'/")


class Why(StrEnum):
    """Why a text is no date."""

    EMPTY = "empty"
    UNKNOWN = "unknown"
    NO_YEAR = "no year"
    NO_DAY = "no day"  # of a month with a name
    SHORT_YEAR = "short year"  # 26 may be 1926
    YEAR = "year"  # 0, or one of more or fewer than four digits
    MONTH = "month"  # the 13th
    DAY = "day"  # February 30
    WEEKDAY = "weekday"  # that date is another day of the week


class NoDate(msgspec.Struct, frozen=True):
    """That a text is no date, and why.

    ``about`` is what the reason is about, in words: the month that has no such day, or the day of
    the week that it is.
    """

    why: Why
    about: str = ""
    most: int = 0  # days that this month has


class _Words(msgspec.Struct, frozen=True):
    """What words in a date mean in a language; ``order`` is that of its numbers, as ``Mdy``."""

    months: dict[str, int]
    weekdays: dict[str, int]
    beside: frozenset[str]
    order: str


def read_date(text: str, language: str, today: datetime.date) -> datetime.date | NoDate:
    """The date that a person means, numbers in the order of this language.

    What may mean two dates means none: a year has four digits, and a day of the week must be that
    of the date. ``+7`` counts from today.
    """
    clean = _clean(text)
    if not clean:
        return NoDate(Why.EMPTY)
    if len(clean) > _LONGEST:
        return NoDate(Why.UNKNOWN)
    if clean in _DAYS:
        return _shifted(today, _DAYS[clean])
    if shift := _FROM_TODAY.fullmatch(clean):
        return _shifted(today, int(shift[1] + shift[2]))
    if clean[0] in "+-":
        return NoDate(Why.UNKNOWN)
    if _ISO.fullmatch(clean):
        return _numbered(clean.split("-"), "yMd", language)
    return _read(_TOKEN.findall(clean), language)


def write_date(date: datetime.date, language: str) -> str:
    """A date as a field shows it, which is read back: ``December 3, 2026``."""
    return _written(date, language, "long")


def write_full_date(date: datetime.date, language: str) -> str:
    """The same with its day of the week: ``Thursday, December 3, 2026``."""
    return _written(date, language, "full")


def write_in_numbers(date: datetime.date, language: str) -> str:
    """A date in numbers, in the order of the language: ``12/3/2026``, ``03/12/2026``."""
    pattern = re.sub(r"y+", "y", _locale(language).date_formats["short"].pattern)
    return _formatted(date, pattern, language)


def _written(date: datetime.date, language: str, form: str) -> str:
    if date.year < _FIRST_YEAR:
        return date.isoformat()
    return _formatted(date, form, language)


def _formatted(date: datetime.date, form: str, language: str) -> str:
    from babel.dates import format_date

    return _plain(format_date(date, form, _locale(language)))


def _plain(text: str) -> str:
    """Without spaces that hold and marks of direction, which nobody types."""
    return "".join(c for c in unicodedata.normalize("NFKC", text) if not _is_unseen(c))


def _clean(text: str) -> str:
    plain = _plain(text.translate(_ALIKE)).translate(_ALIKE)
    return " ".join(plain.casefold().split()).strip(" .,")


def _is_unseen(char: str) -> bool:
    return unicodedata.category(char) == "Cf"


def _shifted(today: datetime.date, days: int) -> datetime.date | NoDate:
    try:
        return today + datetime.timedelta(days)
    except OverflowError:
        return NoDate(Why.YEAR)


def _read(tokens: list[str], language: str) -> datetime.date | NoDate:
    """Tell numbers, the month and the day of the week apart; the month stands last of names."""
    words = _words(language)
    numbers: list[str] = []
    months: list[int] = []
    weekdays: list[int] = []
    for token in reversed(tokens):
        month = _meant(token, words.months) if not months else 0
        if token.isdecimal():
            numbers.insert(0, token)
        elif month:
            months.append(month)
        elif weekday := _meant(token, words.weekdays):
            weekdays.append(weekday)
        elif token not in words.beside:
            return NoDate(Why.UNKNOWN)
    if len(weekdays) > 1:
        return NoDate(Why.UNKNOWN)
    found = _named(numbers, months[0], language) if months else _ordered(numbers, words, language)
    if isinstance(found, NoDate) or not weekdays or found.isoweekday() == weekdays[0]:
        return found
    return NoDate(Why.WEEKDAY, _formatted(found, "EEEE", language))


def _meant(word: str, names: dict[str, int]) -> int:
    """What a name or the beginning of one alone means, 0 for nothing: ``Sept`` is the ninth."""
    if word in names:
        return names[word]
    begun = {number for name, number in names.items() if name.startswith(word)}
    return begun.pop() if len(word) > 2 and len(begun) == 1 else 0


def _named(numbers: list[str], month: int, language: str) -> datetime.date | NoDate:
    """A date whose month has a name; the number with most digits is the year."""
    if len(numbers) == 1:
        return NoDate(Why.NO_DAY if len(numbers[0]) > 2 else Why.NO_YEAR)
    if len(numbers) != 2:
        return NoDate(Why.UNKNOWN)
    day, year = sorted(numbers, key=len)
    if len(day) > 2:
        return NoDate(Why.UNKNOWN)
    return _numbered([year, str(month), day], "yMd", language)


def _ordered(numbers: list[str], words: _Words, language: str) -> datetime.date | NoDate:
    """A date in numbers: the year first if it begins with four digits, else as is usual."""
    if len(numbers) == 2 and all(len(each) < 3 for each in numbers):
        return NoDate(Why.NO_YEAR)
    if len(numbers) != 3:
        return NoDate(Why.UNKNOWN)
    order = "yMd" if len(numbers[0]) == 4 else words.order
    return _numbered(numbers, order, language)


def _numbered(numbers: list[str], order: str, language: str) -> datetime.date | NoDate:
    """The date of three numbers in an order, or what is wrong with the first that is."""
    parts = dict(zip(order, numbers, strict=True))
    if len(parts["y"]) != 4:
        return NoDate(Why.SHORT_YEAR if len(parts["y"]) < 3 else Why.YEAR)
    year, month, day = (int(parts[each]) for each in "yMd")
    if not year:
        return NoDate(Why.YEAR)
    if not 1 <= month <= 12:
        return NoDate(Why.MONTH, str(month))
    most = calendar.monthrange(year, month)[1]
    if not 1 <= day <= most:
        first = datetime.date(year, month, 1)
        pattern = _locale(language).datetime_skeletons["yMMMM"].pattern
        return NoDate(Why.DAY, _formatted(first, pattern, language), most)
    return datetime.date(year, month, day)


@cache
def _words(language: str) -> _Words:
    locale = _locale(language)
    patterns = {form: locale.date_formats[form].pattern for form in ("full", "long", "medium")}
    months, shared = _named_by(locale.months)
    weekdays, also_shared = _named_by(locale.days)
    beside = {token for each in patterns.values() for token in _literals(each)}
    beside |= {*shared, *also_shared, *_BESIDE.get(locale.language, ())}
    return _Words(
        months,
        {name: number % 7 + 1 for name, number in weekdays.items()},  # Babel's Monday is 0
        frozenset(beside - set(months) - set(weekdays)),
        _order(locale.date_formats["short"].pattern),
    )


def _named_by(contexts: "LocaleDataDict") -> tuple[dict[str, int], set[str]]:
    """The words of names, alone and in dates, long and short; and those of several names."""
    found = {
        (word, number)
        for context in ("format", "stand-alone")
        for width in ("wide", "abbreviated")
        for number, name in contexts[context][width].items()
        for word in _named_words(name)
    }
    counts = Counter(word for word, _ in found)
    names = {word: number for word, number in found if counts[word] == 1}
    return names, {word for word in counts if counts[word] > 1}


def _named_words(name: str) -> Iterable[str]:
    return (word for word in _TOKEN.findall(_clean(name)) if not word.isdecimal())


def _literals(pattern: str) -> Iterator[str]:
    """The words that stand in a pattern for dates, as ``de`` in ``d 'de' MMMM 'de' y``."""
    for quoted, plain in re.findall(r"'([^']*)'|([^'A-Za-z]+)", pattern):
        yield from _named_words(quoted or plain)


def _order(pattern: str) -> str:
    fields = re.sub(r"'[^']*'", "", pattern).replace("L", "M")
    return "".join(dict.fromkeys(re.findall("[yMd]", fields)))


@cache
def _locale(language: str) -> "Locale":
    from babel import Locale

    return Locale.parse(language, sep="-")
