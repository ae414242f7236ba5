"""Open the menu of a misspelled word, and do what is taken from it."""

from functools import partial

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QTextCursor

from briefgen.brief import edits
from briefgen.errors import SaveError
from briefgen.gui.editor.panel import EditorPanel
from briefgen.gui.editor.spelling_menu import SpellingMenu
from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.settings import Settings
from briefgen.spelling.words import normal
from briefgen.worker.jobs import Answer, Suggest, Suggested

_GAP = 5  # pixels between a word with its wave and its menu


class WordMenu(QObject):
    """One menu at a time; what may have been meant is found out in the worker meanwhile."""

    def __init__(
        self,
        open_brief: OpenBrief,
        editor: EditorPanel,
        engine: Engine,
        settings: Settings,
        walking: tuple[QAction, ...],
    ) -> None:
        """From each menu those that are ``walking`` go on; the first is an entry of it."""
        super().__init__(editor)
        self._open_brief = open_brief
        self._editor = editor
        self._engine = engine
        self._settings = settings
        self._walking = walking
        self._menu: SpellingMenu | None = None

    def open(self, cursor: QTextCursor) -> None:
        """Select a misspelled word of the editor, and open its menu below it."""
        edit = self._editor.edit
        edit.setTextCursor(cursor)
        edit.ensureCursorVisible()
        word = normal(cursor.selectedText())
        can_edit = not self._open_brief.read_only
        self._menu = menu = SpellingMenu(word, can_edit, self._walking, edit)
        menu.chosen.connect(partial(self._replace, cursor))
        menu.leave.triggered.connect(partial(self._leave, word))
        menu.add.triggered.connect(partial(self._add, word))
        menu.aboutToHide.connect(self._forget)
        start = QTextCursor(cursor)
        start.setPosition(cursor.selectionStart())
        below = edit.cursorRect(start).bottomLeft() + QPoint(0, _GAP)
        menu.open(edit.viewport().mapToGlobal(below))
        wanted = Suggest(cursor.selectedText(), self._open_brief.brief.language)
        self._engine.ask(wanted, partial(self._suggest, menu), key="suggest")

    def _suggest(self, menu: SpellingMenu, answer: Answer) -> None:
        if menu is self._menu:  # else it was closed, or another is open
            menu.show_suggestions(answer.words if isinstance(answer, Suggested) else ())

    def _forget(self) -> None:
        self._menu = None

    def _replace(self, cursor: QTextCursor, word: str) -> None:
        self._editor.replace_word(cursor, word)

    def _leave(self, word: str) -> None:
        self._editor.flush()
        after = edits.leave_word(self._open_brief.brief, word)
        self._open_brief.apply(self.tr("Leave “{0}” in this brief").format(word), after)

    def _add(self, word: str) -> None:
        self._editor.flush()
        try:
            self._settings.add_word(word)
        except SaveError as error:
            self._open_brief.told.emit(str(error))
