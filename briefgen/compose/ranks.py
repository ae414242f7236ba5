"""Where those compared stand among all: rank and median, beside the average and the target."""

from briefgen.compose.words import NAMED, Words, capital
from briefgen.evidence.comparisons import WHOLES, Comparison
from briefgen.evidence.formatting import format_count
from briefgen.evidence.indicators import (
    Better,
    Figure,
    Indicator,
    Quantity,
    figure,
    figure_at,
    observed,
    periods,
)
from briefgen.evidence.periods import read_period
from briefgen.evidence.values import Operation

MANY, HALVED = 5, 8  # of whom a median is told, and the middle half


def among(words: Words, comparison: Comparison) -> str:
    """Where those compared stand among all, beside the average and the target, if the table says.

    A rank and a median are told of a complete table only: a selection is no ranking.
    """
    indicator = comparison.indicator
    wholes = [each for each in words.brief.entities if each in WHOLES]
    if not (indicator.complete or indicator.target or indicator.benchmark or wholes):
        return ""
    period = read_period(comparison.figures[0].period, indicator.calendar)
    field = comparison.field or comparison.figures
    everybody = words.everybody(indicator, period) if indicator.complete else field
    said = [_rank(words, comparison, everybody)]
    signed = indicator.unit.above or indicator.unit.below
    if indicator.complete and len(everybody) >= MANY and not signed:
        said = _median(words, indicator, everybody, said[0])
    for name in dict.fromkeys((indicator.benchmark, *wholes)):
        average = figure_at(indicator, name, period)
        if average and average not in field:
            place, amount = words.entity(name).place, words.said(indicator, average, unit=True)
            said.append(
                f"{capital(name)}: {amount}."
                if place == name
                else f"In {place} the figure was {amount}."
            )
    target = figure_at(indicator, indicator.target, period)
    if not target or len(everybody) < 2:
        said.append(_target(words, indicator, target))
    else:
        count = words.between(Operation.MEETING, indicator, (target, *everybody))
        amount = words.said(indicator, target, unit=True)
        whole = format_count(len(everybody))
        told = f"The target of {amount} was reached by {count} of the {whole}."
        if words.tokens.plain(count) == "none" and len(everybody) == 2:
            who = words.neither(tuple(each.entity for each in everybody))
            who = "neither of the two" if len(field) == 2 else who
            told = f"{capital(who)} reached the target of {amount}."
        said.append(told)
    return "".join(f" {each}" for each in said if each)


def _target(words: Words, indicator: Indicator, target: Figure | None) -> str:
    """The target, where nobody is counted who reaches it; that of another time with its own."""
    times = observed(indicator, indicator.target) or periods(indicator, indicator.target)
    found = target or (times and figure(indicator, indicator.target, times[-1].label)) or None
    if not found:
        return ""
    when = "" if target else f" for {words.period(found.period)}"
    return f"The target{when} is {words.said(indicator, found, unit=True)}."


def _median(
    words: Words, indicator: Indicator, everybody: tuple[Figure, ...], rank: str
) -> list[str]:
    """The middle of all, beside the rank where one is told; of eight and more the middle half."""
    median = words.between(Operation.MEDIAN, indicator, everybody)
    many = format_count(len(everybody))
    bare = indicator.scale is Quantity.RATE and not indicator.unit.symbol
    unit = f" {indicator.unit.nouns}" if bare else ""
    said = f"The median of the {many} was {median}{unit}"
    if len(everybody) >= HALVED and not words.is_none(indicator):  # half a post is none
        ends = (Operation.LOWER_QUARTILE, Operation.UPPER_QUARTILE)
        low, high = (words.between(each, indicator, everybody) for each in ends)
        said = f"{said}; half of them lay between {low} and {high}{unit}"
    return [rank, f"{said}."]


def _rank(words: Words, comparison: Comparison, everybody: tuple[Figure, ...]) -> str:
    """The place of the one whom the brief is about, unless it leads."""
    indicator = comparison.indicator
    own = next(iter(words.brief.entities), "")
    field = comparison.field or comparison.figures
    found = next((each for each in field if each.entity == own), None)
    ranked = indicator.complete and indicator.better is not Better.NEUTRAL
    if not (ranked and found and len(everybody) > 2) or own == comparison.leader:
        return ""
    if sum(each.amount == found.amount for each in field) > 1:
        return ""  # it is no merit of the one
    rank = words.rank_of(indicator, found, everybody)
    if sum(each.amount == found.amount for each in everybody) > 1:
        rank = f"tied for {rank}"
    place = capital(words.entity(own).place)
    if len(field) > NAMED and found not in (field[0], field[-1]):
        place = f"{place}, with {words.said(indicator, found)}, "
    return f"{place.rstrip(' ')} was {rank} of {format_count(len(everybody))}."
