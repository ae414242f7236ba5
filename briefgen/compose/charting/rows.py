"""Shapes with a row for each entity, measure or estimate."""

from briefgen.compose.charting.asked import (
    Asked,
    Data,
    are_of_several_times,
    in_time,
    labels_of,
    lacking,
    levels,
    measures,
    nobody,
    point,
    present,
    yardsticks,
)
from briefgen.compose.words import capital
from briefgen.document.tree import Point, Series
from briefgen.evidence.chart_kinds import is_addable
from briefgen.evidence.comparisons import newest
from briefgen.evidence.indicators import (
    Better,
    Figure,
    IndicatorKind,
    entities,
    figure_in,
)
from briefgen.evidence.values import Operation, Reference, show

MOST_BARS = 20  # more rows than this are added up as "other" where that is lawful
OTHER = "Other"


def one_period(asked: Asked) -> Data:
    """One value for each entity, in the period that the compared have in common.

    Where nobody compared has a figure the newest of each is shown, with its time if they differ.
    """
    words, one = asked.words, asked.chosen[0]
    if len(asked.chosen) > 1:
        return measures(asked)
    compared = words.comparison(one).figures
    at = compared[0].period if compared else ""
    held = [figure_in(one, each, at) for each in entities(one)] if at else list(newest(one))
    found = [each for each in held if each]
    found = [f for f in found if f.entity not in nobody(asked)] or found
    ordered, remark, rest = _foremost(asked, found)
    everybody = [each for each in entities(one) if each not in nobody(asked)]
    here = sum(figure_in(one, each, at) is not None for each in everybody) if at else len(everybody)
    missing = lacking(len(everybody) - here, len(everybody), words.short_period(at)) if at else ""
    points = [point(words, one, each) for each in ordered]
    labels = [words.entity(each.entity).id for each in ordered]
    if are_of_several_times(each.period for each in ordered):
        labels = in_time(words, labels, (each.period for each in ordered))
    if rest is not None:
        points.append(Point(rest, "", rank=2))
        labels.append(OTHER)
    series = Series(capital(words.measure(one)), -1, tuple(points))
    return Data(
        tuple(labels),
        (series,),
        tuple(f.period for f in ordered),
        f"{remark} {missing}".strip(),
        levels=levels(asked, at, yardsticks(asked)) if at else (),
    )


def _foremost(asked: Asked, found: list[Figure]) -> tuple[list[Figure], str, int | float | None]:
    """The largest, and always those compared; what is left out is added up or told."""
    compared = asked.words.brief.entities
    rest: int | float | None = None
    ordered = sorted(found, key=lambda f: (-f.amount, f.entity))
    if all(each.entity in compared for each in found):
        return sorted(found, key=lambda f: compared.index(f.entity)), "", None
    most, over = asked.rows, len(ordered) - asked.rows
    if over <= 0:
        return ordered, "", None
    own = any(each.entity in compared for each in found)
    adds = most >= MOST_BARS and own and is_addable(asked.chosen[0])
    room = most - 1 if adds else most
    pinned = [each for each in ordered if each.entity in compared]
    others = [each for each in ordered if each not in pinned]
    if asked.chosen[0].better is Better.LOWER:
        others = others[::-1]  # the best are seen, not the worst
    kept = [*pinned, *others[: max(room - len(pinned), 0)]]
    left = [each for each in ordered if each not in kept]
    if adds:
        rest = sum(each.amount for each in left) * asked.chosen[0].unit.factor
    remark = "" if adds else _left_out(left, kept)
    return [each for each in ordered if each in kept], remark, rest


def _left_out(left: list[Figure], kept: list[Figure]) -> str:
    """How many are not shown, and where they would stand, lest what is shown reads as a ranking."""
    amounts = [each.amount for each in kept]
    higher = sum(each.amount > max(amounts) for each in left)
    between = sum(min(amounts) < each.amount <= max(amounts) for each in left)
    where = []
    for count, place in ((higher, "higher"), (between, "between these")):
        if count:
            where.append(place if count == len(left) else f"{count} of them {place}")
    return f"{'; '.join([f'{len(left)} more not shown', *where])}."


def gapped(asked: Asked) -> Data:
    """The same with the difference of each row in words."""
    data, words = measures(asked), asked.words
    notes = []
    for row in range(len(data.categories)):
        cells = [c for s in data.series if (r := s.points[row].reference) for c in r.cells]
        amounts = [s.points[row].amount or 0 for s in data.series]
        ordered = cells if amounts[0] >= amounts[-1] else cells[::-1]
        text = ""
        if len(ordered) == 2:
            text = show(
                Reference(tuple(ordered), Operation.DIFFERENCE),
                words.indicators,
                words.brief.language,
            )
        unit = words.indicators[cells[0].indicator].unit.symbol if cells else ""
        notes.append(f"{text} points" if text and unit == "%" else text)
    return data._replace(notes=tuple(notes))


def dated_rows(asked: Asked) -> Data:
    """Unlike measures, each named with its period."""
    return measures(asked, dated=True)


def against(asked: Asked) -> Data:
    """The larger and the smaller of the two compared."""
    words, one = asked.words, asked.chosen[0]
    found = words.comparison(one).figures
    series = tuple(
        Series(words.entity(f.entity).id, words.rank(f.entity), (point(words, one, f),))
        for f in found
    )
    return Data((words.short_period(found[0].period),), series, (found[0].period,))


def estimates(asked: Asked) -> Data:
    """A row for each estimate with its year and who made it, largest first."""
    words, one = asked.words, asked.chosen[0]
    if one.kind is not IndicatorKind.RANGE:
        return _rivals(asked)
    found = sorted(newest(one), key=lambda f: (-f.amount, f.entity))[: asked.rows]
    names = [words.entity(f.entity).id for f in found]
    heads = {name.partition(" – ")[0] for name in names if " – " in name}
    if len(heads) == 1 and all(" – " in name for name in names):
        names = [name.partition(" – ")[2] for name in names]
    labels = tuple(f"{capital(name)}, {f.period}" for name, f in zip(names, found, strict=True))
    points = tuple(point(words, one, f) for f in found)
    series = Series(capital(words.measure(one)), 0 if heads else -1, points)
    return Data(labels, (series,), tuple(f.period for f in found))


def _rivals(asked: Asked) -> Data:
    """The periods of one entity in rows, competing projections among them."""
    words, one = asked.words, asked.chosen[0]
    name = present(asked)[0]
    labels = labels_of(one, [name])
    points = tuple(point(words, one, figure_in(one, name, label)) for label in labels)
    shown = tuple(label.replace(" (", ", ").replace(")", "") for label in labels)
    series = Series(words.entity(name).id, words.rank(name), points)
    return Data(shown, (series,), tuple(labels))
