from pytestqt.qtbot import QtBot

from briefgen.gui.menus.kinds import KindCommands
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow


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
