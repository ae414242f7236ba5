"""What can be done with a template on its card: rename, duplicate, overwrite, delete."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QAction, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMenu, QWidget

from briefgen import paths
from briefgen.brief import edits
from briefgen.brief.template import Template
from briefgen.document.text import clean_line, slug
from briefgen.errors import SaveError
from briefgen.gui import questions
from briefgen.gui.engine import Engine
from briefgen.gui.files.brief_file import read_file
from briefgen.gui.library import TopicLibrary
from briefgen.gui.settings import Settings
from briefgen.gui.start.card import TemplateCard, Whose
from briefgen.gui.start.deeds import Step
from briefgen.store.partial import SetAside
from briefgen.store.templates import (
    delete_template,
    free_name,
    overwrite_template,
    rename_template,
    save_template,
)
from briefgen.worker.jobs import Answer, Failed, Open, OpenedFile


class TemplateDeeds(QObject):
    """Each is done at once and can be undone; an office's template can only be duplicated."""

    making_asked = Signal(object)  # Template

    def __init__(
        self,
        page: QWidget,
        library: TopicLibrary,
        engine: Engine,
        settings: Settings,
        history: QUndoStack,
    ) -> None:
        """Ask in front of this page."""
        super().__init__(page)
        self._page = page
        self._library, self._engine, self._settings = library, engine, settings
        self._history = history
        self._menu = QMenu(page)

    def follow(self, card: TemplateCard) -> None:
        """Listen to a card."""
        card.menu_asked.connect(self._open_menu)
        card.renaming_asked.connect(self._rename)
        card.deletion_asked.connect(self._delete)

    def _open_menu(self, place: QPoint) -> None:
        card = self._asking()
        if not card:
            return
        self._menu.clear()
        make = partial(self.making_asked.emit, card.template)  # the card may be gone by then
        self._add(self.tr("&Make"), make).setEnabled(card.isEnabled())
        if card.whose is Whose.OWN:
            self._add(self.tr("&Rename…"), partial(self._ask_title, card.template), "F2")
            self._add(self.tr("D&uplicate"), partial(self._duplicate, card.template))
            text = self.tr("&Overwrite with a brief…")
            self._add(text, partial(self._ask_brief, card.template))
            self._add(self.tr("&Delete"), partial(self._take_away, card.template), "Del")
        elif card.whose is Whose.OFFICE:
            self._add(self.tr("D&uplicate to mine"), partial(self._duplicate, card.template))
        self._menu.popup(place)

    def _add(self, text: str, deed: Callable[[], object], keys: str = "") -> QAction:
        action = self._menu.addAction(text)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(deed)
        return action

    def _asking(self) -> TemplateCard | None:
        card = self.sender()
        return card if isinstance(card, TemplateCard) else None

    def _rename(self) -> None:
        card = self._asking()
        if card and card.whose is Whose.OWN:
            self._ask_title(card.template)

    def _delete(self) -> None:
        card = self._asking()
        if card and card.whose is Whose.OWN and _folder(card.template).exists():
            self._take_away(card.template)

    def _ask_title(self, template: Template) -> None:
        title, label = self.tr("Rename"), self.tr("New name of the template.")
        named = partial(self._take_title, template)
        questions.ask_name(self._page, title, label, template.title, named)

    def _take_title(self, template: Template, name: str) -> None:
        title, folder = clean_line(name), _folder(template)
        again = partial(self._change, partial(rename_template, folder, title))
        back = partial(self._change, partial(rename_template, folder, template.title))
        if title != template.title and again():
            label = self.tr("Rename “{0}”").format(template.title)
            told = self.tr("“{0}” is called “{1}” now.").format(template.title, title)
            self._history.push(Step(label, told, again, back))

    def _duplicate(self, template: Template) -> None:
        title = self.tr("Copy of {0}").format(template.title)
        name = free_name(slug(title), paths.user_templates())
        copy = replace(template, id=name, title=title)
        folder = paths.user_templates() / name
        if self._change(partial(save_template, copy, folder)):
            swap = _Swap(folder)
            label = self.tr("Duplicate “{0}”").format(template.title)
            self._push(label, self.tr("“{0}” is a template of yours now.").format(title), swap)

    def _take_away(self, template: Template) -> None:
        swap = _Swap(_folder(template))
        if self._change(swap.take):
            label = self.tr("Delete “{0}”").format(template.title)
            told = self.tr("The template “{0}” is deleted.").format(template.title)
            self._push(label, told, swap)

    def _push(self, label: str, told: str, swap: "_Swap") -> None:
        turn = partial(self._change, swap.turn)
        self._history.push(Step(label, told, turn, turn))

    def _ask_brief(self, template: Template) -> None:
        folder = self._settings.folder("briefs")
        questions.ask_path_to_open(self._page, folder, partial(self._read_brief, template))

    def _read_brief(self, template: Template, path: Path) -> None:
        try:
            data = read_file(path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self._tell(self.tr("{0} cannot be opened: {1}.").format(path, reason))
            return
        self._engine.ask(Open(data, path.name), partial(self._overwrite, template))

    def _overwrite(self, template: Template, answer: Answer) -> None:
        if isinstance(answer, Failed):
            self._tell(answer.message)
        elif isinstance(answer, OpenedFile):
            new = edits.as_template(answer.brief, template.id, template.title)
            swap = _Swap(_folder(template))
            if self._change(partial(swap.overwrite, new)):
                label = self.tr("Overwrite “{0}”").format(template.title)
                told = self.tr("“{0}” has the choices and words of that brief now.")
                self._push(label, told.format(template.title), swap)

    def _change(self, deed: Callable[[], object]) -> bool:
        """Do something in the person's own folder and list what is there then; whether it went."""
        try:
            deed()
        except (SaveError, OSError) as error:
            self._tell(str(error))
            return False
        self._library.read()
        return True

    def _tell(self, sentence: str) -> None:
        questions.tell(self._page, self.tr("Not done"), sentence)


class _Swap:
    """A template's folder, and what is kept aside to be put in its place."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._aside: SetAside | None = None
        self._is_there = True  # as far as we left it

    def take(self) -> None:
        """Take the folder away."""
        self._aside = delete_template(self._folder)
        self._is_there = False

    def overwrite(self, template: Template) -> None:
        """Put a template in its place."""
        self._aside = overwrite_template(template, self._folder)

    def turn(self) -> None:
        """What is there goes aside, what was aside comes back: undo and redo are the same.

        Raises:
            SaveError: another template was saved there, or ours is gone; nothing is changed.
        """
        is_there, before = self._folder.exists(), self._aside
        if is_there is not self._is_there:
            why = "holds another template by now" if is_there else "is no longer there"
            raise SaveError(f"{self._folder} {why}; nothing was changed.")
        self._aside = delete_template(self._folder) if is_there else None
        if before:
            before.put_back()
        self._is_there = before is not None


def _folder(template: Template) -> Path:
    return paths.user_templates() / template.id
