"""How much two blocks, or two texts, say the same in the same words."""

from collections.abc import Hashable, Sequence
from difflib import SequenceMatcher

from msgspec.structs import replace

from briefgen.change.wording import wording
from briefgen.document.rewriting import texts
from briefgen.document.runs import runs
from briefgen.document.tree import Block, Chart

ALIKE = 0.6  # of the words of two blocks, to take one for the other
_STOPS = ".,;:!?()“”\"'"
_LONG = 10_000_000  # pairs of words, above which nobody looks at their order
_MOST = 0.999  # for what is not the same


def likeness(one: Block, other: Block) -> float:
    """How much of the words of two blocks is the same, from 0 to 1."""
    if type(one) is not type(other):
        return 0.0
    if wording(replace(one, id=other.id)) == wording(other):
        return 1.0
    return likeness_of_words(words_of(one), words_of(other))


def words_of(block: Block) -> tuple[str, ...]:
    """The words of a block without stops, whatever the figures of today are."""
    said = (block.caption, block.source) if isinstance(block, Chart) else texts(block)
    told = ("".join(each.text for each in runs(text) if not each.inline) for text in said)
    words = (word.strip(_STOPS) for text in told for word in text.split())
    return tuple(filter(None, words))


def likeness_of_words(
    one: Sequence[Hashable], other: Sequence[Hashable], least: float = 0
) -> float:
    """How much of these words is the same, from 0 to nearly 1; 0 where it is below ``least``."""
    matcher = SequenceMatcher(None, one, other, autojunk=False)
    if least and (matcher.real_quick_ratio() < least or matcher.quick_ratio() < least):
        return 0.0
    is_long = len(one) * len(other) > _LONG
    ratio = matcher.quick_ratio() if is_long else matcher.ratio()
    return min(ratio, _MOST) if ratio >= least else 0.0
