"""The lists at the front: contents, figures, tables, with dots that lead to the pages."""

from collections.abc import Iterator, Mapping

import msgspec

from briefgen.document.reading import Contents, Entry
from briefgen.document.tree import Text
from briefgen.export.pdf.boxes import (
    Box,
    Room,
    Setting,
    baseline,
    kept,
    line_boxes,
    line_items,
    spaced,
)
from briefgen.export.pdf.heads import flush_right
from briefgen.export.pdf.lines import set_text
from briefgen.export.pdf.painted import ARTIFACT, Item, Piece, Tag
from briefgen.typography.glyphs import width
from briefgen.typography.look import TypeStyle

_NUMBER_ROOM, _INDENT = 24.0, 14.0
_ABOVE_ENTRY = 3.0  # of the first level


def contents_boxes(
    setting: Setting, part: Contents, room: Room, numbers: Mapping[str, int]
) -> list[Box]:
    """A list under its head; ``numbers`` are the pages of the blocks."""
    boxes = _title(setting, part.title, room)
    root = setting.tag(Tag("TOC"))
    deep = any(each.level > 1 for each in part.entries)
    for entry in part.entries:
        styles = setting.look.styles
        style = styles.table_head if deep and entry.level == 1 else styles.table
        place = (root, numbers.get(entry.block, 0))
        boxes += _entry(setting, entry, style, room, place)
    return boxes


def _title(setting: Setting, title: str, room: Room) -> list[Box]:
    style = setting.look.styles.heading1
    mark = setting.tag(Tag("H2", id=f"list/{title.lower()}", title=title))
    lines = set_text((Text(title),), style, room.width)
    boxes = line_boxes(setting, lines, style, room.left, mark)
    return kept(spaced(boxes, style.before, style.after))


def _entry(
    setting: Setting, entry: Entry, style: TypeStyle, room: Room, place: tuple[int, int]
) -> list[Box]:
    """The words, which may take several lines, and in the last of them dots and the page."""
    root, page = place
    inner = room.inset(_INDENT * (entry.level - 1))
    words = set_text((Text(f"{entry.words} "),), style, inner.width - _NUMBER_ROOM)
    item = setting.tag(Tag("TOCI", root))
    link = Tag(
        "Link",
        setting.tag(Tag("Reference", item)),
        target=entry.block,
        alt=f"{entry.words}, page {page}",
    )
    mark = setting.tag(link)
    boxes = []
    for line in words.lines:
        items = list(line_items(line.fragments, inner.left, -baseline(style), (mark,)))
        boxes.append(Box(style.leading, tuple(items), keep=True))
    if not boxes:
        return []
    end = inner.left + (inner.width if words.rtl else words.lines[-1].width)
    leader = _leader(style, (end, room.left + room.width), (str(page or ""), mark))
    boxes[-1] = msgspec.structs.replace(boxes[-1], items=(*boxes[-1].items, *leader), keep=False)
    return spaced(boxes, _ABOVE_ENTRY if entry.level == 1 else 0, 0)


def _leader(style: TypeStyle, span: tuple[float, float], number: tuple[str, int]) -> Iterator[Item]:
    """Dots on one grid for all lines, and the number of the page at the right edge."""
    start, right = span
    text, mark = number
    y, face = -baseline(style), style.face()
    step = width(face, ". ") * style.size
    count = int((right - _NUMBER_ROOM - start) // step)
    if count > 0:
        x = right - _NUMBER_ROOM - count * step
        dots = "." + " ." * (count - 1)
        yield Piece(dots, x, y, face, style.size, style.color, count * step, ARTIFACT)
    yield from flush_right(text, style, (right, y), mark)
