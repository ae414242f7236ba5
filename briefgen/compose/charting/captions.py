"""What a chart over time shows, as its caption: who passed whom, how far projections reach."""

from msgspec.structs import replace

from briefgen.charts.overtaking import Overtaking, changes
from briefgen.compose.charting.asked import Data, present_of
from briefgen.compose.charting.time import rival_figures
from briefgen.compose.words import Words, capital
from briefgen.document.tree import Point
from briefgen.evidence.indicators import Better, Indicator, figure_at, observed
from briefgen.evidence.periods import Period, months_between, read_period
from briefgen.evidence.values import Operation, Reference

_CROSSED = ("line", "area", "slope")  # kinds that draw lines which cross
_VERBS = {
    (Better.HIGHER, False): "{ahead} passed {other} in {strength} {when}",
    (Better.HIGHER, True): "{ahead} went back ahead of {other} in {strength} {when}",
    (Better.LOWER, False): "{ahead} came to do better than {other} on {strength} {when}",
    (Better.LOWER, True): "{ahead} came to do better than {other} on {strength} again {when}",
}  # by which is better, and whether they had changed places before


def story(words: Words, indicator: Indicator, kind: str, data: Data) -> str:
    """What happens in the drawing; nothing where no line crosses another and no fan opens."""
    return _passing(words, indicator, kind, data) or _reach(words, indicator, kind, data)


def furthest(words: Words, data: Data, symbol: str) -> str:
    """Which of several changes is the largest, by how much; nothing where two are."""
    (changes_shown,) = data.series
    rows = sorted(
        zip(data.categories, changes_shown.points, strict=True), key=lambda row: -_size(row[1])
    )
    (name, most), (_, next_most) = rows[:2]
    if _size(most) == _size(next_most) or not most.reference or not most.amount:
        return ""
    cells = most.reference.cells if most.amount > 0 else most.reference.cells[::-1]
    amount = words.value(Reference(cells, Operation.CHANGE))
    verb = ("may grow" if most.projected else "grew") if most.amount > 0 else "fell"
    verb = "may fall" if most.projected and most.amount < 0 else verb
    points = " points" if symbol == "%" else ""
    return f"{name.replace(', projected', '')}: {verb} most, by {amount}{points}"


def _size(point: Point) -> float:
    return abs(float(point.amount or 0))


def _passing(words: Words, indicator: Indicator, kind: str, data: Data) -> str:
    """The last time that one of the two compared passed the other, if that has lasted."""
    breaks = [n for n, each in enumerate(data.categories) if each in data.breaks]
    found = changes(data.series, breaks) if kind in _CROSSED else []
    form = _VERBS.get((indicator.better, len(found) > 1), "")
    if not found or not form or not found[-1].lasting:
        return ""
    last = found[-1]
    lower = indicator.better is Better.LOWER
    ahead, other = (last.lower, last.higher) if lower else (last.higher, last.lower)
    return capital(
        form.format(
            ahead=words.entity(ahead.name).place,
            other=words.entity(other.name).place,
            strength=indicator.phrases.strength or indicator.short,
            when=_when(words, data, last),
        )
    )


def _when(words: Words, data: Data, last: Overtaking) -> str:
    """In the first period in which the other is higher; between two, where some lie between."""
    before, after = (read_period(data.categories[number]) for number in (last.start, last.end))
    if before.end and after.end and months_between(before, after) <= _months(after):
        return words.during(after.label)
    return f"between {words.period(before.label)} and {words.period(after.label)}"


def _months(period: Period) -> int:
    """How long a period is."""
    return months_between(replace(period, end=period.start), period) + 1


def _reach(words: Words, indicator: Indicator, kind: str, data: Data) -> str:
    """How far competing projections of one are apart, against what was observed last."""
    names = present_of(words, indicator)
    found = rival_figures(indicator, names[0], list(data.categories)) if len(names) == 1 else []
    if kind != "line" or len(found) < 2:
        return ""
    high, low = found[0], found[-1]
    year = read_period(high.period).end[:4]
    last = observed(indicator, names[0])
    now = figure_at(indicator, names[0], last[-1]) if last else None
    if now and 0 < now.amount < high.amount - low.amount and low.amount > 0:
        then = words.period(now.period)
        return f"Projections for {year} are further apart than the whole amount of {then}"
    ends = [words.amount(indicator, each) for each in (low, high)]
    return f"{capital(words.measure(indicator))} may be {ends[0]} to {ends[1]} in {year}"
