"""Update figures: ask for the library as it is now, show what differs, take it over."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefgen.brief.updating import figure_changes, update_figures
from briefgen.evidence.pack import Pack
from briefgen.gui import questions
from briefgen.gui.actions import Actions
from briefgen.gui.engine import Engine
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.update.dialog import FiguresDialog
from briefgen.sources import PACK
from briefgen.worker.jobs import Answer, Failed, Got, Read, value_of


class FigureCommands(QObject):
    """Nothing changes before the person has seen the table and agreed."""

    def __init__(
        self, open_brief: OpenBrief, library: TopicLibrary, engine: Engine, actions: Actions
    ) -> None:
        """Listen to the action of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._library = library
        self._engine = engine
        self._window: QWidget = actions.window()
        self._pack: Pack | None = None
        self.dialog: FiguresDialog | None = None
        self._is_asked = False
        actions.update_figures.triggered.connect(self._ask)

    def _ask(self) -> None:
        pack = self._open_brief.brief.pack
        if not self._library.pack(pack.id):  # a stranger's file may name any folder
            text = self.tr("The topic library “{0}” is not on this computer.").format(pack.title)
            questions.tell(self._window, self.tr("Update figures"), text)
            return
        if not self._is_asked:  # a double click asks once
            self._is_asked = True
            self._engine.ask(Read(PACK.name, pack.id), self._show, key="figures")

    def _show(self, answer: Answer) -> None:
        self._is_asked = False
        title = self.tr("Update figures")
        if isinstance(answer, Failed):
            questions.tell(self._window, title, answer.message)
            return
        assert isinstance(answer, Got)
        pack = value_of(answer, PACK)
        changes = figure_changes(self._open_brief.brief, pack)
        if not changes:
            questions.inform(self._window, title, self.tr("The figures are up to date."))
            return
        self._pack = pack
        before = self._open_brief.brief.pack
        self.dialog = FiguresDialog(before, pack, changes, self._window)
        self.dialog.accepted.connect(self._apply)
        self.dialog.open()

    def _apply(self) -> None:
        if self._pack and self.dialog:
            wanted = self.dialog.ticked()
            after = update_figures(self._open_brief.brief, self._pack, wanted)
            self._open_brief.apply(self.tr("Update figures"), after)
