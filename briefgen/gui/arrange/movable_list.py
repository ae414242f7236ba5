"""A list to drag in; two buttons and Alt with the arrow keys do the same."""

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QListView,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.gui.arrange.dragged import DraggedRows
from briefgen.gui.icons import icon
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.editing import add_editing
from briefgen.gui.widgets.heard import SaysRows


class MovableList(QWidget):
    """Shows rows in an order that a person changes, and says aloud where a row went."""

    def __init__(
        self, model: DraggedRows[Any], texts: tuple[str, str], parent: QWidget | None = None
    ) -> None:
        """``texts`` are what the two buttons say."""
        super().__init__(parent)
        self._model = model
        self.list = QListView()
        self.list.setModel(model)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setDragDropOverwriteMode(False)
        self.list.installEventFilter(self)
        SaysRows(self.list)
        self.up = self._button(texts[0], "arrow-up")
        self.up.clicked.connect(self.move_up)
        self.down = self._button(texts[1], "arrow-down")
        self.down.clicked.connect(self.move_down)
        self.buttons = QHBoxLayout()
        self.buttons.addWidget(self.up)
        self.buttons.addWidget(self.down)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.list, 1)
        column.addLayout(self.buttons)
        self.list.selectionModel().currentChanged.connect(self.show_buttons)
        model.rowsMoved.connect(self.show_buttons)
        model.modelReset.connect(self.show_buttons)
        self.show_buttons()

    def move_up(self) -> None:
        """Move the row in hand up by one."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the row in hand down by one."""
        self._move(1)

    def menu(self) -> QMenu:
        """A menu of the row in hand, which goes when it is closed."""
        menu = QMenu(self.list)
        menu.aboutToHide.connect(menu.deleteLater)
        for button, move in ((self.up, self.move_up), (self.down, self.move_down)):
            menu.addAction(button.icon(), button.text(), move).setEnabled(button.isEnabled())
        add_editing(menu, self.list)
        menu.addSeparator()
        return menu

    def show_buttons(self) -> None:
        """Offer what can be done with the row in hand."""
        row, last = self.list.currentIndex().row(), self._model.rowCount() - 1
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < last)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Up and Alt+Down move the row."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        return False

    def _button(self, text: str, picture: str) -> QPushButton:
        button = QPushButton(icon(picture), text)
        button.setAutoDefault(True)
        return button

    def _move(self, by: int) -> None:
        index = self.list.currentIndex()
        if not index.isValid():
            return
        title, row = str(index.data()), index.row() + by
        if self._model.move(self._model.ids()[index.row()], row):
            text = self.tr("{0} moved to position {1} of {2}")
            announce(self, text.format(title, row + 1, self._model.rowCount()))
