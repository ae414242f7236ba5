"""A picture from a file, at the end of the section in hand, and pictures that are pasted."""

from collections.abc import Callable
from functools import partial

from msgspec.structs import replace
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from briefgen.brief import edits
from briefgen.document.pictures import PictureFile
from briefgen.document.tree import Picture
from briefgen.errors import ChoiceError
from briefgen.gui import questions
from briefgen.gui.actions import Actions
from briefgen.gui.editor.arrived import Arrived
from briefgen.gui.files.file_question import FileQuestion
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.workspace import Workspace
from briefgen.sources import PICTURE
from briefgen.worker.jobs import Answer, PicturesRead, ReadPictures


class PictureCommands(QObject):
    """Asks for a file and for words about it; putting it in is an edit like any other."""

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        workspace: Workspace,
        files: FileQuestion,
        actions: Actions,
    ) -> None:
        """Listen to the Brief menu of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._rendering = rendering
        self._workspace = workspace
        self._files = files
        self._window: QWidget = actions.window()
        self._file: PictureFile | None = None
        actions.insert_picture.triggered.connect(self._ask)
        workspace.editor.edit.pictures_pasted.connect(self._read)

    def _ask(self) -> None:
        wanted = self.tr("Insert a picture"), self.tr("Pictures (*.png *.jpg *.jpeg)")
        self._files.ask(wanted, PICTURE, self._take)

    def _take(self, file: PictureFile) -> None:
        self._file = file
        self._ask_words(self._insert)

    def _ask_words(self, take: Callable[[str], None]) -> None:
        title = self.tr("Insert a picture")
        label = self.tr("What it shows, for people who do not see it:")
        questions.ask_name(self._window, title, label, "", take)

    def _read(self, arrived: Arrived) -> None:
        """Have the worker read what was pasted; words about a picture by itself are asked for."""
        take = partial(self._take_pasted, arrived, self._open_brief.section)
        self._files.engine.ask(ReadPictures(arrived.pictures), take, key="pasted")

    def _take_pasted(self, arrived: Arrived, section: str, answer: Answer) -> None:
        none = (None,) * len(arrived.pictures)
        files = answer.files if isinstance(answer, PicturesRead) else none
        put = partial(self._put_in, arrived, section, files)
        if arrived.blocks == (Picture("", "0"),) and files[0]:
            self._ask_words(put)
        else:
            put("")

    def _put_in(
        self, arrived: Arrived, section: str, files: tuple[PictureFile | None, ...], words: str
    ) -> None:
        if section != self._open_brief.section:
            text = self.tr("Another section is in hand now; what was pasted is not put in.")
            self._open_brief.told.emit(text)
            return
        if words:
            arrived = replace(arrived, blocks=(Picture("", "0", words),))
        try:
            self._workspace.editor.put_in(arrived, files)
        except ChoiceError as error:
            self._open_brief.told.emit(str(error))

    def _insert(self, words: str) -> None:
        self._workspace.editor.flush()
        made, section = self._rendering.latest, self._open_brief.section
        suggested = next((e for e in made.suggested if e.id == section), None) if made else None
        if suggested and self._file:
            brief = self._open_brief.brief
            try:
                after = edits.insert_picture(brief, suggested, self._file, words)
            except ChoiceError as error:
                self._files.fail(str(error))
                return
            self._open_brief.apply(self.tr("Insert picture"), after)
