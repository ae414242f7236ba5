"""The text field of a section: values and locked boxes are one thing each for every key."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QMimeData, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefgen.document.text import unprintable
from briefgen.document.tree import (
    Block,
    Blocks,
    Citation,
    CrossReference,
    Inline,
    Value,
)
from briefgen.gui.editor import text_styles
from briefgen.gui.editor.pasted import (
    MIME,
    blocks_from_html,
    blocks_from_json,
    blocks_from_plain,
    plain_text,
)
from briefgen.gui.editor.rich_text import fill, insert, read_part
from briefgen.gui.editor.text_formats import (
    LINE_BREAK,
    OBJECT_CHARACTER,
    BlockKind,
    Mark,
    block_format,
    forget,
    holds_box,
    kind_of,
    mark,
    object_of,
    set_link,
)
from briefgen.gui.editor.text_objects import TextLooks, box_name, dress, reading
from briefgen.gui.editor.waves import paint_waves
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.keys import is_for_window
from briefgen.gui.widgets.ring import leave_room_for_ring

_SHOWN = 6  # characters that are named
_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class SectionEdit(QTextEdit):
    """Edits the blocks of a section. Undo belongs to the window."""

    about_to_act = Signal()  # a command of the window may follow: undo, save, export
    entered = Signal()  # the caret stands here
    left = Signal()  # the focus went elsewhere
    escaped = Signal()  # the person wants to go up, to where the section came from
    characters_dropped = Signal(str)  # what was pasted held some that cannot be printed

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty field."""
        self._dress: tuple[QObject, TextLooks] | None = None
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        leave_room_for_ring(self)
        self.setAccessibleName(self.tr("Section text"))
        self.explain: Callable[[Inline], str] = reading
        self.open_word_menu: Callable[[int], bool] = _has_none  # of the word at a position
        self.is_filling = False
        self.waved: tuple[QTextCursor, ...] = ()  # words, each selected
        self.document().setDocumentMargin(10)
        self.document().setIndentWidth(24)
        self._dress = dress(self, self.document())
        self._composing = False
        self._place = 0
        self.cursorPositionChanged.connect(self._announce)

    def show_blocks(self, blocks: Blocks) -> None:
        """Show other blocks; cursor, selection and scroll place stay as near as they can."""
        cursor, bar = self.textCursor(), self.verticalScrollBar()
        anchor, position, scrolled = cursor.anchor(), cursor.position(), bar.value()
        self.is_filling = True
        fill(self.document(), blocks)
        self.is_filling = False
        last = self.document().characterCount() - 1
        cursor = self.textCursor()
        cursor.setPosition(min(anchor, last))
        cursor.setPosition(min(position, last), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)
        bar.setValue(scrolled)

    def show_blanks(self, known: tuple[str, ...]) -> None:
        """Set off words that are to be filled in."""
        if self._dress:
            self._dress[1].show_blanks(known)

    def show_waves(self, words: tuple[QTextCursor, ...]) -> None:
        """Have a wave below each of these selections; no part of the text knows of it."""
        self.waved = words
        self.viewport().update()

    def is_composing(self) -> bool:
        """Whether an input method is in the middle of a word."""
        return self._composing

    def paste_plain(self) -> None:
        """Paste the words alone."""
        text = QGuiApplication.clipboard().text()
        self._insert(blocks_from_plain(text))
        self._tell_dropped(text)

    def selected_words(self) -> str:
        """The selection as it reads: numbers by their digits, marks of notes not at all."""
        cursor, words = self.textCursor(), ""
        for place, char in enumerate(cursor.selectedText(), cursor.selectionStart()):
            thing = _object_behind(self.document(), place) if char == OBJECT_CHARACTER else None
            if isinstance(thing, Value | CrossReference):
                words += reading(thing)
            elif char != OBJECT_CHARACTER:
                words += char
        return words

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.about_to_act.emit()
            if is_for_window(event):
                event.ignore()
                return False
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            thing = object_at(self, self.viewport().mapFromGlobal(event.globalPos()))
            QToolTip.showText(event.globalPos(), self._words(thing) if thing else "", self)
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self.waved:
            paint_waves(self, self.waved)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange) and self._dress:
            self._dress[1].rehighlight()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if is_for_window(event):
            event.ignore()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif self.isReadOnly():
            super().keyPressEvent(event)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._begin_line(bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier))
        elif event.key() in _ERASING and self._erase(event.key() == Qt.Key.Key_Delete):
            event.accept()
        else:
            if _types(event):
                self._make_room()
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        if not self.isReadOnly():
            self._make_room()
        super().inputMethodEvent(event)

    def ask_menu(self) -> None:
        """Open the menu of the word at the caret, else that of the field."""
        cursor = self.textCursor()
        if not self.open_word_menu(cursor.selectionStart()):
            menu = self.createStandardContextMenu()
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(self.viewport().mapToGlobal(self.cursorRect().bottomLeft()))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.ask_menu()
        elif not self._opened_at(self.cursorForPosition(event.pos()).position()):
            super().contextMenuEvent(event)

    def _opened_at(self, position: int) -> bool:
        """Whether a word has a menu there; who selected more than a word means all of it."""
        chosen = self.textCursor()
        within = chosen.selectionStart() <= position <= chosen.selectionEnd()
        if within and len(chosen.selectedText().split()) > 1:
            return False
        return self.open_word_menu(position)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.entered.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        cursor = self.textCursor()
        blocks = read_part(self.document(), cursor.selectionStart(), cursor.selectionEnd())
        data = super().createMimeDataFromSelection()  # one of Python's own would die too soon
        data.text()  # Qt fills it when first asked; only then can it be emptied
        data.clear()
        data.setText(plain_text(blocks))
        data.setData(MIME, msgspec.json.encode(blocks))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return source.hasFormat(MIME) or source.hasHtml() or source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        blocks: Blocks = ()
        if source.hasFormat(MIME):
            blocks = blocks_from_json(bytes(source.data(MIME).data()))
        if not blocks and source.hasHtml():
            blocks = blocks_from_html(source.html())
        self._insert(blocks or blocks_from_plain(source.text()))
        self._tell_dropped(source.text())

    def _tell_dropped(self, pasted: str) -> None:
        dropped = sorted(unprintable(pasted))
        if dropped and not self.isReadOnly():
            codes = ", ".join(f"U+{ord(each):04X}" for each in dropped[:_SHOWN])
            more = "…" if len(dropped) > _SHOWN else "."
            text = self.tr("Characters that cannot be printed were left out: {0}")
            self.characters_dropped.emit(text.format(codes) + more)

    def _words(self, thing: Inline | Block) -> str:
        if isinstance(thing, Value | Citation | CrossReference):
            return self.explain(thing)
        return box_name(thing)  # type: ignore[arg-type]

    def _announce(self) -> None:
        """Say what the cursor has passed: readers hear an object as nothing."""
        position, before = self.textCursor().position(), self._place
        self._place = position
        if abs(position - before) != 1 or not self.hasFocus():
            return
        thing = _object_behind(self.document(), min(position, before))
        if thing is not None:
            announce(self, self._words(thing))

    def _insert(self, blocks: Blocks) -> None:
        if not blocks or self.isReadOnly():
            return
        self._make_room()
        cursor = self.textCursor()
        insert(cursor, blocks)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _make_room(self) -> None:
        """Let what is typed be plain text: not part of a value, a box or the end of a link."""
        cursor = self.textCursor()
        if cursor.hasSelection():
            cursor.removeSelectedText()
            self.setTextCursor(cursor)
        if holds_box(cursor.block()):
            self._line_beside_box(cursor)
        elif mark(cursor.blockFormat(), Mark.KIND) == BlockKind.BOX:
            cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
        form = self.currentCharFormat()
        if form.hasProperty(Mark.OBJECT) or form.anchorHref():
            self.setCurrentCharFormat(self._plain_format(form))

    def _plain_format(self, form: QTextCharFormat) -> QTextCharFormat:
        cursor = QTextCursor(self.textCursor())
        inside = not cursor.atBlockEnd() and cursor.movePosition(
            QTextCursor.MoveOperation.NextCharacter
        )
        result = QTextCharFormat(form)
        result.clearProperty(Mark.OBJECT)
        result.clearProperty(QTextFormat.Property.ObjectType)
        result.clearProperty(QTextFormat.Property.TextVerticalAlignment)
        if form.anchorHref() and not (inside and cursor.charFormat().anchorHref()):
            set_link(result, "")
        return result

    def _line_beside_box(self, cursor: QTextCursor) -> None:
        if cursor.atBlockStart():
            cursor.insertBlock()
            cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
            cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
        else:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
            cursor.insertBlock(block_format(BlockKind.PARAGRAPH), QTextCharFormat())
        self.setTextCursor(cursor)

    def _begin_line(self, within: bool) -> None:
        """Enter: a new paragraph or item. Shift+Enter: a new line within it."""
        boxed = holds_box(self.textCursor().block())
        self._make_room()
        cursor = self.textCursor()
        if boxed:
            return
        if within:
            cursor.insertText(LINE_BREAK)
        elif cursor.currentList() and cursor.block().length() == 1:
            text_styles.outdent(cursor)
        elif kind_of(cursor.block()) != BlockKind.ITEM and cursor.atBlockEnd():
            cursor.insertBlock(block_format(BlockKind.PARAGRAPH), QTextCharFormat())
        else:
            above = cursor.atBlockStart() and cursor.block().length() > 1
            cursor.insertBlock()
            if above:  # what is written there is new; the words below keep what they are known by
                forget(cursor.block().previous())
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _erase(self, forward: bool) -> bool:
        """Whether the key meant a box or a list, and was dealt with here."""
        cursor = self.textCursor()
        block = cursor.block()
        if cursor.hasSelection():
            return self._erase_box(cursor)
        at_edge = cursor.atBlockEnd() if forward else cursor.atBlockStart()
        beside = (block.next() if forward else block.previous()) if at_edge else block
        if beside.isValid() and holds_box(beside):
            self._select_line(beside)
            return True
        if not forward and at_edge and cursor.currentList():
            text_styles.outdent(cursor)
            return True
        return at_edge and holds_box(block)

    def _erase_box(self, cursor: QTextCursor) -> bool:
        """Remove a selected box with its line."""
        block = self.document().findBlock(cursor.selectionStart())
        if not holds_box(block) or cursor.selectionEnd() > block.position() + block.length():
            return False
        cursor.removeSelectedText()
        if cursor.block().length() == 1:
            cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
            if not cursor.atEnd():
                cursor.deleteChar()
            else:
                cursor.deletePreviousChar()
        self.setTextCursor(cursor)
        return True

    def _select_line(self, block: QTextBlock) -> None:
        cursor = QTextCursor(block)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)


def _has_none(position: int) -> bool:
    """Where nobody knows which words are misspelled, none is."""
    return False


def _types(event: QKeyEvent) -> bool:
    """Whether a key writes its character; Ctrl and Alt together are AltGr on some systems."""
    quiet = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    held = event.modifiers() & ~quiet
    commands = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier)
    return bool(event.text()) and event.text().isprintable() and held not in commands


def _object_behind(document: QTextDocument, position: int) -> Inline | Block | None:
    """What the character after a position stands for."""
    if not 0 <= position < document.characterCount() - 1:
        return None
    cursor = QTextCursor(document)
    cursor.setPosition(position + 1)
    return None if cursor.atBlockStart() else object_of(cursor.charFormat())


def object_at(edit: QTextEdit, point: QPoint) -> Inline | Block | None:
    """What is under a point of the field."""
    near = edit.cursorForPosition(point).position()
    for start in (near, near - 1):
        thing = _object_behind(edit.document(), start)
        if thing is not None and _area(edit, start).contains(point):
            return thing
    return None


def _area(edit: QTextEdit, start: int) -> QRect:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(start)
    left = edit.cursorRect(cursor)
    cursor.setPosition(start + 1)
    return left.united(edit.cursorRect(cursor))
