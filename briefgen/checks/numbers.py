"""Every number tied to its figure is computed again; every reference leads somewhere."""

from collections.abc import Mapping

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicators_of
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Block, CrossReference, Document, Inline, Section, Value, walk
from briefgen.errors import Place, Severity, params
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.values import MissingFigureError, show


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Values that do not read as their figures say, and references to what is not there."""
    indicators = indicators_of(brief)
    return tuple(
        problem
        for section, block in walk(document)
        for inline in leaves((block,))
        if (problem := _wrong(inline, _place(section, block), indicators, brief.language))
    )


def _place(section: Section, block: Block) -> Place:
    return Place(section=section.id, block=block.id)


def _wrong(
    inline: Inline, place: Place, indicators: Mapping[str, Indicator], language: str
) -> Problem | None:
    match inline:
        case Value():
            return _misread(inline, place, indicators, language)
        case CrossReference(target, ""):
            message = f"The text refers to “{target}”, which is not in this brief."
            given = params(target=target)
            return Problem(Severity.ERROR, "references.missing", message, place, params=given)
        case _:
            return None


def _misread(
    value: Value, place: Place, indicators: Mapping[str, Indicator], language: str
) -> Problem | None:
    try:
        expected = show(value.reference, indicators, language)
    except (MissingFigureError, ArithmeticError):
        return None  # said when the words were merged with the data
    if expected == value.text:
        return None
    message = f"“{value.text}” should read “{expected}”."
    given = params(text=value.text, expected=expected)
    return Problem(Severity.ERROR, "numbers.misread", message, place, params=given)
