"""The rail and the three layouts: what is seen, what is kept, where F6 and the keys lead."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefgen.brief.problems import Problem
from briefgen.errors import Place, Severity
from briefgen.gui.editor.text_formats import Mark, mark
from briefgen.gui.layouts import Layout, layout_for, seen
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.settings import Settings
from briefgen.gui.steps import Step
from briefgen.gui.window import pane_walk
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.workspace import Workspace
from tests.gui.conftest import Maker, show

Key, Mod = Qt.Key, Qt.KeyboardModifier
LEFT = Qt.MouseButton.LeftButton
WIDE, MEDIUM, NARROW = (1366, 730), (911, 480), (660, 440)


@pytest.fixture
def space(qtbot: QtBot, window: MainWindow) -> Workspace:
    assert window.workspace
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return window.workspace


def resize(window: MainWindow, size: tuple[int, int]) -> None:
    window.resize(*size)
    QTest.qWait(20)


def key(code: Qt.Key, held: Qt.KeyboardModifier = Mod.NoModifier) -> None:
    focus = QApplication.focusWidget()
    assert focus
    QTest.keyClick(focus, code, held)
    QTest.qWait(0)


def click(space: Workspace, step: Step) -> None:
    QTest.mouseClick(space.rail, LEFT, Mod.NoModifier, space.rail.tabRect(step).center())


def shown(space: Workspace) -> tuple[bool, bool, bool]:
    return space.steps.isVisible(), space.editor.isVisible(), space.pages.isVisible()


def focus() -> QWidget | None:
    return QApplication.focusWidget()


def tabs(space: Workspace) -> list[QAccessibleInterface]:
    rail = QAccessible.queryAccessibleInterface(space.rail)
    assert rail.role() == QAccessible.Role.PageTabList
    found = [rail.child(number) for number in range(rail.childCount())]
    return [each for each in found if each.role() == QAccessible.Role.PageTab]


def texts(space: Workspace) -> list[str]:
    return [each.text(QAccessible.Text.Name) for each in tabs(space)]


# The rail


def test_readers_hear_which_of_how_many_tabs_is_open(space: Workspace, window: MainWindow) -> None:
    assert texts(space) == ["1 Pick, 5 chosen", "2 Arrange", "3 Details", "4 To check, 1"]
    click(space, Step.DETAILS)
    assert [each.state().selected for each in tabs(space)] == [False, False, True, False]
    space.rail.setFocus()
    assert [each.state().focused for each in tabs(space)] == [False, False, True, False]
    resize(window, NARROW)
    assert texts(space)[4:] == ["Words", "Pages"]


def test_up_and_down_move_and_show_and_enter_goes_in(space: Workspace) -> None:
    space.rail.setFocus()
    landings = (
        space.steps.pick.search,
        space.steps.arrange.list,
        space.steps.details.fields["title"],
        space.steps.check.list,
    )
    for step, landing in enumerate(landings):
        assert (space.rail.currentIndex(), space.steps.currentIndex()) == (step, step)
        assert focus() is space.rail
        key(Key.Key_Return)
        assert focus() is landing
        space.rail.setFocus()
        key(Key.Key_Down)
    assert space.rail.currentIndex() == Step.CHECK  # and no further
    key(Key.Key_Up)
    assert space.steps.currentWidget() is space.steps.details


def test_tab_leads_from_the_rail_into_the_pane(space: Workspace) -> None:
    for step in (Step.PICK, Step.ARRANGE, Step.DETAILS, Step.CHECK):
        space.show_step(step)
        space.rail.setFocus()
        key(Key.Key_Tab)
        panel, field = space.steps.currentWidget(), focus()
        assert panel
        assert field
        assert panel.isAncestorOf(field)


def test_a_click_on_the_open_step_folds_the_side_pane(space: Workspace) -> None:
    space.steps.pick.search.setFocus()
    click(space, Step.PICK)
    assert shown(space) == (False, True, True)
    assert focus() is space.rail  # and not the words, which nobody asked for
    click(space, Step.PICK)
    assert shown(space) == (True, True, True)
    click(space, Step.PICK)
    click(space, Step.CHECK)
    assert shown(space) == (True, True, True)
    assert space.steps.currentWidget() is space.steps.check


def test_the_wheel_over_the_rail_opens_nothing(space: Workspace) -> None:
    place, none = QPointF(20, 20), Qt.MouseButton.NoButton
    turned = QWheelEvent(
        place, space.rail.mapToGlobal(place), QPoint(), QPoint(0, -240), none, Mod.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(space.rail, turned)
    assert space.rail.currentIndex() == Step.PICK


# The layouts


@pytest.mark.parametrize("size", [9, 12, 15, 24])
def test_layouts_count_in_ems(size: int) -> None:
    ems = {640: Layout.NARROW, 759: Layout.MEDIUM, 911: Layout.MEDIUM, 1366: Layout.WIDE}
    for width, layout in ems.items():
        assert layout_for(width * size // 12, size) is layout


@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("left", [True, False])
@pytest.mark.parametrize("pages", [True, False])
def test_there_is_always_something_to_see(layout: Layout, left: bool, pages: bool) -> None:
    for step in Step:
        panes = seen(layout, step, left=left, pages=pages)
        assert any(panes)
        most = {Layout.WIDE: 3, Layout.MEDIUM: 2, Layout.NARROW: 1}
        assert sum(panes) <= most[layout]


def test_with_less_room_the_words_and_then_the_pages_become_steps(
    space: Workspace, window: MainWindow
) -> None:
    assert shown(space) == (True, True, True)
    resize(window, MEDIUM)
    assert shown(space) == (True, False, True)
    click(space, Step.WORDS)
    assert shown(space) == (False, True, True)
    resize(window, NARROW)
    assert (window.width(), window.height()) == NARROW
    assert shown(space) == (False, True, False)
    click(space, Step.PAGES)
    assert shown(space) == (False, False, True)
    click(space, Step.ARRANGE)
    assert shown(space) == (True, False, False)
    resize(window, WIDE)
    assert shown(space) == (True, True, True)
    assert len(texts(space)) == 4


def test_the_window_gets_as_small_as_640_by_440(window: MainWindow, space: Workspace) -> None:
    window.resize(100, 100)
    QTest.qWait(20)
    assert window.width() == 640
    assert 250 < window.height() <= 440
    assert space.rail.width() + space.steps.width() <= 640
    assert window.statusBar().geometry().bottom() <= window.height()


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
def test_what_is_worked_in_stays_in_view(
    space: Workspace, window: MainWindow, size: tuple[int, int]
) -> None:
    for widget in (space.editor.edit, space.steps.pick.list, space.pages.view):
        resize(window, WIDE)
        widget.setFocus()
        resize(window, size)
        assert widget.isVisible()
        assert focus() is widget


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
def test_keys_of_the_steps_lead_into_them_in_every_layout(
    space: Workspace, window: MainWindow, size: tuple[int, int]
) -> None:
    resize(window, size)
    steps = space.steps
    landings = {
        Key.Key_1: steps.pick.search,
        Key.Key_2: steps.arrange.list,
        Key.Key_3: steps.details.fields["title"],
        Key.Key_4: steps.check.list,
        Key.Key_6: space.editor.edit,
        Key.Key_L: steps.pick.search,
        Key.Key_F: window.finding.bar.words,
    }
    for code, landing in landings.items():
        key(code, Mod.ControlModifier)
        assert focus() is landing
        assert landing.isVisible()
    window.finding.bar.dismiss()
    key(Key.Key_F8)
    assert steps.check.isVisible()
    below = [e for e in window.statusBar().findChildren(QAbstractButton) if e.isVisible()]
    assert below
    for button in below:  # what was done from there is seen where it leads
        steps.show_step(Step.PICK)
        button.setFocus()
        key(Key.Key_F8)
        assert focus() is steps.check.list


@pytest.mark.parametrize("size", [MEDIUM, NARROW])
def test_who_looks_for_words_comes_back_to_where_they_were(
    space: Workspace, window: MainWindow, size: tuple[int, int]
) -> None:
    resize(window, size)
    window.commands.steps[2].trigger()
    field = focus()
    key(Key.Key_F, Mod.ControlModifier)
    assert space.editor.isVisible()
    key(Key.Key_Escape)
    assert focus() is field
    assert space.rail.currentIndex() == Step.DETAILS


def test_tools_of_the_pages_show_them(space: Workspace, window: MainWindow) -> None:
    resize(window, NARROW)
    space.pages.text_view.trigger()
    assert space.pages.text.isVisible()


def test_a_click_on_a_paragraph_shows_its_words_in_the_medium_layout(
    space: Workspace, window: MainWindow, brief: OpenBrief
) -> None:
    resize(window, MEDIUM)
    assert not space.editor.isVisible()
    space.pages.view.setFocus()
    space.pages.view.section_clicked.emit("bottom_line")
    assert space.editor.isVisible()
    assert space.rail.currentIndex() == Step.WORDS
    assert focus() is space.pages.view
    key(Key.Key_Return)
    assert focus() is space.editor.edit
    resize(window, NARROW)
    click(space, Step.PAGES)
    space.pages.view.setFocus()
    space.pages.view.section_clicked.emit("bottom_line")
    assert space.pages.isVisible()  # they are what the person looks at
    key(Key.Key_Return)
    assert focus() is space.editor.edit


def test_pages_that_are_hidden_are_no_step(space: Workspace, window: MainWindow) -> None:
    resize(window, NARROW)
    click(space, Step.PAGES)
    window.commands.show_pages.setChecked(False)
    assert texts(space)[4:] == ["Words"]
    assert shown(space) == (False, True, False)
    window.commands.show_pages.setChecked(True)
    assert shown(space) == (False, False, True)
    assert not window.commands.show_steps.isEnabled()
    assert window.commands.show_steps.statusTip()
    resize(window, MEDIUM)
    window.commands.show_steps.setChecked(False)
    assert shown(space) == (False, False, True)
    window.commands.show_pages.setChecked(False)
    assert any(shown(space))


def test_details_of_a_pick_take_room_once_there_are_some(
    space: Workspace, window: MainWindow
) -> None:
    details, rows = space.steps.pick.details, space.steps.pick.list
    assert details.isVisible()
    resize(window, (911, 460))
    assert not details.isVisible()
    window.commands.search.trigger()
    key(Key.Key_Down)
    QTest.qWait(20)
    assert details.isVisible()
    key(Key.Key_Up)  # the head of a theme has none, and nothing jumps for that
    key(Key.Key_Down)
    assert details.isVisible()
    assert rows.viewport().rect().intersects(rows.visualRect(rows.currentIndex()))


def test_each_layout_keeps_the_widths_that_the_person_gave(
    qtbot: QtBot, space: Workspace, window: MainWindow, make_window: Maker
) -> None:
    def drag(to: int) -> int:
        handle = space._split.handle(2 if space.steps.isHidden() else 1)
        if space.editor.isHidden():
            handle = space._split.handle(2)
        start = handle.rect().center()
        QTest.mousePress(handle, LEFT, Mod.NoModifier, start)
        QTest.mouseMove(handle, start + QPoint(to, 0))
        QTest.mouseRelease(handle, LEFT, Mod.NoModifier, start + QPoint(to, 0))
        return space.steps.width()

    wide = drag(60)
    resize(window, MEDIUM)
    medium = drag(40)
    click(space, Step.WORDS)
    assert abs(space.editor.width() - medium) <= 2
    resize(window, WIDE)
    assert abs(space.steps.width() - wide) <= 2
    window._may_close = True
    window.close()

    again = make_window()
    show(again)
    assert again.workspace
    again.resize(*WIDE)
    QTest.qWait(20)
    assert abs(again.workspace.steps.width() - wide) <= 4
    resize(again, MEDIUM)
    assert abs(again.workspace.steps.width() - medium) <= 4


def test_another_step_moves_no_border(space: Workspace, window: MainWindow) -> None:
    resize(window, (1800, 800))
    resize(window, (1300, 800))
    before = space._split.sizes()
    for step in (Step.ARRANGE, Step.DETAILS, Step.PICK):
        click(space, step)
        QTest.qWait(20)
        assert space._split.sizes() == before


def test_what_is_wanted_least_goes_from_the_tool_bar(
    qtbot: QtBot, space: Workspace, window: MainWindow, dressed: Settings
) -> None:
    actions, bar = window.commands, window.commands.tool_bar
    resize(window, NARROW)
    icon_only = Qt.ToolButtonStyle.ToolButtonIconOnly
    assert bar.button(actions.save).toolButtonStyle() == icon_only
    assert bar.button(actions.update_figures).isVisible()
    assert bar.button(actions.export).toolButtonStyle() != icon_only
    dressed.set_value("text_size", 200)
    qtbot.waitUntil(lambda: not bar.button(actions.update_figures).isVisible())
    for action in (actions.save, actions.undo, actions.redo, actions.export):
        button = bar.button(action)
        assert button.isVisible()
        assert button.width() >= button.sizeHint().width()
        assert button.geometry().right() <= bar.width()
    assert actions.update_figures.isVisible()  # in the menu
    dressed.set_value("text_size", 100)
    qtbot.waitUntil(bar.button(actions.update_figures).isVisible)
    resize(window, WIDE)
    qtbot.waitUntil(lambda: bar.button(actions.save).toolButtonStyle() != icon_only)


@pytest.mark.parametrize("size", [100, 150, 200])
def test_larger_text_has_the_layout_that_its_letters_have_room_for(
    qtbot: QtBot, space: Workspace, window: MainWindow, dressed: Settings, size: int
) -> None:
    dressed.set_value("text_size", size)
    resize(window, WIDE)
    qtbot.wait(60)
    panes = {100: (True, True, True), 150: (True, False, True), 200: (True, False, False)}
    assert shown(space) == panes[size]
    resize(window, (640, 440))
    assert space.rail.isVisible()
    for pane in (space.editor, space.pages, space.steps):
        space.reveal(pane)
        assert pane.isVisible()


# F6


def walk(count: int, held: Qt.KeyboardModifier = Mod.NoModifier) -> list[QWidget | None]:
    found = []
    for _ in range(count):
        key(Key.Key_F6, held)
        found.append(focus())
    return found


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
def test_f6_goes_round_and_lands_where_each_pane_says(
    space: Workspace, window: MainWindow, size: tuple[int, int]
) -> None:
    resize(window, size)
    window.commands.steps[1].trigger()
    lists, edit, view = space.steps.arrange.list, space.editor.edit, space.pages.view
    link = window.statusBar().landing()  # type: ignore[attr-defined]
    assert link
    assert walk(4) == [edit, view, link, lists]
    assert walk(4, Mod.ShiftModifier) == [link, view, edit, lists]
    space.rail.setFocus()
    assert walk(1) == [lists]
    space.rail.setFocus()
    assert walk(1, Mod.ShiftModifier) == [link]


def test_f6_passes_what_is_folded_away(space: Workspace, window: MainWindow) -> None:
    window.commands.show_steps.setChecked(False)
    space.editor.edit.setFocus()
    assert walk(3)[0::2] == [space.pages.view, space.editor.edit]
    window.commands.show_pages.setChecked(False)
    space.editor.edit.setFocus()
    assert walk(2)[1] is space.editor.edit


def test_where_f6_lands_is_said(
    space: Workspace, window: MainWindow, brief: OpenBrief, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(pane_walk, "announce", lambda _widget, text: said.append(text))
    brief.select("bottom_line")
    space.steps.pick.search.setFocus()
    walk(4)
    assert space.editor.edit.accessibleName() == "Words, Bottom line"
    assert said[0].startswith("Paragraph 1 of ")
    assert said[1] == "Page 1 of 1"
    assert said[2].startswith("Status line")
    assert said[3] == "1 Pick, 5 chosen"


# What is chosen comes into the middle; the caret stands in it once it is asked for


def test_rows_come_into_the_middle_and_enter_goes_into_the_words(
    space: Workspace, window: MainWindow, brief: OpenBrief
) -> None:
    window.commands.steps[1].trigger()
    rows = space.steps.arrange.list
    key(Key.Key_Home)
    key(Key.Key_Down)
    assert brief.section == rows.model().ids()[1]  # type: ignore[attr-defined]
    assert focus() is rows
    key(Key.Key_Return)
    assert focus() is space.editor.edit
    key(Key.Key_Escape)
    assert focus() is rows


@pytest.mark.parametrize("size", [WIDE, MEDIUM, NARROW])
def test_escape_goes_up_from_the_words(
    space: Workspace, window: MainWindow, size: tuple[int, int]
) -> None:
    resize(window, size)
    window.commands.steps[1].trigger()
    window.commands.words.trigger()
    key(Key.Key_Escape)
    assert focus() is space.steps.arrange.list
    assert space.steps.isVisible()
    if size is WIDE:
        window.commands.show_steps.setChecked(False)
        window.commands.words.trigger()
        key(Key.Key_Escape)
        assert focus() is space.rail


def test_a_problem_leads_into_its_words_in_every_layout(
    space: Workspace, window: MainWindow, brief: OpenBrief
) -> None:
    resize(window, MEDIUM)
    assert window.rendering
    assert window.rendering.latest
    found = tuple(
        Problem(Severity.ERROR, "some.error", f"An error of {each}.", Place(section=each))
        for each in ("ask", "bottom_line")
    )
    window.rendering.made.emit(replace(window.rendering.latest, problems=found))
    brief.select("figures")
    window.commands.steps[3].trigger()
    key(Key.Key_Down)
    assert brief.section == "bottom_line"
    assert focus() is space.steps.check.list
    brief.select("figures")
    window.rendering.made.emit(replace(window.rendering.latest, problems=found))
    assert brief.section == "figures"  # pages made anew are no move
    key(Key.Key_Return)
    assert brief.section == "bottom_line"
    assert focus() is space.editor.edit


def test_the_pages_hear_of_the_caret_only_while_it_stands_in_the_words(
    space: Workspace, brief: OpenBrief
) -> None:
    heard: list[str] = []
    space.editor.caret_moved.connect(heard.append)
    brief.select("bottom_line")
    assert set(heard) <= {""}
    first = space.editor.edit.document().begin()
    wanted = mark(first.blockFormat(), Mark.ID)
    space.editor.edit.setFocus()
    assert heard[-1] == wanted
    key(Key.Key_Down)
    key(Key.Key_Down)
    assert heard[-1]
    assert heard[-1] != wanted
    last = heard[-1]
    space.rail.setFocus()
    assert heard[-1] == ""
    space.editor.show_block(wanted)  # as a click on the pages does
    assert focus() is space.rail
    assert heard[-1] == ""
    space.editor.show_block(last)
    space.editor.edit.setFocus()
    assert heard[-1] == last
