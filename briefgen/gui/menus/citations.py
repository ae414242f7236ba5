"""How the brief cites, and sources of the person's own."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from briefgen.brief import edits
from briefgen.brief.bibliography import Bibliography
from briefgen.errors import CitationError
from briefgen.evidence.citation_style import STYLES, CitationStyle
from briefgen.gui.actions import Actions
from briefgen.gui.files.file_question import FileQuestion
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.widgets.choice_menu import add_file_choice, fill_choices
from briefgen.gui.wording import counted
from briefgen.sources import BIBLIOGRAPHY, STYLE

_LISTED = 12  # entries left out that one message lists


class CitationCommands(QObject):
    """Styles and sources of the open brief; each change is an edit like any other."""

    def __init__(self, open_brief: OpenBrief, files: FileQuestion, actions: Actions) -> None:
        """Listen to the Brief menu of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._files = files
        self._menu = actions.citation_style
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._choose)
        actions.add_sources.triggered.connect(self._ask_sources)

    def _fill(self) -> None:
        present = self._open_brief.brief.citation_style
        fill_choices(self._menu, (STYLES | {present.name: present.title}).items(), present.name)
        add_file_choice(self._menu, self.tr("From a &file…"))

    def _choose(self, action: QAction) -> None:
        name = str(action.data())
        if not name:
            wanted = self.tr("Citation style"), self.tr("Citation styles (*.csl)")
            self._files.ask(wanted, STYLE, self._cite_in, self._open_brief.brief)
        elif name != self._open_brief.brief.citation_style.name:
            self._cite_in(CitationStyle(name))

    def _cite_in(self, style: CitationStyle) -> None:
        after = edits.set_citation_style(self._open_brief.brief, style)
        self._open_brief.apply(self.tr("Cite in {0}").format(style.title), after)

    def _ask_sources(self) -> None:
        wanted = self.tr("Add sources"), self.tr("BibTeX and CSL-JSON (*.bib *.json)")
        self._files.ask(wanted, BIBLIOGRAPHY, self._take_sources)

    def _take_sources(self, found: Bibliography) -> None:
        try:
            after = edits.add_sources(self._open_brief.brief, found.sources)
        except CitationError as error:
            self._files.fail(str(error))
            return
        self._open_brief.apply(self.tr("Add sources"), after)
        one, many = self.tr("{0} source added"), self.tr("{0} sources added")
        self._open_brief.told.emit(counted(len(found.sources), one, many))
        if found.left_out:
            self._files.inform(self._left_out(found))

    def _left_out(self, found: Bibliography) -> str:
        """One message: what was added, and each entry left out with its line."""
        one, many = self.tr("{0} source was added."), self.tr("{0} sources were added.")
        rows = [f"{each.place}: {each.message}" for each in found.left_out[:_LISTED]]
        if more := len(found.left_out) - len(rows):
            rows.append(counted(more, self.tr("… and {0} more"), self.tr("… and {0} more")))
        said = self.tr("{0} The rest of the file could not be read:")
        return "\n".join([said.format(counted(len(found.sources), one, many)), "", *rows])
