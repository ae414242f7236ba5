"""The group of the form that says how far a brief is, and how its pages are marked."""

from msgspec.structs import replace
from PySide6.QtWidgets import QGroupBox

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.document.release import Marking, MarkingKind, State, marking_fields
from briefgen.gui.details.form_fields import ChoiceField, LineField
from briefgen.gui.details.upright_form import UprightForm
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.widgets.plain import Label


class ReleaseGroup(QGroupBox):
    """State and version; the marking, and the fields that this marking has."""

    def __init__(self, open_brief: OpenBrief) -> None:
        """Show those of this brief."""
        super().__init__()
        self.setTitle(self.tr("State and marking"))
        self._open_brief = open_brief
        self._add_fields()
        self._arrange()
        open_brief.brief_changed.connect(self._follow)
        self._show(open_brief.brief)

    def _add_fields(self) -> None:
        states = (
            (State.DRAFT.value, self.tr("Draft")),
            (State.CLEARANCE.value, self.tr("In clearance")),
            (State.FINAL.value, self.tr("Final")),
        )
        kinds = (
            (MarkingKind.NONE.value, self.tr("None")),
            (MarkingKind.DRAFT.value, self.tr("DRAFT")),
            (MarkingKind.EMBARGOED.value, self.tr("EMBARGOED")),
            (MarkingKind.CUI.value, self.tr("CUI (controlled)")),
        )
        self.state = ChoiceField("state", self.tr("State"), self._set_state, states)
        self.version = Label()
        self.version.setWordWrap(True)
        self.kind = ChoiceField("kind", self.tr("Marking on every page"), self._set_kind, kinds)
        self.fields = {
            "until": self._line("until", self.tr("Embargoed until (date, time and zone)")),
            "controlled_by": self._line("controlled_by", self.tr("Controlled by")),
            "category": self._line("category", self.tr("CUI category")),
            "dissemination": self._line("dissemination", self.tr("Dissemination control")),
            "contact": self._line("contact", self.tr("Point of contact")),
        }
        self.fields["until"].setPlaceholderText(self.tr("November 24, 2026, 10:00 a.m. EST"))

    def _line(self, name: str, label: str) -> LineField:
        return LineField(name, label, self._edit)

    def _arrange(self) -> None:
        self._form = UprightForm(self)
        self._form.add(self.state.label, self.state)
        self._form.addRow(self.version)
        self._form.add(self.kind.label, self.kind)
        for field in self.fields.values():
            self._form.add(field.label, field)

    def _set_state(self, name: str, value: object) -> None:
        after = edits.set_state(self._open_brief.brief, State(str(value)))
        self._open_brief.apply(self.tr("Change state"), after)

    def _set_kind(self, name: str, value: object) -> None:
        brief = self._open_brief.brief
        marking = replace(brief.marking, kind=MarkingKind(str(value)))
        self._open_brief.apply(self.tr("Change marking"), edits.set_marking(brief, marking))

    def _edit(self, name: str, value: object) -> None:
        brief = self._open_brief.brief
        after = edits.set_marking(brief, replace(brief.marking, **{name: value}))
        label = self.tr("Edit {0}").format(self.fields[name].plain_label())
        self._open_brief.apply(label, after, merge=f"marking {name}")

    def _follow(self, before: Brief, after: Brief) -> None:
        if _shown(before) != _shown(after):
            self._show(after)

    def _show(self, brief: Brief) -> None:
        self.state.show_value(brief.state.value)
        self.version.setText(self.tr("Version {0}; each export counts up.").format(brief.version))
        self.kind.show_value(brief.marking.kind.value)
        own = marking_fields(brief.marking.kind)
        for name, field in self.fields.items():
            field.show_value(getattr(brief.marking, name))
            self._form.show_row(field, shown=name in own)


def _shown(brief: Brief) -> tuple[State, str, Marking]:
    return brief.state, brief.version, brief.marking
