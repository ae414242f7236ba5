"""The panes of an open brief: the rail with its steps, the words, the pages."""

from collections.abc import Mapping

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QSplitter, QWidget

from briefgen.gui.actions import Actions
from briefgen.gui.editor.panel import EditorPanel
from briefgen.gui.layouts import Layout, last_step, layout_for, seen
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages.panel import PagesPanel
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.gui.steps import Step, StepsPanel
from briefgen.gui.widgets.em import em
from briefgen.gui.widgets.heard import tell_true_focus

_USUAL = {  # pixels of the side pane, the words, the pages
    Layout.WIDE: (360, 440, 520),
    Layout.MEDIUM: (390, 390, 430),
    Layout.NARROW: (1, 1, 1),
}
_LEAST = (320 / 12, 280 / 12, 300 / 12)  # ems below which they cannot be read
_DIGITS = 5  # of a width that can be true
_SMALLEST = 160  # pixels of width; the window has a least size of its own


class Workspace(QWidget):
    """Panes that can be resized and folded away; where there is little room they take turns."""

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        library: TopicLibrary,
        settings: Settings,
        actions: Actions,
    ) -> None:
        """Build the panes from left to right."""
        super().__init__()
        self._actions = actions
        self._layout = Layout.WIDE
        self._step = Step.PICK
        self._widths: dict[Layout, tuple[int, ...]] = dict(_USUAL)
        self.steps = StepsPanel(open_brief, rendering, library, settings, actions)
        self.rail = self.steps.rail
        self._split = QSplitter(Qt.Orientation.Horizontal)
        row = QHBoxLayout(self)  # Tab goes as they are put in: the rail, the side pane, the rest
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addWidget(self._split, 1)
        self._split.addWidget(self.steps)
        self.editor = EditorPanel(open_brief, rendering, self)
        self.pages = PagesPanel(open_brief, rendering, self)
        self._panes: tuple[QWidget, ...] = (self.steps, self.editor, self.pages)
        self._build()
        self._connect()
        self._arrange()

    def _connect(self) -> None:
        """What is pressed, chosen and clicked in one pane shows in another."""
        actions = self._actions
        self.steps.step_asked.connect(self.show_step)
        self.rail.currentChanged.connect(self._take_tab)
        self.rail.entered.connect(self._enter)
        self.rail.pressed_again.connect(self._fold)
        actions.words.triggered.connect(self.go_to_words)
        actions.show_steps.toggled.connect(self._arrange)
        actions.show_pages.toggled.connect(self._show_pages)
        self.pages.edit_requested.connect(self.go_to_words)
        for tool in self.pages.actions():
            tool.triggered.connect(self._use_pages)
        self.pages.view.section_clicked.connect(self.show_clicked)
        self.pages.view.block_clicked.connect(self.editor.show_block)
        self.steps.words_asked.connect(self.go_to_words)
        self.editor.caret_moved.connect(self.pages.caret.follow)
        self.editor.edit.escaped.connect(self._leave_words)

    def widths(self, layout: Layout) -> QByteArray:
        """The widths that the panes have in a layout, to be kept."""
        return QByteArray(" ".join(f"{each}" for each in self._widths[layout]).encode())

    def restore(self, kept: Mapping[Layout, QByteArray]) -> None:
        """Give the panes the widths they had last time."""
        for layout, text in kept.items():
            words = bytes(text.data()).decode("ascii", "replace").split()
            fits = all(each.isdecimal() and len(each) <= _DIGITS for each in words)
            if fits and len(words) == len(self._panes):
                self._widths[layout] = tuple(int(each) for each in words)
        self._split.setSizes(list(self._widths[self._layout]))

    def show_step(self, step: int) -> None:
        """Have a step in view; the focus stays where it is, if that can still be seen."""
        self._step = Step(step)
        if self._step is Step.PAGES:
            self._actions.show_pages.setChecked(True)
        elif self._step is not Step.WORDS or self._layout is Layout.MEDIUM:
            self._actions.show_steps.setChecked(True)
        self._arrange()

    def show_words(self) -> None:
        """Have the words in view."""
        if self.editor.isHidden():
            self.show_step(Step.WORDS)

    def show_clicked(self) -> None:
        """What is clicked on the pages comes into the words beside them."""
        if self._layout is Layout.MEDIUM:
            self.show_words()

    def go_to_words(self) -> None:
        """Let the caret stand in the words."""
        self.show_words()
        self.editor.landing().setFocus(Qt.FocusReason.OtherFocusReason)

    def return_to(self, widget: QWidget) -> None:
        """Let a widget have the focus again, or the words if it can no longer be seen."""
        pane = next((each for each in self.stops() if _holds(each, widget)), None)
        if pane:
            self.reveal(pane)
        if widget.isVisible():
            widget.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.go_to_words()

    def has_room(self) -> bool:
        """Whether the side pane and the words can be seen at once."""
        return self._layout is Layout.WIDE

    def stops(self) -> tuple[QWidget, ...]:
        """The panes that the person did not fold away, seen now or not."""
        is_narrow = self._layout is Layout.NARROW
        left = self._actions.show_steps.isChecked() or is_narrow
        wanted = (left, left or self.has_room(), self._actions.show_pages.isChecked())
        return tuple(pane for pane, is_wanted in zip(self._panes, wanted, strict=True) if is_wanted)

    def reveal(self, pane: QWidget) -> None:
        """Have one of the panes in view."""
        if pane in self._panes and pane.isHidden():
            steps = (Step(self.steps.currentIndex()), Step.WORDS, Step.PAGES)
            self.show_step(steps[self._panes.index(pane)])

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if layout_for(self.width(), em(self)) is not self._layout:
            self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs wider panes, once they have taken its size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._arrange)

    def _build(self) -> None:
        names = (self.tr("Steps"), self.tr("Words"), self.tr("Pages"))
        for number, (pane, name) in enumerate(zip(self._panes, names, strict=True)):
            self._split.addWidget(pane)
            self._split.setStretchFactor(number, number)
            pane.raise_()  # else a screen reader meets the panes in reverse
            pane.setAccessibleName(name)
        self._split.setChildrenCollapsible(False)
        self._split.splitterMoved.connect(self._keep_widths)
        self.setMinimumWidth(_SMALLEST)

    def _leave_words(self) -> None:
        """Go up to the row that the section came from; to the rail where that is folded away."""
        if self._layout is not Layout.WIDE:
            self.reveal(self.steps)
        stop = self.rail if self.steps.isHidden() else self.steps.landing()
        stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def _use_pages(self) -> None:
        """Who uses a tool of the pages by its name wants to see them."""
        self.reveal(self.pages)

    def _take_tab(self, index: int) -> None:
        if index < Step.WORDS:
            self.steps.show_step(Step(index))
        else:
            self.show_step(index)

    def _enter(self) -> None:
        """Go from the rail into what its open tab shows."""
        tab = Step(self.rail.currentIndex())
        pane = self._panes[max(0, tab - Step.CHECK)]
        self.show_step(tab)
        landing: QWidget = pane.landing()  # type: ignore[attr-defined]
        landing.setFocus(Qt.FocusReason.TabFocusReason)

    def _fold(self) -> None:
        if self._layout is not Layout.NARROW:
            self._actions.show_steps.toggle()

    def _show_pages(self, shown: bool) -> None:
        if shown and self._layout is Layout.NARROW:
            self.show_step(Step.PAGES)
        else:
            self._arrange()

    def _arrange(self) -> None:
        """Show what the layout, the step and the person ask for."""
        layout = layout_for(self.width(), em(self))
        if layout is not self._layout:
            self._step = self._step_in(layout)
            self._layout = layout
        self._show_tabs()
        actions = self._actions
        wanted = {"left": actions.show_steps.isChecked(), "pages": actions.show_pages.isChecked()}
        shown = seen(layout, self._step, **wanted)
        focus = QApplication.focusWidget()
        if any(_holds(pane, focus) for pane, is_shown in self._with(shown) if not is_shown):
            self.rail.setFocus(Qt.FocusReason.OtherFocusReason)
        if any(pane.isHidden() is is_shown for pane, is_shown in self._with(shown)):
            for pane, is_shown in self._with(shown):
                pane.setVisible(is_shown)
            self._split.setSizes(list(self._widths[layout]))
        self._take_least()
        is_narrow = layout is Layout.NARROW
        actions.show_steps.setEnabled(not is_narrow)
        why = self.tr("There is room for one pane only")
        actions.show_steps.setStatusTip(why if is_narrow else "")

    def _with(self, shown: tuple[bool, bool, bool]) -> tuple[tuple[QWidget, bool], ...]:
        return tuple(zip(self._panes, shown, strict=True))

    def _step_in(self, layout: Layout) -> Step:
        """What was worked in stays in view."""
        focus = QApplication.focusWidget()
        if layout is not Layout.WIDE and _holds(self.editor, focus):
            return Step.WORDS
        if layout is Layout.NARROW and _holds(self.pages, focus):
            return Step.PAGES
        return self._step if self._step <= last_step(layout) else Step(self.steps.currentIndex())

    def _show_tabs(self) -> None:
        """The rail has what there is no room for beside the side pane."""
        last = last_step(self._layout)
        if last is Step.PAGES and not self._actions.show_pages.isChecked():
            last = Step.WORDS
        if self._step > last:
            side = Step(self.steps.currentIndex())
            self._step = Step.WORDS if last is Step.WORDS else side
        self.rail.blockSignals(True)
        while self.rail.count() > last + 1:
            self.rail.remove_last()
        if self.rail.count() <= Step.WORDS <= last:
            self.rail.add("pencil", self.tr("Words"))
        if self.rail.count() <= Step.PAGES <= last:
            self.rail.add("file-text", self.tr("Pages"))
        if self._step != self.rail.currentIndex():
            self.rail.setCurrentIndex(self._step)
            QTimer.singleShot(0, self, tell_true_focus)  # Qt says that the tab has it
        self.rail.blockSignals(False)

    def _take_least(self) -> None:
        """No pane gets narrower than it can be read."""
        size = em(self)
        least = [round(each * size) for each in _LEAST]
        if self._layout is Layout.NARROW:
            least = [0, 0, 0]
        for pane, width in zip(self._panes, least, strict=True):
            pane.setMinimumWidth(width)

    def _keep_widths(self) -> None:
        """Whoever moves a border means this layout, and both panes that take turns in it."""
        left, words, pages = self._split.sizes()
        if self._layout is Layout.MEDIUM:
            left = words = max(left, words)
        kept = self._widths[self._layout]
        now = zip((left, words, pages), kept, strict=True)
        self._widths[self._layout] = tuple(width or before for width, before in now)


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and (widget is pane or pane.isAncestorOf(widget))
