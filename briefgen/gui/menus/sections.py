"""Move the section in hand, and give it back its suggested text."""

from PySide6.QtCore import QObject

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.overview import section_to_show
from briefgen.change.laying import with_changes
from briefgen.document.tree import Section
from briefgen.gui.actions import Actions
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.workspace import Workspace
from briefgen.worker.jobs import Made


class SectionCommands(QObject):
    """Works on the section that is selected, from anywhere in the window."""

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        workspace: Workspace,
        actions: Actions,
    ) -> None:
        """Listen to the actions of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._rendering = rendering
        self._actions = actions
        actions.move_up.triggered.connect(workspace.steps.arrange.move_up)
        actions.move_down.triggered.connect(workspace.steps.arrange.move_down)
        actions.restore.triggered.connect(self._restore)
        open_brief.brief_changed.connect(self._follow)
        open_brief.section_selected.connect(self._show)
        rendering.made.connect(self._select)
        self._show()

    def _select(self, made: Made) -> None:
        """Keep some section in hand: the first at first, another when one has gone."""
        self._open_brief.select(section_to_show(self._open_brief.section, made.suggested))
        self._show()

    def _restore(self) -> None:
        section = self._open_brief.section
        suggested = self._suggested()
        if suggested:
            after = edits.restore_section(self._open_brief.brief, section, suggested.blocks)
            self._open_brief.apply(self.tr("Restore suggested text"), after)

    def _suggested(self) -> Section | None:
        made = self._rendering.latest
        sections = made.suggested if made else ()
        return next((each for each in sections if each.id == self._open_brief.section), None)

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show()

    def _show(self) -> None:
        made = self._rendering.latest
        sections = with_changes(self._open_brief.brief.edits, made.suggested) if made else ()
        edited = any(each.edited for each in sections if each.id == self._open_brief.section)
        self._actions.restore.setEnabled(edited)
        why = self.tr("The section in hand has its suggested text")
        self._actions.restore.setStatusTip("" if edited else why)
