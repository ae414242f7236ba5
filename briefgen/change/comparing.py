"""What differs between two versions: word by word in a text, and block by block.

New figures and new numbers of notes and charts are no difference.
"""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple, TypeVar, assert_never

from briefgen.change.alignment import Words, aligned_words
from briefgen.change.likeness import ALIKE, likeness_of_words
from briefgen.change.order import moved_among
from briefgen.change.pairing import BLOCKS, ITEMS, ROWS, Row, Trait, paired
from briefgen.change.tokens import inlines, joined, keys, tokens
from briefgen.document.rewriting import texts
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Cards,
    Chart,
    Heading,
    Inlines,
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


class Kind(StrEnum):
    """What became of words, or of a block: what moved may have changed too."""

    SAME = "same"
    CHANGED = "changed"
    MOVED = "moved"
    ADDED = "added"
    TAKEN_OUT = "taken out"
    REPLACED = "replaced"
    SPLIT = "split"


class Difference(NamedTuple):
    """A stretch of words, as it was and as it is."""

    kind: Kind
    before: Inlines
    after: Inlines


class PartDifference(NamedTuple):
    """A part of a block: a field such as ``caption``, an ``item``, a ``row`` or a ``cell``.

    ``place`` is where it is among its like, for an item below others the places of these first;
    of what was taken out, where it was.
    """

    part: str
    kind: Kind
    differences: tuple[Difference, ...]
    place: tuple[int, ...] = ()


class BlockDifference(NamedTuple):
    """A block as it was, and what it is: nothing, one block, or those that it was split into."""

    kind: Kind
    before: Block | None
    after: Blocks
    parts: tuple[PartDifference, ...] = ()


class _Line(NamedTuple):
    """Where a piece was and where it is; -1 where it is not."""

    before: int
    after: int
    moved: bool = False


def compare(before: Inlines, after: Inlines) -> tuple[Difference, ...]:
    """What differs between two texts, word by word; the whole of both is in it, in order."""
    one, other = tokens(before), tokens(after)
    return tuple(_differences(one, other))


def compare_blocks(before: Blocks, after: Blocks) -> tuple[BlockDifference, ...]:
    """What differs between two versions, block by block in the order that they have now.

    What was taken out stands behind what it followed.
    """
    lines = _lines(before, after, BLOCKS)
    result: list[BlockDifference] = []
    taken: set[int] = set()
    for place, line in enumerate(lines):
        if line.after >= 0 and line.after in taken:
            continue
        rest = _split_off(lines[place:], before, after)
        taken.update(rest)
        result.append(_block(line, rest, before, after))
    return tuple(result)


def _differences(one: Words, other: Words) -> Iterator[Difference]:
    match = aligned_words(one, other)
    here = there = 0
    while here < len(one) or there < len(other):
        start, first = here, there
        while here < len(one) and match[here] == there:
            here, there = here + 1, there + 1
        if here > start:
            yield Difference(Kind.SAME, inlines(one[start:here]), inlines(other[first:there]))
            continue
        while here < len(one) and match[here] < 0:
            here += 1
        there = match[here] if here < len(one) else len(other)
        kind = Kind.ADDED if here == start else Kind.REPLACED
        kind = Kind.TAKEN_OUT if there == first else kind
        yield Difference(kind, inlines(one[start:here]), inlines(other[first:there]))


def _lines(before: Sequence[T], after: Sequence[T], trait: Trait[T]) -> tuple[_Line, ...]:
    """What is which, in the order of today; what was taken out is behind what it followed."""
    found = paired(before, after, trait)
    was = dict(zip(found.values(), found, strict=True))
    moved = moved_among(sorted(found), [was[n] for n in sorted(was)])
    lines = [_Line(was.get(n, -1), n, was.get(n) in moved) for n in range(len(after))]
    places = {each.before: each for each in lines if each.before >= 0}
    for n in range(len(before)):
        if n not in found:
            near = places.get(n - 1)
            places[n] = _Line(n, -1)
            lines.insert(lines.index(near) + 1 if near else 0, places[n])
    return tuple(lines)


def _block(line: _Line, rest: list[int], before: Blocks, after: Blocks) -> BlockDifference:
    was = before[line.before] if line.before >= 0 else None
    now = after[line.after] if line.after >= 0 else None
    if was is None or now is None:
        kind = Kind.ADDED if was is None else Kind.TAKEN_OUT
        return BlockDifference(kind, was, (now,) if now else ())
    if rest and isinstance(was, Paragraph):
        several = (now, *(after[place] for place in rest))
        text = inlines(_one_text(several))
        return BlockDifference(Kind.SPLIT, was, several, tuple(_text("text", was.text, text)))
    parts = tuple(each for each in _parts(was, now) if each.kind is not Kind.SAME)
    same = Kind.CHANGED if parts or type(was) is not type(now) else Kind.SAME
    return BlockDifference(Kind.MOVED if line.moved else same, was, (now,), parts)


