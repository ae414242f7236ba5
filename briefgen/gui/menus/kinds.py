"""Which kind of brief this is: another template for the same choices and words."""

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QComboBox

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.template import Template
from briefgen.gui.actions import Actions
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.widgets.elided import ElidedChoice
from briefgen.gui.widgets.plain import Label, tip


class KindCommands(QObject):
    """A list of templates in the tool bar; taking one is an edit like any other."""

    def __init__(self, open_brief: OpenBrief, library: TopicLibrary, actions: Actions) -> None:
        """Put the list before the button that exports."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._library = library
        self._templates: tuple[Template, ...] = ()
        label = Label(self.tr("&Kind of brief") + " ")
        self.kinds = ElidedChoice()
        self.kinds.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        label.setBuddy(self.kinds)
        actions.tool_bar.add_choice(label, self.kinds)
        self.kinds.activated.connect(self._choose)
        open_brief.brief_changed.connect(self._follow)
        library.changed.connect(self._show)
        self._show()

    def _choose(self, row: int) -> None:
        template = self._templates[row]
        if template.id == self._open_brief.brief.template.id:
            return
        after = edits.change_template(self._open_brief.brief, template)
        self._open_brief.apply(self.tr("Change to {0}").format(template.title), after)

    def _follow(self, before: Brief, after: Brief) -> None:
        if before.template is not after.template:
            self._show()

    def _show(self) -> None:
        own = self._open_brief.brief.template
        known = {each.id: each for each in self._library.templates} | {own.id: own}
        self._templates = tuple(known.values())
        self.kinds.clear()
        self.kinds.addItems([each.title for each in self._templates])
        self.kinds.setCurrentIndex(list(known).index(own.id))
        self.kinds.setToolTip(tip(own.title))
