"""The line below a field: how it was understood, or why it was not taken."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefgen.gui.widgets.announce import announce, says_descriptions
from briefgen.gui.widgets.heard import Aside

Role = QPalette.ColorRole


class FieldNote(Aside):
    """One sentence about a field, in it for screen readers; hidden while there is none."""

    def __init__(self, field: QWidget) -> None:
        """Begin with nothing to say about this field."""
        super().__init__()
        self._field = field
        self._usual = field.accessibleDescription()
        self.refuses = False
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setForegroundRole(Role.PlaceholderText)
        self.hide()

    def with_field(self) -> QWidget:
        """The field with this line below it, for a row of a form."""
        row = QWidget()
        row.setFocusProxy(self._field)
        column = QVBoxLayout(row)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._field)
        column.addWidget(self)
        return row

    def tell(self, sentence: str) -> None:
        """Say how the field is understood; ``""`` is nothing."""
        self._show(sentence, refuses=False)

    def refuse(self, sentence: str) -> None:
        """Say why the text of the field is not taken, and mark it; it is said aloud once."""
        is_new = not self.refuses or sentence != self.text()
        self._show(sentence, refuses=True)
        if is_new and not says_descriptions(self._field):
            announce(self._field, sentence)

    def changeEvent(self, event: QEvent) -> None:
        """Take the error colour of the new palette."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange and self.refuses:
            self._mark()

    def _show(self, sentence: str, *, refuses: bool) -> None:
        self.refuses = refuses
        self.setText(sentence)
        self.setVisible(bool(sentence))
        self.setForegroundRole(Role.BrightText if refuses else Role.PlaceholderText)
        self._field.setAccessibleDescription(sentence or self._usual)
        self._mark()

    def _mark(self) -> None:
        colors = QPalette()
        if self.refuses:
            colors.setColor(Role.Text, self.palette().color(Role.BrightText))
        self._field.setPalette(colors)
