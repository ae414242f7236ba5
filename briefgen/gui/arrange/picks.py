"""The chosen indicators in their order, which decides what is demoted when room is short."""

from enum import IntEnum

from PySide6.QtCore import Qt

from briefgen.brief import edits
from briefgen.brief.overview import Pick, picks
from briefgen.gui.arrange.dragged import DraggedRows, Index
from briefgen.gui.widgets.plain import tip
from briefgen.gui.wording import prominence_word


class PickRole(IntEnum):
    """What a row knows beyond what views ask for."""

    INDICATOR = Qt.ItemDataRole.UserRole
    PLACE = Qt.ItemDataRole.UserRole + 1


class PicksModel(DraggedRows[Pick]):
    """Rows of the choice; moving one is an edit of the brief."""

    mime = "application/x-briefgen-indicator"

    def move(self, row: str, to: int) -> bool:
        """Move an indicator to a place in the choice."""
        shown = self.ids()
        if row not in shown or not 0 <= to < len(shown) or shown[to] == row:
            return False
        brief = self._open_brief.brief
        label = self.tr("Move “{0}”").format(self.rows[shown.index(row)].title)
        after = edits.move_indicator(brief, row, brief.indicators.index(shown[to]))
        self._open_brief.apply(label, after)
        return True

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Title, and where it is seen."""
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return row.title
            case Qt.ItemDataRole.ToolTipRole:
                return tip(row.title)
            case PickRole.INDICATOR:
                return row.id
            case PickRole.PLACE:
                return self._place(row)
            case Qt.ItemDataRole.AccessibleTextRole:
                text = self.tr("{0}, indicator {1} of {2}")
                return text.format(row.title, index.row() + 1, len(self.rows))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return self._place(row)
            case _:
                return None

    def _place(self, row: Pick) -> str:
        if row.place is None:
            return ""
        word = prominence_word(row.place)
        return self.tr("{0}, set by you").format(word) if row.pinned else word

    def _refresh(self) -> None:
        latest = self._rendering.latest
        self.show_rows(picks(self._open_brief.brief, latest.seen if latest else {}))
