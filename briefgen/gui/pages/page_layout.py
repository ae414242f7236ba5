"""Where pages stand in the view, in its own pixels: one below the other, centred."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize

from briefgen.brief.pages import BlockPlace, Rect
from briefgen.worker.jobs import Made

GAP = 14.0
MARGIN = 14.0
SMALLEST, LARGEST = 0.25, 6.0


class Fit(StrEnum):
    """How the scale follows the size of the view."""

    WIDTH = "width"
    PAGE = "page"
    FREE = "free"


@dataclass(frozen=True)
class PageLayout:
    """Pages of one size at a scale; pages count from 1."""

    count: int
    width: float  # points
    height: float
    scale: float
    view_width: float

    def rect(self, page: int) -> QRectF:
        """The area of a page."""
        width, height = round(self.width * self.scale), round(self.height * self.scale)
        left = max(MARGIN, (self.view_width - width) / 2)
        return QRectF(round(left), MARGIN + (page - 1) * (height + GAP), width, height)

    def size(self) -> tuple[float, float]:
        """How much room all pages take."""
        last = self.rect(max(1, self.count))
        return last.width() + 2 * MARGIN, last.bottom() + MARGIN

    def page_at(self, y: float) -> int:
        """The page at a height, or the nearest."""
        step = self.rect(1).height() + GAP
        return max(1, min(self.count, int((y - MARGIN + GAP / 2) // step) + 1))

    def visible(self, top: float, height: float) -> range:
        """The pages between two heights."""
        if not self.count:
            return range(0)
        return range(self.page_at(top), self.page_at(top + height) + 1)

    def place(self, y: float) -> tuple[int, float]:
        """A height as a page and how far down it."""
        page = self.page_at(y)
        rect = self.rect(page)
        return page, (y - rect.top()) / max(1.0, rect.height())

    def height_of(self, place: tuple[int, float]) -> float:
        """The height of a place, on the last page if there are fewer pages now."""
        page, fraction = place
        rect = self.rect(max(1, min(self.count, page)))
        return rect.top() + fraction * rect.height()

    def on_view(self, page: int, rect: Rect) -> QRectF:
        """An area of a page, in the pixels of the view."""
        origin = self.rect(page).topLeft()
        top_left = QPointF(rect.x0, self.height - rect.y1) * self.scale + origin
        bottom_right = QPointF(rect.x1, self.height - rect.y0) * self.scale + origin
        return QRectF(top_left, bottom_right)


@dataclass(frozen=True)
class Zoom:
    """How large pages are shown; the number counts only when nothing else decides."""

    fit: Fit = Fit.WIDTH
    free: float = 1.0

    def layout(self, made: Made | None, view: QSize) -> PageLayout:
        """Where these pages stand in a view of this size."""
        if not made:
            return PageLayout(0, 612, 792, self.free, view.width())
        width, height = made.page_width, made.page_height
        scale = self.free
        if self.fit is not Fit.FREE:
            scale = (view.width() - 2 * MARGIN) / width
        if self.fit is Fit.PAGE:
            scale = min(scale, (view.height() - 2 * MARGIN) / height)
        scale = max(SMALLEST, min(LARGEST, scale))
        return PageLayout(made.page_count, width, height, scale, view.width())


@dataclass(frozen=True)
class Area:
    """A stretch of a section: blocks that follow each other in one column of a page."""

    section: str
    page: int
    rect: Rect


def areas(places: Iterable[BlockPlace]) -> tuple[Area, ...]:
    """The blocks of each section joined, a new area for each page and column."""
    result: list[Area] = []
    for place in places:
        last = result[-1] if result else None
        if last and (last.section, last.page) == (place.section, place.page):
            if _side_by_side(last.rect, place.rect):
                result.append(Area(place.section, place.page, place.rect))
            else:
                result[-1] = Area(place.section, place.page, _joined(last.rect, place.rect))
        else:
            result.append(Area(place.section, place.page, place.rect))
    return tuple(result)


def _side_by_side(one: Rect, other: Rect) -> bool:
    return other.x0 >= one.x1 - 1 or other.x1 <= one.x0 + 1


def _joined(one: Rect, other: Rect) -> Rect:
    return Rect(
        min(one.x0, other.x0),
        min(one.y0, other.y0),
        max(one.x1, other.x1),
        max(one.y1, other.y1),
    )
