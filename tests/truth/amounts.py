"""Amounts as they are printed: what they may stand for within their rounding."""

import re

import msgspec

from tests.truth.topic import Indicator

_TIMES = {"thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_NUMBER = (
    r"-?\$?-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?(?: × 10[⁰¹²³⁴⁵⁶⁷⁸⁹]+)?%?"
    r"(?: (?:thousand|million|billion|trillion)\b)?"
)
CARDINALS = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
CARDINALS += ["eleven", "twelve"]
_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth"]
_ORDINALS += ["ninth", "tenth", "eleventh", "twelfth"]
CARDINAL = rf"(?:none|{'|'.join(CARDINALS)}|\d+)"
ORDINAL = rf"(?:{'|'.join(_ORDINALS)}|\d+(?:st|nd|rd|th))"


class Amount(msgspec.Struct, frozen=True):
    """What stands in print, and the least and the most that it may stand for."""

    text: str
    low: float
    high: float

    def fits(self, actual: float) -> bool:
        slack = abs(actual) * 1e-9 + 1e-9
        return self.low - slack <= actual <= self.high + slack

    @property
    def middle(self) -> float:
        return (self.low + self.high) / 2


def amount_pattern(indicator: Indicator) -> str:
    """How amounts of this indicator may be printed, as the source of a regular expression."""
    unit = indicator.unit
    signs = [unit[name] for name in ("above", "below") if name in unit]
    nouns = [str(unit.get(name, "")) for name in ("symbol", "nouns", "noun")]
    tails = sorted({re.escape(noun) for noun in nouns if noun and noun not in "$%"}, key=len)
    tail = f"(?: (?:{'|'.join(reversed(tails))}))?" if tails else ""
    sign = f"(?:(?:{'|'.join(map(re.escape, signs))}) )?" if signs else ""
    none = ["none", "no"]
    if "at_zero" in unit:
        none.append(re.escape(unit["at_zero"]))
    return f"(?:{sign}{_NUMBER}{tail}|(?:{'|'.join(none)}))"


def amount_of(text: str, indicator: Indicator | None = None) -> Amount:
    """The amount that stands in print."""
    unit = indicator.unit if indicator else {}
    if text.lower() in ("none", "no", str(unit.get("at_zero", "none")).lower()):
        return Amount(text, 0.0, 0.0)
    found = re.search(_NUMBER, text)
    assert found, text
    number = found[0]
    digits = re.search(r"\d[\d,]*(?:\.\d+)?", number)
    assert digits
    value, places = float(digits[0].replace(",", "")), len(digits[0].partition(".")[2])
    times = 1.0
    for word, size in _TIMES.items():
        if word in number:
            times = size
            places = max(places, 1) if "$" in number else places
    if power := re.search(r"10([⁰¹²³⁴⁵⁶⁷⁸⁹]+)", number.partition("×")[2]):
        times = 10.0 ** int(power[1].translate(_RAISED))
    half = 0.5 * 10.0**-places * times
    if number.lstrip("$").startswith("-") or _below(text, unit):
        value = -value
    return Amount(text, value * times - half, value * times + half)


def _below(text: str, unit: dict[str, object]) -> bool:
    return "below" in unit and text.lower().startswith(str(unit["below"]).lower())


def cardinal(text: str) -> int:
    word = text.lower()
    if word == "none":
        return 0
    return CARDINALS.index(word) + 1 if word in CARDINALS else int(word)


def ordinal(text: str) -> int:
    word = text.lower()
    return _ORDINALS.index(word) + 1 if word in _ORDINALS else int(re.sub(r"\D", "", word))
