"""Blocks to boxes: how each kind of block is set in the room it has."""

from typing import assert_never

import msgspec

from briefgen.document.lists import Items, below, outermost
from briefgen.document.reading import attribution_words, callout_words, in_line, run_in_words
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Callout,
    CalloutKind,
    Cards,
    Chart,
    CrossReference,
    Heading,
    Inlines,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Strong,
    Table,
    Text,
)
from briefgen.export.pdf.boxes import (
    Box,
    Room,
    Setting,
    baseline,
    kept,
    line_boxes,
    line_items,
    link_marks,
    lowered,
    set_boxes,
    spaced,
)
from briefgen.export.pdf.cards import card_boxes
from briefgen.export.pdf.illustrations import chart_boxes, picture_boxes
from briefgen.export.pdf.lines import set_even, set_text
from briefgen.export.pdf.painted import Fill, Tag
from briefgen.export.pdf.row import Line
from briefgen.export.pdf.tables import table_boxes
from briefgen.typography.bidi import runs_from_right
from briefgen.typography.look import INK, TypeStyle, is_plain

_BAR, _PAD_SIDE = 3.0, 12.0
_PAD_ABOVE, _PAD_BELOW = 7.0, 8.0  # with the space in the lines about 9 each
_WHITE, _RULE = "#FFFFFF", 0.75
_CAUTION_TINT, _CAUTION_TEXT = "#FFF6E5", "#7A4B00"
_QUOTATION_INDENT = 12.0
_NUMBER_HANG = 24.0  # in text that has the whole page
_NARROWEST_LIST = 120.0  # below which deeper items are not indented further
_DEEPEST_HEAD = 6
_NUMBERINGS = ("Decimal", "LowerAlpha", "LowerRoman")  # of numbers within numbers


class Rooms(msgspec.Struct, frozen=True, gc=False):
    """The room of text and its heads and, for tables and figures, all there is."""

    text: Room
    full: Room


def block_boxes(
    setting: Setting, block: Block, rooms: Rooms, section: int, head: Heading | None = None
) -> list[Box]:
    """Set one block; ``section`` is the index of its section's element.

    A ``head`` runs into the paragraph that the block is.
    """
    match block:
        case Paragraph(_, text) if head:
            return _run_in(setting, head, text, rooms.text, section)
        case Heading():
            return _heading(setting, block, rooms.text, section)
        case Paragraph(_, text):
            return paragraph_boxes(setting, text, setting.look.styles.body, rooms.text, section)
        case List():
            return _list(setting, block, rooms.text, section)
        case Table():
            return table_boxes(setting, block, rooms.full, section)
        case Chart():
            return chart_boxes(setting, block, rooms.full, section)
        case Picture():
            return picture_boxes(setting, block, rooms.full, section)
        case Callout(_, CalloutKind.SIDE, text):
            side = setting.look.styles.side_note
            return paragraph_boxes(setting, in_line(text), side, rooms.text, section)
        case Callout():
            return _callout(setting, block, rooms.full, section)
        case Cards():
            return card_boxes(setting, block, rooms.full, section)
        case Quotation():
            return _quotation(setting, block, rooms.text, section)
        case PageBreak():
            return []
        case _:
            assert_never(block)


def paragraph_boxes(
    setting: Setting, text: Inlines, style: TypeStyle, room: Room, parent: int
) -> list[Box]:
    """A paragraph as an element of its own; one without letters is nothing."""
    if not plain(text, citations=True).strip():
        return []
    return set_boxes(setting, text, style, room, setting.tag(Tag("P", parent)))


def _heading(setting: Setting, block: Heading, room: Room, section: int) -> list[Box]:
    title = plain(block.text).strip()
    if not title:
        return []
    styles = setting.look.styles
    style = (styles.heading1, styles.heading2, styles.heading3)[min(max(block.level, 1), 3) - 1]
    mark = setting.tag(_head_tag(setting, block, section))
    lines = set_even(block.text, style, room.width)
    boxes = line_boxes(setting, lines, style, room.left, mark)
    return kept(spaced(boxes, style.before, style.after))


def _head_tag(setting: Setting, block: Heading, section: int) -> Tag:
    level = min(block.level + 1, setting.level + 1, _DEEPEST_HEAD)
    title = plain(block.text).strip()
    return Tag(f"H{max(level, 2)}", section, id=block.id, title=title)


