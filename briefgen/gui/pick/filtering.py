"""Which choices a search and its filters let through."""

from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from briefgen.brief.overview import Choice
from briefgen.gui.pick.choices import ChoiceRole, ChoicesModel


class Shown(IntEnum):
    """The rows of the kind filter."""

    ALL = 0
    INDICATORS = 1
    RECOMMENDATIONS = 2


class ChoiceFilter(QSortFilterProxyModel):
    """Rows that hold every word searched for; heads show while anything below them does."""

    def __init__(self, model: ChoicesModel, parent: QObject | None = None) -> None:
        """Let everything through at first."""
        super().__init__(parent)
        self._words: list[str] = []
        self._kind = Shown.ALL
        self._theme = ""
        self._chosen_only = False
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(model)

    def search(self, text: str) -> None:
        """Look for all these words."""
        self.beginFilterChange()
        self._words = text.lower().split()
        self._apply()

    def set_kind(self, kind: int) -> None:
        """Show one kind of choice."""
        self.beginFilterChange()
        self._kind = Shown(kind)
        self._apply()

    def set_theme(self, theme: str) -> None:
        """Show the indicators of one theme; ``""`` is all."""
        self.beginFilterChange()
        self._theme = theme
        self._apply()

    def set_chosen_only(self, only: bool) -> None:
        """Show what is chosen."""
        self.beginFilterChange()
        self._chosen_only = only
        self._apply()

    def best(self) -> QModelIndex:
        """The first row whose title has every word searched for, else the first row."""
        rows = [
            self.index(row, 0, head)
            for head in (self.index(number, 0) for number in range(self.rowCount()))
            for row in range(self.rowCount(head))
        ]
        titled = [row for row in rows if self._has_all(str(row.data()).lower())]
        return next(iter((*titled, *rows)), QModelIndex())

    def filterAcceptsRow(
        self, source_row: int, source_parent: QModelIndex | QPersistentModelIndex
    ) -> bool:
        """Whether a row shows by itself."""
        index = self.sourceModel().index(source_row, 0, source_parent)
        choice = index.data(ChoiceRole.CHOICE)
        if not isinstance(choice, Choice):
            return False  # a head shows when something below it does
        if self._chosen_only and index.data(Qt.ItemDataRole.CheckStateRole) != _CHECKED:
            return False
        if self._theme and choice.theme != self._theme:
            return False
        if self._kind is not Shown.ALL and (choice.standing is None) != (
            self._kind is Shown.RECOMMENDATIONS
        ):
            return False
        return self._has_all(choice.words)

    def _has_all(self, text: str) -> bool:
        return all(word in text for word in self._words)

    def _apply(self) -> None:
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)


_CHECKED = Qt.CheckState.Checked
