"""All windows of the program: opens them, keeps them, finds the one that has a file."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QProcess, QTimer
from PySide6.QtWidgets import QApplication

from briefgen import paths
from briefgen.brief.brief import Brief
from briefgen.gui.appearance import Appearance, Palettes
from briefgen.gui.engine import Engine
from briefgen.gui.files.brief_file import real
from briefgen.gui.files.recovery import Leftover, Leftovers, tidy
from briefgen.gui.menus.help import HelpCommands
from briefgen.gui.menus.view import ViewCommands
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.opening import Opening
from briefgen.store.partial import sweep

DRESSED = ("appearance", "text_size", "less_motion")
_STEP = 32  # a new window does not hide the one before


class Windows(QObject):
    """One window for each brief; a window on its start page takes the first one."""

    def __init__(
        self,
        settings: Settings,
        palettes: Palettes,
        parent: QObject | None = None,
        process: QProcess | None = None,
    ) -> None:
        """Begin without windows; the first one takes a worker that was begun for it."""
        super().__init__(parent)
        self._settings = settings
        self._palettes = palettes
        settings.changed.connect(self._dress)
        for key in DRESSED:
            self._dress(key)
        self._quitting = False
        self._process = process
        self._open: list[tuple[MainWindow, Opening]] = []

    def _dress(self, key: str) -> None:
        """Let all windows look as was chosen."""
        chosen = self._settings.value(key) if key in DRESSED else None
        if key == "appearance":
            self._palettes.choose(Appearance(str(chosen)))
        elif key == "text_size":
            self._palettes.set_text_size(int(str(chosen)))
        elif key == "less_motion":
            self._palettes.set_calm(bool(chosen))

    def windows(self) -> tuple[MainWindow, ...]:
        """The open windows, the oldest first."""
        return tuple(window for window, _ in self._open)

    def open_start(self) -> MainWindow:
        """A window with the start page."""
        window, _ = self._made()
        window.show()
        window.library.read()
        return window

    def open_path(self, path: Path, asking: MainWindow | None = None) -> MainWindow:
        """Open a file, in the asking window if that is on its start page."""
        found = self._holding(path)
        if found:
            found[0].raise_()
            found[0].activateWindow()
            return found[0]
        window, opening = self._free(asking)
        if window is not asking:
            opening.asked_by = asking
        window.show()
        opening.open_path(path)
        return window

    def open_paths(self, names: Sequence[Path]) -> None:
        """A window for each file; one whose file is not there takes the next, and without files
        there is the start page.
        """
        first = None
        for path in names:
            window = self.open_path(path, first)
            first = first or window
        if first is None:
            self.open_start()

    def open_made(self, brief: Brief) -> MainWindow:
        """A window with a brief that no file holds yet."""
        window, opening = self._made()
        window.show()
        opening.show_made(brief)
        return window

    def quit(self) -> None:
        """Close one window after the other, until a person wants to keep one."""
        self._quitting = True
        self._close_next()

    def offer_recovered(self) -> None:
        """Sweep up after earlier programs, then offer what they left, before the first window."""
        tidy(paths.recovery())
        sweep(paths.user_templates())
        if self._open:
            leftovers = Leftovers(paths.recovery(), self._open[0][0])
            leftovers.restore_asked.connect(self._restore)
            leftovers.offer()

    def _restore(self, leftover: Leftover) -> None:
        """Restore into the window that has its file, or has it coming."""
        path = leftover.about.path
        found = self._holding(Path(path)) if path else None
        window, opening = found or self._free(self._open[0][0])
        window.show()
        opening.restore(leftover)

    def _holding(self, path: Path) -> tuple[MainWindow, Opening] | None:
        for window, opening in self._open:
            known = window.path() or opening.awaited()
            if known and real(known) == real(path):
                return window, opening
        return None

    def _free(self, asking: MainWindow | None) -> tuple[MainWindow, Opening]:
        for window, opening in self._open:
            if window is asking and not window.open_brief and not opening.is_busy():
                return window, opening
        return self._made()

    def _made(self) -> tuple[MainWindow, Opening]:
        window = MainWindow(self._settings, Engine(process=self._process))
        self._process = None
        step = QPoint(_STEP, _STEP) * len(self._open)
        area = window.screen().availableGeometry()
        if self._open and area.contains(window.frameGeometry().translated(step)):
            window.move(window.pos() + step)
        opening = Opening(window)
        ViewCommands(window.commands, self._settings)
        HelpCommands(window.engine, window.commands)
        opening.start_asked.connect(self.open_start)
        opening.path_asked.connect(self.open_path)
        opening.quit_asked.connect(self.quit)
        window.brief_made.connect(self.open_made)
        window.closed.connect(self._forget)
        window.stayed.connect(self._stay)
        self._open.append((window, opening))
        return window, opening

    def _forget(self) -> None:
        gone = self.sender()
        self._open = [each for each in self._open if each[0] is not gone]
        if not self._open:
            QApplication.quit()
        elif self._quitting:
            QTimer.singleShot(0, self, self._close_next)

    def _close_next(self) -> None:
        if self._quitting and self._open:
            self._open[-1][0].close()

    def _stay(self) -> None:
        self._quitting = False
