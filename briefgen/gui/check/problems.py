"""The problems as a tree: below the head of a group those that ask for the same, accepted last."""

from collections.abc import Iterator
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, Qt

from briefgen.brief.acceptance import is_same
from briefgen.brief.grouping import Group, grouped
from briefgen.brief.places import place_title, section_of
from briefgen.brief.problems import Problem
from briefgen.brief.rules import RULES
from briefgen.brief.searching import asked, has_all, searched
from briefgen.document.tree import Section
from briefgen.errors import Severity
from briefgen.evidence.dates import format_date
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.two_levels import TOP, Index, TwoLevels
from briefgen.gui.wording import severity_word, severity_words
from briefgen.worker.jobs import Made

_ACCEPTED = "accepted"
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
    GROUP = Qt.ItemDataRole.UserRole + 5  # what a group keeps its name by; None for a problem
    WHY = Qt.ItemDataRole.UserRole + 6


class ProblemsModel(TwoLevels):
    """What the checks say about the brief as last made, as far as a search lets it through."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QObject | None = None
    ) -> None:
        """Follow the rendering."""
        super().__init__(parent)
        self._open_brief = open_brief
        self._wanted: tuple[str, ...] = ()
        self._groups: tuple[Group, ...] = ()  # a group of one is a row of its own
        self.problems: tuple[Problem, ...] = ()  # to look at, listed or not
        self.accepted: tuple[Problem, ...] = ()
        self.sections: tuple[Section, ...] = ()
        rendering.made.connect(self._take)
        if rendering.latest:
            self._take(rendering.latest)

    def search(self, text: str) -> None:
        """List what has all these words: in its sentence, place, severity or group."""
        self.beginResetModel()
        self._wanted = asked(text)
        self._group()
        self.endResetModel()

    def is_searched(self) -> bool:
        """Whether something could be kept out."""
        return bool(self._wanted)

    def listed(self) -> int:
        """How many problems the search lets through, accepted ones too."""
        return sum(len(each) for each in self._groups)

    def walk(self) -> list[QModelIndex]:
        """The rows of the problems to look at, from the first to the last."""
        return [each for each in self._rows() if not self._problem(each).accepted]

    def heads(self) -> list[QModelIndex]:
        """The heads of all groups."""
        tops = (self.index(row, 0) for row in range(self.rowCount()))
        return [each for each in tops if self.hasChildren(each)]

    def find(self, wanted: Problem | str) -> QModelIndex:
        """The row of the same problem, accepted or not, or of a group; invalid when it is gone."""
        if isinstance(wanted, str):
            found = (each for each in self.heads() if each.data(ProblemRole.GROUP) == wanted)
        else:
            found = (each for each in self._rows() if is_same(self._problem(each), wanted))
        return next(found, QModelIndex())

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """Groups, or the problems of one."""
        if not parent.isValid():
            return len(self._groups)
        return len(self._groups[parent.row()]) if self.hasChildren(parent) else 0

    def hasChildren(self, parent: Index = QModelIndex()) -> bool:  # noqa: B008
        """Only a head has any."""
        if not parent.isValid():
            return bool(self._groups)
        return parent.internalId() == TOP and len(self._groups[parent.row()]) > 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A problem is never said to be open or closed."""
        flag = Qt.ItemFlag
        if not index.isValid():
            return flag.NoItemFlags
        plain = flag.ItemIsEnabled | flag.ItemIsSelectable
        return plain if self.hasChildren(index) else plain | flag.ItemNeverHasChildren

    def headerData(
        self, section: int, way: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        """What a row is; nobody sees it, but it is read aloud."""
        return self.tr("Problem") if role == Qt.ItemDataRole.DisplayRole else None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The sentence with its fix, or with the reason; severity and place as the head."""
        if not index.isValid():
            return None
        if self.hasChildren(index):
            return self._of_group(self._groups[index.row()], role)
        problem = self._problem(index)
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._text(problem)
            case ProblemRole.HEAD:
                return self._head(problem)
            case ProblemRole.PROBLEM:
                return problem
            case ProblemRole.SECTION:
                return section_of(problem.place, self.sections)
            case Qt.ItemDataRole.AccessibleTextRole:
                return self._said(problem)
            case _:
                return self._of_both(problem, role)

    def _of_group(self, group: Group, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return self._several(group)
            case Qt.ItemDataRole.AccessibleTextRole:
                said = severity_words(group[0].severity)
                return self._several(group) if group[0].accepted else f"{said}: {_told(group)}"
            case ProblemRole.GROUP:
                return _name(group)
            case ProblemRole.ICON if group[0].accepted:
                return "list-checks"
            case _:
                return self._of_both(group[0], role)

    def _of_both(self, problem: Problem, role: int) -> object:
        match role:
            case ProblemRole.ICON:
                return _ICONS[problem.severity]
            case ProblemRole.IS_ACCEPTED:
                return problem.accepted is not None
            case ProblemRole.WHY:
                rule = RULES.get(problem.code)
                return rule.why if rule else ""
            case _:
                return None

    def _problem(self, index: Index) -> Problem:
        if index.internalId() == TOP:
            return self._groups[index.row()][0]
        return self._groups[index.internalId() - 1][index.row()]

    def _rows(self) -> Iterator[QModelIndex]:
        """Every problem, group by group."""
        for number, group in enumerate(self._groups):
            head = self.index(number, 0)
            if len(group) == 1:
                yield head
            else:
                yield from (self.index(row, 0, head) for row in range(len(group)))

    def _several(self, group: Group) -> str:
        """What a head says: how many, what is to be done about them, and how grave that is."""
        if group[0].accepted:
            return self.tr("{0} accepted").format(len(group))
        return f"{_told(group)} · {severity_words(group[0].severity).lower()}"

    def _text(self, problem: Problem) -> str:
        mark = problem.accepted
        if not mark:
            return " ".join(part for part in (problem.message, problem.fix) if part)
        day = format_date(mark.date, self._open_brief.brief.language)
        reason = self.tr("Accepted because: {0} ({1}, {2})").format(mark.reason, mark.name, day)
        return f"{problem.message} {reason}"

    def _head(self, problem: Problem) -> str:
        title, word = self._title(problem), self._word(problem)
        if not title:
            return word
        pattern = "{0} · “{1}”" if problem.place.choice else self.tr("{0} · in “{1}”")
        return pattern.format(word, title)

    def _said(self, problem: Problem) -> str:
        """All of a row as one would say it: how grave, what is wrong, and where."""
        said, title = f"{self._word(problem)}: {self._text(problem)}", self._title(problem)
        if not title or (problem.place.choice and title in problem.message):
            return said
        pattern = self.tr("About “{0}”.") if problem.place.choice else self.tr("In “{0}”.")
        return f"{said} {pattern.format(title)}"

    def _word(self, problem: Problem) -> str:
        word = severity_word(problem.severity)
        return self.tr("Accepted {0}").format(word.lower()) if problem.accepted else word

    def _title(self, problem: Problem) -> str:
        return place_title(problem.place, self._open_brief.brief, self.sections)

    def _take(self, made: Made) -> None:
        now = (made.problems, made.accepted, made.suggested)
        if now == (self.problems, self.accepted, self.sections):
            return
        self.beginResetModel()
        self.problems, self.accepted, self.sections = now
        self._group()
        self.endResetModel()

    def _group(self) -> None:
        groups = (*grouped(self.problems), *((self.accepted,) if self.accepted else ()))
        found = self._sifted(groups, loosely=False) or self._sifted(groups, loosely=True)
        self._groups = found

    def _sifted(self, groups: tuple[Group, ...], *, loosely: bool) -> tuple[Group, ...]:
        sifted = (tuple(each for each in group if self._has_all(each, loosely)) for group in groups)
        return tuple(group for group in sifted if group)

    def _has_all(self, problem: Problem, loosely: bool) -> bool:
        rule = RULES.get(problem.code)
        kind = rule.several.format("") if rule else ""
        text = searched(self._said(problem), kind)
        return has_all(text, self._wanted, loosely=loosely)


def _told(group: Group) -> str:
    """How many there are, and what is to be done about them."""
    rule = RULES.get(group[0].code)
    return rule.several.format(len(group)) if rule else str(len(group))


def _name(group: Group) -> str:
    first = group[0]
    return _ACCEPTED if first.accepted else f"{first.severity} {first.code}"
