"""What was done on the start page, undone until the window closes, and the line that says so."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QUndoCommand, QUndoStack
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget
from shiboken6 import Shiboken

from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.elided import ElidedLabel
from briefgen.gui.widgets.plain import tip

Deed = Callable[[], bool | None]  # False: it could not be done, and has said so


class Step(QUndoCommand):
    """Something that was done already, and the way back; what fails can be tried again."""

    def __init__(self, label: str, told: str, again: Deed, back: Deed) -> None:
        """``label`` is what Undo calls it, ``told`` says what was done."""
        super().__init__(label)
        self.told = told
        self._again, self._back = again, back
        self.is_done = True

    def redo(self) -> None:
        """Do it again; the first time it is done already."""
        if not self.is_done:
            self.is_done = self._again() is not False

    def undo(self) -> None:
        """Go back."""
        if self.is_done:
            self.is_done = self._back() is False


class DeedLine(QWidget):
    """The last thing that was done, with Undo or Redo; nothing to see before the first."""

    def __init__(self, history: QUndoStack) -> None:
        """Tell of this history."""
        super().__init__()
        self._history = history
        self.setAccessibleName(self.tr("Status line"))
        self.result: QLabel = ElidedLabel()
        self.result.setTextFormat(Qt.TextFormat.PlainText)
        self.result.setMinimumWidth(1)
        self.result.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.undo, self.redo = QPushButton(self.tr("Undo")), QPushButton(self.tr("Redo"))
        self.undo.clicked.connect(history.undo)
        self.redo.clicked.connect(history.redo)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 4, 12, 4)
        for widget in (self.result, self.undo, self.redo):
            row.addWidget(widget)
        row.addStretch(1)
        history.indexChanged.connect(self._follow)
        self._index = 0
        self.hide()

    def landing(self) -> QWidget | None:
        """The button that can be pressed now."""
        return next((each for each in (self.undo, self.redo) if each.isVisible()), None)

    def spoken(self) -> str:
        """What was done last, for a screen reader."""
        return f"{self.accessibleName()}. {self.result.text()}"

    def _follow(self, index: int) -> None:
        if not Shiboken.isValid(self._history):  # it ends with the window, and says so
            return
        before, self._index = self._index, index
        went_back = index < before
        step = self._history.command(index if went_back else index - 1)
        if not isinstance(step, Step):
            return
        if step.is_done is went_back:  # it failed: the history stays where it was
            self._index = before
            self._history.setIndex(before)
        elif went_back:
            self._show(self.tr("Undid: {0}").format(step.text()), self.redo)
        else:
            self._show(step.told, self.undo)

    def _show(self, text: str, button: QPushButton) -> None:
        had_focus = self.undo.hasFocus() or self.redo.hasFocus()
        self.result.setText(text)
        self.result.setToolTip(tip(text))
        self.show()
        for each in (self.undo, self.redo):
            each.setVisible(each is button)
        if had_focus:
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self, text)
