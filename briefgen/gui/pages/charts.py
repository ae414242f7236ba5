"""Another kind of chart by one click: on the page, or for the section in hand."""

from PySide6.QtCore import QObject, QPoint
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtWidgets import QMenu

from briefgen.brief import edits
from briefgen.document.tree import Chart
from briefgen.gui.actions import Actions
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages.chart_menu import chart_at, charts_of, fill_menu, place_of
from briefgen.gui.pages.page_view import PageView
from briefgen.gui.rendering import Rendering
from briefgen.worker.jobs import Made


class ChartCommands(QObject):
    """Offers the kinds that the figures of a chart allow; taking one is an edit like any other."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, view: PageView, actions: Actions
    ) -> None:
        """Listen to the Brief menu of a window, and to its pages."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._rendering = rendering
        self._view = view
        self._menu = actions.chart_kind
        self._menu.aboutToShow.connect(self._fill)
        self._menu.triggered.connect(self._choose)
        view.menu_requested.connect(self._answer)
        open_brief.section_selected.connect(self._enable)
        rendering.made.connect(self._follow)
        self._enable(open_brief.section)

    def _answer(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            self._offer_by_key()
        elif found := chart_at(self._view, event.pos()):
            section, chart = found
            self._open_brief.select(section)
            self._offer((chart,), event.globalPos())

    def _offer_by_key(self) -> None:
        charts = self._charts()
        if charts:
            menu = self._offer(charts, place_of(self._view, charts[0].id))
            menu.setActiveAction(menu.actions()[0])

    def _offer(self, charts: tuple[Chart, ...], place: QPoint) -> QMenu:
        menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._choose)
        fill_menu(menu, charts, self._open_brief.brief)
        menu.popup(place)
        return menu

    def _charts(self) -> tuple[Chart, ...]:
        return charts_of(self._rendering.latest, self._open_brief.section)

    def _fill(self) -> None:
        fill_menu(self._menu, self._charts(), self._open_brief.brief)

    def _choose(self, action: QAction) -> None:
        block, kind = action.data()
        after = edits.set_chart_kind(self._open_brief.brief, block, kind)
        self._open_brief.apply(self.tr("Change chart"), after)

    def _follow(self, made: Made) -> None:
        self._enable(self._open_brief.section)

    def _enable(self, section: str) -> None:
        self._menu.menuAction().setEnabled(bool(self._charts()))
