"""Fields leave some keys to the window, which has one history for everything."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_STANDARD = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_OTHERS = ("Ctrl+E", "Ctrl+K")  # export, link; fields on Linux would move or delete


def is_for_window(event: QKeyEvent) -> bool:
    """Whether a key that a field would take for itself belongs to the window."""
    if any(event.matches(each) for each in _STANDARD):
        return True
    pressed = QKeySequence(event.keyCombination())
    return any(pressed == QKeySequence(each) for each in _OTHERS)


class LeavesKeys(QObject):
    """An event filter: a field with it does not take Ctrl+Z for itself."""

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
