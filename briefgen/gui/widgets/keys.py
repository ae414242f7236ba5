"""Fields leave Undo and Redo to the window, which has one history for everything."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QWidget

_OURS = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class LeavesUndo(QObject):
    """An event filter: a field with it does not take Ctrl+Z for itself."""

    def __init__(self, field: QWidget) -> None:
        """Watch this field as long as it lives."""
        super().__init__(field)
        field.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand Undo and Redo on."""
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        if any(event.matches(each) for each in _OURS):
            event.ignore()
            return True
        return False
