"""What stands around headings: lines below the title, lists of contents, heads that run in."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.brief.pages import BlockPlace
from briefgen.document.rewriting import rewrite_block
from briefgen.document.runs import plain, runs
from briefgen.document.tree import (
    Block,
    Chart,
    CrossReference,
    Document,
    Heading,
    Inline,
    Inlines,
    Paragraph,
    Picture,
    Section,
    Table,
    Text,
    walk,
)
from briefgen.evidence.formatting import format_date

DECISION = "DECISION"  # the label of a memo's decision line
RUN_IN = 2  # the level of heads behind which the text goes on in the same line
LISTED = 2  # the deepest level in a list of contents


def display_title(document: Document) -> str:
    """The title; a document without one goes by its kind."""
    return document.title.strip() or document.kind.strip() or "Untitled"


def byline(document: Document) -> str:
    """The line below the title: who wrote it, and how old its figures are."""
    return " · ".join(filter(None, (", ".join(document.authors), document.as_of)))


def dated(document: Document) -> str:
    """Kind and date, as heads of pages have them; a memo has its date among its lines."""
    date = "" if document.title_label else format_date(document.date, document.language)
    return " · ".join(filter(None, (document.kind, date)))


def cover_lines(document: Document) -> tuple[str, ...]:
    """The lines at the foot of a cover: who wrote it, when, and how old its figures are."""
    date = format_date(document.date, document.language)
    return tuple(filter(None, (", ".join(document.authors), date, document.as_of)))


class Entry(NamedTuple):
    """A line of a list: the block it leads to, its words, how deep it lies."""

    block: str
    words: str
    level: int = 1


def lists(document: Document) -> tuple[tuple[str, tuple[Entry, ...]], ...]:
    """The lists of headings, figures and tables that a document begins with, by their titles.

    Lists without entries are left out.
    """
    if not document.contents:
        return ()
    blocks = [block for _, block in walk(document)]
    found = (
        ("Contents", [_heading(each) for each in blocks if isinstance(each, Heading)]),
        ("Figures", [_captioned(each) for each in blocks if isinstance(each, Chart | Picture)]),
        ("Tables", [_captioned(each) for each in blocks if isinstance(each, Table)]),
    )
    entries = ((title, tuple(filter(None, each))) for title, each in found)
    return tuple((title, each) for title, each in entries if each)


def _heading(block: Heading) -> Entry | None:
    words = plain(block.text).strip()
    return Entry(block.id, words, block.level) if words and block.level <= LISTED else None


def _captioned(block: Chart | Picture | Table) -> Entry | None:
    label = "Table" if isinstance(block, Table) else "Figure"
    words = plain(block.caption).strip()
    return Entry(block.id, f"{label} {block.number}. {words}") if block.number else None


def page_numbers(document: Document, places: Iterable[BlockPlace]) -> dict[str, int]:
    """The page on which each block begins; a head that runs in begins with its paragraph."""
    numbers: dict[str, int] = {}
    for place in places:
        numbers.setdefault(place.block, place.page)
    heads = (pair for section in document.sections for pair in run_ins(section))
    return numbers | {head.id: numbers[below.id] for head, below in heads if below.id in numbers}


def paged(document: Document, numbers: Mapping[str, int]) -> Document:
    """The document with pages in the references to other pages, if it lists its contents."""
    if not document.contents:
        return document
    sections = tuple(
        replace(each, blocks=tuple(_paged(block, numbers) for block in each.blocks))
        for each in document.sections
    )
    return replace(document, sections=sections)


def _paged(block: Block, numbers: Mapping[str, int]) -> Block:
    here = numbers.get(block.id, 0)

    def told(inline: Inline) -> Inline:
        if isinstance(inline, CrossReference) and numbers.get(inline.target, here) != here:
            return replace(inline, page=numbers[inline.target])
        return inline

    return rewrite_block(block, told)


def run_ins(section: Section) -> Iterator[tuple[Heading, Paragraph]]:
    """The heads of a section that stand in the first line of the paragraph below them."""
    for head, below in zip(section.blocks, section.blocks[1:], strict=False):
        if isinstance(head, Heading) and isinstance(below, Paragraph) and _runs_in(head):
            yield head, below


def _runs_in(head: Heading) -> bool:
    plainly = all(
        not each.inline and not each.url and each.text != "\n" for each in runs(head.text)
    )
    return head.level == RUN_IN and plainly and bool(plain(head.text).strip())


def run_in_words(head: Heading) -> Inlines:
    """A head as it runs into its text: it ends like a sentence."""
    ends = plain(head.text).rstrip().endswith((".", "?", "!", ":"))
    return head.text if ends else (*head.text, Text("."))
