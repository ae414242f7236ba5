"""Recommendations stand on figures, and figures on sources that somebody has seen."""

from datetime import date

from briefgen.errors import Place, Problem, Severity
from briefgen.model.brief import Brief
from briefgen.model.document import Document
from briefgen.model.evidence import indicator_of, picked_indicators, recommendation_of
from briefgen.model.formatting import format_date
from briefgen.model.indicators import Confidence, Kind, observed
from briefgen.model.overview import is_unopened, old_year
from briefgen.model.pack import find_entity
from briefgen.model.pages import Pages
from briefgen.model.rewriting import texts
from briefgen.model.runs import plain

STATUS_HOLDS = 90  # days for which a legal status is taken for granted


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Recommendations without evidence in the brief, and what rests on little or is out of date."""
    return (
        *_absent(brief),
        *_unopened(brief),
        *_unsupported(brief),
        *_uncertain(brief),
        *_unchecked(brief, document),
        *_overdue(brief),
        *_old(brief),
    )


def _absent(brief: Brief) -> list[Problem]:
    """Whom the brief compares although some of its measures have no figure for them.

    Of those whom the library is about, its own words say what is missing.
    """
    picked = [each for each in picked_indicators(brief) if each.kind is not Kind.RANGE]
    problems = []
    for entity in brief.entities if not set(brief.entities) <= set(brief.pack.compared) else ():
        missing = [each for each in picked if not observed(each, entity)]
        if missing:
            verb = "has" if len(missing) == 1 else "have"
            titles = "; ".join(f"“{each.title}”" for each in missing)
            message = (
                f"{len(missing)} of the {len(picked)} indicators picked {verb} no figure for "
                f"{find_entity(brief.pack, entity).place}: {titles}."
            )
            fix = "Pick others in their place, or compare others."
            problems.append(Problem(Severity.WARNING, message, Place(section=missing[0].id), fix))
    return problems


def _unopened(brief: Brief) -> list[Problem]:
    """Figures from a text about the source, which nobody has compared with the source itself."""
    found = [
        each
        for each in picked_indicators(brief)
        if each.confidence is not Confidence.HIGH and is_unopened(each, brief)
    ]
    if not found:
        return []
    titles = "; ".join(f"“{each.title}”" for each in found)
    count = "one indicator" if len(found) == 1 else f"{len(found)} indicators"
    message = f"Nobody has opened the primary source of {count}: {titles}."
    fix = "Open it from Pick, compare the figures, and tick “I opened the source”."
    return [Problem(Severity.WARNING, message, Place(section=found[0].id), fix)]


def _overdue(brief: Brief) -> list[Problem]:
    """Recommendations that lean on laws and programs whose status may have changed since."""
    problems = []
    for chosen in brief.recommendations:
        recommendation = recommendation_of(brief, chosen)
        late = [
            f"{each.name} ({format_date(each.status_as_of, brief.language)})"
            for each in (recommendation.instruments if recommendation else ())
            if _days(each.status_as_of, brief.date) > STATUS_HOLDS
        ]
        if recommendation and late:
            message = (
                f"“{recommendation.title}” leans on a legal status that was last confirmed more "
                f"than {STATUS_HOLDS} days before this brief: {'; '.join(late)}."
            )
            fix = "Look it up again."
            problems.append(Problem(Severity.WARNING, message, Place(section=chosen), fix))
    return problems


def _old(brief: Brief) -> list[Problem]:
    problems = []
    for indicator in picked_indicators(brief):
        year = old_year(indicator, brief.entities, brief.date)
        if year:
            message = f"The latest figures of “{indicator.title}” are from {year}."
            problems.append(Problem(Severity.NOTE, message, Place(section=indicator.id)))
    return problems


def _days(earlier: str, later: str) -> int:
    """Days between two ISO dates, of which the first may be a month; none if one is neither."""
    first = f"{earlier}-01" if len(earlier) == len("2026-06") else earlier
    try:
        return (date.fromisoformat(later) - date.fromisoformat(first)).days
    except ValueError:
        return 0


def _unsupported(brief: Brief) -> list[Problem]:
    problems = []
    for chosen in brief.recommendations:
        recommendation = recommendation_of(brief, chosen)
        if recommendation and not set(recommendation.evidence) & set(brief.indicators):
            titles = [indicator_of(brief, each) for each in recommendation.evidence[:1]]
            fix = (
                f"Choose an indicator such as “{titles[0].title}”." if titles and titles[0] else ""
            )
            message = f"No chosen indicator supports “{recommendation.title}”."
            problems.append(Problem(Severity.WARNING, message, Place(section=chosen), fix))
    return problems


def _unchecked(brief: Brief, document: Document) -> list[Problem]:
    """Laws and programs that the text names and of which something was not found."""
    sections = {
        section.id: "".join(plain(text) for block in section.blocks for text in texts(block))
        for section in document.sections
    }
    proposals = (recommendation_of(brief, each) for each in brief.recommendations)
    instruments = {i.id: i for proposal in proposals if proposal for i in proposal.instruments}
    problems = []
    for each in instruments.values():
        named = next((id_ for id_, words in sections.items() if each.name in words), "")
        if named and each.unchecked:
            message = f"{each.name}: {each.unchecked}"
            fix = "Look it up and write what you find."
            problems.append(Problem(Severity.WARNING, message, Place(section=named), fix))
    return problems


def _uncertain(brief: Brief) -> list[Problem]:
    problems = []
    for indicator in picked_indicators(brief):
        if indicator.confidence is Confidence.LOW:
            message = f"“{indicator.title}” rests on disputed figures."
            problems.append(Problem(Severity.WARNING, message, Place(section=indicator.id)))
        if indicator.confidence is Confidence.MEDIUM:
            message = f"“{indicator.title}” rests on one secondary source."
            problems.append(Problem(Severity.NOTE, message, Place(section=indicator.id)))
    return problems
