"""The tree of problems: rows as wide as it, folds that stay as a person left them, type-ahead."""

from collections.abc import Iterator

from PySide6.QtCore import QModelIndex, QPoint, QRect, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QTreeView

from briefgen.gui.check.problems import ProblemRole, ProblemsModel
from briefgen.gui.widgets.wrapped import WrappedRows

FEW = 5  # lines that are taken in at a glance; where there are more, groups are folded at first


class ProblemList(QTreeView):
    """Groups are open while there are few problems, or where a person opened them."""

    menu_asked = Signal(QPoint)  # where on the screen

    def __init__(self, model: ProblemsModel) -> None:
        """Show what this model lists."""
        super().__init__()
        self._problems = model
        self._unfolded: dict[str, bool] = {}  # what a person did, by the name of the group
        self._typed = ""
        self._typing = QTimer(self, singleShot=True)
        self.setModel(model)
        rows = WrappedRows(ProblemRole.HEAD, ProblemRole.ICON, self)
        rows.faded_role = ProblemRole.IS_ACCEPTED
        self.setItemDelegate(rows)
        self.setHeaderHidden(True)
        self.setIndentation(14)
        self.setExpandsOnDoubleClick(False)  # a double click activates, which is enough
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)
        self.expanded.connect(self._keep_unfolded)
        self.collapsed.connect(self._keep_folded)
        self.fold()

    def fold(self) -> None:
        """Each group as a person left it; else folded where the list would be long."""
        heads = self._problems.heads()
        lines = self._problems.rowCount() + sum(self._problems.rowCount(each) for each in heads)
        searched = self._problems.is_searched()
        blocked = QSignalBlocker(self)
        for head in heads:
            kept = self._unfolded.get(str(head.data(ProblemRole.GROUP)), lines <= FEW)
            self.setExpanded(head, searched or kept)
        blocked.unblock()

    def take(self, index: QModelIndex) -> None:
        """Have this row in hand, out of its fold."""
        if index.parent().isValid():
            self.expand(index.parent())
        self.setCurrentIndex(index)

    def taken(self) -> QModelIndex:
        """The row in hand; the current one is none until a person goes there."""
        selected = self.selectedIndexes()
        return selected[0] if selected else QModelIndex()

    def keyboardSearch(self, search: str) -> None:
        """Go to the next row that begins so, whatever number or mark is before its words.

        One letter again and again goes from row to row.
        """
        self._typed = (self._typed if self._typing.isActive() else "") + search.lower()
        self._typing.start(QApplication.keyboardInputInterval())
        again = len(set(self._typed)) == 1
        wanted = self._typed[0] if again else self._typed
        rows = list(self._shown())
        if not rows:
            return
        current = self.currentIndex()
        here = rows.index(current) + again if current in rows else 0
        found = (each for each in (*rows[here:], *rows[:here]) if _begins(each, wanted))
        self.setCurrentIndex(next(found, current))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The row in hand stays in sight, also where its buttons now take room below the list."""
        seen = QRect(QPoint(), event.oldSize()).intersects(self.visualRect(self.taken()))
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()
        if seen:
            self.scrollTo(self.taken())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._ask_at_row()
        else:
            self.menu_asked.emit(event.globalPos())

    def _ask_at_row(self) -> None:
        row = self.visualRect(self.currentIndex())
        self.menu_asked.emit(self.viewport().mapToGlobal(row.center()))

    def _shown(self) -> Iterator[QModelIndex]:
        index = self._problems.index(0, 0)
        while index.isValid():
            yield index
            index = self.indexBelow(index)

    def _keep_unfolded(self, head: QModelIndex) -> None:
        self._keep(head, unfolded=True)

    def _keep_folded(self, head: QModelIndex) -> None:
        self._keep(head, unfolded=False)
        if self.currentIndex().parent() == head:
            self.setCurrentIndex(head)  # what nobody sees is not in hand

    def _keep(self, head: QModelIndex, *, unfolded: bool) -> None:
        if not self._problems.is_searched():
            self._unfolded[str(head.data(ProblemRole.GROUP))] = unfolded


def _begins(index: QModelIndex, wanted: str) -> bool:
    text = str(index.data()).lower()
    first = next((place for place, each in enumerate(text) if each.isalpha()), 0)
    return text.startswith(wanted) or text.startswith(wanted, first)
