"""The pages as they will be printed. Old pictures stay until new ones are there."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from briefgen.brief.pages import Rect
from briefgen.gui.drawn import image_of
from briefgen.gui.pages.page_access import install_access
from briefgen.gui.pages.page_images import PageImages
from briefgen.gui.pages.page_layout import MARGIN, Area, Fit, PageLayout, Zoom, areas
from briefgen.gui.pages.page_paint import paint_areas, paint_message, paint_page
from briefgen.gui.pages.page_words import SelectsWords
from briefgen.gui.widgets.heard import tell_focus
from briefgen.gui.widgets.ring import leave_room_for_ring
from briefgen.worker.jobs import Drawn, Glimpsed, Made

STEP = 1.2
LONGEST = 6_000  # pixels of a picture's longer side
_ABOVE = 40  # pixels that stay above what is brought into view
_PAUSE = 40  # milliseconds of rest while zooming before pages are drawn anew


class PageView(QAbstractScrollArea):
    """Shows page images, marks the section in hand, asks for the images it lacks."""

    picture_wanted = Signal(int, float)  # page, scale
    section_clicked = Signal(str)
    block_clicked = Signal(str)
    edit_requested = Signal()
    menu_requested = Signal(object)  # QContextMenuEvent
    page_changed = Signal(int)
    adopted = Signal(object)  # Made, whose pages are shown now

    def __init__(self, parent: QWidget | None = None) -> None:
        """A view without pages, which says ``message``."""
        super().__init__(parent)
        self.message = ""
        self.made: Made | None = None
        self.areas: tuple[Area, ...] = ()
        self.section = ""
        self.overlay: Callable[[QPainter, int], None] | None = None  # over a page
        self.words: SelectsWords | None = None
        self.marked: Callable[[], list[QRectF]] | None = None  # where the caret of the words is
        self._hovered = ""
        self._must_reveal = False
        self._scale = Zoom()
        self._page = 1
        self._pictures = PageImages()
        self._coming: tuple[Made, PageImages] | None = None
        self._ask_soon = QTimer(self, singleShot=True, interval=_PAUSE)
        self._ask_soon.timeout.connect(self._ask)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        leave_room_for_ring(self)
        self.setAccessibleName(self.tr("Preview of the PDF"))
        self.setAccessibleDescription(
            self.tr(
                "Control with Up and Down goes to sections, Enter edits one, Menu its charts, "
                "Shift with the arrows selects words."
            )
        )
        install_access(PageView)

    def show_made(self, made: Made) -> None:
        """Show these pages as soon as the visible ones are drawn."""
        if not made.page_count:
            return
        self._coming = (made, self._pictures.following())
        self._adopt()

    def looked_at(self) -> tuple[tuple[int, ...], float]:
        """The pages that are seen, and at how many pixels for a point they are drawn."""
        return self._seen(self.made) if self.made else ((), 1.0)

    def show_glimpse(self, glimpse: Glimpsed) -> None:
        """Show at once how the pages that are seen will be; all else of them comes later."""
        self._pictures.glimpse(glimpse)
        self.viewport().update()

    def drop_glimpse(self) -> None:
        """The pages that were glimpsed do not come: show those that there are."""
        self._pictures.drop_glimpse()
        self._ask()

    def show_picture(self, drawn: Drawn) -> None:
        """Take a picture of a page."""
        pixels = image_of(drawn)
        if not self._coming:
            self._pictures.take(drawn.page, pixels)
            self.viewport().update()
            return
        self._coming[1].take(drawn.page, pixels)
        self._adopt()

    def layout_now(self) -> PageLayout:
        """Where the pages stand."""
        return self._layout_of(self.made)

    def offset(self) -> QPointF:
        """How far the pages are scrolled."""
        return QPointF(self.horizontalScrollBar().value(), self.verticalScrollBar().value())

    def zoom(self) -> float:
        """The scale: 1 is a pixel for a point."""
        return self.layout_now().scale

    def set_fit(self, fit: Fit) -> None:
        """Let the scale follow the view."""
        self._change_scale(Zoom(fit, self.zoom()))

    def zoom_by(self, factor: float, at: float = 0.0) -> None:
        """Larger or smaller; what is at this height of the view stays there."""
        self._change_scale(Zoom(Fit.FREE, self.zoom() * factor), at)

    def go_to_page(self, page: int) -> None:
        """Scroll to the top of a page."""
        top = self.layout_now().rect(page).top() - MARGIN
        self.verticalScrollBar().setValue(round(top))

    def set_section(self, section: str) -> None:
        """Mark a section; bring it into view if nothing of it is seen."""
        self.section = section
        rects = self.section_rects(section)
        self._must_reveal = bool(section) and not rects  # it may be on the coming pages
        seen = QRectF(self.offset(), self.viewport().size().toSizeF())
        if rects and not any(seen.intersects(each) for each in rects):
            self.verticalScrollBar().setValue(round(rects[0].top() - _ABOVE))
        self.viewport().update()

    def show_block(self, block: str) -> None:
        """Bring a block into view, by its head if it is larger than that."""
        rects = self.block_rects(block)
        seen = QRectF(self.offset(), self.viewport().size().toSizeF())
        if rects and not any(seen.contains(each) for each in rects):
            self.verticalScrollBar().setValue(round(rects[0].top() - _ABOVE))

    def show_rect(self, page: int, rect: Rect) -> None:
        """Bring an area of a page into view by the least distance."""
        area, seen = self.layout_now().on_view(page, rect), self.viewport().rect()
        top = self.offset().y()
        if area.top() < top:
            self.verticalScrollBar().setValue(round(area.top() - _ABOVE))
        elif area.bottom() > top + seen.height():
            self.verticalScrollBar().setValue(round(area.bottom() - seen.height() + _ABOVE))

    def can_copy(self) -> bool:
        """Whether words are selected."""
        return self.words is not None and self.words.can_copy()

    def can_select(self) -> bool:
        """Whether there are words to select."""
        return self.words is not None and self.made is not None

    def copy(self) -> None:
        """Copy the words that are selected."""
        if self.words:
            self.words.copy()

    def selected_words(self) -> str:
        """The words that are selected, as far as they are known."""
        return self.words.selected_words() if self.words else ""

    def select_all(self) -> None:
        """Select all words of all pages."""
        if self.words:
            self.words.select_all()

    def block_rects(self, block: str) -> list[QRectF]:
        """Where a block stands, in the pixels of the scrolled content."""
        layout, places = self.layout_now(), self.made.places if self.made else ()
        return [layout.on_view(each.page, each.rect) for each in places if each.block == block]

    def section_rects(self, section: str) -> list[QRectF]:
        """Where a section stands, in the pixels of the scrolled content."""
        layout = self.layout_now()
        return [layout.on_view(e.page, e.rect) for e in self.areas if e.section == section]

    def sections(self) -> tuple[str, ...]:
        """The sections on the pages, in reading order."""
        return tuple(dict.fromkeys(each.section for each in self.areas))

    def section_at(self, point: QPoint | QPointF) -> str:
        """The section under a point of the viewport, empty for none."""
        place, layout = QPointF(point) + self.offset(), self.layout_now()
        for each in self.areas:
            if layout.on_view(each.page, each.rect).contains(place):
                return each.section
        return ""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.viewport().rect(), self.palette().mid())
        if not self.made:
            paint_message(painter, self.viewport().rect(), self.palette(), self.message)
            return
        painter.translate(-self.offset())
        layout = self.layout_now()
        for page in layout.visible(self.offset().y(), self.viewport().height()):
            paint_page(painter, layout.rect(page), self._pictures.get(page))
            if self.overlay:
                self.overlay(painter, page)
        hovered = [] if self._hovered == self.section else self.section_rects(self._hovered)
        paint_areas(painter, self.palette(), hovered, strong=False, focus=False)
        chosen = (self.marked and self.marked()) or self.section_rects(self.section)
        paint_areas(painter, self.palette(), chosen, strong=True, focus=self.hasFocus())

    def resizeEvent(self, event: QResizeEvent) -> None:
        old = event.oldSize() if event.oldSize().isValid() else event.size()
        before = self._layout_of(self.made, old) if self.made else None
        place = before.place(self.verticalScrollBar().value()) if before else (1, 0.0)
        self._measure()
        self._go_to(place)
        self._ask_soon.start()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self._ask()
        self.viewport().update()
        self._tell_page()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._ask_soon.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_by(STEP ** (event.angleDelta().y() / 120), event.position().y())
            event.accept()
        else:
            super().wheelEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.section_at(event.position()))
        shapes = Qt.CursorShape
        shape = shapes.PointingHandCursor if self._hovered else shapes.ArrowCursor
        if self.words and self.words.is_on_word(event.position()):
            shape = shapes.IBeamCursor
        self.viewport().setCursor(shape)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover("")
        super().leaveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        section = self.section_at(event.position())
        if section and event.button() == Qt.MouseButton.LeftButton:
            self.section_clicked.emit(section)
            self.block_clicked.emit(self._block_at(event.position()))

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        if self.section_at(event.position()):
            self.edit_requested.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        bar, key = self.verticalScrollBar(), event.key()
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if control and key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._step(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.section:
            self.edit_requested.emit()
        elif key == Qt.Key.Key_Home:
            bar.setValue(0)
        elif key == Qt.Key.Key_End:
            bar.setValue(bar.maximum())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def sizeHint(self) -> QSize:
        return QSize(600, 720)

    def _step(self, by: int) -> None:
        sections = self.sections()
        if not sections:
            return
        place = sections.index(self.section) + by if self.section in sections else 0
        number = max(0, min(len(sections) - 1, place))
        self.section_clicked.emit(sections[number])
        if self.hasFocus():
            tell_focus(QAccessible.queryAccessibleInterface(self).child(number))

    def _block_at(self, point: QPointF) -> str:
        place, layout = point + self.offset(), self.layout_now()
        for each in self.made.places if self.made else ():
            if layout.on_view(each.page, each.rect).contains(place):
                return each.block
        return ""

    def _hover(self, section: str) -> None:
        if section != self._hovered:
            self._hovered = section
            self.viewport().update()

    def _change_scale(self, scale: Zoom, at: float = 0.0) -> None:
        place = self.layout_now().place(self.verticalScrollBar().value() + at)
        self._scale = scale
        self._measure()
        self._go_to(place, at)
        self._ask_soon.start()
        self.viewport().update()

    def _adopt(self) -> None:
        """Change to the coming pages once all that will be seen of them is drawn."""
        assert self._coming
        made, pictures = self._coming
        place = self.layout_now().place(self.verticalScrollBar().value())
        top = self._top(self._layout_of(made))
        if not all(pictures.get(page) for page in self._seen(made)[0]):
            self._ask()
            return
        self._coming = None
        self._pictures = pictures.over(self._pictures, made.page_count)
        self.made, self.areas = made, areas(made.places)
        self._measure()
        if top:
            self._go_to(place)
        if self._must_reveal:
            self.set_section(self.section)
        self.adopted.emit(made)
        self._ask()
        self.viewport().update()

    def _ask(self) -> None:
        """Ask for the pictures that are seen, and the one after, at the scale of now."""
        made, pictures = self._coming or (self.made, self._pictures)
        if not made:
            return
        seen, sharp = self._seen(made)
        for page in pictures.lacking((*seen, min(seen[-1] + 1, made.page_count)), sharp):
            self.picture_wanted.emit(page, sharp)

    def _seen(self, made: Made) -> tuple[tuple[int, ...], float]:
        """The pages of those made that are seen where the view is, and the scale they need."""
        layout = self._layout_of(made)
        longest = max(made.page_width, made.page_height)
        sharp = min(layout.scale * self.devicePixelRatioF(), LONGEST / longest)
        return tuple(layout.visible(self._top(layout), self.viewport().height())), sharp

    def _top(self, coming: PageLayout) -> float:
        """The height in coming pages of what is at the top of the view now."""
        place = self.layout_now().place(self.verticalScrollBar().value())
        return coming.height_of(place) if self.made else 0.0

    def _measure(self) -> None:
        """Tell the scroll bars how large the pages are."""
        width, height = self.layout_now().size() if self.made else (0.0, 0.0)
        seen = self.viewport().size()
        vertical, horizontal = self.verticalScrollBar(), self.horizontalScrollBar()
        vertical.setPageStep(seen.height())
        vertical.setSingleStep(40)
        vertical.setRange(0, max(0, round(height) - seen.height()))
        horizontal.setPageStep(seen.width())
        horizontal.setRange(0, max(0, round(width) - seen.width()))

    def _go_to(self, place: tuple[int, float], at: float = 0.0) -> None:
        if self.made:
            self.verticalScrollBar().setValue(round(self.layout_now().height_of(place) - at))
            self._tell_page()  # it may be another one, though nothing is scrolled

    def _tell_page(self) -> None:
        """Say which page is in the middle of the view, if it is another one."""
        middle = self.verticalScrollBar().value() + self.viewport().height() / 2
        page = self.layout_now().page_at(middle) if self.made else 1
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _layout_of(self, made: Made | None, size: QSize | None = None) -> PageLayout:
        return self._scale.layout(made, size or self.viewport().size())

    def global_rect(self, rect: QRectF) -> QRect:
        """An area of the content, on the screen."""
        place = self.viewport().mapToGlobal((rect.topLeft() - self.offset()).toPoint())
        return QRect(place, rect.size().toSize())
