"""The kinds of chart by name, and which of them fit which data: the one table of the choice.

To add a kind: a title here, a row in RULES, and the module that draws it in ``briefgen.charts``.
"""

from collections.abc import Callable, Sequence

import msgspec

from briefgen.evidence.changes import changes_of
from briefgen.evidence.comparisons import WORLD, compare, ratio_is_lawful, stands_for_nobody
from briefgen.evidence.indicators import (
    Figure,
    Indicator,
    IndicatorKind,
    Quantity,
    common_period,
    entities,
    figure,
    figure_at,
    is_plausible,
    observed,
    periods,
)
from briefgen.evidence.periods import Status, read_period

TITLES = {
    "bar": "Bar chart",
    "grouped": "Grouped bar chart",
    "stacked": "Stacked bar chart",
    "stacked100": "100% stacked bar chart",
    "line": "Line chart",
    "area": "Area chart",
    "slope": "Slope chart",
    "dumbbell": "Dumbbell chart",
    "dot": "Dot chart",
    "multiples": "Small multiples",
    "ratio": "Ratio blocks",
    "range": "Range of estimates",
    "bars-table": "Table with bars",
    "standing": "Standing chart",
    "changes": "Changes side by side",
}
FEW_YEARS, MANY_YEARS = 3, 4  # from so many periods on, a line tells more than bars
LINES, PARTS = 4, 4
STOOD = 3  # whom a standing chart compares, at most
FAR_FROM_ZERO = 0.3  # where all amounts lie above this part of the largest, slopes leave zero out
RATIOS = (1.1, 25.0)
ADDABLE = (Quantity.COUNT, Quantity.MONEY, Quantity.SHARE_OF_WORLD)
SPAN = 1e5
_THIN = (("bar",), ("grouped",), ("slope",), ("dot",))  # kinds that may show only two amounts
FLAT = 0.05  # of the largest amount: slopes that change less than this show nothing
_EACH = (" per ", " a ", " an ")
WHOLE = (97.0, 103.0)  # per cent that rounded shares of one whole may add up to


class Shape(msgspec.Struct, frozen=True):
    """What decides the choice, read from the indicators for whom a brief compares.

    ``periods`` counts the periods with figures of anybody compared; ``shared`` those in which
    everybody compared has one. ``total`` is what shares of the world add up to in the last of
    them, 0 where nothing adds up. ``ratio`` is larger to smaller, 0 where none may be said.
    ``estimates`` compete throughout, ``rivals`` are competing projections of one time;
    amounts are ``even`` unless they span powers of ten, ``broken`` where from some period on
    something else was counted, ``flat`` where hardly anything changed. ``compared`` counts for
    whom a brief is, ``shareable`` the measures of which one amount is a share of another,
    ``changes`` those of one unit over time, if every measure has some.
    """

    measures: int
    units: int
    present: int
    others: int
    periods: int
    shared: int
    estimates: bool = False
    rivals: bool = False
    even: bool = True
    broken: bool = False
    addable: bool = False
    total: float = 0.0
    ratio: float = 0.0
    score: bool = False
    flat: bool = False
    compared: int = 0
    shareable: int = 0
    changes: int = 0


def fitting(compared: tuple[str, ...], indicators: Sequence[Indicator]) -> tuple[str, ...]:
    """The lawful kinds for these data, best first; empty where nothing can be drawn.

    ``compared`` are the entities of a brief, the subject first.
    """
    shape = shape_of(compared, indicators)
    ranked = [(rule(shape), place) for place, (_, rule) in enumerate(RULES)]
    found = [(score, -place) for score, place in ranked if score > 0]
    return tuple(RULES[-place][0] for _, place in sorted(found, reverse=True))


def is_thin(compared: tuple[str, ...], indicator: Indicator) -> bool:
    """Whether a chart would show no more than two bars or two slopes."""
    shape, kinds = shape_of(compared, [indicator]), fitting(compared, [indicator])
    return kinds[:1] in _THIN and shape.present + shape.others <= 2


def shape_of(compared: tuple[str, ...], indicators: Sequence[Indicator]) -> Shape:
    """Read what decides the choice."""
    if len(indicators) == 1:
        known: dict[tuple[str, ...], Shape] = indicators[0].shapes
        if compared not in known:
            known[compared] = _shape_of_one(compared, indicators[0])
        return known[compared]
    held = [each for each in indicators if common_period(each, compared[:2])]
    years = min((len(_shared(each, compared[:2])) for each in indicators), default=0)
    return Shape(
        measures=len(held),
        units=len({each.unit.symbol or each.unit.nouns for each in indicators}),
        present=min(len(compared), 2),
        others=0,
        periods=years,
        shared=years,
        compared=len([e for e in compared if not _is_nobody(e, indicators)]),
        shareable=sum(is_shareable(each, compared) for each in indicators),
        changes=_count_changes(indicators, compared),
    )


