"""The right column of the start page: all cards, which scroll."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from briefgen.gui.start.card import TemplateCard
from briefgen.gui.start.shelves import Shelves


class Kinds(QScrollArea):
    """The right column: all cards."""

    def __init__(self) -> None:
        """Begin without cards."""
        super().__init__()
        self.shelves = Shelves()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, 8, 0)
        column.addWidget(self.shelves)
        column.addStretch(1)
        self.setWidget(body)
        self.shelves.current_changed.connect(self._follow)

    def landing(self) -> QWidget | None:
        """The card where one was last."""
        return self.shelves.current()

    def spoken(self) -> str:
        """The column and the card, for a screen reader."""
        card = self.shelves.current()
        return ". ".join(
            filter(None, (self.accessibleName(), card.accessibleName() if card else ""))
        )

    def _follow(self, card: TemplateCard | None) -> None:
        """Keep the card that has the focus in sight."""
        if card and card.hasFocus():
            self.ensureWidgetVisible(card, 0, 40)
