"""Rows with a tick, a title, and a quieter second line."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

Index = QModelIndex | QPersistentModelIndex


class TwoLines(QStyledItemDelegate):
    """Draws the display text, and below it what ``second_role`` says; bold without a tick."""

    def __init__(self, second_role: int, parent: QObject | None = None) -> None:
        """Take the second line from this role."""
        super().__init__(parent)
        self._second_role = second_role

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Room for two lines, or for one and a little air."""
        line = option.fontMetrics.height()
        second = index.data(self._second_role)
        return QSize(120, line + int(0.92 * line) + 8 if second else line + 10)

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
        painter.save()
        self._draw_lines(painter, drawn, area, (title, str(index.data(self._second_role) or "")))
        painter.restore()

    def _draw_lines(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        area: QRect,
        lines: tuple[str, str],
    ) -> None:
        role = QPalette.ColorRole
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        palette = option.palette
        first = palette.color(role.HighlightedText if selected else role.Text)
        quiet = palette.color(role.HighlightedText if selected else role.PlaceholderText)
        font = QFont(option.font)
        font.setBold(not lines[1])
        painter.setFont(font)
        painter.setPen(first)
        top = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
        middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        text = painter.fontMetrics().elidedText(lines[0], _RIGHT, area.width())
        painter.drawText(area, top if lines[1] else middle, text)
        if not lines[1]:
            return
        font.setPointSizeF(font.pointSizeF() * 0.92)
        painter.setFont(font)
        painter.setPen(quiet)
        text = painter.fontMetrics().elidedText(lines[1], _RIGHT, area.width())
        painter.drawText(area, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, text)


_RIGHT = Qt.TextElideMode.ElideRight
