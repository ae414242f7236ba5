"""The form about the office among the preferences: a field that is left is kept."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from briefgen.errors import SaveError
from briefgen.gui import questions
from briefgen.gui.office_form import OfficeForm
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.plain import Label
from briefgen.preferences import PREFERENCES, Page

NAMES = tuple(key for key, row in PREFERENCES.items() if row.page is Page.OFFICE)


class OfficePage(QWidget):
    """The same form as before a first export; a button fills the open brief in."""

    failed = Signal(str)
    fill_asked = Signal()
    kept = Signal()

    def __init__(self, settings: Settings) -> None:
        """Show the profile as it holds, also when it is changed elsewhere."""
        super().__init__()
        self._settings = settings
        self.form = OfficeForm(settings.profile()[0], settings.is_locked)
        self.form.show_only(NAMES)
        self._intro = Label(
            self.tr("Filled into each new brief, where it is empty. Stays on this computer.")
        )
        self._intro.setWordWrap(True)
        self.fill = QPushButton()
        self.fill.setAutoDefault(False)
        self.fill.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (self._intro, self.form, self.fill):
            column.addWidget(widget)
        self.form.left.connect(self.take)
        self.form.look_asked.connect(self._ask_look)
        self.fill.clicked.connect(self._fill)
        settings.changed.connect(self._follow)

    def show_missing(self, names: str) -> None:
        """Offer to fill in what the open brief lacks; ``""`` is nothing."""
        self.fill.setText(self.tr("Fill in what is empty in this brief: {0}").format(names))
        self.fill.setVisible(bool(names))

    def take(self) -> None:
        """Keep what stands in the fields, unless one of them holds what cannot be kept."""
        if self.form.refuses() or not self.form.knows_look():
            return
        said = self.form.said()
        if said == self._settings.profile()[0]:
            return
        try:
            self._settings.set_profile(said)
            self._settings.set_office_asked()
        except SaveError as error:
            self.failed.emit(str(error))
        self.kept.emit()

    def _fill(self) -> None:
        self.take()
        self.fill_asked.emit()
        self.kept.emit()

    def _ask_look(self) -> None:
        folder = self._settings.folder("choices")
        kinds = self.tr("Brand files (*.toml)")
        questions.ask_file(self, self.tr("Look"), folder, kinds, self._set_look)

    def _set_look(self, path: Path) -> None:
        self._settings.set_folder("choices", path.parent)
        self.form.set_look(str(path.absolute()))

    def _follow(self, key: str) -> None:
        if PREFERENCES[key].profile:
            self.form.show_profile(self._settings.profile()[0])
