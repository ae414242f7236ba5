"""The look of an office, from the Brief menu."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from tests.gui.conftest import Asked
from tests.gui.test_citations import marked, take


def test_a_look_that_ships_is_one_step(window: MainWindow, brief: OpenBrief) -> None:
    menu = window.commands.look
    assert marked(menu) == ["Agency"]

    take(menu, "Plain")

    assert brief.brief.brand.id == "plain"
    assert brief.brief.brand.accent == "#1B1B1B"
    assert brief.history.undoText() == "Look of Plain"
    assert marked(menu) == ["Plain"]
    brief.history.undo()
    assert marked(menu) == ["Agency"]


def test_a_look_from_a_file_stands_in_the_menu_then(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    asked.path = tmp_path / "ours.toml"
    asked.path.write_text('title = "Office of Tests"\naccent = "#7A1F1F"\n')

    take(window.commands.look, "From a file…")

    qtbot.waitUntil(lambda: brief.history.count() == 1)
    assert asked.asked == ["Brand files (*.toml)"]
    assert brief.brief.brand.accent == "#7A1F1F"
    assert marked(window.commands.look) == ["Office of Tests"]


def test_a_look_that_cannot_be_read_on_paper_is_told_in_a_sentence(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    asked.path = tmp_path / "pale.toml"
    asked.path.write_text('title = "Pale"\naccent = "#FFEE99"\n')

    take(window.commands.look, "From a file…")

    qtbot.waitUntil(lambda: bool(asked.told))
    assert asked.told[0].startswith("pale.toml: #FFEE99 on #FFFFFF has a contrast of 1.2 to 1")
    assert brief.history.count() == 0
