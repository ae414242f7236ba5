"""Key figures side by side: a bar in the leader's colour, a large number, who leads, what it is."""

from collections.abc import Sequence

import msgspec

from briefgen.export.pdf.lines import extent, set_text
from briefgen.export.pdf.strips import (
    Room,
    Setting,
    Strip,
    baseline,
    line_items,
    spaced,
    text_items,
)
from briefgen.model.document import Card, Cards, Inlines, Text, plain
from briefgen.model.look import INK, TypeStyle, tone
from briefgen.model.pages import Fill, Item, Tag

_BAR, _UNDER_BAR, _BETWEEN = 2.5, 4.0, 7.0
_NARROWEST = 100.0
_MOST_ACROSS = 4


def card_strips(setting: Setting, block: Cards, room: Room, section: int) -> list[Strip]:
    """One strip for each row of cards."""
    gutter = setting.look.page.gutter
    fitting = max(1, int((room.width + gutter) // (_NARROWEST + gutter)))
    count = len(block.cards)
    across = max(1, min(count, fitting, _MOST_ACROSS))
    if count > across:
        across = -(-count // -(-count // across))  # rows as even as can be
    rows = [block.cards[start : start + across] for start in range(0, count, across)]
    strips = [_row(setting, row, across, room, section) for row in rows]
    return spaced([msgspec.structs.replace(each, after=8) for each in strips], 2, 10)


def _row(setting: Setting, cards: Sequence[Card], across: int, room: Room, section: int) -> Strip:
    gutter = setting.look.page.gutter
    width = (room.width - gutter * (across - 1)) / across
    items: list[Item] = []
    height = 0.0
    for index, card in enumerate(cards):
        place = Room(room.left + index * (width + gutter), width)
        mark = setting.tag(Tag("P", section))
        drawn, depth = _card(setting, card, place, mark)
        items += drawn
        height = max(height, depth)
    return Strip(height, tuple(items))


def _card(setting: Setting, card: Card, room: Room, mark: int) -> tuple[list[Item], float]:
    """The items of a card and how deep it is."""
    styles = setting.look.styles
    text_color = INK if card.rank < 0 else tone(card.rank).text
    bar = Fill(room.left, -_BAR, room.width, _BAR, INK if card.rank < 0 else tone(card.rank).fill)
    figure = _spaced_out(card.figure)
    style = _shrunk(msgspec.structs.replace(styles.card_figure, color=text_color), figure, room)
    top = -_BAR - _UNDER_BAR
    number = set_text(figure, style, room.width)
    items = [bar, *text_items(setting, number, style, (room.left, top), mark)]
    y = top - len(number.lines) * style.leading
    leader_style = msgspec.structs.replace(styles.card_leader, color=text_color)
    leader: Inlines = (Text(f"{card.leader} "),) if card.leader.strip() else ()
    if leader and number.lines:
        offset = number.lines[-1].width + _BETWEEN
        base = y + style.leading - baseline(style)
        if offset + extent(leader, leader_style)[1] <= room.width:
            line = set_text(leader, leader_style, room.width).lines[0]
            items += line_items(line.fragments, room.left + offset, base, (mark,))
            leader = ()
    below = set_text(leader, leader_style, room.width)
    items += text_items(setting, below, leader_style, (room.left, y), mark)
    y -= len(below.lines) * leader_style.leading
    words = set_text(card.words, styles.card_words, room.width)
    items += text_items(setting, words, styles.card_words, (room.left, y - 1), mark)
    return items, -y + 1 + len(words.lines) * styles.card_words.leading


def _spaced_out(figure: Inlines) -> Inlines:
    """The figure with a space behind it, so that readers do not run it into the next words."""
    return (*figure, Text(" ")) if plain(figure).strip() else ()


def _shrunk(style: TypeStyle, figure: Inlines, room: Room) -> TypeStyle:
    """The style made smaller, to half at most, so that a long figure stays on one line."""
    natural = extent(figure, style)[1]
    if natural <= room.width:
        return style
    size = style.size * max(room.width / natural * 0.99, 0.5)
    return msgspec.structs.replace(style, size=size)
