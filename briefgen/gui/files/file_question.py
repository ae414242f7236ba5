"""Ask for a file and have the worker read it: a citation style, sources, an office's look."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefgen.gui import questions
from briefgen.gui.engine import Engine
from briefgen.gui.settings import Settings
from briefgen.worker.jobs import (
    Answer,
    Failed,
    Got,
    GotBrand,
    GotPicture,
    GotSources,
    GotStyle,
    Reading,
)

Ask = Callable[[str], Reading]  # from a path to what the worker is to do with it
Take = Callable[[Got], None]


class FileQuestion(QObject):
    """Remembers the folder, and says in a sentence why a file cannot be used."""

    def __init__(self, engine: Engine, settings: Settings, parent: QWidget) -> None:
        """Ask in the window of ``parent``."""
        super().__init__(parent)
        self._engine = engine
        self._settings = settings
        self._window: QWidget = parent.window()
        self._title = ""
        self._ask: Ask | None = None
        self._take: Take | None = None

    def ask(self, title: str, kinds: str, ask: Ask, take: Take) -> None:
        """Ask for a file of these kinds; ``take`` gets what the worker read in it."""
        self._title, self._ask, self._take = title, ask, take
        folder = self._settings.folder("choices")
        questions.ask_file(self._window, title, folder, kinds, self._read)

    def fail(self, sentence: str) -> None:
        """Say why the file cannot be used."""
        questions.tell(self._window, self._title, sentence)

    def _read(self, path: Path) -> None:
        self._settings.set_folder("choices", path.parent)
        if self._ask:
            self._engine.ask(self._ask(str(path.absolute())), self._show, key="file")

    def _show(self, answer: Answer) -> None:
        if isinstance(answer, Failed):
            place = f"{answer.place}: " if str(answer.place) else ""
            self.fail(f"{place}{answer.message}")
        elif isinstance(answer, GotStyle | GotSources | GotBrand | GotPicture) and self._take:
            self._take(answer)
