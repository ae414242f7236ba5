"""Keys as they are written, and whose they are.

A field of the brief leaves undo to the window, others undo themselves.
"""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

_REDO = ("Ctrl+Shift+Z", "Ctrl+Y")
_OTHERS = ("Ctrl+E", "Ctrl+K")  # export, link; fields on Linux would move or delete


def is_for_window(event: QKeyEvent) -> bool:
    """Whether a key that a field of the brief would take for itself belongs to the window."""
    return _is_undo(event) or _is_redo(event) or _is_one_of(event, _OTHERS)


def written_keys(action: QAction) -> str:
    """The keys of an action as this computer writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return ", ".join(each.toString(native) for each in action.shortcuts())


class LeavesKeys(QObject):
    """An event filter for fields of the brief: the window has one history for all of them."""

    def __init__(self, field: QWidget) -> None:
        """Watch this field as long as it lives."""
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the window's keys on."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if not is_for_window(event):
            return False
        event.ignore()
        return True


class OwnUndo(QObject):
    """An event filter for fields that are not the brief: undo and redo are of what is typed there.

    Where ``applies`` says no, they are the window's.
    """

    def __init__(
        self,
        field: QLineEdit,
        applies: Callable[[], bool] = lambda: True,
        focused: QWidget | None = None,
    ) -> None:
        """Watch this field as long as it lives; ``focused`` is what has the keys, if not itself."""
        super().__init__(field)
        self._field = field
        self._applies = applies
        (focused or field).installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Undo or redo in the field; its other keys that are the window's are handed on."""
        if not isinstance(event, QKeyEvent) or not is_for_window(event):
            return False
        is_own = self._applies() and not _is_one_of(event, _OTHERS)
        if event.type() == QEvent.Type.ShortcutOverride:
            event.setAccepted(is_own)
            return True
        if event.type() != QEvent.Type.KeyPress or not is_own:
            return False
        if _is_undo(event):
            self._field.undo()
        else:
            self._field.redo()
        return True


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)


def _is_redo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Redo) or _is_one_of(event, _REDO)


def _is_one_of(event: QKeyEvent, keys: tuple[str, ...]) -> bool:
    pressed = QKeySequence(event.keyCombination())
    return any(pressed == QKeySequence(each) for each in keys)


def fields_in(around: QWidget) -> list[QWidget]:
    """What Tab reaches in a visible widget, in its order.

    The focus chain is not asked: the binding takes what it gives for a part of the widget that was
    asked, and a window that is taken so goes with it.
    """
    return [
        each
        for each in around.findChildren(QWidget)
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled() and each.isVisible()
    ]
