"""Pages filled from top to bottom with strips, one stretch of columns below another."""

from collections.abc import Sequence

import msgspec

from briefgen.export.pdf.columns import Slot, height_of, repeated_head, slots, space
from briefgen.export.pdf.strips import Strip, baseline, moved
from briefgen.model.look import Look
from briefgen.model.pages import BlockPlace, Fill, Item, Rect

_BETWEEN = 8.0  # between stretches that differ in their columns
_FEATHER = 0.75  # how far, in parts of itself, a gap may grow so that columns end level


class Stretch(msgspec.Struct, frozen=True):
    """Strips that run through the same columns. ``breaks`` starts them on a new page."""

    strips: tuple[Strip, ...]
    columns: int
    breaks: bool = False


class Flow:
    """Pages as they fill. ``y`` is how far down the current page is taken."""

    def __init__(self, look: Look, reserved: float = 0.0) -> None:
        """Open the first page; this height at its foot stays free."""
        self.look = look
        self.reserved = reserved
        self.pages: list[list[Item]] = []
        self.places: list[BlockPlace] = []
        self.y = 0.0
        self.fresh = True
        self.turn()

    @property
    def room(self) -> float:
        """The height that is left on the page."""
        return self.y - self.bottom

    @property
    def bottom(self) -> float:
        """Where the text of the page ends."""
        return self.look.page.bottom + (self.reserved if len(self.pages) == 1 else 0.0)

    def turn(self) -> None:
        """Open a new page. The first line's baseline stands on the top margin."""
        page, styles = self.look.page, self.look.styles
        first = styles.body if self.pages else styles.title
        top = page.top if self.pages else 78.0
        self.pages.append([])
        self.y = page.height - top + baseline(first)
        self.fresh = True

    def place(self, stretch: Stretch) -> None:
        """Put a stretch below what stands on the page, and on as many more as it needs."""
        if not stretch.strips:
            return
        if not self.fresh:
            if stretch.breaks:
                self.turn()
            else:
                self.y -= max(_BETWEEN, stretch.strips[0].before)
        self.place_at(stretch.strips, stretch.columns)

    def place_at(self, strips: Sequence[Strip], count: int) -> None:
        """Put strips in ``count`` columns exactly from ``y`` on."""
        start = 0
        while start < len(strips):
            columns = slots(strips, start, self.room, count, fresh=self.fresh)
            if columns[0][1] > start:
                self._put(strips, columns)
                start = columns[-1][1]
            if start < len(strips):
                self.turn()

    def _put(self, strips: Sequence[Strip], columns: Sequence[Slot]) -> None:
        page = self.look.page
        heights = [height_of(strips, slot) for slot in columns]
        width = (page.measure - page.gutter * (len(columns) - 1)) / len(columns)
        for index, slot in enumerate(columns):
            left = page.left + index * (width + page.gutter)
            extra = _feather(strips, slot, max(heights) - heights[index])
            self._column(strips, slot, Rect(left, 0, left + width, self.y), extra)
        self.y -= max(heights)
        self.fresh = False

    def _column(self, strips: Sequence[Strip], slot: Slot, area: Rect, extra: float) -> None:
        """Put the strips of a column into an area from its top, gaps wider by a part ``extra``."""
        start, end = slot
        items, y = self.pages[-1], area.y1
        for strip in repeated_head(strips, start):
            items.extend(moved(each, area.x0, y) for each in strip.items)
            y -= strip.height
        for index in range(start, end):
            strip, above = strips[index], space(strips, index, start)
            y -= above * (1 + (extra if _stretches(strips, index, start) else 0))
            for item in strip.items:
                _add(items, moved(item, area.x0, y))
            self._mark(strip, Rect(area.x0, y - strip.height, area.x1, y))
            y -= strip.height

    def _mark(self, strip: Strip, rect: Rect) -> None:
        """Remember where a block stands; strips of one block in one column are one place."""
        if not strip.block:
            return
        page, last = len(self.pages), self.places[-1] if self.places else None
        same = last and (last.block, last.page, last.rect.x0) == (strip.block, page, rect.x0)
        if last and same and last.rect.y0 >= rect.y0:
            grown = Rect(rect.x0, rect.y0, rect.x1, last.rect.y1)
            self.places[-1] = msgspec.structs.replace(last, rect=grown)
            return
        self.places.append(BlockPlace(strip.block, strip.section, page, rect))


def _feather(strips: Sequence[Strip], slot: Slot, short: float) -> float:
    """How much the gaps of a column must grow, in proportion, to end level with the longest."""
    start, end = slot
    gaps = sum(
        space(strips, index, start)
        for index in range(start, end)
        if _stretches(strips, index, start)
    )
    return short / gaps if gaps and short / gaps <= _FEATHER else 0.0


def _stretches(strips: Sequence[Strip], index: int, start: int) -> bool:
    """Whether the gap above a strip may grow; one below a head may not."""
    return space(strips, index, start) > 0 and not strips[index - 1].keep


def _add(items: list[Item], item: Item) -> None:
    """Add an item; a fill that goes on below another of its kind makes that one longer."""
    if isinstance(item, Fill):
        for index in range(len(items) - 1, max(len(items) - 12, -1), -1):
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
