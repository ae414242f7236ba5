"""What moved among its neighbours, and one order out of those of two sides."""

from bisect import bisect_left
from collections.abc import Container, Hashable, Sequence
from typing import TypeVar

T = TypeVar("T", bound=Hashable)


def moved_among(before: Sequence[T], now: Sequence[T]) -> set[T]:
    """The fewest of these that have another place among the others than they had.

    The rest is a longest increasing subsequence (patience sorting).
    """
    place = {each: index for index, each in enumerate(before)}
    ends: list[T] = []  # of the best run of each length
    previous: dict[T, T | None] = {}
    for each in now:
        at = bisect_left(ends, place[each], key=place.__getitem__)
        previous[each] = ends[at - 1] if at else None
        ends[at : at + 1] = [each]
    kept: set[T] = set()
    last = ends[-1] if ends else None
    while last is not None:
        kept.add(last)
        last = previous[last]
    return set(now) - kept


def ordered(
    base: Sequence[T], mine: Sequence[T], theirs: Sequence[T], kept: Container[T]
) -> tuple[T, ...]:
    """Those that are kept, in the order of mine where mine moved them, else in that of theirs.

    What is new stands behind what it follows, wherever that was moved; what theirs put in at one
    place is before what mine put in there.
    """
    own, before = set(mine), set(base)
    result = [each for each in theirs if each in kept]
    put_in = {each for each in result if each not in own and each not in before}
    shared = [each for each in mine if each in before]
    moved = moved_among([each for each in base if each in own], shared)
    standing = set(result)
    near: T | None = None
    for each in mine:
        if each not in kept:
            continue
        if each in moved or each not in before or each not in standing:
            stretch = _taken_out(result, each, put_in) if each in standing else [each]
            place = 0 if near is None else result.index(near) + 1
            place = _behind(result, place, put_in)
            result[place:place] = stretch
        near = each
    return tuple(result)


def _taken_out(result: list[T], each: T, put_in: Container[T]) -> list[T]:
    """One with what was put in behind it, which goes where it goes."""
    place = result.index(each)
    end = _behind(result, place + 1, put_in)
    stretch = result[place:end]
    del result[place:end]
    return stretch


def _behind(result: list[T], place: int, put_in: Container[T]) -> int:
    while place < len(result) and result[place] in put_in:
        place += 1
    return place
