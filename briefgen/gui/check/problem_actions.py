"""What can be done about the problem in hand: a button for each action, one below the other."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAction, QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QLabel,
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

SIDE = 10  # pixels beside the words of a button
FLOW = (  # of the words of a button
    Qt.TextFlag.TextWordWrap.value
    | Qt.TextFlag.TextShowMnemonic.value
    | Qt.AlignmentFlag.AlignVCenter.value
)


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
    """As wide as its place, however long its label, whose words go on in further lines."""

    def __init__(self, action: QAction) -> None:
        super().__init__(action.text())
        plain = action.text().replace("&&", "\0").replace("&", "").replace("\0", "&")
        self.setAccessibleName(plain)
        self.setEnabled(action.isEnabled())
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.clicked.connect(action.trigger)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, super().minimumSizeHint().height())

    def heightForWidth(self, width: int) -> int:
        room = QRect(0, 0, width - 2 * SIDE, 10_000)
        words = self.fontMetrics().boundingRect(room, FLOW, self.text())
        one_line = super().sizeHint().height()
        return one_line + max(0, words.height() - self.fontMetrics().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses it, as space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """As every button, but for its words."""
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter = QStylePainter(self)
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        room, role = self.rect().adjusted(SIDE, 0, -SIDE, 0), QPalette.ColorRole.ButtonText
        side = QStyle.visualAlignment(self.layoutDirection(), Qt.AlignmentFlag.AlignLeading)
        flags = FLOW | side.value
        painter.drawItemText(room, flags, self.palette(), self.isEnabled(), self.text(), role)
