"""What no slot expected: it is logged and told, and the window goes on."""

import sys
from types import TracebackType

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication

from briefgen.gui import questions
from briefgen.gui.window.main_window import MainWindow


class Unexpected(QObject):
    """``take`` is the program's excepthook.

    The first bug is told in a box, another one in the status line of the window; each is logged
    once, however often it comes. Work goes on: copies for recovery are written as before.
    """

    def __init__(self, application: QApplication) -> None:
        """Tell in the windows of this application."""
        super().__init__(application)
        self._known: set[tuple[str, str, int]] = set()
        self._was_told = False
        self._sentence = ""

    def take(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug, and tell it once the slot that it comes from has ended."""
        if not isinstance(error, Exception):
            sys.__excepthook__(kind, error, trace)
            return
        bug = kind.__qualname__, *_where(trace)
        if bug in self._known:  # also when it comes of what is done here
            return
        self._known.add(bug)
        from briefgen import diagnostics

        diagnostics.log_bug(error, "window")
        self._sentence = diagnostics.bug_sentence()
        if sys.stderr:
            sys.stderr.write(f"briefgen: {self._sentence}\n")
        QTimer.singleShot(0, self, self._tell)

    def _tell(self) -> None:
        window = _window()
        if not window:
            return
        if self._was_told:
            if window.open_brief:
                window.open_brief.told.emit(self._sentence)
            return
        self._was_told = True
        above = QApplication.activeModalWidget() or window
        questions.tell(above, self.tr("Something went wrong"), self._sentence)


def _where(trace: TracebackType | None) -> tuple[str, int]:
    """The line of code that an exception was raised in."""
    while trace and trace.tb_next:
        trace = trace.tb_next
    return (trace.tb_frame.f_code.co_filename, trace.tb_lineno) if trace else ("", 0)


def _window() -> MainWindow | None:
    """The window in front, else any that is seen."""
    active = QApplication.activeWindow()
    if isinstance(active, MainWindow):
        return active
    seen = (each for each in QApplication.topLevelWidgets() if each.isVisible())
    return next((each for each in seen if isinstance(each, MainWindow)), None)
