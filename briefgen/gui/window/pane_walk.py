"""F6 and Shift+F6: from one pane of the window to the next, each of which says where one lands."""

from typing import Protocol, cast

from PySide6.QtCore import QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from briefgen.gui.actions import Actions
from briefgen.gui.widgets.announce import announce


class Pane(Protocol):
    """A part of the window where F6 stops."""

    def landing(self) -> QWidget | None:
        """What has the focus then; None where there is nothing to go to."""

    def spoken(self) -> str:
        """What a screen reader says of the pane and the place in it."""


class Panes(Protocol):
    """What lays panes out side by side: the workspace of a brief, or the start page."""

    def stops(self) -> tuple[QWidget, ...]:
        """The panes that a person may want to go to."""

    def reveal(self, pane: QWidget) -> None:
        """Have one of them in view."""


class PaneWalk(QObject):
    """Goes round: what is above the panes, those that are wanted, what is below.

    Only while the panes are shown: a window has its start page and, later, those of a brief.
    """

    def __init__(
        self,
        above: tuple[QWidget, ...],
        shown: QWidget,
        below: tuple[QWidget, ...],
        actions: Actions,
    ) -> None:
        """Listen to the View menu; ``shown`` has the panes."""
        super().__init__(shown)
        self._above, self._shown, self._below = above, shown, below
        actions.next_pane.triggered.connect(self._next)
        actions.previous_pane.triggered.connect(self._previous)

    def _next(self) -> None:
        self._walk(1)

    def _previous(self) -> None:
        self._walk(-1)

    def _walk(self, by: int) -> None:
        if not self._shown.isVisible():
            return
        held = cast(Panes, self._shown)
        panes = (*self._above, *held.stops(), *self._below)
        stops = [each for each in panes if cast(Pane, each).landing()]
        focus = QApplication.focusWidget()
        here = next((n for n, each in enumerate(stops) if focus and _holds(each, focus)), None)
        if here is None:  # in the tool bar or the rail, which stand before all panes
            here = -1 if by > 0 else 0
        stop = stops[(here + by) % len(stops)]
        held.reveal(stop)
        landing = cast(Pane, stop).landing()
        if landing:
            landing.setFocus(Qt.FocusReason.TabFocusReason)
            announce(landing, cast(Pane, stop).spoken())


def _holds(pane: QWidget, widget: QWidget) -> bool:
    return widget is pane or pane.isAncestorOf(widget)
