"""A line to search by words in, and the line below it that says how many were found."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from briefgen.gui.icons import icon
from briefgen.gui.widgets.announce import describe
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.plain import Label

PAUSE = 1000  # milliseconds of rest after which a result is said aloud
_QUOTED = 40  # characters of a search


class SearchLine(QLineEdit):
    """Undoes itself; Escape empties it, and Down goes on to what it searches."""

    left_downwards = Signal()

    def __init__(self, name: str) -> None:
        """``name`` says what is searched."""
        super().__init__()
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        glass = QAction(icon("search"), self.tr("Search"), self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        OwnUndo(self)

    def quoted(self) -> str:
        """What is searched for, no longer than a sentence can hold."""
        text = self.text().strip()
        return text if len(text) <= _QUOTED else f"{text[:_QUOTED].rstrip()}…"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
        else:
            super().keyPressEvent(event)


class FoundLine(Label):
    """How many a search found, aloud once typing rests; nothing to see while it is empty."""

    def __init__(self, search: SearchLine) -> None:
        """Speak for this line."""
        super().__init__()
        self._search = search
        self.setWordWrap(True)
        self.hide()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._say)

    def tell(self, text: str) -> None:
        """Show this, and say it if it is news."""
        self.setVisible(bool(text))
        if text != self.text():
            self.setText(text)
            self._pause.start()

    def _say(self) -> None:
        describe(self._search, self.text())
