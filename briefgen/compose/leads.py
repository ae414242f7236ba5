"""Heads that tell one measure by one number and its year."""

import re
from collections.abc import Iterable

from briefgen.compose.beyond import next_holder
from briefgen.compose.sentences import told, told_alone
from briefgen.compose.summaries import AHEAD, distance_of, is_lower, leads_other, others_of, verb_of
from briefgen.compose.words import Words, capital, joined
from briefgen.evidence.comparisons import (
    Case,
    Comparison,
    Margin,
    gap_in_points,
    ratio_is_lawful,
)
from briefgen.evidence.formatting import FOLDS
from briefgen.evidence.indicators import (
    Better,
    Figure,
    Indicator,
    Quantity,
    entities,
    figure_at,
    observed,
)
from briefgen.evidence.periods import read_period, without_remark
from briefgen.evidence.values import Cell, Operation, Reference, ValueFormat

SHRUNK = 0.5
WHOLE = 100  # percent
MOST, LITTLE = 50, 20  # percent: of what is held elsewhere, of what those compared hold


def lead_when(words: Words, indicator: Indicator) -> str:
    """How far ahead and when: "China led in electricity by 2.3 to 1 in 2025"; that two were close.

    Of more than two the leader's own figure tells it. Empty where no single number does: nobody is
    ahead, one is alone, or what one has is not of the same time.
    """
    comparison = words.comparison(indicator)
    if comparison.newer or comparison.absent or comparison.late or not comparison.figures:
        return ""
    when = words.during(comparison.figures[0].period)
    strength = indicator.phrases.strength or indicator.short
    if comparison.case is Case.CLOSE:
        pair = words.pair(tuple(each.entity for each in comparison.level))
        level = "level" if len({each.amount for each in comparison.level}) == 1 else "close"
        said = f"{capital(pair)} were {level} in {strength} {when}".strip()
        return f"{said}{_level_at(words, comparison)}"
    if not comparison.leader:
        return ""
    lower = is_lower(comparison)
    ahead = AHEAD[False, lower][0].format(others_of(words, comparison))
    verb = verb_of(recent=False, lower=lower) if leads_other(comparison) else ahead
    said = f"{capital(words.entity(comparison.leader).place)} {verb} {strength}"
    if len(comparison.field) > 2:
        amount = words.said(indicator, comparison.figures[0], unit=True)
        return f"{' '.join(filter(None, (said, when)))}, with {amount}"
    distance = distance_of(words, comparison)
    return f"{said}{distance} {when}".strip() if distance else ""


def _level_at(words: Words, comparison: Comparison) -> str:
    """The figures of two who are level or close: ", with 31% each", ", with 57% in Ohio and 56% in
    Utah"."""
    if len(comparison.level) > 2:
        return ""
    first, second = comparison.level
    if first.amount == second.amount:
        return f", with {words.said(comparison.indicator, first, unit=True)} each"
    amounts = words.each(comparison.indicator, comparison.level, "{amount} in {place}")
    return f", with {joined(amounts)}"


def with_both(words: Words, indicator: Indicator) -> str:
    """Who is ahead, where only figures tell how far: "Ohio led in the balance in 2025, with a
    surplus of $5 million against a deficit of $2 million in Utah"; of more than two, the first.
    """
    comparison = words.comparison(indicator)
    if comparison.newer or len(comparison.field) < 2:
        return ""
    if comparison.case not in (Case.LEADS, Case.AHEAD, Case.ONE_ZERO):
        return ""
    first, second = comparison.figures
    lower = is_lower(comparison)
    ahead = AHEAD[False, lower][0].format(others_of(words, comparison))
    verb = verb_of(recent=False, lower=lower) if comparison.leader else ahead
    when = words.during(first.period)
    strength = indicator.phrases.strength or indicator.short
    said = f"{capital(words.entity(first.entity).place)} {verb} {strength} {when}".strip()
    said = f"{said}, with {words.said(indicator, first, unit=True)}"
    if len(comparison.field) > 2:
        return said
    where = f" in {words.entity(second.entity).place}" if comparison.leader else ""
    return f"{said} against {words.said(indicator, second)}{where}"


def held_elsewhere(words: Words, indicator: Indicator, *, aloud: bool = False) -> str:
    """That most of a whole is with somebody else: "the Netherlands had 81.5% of world sales of
    lithography machines in 2025, and Japan most of the rest". Empty where it is not so.

    Whoever has the next part is told as well, where it is more than what those compared hold; with
    a number ("had 60% and Japan 15%") unless it is most of the rest. ``aloud`` rounds: "about 82%".
    """
    comparison = words.comparison(indicator)
    if indicator.scale is not Quantity.SHARE_OF_WORLD or not comparison.further:
        return ""
    most, own = comparison.further[0], comparison.field or comparison.figures
    if most.amount < MOST or sum(each.amount for each in own) > LITTLE:
        return ""
    whole = re.sub(r"^(?:the )?share of (?:the )?", "", words.measure(indicator))
    when = words.during(without_remark(most.period))
    following = next_holder(words, comparison)

    def said(part: Figure) -> str:
        if not aloud:
            return words.said(indicator, part)
        cell = Cell(indicator.id, part.entity, part.period)
        return f"about {words.value(Reference((cell,), decimals=0))}"

    told = f"{capital(words.entity(most.entity).place)} had {said(most)}"
    place = words.entity(following.entity).place if following else ""
    if following and following.amount > (WHOLE - most.amount) / 2:
        return f"{told} of {whole} {when}, and {place} most of the rest"
    if following:
        told = f"{told} and {place} {said(following)}"
    return f"{told} of {whole} {when}".strip()


