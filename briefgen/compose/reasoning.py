"""What a brief reasons about: the question that it answers, its options, and what is not known."""

from collections.abc import Iterable

from briefgen.brief.brief import Brief
from briefgen.compose.sentences import tell
from briefgen.compose.summaries import lead_when
from briefgen.compose.words import Words
from briefgen.evidence.comparisons import Case
from briefgen.evidence.indicators import Indicator, figure_at, observed
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

    Those of its question, else what the library names beside it, else these two.
    """
    found = question_of(brief, proposal)
    named = found.options if found else proposal.alternatives
    others = [each for each in named if each.recommendation != proposal.id] or [AS_NOW]
    own = next((each for each in named if each.recommendation == proposal.id), Option())
    by_id = {each.id: each for each in brief.pack.recommendations}
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
    """The thesis, while every condition of it holds for the figures of the brief."""
    holds = thesis is not None and all(_holds(words, each) for each in thesis.tests)
    return thesis.text if thesis and holds and words.fits(thesis.text) else ""


def _holds(words: Words, condition: Condition) -> bool:
    indicator = words.indicators.get(condition.indicator)
    if not indicator:
        return False
    if condition.sign in (Sign.LEADS, Sign.TRAILS):
        comparison = words.comparison(indicator)
        ahead = comparison.figures[0].entity if comparison.case is Case.AHEAD else ""
        leader = comparison.leader or ahead
        return bool(leader) and (leader == condition.entity) is (condition.sign is Sign.LEADS)
    periods = observed(indicator, condition.entity)
    ends = [figure_at(indicator, condition.entity, each) for each in (*periods[:1], *periods[-1:])]
    first, last = (each.amount if each else 0 for each in ends) if len(ends) == 2 else (0, 0)
    return last > first if condition.sign is Sign.RISES else last < first


def short(words: Words, indicators: Iterable[Indicator]) -> str:
    """One sentence with one number and its year, where one tells it; else what ``tell`` says.

    Running text keeps to few numbers; the others stand on cards, in charts and tables.
    """
    return " ".join(_short(words, each) for each in indicators)


def _short(words: Words, indicator: Indicator) -> str:
    said = lead_when(words, indicator)
    return f"{said}.{words.cite(indicator)}" if said else tell(words, indicator)
