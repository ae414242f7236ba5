"""A form for a narrow pane."""

from PySide6.QtWidgets import QFormLayout, QWidget

from briefgen.gui.widgets.plain import Label


class UprightForm(QFormLayout):
    """Labels stand above their fields, on as many lines as they need."""

    def __init__(self, parent: QWidget) -> None:
        """Lay out this widget."""
        super().__init__(parent)
        self.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        self.setVerticalSpacing(4)

    def add(self, text: str, field: QWidget, line: QWidget | None = None) -> None:
        """A row; the label is of ``line`` where the field is more than a line."""
        label = Label(text)
        label.setWordWrap(True)
        label.setBuddy(line or field)
        self.addRow(label, field)
