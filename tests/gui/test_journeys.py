"""What people come for, from end to end, by keys alone."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefgen.gui.start.card import TemplateCard
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.opening import Opening
from tests.gui.conftest import Asked, Maker
from tests.gui.next_month import grow_patents
from tests.pdf_reading import pdf_text

Key, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LONG = 60_000  # milliseconds
WORDS = "My own closing words."


def press(key: Qt.Key, held: Qt.KeyboardModifier = NONE) -> None:
    """A key, to whatever has the focus."""
    QTest.keyClick(focus(), key, held)


def write(text: str) -> None:
    QTest.keyClicks(focus(), text)


def focus() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget, "nothing has the focus"
    return widget


def started(qtbot: QtBot, make_window: Maker) -> MainWindow:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    qtbot.waitUntil(lambda: bool(window.start.cards()) and bool(QApplication.focusWidget()))
    opening = window.findChild(Opening)
    assert opening
    opening.path_asked.connect(opening.open_path)  # which else is for the windows of the program
    return window


def made(qtbot: QtBot, window: MainWindow) -> None:
    """Wait for the pages."""
    qtbot.waitUntil(lambda: window.rendering is not None and window.rendering.is_current)


def exported(qtbot: QtBot, window: MainWindow, folder: Path) -> Path:
    """Ctrl+E, Enter; the PDF. Where to is no key: the folder stands in the dialog."""
    window.activateWindow()  # a screen without a window manager leaves that to us
    qtbot.waitUntil(lambda: window.isActiveWindow() and bool(QApplication.focusWidget()))
    press(Key.Key_E, CTRL)
    dialog = window.exporting.dialog
    assert dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.folder.setText(str(folder))
    press(Key.Key_Return)
    qtbot.waitUntil(dialog.open_file.isEnabled, timeout=LONG)
    assert focus() is dialog.open_file
    press(Key.Key_Escape)
    assert len(list(folder.glob("*.docx"))) == 1
    return next(each for each in folder.glob("*.pdf"))


def test_the_first_pdf_takes_three_keys(qtbot: QtBot, make_window: Maker, tmp_path: Path) -> None:
    window = started(qtbot, make_window)
    press(Key.Key_Return)
    made(qtbot, window)
    pdf = exported(qtbot, window, tmp_path)
    assert "38,210" in pdf_text(pdf)


def memo(qtbot: QtBot, make_window: Maker, asked: Asked, path: Path) -> MainWindow:
    """A decision memo with a sentence of one's own, a pick dropped, and saved: by keys."""
    window = started(qtbot, make_window)
    qtbot.waitUntil(lambda: isinstance(focus(), TemplateCard))
    for _ in window.start.cards():
        if focus().accessibleName() == "Create Decision memo":
            break
        press(Key.Key_Right)
    assert focus().accessibleName() == "Create Decision memo"
    press(Key.Key_Return)
    made(qtbot, window)
    press(Key.Key_1, CTRL)
    write("data centers")
    press(Key.Key_Down)
    press(Key.Key_Space)
    made(qtbot, window)
    press(Key.Key_2, CTRL)
    press(Key.Key_Down)
    press(Key.Key_Return)
    press(Key.Key_End, CTRL)
    write(f" {WORDS}")
    asked.path = path
    press(Key.Key_S, CTRL)
    qtbot.waitUntil(path.exists)
    return window


def test_a_memo_gets_words_of_ones_own_and_goes_out(
    qtbot: QtBot, make_window: Maker, asked: Asked, tmp_path: Path
) -> None:
    window = memo(qtbot, make_window, asked, tmp_path / "memo.brief")
    assert window.open_brief
    brief = window.open_brief.brief
    assert brief.template.id == "decision-memo"
    assert "power" not in brief.indicators
    assert brief.edits
    press(Key.Key_F8)
    assert window.workspace
    assert focus() is window.workspace.editor.edit
    (tmp_path / "out").mkdir()
    assert WORDS in pdf_text(exported(qtbot, window, tmp_path / "out"))


def test_next_month_the_figures_are_new_and_the_words_stay(
    qtbot: QtBot,
    make_window: Maker,
    asked: Asked,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Open, update the figures, export."""
    memo(qtbot, make_window, asked, tmp_path / "memo.brief").close()
    grow_patents(tmp_path, monkeypatch)
    window = started(qtbot, make_window)
    press(Key.Key_O, CTRL)
    made(qtbot, window)
    press(Key.Key_F9)
    qtbot.waitUntil(lambda: window.updating.dialog is not None)
    dialog = window.updating.dialog
    assert dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Key.Key_Return)
    made(qtbot, window)
    (tmp_path / "out").mkdir()
    text = pdf_text(exported(qtbot, window, tmp_path / "out"))
    assert "40,000" in text
    assert "38,210" not in text
    assert WORDS in text
