"""What a person made of a section, as changes: one for each block that they touched."""

from collections.abc import Iterator

from msgspec.structs import replace

from briefgen.change.changes import Change, Drawn, Suggested, Words, is_block, own_words
from briefgen.change.identity import has_subject
from briefgen.change.items import accepted_items, carried, is_mixed, retyped
from briefgen.change.laying import lay_over
from briefgen.change.order import moved_among
from briefgen.change.wording import wording
from briefgen.document.tree import (
    Block,
    Blocks,
    Cards,
    Chart,
    List,
    PageBreak,
    Section,
    Table,
)

NEAR = 12  # blocks before one of the person's own, by which its place is found again


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


def accepted(changes: tuple[Change, ...], section: str, base: Blocks) -> tuple[Change, ...]:
    """The changes, the words of a section now over what is suggested today."""
    laid = lay_over(changes, (Section(section, section, base),), _stand_in)
    now = {each.id: each for each in base}
    return tuple(
        _accepted(each, now[each.id])
        if index in laid.placed and each.base is not None
        else changes[index]
        for index, each in enumerate(laid.changes)
    )


def _accepted(change: Change, now: Block) -> Change:
    base, mine = change.base, change.mine
    named = isinstance(now, List) and isinstance(base, List) and not is_mixed(now, base)
    if isinstance(now, List) and isinstance(base, List) and isinstance(mine, List) and named:
        base, mine = accepted_items(now, base, mine)
        return replace(change, base=base, mine=mine)
    if is_block(base) and is_block(mine):
        from briefgen.change.joined import joined

        mine = joined(now, base, mine).block
    return replace(change, base=_words_of(now), mine=mine)


def _between(
    base: Blocks, mine: Blocks, known: dict[str, Change], section: str
) -> Iterator[Change]:
    """What was done to each block of a section, in the order in which the person has them."""
    suggested = {each.id: each for each in base}
    own = {each.id for each in mine}
    moved = moved_among(
        [e.id for e in base if e.id in own], [e.id for e in mine if e.id in suggested]
    )
    for place, block in enumerate(mine):
        after = tuple(each.id for each in reversed(mine[max(place - NEAR, 0) : place]))
        now = suggested.get(block.id)
        if now is None:
            drawn = known[block.id].mine if block.id in known else None
            words = drawn if isinstance(drawn, Drawn) else own_words(block)
            yield Change(block.id, section, None, words, after)
            continue
        place_of = after if block.id in moved else None
        if _is_untouched(now, block, known.get(block.id)):
            yield replace(known[block.id], section=section, after=place_of)
            continue
        first, block = _with_carried(now, block, known.get(block.id))  # noqa: PLW2901
        is_drawn = isinstance(block, Chart | Cards)  # nobody writes in it; it may be of before
        if not is_drawn and wording(block) != wording(now):
            yield Change(block.id, section, first, block, place_of)
        elif place_of is not None:  # what has no subject is found again by its words
            words = Suggested() if is_drawn or has_subject(block.id) else now
            yield Change(block.id, section, words, words, place_of)
    for block in base:
        if block.id not in own:
            first = _first_base(block, known.get(block.id))
            is_drawn = isinstance(block, Table) and has_subject(block.id)
            yield Change(block.id, section, Suggested() if is_drawn else first, None)


def _is_untouched(now: Block, block: Block, known: Change | None) -> bool:
    """Whether a block that a person changed before reads as it did: typing was elsewhere.

    Its words stay made of what they were made of, so that what is suggested at the moment does not
    become theirs.
    """
    if known is None or not (is_block(known.base) and is_block(known.mine)):
        return False
    from briefgen.change.joined import joined

    return wording(joined(now, known.base, known.mine).block) == wording(block)


def _with_carried(now: Block, block: Block, known: Change | None) -> tuple[Words, Block]:
    """The first base of a block and the person's words, with the items that are not shown now."""
    base, mine = (known.base, known.mine) if known else (None, None)
    if isinstance(now, List) and isinstance(base, List) and isinstance(mine, List):
        if is_mixed(now, base):
            return _first_base(now, known), block
        if isinstance(block, List):
            return retyped(now, base, mine, block)
        return carried(now, base, mine)[0], block
    return _first_base(now, known), block


def _first_base(now: Block, known: Change | None) -> Words:
    """What the person's words are made of: what is suggested now, as it stands among them already.

    Where both sides changed the same, that stays undecided over what was suggested before.
    """
    base, mine = (known.base, known.mine) if known else (None, None)
    if not is_block(base):
        return _words_of(now)
    if mine is None:
        return base
    from briefgen.change.joined import going_on

    return going_on(now, base, mine) if is_block(mine) else _words_of(now)


def _words_of(block: Block) -> Words:
    """The words of a suggested block; of what is drawn there are none to keep."""
    return Suggested() if isinstance(block, Chart | Cards) else block


def _stand_in(block: str, asked: Drawn) -> Block:
    """Something with this id, where nobody looks at what is drawn."""
    return PageBreak(block)
