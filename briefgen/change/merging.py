"""Blocks that two sides changed, as one version: what only one side changed is taken.

What both changed, each otherwise, stays as mine and waits for a decision as a ``Conflict``: a
sentence, a field, or whether a block, an item or a row stays. Pure; no value, note mark or link
is ever edited.
"""

from itertools import starmap
from typing import Any, NamedTuple, TypeVar, assert_never

from msgspec.structs import fields, replace

from briefgen.change.identity import free_id
from briefgen.change.merging_rows import Join, Triple, merge_rows
from briefgen.change.merging_text import Conflict, Whole, merge_text
from briefgen.change.pairing import BLOCKS, ITEMS, ROWS, Row
from briefgen.change.wording import wording
from briefgen.document.rewriting import texts
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Card,
    Cards,
    Chart,
    Heading,
    Inlines,
    LineBreak,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
    Text,
)

T = TypeVar("T")
_CHOSEN = ("id", "kind", "caption", "subtitle", "source", "wide", "low")  # of a chart, by a person
_DRAWN = tuple(each.name for each in fields(Chart) if each.name not in _CHOSEN)


class Merged(NamedTuple):
    """One version, and what of it waits for a decision."""

    blocks: Blocks
    conflicts: tuple[Conflict, ...]


def merge(base: Blocks, mine: Blocks, theirs: Blocks) -> Merged:
    """Mine and theirs as one version. Blocks are known by what they tell, else by their words.

    What one side moved has its place; where both moved it, that of mine. What both put in at one
    place stands there twice, theirs first, unless it has the same words.
    """
    if mine in (base, theirs):
        return Merged(theirs, ())
    if theirs == base:
        return Merged(mine, ())
    found: list[Conflict] = []

    def one(base: Block, mine: Block, theirs: Block) -> Block | None:
        merging = _Merging(base, mine, theirs)
        result = merging.block()
        found.extend(merging.conflicts)
        return result

    def ask(triple: Triple[Block]) -> None:
        found.append(_whole(triple, "block"))

    rows = merge_rows(base, mine, theirs, Join(BLOCKS, one, ask))
    return Merged(_with_own_ids(rows), tuple(found))


