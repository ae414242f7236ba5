"""The words of a section for screen readers: numbers and marks of notes are words among words.

In the editor's own document a number is one character that only we can draw, and Qt tells others
nothing about it. So they are given the text of a double, a field that nobody sees, where words
stand in its place; the caret goes along in both. Qt asks the double itself: an interface to text
that is written in Python ends the program, since some of what it must answer cannot be.
"""

from functools import cache

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import (
    QAccessible,
    QAccessibleInterface,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
)
from PySide6.QtWidgets import QAccessibleWidget, QTextEdit
from shiboken6 import Shiboken, VoidPtr

from briefgen.document.tree import Block, Citation, CrossReference, Inline, Value
from briefgen.gui.editor.objects_at import objects_in
from briefgen.gui.editor.text_objects import box_name, reading

_Kind = QAccessible.InterfaceType
_OF_DOUBLE = (_Kind.TextInterface, _Kind.EditableTextInterface)
_KEEP = QTextCursor.MoveMode.KeepAnchor
_NONE = VoidPtr(0)  # Python's None would end the program


def spoken(thing: Inline | Block) -> str:
    """What stands for an object where the text is read aloud."""
    if isinstance(thing, Citation) and thing.number and not thing.text.strip():
        return QCoreApplication.translate("SectionText", " (note {0})").format(thing.number)
    if isinstance(thing, Value | Citation | CrossReference):
        return reading(thing)
    return box_name(thing)  # type: ignore[arg-type]


class Double(QTextEdit):
    """Follows a field: the same text with words for its objects, the same caret and selection."""

    def __init__(self, field: QTextEdit) -> None:
        """Take the text as it is now."""
        super().__init__(field)
        self.hide()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setLineWrapMode(QTextEdit.LineWrapMode.FixedPixelWidth)
        self._field = field
        self._places: tuple[tuple[int, int], ...] = ()  # of objects, and by how much they grew
        self._copy: QTextDocument | None = None
        self._is_following = False
        field.textChanged.connect(self.take_text)
        field.cursorPositionChanged.connect(self._take_caret)
        field.selectionChanged.connect(self._take_caret)
        self.cursorPositionChanged.connect(self._give_caret)
        self.take_text()

    def take_text(self) -> None:
        """Have the words of the field as they are now."""
        self._is_following = True
        old, copy = self._copy, self._field.document().clone(self)
        found, places = objects_in(copy), []
        for position, thing in reversed(found):
            words = spoken(thing)
            cursor = QTextCursor(copy)
            cursor.setPosition(position)
            cursor.setPosition(position + 1, _KEEP)
            cursor.insertText(words, QTextCharFormat())
            places.append((position, len(words.encode("utf-16-le")) // 2 - 1))
        self._places = tuple(reversed(places))
        self.setDocument(copy)
        copy.contentsChange.connect(self._give_text)
        if old:
            old.deleteLater()
        self._copy = copy
        self._is_following = False
        self._take_place()
        self._take_caret()

    def here(self, position: int) -> int:
        """Where a place of the field is in this text."""
        return position + sum(grown for place, grown in self._places if place < position)

    def there(self, position: int) -> int:
        """Where a place of this text is in the field; within an object it is before it."""
        for place, grown in self._places:
            if position <= place:
                break
            if position <= place + grown:
                return place
            position -= grown
        return position

    def _take_place(self) -> None:
        """Break the lines where the field does, and stand where it stands."""
        self.setGeometry(self._field.rect())
        self.viewport().setGeometry(self._field.viewport().geometry())
        self.setLineWrapColumnOrWidth(self._field.viewport().width())
        for mine, theirs in (
            (self.horizontalScrollBar(), self._field.horizontalScrollBar()),
            (self.verticalScrollBar(), self._field.verticalScrollBar()),
        ):
            mine.setRange(theirs.minimum(), theirs.maximum())
            mine.setValue(theirs.value())

    def _take_caret(self) -> None:
        """Only where the text is the same: the caret moves before what is typed is told."""
        if self._is_following:
            return
        self._is_following = True
        self._take_place()
        theirs, mine = self._field.textCursor(), QTextCursor(self.document())
        last = self.document().characterCount() - 1
        mine.setPosition(min(last, self.here(theirs.anchor())))
        mine.setPosition(min(last, self.here(theirs.position())), _KEEP)
        self.setTextCursor(mine)
        self._is_following = False

    def _give_caret(self) -> None:
        """A reader moved the caret."""
        if not self._is_following:
            cursor = self.textCursor()
            self._select(cursor.anchor(), cursor.position())

    def _give_text(self, position: int, removed: int, added: int) -> None:
        """A reader wrote, or took words away."""
        if self._is_following or self._field.isReadOnly():
            return
        written = QTextCursor(self.document())
        written.setPosition(position)
        written.setPosition(min(position + added, self.document().characterCount() - 1), _KEEP)
        words = written.selectedText()
        self._is_following = True
        cursor = self._select(position, position + removed)
        self._is_following = False
        cursor.insertText(words)

    def _select(self, anchor: int, position: int) -> QTextCursor:
        cursor = self._field.textCursor()
        last = self._field.document().characterCount() - 1
        cursor.setPosition(min(last, self.there(anchor)))
        cursor.setPosition(min(last, self.there(position)), _KEEP)
        self._field.setTextCursor(cursor)
        return cursor


class TextAccess(QAccessibleWidget):
    """A field whose text is that of its double."""

    def __init__(self, field: QTextEdit) -> None:
        """The double comes with the first question about the text."""
        super().__init__(field, QAccessible.Role.EditableText)
        self._field = field
        self._double: Double | None = None

    def interface_cast(self, kind: QAccessible.InterfaceType) -> int | VoidPtr:  # type: ignore[override]
        if kind in _OF_DOUBLE and Shiboken.isValid(self._field):
            return QAccessible.queryAccessibleInterface(self._twin()).interface_cast(kind)
        return super().interface_cast(kind) or _NONE

    def text(self, which: QAccessible.Text) -> str:
        if which == QAccessible.Text.Value and Shiboken.isValid(self._field):
            return self._twin().toPlainText()
        return super().text(which)

    def state(self) -> QAccessible.State:
        state = super().state()
        if Shiboken.isValid(self._field):
            state.readOnly = self._field.isReadOnly()
            state.editable = not self._field.isReadOnly()
        state.multiLine = True
        state.selectableText = True
        return state

    def childCount(self) -> int:
        """Nothing within it is of use but its text."""
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def _twin(self) -> Double:
        if self._double is None:
            self._double = Double(self._field)
        return self._double


@cache
def install_access(fields: type[QTextEdit]) -> list[QAccessibleInterface]:
    """Give every such field its text for screen readers, once it is asked for."""
    kept: list[QAccessibleInterface] = []  # Qt keeps no reference to them, and none may go

    def access(key: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, fields):
            return None
        kept.append(TextAccess(thing))
        return kept[-1]

    QAccessible.installFactory(access)
    return kept
