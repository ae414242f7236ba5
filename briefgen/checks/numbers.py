"""Every number tied to its figure is computed again; every reference leads somewhere."""

from collections.abc import Mapping

from briefgen.errors import Place, Problem, Severity
from briefgen.model.brief import Brief
from briefgen.model.document import CrossReference, Document, Inline, Value
from briefgen.model.evidence import indicators_of
from briefgen.model.indicators import Indicator
from briefgen.model.pages import Pages
from briefgen.model.rewriting import leaves
from briefgen.model.values import MissingFigureError, show


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Values that do not read as their figures say, and references to what is not there."""
    indicators = indicators_of(brief)
    return tuple(
        Problem(Severity.ERROR, message, Place(section=section.id))
        for section in document.sections
        for inline in leaves(section.blocks)
        if (message := _wrong(inline, indicators, brief.language))
    )


def _wrong(inline: Inline, indicators: Mapping[str, Indicator], language: str) -> str:
    match inline:
        case Value():
            return _misread(inline, indicators, language)
        case CrossReference(target, ""):
            return f"The text refers to “{target}”, which is not in this brief."
        case _:
            return ""


def _misread(value: Value, indicators: Mapping[str, Indicator], language: str) -> str:
    try:
        expected = show(value.reference, indicators, language)
    except (MissingFigureError, ArithmeticError):
        return ""  # said when the words were merged with the data
    return "" if expected == value.text else f"“{value.text}” should read “{expected}”."
