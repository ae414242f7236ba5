"""Colours and full screen."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from briefgen.gui.actions import Actions
from briefgen.gui.settings import Settings

KEY = "appearance"


class ViewCommands(QObject):
    """Looks of the whole program, chosen in any window; the preferences have the same choice."""

    def __init__(self, actions: Actions, settings: Settings) -> None:
        """Listen to the View menu of a window."""
        super().__init__(actions)
        self._actions = actions
        self._settings = settings
        actions.appearance.triggered.connect(self._choose)
        actions.full_screen.toggled.connect(self._fill_screen)
        settings.changed.connect(self._follow)
        self._show()

    def _choose(self, action: QAction) -> None:
        self._settings.set_value(KEY, str(action.data()))

    def _follow(self, key: str) -> None:
        if key == KEY:
            self._show()

    def _show(self) -> None:
        locked = self._settings.is_locked(KEY)
        for action in self._actions.appearance.actions():
            action.setChecked(action.data() == self._settings.value(KEY))
            action.setEnabled(not locked)
            action.setStatusTip(self.tr("Set by your office") if locked else "")

    def _fill_screen(self, full: bool) -> None:
        window = self._actions.window()
        if full:
            window.showFullScreen()
        else:
            window.showNormal()
