"""Tables: columns as wide as their content needs, figures on the decimal, rows that stay whole."""

import re
from collections.abc import Iterable, Iterator, Sequence

import msgspec

from briefgen.document.runs import plain
from briefgen.document.tree import (
    Alignment,
    Block,
    Column,
    Inlines,
    Table,
    Text,
    is_of_words,
)
from briefgen.export.pdf.blanks import with_blanks
from briefgen.export.pdf.boxes import (
    Box,
    Room,
    Setting,
    baseline,
    kept,
    line_items,
    link_marks,
    silent,
    spaced,
)
from briefgen.export.pdf.illustrations import caption_boxes, sourced
from briefgen.export.pdf.lines import extent, set_text
from briefgen.export.pdf.painted import Fill, Item, Tag
from briefgen.export.pdf.row import SetText
from briefgen.typography.look import INK, RULE, Look, TypeStyle

_PAD_END, _PAD_SIDE = 3.0, 6.0
_SMALLEST = 0.55
_TALLEST_HEAD = 120.0
_WHOLE = 0.8  # of a page, which a table in one piece may take
_NUMBER = re.compile(r"[^\d.]{0,9}\d[\d,\u202f]*((?:\.\d+)?[^\d.]{0,12})")


class _Frame(msgspec.Struct, frozen=True):
    """The columns of a table as they stand on the page, and the type that fits them."""

    columns: tuple[Column, ...]
    rooms: tuple[Room, ...]
    tails: tuple[float, ...]  # how wide the widest decimals of a column are
    style: TypeStyle
    head: TypeStyle
    left: float
    width: float
    pad: float  # on either side of a cell


def table_boxes(setting: Setting, block: Table, room: Room, section: int) -> list[Box]:
    """Caption, head, rows, source. The head is painted again where a column begins."""
    if not block.columns:
        return []
    frame = _frame(setting, block, room)
    table = setting.tag(Tag("Table", section, id=block.id, alt=block.description))
    words = caption_boxes(setting, block, room, table)
    top = setting.tag(Tag("THead", table)) if block.rows else table
    titles = tuple(column.title for column in block.columns)
    head = kept(_row(setting, frame, titles, top, ("Column", 0.75, INK)))
    body = setting.tag(Tag("TBody", table))
    again = tuple(silent(each) for each in head) if _repeats(head) else ()
    boxes: list[Box] = []
    for row in block.rows:
        cells = (*row, *((),) * (len(titles) - len(row)))[: len(titles)]
        row_boxes = _row(setting, frame, cells, body, ("Row", 0.5, RULE))
        boxes += [msgspec.structs.replace(each, head=again) for each in row_boxes]
    everything = [*words, *head, *boxes] if boxes else [*words, *head[:-1], _let_go(head[-1])]
    everything = spaced(everything, setting.look.styles.caption.before, 0)
    _keep_ends(everything, len(words) + len(head))
    return sourced(setting, everything, block.source, room, section)


def _repeats(head: Sequence[Box]) -> bool:
    """Whether a head is low enough to be painted again in each column."""
    return sum(each.height for each in head) < _TALLEST_HEAD


def table_width(setting: Setting, block: Table) -> float:
    """The least width that parts no word of a table."""
    return sum(least for least, _ in _extents(setting, block))


def stays_whole(look: Look, block: Block, boxes: Sequence[Box]) -> bool:
    """Whether a table is not parted but stands where a page has room for it, as figures do: one
    whose rows say what they are about, in a report, where text that follows can fill the page.
    """
    page = look.page
    height = sum(each.height for each in boxes)
    fits = height <= _WHOLE * (page.height - page.top - page.bottom)
    can = look.floats and look.side_notes and fits
    return can and isinstance(block, Table) and not any(each.title for each in block.columns[:1])


def floated(boxes: Sequence[Box]) -> list[Box]:
    """A table as a figure: in one piece, without a head to be painted again."""
    whole = [msgspec.structs.replace(each, floats=True, head=(), keep=True) for each in boxes]
    return [*whole[:-1], *map(_let_go, whole[-1:])]


def _let_go(box: Box) -> Box:
    return msgspec.structs.replace(box, keep=False)


def _keep_ends(boxes: list[Box], first: int) -> None:
    """Hold the first three rows together and the last three: no table is parted for two."""
    ends = [index for index in range(first, len(boxes)) if not boxes[index].keep]
    for index in {*ends[: min(2, len(ends) - 1)], *ends[-3:-1]}:
        boxes[index] = msgspec.structs.replace(boxes[index], keep=True)


def _extents(setting: Setting, block: Table) -> list[tuple[float, float]]:
    """For each column the widths of its widest word and of its widest cell, padded."""
    style, head = setting.look.styles.of_table(words=is_of_words(block))
    result = []
    for index, column in enumerate(block.columns):
        sizes = [extent(column.title, head)]
        sizes += [extent(row[index], style) for row in block.rows if index < len(row)]
        padding = _PAD_SIDE * 2
        widest = max(least for least, _ in sizes), max(natural for _, natural in sizes)
        result.append((widest[0] + padding, widest[1] + padding))
    return result


