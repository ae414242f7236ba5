"""Cards under headings, side by side as far as there is room; arrows walk them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QWidget

from briefgen.gui.start.card import TemplateCard, least_width
from briefgen.gui.widgets.heading import Heading

SPACE, MOST = 12, 7

Shelf = tuple[str, Sequence[TemplateCard]]
_Key = Qt.Key


class Shelves(QWidget):
    """One card takes the Tab key, the arrows go on from it in the order of the shelves."""

    left_upwards = Signal()
    current_changed = Signal(object)  # TemplateCard that has the focus, or is pointed at

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self._shelves: tuple[Shelf, ...] = ()
        self._heads: list[Heading] = []
        self._current: TemplateCard | None = None
        self.in_hand: TemplateCard | None = None  # that has the focus of the window, active or not
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def show_shelves(self, shelves: tuple[Shelf, ...]) -> None:
        """Show these in place of those before, which are deleted."""
        for widget in (*self._heads, *self.cards()):
            self._grid.removeWidget(widget)
            widget.hide()
            widget.deleteLater()
        self._shelves = shelves
        self._heads = [Heading(title, 1.1, self) for title, _ in shelves]
        self._current = self.in_hand = None
        cards = self.cards()
        for number, card in enumerate(cards, 1):
            card.setParent(self)
            card.set_place(number, len(cards))
            card.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
            card.walked.connect(self._walk)
            card.reached.connect(self._follow)
            card.left.connect(self._say_current)
            card.let_go.connect(self._let_go)
        self.show_only(lambda card: True)

    def cards(self) -> tuple[TemplateCard, ...]:
        """All of them in their order, shown or not."""
        return tuple(card for _, held in self._shelves for card in held)

    def shown(self) -> tuple[TemplateCard, ...]:
        """Those that a search left."""
        return tuple(each for each in self.cards() if not each.isHidden())

    def show_only(self, is_wanted: Callable[[TemplateCard], bool]) -> None:
        """Hide the other cards, and the headings that have none left."""
        for head, (_, held) in zip(self._heads, self._shelves, strict=True):
            for card in held:
                card.setVisible(is_wanted(card))
            head.setVisible(any(not card.isHidden() for card in held))
        if self._current is None or self._current not in self._usable():
            self.set_current(next(iter(self._usable()), None))
        self._columns = 0
        self._place()
        self._say_current()

    def current(self) -> TemplateCard | None:
        """The card where the Tab key leads."""
        return self._current

    def set_current(self, card: TemplateCard | None) -> None:
        """Have the Tab key lead to another card."""
        if self._current:
            self._current.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        if card:
            card.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._current = card

    def minimumSizeHint(self) -> QSize:
        """One card wide; the height follows from the width."""
        return QSize(least_width(self.fontMetrics()), self._grid.minimumSize().height())

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs wider cards."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._columns = 0
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place all again when more or fewer fit side by side."""
        super().resizeEvent(event)
        self._place()

    def _usable(self) -> tuple[TemplateCard, ...]:
        return tuple(each for each in self.shown() if each.isEnabled())

    def _follow(self) -> None:
        card = self.sender()
        if isinstance(card, TemplateCard):
            if card.hasFocus():
                self.set_current(card)
                self.in_hand = card
            self.current_changed.emit(card)

    def _let_go(self) -> None:
        self.in_hand = None

    def _say_current(self) -> None:
        focused = self._current if self._current and self._current.hasFocus() else None
        self.current_changed.emit(focused)

    def _walk(self, key: int) -> None:
        card = self.sender()
        if not isinstance(card, TemplateCard):
            return
        found = self._beside(card, key)
        if found:
            found.setFocus(Qt.FocusReason.TabFocusReason)
        elif key == _Key.Key_Up:
            self.left_upwards.emit()

    def _beside(self, card: TemplateCard, key: int) -> TemplateCard | None:
        cards = self._usable()
        here = cards.index(card) if card in cards else 0
        match key:
            case _Key.Key_Home | _Key.Key_End:
                return cards[0 if key == _Key.Key_Home else -1]
            case _Key.Key_Left:
                return cards[here - 1] if here else None
            case _Key.Key_Right:
                return cards[here + 1] if here + 1 < len(cards) else None
        sign = 1 if key == _Key.Key_Down else -1
        ahead = [each for each in cards if sign * (each.y() - card.y()) > 0]
        row = min((sign * each.y() for each in ahead), default=0)
        beside = [each for each in ahead if sign * each.y() == row]
        return min(beside, key=lambda each: abs(each.x() - card.x()), default=None)

    def _place(self) -> None:
        least = least_width(self.fontMetrics())
        columns = max(1, min(MOST, (self.width() + SPACE) // (least + SPACE)))
        if columns == self._columns:
            return
        self._columns = columns
        row = 0
        for head, (_, held) in zip(self._heads, self._shelves, strict=True):
            shown = [card for card in held if not card.isHidden()]
            if not shown:
                continue
            self._grid.addWidget(head, row, 0, 1, columns)
            for number, card in enumerate(shown):
                below, beside = divmod(number, columns)
                self._grid.addWidget(card, row + 1 + below, beside)
            row += 2 + (len(shown) - 1) // columns
        for number in range(MOST):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
            self._grid.setColumnMinimumWidth(number, least if number < columns else 0)
        self.updateGeometry()
