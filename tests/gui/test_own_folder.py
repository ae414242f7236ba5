"""Whatever lies in the user's own folder, the window starts and the gallery shows what is well."""

import os

import pytest
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.gui.files.recovery import find_leftovers, tidy
from briefgen.gui.settings import Settings
from briefgen.gui.start.panel import StartPage
from tests.gui.conftest import Maker
from tests.own_folder import UNUSABLE, fill


@pytest.fixture(autouse=True)
def own_folder() -> None:
    fill(paths.user_data())


def test_the_gallery_shows_the_others_and_a_sentence_for_each(
    qtbot: QtBot, make_window: Maker
) -> None:
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.library.packs), timeout=20_000)

    (start,) = window.findChildren(StartPage)
    assert {"one-pager", "well", "name"} <= {each.id for each in window.library.templates}
    told = start._notice.text().splitlines()
    open_to_us = {"closed"} if os.getuid() == 0 else set()
    for name in UNUSABLE.keys() - open_to_us:
        assert sum(line.startswith(f"{name}/") for line in told) == 1, name
    assert len(told) == len(UNUSABLE) - len(open_to_us)


def test_a_pipe_in_the_place_of_settings_keeps_nobody_waiting() -> None:
    os.mkfifo(paths.user_data() / "window.ini")

    Settings(paths.user_data()).set_person("Ann")

    assert Settings(paths.user_data()).person() == "Ann"
    assert (paths.user_data() / "window.ini").is_fifo()


def test_pipes_among_the_copies_keep_nobody_waiting() -> None:
    tidy(paths.recovery())

    assert [each.name for each in find_leftovers(paths.recovery())] == ["b"]
    assert (paths.recovery() / "c.alive").is_fifo()