def _frame(setting: Setting, block: Table, room: Room) -> _Frame:
    extents = _extents(setting, block)
    least = sum(each for each, _ in extents)
    scale = min(1.0, max(room.width / least, _SMALLEST))
    types = setting.look.styles.of_table(words=is_of_words(block))
    style, head = (_scaled(each, scale) for each in types)
    scaled = [(a * scale, b * scale) for a, b in extents]
    share = _alike if is_of_words(block) else _shared
    widths = share(scaled, room.width)
    pad = min(_PAD_SIDE * scale, min(widths) / 6)
    rooms, x = [], room.left
    for index, width in enumerate(widths):
        left = 0.0 if index == 0 else pad
        right = 0.0 if index == len(widths) - 1 else pad
        rooms.append(Room(x + left, width - left - right))
        x += width
    tails = tuple(_tail_room(block, index, style) for index in range(len(block.columns)))
    return _Frame(block.columns, tuple(rooms), tails, style, head, room.left, room.width, pad)


def _scaled(style: TypeStyle, scale: float) -> TypeStyle:
    return msgspec.structs.replace(style, size=style.size * scale, leading=style.leading * scale)


def _shared(extents: Sequence[tuple[float, float]], width: float) -> list[float]:
    """Column widths that fill the table: words whole if they can be, the rest by content."""
    least = sum(each for each, _ in extents)
    natural = sum(each for _, each in extents)
    if natural <= width:
        return [each * width / natural for _, each in extents]
    if least >= width:
        return [each * width / least for each, _ in extents]
    part = (width - least) / (natural - least)
    return [each + (wide - each) * part for each, wide in extents]


def _alike(extents: Sequence[tuple[float, float]], width: float) -> list[float]:
    """Columns of one width behind the first, which has what its words need, if all words fit."""
    first = extents[0][0]
    each = (width - first) / (len(extents) - 1)
    if any(least > each for least, _ in extents[1:]):
        return _shared(extents, width)
    return [first, *[each] * (len(extents) - 1)]


def _row(
    setting: Setting,
    frame: _Frame,
    cells: Sequence[Inlines],
    parent: int,
    kind: tuple[str, float, str],
) -> list[Box]:
    """A row as boxes that stay together; only one that outgrows a page is cut, between lines."""
    scope, rule, color = kind
    row = setting.tag(Tag("TR", parent))
    style = frame.head if scope == "Column" else frame.style
    lines: list[list[Item]] = [[]]
    for index, cell in enumerate(cells):
        header = scope == "Column" or index == 0
        mark = setting.tag(Tag("TH" if header else "TD", row, scope=scope if header else ""))
        for number, items in enumerate(_cell(setting, frame, (index, cell), style, mark)):
            if number == len(lines):
                lines.append([])
            lines[number] += items
    heights = [style.leading] * len(lines)
    heights[0] += _PAD_END
    heights[-1] += _PAD_END + rule
    lines[-1].append(Fill(frame.left, -heights[-1], frame.width, rule, color))
    lines = [
        [*_tinted(setting, frame, height), *items]
        for height, items in zip(heights, lines, strict=True)
    ]
    last = len(lines) - 1
    return [
        Box(height, tuple(items), keep=index < last)
        for index, (height, items) in enumerate(zip(heights, lines, strict=True))
    ]


def _tinted(setting: Setting, frame: _Frame, height: float) -> Iterator[Item]:
    """The ground of one line below what is recommended."""
    for column, room in zip(frame.columns, frame.rooms, strict=True):
        if column.marked:
            left, width = room.left - frame.pad, room.width + 2 * frame.pad
            yield Fill(left, -height, width, height, setting.look.tint)


def _cell(
    setting: Setting, frame: _Frame, cell: tuple[int, Inlines], style: TypeStyle, mark: int
) -> Iterator[Iterable[Item]]:
    """The items of each line of a cell."""
    index, inlines = cell
    room = frame.rooms[index]
    text = set_text(inlines, style, room.width)
    marks = (mark, *link_marks(setting, text.links, mark))
    left = _left(frame, index, inlines, text)
    text = with_blanks(text, setting.blanks)
    for number, line in enumerate(text.lines):
        x = room.left + max(room.width - line.width, 0) if left is None else left
        y = -baseline(style) - (_PAD_END if number == 0 else 0)
        yield line_items(line.fragments, x, y, marks)


def _left(frame: _Frame, index: int, cell: Inlines, text: SetText) -> float | None:
    """Where a cell's lines begin; None if each ends at the right edge."""
    room = frame.rooms[index]
    if text.rtl:
        return room.left
    match frame.columns[index].alignment:
        case Alignment.LEFT:
            return room.left
        case Alignment.RIGHT:
            return None
        case Alignment.FIGURE:
            tail = _tail(cell, frame.style)
            if tail is None or len(text.lines) != 1:
                return None
            right = room.width - max(frame.tails[index] - tail, 0)
            start = right - text.lines[0].width
            return room.left + start if start >= 0 else None


def _tail_room(block: Table, index: int, style: TypeStyle) -> float:
    if block.columns[index].alignment is not Alignment.FIGURE:
        return 0.0
    tails = (_tail(row[index], style) for row in block.rows if index < len(row))
    return max((each for each in tails if each is not None), default=0.0)


def _tail(cell: Inlines, style: TypeStyle) -> float | None:
    """How wide a number is from its decimal point on; None if the cell is not a number."""
    number = _NUMBER.fullmatch(plain(cell).strip())
    return extent((Text(number.group(1)),), style)[1] if number else None
