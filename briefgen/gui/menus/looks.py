"""Whose look the brief has: that of an office, one that ships or one from a file."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from briefgen.brief import edits
from briefgen.gui.actions import Actions
from briefgen.gui.files.file_question import FileQuestion
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.widgets.choice_menu import add_file_choice, fill_choices
from briefgen.sources import BRAND
from briefgen.typography.look import Brand


class LookCommands(QObject):
    """A menu of looks; taking one is an edit like any other."""

    def __init__(
        self, open_brief: OpenBrief, library: TopicLibrary, files: FileQuestion, actions: Actions
    ) -> None:
        """Listen to the menu of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._library = library
        self._files = files
        self._menu = actions.look
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._choose)

    def _brands(self) -> dict[str, Brand]:
        own = self._open_brief.brief.brand
        return {each.id: each for each in self._library.brands} | {own.id: own}

    def _fill(self) -> None:
        titles = ((each.id, each.title) for each in self._brands().values())
        fill_choices(self._menu, titles, self._open_brief.brief.brand.id)
        add_file_choice(self._menu, self.tr("From a &file…"))

    def _choose(self, action: QAction) -> None:
        brand = self._brands().get(str(action.data()))
        if brand:
            self._take(brand)
            return
        wanted = self.tr("Look"), self.tr("Brand files (*.toml)")
        self._files.ask(wanted, BRAND, self._take)

    def _take(self, brand: Brand) -> None:
        after = edits.set_brand(self._open_brief.brief, brand)
        self._open_brief.apply(self.tr("Look of {0}").format(brand.title), after)
