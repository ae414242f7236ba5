"""The form about an office: the same in the question before an export and in the preferences."""

from collections.abc import Callable, Collection

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QWidget,
)

from briefgen.brief.profile import TEXTS, Profile, cleaned, contact_of
from briefgen.document.release import MarkingKind
from briefgen.document.text import clean_line
from briefgen.gui.widgets.field_note import FieldNote
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.plain import Label
from briefgen.preferences import LONGEST, PREFERENCES

_FOLDED = ("state", "marking", "look")  # no first brief waits for these
Locked = Callable[[str], bool]


_LETTERS = 12  # of a marking that are seen at least


class OfficeForm(QWidget):
    """Shows a profile; whoever holds it takes what was said. What is locked is dimmed."""

    look_asked = Signal()
    changed = Signal()  # something else stands in a field
    left = Signal()  # a field was left, or something was chosen

    def __init__(self, profile: Profile, is_locked: Locked) -> None:
        """``is_locked`` says which fields the office has set for good."""
        super().__init__()
        self._profile = profile
        self._is_locked = is_locked
        self._add_fields()
        self._add_marking()
        self._add_look()
        self._add_more()
        self._arrange()
        self._lock()
        self._listen()
        self._fold(not (profile.state or profile.marking or profile.look))
        self._judge()

    def show_profile(self, profile: Profile) -> None:
        """Show another profile, or the same in the fields that nobody is typing into."""
        self._profile = profile
        for name in TEXTS:
            if self.fields[name].text() != getattr(profile, name):
                self.fields[name].setText(getattr(profile, name))
        self.marking.setCurrentIndex(self.marking.findData(profile.marking.value))
        if self.look.text() != profile.look:
            self.look.setText(profile.look)

    def show_only(self, names: Collection[str]) -> None:
        """Show the rows of these fields, whether they are folded or not."""
        for name, row in self._rows.items():
            self._form.setRowVisible(row, name in names)
        self._form.setRowVisible(self._contact, not {"name", "phone", "email"}.isdisjoint(names))
        self._form.setRowVisible(self.more, False)

    def set_look(self, path: str) -> None:
        """Name another brand file."""
        self.look.setText(path)
        self.left.emit()

    def said(self) -> Profile:
        """What stands in the fields."""
        texts = {name: self.fields[name].text() for name in TEXTS}
        marking = MarkingKind(self.marking.currentData())
        look = self.look.text().strip()
        return cleaned(replace(self._profile, **texts, marking=marking, look=look))

    def refuses(self) -> bool:
        """Whether a field holds what there is no room for."""
        return any(note.refuses for note in self.notes.values())

    def says_something(self) -> bool:
        """Whether a field of the form is filled."""
        said = self.said()
        return any(getattr(said, name) for name in self._rows)

    def knows_look(self) -> bool:
        """Whether there is the look that is named; if not, its field says so.

        One that was kept and is gone waits for nobody.
        """
        from briefgen.sources.library import is_brand  # readers of all kinds: not at the start

        look = self.look.text().strip()
        if not look or look == self._profile.look or is_brand(look):
            return True
        sentence = self.tr("There is no such file: choose one with Browse, or empty the field.")
        self.notes["look"].refuse(sentence)
        return False

    def _add_fields(self) -> None:
        self._labels = {
            "office": self.tr("&Office"),
            "name": self.tr("Your &name"),
            "phone": self.tr("Tele&phone"),
            "email": self.tr("&E-mail"),
            "head": self.tr("&Member or director"),
            "state": self.tr("&State"),
            "marking": self.tr("&Usual marking"),
            "look": self.tr("&Look"),
        }
        hints = {
            "office": self.tr("Office of Technology Policy"),
            "head": self.tr("to whom your memos go"),
            "state": self.tr("the one that your office stands for"),
        }
        self.fields = {name: QLineEdit(getattr(self._profile, name)) for name in TEXTS}
        self.notes = {name: FieldNote(field) for name, field in self.fields.items()}
        for name, field in self.fields.items():
            field.setPlaceholderText(hints.get(name, ""))
            OwnUndo(field)

    def _add_marking(self) -> None:
        self.marking = QComboBox()  # as wide as the form, not as the longest of its markings
        self.marking.setMinimumContentsLength(_LETTERS)
        for value, words in PREFERENCES["marking"].choices:
            self.marking.addItem(self.tr(words), value)
        self.marking.setCurrentIndex(self.marking.findData(self._profile.marking.value))
        self.notes["marking"] = FieldNote(self.marking)

    def _add_look(self) -> None:
        self.look = QLineEdit(self._profile.look)
        self.notes["look"] = FieldNote(self.look)
        OwnUndo(self.look)
        self.look.setPlaceholderText(self.tr("a brand file, with logo and letterhead"))
        self.browse = QPushButton(self.tr("&Browse…"))
        self.browse.setAutoDefault(False)
        self._look_row = QWidget()
        row = QHBoxLayout(self._look_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.notes["look"].with_field(), 1)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignTop)

    def _add_more(self) -> None:
        self.more = QToolButton()
        self.more.setText(self.tr("Mo&re"))
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.toggled.connect(self._unfold)

    def _arrange(self) -> None:
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        rows = {name: self.notes[name].with_field() for name in TEXTS}
        rows["marking"] = self.notes["marking"].with_field()
        self._rows = {**rows, "look": self._look_row}
        held = {**self.fields, "marking": self.marking, "look": self.look}
        self._contact = Label()
        self._contact.setWordWrap(True)
        for name, row in self._rows.items():
            if name == "state":
                self._form.addRow(self.tr("Printed as contact"), self._contact)
                self._form.addRow(self.more)
            label = Label(self._labels[name])
            label.setBuddy(held[name])
            self._form.addRow(label, row)

    def _lock(self) -> None:
        held = {**self.fields, "marking": self.marking, "look": self.look}
        for name, field in held.items():
            if self._is_locked(name):
                field.setEnabled(False)
                field.setToolTip(self.tr("Set by your office"))
        self.browse.setEnabled(not self._is_locked("look"))

    def _listen(self) -> None:
        for field in (*self.fields.values(), self.look):
            field.textChanged.connect(self._judge)
            field.editingFinished.connect(self.left)
        self.marking.activated.connect(self.left)
        self.browse.clicked.connect(self.look_asked)

    def _fold(self, folded: bool) -> None:
        self.more.setChecked(not folded)
        self._unfold(not folded)

    def _unfold(self, shown: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow
        self.more.setArrowType(arrow)
        for name in _FOLDED:
            self._form.setRowVisible(self._rows[name], shown)
        self.changed.emit()

    def _judge(self) -> None:
        """Say of each field what has no room; only what has can be kept."""
        sentence = self.tr("There is room for {0} characters, and these are {1}: write fewer.")
        locked = self.tr("Set by your office")
        for name, note in self.notes.items():
            length = len(clean_line(self.fields[name].text())) if name in self.fields else 0
            if length > LONGEST:
                note.refuse(sentence.format(LONGEST, length))
            else:
                note.tell(locked if self._is_locked(name) else "")
        if not self.refuses():
            self._contact.setText(contact_of(self.said()) or self.tr("nobody yet"))
        self.changed.emit()
