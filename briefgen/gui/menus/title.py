"""Whether the title follows the picks, or stays as it is."""

from PySide6.QtCore import QObject

from briefgen.brief import edits
from briefgen.brief.brief import Brief, own_title
from briefgen.gui.actions import Actions
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering


class TitleCommands(QObject):
    """One entry of the Brief menu: ticked while the title is the person's own."""

    def __init__(self, open_brief: OpenBrief, rendering: Rendering, actions: Actions) -> None:
        """Listen to the entry of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._rendering = rendering
        self._action = actions.keep_title
        self._action.triggered.connect(self._keep)
        open_brief.brief_changed.connect(self._follow)
        self._show()

    def _keep(self, keep: bool) -> None:
        made = self._rendering.latest
        title = made.document.title if keep and made else ""
        label = self.tr("Keep this title") if keep else self.tr("Let the title follow the picks")
        self._open_brief.apply(label, edits.keep_title(self._open_brief.brief, title))
        self._show()

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show()

    def _show(self) -> None:
        self._action.setChecked(bool(own_title(self._open_brief.brief)))
