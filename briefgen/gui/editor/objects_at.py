"""What stands at a place of the editor: a value, a note mark, a box, or nothing but words."""

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QTextCursor, QTextDocument
from PySide6.QtWidgets import QTextEdit

from briefgen.document.tree import Block, Inline
from briefgen.gui.editor.text_formats import OBJECT_CHARACTER, object_of


def object_behind(document: QTextDocument, position: int) -> Inline | Block | None:
    """What the character after a position stands for."""
    if not 0 <= position < document.characterCount() - 1:
        return None
    cursor = QTextCursor(document)
    cursor.setPosition(position + 1)
    return None if cursor.atBlockStart() else object_of(cursor.charFormat())


def objects_in(document: QTextDocument) -> list[tuple[int, Inline | Block]]:
    """Everything in a document that is not words, and where it stands."""
    places, place = [], document.find(OBJECT_CHARACTER, 0)
    while not place.isNull():
        places.append(place.selectionStart())
        place = document.find(OBJECT_CHARACTER, place)
    found = ((place, object_behind(document, place)) for place in places)
    return [(place, thing) for place, thing in found if thing is not None]


def object_at(edit: QTextEdit, point: QPoint) -> Inline | Block | None:
    """What is under a point of the field."""
    near = edit.cursorForPosition(point).position()
    for start in (near, near - 1):
        thing = object_behind(edit.document(), start)
        if thing is not None and _area(edit, start).contains(point):
            return thing
    return None


def _area(edit: QTextEdit, start: int) -> QRect:
    cursor = QTextCursor(edit.document())
    cursor.setPosition(start)
    left = edit.cursorRect(cursor)
    cursor.setPosition(start + 1)
    return left.united(edit.cursorRect(cursor))
