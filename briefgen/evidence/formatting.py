"""How numbers read: true minus signs, spaces that hold, dollars as ``US$`` in British English."""

import math
from decimal import ROUND_HALF_UP, Context, Decimal

from briefgen.evidence.indicators import Amount, Unit

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
AMERICAN, BRITISH = "en-US", "en-GB"
LANGUAGES = (AMERICAN, BRITISH)
MINUS = "\N{MINUS SIGN}"
_ROUNDS_UP = 0.00005  # of a thousand millions, what reads as a billion
_SMALL = 1e-4  # what is smaller is told with a power of ten
_COARSE = 1000  # a ratio that two digits tell well enough
WHOLE = 10  # per cent, from which on they are told whole
NEAR = 0.15  # of a whole number: what is said to be about it
_ORDINALS = [
    "",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
]
_NUMBERS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_EXACT = Context(prec=150)  # digits: the largest plausible number over the smallest
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")


def format_number(amount: Amount, decimals: int) -> str:
    """Round half up, group thousands, use a true minus: ``−1,234.5``."""
    rounded = Decimal(repr(amount)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)
    if rounded == 0:
        rounded = abs(rounded)
    return f"{rounded:,f}".replace("-", MINUS)


FOLDS = (
    (4.05, "more than quadruple"),
    (3.95, "quadruple"),
    (3.05, "more than triple"),
    (2.95, "triple"),
    (2.05, "more than double"),
    (1.95, "double"),
    (1.45, "grow by half or more"),
)  # how many times as much it is at least


def format_percent(amount: Amount, decimals: int = -1) -> str:
    """Whole per cent from 10 up, one decimal below, if not told: ``82%``, ``3.5%``."""
    usual = 0 if abs(amount) >= WHOLE else 1
    return format_number(amount, decimals if decimals >= 0 else usual) + "%"


def format_spoken(amount: Amount) -> str:
    """A ratio as it is said aloud: ``about six``, ``more than two``, ``about 23``."""
    whole = math.floor(amount + NEAR)
    between = amount < len(_NUMBERS) and amount - whole > NEAR
    said = _NUMBERS[whole] if 0 <= whole < len(_NUMBERS) else format_number(round(amount), 0)
    return f"{'more than' if between else 'about'} {said}"


def format_ratio(amount: Amount) -> str:
    """A ratio in digits: ``6.1``, ``2``, ``23``."""
    if abs(amount) >= _COARSE:  # no more digits than figures have
        amount = round(amount, 1 - math.floor(math.log10(abs(amount))))
    return format_number(amount, 0 if abs(amount) >= 10 else 1).removesuffix(".0")


def format_times(amount: Amount) -> str:
    """A ratio before what it is a multiple of: ``twice``, ``6.1 times``."""
    digits = format_ratio(amount)
    return "twice" if digits == "2" else f"{digits}{NO_BREAK_SPACE}times"


def format_fold(amount: Amount) -> str:
    """What grows at least so many times, after "may": ``triple``, ``more than double``."""
    grown = next((said for least, said in FOLDS if amount >= least), "")
    return grown or f"reach {format_times(amount)} as much"


def format_count(number: int) -> str:
    """A number of things in a sentence: in a word up to ten."""
    return _NUMBERS[number] if 0 <= number < len(_NUMBERS) else format_number(number, 0)


def format_ordinal(number: int) -> str:
    """A place among others: ``first``, ``third``, ``12th``."""
    if 0 < number < len(_ORDINALS):
        return _ORDINALS[number]
    endings = {1: "st", 2: "nd", 3: "rd"}
    ending = "th" if number % 100 in (11, 12, 13) else endings.get(number % 10, "th")
    return f"{number}{ending}"


def format_amount(
    amount: Amount, unit: Unit, language: str = AMERICAN, decimals: int | None = None
) -> str:
    """An amount with its unit: ``38,210``, ``$12.4 billion``, ``1.63%``, ``4,520 TWh``.

    ``decimals`` are those that it shares with others; without them, its own. What would be rounded
    away keeps two digits.
    """
    meant = amount * unit.factor
    if decimals is None:
        decimals = unit.decimals if unit.decimals >= 0 else shared_decimals([meant], unit)
    if unit.symbol == "$":
        sign = MINUS if meant < 0 else ""
        dollars = "US$" if language == BRITISH else "$"
        cents = decimals if unit.factor == 1 else shared_decimals([meant], unit)
        return f"{sign}{dollars}{_money(abs(meant), cents)}"
    if abs(meant) >= 10**15 or 0 < abs(meant) < _SMALL:
        digits = _power(meant)
    elif abs(meant) >= 10**6 and unit.factor != 1:
        digits = _large(meant)
    else:
        digits = format_number(meant, kept(meant, decimals))
    if unit.symbol == "%":
        return f"{digits}%"
    return f"{digits}{NO_BREAK_SPACE}{unit.symbol}" if unit.symbol else digits


def shared_decimals(meant: list[Amount], unit: Unit) -> int:
    """The decimals with which amounts of one unit stand side by side.

    As many as were given, two at most below ten, else one; dollars and cents below a hundred, and
    no cents above.
    """
    given = max(map(given_decimals, meant), default=0)
    largest = max(map(abs, meant), default=0)
    if unit.symbol == "$":
        return 2 if given and largest < 100 else 0
    return min(given, 2 if largest < 10 else 1)


def kept(meant: Amount, decimals: int) -> int:
    """The decimals of an amount, more where it would read as nothing."""
    if meant == 0 or format_number(meant, decimals).strip(f"{MINUS}0.,"):
        return decimals
    first = -math.floor(math.log10(abs(meant)))
    return max(first, min(first + 1, given_decimals(meant)))


def _money(meant: Amount, decimals: int) -> str:
    return _large(meant) if meant >= 10**6 - 0.5 else format_number(meant, kept(meant, decimals))


def _large(meant: Amount) -> str:
    for size, word in _LARGE:
        if abs(meant) >= size * (1 - _ROUNDS_UP):
            scaled = meant / size
            digits = format_number(scaled, 0 if abs(scaled) >= 1000 else 1).removesuffix(".0")
            return f"{digits}{NO_BREAK_SPACE}{word}"
    return format_number(meant, 0)


def _power(meant: Amount) -> str:
    exponent = math.floor(math.log10(abs(meant)))
    if round(abs(meant) / 10**exponent, 1) >= 10:
        exponent += 1
    mantissa = format_number(meant / 10**exponent, 1).removesuffix(".0")
    return f"{mantissa} × 10{str(exponent).translate(_SUPERSCRIPTS)}".replace(" ", NO_BREAK_SPACE)


def given_decimals(meant: Amount) -> int:
    """The decimals that an amount was given with."""
    if float(meant).is_integer():
        return 0
    exponent = Decimal(repr(meant)).as_tuple().exponent
    return -exponent if isinstance(exponent, int) and exponent < 0 else 0
