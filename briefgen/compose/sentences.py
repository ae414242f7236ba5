"""What an indicator shows, in a sentence or two written from the data.

The branches are those a careful editor would use: leader first; no lead when the gap is small; no
ratio where ratios mean nothing; projections say who projects; who is further and who is absent is
said. A sentence names those whose figures it uses, and nobody else.
"""

from briefgen.compose.beyond import TIED, beyond
from briefgen.compose.ranks import among
from briefgen.compose.words import NAMED, Words, capital, joined
from briefgen.evidence.comparisons import (
    WORLD,
    Case,
    Comparison,
    gap_in_points,
    newest,
    ratio_is_lawful,
    stands_for_nobody,
)
from briefgen.evidence.formatting import NO_BREAK_SPACE, format_count
from briefgen.evidence.indicators import (
    Better,
    Figure,
    Indicator,
    IndicatorKind,
    entities,
    figure_at,
    observed,
)
from briefgen.evidence.period_forms import PeriodKind
from briefgen.evidence.periods import Status, read_period, without_remark
from briefgen.evidence.values import Operation, ValueFormat

POINT = 1.0  # a gap of less is not told in points
TIMES = 1.95  # what reads as 2 times is told so, not as 100% more
LISTED = 8  # of whom each is named where nobody is compared


def tell(words: Words, indicator: Indicator) -> str:
    """One or two sentences, the note mark after the one with the figures."""
    said, absent = _parts(words, indicator)
    return f"{said}{words.cite(indicator)}{f' {absent}' if absent else ''}"


def told(words: Words, indicator: Indicator) -> str:
    """One or two sentences."""
    return " ".join(filter(None, _parts(words, indicator)))


def tell_alone(words: Words, indicator: Indicator) -> str:
    """The two that are compared, in one sentence, and nothing of others; else what ``tell`` says.

    For text that keeps to few numbers: how far they are apart, who else is further and what is
    projected stands elsewhere.
    """
    said = told_alone(words, indicator)
    return f"{said}{words.cite(indicator)}" if said else tell(words, indicator)


def told_alone(words: Words, indicator: Indicator) -> str:
    """The same without a note; empty where one sentence does not tell it."""
    comparison = words.comparison(indicator)
    if comparison.case is Case.ALONE:
        return _alone(words, comparison)[0]
    if comparison.case not in (Case.LEADS, Case.AHEAD, Case.NEUTRAL) or comparison.newer:
        return ""
    if comparison.case is Case.NEUTRAL and indicator.phrases.apart:
        return f"{_side_by_side(words, comparison)}."
    if len(comparison.field) > 2:
        return ""
    first, second = comparison.figures
    period = _at(words, comparison)
    lead = words.fill(indicator.phrases.lead, indicator, first, unit=True, period=period)
    none = words.is_none(indicator) and second.amount == 0
    against = words.fill(indicator.phrases.against, indicator, second)
    if not against.startswith(words.entity(second.entity).possessive):
        against = against.removeprefix("the ")
    tail = _tail(words, comparison, second) if none else f", against {against}"
    return f"{capital(lead)}{tail}."


def _parts(words: Words, indicator: Indicator) -> tuple[str, str]:
    """What the figures say, and who has none."""
    comparison = words.comparison(indicator)
    match comparison.case:
        case Case.RANGE | Case.NOTHING:
            return _spread(words, indicator)
        case Case.ALONE:
            return _alone(words, comparison)
        case _:
            rest = (*_latest_of(words, comparison), _absent(words, comparison.absent))
            return _compared(words, comparison), " ".join(filter(None, rest))


def _compared(words: Words, comparison: Comparison) -> str:
    indicator = comparison.indicator
    match comparison.case:
        case Case.BOTH_ZERO:
            return _all_zero(words, comparison)
        case Case.NEUTRAL if indicator.phrases.apart:
            return _apart(words, comparison)
        case Case.CLOSE if indicator.phrases.close:
            return _close(words, comparison)
        case _:
            return _pair(words, comparison)


def _pair(words: Words, comparison: Comparison) -> str:
    indicator = comparison.indicator
    first, second = comparison.figures
    period = _at(words, comparison)
    lead = capital(words.fill(indicator.phrases.lead, indicator, first, unit=True, period=period))
    if len(comparison.field) > 2:
        tail = _others(words, comparison)
    else:
        tail = _tail(words, comparison, second)
    return f"{lead}{tail}{beyond(words, comparison)}.{among(words, comparison)}"


