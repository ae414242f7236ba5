"""A row that asks for the address of a link."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QPushButton, QWidget

from briefgen.document.inlines import safe_link
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.plain import Label


class LinkRow(QWidget):
    """Hidden until asked for; Enter takes the address, Escape closes."""

    chosen = Signal(str)  # an address that may stand in a brief; empty removes the link
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        """A hidden row."""
        super().__init__(parent)
        self.address = QLineEdit(self)
        self.address.setPlaceholderText("https://")
        OwnUndo(self.address)
        self.message = Label(parent=self)
        self.message.setWordWrap(True)
        self.message.hide()
        label = Label(self.tr("&Link to"), self)
        label.setBuddy(self.address)
        self.remove = QPushButton(self.tr("Remove link"), self)
        accept = QPushButton(self.tr("Set link"), self)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for column, widget in enumerate((label, self.address, accept, self.remove)):
            layout.addWidget(widget, 0, column)
        layout.addWidget(self.message, 1, 1, 1, 3)
        self.address.returnPressed.connect(self._take)
        self.address.textEdited.connect(self._forget_message)
        accept.clicked.connect(self._take)
        self.remove.clicked.connect(self._remove)
        self.hide()

    def ask(self, address: str) -> None:
        """Show the row with an address to change."""
        self.address.setText(address)
        self.address.selectAll()
        self.remove.setVisible(bool(address))
        self.message.hide()
        self.show()
        self.address.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self._close()
        else:
            super().keyPressEvent(event)

    def _take(self) -> None:
        address = safe_link(completed(self.address.text().strip()))
        if not address:
            text = self.tr("Only web addresses (https, http) and email addresses can be links.")
            self.message.setText(text)
            self.message.show()
            self.address.setAccessibleDescription(text)
            return
        self.chosen.emit(address)
        self._close()

    def _remove(self) -> None:
        self.chosen.emit("")
        self._close()

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def _forget_message(self) -> None:
        self.message.hide()
        self.address.setAccessibleDescription("")


def completed(address: str) -> str:
    """An address as people write it, with the scheme that they leave out."""
    if not address or ":" in address or " " in address or "." not in address:
        return address
    return f"mailto:{address}" if "@" in address else f"https://{address}"
