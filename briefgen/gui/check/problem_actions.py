"""What can be done about the problem in hand: a button for each, one below the other."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)

from briefgen.gui.widgets.plain import Label

SIDE = 10  # pixels beside the words of a button
FLOW = (  # of the words of a button
    Qt.TextFlag.TextWordWrap.value
    | Qt.TextFlag.TextShowMnemonic.value
    | Qt.AlignmentFlag.AlignVCenter.value
)


class Remedy(NamedTuple):
    """Something that can be done about a problem; ``label`` as menus have it, ``&&`` for ``&``."""

    label: str
    is_possible: bool
    do: Callable[[], None]


class ProblemActions(QWidget):
    """How the problem was judged, and buttons; hidden while no problem is in hand.

    The buttons stay and get other words: one that is deleted while it is pressed, or whose wrapper
    goes before it does, ends the program.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        """Nothing is in hand yet."""
        super().__init__(parent)
        self.why = Label()
        self.why.setWordWrap(True)
        self._buttons: list[_Button] = []
        self._remedies: Sequence[Remedy] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.why)
        self.hide()

    @property
    def buttons(self) -> list[QPushButton]:
        """Those that offer something now."""
        return list(self._buttons[: len(self._remedies)])

    def show_remedies(self, why: str, remedies: Sequence[Remedy]) -> None:
        """Offer these; what can do nothing now is greyed."""
        for number in range(len(self._buttons), len(remedies)):
            button = _Button()
            button.clicked.connect(partial(self._do, number))
            self._column.addWidget(button)
            self._buttons.append(button)
        self._remedies = remedies
        for number, button in enumerate(self._buttons):
            button.setVisible(number < len(remedies))
            if number < len(remedies):
                button.show_remedy(remedies[number])
        self.why.setText(why)
        self.setVisible(bool(why or remedies))

    def _do(self, number: int) -> None:
        if number < len(self._remedies):
            self._remedies[number].do()


class _Button(QPushButton):
    """As wide as its place, however long its label, whose words go on in further lines."""

    def __init__(self) -> None:
        super().__init__()
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_remedy(self, remedy: Remedy) -> None:
        self.setText(remedy.label)
        plain = remedy.label.replace("&&", "\0").replace("&", "").replace("\0", "&")
        self.setAccessibleName(plain)
        self.setEnabled(remedy.is_possible)

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
