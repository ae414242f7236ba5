"""The source sheet: every number of a brief, what it stands for, its source, and who checked it.

It is a document like any other, so every writer can write it.
"""

import re
from collections.abc import Iterator

import msgspec

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicator_of, indicators_of, source_of
from briefgen.document.rewriting import leaves
from briefgen.document.tree import (
    Block,
    Callout,
    Chart,
    Column,
    Document,
    Heading,
    Inlines,
    List,
    ListItem,
    Paragraph,
    Section,
    Table,
    Text,
    Value,
    figures_drawn,
)
from briefgen.evidence.dates import format_date
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.values import (
    Cell,
    MissingFigureError,
    Operation,
    Reference,
    ValueFormat,
    show,
)

_YEAR = r"(?:19|20)\d\d(?:–(?:\d\d){1,2})?"
_TYPED = re.compile(rf"(?<![\d–])(?!{_YEAR}\b)\d[\d.,–%]*")
_AROUND = 6  # words on each side that show where a number without a figure stands
_HEADS = ("Number", "Where", "What it stands for", "Source", "Checked by")


class _Entry(msgspec.Struct, frozen=True):
    """One number and where it stands."""

    text: str
    reference: Reference
    where: tuple[str, ...]


def source_sheet(brief: Brief, document: Document) -> Document:
    """The sheet that goes with a document of a brief, for whoever clears it."""
    typed = tuple(dict.fromkeys(_typed(document)))
    sections = [_numbers(brief, _entries(document))]
    if typed:
        sections.append(_without_figure(typed))
    return msgspec.structs.replace(
        document,
        id=f"{document.id}-sources",
        title=f"Source sheet: {document.title}",
        kind="Source sheet",
        subtitle="",
        head_lines=(),
        title_label="",
        tail_lines=(),
        decision=(),
        closing=(),
        sections=tuple(sections),
        notes=(),
    )


def _entries(document: Document) -> tuple[_Entry, ...]:
    """Every number once, with the names of all sections that it stands in."""
    found: dict[tuple[str, Reference], list[str]] = {}
    for section in document.sections:
        for text, reference in _values(section):
            plain_form = msgspec.structs.replace(reference, format=ValueFormat.FULL)
            places = found.setdefault((_number(text), plain_form), [])
            if section.title not in places:
                places.append(section.title)
    return tuple(
        _Entry(text, reference, tuple(places)) for (text, reference), places in found.items()
    )


def _number(text: str) -> str:
    """The number without the unit behind it, which a later mention may leave out."""
    return text.split("\N{NO-BREAK SPACE}", maxsplit=1)[0] if text[:1].isdigit() else text


def _values(section: Section) -> Iterator[tuple[str, Reference]]:
    for block in section.blocks:
        for inline in leaves((block,)):
            if isinstance(inline, Value):
                yield inline.text, inline.reference
        if isinstance(block, Chart):
            yield from figures_drawn(block)


def _numbers(brief: Brief, entries: tuple[_Entry, ...]) -> Section:
    table = Table(
        id="numbers/table",
        columns=tuple(Column((Text(each),)) for each in _HEADS),
        rows=tuple(_row(brief, each) for each in entries),
        caption=(Text("Every number that is tied to a figure"),),
        description=f"{len(entries)} numbers with their meaning, source and who checked them.",
    )
    return Section("numbers", "Numbers", (table,), span=True)


def _row(brief: Brief, entry: _Entry) -> tuple[Inlines, ...]:
    cells = entry.reference.cells
    indicator = indicator_of(brief, cells[0].indicator)
    texts = (
        entry.text,
        ", ".join(entry.where),
        _meaning(brief, entry.reference, indicator),
        _source(brief, indicator),
        _checked(brief, indicator),
    )
    return tuple((Text(each),) for each in texts)


def _meaning(brief: Brief, reference: Reference, indicator: Indicator | None) -> str:
    """Indicator, entity and period; for what was computed, the figures that it comes from."""
    title = indicator.title if indicator else reference.cells[0].indicator
    if reference.operation is Operation.AMOUNT:
        return f"{title}: {reference.cells[0].entity}, {reference.cells[0].period}"
    known = indicators_of(brief)
    figures = "; ".join(_cell(each, known) for each in reference.cells[:2])
    return f"{title}: {reference.operation.value} of {figures}"


def _cell(cell: Cell, known: dict[str, Indicator]) -> str:
    try:
        amount = show(Reference((cell,)), known)
    except MissingFigureError:
        amount = "no figure"
    return f"{amount} ({cell.entity}, {cell.period})"


def _source(brief: Brief, indicator: Indicator | None) -> str:
    source = source_of(brief, indicator.source) if indicator else None
    if not indicator or not source:
        return "not in this library"
    cited = f"{source.publisher}, {source.title} ({source.year})"
    return f"{cited}; read at {indicator.read_at}" if indicator.read_at else cited


def _checked(brief: Brief, indicator: Indicator | None) -> str:
    if not indicator:
        return ""
    for each in brief.opened:
        if each.indicator == indicator.id:
            return f"{each.name}, {format_date(each.date)}"
    return "read at its source for the library" if indicator.opened else "source not opened yet"


def _typed(document: Document) -> Iterator[str]:
    """Where digits stand that are no values: the words around them."""
    for section in document.sections:
        for block in section.blocks:
            if isinstance(block, Heading | Paragraph | List | Callout):
                yield from _digits(section.title, block)


def _digits(title: str, block: Block) -> Iterator[str]:
    for inline in leaves((block,)):
        if not isinstance(inline, Text) or not (found := _TYPED.search(inline.text)):
            continue
        before = inline.text[: found.start()].split()[-_AROUND:]
        after = inline.text[found.start() :].split()[:_AROUND]
        yield f"{title}: … {' '.join((*before, *after))} …"


def _without_figure(places: tuple[str, ...]) -> Section:
    items = tuple(ListItem((Text(each),)) for each in places)
    return Section(
        "typed",
        "Numbers without a figure",
        (
            Heading("typed/heading", 1, (Text("Numbers that are words"),)),
            Paragraph("typed/p1", (Text("These are tied to no figure. Check each by hand."),)),
            List("typed/l1", False, items),
        ),
        span=True,
    )
