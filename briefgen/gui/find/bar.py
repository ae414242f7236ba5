"""The bar of find and replace: what is typed, what was found, and the buttons to go on."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QToolButton,
    QWidget,
)

from briefgen.gui.colors import edge
from briefgen.gui.icons import icon
from briefgen.gui.widgets.announce import announce, says_descriptions
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.plain import Label, tip
from briefgen.gui.widgets.search_line import PAUSE

_MARGIN = 6  # pixels within the bar


class FindLine(QLineEdit):
    """A line of the bar; Enter goes forwards, with Shift backwards."""

    entered = Signal(int)

    def __init__(self, name: str, undoes_itself: Callable[[], bool]) -> None:
        """``undoes_itself`` says whether undo is of what is typed here, else of the brief."""
        super().__init__()
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        OwnUndo(self, undoes_itself)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            back = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            self.entered.emit(-1 if back else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Hidden until asked for; Escape closes it. It knows no brief: others say what is found.

    Undo in its lines is of what is typed there, and right after a replacement of the brief.
    """

    changed = Signal()  # other words or options
    stepped = Signal(int)  # on to the next place, or with -1 back
    replace_asked = Signal()
    replace_all_asked = Signal()
    library_asked = Signal()
    closed = Signal(bool)  # whether it had the focus

    def __init__(self) -> None:
        """Nothing is sought yet."""
        super().__init__()
        self._has_replaced = False
        self._spoken = ""
        self._add_fields()
        self._add_buttons()
        self._arrange()
        self._say_soon = QTimer(self, singleShot=True, interval=PAUSE)
        self._say_soon.timeout.connect(self._say)
        self.setAccessibleName(self.tr("Find and replace"))
        self.show_found("")
        self.hide()

    def open(self, words: str, *, replacing: bool) -> None:
        """Show it with words to find, if there are some, and with the row to replace them."""
        was_open = self.isVisible()
        self._replace_row.setVisible(replacing or (was_open and self.is_replacing()))
        if words:
            self.words.setText(words)
        self.show()
        is_given = self.words.text() and (words or was_open)
        first = self.other if replacing and is_given else self.words
        first.setFocus(Qt.FocusReason.ShortcutFocusReason)
        first.selectAll()

    def dismiss(self) -> None:
        """Hide it; what was sought stays."""
        if self.isVisible():
            had_focus = self.has_focus()
            self._say_soon.stop()
            self.hide()
            self.closed.emit(had_focus)

    def stops(self) -> tuple[QWidget, ...]:
        """Where the Tab key stops, in order."""
        find = (self.words, self.previous, self.next, self.close_button)
        replace = (self.other, self.replace, self.replace_all)
        return (*find, *replace, self.match_case, self.whole_words, self.in_library)

    def has_focus(self) -> bool:
        """Whether the person is in the bar."""
        focus = QApplication.focusWidget()
        return self.isVisible() and focus is not None and self.isAncestorOf(focus)

    def is_replacing(self) -> bool:
        """Whether the row to replace is there."""
        return not self._replace_row.isHidden()

    def show_found(self, count: str, note: str = "", *, library: bool = False) -> None:
        """Say how many there are, and below it what else is to be known; ``library`` offers it."""
        self.count.setText(count)
        self.note.setText(note)
        self._note_row.setVisible(bool(note))
        self.in_library.setVisible(library)
        spoken = ". ".join(filter(None, (count, note)))
        self.words.setAccessibleDescription(spoken)
        if spoken != self._spoken:
            self._spoken = spoken
            self._say_soon.start()

    def let_replace(self, one: bool, count: int) -> None:
        """Let the place in hand be replaced or not, and so many at once."""
        if not count and self.replace_all.hasFocus():
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
        if not one and self.replace.hasFocus():
            self.other.setFocus(Qt.FocusReason.OtherFocusReason)
        self.replace.setEnabled(one)
        self.replace_all.setEnabled(count > 0)
        self.replace_all.setText(self.tr("All {0}").format(count) if count else self.tr("All"))
        all_of_them = self.tr("Replace all {0}").format(count) if count else self.tr("Replace all")
        self.replace_all.setAccessibleName(all_of_them)

    def note_replaced(self) -> None:
        """Something was replaced: the next undo is of that."""
        self._has_replaced = True

    def say(self, text: str) -> None:
        """Say something at once, in place of what was to be said soon."""
        self._say_soon.stop()
        announce(self.words, text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setPen(edge(self.palette()))
        painter.setBrush(self.palette().alternateBase())
        painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _add_fields(self) -> None:
        self.words = FindLine(self.tr("Find"), self._undoes_itself)
        self.other = FindLine(self.tr("Replace with"), self._undoes_itself)
        self.count = Label()
        self.note = Label()
        for each in (self.count, self.note):
            each.setTextFormat(Qt.TextFormat.PlainText)
        self.note.setWordWrap(True)
        self.note.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.match_case = QCheckBox(self.tr("Match case"))
        self.whole_words = QCheckBox(self.tr("Whole words"))
        self.words.textChanged.connect(self._change)
        self.other.textEdited.connect(self._forget_replaced)
        self.words.entered.connect(self.stepped)
        self.other.entered.connect(self._enter_other)
        for box in (self.match_case, self.whole_words):
            box.toggled.connect(self._change)

    def _add_buttons(self) -> None:
        self.previous = _tool(self.tr("Find previous"), "arrow-up", self._go_back)
        self.next = _tool(self.tr("Find next"), "arrow-down", self._go_on)
        self.close_button = _tool(self.tr("Close"), "x", self.dismiss)
        self.replace, self.replace_all, self.in_library = (_button() for _ in range(3))
        self.replace.setText(self.tr("Replace"))
        self.replace.clicked.connect(self.replace_asked)
        self.replace_all.clicked.connect(self.replace_all_asked)
        self.in_library.setText(self.tr("Show"))
        self.in_library.setAccessibleName(self.tr("Show in the library"))
        self.in_library.clicked.connect(self.library_asked)

    def _arrange(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        grid.setSpacing(4)
        grid.setColumnStretch(0, 1)
        find = (self.words, self.previous, self.next, self.close_button)
        self._replace_row = _row(self.other, self.replace, self.replace_all)
        self._note_row = _row(self.note, self.in_library)
        rows = (
            _row(*find),
            self._replace_row,
            _row(self.match_case, self.whole_words, None, self.count),
            self._note_row,
        )
        for number, row in enumerate(rows):
            grid.addWidget(row, number, 0)
        self.words.setPlaceholderText(self.tr("Find"))
        self.other.setPlaceholderText(self.tr("Replace with"))

    def _change(self) -> None:
        self._has_replaced = False
        self.changed.emit()

    def _forget_replaced(self) -> None:
        self._has_replaced = False

    def _undoes_itself(self) -> bool:
        return not self._has_replaced

    def _enter_other(self, by: int) -> None:
        if by > 0:
            self.replace_asked.emit()
        else:
            self.stepped.emit(by)

    def _go_on(self) -> None:
        self.stepped.emit(1)

    def _go_back(self) -> None:
        self.stepped.emit(-1)

    def _say(self) -> None:
        if not says_descriptions(self.words):
            announce(self.words, self._spoken)


def _tool(name: str, picture: str, slot: Callable[[], None]) -> QToolButton:
    button = _button()
    button.setIcon(icon(picture))
    button.setAutoRaise(True)
    button.setToolTip(tip(name))
    button.setAccessibleName(name)
    button.clicked.connect(slot)
    return button


def _button() -> QToolButton:
    """One no wider than its words; a click leaves the lines their focus."""
    button = QToolButton()
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    return button


def _row(*widgets: QWidget | None) -> QWidget:
    """Widgets side by side; the first is as wide as there is room, unless None takes it."""
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(4)
    for widget in widgets:
        if widget is None:
            line.addStretch(1)
        else:
            line.addWidget(widget, 1 if widget is widgets[0] and None not in widgets else 0)
    return row
