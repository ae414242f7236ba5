"""Step 2: the order of the sections, which of them are in, and which picks come first."""

from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from briefgen.gui.arrange.movable_list import MovableList
from briefgen.gui.arrange.picks import PickRole, PicksModel
from briefgen.gui.arrange.sections import SectionRole, SectionsModel
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.show_as import ShowAs
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.two_lines import TwoLines

_NOTHING = Qt.ItemDataRole.UserRole + 50  # no second line


class ArrangePanel(QWidget):
    """Two lists in their order: the sections, and below them the chosen indicators."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QWidget | None = None
    ) -> None:
        """List the sections and the choice of this brief."""
        super().__init__(parent)
        self._open_brief = open_brief
        self.model = SectionsModel(open_brief, rendering, self)
        self.picks_model = PicksModel(open_brief, rendering, self)
        self._add_sections()
        self._add_picks()
        self._arrange()
        open_brief.section_selected.connect(self._show_selected)
        self.model.modelReset.connect(self._show_selected)
        self._show_selected()

    def move_up(self) -> None:
        """Move the section in hand up by one."""
        self._sections.move_up()

    def move_down(self) -> None:
        """Move the section in hand down by one."""
        self._sections.move_down()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Delete leaves the section out."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Delete:
            role = Qt.ItemDataRole.CheckStateRole
            self.model.setData(self.list.currentIndex(), Qt.CheckState.Unchecked, role)
            return True
        return False

    def _add_sections(self) -> None:
        texts = (self.tr("Move u&p"), self.tr("Move do&wn"))
        self._sections = MovableList(self.model, texts)
        self.list, self.up, self.down = (
            self._sections.list,
            self._sections.up,
            self._sections.down,
        )
        self.list.setAccessibleName(self.tr("Sections"))
        self.list.setItemDelegate(TwoLines(SectionRole.SECOND_LINE, self.list))
        self.list.installEventFilter(self)
        self.list.customContextMenuRequested.connect(self._open_sections_menu)
        self.list.selectionModel().currentChanged.connect(self._select)

    def _add_picks(self) -> None:
        self.picks = MovableList(self.picks_model, (self.tr("Up"), self.tr("Down")))
        self.picks.up.setAccessibleName(self.tr("Move the indicator up"))
        self.picks.down.setAccessibleName(self.tr("Move the indicator down"))
        view = self.picks.list
        view.setAccessibleName(self.tr("Chosen indicators"))
        view.setItemDelegate(TwoLines(_NOTHING, view, tag=PickRole.PLACE))
        self.show_as = ShowAs(self._open_brief)
        self.picks.buttons.addWidget(self.show_as)
        view.selectionModel().currentChanged.connect(self._select_pick)
        self.picks_model.modelReset.connect(self._show_pick)
        view.customContextMenuRequested.connect(self._open_menu)

    def _arrange(self) -> None:
        split = QSplitter(Qt.Orientation.Vertical)
        text = self.tr(
            "Drag a section, or press Alt+Up and Alt+Down. "
            "Without a tick it is left out; its words are kept."
        )
        indicators = self.tr(
            "Indicators: what stands first gets most room, what stands last least."
        )
        for part in (_part(text, self._sections), _part(indicators, self.picks)):
            split.addWidget(part)
            part.raise_()  # else a screen reader meets them in reverse
        split.setSizes([400, 300])
        split.setStretchFactor(0, 4)
        split.setStretchFactor(1, 3)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.addWidget(split)

    def _select(self, current: QModelIndex, previous: QModelIndex) -> None:
        if current.isValid():
            self._open_brief.select(str(current.data(SectionRole.SECTION)))

    def _show_selected(self) -> None:
        index = self.model.find(self._open_brief.section)
        if index.isValid() and index != self.list.currentIndex():
            self.list.setCurrentIndex(index)
        self._sections.show_buttons()

    def _select_pick(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._show_pick()

    def _show_pick(self) -> None:
        self.show_as.set_indicator(str(self.picks.list.currentIndex().data(PickRole.INDICATOR)))

    def _open_menu(self, place: QPoint) -> None:
        view = self.picks.list
        if view.currentIndex().isValid():
            menu = self.picks.menu()
            self.show_as.add_to(menu)
            menu.popup(view.viewport().mapToGlobal(place))

    def _open_sections_menu(self, place: QPoint) -> None:
        index, role = self.list.currentIndex(), Qt.ItemDataRole.CheckStateRole
        if index.isValid():
            menu, states = self._sections.menu(), Qt.CheckState
            is_in = Qt.CheckState(index.data(role)) is states.Checked
            text = self.tr("Leave the section &out") if is_in else self.tr("Put the section &in")
            other = states.Unchecked if is_in else states.Checked
            row = QPersistentModelIndex(index)
            menu.addAction(text, partial(self.model.setData, row, other, role))
            menu.popup(self.list.viewport().mapToGlobal(place))


def _part(text: str, below: QWidget) -> QWidget:
    part = QWidget()
    hint = Label(text)
    hint.setWordWrap(True)
    column = QVBoxLayout(part)
    column.setContentsMargins(0, 0, 0, 0)
    column.addWidget(hint)
    column.addWidget(below, 1)
    return part
