"""What the layout found: too many pages, characters that no font has."""

from briefgen.model.brief import Brief
from briefgen.model.document import Document
from briefgen.model.pages import Pages
from briefgen.model.problems import Problem


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """The problems of the pages."""
    return pages.problems
