"""Pages filled from top to bottom with boxes, one stretch of columns below another."""

import itertools
from collections.abc import Hashable, Iterator, Sequence

import msgspec

from briefgen.brief.pages import BlockPlace, Rect
from briefgen.export.pdf.boxes import Box, baseline
from briefgen.export.pdf.columns import (
    Slot,
    by_section,
    filled,
    height_of,
    slots,
    space,
)
from briefgen.export.pdf.footnotes import ABOVE, BELOW_RULE, RULE_LENGTH, Footnotes
from briefgen.export.pdf.memory import Recent
from briefgen.export.pdf.painted import Fill, Item
from briefgen.export.pdf.placing import Column, set_column, shown, stretches_at
from briefgen.typography.look import Look

_BETWEEN = 8.0  # between stretches that differ in their columns
FOLLOWING = 16.0  # from the end of the text to the rule above the last notes
_LEAST_FILLING = 45.0  # for which text overtakes a figure
_RULE = 0.5  # between columns of different width
_WORTH = 4  # level columns get lower by a part of what was filled
_FEATHER = 0.75  # how far, in parts of itself, a gap may grow so that columns end level


class Stretch(msgspec.Struct, frozen=True):
    """Boxes that run through the same columns. ``breaks`` starts them on a new page.

    Those ``beside`` them have a column of their own; the ``widths`` are those of the two.
    """

    boxes: tuple[Box, ...]
    columns: int
    breaks: bool = False
    beside: tuple[Box, ...] = ()
    widths: tuple[float, ...] = ()


