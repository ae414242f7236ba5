"""The document in the order in which it is read: all that a reader meets, as a closed set of parts.

Writers match on the parts and know no order of their own; the type checker names each that must
learn a new one. The words of blocks that a reader hears and no block holds are made here, too.
"""

from collections.abc import Iterator

import msgspec

from briefgen.document.describe import told_whole
from briefgen.document.release import MarkingKind
from briefgen.document.runs import plain, runs
from briefgen.document.tree import (
    Callout,
    CalloutKind,
    Chart,
    Document,
    Heading,
    Inlines,
    LineBreak,
    Note,
    Paragraph,
    Picture,
    Quotation,
    Section,
    Strong,
    Table,
    Text,
    walk,
)
from briefgen.evidence.dates import format_date

DECISION = "DECISION"  # the label of a memo's decision line
RUN_IN = 2  # the level of heads behind which the text goes on in the same line
LISTED = 2  # the deepest level of headings in a list of contents


class Banner(msgspec.Struct, frozen=True):
    """The marking at the top and foot of every page; read once."""

    text: str
    kind: MarkingKind


class Masthead(msgspec.Struct, frozen=True):
    """The head of the first page: the office, its address, kind and date."""

    office: str
    address: tuple[str, ...]
    about: str


class Designation(msgspec.Struct, frozen=True):
    """Who controls the information, its category, who may have it, whom to ask: on page 1."""

    lines: tuple[str, ...]


class Line(msgspec.Struct, frozen=True):
    """Words behind a label; without one they go on from the line before."""

    label: str
    text: str


class Title(msgspec.Struct, frozen=True):
    """The title; in a memo it is one of the lines, behind its label."""

    text: str
    label: str = ""


class Decision(msgspec.Struct, frozen=True):
    """What a reader chooses from, each with a rule for initials."""

    label: str
    choices: tuple[str, ...]


class Head(msgspec.Struct, frozen=True):
    """To whom, from whom and about what, above a rule."""

    lines: tuple[Line | Title | Decision, ...]


class Subtitle(msgspec.Struct, frozen=True):
    """The line below the title."""

    text: str


class Byline(msgspec.Struct, frozen=True):
    """Who wrote it, and how old its figures are."""

    text: str


class Cover(msgspec.Struct, frozen=True):
    """A first page for the title: the kind above it, below it for whom, by whom and when."""

    kind: str
    title: str
    subtitle: str
    lines: tuple[str, ...]


class Entry(msgspec.Struct, frozen=True):
    """A line of a list: the block it leads to, its words, how deep it lies."""

    block: str
    words: str
    level: int = 1


class Contents(msgspec.Struct, frozen=True):
    """A list of headings, figures or tables, with their pages."""

    title: str
    entries: tuple[Entry, ...]


class Body(msgspec.Struct, frozen=True):
    """The sections; those of the cover and of the front by themselves. Those that ``break`` begin a
    page.
    """

    sections: tuple[Section, ...]
    breaks: bool = False


class Closing(msgspec.Struct, frozen=True):
    """Who drafted and cleared it, and what is attached, below a rule."""

    lines: tuple[Line, ...]


class Notes(msgspec.Struct, frozen=True):
    """The notes, at the end or at the feet of pages; the title stands above those at the end."""

    title: str
    notes: tuple[Note, ...]


class RunningHead(msgspec.Struct, frozen=True):
    """The head of later pages; it says again what has been read."""

    title: str
    about: str


class Foot(msgspec.Struct, frozen=True):
    """The foot of every page, beside its number; read once, at the end."""

    contact: str
    state: str


Part = (
    Banner | Masthead | Designation | Head | Title | Subtitle | Byline | Cover | Contents | Body
    | Closing | Notes | RunningHead | Foot
)  # fmt: skip


def reading(document: Document) -> tuple[Part, ...]:
    """Every part of the document in reading order; those that are empty are left out."""
    return tuple(_parts(document))


