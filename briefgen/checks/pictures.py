"""Pictures that are not there, cannot be shown, or say nothing to people who do not see them; and
charts that are not drawn as was chosen.
"""

import re
from collections.abc import Iterator

from briefgen import images
from briefgen.brief.brief import Brief, chosen_kind
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.document.describe import kind_title
from briefgen.document.pictures import picture_data
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Document, Picture, walk
from briefgen.errors import Place, Severity, params

_MARKDOWN = re.compile(r"!\[[^\]\n]*\]\([^)\n]+\)")


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """Each picture is in the brief, is one, and has words; each chart is of the kind chosen."""
    return (*_found(document), *_written(document), *_kinds(brief, document))


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


def _written(document: Document) -> Iterator[Problem]:
    """Pictures as Markdown has them, which a person's words are not."""
    for section, block in walk(document):
        for found in _MARKDOWN.findall(" ".join(map(plain, texts(block)))):
            yield Problem(
                Severity.ERROR,
                "pictures.written",
                f"“{found}” is printed as it is written; no picture stands there.",
                Place(section=section.id, block=block.id),
                "Take it out, and put the picture in with “Insert a picture” of the menu “Brief”.",
                params(written=found),
            )


def _kinds(brief: Brief, document: Document) -> Iterator[Problem]:
    for section, block in walk(document):
        chosen = chosen_kind(brief, block.id) if isinstance(block, Chart) else ""
        if not isinstance(block, Chart) or chosen in ("", block.kind):
            continue
        wanted, drawn = (kind_title(each).lower() for each in (chosen, block.kind))
        yield Problem(
            Severity.NOTE,
            "charts.kind",
            f"The figures of a chart can no longer be drawn as a {wanted}; it is a {drawn} now.",
            Place(section=section.id, block=block.id),
            "Choose another kind, or what fits best.",
            params(block=block.id, kind=chosen),
        )
