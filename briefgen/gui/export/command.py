"""Export: opens the dialog, has every file rendered, then writes them together."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefgen.brief.edits import count_export
from briefgen.brief.naming import proposed_name
from briefgen.document.blanks import blanks
from briefgen.document.release import State
from briefgen.errors import SaveError
from briefgen.export.delivery import Archive, Delivery
from briefgen.gui.actions import Actions
from briefgen.gui.engine import Engine
from briefgen.gui.export.dialog import ExportDialog, Proposed
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.store.saver import save_all
from briefgen.worker.jobs import Answer, Export, Exported, Failed

KEY = "export"


class ExportCommands(QObject):
    """One export at a time. The bytes come from the worker; only whole sets are written."""

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        engine: Engine,
        settings: Settings,
        actions: Actions,
    ) -> None:
        """Work in the window that holds the brief; whoever lets it go calls ``show``."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._rendering = rendering
        self._engine = engine
        self._settings = settings
        self._window: QWidget = actions.window()
        self._check = actions.steps[3]
        self._targets: tuple[Path, ...] = ()
        self._archive = Archive.NONE
        self._version = ""
        self.dialog: ExportDialog | None = None

    def show(self) -> None:
        """Ask which files are wanted."""
        self._open_brief.finish_typing()
        made = self._rendering.latest
        proposed = Proposed(
            name=proposed_name(self._open_brief.brief),
            folder=self._folder(),
            problems=len(made.problems) if made else 0,
            archive=self._settings.archive(),
            final=self._open_brief.brief.state is State.FINAL,
            blanks=blanks(made.document) if made else (),
        )
        self.dialog = ExportDialog(proposed, self._window)
        self.dialog.export_asked.connect(self._export)
        self.dialog.stopped.connect(self._stop)
        self.dialog.review_asked.connect(self._check.trigger)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _export(self, formats: tuple[Path, ...], sheet: Path | None, delivery: Delivery) -> None:
        self._targets = (*formats, sheet) if sheet else formats
        self._archive = delivery.archive
        suffixes = tuple(each.suffix for each in formats)
        self._version = self._open_brief.brief.version
        handle = self._engine.put(self._open_brief.brief)
        request = Export(handle, suffixes, sheet is not None, delivery)
        self._engine.ask(request, self._write, key=KEY)

    def _write(self, answer: Answer) -> None:
        if not self.dialog:
            return
        if isinstance(answer, Failed):
            self.dialog.fail(answer.message)
            return
        assert isinstance(answer, Exported)
        try:
            files = answer.files
            files = (*files, answer.source_sheet) if answer.source_sheet else files
            save_all(dict(zip(self._targets, files, strict=True)))
        except SaveError as error:
            self.dialog.fail(str(error))
            return
        self._settings.set_folder("exports", self._targets[0].parent)
        self._settings.set_archive(self._archive)
        self.dialog.succeed(self._targets)
        self._open_brief.note(partial(count_export, version=self._version))

    def _forget(self) -> None:
        """It is closed, and soon deleted."""
        self.dialog = None

    def _stop(self) -> None:
        self._engine.cancel(KEY)

    def _folder(self) -> Path:
        if chosen := self._settings.chosen_folder("export_folder"):
            return chosen
        if self._open_brief.path:
            return self._open_brief.path.parent
        return self._settings.folder("exports")
