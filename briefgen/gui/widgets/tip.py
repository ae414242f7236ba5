"""A line at the foot of a pane that says one thing about it, and can be closed."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget

from briefgen.gui.colors import edge
from briefgen.gui.widgets.plain import Label


class TipLine(QFrame):
    """It takes no focus; Tab reaches its button, and Escape on it closes."""

    closed = Signal(bool)  # whether it had the focus

    def __init__(self, text: str, cross: QIcon, parent: QWidget) -> None:
        """Say this."""
        super().__init__(parent)
        self.setAccessibleName(self.tr("Tip"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self.text = Label(text)
        self.text.setWordWrap(True)
        self.close_button = QToolButton()
        self.close_button.setIcon(cross)
        self.close_button.setToolTip(self.tr("Close this tip; it does not come again"))
        self.close_button.setAccessibleName(self.tr("Close this tip"))
        self.close_button.setAccessibleDescription(text)
        self.close_button.setAutoRaise(True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 4, 4)
        row.addWidget(self.text, 1)
        row.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(edge(self.palette()))
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _close(self) -> None:
        had_focus = self.close_button.hasFocus()
        self.hide()
        self.closed.emit(had_focus)
