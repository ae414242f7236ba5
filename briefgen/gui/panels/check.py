"""Step 4: what a person should look at before the brief goes out."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QListView, QVBoxLayout, QWidget

from briefgen.gui.models.problems import ProblemRole, ProblemsModel
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.wrapped import WrappedRows
from briefgen.gui.wording import counted
from briefgen.worker.jobs import Failed, Made


class CheckPanel(QWidget):
    """The problems as a list; Enter or a double click takes the section in hand."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QWidget | None = None
    ) -> None:
        """List the problems of this brief."""
        super().__init__(parent)
        self._open_brief = open_brief
        self.model = ProblemsModel(rendering, self)
        self._head = QLabel()
        self._head.setWordWrap(True)
        self.list = _List()
        self.list.setAccessibleName(self.tr("To check"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(WrappedRows(ProblemRole.HEAD, ProblemRole.ICON, self.list))
        self.list.activated.connect(self._go)
        column = QVBoxLayout(self)
        self._failure = QLabel()
        self._failure.setWordWrap(True)
        self._failure.setTextFormat(Qt.TextFormat.PlainText)
        self._failure.hide()
        column.addWidget(self._failure)
        column.addWidget(self._head)
        column.addWidget(self.list, 1)
        self.model.modelReset.connect(self._show)
        rendering.failed.connect(self._show_failure)
        rendering.made.connect(self._hide_failure)
        self._show()

    def step(self, by: int) -> None:
        """Go to the next or the previous problem and its section."""
        count = self.model.rowCount()
        if not count:
            return
        selected = self.list.selectedIndexes()  # the list has a current row as soon as it has focus
        start = selected[0].row() if selected else (-1 if by > 0 else 0)
        index = self.model.index((start + by) % count)
        self.list.setCurrentIndex(index)
        self._go(index)

    def _go(self, index: QModelIndex) -> None:
        section = str(index.data(ProblemRole.SECTION) or "")
        if section:
            self._open_brief.select(section)

    def _show_failure(self, failed: Failed) -> None:
        text = self.tr("The pages cannot be made: {0}").format(failed.message)
        self._failure.setText(text)
        self._failure.show()
        announce(self, text)

    def _hide_failure(self, made: Made) -> None:
        self._failure.hide()

    def _show(self) -> None:
        count = self.model.rowCount()
        if not count:
            text = self.tr("Nothing to check.")
        else:
            one, many = self.tr("{0} thing to check."), self.tr("{0} things to check.")
            text = counted(count, one, many) + self.tr(" Enter goes to the section.")
        if text != self._head.text():
            self._head.setText(text)
            announce(self, text)


class _List(QListView):
    """Rows as wide as the list; their height follows when the list is resized."""

    def __init__(self) -> None:
        super().__init__()
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