def _split_off(lines: tuple[_Line, ...], before: Blocks, after: Blocks) -> list[int]:
    """The new paragraphs right behind a paragraph that were one with it."""
    was = before[lines[0].before] if lines[0].before >= 0 else None
    now = after[lines[0].after] if lines[0].after >= 0 else None
    if not (isinstance(was, Paragraph) and isinstance(now, Paragraph)) or was.text == now.text:
        return []
    words, parts, rest = tokens(was.text), [now], []
    best = likeness_of_words(keys(words), keys(tokens(now.text)))
    for line in lines[1:]:
        new = after[line.after] if line.before < 0 else None
        if not isinstance(new, Paragraph):
            break
        likeness = likeness_of_words(keys(words), keys(_one_text((*parts, new))), ALIKE)
        if likeness <= best:
            break
        best = likeness
        parts.append(new)
        rest.append(line.after)
    return rest


def _one_text(blocks: Sequence[Block]) -> Words:
    return joined(tokens(text) for each in blocks for text in texts(each))


def _parts(was: Block, now: Block) -> Iterator[PartDifference]:
    """Every part of a block that both versions have."""
    match was, now:
        case List(), List():
            yield from _items(was.items, now.items, ())
        case Table(), Table():
            yield from _rows(was, now)
    one, other = dict(_named(was)), dict(_named(now))
    for name in dict.fromkeys((*one, *other)):
        yield from _text(name, one.get(name, ()), other.get(name, ()))


def _named(block: Block) -> Iterator[tuple[str, Inlines]]:
    """The fields of a block that are words, or were chosen."""
    match block:
        case Paragraph(text=text):
            yield "text", text
        case Heading(level=level, text=text):
            yield from (("text", text), ("level", _shown(level)))
        case Callout(kind=kind, text=text):
            yield from (("text", text), ("kind", _shown(kind)))
        case Quotation(text=text, attribution=attribution):
            yield from (("text", text), ("attribution", attribution))
        case Chart():
            yield from (("caption", block.caption), ("subtitle", block.subtitle))
            yield from (("source", block.source), ("kind", _shown(block.kind)))
            yield from (("wide", _shown(block.wide)), ("low", _shown(block.low)))
        case Picture():
            yield from (("caption", block.caption), ("source", block.source))
            yield from (("name", _shown(block.name)), ("alt", _shown(block.alt)))
        case Table():
            yield from (("caption", block.caption), ("source", block.source))
            yield "description", _shown(block.description)
        case Cards():
            for place, card in enumerate(block.cards):
                yield f"figure {place}", card.figure
                yield f"leader {place}", _shown(card.leader)
                yield f"words {place}", card.words
        case List():
            yield from (("ordered", _shown(block.ordered)), ("start", _shown(block.start)))
        case PageBreak():
            pass
        case _:
            assert_never(block)


def _shown(value: object) -> Inlines:
    return (Text(str(value)),)


def _text(
    part: str, was: Inlines, now: Inlines, place: tuple[int, ...] = ()
) -> Iterator[PartDifference]:
    differences = compare(was, now)
    is_same = all(each.kind is Kind.SAME for each in differences)
    yield PartDifference(part, Kind.SAME if is_same else Kind.CHANGED, differences, place)


def _items(
    before: tuple[ListItem, ...], after: tuple[ListItem, ...], around: tuple[int, ...]
) -> Iterator[PartDifference]:
    for line in _lines(before, after, ITEMS):
        place = (*around, line.after if line.after >= 0 else line.before)
        was = before[line.before] if line.before >= 0 else ListItem(())
        now = after[line.after] if line.after >= 0 else ListItem(())
        for each in _text("item", was.text, now.text, place):
            yield each._replace(kind=_kind(line, each.kind))
        yield from _items(was.children, now.children, place)


def _rows(was: Table, now: Table) -> Iterator[PartDifference]:
    """The heads of columns as a row before the first, and every row cell by cell."""
    heads = tuple(tuple(each.title for each in table.columns) for table in (was, now))
    yield from _cells(heads[0], heads[1], "column", ())
    for line in _lines(was.rows, now.rows, ROWS):
        place = line.after if line.after >= 0 else line.before
        one: Row = was.rows[line.before] if line.before >= 0 else ()
        other: Row = now.rows[line.after] if line.after >= 0 else ()
        kind = _kind(line, Kind.SAME)
        if kind is not Kind.SAME:
            yield PartDifference("row", kind, (), (place,))
        yield from _cells(one, other, "cell", (place,))


def _cells(one: Row, other: Row, part: str, row: tuple[int, ...]) -> Iterator[PartDifference]:
    for place in range(max(len(one), len(other))):
        was = one[place] if place < len(one) else ()
        now = other[place] if place < len(other) else ()
        yield from _text(part, was, now, (*row, place))


def _kind(line: _Line, same: Kind) -> Kind:
    if line.before < 0:
        return Kind.ADDED
    if line.after < 0:
        return Kind.TAKEN_OUT
    return Kind.MOVED if line.moved else same
