"""The start page: a click on a template makes a finished first draft."""

from pathlib import Path

from PySide6.QtCore import QFileInfo, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
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

from briefgen.brief.template import Need
from briefgen.evidence.dates import format_date
from briefgen.gui.actions import Actions
from briefgen.gui.icons import icon
from briefgen.gui.library import TopicLibrary
from briefgen.gui.settings import Settings
from briefgen.gui.start.card import TemplateCard, least_width
from briefgen.gui.start.shelves import Shelf, Shelves
from briefgen.gui.start.thumbnails import Thumbnails
from briefgen.gui.widgets.heading import Heading
from briefgen.gui.widgets.two_lines import TwoLines
from briefgen.gui.wording import need_word

FIRST = "one-pager"  # the kind that Enter makes at the start
_SIDE = 48  # pixels beside everything
_PATH, _PLACE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class StartPage(QScrollArea):
    """Kinds of brief by what they are needed for, the person's own last; recent briefs below."""

    template_chosen = Signal(object, object)  # Template, Pack
    path_chosen = Signal(object)  # Path

    def __init__(
        self, library: TopicLibrary, thumbnails: Thumbnails, settings: Settings, actions: Actions
    ) -> None:
        """Show what there is, and what comes when the worker has read it."""
        super().__init__()
        self._library = library
        self._thumbnails = thumbnails
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
        self._shelves = Shelves(least_width)
        self._arrange()
        self.topic.currentIndexChanged.connect(self._show_pictures)
        thumbnails.made.connect(self._show_pictures)
        library.changed.connect(self._show)
        settings.recent_changed.connect(self._show_recent)
        self._show_recent()

    def cards(self) -> tuple[TemplateCard, ...]:
        """The cards in the order in which they stand."""
        return tuple(self._cards)

    def _add_topic(self) -> None:
        self.topic = QComboBox()
        self.topic.setMinimumContentsLength(22)
        self._topic_label = QLabel(self.tr("&Topic library"))
        self._topic_label.setBuddy(self.topic)

    def _add_recent(self) -> None:
        self.recent = QListWidget()
        self.recent.setAccessibleName(self.tr("Recent briefs"))
        self.recent.setItemDelegate(TwoLines(_PLACE, self.recent))
        self.recent.setMinimumHeight(84)
        self.recent.itemActivated.connect(self._open_recent)
        self.recent.itemClicked.connect(self._open_recent)
        self._recent_head = Heading(self.tr("Recent briefs"), 1.1)

    def _arrange(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(_SIDE, 16, _SIDE, 12)
        column.setSpacing(8)
        self._head = Heading(self.tr("Make a policy brief"), 1.8)
        self._tools = QWidget()
        row = QHBoxLayout(self._tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._topic_label)
        row.addWidget(self.topic)
        row.addSpacing(8)
        row.addWidget(self.open)
        self._top = QGridLayout()
        self._top.setColumnStretch(0, 1)
        self._top.addWidget(self._head, 0, 0)
        self._top.addWidget(self._tools, 0, 1)
        column.addLayout(self._top)
        text = self.tr("Choose a kind of brief. You get a finished first draft to change.")
        column.addWidget(QLabel(text))
        column.addWidget(self._notice)
        column.addSpacing(2)
        column.addWidget(self._shelves)
        column.addSpacing(4)
        column.addWidget(self._recent_head)
        column.addWidget(self.recent, 1)
        column.addStretch(0)
        self.setWidget(body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Topic and Open stand below the heading where there is no room beside it."""
        super().resizeEvent(event)
        wanted = self._head.sizeHint().width() + self._tools.sizeHint().width() + 2 * _SIDE
        below = wanted > self.viewport().width()
        left = Qt.AlignmentFlag.AlignLeft if below else Qt.AlignmentFlag(0)
        self._top.addWidget(self._tools, int(below), int(not below), left)

    def _show(self) -> None:
        self._show_topics()
        own = self._library.own
        ordered = sorted(self._library.templates, key=lambda t: t.page_limit)
        shipped = [each for each in ordered if each.id not in (*own, *self._library.office)]
        shelves = [
            (need_word(need), [TemplateCard(t, False) for t in shipped if t.need is need])
            for need in Need
        ]
        kept = [TemplateCard(each, True) for each in ordered if each.id in own]
        shelves.append((self.tr("Your own"), kept))
        shared = [TemplateCard(each, False) for each in ordered if each.id in self._library.office]
        shelves.append((self.tr("Your office’s"), shared))
        filled: tuple[Shelf, ...] = tuple(shelf for shelf in shelves if shelf[1])
        self._cards = [card for _, cards in shelves for card in cards]
        self._shelves.show_shelves(filled)
        self._connect_cards()
        self._show_pictures()
        self._show_notice()
        QTimer.singleShot(0, self, self._focus_first)  # a card takes focus once it is visible

    def _connect_cards(self) -> None:
        before: QWidget = self.open
        for card in self._cards:
            card.setEnabled(bool(self._library.packs))
            card.clicked.connect(self._choose)
            self.setTabOrder(before, card)
            before = card
        self.setTabOrder(before, self.recent)

    def _show_pictures(self) -> None:
        pack = self._library.pack(str(self.topic.currentData()))
        for card in self._cards:
            card.set_picture(self._thumbnails.get(card.template, pack) if pack else None)

    def _focus_first(self) -> None:
        focused = QApplication.focusWidget()
        if self._cards and (focused is None or focused in (self.open, self.topic)):
            found = (each for each in self._cards if each.template.id == FIRST)
            card = next(found, self._cards[0])
            card.setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(card if self._notice.isHidden() else self._notice)

    def _show_topics(self) -> None:
        kept = self.topic.currentData()
        self.topic.clear()
        for pack in self._library.packs:
            self.topic.addItem(pack.title, pack.id)
        self.topic.setCurrentIndex(max(0, self.topic.findData(kept)))
        self.topic.setEnabled(self.topic.count() > 1)

    def _show_notice(self) -> None:
        sentences = [*filter(None, (self._settings.wrong,)), *self._library.wrong]
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


def _changed(path: Path) -> str:
    moment = QFileInfo(str(path)).lastModified()
    return moment.date().toString(Qt.DateFormat.ISODate)
