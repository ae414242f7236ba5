"""Changes laid over what is suggested: each in its place, none lost without a word."""

from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.change.changes import (
    Change,
    Drawn,
    Suggested,
    aligned,
    is_block,
    is_outdated,
    own_words,
)
from briefgen.change.identity import free_id, has_subject
from briefgen.change.items import lost_items, named_items
from briefgen.change.wording import wording
from briefgen.document.tree import (
    Block,
    Blocks,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Quotation,
    Section,
)

_KINDS: dict[str, type[Block]] = {
    "p": Paragraph,
    "h": Heading,
    "l": List,
    "q": Quotation,
    "break": PageBreak,
}
Draw = Callable[[str, Drawn], Block | None]  # the id, and what is drawn under it


class Laid(NamedTuple):
    """Sections with the person's words over them, and what became of each change.

    ``changes`` are those given, with the ids that their blocks have now; ``placed`` the indexes of
    those that stand somewhere. What has no place is ``unplaced``: kept, and shown nowhere.
    ``disputed`` are the sections in which both sides changed the same, each otherwise.
    """

    sections: tuple[Section, ...]
    changes: tuple[Change, ...]
    placed: frozenset[int]
    unplaced: tuple[Change, ...]
    disputed: frozenset[str] = frozenset()


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
    return Laid(
        laying.done(),
        tuple(done),
        frozenset(placed),
        tuple(laying.unplaced),
        laying.disputed(),
    )


def with_changes(
    changes: tuple[Change, ...], suggested: tuple[Section, ...], drawn: Blocks = ()
) -> tuple[Section, ...]:
    """The sections as the person has them; of what they copied, what was ``drawn`` before."""
    known = {each.id: each for each in drawn}
    alike = {words: each for each in drawn if isinstance(words := own_words(each), Drawn)}

    def found(block: str, asked: Drawn) -> Block:
        copied = known.get(block) or alike.get(asked)
        return replace(copied, id=block) if copied else PageBreak(block)

    return lay_over(changes, suggested, found).sections


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
        self._disputed: set[str] = set()

    def rewrite(self, change: Change) -> Change:
        """Put the person's words in place of the block that is suggested."""
        now, home = self._now[change.id], self._home[change.id]
        change = _named(change, now)
        shown: Block | None = now
        if change.mine is None:
            shown = None
        elif is_block(change.mine) and is_block(change.base):
            from briefgen.change.joined import joined

            found = joined(now, change.base, change.mine)
            shown = found.block
            self._disputed |= {home} if found.disputed else set()
            self.unplaced += _lost(change, now)
        if shown is None or (isinstance(shown, List) and not shown.items):
            self._orders[home].remove(change.id)  # no list stands without an item
            del self._blocks[change.id]
        else:
            self._blocks[change.id] = shown
        if self._blocks.get(change.id) is not now and not self._reads(change.id, now):
            self._edited.add(home)
        if is_outdated(change, now):
            self._outdated.add(home)
            self._disputed |= {home} if change.mine is None else set()
        return change

    def _reads(self, block: str, now: Block) -> bool:
        """Whether a block has the words that are suggested."""
        shown = self._blocks.get(block)
        return shown is not None and wording(shown) == wording(now)

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

    def disputed(self) -> frozenset[str]:
        """The sections in which a person decides; also where they took out what is new now."""
        return frozenset(self._disputed)

    def _made(self, change: Change) -> Block | None:
        if isinstance(change.mine, Drawn):
            return self._draw(change.id, change.mine)
        return replace(change.mine, id=change.id) if is_block(change.mine) else None

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