def _run_in(setting: Setting, head: Heading, text: Inlines, room: Room, section: int) -> list[Box]:
    """A head and its paragraph set as one text, in which the head keeps an element of its own."""
    styles = setting.look.styles
    words = run_in_words(head)
    mark = setting.tag(_head_tag(setting, head, section))
    inner = setting.tag(Tag("P", section))
    # the head is set as the first link of the text, which is how characters carry their element
    first = CrossReference(head.id, f"{plain(words)} ")
    whole = set_text((Strong((first,)), *text), styles.body, room.width, setting.language)
    rest = msgspec.structs.replace(whole, links=whole.links[1:])
    marks = [inner, mark, *link_marks(setting, rest.links, inner)]
    boxes = line_boxes(setting, whole, styles.body, room.left, marks)
    return spaced(boxes, styles.heading2.before, styles.body.after)


def _list(setting: Setting, block: List, room: Room, section: int) -> list[Box]:
    style = setting.look.styles.body
    boxes = _items(setting, outermost(block), room, section)
    return spaced(boxes, 0, style.after)


def _items(setting: Setting, listed: Items, room: Room, parent: int) -> list[Box]:
    """The items of a list, and those below them."""
    style = setting.look.styles.body
    labels = list(listed.labels())
    widest = max(labels, key=len, default="")
    least = _NUMBER_HANG if listed.ordered and setting.look.page.columns == 1 else style.size * 1.1
    hang = max(least, _label(widest, style).width + style.size * 0.45)
    kind = _NUMBERINGS[listed.numbers % 3] if listed.ordered else "Disc"
    root = setting.tag(Tag("L", parent, numbering=kind))
    boxes: list[Box] = []
    for label, item in zip(labels, listed.items, strict=True):
        element = setting.tag(Tag("LI", root))
        label_mark = setting.tag(Tag("Lbl", element))
        body = setting.tag(Tag("LBody", element))
        text = item.text if plain(item.text, citations=True).strip() else (Text(" "),)
        rtl = runs_from_right(plain(text))
        beside = room.inset(0, hang) if rtl else room.inset(hang)
        own = set_boxes(setting, text, style, beside, body) or [Box(style.leading)]
        line = _label(label, style)
        left = room.left + (room.width - line.width if rtl else 0)
        pieces = line_items(line.fragments, left, -baseline(style), (label_mark,))
        own[0] = msgspec.structs.replace(own[0], items=(*pieces, *own[0].items))
        if item.children:
            own = spaced(own, 0, style.after / 2)
            inner = beside if room.width > _NARROWEST_LIST else room
            for each in below(listed, item):
                own += _items(setting, each, inner, body)
        boxes += spaced(own, 0, style.after / 2)
    return boxes


def _label(label: str, style: TypeStyle) -> Line:
    return set_text((Text(label),), style, 1000).lines[0] if label else Line((), 0)


def _callout(setting: Setting, block: Callout, room: Room, section: int) -> list[Box]:
    text, style = callout_words(block), setting.look.styles.callout
    bar, tint = setting.look.accent, setting.look.tint
    if block.kind is CalloutKind.CAUTION and not is_plain(setting.look):
        bar, tint = _CAUTION_TEXT, _CAUTION_TINT
        style = msgspec.structs.replace(style, color=_CAUTION_TEXT)
    inner = room.inset(_BAR + _PAD_SIDE, _PAD_SIDE)
    boxes = paragraph_boxes(setting, text, style, inner, section)
    last = len(boxes) - 1
    padded = []
    for index, box in enumerate(boxes):
        ends = (index == 0, index == last)
        above, below = _PAD_ABOVE * ends[0], _PAD_BELOW * ends[1]
        behind = _behind(room, box.height + above + below, (bar, tint), ends)
        padded.append(lowered(box, above, below, behind))
    return spaced(padded, 4, 11)


def _behind(
    room: Room, height: float, colors: tuple[str, str], ends: tuple[bool, bool]
) -> tuple[Fill, ...]:
    """Tint and bar behind a line; on white, as a plain look has it, rules at the two ends."""
    bar, tint = colors
    if tint.upper() != _WHITE:
        whole = Fill(room.left, -height, room.width, height, tint)
        return (whole, Fill(room.left, -height, _BAR, height, bar))
    rules = (
        Fill(room.left, -_RULE, room.width, _RULE, INK),
        Fill(room.left, -height, room.width, _RULE, INK),
    )
    return tuple(rule for rule, wanted in zip(rules, ends, strict=True) if wanted)


def _quotation(setting: Setting, block: Quotation, room: Room, section: int) -> list[Box]:
    styles = setting.look.styles
    inner = room.inset(_QUOTATION_INDENT, _QUOTATION_INDENT)
    mark = setting.tag(Tag("BlockQuote", section))
    boxes = paragraph_boxes(setting, block.text, styles.quotation, inner, mark)
    said_by = attribution_words(block)
    if not (said_by and boxes):
        return boxes
    source = paragraph_boxes(setting, said_by, styles.small, inner, section)
    boxes[-1] = msgspec.structs.replace(boxes[-1], after=1, keep=True)
    return boxes + spaced(source, 0, styles.quotation.after)
