"""The panel of the command search: a field, what is found below it, and how it is used."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QPalette
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMainWindow,
    QVBoxLayout,
)

from briefgen.gui.commands.entries import Entry
from briefgen.gui.commands.rows import ENTRY, EntryRows, described, spoken
from briefgen.gui.icons import icon
from briefgen.gui.widgets.announce import announce, describe
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.plain import Label, tip
from briefgen.gui.widgets.popover import MARGIN, Popover
from briefgen.gui.wording import counted

_SHOWN = 10  # rows
_WIDTH = 100  # letters
_REST = 1000  # milliseconds without typing before results are said
_STEPS = {
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_PageUp: -_SHOWN,
    Qt.Key.Key_PageDown: _SHOWN,
}

Find = Callable[[str], tuple[Entry, ...]]


class CommandSearch(Popover):
    """Typing narrows, Up and Down walk the rows, Enter or a click chooses one."""

    chosen = Signal(object)  # Entry

    def __init__(self, window: QMainWindow, find: Find) -> None:
        """``find`` says what is found for a text."""
        super().__init__(window)
        self._bar = window.menuBar()
        self._find = find
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("All commands"))
        glass = QAction(icon("search"), self.tr("Search"), self)
        self.line.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        OwnUndo(self.line)
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QListWidget.Shape.NoFrame)
        self.list.setAccessibleName(self.tr("Found"))
        self.list.setItemDelegate(EntryRows(self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hint = Label()
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.hint.setContentsMargins(12, 0, 12, 4)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        for each in (self.line, self.list, self.hint):
            self._column.addWidget(each)
        self._say_soon = QTimer(self, singleShot=True, interval=_REST)
        self._say_soon.timeout.connect(self._say)
        self.line.installEventFilter(self)
        self.line.textChanged.connect(self._show)
        self.list.itemClicked.connect(self._choose)
        self.closed.connect(self._say_soon.stop)

    def begin(self, text: str, name: str) -> None:
        """Open with a text, such as the sign that asks for places; the name is the field's."""
        self.line.setAccessibleName(name)
        self.line.setAccessibleDescription(self._usage())
        self.line.setPlaceholderText(name)
        self.line.blockSignals(True)
        self.line.setText(text)
        self.line.blockSignals(False)
        self._show()
        self.open(self.line)
        announce(self.line, self._result())  # its description says how to use it

    def wanted(self) -> QRect:
        """On top and in the middle, as high as what is found needs."""
        window = self._bar.window()
        top = self._bar.mapTo(window, QPoint(0, self._bar.height())).y() + MARGIN
        letters = self.fontMetrics().averageCharWidth() * _WIDTH
        width = min(letters, window.width() - 2 * MARGIN)
        height = self._height_with(_SHOWN, width)
        row = max(1, self.list.sizeHintForRow(0))
        over = height - (window.height() - top - MARGIN)
        if over > 0:
            height = self._height_with(max(1, _SHOWN - -(-over // row)), width)
        return QRect(QPoint((window.width() - width) // 2, top), QSize(width, height))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keys of the list, while the field has the focus; Home and End are of the field."""
        if watched is self.line and event.type() == QEvent.Type.KeyPress:
            return isinstance(event, QKeyEvent) and self._takes(event)
        return super().eventFilter(watched, event)

    def entries(self) -> tuple[Entry, ...]:
        """What is found, as it stands in the list."""
        return tuple(self.list.item(row).data(ENTRY) for row in range(self.list.count()))

    def _takes(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.key() in _STEPS and not event.modifiers() & _HELD:
            last = self.list.count() - 1
            row = self.list.currentRow() + _STEPS[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(last, row)) if last >= 0 else -1)
            self._say_soon.stop()
            describe(self.line, self._current())
        else:
            return False
        return True

    def _show(self) -> None:
        self.list.clear()
        for entry in self._find(self.line.text()):
            item = QListWidgetItem(entry.title)
            item.setData(ENTRY, entry)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken(entry))
            item.setToolTip(tip(described(entry)))
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self.hint.setText(self._usage() if self.list.count() else self.tr("Nothing found"))
        self._say_soon.start()
        if self.isVisible():
            self.settle()

    def _choose(self) -> None:
        item = self.list.currentItem()
        entry = item.data(ENTRY) if item else None
        if entry and not entry.is_dimmed:
            self.dismiss()
            self.chosen.emit(entry)
        elif entry:
            describe(self.line, spoken(entry))

    def _say(self) -> None:
        describe(self.line, self._result())

    def _result(self) -> str:
        one, many = self.tr("{0} result"), self.tr("{0} results")
        count = counted(self.list.count(), one, many)
        current = self._current()
        return f"{count}. {current}" if current else self.hint.text()

    def _current(self) -> str:
        item = self.list.currentItem()
        return spoken(item.data(ENTRY)) if item else ""

    def _usage(self) -> str:
        return self.tr(
            "Enter chooses · type @ for a section, figure or table, # for a page · "
            "finds other names too, such as “generate” and “refresh”"
        )

    def _height_with(self, rows: int, width: int) -> int:
        """How high it is with so many rows at most; the list takes their height."""
        count = min(rows, self.list.count())
        self.list.setFixedHeight(count * self.list.sizeHintForRow(0))
        self.list.setVisible(count > 0)
        self._column.activate()
        return self._column.totalHeightForWidth(width)


_HELD = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.ShiftModifier
)
