"""The dialog about the office: three fields make a brief that can be sent, the rest may wait."""

from collections.abc import Sequence

from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief.profile import TEXTS, Profile, cleaned, contact_of
from briefgen.document.release import MarkingKind
from briefgen.document.text import clean_line
from briefgen.gui.widgets.field_note import FieldNote
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.preferences import LONGEST

_FOLDED = ("state", "marking", "look")  # no first brief waits for these


class OfficeDialog(QDialog):
    """Asks; whoever opened it keeps what was said and fills it in."""

    confirmed = Signal(object, bool)  # Profile; whether to fill in the open brief
    look_asked = Signal()

    def __init__(
        self, profile: Profile, missing: Sequence[str], parent: QWidget, *, leaving: bool = False
    ) -> None:
        """Show the profile; ``missing`` is what the open brief lacks, as a person calls it.

        Somebody who is ``leaving`` was on the way to an export, which goes on either way.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your office"))
        self._profile = profile
        self._leaving = leaving
        self._add_fields()
        self._add_fill(missing)
        self._add_buttons()
        self._arrange()
        self._fold(not (profile.state or profile.marking or profile.look))
        self._judge()
        self.fields["office"].setFocus()
        self.setMinimumWidth(520)
        self.adjustSize()

    def tell(self, sentence: str) -> None:
        """Say what is wrong with what was kept."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))

    def set_look(self, path: str) -> None:
        """Name another brand file."""
        self.look.setText(path)

    def said(self) -> Profile:
        """What stands in the fields."""
        texts = {name: self.fields[name].text() for name in TEXTS}
        marking = MarkingKind(self.marking.currentData())
        look = self.look.text().strip()
        return cleaned(replace(self._profile, **texts, marking=marking, look=look))

    def _add_fields(self) -> None:
        labels = {
            "office": self.tr("&Office"),
            "name": self.tr("Your &name"),
            "phone": self.tr("Tele&phone"),
            "email": self.tr("&E-mail"),
            "head": self.tr("&Member or director"),
            "state": self.tr("&State"),
        }
        hints = {
            "office": self.tr("Office of Technology Policy"),
            "head": self.tr("to whom your memos go"),
            "state": self.tr("the one that your office stands for"),
        }
        self._labels = labels
        self.fields = {name: QLineEdit(getattr(self._profile, name)) for name in TEXTS}
        self.notes = {name: FieldNote(field) for name, field in self.fields.items()}
        for name, field in self.fields.items():
            field.setPlaceholderText(hints.get(name, ""))
            field.textChanged.connect(self._judge)
            OwnUndo(field)
        self._add_marking()
        self._add_look()

    def _add_marking(self) -> None:
        self.marking = QComboBox()
        for kind, words in (
            (MarkingKind.NONE, self.tr("None")),
            (MarkingKind.DRAFT, self.tr("DRAFT")),
            (MarkingKind.EMBARGOED, self.tr("EMBARGOED")),
            (MarkingKind.CUI, self.tr("CUI (controlled unclassified information)")),
        ):
            self.marking.addItem(words, kind.value)
        self.marking.setCurrentIndex(self.marking.findData(self._profile.marking.value))

    def _add_look(self) -> None:
        self.look = QLineEdit(self._profile.look)
        self.notes["look"] = FieldNote(self.look)
        self.look.textChanged.connect(self._judge)
        OwnUndo(self.look)
        self.look.setPlaceholderText(self.tr("a brand file, with logo and letterhead"))
        self.browse = QPushButton(self.tr("&Browse…"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self.look_asked)
        self._look_row = QWidget()
        row = QHBoxLayout(self._look_row)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.notes["look"].with_field(), 1)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignTop)

    def _add_fill(self, missing: Sequence[str]) -> None:
        names = ", ".join(missing)
        text = self.tr("Fill in what is empty in th&is brief: {0}").format(names)
        self.fill = QCheckBox(text)
        self.fill.setChecked(bool(missing))
        self.fill.setVisible(bool(missing) and not self._leaving)

    def _add_buttons(self) -> None:
        self.more = QToolButton()
        self.more.setText(self.tr("Mo&re"))
        self.more.setCheckable(True)
        self.more.setAutoRaise(True)
        self.more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.more.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.more.toggled.connect(self._unfold)
        leaving = self._leaving
        self.confirm = QPushButton(self.tr("&Fill in") if leaving else self.tr("&Save"))
        self.confirm.setDefault(True)
        self.later = QPushButton(self.tr("Not no&w") if leaving else self.tr("Cancel"))
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.later, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._confirm)
        self.buttons.rejected.connect(self.reject)

    def _arrange(self) -> None:
        self._form = QFormLayout()
        rows = {name: self._add_row(name) for name in TEXTS[:-1]}
        self._contact = QLabel()
        self._contact.setWordWrap(True)
        self._contact.setTextFormat(Qt.TextFormat.PlainText)
        self._form.addRow(self.tr("Printed as contact"), self._contact)
        self._form.addRow(self.more)
        rows["state"] = self._add_row("state")
        self._form.addRow(self.tr("&Usual marking"), self.marking)
        label = QLabel(self.tr("&Look"))
        label.setBuddy(self.look)
        self._form.addRow(label, self._look_row)
        self._rows = {**rows, "marking": self.marking, "look": self._look_row}
        column = QVBoxLayout(self)
        column.addWidget(self._intro())
        column.addLayout(self._form)
        column.addWidget(self.fill)
        self._wrong = QLabel()
        self._wrong.setWordWrap(True)
        self._wrong.setTextFormat(Qt.TextFormat.PlainText)
        self._wrong.hide()
        column.addWidget(self._wrong)
        column.addStretch(1)
        column.addWidget(self.buttons)

    def _add_row(self, name: str) -> QWidget:
        label = QLabel(self._labels[name])
        label.setBuddy(self.fields[name])
        row = self.notes[name].with_field()
        self._form.addRow(label, row)
        return row

    def _intro(self) -> QLabel:
        intro = QLabel(
            self.tr(
                "This brief does not say yet who publishes it and whom a reader may ask. "
                "Say it once: it is filled in here and in each new brief, and stays on this "
                "computer. You find it again under Edit."
            )
            if self._leaving
            else self.tr("Filled into each new brief, where it is empty. Stays on this computer.")
        )
        intro.setWordWrap(True)
        return intro

    def _fold(self, folded: bool) -> None:
        self.more.setChecked(not folded)
        self._unfold(not folded)

    def _unfold(self, shown: bool) -> None:
        arrow = Qt.ArrowType.DownArrow if shown else Qt.ArrowType.RightArrow
        self.more.setArrowType(arrow)
        for name in _FOLDED:
            self._form.setRowVisible(self._rows[name], shown)
        self.adjustSize()

    def _judge(self) -> None:
        """Say of each field what has no room; only what has can be kept."""
        lengths = {name: len(clean_line(field.text())) for name, field in self.fields.items()}
        sentence = self.tr("There is room for {0} characters, and these are {1}: write fewer.")
        for name, length in lengths.items():
            if length > LONGEST:
                self.notes[name].refuse(sentence.format(LONGEST, length))
            else:
                self.notes[name].tell("")
        self.notes["look"].tell("")
        if max(lengths.values()) > LONGEST:
            self.confirm.setEnabled(False)
            return
        said = self.said()
        self._contact.setText(contact_of(said) or self.tr("nobody yet"))
        self.confirm.setEnabled(not self._leaving or said != Profile(later=said.later))

    def _confirm(self) -> None:
        from briefgen.sources.library import is_brand  # readers of all kinds: not at the start

        said = self.said()
        typed = said.look != self._profile.look  # one that was kept and is gone waits for nobody
        if said.look and typed and not is_brand(said.look):
            sentence = self.tr("There is no such file: choose one with Browse, or empty the field.")
            self.notes["look"].refuse(sentence)
            self.look.setFocus()
            return
        self.accept()  # first: what follows from it may open another dialog
        self.confirmed.emit(said, self.fill.isChecked())