class _Merging:
    """A block that all sides have, while it is made one."""

    def __init__(self, base: Block, mine: Block, theirs: Block) -> None:
        self.conflicts: list[Conflict] = []
        self._id = _taken(base.id, mine.id, theirs.id)
        self._base = _called(base, self._id)
        self._mine = _called(mine, self._id)
        self._theirs = _called(theirs, self._id)

    def block(self) -> Block | None:
        """The one block; None for a list that has lost all its items, some to each side."""
        base, mine, theirs = self._base, self._mine, self._theirs
        if mine in (base, theirs):
            return theirs
        if theirs == base:
            return mine
        if type(mine) is type(base) is type(theirs):
            return self._fields(mine)
        if BLOCKS.same(base, mine):
            return theirs
        if not (BLOCKS.same(base, theirs) or BLOCKS.same(mine, theirs)):
            self.conflicts.append(_whole(Triple(base, mine, theirs), "block"))
        return mine

    def _fields(self, mine: Block) -> Block | None:
        """Field by field: words as text, and what is chosen together as one."""
        match mine:
            case Paragraph():
                return replace(mine, text=self._text("text"))
            case Heading():
                return replace(mine, text=self._text("text"), **self._choice("level"))
            case Callout():
                return replace(mine, text=self._text("text"), **self._choice("kind"))
            case Quotation():
                said = self._text("text"), self._text("attribution")
                return replace(mine, text=said[0], attribution=said[1])
            case Picture():  # what is said of it in its place is said of this picture alone
                shown = self._choice("name", "alt") | self._newer("number")
                return replace(mine, **self._captions("caption", "source"), **shown)
            case Chart():
                words = self._captions("caption", "subtitle", "source")
                chosen = self._choice("kind") | self._choice("wide") | self._choice("low")
                return replace(mine, **words, **chosen, **self._newer(*_DRAWN))
            case Table():
                words = self._captions("caption", "source") | self._choice("description")
                return replace(mine, **words, **self._newer("number"), **self._grid())
            case List():
                return self._list(mine)
            case Cards():
                return replace(mine, **self._cards())
            case PageBreak():
                return mine
            case _:
                assert_never(mine)

    def _of(self, field: str) -> tuple[Any, Any, Any]:
        base, mine, theirs = self._base, self._mine, self._theirs
        return getattr(base, field), getattr(mine, field), getattr(theirs, field)

    def _text(self, field: str) -> Inlines:
        return self._merge_text(*self._of(field), part=field)

    def _captions(self, *names: str) -> dict[str, Inlines]:
        return {name: self._text(name) for name in names}

    def _merge_text(self, base: Inlines, mine: Inlines, theirs: Inlines, part: str) -> Inlines:
        text, conflicts = merge_text(base, mine, theirs, self._id, part)
        self.conflicts += conflicts
        return text

    def _choice(self, *names: str) -> dict[str, Any]:
        """What somebody chose, or wrote as one: where both did, mine, and it is a question."""
        base, mine, theirs = zip(*map(self._of, names), strict=True)
        return dict(zip(names, self._chosen(base, mine, theirs, names[0]), strict=True))

    def _chosen(self, base: T, mine: T, theirs: T, part: str) -> T:
        if mine != theirs and base not in (mine, theirs):
            shown = _shown(base), _shown(mine), _shown(theirs)
            whole = Whole(self._base, self._mine, self._theirs)
            self.conflicts.append(Conflict(self._id, *shown, part, whole))
        return _taken(base, mine, theirs)

    def _newer(self, *names: str) -> dict[str, Any]:
        """What nobody writes, as it follows from the figures and the order: together as one."""
        base, mine, theirs = zip(*map(self._of, names), strict=True)
        return dict(zip(names, mine if theirs == base else theirs, strict=True))

    def _list(self, mine: List) -> List | None:
        before, own, others = self._of("items")
        items = self._items(before, own, others)
        if own and others and not items:
            return None  # no list stands without an item
        return replace(mine, items=items, **self._choice("ordered"), **self._choice("start"))

    def _items(
        self,
        base: tuple[ListItem, ...],
        mine: tuple[ListItem, ...],
        theirs: tuple[ListItem, ...],
    ) -> tuple[ListItem, ...]:
        if mine == base:
            return theirs

        def ask(triple: Triple[ListItem]) -> None:
            lists = (None if each is None else List(self._id, False, (each,)) for each in triple)
            self.conflicts.append(_whole(Triple(*lists), "item"))

        rows = merge_rows(base, mine, theirs, Join(ITEMS, self._item, ask))
        return tuple(item for item, _ in rows)

    def _item(self, base: ListItem, mine: ListItem, theirs: ListItem) -> ListItem:
        return ListItem(
            self._merge_text(base.text, mine.text, theirs.text, "item"),
            self._items(base.children, mine.children, theirs.children),
            _taken(base.id, mine.id, theirs.id),
            self._chosen(base.ordered, mine.ordered, theirs.ordered, "ordered"),
            self._chosen(base.start, mine.start, theirs.start, "start"),
        )

    def _grid(self) -> dict[str, Any]:
        """Row by row where the columns are the same, otherwise as a whole."""
        heads = [wording(Table("", each, ())) for each in self._of("columns")]
        if not heads[0] == heads[1] == heads[2]:
            sides = zip(self._of("columns"), self._of("rows"), strict=True)
            base, mine, theirs = (Table(self._id, *each) for each in sides)
            if not (BLOCKS.same(base, mine) or BLOCKS.same(base, theirs) or mine == theirs):
                self.conflicts.append(_whole(Triple(base, mine, theirs), "rows"))
            taken = theirs if BLOCKS.same(base, mine) else mine
            return {"columns": taken.columns, "rows": taken.rows}

        def ask(triple: Triple[Row]) -> None:
            tables = (None if row is None else Table(self._id, (), (row,)) for row in triple)
            self.conflicts.append(_whole(Triple(*tables), "row"))

        def merged(base: Row, mine: Row, theirs: Row) -> Row:
            if len(base) == len(mine) == len(theirs):
                cells = zip(base, mine, theirs, strict=True)
                return tuple(self._merge_text(*each, part="cell") for each in cells)
            if mine not in (base, theirs) and theirs != base:
                ask(Triple(base, mine, theirs))
            return _taken(base, mine, theirs)

        base, mine, theirs = self._of("rows")
        rows = merge_rows(base, mine, theirs, Join(ROWS, merged, ask))
        return self._newer("columns") | {"rows": tuple(row for row, _ in rows)}

    def _cards(self) -> dict[str, tuple[Card, ...]]:
        """Card by card; as a whole where they are not as many."""
        sides = tuple(self._of("cards"))
        if len({len(each) for each in sides}) > 1:
            base, mine, theirs = (Cards(self._id, each) for each in sides)
            if not (mine == theirs or base in (mine, theirs)):
                self.conflicts.append(_whole(Triple(base, mine, theirs), "cards"))
            return {"cards": _taken(*sides)}
        return {"cards": tuple(starmap(self._card, zip(*sides, strict=True)))}

    def _card(self, base: Card, mine: Card, theirs: Card) -> Card:
        one, other = (mine.leader, mine.rank), (theirs.leader, theirs.rank)
        leader, rank = self._chosen((base.leader, base.rank), one, other, "leader")
        figure = self._merge_text(base.figure, mine.figure, theirs.figure, "figure")
        words = self._merge_text(base.words, mine.words, theirs.words, "words")
        return Card(figure, leader, words, rank)


