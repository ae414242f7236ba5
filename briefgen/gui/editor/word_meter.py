"""How many words a section has, of those that its kind of brief gives it."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QWidget

from briefgen.brief.overview import is_too_long
from briefgen.gui.widgets.plain import Label


class WordMeter(Label):
    """“62 of 75 words”; in the color of warnings, and said, when it is clearly too long."""

    def __init__(self, parent: QWidget | None = None) -> None:
        """Hidden until there is a budget."""
        super().__init__(parent=parent)
        self.hide()

    def show_count(self, words: int, budget: int) -> None:
        """Show a count against a budget; a budget of 0 is none."""
        self.setVisible(budget > 0)
        text = self.tr("{0} of {1} words").format(words, budget)
        told = self.tr("{0} words, of {1} that this section may have").format(words, budget)
        too_long = is_too_long(words, budget)
        if too_long:
            text += self.tr(" · {0} too many").format(words - budget)
            told += self.tr("; {0} too many").format(words - budget)
        self.setText(text)
        self.setAccessibleDescription(told)
        role = QPalette.ColorRole
        self.setForegroundRole(role.BrightText if too_long else role.PlaceholderText)
