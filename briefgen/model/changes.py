"""What a person did to suggested blocks: kept apart from them, and laid over them again.

Each change is about one block and nothing else: its words, its place, that it was taken out, or
that it is the person's own. A block is known by what it tells (``model.identity``); one without a
subject is found again by its words. Pure: knows no brief and no template.
"""

from collections.abc import Callable, Iterable, Iterator
from difflib import SequenceMatcher
from typing import NamedTuple, TypeGuard

import msgspec
from msgspec.structs import replace

from briefgen.model.document import (
    Block,
    Blocks,
    Callout,
    Cards,
    Chart,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quotation,
    Section,
    Table,
    Value,
)
from briefgen.model.identity import free_id, has_subject
from briefgen.model.items import is_older, lost_items, merged_items, named_items, widened
from briefgen.model.rewriting import leaves, texts
from briefgen.model.runs import plain
from briefgen.model.wording import wording

ALIKE = 0.6  # of the words of two blocks, to take one for the other
_KINDS: dict[str, type[Block]] = {
    "p": Paragraph,
    "h": Heading,
    "l": List,
    "q": Quotation,
    "break": PageBreak,
}


class Suggested(msgspec.Struct, frozen=True, tag="suggested"):
    """The block as it is suggested now: nobody changed its words."""


class Drawn(msgspec.Struct, frozen=True, tag="drawn"):
    """What a directive draws from the figures of today: a chart or cards that a person copied."""

    directive: str
    options: str


Words = Block | Suggested | Drawn
Draw = Callable[[str, Drawn], Block | None]  # the id, and what is drawn under it


class Change(msgspec.Struct, frozen=True):
    """What a person did to a block.

    ``base`` are the suggested words that they first changed, None for a block of their own;
    ``mine`` are theirs, None where they took it out. ``after`` are the blocks that stood before it
    in its section, the nearest first; None means that it stands where it is suggested.
    """

    id: str
    section: str
    base: Words | None
    mine: Words | None
    after: tuple[str, ...] | None = None


class Laid(NamedTuple):
    """Sections with the person's words over them, and what became of each change.

    ``changes`` are those given, with the ids that their blocks have now; ``placed`` the indexes of
    those that stand somewhere. What has no place is ``unplaced``: kept, and shown nowhere.
    """

    sections: tuple[Section, ...]
    changes: tuple[Change, ...]
    placed: frozenset[int]
    unplaced: tuple[Change, ...]


def lay_over(changes: tuple[Change, ...], suggested: Iterable[Section], draw: Draw) -> Laid:
    """The suggested sections with every change in its place; each touches its own block alone."""
    laying = _Laying(tuple(suggested), draw)
    standing = aligned(changes, laying.sections)
    placed = set(standing)
    done = list(changes)
    for index, block in standing.items():
        done[index] = laying.rewrite(replace(changes[index], id=block))
    for index, change in enumerate(done):
        if change.base is None or (index in standing and change.after is not None):
            done[index], is_placed = laying.put(change)
            placed |= {index} if is_placed else set()
        if index not in placed:
            laying.lose(done[index])
    return Laid(laying.done(), tuple(done), frozenset(placed), tuple(laying.unplaced))


def changed(
    changes: tuple[Change, ...], section: str, base: Blocks, mine: Blocks
) -> tuple[Change, ...]:
    """The changes when a person has made ``mine`` of a section that is suggested as ``base``.

    The first base of each block stays until its words are the suggested ones again. Changes to
    blocks that are not shown in this section stay as they are.
    """
    laid = lay_over(changes, (Section(section, section, base),), _stand_in)
    ids = {block.id for block in laid.sections[0].blocks}
    here = {n for n in laid.placed if _is_shown(laid.changes[n], section, ids)}
    known = {laid.changes[index].id: laid.changes[index] for index in here}
    kept = tuple(each for n, each in enumerate(changes) if n not in here)
    return (*kept, *_between(base, mine, known, section))


