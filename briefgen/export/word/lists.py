"""Lists with Word's own numbering; every list starts anew."""

import copy
from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml
from lxml import etree

from briefgen.document.lists import Items, below, outermost
from briefgen.document.tree import List
from briefgen.export.word.build import Build
from briefgen.export.word.inlines import text
from briefgen.export.word.markup import DECLARATIONS, Paragraph, twips
from briefgen.typography.look import Grid

DEEPEST = 8
_BULLETS, _NUMBERS = 0, 1  # the abstract numberings of base.docx


def list_paragraphs(build: Build, block: List) -> tuple[Paragraph, ...]:
    """The items in order; a style for the kind, a level for the depth."""
    return tuple(_items(build, outermost(block), 0))


def write_numbering(build: Build) -> None:
    """One instance for each list; numbered ones restart at every level. Indents fit the grid."""
    numbering = build.word.part.numbering_part.element
    for level in numbering.iter(qn("w:lvl")):
        _indent(build, level)
    numbers = [
        each
        for each in numbering.iter(qn("w:lvl"))
        if each.getparent().get(qn("w:abstractNumId")) == str(_NUMBERS)
    ]
    for number, listed in enumerate(build.lists, 1):
        instance = parse_xml(_instance(number, listed))
        if listed.ordered and listed.numbers != min(listed.level, DEEPEST):
            _renumber(build, instance, listed, numbers)
        numbering.append(instance)


def _items(build: Build, listed: Items, around: int) -> Iterator[Paragraph]:
    """The items of a list and those below; ``around`` is the instance of the list around it."""
    own = build.lists[around - 1] if around else None
    if own and own.ordered == listed.ordered and listed.start == 1:
        instance = around  # Word begins a deeper level of one list anew by itself
    else:
        build.lists.append(listed)
        instance = len(build.lists)
    style = "ListNumber" if listed.ordered else "ListBullet"
    for item in listed.items:
        place = (min(listed.level, DEEPEST), instance)
        yield Paragraph(style, text(build, item.text), numbering=place)
        for count, each in enumerate(below(listed, item)):
            yield from _items(build, each, 0 if count else instance)


def _indent(build: Build, level: etree._Element) -> None:
    depth = int(level.get(qn("w:ilvl"), "0"))
    indent = next(level.iter(qn("w:ind")))
    step = 14 if build.look.grid is Grid.COLUMNS else 18
    indent.set(qn("w:left"), str(twips(build.look.page.indent + step * (depth + 1))))
    indent.set(qn("w:hanging"), str(twips(step)))


def _instance(number: int, listed: Items) -> str:
    own = min(listed.level, DEEPEST)
    restarts = "".join(
        f'<w:lvlOverride w:ilvl="{level}">'
        f'<w:startOverride w:val="{listed.start if level == own else 1}"/></w:lvlOverride>'
        for level in range(own, DEEPEST + 1)
    )
    return (
        f'<w:num {DECLARATIONS} w:numId="{number}">'
        f'<w:abstractNumId w:val="{_NUMBERS if listed.ordered else _BULLETS}"/>'
        f"{restarts if listed.ordered else ''}</w:num>"
    )


def _renumber(
    build: Build, instance: etree._Element, listed: Items, numbers: list[etree._Element]
) -> None:
    """Numbers within bullets count as if these were not around them: 1. and not a."""
    for override in instance.iter(qn("w:lvlOverride")):
        level = int(override.get(qn("w:ilvl"), "0"))
        own = copy.deepcopy(numbers[listed.numbers + level - min(listed.level, DEEPEST)])
        own.set(qn("w:ilvl"), str(level))
        next(own.iter(qn("w:lvlText"))).set(qn("w:val"), f"%{level + 1}.")
        _indent(build, own)
        override.append(own)
