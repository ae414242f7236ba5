"""Changes of one unit side by side: what was added, and what projections would add."""

from briefgen.compose.charting.asked import Asked, Data
from briefgen.compose.words import Words, capital
from briefgen.document.tree import Point, Series
from briefgen.errors import TemplateError
from briefgen.evidence.changes import Change, changes_of
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.periods import scenario, without_remark
from briefgen.evidence.values import Cell, Operation, Reference, show

COMPARED = 2  # whose changes are set side by side, at most


def side_by_side(asked: Asked) -> Data:
    """A row for each change, observed before projected, each named with its span."""
    words = asked.words
    names = words.brief.entities[:COMPARED]
    found = [
        (indicator, change)
        for indicator in asked.chosen
        for name in names
        for change in changes_of(indicator, name)
    ]
    if not found:
        raise TemplateError("No indicator of this chart has figures of two periods.")
    several = len({change.last.entity for _, change in found}) > 1
    labels = tuple(_label(words, *each, named=several) for each in found)
    points = tuple(_point(words, *each) for each in found)
    shown = tuple(f.period for _, change in found for f in (change.first, change.last))
    return Data(labels, (Series("Change", -1, points),), shown)


def _label(words: Words, indicator: Indicator, change: Change, *, named: bool) -> str:
    first, last = (
        words.short_period(without_remark(f.period)) for f in (change.first, change.last)
    )
    parts = [capital(words.measure(indicator))]
    parts += [words.entity(change.last.entity).id] if named else []
    parts.append(f"{first}–{last}")
    parts += [scenario(change.last.period), "projected"] if change.projected else []
    return ", ".join(filter(None, parts))


def _point(words: Words, indicator: Indicator, change: Change) -> Point:
    cells = tuple(
        Cell(indicator.id, each.entity, each.period) for each in (change.last, change.first)
    )
    reference = Reference(cells, Operation.CHANGE)
    amount = (change.last.amount - change.first.amount) * indicator.unit.factor
    text = show(reference, words.indicators, words.brief.language)
    rank = words.rank(change.last.entity)
    return Point(amount, text, reference, change.projected, rank)