def _tail(words: Words, comparison: Comparison, second: Figure) -> str:
    indicator = comparison.indicator
    if words.is_none(indicator) and second.amount == 0:
        return f"; {words.entity(second.entity).place} had none"
    against = words.fill(indicator.phrases.against, indicator, second)
    if comparison.case is Case.CLOSE:
        first, other = comparison.figures
        return f", {'' if first.amount == other.amount else 'nearly '}the same as {against}"
    larger, smaller = (each.amount for each in comparison.figures)
    neutral = comparison.case is Case.NEUTRAL
    if gap_in_points(indicator) and larger - smaller >= POINT:
        return f", {against}: {points(words, comparison)}"
    if neutral or not ratio_is_lawful(comparison):
        return f", against {against.removeprefix('the ')}"
    if larger >= TIMES * smaller:
        ratio = words.between(Operation.RATIO, indicator, comparison.figures)
        if words.tokens.plain(ratio) == "2":
            twice = words.between(Operation.RATIO, indicator, comparison.figures, ValueFormat.TIMES)
            return f", {twice} {against}"
        return f", {ratio}{NO_BREAK_SPACE}times {against}"
    if indicator.unit.symbol == "%":  # "50% more than the 28%" is misheard
        return f", {points(words, comparison)} more than {against}"
    excess = words.between(Operation.EXCESS, indicator, comparison.figures)
    return f", {excess} more than {against}"


def points(words: Words, comparison: Comparison) -> str:
    """How far apart the two are, in points."""
    gap = words.between(Operation.DIFFERENCE, comparison.indicator, comparison.figures)
    unit = "point" if words.tokens.plain(gap) == "1" else "points"
    return f"{gap}{NO_BREAK_SPACE}{unit}"


def _others(words: Words, comparison: Comparison) -> str:
    """The others of more than two: each by name, or of many the one at the other end."""
    indicator, field = comparison.indicator, comparison.field
    against = indicator.phrases.against.removeprefix("the ")
    if len(field) <= NAMED:
        parts = [_amount_or_none(words, indicator, each, against) for each in field[1:]]
        return f", against {joined(parts)}"
    least = "highest" if indicator.better is Better.LOWER else "lowest"
    last = [each for each in field if each.amount == field[-1].amount]
    places = joined([words.entity(each.entity).place for each in last])
    if len(last) > TIED:
        places = f"{format_count(len(last))} of them"
    said = words.said(indicator, field[-1])
    had = f"had {said}" if said == "none" else f"had the {least}, {said}"
    return f"; of the {format_count(len(field))} compared, {places} {had}"


def _amount_or_none(words: Words, indicator: Indicator, each: Figure, form: str) -> str:
    if words.is_none(indicator) and each.amount == 0:
        return f"none in {words.entity(each.entity).place}"
    return words.fill(form, indicator, each)


def _at(words: Words, comparison: Comparison) -> str:
    """The period, with a word where one of the two has newer figures."""
    label = comparison.figures[0].period
    unlike = any(each.period != label for each in comparison.field)
    period = words.period(without_remark(label) if unlike else label)
    if not comparison.newer:
        return period
    whom = "both" if len(comparison.field) == 2 else "all"
    return f"{period}, the last {words.piece(comparison.figures[0].period)} for {whom}"


def _close(words: Words, comparison: Comparison) -> str:
    """Nearly the same, and then each figure with whom it belongs to."""
    indicator = comparison.indicator
    first = comparison.figures[0]
    period = _at(words, comparison)
    if first.amount == 0 and words.is_none(indicator):
        return _none(words, comparison)
    said = words.fill(indicator.phrases.close, indicator, first, period=period)
    if len({each.amount for each in comparison.level}) == 1:
        said = said.replace("nearly ", "", 1)  # "nearly the same number", "nearly as long"
    level = comparison.level
    names = tuple(each.entity for each in level)
    named = comparison.field if len(comparison.field) <= NAMED else level[:NAMED]
    amounts = words.each(indicator, named, "{amount} in {place}")
    figures = ", ".join(amounts[: len(level)])
    if others := amounts[len(level) :]:
        figures = f"{figures}, against {joined(others)}"
    if len(level) > len(named):
        low, high = sorted((level[0], level[-1]), key=lambda each: each.amount)
        ends = (words.amount(indicator, low, ValueFormat.BARE), words.said(indicator, high))
        figures = ends[1] if low.amount == high.amount else " to ".join(ends)
    told = f"{capital(words.pair(names))} {said}: {figures}"
    return f"{told}{beyond(words, comparison)}.{among(words, comparison)}"


