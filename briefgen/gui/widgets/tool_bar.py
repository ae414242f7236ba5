"""A tool bar whose buttons do without their words where there is no room for all of them."""

from PySide6.QtCore import QEvent, Qt, QTimer
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QToolBar, QToolButton, QWidget

_WORDS, _ICON = (
    Qt.ToolButtonStyle.ToolButtonTextBesideIcon,
    Qt.ToolButtonStyle.ToolButtonIconOnly,
)


class FittingToolBar(QToolBar):
    """The icon, the tip and the name for screen readers stay."""

    def __init__(self, title: str, parent: QWidget) -> None:
        """A bar without buttons."""
        super().__init__(title, parent)
        self.setToolButtonStyle(_WORDS)
        self._giving_way: tuple[QAction, ...] = ()

    def let_give_way(self, actions: tuple[QAction, ...]) -> None:
        """Name those whose words go first."""
        self._giving_way = actions

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._fit)  # once the buttons have their size

    def _fit(self) -> None:
        self._show(_WORDS)
        if self._wanted() > self.width():
            self._show(_ICON)

    def _show(self, style: Qt.ToolButtonStyle) -> None:
        for action in self._giving_way:
            button = self.widgetForAction(action)
            if isinstance(button, QToolButton) and button.toolButtonStyle() != style:
                button.setToolButtonStyle(style)

    def _wanted(self) -> int:
        layout, margins = self.layout(), self.contentsMargins()
        gap = max(0, layout.spacing()) if layout else 0
        parts = (self.widgetForAction(action) for action in self.actions())
        widths = (max(0, each.sizeHint().width()) + gap for each in parts if each)
        return sum(widths) + margins.left() + margins.right() + 2 * gap
