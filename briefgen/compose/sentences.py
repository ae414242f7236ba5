"""What an indicator shows, in a sentence or two written from the data.

The branches are those a careful editor would use: leader first; no lead when the gap is small; no
ratio where ratios mean nothing; projections say who projects; who is absent is said.
"""

from briefgen.compose.words import Words, capital, joined
from briefgen.evidence.comparisons import (
    Case,
    Comparison,
    gap_in_points,
    newest,
    ratio_is_lawful,
)
from briefgen.evidence.formatting import NO_BREAK_SPACE, format_period
from briefgen.evidence.indicators import (
    Figure,
    Indicator,
    IndicatorKind,
    Status,
    entities,
    read_period,
)
from briefgen.evidence.values import Operation, ValueFormat

POINT = 1.0  # a gap of less is not told in points


def tell(words: Words, indicator: Indicator) -> str:
    """One or two sentences, the note mark after the one with the figures."""
    said, absent = _parts(words, indicator)
    return f"{said}{words.cite(indicator)}{f' {absent}' if absent else ''}"


def told(words: Words, indicator: Indicator) -> str:
    """One or two sentences."""
    return " ".join(filter(None, _parts(words, indicator)))


def _parts(words: Words, indicator: Indicator) -> tuple[str, str]:
    """What the figures say, and who has none."""
    comparison = words.comparison(indicator)
    match comparison.case:
        case Case.RANGE | Case.NOTHING:
            return _spread(words, indicator)
        case Case.ALONE:
            return _alone(words, comparison)
        case _:
            return _compared(words, comparison), ""


def _compared(words: Words, comparison: Comparison) -> str:
    indicator = comparison.indicator
    match comparison.case:
        case Case.BOTH_ZERO:
            return _both_zero(words, comparison)
        case Case.NEUTRAL if indicator.phrases.apart:
            return _apart(words, comparison)
        case Case.CLOSE if indicator.phrases.close:
            return _close(words, comparison)
        case _:
            return _pair(words, comparison)


def _pair(words: Words, comparison: Comparison) -> str:
    indicator = comparison.indicator
    first, second = comparison.figures
    lead = capital(words.fill(indicator.phrases.lead, indicator, first, period=_at(comparison)))
    tail = f"{_tail(words, comparison, second)}{_newer(words, comparison)}"
    return f"{lead}{tail}{_projection(words, comparison)}."


def _tail(words: Words, comparison: Comparison, second: Figure) -> str:
    indicator = comparison.indicator
    if comparison.case is Case.ONE_ZERO or (comparison.case is Case.AHEAD and not second.amount):
        return f"; {words.entity(second.entity).place} had none"
    against = words.fill(indicator.phrases.against, indicator, second)
    if comparison.case is Case.CLOSE:
        return f", nearly the same as {against}"
    larger, smaller = (each.amount for each in comparison.figures)
    if gap_in_points(indicator) and larger - smaller >= POINT:
        points = words.between(Operation.DIFFERENCE, indicator, comparison.figures)
        return f", {against}: {points}{NO_BREAK_SPACE}points"
    if comparison.case is Case.NEUTRAL or not ratio_is_lawful(comparison) or not smaller:
        return f", against {against.removeprefix('the ')}"
    if larger >= 2 * smaller:
        ratio = words.between(Operation.RATIO, indicator, comparison.figures)
        return f", {ratio}{NO_BREAK_SPACE}times {against}"
    excess = words.between(Operation.EXCESS, indicator, comparison.figures)
    return f", {excess} more than {against}"


def _at(comparison: Comparison) -> str:
    """The period, with a word where one of the two has newer figures."""
    period = format_period(comparison.figures[0].period)
    return f"{period}, the last year for both" if comparison.newer else period


def _newer(words: Words, comparison: Comparison) -> str:
    """That one of the two has a newer figure, which the other has not."""
    newer = comparison.newer
    if not newer:
        return ""
    before = next(each for each in comparison.figures if each.entity == newer.entity)
    verb = "reached" if newer.amount > before.amount else "fell to"
    amount = words.amount(comparison.indicator, newer)
    if words.tokens.plain(amount) == words.tokens.plain(words.amount(comparison.indicator, before)):
        verb = "stood at"
    return f"; {words.entity(newer.entity).place} {verb} {amount} in {format_period(newer.period)}"


