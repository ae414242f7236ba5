from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefgen.errors import Place, Problem, Severity
from briefgen.gui.main_window import MainWindow
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.worker.jobs import Made

LONG = "This sentence says what is wrong at some length, so that it needs several lines. " * 2


def find(window: MainWindow, *problems: Problem) -> None:
    assert window.rendering
    latest = window.rendering.latest
    assert latest
    window.rendering._show(Made(latest.document, latest.suggested, problems, 2, 612, 792, ()))


def test_problems_are_listed_in_words(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    place = Place(section="bottom_line")
    find(
        window,
        Problem(Severity.ERROR, LONG, place, "Do this."),
        Problem(Severity.NOTE, "A note."),
    )

    model = steps.check.model
    role = Qt.ItemDataRole.AccessibleTextRole
    assert str(model.index(0).data(role)).startswith("Error · in “Bottom line”: This sentence")
    assert str(model.index(0).data()).endswith("Do this.")
    assert model.index(1).data(role) == "Note: A note."
    assert steps.tabText(3) == "4 To check (2)"


def test_the_whole_sentence_has_room(qtbot: QtBot, window: MainWindow, steps: StepsPanel) -> None:
    find(window, Problem(Severity.NOTE, LONG), Problem(Severity.NOTE, "Short."))
    steps.setCurrentWidget(steps.check)
    view = steps.check.list

    long, short = (view.visualRect(steps.check.model.index(row)).height() for row in (0, 1))

    assert long > short + 2 * view.fontMetrics().lineSpacing()


def test_enter_goes_to_the_section(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    find(
        window, Problem(Severity.NOTE, "First."), Problem(Severity.NOTE, "N", Place(section="ask"))
    )
    steps.setCurrentWidget(steps.check)
    steps.check.list.setCurrentIndex(steps.check.model.index(1))

    QTest.keyClick(steps.check.list, Qt.Key.Key_Return)

    assert brief.section == "ask"


def test_next_and_previous_walk_in_a_circle(window: MainWindow, steps: StepsPanel) -> None:
    find(window, Problem(Severity.NOTE, "First."), Problem(Severity.NOTE, "Second."))

    rows = []
    for action in ("next_problem", "next_problem", "next_problem", "previous_problem"):
        getattr(window.commands, action).trigger()
        rows.append(steps.check.list.currentIndex().row())

    assert rows == [0, 1, 0, 1]
    assert steps.currentWidget() is steps.check
