"""Step 1: pick indicators and recommendations from the topic library."""

from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QGridLayout,
    QMenu,
    QSplitter,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief.brief import Brief
from briefgen.brief.overview import Choice
from briefgen.gui.library import TopicLibrary
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pick.choice_details import ChoiceDetails
from briefgen.gui.pick.choices import ChoiceRole, ChoicesModel
from briefgen.gui.pick.comparing import Comparing
from briefgen.gui.pick.filtering import ChoiceFilter, Shown
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.editing import add_editing
from briefgen.gui.widgets.em import em
from briefgen.gui.widgets.heard import SaysRows
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.search_line import FoundLine, SearchLine
from briefgen.gui.widgets.two_lines import TwoLines

_HIGH = 40  # ems that leave room for details before a row is in hand


class PickPanel(QWidget):
    """Search and filters, the list, what is known about the row in hand, and a count."""

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        library: TopicLibrary,
        settings: Settings,
    ) -> None:
        """Show the library of this brief."""
        super().__init__()
        self._open_brief = open_brief
        self._had_details = False  # a row was in hand
        self._model = ChoicesModel(open_brief, rendering, library, self)
        self._filter = ChoiceFilter(self._model, self)
        self.comparing = Comparing(open_brief)
        self._add_search()
        self._add_filters()
        self._add_list()
        self.details = ChoiceDetails(open_brief, self._model, settings)
        self.details.choice_asked.connect(self.show_choice)
        self.list.selectionModel().currentChanged.connect(self._show_details)
        self._count = Label()
        self._count.setWordWrap(True)
        self._arrange()
        open_brief.brief_changed.connect(self._follow)
        self._model.modelReset.connect(self._show_themes)
        self._model.modelReset.connect(self._keep_row)
        self._show_themes()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fold_details()
        self._fit_filters()

    def focus_search(self) -> None:
        """Put the cursor into the search field.

        Where it is empty there is nothing to select: readers would say that in place of its name.
        """
        reasons = Qt.FocusReason
        self.search.setFocus(
            reasons.ShortcutFocusReason if self.search.text() else reasons.OtherFocusReason
        )
        if self.search.text():
            self.search.selectAll()

    def search_for(self, words: str) -> None:
        """Search for words, and let no filter hide what has them."""
        self._show_all()
        self.search.setText(words)
        self.focus_search()

    def count_of(self, words: str) -> int:
        """How many such a search would find."""
        return self._filter.count(words)

    def _add_search(self) -> None:
        self.search = SearchLine(self.tr("Search indicators and recommendations"))
        self.search.left_downwards.connect(self._enter_list)
        self.search.textChanged.connect(self._search)
        self.found = FoundLine(self.search)

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
        self.list.setItemDelegate(
            TwoLines(
                ChoiceRole.SECOND_LINE, self.list, tag=ChoiceRole.PLACE, note=ChoiceRole.BADGES
            )
        )
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self.list.setHeaderHidden(True)
        self.list.setIndentation(14)
        self.list.setExpandsOnDoubleClick(True)
        self.list.setTabKeyNavigation(False)
        self.list.expandAll()
        SaysRows(self.list)

    def _arrange(self) -> None:
        self._grid = QGridLayout()
        self._theme_row = -1  # the row that the filter of themes stands in
        self._labels = [Label(text) for text in (self.tr("&Show"), self.tr("&Theme"))]
        for label, field in zip(self._labels, (self.kinds, self.themes), strict=True):
            label.setBuddy(field)
        self._fit_filters()
        split = QSplitter(Qt.Orientation.Vertical)
        for part in (self.list, self.details):
            split.addWidget(part)
            part.raise_()  # else a screen reader meets them in reverse
        split.setSizes([470, 220])
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 1)
        split.setChildrenCollapsible(False)
        column = QVBoxLayout(self)
        column.addWidget(self.comparing)
        column.addWidget(self.search)
        column.addLayout(self._grid)
        column.addWidget(self.found)
        column.addWidget(split, 1)
        column.addWidget(self._count)

    def _fit_filters(self) -> None:
        """Side by side, or one below the other where there is no room for both."""
        shown, kinds, theme, themes = (self._labels[0], self.kinds, self._labels[1], self.themes)
        parts = (shown, kinds, theme, themes)
        wanted = sum(each.minimumSizeHint().width() + self._grid.spacing() for each in parts)
        row, column = (1, 0) if wanted + 2 * em(self) > self.width() else (0, 2)
        if self._theme_row == row:
            return
        self._theme_row = row
        for each in (*parts, self.chosen_only):
            self._grid.removeWidget(each)
        self._grid.addWidget(shown, 0, 0)
        self._grid.addWidget(kinds, 0, 1)
        self._grid.addWidget(theme, row, column)
        self._grid.addWidget(themes, row, column + 1)
        self._grid.addWidget(self.chosen_only, row + 1, 0, 1, 4)
        self._grid.setColumnStretch(1, 1 if row else 0)
        self._grid.setColumnStretch(3, 0 if row else 1)

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
        self._show_found()

    def _enter_list(self) -> None:
        self.list.setFocus(Qt.FocusReason.TabFocusReason)
        found = self._filter.best()
        if self.search.text() or not self.list.currentIndex().parent().isValid():
            self.list.setCurrentIndex(found)

    def _follow(self, before: Brief, after: Brief) -> None:
        self._show_count()
        self._show_found()

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
        if text != self._count.text():
            self._count.setText(text)
            announce(self, text)

    def _show_found(self) -> None:
        """Say how many the search and the filters found."""
        self.found.tell(self._found_line() if self._filter.is_on() else "")

    def _found_line(self) -> str:
        found, words = self._filter.found(), self.search.quoted()
        if not found.indicators and not found.recommendations:
            if not words:
                return self.tr("These filters show nothing.")
            if self._filter.narrows():
                return self.tr("Nothing that these filters show has “{0}”.").format(words)
            return self.tr("Nothing in the library has “{0}”.").format(words)
        told = (
            self.tr("{0} of {1} indicators").format(found.indicators, found.of_indicators),
            self.tr("{0} of {1} recommendations").format(
                found.recommendations, found.of_recommendations
            ),
        )
        kind = self.kinds.currentIndex()
        return ", ".join(told) if kind == Shown.ALL else told[kind - 1]

    def _show_details(self, current: QModelIndex, previous: QModelIndex) -> None:
        choice = current.data(ChoiceRole.CHOICE)
        self.details.show_choice(choice if isinstance(choice, Choice) else None)
        self._fold_details()
        self.list.scrollTo(current)

    def _fold_details(self) -> None:
        """Where there is little height, details take room from the first row on that has some."""
        is_high = self.height() >= _HIGH * em(self)
        self._had_details = self._had_details or bool(self.details.in_hand())
        self.details.setVisible(is_high or self._had_details)

    def _keep_row(self) -> None:
        """A library read again has the same row in hand."""
        index = self._filter.mapFromSource(self._model.find(self.details.in_hand()))
        if index.isValid():
            self.list.setCurrentIndex(index)

    def _open_menu(self, place: QPoint) -> None:
        choice = self.list.indexAt(place).data(ChoiceRole.CHOICE)
        menu = QMenu(self.list)
        menu.aboutToHide.connect(menu.deleteLater)
        if isinstance(choice, Choice) and choice.standing:
            self.details.show_as.add_to(menu)
        add_editing(menu, self.list)
        menu.popup(self.list.viewport().mapToGlobal(place))

    def show_choice(self, choice: str) -> None:
        """Take a choice in hand, without the filters where they hide it."""
        source = self._model.find(choice)
        if not self._filter.mapFromSource(source).isValid():
            self.search.clear()
            self._show_all()
        index = self._filter.mapFromSource(source)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _show_all(self) -> None:
        """Let the filters hide nothing."""
        self.kinds.setCurrentIndex(0)
        self.themes.setCurrentIndex(0)
        self.chosen_only.setChecked(False)
