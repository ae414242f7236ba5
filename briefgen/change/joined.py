"""A person's words over the block that is suggested now: what they left alone follows it.

Sentence by sentence: what only the suggestion changed is taken, what only the person changed stays,
and what both changed stays as the person's and waits for a decision.
"""

from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.change.changes import Change, is_block
from briefgen.change.items import is_older, merged_items
from briefgen.change.merging import merge
from briefgen.change.tokens import keys, sentences, tokens
from briefgen.change.wording import wording
from briefgen.document.rewriting import texts
from briefgen.document.tree import Block, Heading, List


class Joined(NamedTuple):
    """The block as it reads, and whether something in it was changed by both, each otherwise."""

    block: Block
    disputed: bool = False


@lru_cache(maxsize=1024)
def joined(now: Block, base: Block, mine: Block) -> Joined:
    """The person's words, which were made of ``base``, as the block that is suggested now.

    What was joined before is known: a letter changes one block of many that a person changed.
    """
    if wording(mine) == wording(base):
        return Joined(now)
    match now, base, mine:
        case List(), List(), List():
            return Joined(merged_items(now, base, mine), is_older(now, base, mine))
        case Heading(), Heading(), Heading() if mine.level == base.level:
            base, mine = replace(base, level=now.level), replace(mine, level=now.level)
    if not _keeps_some(base, mine):
        return Joined(replace(mine, id=now.id), wording(replace(base, id=now.id)) != wording(now))
    merged = merge((replace(base, id=now.id),), (replace(mine, id=now.id),), (now,))
    block = merged.blocks[0] if len(merged.blocks) == 1 else mine
    return Joined(replace(block, id=now.id), bool(merged.conflicts))


def _keeps_some(base: Block, mine: Block) -> bool:
    """Whether the person left any sentence or part alone. Where they put all in other words,
    nothing new stands among theirs without being asked for.
    """
    said = {keys(each) for text in texts(mine) for each in sentences(tokens(text))}
    return any(keys(each) in said for text in texts(base) for each in sentences(tokens(text)))


def own_word_count(change: Change) -> int:
    """How many words of a change are a person's: those of sentences that are not suggested."""
    if not is_block(change.mine):
        return 0
    base = texts(change.base) if is_block(change.base) else ()
    given = {keys(each) for text in base for each in sentences(tokens(text))}
    own = [each for text in texts(change.mine) for each in sentences(tokens(text))]
    return sum(len(each) for each in own if keys(each) not in given)
