"""Walk through the words of blocks: list them, or rebuild blocks with other ones."""

from collections.abc import Callable, Iterable, Iterator

from msgspec.structs import replace

from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Card,
    Cards,
    Chart,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    Link,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Strong,
    Table,
)

Change = Callable[[Inline], Inline]
ChangeText = Callable[[Inlines], Inlines]


def texts(block: Block) -> tuple[Inlines, ...]:
    """Every text of a block in reading order: captions, items, cells, sources."""
    found: list[Inlines] = []

    def note(text: Inlines) -> Inlines:
        found.append(text)
        return text

    rewrite_texts(block, note)
    return tuple(found)


def leaves(blocks: Iterable[Block]) -> Iterator[Inline]:
    """Every leaf inline of blocks, in reading order."""
    for block in blocks:
        for text in texts(block):
            yield from _leaves(text)


def rewrite_blocks(blocks: Blocks, change: Change) -> Blocks:
    """The blocks with every leaf inline changed, in reading order."""
    return tuple(rewrite_block(each, change) for each in blocks)


def rewrite_block(block: Block, change: Change) -> Block:
    """One block with every leaf inline changed."""
    return rewrite_texts(block, lambda text: rewrite_inlines(text, change))


def rewrite_inlines(inlines: Inlines, change: Change) -> Inlines:
    """The inlines with every leaf changed; marks around them stay."""
    return tuple(_inline(each, change) for each in inlines)


def rewrite_texts(block: Block, change: ChangeText) -> Block:
    """One block with every text changed as a whole."""
    match block:
        case Heading() | Paragraph() | Callout():
            return replace(block, text=change(block.text))
        case Quotation():
            return replace(block, text=change(block.text), attribution=change(block.attribution))
        case List():
            return replace(block, items=tuple(_item(each, change) for each in block.items))
        case Table():
            return _table(block, change)
        case Chart():
            return replace(
                block,
                caption=change(block.caption),
                subtitle=change(block.subtitle),
                source=change(block.source),
            )
        case Picture():
            return replace(block, caption=change(block.caption), source=change(block.source))
        case Cards():
            return replace(block, cards=tuple(_card(each, change) for each in block.cards))
        case PageBreak():
            return block


def _leaves(inlines: Inlines) -> Iterator[Inline]:
    for inline in inlines:
        if isinstance(inline, Strong | Emphasis | Link):
            yield from _leaves(inline.children)
        else:
            yield inline


def _inline(inline: Inline, change: Change) -> Inline:
    if isinstance(inline, Strong | Emphasis | Link):
        return replace(inline, children=rewrite_inlines(inline.children, change))
    return change(inline)


def _item(item: ListItem, change: ChangeText) -> ListItem:
    text = change(item.text)  # before those of the items below it
    return replace(item, text=text, children=tuple(_item(each, change) for each in item.children))


def _card(card: Card, change: ChangeText) -> Card:
    return replace(card, figure=change(card.figure), words=change(card.words))


def _table(table: Table, change: ChangeText) -> Table:
    caption = change(table.caption)
    columns = tuple(replace(each, title=change(each.title)) for each in table.columns)
    rows = tuple(tuple(change(cell) for cell in row) for row in table.rows)
    return replace(table, caption=caption, columns=columns, rows=rows, source=change(table.source))
