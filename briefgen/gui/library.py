"""The topic libraries and templates that there are, read by the worker."""

from PySide6.QtCore import QObject, Signal

from briefgen.brief.template import Template
from briefgen.evidence.pack import Pack
from briefgen.gui.engine import Engine
from briefgen.typography.look import Brand
from briefgen.worker.jobs import Answer, Library, Listed


class TopicLibrary(QObject):
    """What ``Listed`` says, empty until the worker has answered."""

    changed = Signal()

    def __init__(self, engine: Engine, parent: QObject | None = None) -> None:
        """Know nothing yet; ``read`` asks."""
        super().__init__(parent)
        self._engine = engine
        self.packs: tuple[Pack, ...] = ()
        self.templates: tuple[Template, ...] = ()
        self.brands: tuple[Brand, ...] = ()
        self.own: tuple[str, ...] = ()
        self.office: tuple[str, ...] = ()
        self.away: tuple[str, ...] = ()
        self.wrong: tuple[str, ...] = ()

    def read(self) -> None:
        """Ask the worker for what there is now."""
        self._engine.ask(Library(), self._take, key="library")

    def pack(self, pack_id: str) -> Pack | None:
        """The installed library of this id."""
        return next((each for each in self.packs if each.id == pack_id), None)

    def _take(self, answer: Answer) -> None:
        if isinstance(answer, Listed):
            self.packs, self.templates = answer.packs, answer.templates
            self.own, self.wrong = answer.own, answer.wrong
            self.brands, self.office, self.away = answer.brands, answer.office, answer.away
        elif not self.packs:
            self.wrong = (getattr(answer, "message", ""),)
        self.changed.emit()
