"""Select words of the pages with the mouse and with Shift, and show what is selected or found."""

from PySide6.QtCore import QEvent, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter

from briefgen.brief.pages import Rect
from briefgen.gui.pages.page_view import PageView
from briefgen.gui.pages.page_words import PageWords
from briefgen.gui.pages.selection import PageSelection, Spot
from briefgen.worker.jobs import Made, WordsRead

_SELECTED = QColor(166, 205, 245)  # paper in these colors; letters stay as dark as they are
_FOUND, _IN_HAND = QColor(255, 224, 160), QColor(255, 176, 77)
_EDGE = 12  # pixels beyond which dragging scrolls on
_HELD = Qt.MouseButton.LeftButton


class Selecting(QObject):
    """Watches a page view; a click alone still selects the section."""

    words_wanted = Signal(int)  # a page
    words_read = Signal()

    def __init__(self, view: PageView) -> None:
        """Nothing is selected."""
        super().__init__(view)
        self.selection = PageSelection()
        self.found: dict[int, list[Rect]] = {}
        self.in_hand: dict[int, list[Rect]] = {}
        self._view = view
        self._asked: set[int] = set()
        view.overlay = self.paint
        view.words = self
        view.adopted.connect(self._renew)
        view.installEventFilter(self)
        view.viewport().installEventFilter(self)

    def take(self, read: WordsRead) -> None:
        """Know the words of a page."""
        self.selection.take(PageWords.read(read.page, read.letters, read.places))
        self._view.viewport().update()
        self.words_read.emit()

    def want(self, *pages: int) -> None:
        """Ask for the words of pages, each once."""
        for page in pages:
            if page not in self._asked:
                self._asked.add(page)
                self.words_wanted.emit(page)

    def can_copy(self) -> bool:
        """Whether something is selected."""
        return not self.selection.is_empty()

    def copy(self) -> None:
        """Put what is selected on the clipboard."""
        self.want(*self.selection.lacking())
        self.selection.copy()

    def select_all(self) -> None:
        """Select the words of all pages."""
        self.selection.select_all()
        self.want(*self.selection.lacking())
        self._view.viewport().update()

    def selected_words(self) -> str:
        """What is selected as it reads."""
        return self.selection.text()

    def is_on_word(self, point: QPointF) -> bool:
        """Whether a point of the viewport is on a letter."""
        page, x, y = self._on_page(point)
        words = self.selection.words.get(page)
        return words is not None and words.is_on_word(x, y)

    def paint(self, painter: QPainter, page: int) -> None:
        """What is selected and found on a page."""
        layout = self._view.layout_now()
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        for color, rects in (
            (_FOUND, self.found.get(page, [])),
            (_IN_HAND, self.in_hand.get(page, [])),
            (_SELECTED, self.selection.rects(page)),
        ):
            for rect in rects:
                painter.fillRect(layout.on_view(page, rect), color)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_SourceOver)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys that move the end of what is selected; the mouse is only looked at."""
        if not self._view.made:
            return False
        if isinstance(event, QKeyEvent) and watched is self._view:
            return event.type() == QEvent.Type.KeyPress and self._takes(event)
        if isinstance(event, QMouseEvent) and watched is self._view.viewport():
            self._follow(event)
        elif event.type() == QEvent.Type.FocusIn and watched is self._view:
            self.want(self._start()[0])
        return False

    def _follow(self, event: QMouseEvent) -> None:
        point, kinds = event.position(), QEvent.Type
        if event.type() == kinds.MouseButtonPress and event.button() == _HELD:
            extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            if spot := self._spot(point):
                self.selection.begin(spot, extend=extend)
            self._view.viewport().update()
        elif event.type() == kinds.MouseMove and event.buttons() & _HELD:
            self._scroll_on(point)
            spot = self._spot(point)
            if spot and spot != self.selection.head:
                self.selection.begin(spot, extend=True)
                self._view.viewport().update()
        elif event.type() == kinds.MouseMove:
            self.want(self._on_page(point)[0])

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and self.can_copy():
            self.selection.clear()
            self._view.viewport().update()
            return True
        held = event.modifiers()
        if not held & Qt.KeyboardModifier.ShiftModifier:
            return False
        control = bool(held & Qt.KeyboardModifier.ControlModifier)
        key, start = Qt.Key(event.key()), self._start()
        self.want(start[0])
        taken = self.selection.extend_by(key, start, control=control)
        if taken:
            self.want(*self.selection.lacking())
            self._reveal()
            self._view.viewport().update()
        return taken

    def _start(self) -> Spot:
        """Where keys begin: at the section in hand, else at the top of the page in view."""
        area = next((e for e in self._view.areas if e.section == self._view.section), None)
        words = self.selection.words.get(area.page) if area else None
        if area:
            return area.page, words.first_in(area.rect) if words else 0
        return self._view.layout_now().page_at(self._view.offset().y()), 0

    def _reveal(self) -> None:
        """Keep the end that is in hand in view."""
        page, gap = self.selection.head or (0, 0)
        words = self.selection.words.get(page)
        rects = words.rects(max(0, gap - 1), gap + 1) if words else []
        if rects:
            self._view.show_rect(page, rects[0])

    def _scroll_on(self, point: QPointF) -> None:
        bar, height = self._view.verticalScrollBar(), self._view.viewport().height()
        if point.y() < _EDGE:
            bar.setValue(round(bar.value() - (_EDGE - point.y())))
        elif point.y() > height - _EDGE:
            bar.setValue(round(bar.value() + point.y() - height + _EDGE))

    def _spot(self, point: QPointF) -> Spot | None:
        page, x, y = self._on_page(point)
        self.want(page)
        words = self.selection.words.get(page)
        return (page, words.nearest(x, y)) if words else None

    def _on_page(self, point: QPointF) -> tuple[int, float, float]:
        """A point of the viewport as a page and points on it."""
        layout, place = self._view.layout_now(), QPointF(point) + self._view.offset()
        page = layout.page_at(place.y())
        inside = (place - layout.rect(page).topLeft()) / layout.scale
        return page, inside.x(), layout.height - inside.y()

    def _renew(self, made: Made) -> None:
        self.selection.renew(made)
        self._asked.clear()
        self.found, self.in_hand = {}, {}
        self.words_read.emit()
