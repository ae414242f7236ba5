from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from briefgen.evidence.indicators import Figure
from briefgen.gui.pick.choices import ChoiceRole
from briefgen.gui.pick.comparing import Comparing
from briefgen.gui.steps import StepsPanel
from tests.builders import small_brief
from tests.gui.conftest import Maker, show


def steps_with_japan(qtbot: QtBot, make_window: Maker) -> StepsPanel:
    """A brief of which two indicators know Japan, and one the world."""
    brief = small_brief()
    more = {"capital": ("Japan", "World")}
    indicators = tuple(
        replace(
            each,
            figures=(
                *each.figures,
                *(Figure(who, each.figures[0].period, 1) for who in more.get(each.id, ())),
            ),
        )
        for each in brief.pack.indicators
    )
    window = make_window()
    show(window, replace(brief, pack=replace(brief.pack, indicators=indicators)))
    assert window.workspace
    return window.workspace.steps


def offered(comparing: Comparing) -> dict[str, str]:
    return {str(each.data()): each.text() for each in comparing.menu.actions()}


def test_others_are_offered_by_how_many_chosen_indicators_have_them(
    qtbot: QtBot, make_window: Maker
) -> None:
    comparing = steps_with_japan(qtbot, make_window).pick.comparing

    assert list(offered(comparing)) == ["China", "Japan"]
    assert offered(comparing)["Japan"] == "Japan · in 2 of 3 chosen indicators"
    assert comparing.subject.currentText() == "United States"
    assert comparing.others.text() == "China"


def test_ticks_change_whom_it_compares_and_the_rows_follow(
    qtbot: QtBot, make_window: Maker
) -> None:
    steps = steps_with_japan(qtbot, make_window)
    comparing, brief = steps.pick.comparing, steps._open_brief
    japan = next(each for each in comparing.menu.actions() if each.data() == "Japan")

    japan.trigger()
    assert comparing.others.text() == "China, Japan"
    china = next(each for each in comparing.menu.actions() if each.data() == "China")
    china.trigger()

    assert list(brief.brief.entities) == ["United States", "Japan"]
    row = steps.pick._model.find("patents")
    assert row.data(ChoiceRole.SECOND_LINE) == "U.S. ahead · U.S. 6,276, Japan 3,409 · 2014–2023"
    for _ in range(2):
        brief.history.undo()
    assert comparing.others.text() == "China"


def test_the_last_one_compared_with_stays(qtbot: QtBot, make_window: Maker) -> None:
    comparing = steps_with_japan(qtbot, make_window).pick.comparing

    china = next(each for each in comparing.menu.actions() if each.data() == "China")

    assert china.isChecked()
    assert not china.isEnabled()


def test_a_comparator_that_becomes_the_subject_changes_places(
    qtbot: QtBot, make_window: Maker
) -> None:
    steps = steps_with_japan(qtbot, make_window)
    comparing = steps.pick.comparing
    row = comparing.subject.findData("China")

    comparing.subject.setCurrentIndex(row)
    comparing.subject.activated.emit(row)

    assert steps._open_brief.brief.entities == ("China", "United States")
    assert comparing.others.text() == "U.S."
