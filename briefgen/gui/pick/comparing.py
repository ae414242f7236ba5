"""Whom the brief compares: the subject, and those it is compared with."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QComboBox, QGridLayout, QMenu, QPushButton, QWidget

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.overview import comparable
from briefgen.evidence.pack import find_entity
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.widgets.plain import Label, tip

OFFERED = 30  # more than anybody reads through


class Comparing(QWidget):
    """A list for the subject and a menu to tick the others in; all follows from it."""

    def __init__(self, open_brief: OpenBrief, parent: QWidget | None = None) -> None:
        """Offer those that most of the chosen indicators have."""
        super().__init__(parent)
        self._open_brief = open_brief
        self.subject = QComboBox()
        self.subject.setMinimumContentsLength(8)
        policy = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.subject.setSizeAdjustPolicy(policy)
        self.subject.activated.connect(self._take_subject)
        self.others = QPushButton()
        self.others.setAutoDefault(False)
        self.menu = QMenu(self)
        self.menu.triggered.connect(self._tick)
        self.others.setMenu(self.menu)
        self._arrange()
        open_brief.brief_changed.connect(self._follow)
        self._show()

    def _arrange(self) -> None:
        label = Label(self.tr("Co&mpare"))
        label.setBuddy(self.subject)
        self.subject.setAccessibleName(self.tr("Compare"))
        self._parts = (label, self.subject, Label(self.tr("with")), self.others)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._place(rows=1)

    def event(self, event: QEvent) -> bool:
        """Two lines where one has no room for the words of both."""
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):
            self._fit()
        return super().event(event)

    def _fit(self) -> None:
        words = self.fontMetrics().horizontalAdvance(self.subject.currentText())
        box = max(self.subject.sizeHint().width(), words + 3 * self.fontMetrics().height())
        rest = (each.sizeHint().width() for each in self._parts if each is not self.subject)
        gaps = 3 * self._grid.horizontalSpacing()
        self._place(rows=1 if box + sum(rest) + gaps <= self.width() else 2)

    def _place(self, rows: int) -> None:
        if rows == self._grid.property("rows"):
            return
        self._grid.setProperty("rows", rows)
        for number, part in enumerate(self._parts):
            row, column = divmod(number, 4 // rows)
            self._grid.addWidget(part, row, column)
        for column in (1, 3):
            self._grid.setColumnStretch(column, 1 if column < 4 // rows else 0)

    def _follow(self, before: Brief, after: Brief) -> None:
        if _shown(before) != _shown(after):
            self._show()

    def _show(self) -> None:
        brief = self._open_brief.brief
        offered = comparable(brief)
        offered = tuple(e for n, e in enumerate(offered) if n < OFFERED or e[0] in brief.entities)
        self.subject.clear()
        self.menu.clear()
        for entity, count in offered:
            self.subject.addItem(entity, entity)
            if entity not in brief.entities[:1]:
                self._add(entity, count)
        subject = brief.entities[0] if brief.entities else ""
        self.subject.setCurrentIndex(self.subject.findData(subject))
        names = ", ".join(find_entity(brief.pack, each).short for each in brief.entities[1:])
        self.others.setText(names.replace("&", "&&") or self.tr("nobody"))
        self.others.setAccessibleName(self.tr("Compare with {0}").format(names))
        self.others.setToolTip(tip(self.others.accessibleName()))

    def _add(self, entity: str, count: int) -> None:
        brief = self._open_brief.brief
        text = self.tr("{0} · in {1} of {2} chosen indicators")
        text = text.format(entity.replace("&", "&&"), count, len(brief.indicators))
        action = self.menu.addAction(text)
        action.setCheckable(True)
        action.setChecked(entity in brief.entities)
        action.setEnabled(brief.entities[1:] != (entity,))  # somebody has to be left
        action.setData(entity)

    def _take_subject(self, row: int) -> None:
        wanted, brief = str(self.subject.itemData(row)), self._open_brief.brief
        before = brief.entities[:1]
        swapped = tuple(before[0] if each == wanted else each for each in brief.entities[1:])
        self._compare((wanted, *swapped))

    def _tick(self, action: QAction) -> None:
        entity, entities = str(action.data()), self._open_brief.brief.entities
        if entity in entities:
            self._compare(tuple(each for each in entities if each != entity))
        else:
            self._compare((*entities, entity))

    def _compare(self, entities: tuple[str, ...]) -> None:
        brief = self._open_brief.brief
        names = self.tr(" and ").join(find_entity(brief.pack, each).short for each in entities)
        label = self.tr("Compare {0}").format(names)
        self._open_brief.apply(label, edits.compare(brief, entities))


def _shown(brief: Brief) -> object:
    return brief.entities, brief.indicators, brief.pack
