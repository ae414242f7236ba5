"""What of a block are its words, whatever the figures of today are: to compare words alone."""

from msgspec.structs import replace

from briefgen.change.identity import subject_of
from briefgen.document.inlines import normal_block
from briefgen.document.rewriting import rewrite_block
from briefgen.document.tree import (
    Block,
    Chart,
    Citation,
    CrossReference,
    Inline,
    List,
    ListItem,
    Picture,
    Table,
    Value,
)


def wording(block: Block) -> Block:
    """The block without what follows the data or the numbering."""
    if isinstance(block, Chart):
        words = Chart(block.id, "", block.caption, (), (), (), "", source=block.source)
        return rewrite_block(replace(words, wide=block.wide), without_text)
    if isinstance(block, Table | Picture):
        block = replace(block, number=0)
    return normal_block(rewrite_block(block, without_text))


def same_item(one: ListItem, other: ListItem) -> bool:
    """Whether two items of lists have the same words, whatever is below them included."""
    return wording(List("", False, (replace(one, id=""),))) == wording(
        List("", False, (replace(other, id=""),))
    )


def without_text(inline: Inline) -> Inline:
    """A leaf without what follows the data or the numbering."""
    match inline:
        case Value(reference):
            return Value(reference, "")
        case Citation(source):
            return Citation(source)
        case CrossReference(target):
            return CrossReference(subject_of(target))
        case _:
            return inline
