"""Blocks, items or rows that two sides changed: each by itself, in one order."""

from collections.abc import Callable, Iterator, Sequence
from typing import Generic, NamedTuple, TypeVar

from briefgen.change.order import ordered
from briefgen.change.pairing import Trait, paired, paired_new

T = TypeVar("T")


class Triple(NamedTuple, Generic[T]):
    """One piece as each side has it; None where it is not."""

    base: T | None
    mine: T | None
    theirs: T | None


class Join(NamedTuple, Generic[T]):
    """How pieces of one sort become one.

    ``merge`` takes one that all have and gives what becomes of it; ``ask`` notes that it is a
    question whether one stays, or which of two new ones does.
    """

    trait: Trait[T]
    merge: Callable[[T, T, T], T | None]
    ask: Callable[[Triple[T]], None]


class _Places(NamedTuple):
    """Where a piece stands on each side; -1 where it does not."""

    base: int
    mine: int
    theirs: int


def merge_rows(
    base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], join: Join[T]
) -> tuple[tuple[T, Triple[T]], ...]:
    """What stands in the end, in its order, each with what it was made of.

    What one side took out and the other left alone is gone. What mine changed and theirs took out
    stays, what theirs changed and mine took out stays out, and either is a question.
    """
    places = tuple(_places(base, mine, theirs, join.trait))
    kept: dict[int, tuple[T, Triple[T]]] = {}
    for name, each in enumerate(places):
        triple = Triple(_at(base, each.base), _at(mine, each.mine), _at(theirs, each.theirs))
        piece = _decided(triple, join)
        if piece is not None:
            kept[name] = piece, triple
    before, own, others = (_order([each[side] for each in places]) for side in range(3))
    return tuple(kept[name] for name in ordered(before, own, others, kept))


def _order(places: list[int]) -> list[int]:
    """The pieces that a side has, in its order."""
    return [name for place, name in sorted((e, n) for n, e in enumerate(places)) if place >= 0]


def _decided(triple: Triple[T], join: Join[T]) -> T | None:
    base, mine, theirs = triple
    if base is not None and mine is not None and theirs is not None:
        return join.merge(base, mine, theirs)
    if base is not None:
        left = theirs if mine is None else mine
        if left is None or join.trait.same(base, left):
            return None
        join.ask(triple)
        return mine
    if mine is not None and theirs is not None and not join.trait.same(mine, theirs):
        join.ask(triple)
    return theirs if mine is None else mine


def _places(
    base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], trait: Trait[T]
) -> Iterator[_Places]:
    own, other = paired(base, mine, trait), paired(base, theirs, trait)
    for place in range(len(base)):
        yield _Places(place, own.get(place, -1), other.get(place, -1))
    new = _others(mine, own)
    their_new = _others(theirs, other)
    both = paired_new([mine[n] for n in new], [theirs[n] for n in their_new], trait)
    for at, place in enumerate(new):
        yield _Places(-1, place, their_new[both[at]] if at in both else -1)
    taken = set(both.values())
    yield from (_Places(-1, -1, place) for at, place in enumerate(their_new) if at not in taken)


def _others(side: Sequence[T], found: dict[int, int]) -> list[int]:
    """The places of a side that nothing in the base has."""
    taken = set(found.values())
    return [place for place in range(len(side)) if place not in taken]


def _at(pieces: Sequence[T], place: int) -> T | None:
    return pieces[place] if place >= 0 else None
