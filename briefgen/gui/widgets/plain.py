"""Words shown as they are written: Qt takes what looks like HTML for HTML, and opens its files."""

from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import QLabel, QWidget


class Label(QLabel):
    """A label that never reads its text as markup, whoever wrote it."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Begin with this text."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def tip(text: str) -> str:
    """The text for a tool tip, which has no other way to say that it is plain."""
    return Text.convertFromPlainText(text) if Text.mightBeRichText(text) else text
