from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.gui.menus.kinds import KindCommands
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from briefgen.sources import library
from tests.builders import small_brief
from tests.compose.test_changes import reworded
from tests.gui.conftest import Maker, show


def test_another_kind_is_one_step_and_keeps_the_choices(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    commands = window.commands.findChild(KindCommands)
    assert isinstance(commands, KindCommands)
    chosen = brief.brief.indicators
    row = commands.kinds.findText("Issue brief")

    commands.kinds.setCurrentIndex(row)
    commands.kinds.activated.emit(row)

    assert brief.brief.template.id == "issue-brief"
    assert brief.brief.indicators == chosen
    brief.history.undo()
    assert commands.kinds.currentText() == "One-pager"


def test_words_that_lose_their_place_are_told_at_once_and_have_it_again(
    qtbot: QtBot, make_window: Maker
) -> None:
    window = make_window()
    brief = show(window, reworded(small_brief("issue-brief"), "finding:patents"))
    result = window.statusBar().result  # type: ignore[attr-defined]
    status = window.statusBar()

    def become(template: str) -> None:
        after = edits.change_template(brief.brief, library.find_template(template))
        brief.apply(f"Change to {template}", after)

    qtbot.waitUntil(lambda: window.rendering.is_current)  # type: ignore[union-attr]
    assert "no place" not in result.text()
    become("talking-points")
    qtbot.waitUntil(lambda: "2 words of yours have no place now; they are kept." in result.text())
    assert status.undo.isVisible()  # type: ignore[attr-defined]

    become("issue-brief")
    qtbot.waitUntil(lambda: "2 words of yours have their place again." in result.text())

    brief.history.undo()
    qtbot.waitUntil(lambda: "have no place now" in result.text() or not window.rendering.is_busy())  # type: ignore[union-attr]
    assert result.text().startswith("Undid: Change to issue-brief")
    assert status.redo.isVisible()  # type: ignore[attr-defined]
