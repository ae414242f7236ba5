"""Edit › Preferences, and Edit › Your office, which is a page of them."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefgen.gui.actions import Actions
from briefgen.gui.preferences.dialog import PreferencesDialog
from briefgen.gui.settings import Settings
from briefgen.preferences import Page


class PreferencesCommands(QObject):
    """Opens the preferences, with or without a brief."""

    fill_asked = Signal()  # the open brief is to have what the profile says

    def __init__(self, settings: Settings, actions: Actions) -> None:
        """Listen to the Edit menu of a window."""
        super().__init__(actions)
        self._settings = settings
        self._window: QWidget = actions.window()
        self.missing: Callable[[], str] = str  # what the open brief lacks, once there is one
        self.dialog: PreferencesDialog | None = None
        actions.preferences.triggered.connect(self._show)
        actions.office.triggered.connect(self._show_office)

    def _show(self) -> None:
        self.dialog = PreferencesDialog(self._settings, self._window)
        self.dialog.fill_asked.connect(self._fill)
        self.dialog.finished.connect(self._forget)
        office = self.dialog.pages[Page.OFFICE].office
        assert office
        office.kept.connect(self._show_missing)
        self._show_missing()
        self.dialog.open()

    def _show_office(self) -> None:
        self._show()
        if self.dialog:
            self.dialog.show_page(Page.OFFICE)

    def _fill(self) -> None:
        self.fill_asked.emit()

    def _show_missing(self) -> None:
        if self.dialog:
            self.dialog.show_missing(self.missing())

    def _forget(self) -> None:
        """It is closed, and soon deleted."""
        self.dialog = None