class Flow:
    """Pages as they fill. ``y`` is how far down the current page is taken."""

    def __init__(
        self,
        look: Look,
        footnotes: Footnotes,
        memory: Recent[Hashable, Column],
        reserved: float = 0.0,
        *,
        whole: bool = False,
    ) -> None:
        """Open the first page; the height ``reserved`` at its foot stays free.

        ``memory`` holds columns that were set before. ``whole`` asks for sections in columns of
        their own, where they are as many.
        """
        self.look = look
        self.footnotes = footnotes
        self.memory = memory
        self.reserved = reserved
        self.pages: list[list[Item]] = []
        self.places: list[BlockPlace] = []
        self.references: list[tuple[str, str, int]] = []  # block, what it leads to, its page
        self.y = 0.0
        self.fresh = True
        self.filled = 0.0  # by text that overtook a figure
        self.whole = whole
        self.uneven = False  # sections stand in columns of their own
        self.turn()

    @property
    def room(self) -> float:
        """The height that is left on the page above its notes."""
        return self.y - self.bottom - self.footnotes.need()

    @property
    def bottom(self) -> float:
        """Where the text of the page ends."""
        return self.look.page.bottom + (self.reserved if len(self.pages) == 1 else 0.0)

    def turn(self) -> None:
        """Close the page with its notes and open a new one."""
        if self.pages:
            self._place_footnotes()
        self._open()

    def _open(self) -> None:
        """Begin a page. The first line's baseline stands on the top margin."""
        page, styles = self.look.page, self.look.styles
        first = styles.body if self.pages else styles.title
        top = page.top if self.pages else 78.0
        self.pages.append([])
        self.y = page.height - top + baseline(first)
        self.fresh = True

    def place(self, stretch: Stretch) -> None:
        """Put a stretch below what stands on the page, and on as many more as it needs."""
        if not stretch.boxes:
            return
        if not self.fresh:
            if stretch.breaks:
                self.turn()
            else:
                self.y -= max(_BETWEEN, stretch.boxes[0].before)
        if stretch.widths:
            self._place_beside((stretch.boxes, stretch.beside), stretch.widths)
        else:
            self.place_at(stretch.boxes, stretch.columns)

    def _place_beside(self, parts: Sequence[Sequence[Box]], widths: Sequence[float]) -> None:
        """Put each part in a column of its own, in which it goes on where the page is full."""
        starts = [0 for _ in parts]
        while True:
            found = self._reached(parts, starts)
            if any(end > start for start, end in found):
                top = self.y
                self._put(parts, found, widths)
                self._rule_between(widths, top)
                self.footnotes.take(_cited_in(parts, found))
            starts = [end for _, end in found]
            if all(start == len(part) for start, part in zip(starts, parts, strict=True)):
                return
            self.turn()

    def _reached(self, parts: Sequence[Sequence[Box]], starts: Sequence[int]) -> list[Slot]:
        """How far each part finds room on the page beside the others, with the notes it cites."""
        notes, above = 0.0, self.room
        while True:
            found = [
                (start, filled(part, start, above - notes, force=self.fresh))
                for start, part in zip(starts, parts, strict=True)
            ]
            more = self.footnotes.need(_cited_in(parts, found)) - self.footnotes.need()
            if more <= notes:
                return found
            notes = more

    def _rule_between(self, widths: Sequence[float], top: float) -> None:
        """A line in the gutter behind the first column, from this height to where they end."""
        page = self.look.page
        x = page.left + widths[0] + page.gutter / 2 - _RULE / 2
        self.pages[-1].append(Fill(x, self.y, _RULE, top - self.y, self.look.rule))

    def place_at(self, boxes: Sequence[Box], count: int) -> None:
        """Put boxes in ``count`` columns exactly from ``y`` on."""
        start = 0
        while start < len(boxes):
            columns, room = self._fitted(boxes, start, count)
            if self.look.floats:
                boxes, columns = self._floated(boxes, columns, room)
            if self.whole:
                level, columns = columns, by_section(boxes, columns, room)
                self.uneven |= columns is not level
            if columns[0][1] > start:
                self._put([boxes for _ in columns], columns, self._even(len(columns)))
                self.footnotes.take(_cited(boxes[start : columns[-1][1]]))
                start = columns[-1][1]
            if start < len(boxes):
                self.turn()

    def _floated(
        self, boxes: Sequence[Box], columns: Sequence[Slot], room: float
    ) -> tuple[Sequence[Box], Sequence[Slot]]:
        """Boxes and columns after text has filled what a figure would leave empty.

        The figure goes to the top of the next column or page. In columns that end level it does so
        only where they get lower.
        """
        for index in range(len(columns)):
            start, height = columns[0][0], _tallest(boxes, columns)
            level = columns[-1][1] == len(boxes)
            moved, end, filling = _overtaken(boxes, columns[index], height if level else room)
            if not filling:
                continue
            tried, new_room = self._fitted(moved, start, len(columns))
            if len(columns) == 1 and tried[0][1] < end:
                continue  # its notes leave it no room: the figure would stand below another head
            if level and _tallest(moved, tried) > height - filling / _WORTH:
                continue
            boxes, columns, room = moved, tried, new_room
            self.filled += filling
        return boxes, columns

    def finish(self) -> None:
        """Put the notes of the last page below its text, and on more pages if they are too long."""
        self.footnotes.take(list(self.footnotes.left))
        self._place_footnotes(follow=True)
        while self.footnotes.here:
            self._open()
            self.footnotes.most = self.y - self.bottom - ABOVE - BELOW_RULE  # no text is above
            self._place_footnotes()

    def _fitted(self, boxes: Sequence[Box], start: int, count: int) -> tuple[Sequence[Slot], float]:
        """What finds room on the page from ``start`` on together with the notes that it cites.

        The second value is the height of the columns without those notes.
        """
        notes, above = 0.0, self.room
        while True:
            columns = slots(boxes, start, above - notes, count, fresh=self.fresh)
            cited = _cited(boxes[start : columns[-1][1]])
            more = self.footnotes.need(cited) - self.footnotes.need()
            if more <= notes:
                return columns, above - notes
            notes = more

    def _place_footnotes(self, *, follow: bool = False) -> None:
        """Put the notes of the page at its foot below a short rule, or where the text ends."""
        height = self.footnotes.need()
        if not height:
            return
        page, top = self.look.page, self.bottom + height - ABOVE
        if follow and not self.fresh:
            top = max(top, self.y - FOLLOWING)
        rule = Fill(page.left, top, RULE_LENGTH, self.look.rule_weight, self.look.rule)
        self.pages[-1].append(rule)
        lines, columns = self.footnotes.place()
        areas = self._areas(self._even(len(columns)), top - BELOW_RULE)
        for slot, area in zip(columns, areas, strict=True):
            self._column(lines, slot, area, 0)

    def _even(self, count: int) -> list[float]:
        """The widths of so many columns of one width."""
        page = self.look.page
        return [(page.measure - page.gutter * (count - 1)) / count for _ in range(count)]

    def _areas(self, widths: Sequence[float], y: float) -> Iterator[Rect]:
        """Columns side by side from this height on."""
        left = self.look.page.left
        for width in widths:
            yield Rect(left, 0, left + width, y)
            left += width + self.look.page.gutter

    def _put(
        self, parts: Sequence[Sequence[Box]], columns: Sequence[Slot], widths: Sequence[float]
    ) -> None:
        """Put what of each part stands in its column side by side from ``y`` on."""
        heights = [height_of(part, slot) for part, slot in zip(parts, columns, strict=True)]
        areas = self._areas(widths, self.y)
        for part, slot, area, height in zip(parts, columns, areas, heights, strict=True):
            extra = _feather(part, slot, max(heights) - height)
            self._column(part, slot, area, extra)
        self.y -= max(heights)
        self.fresh = False

    def _column(self, boxes: Sequence[Box], slot: Slot, area: Rect, extra: float) -> None:
        """Put the boxes of a column into an area from its top, gaps wider by a part ``extra``."""
        page = len(self.pages)
        key = (tuple(map(id, shown(boxes, slot))), area, extra, page)
        column = self.memory.get(key)
        if column is None:
            column = set_column(boxes, slot, area, extra, page)
            self.memory.put(key, column)
        self.pages[-1].extend(column.items)
        self.places += column.places
        self.references += column.references