def _is_shown(change: Change, section: str, blocks: set[str]) -> bool:
    """Whether a placed change stands in this section also when all sections are there."""
    near = change.after[0] if change.after else ""
    return change.base is not None or change.section == section or near in blocks


def with_changes(
    changes: tuple[Change, ...], suggested: tuple[Section, ...], drawn: Blocks = ()
) -> tuple[Section, ...]:
    """The sections as the person has them; of what they copied, what was ``drawn`` before."""
    known = {each.id: each for each in drawn}
    alike = {words: each for each in drawn if isinstance(words := _own_words(each), Drawn)}

    def found(block: str, asked: Drawn) -> Block:
        copied = known.get(block) or alike.get(asked)
        return replace(copied, id=block) if copied else PageBreak(block)

    return lay_over(changes, suggested, found).sections


def accepted(changes: tuple[Change, ...], section: str, base: Blocks) -> tuple[Change, ...]:
    """The changes, the words of a section now over what is suggested today."""
    laid = lay_over(changes, (Section(section, section, base),), _stand_in)
    now = {each.id: each for each in base}
    return tuple(
        replace(each, base=_words_of(now[each.id]))
        if index in laid.placed and each.base is not None
        else changes[index]
        for index, each in enumerate(laid.changes)
    )


def aligned(changes: tuple[Change, ...], sections: tuple[Section, ...]) -> dict[int, str]:
    """The suggested block of each change that has one, by the index of the change.

    A block with a subject is that with the same id wherever it stands. Any other is one of its
    section with the same words, else the most alike; none is taken twice.
    """
    now = {block.id: block for each in sections for block in each.blocks}
    found: dict[int, str] = {}
    for index, change in enumerate(changes):
        own = now.get(change.id)
        named = has_subject(change.id) or isinstance(change.base, Suggested)
        known = named or (own and _likeness(change.base, own) == 1)
        if own and known and change.base is not None and change.id not in found.values():
            found[index] = change.id
    for index, change in enumerate(changes):
        if index not in found and change.base is not None and not has_subject(change.id):
            alike = _most_alike(change, sections, set(found.values()))
            found |= {index: alike} if alike else {}
    return dict(sorted(found.items()))


def is_outdated(change: Change, now: Block) -> bool:
    """Whether the suggestion is another than the one that the person changed."""
    base, mine = change.base, change.mine
    if base is None or isinstance(base, Suggested | Drawn):
        return False
    if isinstance(base, List) and isinstance(mine, List) and isinstance(now, List):
        return is_older(now, base, mine)
    return wording(replace(base, id=now.id)) != wording(now)


