"""What newer figures would change: old and new side by side."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief.updating import FigureChange
from briefgen.evidence.dates import format_date, format_period
from briefgen.evidence.formatting import format_amount
from briefgen.evidence.pack import Pack, find_entity, find_indicator
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.scrolled import fit_to_screen


class FiguresDialog(QDialog):
    """A table of changes, with Apply and Cancel."""

    def __init__(self, pack: Pack, changes: tuple[FigureChange, ...], parent: QWidget) -> None:
        """List what this pack would change."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Update figures"))
        head = Label(self._head(len(changes), format_date(pack.date)))
        head.setWordWrap(True)
        self.table = QTableWidget(len(changes), 5)
        self._fill(pack, changes)
        column = QVBoxLayout(self)
        column.addWidget(head)
        column.addWidget(self.table)
        column.addWidget(self._buttons())
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        fit_to_screen(self, 100 * letter, 26 * line)

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
                table.setItem(row, number, item)

    def _texts(self, pack: Pack, change: FigureChange) -> tuple[str, ...]:
        indicator = find_indicator(pack, change.indicator)
        assert indicator
        before = self.tr("new")
        if change.before is not None:
            before = format_amount(change.before, indicator.unit)
        return (
            indicator.title,
            find_entity(pack, change.entity).short,
            format_period(change.period),
            before,
            format_amount(change.amount, indicator.unit),
        )

    def _buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("&Apply"), QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons


_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
