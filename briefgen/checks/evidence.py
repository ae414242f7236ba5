"""Recommendations stand on figures, and figures on sources that somebody has seen."""

from briefgen.brief.brief import Brief
from briefgen.brief.fixes import (
    ChooseIndicator,
    DropIndicators,
    DropRecommendation,
    Fix,
    StopComparing,
)
from briefgen.brief.lookup import indicator_of, picked_indicators, recommendation_of
from briefgen.brief.overview import is_unopened, old_year
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Document
from briefgen.errors import Place, Severity, params
from briefgen.evidence.dates import days_between, format_date
from briefgen.evidence.indicators import Confidence, Indicator, IndicatorKind, is_done, observed
from briefgen.evidence.pack import find_entity
from briefgen.evidence.recommendations import Recommendation

STATUS_HOLDS = 90  # days for which a legal status is taken for granted


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Recommendations without evidence in the brief, and what rests on little or is out of date."""
    return (
        *_empty(document),
        *_absent(brief),
        *_unopened(brief),
        *_unsupported(brief),
        *_nothing_left(brief),
        *_uncertain(brief),
        *_unchecked(brief, document),
        *_overdue(brief),
        *_old(brief),
    )


def _empty(document: Document) -> list[Problem]:
    """That nothing stands below the title."""
    if document.sections:
        return []
    message = "This brief says nothing yet: nothing that is picked has a place in it."
    fix = "Pick an indicator or a recommendation."
    return [Problem(Severity.WARNING, "document.empty", message, fix=fix)]


def _absent(brief: Brief) -> list[Problem]:
    """Whom the brief compares although some of its measures have no figure for them.

    Of those whom the library is about, its own words say what is missing.
    """
    picked = [each for each in picked_indicators(brief) if each.kind is not IndicatorKind.RANGE]
    problems = []
    for entity in brief.entities if not set(brief.entities) <= set(brief.pack.compared) else ():
        missing = [each for each in picked if not observed(each, entity)]
        if missing:
            problems.append(_without_figure(brief, entity, missing, len(brief.indicators)))
    return problems


def _without_figure(brief: Brief, entity: str, missing: list[Indicator], picked: int) -> Problem:
    place = find_entity(brief.pack, entity).place
    verb = "has" if len(missing) == 1 else "have"
    which = f"{len(missing)} of the {picked} indicators picked {verb}"
    if len(missing) == picked:
        which = "No indicator picked has" if picked > 1 else "The indicator picked has"
    lacks = "a figure" if len(missing) == picked > 1 else "no figure"
    return Problem(
        Severity.WARNING,
        "compared.no_figure",
        f"{which} {lacks} for {place}: {_titles(missing)}.",
        Place(indicator=missing[0].id),
        "Pick others in their place, or compare others.",
        params(entity=entity, count=len(missing), picked=picked, indicators=_ids(missing)),
        (
            Fix(f"Take out {_counted(missing)}", DropIndicators(_ids(missing))),
            *(
                [Fix(f"Do not compare {place}", StopComparing(entity))]
                if brief.entities[1:]
                else ()
            ),
        ),
    )


def _counted(indicators: list[Indicator]) -> str:
    if len(indicators) == 1:
        return f"“{indicators[0].title}”"
    return f"the {len(indicators)} indicators"


def _ids(indicators: list[Indicator]) -> tuple[str, ...]:
    return tuple(each.id for each in indicators)


def _titles(indicators: list[Indicator]) -> str:
    return "; ".join(f"“{each.title}”" for each in indicators)


def _unopened(brief: Brief) -> list[Problem]:
    """Figures from a text about the source, which nobody has compared with the source itself."""
    found = [
        each
        for each in picked_indicators(brief)
        if each.confidence is not Confidence.HIGH and is_unopened(each, brief)
    ]
    if not found:
        return []
    count = "one indicator" if len(found) == 1 else f"{len(found)} indicators"
    message = f"Nobody has opened the primary source of {count}: {_titles(found)}."
    fix = "Open it from Pick, compare the figures, and tick “I opened the source”."
    place, given = Place(indicator=found[0].id), params(indicators=_ids(found))
    return [Problem(Severity.WARNING, "evidence.unopened", message, place, fix, given)]


def _overdue(brief: Brief) -> list[Problem]:
    """Recommendations that lean on laws and programs whose status may have changed since."""
    problems = []
    day, than = brief.date, "this brief"
    if day < brief.pack.date:  # an old date makes no status new
        day, than = brief.pack.date, "its figures"
    for chosen in brief.recommendations:
        recommendation = recommendation_of(brief, chosen)
        late = [
            f"{each.name} ({format_date(each.status_as_of, brief.language)})"
            for each in (recommendation.instruments if recommendation else ())
            if days_between(each.status_as_of, day) > STATUS_HOLDS
        ]
        if recommendation and late:
            message = (
                f"“{recommendation.title}” leans on a legal status that was last confirmed more "
                f"than {STATUS_HOLDS} days before {than}: {'; '.join(late)}."
            )
            place, fix = Place(recommendation=chosen), "Look it up again."
            given = params(title=recommendation.title, instruments=tuple(late))
            problems.append(
                Problem(Severity.WARNING, "evidence.status_old", message, place, fix, given)
            )
    return problems


def _old(brief: Brief) -> list[Problem]:
    problems = []
    for indicator in picked_indicators(brief):
        year = old_year(indicator, brief.entities, brief.date)
        if year:
            message = f"The latest figures of “{indicator.title}” are from {year}."
            problems.append(_about(indicator, "evidence.old", message, Severity.NOTE, year=year))
    return problems


def _unsupported(brief: Brief) -> list[Problem]:
    problems = []
    for chosen in brief.recommendations:
        recommendation = recommendation_of(brief, chosen)
        if recommendation and not set(recommendation.evidence) & set(brief.indicators):
            problems.append(_alone(brief, recommendation))
    return problems


def _nothing_left(brief: Brief) -> list[Problem]:
    """Recommendations against something that the first compared has none of."""
    proposals = (recommendation_of(brief, each) for each in brief.recommendations)
    return [
        _done_with(brief, proposal, each, first)
        for proposal in proposals
        for each in picked_indicators(brief)
        for first in brief.entities[:1]
        if proposal and each.id in proposal.evidence and is_done(each, first)
    ]


def _done_with(
    brief: Brief, proposal: Recommendation, indicator: Indicator, entity: str
) -> Problem:
    place = find_entity(brief.pack, entity).place
    return Problem(
        Severity.WARNING,
        "evidence.nothing_left",
        f"“{proposal.title}” rests on {indicator.short}, and {place} has none.",
        Place(recommendation=proposal.id),
        "Take it out, or say for whom it is.",
        params(recommendation=proposal.id, indicator=indicator.id, entity=entity),
        (Fix(f"Take out “{proposal.title}”", DropRecommendation(proposal.id)),),
    )


def _alone(brief: Brief, recommendation: Recommendation) -> Problem:
    """That a recommendation has no support; the library may know the first of its evidence."""
    fixes = [Fix(f"Take out “{recommendation.title}”", DropRecommendation(recommendation.id))]
    fix = ""
    for first in recommendation.evidence[:1]:
        known = indicator_of(brief, first)
        fix = f"Choose an indicator such as “{known.title}”." if known else ""
        label = f"Choose “{known.title}”" if known else "Choose an indicator that supports it"
        fixes.insert(0, Fix(label, ChooseIndicator(first)))
    return Problem(
        Severity.WARNING,
        "evidence.unsupported",
        f"No chosen indicator supports “{recommendation.title}”.",
        Place(recommendation=recommendation.id),
        fix,
        params(
            recommendation=recommendation.id,
            title=recommendation.title,
            evidence=recommendation.evidence,
        ),
        tuple(fixes),
    )


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
            fix, place = "Look it up and write what you find.", Place(section=named)
            given = params(instrument=each.id, name=each.name, unchecked=each.unchecked)
            problems.append(
                Problem(Severity.WARNING, "evidence.unchecked", message, place, fix, given)
            )
    return problems


def _uncertain(brief: Brief) -> list[Problem]:
    problems = []
    for indicator in picked_indicators(brief):
        if indicator.confidence is Confidence.LOW:
            message = f"“{indicator.title}” rests on disputed figures."
            problems.append(_about(indicator, "evidence.disputed", message, Severity.WARNING))
        if indicator.confidence is Confidence.MEDIUM:
            message = f"“{indicator.title}” rests on one secondary source."
            problems.append(_about(indicator, "evidence.secondary", message, Severity.NOTE))
        if indicator.advice:
            message = f"“{indicator.title}”: {indicator.advice}"
            problems.append(_about(indicator, "evidence.advice", message, Severity.NOTE))
    return problems


def _about(
    indicator: Indicator, code: str, message: str, severity: Severity, **given: str
) -> Problem:
    """What is to be said of one indicator, which can be taken out."""
    fix = Fix(f"Take out “{indicator.title}”", DropIndicators((indicator.id,)))
    place = Place(indicator=indicator.id)
    named = params(indicator=indicator.id, title=indicator.title, **given)
    return Problem(severity, code, message, place, params=named, fixes=(fix,))
