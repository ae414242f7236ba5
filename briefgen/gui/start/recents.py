"""The left column of the start page: recent briefs, where they are and what is new for them."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPalette, QUndoStack
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief.searching import has_all, searched
from briefgen.evidence.dates import format_date
from briefgen.gui import questions
from briefgen.gui.engine import Engine
from briefgen.gui.icons import icon
from briefgen.gui.settings import Settings
from briefgen.gui.start.deeds import Step
from briefgen.gui.widgets.heading import Heading
from briefgen.gui.widgets.ring import leave_room_for_ring
from briefgen.gui.widgets.two_lines import TwoLines
from briefgen.gui.wording import counted
from briefgen.worker.jobs import Answer, Glance, LookAt, LookedAt, Whereabouts

_PATH, _PLACE, _NEWS = (Qt.ItemDataRole.UserRole + number for number in range(3))


class RecentList(QListWidget):
    """Enter or a click opens, Delete takes off the list, the Menu key offers both.

    It takes the room that it gets: what is beside it matters as much.
    """

    taken_off = Signal()
    menu_asked = Signal(QPoint)  # on the screen

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.minimumHeight())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Delete and self.currentItem():
            self.taken_off.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentItem():
            self.itemActivated.emit(self.currentItem())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A row is in hand only while somebody is here."""
        super().focusInEvent(event)
        if self.currentItem():
            self.currentItem().setSelected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        stays = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
        if event.reason() not in stays:
            self.clearSelection()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        at = event.pos()
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            item = self.itemAt(at)
            if item is None:
                return
            self.setCurrentItem(item)
        if self.currentItem():
            self.menu_asked.emit(event.globalPos())


