"""Another kind of chart by one click: on the page, or for the section in hand."""

from PySide6.QtCore import QCoreApplication, QObject, QPoint, QPointF
from PySide6.QtGui import QAction, QActionGroup, QContextMenuEvent
from PySide6.QtWidgets import QMenu

from briefgen.brief import edits
from briefgen.brief.brief import Brief, chosen_kind
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, walk
from briefgen.evidence.chart_kinds import TITLES
from briefgen.gui.actions import Actions
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages.page_view import PageView
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.editing import add_editing
from briefgen.worker.jobs import Made

_LONGEST = 60  # characters of a caption in a menu


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
        elif found := _chart_at(self._view, event.pos()):
            section, chart = found
            self._open_brief.select(section)
            self._offer((chart,), event.globalPos())
        else:
            self._offer((), event.globalPos())

    def _offer_by_key(self) -> None:
        charts = self._charts()
        menu = self._offer(charts, _place_of(self._view, charts[0].id if charts else ""))
        menu.setActiveAction(menu.actions()[0])

    def _offer(self, charts: tuple[Chart, ...], place: QPoint) -> QMenu:
        menu = QMenu(self._view)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.triggered.connect(self._choose)
        if charts:
            _fill_menu(menu, charts, self._open_brief.brief)
            menu.addSeparator()
        add_editing(menu, self._view)
        menu.popup(place)
        return menu

    def _charts(self) -> tuple[Chart, ...]:
        return _charts_of(self._rendering.latest, self._open_brief.section)

    def _fill(self) -> None:
        _fill_menu(self._menu, self._charts(), self._open_brief.brief)

    def _choose(self, action: QAction) -> None:
        if action.data() is None:
            return  # it is none of the kinds
        block, kind = action.data()
        after = edits.set_chart_kind(self._open_brief.brief, block, kind)
        self._open_brief.apply(self.tr("Change chart"), after)

    def _follow(self, made: Made) -> None:
        self._enable(self._open_brief.section)

    def _enable(self, section: str) -> None:
        has_chart = bool(self._charts())
        self._menu.menuAction().setEnabled(has_chart)
        why = self.tr("The section in hand has no chart")
        self._menu.menuAction().setStatusTip("" if has_chart else why)


def _charts_of(made: Made | None, section: str) -> tuple[Chart, ...]:
    """The charts of a section, in reading order."""
    blocks = walk(made.document) if made else ()
    return tuple(each for own, each in blocks if own.id == section and isinstance(each, Chart))


def _chart_at(view: PageView, point: QPoint) -> tuple[str, Chart] | None:
    """The chart under a point of the viewport, caption and source included, and its section."""
    made, layout = view.made, view.layout_now()
    if not made:
        return None
    at = QPointF(point) + view.offset()
    under = {e.block for e in made.places if layout.on_view(e.page, e.rect).contains(at)}
    charts = ((own.id, each) for own, each in walk(made.document) if isinstance(each, Chart))
    return next((found for found in charts if found[1].id in under), None)


def _place_of(view: PageView, block: str) -> QPoint:
    """Where a menu of a block opens, on the screen: on the block, or in the middle of the view."""
    seen, layout = view.viewport().rect(), view.layout_now()
    places = view.made.places if view.made else ()
    rects = [layout.on_view(e.page, e.rect) for e in places if e.block == block]
    middles = [(each.center() - view.offset()).toPoint() for each in rects]
    place = next((each for each in middles if seen.contains(each)), seen.center())
    return view.viewport().mapToGlobal(place)


def _fill_menu(menu: QMenu, charts: tuple[Chart, ...], brief: Brief) -> None:
    """List the kinds of one chart, or of each in a menu of its own.

    An action's data are the block and the kind, ``""`` for what fits best.
    """
    menu.clear()
    if len(charts) == 1:
        _add_kinds(menu, charts[0], brief)
        return
    for chart in charts:
        _add_kinds(menu.addMenu(_name(chart)), chart, brief)


def _add_kinds(menu: QMenu, chart: Chart, brief: Brief) -> None:
    group = QActionGroup(menu)
    chosen = chosen_kind(brief, chart.id)
    chosen = chosen if chosen in chart.kinds else ""
    for kind in chart.kinds:
        action = menu.addAction(_tr(TITLES[kind]))
        action.setCheckable(True)
        action.setChecked(kind == (chosen or chart.kind))
        action.setData((chart.id, kind))
        group.addAction(action)
    menu.addSeparator()
    automatic = menu.addAction(_tr("&Automatic"))
    automatic.setCheckable(True)
    automatic.setChecked(not chosen)
    automatic.setData((chart.id, ""))


def _name(chart: Chart) -> str:
    words = plain(chart.caption)
    short = words if len(words) <= _LONGEST else words[:_LONGEST].rsplit(" ", 1)[0] + "…"
    number = _tr("Figure {0}").format(chart.number)
    return f"{number} · {short}".replace("&", "&&")


def _tr(text: str) -> str:
    return QCoreApplication.translate("ChartMenu", text)
