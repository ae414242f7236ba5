"""What opens and closes the text: the title block, or the lines of a memo with its decision, and
after the last section who drafted and cleared it.
"""

from collections.abc import Iterator, Sequence
from typing import assert_never

import msgspec

from briefgen.document.reading import (
    Byline,
    Closing,
    Cover,
    Decision,
    Head,
    Line,
    Subtitle,
    Title,
    display_title,
)
from briefgen.document.tree import Document, Text
from briefgen.export.pdf.blocks import paragraph_boxes
from briefgen.export.pdf.boxes import (
    Box,
    Room,
    Setting,
    baseline,
    kept,
    line_boxes,
    set_boxes,
    spaced,
)
from briefgen.export.pdf.heads import cut, fitted, text_line, text_width
from briefgen.export.pdf.lines import set_even, set_text
from briefgen.export.pdf.painted import Fill, Item, Tag
from briefgen.typography.look import COVER_WIDTH, FULL_DROP, INK, Look, TypeStyle

_LABEL_WIDTH = 64.0
_INITIALS = 48.0  # the least length of a rule to write on
_BESIDE_RULE, _BETWEEN = 4.0, 16.0
_COVER_DROP, _COVER_RULE, _COVER_GAP = 150.0, 2.5, 18.0


def head_boxes(setting: Setting, part: Head, room: Room) -> list[Box]:
    """Lines with their labels, a memo's subject as the heading among them, and a rule below."""
    boxes: list[Box] = []
    for line in part.lines:
        match line:
            case Line():
                boxes += _labelled(setting, (line,), room, _line_style(setting))
            case Title():
                boxes += _subject(setting, line, room)
            case Decision():
                boxes += _decision(setting, line, room)
            case _:
                assert_never(line)
    return kept([*boxes, _rule(setting, room)])


def title_boxes(setting: Setting, part: Title, room: Room, *, first: bool) -> list[Box]:
    """The title in even lines; below others unless it is the ``first`` thing."""
    style = setting.look.styles.title
    text = set_even((Text(part.text),), style, room.width)
    heading = line_boxes(setting, text, style, room.left, _heading(setting, part.text))
    return kept(spaced(heading, 0 if first else 8, style.after))


def below_boxes(setting: Setting, part: Subtitle | Byline, room: Room) -> list[Box]:
    """A line below the title."""
    styles = setting.look.styles
    style = styles.subtitle if isinstance(part, Subtitle) else styles.small
    return paragraph_boxes(setting, (Text(part.text),), style, room, -1)


def title_lines(document: Document, look: Look) -> int:
    """The lines that the title takes where it stands."""
    style, width = look.styles.title, look.page.measure
    if document.cover:
        style, width = _cover_title(style), width * COVER_WIDTH
    if document.title_label:
        width -= _LABEL_WIDTH
    return len(set_text((Text(display_title(document)),), style, width).lines)


def _cover_title(style: TypeStyle) -> TypeStyle:
    return msgspec.structs.replace(style, size=28, leading=34)


def cover_boxes(setting: Setting, part: Cover, room: Room, *, full: bool) -> list[Box]:
    """The kind above a large title, a short rule, and who wrote it when; higher where the cover is
    ``full``: something stands below it.
    """
    styles, look = setting.look.styles, setting.look
    inner = room.inset(0, room.width * (1 - COVER_WIDTH))
    boxes = [Box(FULL_DROP if full else _COVER_DROP, keep=True)]
    boxes += paragraph_boxes(setting, (Text(part.kind),), styles.head_office, inner, -1)
    title = _cover_title(styles.title)
    text = set_text((Text(part.title),), title, inner.width)
    heading = line_boxes(setting, text, title, inner.left, _heading(setting, part.title))
    boxes += kept(spaced(heading, 8, 8))
    boxes += paragraph_boxes(setting, (Text(part.subtitle),), styles.subtitle, inner, -1)
    bar = Fill(inner.left, -_COVER_RULE, inner.width, _COVER_RULE, look.accent)
    above, below = (6, 8) if full else (10, 12)
    boxes.append(Box(_COVER_RULE, (bar,), before=above, after=below, keep=True))
    for words in part.lines:
        boxes += paragraph_boxes(setting, (Text(words),), styles.callout, inner, -1)
    return [*boxes, Box(_COVER_GAP / 2 if full else _COVER_GAP)]


