"""What a brief reasons about: the question that it answers, its options, and what is not known."""

from briefgen.brief.brief import Brief
from briefgen.brief.template import Stance
from briefgen.compose.leads import held_elsewhere
from briefgen.compose.summaries import in_front
from briefgen.compose.words import Words
from briefgen.evidence.indicators import (
    figure_at,
    observed,
)
from briefgen.evidence.questions import Condition, Question, Sign, Thesis
from briefgen.evidence.recommendations import Option, Recommendation, as_option

AS_NOW = Option("Leave things as they are", cost="No new cost")
_FIELDS = Option.__struct_fields__


def question_of(brief: Brief, proposal: Recommendation) -> Question | None:
    """The library's question that a recommendation answers."""
    questions = brief.pack.questions
    return next((each for each in questions if each.preferred == proposal.id), None)


def options_of(brief: Brief, proposal: Recommendation) -> tuple[Option, ...]:
    """The options of the decision on a recommendation: as now, the one recommended, the others.

    Those of its question, else what the library names beside it, else these two. A neutral kind
    keeps the order of the question.
    """
    found = question_of(brief, proposal)
    named = found.options if found else proposal.alternatives
    others = [each for each in named if each.recommendation != proposal.id] or [AS_NOW]
    own = next((each for each in named if each.recommendation == proposal.id), Option())
    by_id = {each.id: each for each in brief.pack.recommendations}
    if brief.template.stance is Stance.NEUTRAL and own.recommendation:
        behind = by_id | {proposal.id: proposal}
        return tuple(_completed(each, behind.get(each.recommendation)) for each in named)
    rest = [_completed(each, by_id.get(each.recommendation)) for each in others]
    return (rest[0], _completed(own, proposal), *rest[1:])


def _completed(option: Option, behind: Recommendation | None) -> Option:
    """An option with what it leaves out taken from the recommendation that it is."""
    if not behind:
        return option
    known = as_option(behind)
    own = {each: getattr(option, each) or getattr(known, each) for each in _FIELDS}
    return Option(**own)


def thesis_of(words: Words, thesis: Thesis | None) -> str:
    """The thesis, while all that it rests on is chosen and holds for the figures of the brief."""
    true = thesis is not None and all(holds(words, each) for each in thesis.tests)
    return thesis.text if thesis and true and words.fits(thesis.text) else ""


def answer_of(words: Words, thesis: Thesis | None, told: tuple[str, ...]) -> str:
    """The thesis in a sentence, by all of the measures told that it can speak of."""
    if thesis is None or not thesis_of(words, thesis):
        return ""
    fuller = (
        each.answer
        for each in thesis.fuller
        if all(test.indicator in told and holds(words, test) for test in each.tests)
    )
    return next(fuller, thesis.answer)


def holds(words: Words, condition: Condition) -> bool:
    """Whether it is true of a pick by the figures of the brief."""
    indicator = words.indicators.get(condition.indicator)
    if not indicator or indicator.id not in words.brief.indicators:
        return False
    if condition.sign in (Sign.LEADS, Sign.TRAILS):
        comparison = words.comparison(indicator)
        leader = in_front(comparison)
        return bool(leader) and (leader == condition.entity) is (condition.sign is Sign.LEADS)
    if condition.sign is Sign.ELSEWHERE:
        most = words.comparison(indicator).further
        return bool(held_elsewhere(words, indicator)) and most[0].entity == condition.entity
    periods = observed(indicator, condition.entity)
    ends = [figure_at(indicator, condition.entity, each) for each in (*periods[:1], *periods[-1:])]
    first, last = (each.amount if each else 0 for each in ends) if len(ends) == 2 else (0, 0)
    return last > first if condition.sign is Sign.RISES else last < first
