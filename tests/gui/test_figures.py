from pathlib import Path

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

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
