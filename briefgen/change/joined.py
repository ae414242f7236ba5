"""A person's words over the block that is suggested now: what they left alone follows it.

Sentence by sentence: what only the suggestion changed is taken, what only the person changed stays,
and what both changed stays as the person's and waits for a decision.
"""

from functools import lru_cache
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.change.alignment import Words
from briefgen.change.changes import Change, is_block
from briefgen.change.items import is_mixed, is_older, merged_items
from briefgen.change.merging import merge
from briefgen.change.merging_text import Conflict
from briefgen.change.tokens import inlines, keys, sentences, tokens
from briefgen.change.tokens import joined as joined_words
from briefgen.change.wording import wording
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Block, Callout, Heading, List, Paragraph


class Joined(NamedTuple):
    """The block as it reads, and whether something in it was changed by both, each otherwise.

    ``conflicts`` are the sentences, where the dispute is about some of a text.
    """

    block: Block
    disputed: bool = False
    conflicts: tuple[Conflict, ...] = ()


@lru_cache(maxsize=1024)
def joined(now: Block, base: Block, mine: Block) -> Joined:
    """The person's words, which were made of ``base``, as the block that is suggested now.

    What was joined before is known: a letter changes one block of many that a person changed.
    """
    if wording(mine) == wording(base):
        return Joined(now)
    match now, base, mine:
        case List(), List(), List() if not is_mixed(now, base):
            return Joined(merged_items(now, base, mine), is_older(now, base, mine))
        case Heading(), Heading(), Heading() if mine.level == base.level:
            base, mine = replace(base, level=now.level), replace(mine, level=now.level)
    if not _keeps_some(base, mine):
        return Joined(replace(mine, id=now.id), wording(replace(base, id=now.id)) != wording(now))
    merged = merge((replace(base, id=now.id),), (replace(mine, id=now.id),), (now,))
    block = merged.blocks[0] if len(merged.blocks) == 1 else mine
    return Joined(replace(block, id=now.id), bool(merged.conflicts), merged.conflicts)


def going_on(now: Block, base: Block, mine: Block) -> Block:
    """What the person's words, as they read now, are made of: what is suggested now.

    A sentence that both changed is still made of what was suggested before, so that it waits.
    """
    found = joined(now, base, mine)
    if not found.disputed:
        return now
    if not (isinstance(now, Paragraph | Callout) and found.conflicts):
        return base
    words = tokens(now.text)
    for each in found.conflicts:
        before = _put_back(words, each)
        if before is None:
            return base
        words = before
    return replace(now, text=inlines(words))


def _put_back(words: Words, conflict: Conflict) -> Words | None:
    """The words with a sentence as it was before; None where nobody can tell its place."""
    theirs = tokens(conflict.theirs)
    for place in range(len(words) - len(theirs) + 1 if theirs else 0):
        end = place + len(theirs)
        if keys(words[place:end]) == keys(theirs):
            return joined_words((words[:place], tokens(conflict.base), words[end:]))
    return None


def _keeps_some(base: Block, mine: Block) -> bool:
    """Whether the person left any sentence or part alone. Where they put all in other words,
    nothing new stands among theirs without being asked for.
    """
    said = set(map(keys, _sentences(mine)))
    return any(keys(each) in said for each in _sentences(base))


def _sentences(block: Block) -> list[Words]:
    return [each for text in texts(block) for each in sentences(tokens(text))]


def own_sentences(change: Change) -> tuple[str, ...]:
    """The sentences of a change that are a person's, and not suggested."""
    if not is_block(change.mine):
        return ()
    given = set(map(keys, _sentences(change.base))) if is_block(change.base) else set()
    own = (each for each in _sentences(change.mine) if keys(each) not in given)
    return tuple(plain(inlines(each)).strip() for each in own)


def own_word_count(change: Change) -> int:
    """How many words of a change are a person's."""
    return sum(len(each.split()) for each in own_sentences(change))
