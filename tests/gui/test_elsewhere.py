"""What no other program opens is said, with the place where it lies."""

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from pytestqt.qtbot import QtBot

from briefgen.gui.menus.help import HelpCommands
from briefgen.gui.window.main_window import MainWindow
from tests.gui.conftest import Asked


def test_what_nobody_opens_is_said(
    qtbot: QtBot, window: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", tried.append)  # which gives None
    HelpCommands(window.engine, window.commands)

    window.commands.guide.trigger()
    qtbot.waitUntil(lambda: bool(asked.told), timeout=60_000)
    assert asked.told == [f"No program of this computer opens {tried[0].toLocalFile()}."]

    assert window.workspace
    details = window.workspace.steps.pick.details
    for link in ("https://example.org/a%20b", "choice:none"):
        details.text.anchorClicked.emit(QUrl(link))
    assert asked.told[1:] == ["No program of this computer opens https://example.org/a b."]
