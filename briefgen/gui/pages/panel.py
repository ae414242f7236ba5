"""The live pages: what exporting would write, with the section in hand marked."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QSizePolicy,
    QStackedWidget,
    QTextEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief.brief import Brief
from briefgen.gui.icons import icon
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages.document_text import document_html
from briefgen.gui.pages.page_follow import FollowsCaret
from briefgen.gui.pages.page_layout import Fit
from briefgen.gui.pages.page_number import PageNumber
from briefgen.gui.pages.page_view import STEP, PageView
from briefgen.gui.pages.selecting import Selecting
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.elided import ElidedLabel
from briefgen.gui.widgets.plain import Label, tip
from briefgen.gui.widgets.ring import leave_room_for_ring
from briefgen.worker.jobs import Drawn, Failed, Made

_READ = (
    Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
)


class PagesPanel(QWidget):
    """The pages, their tools and their state in words."""

    edit_requested = Signal()  # the person wants to write in the section in hand

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QWidget | None = None
    ) -> None:
        """Show the pages of a brief as they are made."""
        super().__init__(parent)
        self._open_brief = open_brief
        self._rendering = rendering
        self._count = 0
        self._has_failed = False
        self._build()
        self.view.picture_wanted.connect(rendering.draw)
        self.words.words_wanted.connect(rendering.read)
        rendering.read_words.connect(self.words.take)
        self.view.section_clicked.connect(open_brief.select)
        self.view.edit_requested.connect(self.edit_requested)
        self.view.page_changed.connect(self._show_page)
        self.page.valueChanged.connect(self.caret.note_hand)
        self.page.valueChanged.connect(self.view.go_to_page)
        open_brief.brief_changed.connect(self._wait)
        open_brief.section_selected.connect(self.view.set_section)
        rendering.started.connect(self._start)
        rendering.made.connect(self._show)
        rendering.failed.connect(self._fail)
        rendering.drawn.connect(self._draw)
        rendering.glimpsed.connect(self.view.show_glimpse)
        rendering.looked_at = self.view.looked_at
        self.view.set_section(open_brief.section)
        self._say(self.tr("Preparing pages…"))
        if rendering.latest:
            self._show(rendering.latest)

    def landing(self) -> QWidget:
        """What has the focus when a person goes to the pages: never the box with the number."""
        return self.text if self.text_view.isChecked() else self.view

    def spoken(self) -> str:
        """Which page is in view, for a screen reader."""
        return self.tr("Page {0} of {1}").format(self.page.value(), self.page.maximum())

    def _build(self) -> None:
        self.view = PageView(self)
        self.words = Selecting(self.view)
        self.caret = FollowsCaret(self.view)
        self.text = QTextEdit(self)  # a browser is a label for screen readers, without a caret
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setTextInteractionFlags(_READ)
        leave_room_for_ring(self.text)
        self.text.setAccessibleName(self.tr("Preview as text"))
        self.page = PageNumber(self)
        self.page.refused.connect(self._refuse_page)
        self.count = Label(parent=self)
        self.state = ElidedLabel(parent=self)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self.state.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.whole = Label(parent=self)  # the same in full, where the tools leave no room for it
        self.whole.setWordWrap(True)
        self.whole.setMargin(6)
        self.whole.setFrameShape(QLabel.Shape.Box)
        self.whole.setAutoFillBackground(True)
        self.whole.hide()
        self._label = label = Label(self.tr("Pa&ge"), self)
        label.setBuddy(self.page)
        label.setMinimumWidth(1)  # it goes where there is no room for it
        self._row = QHBoxLayout()
        self._row.setSpacing(4)
        self._parts: list[QWidget] = [label, self.page, self.count]
        for widget in self._parts:
            self._row.addWidget(widget)
        self._add_tools()
        self._row.addWidget(self.state, 1)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.text)
        layout = QVBoxLayout(self)
        layout.addLayout(self._row)
        layout.addWidget(self._stack, 1)
        self.setFocusProxy(self.view)

    def _add_tools(self) -> None:
        tool = self._tool
        self.zoom_out = tool(self.tr("Zoom out"), "zoom-out", "Ctrl+-", self._zoom_out)
        self.zoom_in = tool(self.tr("Zoom in"), "zoom-in", "Ctrl++ Ctrl+=", self._zoom_in)
        self.fit_width = tool(self.tr("Fit width"), "move-horizontal", "Ctrl+0", self._fit_width)
        self.fit_page = tool(self.tr("Fit page"), "maximize", "Ctrl+9", self._fit_page)
        text = self.tr("Text view")
        self.text_view = tool(text, "book-open-text", "Ctrl+Shift+T", self._toggle_text)
        self.text_view.setCheckable(True)

    def _tool(self, text: str, picture: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(icon(picture), text, self)
        action.setShortcuts([QKeySequence(each) for each in keys.split()])
        shown = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(tip(f"{text} ({shown})"))
        action.triggered.connect(slot)
        self.addAction(action)
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAccessibleName(text)
        button.setAccessibleDescription(shown)  # the tip has the name once more
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoRaise(True)
        self._row.addWidget(button)
        self._parts.append(button)
        return action

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have no room for all tools."""
        super().resizeEvent(event)
        self._fit_row()
        self._show_whole()

    def _fit_row(self) -> None:
        """The word before the number goes first where there is little room."""
        wanted = sum(each.sizeHint().width() + self._row.spacing() for each in self._parts)
        margins = self.contentsMargins().left() + self._row.geometry().x()
        self._label.setVisible(wanted + 2 * margins <= self.width())

    def _wait(self, before: Brief, after: Brief) -> None:
        self._start()

    def _start(self) -> None:
        self._has_failed = False
        first = self._rendering.latest is None
        self._say(self.tr("Preparing pages…") if first else self.tr("Updating…"))

    def _show(self, made: Made) -> None:
        self._has_failed = False
        self.view.show_made(made)
        self.page.blockSignals(True)
        self.page.setRange(1, max(1, made.page_count))
        self.page.blockSignals(False)
        self.count.setText(self.tr("of {}").format(made.page_count))
        self._fit_row()
        self._say(self.tr("Up to date") if self._rendering.is_current else self.tr("Updating…"))
        if self.text_view.isChecked():
            self._show_text(made)
        if self._count and made.page_count != self._count:
            words = self.tr("Preview updated, %n page(s)", "", made.page_count)
            announce(self.view, words)
        self._count = made.page_count

    def _fail(self, failed: Failed) -> None:
        self._has_failed = True
        self.view.drop_glimpse()
        if self._rendering.latest:
            self._say(self.tr("Showing the last good version: {}").format(failed.message))
        else:
            self._say(self.tr("There are no pages yet: {}").format(failed.message))

    def _draw(self, drawn: Drawn) -> None:
        self.view.show_picture(drawn)

    def _say(self, words: str) -> None:
        self.state.setText(words)
        self.state.setToolTip(tip(words))
        self._show_whole()
        self.view.message = words
        self.view.viewport().update()

    def _show_whole(self) -> None:
        """Why pages are stale is read to its end: over their foot, so that none moves."""
        self._row.activate()
        words, metrics = self.state.text(), self.state.fontMetrics()
        is_cut = metrics.horizontalAdvance(words) > self.state.contentsRect().width()
        self.whole.setText(words)
        area = self._stack.geometry()
        height = self.whole.heightForWidth(area.width())
        self.whole.setGeometry(area.x(), area.bottom() + 1 - height, area.width(), height)
        self.whole.setVisible(self._has_failed and is_cut)
        self.whole.raise_()

    def _show_page(self, page: int) -> None:
        self.page.blockSignals(True)
        self.page.setValue(page)
        self.page.blockSignals(False)

    def _refuse_page(self, sentence: str) -> None:
        self.state.setText(sentence)
        self.state.setToolTip(tip(sentence))
        announce(self.page, sentence)

    def _zoom_in(self) -> None:
        self.view.zoom_by(STEP)

    def _zoom_out(self) -> None:
        self.view.zoom_by(1 / STEP)

    def _fit_width(self) -> None:
        self.view.set_fit(Fit.WIDTH)

    def _fit_page(self) -> None:
        self.view.set_fit(Fit.PAGE)

    def _toggle_text(self) -> None:
        shows_text = self.text_view.isChecked()
        shown, hidden = (self.text, self.view) if shows_text else (self.view, self.text)
        had_focus = hidden.hasFocus()
        self._stack.setCurrentWidget(shown)
        self.setFocusProxy(shown)
        if had_focus:
            shown.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            announce(shown, shown.accessibleName())
        if shows_text and self._rendering.latest:  # readers hear of the focus first
            self._show_text(self._rendering.latest)

    def _show_text(self, made: Made) -> None:
        bar = self.text.verticalScrollBar()
        place = bar.value()
        self.text.setHtml(document_html(made.document))
        bar.setValue(place)
