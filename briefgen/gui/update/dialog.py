"""What newer figures would change: old and new side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief.updating import FigureChange, Kind
from briefgen.evidence.dates import format_date, format_period
from briefgen.evidence.formatting import format_amount
from briefgen.evidence.pack import Pack, find_entity, find_indicator
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.scrolled import fit_to_screen


class FiguresDialog(QDialog):
    """A table of changes, each with a tick, to be taken or not.

    What is held no longer or has another unit now is not ticked: sentences may lose their figure,
    or say something else. Of an indicator with another unit all figures are taken or none.
    """

    def __init__(
        self, before: Pack, pack: Pack, changes: tuple[FigureChange, ...], parent: QWidget
    ) -> None:
        """List what this pack would change of the one before."""
        super().__init__(parent)
        self._before = {each.id: each for each in before.indicators}
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Update figures"))
        head = Label(self._head(len(changes), format_date(pack.date)))
        head.setWordWrap(True)
        self._changes = changes
        self.table = QTableWidget(len(changes), 5)
        self.take = QPushButton()
        self._fill(pack, changes)
        self.table.itemChanged.connect(self._follow)
        self._count()
        column = QVBoxLayout(self)
        column.addWidget(head)
        column.addWidget(self.table)
        column.addWidget(self._buttons())
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        fit_to_screen(self, 100 * letter, 26 * line)

    def ticked(self) -> frozenset[str]:
        """The ids of the changes that are to be taken."""
        marked = zip(range(len(self._changes)), self._changes, strict=True)
        return frozenset(each.id for row, each in marked if self._tick(row).checkState() is _ON)

    def _tick(self, row: int) -> QTableWidgetItem:
        item = self.table.item(row, 0)
        assert item
        return item

    def _follow(self, item: QTableWidgetItem) -> None:
        """Of an indicator with another unit all figures go together."""
        own = self._changes[item.row()]
        for row, each in enumerate(self._changes):
            if Kind.REBASED in (own.kind, each.kind) and each.indicator == own.indicator:
                self._tick(row).setCheckState(item.checkState())
        self._count()

    def _count(self) -> None:
        count = len(self.ticked())
        self.take.setText(self.tr("&Take ticked (%n)", "", count))
        self.take.setEnabled(count > 0)

    def _head(self, count: int, date: str) -> str:
        one = self.tr("{0} figure differs in the topic library of {1}.")
        many = self.tr("{0} figures differ in the topic library of {1}.")
        rest = self.tr(" Sentences, charts and tables follow; your words stay. Undo takes it back.")
        return (one if count == 1 else many).format(count, date) + rest

    def _fill(self, pack: Pack, changes: tuple[FigureChange, ...]) -> None:
        table = self.table
        table.setAccessibleName(self.tr("Figures that change"))
        table.setHorizontalHeaderLabels(
            [
                self.tr("Indicator"),
                self.tr("Who"),
                self.tr("When"),
                self.tr("Before"),
                self.tr("Now"),
            ]
        )
        table.verticalHeader().hide()
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectRows)
        table.setTabKeyNavigation(False)
        table.setWordWrap(True)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for row, change in enumerate(changes):
            for number, text in enumerate(self._texts(pack, change)):
                item = QTableWidgetItem(text)
                if number >= 3:
                    item.setTextAlignment(_RIGHT)
                if number == 0:
                    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                    item.setCheckState(_ON if change.kind in _SURE else _OFF)
                table.setItem(row, number, item)

    def _texts(self, pack: Pack, change: FigureChange) -> tuple[str, ...]:
        indicator = find_indicator(pack, change.indicator)
        assert indicator
        before, now = self.tr("new"), self.tr("no longer held")
        old = self._before.get(change.indicator, indicator)
        if change.before is not None:
            before = format_amount(change.before, old.unit)
        if change.amount is not None:
            now = format_amount(change.amount, indicator.unit)
        return (
            indicator.title,
            find_entity(pack, change.entity).short,
            format_period(change.period),
            before,
            now,
        )

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.addButton(self.take, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked
_SURE = (Kind.NEW, Kind.REVISED)
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
