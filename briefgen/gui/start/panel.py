"""The start page: recent briefs, and cards of which a click makes a finished first draft."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from briefgen.brief.searching import asked, has_all, searched
from briefgen.brief.template import Need, Template
from briefgen.gui.actions import Actions
from briefgen.gui.engine import Engine
from briefgen.gui.library import TopicLibrary
from briefgen.gui.settings import Settings
from briefgen.gui.start.card import TemplateCard, Whose
from briefgen.gui.start.columns import SPACE, Columns
from briefgen.gui.start.deeds import DeedLine
from briefgen.gui.start.kinds import Kinds
from briefgen.gui.start.own_templates import TemplateDeeds
from briefgen.gui.start.recents import Recents
from briefgen.gui.start.shelves import Shelf
from briefgen.gui.start.thumbnails import Thumbnails
from briefgen.gui.start.top import Top
from briefgen.gui.widgets.em import em
from briefgen.gui.widgets.few_lines import FewLines
from briefgen.gui.widgets.plain import Label
from briefgen.gui.wording import counted, need_word

FIRST = "one-pager"  # the kind that Enter makes at the start
_FOR_USE = 36  # ems of height from which on there is room to say when to use a kind
_CARD = "card"  # by which the settings remember the one used last


class StartPage(QWidget):
    """Recent briefs left, the person's own and the office's templates right, then our kinds."""

    template_chosen = Signal(object, object)  # Template, Pack
    path_chosen = Signal(object)  # Path

    def __init__(
        self,
        library: TopicLibrary,
        thumbnails: Thumbnails,
        settings: Settings,
        engine: Engine,
        actions: Actions,
    ) -> None:
        """Show what there is, and what comes when the worker has read it."""
        super().__init__()
        self._library, self._thumbnails, self._settings = library, thumbnails, settings
        self.history = QUndoStack(self)
        actions.undo_group.addStack(self.history)
        actions.undo_group.setActiveStack(self.history)
        self.recents = Recents(settings, engine, self.history)
        self.deeds = TemplateDeeds(self, library, engine, settings, self.history)
        self._build(actions)
        self.deeds.making_asked.connect(self.make)
        self.recents.path_chosen.connect(self.path_chosen)
        self.recents.changed.connect(self._show_columns)
        self.search.textChanged.connect(self._filter)
        self.search.left_downwards.connect(self._leave_search)
        self.search.returnPressed.connect(self._leave_search)
        self.shelves.left_upwards.connect(self._go_to_search)
        self.shelves.current_changed.connect(self._tell_use)
        self.topic.currentIndexChanged.connect(self._show_pictures)
        thumbnails.made.connect(self._show_pictures)
        library.changed.connect(self._show)
        self._show_columns()

    def cards(self) -> tuple[TemplateCard, ...]:
        """The cards in the order in which they stand."""
        return self.shelves.cards()

    def stops(self) -> tuple[QWidget, ...]:
        """Where F6 stops."""
        return (self.recents, self.kinds, self.line)

    def reveal(self, pane: QWidget) -> None:
        """All of it is in view."""

    def ensureWidgetVisible(self, widget: QWidget) -> None:
        """Scroll to a card."""
        self.kinds.ensureWidgetVisible(widget, 0, 40)

    def _build(self, actions: Actions) -> None:
        self.setAccessibleName(self.tr("Start"))
        self.top = Top(self._settings, actions)
        self.search, self.topic, self.open = self.top.search, self.top.topic, self.top.open
        self.kinds = Kinds()
        self.shelves = self.kinds.shelves
        self.line = DeedLine(self.history)
        self._columns = Columns(self.recents, self.kinds, self._settings)
        self._notice = FewLines(self.tr("Notice"))
        self._notice.setText(self.tr("Reading the topic library…"))
        self._use = Label()
        self._use.setWordWrap(True)
        body = QVBoxLayout()
        body.setContentsMargins(SPACE, 12, SPACE, 10)
        body.setSpacing(8)
        body.addWidget(self.top)
        body.addWidget(self._notice)
        body.addWidget(self._columns, 1)
        body.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(body, 1)
        column.addWidget(self.line)
        self._tell_use(None)

    def showEvent(self, event: QShowEvent) -> None:
        """How the files are may have changed since; pictures are made for who sees them."""
        super().showEvent(event)
        if self._library.packs:
            self._look()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text has less room, once all have taken its size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        self._use.setVisible(self.height() >= _FOR_USE * em(self))
        self._columns.fit(self.width())
        QTimer.singleShot(0, self, self._columns.settle)

    def _show_columns(self) -> None:
        """There is no left column before the first brief."""
        self.recents.setVisible(not self.recents.is_empty())
        self._fit()

    def _show(self) -> None:
        in_hand = self.shelves.in_hand
        place = self.cards().index(in_hand) if in_hand else 0
        self.top.show_topics(self._library.packs)
        self.shelves.show_shelves(self._shelved())
        for card in self.cards():
            card.clicked.connect(self._choose)
            self.deeds.follow(card)
        self._filter()
        self._look()
        self._show_notice()
        if in_hand:
            self._stay(in_hand.template.id, place)
        else:
            self.shelves.set_current(self._first())
        QTimer.singleShot(0, self, self._focus_first)  # a card takes focus once it is visible

    def _stay(self, kept: str, place: int) -> None:
        """The card in hand stays in hand, or the one that has its place now."""
        cards = [each for each in self.cards() if each.isEnabled()]
        same = (each for each in cards if each.template.id == kept)
        card = next(same, cards[min(place, len(cards) - 1)] if cards else None)
        self.shelves.set_current(card)
        if card:
            card.setFocus(Qt.FocusReason.OtherFocusReason)

    def _shelved(self) -> tuple[Shelf, ...]:
        library, needs = self._library, list(Need)
        own, office = library.own, library.office
        ordered = sorted(
            library.templates,
            key=lambda t: (t.id != FIRST, needs.index(t.need), t.page_limit),
        )
        shipped = [self._card(t, Whose.OURS) for t in ordered if t.id not in (*own, *office)]
        kept = [self._card(t, Whose.OWN) for t in library.templates if t.id in own]
        shared = [self._card(t, Whose.OFFICE) for t in library.templates if t.id in office]
        title = self.tr("Yours and your office’s")
        if not kept or not shared:
            title = self.tr("Yours") if kept else self.tr("Your office’s")
        shelves = ((title, kept + shared), (self.tr("Kinds of brief"), shipped))
        return tuple(shelf for shelf in shelves if shelf[1])

    def _card(self, template: Template, whose: Whose) -> TemplateCard:
        card = TemplateCard(template, whose)
        card.setEnabled(bool(self._library.packs) and template.id not in self._library.away)
        return card

    def _look(self) -> None:
        """Ask for what can wait until the cards are there."""
        self.recents.look()
        self._show_pictures()

    def _show_pictures(self) -> None:
        if not self.isVisible():
            return
        pack = self._library.pack(str(self.topic.currentData()))
        for card in self.cards():
            card.set_picture(self._thumbnails.get(card.template, pack) if pack else None)

    def _first(self) -> TemplateCard | None:
        """The card used last, else ours that most begin with."""
        usable = [each for each in self.shelves.shown() if each.isEnabled()]
        by_id = {each.template.id: each for each in usable}
        last = by_id.get(self._settings.kept(_CARD))
        return last or by_id.get(FIRST) or next(iter(usable), None)

    def _focus_first(self) -> None:
        focused = QApplication.focusWidget()
        card = self.shelves.current()
        idle = (self.open, self.topic, self.search, self.recents.list)
        if card and not self.search.text() and (focused is None or focused in idle):
            card.setFocus(Qt.FocusReason.TabFocusReason)
        if card:
            self.ensureWidgetVisible(card)

    def _show_notice(self) -> None:
        sentences = [*filter(None, (self._settings.wrong,)), *self._library.wrong]
        if not self._library.packs:
            sentences.append(self.tr("No topic library was found; open a brief instead."))
        self._notice.setText("\n".join(sentences))
        self._notice.setVisible(bool(sentences))

    # The search

    def _filter(self) -> None:
        wanted = asked(self.search.text())
        self.shelves.show_only(lambda card: has_all(_searched(card), wanted))
        briefs, cards = self.recents.show_only(wanted), len(self.shelves.shown())
        name = self.tr("Templates and kinds of brief")
        found = self.tr("{0}, {1} found").format(name, cards)
        self.kinds.setAccessibleName(found if wanted else name)
        self.top.found.tell(self._told(briefs, cards) if wanted else "")

    def _told(self, briefs: int, cards: int) -> str:
        if not briefs and not cards:
            return self.tr("Nothing found for “{0}”").format(self.search.quoted())
        kinds = counted(cards, self.tr("{0} kind of brief"), self.tr("{0} kinds of brief"))
        if self.recents.is_empty():
            return kinds
        return f"{counted(briefs, self.tr('{0} brief'), self.tr('{0} briefs'))}, {kinds}"

    def _leave_search(self) -> None:
        """Go on to what was found: a card, else a recent brief."""
        card = self.shelves.current()
        target: QWidget = card if card and not card.isHidden() else self.recents.list
        target.setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What finds words in a brief finds briefs and kinds here."""
        if event.matches(QKeySequence.StandardKey.Find):
            self._go_to_search()
        else:
            super().keyPressEvent(event)

    def _go_to_search(self) -> None:
        self.search.setFocus(Qt.FocusReason.TabFocusReason)

    # Making a brief

    def _tell_use(self, card: TemplateCard | None) -> None:
        """When to use the card that is looked at."""
        text = self.tr("Choose a kind of brief. You get a finished first draft to change.")
        use = card.use_when() if card else ""
        told = f"{card.template.title} ({card.facts().lower()}): {use}" if card and use else text
        self._use.setText(told)

    def _choose(self) -> None:
        card = self.sender()
        if isinstance(card, TemplateCard):
            self.make(card.template)

    def make(self, template: Template) -> None:
        """Ask for a brief of this kind on the topic that is chosen."""
        pack = self._library.pack(str(self.topic.currentData()))
        if pack:
            self._settings.keep(_CARD, template.id)
            self.template_chosen.emit(template, pack)


def _searched(card: TemplateCard) -> str:
    """What a search looks through of a card."""
    need = need_word(card.template.need)
    return searched(card.template.title, need, card.use_when(), card.facts())
