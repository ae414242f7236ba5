"""What follows the figures that are compared, in the same sentence.

Who else is further, whose figures are estimates, who has newer ones, and what is projected.
"""

from collections.abc import Sequence

from briefgen.compose.words import NAMED, Words, joined
from briefgen.evidence.comparisons import Case, Comparison
from briefgen.evidence.formatting import format_count
from briefgen.evidence.indicators import Better, Figure, Indicator, Quantity
from briefgen.evidence.periods import Status, read_period
from briefgen.evidence.values import ValueFormat

TIED = 3  # who are ahead of those compared together, by name
_STATUSES = (
    (Status.ESTIMATE, "an estimate", "estimates"),
    (Status.PROVISIONAL, "provisional", "provisional"),
)


def beyond(words: Words, comparison: Comparison) -> str:
    """What follows the figures that are compared, in the same sentence."""
    parts = (_further, _status, _newer, _projection)
    return "".join(part(words, comparison) for part in parts)


def _further(words: Words, comparison: Comparison) -> str:
    """Who is ahead of all whom the brief compares."""
    found = comparison.further
    if not found:
        return ""
    amount = words.said(comparison.indicator, found[0])
    places = joined([words.entity(each.entity).place for each in found])
    if len(found) > TIED:
        places = f"{format_count(len(found))} others"
    if comparison.case is Case.NEUTRAL or amount == "none":
        told = f"; {places} had {amount}"
        other = next_holder(words, comparison) if len(found) == 1 else None
        if not other:
            return told
        place = words.entity(other.entity).place
        return f"{told} and {place} {words.said(comparison.indicator, other)}"
    whom = "both" if len(comparison.field) == 2 else "all of them"
    ahead = "lower than" if comparison.indicator.better is Better.LOWER else "ahead of"
    were = "was" if len(found) == 1 else "were"
    own = words.said(comparison.indicator, comparison.figures[0])
    alike = words.tokens.plain(own) == words.tokens.plain(amount)
    if comparison.further_count > len(found):
        others = f"{format_count(comparison.further_count)} others"
        return f"; {ahead} {whom} were {others}, first {places}{'' if alike else f' with {amount}'}"
    return f"; {ahead} {whom} {were} {places}{'' if alike else f', with {amount}'}"


def next_holder(words: Words, comparison: Comparison) -> Figure | None:
    """Who has the next part of a whole of which somebody else has most, if that is more than what
    those compared hold together.
    """
    indicator, most = comparison.indicator, comparison.further[0]
    if indicator.scale is not Quantity.SHARE_OF_WORLD:
        return None
    everybody = words.everybody(indicator, read_period(most.period, indicator.calendar))
    others = [each for each in everybody if each.entity != most.entity]
    own = sum(each.amount for each in comparison.field or comparison.figures)
    found = max(others, key=lambda each: each.amount, default=most)
    return found if own < found.amount < most.amount else None


def _status(words: Words, comparison: Comparison) -> str:
    """Whose figures are no final ones, where others’ of the same time are."""
    told, first = "", comparison.figures[0]
    if any(each.period != first.period for each in comparison.field):
        for status, one, several in _STATUSES:
            held = [
                words.entity(each.entity).place
                for each in comparison.field
                if read_period(each.period).status is status
            ]
            if held:
                is_one = len(held) == 1
                figures, are = ("figure", f"is {one}") if is_one else ("figures", f"are {several}")
                told = f"{told}; the {figures} for {joined(held)} {are}"
    return told


def _newer(words: Words, comparison: Comparison) -> str:
    """That some have a newer figure, which the others have not."""
    told = comparison.newer if len(comparison.field) <= NAMED else comparison.newer[:1]
    return "".join(_newer_one(words, comparison, each) for each in told)


def _newer_one(words: Words, comparison: Comparison, newer: Figure) -> str:
    indicator = comparison.indicator
    before = next(each for each in comparison.field if each.entity == newer.entity)
    rose = "rose to" if indicator.better is Better.LOWER else "reached"
    verb = rose if newer.amount > before.amount else "fell to"
    amount = words.said(indicator, newer, unit=" " not in indicator.unit.nouns)
    if words.tokens.plain(amount) == words.tokens.plain(words.said(indicator, before)):
        verb = "stood at"
    elif indicator.unit.below or indicator.unit.above or min(newer.amount, before.amount) < 0:
        verb = "had"
    when = words.during(newer.period)
    return f"; {words.entity(newer.entity).place} {verb} {amount} {when}".rstrip()


def _projection(words: Words, comparison: Comparison) -> str:
    """Who projects what, after the last observed figure; never as if it were observed."""
    later, indicator = comparison.later, comparison.indicator
    if not later or not indicator.phrases.projects:
        return ""
    alone = comparison.case is Case.ALONE
    amount = words.amount(indicator, later[-1], ValueFormat.BARE if alone else ValueFormat.FULL)
    if len(later) > 1:
        amount = spread(words, indicator, later)
    each = words.each_later(indicator, later[-1])
    projects = words.fill(indicator.phrases.projects, indicator, later[-1], amount, each=each)
    return f"; {projects}{_projected_else(words, comparison)}"


def spread(words: Words, indicator: Indicator, figures: Sequence[Figure]) -> str:
    """The least and the most of several amounts, in their order: "578 to 782 TWh"."""
    most = words.amount(indicator, figures[-1])
    return f"{words.amount(indicator, figures[0], ValueFormat.BARE)} to {most}"


def _projected_else(words: Words, comparison: Comparison) -> str:
    """What is projected for others and for another time, where the words have room for a time."""
    if len(comparison.field) > NAMED or "{period}" not in comparison.indicator.phrases.projects:
        return ""
    found = (each[-1] for each in comparison.later_else)
    told = [
        f"{words.each_later(comparison.indicator, last)} {words.during(last.period)}"
        for last in found
    ]
    return "".join(f" and {each}" for each in told)
