"""Keeps the pages in step with the open brief: waits for a pause, then asks the worker."""

from PySide6.QtCore import QObject, QTimer, Signal

from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.model.brief import Brief
from briefgen.worker.jobs import Answer, Drawn, Failed, Made, Make, Picture

PAUSE = 150  # milliseconds without a change before the pages are made again


class Rendering(QObject):
    """The document and pages of the open brief, as last made."""

    started = Signal()
    made = Signal(object)  # Made
    failed = Signal(object)  # Failed; the pages made before stay valid
    drawn = Signal(object)  # Drawn, of the pages made last

    def __init__(
        self, open_brief: OpenBrief, engine: Engine, parent: QObject | None = None
    ) -> None:
        """Make the pages of the brief at once, then after each change."""
        super().__init__(parent)
        self.latest: Made | None = None
        self.is_current = False
        self._open_brief = open_brief
        self._engine = engine
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._make)
        open_brief.brief_changed.connect(self._wait)
        engine.stopped.connect(self._make_again)
        self._make()

    def draw(self, page: int, scale: float) -> None:
        """Have a page drawn at so many times 72 dots an inch."""
        self._engine.ask(Picture(page, scale), self._show_page, key=f"page {page}")

    def _wait(self, before: Brief, after: Brief) -> None:
        self.is_current = False
        self._pause.start()

    def _make(self) -> None:
        self.is_current = False
        self.started.emit()
        self._engine.ask(Make(self._open_brief.brief), self._show, key="make")

    def _make_again(self) -> None:
        """A new worker has no pages to draw; one that died while making them is left in peace."""
        if self.is_current:
            self.is_current = False
            self._pause.start()

    def _show(self, answer: Answer) -> None:
        if isinstance(answer, Made):
            self.latest = answer
            self.is_current = not self._pause.isActive()
            self.made.emit(answer)
        elif isinstance(answer, Failed):
            self.failed.emit(answer)

    def _show_page(self, answer: Answer) -> None:
        if isinstance(answer, Drawn):
            self.drawn.emit(answer)
