"""Blocks → what goes to the clipboard for other programs: words, and HTML with lists and tables.

Values and notes go as they read; nothing of a brief that its pages do not show goes with them.
"""

from collections.abc import Iterator
from html import escape

from briefgen.document.lists import Items, below, outermost
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Cards,
    Chart,
    Citation,
    CrossReference,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    Paragraph,
    Picture,
    Quotation,
    Strong,
    Table,
    Text,
    Value,
)

_DEEPEST = 6  # level of a head in HTML


def plain_text(blocks: Blocks) -> str:
    """The words of blocks, a line for each; cells of a table are parted by tabs."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case List():
                lines += _item_lines(outermost(block))
            case Quotation(_, text, attribution):
                lines += [plain(each) for each in (text, attribution) if each]
            case Heading() | Paragraph() | Callout():
                lines.append(plain(block.text))
            case Table():
                heads = tuple(each.title for each in block.columns)
                lines += [plain(block.caption)] if block.caption else []
                lines += ["\t".join(map(plain, row)) for row in (heads, *block.rows)]
            case Chart() | Picture():
                lines.append(plain(block.caption))
            case Cards():
                lines += [_card_line(card.figure, card.leader, card.words) for card in block.cards]
            case _:
                pass
    return "\n".join(lines)


def _item_lines(listed: Items) -> Iterator[str]:
    for label, item in zip(listed.labels(), listed.items, strict=True):
        yield f"{label} {plain(item.text)}"
        for each in below(listed, item):
            yield from _item_lines(each)


def _card_line(figure: Inlines, leader: str, words: Inlines) -> str:
    return " ".join(filter(None, (plain(figure), leader, plain(words))))


def html(blocks: Blocks) -> str:
    """The same with its heads, weight, links, lists and tables."""
    return "".join(_element(each) for each in blocks)


def _element(block: Block) -> str:
    match block:
        case Heading():
            return _tag(f"h{min(block.level, _DEEPEST)}", _words(block.text))
        case Paragraph() | Callout():
            return _tag("p", _words(block.text))
        case List():
            return _list(outermost(block))
        case Quotation():
            said = _tag("p", _words(block.text))
            by = _tag("p", _words(block.attribution)) if block.attribution else ""
            return _tag("blockquote", said + by)
        case Table():
            return _table(block)
        case Chart() | Picture():
            return _tag("p", _words(block.caption))
        case Cards():
            lines = (_card_line(each.figure, each.leader, each.words) for each in block.cards)
            return "".join(_tag("p", escape(line)) for line in lines)
        case _:
            return ""


def _list(listed: Items) -> str:
    items = (
        _tag("li", _words(item.text) + "".join(map(_list, below(listed, item))))
        for item in listed.items
    )
    start = f' start="{listed.start}"' if listed.ordered and listed.start != 1 else ""
    return _tag("ol" if listed.ordered else "ul", "".join(items), start)


def _table(table: Table) -> str:
    caption = _tag("caption", _words(table.caption)) if table.caption else ""
    heads = "".join(_tag("th", _words(each.title)) for each in table.columns)
    rows = ("".join(_tag("td", _words(cell)) for cell in row) for row in table.rows)
    body = "".join(_tag("tr", each) for each in (heads, *rows))
    return _tag("table", caption + body)


def _words(inlines: Inlines) -> str:
    return "".join(map(_inline, inlines))


def _inline(inline: Inline) -> str:
    match inline:
        case Text(text) | Value(_, text):
            return escape(text)
        case Strong(children):
            return _tag("b", _words(children))
        case Emphasis(children):
            return _tag("i", _words(children))
        case Link(url, children):
            return _tag("a", _words(children), f' href="{escape(url)}"')
        case Citation() if not inline.text:
            return _tag("sup", escape(plain((inline,), citations=True)))
        case Citation() | CrossReference():
            return escape(plain((inline,), citations=True))
        case LineBreak():
            return "<br>"


def _tag(name: str, inside: str, attributes: str = "") -> str:
    return f"<{name}{attributes}>{inside}</{name}>"
