"""Cut, copy, paste and select all where the focus is, by menu, by key and by the menu in hand."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QContextMenuEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefgen.gui.menus.editing import EditingCommands
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.widgets.editing import Deed
from briefgen.gui.window.main_window import MainWindow
from tests.gui.hands import CTRL, SHIFT, Key

# Menus ask the screen for more than the one without a display can do.


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()
    while popup := QApplication.activePopupWidget():
        popup.close()


def copied() -> str:
    return QGuiApplication.clipboard().text()


def focus(window: MainWindow, widget: QWidget, qtbot: QtBot) -> None:
    window.activateWindow()
    widget.setFocus()
    qtbot.waitUntil(widget.hasFocus)


def looked_at(window: MainWindow) -> dict[str, bool]:
    """The entries as somebody sees them who opens the Edit menu."""
    window.commands.edit_menu.aboutToShow.emit()
    return {deed.name: each.isEnabled() for deed, each in window.commands.editing.items()}


def take(menu: QWidget | None, text: str) -> QAction:
    assert isinstance(menu, QMenu)
    return next(each for each in menu.actions() if each.text().replace("&", "") == text)


def titles(menu: QWidget | None) -> dict[str, bool]:
    assert isinstance(menu, QMenu)
    return {e.text().replace("&", ""): e.isEnabled() for e in menu.actions() if e.text()}


def test_the_edit_menu_acts_in_the_field_that_has_the_focus(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    title = steps.details.fields["title"]
    assert isinstance(title, QLineEdit)
    window.commands.steps[2].trigger()
    focus(window, title, qtbot)
    QTest.keyClicks(title, "One two")
    window.commands.editing[Deed.SELECT_ALL].trigger()
    window.commands.editing[Deed.CUT].trigger()
    assert copied() == "One two"
    assert brief.brief.form.title == ""

    window.commands.editing[Deed.PASTE].trigger()
    assert brief.brief.form.title == "One two"
    assert window.workspace
    edit = window.workspace.editor.edit
    focus(window, edit, qtbot)
    edit.moveCursor(edit.textCursor().MoveOperation.End)
    window.commands.editing[Deed.PASTE_PLAIN].trigger()
    assert edit.toPlainText().endswith("One two")
    assert brief.brief.form.title == "One two"


def test_entries_are_dimmed_when_they_cannot_act_and_say_why(
    qtbot: QtBot, window: MainWindow, steps: StepsPanel
) -> None:
    search = steps.pick.search
    focus(window, search, qtbot)
    assert looked_at(window) == {
        "CUT": False, "COPY": False, "PASTE": False, "PASTE_PLAIN": False, "SELECT_ALL": False,
    }  # fmt: skip
    assert window.commands.editing[Deed.CUT].statusTip() == "Nothing is selected"
    QTest.keyClicks(search, "power")
    search.selectAll()
    QGuiApplication.clipboard().setText("x")
    assert set(looked_at(window).values()) == {True}

    assert window.workspace
    focus(window, window.workspace.pages.view, qtbot)
    assert not looked_at(window)["PASTE"]


def test_keys_act_though_the_menu_showed_them_dimmed(
    qtbot: QtBot, window: MainWindow, steps: StepsPanel
) -> None:
    view = steps.check.list
    window.commands.steps[3].trigger()
    assert not looked_at(window)["CUT"]
    qtbot.waitUntil(window.commands.editing[Deed.CUT].isEnabled)
    focus(window, view, qtbot)
    view.setCurrentIndex(view.model().index(0, 0))
    QTest.keyClick(view, Key.Key_C, CTRL)

    assert copied() == str(view.model().index(0, 0).data())


def test_the_menu_bar_walked_by_keys_means_the_field_of_before(
    qtbot: QtBot, window: MainWindow, steps: StepsPanel
) -> None:
    ask = steps.details.fields["ask"]
    window.commands.steps[2].trigger()
    focus(window, ask, qtbot)
    QTest.keyClicks(ask, "power")
    ask.selectAll()
    window.menuBar().setFocus(Qt.FocusReason.MenuBarFocusReason)

    assert looked_at(window)["COPY"]


@pytest.mark.parametrize("way", ["click", "menu key", "Shift+F10", "Ctrl+."])
@pytest.mark.parametrize("name", ["title", "ask"])
def test_a_field_of_the_brief_has_a_menu_without_an_undo_of_its_own(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel, name: str, way: str
) -> None:
    field = steps.details.fields[name]
    window.commands.steps[2].trigger()
    focus(window, field, qtbot)
    QTest.keyClicks(field, "Words")
    field.selectAll()
    reason = QContextMenuEvent.Reason
    match way:
        case "click":
            port = field.findChild(QWidget, "qt_scrollarea_viewport") or field
            place = QPoint(5, 5)
            event = QContextMenuEvent(reason.Mouse, place, port.mapToGlobal(place))
            QApplication.sendEvent(port, event)
        case "menu key":
            event = QContextMenuEvent(reason.Keyboard, QPoint(5, 5), field.mapToGlobal(QPoint()))
            QApplication.sendEvent(field, event)
        case "Shift+F10":
            QTest.keyClick(field, Key.Key_F10, SHIFT)
        case _:
            QTest.keyClick(field, Key.Key_Period, CTRL)

    menu = QApplication.activePopupWidget()
    assert titles(menu) == {
        "Cut": True, "Copy": True, "Paste": False, "Paste as plain text": False, "Select all": True,
    }  # fmt: skip
    take(menu, "Cut").trigger()
    assert copied() == "Words"
    assert getattr(brief.brief.form, name) == ""


def test_the_menu_of_a_section_moves_it_and_leaves_it_out(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    window.commands.steps[1].trigger()
    arrange = steps.arrange
    focus(window, arrange.list, qtbot)
    arrange.list.setCurrentIndex(arrange.model.index(1))
    before = arrange.model.ids()
    QTest.keyClick(arrange.list, Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    assert list(titles(menu)) == ["Move up", "Move down", "Copy", "Leave the section out"]
    take(menu, "Move up").trigger()
    assert arrange.model.ids() == (before[1], before[0], *before[2:])
    assert isinstance(menu, QMenu)
    menu.close()

    QTest.keyClick(arrange.list, Key.Key_F10, SHIFT)
    take(QApplication.activePopupWidget(), "Leave the section out").trigger()
    assert brief.brief.omitted == (before[1],)


def test_the_menu_of_an_indicator_copies_it_and_shows_it_elsewhere(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    pick = steps.pick
    focus(window, pick.list, qtbot)
    pick.show_choice(brief.brief.indicators[0])
    QTest.keyClick(pick.list, Key.Key_F10, SHIFT)
    menu = QApplication.activePopupWidget()
    places = [text for text, enabled in titles(menu).items() if enabled]
    assert places[0] == "Automatic"
    take(menu, "Copy").trigger()
    assert copied() == str(pick.list.currentIndex().data())
    take(menu, places[1]).trigger()
    assert brief.brief.pins[0].indicator == brief.brief.indicators[0]


def test_nothing_is_done_where_no_words_are(window: MainWindow) -> None:
    commands = window.commands.findChild(EditingCommands)
    assert isinstance(commands, EditingCommands)
    window.commands.tool_bar.setFocus()
    for action in window.commands.editing.values():
        action.trigger()

    assert copied() == ""