def _called(block: Block, name: str) -> Block:
    return block if block.id == name else replace(block, id=name)


def _taken(base: T, mine: T, theirs: T) -> T:
    """What only theirs changed as theirs, otherwise as mine."""
    return theirs if mine == base else mine


def _whole(sides: Triple[Block], part: str) -> Conflict:
    """The question what becomes of a block, or of an item or row as one."""
    base, mine, theirs = sides
    block = next(each.id for each in (mine, base, theirs) if each is not None)
    said = (() if base is None else _said(base), () if mine is None else _said(mine))
    others = () if theirs is None else _said(theirs)
    return Conflict(block, *said, others, part, Whole(base, mine, theirs))


def _said(block: Block) -> Inlines:
    """All words of a block, one text on a line."""
    lines = [text for text in texts(block) if text]
    match block:
        case Picture(alt=unseen) | Chart(description=unseen) | Table(description=unseen):
            lines += [(Text(unseen),)] if unseen else []
        case Cards(cards=cards):
            lines += [(Text(each.leader),) for each in cards if each.leader]
    return tuple(inline for line in lines for inline in (LineBreak(), *line))[1:]


def _shown(value: object) -> Inlines:
    """A choice in words."""
    parts = value if isinstance(value, tuple) else (value,)
    return (Text(", ".join(map(str, parts))),)


def _with_own_ids(rows: tuple[tuple[Block, Triple[Block]], ...]) -> Blocks:
    """The blocks, each with an id of its own: those that were there before keep theirs."""
    ids: dict[int, str] = {}
    taken: set[str] = set()
    is_new = {
        n: (triple.base is None) + (triple.mine is None) for n, (_, triple) in enumerate(rows)
    }
    for place in sorted(is_new, key=is_new.__getitem__):
        ids[place] = free_id(rows[place][0].id, taken)
        taken.add(ids[place])
    return tuple(_called(block, ids[place]) for place, (block, _) in enumerate(rows))
