"""Lists with Word's own numbering; every list starts anew."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from docx.oxml.parser import parse_xml

from briefgen.document.tree import List, ListItem
from briefgen.export.word.build import Build
from briefgen.export.word.inlines import text
from briefgen.export.word.markup import DECLARATIONS, Paragraph, twips
from briefgen.typography.look import Grid

DEEPEST = 8
_BULLETS, _NUMBERS = 0, 1  # the abstract numberings of base.docx


def list_paragraphs(build: Build, block: List) -> tuple[Paragraph, ...]:
    """The items in order; a style for the kind, a level for the depth."""
    build.lists.append(block.ordered)
    return tuple(_items(build, block, block.items, 0))


def write_numbering(build: Build) -> None:
    """One instance for each list; numbered ones restart at every level. Indents fit the grid."""
    numbering = build.word.part.numbering_part.element
    for level in numbering.iter(qn("w:lvl")):
        depth = int(level.get(qn("w:ilvl"), "0"))
        indent = next(level.iter(qn("w:ind")))
        step = 14 if build.look.grid is Grid.COLUMNS else 18
        indent.set(qn("w:left"), str(twips(build.look.page.indent + step * (depth + 1))))
        indent.set(qn("w:hanging"), str(twips(step)))
    for number, ordered in enumerate(build.lists, 1):
        numbering.append(parse_xml(_instance(number, ordered)))


def _items(
    build: Build, block: List, items: tuple[ListItem, ...], level: int
) -> Iterator[Paragraph]:
    style = "ListNumber" if block.ordered else "ListBullet"
    for item in items:
        place = (min(level, DEEPEST), len(build.lists))
        yield Paragraph(style, text(build, item.text), numbering=place)
        yield from _items(build, block, item.children, level + 1)


def _instance(number: int, ordered: bool) -> str:
    restarts = "".join(
        f'<w:lvlOverride w:ilvl="{level}"><w:startOverride w:val="1"/></w:lvlOverride>'
        for level in range(DEEPEST + 1)
    )
    return (
        f'<w:num {DECLARATIONS} w:numId="{number}">'
        f'<w:abstractNumId w:val="{_NUMBERS if ordered else _BULLETS}"/>'
        f"{restarts if ordered else ''}</w:num>"
    )
