"""The words of a document in reading order, one line for each thing that a reader meets."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import assert_never

from briefgen.document.lists import Items, below, outermost
from briefgen.document.reading import (
    Banner,
    Body,
    Byline,
    Closing,
    Contents,
    Cover,
    Decision,
    Designation,
    Foot,
    Head,
    Line,
    Masthead,
    Notes,
    Part,
    RunningHead,
    Subtitle,
    Title,
    alternative,
    attribution_words,
    callout_words,
    label_of,
    reading,
    run_in_words,
    run_ins,
)
from briefgen.document.runs import Run, plain, runs
from briefgen.document.tree import (
    Block,
    Callout,
    Cards,
    Chart,
    Citation,
    Document,
    Heading,
    Inlines,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Section,
    Table,
)

_NO_PAGES: Mapping[str, int] = MappingProxyType({})


def lines(
    document: Document, numbers: Mapping[str, int] = _NO_PAGES, *, titled: bool = True
) -> Iterator[str]:
    """All that a reader meets, each on its line; ``numbers`` are the pages of blocks, for the
    lists at the front, and ``titled`` heads the notes.
    """
    for part in reading(document):
        yield from part_lines(part, numbers, titled=titled)


def part_lines(
    part: Part, numbers: Mapping[str, int] = _NO_PAGES, *, titled: bool = True
) -> Iterator[str]:
    """The lines of one part."""
    match part:
        case Banner(text) | Subtitle(text) | Byline(text):
            yield text
        case Masthead(office, address, about):
            yield from filter(None, (office, *address, about))
        case Designation(lines):
            yield from lines
        case Title():
            yield line_words(part)
        case Head(lines):
            yield from map(line_words, lines)
        case Cover(kind, title, subtitle, lines):
            yield from filter(None, (kind, title, subtitle, *lines))
        case Contents(title, entries):
            yield title
            yield from (f"{each.words} {numbers.get(each.block, '')}".rstrip() for each in entries)
        case Body(sections):
            for section in sections:
                yield from section_lines(section)
        case Closing(lines):
            yield from map(line_words, lines)
        case Notes(title, notes):
            yield from (title,) if titled else ()
            for note in notes:
                yield plain(note.text) if note.mark else f"[{note.number}] {plain(note.text)}"
        case RunningHead():
            pass  # says again what has been read
        case Foot(contact, state):
            yield from filter(None, (contact, state))
        case _:
            assert_never(part)


def section_lines(section: Section) -> Iterator[str]:
    """Headings, paragraphs, list items, captions, cells and what is told of pictures, each on its
    line.
    """
    heads = {head.id for head, _ in run_ins(section)}
    for block in section.blocks:
        if isinstance(block, Heading) and block.id in heads:
            yield _read(run_in_words(block))
        else:
            yield from _block(block)


def line_words(line: Line | Title | Decision) -> str:
    """A line of a memo's head with its label."""
    match line:
        case Line(label, text):
            words = text
        case Title(text, label):
            words = text
        case Decision(label, choices):
            words = " ".join(choices)
        case _:
            assert_never(line)
    return f"{label}: {words}" if label else words


def _block(block: Block) -> Iterator[str]:
    match block:
        case Heading() | Paragraph():
            yield _read(block.text)
        case Callout():
            yield _read(callout_words(block))
        case Quotation():
            yield _read(block.text)
            yield from filter(None, (_read(attribution_words(block)),))
        case List():
            yield from _items(outermost(block))
        case Table():
            yield from _caption(block)
            yield from (_read(column.title) for column in block.columns)
            yield from (_read(cell) for row in block.rows for cell in row)
            yield from _source(block.source)
        case Chart():
            yield from _caption(block)
            yield _read(block.subtitle)
            yield from _told(block)
            yield from _source(block.source)
        case Picture():
            yield from _caption(block)
            yield from _told(block)
            yield from _source(block.source)
        case Cards():
            for card in block.cards:
                yield f"{_read(card.figure)} {card.leader}"
                yield _read(card.words)
        case PageBreak():
            pass
        case _:
            assert_never(block)


def _items(listed: Items) -> Iterator[str]:
    for label, item in zip(listed.labels(), listed.items, strict=True):
        yield f"{label} {_read(item.text)}"
        for each in below(listed, item):
            yield from _items(each)


def _caption(block: Chart | Picture | Table) -> Iterator[str]:
    if block.caption:
        words = _read(block.caption)
        yield f"{label_of(block)} {block.number}. {words}" if block.number else words


def _told(block: Chart | Picture) -> Iterator[str]:
    """What is told of a picture in words, in brackets where it would stand."""
    if words := alternative(block):
        yield f"[{words}]"


def _source(source: Inlines) -> Iterator[str]:
    if source:
        yield _read(source)


def _read(inlines: Inlines) -> str:
    """With note marks: numbers in brackets, for 97 with a note 3 after it must not read 973."""
    told = "".join(f"[{run.text}]" if _is_numbered(run) else run.text for run in runs(inlines))
    return told.replace("\n", " ")


def _is_numbered(run: Run) -> bool:
    return isinstance(run.inline, Citation) and not run.inline.text
