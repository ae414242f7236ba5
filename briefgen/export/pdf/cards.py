"""Key figures side by side: a bar in the leader's colour, a large number, who leads, what it is."""

from collections.abc import Sequence

import msgspec

from briefgen.document.runs import plain
from briefgen.document.tree import (
    Card,
    Cards,
    Inlines,
    Text,
)
from briefgen.export.pdf.boxes import (
    Box,
    Room,
    Setting,
    baseline,
    blank,
    line_items,
    set_boxes,
    spaced,
    text_items,
)
from briefgen.export.pdf.lines import extent, set_text
from briefgen.export.pdf.painted import Fill, Item, Tag
from briefgen.export.pdf.row import SetText
from briefgen.typography.look import INK, Styles, TypeStyle, tone

_BAR, _UNDER_BAR, _BETWEEN, _ABOVE_WORDS = 2.5, 4.0, 7.0, 1.0
_NARROWEST = 100.0
_MOST_ACROSS = 4
_TALLEST = 240.0  # from which cards are set as paragraphs


class _Faces(msgspec.Struct, frozen=True):
    """A card's text, set for its width."""

    bar: str
    figure: SetText
    figure_style: TypeStyle
    leader: SetText
    leader_style: TypeStyle
    words: SetText
    words_style: TypeStyle


def card_boxes(setting: Setting, block: Cards, room: Room, section: int) -> list[Box]:
    """One box for each row of cards."""
    gutter = setting.look.page.gutter
    fitting = max(1, int((room.width + gutter) // (_NARROWEST + gutter)))
    count = len(block.cards)
    across = max(1, min(count, fitting, _MOST_ACROSS))
    if count > across:
        across = -(-count // -(-count // across))  # rows as even as can be
    head = _head(setting, block, room, section)
    boxes: list[Box] = []
    for start in range(0, count, across):
        boxes += _row(setting, block.cards[start : start + across], across, room, section)
    if boxes:
        boxes[0] = msgspec.structs.replace(boxes[0], items=(*head, *boxes[0].items))
    return spaced(boxes, 2, 10)


def _head(setting: Setting, block: Cards, room: Room, section: int) -> list[Item]:
    """What cards are about, for who cannot see it: their section’s title where none is printed."""
    title = setting.tags[section].title if section >= 0 else ""
    headed = any(tag.parent == section and tag.role[0] == "H" for tag in setting.tags[section:])
    if headed or not title:
        return []
    mark = setting.tag(Tag("H2", section, id=block.id, title=title, alt=title))
    style = setting.look.styles.heading1
    return [blank(style, (room.left, -baseline(style)), room.width, mark)]


def _row(
    setting: Setting, cards: Sequence[Card], across: int, room: Room, section: int
) -> list[Box]:
    """Cards side by side; who leads stands beside the figure if that is so in all of them."""
    gutter = setting.look.page.gutter
    width = (room.width - gutter * (across - 1)) / across
    faces = [_faces(setting.look.styles, card, width) for card in cards]
    beside = all(_stands_beside(each, width) for each in faces)
    height = max(_height(each, beside=beside) for each in faces)
    if height > _TALLEST:
        return _as_paragraphs(setting, cards, room, section)
    items: list[Item] = []
    for index, each in enumerate(faces):
        place = Room(room.left + index * (width + gutter), width)
        mark = setting.tag(Tag("P", section))
        items += _card(setting, each, place, mark, beside=beside)
    return [Box(height, tuple(items), after=8)]


def _faces(styles: Styles, card: Card, width: float) -> _Faces:
    color = INK if card.rank < 0 else tone(card.rank).text
    figure = _spaced_out(card.figure)
    leader = _spaced_out((Text(card.leader.strip()),))
    figure_style = _shrunk(_colored(styles.card_figure, color), figure, width)
    leader_style = _colored(styles.card_leader, color)
    return _Faces(
        INK if card.rank < 0 else tone(card.rank).fill,
        set_text(figure, figure_style, width),
        figure_style,
        set_text(leader, leader_style, width),
        leader_style,
        set_text(card.words, styles.card_words, width),
        styles.card_words,
    )


def _stands_beside(card: _Faces, width: float) -> bool:
    if not (card.figure.lines and card.leader.lines):
        return True
    used = card.figure.lines[-1].width + _BETWEEN + card.leader.lines[0].width
    return len(card.leader.lines) == 1 and used <= width


def _height(card: _Faces, *, beside: bool) -> float:
    below = 0 if beside and card.figure.lines else len(card.leader.lines)
    return (
        _BAR
        + _UNDER_BAR
        + len(card.figure.lines) * card.figure_style.leading
        + below * card.leader_style.leading
        + _ABOVE_WORDS
        + len(card.words.lines) * card.words_style.leading
    )


def _card(setting: Setting, card: _Faces, room: Room, mark: int, *, beside: bool) -> list[Item]:
    """The items of a card in reading order."""
    y = -_BAR - _UNDER_BAR
    items: list[Item] = [Fill(room.left, -_BAR, room.width, _BAR, card.bar)]
    items += text_items(setting, card.figure, card.figure_style, (room.left, y), mark)
    y -= len(card.figure.lines) * card.figure_style.leading
    if beside and card.figure.lines:
        base = y + card.figure_style.leading - baseline(card.figure_style)
        for line in card.leader.lines:
            x = room.left + card.figure.lines[-1].width + _BETWEEN
            items += line_items(line.fragments, x, base, (mark,))
    else:
        items += text_items(setting, card.leader, card.leader_style, (room.left, y), mark)
        y -= len(card.leader.lines) * card.leader_style.leading
    y -= _ABOVE_WORDS
    return items + text_items(setting, card.words, card.words_style, (room.left, y), mark)


def _as_paragraphs(setting: Setting, cards: Sequence[Card], room: Room, section: int) -> list[Box]:
    """Cards with more words than a card holds, one below another."""
    boxes: list[Box] = []
    for card in cards:
        text = (*_spaced_out(card.figure), *_spaced_out((Text(card.leader),)), *card.words)
        mark = setting.tag(Tag("P", section))
        boxes += set_boxes(setting, text, setting.look.styles.body, room, mark)
    return boxes


def _spaced_out(text: Inlines) -> Inlines:
    """The text with a space behind it, so that readers do not run it into the next words."""
    return (*text, Text(" ")) if plain(text).strip() else ()


def _colored(style: TypeStyle, color: str) -> TypeStyle:
    return msgspec.structs.replace(style, color=color)


def _shrunk(style: TypeStyle, figure: Inlines, width: float) -> TypeStyle:
    """The style made smaller, to half at most, so that a long figure stays on one line."""
    natural = extent(figure, style)[1]
    if natural <= width:
        return style
    return msgspec.structs.replace(style, size=style.size * max(width / natural * 0.99, 0.5))
