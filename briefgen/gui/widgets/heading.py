"""A bold line, so many times as large as the text around it: also when that changes its size."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from briefgen.gui.widgets.plain import Label


class Heading(Label):
    """Follows the text size of the window, which a font set once would not."""

    def __init__(self, text: str, factor: float, parent: QWidget | None = None) -> None:
        """``factor`` is its size against the text."""
        super().__init__(text, parent)
        self._factor = factor
        self._take_size()

    def changeEvent(self, event: QEvent) -> None:
        """Take the new size of the text, which comes with another style."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._take_size()

    def _take_size(self) -> None:
        font = QApplication.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * self._factor)
        self.setFont(font)
