"""The bar above the panes: one notice at a time, the most urgent first, and it takes no focus."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window import notices
from briefgen.gui.window.main_window import MainWindow
from tests.gui.conftest import Asked, noticed

LEFT = Qt.MouseButton.LeftButton
WHY = "a.brief was not saved: the disk is full."


def fail(window: MainWindow, why: str = WHY) -> None:
    assert window.files
    window.files.not_saved.emit(why)


def no_copy(window: MainWindow, why: str = "No copy for recovery can be kept: full.") -> None:
    assert window._copy
    window._copy.failed.emit(why)


def press(window: MainWindow, name: str) -> None:
    QTest.mouseClick(getattr(window.notices, name), LEFT)


def test_the_most_urgent_is_shown_and_the_next_when_it_is_closed(
    window: MainWindow, brief: OpenBrief
) -> None:
    assert noticed(window) == ""
    brief.refuse_saving("open on PC-14")
    assert noticed(window) == "Read-only: open on PC-14. Save asks for another name."
    brief.recovered.emit("10:41")
    assert noticed(window).startswith("Recovered: the words of 10:41")
    fail(window)
    no_copy(window)
    assert noticed(window) == WHY
    said = []
    while noticed(window):
        said.append(noticed(window).split(" ")[0])
        press(window, "close_button")
    assert said == ["a.brief", "No", "Recovered:", "Read-only:"]
    assert not window.notices.isVisible()


def test_what_holds_no_longer_is_not_told(
    window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: object
) -> None:
    brief.recovered.emit("10:41")
    fail(window)
    no_copy(window)
    asked.path = tmp_path / "a.brief"  # type: ignore[operator]
    window.commands.save.trigger()
    assert noticed(window) == ""


def test_what_was_closed_is_told_again_only_when_it_is_news(window: MainWindow) -> None:
    no_copy(window)
    press(window, "close_button")
    no_copy(window)
    assert noticed(window) == ""
    no_copy(window, "No copy for recovery can be kept: no rights.")
    assert "no rights" in noticed(window)
    press(window, "close_button")
    fail(window)
    press(window, "close_button")
    fail(window)  # whoever tries again wants to know
    assert noticed(window) == WHY


def test_the_button_does_what_helps(
    window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: object
) -> None:
    fail(window)
    assert window.notices.button.text() == "Save as…"
    asked.path = tmp_path / "b.brief"  # type: ignore[operator]
    press(window, "button")
    assert brief.path == asked.path
    assert noticed(window) == ""


def test_it_takes_no_focus_and_f6_reaches_it(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert window.workspace
    edit = window.workspace.editor.edit
    edit.setFocus()
    place = window.workspace.pages.view.verticalScrollBar().value()
    fail(window)
    assert QApplication.focusWidget() is edit
    assert window.workspace.pages.view.verticalScrollBar().value() == place
    stack, bar = window._stack.geometry(), window.notices.geometry()
    QTest.qWait(20)
    stack, bar = window._stack.geometry(), window.notices.geometry()
    assert bar.bottom() < stack.top()
    QTest.keyClick(edit, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    QTest.keyClick(window, Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert QApplication.focusWidget() is window.notices.button
    QTest.keyClick(window.notices.button, Qt.Key.Key_Tab)
    QTest.keyClick(window.notices.close_button, Qt.Key.Key_Space)
    assert noticed(window) == ""
    assert QApplication.focusWidget() is edit


def test_only_what_may_lose_words_interrupts(
    window: MainWindow, brief: OpenBrief, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, bool]] = []

    def hear(_widget: object, text: str, *, urgent: bool = False) -> None:
        said.append((text, urgent))

    monkeypatch.setattr(notices, "announce", hear)
    brief.refuse_saving("open on PC-14")
    fail(window)
    form = replace(brief.brief.form, title="Words")
    brief.apply("Edit title", edits.fill_form(brief.brief, form))
    assert [urgent for _, urgent in said] == [False, True]
    assert said[1][0] == f"Notice: {WHY}"
