"""The side pane: the lists and forms of four steps, one at a time, and the rail that names them."""

from enum import IntEnum

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QStackedWidget, QStatusBar, QWidget

from briefgen.brief.brief import Brief
from briefgen.gui.actions import Actions
from briefgen.gui.arrange.panel import ArrangePanel
from briefgen.gui.check.panel import CheckPanel
from briefgen.gui.details.panel import DetailsPanel
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pick.panel import PickPanel
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.heard import tell_true_focus
from briefgen.gui.widgets.rail import Rail


class Step(IntEnum):
    """The tabs of the rail; the words and the pages are among them where there is little room."""

    PICK = 0
    ARRANGE = 1
    DETAILS = 2
    CHECK = 3
    WORDS = 4
    PAGES = 5


class StepsPanel(QStackedWidget):
    """Pick, Arrange, Details, To check. The rail says how much is chosen and to check."""

    step_asked = Signal(int)  # it is to be seen, whatever else is
    words_asked = Signal()  # the person wants to write in the section in hand

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        library: TopicLibrary,
        settings: Settings,
        actions: Actions,
    ) -> None:
        """Build the four panels; the actions switch between them."""
        super().__init__()
        self._open_brief = open_brief
        self._actions = actions
        self.rail = Rail()
        self.rail.setAccessibleName(self.tr("Steps"))
        self.pick = PickPanel(open_brief, rendering, library, settings)
        self.arrange = ArrangePanel(open_brief, rendering, self)
        self.details = DetailsPanel(open_brief, rendering, self)
        self.check = CheckPanel(open_brief, rendering, library, settings, self)
        for panel in (self.pick, self.arrange, self.details, self.check):
            self.addWidget(panel)
        self.rail.add("scale", self.tr("1 Pick"))
        self.rail.add("list", self.tr("2 Arrange"))
        self.rail.add("info", self.tr("3 Details"))
        self.rail.add("list-checks", self.tr("4 To check"))
        for action in actions.steps:
            action.triggered.connect(self._go)
        actions.search.triggered.connect(self._search)
        actions.next_problem.triggered.connect(self._next_problem)
        actions.previous_problem.triggered.connect(self._previous_problem)
        open_brief.brief_changed.connect(self._follow)
        self.check.model.modelReset.connect(self._show_counts)
        self.check.choice_asked.connect(self._show_choice)
        self.check.words_asked.connect(self.words_asked)
        self.arrange.list.activated.connect(self.words_asked)
        self.currentChanged.connect(self.step_asked)
        self._show_counts()

    def landing(self) -> QWidget:
        """What has the focus when a person goes to the step that is open."""
        panel = self.currentWidget()
        if panel is self.pick:
            return self.pick.search
        if panel is self.arrange:
            return self.arrange.list
        if panel is self.details:
            return self.details.landing()
        return self.check.list

    def spoken(self) -> str:
        """What a screen reader says of the step that is open."""
        return self.rail.accessibleTabName(self.currentIndex())

    def search_for(self, words: str) -> None:
        """Search the library for words."""
        self.show_step(Step.PICK)
        self.pick.search_for(words)

    def show_over(self) -> None:
        """Show what could give way to words that outgrow the pages."""
        self.show_step(Step.CHECK)
        self.check.show_problem("pages.over")

    def show_step(self, step: Step) -> None:
        """Have one of the four in view; the focus stays where it is."""
        if step == self.currentIndex():
            self.step_asked.emit(step)
        else:
            self.setCurrentIndex(step)

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show_counts()

    def _show_counts(self) -> None:
        brief = self._open_brief.brief
        chosen = len(brief.indicators) + len(brief.recommendations)
        problems = len(self.check.model.problems)
        self.rail.set_count(Step.PICK, chosen, self.tr("{0} chosen").format(chosen))
        self.rail.set_count(Step.CHECK, problems, f"{problems}")

    def _go(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self.show_step(Step(self._actions.steps.index(sender)))
            self.landing().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _search(self) -> None:
        self.show_step(Step.PICK)
        self.pick.focus_search()

    def _show_choice(self, choice: str) -> None:
        self.show_step(Step.PICK)
        self.pick.show_choice(choice)
        self.pick.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_problem(self) -> None:
        self._walk_problems(1)

    def _previous_problem(self) -> None:
        self._walk_problems(-1)

    def _walk_problems(self, by: int) -> None:
        """The focus stays in words and pages that are in sight; else it comes to the problem."""
        focus = QApplication.focusWidget()
        around = [each for each in (self, self.window().findChild(QStatusBar)) if each]
        was_around = focus is None or any(each.isAncestorOf(focus) for each in around)
        self.show_step(Step.CHECK)
        self.check.step(by)
        if focus is None or was_around or not focus.isVisible():
            self.check.list.setFocus(Qt.FocusReason.ShortcutFocusReason)
            QTimer.singleShot(0, self, tell_true_focus)
