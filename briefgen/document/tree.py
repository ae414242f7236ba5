"""The finished tree that every writer reads: a small closed set of blocks and inlines.

A writer matches on the type of a block; the type checker names each that must learn a new one."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import msgspec

from briefgen.document.languages import is_tag
from briefgen.document.pictures import PictureFile
from briefgen.document.release import Stamp
from briefgen.evidence import series as drawn
from briefgen.evidence.values import Reference

Point = drawn.Point
Series = drawn.Series
Level = drawn.Level
Start = Annotated[int, msgspec.Meta(ge=0, le=999_999_999)]  # as Markdown has it
SCHEMES = ("http://", "https://", "mailto:")


class Text(msgspec.Struct, frozen=True, tag="text", gc=False):
    """Plain characters."""

    text: str


class Strong(msgspec.Struct, frozen=True, tag="strong", gc=False):
    """Weight: the run-in head of a paragraph, a name."""

    children: tuple["Inline", ...]


class Emphasis(msgspec.Struct, frozen=True, tag="emphasis", gc=False):
    """Italic: titles, and foreign words with their ``language``, such as ``fr``."""

    children: tuple["Inline", ...]
    language: str = ""

    def __post_init__(self) -> None:
        """Refuse what is not the tag of a language, from whatever file it comes."""
        if self.language and not is_tag(self.language):
            raise ValueError("A language is named by its tag, such as fr or pt-BR")


class Link(msgspec.Struct, frozen=True, tag="link", gc=False):
    """A link to an http, https or mailto address."""

    url: str
    children: tuple["Inline", ...]

    def __post_init__(self) -> None:
        """Refuse an address that would run or open something on a reader's machine."""
        if not self.url.lower().startswith(SCHEMES):
            raise ValueError("A link must start with http://, https:// or mailto:")


class Value(msgspec.Struct, frozen=True, tag="value", gc=False):
    """A number tied to figures; ``text`` is how it reads with the data of this document."""

    reference: Reference
    text: str


class Citation(msgspec.Struct, frozen=True, tag="citation", gc=False):
    """The mark of the note of a source: its number, or words such as "\u00a0(WIPO 2024)"."""

    source: str
    number: int = 0
    text: str = ""


class CrossReference(msgspec.Struct, frozen=True, tag="reference", gc=False):
    """Points to a captioned block by its id; it reads "Figure 1", or "Figure 1 (page 5)"."""

    target: str
    text: str = ""
    page: int = 0


class LineBreak(msgspec.Struct, frozen=True, tag="break", gc=False):
    """A new line within a paragraph."""


Inline = Text | Strong | Emphasis | Link | Value | Citation | CrossReference | LineBreak
Inlines = tuple[Inline, ...]


class Heading(msgspec.Struct, frozen=True, tag="heading", gc=False):
    """A head. Level 1 opens a section of the brief; the title of the document is not a block."""

    id: str
    level: int
    text: Inlines


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph", gc=False):
    """Running text."""

    id: str
    text: Inlines


class ListItem(msgspec.Struct, frozen=True, gc=False):
    """One item and the items below it. Its id, if it has one, says what it tells.

    ``ordered`` is None where a list below an item is of the kind of the one around it; ``start``
    is the number of an item that begins a list of its own there. ``lists.below`` reads both.
    """

    text: Inlines
    children: tuple["ListItem", ...] = ()
    id: str = ""
    ordered: bool | None = None
    start: Start | None = None


class List(msgspec.Struct, frozen=True, tag="list", gc=False):
    """Bullets, or numbers from ``start`` on when ordered."""

    id: str
    ordered: bool
    items: tuple[ListItem, ...]
    start: Start = 1


class Alignment(StrEnum):
    """Where a column's text stands; figures align on the decimal."""

    LEFT = "left"
    RIGHT = "right"
    FIGURE = "figure"


class Column(msgspec.Struct, frozen=True, gc=False):
    """The head of a column; ``marked`` sets one off that is recommended, with a tint."""

    title: Inlines
    alignment: Alignment = Alignment.LEFT
    marked: bool = False


