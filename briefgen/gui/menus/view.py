"""Colours and full screen."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from briefgen.gui.actions import Actions
from briefgen.gui.appearance import Appearance, Palettes
from briefgen.gui.settings import Settings


class ViewCommands(QObject):
    """Looks of the whole program, chosen in any window."""

    def __init__(self, actions: Actions, palettes: Palettes, settings: Settings) -> None:
        """Listen to the View menu of a window."""
        super().__init__(actions)
        self._actions = actions
        self._palettes = palettes
        self._settings = settings
        for action in actions.appearance.actions():
            action.setChecked(action.data() == str(palettes.chosen))
        actions.appearance.triggered.connect(self._choose)
        actions.full_screen.toggled.connect(self._fill_screen)

    def _choose(self, action: QAction) -> None:
        chosen = Appearance(str(action.data()))
        self._palettes.choose(chosen)
        self._settings.set_appearance(chosen)

    def _fill_screen(self, full: bool) -> None:
        window = self._actions.window()
        if full:
            window.showFullScreen()
        else:
            window.showNormal()
