"""Also make: another kind of brief from the same choices and words, in a window of its own."""

import uuid

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction

from briefgen.brief import edits
from briefgen.brief.profile import filled
from briefgen.brief.template import Need, Template
from briefgen.gui.actions import Actions
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.settings import Settings
from briefgen.gui.wording import need_word

USUAL = ("talking-points", "q-and-a", "one-pager")  # what a finished brief is mostly turned into


class AlsoMakeCommands(QObject):
    """Fills a menu with the other kinds; the brief that is open stays as it is."""

    made = Signal(object)  # Brief

    def __init__(
        self, open_brief: OpenBrief, library: TopicLibrary, settings: Settings, actions: Actions
    ) -> None:
        """Listen to the menu of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._library = library
        self._settings = settings
        self._menu = actions.also_make
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._make)

    def _fill(self) -> None:
        own = self._open_brief.brief.template.id
        kinds = {each.id: each for each in self._library.templates if each.id != own}
        usual = [kinds.pop(each) for each in USUAL if each in kinds]
        rest = sorted(kinds.values(), key=lambda t: (list(Need).index(t.need), t.page_limit))
        self._menu.clear()
        for each in usual:
            self._add(each)
        self._menu.addSeparator()
        for each in rest:
            self._add(each)
        if self._menu.isEmpty():
            self._menu.addAction(self.tr("No other kind of brief")).setEnabled(False)

    def _add(self, template: Template) -> None:
        text = f"{template.title} · {need_word(template.need)}".replace("&", "&&")
        self._menu.addAction(text).setData(template.id)

    def _make(self, action: QAction) -> None:
        wanted = str(action.data())
        template = next((t for t in self._library.templates if t.id == wanted), None)
        if template:
            brief = edits.also_make(self._open_brief.brief, template, str(uuid.uuid4()))
            self.made.emit(filled(brief, self._settings.profile()[0]))
