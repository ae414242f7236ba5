"""A person's own words: those that are right in every brief, to add to and to take from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.errors import SaveError
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.field_note import FieldNote
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.plain import Label
from briefgen.preferences import PREFERENCES
from briefgen.spelling.words import normal, words_in

ROWS = 6  # that are seen at once


class OwnWords(QWidget):
    """A line to add a word with, and the list; Delete takes the word in hand away."""

    failed = Signal(str)

    def __init__(self, settings: Settings) -> None:
        """Show the words as they are, also when one is added elsewhere."""
        super().__init__()
        self._settings = settings
        row = PREFERENCES["words"]
        self.line = QLineEdit()
        self.line.setPlaceholderText(self.tr("A word to add"))
        self.line.setAccessibleName(self.tr("A word to add to your own"))
        self.note = FieldNote(self.line)
        OwnUndo(self.line)
        self.add = QPushButton(self.tr("Add"))
        self.add.setAccessibleName(self.tr("Add the word"))
        self.list = _Words()
        self.list.setAccessibleName(self.tr(row.label))
        self.remove = QPushButton(self.tr("Remove"))
        self.remove.setAccessibleName(self.tr("Remove the word in hand"))
        for button in (self.add, self.remove):
            button.setAutoDefault(False)
        self.hint = Label(self.tr(row.hint))
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self._arrange()
        self._listen()
        self._show()

    def words(self) -> list[str]:
        """The words as they are listed."""
        return [self.list.item(number).text() for number in range(self.list.count())]

    def _arrange(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        above.addWidget(self.note.with_field(), 1)
        above.addWidget(self.add, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self.list, 1)
        below.addWidget(self.remove, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(above)
        column.addLayout(below)
        column.addWidget(self.hint)

    def _listen(self) -> None:
        self.line.returnPressed.connect(self._add)
        self.line.textEdited.connect(self._calm)
        self.add.clicked.connect(self._add)
        self.remove.clicked.connect(self._remove)
        self.list.removal_asked.connect(self._remove)
        self.list.currentRowChanged.connect(self._enable)
        self._settings.words_changed.connect(self._show)

    def _show(self) -> None:
        row = self.list.currentRow()
        self.list.clear()
        self.list.addItems(list(self._settings.words()))
        self.list.setCurrentRow(min(row, self.list.count() - 1))
        self._enable()

    def _enable(self) -> None:
        self.remove.setEnabled(self.list.currentRow() >= 0)

    def _calm(self) -> None:
        self.note.tell("")

    def _add(self) -> None:
        text = self.line.text().strip()
        if not text:
            return
        found = list(words_in(text))
        if len(found) != 1 or normal(found[0].text) != normal(text):
            self.note.refuse(self.tr("Write one word, without spaces and signs around it."))
            return
        word = normal(text)
        try:
            self._settings.add_word(word)
        except SaveError as error:
            self.failed.emit(str(error))
            return
        self.line.clear()
        self._take(word)
        announce(self.line, self.tr("Added “{0}”").format(word))

    def _remove(self) -> None:
        item = self.list.currentItem()
        if not item:
            return
        word = item.text()
        try:
            self._settings.remove_word(word)
        except SaveError as error:
            self.failed.emit(str(error))
            return
        self.line.setText(word)  # who did not mean it has it back with Add
        announce(self.list, self.tr("Removed “{0}”").format(word))

    def _take(self, word: str) -> None:
        for item in self.list.findItems(word, Qt.MatchFlag.MatchFixedString):
            if item.text() == word:
                self.list.setCurrentItem(item)


class _Words(QListWidget):
    removal_asked = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Delete:
            self.removal_asked.emit()
        else:
            super().keyPressEvent(event)
