"""American or British English: spelling, dates and dollars of the brief follow."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.gui.actions import Actions
from briefgen.gui.open_brief import OpenBrief


class LanguageCommands(QObject):
    """A choice of two in the menu; taking one is an edit like any other."""

    def __init__(self, open_brief: OpenBrief, actions: Actions) -> None:
        """Listen to the actions of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._choices = actions.language
        self._choices.triggered.connect(self._choose)
        open_brief.brief_changed.connect(self._follow)
        self._show()

    def _choose(self, action: QAction) -> None:
        after = edits.set_language(self._open_brief.brief, str(action.data()))
        label = self.tr("Write {0}").format(action.text().replace("&", ""))
        self._open_brief.apply(label, after)

    def _follow(self, before: Brief, after: Brief) -> None:
        if before.language != after.language:
            self._show()

    def _show(self) -> None:
        for action in self._choices.actions():
            action.setChecked(action.data() == self._open_brief.brief.language)
