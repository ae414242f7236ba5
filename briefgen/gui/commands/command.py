"""Edit › All commands and Edit › Go to: one search, which begins with commands or with places."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMainWindow

from briefgen.gui.actions import Actions
from briefgen.gui.commands.entries import Entry, entries_of, tools_of
from briefgen.gui.commands.finding import best
from briefgen.gui.commands.places import Places
from briefgen.gui.commands.search import CommandSearch
from briefgen.gui.settings import Settings
from briefgen.gui.start.panel import StartPage

PARTS, PAGES = "@", "#"


class SearchCommands(QObject):
    """Lists what can be done in a window, on its start page and with a brief."""

    def __init__(
        self, window: QMainWindow, start: StartPage, settings: Settings, actions: Actions
    ) -> None:
        """Listen to the Edit menu of a window."""
        super().__init__(actions)
        self._window = window
        self._start = start
        self._settings = settings
        self._actions = actions
        self._commands: tuple[Entry, ...] = ()
        self.places: Places | None = None  # of the brief, once one is open
        self.popover = CommandSearch(window, self._found)
        self.popover.chosen.connect(self._run)
        actions.all_commands.triggered.connect(self._ask_commands)
        actions.go_to.triggered.connect(self._ask_places)

    def _ask_commands(self) -> None:
        self._begin("", self.tr("All commands"))

    def _ask_places(self) -> None:
        self._begin(PARTS, self.tr("Go to a section, figure, table or page"))

    def _begin(self, text: str, name: str) -> None:
        own = {value: key for key, value in vars(self._actions).items() if _is_action(value)}
        entries = entries_of(self._window.menuBar(), own)
        rest = tuple(each for each in entries if each.id != "all_commands")
        first = () if self.places else self._kinds()
        self._commands = (*first, *rest, *tools_of(self._window))
        self.popover.begin(text, name)

    def _kinds(self) -> tuple[Entry, ...]:
        """What the cards of the start page make."""
        path = self.tr("Start")
        return tuple(
            Entry(
                card.accessibleName(),
                partial(self._start.make, card.template),  # the card may be gone by then
                path,
                other_names="generate make new start",
            )
            for card in self._start.cards()
            if card.isEnabled()
        )

    def _found(self, text: str) -> tuple[Entry, ...]:
        words = text.strip()
        if words.startswith(PAGES):
            return self._page(words.removeprefix(PAGES).strip())
        if words.startswith(PARTS):
            return self._parts(words.removeprefix(PARTS))
        return best(self._commands, words, self.tr) if words else self._all()

    def _all(self) -> tuple[Entry, ...]:
        """The recent ones first; on the start page only what can be done there."""
        recent = self._settings.recent_commands()
        known = {each.id: each for each in self._commands}
        first = tuple(known[name] for name in recent if name in known)
        rest = (each for each in self._commands if each not in first)
        return (*first, *(each for each in rest if self.places or not each.is_dimmed))

    def _parts(self, words: str) -> tuple[Entry, ...]:
        """All parts; with words also the pages, so that a number alone finds one."""
        if not self.places:
            return ()
        parts = self.places.parts()
        return best((*parts, *self.places.pages()), words) if words.strip() else parts

    def _page(self, number: str) -> tuple[Entry, ...]:
        pages = self.places.pages() if self.places else ()
        return tuple(each for each in pages if each.title.split()[-1].startswith(number))

    def _run(self, entry: Entry) -> None:
        if entry.id:
            self._settings.remember_command(entry.id)
        entry.run()


def _is_action(value: object) -> bool:
    return isinstance(value, QAction)
