"""Step 4: what a person should look at before the brief goes out."""

import datetime
from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QVBoxLayout, QWidget

from briefgen.brief.acceptance import accept_problem, is_acceptable, withdraw_acceptance
from briefgen.brief.brief import Brief
from briefgen.brief.fixes import ChooseIndicator, Fix, apply_fix
from briefgen.brief.problems import Problem, misspelled
from briefgen.errors import SaveError
from briefgen.evidence.pack import find_indicator
from briefgen.gui import questions
from briefgen.gui.check.problem_actions import ProblemActions, Remedy
from briefgen.gui.check.problem_list import FEW, ProblemList
from briefgen.gui.check.problems import ProblemRole, ProblemsModel
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.editing import add_editing
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.search_line import FoundLine, SearchLine
from briefgen.gui.wording import counted
from briefgen.worker.jobs import Failed, Made


class CheckPanel(QWidget):
    """The problems as a list, and what can be done about the one in hand."""

    choice_asked = Signal(str)  # the id of a choice that a problem is about
    words_asked = Signal()  # the section in hand is what a problem is about
    word_asked = Signal(str)  # a misspelled word of the section in hand

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        library: TopicLibrary,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        """List the problems of this brief."""
        super().__init__(parent)
        self._open_brief = open_brief
        self._library = library
        self._settings = settings
        self._taken: Problem | str | None = None  # a problem, or a group by its name
        self._left_off = 0  # where in the walk through all problems the last one taken stood
        self.model = ProblemsModel(open_brief, rendering, self)
        self._add_list()
        self._add_search()
        self.actions_below = ProblemActions()
        self._remedies: tuple[Remedy, ...] = ()
        self._head = Label()
        self._head.setWordWrap(True)
        self._failure = Label()
        self._failure.setWordWrap(True)
        self._failure.hide()
        column = QVBoxLayout(self)
        for widget in (self._failure, self._head, self.search, self.found):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.actions_below)
        self.model.modelReset.connect(self._show)
        open_brief.brief_changed.connect(self._follow)
        library.changed.connect(self._show_actions)
        rendering.failed.connect(self._show_failure)
        rendering.made.connect(self._hide_failure)
        self._show()

    def show_problem(self, code: str) -> None:
        """Take the first problem of this kind in hand."""
        found = next((each for each in self.model.problems if each.code == code), None)
        if found:
            self.search.clear()
            self.list.take(self.model.find(found))
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def step(self, by: int) -> None:
        """Go to the next or the previous problem to look at, and to its section."""
        if not self.model.walk():
            self.search.clear()  # it may be what hides them
        walk = self.model.walk()
        if not walk:
            return
        number = self._beside(walk, by) % len(walk)
        self.list.take(walk[number])
        self._go_to_section(walk[number])
        if not self.list.hasFocus():
            said = str(walk[number].data(Qt.ItemDataRole.AccessibleTextRole))
            announce(self, self.tr("{0} {1} of {2}.").format(said, number + 1, len(walk)))

    def _beside(self, walk: list[QModelIndex], by: int) -> int:
        """The number of the next problem; one that is gone has left its place to what follows."""
        taken = self.list.taken()
        if taken in walk:
            return walk.index(taken) + by
        following = self._left_off
        if taken.isValid():
            first = self.model.index(0, 0, taken)
            following = walk.index(first) if first in walk else len(walk)
        return following if by > 0 else following - 1

    def _add_list(self) -> None:
        self.list = ProblemList(self.model)
        self.list.setAccessibleName(self.tr("To check"))
        self.list.activated.connect(self._go)
        self.list.menu_asked.connect(self._open_menu)
        self.list.selectionModel().selectionChanged.connect(self._take_in_hand)

    def _add_search(self) -> None:
        self.search = SearchLine(self.tr("Search what is to check"))
        self.search.textChanged.connect(self.model.search)
        self.search.left_downwards.connect(self._enter_list)
        self.found = FoundLine(self.search)

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        if not self.list.taken().isValid():
            self.list.setCurrentIndex(self.model.index(0, 0))

    def _go(self, index: QModelIndex) -> None:
        if self.model.hasChildren(index):
            self.list.setExpanded(index, not self.list.isExpanded(index))
            return
        problem = index.data(ProblemRole.PROBLEM)
        if isinstance(problem, Problem) and problem.place.choice:
            self.choice_asked.emit(problem.place.choice)
            return
        self._go_to_section(index)
        if isinstance(problem, Problem) and misspelled(problem):
            self.word_asked.emit(misspelled(problem))
        elif index.data(ProblemRole.SECTION):
            self.words_asked.emit()

    def _go_to_section(self, index: QModelIndex) -> None:
        section = str(index.data(ProblemRole.SECTION) or "")
        if section:
            self._open_brief.select(section)

    def _take_in_hand(self) -> None:
        taken = self.list.taken()
        problem = taken.data(ProblemRole.PROBLEM)
        if isinstance(problem, Problem) and problem != self._taken and self.list.hasFocus():
            self._go_to_section(taken)  # the person moved; pages made anew move nothing
        self._taken = problem if isinstance(problem, Problem) else taken.data(ProblemRole.GROUP)
        walk = self.model.walk()
        if taken in walk:
            self._left_off = walk.index(taken)
        self._show_actions()

    def _in_hand(self) -> Problem | None:
        return self._taken if isinstance(self._taken, Problem) else None

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show_actions()

    def _show_actions(self) -> None:
        """Menu and buttons for the problem in hand, as far as each can do something now."""
        had_focus = any(each.hasFocus() for each in self.actions_below.buttons)
        problem = self._in_hand()
        self._remedies = tuple(self._remedies_for(problem)) if problem else ()
        why = str(self.list.taken().data(ProblemRole.WHY) or "")
        why = self.tr("How this was judged: {0}").format(why) if why else ""
        self.actions_below.show_remedies(why, self._remedies)
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remedies_for(self, problem: Problem) -> Iterator[Remedy]:
        brief = self._open_brief.brief
        can = not self._open_brief.read_only
        for fix in problem.fixes if not problem.accepted else ():
            label = self._label(fix).replace("&", "&&")
            yield Remedy(label, can and self._fixed(fix) is not brief, partial(self._apply, fix))
        if word := misspelled(problem):
            label = self.tr("Add “{0}” to my words").format(word)
            yield Remedy(label, can, partial(self._add_word, word))
        if problem.accepted:
            yield Remedy(self.tr("&Withdraw"), can, self._withdraw)
        elif is_acceptable(problem):
            yield Remedy(self.tr("&Accept, because…"), can, self._ask_reason)

    def _fixed(self, fix: Fix) -> Brief:
        brief = self._open_brief.brief
        return apply_fix(brief, fix, self._library.pack(brief.pack.id), self.model.sections)

    def _label(self, fix: Fix) -> str:
        """The label; what the brief has no title for has one in the library."""
        pack = self._library.pack(self._open_brief.brief.pack.id)
        if pack and isinstance(fix.edit, ChooseIndicator):
            found = find_indicator(pack, fix.edit.indicator)
            return self.tr("Choose “{0}”").format(found.title) if found else fix.label
        return fix.label

    def _apply(self, fix: Fix) -> None:
        self._open_brief.apply(self._label(fix), self._fixed(fix))

    def _add_word(self, word: str) -> None:
        try:
            self._settings.add_word(word)
        except SaveError as error:
            self._open_brief.told.emit(str(error))

    def _ask_reason(self) -> None:
        if problem := self._in_hand():
            asked = partial(self._accept, problem)
            questions.ask_reason(self, self.tr("Accept"), problem.message, asked)

    def _accept(self, problem: Problem, reason: str) -> None:
        name = self._settings.person()
        if name:
            self._accept_as(problem, reason, name)
            return
        label = self.tr("Your name, as the brief keeps it:")
        named = partial(self._accept_as, problem, reason)
        questions.ask_name(self, self.tr("Accept"), label, "", named)

    def _accept_as(self, problem: Problem, reason: str, name: str) -> None:
        self._settings.set_person(name)
        today = datetime.date.today().isoformat()
        after = accept_problem(self._open_brief.brief, problem, reason, name, today)
        self._open_brief.apply(self.tr("Accept"), after)

    def _withdraw(self) -> None:
        if problem := self._in_hand():
            after = withdraw_acceptance(self._open_brief.brief, problem)
            self._open_brief.apply(self.tr("Withdraw acceptance"), after)

    def _open_menu(self, place: QPoint) -> None:
        problem = self._in_hand()
        if not problem:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        going = menu.addAction(self.tr("&Go there"), self._go_to_current)
        section = self.list.currentIndex().data(ProblemRole.SECTION)
        going.setEnabled(bool(problem.place.choice or section))
        menu.addSeparator()
        for each in self._remedies:
            menu.addAction(each.label, each.do).setEnabled(each.is_possible)
        menu.addSeparator()
        add_editing(menu, self.list)
        menu.popup(place)

    def _go_to_current(self) -> None:
        self._go(self.list.currentIndex())

    def _show_failure(self, failed: Failed) -> None:
        text = self.tr("The pages cannot be made: {0}").format(failed.message)
        self._failure.setText(text)
        self._failure.show()
        announce(self, text)

    def _hide_failure(self, made: Made) -> None:
        self._failure.hide()

    def _show(self) -> None:
        self.list.fold()
        self._keep_in_hand()
        self._show_found()
        count, accepted = len(self.model.problems), len(self.model.accepted)
        text = self.tr("Nothing to check.")
        if count:
            one, many = self.tr("{0} thing to check."), self.tr("{0} things to check.")
            text = counted(count, one, many) + self.tr(" Enter goes there.")
        if accepted:
            text += self.tr(" Accepted: {0}.").format(accepted)
        if text != self._head.text():
            self._head.setText(text)
            announce(self, text)

    def _keep_in_hand(self) -> None:
        """The same problem stays in hand; when it is gone, none is."""
        index = self.model.find(self._taken) if self._taken else QModelIndex()
        if index.isValid():
            self.list.take(index)
            return
        self._taken = None
        self.list.clearSelection()
        self._show_actions()

    def _show_found(self) -> None:
        """What a search found; where there is little to search, there is nothing to search in."""
        every = len(self.model.problems) + len(self.model.accepted)
        typed = bool(self.search.text()) or self.search.hasFocus()
        self.search.setVisible(every > FEW or typed)
        listed, text = self.model.listed(), ""
        if self.model.is_searched():
            text = self.tr("{0} of {1} listed").format(listed, every)
            text = text if listed else self.tr("Nothing has “{0}”.").format(self.search.quoted())
        self.found.tell(text)