def narrowed(words: Words, indicator: Indicator) -> str:
    """That a lead in points has shrunk by half or more: "the U.S. lead in highly cited papers fell
    from 2.47 percentage points in 2010 to 0.44 in 2020". Empty where it has not.
    """
    comparison = words.comparison(indicator)
    if not comparison.leader or len(comparison.field) != 2 or not gap_in_points(indicator):
        return ""
    ahead, behind = comparison.figures
    pairs = []
    for period in observed(indicator, ahead.entity):
        one, other = (figure_at(indicator, each.entity, period) for each in (ahead, behind))
        if one and other:
            pairs.append((one, other))
    if not pairs or indicator.better is Better.LOWER:
        return ""
    widest = max(pairs, key=lambda pair: pair[0].amount - pair[1].amount)
    now = ahead.amount - behind.amount
    if now > SHRUNK * (widest[0].amount - widest[1].amount) or widest[0].period >= ahead.period:
        return ""
    peak = "a peak of " if widest is not pairs[0] else ""
    before, after = (
        words.between(Operation.DIFFERENCE, indicator, pair) for pair in (widest, (ahead, behind))
    )
    whose = words.entity(ahead.entity).adjective
    strength = indicator.phrases.strength or indicator.short
    dates = [words.during(each.period) for each in (widest[0], ahead)]
    return (
        f"The {whose} lead in {strength} fell from {peak}{before} percentage points {dates[0]}"
        f" to {after} {dates[1]}"
    )


def grows_to(words: Words, indicator: Indicator) -> str:
    """What is projected, in a word: "electricity used by U.S. data centers may triple from
    2023 to 2030".

    Empty where nothing is projected, or where even the lowest case is not clearly more.
    """
    comparison = words.comparison(indicator)
    if not comparison.later or not comparison.figures or comparison.later[0].amount <= 0:
        return ""
    first = comparison.figures[0]
    own = next((e for e in comparison.figures if e.entity == comparison.later[0].entity), first)
    if own.amount <= 0 or comparison.later[0].amount < FOLDS[-1][0] * own.amount:
        return ""
    times = words.between(Operation.RATIO, indicator, (comparison.later[0], own), ValueFormat.FOLD)
    alone = comparison.case is Case.ALONE
    where = "" if alone else f" in {words.entity(own.entity).place}"
    span = [read_period(each.period).end[:4] for each in (own, comparison.later[-1])]
    return f"{capital(words.measure(indicator))}{where} may {times} from {span[0]} to {span[1]}"


def is_measured(words: Words, indicator: Indicator) -> bool:
    """Whether one sentence with its number tells who leads, who holds most or what grows."""
    return any(each(words, indicator) for each in (lead_when, held_elsewhere, grows_to))


def is_more(words: Words, indicator: Indicator) -> bool:
    """Whether its sentence tells more than who leads: what narrowed, who holds most, what grows."""
    return any(each(words, indicator) for each in (narrowed, held_elsewhere, grows_to))


def locally(words: Words, indicators: Iterable[Indicator]) -> str:
    """The newest figure of the state or district that an office stands for, where one is held."""
    wanted = words.brief.form.state.casefold()
    said = []
    for each in indicators:
        names = (e for e in entities(each) if e not in words.brief.entities)
        name = next((e for e in names if wanted and e.casefold() == wanted), "")
        periods = observed(each, name) if name else ()
        own = figure_at(each, name, periods[-1]) if periods else None
        if own:
            told = words.fill(each.phrases.lead, each, own, unit=True)
            said.append(f"{capital(told)}.{words.cite(each)}")
    return " ".join(said)


def spoken(words: Words, indicators: Iterable[Indicator]) -> str:
    """One number, as it is said aloud: "In 2024, China led in robots, about nine to one".

    It has no mark of its source: the kinds that are read out name their sources below.
    """
    said = ((each, _spoken(words, each)) for each in indicators)
    return " ".join(s or told_alone(words, each) or told(words, each) for each, s in said)


def _spoken(words: Words, indicator: Indicator) -> str:
    """When and who of two led, by a round number if it is wide; empty where nobody is ahead."""
    comparison = words.comparison(indicator)
    strength = indicator.phrases.strength or indicator.short
    if comparison.case is Case.CLOSE:
        pair = words.pair(tuple(each.entity for each in comparison.level))
        said = f"On {strength}, {pair} were about even {_when(words, comparison)}"
        return f"{said}{_level_at(words, comparison)}."
    if len(comparison.field) > 2:
        return ""
    when = _when(words, comparison) if comparison.leader else ""
    if when and comparison.margin is Margin.WIDE and ratio_is_lawful(comparison):
        ratio = words.between(Operation.RATIO, indicator, comparison.figures, ValueFormat.SPOKEN)
        leader = words.entity(comparison.leader).place
        led = f"was ahead of {others_of(words, comparison)}"
        led = "led" if leads_other(comparison) else led
        return f"{capital(when)}, {leader} {led} in {strength}, {ratio} to one."
    elsewhere = held_elsewhere(words, indicator, aloud=True)
    found = lead_when(words, indicator) or elsewhere or grows_to(words, indicator)
    return f"{found}." if found else ""  # else told with its figures


def _when(words: Words, comparison: Comparison) -> str:
    return words.during(comparison.figures[0].period)
