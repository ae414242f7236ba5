"""Words shown as they are written: Qt takes what looks like HTML for HTML, and opens its files."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtGui import Qt as Text
from PySide6.QtWidgets import QLabel, QWidget


class Label(QLabel):
    """A label that never reads its text as markup, whoever wrote it.

    What takes several lines gets no lower than that: Qt's layouts ask for the height of one.
    """

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        """Begin with this text."""
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """As wide as its longest word, and as high as its lines are at the width that it has."""
        hint = super().minimumSizeHint()
        if not self.wordWrap():
            return hint
        metrics = self.fontMetrics()
        widest = max(map(metrics.horizontalAdvance, self.text().split()), default=0)
        lines = self.heightForWidth(self.width())
        return QSize(min(hint.width(), widest + 2 * self.margin()), max(hint.height(), lines))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may take more lines, or fewer."""
        super().resizeEvent(event)
        if self.wordWrap() and event.size().width() != event.oldSize().width():
            self.updateGeometry()


def tip(text: str) -> str:
    """The text for a tool tip, which has no other way to say that it is plain."""
    return Text.convertFromPlainText(text) if Text.mightBeRichText(text) else text