def near(words: Words, indicator: Indicator) -> str:
    """That two have nearly the same score and how far one is ahead, with its note; else empty."""
    comparison = words.comparison(indicator)
    if (
        comparison.case is not Case.CLOSE
        or indicator.better is Better.NEUTRAL
        or not indicator.phrases.close
        or len(comparison.field) > 2
        or comparison.newer
    ):
        return ""
    first, second = comparison.figures
    if first.amount == second.amount:
        return ""
    names = capital(words.pair((first.entity, second.entity)))
    period = _at(words, comparison)
    said = words.fill(indicator.phrases.close, indicator, first, period=period)
    ahead = f"{words.entity(first.entity).place} {points(words, comparison)} ahead"
    return f"{names} {said}, {ahead}.{words.cite(indicator)}"


def _none(words: Words, comparison: Comparison) -> str:
    """That several have none, and who has."""
    indicator, level = comparison.indicator, comparison.level
    places = joined([words.entity(each.entity).place for each in level])
    period = _at(words, comparison)
    lead = words.fill(
        indicator.phrases.lead, indicator, level[0], unit=True, place=places, period=period
    )
    others = comparison.field[len(level) :]
    tail = ""
    if others and len(comparison.field) <= NAMED:
        tail = f", against {joined(words.each(indicator, others, '{amount} in {place}'))}"
    elif others:
        tail = _others(words, comparison)
    return f"{capital(lead)}{tail}{beyond(words, comparison)}.{among(words, comparison)}"


def _apart(words: Words, comparison: Comparison) -> str:
    """Figures side by side where none is better; of many, the ends."""
    told = f"{_side_by_side(words, comparison)}{beyond(words, comparison)}."
    return f"{told}{among(words, comparison)}"


def _side_by_side(words: Words, comparison: Comparison) -> str:
    indicator, field = comparison.indicator, comparison.field
    many = len(field) > NAMED
    shown = (field[0], field[-1]) if many else field
    amounts = joined(words.each(indicator, shown, "{amount} in {place}"))
    if many:
        amounts = f"{amounts}, the most and the least of the {format_count(len(field))} compared,"
    period = _at(words, comparison)
    said = words.fill(indicator.phrases.apart, indicator, field[0], each=amounts, period=period)
    return capital(said).removesuffix(",")


def _alone(words: Words, comparison: Comparison) -> tuple[str, str]:
    indicator = comparison.indicator
    only = comparison.figures[0]
    lead = capital(words.fill(indicator.phrases.lead, indicator, only, unit=True))
    own = set(words.brief.entities) <= set(words.brief.pack.compared)
    others = [each for each in words.brief.pack.compared if each != only.entity]
    own = own and not any(observed(indicator, each) for each in others)
    absent = indicator.phrases.alone if own else ""
    nobody = (only.entity, *comparison.absent, *stands_for_nobody(indicator))
    unlike = (each for each in words.brief.entities if each not in nobody)
    latest = [_latest(words, indicator, each) for each in unlike]
    rest = _absent(words, comparison.absent)
    absent = absent or " ".join(filter(None, (*latest, rest)))
    said = f"{lead}{beyond(words, comparison)}.{among(words, comparison)}"
    return said, absent


def _latest_of(words: Words, comparison: Comparison) -> list[str]:
    """The newest figures of those few who have none of the time that is told."""
    told = [_latest(words, comparison.indicator, each) for each in comparison.late[:NAMED]]
    more = len(comparison.late) - NAMED
    return [*told, f"{capital(format_count(more))} others have older ones."] if more > 0 else told


