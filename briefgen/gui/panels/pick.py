"""Step 1: pick indicators and recommendations from the topic library."""

from html import escape

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, QUrl
from PySide6.QtGui import QAction, QDesktopServices, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QSplitter,
    QTextBrowser,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from briefgen.gui.icons import icon
from briefgen.gui.library import TopicLibrary
from briefgen.gui.models.choices import ChoiceRole, ChoicesModel
from briefgen.gui.models.filtering import ChoiceFilter
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.keys import LeavesKeys
from briefgen.gui.widgets.two_lines import TwoLines
from briefgen.gui.wording import standing_line
from briefgen.model.brief import Brief
from briefgen.model.overview import Choice
from briefgen.model.pack import find_indicator, find_recommendation, find_source


class PickPanel(QWidget):
    """Search and filters, the list, what is known about the row in hand, and a count."""

    def __init__(
        self, open_brief: OpenBrief, library: TopicLibrary, parent: QWidget | None = None
    ) -> None:
        """Show the library of this brief."""
        super().__init__(parent)
        self._open_brief = open_brief
        self._model = ChoicesModel(open_brief, library, self)
        self._filter = ChoiceFilter(self._model, self)
        self._add_search()
        self._add_filters()
        self._add_list()
        self._add_details()
        self._count = QLabel()
        self._count.setWordWrap(True)
        self._arrange()
        open_brief.brief_changed.connect(self._follow)
        self._model.modelReset.connect(self._show_themes)
        self._show_themes()

    def focus_search(self) -> None:
        """Put the cursor into the search field."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down in the search field goes to the list; Escape empties the field."""
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent):
            return False
        if event.key() == Qt.Key.Key_Down:
            self._enter_list()
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.clear()
            return True
        return False

    def _add_search(self) -> None:
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search indicators and recommendations"))
        self.search.setAccessibleName(self.tr("Search indicators and recommendations"))
        self.search.setClearButtonEnabled(True)
        glass = QAction(icon("search"), self.tr("Search"), self)
        self.search.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)
        self.search.installEventFilter(self)
        LeavesKeys(self.search)
        self.search.textChanged.connect(self._search)

    def _add_filters(self) -> None:
        self.kinds = QComboBox()
        self.kinds.addItems([self.tr("All"), self.tr("Indicators"), self.tr("Recommendations")])
        self.kinds.currentIndexChanged.connect(self._set_kind)
        self.themes = QComboBox()
        self.themes.setMinimumContentsLength(10)
        self.themes.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.themes.currentIndexChanged.connect(self._set_theme)
        self.chosen_only = QCheckBox(self.tr("&Chosen only"))
        self.chosen_only.toggled.connect(self._set_chosen_only)

    def _add_list(self) -> None:
        self.list = QTreeView()
        self.list.setAccessibleName(self.tr("Indicators and recommendations"))
        self.list.setModel(self._filter)
        self.list.setItemDelegate(TwoLines(ChoiceRole.SECOND_LINE, self.list))
        self.list.setHeaderHidden(True)
        self.list.setIndentation(14)
        self.list.setExpandsOnDoubleClick(True)
        self.list.setTabKeyNavigation(False)
        self.list.expandAll()
        self.list.selectionModel().currentChanged.connect(self._show_details)

    def _add_details(self) -> None:
        self.details = QTextBrowser()
        self.details.setAccessibleName(self.tr("Details and evidence"))
        self.details.setOpenLinks(False)
        self.details.setPlaceholderText(self.tr("Select a row to see its definition and source."))
        self.details.anchorClicked.connect(self._follow_link)

    def _arrange(self) -> None:
        grid = QGridLayout()
        for row, (text, field) in enumerate(
            ((self.tr("&Show"), self.kinds), (self.tr("&Theme"), self.themes))
        ):
            label = QLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, 0, 2 * row)
            grid.addWidget(field, 0, 2 * row + 1)
        grid.setColumnStretch(3, 1)
        grid.addWidget(self.chosen_only, 1, 0, 1, 4)
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.list)
        split.addWidget(self.details)
        split.setSizes([540, 150])
        split.setStretchFactor(0, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.addWidget(self.search)
        column.addLayout(grid)
        column.addWidget(split, 1)
        column.addWidget(self._count)

    def _search(self, text: str) -> None:
        self._filter.search(text)
        self._filtered()

    def _set_kind(self, kind: int) -> None:
        self._filter.set_kind(kind)
        self._filtered()

    def _set_theme(self, row: int) -> None:
        self._filter.set_theme(str(self.themes.itemData(row) or ""))
        self._filtered()

    def _set_chosen_only(self, only: bool) -> None:
        self._filter.set_chosen_only(only)
        self._filtered()

    def _filtered(self) -> None:
        self.list.expandAll()
        self._show_count()

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        current = self.list.currentIndex()
        if not current.isValid() or not current.parent().isValid():
            head = self._filter.index(0, 0)
            self.list.setCurrentIndex(self._filter.index(0, 0, head))

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show_count()

    def _show_themes(self) -> None:
        kept = self.themes.currentData()
        self.themes.blockSignals(True)
        self.themes.clear()
        self.themes.addItem(self.tr("All themes"), "")
        for group in self._model.groups:
            if group.theme:
                self.themes.addItem(group.title, group.theme)
        self.themes.setCurrentIndex(max(0, self.themes.findData(kept)))
        self.themes.blockSignals(False)
        self._filtered()

    def _show_count(self) -> None:
        brief, pack = self._open_brief.brief, self._model.pack
        text = self.tr("{0} of {1} indicators, {2} of {3} recommendations chosen").format(
            len(brief.indicators),
            len(pack.indicators),
            len(brief.recommendations),
            len(pack.recommendations),
        )
        hidden = sum(len(each.choices) for each in self._model.groups) - self._shown()
        if hidden:
            text += self.tr(" · {0} hidden by the filter").format(hidden)
        if text != self._count.text():
            self._count.setText(text)
            announce(self, text)

    def _shown(self) -> int:
        heads = self._filter.rowCount()
        return sum(self._filter.rowCount(self._filter.index(row, 0)) for row in range(heads))

    def _show_details(self, current: QModelIndex, previous: QModelIndex) -> None:
        choice = current.data(ChoiceRole.CHOICE)
        self.details.setHtml(self._html(choice) if isinstance(choice, Choice) else "")

    def _html(self, choice: Choice) -> str:
        parts = [f"<b>{escape(choice.title)}</b>"]
        if choice.standing:
            parts += self._about_indicator(choice)
            head = self.tr("Evidence for")
        else:
            parts += self._about_recommendation(choice)
            head = self.tr("Evidence")
        links = [self._link(each) for each in choice.evidence]
        if any(links):
            parts.append(f"<b>{escape(head)}:</b> " + "; ".join(filter(None, links)))
        return "<p style='margin:0 0 5px 0'>" + "</p><p style='margin:0 0 5px 0'>".join(parts)

    def _about_indicator(self, choice: Choice) -> list[str]:
        indicator = find_indicator(self._model.pack, choice.id)
        if not indicator or not choice.standing:
            return []
        parts = [escape(standing_line(choice.standing)), escape(indicator.definition)]
        if indicator.caveat:
            parts.append(f"<i>{escape(indicator.caveat)}</i>")
        source = find_source(self._model.pack, indicator.source)
        if source:
            name = escape(f"{source.publisher}, {source.title}, {source.year}")
            if QUrl(source.url).scheme() in ("http", "https"):
                name = f'<a href="{escape(source.url)}">{name}</a>'
            parts.append(self.tr("Source: {0}").format(name))
        return parts

    def _about_recommendation(self, choice: Choice) -> list[str]:
        found = find_recommendation(self._model.pack, choice.id)
        if not found:
            return []
        first = self.tr("First step: {0}").format(escape(found.first_step))
        return [escape(found.rationale), f"{escape(found.actor)}. {first}"]

    def _link(self, choice: str) -> str:
        found = self._model.choice(self._model.find(choice))
        return f'<a href="choice:{escape(choice)}">{escape(found.title)}</a>' if found else ""

    def _follow_link(self, url: QUrl) -> None:
        if url.scheme() in ("http", "https"):
            QDesktopServices.openUrl(url)
            return
        source = self._model.find(url.path())
        if not self._filter.mapFromSource(source).isValid():
            self.search.clear()
            self.kinds.setCurrentIndex(0)
            self.themes.setCurrentIndex(0)
            self.chosen_only.setChecked(False)
        index = self._filter.mapFromSource(source)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)
