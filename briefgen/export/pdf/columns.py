"""Filling columns with boxes: where they break, and how they come out level."""

from collections.abc import Sequence
from itertools import pairwise

from briefgen.export.pdf.boxes import Box

Slot = tuple[int, int]  # the boxes of a column: first, one past the last
_PRECISION = 0.25
_ROUNDING = 0.01
_UNEVEN = 1.4  # how much taller than level columns those may be that keep sections whole


def filled(boxes: Sequence[Box], start: int, room: float, *, force: bool) -> int:
    """How far a column reaches that begins with ``start``; ``start`` itself if nothing may stand.

    ``force`` is for a whole empty column: what fits nowhere else is broken where the column ends.
    """
    height = head_height(boxes, start)
    legal = start
    for index in range(start, len(boxes)):
        height += space(boxes, index, start) + boxes[index].height
        if height > room + _ROUNDING:
            return max(index, start + 1) if force and legal == start else legal
        if not boxes[index].keep:
            legal = index + 1
    return len(boxes)


def head_height(boxes: Sequence[Box], start: int) -> float:
    """The height of the head that is painted again, if a table goes on here."""
    return sum(each.height for each in repeated_head(boxes, start))


def repeated_head(boxes: Sequence[Box], start: int) -> tuple[Box, ...]:
    """The head of a table that goes on in a new column; none for its first row."""
    if not (0 < start < len(boxes)):
        return ()
    same = boxes[start - 1].head is boxes[start].head
    return boxes[start].head if same else ()


def space(boxes: Sequence[Box], index: int, start: int) -> float:
    """The space above a box: none at the top of a column."""
    return 0.0 if index == start else boxes[index - 1].after + boxes[index].before


def height_of(boxes: Sequence[Box], slot: Slot) -> float:
    """How tall the boxes of a column are."""
    start, end = slot
    if start == end:
        return 0.0
    return head_height(boxes, start) + sum(
        space(boxes, index, start) + boxes[index].height for index in range(start, end)
    )


def slots(
    boxes: Sequence[Box], start: int, room: float, columns: int, *, fresh: bool
) -> list[Slot]:
    """Columns of a page from ``start`` on; level if all that is left finds room."""
    full = _slots(boxes, start, room, columns, fresh)
    if columns == 1 or full[-1][1] < len(boxes):
        return full
    return _level(boxes, start, room, columns) or full


def by_section(boxes: Sequence[Box], level: Sequence[Slot], room: float) -> Sequence[Slot]:
    """A section in each column, if they are as many and find room; not much taller than level."""
    start, columns = level[0][0], len(level)
    if columns == 1 or level[-1][1] < len(boxes):
        return level
    room = min(room, _UNEVEN * max(height_of(boxes, slot) for slot in level))
    sections = [each.section for each in boxes]
    starts = [n for n in range(start, len(boxes)) if n == start or sections[n] != sections[n - 1]]
    found = list(pairwise([*starts, len(boxes)]))
    fits = all(height_of(boxes, slot) <= room + _ROUNDING for slot in found)
    return found if len(found) == columns and fits else level


def _level(boxes: Sequence[Box], start: int, room: float, columns: int) -> list[Slot]:
    """The least height in which everything finds room, by halving."""
    low, high = 0.0, room
    best: list[Slot] = []
    while high - low > _PRECISION:
        middle = (low + high) / 2
        tried = _slots(boxes, start, middle, columns, False)
        if tried[-1][1] == len(boxes):
            best, high = tried, middle
        else:
            low = middle
    return best


def _slots(boxes: Sequence[Box], start: int, room: float, columns: int, force: bool) -> list[Slot]:
    result = []
    for _ in range(columns):
        end = filled(boxes, start, room, force=force)
        result.append((start, end))
        start = end
    return result
