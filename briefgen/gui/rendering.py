"""Keeps the pages in step with the open brief: each change asks the worker for new ones.

What is being made is finished and shown; of what waits meanwhile only the newest is made.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from briefgen.brief.brief import Brief
from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.worker.jobs import (
    NO_BRIEF,
    Answer,
    Drawn,
    DrawPage,
    Failed,
    Glimpsed,
    Made,
    Make,
    ReadWords,
    WordsRead,
)


class Rendering(QObject):
    """The document and pages of the open brief, as last made."""

    started = Signal()
    made = Signal(object)  # Made
    failed = Signal(object)  # Failed; the pages made before stay valid
    drawn = Signal(object)  # Drawn, of the pages made last
    glimpsed = Signal(object)  # Glimpsed, of the pages that are made next
    read_words = Signal(object)  # WordsRead, the same

    def __init__(
        self, open_brief: OpenBrief, engine: Engine, parent: QObject | None = None
    ) -> None:
        """Make the pages of the brief at once, then after each change."""
        super().__init__(parent)
        self.latest: Made | None = None
        self.looked_at: Callable[[], tuple[tuple[int, ...], float]] = _nothing  # pages, scale
        self.is_current = False
        self._open_brief = open_brief
        self._is_settling = False
        self._awaited: Brief | None = None  # whose pages are being made, or wait for it
        self._shown = NO_BRIEF  # whose pages were made last
        self._may_repeat = True
        self._engine = engine
        open_brief.brief_changed.connect(self._follow)
        engine.stopped.connect(self._make_again)
        self._make()

    def draw(self, page: int, scale: float) -> None:
        """Have a page drawn at so many times 72 dots an inch."""
        self._engine.ask(DrawPage(self._shown, page, scale), self._show_page, key=f"page {page}")

    def read(self, page: int) -> None:
        """Have the words of a page read."""
        self._engine.ask(ReadWords(self._shown, page), self._take_words, key=f"words {page}")

    def renew(self) -> None:
        """Make the pages again: what they are judged by has changed beside the brief."""
        self._make()

    def is_busy(self) -> bool:
        """Whether pages are being made."""
        return self._awaited is not None

    def _follow(self, before: Brief, after: Brief) -> None:
        if not self._is_settling:
            self._make()

    def _make(self) -> None:
        self.is_current = False
        self.started.emit()
        self._awaited = brief = self._open_brief.brief
        handle = self._engine.put(brief)
        request = Make(handle, *self.looked_at())
        self._engine.ask(request, partial(self._take, brief, handle), key="make")

    def _make_again(self) -> None:
        """Pages that a process did not live to draw are asked for again, once.

        A process that died while it made them, or drew them twice, is left in peace.
        """
        if self.is_current and self._may_repeat:
            self._may_repeat = False
            self._make()

    def _take(self, brief: Brief, handle: int, answer: Answer) -> None:
        if isinstance(answer, Glimpsed):
            self.glimpsed.emit(answer)
            return
        if brief is self._awaited:
            self._awaited = None
        self.is_current = isinstance(answer, Made) and brief is self._open_brief.brief
        if isinstance(answer, Made):
            self._shown = handle
        if isinstance(answer, Made) and answer.plan:
            self._is_settling = self.is_current  # these are the pages of its plan already
            self._open_brief.settle(brief, answer.plan)
            self._is_settling = False
        self._show(answer)

    def _show(self, answer: Answer) -> None:
        if isinstance(answer, Made):
            self.latest = answer
            self.made.emit(answer)
        elif isinstance(answer, Failed):
            self.failed.emit(answer)

    def _take_words(self, answer: Answer) -> None:
        if isinstance(answer, WordsRead) and answer.brief == self._shown:
            self.read_words.emit(answer)

    def _show_page(self, answer: Answer) -> None:
        if isinstance(answer, Drawn) and answer.brief == self._shown:
            self._may_repeat = True
            self.drawn.emit(answer)


def _nothing() -> tuple[tuple[int, ...], float]:
    return (), 1.0
