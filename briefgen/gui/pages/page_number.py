"""The number of the page that is shown, which can be typed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QSpinBox, QWidget

from briefgen.gui.widgets.keys import OwnUndo

_LONGEST = 6  # digits and one


class PageNumber(QSpinBox):
    """Takes any keys, and says on Enter or leaving that there is no such page.

    A box of Qt swallows what is no number in its range, so that 12 of 9 pages became the first.
    """

    refused = Signal(str)

    def __init__(self, parent: QWidget) -> None:
        """Begin with one page."""
        super().__init__(parent)
        self.setRange(1, 1)
        self.setKeyboardTracking(False)
        self.setAccessibleName(self.tr("Page"))
        OwnUndo(self.lineEdit(), focused=self)

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        """Let everything be typed; a page that there is can be taken."""
        number = int(text) if text.isdecimal() and len(text) < _LONGEST else 0
        is_page = self.minimum() <= number <= self.maximum()
        states = QValidator.State
        return states.Acceptable if is_page else states.Intermediate, text, place

    def fixup(self, text: str) -> str:
        """Say why the number goes back to that of the page in view."""
        one = self.tr("There is {0} page, and no page “{1}”.")
        many = self.tr("There are {0} pages, and no page “{1}”.")
        sentence = one if self.maximum() == 1 else many
        self.refused.emit(sentence.format(self.maximum(), text.strip()))
        return text
