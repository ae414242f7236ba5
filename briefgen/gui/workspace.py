"""The three panes of an open brief: steps, words, pages."""

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from briefgen.gui.actions import Actions
from briefgen.gui.editor.panel import EditorPanel
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages.panel import PagesPanel
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.gui.steps import StepsPanel, room_of
from briefgen.gui.widgets.keys import fields_in

WIDTHS = [400, 440, 600]
LEAST_WORDS, LEAST_PAGES = 280, 300  # pixels


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
        for pane, name in zip(self._panes, names, strict=True):
            self.addWidget(pane)
            pane.raise_()  # else a screen reader meets the panes in reverse
            if not pane.accessibleName():
                pane.setAccessibleName(name)
        self._take_widths()
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

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs wider panes, once they have taken its size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._take_widths)

    def _take_widths(self) -> None:
        """No pane gets narrower than it can be read, and all fit on the screen."""
        steps, room = self.steps.least_width(), room_of(self)
        words = max(LEAST_WORDS, self.editor.minimumSizeHint().width())
        pages = max(LEAST_PAGES, self.pages.minimumSizeHint().width())
        room -= steps + 2 * self.handleWidth()
        if words + pages > room:
            words, pages = max(LEAST_WORDS, min(words, room - LEAST_PAGES)), LEAST_PAGES
        for pane, least in zip(self._panes, (steps, words, pages), strict=True):
            pane.setMinimumWidth(least)

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
