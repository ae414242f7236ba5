"""Where those compared stand on several measures, each between zero and its highest amount."""

from briefgen.compose.charting.asked import Asked, Data, point
from briefgen.compose.words import Words, capital, joined
from briefgen.document.tree import Series
from briefgen.errors import TemplateError
from briefgen.evidence.chart_kinds import STOOD, drawable, is_shareable
from briefgen.evidence.comparisons import gap_in_points
from briefgen.evidence.indicators import Better, Figure, Indicator, Quantity, figure_in
from briefgen.evidence.values import Cell, Operation, Reference, show

MOST = 8  # measures
LOWER = ", less is better"


def standings(asked: Asked) -> Data:
    """A row for each measure with its period, those first in which the subject is furthest ahead.

    A measure without a scale from zero says how far apart they are in words. One of which somebody
    else has most says who that is, and ends at that amount.
    """
    words = asked.words
    names = [each for each in words.brief.entities if each not in words.nobody][:STOOD]
    held = [each for each in asked.chosen if _field(words, each)]
    if not held:
        raise TemplateError("No indicator of this chart has figures for both entities.")
    ordered = sorted(held, key=lambda each: _behind(words, each, names[0]))
    kept = [each for each in ordered if each in held[:MOST]]
    at = {each.id: _field(words, each)[0].period for each in kept}
    series = tuple(
        Series(
            words.entity(name).id,
            words.rank(name),
            tuple(point(words, each, figure_in(each, name, at[each.id])) for each in kept),
        )
        for name in names
    )
    labels = tuple(_label(words, each, at[each.id]) for each in kept)
    remark = _left_out([e for e in asked.chosen if e not in held], len(held) - len(kept))
    notes = tuple(_said(words, each) for each in kept)
    tops = tuple(_top(words, each) for each in kept)
    return Data(labels, series, tuple(at.values()), remark, notes, tops=tops if any(tops) else ())


def _field(words: Words, indicator: Indicator) -> tuple[Figure, ...]:
    return drawable(indicator, words.brief.entities)


def _behind(words: Words, indicator: Indicator, subject: str) -> tuple[bool, float]:
    """How far the subject is behind the best other; measures without a scale come last."""
    field = _field(words, indicator)
    own = [float(each.amount) for each in field if each.entity == subject]
    others = [float(each.amount) for each in field if each.entity != subject]
    if not own or not others or _said(words, indicator):
        return True, 0.0
    lower = indicator.better is Better.LOWER
    best = min(others) if lower else max(others)
    larger, smaller = (own[0], best) if lower else (best, own[0])
    return False, larger / smaller if smaller else float("inf")


def _label(words: Words, indicator: Indicator, period: str) -> str:
    name = capital(indicator.phrases.strength or indicator.short)
    lower = LOWER if indicator.better is Better.LOWER else ""
    return f"{name}, {words.short_period(period)}{lower}"


def _top(words: Words, indicator: Indicator) -> float:
    """The highest amount where somebody not drawn has it and all are above zero; else 0."""
    further = words.comparison(indicator).further
    if not further or indicator.better is Better.LOWER or indicator.scale is Quantity.SCORE:
        return 0.0
    signed = indicator.unit.above or indicator.unit.below
    below = signed or any(each.amount < 0 for each in _field(words, indicator))
    return 0.0 if below else float(further[0].amount)


def _said(words: Words, indicator: Indicator) -> str:
    """Words in place of marks; nothing where each amount is a share of the highest."""
    further = words.comparison(indicator).further
    if further:
        amount = show(_reference(indicator, further[:1]), words.indicators, words.brief.language)
        end = "lowest" if indicator.better is Better.LOWER else "highest"
        return f"{end}: {words.entity(further[0].entity).place} {amount}"
    if is_shareable(indicator, words.brief.entities):
        return ""
    field = sorted(_field(words, indicator), key=lambda f: -f.amount)
    ends = (field[0], field[-1])
    difference = _reference(indicator, ends, Operation.DIFFERENCE)
    text = show(difference, words.indicators, words.brief.language)
    return f"{text}{' points' if gap_in_points(indicator) else ''} apart"


def _reference(
    indicator: Indicator, figures: tuple[Figure, ...], operation: Operation = Operation.AMOUNT
) -> Reference:
    cells = tuple(Cell(indicator.id, each.entity, each.period) for each in figures)
    return Reference(cells, operation)


def _left_out(lacking: list[Indicator], more: int) -> str:
    parts = [f"{more} more not shown."] if more else []
    if lacking:
        names = joined([each.phrases.strength or each.short for each in lacking])
        parts.append(f"Not drawn, without figures to compare: {names}.")
    return " ".join(parts)
