"""Rows with an icon, a bold head, and a text that shows in full over as many lines as it needs.

What has no head is one itself: its text is bold.
"""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QWidget,
)

from briefgen.gui.icons import paint_icon

Index = QModelIndex | QPersistentModelIndex
_ICON, _MARGIN = 16, 6  # an icon is as high as the text, but no smaller than this
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class WrappedRows(QStyledItemDelegate):
    """Draws what ``head_role`` says in bold, then the display text wrapped to the list."""

    def __init__(self, head_role: int, icon_role: int, view: QTreeView) -> None:
        """``icon_role`` names an icon file."""
        super().__init__(view)
        self._head_role = head_role
        self._icon_role = icon_role
        self._view = view
        self.faded_role = -1  # says of a row whether its text is greyed

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """As high as the text is when it is as wide as the list."""
        width = self._view.viewport().width() - self._view.indentation() * _depth(index)
        head = str(index.data(self._head_role) or "")
        metrics = QFontMetrics(option.font if head else _bold(option.font))
        area = QRect(0, 0, width - _icon_size(metrics) - 3 * _MARGIN, 10_000)
        text = metrics.boundingRect(area, int(_WRAP), str(index.data()))
        above = metrics.height() + 2 if head else 0
        return QSize(width, above + text.height() + 2 * _MARGIN + 2)

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
        size = _icon_size(QFontMetrics(drawn.font))
        picture = QRect(area.left(), area.top(), size, size)
        paint_icon(str(index.data(self._icon_role)), painter, picture, color)
        area.setLeft(area.left() + size + _MARGIN)
        painter.save()
        painter.setPen(color)
        self._draw_words(painter, drawn.font, area, index)
        painter.restore()

    def _draw_words(self, painter: QPainter, font: QFont, area: QRect, index: Index) -> None:
        head = str(index.data(self._head_role) or "")
        painter.setFont(_bold(font))
        if head:
            head = painter.fontMetrics().elidedText(head, Qt.TextElideMode.ElideRight, area.width())
            painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), head)
            painter.setFont(font)
            area.setTop(area.top() + QFontMetrics(font).height() + 2)
        painter.drawText(area, int(_WRAP), str(index.data()))


def _icon_size(metrics: QFontMetrics) -> int:
    return max(_ICON, metrics.height())


def _bold(font: QFont) -> QFont:
    bold = QFont(font)
    bold.setBold(True)
    return bold


def _depth(index: Index) -> int:
    """How many indentations stand before a row."""
    parent = index.parent()
    return 1 + (_depth(parent) if parent.isValid() else 0)
