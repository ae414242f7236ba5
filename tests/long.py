"""Long documents: the sections of a brief again and again, each copy with words of its own."""

from functools import partial

from msgspec.structs import replace

from briefgen.document.rewriting import rewrite_blocks
from briefgen.document.tree import Document, Inline, Section, Text

SHORT = 40  # characters of a text that stays as it is


def repeated(document: Document, copies: int, first: int) -> Document:
    """The sections ``copies`` times, each with its number from ``first`` among its words."""
    sections: list[Section] = []
    for copy in range(first, first + copies):
        for section in document.sections:
            told = rewrite_blocks(section.blocks, partial(_own, copy))
            blocks = tuple(replace(each, id=f"{copy}-{each.id}") for each in told)
            sections.append(replace(section, id=f"{copy}-{section.id}", blocks=blocks))
    return replace(document, sections=tuple(sections))


def _own(copy: int, inline: Inline) -> Inline:
    if isinstance(inline, Text) and len(inline.text) > SHORT:
        return Text(f"{inline.text[:-1]} {copy}{inline.text[-1]}")
    return inline