class Recents(QWidget):
    """Says at once what was open lately, and once the worker has looked, how it is."""

    path_chosen = Signal(object)  # Path
    changed = Signal()  # whether there are any

    def __init__(self, settings: Settings, engine: Engine, history: QUndoStack) -> None:
        """List what the settings remember."""
        super().__init__()
        self._settings, self._engine, self._history = settings, engine, history
        self._glances: dict[Path, Glance] = {}
        self._search: tuple[str, ...] = ()
        self._menu = QMenu(self)
        self._build()
        settings.recent_changed.connect(self._show)
        self._show()

    def landing(self) -> QWidget | None:
        """The list, if there is anything in it."""
        return None if self.isHidden() else self.list

    def spoken(self) -> str:
        """The list and the row in hand, for a screen reader."""
        item = self.list.currentItem()
        row = str(item.data(Qt.ItemDataRole.AccessibleTextRole)) if item else ""
        return ". ".join(filter(None, (self.list.accessibleName(), row)))

    def is_empty(self) -> bool:
        """Whether there never was a brief here."""
        return self.list.count() == 0

    def show_only(self, wanted: tuple[str, ...]) -> int:
        """Hide the rows without these words; how many are left."""
        self._search = wanted
        left = 0
        for number in range(self.list.count()):
            item = self.list.item(number)
            text = str(item.data(Qt.ItemDataRole.AccessibleTextRole))
            found = has_all(searched(text, str(item.data(_PATH))), wanted)
            item.setHidden(not found)
            left += found
        name = self.tr("Recent briefs")
        found_name = self.tr("{0}, {1} found").format(name, left)
        self.list.setAccessibleName(found_name if wanted else name)
        current = self.list.currentItem()
        if current is None or current.isHidden():
            self._go_to_row(self._first_shown())
        return left

    def look(self) -> None:
        """Have the worker find out how the files are."""
        files = self._settings.recent()
        if files:
            request = LookAt(tuple(map(str, files)))
            self._engine.ask(request, partial(self._take, files), key="recent")

    def changeEvent(self, event: QEvent) -> None:
        """Other colors dim otherwise."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for number in range(self.list.count()):
                self._dim(self.list.item(number))

    def _build(self) -> None:
        self.list = RecentList()
        self.list.setAccessibleName(self.tr("Recent briefs"))
        self.list.setItemDelegate(TwoLines(_PLACE, self.list, third=_NEWS))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setMinimumHeight(60)
        leave_room_for_ring(self.list)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open_clicked)
        self.list.taken_off.connect(self._take_off)
        self.list.menu_asked.connect(self._open_menu)
        self.list.currentItemChanged.connect(self._show_buttons)
        self.find_button, self.off_button = QPushButton(self.tr("Find it…")), QPushButton()
        self.off_button.setText(self.tr("Take off the list"))
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
            for number in range(self.list.count()):
                self._fill(self.list.item(number))
            self.show_only(self._search)
            self._show_buttons()

    def _show(self) -> None:
        kept = self._path() if self.list.currentItem() else None
        row = self.list.currentRow()
        self.list.clear()
        for path in self._settings.recent():
            item = QListWidgetItem(icon("file-text"), path.stem)
            item.setData(_PATH, str(path))
            self._fill(item)
            self.list.addItem(item)
            if path == kept:
                self._go_to_row(self.list.row(item))
        if self.list.currentItem() is None:
            self._go_to_row(min(max(row, 0), self.list.count() - 1))
        self.show_only(self._search)
        self._show_buttons()
        self.changed.emit()
        if not self.isHidden():
            self.look()

    def _fill(self, item: QListWidgetItem) -> None:
        path = Path(str(item.data(_PATH)))
        second, news = self._lines(path)
        item.setData(_PLACE, second)
        item.setData(_NEWS, news)
        item.setToolTip(str(path))
        spoken = ", ".join(filter(None, (path.stem, news, second.replace(" · ", ", "))))
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
        self._dim(item)

    def _lines(self, path: Path) -> tuple[str, str]:
        """The second line of a row, and the third if there is news."""
        glance = self._glances.get(path)
        folder = path.parent.name or str(path.parent)
        if glance is None:
            return folder, ""
        if glance.where is Whereabouts.GONE:
            return self.tr("not found in {0}").format(path.parent), ""
        day = self.tr("edited {0}").format(_day(glance.day))
        news = ""
        if glance.news:
            one = self.tr("new figures for {0} indicator")
            news = counted(glance.news, one, self.tr("new figures for {0} indicators"))
        return " · ".join(filter(None, (glance.kind, day, folder))), news

    def _dim(self, item: QListWidgetItem) -> None:
        role = QPalette.ColorRole
        gone = self._is_gone(Path(str(item.data(_PATH))))
        item.setForeground(self.palette().color(role.PlaceholderText if gone else role.Text))

    def _is_gone(self, path: Path) -> bool:
        glance = self._glances.get(path)
        return glance is not None and glance.where is Whereabouts.GONE

    def _go_to_row(self, row: int) -> None:
        self.list.setCurrentRow(row)
        if not self.list.hasFocus():
            self.list.clearSelection()

    def _first_shown(self) -> int:
        rows = range(self.list.count())
        return next((each for each in rows if not self.list.item(each).isHidden()), -1)

    def _path(self) -> Path:
        return Path(str(self.list.currentItem().data(_PATH)))

    def _show_buttons(self) -> None:
        item = self.list.currentItem()
        self._buttons.setVisible(item is not None and self._is_gone(self._path()))

    def _open(self, item: QListWidgetItem) -> None:
        path = Path(str(item.data(_PATH)))
        if self._is_gone(path):
            self._find()
        else:
            self.path_chosen.emit(path)

    def _open_clicked(self, item: QListWidgetItem) -> None:
        if not self._is_gone(Path(str(item.data(_PATH)))):
            self._open(item)

    def _find(self) -> None:
        """Ask where a file that is gone has gone, and open it there."""
        gone = self._path()
        folder = self._settings.folder("briefs")
        questions.ask_path_to_open(self, folder, partial(self._take_found, gone))

    def _take_found(self, gone: Path, path: Path) -> None:
        self._settings.forget(gone)
        self.path_chosen.emit(path)

    def _take_off(self) -> None:
        path = self._path()
        place = self._settings.recent().index(path)
        self._settings.forget(path)
        told = self.tr("“{0}” is off the list; the file stays.").format(path.stem)
        again = partial(self._settings.forget, path)
        back = partial(self._settings.remember, path, place)
        self._history.push(Step(told, again, back))

    def _open_menu(self, place: QPoint) -> None:
        self._menu.clear()
        if self._is_gone(self._path()):
            self._menu.addAction(self.tr("&Find it…")).triggered.connect(self._find)
        else:
            self._menu.addAction(self.tr("&Open")).triggered.connect(self._open_current)
        off = self._menu.addAction(self.tr("&Take off the list"))
        off.triggered.connect(self._take_off)
        self._menu.popup(place)

    def _open_current(self) -> None:
        self._open(self.list.currentItem())


def _day(iso: str) -> str:
    """A date without its year if that is this one."""
    written = format_date(iso)
    this_year = str(QDate.currentDate().year())
    return written.removesuffix(f", {this_year}") if iso.startswith(this_year) else written
