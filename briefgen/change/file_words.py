"""A person's words as files hold them since format 2, apart from the tree that writers read.

Text is a list of runs: plain strings, and objects for what is more than letters. Of what is drawn
from figures, files hold what was chosen and nothing that was drawn; of what is numbered, no number.
"""

from typing import Any, assert_never

import msgspec

from briefgen.change import changes
from briefgen.change.file_text import Runs, read_text, write_text
from briefgen.change.format_1 import changes_of_format_1
from briefgen.change.format_2 import with_findings
from briefgen.document import tree

FORMAT = 3
NAMED_SINCE = 2  # blocks had ordinals before


class Heading(msgspec.Struct, frozen=True, tag="heading"):
    """A head."""

    id: str
    level: int
    text: Runs


class Paragraph(msgspec.Struct, frozen=True, tag="paragraph"):
    """Running text."""

    id: str
    text: Runs


class ListItem(msgspec.Struct, frozen=True, omit_defaults=True):
    """One item and the items below it."""

    text: Runs
    items: tuple["ListItem", ...] = ()
    id: str = ""
    ordered: bool | None = None
    start: tree.Start | None = None


class List(msgspec.Struct, frozen=True, tag="list", omit_defaults=True):
    """Bullets, or numbers when ordered."""

    id: str
    ordered: bool
    items: tuple[ListItem, ...]
    start: tree.Start = 1


class Column(msgspec.Struct, frozen=True, omit_defaults=True):
    """The head of a column."""

    title: Runs
    alignment: tree.Alignment = tree.Alignment.LEFT
    marked: bool = False


class Table(msgspec.Struct, frozen=True, tag="table", omit_defaults=True):
    """A table that a person wrote in, cell by cell."""

    id: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Runs, ...], ...]
    caption: Runs = ()
    source: Runs = ()
    description: str = ""


class Picture(msgspec.Struct, frozen=True, tag="picture", omit_defaults=True):
    """A picture file of the brief by its name, and the words about it."""

    id: str
    name: str
    alt: str = ""
    caption: Runs = ()
    source: Runs = ()


class Callout(msgspec.Struct, frozen=True, tag="callout"):
    """A tinted paragraph."""

    id: str
    kind: tree.CalloutKind
    text: Runs


class Quotation(msgspec.Struct, frozen=True, tag="quotation", omit_defaults=True):
    """Someone's words, and who said them."""

    id: str
    text: Runs
    attribution: Runs = ()


class PageBreak(msgspec.Struct, frozen=True, tag="page_break"):
    """What follows starts on a new page."""

    id: str


class Suggested(msgspec.Struct, frozen=True, tag="suggested"):
    """The block as it is suggested."""


class Drawn(msgspec.Struct, frozen=True, tag="drawn"):
    """What a directive draws, by its options."""

    directive: str
    options: str


Block = Heading | Paragraph | List | Table | Picture | Callout | Quotation | PageBreak
Words = Block | Suggested | Drawn


