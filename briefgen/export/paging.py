"""The pages that lists and references tell."""

from collections.abc import Collection, Iterable, Mapping

from msgspec.structs import replace

from briefgen.brief.pages import BlockPlace
from briefgen.document.reading import run_ins
from briefgen.document.rewriting import rewrite_block
from briefgen.document.tree import (
    Block,
    CrossReference,
    Document,
    Inline,
)


def page_numbers(document: Document, places: Iterable[BlockPlace]) -> dict[str, int]:
    """The page on which each block begins; a head that runs in begins with its paragraph."""
    numbers: dict[str, int] = {}
    for place in places:
        numbers.setdefault(place.block, place.page)
    heads = (pair for section in document.sections for pair in run_ins(section))
    return numbers | {head.id: numbers[below.id] for head, below in heads if below.id in numbers}


def paged(
    document: Document, numbers: Mapping[str, int], beside: Collection[tuple[str, str]]
) -> Document:
    """The document with pages in the references to other pages, if it lists its contents.

    ``beside`` are the blocks and what they refer to on their own page.
    """
    if not document.contents:
        return document
    sections = tuple(
        replace(each, blocks=tuple(_paged(block, numbers, beside) for block in each.blocks))
        for each in document.sections
    )
    return replace(document, sections=sections)


def _paged(block: Block, numbers: Mapping[str, int], beside: Collection[tuple[str, str]]) -> Block:
    def told(inline: Inline) -> Inline:
        if isinstance(inline, CrossReference) and (block.id, inline.target) not in beside:
            return replace(inline, page=numbers.get(inline.target, 0))
        return inline

    return rewrite_block(block, told)
