"""Filling columns with strips: where they break, and how they come out level."""

from collections.abc import Sequence

from briefgen.export.pdf.strips import Strip

Slot = tuple[int, int]  # the strips of a column: first, one past the last
_PRECISION = 0.25
_ROUNDING = 0.01


def filled(strips: Sequence[Strip], start: int, room: float, *, force: bool) -> int:
    """How far a column reaches that begins with ``start``; ``start`` itself if nothing may stand.

    ``force`` is for a whole empty column: what fits nowhere else is broken where the column ends.
    """
    height = head_height(strips, start)
    legal = start
    for index in range(start, len(strips)):
        height += space(strips, index, start) + strips[index].height
        if height > room + _ROUNDING:
            return max(index, start + 1) if force and legal == start else legal
        if not strips[index].keep:
            legal = index + 1
    return len(strips)


def head_height(strips: Sequence[Strip], start: int) -> float:
    """The height of the head that is painted again, if a table goes on here."""
    return sum(each.height for each in repeated_head(strips, start))


def repeated_head(strips: Sequence[Strip], start: int) -> tuple[Strip, ...]:
    """The head of a table that goes on in a new column; none for its first row."""
    if not (0 < start < len(strips)):
        return ()
    same = strips[start - 1].head is strips[start].head
    return strips[start].head if same else ()


def space(strips: Sequence[Strip], index: int, start: int) -> float:
    """The space above a strip: none at the top of a column."""
    return 0.0 if index == start else strips[index - 1].after + strips[index].before


def height_of(strips: Sequence[Strip], slot: Slot) -> float:
    """How tall the strips of a column are."""
    start, end = slot
    if start == end:
        return 0.0
    return head_height(strips, start) + sum(
        space(strips, index, start) + strips[index].height for index in range(start, end)
    )


def slots(
    strips: Sequence[Strip], start: int, room: float, columns: int, *, fresh: bool
) -> list[Slot]:
    """Columns of a page from ``start`` on; level if all that is left finds room."""
    full = _slots(strips, start, room, columns, fresh)
    if columns == 1 or full[-1][1] < len(strips):
        return full
    return _level(strips, start, room, columns) or full


def _level(strips: Sequence[Strip], start: int, room: float, columns: int) -> list[Slot]:
    """The least height in which everything finds room, by halving."""
    low, high = 0.0, room
    best: list[Slot] = []
    while high - low > _PRECISION:
        middle = (low + high) / 2
        tried = _slots(strips, start, middle, columns, False)
        if tried[-1][1] == len(strips):
            best, high = tried, middle
        else:
            low = middle
    return best


def _slots(
    strips: Sequence[Strip], start: int, room: float, columns: int, force: bool
) -> list[Slot]:
    result = []
    for _ in range(columns):
        end = filled(strips, start, room, force=force)
        result.append((start, end))
        start = end
    return result
