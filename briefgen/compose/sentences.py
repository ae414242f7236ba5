"""What indicators show, in sentences written from the data.

The branches are those a careful editor would use: leader first; no lead when the gap is small; no
ratio where ratios mean nothing; projections say who projects; who is absent is said.
"""

from collections.abc import Iterable

from briefgen.compose.words import Words, capital, joined
from briefgen.model.comparisons import Case, Comparison, newest, ratio_is_lawful
from briefgen.model.formatting import NO_BREAK_SPACE, format_period
from briefgen.model.indicators import Figure, Indicator, Kind, Status, entities, read_period
from briefgen.model.values import Form, Operation


def tell(words: Words, indicator: Indicator) -> str:
    """One or two sentences and the note mark."""
    comparison = words.comparison(indicator)
    match comparison.case:
        case Case.RANGE | Case.NOTHING:
            body = _spread(words, indicator)
        case Case.ALONE:
            body = _alone(words, comparison)
        case Case.BOTH_ZERO:
            body = _both_zero(words, comparison)
        case _:
            body = _pair(words, comparison)
    return f"{body}{words.cite(indicator)}"


def tell_all(words: Words, indicators: Iterable[Indicator], caveats: int = 0) -> str:
    """Several indicators in a row, with "But" where the lead changes hands.

    The first ``caveats`` of them are followed by what to keep in mind.
    """
    sentences: list[str] = []
    before, was_turned = "", False
    for number, indicator in enumerate(indicators):
        sentence, leader = tell(words, indicator), words.comparison(indicator).leader
        turned = before and leader and leader != before
        if turned and not was_turned:
            sentence = f"But {words.lowered(sentence)}"
        was_turned = bool(turned) and not was_turned
        sentences.append(sentence)
        if number < caveats and indicator.caveat:
            sentences.append(indicator.caveat)
        before = leader or before
    return " ".join(sentences)


def _pair(words: Words, comparison: Comparison) -> str:
    indicator = comparison.indicator
    first, second = comparison.figures
    lead = capital(words.fill(indicator.telling.lead, indicator, first))
    return f"{lead}{_tail(words, comparison, second)}.{_projection(words, comparison)}"


def _tail(words: Words, comparison: Comparison, second: Figure) -> str:
    indicator = comparison.indicator
    if comparison.case is Case.ONE_ZERO:
        return f"; {words.entity(second.entity).place} had none"
    against = words.fill(indicator.telling.against, indicator, second)
    if comparison.case is Case.CLOSE:
        return f", nearly the same as {against}"
    larger, smaller = (each.amount for each in comparison.figures)
    only_gap = comparison.case is Case.NEUTRAL or not ratio_is_lawful(comparison)
    if only_gap:
        return f", against {against}"
    if larger >= 2 * smaller:
        ratio = words.between(Operation.RATIO, indicator, comparison.figures)
        return f", {ratio}{NO_BREAK_SPACE}times {against}"
    excess = words.between(Operation.EXCESS, indicator, comparison.figures)
    return f", {excess} more than {against}"


def _alone(words: Words, comparison: Comparison) -> str:
    indicator = comparison.indicator
    only = comparison.figures[0]
    lead = capital(words.fill(indicator.telling.lead, indicator, only))
    others = [words.entity(e).place for e in words.brief.entities if e != only.entity]
    absent = indicator.telling.alone
    if not absent and others:
        absent = f"No comparable figure for {joined(others)} is in this library."
    return f"{lead}.{_projection(words, comparison)}{f' {absent}' if absent else ''}"


def _both_zero(words: Words, comparison: Comparison) -> str:
    first, second = comparison.figures
    places = f"{words.entity(first.entity).place} nor {words.entity(second.entity).place}"
    period = format_period(first.period)
    sentence = f"In {period} neither {places} had any {comparison.indicator.unit.nouns}."
    return f"{sentence}{_projection(words, comparison)}"


def _spread(words: Words, indicator: Indicator) -> str:
    """From the smallest to the largest figure, where the brief's entities have none."""
    if indicator.kind is not Kind.RANGE:
        return _listed(words, indicator)
    low, *_, high = sorted(newest(indicator) * 2, key=lambda each: each.amount)
    ends = " to ".join(
        f"{words.amount(indicator, each)} ({format_period(each.period)})" for each in (low, high)
    )
    return f"Published estimates run from {ends} and do not count the same thing."


def _listed(words: Words, indicator: Indicator) -> str:
    """Everybody's newest figure; periods stand once where all share one."""
    found = newest(indicator)
    shared = {each.period for each in found}
    opening = capital(words.measure(indicator))
    if len(shared) == 1:
        opening = f"{opening}, {_dated(shared.pop())}"
    parts = [
        f"{words.entity(each.entity).place} {words.amount(indicator, each)}"
        + (f" ({_dated(each.period)})" if shared else "")
        for each in found
    ]
    return f"{opening}: {joined(parts)}.{_missing(words, indicator)}"


def _dated(period: str) -> str:
    projected = read_period(period).status is Status.PROJECTION
    return f"{format_period(period)}, projected" if projected else format_period(period)


def _missing(words: Words, indicator: Indicator) -> str:
    """That the brief's own entities are not among countries that are listed."""
    brief = words.brief
    if not set(brief.pack.compared) & set(entities(indicator)):
        return ""  # groupings or estimates: nobody would look for a country
    absent = joined([words.entity(each).place for each in brief.entities])
    return f" No figure for {absent} is in this library."


def _projection(words: Words, comparison: Comparison) -> str:
    later, indicator = comparison.later, comparison.indicator
    if not later or not indicator.telling.projects:
        return ""
    amount = words.amount(indicator, later[-1])
    if len(later) > 1:
        amount = f"{words.amount(indicator, later[0], Form.BARE)} to {amount}"
    return f" {capital(words.fill(indicator.telling.projects, indicator, later[-1], amount))}."
