"""Ask for a file and have the worker read it: a citation style, sources, an office's look."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefgen.brief.brief import Brief
from briefgen.gui import questions
from briefgen.gui.engine import Engine
from briefgen.gui.settings import Settings
from briefgen.sources import FileKind
from briefgen.worker.jobs import NO_BRIEF, Answer, Failed, Got, Read, value_of

T = TypeVar("T")


class FileQuestion(QObject):
    """Remembers the folder, and says in a sentence why a file cannot be used."""

    def __init__(self, engine: Engine, settings: Settings, parent: QWidget) -> None:
        """Ask in the window of ``parent``."""
        super().__init__(parent)
        self.engine = engine
        self._settings = settings
        self._window: QWidget = parent.window()
        self._title = ""

    def ask(
        self,
        wanted: tuple[str, str],
        kind: FileKind[T],
        take: Callable[[T], None],
        brief: Brief | None = None,
    ) -> None:
        """Ask for a file, ``wanted`` by a title and by the names it may have.

        ``take`` gets what the worker read in it, perhaps for a ``brief``.
        """
        self._title, names = wanted
        folder = self._settings.folder("choices")
        read = partial(self._read, kind, take, brief)
        questions.ask_file(self._window, self._title, folder, names, read)

    def fail(self, sentence: str) -> None:
        """Say why the file cannot be used."""
        questions.tell(self._window, self._title, sentence)

    def inform(self, text: str) -> None:
        """Say what became of a file that could be used."""
        questions.inform(self._window, self._title, text)

    def _read(
        self, kind: FileKind[T], take: Callable[[T], None], brief: Brief | None, path: Path
    ) -> None:
        self._settings.set_folder("choices", path.parent)
        handle = self.engine.put(brief) if brief else NO_BRIEF
        request = Read(kind.name, str(path.absolute()), handle)
        self.engine.ask(request, partial(self._show, kind, take), key="file")

    def _show(self, kind: FileKind[T], take: Callable[[T], None], answer: Answer) -> None:
        if isinstance(answer, Failed):
            place = f"{answer.place}: " if str(answer.place) else ""
            self.fail(f"{place}{answer.message}")
        elif isinstance(answer, Got):
            take(value_of(answer, kind))
