"""The date of a brief, typed as people write dates or taken from a calendar."""

import datetime

from PySide6.QtCore import QDate, QEvent, QLocale, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPalette, QShowEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.evidence.formatting import AMERICAN
from briefgen.evidence.typed_dates import (
    NoDate,
    Why,
    read_date,
    write_date,
    write_full_date,
    write_in_numbers,
)
from briefgen.gui.icons import icon
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.field_note import FieldNote
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.popover import Popover


class DateField(QWidget):
    """A line, a button with a calendar, and below them what was understood.

    A date is taken on Enter or on leaving; until then undo is of what is typed. What is no date
    stays in the line, with the reason, and nothing is taken.
    """

    date_chosen = Signal(object)  # datetime.date
    refused = Signal(str)  # why what is typed is no date

    def __init__(self) -> None:
        """Begin with no date."""
        super().__init__()
        self._iso = ""
        self._language = AMERICAN
        self._shown = ""
        self._has_shown = False
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Date"))
        self.line.setPlaceholderText(self.tr("today, +7, or a date"))
        self.line.textEdited.connect(self._read_on)
        self.line.editingFinished.connect(self.take)
        self.line.installEventFilter(self)
        OwnUndo(self.line, self.is_typing)
        self.note = FieldNote(self.line)
        self.button = QToolButton()
        self.button.setIcon(icon("calendar"))
        self.button.setAccessibleName(self.tr("Calendar"))
        self.button.setToolTip(self.tr("Calendar (Alt+Down)"))
        self.button.setAccessibleDescription(self.tr("Alt+Down"))
        self.button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.button.clicked.connect(self.open_calendar)
        self.calendar: QCalendarWidget | None = None
        self.setFocusProxy(self.line)
        self._arrange()

    def show_date(self, iso: str, language: str) -> None:
        """Show the date of the brief; what is being typed stays while the date is the same."""
        if (iso, language) == (self._iso, self._language):
            return
        if not self._has_shown:
            self._iso, self._language = iso, language
            return
        stays = iso == self._iso and self.is_typing()
        self._iso, self._language = iso, language
        if stays:
            self._shown = self._written()
            self._judge()
        else:
            self._show()

    def showEvent(self, event: QShowEvent) -> None:
        """Write the date when it comes into view first: names of months are loaded for it."""
        super().showEvent(event)
        if not self._has_shown:
            self._has_shown = True
            self._show()

    def is_typing(self) -> bool:
        """Whether the line holds something else than the date of the brief."""
        return self.line.text() != self._shown

    def take(self) -> None:
        """Take what is typed, if it is a date; else say why it is none."""
        if not self.is_typing():
            return
        found = self._judge()
        if isinstance(found, NoDate):
            self.refused.emit(self.note.text())
            return
        announce(self.line, self.note.text())
        if found.isoformat() == self._iso:
            self._show()
        else:
            self.date_chosen.emit(found)

    def open_calendar(self) -> None:
        """Open a calendar at the date of the brief."""
        calendar = _Calendar(self.line, self._language, self._date())
        self.calendar = calendar.days
        calendar.chosen.connect(self._take_day)
        calendar.open(calendar.days)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape gives up what is typed, Alt+Down opens the calendar."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Escape and self.is_typing():
            self._show()
            return True
        if event.key() == Qt.Key.Key_Down and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.open_calendar()
            return True
        return False

    def _arrange(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(2)
        row.addWidget(self.line, 1)
        row.addWidget(self.button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addLayout(row)
        column.addWidget(self.note)

    def _show(self) -> None:
        self._shown = self._written()
        self.line.setText(self._shown)
        date = self._date()
        self.note.tell(write_full_date(date, self._language) if date else "")

    def _written(self) -> str:
        date = self._date()
        return write_date(date, self._language) if date else ""

    def _date(self) -> datetime.date | None:
        return datetime.date.fromisoformat(self._iso) if self._iso else None

    def _read(self) -> datetime.date | NoDate:
        return read_date(self.line.text(), self._language, datetime.date.today())

    def _read_on(self) -> None:
        """Say what is understood while somebody types; nobody is contradicted in mid-word."""
        found = self._read()
        self.note.tell("" if isinstance(found, NoDate) else write_full_date(found, self._language))

    def _judge(self) -> datetime.date | NoDate:
        found = self._read()
        if isinstance(found, NoDate):
            self.note.refuse(self._why(found))
        else:
            self.note.tell(write_full_date(found, self._language))
        return found

    def _take_day(self, day: QDate) -> None:
        self.line.setText(write_date(_date_of(day), self._language))
        self.take()

    def _why(self, found: NoDate) -> str:
        """What is wrong, and what to write in its place: one sentence."""
        example = self._date() or datetime.date.today()
        words, numbers = (
            write(example, self._language) for write in (write_date, write_in_numbers)
        )
        match found.why:
            case Why.EMPTY:
                text = self.tr("A brief has a date: write one such as {0}.")
            case Why.UNKNOWN:
                text = self.tr("This cannot be read as a date: write it like {0} or {1}.")
            case Why.NO_YEAR:
                text = self.tr("Write the year, too, as in {0}.")
            case Why.NO_DAY:
                text = self.tr("Write the day, too, as in {0}.")
            case Why.SHORT_YEAR:
                text = self.tr("Write the year with four digits, as in {0}.")
            case Why.YEAR:
                text = self.tr("Write a year from 1000 to 9999, as in {0}.")
            case Why.MONTH:
                text = self.tr("There is no month {2}: write the date like {1} or {0}.")
            case Why.DAY:
                text = self.tr("{2} has {3} days: write one of them.")
            case Why.WEEKDAY:
                text = self.tr("That day is a {2}: write it so, or leave the day of the week out.")
        return text.format(words, numbers, found.about, found.most)


class _Calendar(Popover):
    """A month of days below the line; Enter or a click takes one."""

    chosen = Signal(object)  # QDate

    def __init__(self, line: QWidget, language: str, date: datetime.date | None) -> None:
        super().__init__(line.window())
        self._line = line
        self.days = QCalendarWidget()
        self.days.setLocale(QLocale(language))
        self.days.setAccessibleName(self.tr("Calendar"))
        self.days.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        self.days.setDateEditEnabled(False)
        plain = QTextCharFormat()
        plain.setForeground(self.palette().color(QPalette.ColorRole.Text))
        for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
            self.days.setWeekdayTextFormat(day, plain)  # not red: nothing is wrong with them
        if date:
            self.days.setSelectedDate(QDate(date.year, date.month, date.day))
        self.days.clicked.connect(self._choose)
        self.days.activated.connect(self._choose)
        self.closed.connect(self.deleteLater)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 1)
        column.addWidget(self.days)

    def wanted(self) -> QRect:
        """Below the line, above it where there is no room."""
        window, size = self._line.window(), self.sizeHint()
        place = self._line.mapTo(window, QPoint(0, self._line.height()))
        if place.y() + size.height() > window.rect().bottom():
            place.setY(place.y() - self._line.height() - size.height())
        return QRect(place, size)

    def _choose(self, day: QDate) -> None:
        if self.isVisible():  # a double click comes twice
            self.dismiss()
            self.chosen.emit(day)


def _date_of(day: QDate) -> datetime.date:
    return datetime.date(day.year(), day.month(), day.day())
