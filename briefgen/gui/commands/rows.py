"""How an entry looks in the list: its title, more quietly where it is found, its keys."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from briefgen.gui.commands.entries import Entry

Index = QModelIndex | QPersistentModelIndex
ENTRY = Qt.ItemDataRole.UserRole
_MARGIN, _GAP = 12, 16
_RIGHT = Qt.TextElideMode.ElideRight
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class EntryRows(QStyledItemDelegate):
    """Draws one line for each entry."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line and a little air; as wide as the list."""
        return QSize(0, option.fontMetrics.height() + 10)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """The row as the style draws it without text, then the three texts."""
        drawn = QStyleOptionViewItem(option)
        self.initStyleOption(drawn, index)
        drawn.text = ""
        style = drawn.widget.style() if drawn.widget else QApplication.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, drawn, painter, drawn.widget)
        entry = index.data(ENTRY)
        if isinstance(entry, Entry):
            painter.save()
            self._draw(painter, drawn, entry)
            painter.restore()

    def _draw(self, painter: QPainter, option: QStyleOptionViewItem, entry: Entry) -> None:
        room, metrics = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0), option.fontMetrics
        if entry.keys:
            painter.setPen(_color(option, quiet=True))
            painter.drawText(room, Qt.AlignmentFlag.AlignRight | _MIDDLE, entry.keys)
            room.setRight(room.right() - metrics.horizontalAdvance(entry.keys) - _GAP)
        painter.setPen(_color(option, quiet=entry.is_dimmed))
        title = metrics.elidedText(entry.title, _RIGHT, room.width())
        painter.drawText(room, Qt.AlignmentFlag.AlignLeft | _MIDDLE, title)
        rest = QRect(room)
        rest.setLeft(room.left() + metrics.horizontalAdvance(title) + _GAP)
        if rest.width() > 2 * _GAP:
            painter.setPen(_color(option, quiet=True))
            text = metrics.elidedText(described(entry), _RIGHT, rest.width())
            painter.drawText(rest, Qt.AlignmentFlag.AlignLeft | _MIDDLE, text)


def described(entry: Entry) -> str:
    """Where an entry is found, or why it cannot be run."""
    if not entry.is_dimmed:
        return entry.path
    dimmed = QApplication.translate("EntryRows", "dimmed")
    return f"{entry.path} — {dimmed}: {entry.why}" if entry.why else f"{entry.path} — {dimmed}"


def spoken(entry: Entry) -> str:
    """All of an entry for those who do not see the row."""
    return ", ".join(filter(None, (entry.title, described(entry), entry.keys)))


def _color(option: QStyleOptionViewItem, *, quiet: bool) -> QColor:
    roles = QPalette.ColorRole
    if option.state & QStyle.StateFlag.State_Selected:
        return option.palette.color(roles.HighlightedText)
    return option.palette.color(roles.PlaceholderText if quiet else roles.Text)
