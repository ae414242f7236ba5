from pytestqt.qtbot import QtBot

from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow


def test_british_english_is_a_choice_that_can_be_undone(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    american, british = window.commands.language.actions()
    assert american.isChecked()

    british.trigger()

    assert brief.brief.language == "en-GB"
    assert brief.history.undoText() == "Write British English"
    brief.history.undo()
    assert american.isChecked()
    assert not british.isChecked()
