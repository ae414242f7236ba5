"""The problems found, one a row."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefgen.errors import Problem, Severity
from briefgen.gui.rendering import Rendering
from briefgen.gui.wording import severity_word
from briefgen.model.document import Section
from briefgen.model.overview import section_name, section_of
from briefgen.worker.jobs import Made

Index = QModelIndex | QPersistentModelIndex
_ICONS = {
    Severity.ERROR: "circle-x",
    Severity.WARNING: "triangle-alert",
    Severity.NOTE: "info",
}


class ProblemRole(IntEnum):
    """What a row knows beyond what views ask for."""

    PROBLEM = Qt.ItemDataRole.UserRole
    HEAD = Qt.ItemDataRole.UserRole + 1
    SECTION = Qt.ItemDataRole.UserRole + 2
    ICON = Qt.ItemDataRole.UserRole + 3


class ProblemsModel(QAbstractListModel):
    """What the checks say about the brief as last made, the gravest first."""

    def __init__(self, rendering: Rendering, parent: QObject | None = None) -> None:
        """Follow the rendering."""
        super().__init__(parent)
        self.problems: tuple[Problem, ...] = ()
        self.sections: tuple[Section, ...] = ()
        self._places: list[str] = []
        rendering.made.connect(self._take)
        if rendering.latest:
            self._take(rendering.latest)

    def section(self, row: int) -> str:
        """The section that a row is about; ``""`` when it is about none."""
        return self._places[row]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are problems."""
        return 0 if parent.isValid() else len(self.problems)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence with its fix; severity and place as the head."""
        if not index.isValid():
            return None
        problem = self.problems[index.row()]
        text = " ".join(part for part in (problem.message, problem.fix) if part)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case ProblemRole.HEAD:
                return self._head(index.row())
            case ProblemRole.PROBLEM:
                return problem
            case ProblemRole.ICON:
                return _ICONS[problem.severity]
            case ProblemRole.SECTION:
                return self.section(index.row())
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._head(index.row())}: {text}"
            case _:
                return None

    def _head(self, row: int) -> str:
        word, place = severity_word(self.problems[row].severity), self.section(row)
        section = next((each for each in self.sections if each.id == place), None)
        if not section:
            return word
        return self.tr("{0} · in “{1}”").format(word, section_name(section))

    def _take(self, made: Made) -> None:
        if made.problems == self.problems and made.suggested == self.sections:
            return
        self.beginResetModel()
        self.problems, self.sections = made.problems, made.suggested
        self._places = [section_of(each.place.section, made.suggested) for each in made.problems]
        self.endResetModel()
