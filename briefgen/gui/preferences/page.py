"""One page of the preferences: its settings a row each, as far as a search has not hidden them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QVBoxLayout, QWidget

from briefgen.brief.searching import asked, has_all, searched
from briefgen.gui.preferences.fields import FIELDS, FolderField
from briefgen.gui.preferences.office import OfficePage
from briefgen.gui.preferences.words import OwnWords
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.heading import Heading
from briefgen.gui.widgets.plain import Label
from briefgen.preferences import PREFERENCES, Kind, Page

_HEAD = 1.15


class PreferencePage(QWidget):
    """Shows the rows of ``PREFERENCES`` that are of this page."""

    failed = Signal(str)

    def __init__(self, page: Page, settings: Settings) -> None:
        """Build the rows in the order of the table."""
        super().__init__()
        self.page = page
        self.title = self.tr(page.value)
        self.keys = tuple(key for key, row in PREFERENCES.items() if row.page is page)
        self.fields: dict[str, QWidget] = {}
        self.office: OfficePage | None = None
        self._settings = settings
        self._labels: dict[str, QLabel] = {}
        self._rows = QFormLayout()
        column = QVBoxLayout(self)
        head = Heading(self.title, _HEAD)
        head.setAccessibleName(self.title)
        column.addWidget(head)
        if page is Page.OFFICE:
            self.office = OfficePage(settings)
            self.office.failed.connect(self.failed)
            column.addWidget(self.office)
        else:
            column.addLayout(self._form())
        column.addStretch(1)

    def search(self, text: str) -> int:
        """Show what has all words of a search; how many settings have."""
        wanted = asked(text)
        in_title = has_all(searched(self.title), wanted)
        found = [key for key in self.keys if in_title or has_all(_words_of(self, key), wanted)]
        if self.office:
            self.office.form.show_only(found)
        for key, field in self.fields.items():
            self._rows.setRowVisible(field, key in found)
        return len(found)

    def focus_first(self) -> None:
        """Put the cursor into the first field that can be changed."""
        fields = self.office.form.fields if self.office else self.fields
        first = next((each for each in fields.values() if each.isEnabled()), None)
        if first:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def finish(self) -> None:
        """Take what is typed and not left yet."""
        if self.office:
            self.office.take()
        for field in self.fields.values():
            if isinstance(field, FolderField):
                field.take()

    def chosen(self) -> tuple[str, ...]:
        """The settings that are not as one begins with them."""
        told = (key for key in self.keys if PREFERENCES[key].kind is not Kind.WORDS)
        value, default = self._settings.value, self._settings.default
        return tuple(key for key in told if value(key) != default(key))

    def _form(self) -> QFormLayout:
        self._rows.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._rows.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self._rows.setVerticalSpacing(12)
        for key in self.keys:
            self._add(key)
        return self._rows

    def _add(self, key: str) -> None:
        row = PREFERENCES[key]
        if row.kind is Kind.WORDS:
            words = OwnWords(self._settings)
            words.failed.connect(self.failed)
            field: QWidget = words
            first: QWidget = words.line
        else:
            made = FIELDS[row.kind](key, self._settings)
            made.failed.connect(self.failed)
            field, first = made, made.field
        label = Label("" if row.kind is Kind.SWITCH else self.tr(row.label))
        label.setBuddy(first)
        self.fields[key] = field
        self._rows.addRow(label, field)


def _words_of(page: PreferencePage, key: str) -> str:
    """What a search looks through of a setting."""
    row = PREFERENCES[key]
    choices = (words for _, words in row.choices)
    parts = (page.title, row.label, row.hint, row.other_names, *choices)
    return searched(*map(page.tr, filter(None, parts)), key.replace("_", " "))
