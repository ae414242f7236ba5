"""A form for a narrow pane."""

from PySide6.QtWidgets import QFormLayout, QWidget

from briefgen.gui.widgets.plain import Label


class UprightForm(QFormLayout):
    """Labels stand above their fields, on as many lines as they need."""

    def __init__(self, parent: QWidget) -> None:
        """Lay out this widget."""
        super().__init__(parent)
        self.setVerticalSpacing(4)
        self._labels: dict[QWidget, Label] = {}

    def add(self, text: str, field: QWidget, line: QWidget | None = None) -> None:
        """A row; the label is of ``line`` where the field is more than a line."""
        label = Label(text)
        label.setWordWrap(True)
        label.setBuddy(line or field)
        self.addRow(label)  # a row of its own: beside a field it would not wrap
        self.addRow(field)
        self._labels[field] = label

    def show_row(self, field: QWidget, *, shown: bool) -> None:
        """Show or hide a field with its label."""
        self.setRowVisible(self._labels[field], shown)
        self.setRowVisible(field, shown)
