"""The status line: what happened last, with a link that undoes or redoes it, and what gives way."""

import re

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolButton
from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.brief.problems import Problem
from briefgen.errors import Severity
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.status import StatusLine
from briefgen.worker.jobs import Made
from tests.gui.conftest import told_in

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def line(qtbot: QtBot, window: MainWindow) -> StatusLine:
    found = window.statusBar()
    assert isinstance(found, StatusLine)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return found


def retitle(brief: OpenBrief, title: str) -> None:
    brief.apply("Edit title", edits.fill_form(brief.brief, replace(brief.brief.form, title=title)))


def links(line: StatusLine) -> list[str]:
    return [each.text() for each in line.findChildren(QToolButton) if each.isVisible()]


def shown(window: MainWindow, **changes: object) -> Made:
    """Pages of other problems or another length."""
    assert window.rendering
    assert window.rendering.latest
    made = replace(window.rendering.latest, **changes)
    window.rendering.made.emit(made)
    return made


def test_what_was_undone_is_told_with_redo_and_the_other_way_round(
    window: MainWindow, brief: OpenBrief, line: StatusLine
) -> None:
    retitle(brief, "One")
    assert told_in(window) == ""
    window.commands.undo.trigger()
    assert told_in(window) == "Undid: Edit title"
    assert line.redo.isVisible()
    assert line.landing() is line.redo
    line.redo.setFocus()
    QTest.keyClick(line.redo, Qt.Key.Key_Space)
    assert told_in(window) == "Redid: Edit title"
    assert brief.brief.form.title == "One"
    assert QApplication.focusWidget() is line.undo  # so that it can be pressed again
    QTest.keyClick(line.undo, Qt.Key.Key_Space)
    assert brief.brief.form.title == ""


def test_a_link_never_undoes_another_step_than_the_one_that_is_named(
    window: MainWindow, brief: OpenBrief, line: StatusLine
) -> None:
    retitle(brief, "One")
    window.commands.undo.trigger()
    retitle(brief, "Two")
    assert told_in(window) == ""
    assert not line.redo.isVisible()
    assert not line.undo.isVisible()


def test_whoever_typed_since_does_not_undo_that_in_place_of_a_pick(brief: OpenBrief) -> None:
    first = brief.brief
    brief.apply("Drop", edits.drop_indicator(first, first.indicators[-1]))
    assert brief.is_one_step_from(first)
    retitle(brief, "One")
    assert not brief.is_one_step_from(first)


def test_the_last_result_stays_until_the_next(window: MainWindow, brief: OpenBrief) -> None:
    brief.told.emit("2 sources added")
    retitle(brief, "One")
    QTest.qWait(50)
    assert told_in(window) == "2 sources added"
    brief.told.emit("No word is misspelled.")
    assert told_in(window) == "No word is misspelled."


def test_what_a_menu_says_leaves_the_line_as_it_was(
    window: MainWindow, brief: OpenBrief, line: StatusLine
) -> None:
    brief.told.emit("2 sources added")
    line.showMessage("Nothing was undone")
    line.clearMessage()
    assert told_in(window) == "2 sources added"
    assert line.result.isVisible()


def test_errors_and_warnings_are_counted_and_lead_to_the_list(
    window: MainWindow, line: StatusLine
) -> None:
    error, warning, note = (
        Problem(each, f"some.{each}", f"A {each}.")
        for each in (Severity.ERROR, *list(Severity)[1:])
    )
    for problems, text in (
        ((error, error, warning, note), "2 errors, 1 warning"),
        ((warning, note), "1 warning"),
        ((note,), "1 note"),
        ((), ""),
    ):
        shown(window, problems=problems)
        assert line.problems.text() == text
        assert line.problems.isVisible() == bool(text)
    shown(window, problems=(error,))
    QTest.mouseClick(line.problems, LEFT)
    assert window.workspace
    assert window.workspace.steps.check.list.hasFocus()


def test_pages_over_the_limit_are_said_and_lead_to_what_could_give_way(
    window: MainWindow, line: StatusLine
) -> None:
    assert window.workspace
    assert re.fullmatch(r"1 page", line.length.text())
    assert not line.over.isVisible()
    over = Problem(Severity.ERROR, "pages.over", "The text takes 2 pages; the limit is 1.")
    first = Problem(Severity.ERROR, "some.error", "An error.")
    shown(window, problems=(first, over), page_count=2)
    assert line.over.text() == "2 pages of 1"
    assert not line.length.isVisible()
    QTest.mouseClick(line.over, LEFT)
    check = window.workspace.steps.check
    assert check.isVisible()
    assert check._in_hand() == over


def test_the_age_of_the_figures_leads_to_newer_ones(
    qtbot: QtBot, window: MainWindow, line: StatusLine
) -> None:
    with qtbot.waitSignal(window.commands.update_figures.triggered):
        QTest.mouseClick(line.as_of, LEFT)


def test_parts_of_the_line_go_in_their_order(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, line: StatusLine, dressed: Settings
) -> None:
    brief.told.emit("A sentence that is much longer than there is room for in any line. " * 4)
    gone = []
    for width in range(1366, 640, -20):
        window.resize(width, 500)
        QTest.qWait(1)
        for name in ("as_of", "words", "length"):
            if name not in gone and not getattr(line, name).isVisible():
                gone.append(name)
        assert line.problems.isVisible()
        assert line.problems.width() >= line.problems.sizeHint().width()
    dressed.set_value("text_size", 200)
    qtbot.waitUntil(lambda: not line.words.isVisible())
    for name in ("as_of", "words", "length"):
        if name not in gone and not getattr(line, name).isVisible():
            gone.append(name)
    assert gone == ["as_of", "words", "length"][: len(gone)]
    assert len(gone) >= 2
    assert line.saved.isVisible()
