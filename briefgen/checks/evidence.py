"""Recommendations stand on figures, and figures on sources that somebody has seen."""

from briefgen.errors import Place, Problem, Severity
from briefgen.model.brief import Brief
from briefgen.model.document import Document
from briefgen.model.indicators import Confidence
from briefgen.model.pack import find_indicator, find_recommendation
from briefgen.model.pages import Pages
from briefgen.model.rewriting import texts
from briefgen.model.runs import plain


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Recommendations without evidence in the brief, and indicators that rest on little."""
    return (*_unsupported(brief), *_uncertain(brief), *_unchecked(brief, document))


def _unsupported(brief: Brief) -> list[Problem]:
    problems = []
    for chosen in brief.recommendations:
        recommendation = find_recommendation(brief.pack, chosen)
        if recommendation and not set(recommendation.evidence) & set(brief.indicators):
            titles = [find_indicator(brief.pack, each) for each in recommendation.evidence[:1]]
            fix = (
                f"Choose an indicator such as “{titles[0].title}”." if titles and titles[0] else ""
            )
            message = f"No chosen indicator supports “{recommendation.title}”."
            problems.append(Problem(Severity.WARNING, message, Place(section=chosen), fix))
    return problems


def _unchecked(brief: Brief, document: Document) -> list[Problem]:
    """Laws and programs that the text names and whose present status nobody has looked up."""
    sections = {
        section.id: "".join(plain(text) for block in section.blocks for text in texts(block))
        for section in document.sections
    }
    problems = []
    for chosen in brief.recommendations:
        recommendation = find_recommendation(brief.pack, chosen)
        for each in recommendation.instruments if recommendation else ():
            named = next((id_ for id_, words in sections.items() if each.name in words), "")
            if named and each.unchecked:
                message = f"{each.name}: {each.unchecked}"
                fix = "Look it up and write what you find."
                problems.append(Problem(Severity.WARNING, message, Place(section=named), fix))
    return problems


def _uncertain(brief: Brief) -> list[Problem]:
    problems = []
    for chosen in brief.indicators:
        indicator = find_indicator(brief.pack, chosen)
        if indicator and indicator.confidence is Confidence.LOW:
            message = f"“{indicator.title}” rests on disputed figures."
            problems.append(Problem(Severity.WARNING, message, Place(section=chosen)))
        if indicator and indicator.confidence is Confidence.MEDIUM:
            message = f"“{indicator.title}” rests on one secondary source."
            problems.append(Problem(Severity.NOTE, message, Place(section=chosen)))
    return problems
