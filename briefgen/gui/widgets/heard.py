"""What a screen reader hears of widgets of which Qt tells it too much, or nothing."""

from functools import cache

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QAccessibleInterface,
    QAccessibleStateChangeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAccessibleWidget,
    QApplication,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from briefgen.gui.widgets.plain import Label


class Aside(Label):
    """A note that is told with the field that it is about, and so not once more by itself."""


class Decoration(QToolButton):
    """A picture beside words that say the same."""

    def __init__(self, parent: QWidget) -> None:
        """A picture that nobody can press."""
        super().__init__(parent)
        self.setAutoRaise(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)


class SaysRows(QObject):
    """Has a reader say that the row in hand was ticked or not, and what then became of it."""

    def __init__(self, view: QAbstractItemView) -> None:
        """Follow a view that has its model."""
        super().__init__(view)
        self._view = view
        self._known = self._now()
        view.selectionModel().currentChanged.connect(self._note)
        view.model().dataChanged.connect(self._tell)

    def _note(self) -> None:
        self._known = self._now()

    def _now(self) -> tuple[object, ...]:
        index = self._view.currentIndex()
        return tuple(index.data(role) for role in _SAID)

    def _tell(self) -> None:
        before, self._known = self._known, self._now()
        if not self._view.hasFocus():
            return
        for then, now, tell in zip(before, self._known, _TELLERS, strict=True):
            if then != now:
                tell(self._view)


def tell_tick(view: QAbstractItemView) -> None:
    """Have it said whether the row in hand is ticked now."""
    if row := _row_of(view):
        state = QAccessible.State()
        state.checked = True  # it is what changed; the row itself knows whether it is so
        QAccessible.updateAccessibility(QAccessibleStateChangeEvent(row, state))


def tell_description(view: QAbstractItemView) -> None:
    """Have it said what is known of the row in hand now."""
    if row := _row_of(view):
        QAccessible.updateAccessibility(QAccessibleEvent(row, QAccessible.Event.DescriptionChanged))


_SAID = (Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleDescriptionRole)
_TELLERS = (tell_tick, tell_description)


def tell_focus(thing: QAccessibleInterface | None) -> None:
    """Have a part of a widget said that has no focus of its own as Qt sees it."""
    if thing and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleEvent(thing, QAccessible.Event.Focus))


def tell_true_focus() -> None:
    """Have it said where the focus is, after a widget claimed it that does not have it."""
    widget = QApplication.focusWidget()
    access = QAccessible.queryAccessibleInterface(widget) if widget else None
    if access:
        tell_focus(access.focusChild() or access)


def _row_of(view: QAbstractItemView) -> QAccessibleInterface | None:
    if not QAccessible.isActive():
        return None
    return QAccessible.queryAccessibleInterface(view).focusChild()


@cache
def install_roles() -> list[QAccessibleInterface]:
    """Let panes that lie over each other, and notes told elsewhere, pass without a word."""
    kept: list[QAccessibleInterface] = []  # Qt keeps no reference to them, and none may go

    def access(key: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, QStackedWidget | Aside | Decoration):
            return None
        kept.append(QAccessibleWidget(thing, QAccessible.Role.Client))
        return kept[-1]

    QAccessible.installFactory(access)
    return kept
