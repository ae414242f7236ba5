"""Where found words stand in the editor, which shows one section and some of it as boxes."""

from collections.abc import Iterable, Iterator

from PySide6.QtGui import QColor, QTextBlock, QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from briefgen.brief.finding import InBlock, InNote, Passage, Place
from briefgen.document.inlines import Styled, flatten
from briefgen.document.runs import plain
from briefgen.document.text import utf16_length
from briefgen.document.tree import Block, Citation, Inlines, LineBreak, Text
from briefgen.gui.editor.text_formats import LINE_BREAK, OBJECT_CHARACTER, holds_box, object_of

_KEEP = QTextCursor.MoveMode.KeepAnchor
_TINT = QColor(255, 170, 40, 95)  # over light and dark paper alike; numbers have the other one


def cursors(
    document: QTextDocument, section: str, passages: tuple[Passage, ...], places: Iterable[Place]
) -> dict[Place, QTextCursor]:
    """The places that stand in the section which a document shows, each selected there.

    What is in a box selects the box, and what is in a note the first mark of that note.
    """
    lines = dict(_lines(document, section, passages))
    found: dict[Place, QTextCursor] = {}
    for place in places:
        if isinstance(place.where, InNote):
            if cursor := _mark_of(document, place.where.source):
                found[place] = cursor
        elif line := lines.get(place.passage):
            found[place] = _selected(line, passages[place.passage].text, place)
    return found


def tint(edit: QTextEdit, found: Iterable[QTextCursor]) -> None:
    """Set found words off by their ground; no part of the text knows of it."""
    marked = []
    for cursor in found:
        selection = QTextEdit.ExtraSelection()
        selection.cursor = cursor
        selection.format.setBackground(_TINT)
        marked.append(selection)
    edit.setExtraSelections(marked)


def _lines(
    document: QTextDocument, section: str, passages: tuple[Passage, ...]
) -> Iterator[tuple[int, QTextBlock]]:
    """The line of each passage of a section: the box that it is in, or the one that reads so.

    Lines are told apart by their order: one that was just typed is known by nothing else.
    """
    rest = list(_all(document))
    boxes = {box.id: line for line in rest if (box := _box(line))}
    for number, passage in enumerate(passages):
        if not isinstance(passage.where, InBlock) or passage.where.section != section:
            continue
        reads = _in_line(passage.text)
        if passage.where.block in boxes:
            yield number, boxes[passage.where.block]
        elif reads and (found := [line for line in rest if line.text() == reads]):
            yield number, found[0]
            rest = rest[rest.index(found[0]) + 1 :]


def _all(document: QTextDocument) -> Iterator[QTextBlock]:
    block = document.begin()
    while block.isValid():
        yield block
        block = block.next()


def _box(line: QTextBlock) -> Block | None:
    """The block that is a box in this line, if there is one."""
    if not holds_box(line):
        return None
    things = (object_of(each.format) for each in line.textFormats())
    return next((each for each in things if isinstance(each, Block)), None)


def _in_line(text: Inlines) -> str:
    """A text as the editor has it: one character for each number, note mark and reference."""
    return "".join(map(_characters, flatten(text)))


def _characters(styled: Styled) -> str:
    if isinstance(styled.leaf, Text):
        return styled.leaf.text
    return LINE_BREAK if isinstance(styled.leaf, LineBreak) else OBJECT_CHARACTER


def _selected(line: QTextBlock, text: Inlines, place: Place) -> QTextCursor:
    cursor = QTextCursor(line)
    if holds_box(line):
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        return cursor
    start, end = _span(text, place)
    cursor.setPosition(line.position() + start)
    cursor.setPosition(line.position() + end, _KEEP)
    return cursor


def _span(text: Inlines, place: Place) -> tuple[int, int]:
    """From and up to where in its line; a number that is met is meant as a whole."""
    start = end = told = here = 0
    for styled in flatten(text):
        shown, characters = _told(styled), _characters(styled)
        is_text = isinstance(styled.leaf, Text)
        if told <= place.start < told + len(shown):
            start = here + (utf16_length(shown[: place.start - told]) if is_text else 0)
        if told < place.end <= told + len(shown):
            whole = utf16_length(characters)
            end = here + (utf16_length(shown[: place.end - told]) if is_text else whole)
        told, here = told + len(shown), here + utf16_length(characters)
    return start, end


def _told(styled: Styled) -> str:
    return "" if isinstance(styled.leaf, Citation) else plain((styled.leaf,))


def _mark_of(document: QTextDocument, source: str) -> QTextCursor | None:
    """The first mark of the note of a source, selected."""
    for line in _all(document):
        for each in line.textFormats():
            thing = object_of(each.format)
            if isinstance(thing, Citation) and thing.source == source:
                cursor = QTextCursor(line)
                cursor.setPosition(line.position() + each.start)
                cursor.setPosition(line.position() + each.start + 1, _KEEP)
                return cursor
    return None
