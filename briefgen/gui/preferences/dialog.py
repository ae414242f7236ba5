"""The preferences: pages at the left, the settings of one beside them; changes hold at once."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from briefgen.errors import SaveError
from briefgen.gui.preferences.page import PreferencePage
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.scrolled import Scrolled, fit_to_screen
from briefgen.gui.widgets.search_line import FoundLine, SearchLine
from briefgen.gui.wording import counted
from briefgen.preferences import PREFERENCES, Page, Value

_LETTERS = 78  # of the usual text that stand side by side in the dialog


class PreferencesDialog(QDialog):
    """Nothing waits for a button: there is only Close."""

    fill_asked = Signal()

    def __init__(self, settings: Settings, parent: QWidget) -> None:
        """Begin with the first page."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Preferences"))
        self._settings = settings
        self._before: dict[str, Value] = {}  # what Back to defaults took away
        self._missing = ""
        self.pages = {page: PreferencePage(page, settings) for page in Page}
        self._add_search()
        self._add_pages()
        self._add_buttons()
        self._arrange()
        settings.changed.connect(self._follow)
        self.list.currentRowChanged.connect(self._show_page)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        self._fit()
        if wrong := settings.wrong or settings.profile()[1]:
            self._fail(wrong)

    def show_page(self, page: Page) -> None:
        """Go to a page, whatever is searched for."""
        self.search.clear()
        self.list.setCurrentRow(list(Page).index(page))
        self.page().focus_first()

    def page(self) -> PreferencePage:
        """The page that is shown."""
        return self.pages[list(Page)[self._stack.currentIndex()]]

    def show_missing(self, names: str) -> None:
        """Say what the brief that is open lacks of the profile."""
        office = self.pages[Page.OFFICE].office
        assert office
        office.show_missing(names)

    def done(self, result: int) -> None:
        """Keep what was typed last, then close."""
        for page in self.pages.values():
            page.finish()
        super().done(result)

    def _add_search(self) -> None:
        self.search = SearchLine(self.tr("Search preferences"))
        self.search.textChanged.connect(self._search)
        self.search.left_downwards.connect(self._enter_list)
        self.found = FoundLine(self.search)

    def _add_pages(self) -> None:
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("Pages of the preferences"))
        self.list.setSpacing(2)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        for page in self.pages.values():
            self.list.addItem(page.title)
            self._stack.addWidget(Scrolled(page))
            page.failed.connect(self._fail)
            if page.office:
                page.office.fill_asked.connect(self.fill_asked)

    def _add_buttons(self) -> None:
        self.defaults = QPushButton()
        self.defaults.clicked.connect(self._reset_or_bring_back)
        self.close_button = QPushButton(self.tr("Close"))
        self.close_button.clicked.connect(self.accept)
        for button in (self.defaults, self.close_button):
            button.setAutoDefault(False)  # Enter finishes a field and presses no button
        self.state = Label()
        self.state.setWordWrap(True)

    def _arrange(self) -> None:
        middle = QHBoxLayout()
        left = QVBoxLayout()
        for widget in (self.search, self.found):
            left.addWidget(widget)
        left.addWidget(self.list, 1)
        middle.addLayout(left, 2)
        middle.addWidget(self._stack, 5)
        below = QHBoxLayout()
        below.addWidget(self.state, 1)
        below.addWidget(self.defaults)
        below.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.addLayout(middle, 1)
        column.addLayout(below)

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs a larger dialog, once the rest has taken its size."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            QTimer.singleShot(0, self, self._fit)

    def _fit(self) -> None:
        widest = self.list.sizeHintForColumn(0) + 2 * self.list.frameWidth()
        self.list.setMinimumWidth(widest + self.fontMetrics().averageCharWidth())
        fit_to_screen(self, _LETTERS * self.fontMetrics().averageCharWidth())

    def _search(self, text: str) -> None:
        """Only pages with what is searched for are listed."""
        counts = [page.search(text) for page in self.pages.values()]
        for row, count in enumerate(counts):
            self.list.item(row).setHidden(count == 0)
        rows = [row for row, count in enumerate(counts) if count]
        if rows and self.list.currentRow() not in rows:
            self.list.setCurrentRow(rows[0])
        self._stack.setVisible(bool(rows))
        self._tell_found(sum(counts))

    def _tell_found(self, count: int) -> None:
        if not self.search.text().strip():
            self.found.tell("")
        elif count:
            found = counted(count, self.tr("{0} setting"), self.tr("{0} settings"))
            self.found.tell(self.tr("{0} of {1}").format(found, len(PREFERENCES)))
        else:
            self.found.tell(self.tr("No setting is about “{0}”.").format(self.search.quoted()))

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_page(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._before = {}
        self._show_state("")

    def _follow(self, key: str) -> None:
        """Whoever changes something has no use for what was before."""
        if self._before and key in self._before:
            self._before = {}
        self._show_state("")

    def _fail(self, sentence: str) -> None:
        self._show_state(sentence)
        announce(self, sentence)

    def _show_state(self, sentence: str) -> None:
        self.state.setText(sentence or self.tr("Changes hold at once."))
        text = self.tr("Bring back") if self._before else self.tr("Back to defaults")
        self.defaults.setText(text)
        self.defaults.setEnabled(bool(self._before or self.page().chosen()))

    def _reset_or_bring_back(self) -> None:
        before, self._before = self._before, {}
        try:
            if before:
                for key, value in before.items():
                    self._settings.set_value(key, value)
                self._show_state("")
                return
            chosen = {key: self._settings.value(key) for key in self.page().chosen()}
            for key in chosen:
                self._settings.reset(key)
        except SaveError as error:
            self._fail(str(error))
            return
        self._before = chosen
        sentence = self.tr("“{0}” has its defaults.").format(self.page().title)
        self._show_state(sentence)
        announce(self, sentence)
