"""The field of one setting, by its kind: what is chosen in it holds at once."""

import os
from abc import abstractmethod
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.errors import SaveError
from briefgen.gui import questions
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.field_note import FieldNote
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.plain import Label
from briefgen.preferences import PREFERENCES, Kind, Value


class PreferenceField(QWidget):
    """A field with its hint below it; what the office has locked is dimmed and says so."""

    failed = Signal(str)  # why a choice cannot be kept

    def __init__(self, key: str, settings: Settings) -> None:
        """Show a setting as it holds, also when it is changed elsewhere."""
        super().__init__()
        self.key = key
        self.row = PREFERENCES[key]
        self.settings = settings
        locked = self.tr("Set by your office") if settings.is_locked(key) else ""
        told = [each.rstrip(".") for each in (locked, self.tr(self.row.hint)) if each]
        self.told = ". ".join(told)  # below the field, and in it for screen readers
        self.field = self.made()
        self.field.setAccessibleDescription(self.told)
        self.field.setAccessibleName(self.tr(self.row.label))
        self._add_hint()
        self.setFocusProxy(self.field)
        self._lock()
        settings.changed.connect(self._follow)
        self.show_value(settings.value(key))

    @abstractmethod
    def made(self) -> QWidget:
        """Make what the person uses."""

    @abstractmethod
    def show_value(self, value: Value) -> None:
        """Show another value."""

    def choose(self, value: Value) -> None:
        """Keep what the person chose."""
        try:
            self.settings.set_value(self.key, value)
        except SaveError as error:
            self.show_value(self.settings.value(self.key))
            self.failed.emit(str(error))

    def line(self) -> QWidget:
        """What stands above the hint."""
        return self.field

    def _add_hint(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.line())
        if not self.told:
            return
        self.hint = Label(self.told + ("." if self.row.hint else ""))
        self.hint.setWordWrap(True)
        self.hint.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        column.addWidget(self.hint)

    def _lock(self) -> None:
        if self.settings.is_locked(self.key):
            self.line().setEnabled(False)

    def _follow(self, key: str) -> None:
        if key == self.key:
            self.show_value(self.settings.value(key))


class ChoiceField(PreferenceField):
    """One of a few values, each with its words."""

    def made(self) -> QComboBox:
        self._box = QComboBox()
        for value, words in self.row.choices:
            self._box.addItem(self.tr(words), value)
        self._box.activated.connect(self._take)
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._box)
        row.addStretch(1)  # no wider than its longest choice
        return self._box

    def line(self) -> QWidget:
        return self._line

    def show_value(self, value: Value) -> None:
        values = [each for each, _ in self.row.choices]
        self._box.setCurrentIndex(values.index(value))

    def _take(self, index: int) -> None:
        self.choose(self.row.choices[index][0])


class SwitchField(PreferenceField):
    """On or off."""

    def made(self) -> QCheckBox:
        self._box = QCheckBox(self.tr(self.row.label))
        self._box.toggled.connect(self.choose)
        return self._box

    def show_value(self, value: Value) -> None:
        self._box.setChecked(bool(value))


class FolderField(PreferenceField):
    """The path of a folder, typed or looked for; what is none is said and not taken."""

    def made(self) -> QLineEdit:
        self._path = QLineEdit()
        self._path.setAccessibleDescription(self.told)  # which its note goes back to
        self._path.textEdited.connect(self._calm)
        self._path.editingFinished.connect(self.take)
        self.note = FieldNote(self._path)
        OwnUndo(self._path)
        self._browse = QPushButton(self.tr("Browse…"))
        self._browse.setAccessibleName(
            self.tr("Browse for {0}").format(self.tr(self.row.label).lower())
        )
        self._browse.setAutoDefault(False)
        self._browse.clicked.connect(self._look_for)
        self._line = QWidget()
        row = QHBoxLayout(self._line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.note.with_field(), 1)
        row.addWidget(self._browse, 0, Qt.AlignmentFlag.AlignTop)
        return self._path

    def line(self) -> QWidget:
        return self._line

    def show_value(self, value: Value) -> None:
        if self._path.text() != value:
            self._path.setText(str(value))
        self.note.tell("")

    def take(self) -> None:
        """Keep what is typed, if it is a folder or nothing."""
        text = os.path.expanduser(self._path.text().strip())  # noqa: PTH111 (the other may raise)
        if text and not _is_folder(text):
            self.note.refuse(self.tr("There is no such folder: choose one, or empty the field."))
            return
        self.note.tell("")
        self.choose(text)

    def _calm(self) -> None:
        self.note.tell("")

    def _look_for(self) -> None:
        here = self._path.text().strip()
        start = Path(here) if here and _is_folder(here) else self.settings.folder("briefs")
        questions.ask_folder(self, start, self._set)

    def _set(self, folder: Path) -> None:
        self._path.setText(str(folder))
        self.take()


FIELDS: dict[Kind, Callable[[str, Settings], PreferenceField]] = {
    Kind.CHOICE: ChoiceField,
    Kind.SWITCH: SwitchField,
    Kind.FOLDER: FolderField,
}


def _is_folder(text: str) -> bool:
    try:
        return Path(text).is_absolute() and Path(text).is_dir()
    except OSError:  # too long a name
        return False
