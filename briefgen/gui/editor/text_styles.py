"""What the tools of the editor do to the selection: weight, lists, links."""

from PySide6.QtGui import QFont, QTextBlock, QTextCharFormat, QTextCursor, QTextList
from PySide6.QtWidgets import QTextEdit

from briefgen.gui.editor.text_formats import (
    BlockKind,
    Mark,
    block_format,
    holds_box,
    is_ordered,
    kind_of,
    list_format,
    mark,
    set_link,
)

_WITHIN = "2"  # the level of a head below that of its section


def is_bold(edit: QTextEdit) -> bool:
    """Whether what is typed here would be bold."""
    return edit.currentCharFormat().fontWeight() >= QFont.Weight.DemiBold


def toggle_bold(edit: QTextEdit) -> None:
    """Bold, or not bold any more."""
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Normal if is_bold(edit) else QFont.Weight.Bold)
    edit.mergeCurrentCharFormat(form)


def toggle_italic(edit: QTextEdit) -> None:
    """Italic, or upright again."""
    form = QTextCharFormat()
    form.setFontItalic(not edit.currentCharFormat().fontItalic())
    edit.mergeCurrentCharFormat(form)


def clear(edit: QTextEdit) -> None:
    """No weight, italic or link in the selection, or in the paragraph without one."""
    cursor = edit.textCursor()
    if not cursor.hasSelection():
        cursor.select(QTextCursor.SelectionType.BlockUnderCursor)
    form = QTextCharFormat()
    form.setFontWeight(QFont.Weight.Normal)
    form.setFontItalic(False)
    set_link(form, "")
    cursor.mergeCharFormat(form)
    edit.mergeCurrentCharFormat(form)


def link_cursor(edit: QTextEdit) -> QTextCursor:
    """The text that a link would take: the selection, the link here, or the word."""
    cursor = edit.textCursor()
    if cursor.hasSelection():
        return cursor
    href = cursor.charFormat().anchorHref()
    if not href:
        cursor.select(QTextCursor.SelectionType.WordUnderCursor)
        return cursor
    block = cursor.block()
    start = end = cursor.position()
    probe = QTextCursor(block)
    while start > block.position() and _href(probe, start) == href:
        start -= 1
    while end < block.position() + block.length() - 1 and _href(probe, end + 1) == href:
        end += 1
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return cursor


def link(cursor: QTextCursor, url: str) -> None:
    """Link the cursor's selection; without one, write the address."""
    form = QTextCharFormat()
    set_link(form, url)
    if cursor.hasSelection():
        cursor.mergeCharFormat(form)
    elif url:
        cursor.insertText(url, form)


def is_numbered(cursor: QTextCursor) -> bool:
    """Whether the cursor stands in a list with numbers."""
    listed = cursor.currentList()
    return bool(listed) and is_ordered(listed.format().style())


def toggle_list(edit: QTextEdit, *, ordered: bool) -> None:
    """Make the selected lines a list of this kind, or paragraphs if they are one already."""
    cursor = edit.textCursor()
    lines = [each for each in _selected(edit, cursor) if not holds_box(each)]
    cursor.beginEditBlock()
    if lines and all(_listed(each, ordered) for each in lines):
        for line in lines:
            _make_paragraph(line)
    else:
        for line in lines:
            _make_item(line, ordered)
    cursor.endEditBlock()


def toggle_heading(edit: QTextEdit) -> None:
    """Make the selected lines heads within the section, or paragraphs if they are heads already.

    The head of the section itself stays one.
    """
    cursor = edit.textCursor()
    lines = [each for each in _selected(edit, cursor) if not holds_box(each)]
    lines = [each for each in lines if not _is_first_head(each)]
    cursor.beginEditBlock()
    are_heads = all(kind_of(each) == BlockKind.HEADING for each in lines)
    for line in lines:
        _make_paragraph(line)
        if not are_heads:
            QTextCursor(line).setBlockFormat(block_format(BlockKind.HEADING, detail=_WITHIN))
    cursor.endEditBlock()


def indent(cursor: QTextCursor) -> None:
    """Put an item below the one before it."""
    before, here = cursor.block().previous(), cursor.currentList()
    if not here or not before.isValid() or not before.textList():
        return
    level = here.format().indent()  # levels count from 0, indents from 1
    if before.textList().format().indent() < level:
        return
    _take_level(cursor.block(), level, is_ordered(here.format().style()))


def outdent(cursor: QTextCursor) -> None:
    """Put an item a level up; one of the outermost level becomes a paragraph."""
    here = cursor.currentList()
    if not here:
        return
    level = here.format().indent() - 2
    if level < 0:
        _make_paragraph(cursor.block())
    else:
        _take_level(cursor.block(), level, is_ordered(here.format().style()))


def _is_first_head(block: QTextBlock) -> bool:
    return block.blockNumber() == 0 and kind_of(block) == BlockKind.HEADING


def _href(probe: QTextCursor, position: int) -> str:
    probe.setPosition(position)
    return probe.charFormat().anchorHref()


def _selected(edit: QTextEdit, cursor: QTextCursor) -> list[QTextBlock]:
    block = edit.document().findBlock(cursor.selectionStart())
    result = []
    while block.isValid() and block.position() <= cursor.selectionEnd():
        result.append(block)
        block = block.next()
    return result


def _listed(block: QTextBlock, ordered: bool) -> bool:
    listed = block.textList()
    return bool(listed) and is_ordered(listed.format().style()) == ordered


def _make_paragraph(block: QTextBlock) -> None:
    if listed := block.textList():
        listed.remove(block)
    QTextCursor(block).setBlockFormat(block_format(BlockKind.PARAGRAPH))


def _make_item(block: QTextBlock, ordered: bool) -> None:
    if _listed(block, ordered):
        return
    level = block.textList().format().indent() - 1 if block.textList() else 0
    if listed := block.textList():
        listed.remove(block)
    before = block.previous()
    joins = level == 0 and before.isValid() and _listed(before, ordered)
    list_id = mark(before.blockFormat(), Mark.ID) if joins else ""
    QTextCursor(block).setBlockFormat(block_format(BlockKind.ITEM, list_id))
    _take_level(block, level, ordered)


def _take_level(block: QTextBlock, level: int, ordered: bool) -> None:
    """Join the nearest list of this level above, or begin one."""
    listed = _list_above(block, level, ordered)
    if old := block.textList():
        old.remove(block)
        form = block.blockFormat()
        form.setIndent(0)
        QTextCursor(block).setBlockFormat(form)
    if listed:
        listed.add(block)
    else:
        numbers = _numbers_around(block, level)
        QTextCursor(block).createList(list_format(ordered=ordered, level=level, numbers=numbers))


def _numbers_around(block: QTextBlock, level: int) -> int:
    """How many of the lists around this level are numbered."""
    found, before = 0, block.previous()
    while level and before.isValid() and before.textList():
        form = before.textList().format()
        if form.indent() - 1 < level:
            level = form.indent() - 1
            found += is_ordered(form.style())
        before = before.previous()
    return found


def _list_above(block: QTextBlock, level: int, ordered: bool) -> QTextList | None:
    before = block.previous()
    while before.isValid() and kind_of(before) == BlockKind.ITEM:
        listed = before.textList()
        if listed.format().indent() - 1 == level and _listed(before, ordered):
            return listed
        if listed.format().indent() - 1 < level:
            return None
        before = before.previous()
    return None
