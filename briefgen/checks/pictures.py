"""Pictures that are not there, cannot be shown, or say nothing to people who do not see them."""

from collections.abc import Iterator

from briefgen import images
from briefgen.brief.brief import Brief
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.document.pictures import picture_data
from briefgen.document.tree import Document, Picture, walk
from briefgen.errors import Place, Severity, params


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Each picture is in the brief, is one, and has words."""
    return tuple(_found(document))


def _found(document: Document) -> Iterator[Problem]:
    for section, block in walk(document):
        if not isinstance(block, Picture):
            continue
        place, given = Place(section=section.id, block=block.id), params(picture=block.name)
        data = picture_data(document.pictures, block.name)
        if not data:
            message = f"The picture {block.name} is not in the brief."
            fix = "Insert it again, or take it out."
            yield Problem(Severity.ERROR, "pictures.missing", message, place, fix, given)
            continue
        try:
            images.check(data)
        except images.BadImageError as error:
            message = f"The picture {block.name} {error}."
            fix = "Insert another, or take it out."
            yield Problem(Severity.ERROR, "pictures.broken", message, place, fix, given)
        if not block.alt.strip():
            message = f"The picture {block.name} says nothing to people who do not see it."
            fix = "Insert it again and describe it, unless it is mere decoration."
            yield Problem(Severity.WARNING, "pictures.unsaid", message, place, fix, given)
