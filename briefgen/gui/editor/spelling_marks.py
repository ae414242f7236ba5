"""Which words of a field are misspelled and where they stand, but for one that is being typed."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextBlock, QTextCharFormat, QTextCursor

from briefgen.document.text import utf16_length
from briefgen.gui.editor.section_edit import SectionEdit
from briefgen.gui.editor.text_formats import Mark
from briefgen.spelling.words import Word, normal, words_in

_KEEP = QTextCursor.MoveMode.KeepAnchor


class SpellingMarks(QObject):
    """Marks the misspelled words of a field, but for one that is being typed.

    Which words those are others say (``show``); where they stand follows the text at once.
    """

    def __init__(self, edit: SectionEdit) -> None:
        """Follow a field; nothing is misspelled yet."""
        super().__init__(edit)
        self._edit = edit
        self._wrong: frozenset[str] = frozenset()
        self._typed: QTextCursor | None = None  # where something was typed last
        self._words: dict[str, tuple[Word, ...]] = {}  # of each line as it was read last
        edit.textChanged.connect(self._follow_text)
        edit.cursorPositionChanged.connect(self._follow_caret)

    def show(self, wrong: frozenset[str]) -> None:
        """Mark these words wherever they stand."""
        if wrong != self._wrong:
            self._wrong = wrong
            self._mark()

    def at(self, position: int) -> QTextCursor | None:
        """The misspelled word at a position, selected; None where there is none."""
        block = self._edit.document().findBlock(position)
        found = (each for each in self._in_block(block) if each.selectionEnd() >= position)
        first = next(found, None)
        return first if first and first.selectionStart() <= position else None

    def beside(self, cursor: QTextCursor, by: int) -> QTextCursor | None:
        """The next misspelled word after a selection, or with -1 the one before it."""
        found = list(self._all())
        if by > 0:
            after = (e for e in found if e.selectionStart() >= cursor.selectionEnd())
            return next(after, None)
        before = (e for e in reversed(found) if e.selectionEnd() <= cursor.selectionStart())
        return next(before, None)

    def outermost(self, by: int) -> QTextCursor | None:
        """The first misspelled word of the field, or with -1 the last."""
        found = list(self._all())
        return found[0 if by > 0 else -1] if found else None

    def of(self, word: str) -> QTextCursor | None:
        """The first place where this word stands."""
        found = (each for each in self._all() if normal(each.selectedText()) == word)
        return next(found, None)

    def _follow_text(self) -> None:
        self._typed = None
        if not self._edit.is_filling and self._edit.hasFocus():
            self._typed = QTextCursor(self._edit.textCursor())
        self._mark()

    def _follow_caret(self) -> None:
        if self._typed is not None and not self._is_at_caret(self._typed.position()):
            self._typed = None
            self._mark()

    def _mark(self) -> None:
        typed = self._typed.position() if self._typed is not None else -1
        self._edit.show_waves(tuple(each for each in self._all() if not _spans(each, typed)))

    def _is_at_caret(self, position: int) -> bool:
        """Whether the caret is still in the word that a position is in."""
        caret = self._edit.textCursor().position()
        block = self._edit.document().findBlock(position)
        words = (_selected(block, word) for word in words_in(block.text()))
        return any(_spans(each, position) and _spans(each, caret) for each in words)

    def _all(self) -> Iterator[QTextCursor]:
        if not self._wrong:
            self._words = {}
            return
        block, read = self._edit.document().begin(), {}
        while block.isValid():
            text = block.text()
            read[text] = self._words.get(text) or tuple(words_in(text))
            block = block.next()
        self._words = read
        block = self._edit.document().begin()
        while block.isValid():
            yield from self._in_block(block)
            block = block.next()

    def _in_block(self, block: QTextBlock) -> Iterator[QTextCursor]:
        """The misspelled words of a line, each selected; foreign words are none."""
        text = block.text()
        for word in self._words.get(text) or words_in(text):
            if normal(word.text) in self._wrong:
                cursor = _selected(block, word)
                if not _format_of(cursor).hasProperty(Mark.LANGUAGE):
                    yield cursor


def replace(cursor: QTextCursor, word: str) -> None:
    """Put a word in place of the selected one, which gives it its looks."""
    cursor.insertText(word, _format_of(cursor))


def _format_of(cursor: QTextCursor) -> QTextCharFormat:
    """How the first letter of a selection looks."""
    first = QTextCursor(cursor)
    first.setPosition(cursor.selectionStart() + 1)
    return first.charFormat()


def _selected(block: QTextBlock, word: Word) -> QTextCursor:
    start = block.position() + utf16_length(block.text()[: word.start])
    cursor = QTextCursor(block)
    cursor.setPosition(start)
    cursor.setPosition(start + utf16_length(word.text), _KEEP)
    return cursor


def _spans(cursor: QTextCursor, position: int) -> bool:
    return cursor.selectionStart() <= position <= cursor.selectionEnd()
