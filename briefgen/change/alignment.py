"""Which word of one text is which of another."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from briefgen.change.tokens import Token, keys, sentences

Words = tuple[Token, ...]
_MOST = 10_000_000  # pairs of words that are looked at: 3,000 words without a stop on each side


def aligned_words(base: Words, side: Words, *, within: bool = True) -> list[int]:
    """The place in ``side`` of each word of ``base``, -1 for none: whole sentences first, so that
    the words that many sentences have lead nobody astray.

    Not ``within``, nobody looks into a sentence that stands where one other stood.
    """
    known: dict[object, int] = {}
    one, other = ([known.setdefault(key, len(known)) for key in keys(e)] for e in (base, side))
    own, others = _by_sentence(base, one), _by_sentence(side, other)
    match = [-1] * len(base)
    start = other_start = done = other_done = 0
    for a, b, size in _blocks(own, others):
        here, there = start + _length(own[done:a]), other_start + _length(others[other_done:b])
        if within or not a - done == b - other_done == 1:
            for at, to, count in _blocks(one[start:here], other[other_start:there]):
                first = other_start + to
                match[start + at : start + at + count] = range(first, first + count)
        length = _length(own[a : a + size])
        match[here : here + length] = range(there, there + length)
        start, other_start = here + length, there + length
        done, other_done = a + size, b + size
    return match


def _by_sentence(words: Words, numbers: list[int]) -> list[tuple[int, ...]]:
    result: list[tuple[int, ...]] = []
    place = 0
    for each in sentences(words):
        result.append(tuple(numbers[place : place + len(each)]))
        place += len(each)
    return result


def _blocks(one: Sequence[object], other: Sequence[object]) -> list[tuple[int, int, int]]:
    """What two sequences have in common; the last has no length and is their end."""
    if not one or not other:
        return [(len(one), len(other), 0)]
    if len(one) * len(other) > _MOST:
        return _edges(one, other)
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    return [(each.a, each.b, each.size) for each in matcher.get_matching_blocks()]


def _edges(one: Sequence[object], other: Sequence[object]) -> list[tuple[int, int, int]]:
    """What two long sequences have in common at their starts and ends."""
    most = min(len(one), len(other))
    start = next((n for n in range(most) if one[n] != other[n]), most)
    left = most - start
    end = next((n for n in range(left) if one[-1 - n] != other[-1 - n]), left)
    tail = len(one) - end, len(other) - end, end
    return [(0, 0, start), tail, (len(one), len(other), 0)]


def _length(stretches: Sequence[tuple[int, ...]]) -> int:
    return sum(map(len, stretches))
