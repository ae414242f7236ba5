"""What the layout found: too many pages, characters that no font has."""

from briefgen.brief.brief import Brief
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.document.tree import Document


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """The problems of the pages."""
    return pages.problems
