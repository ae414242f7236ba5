"""A line of words that ends with an ellipsis where there is no room for all of them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QLabel


class ElidedLabel(QLabel):
    """Its text stays whole for everybody else, such as screen readers."""

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        room, right = self.contentsRect(), Qt.TextElideMode.ElideRight
        text = self.fontMetrics().elidedText(self.text(), right, room.width())
        role, flags = self.foregroundRole(), int(self.alignment().value)
        self.style().drawItemText(
            painter, room, flags, self.palette(), self.isEnabled(), text, role
        )
