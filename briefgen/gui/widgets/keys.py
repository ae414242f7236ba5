"""Fields leave some keys to the window: one history for everything, and Ctrl+E for export."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_STANDARD = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
_TAKEN = ("Ctrl+E",)  # on X11 a field would go to the end of its line


class LeavesKeys(QObject):
    """An event filter: a field with it does not take the window's keys for itself."""

    def __init__(self, field: QWidget) -> None:
        """Watch this field as long as it lives."""
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand on what the window's actions want."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        pressed = QKeySequence(event.keyCombination()).toString()
        if pressed in _TAKEN or any(event.matches(each) for each in _STANDARD):
            event.ignore()
            return True
        return False