def _heading(setting: Setting, title: str) -> int:
    return setting.tag(Tag("H1", id="title", title=title))


def _subject(setting: Setting, title: Title, room: Room) -> list[Box]:
    plain, style = _line_style(setting), setting.look.styles.title
    label = _label(setting, title.label, (room.left, -baseline(style)), plain)
    lines = set_text((Text(title.text),), style, room.width - _LABEL_WIDTH)
    inner = room.inset(_LABEL_WIDTH)
    heading = line_boxes(setting, lines, style, inner.left, _heading(setting, title.text))
    return spaced(_with(heading or [Box(style.leading)], label), 2, 3)


def closing_boxes(setting: Setting, part: Closing, room: Room) -> list[Box]:
    """A rule, and below it in the smallest size who drafted and cleared, and what is attached."""
    small = setting.look.styles.card_words
    boxes = _labelled(setting, part.lines, room, small)
    return kept([_rule(setting, room), *boxes[:-1]]) + boxes[-1:]


def _labelled(setting: Setting, lines: Sequence[Line], room: Room, style: TypeStyle) -> list[Box]:
    """Lines with a label in front of each; what goes on in a second line hangs."""
    boxes: list[Box] = []
    for line in lines:
        at = (room.left, -baseline(style))
        name = _label(setting, line.label, at, style) if line.label else []
        mark = setting.tag(Tag("P"))
        made = set_boxes(setting, (Text(line.text or " "),), style, room.inset(_LABEL_WIDTH), mark)
        boxes += spaced(_with(made or [Box(style.leading)], name), 0, 1)
    return boxes


def _line_style(setting: Setting) -> TypeStyle:
    body = setting.look.styles.body
    return TypeStyle("sans", 10, 15, body.color, fonts=body.fonts)


def _label(setting: Setting, label: str, at: tuple[float, float], style: TypeStyle) -> list[Item]:
    muted = msgspec.structs.replace(style, color=setting.look.styles.head_kind.color)
    words = f"{cut(label, muted, _LABEL_WIDTH - 6)}: "
    return text_line(words, muted, at, setting.tag(Tag("P")))


def _with(boxes: list[Box], items: Sequence[Item]) -> list[Box]:
    first = msgspec.structs.replace(boxes[0], items=(*items, *boxes[0].items))
    return [first, *boxes[1:]]


def _rule(setting: Setting, room: Room) -> Box:
    look = setting.look
    fill = Fill(room.left, -look.rule_weight, room.width, look.rule_weight, look.rule)
    return Box(look.rule_weight, (fill,), before=4, after=4)


def _decision(setting: Setting, part: Decision, room: Room) -> list[Box]:
    """The choices side by side, each with a rule on which its reader puts initials."""
    style = _line_style(setting)
    strong = msgspec.structs.replace(style, strong=True)
    inner = room.inset(_LABEL_WIDTH)
    most = inner.width - _INITIALS - _BESIDE_RULE - _BETWEEN
    words = [fitted(setting, each, strong, most) for each in part.choices]
    widest = max(text_width(each, strong) for each in words) + _BESIDE_RULE + _INITIALS + _BETWEEN
    across = max(1, min(len(words), int((inner.width + _BETWEEN) // widest)))
    label = _label(setting, part.label, (room.left, -baseline(style) - 6), style)
    boxes = []
    for start in range(0, len(words), across):
        mark = setting.tag(Tag("P"))  # a row each: readers drop the space at the end of one
        place = Room(inner.left, (inner.width + _BETWEEN) / across)
        items = _choices(words[start : start + across], strong, place, mark)
        boxes.append(Box(style.leading + 6, tuple(items), after=2))
    return _with(boxes, label)


def _choices(words: Sequence[str], style: TypeStyle, place: Room, mark: int) -> Iterator[Item]:
    """A row of choices; ``place`` is that of the first with the space behind it."""
    y = -baseline(style) - 6
    for index, word in enumerate(words):
        x = place.left + index * place.width
        yield from text_line(f"{word} ", style, (x, y), mark)
        begin = x + text_width(word, style) + _BESIDE_RULE
        end = x + place.width - _BETWEEN
        yield Fill(begin, y - 2, end - begin, 0.75, INK)
