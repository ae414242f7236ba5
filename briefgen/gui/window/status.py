"""The status bar: is it saved, what is to check, how long, how old the figures are."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from briefgen.brief.brief import Brief
from briefgen.brief.overview import word_count
from briefgen.evidence.dates import format_date
from briefgen.gui.actions import Actions
from briefgen.gui.files.recovery import RecoveryCopy
from briefgen.gui.icons import icon
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.announce import announce
from briefgen.gui.wording import counted, room_line
from briefgen.worker.jobs import Failed, Made

READ = 20_000  # milliseconds
_AROUND = 3  # letters that have room between two parts of the line


class StatusLine(QStatusBar):
    """One line below everything."""

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        recovery: RecoveryCopy,
        actions: Actions,
    ) -> None:
        """Follow the brief and its pages."""
        super().__init__()
        self._open_brief = open_brief
        self._warning = ""
        self.saved, self.result, self.length, self.as_of = (QLabel() for _ in range(4))
        self.result.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.undo, self.problems = _button(), _button()
        self.undo.setText(self.tr("Undo"))
        self.undo.clicked.connect(open_brief.history.undo)
        self.problems.setIcon(icon("triangle-alert"))
        self.problems.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.problems.clicked.connect(actions.steps[3].trigger)
        self.addWidget(self.saved)
        self.addWidget(self.result, 1)
        self.addWidget(self.undo)
        for widget in (self.problems, self.length, self.as_of):
            self.addPermanentWidget(widget)
        for label in (self.length, self.as_of):
            label.setMinimumWidth(1)  # they go where there is no room for them
        self._listen(recovery, rendering)
        self.problems.hide()
        self.undo.hide()
        self._show_saved()
        self._show_age()

    def landing(self) -> QWidget | None:
        """The first of the links that can be pressed now."""
        links = (self.undo, self.problems)
        return next((each for each in links if each.isVisible()), None)

    def spoken(self) -> str:
        """What is told of the last result, for a screen reader."""
        return ". ".join(each for each in (self.tr("Status line"), self.result.text()) if each)

    def _listen(self, recovery: RecoveryCopy, rendering: Rendering) -> None:
        open_brief = self._open_brief
        open_brief.brief_changed.connect(self._follow)
        open_brief.saved_changed.connect(self._show_saved)
        open_brief.path_changed.connect(self._say_saved)
        open_brief.plan_settled.connect(self._show_who_gave_way)
        open_brief.told.connect(self.tell)
        recovery.failed.connect(self._warn)
        recovery.worked.connect(self._calm)
        rendering.made.connect(self._show_made)
        rendering.failed.connect(self._show_failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room the age of the figures goes, then the length."""
        super().resizeEvent(event)
        self._drop()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room, once the parts have its size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._drop)

    def _drop(self) -> None:
        gap = _AROUND * self.fontMetrics().averageCharWidth()
        always = (self.saved, self.undo, self.problems)
        room = self.width() - sum(e.sizeHint().width() + gap for e in always if not e.isHidden())
        for label in (self.length, self.as_of):
            room -= label.sizeHint().width() + gap
            label.setVisible(room > 0)

    def _warn(self, text: str) -> None:
        """Say what went wrong until it works again or something else is said."""
        if text == self.currentMessage():
            return  # it goes on failing, and was said
        self._warning = text
        self.showMessage(text)
        announce(self, text)

    def _calm(self) -> None:
        """What went wrong works again."""
        if self._warning and self._warning == self.currentMessage():
            self.clearMessage()
        self._warning = ""

    def tell(self, text: str) -> None:
        """Say what a person should know, for as long as it takes to read it."""
        self.showMessage(text, READ)
        announce(self, text)

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show_saved()
        self._show_result("")
        if before.pack.date != after.pack.date:
            self._show_age()

    def _show_who_gave_way(self, before: Brief, after: Brief) -> None:
        """Name what found no room or went down, as long as the step can be undone from here."""
        self._show_result(room_line(before, after))

    def _show_result(self, text: str) -> None:
        self.result.setText(text)
        self.result.setToolTip(text)
        self.undo.setVisible(bool(text))
        if text:
            announce(self, text)

    def _say_saved(self) -> None:
        self._calm()
        self._show_saved()
        announce(self, self.tr("Saved"))

    def _show_saved(self) -> None:
        brief = self._open_brief
        if brief.read_only:
            why = brief.why_read_only or self.tr("open in another window")
            text = self.tr("Read-only: {0}. Save asks for another name.").format(why)
        elif brief.is_saved():
            text = self.tr("All changes saved")
        elif brief.path is None and brief.history.isClean():
            text = self.tr("Not saved yet")
        else:
            text = self.tr("Unsaved changes")
        self.saved.setText(text)

    def _show_age(self) -> None:
        date = format_date(self._open_brief.brief.pack.date)
        self.as_of.setText(self.tr("Figures as of {0}").format(date))

    def _show_made(self, made: Made) -> None:
        count = len(made.problems)
        one, many = self.tr("{0} to check"), self.tr("{0} to check")
        self.problems.setText(counted(count, one, many))
        self.problems.setVisible(count > 0)
        pages = counted(made.page_count, self.tr("{0} page"), self.tr("{0} pages"))
        words = word_count(made.document)
        text = f"{pages} · " + counted(words, self.tr("{0} word"), self.tr("{0} words"))
        self.length.setText(text)
        self.length.setToolTip("")
        self._drop()

    def _show_failed(self, failed: Failed) -> None:
        self.length.setText(self.tr("The pages are not up to date"))
        self.length.setToolTip(failed.message)


def _button() -> QToolButton:
    """A flat one that the Tab key reaches."""
    button = QToolButton()
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
