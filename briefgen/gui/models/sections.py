"""The sections of a brief in order, as a flat list that can be ticked and dragged."""

from collections.abc import Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractListModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
)

from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.model import edits
from briefgen.model.brief import Brief
from briefgen.model.overview import Row, arrangement
from briefgen.worker.jobs import Made

Index = QModelIndex | QPersistentModelIndex
_MIME = "application/x-briefgen-section"


class SectionRole(IntEnum):
    """What a row knows beyond what views ask for."""

    SECOND_LINE = Qt.ItemDataRole.UserRole
    SECTION = Qt.ItemDataRole.UserRole + 1


class SectionsModel(QAbstractListModel):
    """Rows of the arrangement; ticking and moving are edits of the brief."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QObject | None = None
    ) -> None:
        """List the sections as last composed."""
        super().__init__(parent)
        self._open_brief = open_brief
        self._rendering = rendering
        self.rows: tuple[Row, ...] = ()
        self._refresh()
        open_brief.brief_changed.connect(self._follow)
        rendering.made.connect(self._take)

    def find(self, section: str) -> QModelIndex:
        """The row of a section."""
        for number, row in enumerate(self.rows):
            if row.id == section:
                return self.index(number)
        return QModelIndex()

    def move(self, section: str, to: int) -> bool:
        """Move a section to a place among all rows."""
        shown = tuple(each.id for each in self.rows)
        if section not in shown or not 0 <= to < len(shown) or shown[to] == section:
            return False
        label = self.tr("Move “{0}”").format(self.rows[shown.index(section)].title)
        after = edits.move_section(self._open_brief.brief, shown, section, to)
        self._open_brief.apply(label, after)
        return True

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """All sections, left-out ones too."""
        return 0 if parent.isValid() else len(self.rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dragged and ticked; they are dropped between others, never into one."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.ItemIsDropEnabled
        return (
            flag.ItemIsEnabled
            | flag.ItemIsSelectable
            | flag.ItemIsUserCheckable
            | flag.ItemIsDragEnabled
            | flag.ItemNeverHasChildren
        )

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, tick, whose words they are."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.CheckStateRole:
                return Qt.CheckState.Checked if row.included else Qt.CheckState.Unchecked
            case SectionRole.SECOND_LINE:
                return self._second_line(row)
            case SectionRole.SECTION:
                return row.id
            case Qt.ItemDataRole.AccessibleTextRole:
                place = self.tr("{0}, section {1} of {2}, {3}")
                state = self.tr("included") if row.included else self.tr("left out")
                return place.format(row.title, index.row() + 1, len(self.rows), state)
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Leave a section out, or put it back."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        row, brief = self.rows[index.row()], self._open_brief.brief
        if Qt.CheckState(value) is Qt.CheckState.Checked:
            label, after = self.tr("Include “{0}”"), edits.include_section(brief, row.id)
        else:
            label, after = self.tr("Leave out “{0}”"), edits.omit_section(brief, row.id)
        self._open_brief.apply(label.format(row.title), after)
        return True

    def supportedDropActions(self) -> Qt.DropAction:
        """Only moving."""
        return Qt.DropAction.MoveAction

    def mimeTypes(self) -> list[str]:
        """Rows of this program."""
        return [_MIME]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        """The section that is dragged."""
        data = QMimeData()
        if indexes:
            data.setData(_MIME, self.rows[indexes[0].row()].id.encode())
        return data

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move the section to where it was dropped. The rows follow the brief: no copy is left."""
        section = bytes(data.data(_MIME).data()).decode()
        source = self.find(section)
        if not source.isValid():
            return False
        target = row if row >= 0 else len(self.rows)
        self.move(section, target - 1 if source.row() < target else target)
        return False

    def _second_line(self, row: Row) -> str:
        if not row.included:
            return self.tr("Left out")
        return self.tr("Your words") if row.edited else self.tr("Suggested text")

    def _take(self, made: Made) -> None:
        self._refresh()

    def _follow(self, before: Brief, after: Brief) -> None:
        self._refresh()

    def _refresh(self) -> None:
        latest = self._rendering.latest
        rows = arrangement(self._open_brief.brief, latest.suggested) if latest else ()
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

    def _update(self, rows: tuple[Row, ...]) -> None:
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
