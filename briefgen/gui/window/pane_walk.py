"""F6 and Shift+F6: from one pane of the window to the next, each of which says where one lands."""

from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefgen.gui.actions import Actions
from briefgen.gui.widgets.announce import announce
from briefgen.gui.workspace import Workspace


class Pane(Protocol):
    """A part of the window where F6 stops."""

    def landing(self) -> QWidget | None:
        """What has the focus then; None where there is nothing to go to."""

    def spoken(self) -> str:
        """What a screen reader says of the pane and the place in it."""


class PaneWalk(QObject):
    """Goes round: the panes above the workspace, its own as far as they are wanted, those below."""

    def __init__(
        self,
        above: tuple[QWidget, ...],
        workspace: Workspace,
        below: tuple[QWidget, ...],
        actions: Actions,
    ) -> None:
        """Listen to the View menu."""
        super().__init__(workspace)
        self._above, self._workspace, self._below = above, workspace, below
        actions.next_pane.triggered.connect(self._next)
        actions.previous_pane.triggered.connect(self._previous)

    def _next(self) -> None:
        self._walk(1)

    def _previous(self) -> None:
        self._walk(-1)

    def _walk(self, by: int) -> None:
        panes = (*self._above, *self._workspace.stops(), *self._below)
        stops = [each for each in panes if cast(Pane, each).landing()]
        focus = QApplication.focusWidget()
        here = next((n for n, each in enumerate(stops) if focus and _holds(each, focus)), None)
        if here is None:  # in the tool bar or the rail, which stand before all panes
            here = -1 if by > 0 else 0
        stop = stops[(here + by) % len(stops)]
        self._workspace.reveal(stop)
        landing = cast(Pane, stop).landing()
        if landing:
            landing.setFocus(Qt.FocusReason.TabFocusReason)
            announce(landing, cast(Pane, stop).spoken())


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return widget is pane or pane.isAncestorOf(widget)
