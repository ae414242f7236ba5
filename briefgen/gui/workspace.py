"""The three panes of an open brief: steps, words, pages."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from briefgen.gui.actions import Actions
from briefgen.gui.editor.panel import EditorPanel
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages.panel import PagesPanel
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.gui.steps import StepsPanel
from briefgen.gui.widgets.keys import fields_in

WIDTHS = [400, 440, 600]


class Workspace(QSplitter):
    """Panes that can be resized and hidden, and walked with F6."""

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        library: TopicLibrary,
        settings: Settings,
        actions: Actions,
    ) -> None:
        """Build the panes from left to right."""
        super().__init__(Qt.Orientation.Horizontal)
        self.steps = StepsPanel(open_brief, rendering, library, settings, actions)
        self.editor = EditorPanel(open_brief, rendering, self)
        self.pages = PagesPanel(open_brief, rendering, self)
        self._panes: tuple[QWidget, ...] = (self.steps, self.editor, self.pages)
        names = (self.tr("Steps"), self.tr("Section"), self.tr("Pages"))
        for pane, name, least in zip(self._panes, names, (320, 280, 300), strict=True):
            self.addWidget(pane)
            pane.setMinimumWidth(max(least, pane.minimumWidth()))
            pane.raise_()  # else a screen reader meets the panes in reverse
            if not pane.accessibleName():
                pane.setAccessibleName(name)
        self.setChildrenCollapsible(False)
        self.setSizes(WIDTHS)
        for number, share in enumerate((0, 1, 2)):
            self.setStretchFactor(number, share)
        actions.show_steps.toggled.connect(self.steps.setVisible)
        actions.show_pages.toggled.connect(self.pages.setVisible)
        self.pages.edit_requested.connect(self.editor.edit.setFocus)
        actions.next_pane.triggered.connect(self._next_pane)
        actions.previous_pane.triggered.connect(self._previous_pane)

    def restore(self, state: QByteArray) -> None:
        """Give the panes the widths they had last time."""
        if not state.isEmpty():
            self.restoreState(state)

    def _next_pane(self) -> None:
        self._walk(1)

    def _previous_pane(self) -> None:
        self._walk(-1)

    def _walk(self, by: int) -> None:
        panes = [each for each in self._panes if each.isVisible()]
        focus = QApplication.focusWidget()
        here = next((n for n, pane in enumerate(panes) if _holds(pane, focus)), -1)
        target = panes[(here + by) % len(panes)]
        inner = target.currentWidget() if isinstance(target, StepsPanel) else target
        first = _first_field(inner or target)
        first.setFocus(Qt.FocusReason.TabFocusReason)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))


def _first_field(pane: QWidget) -> QWidget:
    """The first thing in a pane that Tab would reach."""
    if pane.focusPolicy() & Qt.FocusPolicy.TabFocus:
        return pane
    return next(iter(fields_in(pane)), pane)
