"""Rows with an icon, a bold head, and a text that shows in full over as many lines as it needs."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from briefgen.gui.icons import paint_icon

Index = QModelIndex | QPersistentModelIndex
_ICON, _MARGIN = 16, 6
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class WrappedRows(QStyledItemDelegate):
    """Draws what ``head_role`` says in bold, then the display text wrapped to the list."""

    def __init__(self, head_role: int, icon_role: int, view: QListView) -> None:
        """``icon_role`` names an icon file."""
        super().__init__(view)
        self._head_role = head_role
        self._icon_role = icon_role
        self._view = view
        self.faded_role = -1  # says of a row whether its text is greyed

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text is when it is as wide as the list."""
        width = self._view.viewport().width()
        metrics = QFontMetrics(option.font)
        area = QRect(0, 0, width - _ICON - 3 * _MARGIN, 10_000)
        text = metrics.boundingRect(area, int(_WRAP), str(index.data()))
        return QSize(width, metrics.height() + text.height() + 2 * _MARGIN + 4)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Background as the style has it, then icon, head and text."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""
        widget: QWidget | None = drawn.widget
        style = widget.style() if widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, widget)
        role = QPalette.ColorRole
        selected = bool(drawn.state & QStyle.StateFlag.State_Selected)
        faded = self.faded_role >= 0 and bool(index.data(self.faded_role))
        color = drawn.palette.color(role.PlaceholderText if faded else role.Text)
        if selected:
            color = drawn.palette.color(role.HighlightedText)
        area = drawn.rect.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        picture = QRect(area.left(), area.top(), _ICON, _ICON)
        paint_icon(str(index.data(self._icon_role)), painter, picture, color)
        area.setLeft(area.left() + _ICON + _MARGIN)
        painter.save()
        painter.setPen(color)
        font = QFont(drawn.font)
        font.setBold(True)
        painter.setFont(font)
        head = str(index.data(self._head_role))
        head = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), head)
        painter.setFont(drawn.font)
        area.setTop(area.top() + QFontMetrics(drawn.font).height() + 2)
        painter.drawText(area, int(_WRAP), str(index.data()))
        painter.restore()
