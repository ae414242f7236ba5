import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefgen.brief.brief import Accepted
from briefgen.brief.fixes import AllowPages, Fix
from briefgen.brief.problems import Problem
from briefgen.errors import Place, Severity
from briefgen.evidence.pack import used_part
from briefgen.gui.check.problems import ProblemRole
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.window.main_window import MainWindow
from briefgen.worker.jobs import Made
from tests.gui.conftest import Asked

POWER = "Choose “Electricity of data centers”"
LONG = "This sentence says what is wrong at some length, so that it needs several lines. " * 2


def note(message: str, place: Place = Place()) -> Problem:  # noqa: B008  frozen
    return Problem(Severity.NOTE, "title.long", message, place)


def warning(message: str, code: str = "title.long") -> Problem:
    return Problem(Severity.WARNING, code, message)


def find(window: MainWindow, *problems: Problem, accepted: tuple[Problem, ...] = ()) -> None:
    assert window.rendering
    latest = window.rendering.latest
    assert latest
    window.rendering._show(
        Made(latest.document, latest.suggested, problems, 2, 612, 792, (), None, accepted)
    )


def test_problems_are_listed_in_words(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    place = Place(section="bottom_line")
    find(
        window,
        Problem(Severity.ERROR, "words.outdated", LONG, place, "Do this."),
        note("A note."),
    )

    model = steps.check.model
    role = Qt.ItemDataRole.AccessibleTextRole
    said = str(model.index(0, 0).data(role))
    assert said.startswith("Error: This sentence says")
    assert said.endswith("Do this. In “Bottom line”.")
    assert str(model.index(0, 0).data(ProblemRole.HEAD)) == "Error · in “Bottom line”"
    assert model.index(1, 0).data(role) == "Note: A note."
    assert steps.rail.accessibleTabName(3) == "4 To check, 2"


def test_the_whole_sentence_has_room(qtbot: QtBot, window: MainWindow, steps: StepsPanel) -> None:
    find(
        window,
        warning(LONG),
        note("Short."),
    )
    steps.setCurrentWidget(steps.check)
    view = steps.check.list

    long, short = (view.visualRect(steps.check.model.index(row, 0)).height() for row in (0, 1))

    assert long > short + 2 * view.fontMetrics().lineSpacing()


def test_enter_goes_to_the_section(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    find(
        window,
        warning("First."),
        note("N", Place(section="ask")),
    )
    steps.setCurrentWidget(steps.check)
    steps.check.list.setCurrentIndex(steps.check.model.index(1, 0))

    QTest.keyClick(steps.check.list, Qt.Key.Key_Return)

    assert brief.section == "ask"


def test_next_and_previous_walk_in_a_circle(window: MainWindow, steps: StepsPanel) -> None:
    find(
        window,
        warning("First."),
        note("Second."),
    )

    rows = []
    for action in ("next_problem", "next_problem", "next_problem", "previous_problem"):
        getattr(window.commands, action).trigger()
        rows.append(steps.check.list.currentIndex().row())

    assert rows == [0, 1, 0, 1]
    assert steps.currentWidget() is steps.check


def row(steps: StepsPanel, words: str) -> int:
    """The number of the problem whose sentence has these words, among all; -1 where none has."""
    texts = [str(each.data()) for each in problems(steps)]
    return next((number for number, text in enumerate(texts) if words in text), -1)


def problems(steps: StepsPanel) -> list[QModelIndex]:
    model = steps.check.model
    tops = [model.index(each, 0) for each in range(model.rowCount())]
    below = [[model.index(each, 0, top) for each in range(model.rowCount(top))] for top in tops]
    return [each for top, rows in zip(tops, below, strict=True) for each in rows or [top]]


def take(steps: StepsPanel, words: str) -> None:
    """Click the row that says this."""
    steps.setCurrentWidget(steps.check)
    view = steps.check.list
    index = problems(steps)[row(steps, words)]
    view.scrollTo(index)
    place = view.visualRect(index).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)


def press(steps: StepsPanel, label: str) -> None:
    buttons = steps.check.actions_below.buttons
    button = next(each for each in buttons if each.accessibleName().startswith(label))
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def unsupported(qtbot: QtBot, brief: OpenBrief, steps: StepsPanel) -> None:
    """A brief as it was saved: its part of the library has no evidence for its recommendation."""
    few = replace(brief.brief, indicators=("capital",), recommendations=("build",))
    few = replace(few, pack=used_part(few.pack, few.indicators, few.recommendations))
    brief.apply("Fewer", few)
    qtbot.waitUntil(lambda: row(steps, "No chosen indicator supports") >= 0)


def test_a_fix_is_one_button_and_one_undo_step(
    qtbot: QtBot, brief: OpenBrief, steps: StepsPanel
) -> None:
    unsupported(qtbot, brief, steps)
    before = brief.brief
    take(steps, "No chosen indicator supports")

    press(steps, POWER)  # which the installed library has

    assert "power" in brief.brief.indicators
    assert any(each.id == "power" for each in brief.brief.pack.indicators)
    assert brief.history.undoText() == POWER
    qtbot.waitUntil(lambda: row(steps, "No chosen indicator supports") < 0)
    brief.history.undo()
    assert brief.brief == before


def test_a_problem_is_accepted_with_a_reason_and_withdrawn(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel, asked: Asked
) -> None:
    unsupported(qtbot, brief, steps)
    asked.reason, asked.name = "The hearing asks for it.", "Jane Doe"
    count = len(steps.check.model.problems)
    take(steps, "No chosen indicator supports")

    press(steps, "Accept, because…")

    assert brief.history.undoText() == "Accept"
    qtbot.waitUntil(lambda: len(steps.check.model.accepted) == 1)
    last = problems(steps)[-1]
    said = str(last.data(Qt.ItemDataRole.AccessibleTextRole))
    assert said.startswith("Accepted warning: No chosen indicator supports “Measure the wait")
    assert "Accepted because: The hearing asks for it. (Jane Doe, " in said
    assert steps.rail.accessibleTabName(3) == f"4 To check, {count - 1}"

    press(steps, "Withdraw")  # it is still in hand

    qtbot.waitUntil(lambda: not steps.check.model.accepted)
    assert len(steps.check.model.problems) == count


def test_what_is_in_hand_stays_in_hand_and_nothing_takes_its_place(
    window: MainWindow, steps: StepsPanel
) -> None:
    over = Problem(Severity.ERROR, "pages.over", "2 lines are over.", params=(("pages", 2),))
    find(window, warning("A"), over, note("B"))
    take(steps, "2 lines are over.")
    buttons = steps.check.actions_below

    find(window, replace(over, message="3 lines are over."), warning("A"), note("B"))
    assert [each.row() for each in steps.check.list.selectedIndexes()] == [0]
    assert buttons.isVisible()

    find(window, warning("A"), note("B"))
    assert steps.check.list.selectedIndexes() == []
    assert not buttons.isVisible()


OFFER = "Take “Countries behind the hundred most-cited papers of last year” from the cards to out"


@pytest.mark.parametrize("key", [Qt.Key.Key_Space, Qt.Key.Key_Return, None])
def test_a_long_offer_is_read_whole_and_taken_by_key_and_mouse(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel, key: Qt.Key | None
) -> None:
    fixes = (Fix("Short", AllowPages(3)), Fix(f"{OFFER} & more", AllowPages(2)))
    find(window, replace(note("A"), fixes=fixes))
    take(steps, "A")
    short, long = steps.check.actions_below.buttons[:2]
    assert long.accessibleName() == f"{OFFER} & more"
    line = long.fontMetrics().lineSpacing()
    qtbot.waitUntil(lambda: long.height() >= short.height() + line)
    shown = long.grab().toImage()
    dark = {
        y
        for y in range(shown.height())
        for x in range(12, shown.width() - 12)
        if shown.pixelColor(x, y).lightness() < 100
    }
    assert max(dark) - min(dark) > line  # words in two lines

    if key is None:
        QTest.mouseClick(long, Qt.MouseButton.LeftButton)
    else:
        long.setFocus()
        QTest.keyClick(long, key)
    assert brief.brief.allowed_pages == 2


def test_nobody_accepts_a_number_that_does_not_match(
    window: MainWindow, steps: StepsPanel, asked: Asked
) -> None:
    find(window, Problem(Severity.ERROR, "numbers.misread", "“9” should read “8”."))
    take(steps, "should read")
    assert steps.check.actions_below.buttons == []
    assert "Each number reads as its figure says;" in steps.check.actions_below.why.text()


def test_accepted_rows_come_last_and_are_paler(window: MainWindow, steps: StepsPanel) -> None:
    mark = Accepted("title.long", (), Place(), "A", "It must be.", "Jane Doe", "2026-01-31")
    find(window, note("B"), accepted=(replace(note("A"), accepted=mark),))
    steps.setCurrentWidget(steps.check)
    view = steps.check.list

    def darkest(place: int) -> int:
        area = view.visualRect(steps.check.model.index(place, 0))
        picture = view.viewport().grab(area).toImage()
        points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        return min(picture.pixelColor(*each).lightness() for each in points)

    assert str(steps.check.model.index(1, 0).data()).startswith("A Accepted because: It must be.")
    assert darkest(0) < darkest(1) < 150  # paler, and still read


def test_enter_goes_to_the_row_of_a_choice(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    find(window, warning("First."), note("N", Place(indicator="power")))
    take(steps, "N")

    QTest.keyClick(steps.check.list, Qt.Key.Key_Return)

    assert steps.currentWidget() is steps.pick
    assert steps.pick.details.in_hand() == "power"


# Menus ask the screen for more than the one without a display can do.
@pytest.mark.parametrize("key", ["menu", "shift+f10"])
def test_the_menu_by_keys_has_the_fixes(
    qtbot: QtBot, brief: OpenBrief, steps: StepsPanel, key: str
) -> None:
    unsupported(qtbot, brief, steps)
    take(steps, "No chosen indicator supports")
    view = steps.check.list
    if key == "menu":
        place = view.rect().center()
        reason = QContextMenuEvent.Reason.Keyboard
        event = QContextMenuEvent(reason, place, view.mapToGlobal(place))
        QApplication.sendEvent(view, event)
    else:
        QTest.keyClick(view, Qt.Key.Key_F10, Qt.KeyboardModifier.ShiftModifier)

    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    labels = [each.text() for each in menu.actions() if each.text()]
    assert labels[:2] == ["&Go there", POWER]
    assert labels[-2:] == ["&Accept, because…", "&Copy"]
    for _ in range(2):  # down to the first fix
        QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    assert "power" in brief.brief.indicators
