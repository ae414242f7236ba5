"""Spreadsheet number formats that show an amount as the document's text shows it."""

import math
import re
from collections import Counter

from briefgen.document.tree import Point, Series
from briefgen.evidence.formatting import given_decimals
from briefgen.export.word.markup import clean

GENERAL = "General"
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")
_MINUS = "−-"


def format_of(point: Point) -> str:
    """The format under which a spreadsheet shows the point's text; ``""`` when none can."""
    amount, text = finite(point), clean(point.text).strip()
    if amount is None or not text:
        return GENERAL
    found = _DIGITS.search(text)
    if not found or _DIGITS.search(text, found.end()) or '"' in text:
        return ""
    shown, digits = float(found[0].replace(",", "")), found[0]
    decimals = len(digits.partition(".")[2])
    tolerance = 0.5000001 * 10**-decimals
    scales = (n for n in range(5) if abs(abs(amount) / 1000**n - shown) <= tolerance)
    scale = next(scales, None)
    if scale is None:
        return ""
    prefix = text[: found.start()].strip(_MINUS)
    number = ("#,##0" if "," in digits or shown < 1000 else "0") + "." * (decimals > 0)
    number = _quote(prefix) + number + "0" * decimals + "," * scale + _quote(text[found.end() :])
    return f'{number};"−"{number}' if amount < 0 else number


def common_format(series: tuple[Series, ...]) -> str:
    """The format that most points share."""
    codes = Counter(
        code.partition(";")[0]
        for each in series
        for point in each.points
        if finite(point) is not None and (code := format_of(point))
    )
    code = codes.most_common(1)[0][0] if codes else GENERAL
    negative = any((finite(point) or 0) < 0 for each in series for point in each.points)
    return f'{code};"−"{code}' if negative and code != GENERAL else code


def axis_format(code: str, step: float) -> str:
    """The same without words, which are in the subtitle, and with the decimals of its steps."""
    if code == GENERAL:
        return code
    bare = re.sub(r'"([^"]*)"', _sign, code)
    scale = 1000 ** len(re.findall(r",(?=[,;]|$)", bare.partition(";")[0]))
    needed = given_decimals(float(f"{step / scale:.12g}"))
    held = max((len(each) for each in re.findall(r"\.(0+)", bare)), default=0)
    ending = f".{'0' * max(needed, held)}" if needed else ""
    return re.sub(r"0(?:\.0+)?(?=[,;\"]|$)", f"0{ending}", bare)


def finite(point: Point) -> int | float | None:
    """The amount, or None for a gap."""
    return point.amount if point.amount is not None and math.isfinite(point.amount) else None


def _quote(literal: str) -> str:
    return f'"{literal}"' if literal else ""


def _sign(literal: re.Match[str]) -> str:
    """A literal that is a sign stays; words go."""
    return literal[0] if literal[1] in tuple("%−$€£¥") else ""
