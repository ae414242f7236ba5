"""Red waves below words: painted over a field, so that neither its text nor a copy can hold them.

Qt draws underlines that are waves, too, but in small type as faint dots.
"""

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPalette, QPen, QTextCursor, QTextLine
from PySide6.QtWidgets import QTextEdit

_STEP = 2.0  # pixels from a valley to the next peak, and as high
_BELOW = 2.0  # the base line
_PEN = 1.2


def paint_waves(edit: QTextEdit, words: Iterable[QTextCursor]) -> None:
    """Paint a wave below each selection that can be seen; called while the field is painted."""
    painter = QPainter(edit.viewport())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    color = edit.palette().color(QPalette.ColorRole.BrightText)
    painter.setPen(QPen(color, _PEN, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    scrolled = QPointF(edit.horizontalScrollBar().value(), edit.verticalScrollBar().value())
    for word in words:
        for start, end in _stretches(edit, word):
            painter.drawPath(_wave(start - scrolled, end.x() - start.x()))
    painter.end()


def _stretches(edit: QTextEdit, word: QTextCursor) -> Iterator[tuple[QPointF, QPointF]]:
    """Where a word stands on its line, or on its lines if it is broken: along the base line."""
    block = edit.document().findBlock(word.selectionStart())
    corner = edit.document().documentLayout().blockBoundingRect(block).topLeft()
    layout = block.layout()
    begin, end = (each - block.position() for each in (word.selectionStart(), word.selectionEnd()))
    while begin < end:
        line = layout.lineForTextPosition(begin)
        if not line.isValid():
            return
        stop = min(end, line.textStart() + line.textLength())
        base = line.y() + line.ascent() + _BELOW
        yield (
            corner + QPointF(_x(line, begin), base),
            corner + QPointF(_x(line, stop), base),
        )
        begin = max(stop, begin + 1)


def _x(line: QTextLine, position: int) -> float:
    found = line.cursorToX(position)
    x = found[0] if isinstance(found, tuple) else found  # with the position, in PySide
    assert isinstance(x, float)
    return x


def _wave(start: QPointF, width: float) -> QPainterPath:
    path = QPainterPath(start)
    for step in range(1, int(width / _STEP) + 1):
        path.lineTo(start + QPointF(step * _STEP, _STEP if step % 2 else 0.0))
    return path
