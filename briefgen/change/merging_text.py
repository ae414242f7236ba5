"""A text that two sides changed, as one text: sentence by sentence, never a mixture of a sentence.

A sentence is what one side says or what the other says: a claim made of two could be false.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import msgspec

from briefgen.change.alignment import Words, aligned_words
from briefgen.change.tokens import inlines, joined, keys, sentences, tokens, trimmed
from briefgen.document.tree import Block, Inlines


class Whole(NamedTuple):
    """A block, item or row as each side has it, where it is one question; None where it is out."""

    base: Block | None
    mine: Block | None
    theirs: Block | None


class Conflict(msgspec.Struct, frozen=True):
    """What both sides changed, each otherwise; it stays as mine.

    ``part`` says where in the block: a field such as ``caption``, within an item ``item`` and
    within a row ``cell``. ``whole`` is there where more is in question than these words: whether
    a block, an item or a row stays, and what it is.
    """

    block: str
    base: Inlines
    mine: Inlines
    theirs: Inlines
    part: str = "text"
    whole: Whole | None = None


class MergedText(NamedTuple):
    """One text, and the sentences of it that wait for a decision."""

    text: Inlines
    conflicts: tuple[Conflict, ...]


class _Sides(NamedTuple):
    """The same stretch of the three texts."""

    base: Words
    mine: Words
    theirs: Words


class _Cut(NamedTuple):
    """Where the end of a sentence of the base stands on a side; what is between was put in."""

    start: int
    end: int


def merge_text(
    base: Inlines, mine: Inlines, theirs: Inlines, block: str = "", part: str = "text"
) -> MergedText:
    """Mine and theirs as one text. What only one side changed is taken, whole sentence by sentence.

    Sentences that both put in at the same place follow one another, theirs first.
    """
    if mine in (base, theirs):
        return MergedText(theirs, ())
    if theirs == base:
        return MergedText(mine, ())
    sides = _Sides(tokens(base), tokens(mine), tokens(theirs))
    if not sides.base:
        return _first_words(sides, block, part)
    found: list[Conflict] = []
    stretches: list[Words] = []
    for chunk in _chunks(sides):
        decided = _decided(chunk)
        if decided is None:
            decided = chunk.mine
            found.append(_conflict(chunk, block, part))
        stretches.append(decided)
    words = joined(_once(stretches, sides))
    lasts = [each[-1] for each in sides if each]
    if not any(words and words[-1] is last for last in lasts):
        words = trimmed(words)
    return MergedText(inlines(words), tuple(found))


def _once(stretches: list[Words], sides: _Sides) -> Iterator[Words]:
    """What both wrote once, though each at another place, stands once."""
    known = set(map(keys, sentences(sides.base)))
    counts = [Counter(map(keys, sentences(each))) for each in (sides.mine, sides.theirs)]
    new = {each for each in counts[0] if each in counts[1] and each not in known}
    done: Counter[object] = Counter()
    for stretch in stretches:
        parts = sentences(stretch)
        if new.isdisjoint(map(keys, parts)):
            yield stretch
            continue
        for part in parts:
            key = keys(part)
            done[key] += 1
            if key not in new or done[key] <= max(counts[0][key], counts[1][key]):
                yield part


def _first_words(sides: _Sides, block: str, part: str) -> MergedText:
    """What both wrote where nothing stood: two captions or cells do not make one."""
    _, mine, theirs = sides
    if not mine:
        return MergedText(inlines(theirs), ())
    is_one = keys(mine) == keys(theirs) or not theirs
    return MergedText(inlines(mine), () if is_one else (_conflict(sides, block, part),))


def _conflict(sides: _Sides, block: str, part: str) -> Conflict:
    base, mine, theirs = sides
    said = inlines(trimmed(base)), inlines(trimmed(mine)), inlines(trimmed(theirs))
    return Conflict(block, *said, part)


def _decided(chunk: _Sides) -> Words | None:
    """What stands in a stretch; None where both sides changed it, each otherwise."""
    base, mine, theirs = map(keys, chunk)
    if base == mine:  # where only the space differs, that of whoever changed it
        return chunk.mine if base == theirs and chunk.base == chunk.theirs else chunk.theirs
    if theirs in (base, mine):
        return chunk.mine
    if not chunk.base and _are_sentences(chunk.mine) and _are_sentences(chunk.theirs):
        known = {keys(each) for each in sentences(chunk.mine)}
        new = [each for each in sentences(chunk.theirs) if keys(each) not in known]
        return joined((*new, chunk.mine))
    return _fuller(chunk)


def _fuller(chunk: _Sides) -> Words | None:
    """What one side says where it has all that the other says and only new sentences more."""
    base, mine, theirs = ([keys(each) for each in sentences(words)] for words in chunk)
    for few, many, words in ((mine, theirs, chunk.theirs), (theirs, mine, chunk.mine)):
        rest = iter(many)
        is_within = bool(few) and all(each in rest for each in few)
        if is_within and not any(each in base and each not in few for each in many):
            return words
    return None


def _are_sentences(words: Words) -> bool:
    return bool(words) and words[-1].ends


def _chunks(sides: _Sides) -> Iterator[_Sides]:
    """The three texts in stretches: what was put in between two sentences, and the sentences."""
    base, mine, theirs = sides
    places = [0, *(place for place, each in enumerate(base, 1) if each.ends and place < len(base))]
    places.append(len(base))
    mine_cuts = _cuts(base, mine, places, aligned_words(base, mine, within=False))
    their_cuts = _cuts(base, theirs, places, aligned_words(base, theirs, within=False))
    if not (_is_ended(mine, mine_cuts[-1]) and _is_ended(theirs, their_cuts[-1])):
        mine_cuts[-1] = _Cut(len(mine), len(mine))
        their_cuts[-1] = _Cut(len(theirs), len(theirs))
    done = (0, 0, 0)
    for place, own, other in zip(places, mine_cuts, their_cuts, strict=True):
        if own is None or other is None:
            continue
        yield _Sides(
            base[done[0] : place], mine[done[1] : own.start], theirs[done[2] : other.start]
        )
        yield _Sides((), mine[own.start : own.end], theirs[other.start : other.end])
        done = (place, own.end, other.end)


def _is_ended(side: Words, cut: _Cut | None) -> bool:
    """Whether other sentences may follow what stands before a cut."""
    return cut is not None and _is_edge(side, cut.start)


def _cuts(
    base: Words, side: Words, places: Sequence[int], match: Sequence[int]
) -> list[_Cut | None]:
    """Where the ends of sentences of the base stand on a side; None where nobody can tell."""
    result: list[_Cut | None] = []
    for place in places:
        start = match[place - 1] + 1 if place and match[place - 1] >= 0 else -1
        end = match[place] if place < len(base) else -1
        if place == 0:
            start = 0
        found = [each for each in (start, end) if _is_edge(side, each)]
        if place == len(base):
            found.append(len(side))
        result.append(_Cut(found[0], found[-1]) if found else _between(side, place, match))
    return result


def _between(side: Words, place: int, match: Sequence[int]) -> _Cut | None:
    """The end of a sentence that nothing matches next to, where there is only one to take."""
    low = max((each for each in match[:place] if each >= 0), default=-1) + 1
    high = next((each for each in match[place:] if each >= 0), len(side))
    inner = [each for each in range(low + 1, high) if side[each - 1].ends]
    if low == high and _is_edge(side, low):
        inner = [low]
    return _Cut(inner[0], inner[0]) if len(inner) == 1 else None


def _is_edge(side: Words, place: int) -> bool:
    return place == 0 or (place > 0 and side[place - 1].ends)
