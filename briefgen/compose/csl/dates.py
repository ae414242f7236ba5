"""Dates as a style prints them: ranges, seasons, years before our era, words instead of a date."""

from collections.abc import Callable, Mapping
from typing import Any

from briefgen.compose.csl.locale import Locale
from briefgen.compose.csl.nodes import Node
from briefgen.compose.csl.numbers import ordinal
from briefgen.compose.csl.output import Blob

_ORDER = ("year", "month", "day")
Dress = Callable[[Node, str], Blob]


def date_blob(
    node: Node, date: Mapping[str, Any], locale: Locale, dress: Dress, suffix: str = ""
) -> Blob | None:
    """A date as an element asks for it. ``suffix`` is the letter behind its year."""
    parts, delimiter = _parts(node, locale)
    if literal := str(date.get("literal") or ""):
        year = next((each for each in parts if each.get("name") == "year"), None)
        return Blob([dress(_bare(year), literal + suffix)]) if year else None
    first, last = _ends(date)
    if not first:
        return None
    names = [each.get("name") for each in parts]
    shown = [name for name in _ORDER if name in names]
    differs = next((n for n in shown if last and first.get(n) != last.get(n)), "")
    make = _Maker(locale, dress, suffix)
    if not differs:
        blobs = [made for part in parts if (made := make.part(part, first))]
        return Blob(blobs, delimiter=delimiter)
    ranged = set(_ORDER[_ORDER.index(differs) :])
    return _range(parts, ranged, (first, last), make, delimiter)


def _parts(node: Node, locale: Locale) -> tuple[list[Node], str]:
    """The parts to print, in order; those of the language as the style changes them."""
    own = {each.get("name"): each for each in node.children if each.tag == "date-part"}
    if not node.get("form"):
        return list(own.values()), node.get("delimiter")
    base = locale.dates.get(node.get("form"))
    wanted = node.get("date-parts", "year-month-day").split("-")
    parts = []
    for part in base.children if base else ():
        name = part.get("name")
        if name in wanted:
            changed = own[name].attributes if name in own else {}
            parts.append(part._replace(attributes={**part.attributes, **changed}))
    return parts, base.get("delimiter") if base else ""


def _bare(part: Node) -> Node:
    kept = {k: v for k, v in part.attributes.items() if k not in ("prefix", "suffix")}
    return part._replace(attributes=kept)


def _ends(date: Mapping[str, Any]) -> tuple[dict[str, int], dict[str, int]]:
    found = []
    for parts in (date.get("date-parts") or [])[:2]:
        numbers = dict(zip(_ORDER, (int(each) for each in parts if each), strict=False))
        found.append(numbers)
    first = found[0] if found else {}
    if first and "month" not in first and date.get("season"):
        first["season"] = int(date["season"])
    return first, found[1] if len(found) > 1 else {}


class _Maker:
    def __init__(self, locale: Locale, dress: Dress, suffix: str) -> None:
        self.locale = locale
        self.dress = dress
        self.suffix = suffix

    def part(self, part: Node, date: Mapping[str, int], *, letter: bool = True) -> Blob | None:
        name = part.get("name")
        text = self._text(part, name, date)
        if not text:
            return None
        if name == "year" and letter:
            text += self.suffix
        return self.dress(part, text)

    def _text(self, part: Node, name: str, date: Mapping[str, int]) -> str:
        number = date.get(name, 0)
        if name == "year":
            return self._year(part, number)
        if name == "month":
            return self._month(part, number, date.get("season", 0))
        if not number:
            return ""
        match part.get("form"):
            case "numeric-leading-zeros":
                return f"{number:02}"
            case "ordinal":
                only = self.locale.options.get("limit-day-ordinals-to-day-1") == "true"
                return str(number) if only and number != 1 else ordinal(number, self.locale)
            case _:
                return str(number)

    def _year(self, part: Node, year: int) -> str:
        if not year:
            return ""
        if part.get("form") == "short":
            return f"{year % 100:02}"
        if year < 0:
            return f"{-year}{self.locale.term('bc')}"
        return f"{year}{self.locale.term('ad')}" if year < 500 else str(year)

    def _month(self, part: Node, month: int, season: int) -> str:
        if month > 12 or (not month and season):
            season = (month - 12 if month < 20 else month - 20) if month else season
            return self.locale.term(f"season-{season:02}")
        if not month:
            return ""
        match part.get("form"):
            case "numeric":
                return str(month)
            case "numeric-leading-zeros":
                return f"{month:02}"
            case form:
                return self.locale.term(f"month-{month:02}", form or "long")


def _range(
    parts: list[Node],
    ranged: set[str],
    ends: tuple[dict[str, int], dict[str, int]],
    make: _Maker,
    delimiter: str,
) -> Blob:
    """What both dates share once; what differs from the one to the other."""
    first, last = ends
    places = [number for number, part in enumerate(parts) if part.get("name") in ranged]
    start, stop = places[0], places[-1] + 1
    if any(part.get("name") not in ranged for part in parts[start:stop]):
        start, stop = 0, len(parts)
    inner = parts[start:stop]
    dash = next((p.get("range-delimiter") for p in inner if p.get("range-delimiter")), "–")
    one = [(part, each) for part in inner if (each := make.part(part, first, letter=False))]
    two = [each for part in inner if (each := make.part(part, last))]
    if one:
        one[-1][1].suffix = ""
    if two:
        two[0].prefix = ""
    blobs = [made for part in parts[:start] if (made := make.part(part, first))]
    left = Blob([each for _, each in one], delimiter=delimiter)
    right = Blob(list(two), delimiter=delimiter)
    blobs.append(Blob([left, right], delimiter=dash))
    blobs += [made for part in parts[stop:] if (made := make.part(part, first))]
    return Blob(blobs, delimiter=delimiter)