def _shape_of_one(compared: tuple[str, ...], one: Indicator) -> Shape:
    known = entities(one)
    present = tuple(each for each in compared if each in known)
    shown = present or known
    amounts = [f.amount for f in one.figures] or [0]
    held = {p.label for e in shown for p in periods(one, e)}
    labels = [each for each in periods(one) if each.label in held]
    return Shape(
        measures=1,
        units=1,
        present=len(present),
        others=len([each for each in known if each not in (*compared, *stands_for_nobody(one))]),
        periods=len({each.end or each.label for each in labels}),
        shared=len(_shared(one, present)) if present else 0,
        estimates=one.kind is IndicatorKind.RANGE,
        rivals=_has_rivals(one),
        even=_is_even(one),
        broken=any(label.label in one.breaks for label in labels[1:]),
        addable=is_addable(one) and _is_even(one) and min(amounts) >= 0,
        total=_total(one, shown),
        ratio=_ratio(one, compared),
        score=one.scale is Quantity.SCORE,
        flat=_is_flat(one, present),
        changes=_count_changes((one,), compared),
    )


def _count_changes(indicators: Sequence[Indicator], compared: tuple[str, ...]) -> int:
    """How many changes stand side by side: none where their units have unlike bases."""
    found = [[c for e in compared[:2] for c in changes_of(each, e)] for each in indicators]
    whole = all(
        is_plausible((c.last.amount - c.first.amount) * one.unit.factor)
        for one, held in zip(indicators, found, strict=True)
        for c in held
    )
    alike = len({(each.unit.basis, each.unit.symbol) for each in indicators}) == 1
    return sum(map(len, found)) if whole and alike and all(found) else 0


def drawable(indicator: Indicator, compared: tuple[str, ...]) -> tuple[Figure, ...]:
    """The figures of those compared in one period; none where one is too large to be drawn."""
    field = compare(indicator, compared).field
    whole = all(is_plausible(each.amount * indicator.unit.factor) for each in field)
    return field if whole and len(field) > 1 else ()


def is_shareable(indicator: Indicator, compared: tuple[str, ...]) -> bool:
    """Whether amounts lie between zero and the highest of them: no scores, nothing below zero, and
    nobody else is further.
    """
    field, further = drawable(indicator, compared), compare(indicator, compared).further
    signed = indicator.unit.above or indicator.unit.below
    zero = indicator.scale is not Quantity.SCORE and not signed and not further
    return zero and bool(field) and all(each.amount >= 0 for each in field)


def _is_nobody(name: str, indicators: Sequence[Indicator]) -> bool:
    return any(name in stands_for_nobody(each) for each in indicators)


def is_addable(indicator: Indicator) -> bool:
    """Whether amounts of several make a sum: no price and nothing per head does."""
    rate = any(word in f" {indicator.unit.noun} " for word in _EACH)
    return indicator.scale in ADDABLE and not rate


def _is_even(indicator: Indicator) -> bool:
    """Whether amounts are of one order: what spans powers of ten needs a scale of powers."""
    above = [f.amount for f in indicator.figures if f.amount > 0]
    return not above or max(above) < SPAN * min(above)


def _shared(indicator: Indicator, present: tuple[str, ...]) -> set[str]:
    """The times of which all have figures; two measures of one year are one time."""
    return {
        p.end or p.label
        for p in periods(indicator)
        if all(figure(indicator, e, p.label) for e in present)
    }


def _is_flat(indicator: Indicator, present: tuple[str, ...]) -> bool:
    """Whether nobody compared changed much from the first period that all have to the last."""
    both = [
        p.label for p in periods(indicator) if all(figure(indicator, e, p.label) for e in present)
    ]
    if len(both) < 2 or not present:
        return False
    ends = [
        [f.amount for e in present if (f := figure(indicator, e, x))] for x in (both[0], both[-1])
    ]
    largest = max(map(abs, (*ends[0], *ends[1])))
    return all(abs(b - a) < FLAT * largest for a, b in zip(*ends, strict=True))


def _has_rivals(indicator: Indicator) -> bool:
    """Several projections of one entity for one time."""
    seen = set()
    for each in indicator.figures:
        period = read_period(each.period)
        if period.status is Status.PROJECTION:
            key = (each.entity, period.end)
            if key in seen:
                return True
            seen.add(key)
    return False


