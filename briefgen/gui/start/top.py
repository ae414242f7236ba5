"""The head of the start page: its search, the topic of new briefs, and Open."""

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QGridLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.evidence.pack import Pack
from briefgen.gui.actions import Actions
from briefgen.gui.icons import icon
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.em import em
from briefgen.gui.widgets.heading import Heading
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.search_line import FoundLine, SearchLine

_SEARCH = 24  # ems that the search line has at least, beside other things
_TOPIC = "topic"  # by which the settings remember it


class Top(QWidget):
    """One row where there is room, else two."""

    def __init__(self, settings: Settings, actions: Actions) -> None:
        """Begin without topics."""
        super().__init__()
        self._settings = settings
        self._head = Heading(self.tr("Make a policy brief"), 1.6)
        self.search = SearchLine(self.tr("Search briefs, templates and kinds"))
        self.found = FoundLine(self.search)
        self.topic = QComboBox()
        self.topic.setMinimumContentsLength(22)
        self.topic.activated.connect(self._keep_topic)
        self.open = QPushButton(icon("folder-open"), self.tr("&Open a brief…"))
        self.open.clicked.connect(actions.open.trigger)
        self._tools = self._made_tools()
        self._grid = QGridLayout()
        self._grid.setColumnStretch(1, 1)
        self._grid.setHorizontalSpacing(16)
        self._place()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(self._grid)
        column.addWidget(self.found)

    def show_topics(self, packs: tuple[Pack, ...]) -> None:
        """Let a person choose among these; the one chosen last is chosen again."""
        kept = self.topic.currentData() or self._settings.kept(_TOPIC)
        self.topic.clear()
        for pack in packs:
            self.topic.addItem(pack.title, pack.id)
        self.topic.setCurrentIndex(max(0, self.topic.findData(kept)))
        self.topic.setEnabled(self.topic.count() > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text has less room, once all have taken its size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._place)

    def _made_tools(self) -> QWidget:
        tools = QWidget()
        self._label = Label(self.tr("&Topic library"))
        self._label.setBuddy(self.topic)
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        for widget in (self._label, self.topic, self.open):
            row.addWidget(widget)
        row.addStretch(1)
        return tools

    def _place(self) -> None:
        """The search goes below where there is no room beside, then the topic and Open."""
        others = (self.topic.minimumSizeHint().width(), self.open.sizeHint().width())
        self._label.setVisible(self._label.sizeHint().width() + sum(others) + 24 <= self.width())
        used = self._head.sizeHint().width() + self._tools.sizeHint().width() + 32
        room = self.width() - used
        below = room < 0
        self._head.setVisible(not below)  # the cards need the room more
        self._grid.addWidget(self._head, 0, 0)
        self._grid.addWidget(self._tools, 0, 0 if below else 2, 1, 3 if below else 1)
        beside = room >= _SEARCH * em(self)
        self._grid.addWidget(self.search, *((0, 1, 1, 1) if beside else (1, 0, 1, 3)))

    def _keep_topic(self) -> None:
        self._settings.keep(_TOPIC, str(self.topic.currentData()))
