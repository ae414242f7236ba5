"""What a chart is asked for, what it gets, and the grids of points that shapes share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from briefgen.compose.words import Words, capital
from briefgen.document.tree import Level, Point, Series
from briefgen.errors import TemplateError
from briefgen.evidence.comparisons import COUNTED, stands_for_nobody
from briefgen.evidence.indicators import (
    Figure,
    Indicator,
    Quantity,
    common_period,
    entities,
    figure_at,
    figure_in,
    periods,
)
from briefgen.evidence.period_forms import PIECES
from briefgen.evidence.periods import Status, read_period, time_of, without_remark
from briefgen.evidence.values import Cell, Reference, show


class Data(NamedTuple):
    """What a chart draws, the periods it shows, and what its source line must add."""

    categories: tuple[str, ...]
    series: tuple[Series, ...]
    shown: tuple[str, ...]
    remark: str = ""
    notes: tuple[str, ...] = ()
    tops: tuple[float, ...] = ()
    log: bool = False
    own_scale: bool = False
    breaks: tuple[str, ...] = ()
    levels: tuple[Level, ...] = ()


class Asked(NamedTuple):
    """The indicators of a chart, and how many rows it may have."""

    words: Words
    chosen: list[Indicator]
    rows: int


def grouped(asked: Asked, names: list[str], labels: list[str]) -> Data:
    words, one = asked.words, asked.chosen[0]
    series = tuple(
        Series(
            words.entity(entity).id,
            words.rank(entity),
            tuple(point(words, one, figure_in(one, entity, label)) for label in labels),
        )
        for entity in names
    )
    return Data(tuple(labels), series, tuple(labels))


def measures(asked: Asked, *, dated: bool = False) -> Data:
    """Indicators in rows, one series for each of the first two entities.

    Each row has its time in its name where they differ, or where all are to be ``dated``.
    """
    words = asked.words
    names = words.brief.entities[:2]
    rows = [each for each in asked.chosen if common_period(each, names)]
    if not rows:
        raise TemplateError("No indicator of this chart has figures for both entities.")
    at = {each.id: words.comparison(each).figures[0].period for each in rows}
    series = tuple(
        Series(
            words.entity(entity).id,
            words.rank(entity),
            tuple(point(words, each, figure_in(each, entity, at[each.id])) for each in rows),
        )
        for entity in names
    )
    shown = tuple(at.values())
    labels = [capital(each.phrases.strength or each.short) for each in rows]
    if dated or are_of_several_times(shown):
        labels = in_time(words, labels, shown)
    return Data(tuple(labels), series, shown)


def are_of_several_times(shown: Iterable[str]) -> bool:
    return len({time_of(read_period(each)) for each in shown}) > 1


def in_time(words: Words, names: Iterable[str], shown: Iterable[str]) -> list[str]:
    """Each name with its time: "European Union, 2019"."""
    rows = zip(names, shown, strict=True)
    return [f"{name}, {words.short_period(period)}" for name, period in rows]


def present(asked: Asked) -> list[str]:
    return present_of(asked.words, asked.chosen[0])


def present_of(words: Words, one: Indicator) -> list[str]:
    """Those compared who have figures; where nobody has, the first few who do."""
    found = [e for e in words.brief.entities if e in entities(one)]
    return found or list(entities(one)[:3])


def nobody(asked: Asked) -> tuple[str, ...]:
    """The names that are no rows: wholes, averages and targets, unless a brief compares them."""
    compared = asked.words.brief.entities
    return tuple(e for e in stands_for_nobody(asked.chosen[0]) if e not in compared)


def levels(asked: Asked, at: str, names: Sequence[str]) -> tuple[Level, ...]:
    """Average and target, those of ``names``, in a period; a target of another time says when."""
    words, one = asked.words, asked.chosen[0]
    found = []
    for name in names:
        held = figure_in(one, name, at)
        when = ""
        if held is None and name == one.target and (labels := labels_of(one, [name])):
            held, when = figure_in(one, name, labels[-1]), f" for {words.short_period(labels[-1])}"
        if held is not None:
            drawn = point(words, one, held)
            title = f"{capital(words.entity(name).id)}{when}"
            found.append(Level(title, drawn.amount or 0, drawn.text, drawn.reference))
    return tuple(found)


def yardsticks(asked: Asked) -> tuple[str, ...]:
    """The average and the target of a table, where they are not compared themselves."""
    one, compared = asked.chosen[0], asked.words.brief.entities
    return tuple(e for e in (one.benchmark, one.target) if e and e not in compared)


def told_apart(asked: Asked, labels: Sequence[str]) -> tuple[list[str], list[str]]:
    """Averages and targets that move over these periods, and those that are one level."""
    moving = []
    for name in yardsticks(asked):
        found = (figure_in(asked.chosen[0], name, each) for each in labels)
        held = [each.amount for each in found if each]
        if len(set(held)) > 1:
            moving.append(name)
    return moving, [each for each in yardsticks(asked) if each not in moving]


def lacking(count: int, whole: int, when: str) -> str:
    """How many have no figure, as a sentence."""
    if not count:
        return ""
    verb = "has" if count == 1 else "have"
    return f"{count} of {whole} {verb} no figure for {when}."


def in_rows(words: Words, data: Data) -> Data:
    """The periods of rows as they read there: ``May 2025``, ``2030, projected``."""
    return data._replace(categories=tuple(_in_row(words, each) for each in data.categories))


def _in_row(words: Words, label: str) -> str:
    later = read_period(label).status is Status.PROJECTION
    return f"{words.short_period(label)}, projected" if later else words.short_period(label)


def labels_of(indicator: Indicator, shown: list[str]) -> list[str]:
    """The periods that somebody shown has, of one kind where amounts are of a time.

    A year has twelve times what a month has. What is of one time stands once.
    """
    found = [p for p in periods(indicator) if any(figure_at(indicator, e, p) for e in shown)]
    if indicator.scale in (*COUNTED, Quantity.MONEY) and len({p.kind for p in found}) > 1:
        kinds = Counter(p.kind for p in found if p.status is not Status.PROJECTION)
        pieces = [kind for kind, _ in kinds.most_common() if kind in PIECES]
        found = [p for p in found if not pieces or p.kind is pieces[0] or p.kind not in PIECES]
    labels: dict[object, str] = {}
    for each in found:
        key = each.label if each.status is Status.PROJECTION else time_of(each)
        labels[key] = without_remark(each.label) if key in labels else each.label
    return list(labels.values())


def point(words: Words, indicator: Indicator, found: Figure | None) -> Point:
    if found is None:
        return Point(None)
    reference = Reference((Cell(indicator.id, found.entity, found.period),))
    projected = read_period(found.period).status is Status.PROJECTION
    meant = found.amount * indicator.unit.factor
    text = show(reference, words.indicators, words.brief.language)
    return Point(meant, text, reference, projected, words.rank(found.entity))
