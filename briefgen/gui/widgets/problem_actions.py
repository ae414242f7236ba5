"""What can be done about the problem in hand: a button for each action, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget


class ProblemActions(QWidget):
    """How the problem was judged, and buttons; hidden while no problem is in hand."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is in hand yet."""
        super().__init__(parent)
        self.why = QLabel()
        self.why.setWordWrap(True)
        self.why.setTextFormat(Qt.TextFormat.PlainText)
        self.buttons: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.why)
        self.hide()

    def show_actions(self, why: str, actions: Sequence[QAction]) -> None:
        """Offer these; an action that can do nothing now is greyed."""
        for button in self.buttons:
            self._column.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.buttons = [_Button(each) for each in actions]
        for button in self.buttons:
            self._column.addWidget(button)
        self.why.setText(why)
        self.setVisible(bool(why or actions))


class _Button(QPushButton):
    """As wide as its place, however long its label, which it then shortens in the middle."""

    def __init__(self, action: QAction) -> None:
        super().__init__()
        self._label = action.text()
        plain = self._label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        self.setAccessibleName(plain)
        self.setToolTip(plain)
        self.setEnabled(action.isEnabled())
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setText(self._label)
        self.clicked.connect(action.trigger)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        room = self.width() - 24
        middle = Qt.TextElideMode.ElideMiddle
        flags = Qt.TextFlag.TextShowMnemonic
        self.setText(self.fontMetrics().elidedText(self._label, middle, room, int(flags)))
