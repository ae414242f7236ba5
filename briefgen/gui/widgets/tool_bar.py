"""A tool bar that does without what is wanted least where there is no room for all of it."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QToolBar, QToolButton, QWidget

from briefgen.gui.widgets.em import em

_WORDS, _ICON = (
    Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
    Qt.ToolButtonStyle.ToolButtonIconOnly,
)
_LEAST = 10  # ems of a list that has to give way
_ANY = 16_777_215  # pixels, Qt's word for no limit


class FittingToolBar(QToolBar):
    """Words of buttons go first, then a list gets narrow, then buttons and its label go.

    Whatever goes from the bar stays in the menus; icon, tip and name for screen readers stay.
    """

    def __init__(self, title: str, parent: QWidget) -> None:
        """A bar without buttons."""
        super().__init__(title, parent)
        self._buttons: dict[QAction, QToolButton] = {}
        self._places: dict[QWidget, QAction] = {}
        self._with_words: list[QToolButton] = []
        self._rare: tuple[QWidget, ...] = ()
        self._choice: QComboBox | None = None
        self._label: QLabel | None = None
        self._last: QAction | None = None

    def add_button(self, action: QAction, *, words: bool = True) -> None:
        """Add a button that Tab reaches; one without words never has any."""
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setToolButtonStyle(_WORDS if words else _ICON)
        button.setIconSize(self.iconSize())
        self.iconSizeChanged.connect(button.setIconSize)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAccessibleName(action.text().replace("&", "").rstrip("…"))
        self._buttons[action] = button
        self._places[button] = self.addWidget(button)
        if words:
            self._with_words.append(button)

    def add_last(self, action: QAction) -> None:
        """Add the main button at the other end, which keeps its words."""
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.add_button(action)
        button = self._buttons[action]
        button.setAutoRaise(False)
        self._with_words.remove(button)
        self._last = self._places[button]

    def add_choice(self, label: QLabel, choice: QComboBox) -> None:
        """Put a list before the main button."""
        assert self._last
        self._label, self._choice = label, choice
        for widget in (label, choice):
            self._places[widget] = self.insertWidget(self._last, widget)
        self.insertSeparator(self._last)

    def let_give_way(self, actions: tuple[QAction, ...]) -> None:
        """Name those whose buttons go, the first of them first."""
        self._rare = tuple(self._buttons[each] for each in actions)

    def button(self, action: QAction) -> QToolButton:
        """The button of an action."""
        return self._buttons[action]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._fit)  # once the buttons have their size

    def _fit(self) -> None:
        label = (self._label,) if self._label else ()
        going: tuple[QWidget, ...] = (*self._rare[:1], *label, *self._rare[1:])
        for given in range(len(going) + 3):
            self._give_way(given, going)
            if self._wanted() <= self.width():
                return

    def _give_way(self, given: int, going: tuple[QWidget, ...]) -> None:
        for button in self._with_words:
            style = _ICON if given > 0 else _WORDS
            if button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)
        if self._choice:
            self._choice.setMaximumWidth(_LEAST * em(self) if given > 1 else _ANY)
        for number, widget in enumerate(going, 2):
            self._places[widget].setVisible(given <= number)

    def _wanted(self) -> int:
        layout, margins = self.layout(), self.contentsMargins()
        gap = max(0, layout.spacing()) if layout else 0
        parts = (self.widgetForAction(each) for each in self.actions() if each.isVisible())
        widths = (
            each.sizeHint().boundedTo(each.maximumSize()).width() + gap for each in parts if each
        )
        return sum(max(0, each) for each in widths) + margins.left() + margins.right() + 2 * gap
