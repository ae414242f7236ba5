"""The left column of the start page: recent briefs, and what can be done with one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, Signal
from PySide6.QtGui import QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QVBoxLayout, QWidget

from briefgen.gui import questions
from briefgen.gui.engine import Engine
from briefgen.gui.settings import Settings
from briefgen.gui.start.deeds import Step
from briefgen.gui.start.recent_list import RecentList
from briefgen.gui.widgets.heading import Heading
from briefgen.worker.jobs import Answer, Glance, LookAt, LookedAt


class Recents(QWidget):
    """Says at once what was open lately, and once the worker has looked, how it is."""

    path_chosen = Signal(object)  # Path
    changed = Signal()  # whether there are any

    def __init__(self, settings: Settings, engine: Engine, history: QUndoStack) -> None:
        """List what the settings remember."""
        super().__init__()
        self._settings, self._engine, self._history = settings, engine, history
        self._glances: dict[Path, Glance] = {}
        self._wanted: tuple[str, ...] = ()
        self._menu = QMenu(self)
        self.list = RecentList()
        self.list.setAccessibleName(self.tr("Recent briefs"))
        self.list.chosen.connect(self._open)
        self.list.taken_off.connect(self._take_off)
        self.list.menu_asked.connect(self._open_menu)
        self.list.currentItemChanged.connect(self._show_buttons)
        self._build()
        settings.recent_changed.connect(self._show)
        self._show()

    def landing(self) -> QWidget | None:
        """The list, if there is anything in it."""
        return None if self.isHidden() else self.list

    def spoken(self) -> str:
        """The list and the row in hand, for a screen reader."""
        return ". ".join(filter(None, (self.list.accessibleName(), self.list.spoken())))

    def is_empty(self) -> bool:
        """Whether there never was a brief here."""
        return self.list.count() == 0

    def show_only(self, wanted: tuple[str, ...]) -> int:
        """Hide the rows without these words; how many are left."""
        self._wanted = wanted
        left = self.list.show_only(wanted)
        name = self.tr("Recent briefs")
        found = self.tr("{0}, {1} found").format(name, left)
        self.list.setAccessibleName(found if wanted else name)
        self._show_buttons()
        return left

    def look(self) -> None:
        """Have the worker find out how the files are, if anybody sees them."""
        files = self._settings.recent()
        if files and self.isVisible():
            request = LookAt(tuple(map(str, files)))
            self._engine.ask(request, partial(self._take, files), key="recent")

    def _build(self) -> None:
        self.find_button = QPushButton(self.tr("Find it…"))
        self.off_button = QPushButton(self.tr("Take off the list"))
        self.find_button.clicked.connect(self._find)
        self.off_button.clicked.connect(self._take_off)
        self._buttons = QWidget()
        row = QHBoxLayout(self._buttons)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.find_button)
        row.addWidget(self.off_button)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Heading(self.tr("Your briefs"), 1.1))
        column.addWidget(self.list, 1)
        column.addWidget(self._buttons)

    def _take(self, files: tuple[Path, ...], answer: Answer) -> None:
        if isinstance(answer, LookedAt):
            self._glances = dict(zip(files, answer.glances, strict=True))
            self.list.show_glances(self._glances)
            self.show_only(self._wanted)

    def _show(self) -> None:
        self.list.show_files(self._settings.recent(), self._glances)
        self.show_only(self._wanted)
        self.changed.emit()
        self.look()

    def _show_buttons(self) -> None:
        self._buttons.setVisible(self.list.is_gone())

    def _open(self) -> None:
        if self.list.is_gone():
            self._find()
        else:
            self.path_chosen.emit(self.list.path())

    def _find(self) -> None:
        """Ask where a file that is gone has gone, and open it there."""
        gone, folder = self.list.path(), self._settings.folder("briefs")
        questions.ask_path_to_open(self, folder, partial(self._take_found, gone))

    def _take_found(self, gone: Path | None, path: Path) -> None:
        if gone:
            self._settings.forget(gone)
        self.path_chosen.emit(path)

    def _take_off(self) -> None:
        path = self.list.path()
        if path is None:
            return
        place = self._settings.recent().index(path)
        self._settings.forget(path)
        label = self.tr("Take “{0}” off the list").format(path.stem)
        told = self.tr("“{0}” is off the list; the file stays.").format(path.stem)
        again = partial(self._settings.forget, path)
        back = partial(self._settings.remember, path, place)
        self._history.push(Step(label, told, again, back))

    def _open_menu(self, place: QPoint) -> None:
        self._menu.clear()
        text = self.tr("&Find it…") if self.list.is_gone() else self.tr("&Open")
        self._menu.addAction(text).triggered.connect(self._open)
        off = self._menu.addAction(self.tr("&Take off the list"))
        off.triggered.connect(self._take_off)
        self._menu.popup(place)
