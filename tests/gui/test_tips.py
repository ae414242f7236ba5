"""Tips: one line on the first use of a pane, and never again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.tips import PANES
from tests.gui.conftest import Maker, show

Key = Qt.Key


def told(window: MainWindow) -> str:
    line = window.tips.line()
    return line.text.text() if line and not line.isHidden() else ""


def begun(qtbot: QtBot, make_window: Maker, *, fresh: bool) -> MainWindow:
    """A window with a brief, of somebody who never saw a tip or of one who comes back."""
    kept = {name: Settings(paths.user_data()).kept(f"tip-{name}") for name in PANES}
    window = make_window()
    for name in PANES:
        window.settings.keep(f"tip-{name}", "" if fresh else kept[name])
    window.activateWindow()
    show(window)
    assert window.workspace
    pick = window.workspace.steps.pick
    qtbot.waitUntil(pick.search.hasFocus)
    return window


def test_a_pane_has_its_tip_on_first_use_and_one_is_seen_at_a_time(
    qtbot: QtBot, make_window: Maker
) -> None:
    window = begun(qtbot, make_window, fresh=True)
    assert window.workspace
    assert told(window).startswith("Type to find an indicator")

    found = [told(window)]
    for _ in range(2):
        QTest.keyClick(window, Key.Key_F6)
        found.append(told(window))
    window.commands.steps[3].trigger()
    found.append(told(window))

    assert [each[:4] for each in found] == ["Type", "Only", "Thes", "F8 g"]
    window.commands.steps[0].trigger()
    assert told(window) == ""


def test_a_tip_stands_below_so_that_nothing_moves(qtbot: QtBot, make_window: Maker) -> None:
    window = begun(qtbot, make_window, fresh=True)
    assert window.workspace
    pick, line = window.workspace.steps.pick, window.tips.line()
    assert line
    qtbot.waitUntil(line.isVisible)
    place = pick.search.pos()

    QTest.mouseClick(line.close_button, Qt.MouseButton.LeftButton)

    assert told(window) == ""
    qtbot.wait(20)
    assert pick.search.pos() == place


def test_escape_on_a_tip_closes_it_and_leads_back(qtbot: QtBot, make_window: Maker) -> None:
    window = begun(qtbot, make_window, fresh=True)
    assert window.workspace
    line = window.tips.line()
    assert line
    line.close_button.setFocus(Qt.FocusReason.TabFocusReason)

    QTest.keyClick(line.close_button, Key.Key_Escape)

    assert told(window) == ""
    assert window.workspace.steps.pick.search.hasFocus()


def test_a_tip_is_never_shown_twice(qtbot: QtBot, make_window: Maker) -> None:
    begun(qtbot, make_window, fresh=True).settings._store.sync()

    again = begun(qtbot, make_window, fresh=False)

    assert told(again) == ""
    QTest.keyClick(again, Key.Key_F6)
    assert told(again).startswith("Only the paragraph")


@pytest.mark.parametrize("when", ["before", "meanwhile"])
def test_who_wants_no_tips_gets_none(qtbot: QtBot, make_window: Maker, when: str) -> None:
    if when == "before":
        Settings(paths.user_data()).set_value("tips", False)
    window = begun(qtbot, make_window, fresh=True)
    window.settings.set_value("tips", False)

    assert told(window) == ""
    QTest.keyClick(window, Key.Key_F6)
    assert told(window) == ""


def test_an_office_turns_tips_off_for_all(qtbot: QtBot, make_window: Maker) -> None:
    file = paths.office_settings()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text("[locked]\ntips = false\n", encoding="utf-8")

    window = begun(qtbot, make_window, fresh=True)

    assert told(window) == ""