def _total(indicator: Indicator, shown: tuple[str, ...]) -> float:
    """What shares of the world add up to in the latest observed period of those shown."""
    if indicator.scale is not Quantity.SHARE_OF_WORLD or indicator.unit.symbol != "%":
        return 0.0
    latest = [p for each in shown for p in observed(indicator, each)[-1:]]
    if not latest:
        return 0.0
    last = max(latest, key=lambda p: p.end)
    parts = [each for each in entities(indicator) if each != WORLD]
    return sum(f.amount for each in parts if (f := figure_at(indicator, each, last)))


def _ratio(indicator: Indicator, compared: tuple[str, ...]) -> float:
    comparison = compare(indicator, compared)
    if len(comparison.figures) != 2 or not ratio_is_lawful(comparison):
        return 0.0
    larger, smaller = (float(each.amount) for each in comparison.figures)
    return larger / smaller if smaller > 0 else 0.0


Rule = Callable[[Shape], int]  # 0 is unlawful; the more, the better


def _single(shape: Shape) -> bool:
    """One measure that somebody compared has."""
    return shape.measures == 1 and shape.units == 1 and shape.present > 0


def _bar(shape: Shape) -> int:
    if shape.measures > 1 or shape.units > 1:
        return 0
    if shape.estimates:
        return 10
    return 60 if (shape.periods < MANY_YEARS and not shape.score) or not shape.present else 20


def _grouped(shape: Shape) -> int:
    if shape.measures > 1:
        return 50 if shape.units == 1 else 0
    lawful = _single(shape) and not shape.estimates and not shape.rivals
    return 55 if lawful and 1 < shape.periods < MANY_YEARS and 1 < shape.present <= PARTS else 0


def _stacked(shape: Shape) -> int:
    return 30 if _single(shape) and shape.addable and shape.present > 1 else 0


def _shares(shape: Shape) -> int:
    if not _single(shape) or not shape.addable or not 0 < shape.total <= WHOLE[1]:
        return 0
    whole = shape.total >= WHOLE[0] and shape.present + shape.others <= PARTS
    return 65 if whole and shape.periods == 1 else 25


def _line(shape: Shape) -> int:
    if not _single(shape) or shape.estimates or shape.periods < FEW_YEARS:
        return 0
    many = shape.present > LINES
    return 80 - 30 * many if shape.periods >= MANY_YEARS else 40


def _area(shape: Shape) -> int:
    lawful = _single(shape) and shape.addable and not shape.estimates and not shape.rivals
    lawful = lawful and not shape.broken
    if not lawful or shape.periods < FEW_YEARS:
        return 0
    return 70 if shape.present == 1 else 18


def _slope(shape: Shape) -> int:
    if not _single(shape) or shape.estimates or shape.rivals or shape.shared < 2:
        return 0
    if not shape.even or shape.broken:
        return 0
    return 35 if shape.flat or shape.periods != 2 else 75


def _dumbbell(shape: Shape) -> int:
    return 70 if shape.measures > 1 and shape.units == 1 and shape.present == 2 else 0


def _dot(shape: Shape) -> int:
    if shape.measures > 1 or shape.units > 1 or shape.estimates:
        return 0
    return 65 if shape.score else 22


def _multiples(shape: Shape) -> int:
    if shape.measures > 1:
        return 32 if shape.shared >= FEW_YEARS else 0
    if not _single(shape) or shape.estimates or shape.periods < FEW_YEARS:
        return 0
    return 75 if shape.present > LINES else 32


def _ratio_blocks(shape: Shape) -> int:
    return 28 if _single(shape) and RATIOS[0] <= shape.ratio <= RATIOS[1] else 0


def _range(shape: Shape) -> int:
    if shape.estimates and shape.measures == 1:
        return 90
    return 45 if _single(shape) and shape.rivals and shape.present == 1 else 0


def _bars_table(shape: Shape) -> int:
    if shape.measures > 1:
        return 90 if shape.units > 1 else 34
    return 0


def _standing(shape: Shape) -> int:
    return 60 if shape.measures > 1 and 1 < shape.compared <= STOOD and shape.shareable > 1 else 0


def _changes(shape: Shape) -> int:
    return (30 if shape.measures > 1 else 15) if shape.changes > 1 and shape.units == 1 else 0


RULES: tuple[tuple[str, Rule], ...] = (
    ("bar", _bar),
    ("grouped", _grouped),
    ("stacked", _stacked),
    ("stacked100", _shares),
    ("line", _line),
    ("area", _area),
    ("slope", _slope),
    ("dumbbell", _dumbbell),
    ("dot", _dot),
    ("multiples", _multiples),
    ("ratio", _ratio_blocks),
    ("range", _range),
    ("bars-table", _bars_table),
    ("standing", _standing),
    ("changes", _changes),
)