class _Laying:
    """Sections while changes are laid over them."""

    def __init__(self, sections: tuple[Section, ...], draw: Draw) -> None:
        self.sections = sections
        self.unplaced: list[Change] = []
        self._draw = draw
        self._now = {block.id: block for each in sections for block in each.blocks}
        self._home = {block.id: each.id for each in sections for block in each.blocks}
        self._orders = {each.id: [block.id for block in each.blocks] for each in sections}
        self._blocks = dict(self._now)
        self._edited: set[str] = set()
        self._outdated: set[str] = set()

    def rewrite(self, change: Change) -> Change:
        """Put the person's words in place of the block that is suggested."""
        now, home = self._now[change.id], self._home[change.id]
        change = _named(change, now)
        if change.mine is None:
            self._orders[home].remove(change.id)
            del self._blocks[change.id]
        elif _is_block(change.mine) and _is_block(change.base):
            self._blocks[change.id] = _over(now, change.base, change.mine)
            self.unplaced += _lost(change, now)
        self._edited.add(home)
        if is_outdated(change, now):
            self._outdated.add(home)
        return change

    def put(self, change: Change) -> tuple[Change, bool]:
        """Put a block of the person's own, or one that they moved, behind what it followed."""
        change = replace(change, after=tuple(map(self._known, change.after or ())))
        if change.base is not None:
            if change.mine is not None:
                self._orders[self._home[change.id]].remove(change.id)
                self._insert(change, self._home[change.id])
            return change, True
        made = self._made(change)
        now = self._now.get(change.id)
        if made is not None and now is not None and wording(made) == wording(now):
            return change, True  # it is suggested by now
        change = replace(change, id=free_id(change.id, self._blocks))
        if made is None or not self._insert(change, change.section):
            return change, False
        self._blocks[change.id] = replace(made, id=change.id)
        return change, True

    def lose(self, change: Change) -> None:
        """Note that words have no place here; that something is taken out needs none."""
        if change.mine is not None and not isinstance(change.mine, Suggested):
            self.unplaced.append(change)

    def done(self) -> tuple[Section, ...]:
        """The sections as they read now."""
        return tuple(
            replace(
                each,
                blocks=tuple(self._blocks[block] for block in self._orders[each.id]),
                edited=each.id in self._edited,
                outdated=each.id in self._outdated,
            )
            for each in self.sections
        )

    def _made(self, change: Change) -> Block | None:
        if isinstance(change.mine, Drawn):
            return self._draw(change.id, change.mine)
        return replace(change.mine, id=change.id) if _is_block(change.mine) else None

    def _insert(self, change: Change, section: str) -> bool:
        """Whether there was a place: in its section, else behind what it followed elsewhere."""
        after = change.after or ()
        homes = (section,) if section in self._orders else tuple(self._orders)
        places = ((each, home) for each in after for home in homes if each in self._orders[home])
        near, home = next(places, ("", section))
        order = self._orders.get(home)
        if order is None:
            return False
        order.insert(order.index(near) + 1 if near else len(order) if after else 0, change.id)
        self._home[change.id] = home
        self._edited.add(home)
        return True

    def _known(self, block: str) -> str:
        """The id that a block has now; one by its ordinal is the same one of its kind."""
        section, _, name = block.rpartition("/")
        kind = name.rstrip("0123456789")
        if block in self._home or has_subject(block) or kind not in _KINDS or kind == name:
            return block
        own = next((each.blocks for each in self.sections if each.id == section), ())
        alike = [each.id for each in own if isinstance(each, _KINDS[kind])]
        place = int(name.removeprefix(kind)) - (kind != "h")  # a section's own head is not counted
        return alike[place] if 0 <= place < len(alike) else block


def _between(
    base: Blocks, mine: Blocks, known: dict[str, Change], section: str
) -> Iterator[Change]:
    """What was done to each block of a section, in the order in which the person has them."""
    suggested = {each.id: each for each in base}
    own = {each.id for each in mine}
    moved = _moved([e.id for e in base if e.id in own], [e.id for e in mine if e.id in suggested])
    for place, block in enumerate(mine):
        after = tuple(each.id for each in reversed(mine[:place]))
        now = suggested.get(block.id)
        if now is None:
            drawn = known[block.id].mine if block.id in known else None
            words = drawn if isinstance(drawn, Drawn) else _own_words(block)
            yield Change(block.id, section, None, words, after)
            continue
        first = _first_base(now, known.get(block.id))
        place_of = after if block.id in moved else None
        if wording(block) != wording(now):
            yield Change(block.id, section, first, block, place_of)
        elif place_of is not None:  # what has no subject is found again by its words
            words = Suggested() if has_subject(block.id) else now
            yield Change(block.id, section, words, words, place_of)
    for block in base:
        if block.id not in own:
            first = _first_base(block, known.get(block.id))
            drawn = isinstance(block, Table) and has_subject(block.id)
            yield Change(block.id, section, Suggested() if drawn else first, None)


def _first_base(now: Block, known: Change | None) -> Words:
    if known is None or known.base is None or isinstance(known.base, Suggested):
        return _words_of(now)
    if isinstance(known.base, List) and isinstance(now, List):
        return widened(known.base, now)
    return known.base


def _words_of(block: Block) -> Words:
    """The words of a suggested block; of what is drawn there are none to keep."""
    return Suggested() if isinstance(block, Chart | Cards) else block


