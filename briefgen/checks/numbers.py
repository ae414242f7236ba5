"""Every number tied to its figure is computed again and must read as it does on the page."""

from collections.abc import Iterator

from briefgen.errors import Place, Problem, Severity
from briefgen.model.brief import Brief
from briefgen.model.document import Document, Inline, Value, walk
from briefgen.model.pages import Pages
from briefgen.model.rewriting import rewrite_block
from briefgen.model.values import MissingFigureError, show


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Values that no longer read as their figures say."""
    indicators = {each.id: each for each in brief.pack.indicators}
    problems = []
    for section, value in _values(document):
        try:
            expected = show(value.reference, indicators)
        except (MissingFigureError, ZeroDivisionError):
            continue  # said when the words were merged with the data
        if expected != value.text:
            message = f"“{value.text}” should read “{expected}”."
            problems.append(Problem(Severity.ERROR, message, Place(section=section)))
    return tuple(problems)


def _values(document: Document) -> Iterator[tuple[str, Value]]:
    for section, block in walk(document):
        found: list[Value] = []

        def note(inline: Inline, found: list[Value] = found) -> Inline:
            if isinstance(inline, Value):
                found.append(inline)
            return inline

        rewrite_block(block, note)
        yield from ((section.id, value) for value in found)
