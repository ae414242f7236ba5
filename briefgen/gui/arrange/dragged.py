"""A flat list whose rows are dragged to another place; the brief is what moves them."""

from collections.abc import Sequence
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from briefgen.brief.brief import Brief
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.worker.jobs import Made

Index = QModelIndex | QPersistentModelIndex


class _Row(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Row)


class DraggedRows(QAbstractListModel, Generic[R]):
    """Rows with ids; who builds on it says which there are and what moving one means."""

    mime = "application/x-briefgen-row"

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QObject | None = None
    ) -> None:
        """List the rows as they are now, and follow the brief and its pages."""
        super().__init__(parent)
        self.rows: tuple[R, ...] = ()
        self._open_brief = open_brief
        self._rendering = rendering
        self._refresh()
        open_brief.brief_changed.connect(self._follow)
        rendering.made.connect(self._take)

    def ids(self) -> tuple[str, ...]:
        """The rows in their order."""
        return tuple(each.id for each in self.rows)

    def show_rows(self, rows: tuple[R, ...]) -> None:
        """Show these; a row that only moved stays selected and is seen to move."""
        old, new = [each.id for each in self.rows], [each.id for each in rows]
        if old == new:
            self._update(rows)
        elif moved := _moved(old, new):
            source, target = moved
            before = target + 1 if target > source else target
            self.beginMoveRows(QModelIndex(), source, source, QModelIndex(), before)
            self.rows = rows
            self.endMoveRows()
            self._update(rows)
        else:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()

    def move(self, row: str, to: int) -> bool:
        """Move a row to a place among all rows; whether it moved."""
        raise NotImplementedError

    def find(self, row: str) -> QModelIndex:
        """Where a row stands."""
        return self.index(self.ids().index(row)) if row in self.ids() else QModelIndex()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All rows."""
        return 0 if parent.isValid() else len(self.ids())

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dragged; they are dropped between others, never into one."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        dragged = flag.ItemIsDragEnabled | flag.ItemNeverHasChildren
        return flag.ItemIsEnabled | flag.ItemIsSelectable | dragged

    def supportedDropActions(self) -> Qt.DropAction:
        """Only moving."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Rows of this list."""
        return [self.mime]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The row that is dragged."""
        data = QMimeData()
        if indexes:
            data.setData(self.mime, self.ids()[indexes[0].row()].encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move the row to where it was dropped. The rows follow the brief: no copy is left."""
        dragged = bytes(data.data(self.mime).data()).decode()
        source = self.find(dragged)
        if not source.isValid():
            return False
        target = row if row >= 0 else len(self.ids())
        self.move(dragged, target - 1 if source.row() < target else target)
        return False

    def _refresh(self) -> None:
        """Show the rows of the brief as it is."""
        raise NotImplementedError

    def _take(self, made: Made) -> None:
        self._refresh()

    def _follow(self, before: Brief, after: Brief) -> None:
        self._refresh()

    def _update(self, rows: tuple[R, ...]) -> None:
        changed = [
            n for n, (old, new) in enumerate(zip(self.rows, rows, strict=True)) if old != new
        ]
        self.rows = rows
        for number in changed:
            self.dataChanged.emit(self.index(number), self.index(number))


def _moved(old: list[str], new: list[str]) -> tuple[int, int] | None:
    """From where to where one row moved, when that is all that happened."""
    if sorted(old) != sorted(new):
        return None
    for each in old:
        if [o for o in old if o != each] == [n for n in new if n != each]:
            return old.index(each), new.index(each)
    return None
