"""Fields of a form: a line, a few lines, a choice. What is typed is cleaned, then told.

A field that is left shows what the brief has: spaces and lines that mean nothing go, and what
cannot be printed goes at once and is named.
"""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QTextCursor
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QSizePolicy

from briefgen.brief.template import clearance_line, read_clearance
from briefgen.document.text import clean_line, clean_text, unprintable, utf16_length
from briefgen.gui.widgets.editing import open_menu
from briefgen.gui.widgets.keys import LeavesKeys
from briefgen.gui.widgets.ring import leave_room_for_ring
from briefgen.gui.wording import dropped_line

Changed = Callable[[str, object], None]
LEAST_LETTERS = 14  # of a choice that are seen however narrow the form is
_ANY_LENGTH = 2**31 - 1  # Qt would cut what is pasted at 32,767 characters
_STAYING = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)


class LineField(QLineEdit):
    """One line of the form."""

    characters_dropped = Signal(str)

    def __init__(self, name: str, label: str, changed: Changed) -> None:
        """Tell ``changed`` what a person types, cleaned."""
        super().__init__()
        self.label = label
        self._name = name
        self._changed = changed
        self.setMaxLength(_ANY_LENGTH)
        LeavesKeys(self)
        self.textEdited.connect(self._tell)

    def plain_label(self) -> str:
        """The label as it reads in the name of a step."""
        return _plain(self.label)

    def show_value(self, value: str) -> None:
        """Show a value; what is being typed stays as it is while it means the same."""
        if clean_line(self.text()) != value:
            self.setText(value)

    def select_words(self, line: int, start: int, end: int) -> None:
        """Select some characters of the value."""
        before, words = self.text()[:start], self.text()[start:end]
        self.setSelection(utf16_length(before), utf16_length(words))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own would undo in this field alone."""
        open_menu(self, event.globalPos())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the text as it was taken."""
        super().focusOutEvent(event)
        if event.reason() not in _STAYING and self.text() != clean_line(self.text()):
            self.setText(clean_line(self.text()))

    def _tell(self, text: str) -> None:
        if dropped := unprintable(text):
            place = _place_in_clean(text, self.cursorPosition())
            text = clean_text(text)
            self.setText(text)
            self.setCursorPosition(place)
            self.characters_dropped.emit(dropped_line(dropped))
        self._changed(self._name, clean_line(text))


class LinesField(QPlainTextEdit):
    """A few lines of the form that are one text."""

    characters_dropped = Signal(str)

    def __init__(self, name: str, label: str, changed: Changed, lines: int = 3) -> None:
        """Tell ``changed`` what a person types, cleaned."""
        super().__init__()
        self.label = label
        self._name = name
        self._changed = changed
        self.setTabChangesFocus(True)
        leave_room_for_ring(self)
        self.setUndoRedoEnabled(False)
        self._seen = lines
        self._take_height()
        LeavesKeys(self)
        self.textChanged.connect(self._tell)

    def plain_label(self) -> str:
        """The label as it reads in the name of a step."""
        return _plain(self.label)

    def show_value(self, value: Any) -> None:
        """Show a value; what is being typed stays as it is while it means the same."""
        if self._value() != value:
            self._write(self._written(value))

    def changeEvent(self, event: QEvent) -> None:
        """As many lines are seen of larger text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_height()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Qt's own would offer an undo that there is not."""
        open_menu(self, event.globalPos())

    def _take_height(self) -> None:
        self.setFixedHeight(self.fontMetrics().lineSpacing() * self._seen + 14)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the text as it was taken."""
        super().focusOutEvent(event)
        written = self._written(self._value())
        if event.reason() not in _STAYING and self.toPlainText() != written:
            self._write(written)

    def select_words(self, line: int, start: int, end: int) -> None:
        """Select some characters of the value."""
        self._select(0, self.toPlainText(), start, end)

    def _select(self, first: int, text: str, start: int, end: int) -> None:
        """Select some characters of a text that begins at this position."""
        cursor = self.textCursor()
        cursor.setPosition(first + utf16_length(text[:start]))
        cursor.setPosition(first + utf16_length(text[:end]), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def _write(self, text: str) -> None:
        self.blockSignals(True)
        self.setPlainText(text)
        self.blockSignals(False)

    def _written(self, value: Any) -> str:
        return str(value)

    def _value(self) -> object:
        return clean_line(clean_text(self.toPlainText()))

    def _tell(self) -> None:
        if dropped := unprintable(self.toPlainText()):
            cursor = self.textCursor()
            place = _place_in_clean(self.toPlainText(), cursor.position())
            self._write(clean_text(self.toPlainText()))
            cursor.setPosition(place)
            self.setTextCursor(cursor)
            self.characters_dropped.emit(dropped_line(dropped))
        self._changed(self._name, self._value())


class ListField(LinesField):
    """A list, one item a line."""

    def select_words(self, line: int, start: int, end: int) -> None:
        """Select some characters of an item; lines that mean nothing are none."""
        lines = self.toPlainText().split("\n")
        told = [number for number, each in enumerate(lines) if clean_line(each)]
        place = told[line] if line < len(told) else 0
        first = sum(utf16_length(each) + 1 for each in lines[:place])
        self._select(first, lines[place], start, end)

    def _written(self, value: Any) -> str:
        return "\n".join(value)

    def _value(self) -> object:
        return self._lines()

    def _lines(self) -> tuple[str, ...]:
        text = clean_text(self.toPlainText())
        return tuple(line for each in text.splitlines() if (line := clean_line(each)))


class ClearancesField(ListField):
    """Who cleared a memo, one a line: name; office; date; comment."""

    def _written(self, value: Any) -> str:
        return "\n".join(clearance_line(each) for each in value)

    def _value(self) -> object:
        return tuple(read_clearance(line) for line in self._lines())


class ChoiceField(QComboBox):
    """One of a few values, each with its words."""

    def __init__(
        self, name: str, label: str, changed: Changed, choices: tuple[tuple[str, str], ...]
    ) -> None:
        """Offer ``choices`` as pairs of value and words; tell ``changed`` which a person picks."""
        super().__init__()
        self.label = label
        self._name = name
        self._changed = changed
        self._values = tuple(value for value, _ in choices)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for _, words in choices:
            self.addItem(words)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.setSizeAdjustPolicy(policy)
        self.setMinimumContentsLength(LEAST_LETTERS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.activated.connect(self._tell)

    def show_value(self, value: str) -> None:
        """Show a value."""
        self.setCurrentIndex(self._values.index(value))

    def _tell(self, index: int) -> None:
        self._changed(self._name, self._values[index])


def _place_in_clean(text: str, place: int) -> int:
    """Where the cursor belongs once a text is cleaned; Qt counts in units of UTF-16."""
    before = text.encode("utf-16-le", "surrogatepass")[: 2 * place]
    return utf16_length(clean_text(before.decode("utf-16-le", "surrogatepass")))


def _plain(label: str) -> str:
    return label.replace("&", "").split(",")[0].split(" (")[0].lower()
