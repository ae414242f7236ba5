"""The words of a document in reading order, one line for each thing that a reader meets."""

from collections.abc import Iterator, Mapping

from msgspec.structs import replace

from briefgen.brief.pages import Pages
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Callout,
    Cards,
    Chart,
    Document,
    Heading,
    Inlines,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
    walk,
)
from briefgen.export.delivery import DEFAULT, Delivery
from briefgen.export.headings import (
    DECISION,
    byline,
    cover_lines,
    lists,
    page_numbers,
    paged,
    run_in_words,
    run_ins,
)
from briefgen.typography.look import Look


def render(document: Document, look: Look, pages: Pages, delivery: Delivery = DEFAULT) -> bytes:
    """The document as UTF-8 text."""
    numbers = page_numbers(document, pages.places)
    if look.notes_at_foot:
        document = replace(document, notes_title="")
    return ("\n".join(lines(paged(document, numbers), numbers)) + "\n").encode()


def lines(document: Document, numbers: Mapping[str, int] | None = None) -> Iterator[str]:
    """Title, headings, paragraphs, list items, captions, cells and notes, each on its line.

    ``numbers`` are the pages of the blocks, for the lists at the front.
    """
    yield from _cover(document) if document.cover else _head(document)
    for title, entries in lists(document):
        yield title
        yield from (
            f"{each.words} {(numbers or {}).get(each.block, '')}".rstrip() for each in entries
        )
    heads = {head.id for section in document.sections for head, _ in run_ins(section)}
    for _, block in walk(document):
        if isinstance(block, Heading) and block.id in heads:
            yield _read(run_in_words(block))
        else:
            yield from _block(block)
    for label, words in document.closing:
        yield f"{label}: {words}" if label else words
    if document.notes and document.notes_title:
        yield document.notes_title
    for note in document.notes:
        yield plain(note.text) if note.mark else f"{note.number} {plain(note.text)}"


def _cover(document: Document) -> Iterator[str]:
    """What stands on the cover."""
    if document.stamp.banner:
        yield document.stamp.banner
    yield from document.stamp.designation
    yield from filter(None, (document.kind, document.title, document.subtitle))
    yield from cover_lines(document)


def _head(document: Document) -> Iterator[str]:
    """The lines above the text in the order of the pages; a memo's title is its subject line."""
    if document.stamp.banner:
        yield document.stamp.banner
    yield from document.stamp.designation
    for name, value in document.head_lines:
        yield f"{name}: {value}"
    label = document.title_label
    yield f"{label}: {document.title}" if label else document.title
    for name, value in document.tail_lines:
        yield f"{name}: {value}"
    if document.subtitle:
        yield document.subtitle
    if document.decision:
        yield f"{DECISION}: {' '.join(document.decision)}"
    if byline(document):
        yield byline(document)


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph() | Callout():
            yield _read(block.text)
        case Quotation():
            yield _read(block.text)
            if block.attribution:
                yield _read(block.attribution)
        case List():
            yield from _items(block.items, ordered=block.ordered)
        case Table():
            yield from _caption("Table", block.number, block.caption)
            yield from (_read(column.title) for column in block.columns)
            yield from (_read(cell) for row in block.rows for cell in row)
            yield from _source(block.source)
        case Chart():
            yield from _caption("Figure", block.number, block.caption)
            yield _read(block.subtitle)
            yield from _source(block.source)
        case Picture():
            yield from _caption("Figure", block.number, block.caption)
            yield from _source(block.source)
        case Cards():
            for card in block.cards:
                yield f"{_read(card.figure)} {card.leader}"
                yield _read(card.words)
        case PageBreak():
            pass


def _items(items: tuple[ListItem, ...], *, ordered: bool) -> Iterator[str]:
    for number, item in enumerate(items, start=1):
        yield f"{f'{number}.' if ordered else '•'} {_read(item.text)}"
        yield from _items(item.children, ordered=ordered)


def _caption(kind: str, number: int, caption: Inlines) -> Iterator[str]:
    if caption:
        yield f"{kind} {number}. {_read(caption)}" if number else _read(caption)


def _source(source: Inlines) -> Iterator[str]:
    if source:
        yield _read(source)


def _read(inlines: Inlines) -> str:
    """With note marks, as the pages have them."""
    return plain(inlines, citations=True).replace("\n", " ")
