"""A small panel over the window for one short task, gone with Esc.

It is a child of the window and no window of its own: nothing is grabbed, and a screen reader finds
it where everything else is.
"""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QWidget
from shiboken6 import Shiboken

from briefgen.gui.colors import edge
from briefgen.gui.widgets.keys import fields_in

MARGIN = 8  # pixels that stay free at the edges of the window


class Popover(QFrame):
    """Closed by Esc, by a click elsewhere, and by losing the focus, which it gives back."""

    closed = Signal()

    def __init__(self, window: QWidget) -> None:
        """A hidden one of this window."""
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self.hide()
        self.setAutoFillBackground(True)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def wanted(self) -> QRect:
        """Where it would stand if the window had the room; in the window's own pixels."""
        return QRect(self.pos(), self.sizeHint())

    def settle(self) -> None:
        """Stand where it is wanted, as far as that is inside of the window."""
        room = self._window.rect().adjusted(MARGIN, MARGIN, -MARGIN, -MARGIN)
        wanted = self.wanted()
        size = wanted.size().boundedTo(room.size())
        left = max(room.left(), min(wanted.left(), room.right() + 1 - size.width()))
        top = max(room.top(), min(wanted.top(), room.bottom() + 1 - size.height()))
        self.setGeometry(QRect(QPoint(left, top), size))

    def open(self, first: QWidget) -> None:
        """Show it, and let a widget in it have the keys."""
        if self.isHidden():
            self._before = QApplication.focusWidget()
            self._watched(install=True)
        self.settle()
        self.show()
        self.raise_()
        first.setFocus(Qt.FocusReason.PopupFocusReason)  # fields keep their selection

    def dismiss(self) -> None:
        """Close it; the focus goes back to where it was, unless it has gone elsewhere."""
        if self.isHidden():
            return
        before, self._before = self._before, None
        self._watched(install=False)
        focused = QApplication.focusWidget()
        is_ours = focused is None or focused is self or self.isAncestorOf(focused)
        if is_ours and before and Shiboken.isValid(before) and before.isVisible():
            before.setFocus(Qt.FocusReason.PopupFocusReason)
        self.hide()
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Stay inside of the window; close when something else is clicked, which gets the click."""
        if watched is self._window and event.type() == QEvent.Type.Resize:
            self.settle()
        elif watched is not self._window and self._is_outside(event):
            self.dismiss()
        return False

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab stays among its own fields."""
        fields, here = fields_in(self), QApplication.focusWidget()
        step = 1 if forward else -1
        if fields:
            at = fields.index(here) + step if here in fields else min(step, 0)
            reasons = Qt.FocusReason
            reason = reasons.TabFocusReason if forward else reasons.BacktabFocusReason
            fields[at % len(fields)].setFocus(reason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(edge(self.palette()))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _watched(self, *, install: bool) -> None:
        """Follow the window's size, and where in it is clicked, as long as it is open."""
        for each in (self._window, self._window.windowHandle()):
            if each and install:
                each.installEventFilter(self)
            elif each:
                each.removeEventFilter(self)

    def _is_outside(self, event: QEvent) -> bool:
        if event.type() != QEvent.Type.MouseButtonPress or not isinstance(event, QMouseEvent):
            return False
        return not self.geometry().contains(event.position().toPoint())

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if self.isHidden() or QApplication.activePopupWidget():
            return  # the menu of a field of ours is open
        if not Shiboken.isValid(self._window):
            return  # it goes, and this with it
        if new is None or (new is not self and not self.isAncestorOf(new)):
            self.dismiss()
