"""Tables too wide for an upright page, which stand on pages that lie on their side."""

import re
from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.document.runs import plain
from briefgen.document.tree import Heading, Inlines, Table, is_of_words, walk
from briefgen.export.word.build import Build
from briefgen.typography.bidi import line_width
from briefgen.typography.look import Page, TypeStyle

_PADDING = 12.0  # points between columns, as in our own layout
_BREAK = re.compile(r"\s+|(?<=[-–—])(?=\w)")


def turned_blocks(build: Build) -> frozenset[str]:
    """The tables that do not fit upright without parting a word, and the heads above them.

    An office's letterhead has pages of its own, which stay as they are.
    """
    if build.letterhead:
        return frozenset()
    found: set[str] = set()
    below = ""
    for _, block in reversed(list(walk(build.document))):
        wide = isinstance(block, Table) and least_width(build, block) > build.look.page.measure
        if wide or (isinstance(block, Heading) and below in found):
            found.add(block.id)
        below = block.id
    return frozenset(found)


def turned(page: Page) -> Page:
    """The page on its side, in one column."""
    return replace(page, width=page.height, height=page.width, columns=1, indent=0)


def least_width(build: Build, block: Table) -> float:
    """The least width in points at which no word of a table is parted."""
    return sum(widest_word(build, block, index) + _PADDING for index in range(len(block.columns)))


def widest_word(build: Build, block: Table, index: int) -> float:
    """The width in points of what cannot be parted in a column, its head included."""
    style, head_style = build.look.styles.of_table(words=is_of_words(block))
    head, cells = block.columns[index].title, (row[index] for row in block.rows if index < len(row))
    words = [*_words(head, head_style)]
    for cell in cells:
        words += _words(cell, style)
    return max(words, default=0.0)


def _words(cell: Inlines, style: TypeStyle) -> Iterator[float]:
    """How wide the words of a cell are."""
    for word in _BREAK.split(plain(cell)):
        yield line_width(style.face(), word) * style.size
