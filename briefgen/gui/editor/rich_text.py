"""Blocks → the editor's document, and back again (``read``)."""

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QTextCharFormat, QTextCursor, QTextDocument, QTextList, QTextListFormat

from briefgen.document.inlines import flatten
from briefgen.document.lists import Items, below, outermost
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    Cards,
    Chart,
    Heading,
    Inlines,
    LineBreak,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
    Text,
)
from briefgen.gui.editor.text_formats import (
    LINE_BREAK,
    OBJECT_CHARACTER,
    BlockKind,
    Mark,
    block_format,
    box_format,
    char_format,
    list_format,
    object_format,
)
from briefgen.gui.editor.text_reading import read, read_part

__all__ = ["fill", "insert", "insert_inlines", "read", "read_part"]


def fill(document: QTextDocument, blocks: Blocks) -> None:
    """Put blocks in place of all that a document holds.

    Nobody is told of the emptying: Qt sets the cursors of a document aside while it is emptied,
    and one that somebody let go of in that moment would be used when it is gone.
    """
    with QSignalBlocker(document):
        document.clear()
    cursor = QTextCursor(document)
    cursor.beginEditBlock()
    cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH))
    cursor.setBlockCharFormat(QTextCharFormat())
    writer = _Writer(cursor, fresh=True)
    for block in blocks:
        writer.write(block)
    cursor.endEditBlock()


def insert(cursor: QTextCursor, blocks: Blocks) -> None:
    """Put blocks in place of the selection; one paragraph joins the text around it."""
    if not blocks:
        return
    cursor.beginEditBlock()
    cursor.removeSelectedText()
    first, rest = blocks[0], blocks[1:]
    joins = isinstance(first, Paragraph) and (not rest or not cursor.atBlockStart())
    if joins and isinstance(first, Paragraph):
        if first.id and cursor.block().length() == 1 and not cursor.currentList():
            cursor.setBlockFormat(block_format(BlockKind.PARAGRAPH, first.id))
        insert_inlines(cursor, first.text)
        blocks = rest
    if blocks:
        _insert_lines(cursor, blocks)
    cursor.endEditBlock()


def insert_inlines(cursor: QTextCursor, inlines: Inlines) -> None:
    """Write inlines where the cursor is."""
    for styled in flatten(inlines):
        match styled.leaf:
            case Text(text):
                cursor.insertText(text, char_format(styled))
            case LineBreak():
                cursor.insertText(LINE_BREAK, char_format(styled))
            case _:
                cursor.insertText(OBJECT_CHARACTER, object_format(styled))


def _insert_lines(cursor: QTextCursor, blocks: Blocks) -> None:
    """Write blocks on lines of their own between what stands before and after the cursor."""
    empty = cursor.block().length() == 1
    begins = cursor.atBlockStart()
    if not empty:
        cursor.insertBlock()  # what follows the cursor goes on after the new lines
        cursor.movePosition(QTextCursor.MoveOperation.PreviousBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
    writer = _Writer(cursor, fresh=empty or begins)
    for block in blocks:
        writer.write(block)
    following = cursor.block().next()
    if not empty and following.isValid() and following.length() == 1:
        cursor.deleteChar()


class _Writer:
    """Writes block after block at a cursor."""

    def __init__(self, cursor: QTextCursor, *, fresh: bool) -> None:
        """``fresh``: the cursor stands in an empty line that the first block may take."""
        self._cursor = cursor
        self._fresh = fresh

    def write(self, block: Block) -> None:
        match block:
            case Heading(block_id, level, text):
                self._line(text, BlockKind.HEADING, block_id, str(level))
            case Paragraph(block_id, text):
                self._line(text, BlockKind.PARAGRAPH, block_id)
            case Callout(block_id, kind, text):
                self._line(text, BlockKind.CALLOUT, block_id, kind.value)
            case Quotation(block_id, text, attribution):
                self._line(text, BlockKind.QUOTATION, block_id)
                if flatten(attribution):
                    self._line(attribution, BlockKind.ATTRIBUTION, block_id)
            case List():
                self._items(outermost(block), block.id)
            case Table() | Chart() | Picture() | Cards() | PageBreak():
                self._line((), BlockKind.BOX, block.id)
                self._cursor.insertText(OBJECT_CHARACTER, box_format(block))

    def _line(self, text: Inlines, kind: str, block_id: str, detail: str = "") -> None:
        form = block_format(kind, block_id, detail)
        if self._fresh:
            listed = self._cursor.currentList()
            if listed:
                listed.remove(self._cursor.block())
            self._cursor.setBlockFormat(form)
            self._cursor.setBlockCharFormat(QTextCharFormat())
        else:
            self._cursor.insertBlock(form, QTextCharFormat())
        self._fresh = False
        insert_inlines(self._cursor, text)

    def _items(self, items: Items, block_id: str) -> None:
        listed: QTextList | None = None
        for item in items.items:
            self._line((), BlockKind.ITEM, block_id)
            if listed is None:
                listed = self._cursor.createList(_format(items))
            else:
                listed.add(self._cursor.block())
            form = self._cursor.blockFormat()
            form.setProperty(Mark.ITEM, item.id)
            self._cursor.setBlockFormat(form)
            insert_inlines(self._cursor, item.text)
            for each in below(items, item):
                self._items(each, block_id)


def _format(items: Items) -> QTextListFormat:
    result = list_format(ordered=items.ordered, level=items.level, numbers=items.numbers)
    if items.start != 1 or items.again:
        result.setStart(items.start)
    return result
