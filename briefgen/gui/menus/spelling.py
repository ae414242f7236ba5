"""Mark the misspelled words of the brief, and walk them through all its sections."""

from collections.abc import Iterator

from PySide6.QtCore import QObject
from PySide6.QtGui import QTextCursor

from briefgen.brief.problems import misspelled
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import Callout, Heading, List, Paragraph, Quotation, Section
from briefgen.gui.actions import Actions
from briefgen.gui.editor.spelling_marks import SpellingMarks
from briefgen.gui.menus.word_menu import WordMenu
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.workspace import Workspace
from briefgen.spelling.words import normal, words_in
from briefgen.worker.jobs import Made


class SpellingCommands(QObject):
    """Goes from one misspelled word to the next; where one stands the checks have found out."""

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        workspace: Workspace,
        menu: WordMenu,
        actions: Actions,
    ) -> None:
        """Listen to the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._rendering = rendering
        self._workspace, self._editor = workspace, workspace.editor
        self._menu = menu
        self._wrong: frozenset[str] = frozenset()
        self._marks = SpellingMarks(workspace.editor.edit)
        workspace.editor.edit.open_word_menu = self._open_at
        workspace.steps.check.word_asked.connect(self._show_word)
        actions.next_misspelled.triggered.connect(self._next)
        actions.previous_misspelled.triggered.connect(self._previous)
        rendering.made.connect(self._take)
        if rendering.latest:
            self._take(rendering.latest)

    def _take(self, made: Made) -> None:
        self._wrong = frozenset(filter(None, map(misspelled, made.problems)))
        self._marks.show(self._wrong)

    def _open_at(self, position: int) -> bool:
        """Whether a misspelled word is at a position of the editor; its menu is open now."""
        found = self._marks.at(position)
        if found:
            self._menu.open(found)
        return found is not None

    def _next(self) -> None:
        self._step(1)

    def _previous(self) -> None:
        self._step(-1)

    def _step(self, by: int) -> None:
        self._editor.flush()
        found = self._marks.beside(self._editor.edit.textCursor(), by)
        for section in () if found else self._others(by):
            if self._holds(section):
                self._open_brief.select(section.id)
                found = self._marks.outermost(by)
                break
        if found:
            self._go(found)
        else:
            self._open_brief.told.emit(self._nothing_more())

    def _others(self, by: int) -> Iterator[Section]:
        """All sections from the one after that in hand on, which comes last."""
        made = self._rendering.latest
        sections = made.document.sections[::by] if made else ()
        ids = [each.id for each in sections]
        here = self._open_brief.section
        after = ids.index(here) + 1 if here in ids else 0
        yield from (*sections[after:], *sections[:after])

    def _holds(self, section: Section) -> bool:
        """Whether the editor has a misspelled word of a section to show."""
        typed = Heading | Paragraph | List | Callout | Quotation
        blocks = (each for each in section.blocks if isinstance(each, typed))
        said = (plain(text) for block in blocks for text in texts(block))
        return any(normal(word.text) in self._wrong for text in said for word in words_in(text))

    def _nothing_more(self) -> str:
        if not self._wrong:
            return self.tr("No word is misspelled.")
        return self.tr(
            "No misspelled word is in the text of a section; “To check” names those of titles, "
            "figures and tables."
        )

    def _show_word(self, word: str) -> None:
        """Go to the first place of a word in the section in hand, if the editor has it."""
        found = self._marks.of(word)
        if found:
            self._go(found)

    def _go(self, found: QTextCursor) -> None:
        self._workspace.go_to_words()
        self._menu.open(found)
