"""Recent briefs in a list: a title, a quieter line, and a third one if there is news."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QDate, QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from briefgen.brief.searching import has_all, searched
from briefgen.evidence.dates import format_date
from briefgen.gui.icons import icon
from briefgen.gui.start.card import AWAY_FOR_NOW
from briefgen.gui.widgets.plain import tip
from briefgen.gui.widgets.ring import leave_room_for_ring
from briefgen.gui.widgets.two_lines import TwoLines
from briefgen.gui.wording import counted
from briefgen.worker.jobs import Glance, Whereabouts

_PATH, _PLACE, _NEWS, _GONE = (Qt.ItemDataRole.UserRole + number for number in range(4))
_SPOKEN = Qt.ItemDataRole.AccessibleTextRole
_LEAST = 60  # pixels of height


class RecentList(QListWidget):
    """Enter or a click opens, Delete takes off the list, the Menu key offers both.

    It takes the room that it gets: what is beside it matters as much.
    """

    chosen = Signal()  # the row in hand
    taken_off = Signal()
    menu_asked = Signal(QPoint)  # on the screen

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.setItemDelegate(TwoLines(_PLACE, self, third=_NEWS))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumHeight(_LEAST)
        leave_room_for_ring(self)
        self.itemClicked.connect(self._choose_clicked)

    def show_files(self, files: tuple[Path, ...], known: Mapping[Path, Glance]) -> None:
        """List these; the row in hand stays in hand, or the one in its place."""
        kept, row = self.path(), self.currentRow()
        self.clear()
        for path in files:
            item = QListWidgetItem(icon("file-text"), path.stem)
            item.setData(_PATH, str(path))
            self.addItem(item)
        self.show_glances(known)
        self._go_to(files.index(kept) if kept in files else min(max(row, 0), len(files) - 1))

    def show_glances(self, known: Mapping[Path, Glance]) -> None:
        """Say how the files are, as far as that is known."""
        for number in range(self.count()):
            item = self.item(number)
            path = Path(str(item.data(_PATH)))
            self._fill(item, path, known.get(path))

    def show_only(self, wanted: tuple[str, ...]) -> int:
        """Hide the rows without these words; how many are left."""
        left = []
        for number in range(self.count()):
            item = self.item(number)
            text = searched(str(item.data(_SPOKEN)), str(item.data(_PATH)))
            item.setHidden(not has_all(text, wanted))
            left += [] if item.isHidden() else [number]
        if left and self.currentRow() not in left:
            self._go_to(left[0])
        return len(left)

    def path(self) -> Path | None:
        """The file in hand."""
        item = self._in_hand()
        return Path(str(item.data(_PATH))) if item else None

    def is_gone(self) -> bool:
        """Whether the file in hand is not where it was."""
        item = self._in_hand()
        return item is not None and bool(item.data(_GONE))

    def _in_hand(self) -> QListWidgetItem | None:
        """None while a search shows no row: what is not seen is not in hand."""
        item = self.currentItem()
        return None if item is None or item.isHidden() else item

    def spoken(self) -> str:
        """The row in hand, for a screen reader."""
        item = self._in_hand()
        return str(item.data(_SPOKEN)) if item else ""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _LEAST)

    def changeEvent(self, event: QEvent) -> None:
        """Other colors dim otherwise."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            for number in range(self.count()):
                self._dim(self.item(number))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key == Qt.Key.Key_Delete and self._in_hand():
            self.taken_off.emit()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._in_hand():
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """A row is marked only while somebody is here."""
        super().focusInEvent(event)
        if self.currentItem():
            self.currentItem().setSelected(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() not in AWAY_FOR_NOW:
            self.clearSelection()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() is QContextMenuEvent.Reason.Mouse:
            item = self.itemAt(event.pos())
            if item is None:
                return
            self.setCurrentItem(item)
        if self._in_hand():
            self.menu_asked.emit(event.globalPos())

    def _choose_clicked(self) -> None:
        if not self.is_gone():
            self.chosen.emit()

    def _go_to(self, row: int) -> None:
        self.setCurrentRow(row)
        if not self.hasFocus():
            self.clearSelection()

    def _fill(self, item: QListWidgetItem, path: Path, glance: Glance | None) -> None:
        second, news = self._lines(path, glance)
        item.setData(_PLACE, second)
        item.setData(_NEWS, news)
        item.setData(_GONE, glance is not None and glance.where is Whereabouts.GONE)
        item.setToolTip(tip(str(path)))
        item.setData(_SPOKEN, ", ".join(filter(None, (path.stem, news, *second.split(" · ")))))
        self._dim(item)

    def _lines(self, path: Path, glance: Glance | None) -> tuple[str, str]:
        """The second line of a row, and the third if there is news."""
        folder = path.parent.name or str(path.parent)
        if glance is None:
            return folder, ""
        if glance.where is Whereabouts.GONE:
            return self.tr("not found in {0}").format(path.parent), ""
        day, news = self.tr("edited {0}").format(_day(glance.day)), ""
        if glance.news:
            one = self.tr("new figures for {0} indicator")
            news = counted(glance.news, one, self.tr("new figures for {0} indicators"))
        return " · ".join(filter(None, (glance.kind, day, folder))), news

    def _dim(self, item: QListWidgetItem) -> None:
        role = QPalette.ColorRole.PlaceholderText if item.data(_GONE) else QPalette.ColorRole.Text
        item.setForeground(self.palette().color(role))


def _day(iso: str) -> str:
    """A date without its year if that is this one."""
    written = format_date(iso)
    this_year = str(QDate.currentDate().year())
    return written.removesuffix(f", {this_year}") if iso.startswith(this_year) else written
