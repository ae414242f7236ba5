"""The citation style and the person's own sources, from the Brief menu."""

from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.evidence.citation_style import STYLES
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from tests.gui.conftest import Asked, told_in

# Menus ask the screen for more than the one without a display can do.

BIBTEX = """@book{smith2024, author = {Jane Smith}, title = {The Race}, year = {2024}}
@book{jones2025, author = {Ann Jones}, title = {The Rest}, year = {2025}}
"""


def take(menu: QMenu, text: str) -> None:
    """Open a menu, go to an entry by the arrow keys, and take it."""
    menu.popup(QPoint(0, 0))
    for _ in menu.actions():
        QTest.keyClick(menu, Qt.Key.Key_Down)
        if menu.activeAction() and menu.activeAction().text().replace("&", "") == text:
            QTest.keyClick(menu, Qt.Key.Key_Return)
            return
    raise AssertionError(f"{text} is not in {[each.text() for each in menu.actions()]}")


def marked(menu: QMenu) -> list[str]:
    menu.aboutToShow.emit()
    return [each.text() for each in menu.actions() if each.isChecked()]


def notes(window: MainWindow) -> str:
    assert window.rendering
    assert window.rendering.latest
    return repr(window.rendering.latest.document.notes)


def test_another_style_is_one_step_and_the_notes_follow(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    menu = window.commands.citation_style
    assert marked(menu) == ["Chicago notes"]
    before = notes(window)

    take(menu, "APA")

    assert brief.brief.citation_style.name == "apa"
    assert brief.history.undoText() == "Cite in APA"
    assert marked(menu) == ["APA"]
    qtbot.waitUntil(lambda: notes(window) != before)
    brief.history.undo()
    assert marked(menu) == ["Chicago notes"]
    qtbot.waitUntil(lambda: notes(window) == before)


def test_a_style_of_an_office_is_taken_and_travels_in_the_brief(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    text = (paths.STYLES / "apa.csl").read_text(encoding="utf-8")
    start, end = text.index("<title>"), text.index("</title>")
    asked.path = tmp_path / "ours.csl"
    asked.path.write_text(f"{text[:start]}<title>R &amp; D{text[end:]}", encoding="utf-8")

    take(window.commands.citation_style, "From a file…")

    qtbot.waitUntil(lambda: brief.history.count() == 1)
    assert asked.asked == ["Citation styles (*.csl)"]
    assert brief.brief.citation_style.csl_text
    assert brief.brief.citation_style.title == "R & D"
    assert marked(window.commands.citation_style) == ["R && D"]
    assert len(window.commands.citation_style.actions()) == len(STYLES) + 3


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("no style", "odd.csl, line 1: The file is not valid XML."),
        ("<style/>", "odd.csl: The file is not a citation style: it has no <style>."),
    ],
)
def test_a_style_that_cannot_be_run_is_told_in_a_sentence(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path,
    text: str, sentence: str,
) -> None:  # fmt: skip
    asked.path = tmp_path / "odd.csl"
    asked.path.write_text(text)

    take(window.commands.citation_style, "From a file…")

    qtbot.waitUntil(lambda: bool(asked.told))
    assert asked.told == [sentence]
    assert brief.history.count() == 0


def test_sources_of_a_file_are_added_in_one_step(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    asked.path = tmp_path / "ours.bib"
    asked.path.write_text(BIBTEX)

    window.commands.add_sources.trigger()

    qtbot.waitUntil(lambda: bool(brief.brief.own.sources))
    assert [each.id for each in brief.brief.own.sources] == ["smith2024", "jones2025"]
    assert told_in(window) == "2 sources added"
    assert brief.history.undoText() == "Add sources"
    brief.history.undo()
    assert brief.brief.own.sources == ()


def test_entries_that_cannot_be_read_are_listed_in_one_message(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    asked.path = tmp_path / "ours.bib"
    asked.path.write_text("@book{a, title={A}}\n@book{a, title={B}}\n@book{c, author={C}}")

    window.commands.add_sources.trigger()

    qtbot.waitUntil(lambda: bool(asked.told))
    assert [each.id for each in brief.brief.own.sources] == ["a"]
    assert asked.told == [
        "1 source was added. The rest of the file could not be read:\n\n"
        "ours.bib, line 2: There are two sources “a”; rename one.\n"
        "ours.bib, line 3: The source “c” has no title."
    ]


def test_a_source_that_the_library_has_is_refused_in_a_sentence(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    known = brief.brief.pack.sources[0].id
    asked.path = tmp_path / "ours.bib"
    asked.path.write_text(BIBTEX.replace("smith2024", known))

    window.commands.add_sources.trigger()

    qtbot.waitUntil(lambda: bool(asked.told))
    assert f"has a source “{known}” already" in asked.told[0]
    assert brief.brief.own.sources == ()
