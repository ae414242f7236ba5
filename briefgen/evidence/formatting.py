"""How numbers and dates read: en dashes, true minus signs, spaces that hold.

American English unless a brief is in British: dates day first, dollars as ``US$``.
"""

import datetime
import math
from decimal import ROUND_HALF_UP, Context, Decimal

from briefgen.evidence.indicators import Amount, Period, Unit

NO_BREAK_SPACE = "\N{NO-BREAK SPACE}"
AMERICAN, BRITISH = "en-US", "en-GB"
LANGUAGES = (AMERICAN, BRITISH)
MINUS = "\N{MINUS SIGN}"
NEAR = 0.15  # of a whole number: what is said to be about it
_EXACT = Context(prec=150)  # digits: the largest plausible number over the smallest
_LARGE = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"))
_SUPERSCRIPTS = str.maketrans("0123456789-", "⁰¹²³⁴⁵⁶⁷⁸⁹⁻")
_MONTHS = [
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
]
_MONTH_NUMBERS = [f"{number:02}" for number in range(1, 13)]


def format_number(amount: Amount, decimals: int) -> str:
    """Round half up, group thousands, use a true minus: ``−1,234.5``."""
    rounded = Decimal(repr(amount)).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP, _EXACT)
    if rounded == 0:
        rounded = abs(rounded)
    return f"{rounded:,f}".replace("-", MINUS)


def format_percent(amount: Amount) -> str:
    """Whole per cent from 10 up, one decimal below: ``82%``, ``3.5%``."""
    return format_number(amount, 0 if abs(amount) >= 10 else 1) + "%"


def format_spoken(amount: Amount) -> str:
    """A ratio as it is said aloud: ``about six``, ``more than two``, ``about 23``."""
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
    whole = math.floor(amount + NEAR)
    between = amount < len(words) and amount - whole > NEAR
    said = words[whole] if 0 <= whole < len(words) else format_number(round(amount), 0)
    return f"{'more than' if between else 'about'} {said}"


def format_amount(amount: Amount, unit: Unit, language: str = AMERICAN) -> str:
    """An amount with its unit: ``38,210``, ``$12.4 billion``, ``1.63%``, ``4,520 TWh``."""
    meant = amount * unit.factor
    if unit.symbol == "$":
        sign = MINUS if meant < 0 else ""
        dollars = "US$" if language == BRITISH else "$"
        return f"{sign}{dollars}{_money(abs(meant))}"
    if abs(meant) >= 10**15:
        digits = _power(meant)
    elif abs(meant) >= 10**6 and unit.factor != 1:
        digits = _large(meant)
    else:
        digits = format_number(meant, _decimals(meant, unit))
    if unit.symbol == "%":
        return f"{digits}%"
    return f"{digits}{NO_BREAK_SPACE}{unit.symbol}" if unit.symbol else digits


def format_period(label: str) -> str:
    """A period as it stands after "in": ``2014–2023``, ``May 2025``, ``the first half of 2025``."""
    head, _, rest = label.partition(" ")
    if len(head) == 7 and head[4] == "-" and head[5:] in _MONTH_NUMBERS:
        return f"{_MONTHS[int(head[5:]) - 1]}{NO_BREAK_SPACE}{head[:4]}"
    if rest in ("H1", "H2"):
        return f"the {('first', 'second')[int(rest[1]) - 1]} half of {head}"
    if rest in ("Q1", "Q2", "Q3", "Q4"):
        return f"the {('first', 'second', 'third', 'fourth')[int(rest[1]) - 1]} quarter of {head}"
    if label.startswith("year to ") and len(label.split()) == 4:
        month, year = label.split()[2:4]
        full = next((m for m in _MONTHS if m.startswith(month)), month)
        return f"the year to {full}{NO_BREAK_SPACE}{year}"
    return head if rest.startswith("(") else label


def format_span(periods: tuple[Period, ...]) -> str:
    """The years that periods cover: ``2015–2025``, or the one period as it reads."""
    if len(periods) == 1:
        return format_period(periods[0].label)
    dated = [p for p in periods if p.end]
    years = sorted({p.end[:4] for p in dated} | {p.start[:4] for p in dated if _is_long(p)})
    span = "–".join(dict.fromkeys((years[0], years[-1]))) if years else ""
    undated = "" if all(p.end for p in periods) else "undated"
    return " and ".join(part for part in (span, undated) if part)


def _is_long(period: Period) -> bool:
    """Whether a period goes over years, as 2000–2023 does and the year to May 2025 does not."""
    return int(period.end[:4]) - int(period.start[:4]) > 1


def format_date(iso: str, language: str = AMERICAN) -> str:
    """An ISO date in words: ``November 23, 2026``, in British English ``23 November 2026``.

    A date without its day is ``November 2026``.
    """
    if len(iso) == 7 and iso[4] == "-" and iso[5:] in _MONTH_NUMBERS:
        return f"{_MONTHS[int(iso[5:]) - 1]}{NO_BREAK_SPACE}{iso[:4]}"
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    month = _MONTHS[day.month - 1]
    if language == BRITISH:
        return f"{day.day}{NO_BREAK_SPACE}{month} {day.year}"
    return f"{month}{NO_BREAK_SPACE}{day.day}, {day.year}"


def format_short_date(iso: str, language: str = AMERICAN) -> str:
    """An ISO date as it stands in a foot: ``Nov 23, 2026``, in British English ``23 Nov 2026``."""
    try:
        day = datetime.date.fromisoformat(iso)
    except ValueError:
        return iso
    month = _MONTHS[day.month - 1][:3]
    return (
        f"{day.day} {month} {day.year}" if language == BRITISH else f"{month} {day.day}, {day.year}"
    )


def _money(meant: Amount) -> str:
    return _large(meant) if meant >= 10**6 else format_number(meant, 0)


def _large(meant: Amount) -> str:
    for size, word in _LARGE:
        if abs(meant) >= size:
            scaled = meant / size
            digits = format_number(scaled, 0 if abs(scaled) >= 1000 else 1).removesuffix(".0")
            return f"{digits}{NO_BREAK_SPACE}{word}"
    return format_number(meant, 0)


def _power(meant: Amount) -> str:
    exponent = math.floor(math.log10(abs(meant)))
    mantissa = format_number(meant / 10**exponent, 1).removesuffix(".0")
    return f"{mantissa} × 10{str(exponent).translate(_SUPERSCRIPTS)}".replace(" ", NO_BREAK_SPACE)


def _decimals(meant: Amount, unit: Unit) -> int:
    if unit.decimals >= 0:
        return unit.decimals
    if float(meant).is_integer():
        return 0
    exponent = Decimal(repr(meant)).as_tuple().exponent
    given = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return min(given, 2 if abs(meant) < 10 else 1)
