"""The start page: a click on a template makes a finished first draft."""

from pathlib import Path

from PySide6.QtCore import QFileInfo, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefgen.gui.actions import Actions
from briefgen.gui.icons import icon
from briefgen.gui.library import TopicLibrary
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.card import TemplateCard
from briefgen.gui.widgets.two_lines import TwoLines
from briefgen.model.formatting import format_date

COLUMNS = 3
_PATH, _PLACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class StartPage(QScrollArea):
    """Templates as cards, ours and then the person's own; recent briefs below."""

    template_chosen = Signal(object, object)  # Template, Pack
    path_chosen = Signal(object)  # Path

    def __init__(self, library: TopicLibrary, settings: Settings, actions: Actions) -> None:
        """Show what there is, and what comes when the worker has read it."""
        super().__init__()
        self._library = library
        self._settings = settings
        self._cards: list[TemplateCard] = []
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAccessibleName(self.tr("Start"))
        self._add_topic()
        self._add_recent()
        self.open = QPushButton(icon("folder-open"), self.tr("&Open a brief…"))
        self.open.clicked.connect(actions.open.trigger)
        self._notice = QLabel(self.tr("Reading the topic library…"))
        self._notice.setWordWrap(True)
        self._grid = QGridLayout()
        self._arrange()
        library.changed.connect(self._show)
        settings.recent_changed.connect(self._show_recent)
        self._show_recent()

    def cards(self) -> tuple[TemplateCard, ...]:
        """The cards in the order in which they stand."""
        return tuple(self._cards)

    def _add_topic(self) -> None:
        self.topic = QComboBox()
        self.topic.setMinimumContentsLength(24)
        self._topic_label = QLabel(self.tr("&Topic library"))
        self._topic_label.setBuddy(self.topic)

    def _add_recent(self) -> None:
        self.recent = QListWidget()
        self.recent.setAccessibleName(self.tr("Recent briefs"))
        self.recent.setItemDelegate(TwoLines(_PLACE, self.recent))
        self.recent.setMinimumHeight(110)
        self.recent.itemActivated.connect(self._open_recent)
        self.recent.itemClicked.connect(self._open_recent)
        self._recent_head = _heading(self.tr("Recent briefs"), 1.1)

    def _arrange(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(48, 28, 48, 24)
        column.setSpacing(10)
        column.addWidget(_heading(self.tr("Make a policy brief"), 1.8))
        text = self.tr("Choose a kind of brief. You get a finished first draft to change.")
        column.addWidget(QLabel(text))
        row = QHBoxLayout()
        row.addWidget(self._topic_label)
        row.addWidget(self.topic)
        row.addStretch(1)
        row.addWidget(self.open)
        column.addLayout(row)
        column.addWidget(self._notice)
        self._grid.setSpacing(12)
        for number in range(COLUMNS):
            self._grid.setColumnStretch(number, 1)
        column.addLayout(self._grid)
        column.addSpacing(6)
        column.addWidget(self._recent_head)
        column.addWidget(self.recent, 1)
        column.addStretch(0)
        self.setWidget(body)

    def _show(self) -> None:
        self._show_topics()
        for card in self._cards:
            self._grid.removeWidget(card)
            card.deleteLater()
        own = self._library.own
        ordered = sorted(self._library.templates, key=lambda t: (t.id in own, t.page_limit))
        self._cards = [TemplateCard(each, each.id in own) for each in ordered]
        before: QWidget = self.open
        for number, card in enumerate(self._cards):
            card.setEnabled(bool(self._library.packs))
            card.clicked.connect(self._choose)
            self._grid.addWidget(card, number // COLUMNS, number % COLUMNS)
            self.setTabOrder(before, card)
            before = card
        self.setTabOrder(before, self.recent)
        self._show_notice()
        QTimer.singleShot(0, self, self._focus_first)  # a card takes focus once it is visible

    def _focus_first(self) -> None:
        focused = self.window().focusWidget()
        if self._cards and (focused is None or focused in (self.open, self.topic)):
            self._cards[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _show_topics(self) -> None:
        kept = self.topic.currentData()
        self.topic.clear()
        for pack in self._library.packs:
            self.topic.addItem(pack.title, pack.id)
        self.topic.setCurrentIndex(max(0, self.topic.findData(kept)))
        self.topic.setEnabled(self.topic.count() > 1)

    def _show_notice(self) -> None:
        sentences = [*self._library.wrong]
        if not self._library.packs:
            sentences.append(self.tr("No topic library was found; open a brief instead."))
        self._notice.setText("\n".join(sentences))
        self._notice.setVisible(bool(sentences))

    def _show_recent(self) -> None:
        self.recent.clear()
        for path in self._settings.recent():
            day = format_date(_changed(path))
            item = QListWidgetItem(icon("file-text"), path.stem)
            item.setData(_PATH, str(path))
            item.setData(_PLACE, self.tr("{0} · in {1}").format(day, path.parent))
            item.setData(Qt.ItemDataRole.AccessibleTextRole, path.stem)
            self.recent.addItem(item)
        for widget in (self.recent, self._recent_head):
            widget.setVisible(self.recent.count() > 0)

    def _choose(self) -> None:
        card = self.sender()
        pack = self._library.pack(str(self.topic.currentData()))
        if isinstance(card, TemplateCard) and pack:
            self.template_chosen.emit(card.template, pack)

    def _open_recent(self, item: QListWidgetItem) -> None:
        self.path_chosen.emit(Path(str(item.data(_PATH))))


def _heading(text: str, size: float) -> QLabel:
    label = QLabel(text)
    font = label.font()
    font.setBold(True)
    font.setPointSizeF(font.pointSizeF() * size)
    label.setFont(font)
    return label


def _changed(path: Path) -> str:
    moment = QFileInfo(str(path)).lastModified()
    return moment.date().toString(Qt.DateFormat.ISODate)
