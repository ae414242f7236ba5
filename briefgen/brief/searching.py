"""Search in a library: by words, and by the figures that an indicator holds.

A number is the same number in each of its spellings: ``38,210`` and ``38210``, ``81.5 percent`` and
``81.5%``, ``2014-2023`` and ``2014–2023``.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from briefgen.evidence.dates import format_period, short_period
from briefgen.evidence.formatting import format_amount
from briefgen.evidence.indicators import Amount, Indicator, Unit

_SPELLINGS = (
    (re.compile(r"[\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}]"), " "),
    (re.compile(r"(?<=\d)\s*[–—−‐‑-]\s*(?=\d)"), "-"),
    (re.compile("[–—−‐‑]"), "-"),
    (re.compile(r"(?<=\d),(?=\d{3}(?!\d))"), ""),
    (re.compile(r"(?<=\d) ?(?:%|per ?cent\b)"), "%"),
    (re.compile(r"\bus ?\$ ?"), "$"),
)
_BEGUN_THOUSANDS = re.compile(r"(?<=\d),(?=\d{0,2}(?!\d))")  # "38,2" on the way to "38,210"
_NO_LETTER = r"(?<![^\W_])"  # before the beginning of a word
# A word of a search, or a number with the word that says how large it is meant.
_ASKED = re.compile(r"\S*\d\S* (?:thousand|million|billion|trillion)\b|\S+")


def searched(*parts: str) -> str:
    """What a search looks through, of all that is known."""
    return _spelled(" ".join(parts))


def figures_of(indicator: Indicator) -> str:
    """The figures of an indicator as a search looks through them: who, when, how much."""
    found = {each.entity for each in indicator.figures}
    for label in {each.period for each in indicator.figures}:
        found |= {label, format_period(label), short_period(label)}
    for amount in {each.amount for each in indicator.figures}:
        found |= set(_written(amount, indicator.unit))
    return " ".join(sorted(found))


def asked(text: str) -> tuple[str, ...]:
    """What a search asks for: words and numbers that have to be found, all of them."""
    return tuple(_ASKED.findall(_BEGUN_THOUSANDS.sub("", _spelled(text))))


def has_all(text: str, wanted: tuple[str, ...], *, loosely: bool = False) -> bool:
    """Whether a text has all that is asked for: words that begin so, and numbers as a whole.

    ``loosely`` takes words in the middle of others, and numbers of which these are the beginning.
    """
    return all(_has(text, each, loosely) for each in wanted)


def _has(text: str, wanted: str, loosely: bool) -> bool:
    if not any(each.isdigit() for each in wanted):
        start, end = "" if loosely else _NO_LETTER, ""
    else:
        start = r"(?<![\d.])" if wanted[0].isdigit() else ""
        end = "" if loosely or not wanted[-1].isdigit() else r"(?!\d|\.\d)"
    return re.search(start + re.escape(wanted) + end, text) is not None


def _written(amount: Amount, unit: Unit) -> Iterator[str]:
    """An amount as it is printed, as it was given, and whole."""
    yield format_amount(amount, unit)
    for each in (amount, amount * unit.factor):
        plain = f"{Decimal(repr(each)):f}"
        yield plain.removesuffix(".0")
        if unit.symbol == "%":
            yield f"{plain}%"


def _spelled(text: str) -> str:
    text = text.lower()
    for spelling, one in _SPELLINGS:
        text = spelling.sub(one, text)
    return text
