"""The problems found, one a row, and after them those that a person accepted."""

from enum import IntEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from briefgen.brief.acceptance import is_same
from briefgen.brief.places import place_title, section_of
from briefgen.brief.problems import Problem
from briefgen.document.tree import Section
from briefgen.errors import Severity
from briefgen.evidence.dates import format_date
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.wording import severity_word
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
    IS_ACCEPTED = Qt.ItemDataRole.UserRole + 4


class ProblemsModel(QAbstractListModel):
    """What the checks say about the brief as last made, the gravest first, the accepted last."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QObject | None = None
    ) -> None:
        """Follow the rendering."""
        super().__init__(parent)
        self._open_brief = open_brief
        self.problems: tuple[Problem, ...] = ()  # to look at
        self.accepted: tuple[Problem, ...] = ()
        self.sections: tuple[Section, ...] = ()
        rendering.made.connect(self._take)
        if rendering.latest:
            self._take(rendering.latest)

    def section(self, row: int) -> str:
        """The section that a row is about; ``""`` when it is about none."""
        return section_of(self._at(row).place, self.sections)

    def row_of(self, wanted: Problem) -> int:
        """The row of the same problem, accepted or not; -1 when it is gone."""
        rows = enumerate((*self.problems, *self.accepted))
        return next((row for row, each in rows if is_same(each, wanted)), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """As many as there are problems, accepted ones too."""
        return 0 if parent.isValid() else len(self.problems) + len(self.accepted)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence with its fix, or with the reason; severity and place as the head."""
        if not index.isValid():
            return None
        problem = self._at(index.row())
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(problem)
            case ProblemRole.HEAD:
                return self._head(problem)
            case ProblemRole.PROBLEM:
                return problem
            case ProblemRole.ICON:
                return _ICONS[problem.severity]
            case ProblemRole.SECTION:
                return self.section(index.row())
            case ProblemRole.IS_ACCEPTED:
                return problem.accepted is not None
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{self._head(problem)}: {self._text(problem)}"
            case _:
                return None

    def _at(self, row: int) -> Problem:
        return (*self.problems, *self.accepted)[row]

    def _text(self, problem: Problem) -> str:
        mark = problem.accepted
        if not mark:
            return " ".join(part for part in (problem.message, problem.fix) if part)
        day = format_date(mark.date, self._open_brief.brief.language)
        reason = self.tr("Accepted because: {0} ({1}, {2})").format(mark.reason, mark.name, day)
        return f"{problem.message} {reason}"

    def _head(self, problem: Problem) -> str:
        word = severity_word(problem.severity)
        if problem.accepted:
            word = self.tr("Accepted {0}").format(word.lower())
        title = place_title(problem.place, self._open_brief.brief, self.sections)
        if not title:
            return word
        pattern = "{0} · “{1}”" if problem.place.choice else self.tr("{0} · in “{1}”")
        return pattern.format(word, title)

    def _take(self, made: Made) -> None:
        now = (made.problems, made.accepted, made.suggested)
        if now == (self.problems, self.accepted, self.sections):
            return
        self.beginResetModel()
        self.problems, self.accepted, self.sections = now
        self.endResetModel()
