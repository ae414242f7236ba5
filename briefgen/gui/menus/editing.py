"""Edit › Cut, Copy, Paste, Paste as plain text, Select all, and the menu of what has the focus."""

from functools import partial

from PySide6.QtCore import QObject, QPoint, QTimer
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QLineEdit,
    QMenu,
    QMenuBar,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from shiboken6 import Shiboken

from briefgen.gui.actions import Actions
from briefgen.gui.widgets.editing import do, why_not


class EditingCommands(QObject):
    """Acts where the focus is. Entries are dimmed while somebody looks at them, and only then:
    what can be done changes with every selection, and keys find out by themselves.
    """

    def __init__(self, actions: Actions) -> None:
        """Listen to the Edit menu of a window."""
        super().__init__(actions)
        self._window: QWidget = actions.window()
        self._deeds = actions.editing
        self._menu = actions.edit_menu
        self._focused: QWidget | None = None
        for deed, action in self._deeds.items():
            action.triggered.connect(partial(self._do, deed))
        actions.menu_here.triggered.connect(self._open_menu)
        self._menu.aboutToShow.connect(self._dim)
        self._menu.aboutToHide.connect(self._let_keys_act)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        """A menu that is walked by keys has the focus, but nobody means its words."""
        if new is None or isinstance(new, QMenuBar | QMenu) or not Shiboken.isValid(self._window):
            return
        self._focused = new if new.window() is self._window else self._focused

    def _here(self) -> QWidget | None:
        known = self._focused is not None and Shiboken.isValid(self._focused)
        return self._focused if known else None

    def _do(self, deed: object) -> None:
        do(self._here(), deed)  # type: ignore[arg-type]

    def _dim(self) -> None:
        for deed, action in self._deeds.items():
            why = why_not(self._here(), deed)
            action.setEnabled(not why)
            action.setStatusTip(why)
        QTimer.singleShot(0, self, self._follow_menu)

    def _follow_menu(self) -> None:
        if not self._menu.isVisible():  # it was only asked what is in it
            self._let_keys_act()

    def _let_keys_act(self) -> None:
        for action in self._deeds.values():
            action.setEnabled(True)

    def _open_menu(self) -> None:
        """What the Menu key does; some keyboards have none."""
        widget = self._here()
        if widget:
            place = _place_in(widget)
            reason = QContextMenuEvent.Reason.Keyboard
            event = QContextMenuEvent(reason, place, widget.mapToGlobal(place))
            QApplication.sendEvent(widget, event)


def _place_in(widget: QWidget) -> QPoint:
    """Where the caret or the row in hand is."""
    if isinstance(widget, QAbstractItemView):
        row = widget.visualRect(widget.currentIndex())
        return widget.viewport().mapTo(widget, row.center())
    if isinstance(widget, QTextEdit | QPlainTextEdit):
        return widget.viewport().mapTo(widget, widget.cursorRect().center())
    if isinstance(widget, QLineEdit):
        return widget.cursorRect().center()
    return widget.rect().center()