class Table(msgspec.Struct, frozen=True, tag="table", gc=False):
    """A table with a header row; the first cell of each row is its header. Numbered from 1."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Inlines, ...], ...]
    caption: Inlines = ()
    number: int = 0
    source: Inlines = ()
    description: str = ""  # for people who do not see it


def is_of_words(table: Table) -> bool:
    """Whether a table compares in words, side by side; it is set in smaller type."""
    columns = table.columns
    return len(columns) > 2 and not columns[0].title and columns[1].alignment is Alignment.LEFT


class Chart(msgspec.Struct, frozen=True, tag="chart", gc=False):
    """Data to draw, with the words around it.

    Each series has one point for each category. ``number`` counts figures from 1. ``wide`` spans
    both columns of a page. ``description`` tells every point, or ends, extremes and gaps of many.
    ``kinds`` are those that these data may be drawn as, best first; ``notes`` words at the end of
    each row; ``tops`` what each row is measured by, where somebody not drawn is highest, else 0;
    ``log`` asks for powers of ten; with ``own_scale`` every panel has a scale of its own;
    ``low`` asks for little height; ``breaks`` begin something else counted; ``levels`` are lines
    across, such as a target.
    """

    id: str
    kind: str  # a row of CHARTS
    caption: Inlines  # a statement
    subtitle: Inlines  # measure, unit, period
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    unit: str = ""  # "%", "TWh", "$ billion": labels the axis
    number: int = 0
    source: Inlines = ()
    wide: bool = False
    description: str = ""
    kinds: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    tops: tuple[float, ...] = ()
    log: bool = False
    own_scale: bool = False
    breaks: tuple[str, ...] = ()
    low: bool = False
    levels: tuple[Level, ...] = ()

    def __post_init__(self) -> None:
        """Refuse what cannot be drawn, from whatever file it comes."""
        if any(len(each.points) != len(self.categories) for each in self.series):
            raise ValueError("Each series of a chart needs one point for each category")


class Picture(msgspec.Struct, frozen=True, tag="picture", gc=False):
    """An image kept in the brief under ``name``; an empty ``alt`` marks it as decoration."""

    id: str
    name: str
    alt: str = ""
    caption: Inlines = ()
    number: int = 0
    source: Inlines = ()


class CalloutKind(StrEnum):
    """The ask is what a brief wants; a note adds; a caution warns; a side note says beside a
    paragraph how sure it is.
    """

    ASK = "ask"
    NOTE = "note"
    CAUTION = "caution"
    SIDE = "side"


class Callout(msgspec.Struct, frozen=True, tag="callout", gc=False):
    """A tinted paragraph with a bar; a side note is small, in the margin where there is one."""

    id: str
    kind: CalloutKind
    text: Inlines


class Card(msgspec.Struct, frozen=True, gc=False):
    """A key figure: large number, who leads, what it is. ``rank`` -1 is nobody's colour."""

    figure: Inlines
    leader: str
    words: Inlines
    rank: int = -1


class Cards(msgspec.Struct, frozen=True, tag="cards", gc=False):
    """Two to four key figures side by side."""

    id: str
    cards: tuple[Card, ...]


class Quotation(msgspec.Struct, frozen=True, tag="quotation", gc=False):
    """Someone's words, set off, with who said them."""

    id: str
    text: Inlines
    attribution: Inlines = ()


class PageBreak(msgspec.Struct, frozen=True, tag="page_break", gc=False):
    """What follows starts on a new page."""

    id: str


Block = (
    Heading | Paragraph | List | Table | Chart | Picture | Callout | Cards | Quotation | PageBreak
)
Blocks = tuple[Block, ...]


class Section(msgspec.Struct, frozen=True, gc=False):
    """The unit that a person edits, orders, keeps and takes back from Word.

    Its heading, if any, is its first block. ``span`` sections run across all columns, those at
    the ``side`` in a narrow column beside the others, those of the ``cover`` stand on it, if there
    is one, those of the ``front`` before the contents. ``outdated`` means that the suggested text
    has changed since the person edited it.
    """

    id: str
    title: str
    blocks: Blocks
    span: bool = False
    cover: bool = False
    front: bool = False
    edited: bool = False
    outdated: bool = False
    side: bool = False


class Note(msgspec.Struct, frozen=True, gc=False):
    """A source or remark at the end or the foot of a page; with a mark it shows no number."""

    id: str  # the source's id
    number: int
    text: Inlines
    mark: str = ""  # WIPO 2024


class Document(msgspec.Struct, frozen=True, gc=False):
    """Everything that a writer puts on pages; ``change.identity`` says what ids of blocks are."""

    id: str
    title: str
    kind: str  # "One-pager"; printed in the head
    date: str  # ISO
    language: str = "en-US"
    subtitle: str = ""
    authors: tuple[str, ...] = ()
    office: str = ""
    address: tuple[str, ...] = ()
    contact: str = ""
    head_lines: tuple[tuple[str, str], ...] = ()  # ("To", "…"), in print order
    title_label: str = ""  # "SUBJECT": the title is one of a memo's lines, after the head lines
    tail_lines: tuple[tuple[str, str], ...] = ()  # the lines after it
    decision: tuple[str, ...] = ()  # what a reader chooses from, each with a rule for initials
    stamp: Stamp = Stamp()  # state and marking, on every page
    closing: tuple[tuple[str, str], ...] = ()  # lines after the text; without a label: goes on
    as_of: str = ""  # "Figures as of November 23, 2026"
    cover: bool = False  # the title has the first page to itself
    contents: bool = False  # headings, figures and tables are listed before the first section
    sections: tuple[Section, ...] = ()
    notes_title: str = "Sources"
    notes: tuple[Note, ...] = ()
    pictures: tuple[PictureFile, ...] = ()  # that its blocks show
    keywords: tuple[str, ...] = ()  # for programs that file and find documents
    blanks: tuple[str, ...] = ()  # "[Bill or report language]": words of it to be filled in


def figures_drawn(chart: Chart) -> Iterator[tuple[str, Reference]]:
    """Every point and every line across a chart that stands for a figure, as it is labelled."""
    for series in chart.series:
        yield from ((each.text, each.reference) for each in series.points if each.reference)
    yield from ((each.text, each.reference) for each in chart.levels if each.reference)


def walk(document: Document) -> Iterator[tuple[Section, Block]]:
    """Every block with its section, in reading order."""
    for section in document.sections:
        for block in section.blocks:
            yield section, block