def _parts(document: Document) -> Iterator[Part]:
    stamp, about = document.stamp, _about(document)
    if stamp.banner:
        yield Banner(stamp.banner, stamp.kind)
    yield Masthead(document.office, document.address, about)
    if stamp.designation:
        yield Designation(stamp.designation)
    yield from (_cover(document),) if document.cover else _opening(document)
    covers = tuple(each for each in document.sections if each.cover and document.cover)
    if covers:
        yield Body(covers)
    lists = tuple(_lists(document))
    rest = tuple(each for each in document.sections if each not in covers)
    front = tuple(each for each in rest if each.front and lists)
    if front:
        yield Body(front, breaks=document.cover)
    yield from lists
    rest = tuple(each for each in rest if each not in front)
    yield Body(rest, breaks=not front and (document.cover or document.contents))
    if document.closing:
        yield Closing(_lines(document.closing))
    if document.notes:
        yield Notes(document.notes_title or "Notes", document.notes)
    yield RunningHead(display_title(document), about)
    yield Foot(document.contact or document.office, stamp.foot)


def _opening(document: Document) -> Iterator[Part]:
    """A memo's title is one of its lines; other titles stand below what names the reader."""
    title = Title(display_title(document), document.title_label)
    lines: tuple[Line | Title | Decision, ...] = _lines(document.head_lines)
    if title.label:
        decision = (Decision(DECISION, document.decision),) if document.decision else ()
        lines = (*lines, title, *_lines(document.tail_lines), *decision)
    if lines:
        yield Head(lines)
    if not title.label:
        yield title
    if document.subtitle:
        yield Subtitle(document.subtitle)
    by = " · ".join(filter(None, (", ".join(document.authors), document.as_of)))
    if by:
        yield Byline(by)


def _cover(document: Document) -> Cover:
    date = format_date(document.date, document.language)
    named = (f"{label}: {text}" for label, text in document.head_lines)
    below = filter(None, (", ".join(document.authors), date, document.as_of))
    lines = (*named, " · ".join(below))
    return Cover(document.kind, display_title(document), document.subtitle, lines)


def _lines(lines: tuple[tuple[str, str], ...]) -> tuple[Line, ...]:
    return tuple(Line(label, text) for label, text in lines)


def display_title(document: Document) -> str:
    """The title; a document without one goes by its kind."""
    return document.title.strip() or document.kind.strip() or "Untitled"


def _about(document: Document) -> str:
    """Kind and date, as heads of pages have them; a memo has its date among its lines."""
    date = "" if document.title_label else format_date(document.date, document.language)
    return " · ".join(filter(None, (document.kind, date)))


def _lists(document: Document) -> Iterator[Contents]:
    """The lists of headings, figures and tables; those without entries are left out."""
    if not document.contents:
        return
    blocks = [block for _, block in walk(document)]
    found = (
        ("Contents", [_listed(each) for each in blocks if isinstance(each, Heading)]),
        ("Figures", [_captioned(each) for each in blocks if isinstance(each, Chart | Picture)]),
        ("Tables", [_captioned(each) for each in blocks if isinstance(each, Table)]),
    )
    for title, entries in found:
        if shown := tuple(filter(None, entries)):
            yield Contents(title, shown)


def _listed(block: Heading) -> Entry | None:
    words = plain(block.text).strip()
    return Entry(block.id, words, block.level) if words and block.level <= LISTED else None


def _captioned(block: Chart | Picture | Table) -> Entry | None:
    words = plain(block.caption).strip()
    return Entry(block.id, f"{label_of(block)} {block.number}. {words}") if block.number else None


def label_of(block: Chart | Picture | Table) -> str:
    """What captions count."""
    return "Table" if isinstance(block, Table) else "Figure"


def callout_words(block: Callout) -> Inlines:
    """A caution says so in words too, for those who do not see its colour."""
    told = plain(block.text).lower().startswith("caution")
    if block.kind is not CalloutKind.CAUTION or told:
        return block.text
    return (Strong((Text("Caution: "),)), *block.text)


def in_line(text: Inlines) -> Inlines:
    """A side note as it stands below its paragraph: its parts follow one another in a line."""
    return tuple(Text(" ") if isinstance(each, LineBreak) else each for each in text)


def attribution_words(block: Quotation) -> Inlines:
    """Who said it, behind a dash; nothing where nobody is named."""
    speaker = plain(block.attribution).strip()
    dash = () if speaker.startswith("—") else (Text("— "),)
    return (*dash, *block.attribution) if speaker else ()


def alternative(block: Chart | Picture) -> str:
    """What is told in words to those who do not see it; nothing for decoration."""
    if isinstance(block, Picture):
        return block.alt
    told = told_whole(block) if block.description else block.alt
    return told or plain(block.caption) or block.kind


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
