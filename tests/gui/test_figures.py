from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.evidence.indicators import figure
from briefgen.evidence.pack import find_indicator
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from tests.builders import small_brief
from tests.gui.conftest import Asked, Maker, show
from tests.gui.next_month import grow_patents


@pytest.fixture
def newer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    grow_patents(tmp_path, monkeypatch)


def patents(brief: OpenBrief) -> float:
    indicator = find_indicator(brief.brief.pack, "patents")
    assert indicator
    found = figure(indicator, "China", "2014–2023")
    assert found
    return found.amount


@pytest.mark.usefixtures("newer")
def test_new_figures_are_shown_and_taken_in_one_step(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    window.commands.update_figures.trigger()
    qtbot.waitUntil(lambda: window.updating.dialog is not None)
    dialog = window.updating.dialog
    assert dialog
    row = [dialog.table.item(0, column).text() for column in range(5)]  # type: ignore[union-attr]
    assert row == ["Patent families", "China", "2014–2023", "38,210", "40,000"]
    assert patents(brief) == 38210

    dialog.accept()

    assert patents(brief) == 40000
    assert brief.history.undoText() == "Update figures"
    assert brief.history.count() == 1
    assert "February" in window.statusBar().as_of.text()  # type: ignore[attr-defined]
    brief.history.undo()
    assert patents(brief) == 38210


def test_figures_that_are_current_are_said_to_be(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked
) -> None:
    window.commands.update_figures.trigger()
    qtbot.waitUntil(lambda: bool(asked.told))

    assert asked.told == ["The figures are up to date."]
    assert brief.history.count() == 0


def test_a_library_that_is_not_installed_is_never_looked_for(
    make_window: Maker, asked: Asked, qtbot: QtBot
) -> None:
    window = make_window()
    brief = small_brief()
    other = replace(brief.pack, id="/somewhere/else", title="Elsewhere")
    show(window, replace(brief, pack=other))
    qtbot.waitUntil(lambda: bool(window.library.packs))

    window.commands.update_figures.trigger()

    assert asked.told == ["The topic library “Elsewhere” is not on this computer."]


@pytest.mark.usefixtures("newer")
def test_what_is_not_ticked_is_left_as_it_was(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    """With the keys alone; what is gone is not ticked to begin with."""
    table = paths.PACKS / "small" / "indicators" / "power.csv"
    table.write_text(table.read_text().replace("China,2030 (projection),277\n", ""))
    window.commands.update_figures.trigger()
    qtbot.waitUntil(lambda: window.updating.dialog is not None)
    dialog = window.updating.dialog
    assert dialog
    rows = range(dialog.table.rowCount())
    told = [[dialog.table.item(row, n).text() for n in range(5)] for row in rows]  # type: ignore[union-attr]
    gone = [row for row in rows if told[row][4] == "no longer held"]
    assert len(gone) == 1
    assert dialog.ticked() == {"patents/China/2014–2023"}
    assert dialog.take.text() == "&Take ticked (1)"

    dialog.table.setFocus()
    dialog.table.setCurrentCell(0, 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    assert dialog.ticked() == frozenset()
    assert not dialog.take.isEnabled()
    dialog.table.setCurrentCell(gone[0], 0)
    qtbot.keyClick(dialog.table, Qt.Key.Key_Space)
    dialog.accept()

    assert patents(brief) == 38210
    power = find_indicator(brief.brief.pack, "power")
    assert power
    assert [each.amount for each in power.figures] == [183, 102, 426]
