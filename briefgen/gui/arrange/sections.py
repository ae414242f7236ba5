"""The sections of a brief in order, as a flat list that can be ticked and dragged."""

from enum import IntEnum

from PySide6.QtCore import Qt

from briefgen.brief import edits
from briefgen.brief.overview import Row, arrangement, is_too_long
from briefgen.gui.arrange.dragged import DraggedRows, Index


class SectionRole(IntEnum):
    """What a row knows beyond what views ask for."""

    SECOND_LINE = Qt.ItemDataRole.UserRole
    SECTION = Qt.ItemDataRole.UserRole + 1


class SectionsModel(DraggedRows[Row]):
    """Rows of the arrangement; ticking and moving are edits of the brief."""

    mime = "application/x-briefgen-section"

    def move(self, section: str, to: int) -> bool:
        """Move a section to a place among all rows."""
        shown = tuple(each.id for each in self.rows)
        if section not in shown or not 0 <= to < len(shown) or shown[to] == section:
            return False
        label = self.tr("Move “{0}”").format(self.rows[shown.index(section)].title)
        after = edits.move_section(self._open_brief.brief, shown, section, to)
        self._open_brief.apply(label, after)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Rows are dragged and ticked."""
        flag = super().flags(index)
        return flag | Qt.ItemFlag.ItemIsUserCheckable if index.isValid() else flag

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
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._second_line(row).replace(" · ", ", ")
            case SectionRole.SECTION:
                return row.id
            case Qt.ItemDataRole.AccessibleTextRole:
                place = self.tr("{0}, section {1} of {2}")
                return place.format(row.title, index.row() + 1, len(self.rows))
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

    def _second_line(self, row: Row) -> str:
        if not row.included:
            return self.tr("Left out")
        whose = self.tr("Your words") if row.edited else self.tr("Suggested text")
        if not row.budget:
            return whose
        length = self.tr("{0} of {1} words").format(row.words, row.budget)
        if is_too_long(row.words, row.budget):
            length = self.tr("{0}, too long").format(length)
        return f"{whose} · {length}"

    def _refresh(self) -> None:
        latest = self._rendering.latest
        self.show_rows(arrangement(self._open_brief.brief, latest.suggested) if latest else ())
