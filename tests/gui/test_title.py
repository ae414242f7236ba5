from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow


def title(window: MainWindow) -> str:
    assert window.rendering
    assert window.rendering.latest
    return window.rendering.latest.document.title


def test_a_title_is_kept_and_follows_the_picks_again(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    assert window.rendering
    keep, rendering = window.commands.keep_title, window.rendering
    first = title(window)
    assert not keep.isChecked()

    keep.trigger()
    assert keep.isChecked()
    brief.apply("Drop", edits.drop_indicator(brief.brief, "patents"))
    qtbot.waitUntil(lambda: rendering.is_current)
    assert title(window) == first

    keep.trigger()
    qtbot.waitUntil(lambda: rendering.is_current)
    assert title(window) != first
    brief.history.undo()
    assert keep.isChecked()
