"""Colours and full screen."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from briefgen.gui.actions import Actions
from briefgen.gui.appearance import Appearance, Look
from briefgen.gui.settings import Settings


class ViewCommands(QObject):
    """Looks of the whole program, chosen in any window."""

    def __init__(self, actions: Actions, look: Look, settings: Settings) -> None:
        """Listen to the View menu of a window."""
        super().__init__(actions)
        self._actions = actions
        self._look = look
        self._settings = settings
        for action in actions.appearance.actions():
            action.setChecked(action.data() == str(look.chosen))
        actions.appearance.triggered.connect(self._choose)
        actions.full_screen.toggled.connect(self._fill_screen)

    def _choose(self, action: QAction) -> None:
        chosen = Appearance(str(action.data()))
        self._look.choose(chosen)
        self._settings.set_appearance(chosen)

    def _fill_screen(self, full: bool) -> None:
        window = self._actions.window()
        if full:
            window.showFullScreen()
        else:
            window.showNormal()