def _close(words: Words, comparison: Comparison) -> str:
    """Nearly the same, and then each figure with whom it belongs to."""
    indicator = comparison.indicator
    first = comparison.figures[0]
    said = words.fill(indicator.phrases.close, indicator, first, period=_at(comparison))
    names = tuple(each.entity for each in comparison.figures)
    figures = ", ".join(words.each(indicator, comparison.figures, "{amount} in {place}"))
    tail = f"{_newer(words, comparison)}{_projection(words, comparison)}"
    return f"{capital(words.pair(names))} {said}: {figures}{tail}."


def _apart(words: Words, comparison: Comparison) -> str:
    """Two figures side by side where neither is better."""
    indicator = comparison.indicator
    amounts = joined(words.each(indicator, comparison.figures, "{amount} in {place}"))
    said = words.fill(
        indicator.phrases.apart,
        indicator,
        comparison.figures[0],
        each=amounts,
        period=_at(comparison),
    )
    return f"{capital(said)}{_newer(words, comparison)}{_projection(words, comparison)}."


def _alone(words: Words, comparison: Comparison) -> tuple[str, str]:
    indicator = comparison.indicator
    only = comparison.figures[0]
    lead = capital(words.fill(indicator.phrases.lead, indicator, only))
    others = [words.entity(e).adjective for e in words.brief.entities if e != only.entity]
    own = set(words.brief.entities) <= set(words.brief.pack.compared)
    absent = indicator.phrases.alone if own else ""
    if not absent and others:
        absent = f"No comparable {joined(others, 'or')} figure is in this library."
    return f"{lead}{_projection(words, comparison)}.", absent


def _both_zero(words: Words, comparison: Comparison) -> str:
    first, second = comparison.figures
    indicator = comparison.indicator
    nobody = words.neither((first.entity, second.entity))
    made = indicator.phrases.neither or f"had any {indicator.unit.nouns}"
    said = f"In {format_period(first.period)} {nobody} {made}"
    return f"{said}{_projection(words, comparison)}."


def _spread(words: Words, indicator: Indicator) -> tuple[str, str]:
    """From the smallest to the largest figure, where the brief's entities have none."""
    if indicator.kind is not IndicatorKind.RANGE:
        return _listed(words, indicator)
    low, *_, high = sorted(newest(indicator) * 2, key=lambda each: each.amount)
    ends = " to ".join(
        f"{words.amount(indicator, each)} ({format_period(each.period)})" for each in (low, high)
    )
    return f"Published estimates run from {ends} and do not count the same thing.", ""


def _listed(words: Words, indicator: Indicator) -> tuple[str, str]:
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
    return f"{opening}: {joined(parts)}.", _missing(words, indicator)


def _dated(period: str) -> str:
    projected = read_period(period).status is Status.PROJECTION
    return f"{format_period(period)}, projected" if projected else format_period(period)


def _missing(words: Words, indicator: Indicator) -> str:
    """That the brief's own entities are not among countries that are listed."""
    brief = words.brief
    if not set(brief.pack.compared) & set(entities(indicator)):
        return ""  # groupings or estimates: nobody would look for a country
    absent = joined([words.entity(each).place for each in brief.entities], "or")
    return f"No figure for {absent} is in this library."


def _projection(words: Words, comparison: Comparison) -> str:
    """Who projects what, after the last observed figure; never as if it were observed."""
    later, indicator = comparison.later, comparison.indicator
    if not later or not indicator.phrases.projects:
        return ""
    alone = comparison.case is Case.ALONE
    amount = words.amount(indicator, later[-1], ValueFormat.BARE if alone else ValueFormat.FULL)
    if len(later) > 1:
        amount = words.amount(indicator, later[-1])
        amount = f"{words.amount(indicator, later[0], ValueFormat.BARE)} to {amount}"
    return f"; {words.fill(indicator.phrases.projects, indicator, later[-1], amount)}"