class Change(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a person did to a block; ``change.changes`` says what the fields mean."""

    id: str
    section: str
    base: Words | None
    mine: Words | None
    after: tuple[str, ...] | None = None


class Edits(msgspec.Struct, frozen=True):
    """``edits.json`` of a saved template."""

    format: int
    edits: tuple[Change, ...]


def read_edits(data: Any) -> tuple[changes.Change, ...]:
    """The words of a saved template from plain data of this format or an older one.

    Raises:
        ValueError: they are neither, or of a newer format.
    """
    if isinstance(data, list):
        return changes_of_format_1(data)
    number = data.get("format") if isinstance(data, dict) else None
    if isinstance(number, int) and number > FORMAT:
        raise ValueError("a newer version of briefgen made them")
    if number == 2:
        data = with_findings(data)
    return read_changes(msgspec.convert(data, Edits).edits)


def write_edits(edits: tuple[changes.Change, ...]) -> Edits:
    """The words of a template to save."""
    return Edits(FORMAT, write_changes(edits))


def write_changes(edits: tuple[changes.Change, ...]) -> tuple[Change, ...]:
    """Changes as files hold them."""
    return tuple(
        Change(
            each.id,
            each.section,
            None if each.base is None else _written(each.base, own=False),
            None if each.mine is None else _written(each.mine, own=each.base is None),
            each.after,
        )
        for each in edits
    )


def read_changes(edits: tuple[Change, ...]) -> tuple[changes.Change, ...]:
    """Changes from a file."""
    return tuple(
        changes.Change(
            each.id,
            each.section,
            None if each.base is None else _read(each.base),
            None if each.mine is None else _read(each.mine),
            each.after,
        )
        for each in edits
    )


def _written(words: changes.Words, *, own: bool) -> Words:
    """Words for a file; of what is drawn, what to draw, or that it is as suggested."""
    match words:
        case changes.Suggested():
            return Suggested()
        case changes.Drawn(directive, options):
            return Drawn(directive, options)
        case tree.Chart() | tree.Cards():
            return _written(changes.own_words(words), own=True) if own else Suggested()
        case _:
            return _block(words)


def _block(block: tree.Block) -> Block:
    match block:
        case tree.Heading(id_, level, text):
            return Heading(id_, level, write_text(text))
        case tree.Paragraph(id_, text):
            return Paragraph(id_, write_text(text))
        case tree.List(id_, ordered, items, start):
            return List(id_, ordered, tuple(map(_item, items)), start)
        case tree.Table():
            return _table(block)
        case tree.Picture():
            texts = write_text(block.caption), write_text(block.source)
            return Picture(block.id, block.name, block.alt, *texts)
        case tree.Callout(id_, kind, text):
            return Callout(id_, kind, write_text(text))
        case tree.Quotation(id_, text, attribution):
            return Quotation(id_, write_text(text), write_text(attribution))
        case tree.PageBreak(id_):
            return PageBreak(id_)
        case tree.Chart() | tree.Cards():
            raise TypeError("What is drawn is not kept as a block")
        case _:
            assert_never(block)


def _table(table: tree.Table) -> Table:
    columns = tuple(
        Column(write_text(each.title), each.alignment, each.marked) for each in table.columns
    )
    rows = tuple(tuple(map(write_text, row)) for row in table.rows)
    texts = write_text(table.caption), write_text(table.source)
    return Table(table.id, columns, rows, *texts, table.description)


def _item(item: tree.ListItem) -> ListItem:
    below = tuple(map(_item, item.children))
    return ListItem(write_text(item.text), below, item.id, item.ordered, item.start)


def _read(words: Words) -> changes.Words:
    match words:
        case Suggested():
            return changes.Suggested()
        case Drawn(directive, options):
            return changes.Drawn(directive, options)
        case Heading(id_, level, text):
            return tree.Heading(id_, level, read_text(text))
        case Paragraph(id_, text):
            return tree.Paragraph(id_, read_text(text))
        case List(id_, ordered, items, start):
            return tree.List(id_, ordered, tuple(map(_item_read, items)), start)
        case Table():
            return _table_read(words)
        case Picture():
            texts = read_text(words.caption), read_text(words.source)
            return tree.Picture(words.id, words.name, words.alt, texts[0], source=texts[1])
        case Callout(id_, kind, text):
            return tree.Callout(id_, kind, read_text(text))
        case Quotation(id_, text, attribution):
            return tree.Quotation(id_, read_text(text), read_text(attribution))
        case PageBreak(id_):
            return tree.PageBreak(id_)
        case _:
            assert_never(words)


def _table_read(table: Table) -> tree.Table:
    return tree.Table(
        table.id,
        tuple(
            tree.Column(read_text(each.title), each.alignment, each.marked)
            for each in table.columns
        ),
        tuple(tuple(map(read_text, row)) for row in table.rows),
        read_text(table.caption),
        source=read_text(table.source),
        description=table.description,
    )


def _item_read(item: ListItem) -> tree.ListItem:
    below = tuple(map(_item_read, item.items))
    return tree.ListItem(read_text(item.text), below, item.id, item.ordered, item.start)
