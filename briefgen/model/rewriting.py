"""Rebuild blocks with each of their inlines passed through a function."""

from collections.abc import Callable

from msgspec.structs import replace

from briefgen.model.document import (
    Block,
    Blocks,
    Callout,
    Card,
    Cards,
    Chart,
    Column,
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


def rewrite_blocks(blocks: Blocks, change: Change) -> Blocks:
    """The blocks with every leaf inline changed, in reading order."""
    return tuple(rewrite_block(each, change) for each in blocks)


def rewrite_inlines(inlines: Inlines, change: Change) -> Inlines:
    """The inlines with every leaf changed; marks around them stay."""
    return tuple(_inline(each, change) for each in inlines)


def rewrite_block(block: Block, change: Change) -> Block:
    """One block with every leaf inline changed."""

    def new(inlines: Inlines) -> Inlines:
        return rewrite_inlines(inlines, change)

    match block:
        case Heading() | Paragraph() | Callout():
            return replace(block, text=new(block.text))
        case Quotation():
            return replace(block, text=new(block.text), attribution=new(block.attribution))
        case List():
            return replace(block, items=tuple(_item(each, change) for each in block.items))
        case Table():
            return _table(block, change)
        case Chart():
            return replace(
                block,
                caption=new(block.caption),
                subtitle=new(block.subtitle),
                source=new(block.source),
            )
        case Picture():
            return replace(block, caption=new(block.caption), source=new(block.source))
        case Cards():
            return replace(block, cards=tuple(_card(each, change) for each in block.cards))
        case PageBreak():
            return block


def _inline(inline: Inline, change: Change) -> Inline:
    if isinstance(inline, Strong | Emphasis | Link):
        return replace(inline, children=rewrite_inlines(inline.children, change))
    return change(inline)


def _item(item: ListItem, change: Change) -> ListItem:
    return ListItem(
        rewrite_inlines(item.text, change), tuple(_item(each, change) for each in item.children)
    )


def _card(card: Card, change: Change) -> Card:
    return replace(
        card,
        figure=rewrite_inlines(card.figure, change),
        words=rewrite_inlines(card.words, change),
    )


def _table(table: Table, change: Change) -> Table:
    caption = rewrite_inlines(table.caption, change)
    columns = tuple(
        Column(rewrite_inlines(each.title, change), each.alignment) for each in table.columns
    )
    rows = tuple(tuple(rewrite_inlines(cell, change) for cell in row) for row in table.rows)
    source = rewrite_inlines(table.source, change)
    return replace(table, caption=caption, columns=columns, rows=rows, source=source)
