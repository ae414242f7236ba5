"""The place of the caret on the pages: marked, and kept in view while the person writes."""

from PySide6.QtCore import QElapsedTimer, QObject, QRectF

from briefgen.gui.pages.page_view import PageView
from briefgen.worker.jobs import Made

_BESIDE = 8  # pixels around the block that the caret is in
_REST = 4_000  # milliseconds after which whoever scrolled looks at the words again


class FollowsCaret(QObject):
    """Scrolls by the least distance, unless the person looks elsewhere on the pages."""

    def __init__(self, view: PageView) -> None:
        """Follow on this view."""
        super().__init__(view)
        self._view = view
        self._block = ""
        self._by_hand = QElapsedTimer()  # since the person scrolled
        view.verticalScrollBar().actionTriggered.connect(self.note_hand)
        view.adopted.connect(self._follow_pages)
        view.marked = self.rects

    def follow(self, block: str) -> None:
        """Mark the block that the caret is in, and keep it in view; none once it has gone."""
        self._block = block
        self._reveal()
        self._view.viewport().update()

    def rects(self) -> list[QRectF]:
        """Where the block stands, in the pixels of the scrolled content."""
        return self._view.block_rects(self._block)

    def note_hand(self, by: int) -> None:
        """The person scrolls, and looks there for a while."""
        self._by_hand.start()

    def _follow_pages(self, made: Made) -> None:
        self._reveal()

    def _reveal(self) -> None:
        rects = self.rects()
        looked = self._by_hand.isValid() and self._by_hand.elapsed() < _REST
        if not rects or looked or self._view.hasFocus():
            return
        bar, high = self._view.verticalScrollBar(), self._view.viewport().height()
        top, bottom = rects[0].top() - _BESIDE, rects[0].bottom() + _BESIDE
        first, last = sorted((top, bottom - high))  # between them, as much as can be is seen
        bar.setValue(round(max(first, min(last, bar.value()))))
