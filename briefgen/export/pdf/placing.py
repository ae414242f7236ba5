"""A column set where it stands on its page: items to paint, and the places of its blocks."""

from collections.abc import Sequence

import msgspec

from briefgen.brief.pages import BlockPlace, Rect
from briefgen.export.pdf.boxes import Box, moved
from briefgen.export.pdf.columns import Slot, repeated_head, space
from briefgen.export.pdf.painted import Fill, Item
from briefgen.typography.look import SIDE_NOTE

_LOOKED_BACK = 12  # items among which a fill may go on


class Column(msgspec.Struct, frozen=True, gc=False):
    """What stands in a column: the boxes, what is painted, where blocks stand and lead to."""

    boxes: tuple[Box, ...]
    items: tuple[Item, ...]
    places: tuple[BlockPlace, ...]
    references: tuple[tuple[str, str, int], ...]  # block, what it leads to, its page


def shown(boxes: Sequence[Box], slot: Slot) -> tuple[Box, ...]:
    """All that stands in a column: the head that is painted again, and its boxes."""
    start, end = slot
    return (*repeated_head(boxes, start), *boxes[start:end])


def set_column(boxes: Sequence[Box], slot: Slot, area: Rect, extra: float, page: int) -> Column:
    """The boxes of a column in an area from its top, gaps wider by a part ``extra``."""
    start, end = slot
    column = _Column(page)
    y = area.y1
    for box in repeated_head(boxes, start):
        column.items.extend(moved(each, area.x0, y, box.base) for each in box.items)
        y -= box.height
    for index in range(start, end):
        box, above = boxes[index], space(boxes, index, start)
        y -= above * (1 + (extra if stretches_at(boxes, index, start) else 0))
        for item in box.items:
            _add(column.items, moved(item, area.x0, y, box.base))
        column.mark(box, Rect(area.x0, y - box.height, area.x1, y))
        column.note(box.beside, Rect(area.x0, 0, area.x0 + SIDE_NOTE, y + box.rise))
        y -= box.height
    all_shown = shown(boxes, slot)
    return Column(all_shown, tuple(column.items), tuple(column.places), tuple(column.references))


def stretches_at(boxes: Sequence[Box], index: int, start: int) -> bool:
    """Whether the gap above a box may grow; one below a head may not."""
    return space(boxes, index, start) > 0 and not boxes[index - 1].keep


class _Column:
    """A column as it grows."""

    def __init__(self, page: int) -> None:
        self.page = page
        self.items: list[Item] = []
        self.places: list[BlockPlace] = []
        self.references: list[tuple[str, str, int]] = []

    def note(self, lines: Sequence[Box], area: Rect) -> None:
        """Put the lines of a note into the margin from the top of an area."""
        y = area.y1
        for line in lines:
            self.items.extend(moved(each, area.x0, y, line.base) for each in line.items)
            self.mark(line, Rect(area.x0, y - line.height, area.x1, y))
            y -= line.height

    def mark(self, box: Box, rect: Rect) -> None:
        """Remember where a block stands; boxes of one block in one column are one place."""
        self.references += ((box.block, each, self.page) for each in box.refers)
        if not box.block:
            return
        last = self.places[-1] if self.places else None
        same = last and (last.block, last.rect.x0) == (box.block, rect.x0)
        if last and same and last.rect.y0 >= rect.y0:
            grown = Rect(rect.x0, rect.y0, rect.x1, last.rect.y1)
            self.places[-1] = msgspec.structs.replace(last, rect=grown)
            return
        self.places.append(BlockPlace(box.block, box.section, self.page, rect))


def _add(items: list[Item], item: Item) -> None:
    """Add an item; a fill that goes on below another of its kind makes that one longer."""
    if isinstance(item, Fill):
        for index in range(len(items) - 1, max(len(items) - _LOOKED_BACK, -1), -1):
            other = items[index]
            if (
                isinstance(other, Fill)
                and (other.x, other.width, other.color) == (item.x, item.width, item.color)
                and abs(other.y - item.y - item.height) < 0.01
            ):
                grown = other.height + item.height
                items[index] = msgspec.structs.replace(other, y=item.y, height=grown)
                return
    items.append(item)
