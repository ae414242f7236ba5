"""A button and a menu that say how much of a chosen indicator is to be seen."""

from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicator_of
from briefgen.brief.overview import prominences_of
from briefgen.brief.template import Prominence
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.wording import prominence_word

_PLACES = (Prominence.CARD, Prominence.TOLD, Prominence.TABLE, Prominence.ANNEX)


class ShowAs(QPushButton):
    """Automatic, or a place; places that this kind of brief lacks cannot be taken."""

    def __init__(self, open_brief: OpenBrief, parent: QWidget | None = None) -> None:
        """Start without an indicator in hand."""
        super().__init__(parent)
        self._open_brief = open_brief
        self._indicator = ""
        self._actions: dict[Prominence | None, QAction] = {}
        self.choices = QMenu(self)
        self._fill()
        self.setText(self.tr("Show &as…"))
        self.setAutoDefault(False)
        self.setMenu(self.choices)
        open_brief.brief_changed.connect(self._follow)
        self.set_indicator("")

    def set_indicator(self, indicator: str) -> None:
        """Take an indicator in hand; one that is not chosen cannot be shown."""
        self._indicator = indicator
        brief = self._open_brief.brief
        chosen = indicator in brief.indicators
        pinned = next((e.prominence for e in brief.pins if e.indicator == indicator), None)
        lawful = prominences_of(brief.template)
        for place, action in self._actions.items():
            action.setChecked(place == pinned)
            action.setEnabled(chosen and (place is None or place in lawful))
        self.setEnabled(chosen)
        found = indicator_of(brief, indicator)
        name = self.tr("Show {0} as").format(found.title) if found and chosen else ""
        self.setAccessibleName(name or self.tr("Show as"))

    def add_to(self, menu: QMenu) -> None:
        """Let a menu of the indicator's row have the places, too."""
        menu.addActions(self.choices.actions())
        menu.addSeparator()

    def _fill(self) -> None:
        group = QActionGroup(self)
        self._add(group, self.tr("&Automatic"), None)
        for place in _PLACES:
            self._add(group, prominence_word(place), place)
        group.triggered.connect(self._pin)

    def _add(self, group: QActionGroup, text: str, place: Prominence | None) -> None:
        action = self.choices.addAction(text)
        action.setCheckable(True)
        action.setData(str(place or ""))
        group.addAction(action)
        self._actions[place] = action

    def _pin(self, action: QAction) -> None:
        value = str(action.data())
        place = Prominence(value) if value else None
        brief = self._open_brief.brief
        found = indicator_of(brief, self._indicator)
        if found:
            label = self.tr("Show “{0}” as {1}")
            name = prominence_word(place) if place else self.tr("Automatic")
            after = edits.pin(brief, self._indicator, place)
            self._open_brief.apply(label.format(found.title, name), after)

    def _follow(self, before: Brief, after: Brief) -> None:
        self.set_indicator(self._indicator)
