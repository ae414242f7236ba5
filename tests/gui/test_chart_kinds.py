"""The kind of a chart by a right click, by the Menu key and by the Brief menu, with real pages."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefgen.brief.brief import Brief, chosen_kind
from briefgen.brief.template import TemplateSection
from briefgen.document.tree import Chart, walk
from briefgen.evidence.chart_kinds import TITLES
from briefgen.gui.engine import Engine
from briefgen.gui.pages.page_view import PageView
from briefgen.gui.window.main_window import MainWindow
from tests.builders import small_brief
from tests.gui.conftest import Maker, show

# Menus ask the screen for more than the one without a display can do.


class Desk:
    """A window with the pages of a brief with charts, drawn by the real worker."""

    def __init__(self, window: MainWindow, qtbot: QtBot) -> None:
        self.window, self.qtbot = window, qtbot
        assert window.workspace
        assert window.open_brief
        self.brief = window.open_brief
        self.view: PageView = window.workspace.pages.view

    def settle(self) -> None:
        rendering = self.window.rendering
        assert rendering
        self.qtbot.waitUntil(lambda: rendering.is_current, timeout=30_000)
        self.qtbot.waitUntil(lambda: self.view.made is rendering.latest, timeout=30_000)

    def charts(self) -> list[tuple[str, Chart]]:
        assert self.view.made
        blocks = walk(self.view.made.document)
        return [(own.id, each) for own, each in blocks if isinstance(each, Chart)]

    def point(self, block: str) -> QPoint:
        """The middle of a block on the view, scrolled to where it is seen."""
        assert self.view.made
        layout = self.view.layout_now()
        places = [e for e in self.view.made.places if e.block == block]
        place = max(places, key=lambda e: e.rect.y1 - e.rect.y0)
        middle = layout.on_view(place.page, place.rect).center()
        self.view.verticalScrollBar().setValue(round(middle.y() - self.view.height() / 2))
        return (middle - self.view.offset()).toPoint()

    def right_click(self, point: QPoint) -> None:
        self._ask(self.view.viewport(), QContextMenuEvent.Reason.Mouse, point)

    def press_menu_key(self) -> None:
        self._ask(self.view, QContextMenuEvent.Reason.Keyboard, self.view.rect().center())

    def _ask(self, widget: QWidget, reason: QContextMenuEvent.Reason, point: QPoint) -> None:
        """What a screen makes of a right click and of the Menu key."""
        event = QContextMenuEvent(reason, point, widget.mapToGlobal(point))
        QApplication.sendEvent(widget, event)


@pytest.fixture
def desk(qtbot: QtBot, make_window: Maker) -> Desk:
    return opened(qtbot, make_window, small_brief("issue-brief"))


def opened(qtbot: QtBot, make_window: Maker, brief: Brief) -> Desk:
    window = make_window(Engine())
    window.resize(1400, 900)
    show(window, brief)
    qtbot.waitExposed(window)
    desk = Desk(window, qtbot)
    desk.settle()
    return desk


def popup(qtbot: QtBot) -> QMenu:
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is not None)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def names(menu: QMenu) -> list[str]:
    return [each.text().replace("&", "") for each in menu.actions() if not each.isSeparator()]


def checked(menu: QMenu) -> list[str]:
    return [each.text().replace("&", "") for each in menu.actions() if each.isChecked()]


def press(menu: QMenu, text: str) -> None:
    """Go to an entry by the arrow keys, and take it."""
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        active: QAction | None = menu.activeAction()
        if active and active.text().replace("&", "") == text:
            break
    else:
        raise AssertionError(f"{text} is not in {names(menu)}")
    QTest.keyClick(menu, Qt.Key.Key_Return)


def test_a_right_click_on_a_chart_draws_it_otherwise_and_undo_draws_it_back(
    qtbot: QtBot, desk: Desk
) -> None:
    section, chart = desk.charts()[0]
    assert len(chart.kinds) > 1
    desk.right_click(desk.point(chart.id))
    menu = popup(qtbot)
    assert desk.brief.section == section
    assert len(names(menu)) == len(chart.kinds) + 3
    assert names(menu)[-2:] == ["Copy", "Select all"]
    assert checked(menu) == [names(menu)[chart.kinds.index(chart.kind)], "Automatic"]
    other = next(each for each in chart.kinds if each != chart.kind)

    press(menu, names(menu)[chart.kinds.index(other)])

    assert chosen_kind(desk.brief.brief, chart.id) == other
    assert desk.brief.history.undoText() == "Change chart"
    desk.settle()
    assert desk.charts()[0][1].kind == other
    desk.brief.history.undo()
    desk.settle()
    assert desk.charts()[0][1].kind == chart.kind


def test_automatic_takes_a_choice_back(qtbot: QtBot, desk: Desk) -> None:
    _, chart = desk.charts()[0]
    other = next(each for each in chart.kinds if each != chart.kind)
    desk.right_click(desk.point(chart.id))
    menu = popup(qtbot)
    press(menu, names(menu)[chart.kinds.index(other)])
    desk.settle()
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    desk.right_click(desk.point(chart.id))
    again = popup(qtbot)
    assert checked(again) == [names(again)[chart.kinds.index(other)]]

    press(again, "Automatic")

    assert desk.brief.brief.chart_kinds == ()
    desk.settle()
    assert desk.charts()[0][1].kind == chart.kind


def test_a_right_click_beside_charts_offers_no_kinds(qtbot: QtBot, desk: Desk) -> None:
    assert desk.view.made
    head = desk.view.made.document.sections[0].blocks[0].id
    desk.right_click(desk.point(head))

    assert names(popup(qtbot)) == ["Copy", "Select all"]


def test_the_menu_key_works_on_the_section_in_hand(qtbot: QtBot, desk: Desk) -> None:
    section, chart = desk.charts()[-1]
    desk.brief.select(section)
    desk.view.setFocus()
    middle = desk.point(chart.id)

    desk.press_menu_key()
    menu = popup(qtbot)
    assert menu.y() == desk.view.viewport().mapToGlobal(middle).y()
    other = next(each for each in chart.kinds if each != chart.kind)
    press(menu, names(menu)[chart.kinds.index(other)])

    assert chosen_kind(desk.brief.brief, chart.id) == other


def test_the_brief_menu_is_for_sections_with_a_chart(qtbot: QtBot, desk: Desk) -> None:
    entry = desk.window.commands.chart_kind.menuAction()
    section, chart = desk.charts()[0]
    assert desk.view.made
    with_charts = {own for own, _ in desk.charts()}
    bare = next(e.id for e in desk.view.made.document.sections if e.id not in with_charts)
    desk.brief.select(bare)
    assert not entry.isEnabled()

    desk.brief.select(section)
    assert entry.isEnabled()
    menu = desk.window.commands.chart_kind
    menu.popup(QPoint(0, 0))
    other = next(each for each in chart.kinds if each != chart.kind)
    press(menu, names(menu)[chart.kinds.index(other)])

    assert chosen_kind(desk.brief.brief, chart.id) == other


def test_several_charts_of_a_section_have_a_menu_each(qtbot: QtBot, make_window: Maker) -> None:
    brief = small_brief()
    text = "".join(f"```chart\nindicator: {each}\n```\n\n" for each in ("patents", "capital"))
    section = TemplateSection("both", "Both", text=text)
    template = replace(brief.template, sections=(section,), page_limit=2)
    desk = opened(qtbot, make_window, replace(brief, template=template))
    charts = [each for _, each in desk.charts()]
    assert len(charts) == 2
    menu = desk.window.commands.chart_kind

    menu.popup(QPoint(0, 0))
    assert [each[:10] for each in names(menu)] == ["Figure 1 ·", "Figure 2 ·"]
    press(menu, names(menu)[1])
    inner = popup(qtbot)
    other = next(each for each in charts[1].kinds if each != charts[1].kind)
    press(inner, TITLES[other])

    assert [(e.block, e.kind) for e in desk.brief.brief.chart_kinds] == [(charts[1].id, other)]
    assert desk.brief.history.count() == 1
