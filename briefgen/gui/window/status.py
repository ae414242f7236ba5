"""The status line: is it saved, what happened last, what is to check, how long, how old."""

from collections import Counter

from PySide6.QtCore import QEvent, QLocale, Qt, QTime, QTimer, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QStatusBar, QToolButton, QWidget

from briefgen.brief.brief import Brief, page_limit_of
from briefgen.brief.overview import word_count
from briefgen.errors import Severity
from briefgen.evidence.dates import format_date
from briefgen.gui.actions import Actions
from briefgen.gui.icons import icon
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.elided import ElidedLabel
from briefgen.gui.widgets.plain import Label, tip
from briefgen.gui.wording import counted, homeless, homeless_line, room_line
from briefgen.worker.jobs import Failed, Made

_RED = QPalette.ColorRole.BrightText
_AROUND = 3  # letters that have room between two parts of the line
_FOR_RESULT = 24  # letters of the last result that are seen before others give way


class StatusLine(QStatusBar):
    """One line below everything; what can be done about a part of it is a button."""

    room_asked = Signal()  # for pages that are over their limit

    def __init__(self, open_brief: OpenBrief, rendering: Rendering, actions: Actions) -> None:
        """Follow the brief and its pages."""
        super().__init__()
        self._open_brief = open_brief
        self._saved_at = QTime()
        self.saved, self.length, self.words = Label(), Label(), Label()
        self.result = ElidedLabel()
        self.result.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.result.setIndent(12)
        self.result.setMinimumWidth(1)  # it is elided where there is no room for all of it
        history = open_brief.history
        self.undo, self.redo = _button(self.tr("Undo")), _button(self.tr("Redo"))
        for link in (self.undo, self.redo):
            link.setAutoRaise(False)
        self.undo.clicked.connect(history.undo)
        self.redo.clicked.connect(history.redo)
        self._add_buttons(actions)
        self.setContentsMargins(6, 0, 0, 0)
        self.addWidget(self.saved)
        for widget in (self.result, self.undo, self.redo):
            self.addWidget(widget)
        self.addWidget(QWidget(), 1)
        parts: tuple[QWidget, ...] = (self.problems, self.over, self.length, self.words, self.as_of)
        for part in parts:
            self.addPermanentWidget(part)
        for button in (self.undo, self.redo, self.problems, self.over):
            button.hide()
        self._room = ""  # what was told of room for the pages that come
        self._homeless: dict[str, int] | None = None  # words without a place, by their change
        self._made_of: Brief | None = None
        self._listen(rendering)
        self._show_saved()
        self._show_age()

    def _add_buttons(self, actions: Actions) -> None:
        self.problems, self.over, self.as_of = _button(), _button(), _button()
        self.problems.setIcon(icon("triangle-alert"))
        self.problems.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.problems.clicked.connect(actions.steps[3].trigger)
        self.over.setToolTip(self.tr("What could give way, under “To check”"))
        self.over.clicked.connect(self.room_asked)
        self._redden()
        self.as_of.setToolTip(self.tr("Update figures"))
        self.as_of.clicked.connect(actions.update_figures.trigger)

    def landing(self) -> QWidget | None:
        """The first of the links that can be pressed now."""
        links = (self.undo, self.redo, self.problems, self.over, self.as_of)
        return next((each for each in links if each.isVisible()), None)

    def spoken(self) -> str:
        """What is told of the last result, for a screen reader."""
        return ". ".join(each for each in (self.tr("Status line"), self.result.text()) if each)

    def _listen(self, rendering: Rendering) -> None:
        open_brief = self._open_brief
        open_brief.brief_changed.connect(self._follow)
        open_brief.saved_changed.connect(self._show_saved)
        open_brief.path_changed.connect(self._say_saved)
        open_brief.done.connect(self._forget_step)
        open_brief.undone.connect(self._show_undone)
        open_brief.redone.connect(self._show_redone)
        open_brief.plan_settled.connect(self._show_who_gave_way)
        open_brief.told.connect(self.tell)
        rendering.made.connect(self._show_made)
        rendering.failed.connect(self._show_failed)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Where there is little room, parts of the line go."""
        super().resizeEvent(event)
        self._drop()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text leaves less room, once the parts have its size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._drop)
        elif event.type() == QEvent.Type.ApplicationPaletteChange:
            self._redden()

    def _drop(self) -> None:
        """The age of the figures goes first, then the words, then the pages unless over."""
        letter = self.fontMetrics().averageCharWidth()
        always = (self.saved, self.undo, self.redo, self.problems, self.over)
        parts = [each for each in always if not each.isHidden()]
        room = self.width() - sum(e.sizeHint().width() + _AROUND * letter for e in parts)
        room -= min(_FOR_RESULT * letter, self.result.sizeHint().width())
        for part in (self.length, self.words, self.as_of):
            room -= part.sizeHint().width() + _AROUND * letter
            is_there = bool(part.text()) and (part is not self.length or self.over.isHidden())
            part.setVisible(is_there and room > 0)

    def tell(self, text: str) -> None:
        """Say what a person should know, until something else happens."""
        self._show_result(text)

    # What happened last

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show_saved()
        if before.pack.date != after.pack.date:
            self._show_age()

    def _forget_step(self) -> None:
        """Another step was done: what was said of the one before can no longer be undone here."""
        if not self.undo.isHidden() or not self.redo.isHidden():
            self._show_result("")

    def _show_undone(self, label: str) -> None:
        self._show_result(self.tr("Undid: {0}").format(label), self.redo)

    def _show_redone(self, label: str) -> None:
        self._show_result(self.tr("Redid: {0}").format(label), self.undo)

    def _show_who_gave_way(self, before: Brief, after: Brief) -> None:
        """Name what found no room or went down; undone from here is only the step that did it."""
        self._room = text = room_line(before, after)
        if text:
            link = self.undo if self._open_brief.is_one_step_from(before) else None
            self._show_result(text, link)

    def _show_result(self, text: str, link: QToolButton | None = None) -> None:
        had_focus = self.undo.hasFocus() or self.redo.hasFocus()
        self.result.setText(text)
        self.result.setToolTip(tip(text))
        for each in (self.undo, self.redo):
            each.setVisible(each is link)
        if had_focus and link:
            link.setFocus(Qt.FocusReason.OtherFocusReason)
        self._drop()
        announce(self, text)

    # The rest of the line

    def _say_saved(self) -> None:
        self._saved_at = QTime.currentTime()
        self._show_saved()
        announce(self, self.saved.text())

    def _show_saved(self) -> None:
        brief = self._open_brief
        if brief.read_only:
            text = self.tr("Read-only")
        elif brief.is_saved() and self._saved_at.isValid():
            clock = QLocale().toString(self._saved_at, QLocale.FormatType.ShortFormat)
            text = self.tr("Saved {0}").format(clock)
        elif brief.is_saved():
            text = self.tr("All changes saved")
        elif brief.path is None and brief.history.isClean():
            text = self.tr("Not saved yet")
        else:
            text = self.tr("Unsaved changes")
        self.saved.setText(text)
        self.saved.setToolTip(tip(brief.why_read_only))
        self._drop()

    def _show_age(self) -> None:
        date = format_date(self._open_brief.brief.pack.date)
        self.as_of.setText(self.tr("Figures as of {0}").format(date))

    def _show_homeless(self, made: Made) -> None:
        """Say at once that words lost their place, or that they have it again."""
        before, self._homeless = self._homeless, homeless(made.problems)
        room, self._room = self._room, ""
        text = homeless_line(before, self._homeless)
        if text and self.redo.isHidden():  # what was undone says so already
            step = self._made_of and self._open_brief.is_one_step_from(self._made_of)
            self._show_result(" ".join(filter(None, (text, room))), self.undo if step else None)
        self._made_of = self._open_brief.brief

    def _show_made(self, made: Made) -> None:
        self._show_homeless(made)
        text = self._counted_problems(Counter(each.severity for each in made.problems))
        self.problems.setText(text)
        self.problems.setAccessibleName(self.tr("To check: {0}").format(text))
        self.problems.setVisible(bool(text))
        self._show_length(made)
        words = word_count(made.document)
        self.words.setText(counted(words, self.tr("{0} word"), self.tr("{0} words")))
        self._drop()

    def _counted_problems(self, counts: Counter[Severity]) -> str:
        """How many errors and warnings there are; notes are named where there is nothing else."""
        errors, warnings = counts[Severity.ERROR], counts[Severity.WARNING]
        parts = [counted(errors, self.tr("{0} error"), self.tr("{0} errors"))] if errors else []
        if warnings:
            parts.append(counted(warnings, self.tr("{0} warning"), self.tr("{0} warnings")))
        notes = counts[Severity.NOTE]
        if notes and not parts:
            parts.append(counted(notes, self.tr("{0} note"), self.tr("{0} notes")))
        return ", ".join(parts)

    def _show_length(self, made: Made) -> None:
        """The pages; more than there may be are a button that leads to what could give way."""
        pages = counted(made.page_count, self.tr("{0} page"), self.tr("{0} pages"))
        self.length.setText(pages)
        self.length.setToolTip("")
        is_over = any(each.code == "pages.over" for each in made.problems)
        limit = page_limit_of(self._open_brief.brief)
        self.over.setText(self.tr("{0} of {1}").format(pages, limit))
        self.over.setVisible(is_over)

    def _redden(self) -> None:
        colors = self.over.palette()
        colors.setColor(QPalette.ColorRole.ButtonText, self.palette().color(_RED))
        self.over.setPalette(colors)

    def _show_failed(self, failed: Failed) -> None:
        self.over.hide()
        self.length.setText(self.tr("The pages are not up to date"))
        self.length.setToolTip(tip(failed.message))
        self.words.setText("")
        self._drop()


def _button(text: str = "") -> QToolButton:
    """A flat one that the Tab key reaches."""
    button = QToolButton()
    button.setText(text)
    button.setAutoRaise(True)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button