def _own_words(block: Block) -> Words:
    """A block of the person's own; of what is drawn, what to draw."""
    match block:
        case Chart():
            cells = (
                cell.indicator
                for series in block.series
                for point in series.points
                if point.reference
                for cell in point.reference.cells
            )
            options = [f"indicators: {', '.join(dict.fromkeys(cells))}", f"kind: {block.kind}"]
            options += [f"{name}: yes" for name in ("wide", "low") if getattr(block, name)]
            return Drawn("chart", "\n".join(options))
        case Cards():
            values = (each for each in leaves((block,)) if isinstance(each, Value))
            shown = dict.fromkeys(value.reference.cells[0].indicator for value in values)
            return Drawn("cards", f"indicators: {', '.join(shown)}")
        case _:
            return block


def _moved(before: list[str], now: list[str]) -> set[str]:
    """The fewest of these that have another place among the others than they had."""
    place = {each: index for index, each in enumerate(before)}
    longest: list[list[str]] = []
    for each in now:
        fitting = [run for run in longest if place[run[-1]] < place[each]]
        longest.append([*_longest(fitting), each])
    return set(now) - set(_longest(longest))


def _longest(runs: list[list[str]]) -> list[str]:
    return sorted(runs, key=len)[-1] if runs else []


def _is_block(words: Words | None) -> TypeGuard[Block]:
    return words is not None and not isinstance(words, Suggested | Drawn)


def _over(now: Block, base: Block, mine: Block) -> Block:
    """The person's words as the block that is suggested now; what they left alone follows it."""
    if wording(mine) == wording(base):
        return now
    match now, base, mine:
        case List(), List(), List():
            return merged_items(now, base, mine)
        case Heading(), Heading(), Heading() if mine.level == base.level:
            return replace(mine, id=now.id, level=now.level)
        case (
            Paragraph() | Callout() | Heading(),
            Paragraph() | Callout() | Heading(),
            Paragraph() | Callout() | Heading(),
        ) if type(base) is type(mine):
            return replace(now, text=mine.text)
        case _:
            return replace(mine, id=now.id)


def _named(change: Change, now: Block) -> Change:
    base, mine = change.base, change.mine
    if isinstance(now, List) and isinstance(base, List) and isinstance(mine, List):
        base, mine = named_items(base, mine, now)
    return replace(change, base=base, mine=mine)


def _lost(change: Change, now: Block) -> Iterator[Change]:
    """The items of the person's that the suggestion has no place for any more."""
    if isinstance(change.base, List) and isinstance(change.mine, List) and isinstance(now, List):
        for before, item in lost_items(now, change.base, change.mine):
            paragraphs = (Paragraph(item.id, before.text), Paragraph(item.id, item.text))
            yield Change(item.id, change.section, *paragraphs)


def _most_alike(change: Change, sections: tuple[Section, ...], taken: set[str]) -> str:
    """The block of the section of a change that reads most like its base, if any is alike."""
    own = (each.blocks for each in sections if each.id == change.section)
    found = ((_likeness(change.base, e), e.id) for blocks in own for e in blocks)
    likeness, block = max(((n, e) for n, e in found if e not in taken), default=(0.0, ""))
    return block if likeness >= ALIKE else ""


def _likeness(base: Words | None, now: Block) -> float:
    """How much of the words of two blocks is the same, from 0 to 1."""
    if base is None or isinstance(base, Suggested | Drawn) or type(base) is not type(now):
        return 0.0
    if wording(replace(base, id=now.id)) == wording(now):
        return 1.0
    one, other = (
        [word for text in texts(wording(each)) for word in plain(text).split()]
        for each in (base, now)
    )
    return min(SequenceMatcher(None, one, other, autojunk=False).ratio(), 0.999)


def _stand_in(block: str, asked: Drawn) -> Block:
    """Something with this id, where nobody looks at what is drawn."""
    return PageBreak(block)
