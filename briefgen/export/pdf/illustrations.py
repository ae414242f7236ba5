"""Charts and pictures with the words around them, which never part."""

from collections.abc import Sequence

import msgspec

from briefgen import images
from briefgen.document.pictures import picture_data
from briefgen.document.reading import alternative, label_of
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Chart,
    Inlines,
    Picture,
    Strong,
    Table,
    Text,
)
from briefgen.export.pdf.boxes import (
    Box,
    Room,
    Setting,
    kept,
    line_boxes,
    set_boxes,
    spaced,
    text_items,
)
from briefgen.export.pdf.lines import set_even, set_text
from briefgen.export.pdf.painted import ARTIFACT, Bitmap, Fill, Item, Placement, Tag
from briefgen.typography.look import MUTED, RULE

_WORDS = 90.0  # kept free for caption and source when a drawing fills a page
_AFTER = 9.0
_PIXEL = 0.75  # points: 96 pixels an inch, as screens have it


def chart_boxes(setting: Setting, block: Chart, room: Room, section: int) -> list[Box]:
    """Caption, subtitle, drawing, source."""
    figure = setting.tag(Tag("Figure", section, id=block.id, alt=alternative(block)))
    words = caption_boxes(setting, block, room, figure)
    drawing = setting.draw(block, room.width)
    wide, high = max(drawing.width, 1.0), max(drawing.height, 1.0)
    scale = min(1.0, room.width / wide, _tallest(setting) / high)
    height = drawing.height * scale
    picture = Placement(drawing, room.left, -height, scale, figure)
    body = [*words, Box(height, (picture,), before=3, after=3)]
    return [*kept(body[:-1]), *sourced(setting, body[-1:], block.source, room, section)]


def picture_boxes(setting: Setting, block: Picture, room: Room, section: int) -> list[Box]:
    """The picture with its words; one that cannot be shown is a frame that tells them."""
    figure = ARTIFACT
    if block.alt:
        figure = setting.tag(Tag("Figure", section, id=block.id, alt=block.alt))
    words = caption_boxes(setting, block, room, section if figure == ARTIFACT else figure)
    shown = _shown(setting, block, room, figure) or _framed(setting, block, room, figure)
    return [*kept(words), *sourced(setting, [shown], block.source, room, section)]


def _shown(setting: Setting, block: Picture, room: Room, mark: int) -> Box | None:
    """The picture as large as it is, but no larger than the room; None where it is none."""
    data = picture_data(setting.pictures, block.name)
    try:
        images.check(data)
    except images.BadImageError:
        return None
    across, down = (side * _PIXEL for side in images.size(data))
    scale = min(1.0, room.width / across, _tallest(setting) / down)
    width, height = across * scale, down * scale
    return Box(height, (Bitmap(data, room.left, -height, width, height, mark),), 3, 3)


def _framed(setting: Setting, block: Picture, room: Room, mark: int) -> Box:
    height = min(room.width * 2 / 3, _tallest(setting))
    return Box(height, tuple(_frame(setting, block.alt, room, height, mark)), 3, 3)


def caption_boxes(
    setting: Setting, block: Chart | Picture | Table, room: Room, parent: int
) -> list[Box]:
    """The number and the statement, and below it what is measured."""
    styles = setting.look.styles
    word = label_of(block)
    number: Inlines = (Strong((Text(f"{word}\N{NO-BREAK SPACE}{block.number}. "),)),)
    statement = (*(number if block.number else ()), *block.caption)
    subtitle = block.subtitle if isinstance(block, Chart) else ()
    texts = [(statement, styles.caption), (subtitle, styles.small)]
    texts = [each for each in texts if plain(each[0], citations=True).strip()]
    if not texts:
        return []
    caption = setting.tag(Tag("Caption", parent))
    boxes: list[Box] = []
    for text, style in texts:
        lines = set_even(text, style, room.width)
        mark = setting.tag(Tag("P", caption))
        boxes += spaced(line_boxes(setting, lines, style, room.left, mark), 0, style.after)
    return kept(spaced(boxes, styles.caption.before, 3))


def sourced(
    setting: Setting, boxes: Sequence[Box], source: Inlines, room: Room, section: int
) -> list[Box]:
    """The boxes, and below them, kept with the last, the line that names the source."""
    if not plain(source, citations=True).strip():
        return spaced(list(boxes), boxes[0].before, _AFTER) if boxes else []
    style = setting.look.styles.small
    mark = setting.tag(Tag("P", section))
    lines = spaced(set_boxes(setting, source, style, room, mark), 3, _AFTER)
    last = [msgspec.structs.replace(each, keep=True) for each in boxes[-1:]]
    return [*boxes[:-1], *last, *lines]


def _tallest(setting: Setting) -> float:
    page = setting.look.page
    return page.height - page.top - page.bottom - _WORDS


def _frame(setting: Setting, alt: str, room: Room, height: float, mark: int) -> list[Item]:
    style = msgspec.structs.replace(setting.look.styles.small, color=MUTED)
    inner = room.inset(12, 12)
    text = set_text((Text(alt),), style, inner.width, setting.language)
    fitting = msgspec.structs.replace(text, lines=text.lines[: int((height - 24) / style.leading)])
    edge = 0.5
    x, width = room.left, room.width
    return [
        Fill(x, -edge, width, edge, RULE),
        Fill(x, -height, width, edge, RULE),
        Fill(x, -height, edge, height, RULE),
        Fill(x + width - edge, -height, edge, height, RULE),
        *text_items(setting, fitting, style, (inner.left, -12), mark),
    ]
