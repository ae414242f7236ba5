"""Step 2: the order of the sections, and which of them are in."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.gui.icons import icon
from briefgen.gui.models.sections import SectionRole, SectionsModel
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.two_lines import TwoLines


class ArrangePanel(QWidget):
    """A list to drag in; two buttons and Alt with the arrow keys do the same."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QWidget | None = None
    ) -> None:
        """List the sections of this brief."""
        super().__init__(parent)
        self._open_brief = open_brief
        self.model = SectionsModel(open_brief, rendering, self)
        self._add_list()
        self.up = self._button(self.tr("Move u&p"), "arrow-up")
        self.up.clicked.connect(self.move_up)
        self.down = self._button(self.tr("Move do&wn"), "arrow-down")
        self.down.clicked.connect(self.move_down)
        self._arrange()
        open_brief.section_selected.connect(self._show_selected)
        self.model.modelReset.connect(self._show_selected)
        self.model.rowsMoved.connect(self._show_buttons)
        self._show_selected()

    def move_up(self) -> None:
        """Move the section in hand up by one."""
        self._move(-1)

    def move_down(self) -> None:
        """Move the section in hand down by one."""
        self._move(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Alt+Up and Alt+Down move the row, Delete leaves it out."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if alt and event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(-1 if event.key() == Qt.Key.Key_Up else 1)
            return True
        if event.key() == Qt.Key.Key_Delete:
            role = Qt.ItemDataRole.CheckStateRole
            self.model.setData(self.list.currentIndex(), Qt.CheckState.Unchecked, role)
            return True
        return False

    def _add_list(self) -> None:
        self.list = QListView()
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(TwoLines(SectionRole.SECOND_LINE, self.list))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.list.setDragDropOverwriteMode(False)
        self.list.installEventFilter(self)
        self.list.selectionModel().currentChanged.connect(self._select)

    def _button(self, text: str, picture: str) -> QPushButton:
        button = QPushButton(icon(picture), text)
        button.setAutoDefault(True)
        return button

    def _arrange(self) -> None:
        hint = QLabel(
            self.tr(
                "Drag a section, or press Alt+Up and Alt+Down. "
                "Without a tick it is left out; its words are kept."
            )
        )
        hint.setWordWrap(True)
        buttons = QHBoxLayout()
        buttons.addWidget(self.up)
        buttons.addWidget(self.down)
        column = QVBoxLayout(self)
        column.addWidget(hint)
        column.addWidget(self.list, 1)
        column.addLayout(buttons)

    def _move(self, by: int) -> None:
        section = self.list.currentIndex().data(SectionRole.SECTION)
        row = self.list.currentIndex().row() + by
        if section and self.model.move(str(section), row):
            title = self.model.rows[row].title
            text = self.tr("{0} moved to position {1} of {2}")
            announce(self, text.format(title, row + 1, len(self.model.rows)))

    def _select(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self._open_brief.select(str(current.data(SectionRole.SECTION)))
        self._show_buttons()

    def _show_selected(self) -> None:
        index = self.model.find(self._open_brief.section)
        if index.isValid() and index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
        self._show_buttons()

    def _show_buttons(self) -> None:
        row, last = self.list.currentIndex().row(), len(self.model.rows) - 1
        self.up.setEnabled(row > 0)
        self.down.setEnabled(0 <= row < last)
