"""The editor and the pages with the real worker."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QSplitter
from pytestqt.qtbot import QtBot

from briefgen.brief.edits import edit_section
from briefgen.document.tree import Paragraph, Text
from briefgen.gui.editor import panel
from briefgen.gui.editor.panel import EditorPanel
from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages.panel import PagesPanel
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


def test_no_letter_waits_longer_than_for_the_pages_before_it(
    qtbot: QtBot, engine: Engine, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(panel, "PAUSE", 600_000)
    open_brief = OpenBrief(small_brief())
    rendering = Rendering(open_brief, engine, open_brief)
    editor = EditorPanel(open_brief, rendering)
    qtbot.addWidget(editor)
    editor.show()
    qtbot.waitUntil(lambda: rendering.is_current, timeout=30_000)
    open_brief.select("bottom_line")
    QTest.keyClick(editor.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(editor.edit, " One")
    qtbot.waitUntil(rendering.is_busy)
    QTest.keyClicks(editor.edit, " more word.")
    qtbot.waitUntil(lambda: not rendering.is_busy() and rendering.is_current, timeout=30_000)
    qtbot.waitUntil(lambda: "One more word." in str(open_brief.brief.edits), timeout=5_000)


def test_words_are_kept_when_the_suggestion_has_changed(qtbot: QtBot, engine: Engine) -> None:
    mine = (Paragraph("standing:picks", (Text("My words."),)),)
    old = (Paragraph("standing:picks", (Text("An old suggestion."),)),)
    brief = edit_section(small_brief(), "bottom_line", old, mine)
    open_brief = OpenBrief(brief)
    rendering = Rendering(open_brief, engine, open_brief)
    editor = EditorPanel(open_brief, rendering)
    qtbot.addWidget(editor)
    editor.show()
    open_brief.select("bottom_line")
    qtbot.waitUntil(editor.keep.isVisible, timeout=30_000)
    assert rendering.latest
    assert "words.outdated" in [each.code for each in rendering.latest.problems]

    QTest.mouseClick(editor.keep, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not editor.keep.isVisible(), timeout=30_000)

    assert open_brief.brief.edits[0].mine == mine[0]
    assert not any("has changed" in each.message for each in rendering.latest.problems)
    open_brief.history.undo()
    qtbot.waitUntil(editor.keep.isVisible, timeout=30_000)


def test_pages_follow_while_somebody_types_without_a_rest(qtbot: QtBot, engine: Engine) -> None:
    open_brief = OpenBrief(small_brief())
    rendering = Rendering(open_brief, engine, open_brief)
    editor = EditorPanel(open_brief, rendering)
    qtbot.addWidget(editor)
    editor.show()
    open_brief.select("bottom_line")
    qtbot.waitUntil(lambda: rendering.is_current, timeout=30_000)
    shown: list[str] = []
    rendering.made.connect(lambda made: shown.append(str(made.document.sections)))

    QTest.keyClick(editor.edit, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    typed = 0
    while len(shown) < 3 and typed < 2_000:  # never a rest as long as a page takes
        QTest.keyClick(editor.edit, Qt.Key.Key_Q)
        typed += 1
        qtbot.wait(2)

    assert len(shown) == 3
    assert len(set(shown)) == 3
