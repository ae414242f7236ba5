"""What a person did to suggested blocks: kept apart from them, and laid over them again.

Each change is about one block and nothing else: its words, its place, that it was taken out, or
that it is the person's own. A block is known by what it tells (``change.identity``); one without a
subject is found again by its words. Pure: knows no brief and no template.
"""

from typing import TypeGuard

import msgspec
from msgspec.structs import replace

from briefgen.change.identity import has_subject
from briefgen.change.items import is_mixed, is_newer
from briefgen.change.likeness import ALIKE, likeness
from briefgen.change.wording import wording
from briefgen.document.rewriting import leaves
from briefgen.document.tree import (
    Block,
    Cards,
    Chart,
    List,
    Section,
    Value,
    figures_drawn,
)


class Suggested(msgspec.Struct, frozen=True, tag="suggested"):
    """The block as it is suggested now: nobody changed its words."""


class Drawn(msgspec.Struct, frozen=True, tag="drawn"):
    """What a directive draws from the figures of today: a chart or cards that a person copied."""

    directive: str
    options: str


Words = Block | Suggested | Drawn


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
        return (
            is_newer(now, base, mine) if not is_mixed(now, base) else wording(base) != wording(now)
        )
    return wording(replace(base, id=now.id)) != wording(now)


def own_words(block: Block) -> Words:
    """A block of the person's own; of what is drawn, what to draw."""
    match block:
        case Chart():
            cells = (
                cell.indicator for _, reference in figures_drawn(block) for cell in reference.cells
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


def _most_alike(change: Change, sections: tuple[Section, ...], taken: set[str]) -> str:
    """The block of the section of a change that reads most like its base, if any is alike."""
    own = (each.blocks for each in sections if each.id == change.section)
    found = ((_likeness(change.base, e), e.id) for blocks in own for e in blocks)
    likeness, block = max(((n, e) for n, e in found if e not in taken), default=(0.0, ""))
    return block if likeness >= ALIKE else ""


def _likeness(base: Words | None, now: Block) -> float:
    """How much of the words of two blocks is the same, from 0 to 1."""
    return 0.0 if base is None or isinstance(base, Suggested | Drawn) else likeness(base, now)


def is_block(words: Words | None) -> TypeGuard[Block]:
    """Whether these are words, and not what stands for a block that is drawn."""
    return words is not None and not isinstance(words, Suggested | Drawn)
