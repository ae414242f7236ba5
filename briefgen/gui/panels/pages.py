"""Holds the place of the pages panel."""

from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering


class PagesPanel(QWidget):
    """Says what will stand here."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QWidget | None = None
    ) -> None:
        """Show a line."""
        super().__init__(parent)
        QVBoxLayout(self).addWidget(QLabel(self.tr("Pages")))
