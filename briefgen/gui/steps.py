"""The left pane: four steps as tabs, always open, in any order."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QTabWidget, QWidget

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

LEAST = 320  # pixels
USUAL = 380  # pixels that the tabs may take on any screen
SHARE = 0.385  # of the screen is the most that tabs may take


def room_of(widget: QWidget) -> int:
    """How many pixels a window may be wide: as the screen, or as it is over several of them."""
    return max(widget.screen().availableSize().width(), widget.window().width())


class StepsPanel(QTabWidget):
    """Pick, Arrange, Details, To check. The tabs say how much is chosen and to check."""

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
        self._has_counts = True  # there is room for them
        self.pick = PickPanel(open_brief, rendering, library, settings)
        self.arrange = ArrangePanel(open_brief, rendering, self)
        self.details = DetailsPanel(open_brief, rendering, self)
        self.check = CheckPanel(open_brief, rendering, library, settings, self)
        for panel in (self.pick, self.arrange, self.details, self.check):
            self.addTab(panel, "")
        self.setDocumentMode(True)
        self.tabBar().setExpanding(False)
        self.setAccessibleName(self.tr("Steps"))
        self.tabBar().setAccessibleName(self.tr("Steps"))
        for action in actions.steps:
            action.triggered.connect(self._go)
        actions.search.triggered.connect(self._search)
        actions.next_problem.triggered.connect(self._next_problem)
        actions.previous_problem.triggered.connect(self._previous_problem)
        open_brief.brief_changed.connect(self._follow)
        self.check.model.modelReset.connect(self._show_names)
        self.check.choice_asked.connect(self._show_choice)
        self._show_names()
        self.setMinimumWidth(self.least_width())

    def least_width(self) -> int:
        """All tabs are seen: of large text without their counts, then by scrolling."""
        most = max(USUAL, int(SHARE * room_of(self)))
        self._has_counts = True
        self._show_names()
        if self.tabBar().sizeHint().width() > most:
            self._has_counts = False
            self._show_names()
        tabs = self.tabBar().sizeHint().width()
        self.setUsesScrollButtons(tabs > most)
        return max(LEAST, min(tabs, most))

    def search_for(self, words: str) -> None:
        """Search the library for words."""
        self._show(0)
        self.pick.search_for(words)

    def show_details(self) -> None:
        """Have the form in view; the focus stays where it is."""
        self._show(2)

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show_names()

    def _show_names(self) -> None:
        brief = self._open_brief.brief
        chosen = len(brief.indicators) + len(brief.recommendations)
        names = (
            self.tr("1 Pick ({0})").format(chosen),
            self.tr("2 Arrange"),
            self.tr("3 Details"),
            self.tr("4 To check ({0})").format(len(self.check.model.problems)),
        )
        for number, name in enumerate(names):
            self.setTabText(number, name if self._has_counts else name.split(" (")[0])
            self.setTabToolTip(number, "" if self._has_counts else name)

    def _go(self) -> None:
        sender = self.sender()
        if isinstance(sender, QAction):
            self._show(self._actions.steps.index(sender))
            self._first(self.currentWidget()).setFocus()

    def _search(self) -> None:
        self._show(0)
        self.pick.focus_search()

    def _show_choice(self, choice: str) -> None:
        self._show(0)
        self.pick.show_choice(choice)
        self.pick.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next_problem(self) -> None:
        self._show(3)
        self.check.step(1)

    def _previous_problem(self) -> None:
        self._show(3)
        self.check.step(-1)

    def _show(self, number: int) -> None:
        self._actions.show_steps.setChecked(True)
        self.setCurrentIndex(number)

    def _first(self, panel: QWidget) -> QWidget:
        if panel is self.pick:
            return self.pick.search
        if panel is self.arrange:
            return self.arrange.list
        if panel is self.details:
            return self.details.fields["title"]
        return self.check.list
