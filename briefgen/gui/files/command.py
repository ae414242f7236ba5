"""Save, Save as, and the question on closing."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefgen.brief.naming import proposed_name
from briefgen.errors import SaveError
from briefgen.gui import questions
from briefgen.gui.actions import Actions
from briefgen.gui.files.brief_file import BriefFile
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.questions import Answer
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings


class FileCommands(QObject):
    """Writes the open brief when asked to."""

    saved = Signal()
    not_saved = Signal(str)  # why
    may_close = Signal()
    stayed = Signal()  # asked before closing, and the brief stays open

    def __init__(
        self,
        open_brief: OpenBrief,
        file: BriefFile,
        rendering: Rendering,
        settings: Settings,
        actions: Actions,
    ) -> None:
        """Listen to the actions of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._file = file
        self._rendering = rendering
        self._settings = settings
        self._window: QWidget = actions.window()
        self._closing = False
        actions.save.triggered.connect(self.save)
        actions.save_as.triggered.connect(self.save_as)

    def has_changes(self) -> bool:
        """Whether closing now would lose something."""
        return not self._open_brief.history.isClean()

    def ask_before_closing(self) -> None:
        """Ask what to do with changes; ``may_close`` follows unless the person cancels."""
        self._closing = True
        questions.ask_to_save(self._window, self.name(), self._close)

    def name(self) -> str:
        """What the brief is called: its file or the PDF that it was in, else its title."""
        path = self._open_brief.path or self._open_brief.origin
        return path.stem if path else self.title()

    def title(self) -> str:
        """The title on page 1."""
        brief, latest = self._open_brief.brief, self._rendering.latest
        suggested = latest.document.title if latest else ""
        return brief.form.title or suggested or brief.template.title

    def save(self) -> None:
        """Write the brief, asking for a name when it needs one."""
        if self._file.needs_name():
            self.save_as()
            return
        try:
            self._file.save()
        except SaveError as error:
            self._tell(error)
            return
        self._done()

    def save_as(self) -> None:
        """Ask for a name, then write."""
        path = self._open_brief.path or self._open_brief.origin
        usual = self._settings.chosen_folder("briefs_folder") or self._settings.folder("briefs")
        folder = path.parent if path else usual
        name = path.stem if path else proposed_name(self._open_brief.brief)
        proposal = folder / f"{name}.brief"
        questions.ask_path_to_save(self._window, proposal, self._save_to, self._stay)

    def _save_to(self, path: Path) -> None:
        named = path if path.suffix.lower() == ".brief" else path.with_name(f"{path.name}.brief")
        try:
            self._file.save_as(named)
        except SaveError as error:
            self._tell(error)
            return
        self._done()

    def _done(self) -> None:
        path = self._open_brief.path
        if path:
            self._settings.remember(path)
            self._settings.set_folder("briefs", path.parent)
        self.saved.emit()
        if self._closing:
            self.may_close.emit()

    def _close(self, answer: Answer) -> None:
        if answer is Answer.SAVE:
            self.save()
            return
        if answer is Answer.DISCARD:
            self.may_close.emit()
        else:
            self._stay()

    def _stay(self) -> None:
        """Not closing after all; a later save must not close either."""
        self._closing = False
        self.stayed.emit()

    def _tell(self, error: SaveError) -> None:
        self._stay()
        self.not_saved.emit(str(error))
