"""The bar under the tool bar: what waits for the person, one notice at a time."""

from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QToolButton, QWidget

from briefgen.gui.actions import Actions
from briefgen.gui.colors import edge, focus_edge
from briefgen.gui.files.command import FileCommands
from briefgen.gui.files.recovery import RecoveryCopy
from briefgen.gui.icons import icon
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.heard import Decoration
from briefgen.gui.widgets.plain import Label

_STRIPE = 4  # pixels at the side that say how urgent it is


class Matter(IntEnum):
    """What a notice is about, the most urgent first."""

    NOT_SAVED = 1
    NO_COPY = 2
    RECOVERED = 3
    READ_ONLY = 4

    def is_alarming(self) -> bool:
        """Whether words may be lost, so that it interrupts."""
        return self <= Matter.NO_COPY


@dataclass(frozen=True)
class Notice:
    """A sentence, and what can be done about it."""

    text: str
    action: QAction


class NoticeBar(QFrame):
    """Shows the most urgent notice until it no longer holds or is closed; takes no focus."""

    left = Signal()  # it was closed while it had the focus

    def __init__(
        self, open_brief: OpenBrief, files: FileCommands, recovery: RecoveryCopy, actions: Actions
    ) -> None:
        """Follow a brief, its file and its copy."""
        super().__init__(actions.window())
        self._open_brief = open_brief
        self._actions = actions
        self._notices: dict[Matter, Notice] = {}
        self._closed: dict[Matter, str] = {}  # what the person has seen and closed
        self._shown: tuple[Matter, Notice] | None = None
        self._build()
        files.not_saved.connect(self._show_not_saved)
        recovery.failed.connect(self._show_no_copy)
        recovery.worked.connect(self._copy_works)
        open_brief.recovered.connect(self._show_recovered)
        open_brief.path_changed.connect(self._saved)
        open_brief.saved_changed.connect(self.follow)

    def landing(self) -> QWidget | None:
        """The first of its buttons, while there is a notice."""
        return None if self.isHidden() else self.button

    def spoken(self) -> str:
        """The notice, for a screen reader."""
        return f"{self.accessibleName()}: {self.text.text()}"

    def paintEvent(self, event: QPaintEvent) -> None:
        colors, painter = self.palette(), QPainter(self)
        alarming = bool(self._shown and self._shown[0].is_alarming())
        red = colors.color(QPalette.ColorRole.BrightText)
        stripe = self.rect()
        stripe.setWidth(_STRIPE)
        painter.fillRect(stripe, red if alarming else focus_edge(colors))
        painter.setPen(red if alarming else edge(colors))
        painter.drawLine(self.rect().bottomLeft(), self.rect().bottomRight())

    def _build(self) -> None:
        self.setAccessibleName(self.tr("Notice"))
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)
        self._picture = Decoration(self)
        self.text = Label(parent=self)
        self.text.setWordWrap(True)
        self.button = QPushButton(self)
        self.button.clicked.connect(self._act)
        self.close_button = QToolButton(self)
        self.close_button.setIcon(icon("x"))
        self.close_button.setToolTip(self.tr("Close this notice"))
        self.close_button.setAccessibleName(self.tr("Close this notice"))
        self.close_button.setAutoRaise(True)
        self.close_button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.close_button.clicked.connect(self._close)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 5)
        row.addWidget(self._picture)
        row.addWidget(self.text, 1)
        row.addWidget(self.button)
        row.addWidget(self.close_button)
        self.hide()

    def _show_not_saved(self, why: str) -> None:
        self._closed.pop(Matter.NOT_SAVED, None)  # each try is told
        self._raise(Matter.NOT_SAVED, Notice(why, self._actions.save_as))

    def _show_no_copy(self, why: str) -> None:
        self._raise(Matter.NO_COPY, Notice(why, self._actions.save))

    def _show_recovered(self, time: str) -> None:
        text = self.tr(
            "Recovered: the words of {0} that were not saved. They are in no file until you save."
        )
        self._raise(Matter.RECOVERED, Notice(text.format(time), self._actions.save))

    def _copy_works(self) -> None:
        self._drop(Matter.NO_COPY)

    def _saved(self) -> None:
        self._drop(Matter.NOT_SAVED, Matter.NO_COPY, Matter.RECOVERED)
        self.follow()

    def follow(self) -> None:
        """Say so if the brief is read-only; it may be from the beginning."""
        brief = self._open_brief
        if not brief.read_only:
            self._drop(Matter.READ_ONLY)
            return
        why = brief.why_read_only or self.tr("open in another window")
        text = self.tr("Read-only: {0}. Save asks for another name.").format(why)
        self._raise(Matter.READ_ONLY, Notice(text, self._actions.save_as))

    def _raise(self, matter: Matter, notice: Notice) -> None:
        if self._closed.get(matter) != notice.text:
            self._notices[matter] = notice
            self._show()

    def _drop(self, *matters: Matter) -> None:
        """What is no longer so is no longer told, and may be told anew."""
        for matter in matters:
            self._notices.pop(matter, None)
            self._closed.pop(matter, None)
        self._show()

    def _close(self) -> None:
        if self._shown:
            matter, notice = self._shown
            self._closed[matter] = notice.text
            del self._notices[matter]
            self._show()

    def _act(self) -> None:
        if self._shown:
            self._shown[1].action.trigger()

    def _show(self) -> None:
        matter = min(self._notices, default=None)
        now = (matter, self._notices[matter]) if matter else None
        if now == self._shown:
            return
        self._shown = now
        if matter is None or now is None:
            had_focus = self.button.hasFocus() or self.close_button.hasFocus()
            self.hide()
            if had_focus:
                self.left.emit()
            return
        self._picture.setIcon(icon("triangle-alert" if matter.is_alarming() else "info"))
        self.text.setText(now[1].text)
        self.button.setText(now[1].action.text().replace("&", ""))
        self.show()
        self.update()
        announce(self, self.spoken(), urgent=matter.is_alarming())
