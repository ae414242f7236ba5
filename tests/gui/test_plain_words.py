"""Words are shown as they are written: nothing that looks like HTML is HTML, or opens a file."""

from pathlib import Path

import pytest
from msgspec.structs import fields, replace
from PySide6.QtGui import QImage, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.document.tree import Heading, Paragraph, Text
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.widgets.plain import tip
from briefgen.gui.window.main_window import MainWindow
from tests.gui.rooms import DIALOGS, PANES, leave

RED, PLAIN = 0xFFFF0000, Qt.TextFormat.PlainText


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    """A file of this computer that a label would show if it read its text as HTML."""
    path = tmp_path / "red.png"
    image = QImage(40, 40, QImage.Format.Format_RGB32)
    image.fill(RED)
    assert image.save(str(path))
    return path


def test_no_room_shows_the_words_of_a_brief_as_markup(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, picture: Path
) -> None:
    assert window.rendering
    hostile = f"<img src='{picture}'>"
    form = brief.brief.form
    texts = {
        each.name: hostile for each in fields(form) if isinstance(getattr(form, each.name), str)
    }
    changed = edits.fill_form(brief.brief, replace(form, **texts))
    made = window.rendering.latest
    assert made
    section = next(e for e in made.suggested if any(isinstance(b, Heading) for b in e.blocks))
    words = tuple(
        replace(each, text=(Text(hostile),)) if isinstance(each, Heading | Paragraph) else each
        for each in section.blocks
    )
    changed = edits.edit_section(changed, section.id, section.blocks, words)
    brief.apply(hostile, changed)
    brief.select(section.id)
    qtbot.waitUntil(lambda: window.rendering.is_current)  # type: ignore[union-attr]

    brief.told.emit(hostile)
    met = 0
    for place, go in (PANES | DIALOGS).items():
        if place == "office":  # asked only where an office is not named yet
            continue
        room = go(window).window()
        QTest.qWait(20)
        shown = room.grab().toImage()
        reds = [
            (x, y)
            for x in range(0, shown.width(), 20)
            for y in range(0, shown.height(), 20)
            if shown.pixel(x, y) == RED
        ]
        assert reds == [], place
        marked = [
            each.text()
            for each in room.findChildren(QLabel)
            if Qt.mightBeRichText(each.text()) and each.textFormat() is not PLAIN
        ]
        assert marked == [], place
        met += sum(Qt.mightBeRichText(each.text()) for each in room.findChildren(QLabel))
        leave(window)
    assert met > 5  # of labels that show such words


def test_a_tool_tip_says_what_is_written() -> None:
    assert tip("Energy & <power> in 1 < 2") == "Energy & <power> in 1 < 2" or "&lt;" in tip("<p>")
    assert "<img" not in tip("<img src=x>\nsecond")
    assert tip("Not markup: 1 < 2") == "Not markup: 1 < 2"
