"""The editor and the pages with the real worker."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.panels.editor import EditorPanel
from briefgen.gui.panels.pages import PagesPanel
from briefgen.gui.rendering import Rendering
from tests.builders import small_brief


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = Engine()
    yield engine
    engine.close()


def test_what_is_typed_stands_on_the_pages(qtbot: QtBot, engine: Engine) -> None:
    open_brief = OpenBrief(small_brief())
    rendering = Rendering(open_brief, engine, open_brief)
    window = QSplitter()
    editor, pages = EditorPanel(open_brief, rendering), PagesPanel(open_brief, rendering)
    window.addWidget(editor)
    window.addWidget(pages)
    window.resize(1000, 600)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitUntil(lambda: pages.view.made is not None, timeout=30_000)
    section = pages.view.sections()[-1]
    pages.view.section_clicked.emit(section)
    assert open_brief.section == section
    assert pages.view.section_rects(section)

    before = pages.view.made
    QTest.keyClick(editor.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor.edit, " Quixotic words.")
    qtbot.waitUntil(lambda: pages.view.made is not before, timeout=30_000)
    qtbot.waitUntil(lambda: rendering.is_current, timeout=30_000)

    assert pages.state.text() == "Up to date"
    pages.text_view.trigger()
    assert "Quixotic words." in pages.text.toPlainText()
