"""Which choices a search and its filters let through."""

from enum import IntEnum
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt

from briefgen.brief.overview import Choice
from briefgen.brief.searching import asked, has_all, searched
from briefgen.gui.pick.choices import ChoiceRole, ChoicesModel


class Shown(IntEnum):
    """The rows of the kind filter."""

    ALL = 0
    INDICATORS = 1
    RECOMMENDATIONS = 2


class Found(NamedTuple):
    """How many of the choices are let through, of how many."""

    indicators: int
    of_indicators: int
    recommendations: int
    of_recommendations: int


class ChoiceFilter(QSortFilterProxyModel):
    """Rows that hold all that is searched for; heads show while anything below them does.

    Where no row of the library has it as it stands, words in the middle of others count too, and
    numbers of which the beginning is typed.
    """

    def __init__(self, model: ChoicesModel, parent: QObject | None = None) -> None:
        """Let everything through at first."""
        super().__init__(parent)
        self._wanted: tuple[str, ...] = ()
        self._loosely = False
        self._kind = Shown.ALL
        self._theme = ""
        self._chosen_only = False
        self._model = model
        self.setRecursiveFilteringEnabled(True)
        self.setSourceModel(model)

    def search(self, text: str) -> None:
        """Look for all these words and numbers."""
        self.beginFilterChange()
        self._wanted = asked(text)
        self._loosely = not any(has_all(each.words, self._wanted) for each in self._choices())
        self._apply()

    def count(self, text: str) -> int:
        """How many a search would find without the filters."""
        wanted = asked(text)
        choices = [each.words for each in self._choices()] if wanted else []
        strictly = sum(has_all(each, wanted) for each in choices)
        return strictly or sum(has_all(each, wanted, loosely=True) for each in choices)

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
        rows = self._rows()
        titled = [row for row in rows if self._has_all(searched(str(row.data())))]
        return next(iter((*titled, *rows)), QModelIndex())

    def is_on(self) -> bool:
        """Whether anything could be kept out."""
        return bool(self._wanted) or self.narrows()

    def narrows(self) -> bool:
        """Whether anything but words searched for could be kept out."""
        return self._chosen_only or bool(self._theme) or self._kind is not Shown.ALL

    def found(self) -> Found:
        """How many are let through."""
        shown, all_of_them = _indicators(self._shown()), _indicators(self._choices())
        return Found(
            shown, all_of_them, len(self._shown()) - shown, len(self._choices()) - all_of_them
        )

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
        return has_all(text, self._wanted, loosely=self._loosely)

    def _apply(self) -> None:
        self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def _choices(self) -> list[Choice]:
        return [choice for group in self._model.groups for choice in group.choices]

    def _shown(self) -> list[Choice]:
        rows = (self.mapToSource(each) for each in self._rows())
        return [choice for row in rows if (choice := self._model.choice(row))]

    def _rows(self) -> list[QModelIndex]:
        return [
            self.index(row, 0, head)
            for head in (self.index(number, 0) for number in range(self.rowCount()))
            for row in range(self.rowCount(head))
        ]


def _indicators(choices: list[Choice]) -> int:
    return sum(each.standing is not None for each in choices)


_CHECKED = Qt.CheckState.Checked