def _latest(words: Words, indicator: Indicator, entity: str) -> str:
    """The figure of somebody who has none of the same time."""
    found = figure_at(indicator, entity, observed(indicator, entity)[-1])
    assert found
    label = found.period
    amount = words.said(indicator, found, unit=True)
    place = words.entity(entity).place
    when = words.during(label)
    return f"The latest figure for {place} is {amount}{f', {when}' if when else ''}."


def _absent(words: Words, names: tuple[str, ...]) -> str:
    """That some of those compared have no figure."""
    told = [words.entity(each).place for each in names if each not in words.nobody]
    if not told:
        return ""
    if len(told) > NAMED:
        told = [*told[: NAMED - 1], f"{format_count(len(told) - NAMED + 1)} others"]
    places = joined(told, "or")
    return f"No comparable figure for {places} is available."


def _all_zero(words: Words, comparison: Comparison) -> str:
    indicator = comparison.indicator
    nobody = words.neither(tuple(each.entity for each in comparison.field))
    made = indicator.phrases.neither or f"had any {indicator.unit.nouns}"
    said = f"{capital(words.during(comparison.figures[0].period))} {nobody} {made}"
    return f"{said}{beyond(words, comparison)}.{among(words, comparison)}"


def _spread(words: Words, indicator: Indicator) -> tuple[str, str]:
    """From the smallest to the largest figure, where the brief's entities have none."""
    if indicator.kind is not IndicatorKind.RANGE:
        return _listed(words, indicator)
    low, *_, high = sorted(newest(indicator) * 2, key=lambda each: each.amount)
    ends = " to ".join(
        f"{words.amount(indicator, each)}{_when(words, each)}" for each in (low, high)
    )
    if low.amount == high.amount:
        ends = f"{words.amount(indicator, low)}{_when(words, low)}"
        return f"The published estimate of {words.measure(indicator)} is {ends}.", ""
    return f"Published estimates of {words.measure(indicator)} run from {ends}.", ""


def _when(words: Words, each: Figure) -> str:
    undated = read_period(each.period).kind is PeriodKind.UNDATED
    return "" if undated else f" ({words.period(each.period)})"


def _listed(words: Words, indicator: Indicator) -> tuple[str, str]:
    """Everybody's newest figure; periods stand once where all share one."""
    nobody = {indicator.target, indicator.benchmark, WORLD}
    somebody = [each for each in newest(indicator) if each.entity not in nobody]
    found = somebody or list(newest(indicator))
    shared = {each.period for each in found}
    opening = capital(words.measure(indicator))
    if len(shared) == 1:
        opening = f"{opening}, {_dated(words, shared.pop())}"
    if len(found) > LISTED and not shared:
        low, *_, high = sorted(found, key=lambda each: each.amount)
        ends = (words.said(indicator, low), words.said(indicator, high, unit=True))
        low_place, high_place = (words.entity(each.entity).place for each in (low, high))
        said = f"{opening}: from {ends[0]} in {low_place} to {ends[1]} in {high_place}."
        return said, _missing(words, indicator)
    parts = [
        f"{words.entity(each.entity).place} {words.said(indicator, each, unit=not number)}"
        + (f" ({_dated(words, each.period)})" if shared else "")
        for number, each in enumerate(found)
    ]
    return f"{opening}: {joined(parts)}{_whole(words, indicator, dated=bool(shared))}.", _missing(
        words, indicator
    )


def _whole(words: Words, indicator: Indicator, *, dated: bool) -> str:
    """The world's figure behind those of its parts, with its period if that was not told."""
    found = next((each for each in newest(indicator) if each.entity == WORLD), None)
    if not found or len(newest(indicator)) == 1:
        return ""
    when = f" ({_dated(words, found.period)})" if dated else ""
    return f"; in {words.entity(WORLD).place} {words.said(indicator, found)}{when}"


def _dated(words: Words, period: str) -> str:
    projected = read_period(period).status is Status.PROJECTION
    return f"{words.period(period)}, projected" if projected else words.period(period)


def _missing(words: Words, indicator: Indicator) -> str:
    """That the brief's own entities are not among countries that are listed."""
    brief = words.brief
    if not set(brief.pack.compared) & set(entities(indicator)):
        return ""  # groupings or estimates: nobody would look for a country
    held = entities(indicator)
    return _absent(words, tuple(each for each in brief.entities if each not in held))
