"""Step 3: what a person fills in about the brief."""

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import (
    QDateEdit,
    QFormLayout,
    QFrame,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QWidget,
)

from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.keys import LeavesKeys
from briefgen.model import edits
from briefgen.model.brief import Brief
from briefgen.model.template import Form
from briefgen.model.text import clean_line, clean_text
from briefgen.worker.jobs import Made

Changed = Callable[[str, object], None]


class DetailsPanel(QScrollArea):
    """The form. What is typed into one field is one step to undo."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QWidget | None = None
    ) -> None:
        """Show the form of this brief."""
        super().__init__(parent)
        self._open_brief = open_brief
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Details"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._add_fields()
        self._arrange()
        open_brief.brief_changed.connect(self._follow)
        rendering.made.connect(self._show_suggestion)
        if rendering.latest:
            self._show_suggestion(rendering.latest)
        self._show(open_brief.brief)

    def _add_fields(self) -> None:
        line = self._line
        self.fields: dict[str, LineField | LinesField] = {
            "title": line("title", self.tr("&Title")),
            "subtitle": line("subtitle", self.tr("&Subtitle")),
            "authors": LinesField("authors", self.tr("A&uthors, one a line"), self._edit, 3),
            "office": line("office", self.tr("&Office")),
            "to": line("to", self.tr("To (reci&pient)")),
            "through": line("through", self.tr("Th&rough")),
            "sender": line("sender", self.tr("Fro&m")),
            "contact": line("contact", self.tr("&Contact")),
            "ask": LinesField("ask", self.tr("&Ask"), self._edit, 3),
        }
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        self.date.setLocale(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
        self.date.setDisplayFormat("MMMM d, yyyy")
        LeavesKeys(self.date.lineEdit())
        self.date.dateChanged.connect(self._edit_date)

    def _line(self, name: str, label: str) -> "LineField":
        return LineField(name, label, self._edit)

    def _arrange(self) -> None:
        body = QWidget()
        form = QFormLayout(body)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapAllRows)
        form.setVerticalSpacing(4)
        for name, field in self.fields.items():
            form.addRow(field.label, field)
            if name == "sender":
                form.addRow(self.tr("&Date"), self.date)
        self.setWidget(body)

    def _edit(self, name: str, value: object) -> None:
        brief = self._open_brief.brief
        form = replace(brief.form, **{name: value})
        label = self.tr("Edit {0}").format(self.fields[name].plain_label())
        self._open_brief.apply(label, edits.fill_form(brief, form), merge=f"form {name}")

    def _edit_date(self, date: QDate) -> None:
        text = date.toString(Qt.DateFormat.ISODate)
        after = edits.set_date(self._open_brief.brief, text)
        self._open_brief.apply(self.tr("Edit date"), after, merge="date")

    def _follow(self, before: Brief, after: Brief) -> None:
        if before.form is not after.form or before.date != after.date:
            self._show(after)

    def _show(self, brief: Brief) -> None:
        for name, field in self.fields.items():
            field.show_value(getattr(brief.form, name))
        self.date.blockSignals(True)
        self.date.setDate(QDate.fromString(brief.date, Qt.DateFormat.ISODate))
        self.date.blockSignals(False)

    def _show_suggestion(self, made: Made) -> None:
        if not self._open_brief.brief.form.title:
            self.fields["title"].setPlaceholderText(made.document.title)


class LineField(QLineEdit):
    """One line of the form."""

    def __init__(self, name: str, label: str, changed: Changed) -> None:
        """Tell ``changed`` what a person types, cleaned."""
        super().__init__()
        self.label = label
        self._name = name
        self._changed = changed
        LeavesKeys(self)
        self.textEdited.connect(self._tell)

    def plain_label(self) -> str:
        """The label as it reads in the name of a step."""
        return _plain(self.label)

    def show_value(self, value: str) -> None:
        """Show a value; what is being typed stays as it is while it means the same."""
        if clean_line(self.text()) != value:
            self.setText(value)

    def _tell(self, text: str) -> None:
        self._changed(self._name, clean_line(text))


class LinesField(QPlainTextEdit):
    """A few lines of the form: a list of names, or one text."""

    def __init__(self, name: str, label: str, changed: Changed, lines: int) -> None:
        """Tell ``changed`` what a person types, cleaned."""
        super().__init__()
        self.label = label
        self._name = name
        self._changed = changed
        self.setTabChangesFocus(True)
        self.setUndoRedoEnabled(False)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * lines + 14)
        LeavesKeys(self)
        self.textChanged.connect(self._tell)

    def plain_label(self) -> str:
        """The label as it reads in the name of a step."""
        return _plain(self.label)

    def show_value(self, value: Any) -> None:
        """Show a value; what is being typed stays as it is while it means the same."""
        if self._value() != value:
            self.blockSignals(True)
            self.setPlainText("\n".join(value) if isinstance(value, tuple) else value)
            self.blockSignals(False)

    def _value(self) -> object:
        text = clean_text(self.toPlainText())
        if isinstance(getattr(Form(), self._name), tuple):
            return tuple(line for each in text.splitlines() if (line := clean_line(each)))
        return clean_line(text)

    def _tell(self) -> None:
        self._changed(self._name, self._value())


def _plain(label: str) -> str:
    return label.replace("&", "").split(",")[0].split(" (")[0].lower()
