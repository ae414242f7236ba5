"""What is told to screen readers when it happens, and what is not told twice."""

import sys

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QApplication, QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages import page_view, panel
from briefgen.gui.steps import StepsPanel
from briefgen.gui.widgets import field_note, heard
from briefgen.gui.widgets.field_note import FieldNote
from briefgen.gui.window.main_window import MainWindow
from tests.gui.rooms import export
from tests.gui.test_access_tree import walk

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NAME = QAccessible.Text.Name
TICK, TOLD = Qt.ItemDataRole.CheckStateRole, Qt.ItemDataRole.AccessibleDescriptionRole


@pytest.fixture
def rows(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, object]]:
    """What is told of rows in hand."""
    told: list[tuple[str, object]] = []

    def tell_tick(view: QAbstractItemView) -> None:
        told.append((str(view.currentIndex().data()), view.currentIndex().data(TICK)))

    def tell_description(view: QAbstractItemView) -> None:
        told.append((str(view.currentIndex().data()), view.currentIndex().data(TOLD)))

    monkeypatch.setattr(heard, "_TELLERS", (tell_tick, tell_description))
    window.activateWindow()
    return told


def take(steps: StepsPanel, indicator: str) -> QModelIndex:
    pick = steps.pick
    pick.list.setFocus()
    pick.show_choice(indicator)
    return pick.list.currentIndex()


def test_a_tick_in_pick_is_told_with_its_row_and_what_came_of_it(
    qtbot: QtBot, steps: StepsPanel, rows: list[tuple[str, object]]
) -> None:
    take(steps, "patents")
    QTest.keyClick(steps.pick.list, Key.Key_Space)
    assert rows == [
        ("Patent families", Qt.CheckState.Unchecked),
        ("Patent families", "Dropped, China leads, U.S. 6,276, China 38,210, 2014–2023"),
    ]
    rows.clear()
    QTest.keyClick(steps.pick.list, Key.Key_Space)
    qtbot.waitUntil(lambda: len(rows) > 1)
    assert rows[0] == ("Patent families", Qt.CheckState.Checked)
    assert str(rows[1][1]).startswith("Told, China leads")


def test_a_tick_in_arrange_is_told(
    window: MainWindow, steps: StepsPanel, rows: list[tuple[str, object]]
) -> None:
    window.commands.steps[1].trigger()
    view = steps.arrange.list
    QTest.keyClick(view, Key.Key_Home)
    QTest.keyClick(view, Key.Key_Space)
    assert rows == [("The ask", Qt.CheckState.Unchecked), ("The ask", "Left out")]


def test_nothing_is_told_of_rows_where_the_focus_is_not(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel, rows: list[tuple[str, object]]
) -> None:
    index = take(steps, "patents")
    steps.pick.search.setFocus()
    steps.pick.list.model().setData(index, Qt.CheckState.Unchecked, TICK)
    assert "patents" not in brief.brief.indicators
    assert rows == []


def test_a_row_with_nothing_below_it_is_never_open(window: MainWindow, steps: StepsPanel) -> None:
    tree = QAccessible.queryAccessibleInterface(steps.pick.list)
    states = {each.text(NAME): each.state() for each in walk(tree)}
    assert states["Ideas"].expanded
    assert not states["Patent families"].expanded
    assert states["Patent families"].checked


@pytest.fixture
def focused(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What readers are told to have the focus."""
    told: list[str] = []

    def tell(thing: QAccessibleInterface | None) -> None:
        assert thing
        told.append(thing.text(NAME))

    monkeypatch.setattr(page_view, "tell_focus", tell)
    monkeypatch.setattr(heard, "tell_focus", tell)
    return told


def test_the_next_section_on_the_pages_is_read(
    qtbot: QtBot, window: MainWindow, focused: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.workspace
    view = window.workspace.pages.view
    monkeypatch.setattr(type(view), "sections", lambda _: ("bottom_line", "figures"))
    assert window.rendering
    view.made = window.rendering.latest
    window.activateWindow()
    view.setFocus()
    view.section = "bottom_line"
    QTest.keyClick(view, Key.Key_Down, CTRL)
    assert len(focused) == 1
    assert "38,210 patent families" in focused[0]


def test_another_step_tells_where_the_focus_is_after_its_tab(
    qtbot: QtBot, window: MainWindow, focused: list[str]
) -> None:
    window.activateWindow()
    window.commands.steps[1].trigger()
    qtbot.waitUntil(lambda: bool(focused))
    assert focused[-1].startswith("The ask, section 1 of") or focused[-1].startswith("Bottom line")


def test_f8_from_another_step_comes_to_the_problem(window: MainWindow, steps: StepsPanel) -> None:
    window.activateWindow()
    steps.check.search.setText("private")  # so that its line, which comes first, is there
    steps.pick.search.setFocus()
    window.commands.next_problem.trigger()
    problems = steps.check.list
    assert QApplication.focusWidget() is problems
    assert problems.currentIndex() == steps.check.model.walk()[0]
    assert window.workspace
    window.workspace.editor.edit.setFocus()
    window.commands.next_problem.trigger()
    assert QApplication.focusWidget() is window.workspace.editor.edit


def test_the_text_view_takes_the_focus_of_the_pages_and_has_a_caret(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(panel, "announce", lambda _, text: said.append(text))
    assert window.workspace
    pages = window.workspace.pages
    window.activateWindow()
    pages.view.setFocus()
    pages.text_view.trigger()
    assert QApplication.focusWidget() is pages.text
    text = QAccessible.queryAccessibleInterface(pages.text)
    assert text.role() == QAccessible.Role.EditableText
    assert text.state().readOnly
    QTest.keyClick(pages.text, Key.Key_Down)
    assert pages.text.textCursor().position() > 0
    pages.text_view.trigger()
    assert QApplication.focusWidget() is pages.view
    assert said == []  # the focus has told it
    window.workspace.editor.edit.setFocus()
    pages.text_view.trigger()
    assert said == ["Preview as text"]


def test_the_export_opens_without_what_does_not_hold(window: MainWindow) -> None:
    dialog = QAccessible.queryAccessibleInterface(export(window))
    read = [n.text(NAME) for n in walk(dialog) if n.role() == QAccessible.Role.StaticText]
    assert "1 thing to check." in read
    assert not [each for each in read if "release" in each or "Makes" in each]
    release = next(n for n in walk(dialog) if n.text(NAME) == "Release copy")
    assert "a release copy leaves that out" in release.text(QAccessible.Text.Description)


def test_the_name_of_the_words_has_their_section(window: MainWindow, brief: OpenBrief) -> None:
    assert window.workspace
    brief.select("bottom_line")
    assert window.workspace.editor.edit.accessibleName() == "Words, Bottom line"


def test_what_a_field_refuses_is_said_once(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that has the focus says its new description; any other is announced."""
    said: list[str] = []
    monkeypatch.setattr(field_note, "announce", lambda _, text: said.append(text))
    monkeypatch.setattr(sys, "platform", "linux")
    box = QLabel()
    field, other = QLineEdit(box), QLineEdit(box)
    note = FieldNote(field)
    qtbot.addWidget(box)
    qtbot.addWidget(note)
    box.show()
    box.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    note.refuse("Write a name.")
    assert field.accessibleDescription() == "Write a name."
    assert said == []
    other.setFocus()
    note.refuse("Write another.")
    assert said == ["Write another."]
