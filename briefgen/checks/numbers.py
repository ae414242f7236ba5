"""Every number tied to its figure is computed again; every reference leads somewhere."""

from collections.abc import Iterator, Mapping

from briefgen.errors import Place, Problem, Severity
from briefgen.model.brief import Brief
from briefgen.model.document import CrossReference, Document, Inline, Value, walk
from briefgen.model.indicators import Indicator
from briefgen.model.pages import Pages
from briefgen.model.rewriting import rewrite_block
from briefgen.model.values import MissingFigureError, show


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Values that do not read as their figures say, and references to what is not there."""
    indicators = {each.id: each for each in brief.pack.indicators}
    problems = []
    for section, inline in _leaves(document):
        message = ""
        if isinstance(inline, Value):
            message = _misread(inline, indicators)
        elif isinstance(inline, CrossReference) and not inline.text:
            message = f"The text refers to “{inline.target}”, which is not in this brief."
        if message:
            problems.append(Problem(Severity.ERROR, message, Place(section=section)))
    return tuple(problems)


def _misread(value: Value, indicators: Mapping[str, Indicator]) -> str:
    try:
        expected = show(value.reference, indicators)
    except (MissingFigureError, ArithmeticError):
        return ""  # said when the words were merged with the data
    return "" if expected == value.text else f"“{value.text}” should read “{expected}”."


def _leaves(document: Document) -> Iterator[tuple[str, Inline]]:
    for section, block in walk(document):
        found: list[Inline] = []

        def note(inline: Inline, found: list[Inline] = found) -> Inline:
            found.append(inline)
            return inline

        rewrite_block(block, note)
        yield from ((section.id, inline) for inline in found)
