"""Rows with a tick, a title, a tag beside it, and a quieter second line with a note at its end.

A third line stands out; most rows have none.
"""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPalette, QPen
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Draws the display text, and below it what ``second_role`` says; bold if that is nothing."""

    def __init__(
        self,
        second_role: int,
        parent: QObject | None = None,
        *,
        tag: int = -1,
        note: int = -1,
        third: int = -1,
    ) -> None:
        """Take the second line from this role; tag, note and third line from others if any."""
        super().__init__(parent)
        self._second_role = second_role
        self._tag_role, self._note_role, self._third_role = tag, note, third

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for two lines, or for one and a little air."""
        line = option.fontMetrics.height()
        second = index.data(self._second_role)
        news = self._smaller(option).height() if self._text(index, self._third_role) else 0
        return QSize(120, line + int(0.92 * line) + 8 + news if second else line + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row as the style draws it without text, then the two lines."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        title, drawn.text = drawn.text, ""
        style = drawn.widget.style() if drawn.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        drawn.text = title
        element = QStyle.SubElement.SE_ItemViewItemText
        area = style.subElementRect(element, drawn, drawn.widget).adjusted(2, 3, -2, -3)
        area.setRight(drawn.rect.right() - 4)
        second = str(index.data(self._second_role) or "")
        painter.save()
        area = self._without_third(painter, drawn, area, self._text(index, self._third_role))
        self._draw_title(painter, drawn, area, (title, second, self._text(index, self._tag_role)))
        if second:
            note = self._text(index, self._note_role)
            self._draw_second(painter, drawn, area, (second, note))
        painter.restore()

    def _without_third(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, third: str
    ) -> QRect:
        """Draw the third line, if there is one; gives the room above it."""
        if not third:
            return area
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        painter.setPen(_color(option, QPalette.ColorRole.Link))
        text = painter.fontMetrics().elidedText(third, _RIGHT, area.width())
        align = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom
        painter.drawText(area, align, text)
        return area.adjusted(0, 0, 0, -self._smaller(option).height())

    def _smaller(self, option: QStyleOptionViewItem) -> QFontMetrics:
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        return QFontMetrics(font)

    def _text(self, index: Index, role: int) -> str:
        return str(index.data(role) or "") if role >= 0 else ""

    def _draw_title(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        texts: tuple[str, str, str],
    ) -> None:
        title, second, tag = texts
        font = QFont(option.font)
        font.setBold(not second and self._tag_role < 0)
        painter.setFont(font)
        painter.setPen(_color(option, QPalette.ColorRole.Text))
        room = area.adjusted(0, 0, -self._draw_tag(painter, option, area, tag), 0)
        align = Qt.AlignmentFlag.AlignTop if second else Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(title, _RIGHT, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | align, text)

    def _draw_tag(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, tag: str
    ) -> int:
        """A word in a frame at the right; gives the width that it takes."""
        if not tag:
            return 0
        metrics = painter.fontMetrics()
        width = metrics.horizontalAdvance(tag) + 12
        frame = QRect(area.right() - width + 1, area.top(), width, metrics.height())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(_color(option, QPalette.ColorRole.Link), 1))
        painter.drawRoundedRect(frame.adjusted(0, 0, -1, -1), 4, 4)
        painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, tag)
        painter.restore()
        return width + 6

    def _draw_second(
        self, painter: QPainter, option: QStyleOptionViewItem, area: QRect, texts: tuple[str, str]
    ) -> None:
        second, note = texts
        font = QFont(option.font)
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        bottom = Qt.AlignmentFlag.AlignBottom
        taken = 0
        if note:
            note = painter.fontMetrics().elidedText(note, _RIGHT, int(0.7 * area.width()))
            taken = painter.fontMetrics().horizontalAdvance(note) + 12
            painter.setPen(_color(option, QPalette.ColorRole.Text))
            painter.drawText(area, Qt.AlignmentFlag.AlignRight | bottom, note)
        painter.setPen(_color(option, QPalette.ColorRole.PlaceholderText))
        text = painter.fontMetrics().elidedText(second, _RIGHT, area.width() - taken)
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | bottom, text)


def _color(option: QStyleOptionViewItem, role: QPalette.ColorRole) -> QColor:
    selected = bool(option.state & QStyle.StateFlag.State_Selected)
    return option.palette.color(QPalette.ColorRole.HighlightedText if selected else role)


_RIGHT = Qt.TextElideMode.ElideRight