def _tallest(boxes: Sequence[Box], columns: Sequence[Slot]) -> float:
    return max(height_of(boxes, slot) for slot in columns)


def _overtaken(boxes: Sequence[Box], slot: Slot, room: float) -> tuple[list[Box], int, float]:
    """The boxes with the text that fills a column before the figure that does not fit there, where
    that text ends, and how high it is: 0 if the order need not change.
    """
    start, end = slot
    if end in (start, len(boxes)) or not boxes[end].floats:
        return [], end, 0.0
    figure = end
    while figure < len(boxes) and boxes[figure].floats:
        figure += 1
    text = itertools.takewhile(_is_text, boxes[figure:])
    tried = [*boxes[:end], *text]
    reach = filled(tried, start, room, force=False)
    while reach > end and not _ends_text(tried, reach):
        reach -= 1
    height = height_of(tried, (end, reach))
    if height < _LEAST_FILLING:
        return [], end, 0.0
    return [*tried[:reach], *boxes[end:figure], *boxes[figure + reach - end :]], reach, height


def _ends_text(boxes: Sequence[Box], end: int) -> bool:
    """Whether a paragraph or an item ends here, so that what follows parts no sentence."""
    last = boxes[end - 1]
    return last.after > 0 or end == len(boxes) or boxes[end].block != last.block


def _is_text(box: Box) -> bool:
    return not box.floats and not box.head


def _cited_in(parts: Sequence[Sequence[Box]], columns: Sequence[Slot]) -> list[str]:
    slots = zip(parts, columns, strict=True)
    return _cited([box for part, (start, end) in slots for box in part[start:end]])


def _cited(boxes: Sequence[Box]) -> list[str]:
    return [each for box in boxes for each in box.cites]


def _feather(boxes: Sequence[Box], slot: Slot, short: float) -> float:
    """How much the gaps of a column must grow, in proportion, to end level with the longest."""
    start, end = slot
    gaps = sum(
        space(boxes, index, start)
        for index in range(start, end)
        if stretches_at(boxes, index, start)
    )
    return short / gaps if gaps and short / gaps <= _FEATHER else 0.0
