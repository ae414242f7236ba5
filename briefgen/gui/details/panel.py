"""Step 3: what a person fills in about the brief: its form, its state, its marking."""

import datetime

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QGroupBox,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.form_texts import FormText
from briefgen.brief.template import is_memo
from briefgen.gui.details.date_field import DateField
from briefgen.gui.details.form_fields import ClearancesField, LineField, LinesField, ListField
from briefgen.gui.details.release_group import ReleaseGroup
from briefgen.gui.details.upright_form import UprightForm
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.worker.jobs import Made


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
        self.date = DateField()
        self.date.date_chosen.connect(self._edit_date)
        self.date.refused.connect(open_brief.told)
        open_brief.finishing.connect(self.date.take)
        self.fields: dict[str, LineField | LinesField] = {**self._about(), **self._memo()}
        self.release = ReleaseGroup(open_brief)
        for field in (*self.fields.values(), *self.release.fields.values()):
            field.characters_dropped.connect(open_brief.told)
        self._arrange()
        open_brief.brief_changed.connect(self._follow)
        rendering.made.connect(self._show_suggestion)
        if rendering.latest:
            self._show_suggestion(rendering.latest)
        self._show(open_brief.brief)

    def landing(self) -> QWidget:
        """The first field that this kind of brief has."""
        return next(each for each in self.fields.values() if not each.isHidden())

    def show_words(self, where: FormText, start: int, end: int) -> LineField | LinesField:
        """Select words of a line of a field, and bring that into view; the field it is."""
        field = self._field(where)
        field.select_words(where.line, start, end)
        self.ensureWidgetVisible(field)
        return field

    def place_of(self, field: QWidget | None) -> FormText | None:
        """What the first line of a field is; None where that is no field of texts."""
        for fields, marking in ((self.fields, False), (self.release.fields, True)):
            name = next((name for name, each in fields.items() if each is field), "")
            if name:
                return FormText(name, marking=marking)
        return None

    def name_of(self, where: FormText) -> str:
        """What the field of some words is called."""
        return self._field(where).plain_label()

    def _field(self, where: FormText) -> LineField | LinesField:
        return (self.release.fields if where.marking else self.fields)[where.field]

    def _about(self) -> dict[str, LineField | LinesField]:
        line = self._line
        return {
            "title": line("title", self.tr("&Title")),
            "subtitle": line("subtitle", self.tr("&Subtitle")),
            "authors": ListField("authors", self.tr("A&uthors, one a line"), self._edit),
            "office": line("office", self.tr("&Office")),
            "to": line("to", self.tr("To (reci&pient)")),
            "through": line("through", self.tr("Th&rough")),
            "sender": line("sender", self.tr("Fro&m")),
            "contact": line("contact", self.tr("&Contact")),
            "state": line("state", self.tr("State or d&istrict")),
            "ask": LinesField("ask", self.tr("&Ask"), self._edit),
        }

    def _memo(self) -> dict[str, LineField | LinesField]:
        purpose = self._line("purpose", self.tr("Purpose"))
        purpose.setPlaceholderText(self.tr("For decision, or: For information"))
        clearances = self.tr("Cleared by, one a line: name; office; date; comment")
        return {
            "subject": self._line("subject", self.tr("Subject")),
            "purpose": purpose,
            "decide_by": self._line("decide_by", self.tr("Decide by, and why")),
            "decision": ListField(
                "decision", self.tr("Decision line, one choice a line"), self._edit
            ),
            "drafted_by": self._line("drafted_by", self.tr("Drafted by")),
            "cleared_by": ClearancesField("cleared_by", clearances, self._edit),
            "attachments": ListField(
                "attachments", self.tr("Attachments, one a line (Tab A, Tab B, …)"), self._edit
            ),
        }

    def _line(self, name: str, label: str) -> LineField:
        return LineField(name, label, self._edit)

    def _arrange(self) -> None:
        body = QWidget()
        column = QVBoxLayout(body)
        self._forms: dict[str, UprightForm] = {}
        self.memo = self._group(self.tr("Memo"), tuple(self._memo_names()))
        about = tuple(name for name in self.fields if name not in self._memo_names())
        column.addWidget(self._group(self.tr("About"), about))
        column.addWidget(self.memo)
        column.addWidget(self.release)
        column.addStretch(1)
        self.setWidget(body)

    def _memo_names(self) -> tuple[str, ...]:
        return (
            "subject",
            "purpose",
            "decide_by",
            "decision",
            "drafted_by",
            "cleared_by",
            "attachments",
        )

    def _group(self, title: str, names: tuple[str, ...]) -> QGroupBox:
        group = QGroupBox(title)
        form = UprightForm(group)
        for name in names:
            self._forms[name] = form
            form.add(self.fields[name].label, self.fields[name])
            if name == "sender":
                form.add(self.tr("&Date"), self.date, self.date.line)
        return group

    def _edit(self, name: str, value: object) -> None:
        brief = self._open_brief.brief
        form = replace(brief.form, **{name: value})
        label = self.tr("Edit {0}").format(self.fields[name].plain_label())
        self._open_brief.apply(label, edits.fill_form(brief, form), merge=f"form {name}")

    def _edit_date(self, date: datetime.date) -> None:
        after = edits.set_date(self._open_brief.brief, date.isoformat())
        self._open_brief.apply(self.tr("Edit date"), after)

    def _follow(self, before: Brief, after: Brief) -> None:
        same = before.form is after.form and before.date == after.date
        if not same or before.language != after.language or before.template is not after.template:
            self._show(after)

    def _show(self, brief: Brief) -> None:
        for name, field in self.fields.items():
            field.show_value(getattr(brief.form, name))
        memo = is_memo(brief.template)
        self.memo.setVisible(memo)
        self._forms["title"].show_row(self.fields["title"], shown=not memo)
        self.date.show_date(brief.date, brief.language)

    def _show_suggestion(self, made: Made) -> None:
        """The title that stands on the pages shows where no other is filled in."""
        form = self._open_brief.brief.form
        if not form.title:
            self.fields["title"].setPlaceholderText(made.document.title)
        if not form.subject:
            self.fields["subject"].setPlaceholderText(made.document.title)
