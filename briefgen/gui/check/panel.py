"""Step 4: what a person should look at before the brief goes out."""

import datetime
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QListView, QMenu, QVBoxLayout, QWidget

from briefgen.brief.acceptance import accept_problem, is_acceptable, withdraw_acceptance
from briefgen.brief.brief import Brief
from briefgen.brief.fixes import ChooseIndicator, Fix, apply_fix
from briefgen.brief.problems import Problem, misspelled
from briefgen.brief.rules import RULES
from briefgen.errors import SaveError
from briefgen.evidence.pack import find_indicator
from briefgen.gui import questions
from briefgen.gui.check.problem_actions import ProblemActions
from briefgen.gui.check.problems import ProblemRole, ProblemsModel
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.wrapped import WrappedRows
from briefgen.gui.wording import counted
from briefgen.worker.jobs import Failed, Made


class CheckPanel(QWidget):
    """The problems as a list, and what can be done about the one in hand."""

    choice_asked = Signal(str)  # the id of a choice that a problem is about
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
        self._in_hand: Problem | None = None
        self.model = ProblemsModel(open_brief, rendering, self)
        self._add_list()
        self.actions_below = ProblemActions()
        self._actions: list[QAction] = []
        self._head = QLabel()
        self._head.setWordWrap(True)
        self._failure = QLabel()
        self._failure.setWordWrap(True)
        self._failure.setTextFormat(Qt.TextFormat.PlainText)
        self._failure.hide()
        column = QVBoxLayout(self)
        for widget in (self._failure, self._head):
            column.addWidget(widget)
        column.addWidget(self.list, 1)
        column.addWidget(self.actions_below)
        self.model.modelReset.connect(self._show)
        open_brief.brief_changed.connect(self._follow)
        library.changed.connect(self._show_actions)
        rendering.failed.connect(self._show_failure)
        rendering.made.connect(self._hide_failure)
        self._show()

    def step(self, by: int) -> None:
        """Go to the next or the previous problem to look at, and to its section."""
        count = len(self.model.problems)
        if not count:
            return
        selected = self.list.selectedIndexes()  # the list has a current row as soon as it has focus
        start = selected[0].row() if selected else (-1 if by > 0 else 0)
        index = self.model.index((start + by) % count)
        self.list.setCurrentIndex(index)
        self._go_to_section(index)

    def _add_list(self) -> None:
        self.list = _List()
        self.list.setAccessibleName(self.tr("To check"))
        self.list.setModel(self.model)
        rows = WrappedRows(ProblemRole.HEAD, ProblemRole.ICON, self.list)
        rows.faded_role = ProblemRole.IS_ACCEPTED
        self.list.setItemDelegate(rows)
        self.list.activated.connect(self._go)
        self.list.menu_asked.connect(self._open_menu)
        self.list.selectionModel().selectionChanged.connect(self._take_in_hand)

    def _go(self, index: QModelIndex) -> None:
        problem = index.data(ProblemRole.PROBLEM)
        if isinstance(problem, Problem) and problem.place.choice:
            self.choice_asked.emit(problem.place.choice)
            return
        self._go_to_section(index)
        if isinstance(problem, Problem) and misspelled(problem):
            self.word_asked.emit(misspelled(problem))

    def _go_to_section(self, index: QModelIndex) -> None:
        section = str(index.data(ProblemRole.SECTION) or "")
        if section:
            self._open_brief.select(section)

    def _take_in_hand(self) -> None:
        selected = self.list.selectedIndexes()
        problem = selected[0].data(ProblemRole.PROBLEM) if selected else None
        self._in_hand = problem if isinstance(problem, Problem) else None
        self._show_actions()

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show_actions()

    def _show_actions(self) -> None:
        """Menu and buttons for the problem in hand, as far as each can do something now."""
        had_focus = any(each.hasFocus() for each in self.actions_below.buttons)
        for action in self._actions:
            action.deleteLater()
        problem = self._in_hand
        self._actions = self._made_actions(problem) if problem else []
        rule = RULES.get(problem.code) if problem else None
        why = self.tr("How this was judged: {0}").format(rule.why) if rule else ""
        self.actions_below.show_actions(why, self._actions)
        if had_focus:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _made_actions(self, problem: Problem) -> list[QAction]:
        brief = self._open_brief.brief
        actions = []
        for fix in problem.fixes if not problem.accepted else ():
            action = QAction(self._label(fix).replace("&", "&&"), self)
            action.setEnabled(self._fixed(fix) is not brief)
            action.triggered.connect(partial(self._apply, fix))
            actions.append(action)
        if word := misspelled(problem):
            action = QAction(self.tr("Add “{0}” to my words").format(word), self)
            action.triggered.connect(partial(self._add_word, word))
            actions.append(action)
        if problem.accepted:
            action = QAction(self.tr("&Withdraw"), self)
            action.triggered.connect(self._withdraw)
            actions.append(action)
        elif is_acceptable(problem):
            action = QAction(self.tr("&Accept, because…"), self)
            action.triggered.connect(self._ask_reason)
            actions.append(action)
        for action in actions:
            action.setEnabled(action.isEnabled() and not self._open_brief.read_only)
        return actions

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
        if self._in_hand:
            asked = partial(self._accept, self._in_hand)
            questions.ask_reason(self, self.tr("Accept"), self._in_hand.message, asked)

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
        if self._in_hand:
            after = withdraw_acceptance(self._open_brief.brief, self._in_hand)
            self._open_brief.apply(self.tr("Withdraw acceptance"), after)

    def _open_menu(self, place: QPoint) -> None:
        if not self._in_hand:
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        going = menu.addAction(self.tr("&Go there"), self._go_to_current)
        section = self.list.currentIndex().data(ProblemRole.SECTION)
        going.setEnabled(bool(self._in_hand.place.choice or section))
        menu.addSeparator()
        menu.addActions(self._actions)
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
        self._keep_in_hand()
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
        row = self.model.row_of(self._in_hand) if self._in_hand else -1
        if row >= 0:
            self.list.setCurrentIndex(self.model.index(row))
            return
        self._in_hand = None
        self.list.clearSelection()
        self._show_actions()


class _List(QListView):
    """Rows as wide as the list; their height follows when the list is resized."""

    menu_asked = Signal(QPoint)  # where on the screen

    def __init__(self) -> None:
        super().__init__()
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setAlternatingRowColors(True)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Keyboard:
            self._ask_at_row()
        else:
            self.menu_asked.emit(event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() == Qt.Key.Key_F10 and shift:
            self._ask_at_row()
        else:
            super().keyPressEvent(event)

    def _ask_at_row(self) -> None:
        row = self.visualRect(self.currentIndex())
        self.menu_asked.emit(self.viewport().mapToGlobal(row.center()))
