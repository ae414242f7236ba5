"""The text field of a section: values and locked boxes are one thing each for every key."""

from collections.abc import Callable

import msgspec
from PySide6.QtCore import QEvent, QMimeData, QObject, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QHelpEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QPaintEvent,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
)
from PySide6.QtWidgets import QTextEdit, QToolTip, QWidget

from briefgen.document.tree import (
    Block,
    Blocks,
    Citation,
    CrossReference,
    Inline,
    Value,
)
from briefgen.gui.editor import text_styles
from briefgen.gui.editor.arrived import Arrived, told
from briefgen.gui.editor.copied import html, plain_text
from briefgen.gui.editor.objects_at import object_at, object_behind
from briefgen.gui.editor.pasted import MIME, arrived_from, in_words
from briefgen.gui.editor.rich_text import fill, insert, read_part
from briefgen.gui.editor.text_access import install_access
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
    set_link,
)
from briefgen.gui.editor.text_objects import TextLooks, box_name, dress, reading
from briefgen.gui.editor.waves import paint_waves
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.editing import PASTE_PLAIN, open_menu
from briefgen.gui.widgets.keys import is_for_window
from briefgen.gui.widgets.plain import tip
from briefgen.gui.widgets.ring import leave_room_for_ring

_ERASING = (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)


class SectionEdit(QTextEdit):
    """Edits the blocks of a section. Undo belongs to the window."""

    about_to_act = Signal()  # a command of the window may follow: undo, save, export
    entered = Signal()  # the caret stands here
    left = Signal()  # the focus went elsewhere
    parting = Signal()  # what follows is a step to undo by itself
    told = Signal(str)  # what of something pasted was left out
    pictures_pasted = Signal(object)  # Arrived, with pictures that are to be read first
    escaped = Signal()  # the person wants to go up, to where the section came from

    def __init__(self, parent: QWidget | None = None) -> None:
        """An empty field."""
        self._dress: tuple[QObject, TextLooks] | None = None
        super().__init__(parent)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        leave_room_for_ring(self)
        self.setAccessibleName(self.tr("Section text"))
        self.explain: Callable[[Inline], str] = reading
        self.at_home: Callable[[Arrived], Arrived] = _as_it_is  # what another brief has
        self.open_word_menu: Callable[[int], bool] = _has_none  # of the word at a position
        self.is_filling = False
        self.waved: tuple[QTextCursor, ...] = ()  # words, each selected
        self.document().setDocumentMargin(10)
        self.document().setIndentWidth(24)
        self._dress = dress(self, self.document())
        self._composing = False
        self._place = 0
        self.cursorPositionChanged.connect(self._announce)
        install_access(SectionEdit)

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
        self.put_in(in_words(QGuiApplication.clipboard().text()))

    def put_in(self, arrived: Arrived) -> None:
        """Put in what was copied, and say what of it was left out: one step to undo."""
        if self.isReadOnly():
            return
        self.parting.emit()
        self._insert(arrived.blocks)
        self.parting.emit()
        if text := told(arrived):
            self.told.emit(text)

    def selected_words(self) -> str:
        """The selection as it reads: numbers by their digits, marks of notes not at all."""
        cursor, words = self.textCursor(), ""
        for place, char in enumerate(cursor.selectedText(), cursor.selectionStart()):
            thing = object_behind(self.document(), place) if char == OBJECT_CHARACTER else None
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
            if _pastes_plain(event):
                event.accept()
                return True
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            thing = object_at(self, self.viewport().mapFromGlobal(event.globalPos()))
            QToolTip.showText(event.globalPos(), tip(self._words(thing)) if thing else "", self)
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
        elif _pastes_plain(event):
            self.paste_plain()
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
                self._leave_box()
                self._make_room()
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._composing = bool(event.preeditString())
        if not self.isReadOnly():
            self._leave_box()
            self._make_room()
        super().inputMethodEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Open the menu of the word, else that of the field."""
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            if not self.open_word_menu(self.textCursor().selectionStart()):
                below = self.cursorRect().bottomLeft()
                open_menu(self, self.viewport().mapToGlobal(below))
        elif not self._opened_at(self.cursorForPosition(event.pos()).position()):
            open_menu(self, event.globalPos())

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
        data.setHtml(html(blocks))
        data.setData(MIME, msgspec.json.encode(blocks))
        return data

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        known = source.hasFormat(MIME) or source.hasHtml() or source.hasText()
        return known or source.hasImage()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if self.isReadOnly():
            return
        arrived = arrived_from(source, self.at_home)
        if arrived.pictures:
            self.pictures_pasted.emit(arrived)
        else:
            self.put_in(arrived)

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
        thing = object_behind(self.document(), min(position, before))
        if thing is not None:
            announce(self, self._words(thing))

    def _insert(self, blocks: Blocks) -> None:
        if not blocks:
            return
        self._make_room()
        cursor = self.textCursor()
        insert(cursor, blocks)
        self.setTextCursor(cursor)
        self.ensureCursorVisible()

    def _leave_box(self) -> None:
        """What is typed while a box is selected is written below it: only erasing removes one."""
        cursor = self.textCursor()
        if self._has_box(cursor):
            cursor.setPosition(cursor.selectionEnd())
            self.setTextCursor(cursor)

    def _has_box(self, cursor: QTextCursor) -> bool:
        """Whether a box is selected, and nothing beside it."""
        block = self.document().findBlock(cursor.selectionStart())
        end = block.position() + block.length()
        return cursor.hasSelection() and holds_box(block) and cursor.selectionEnd() <= end

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
        self._leave_box()
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
        if not self._has_box(cursor):
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


def _as_it_is(arrived: Arrived) -> Arrived:
    """Where no brief is known, nothing is unknown to it."""
    return arrived


def _has_none(position: int) -> bool:
    """Where nobody knows which words are misspelled, none is."""
    return False


def _pastes_plain(event: QKeyEvent) -> bool:
    return QKeySequence(event.keyCombination()) == QKeySequence(PASTE_PLAIN)


def _types(event: QKeyEvent) -> bool:
    """Whether a key writes its character; Ctrl and Alt together are AltGr on some systems."""
    quiet = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier
    held = event.modifiers() & ~quiet
    commands = (Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.MetaModifier)
    return bool(event.text()) and event.text().isprintable() and held not in commands
