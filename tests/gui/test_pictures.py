"""A picture is put into the section in hand, from the Brief menu."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from briefgen.document.tree import Picture
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from tests.gui.conftest import Asked
from tests.test_images import GOOD


def test_a_picture_with_its_words_is_one_step(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    before = brief.brief
    asked.path, asked.name = tmp_path / "map.png", "A map."
    asked.path.write_bytes(GOOD["rgb"])

    window.commands.insert_picture.trigger()

    qtbot.waitUntil(lambda: brief.history.count() == 1)
    assert asked.asked[0] == "Pictures (*.png *.jpg *.jpeg)"
    (change,) = brief.brief.edits
    assert change.section == brief.section
    assert change.base is None
    assert isinstance(change.mine, Picture)
    assert (change.mine.name, change.mine.alt) == ("map.png", "A map.")
    assert window.rendering
    assert window.rendering.latest
    qtbot.waitUntil(lambda: window.rendering.is_current)  # type: ignore[union-attr]
    sections = {each.id: each for each in window.rendering.latest.document.sections}
    assert sections[brief.section].blocks[-1].id == change.id
    assert brief.history.undoText() == "Insert picture"
    brief.history.undo()
    assert brief.brief == before


def test_a_file_that_is_no_picture_is_one_sentence(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    asked.path = tmp_path / "map.png"
    asked.path.write_bytes(b"nothing")

    window.commands.insert_picture.trigger()

    qtbot.waitUntil(lambda: bool(asked.told))
    assert asked.told == ["map.png: The file is not a PNG or JPEG picture."]
    assert brief.history.count() == 0
