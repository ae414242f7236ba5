from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.window.main_window import MainWindow


def order(steps: StepsPanel) -> list[str]:
    return [each.id for each in steps.arrange.model.rows]


def test_buttons_and_keys_move_the_section_in_hand(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    start = order(steps)
    steps.setCurrentWidget(steps.arrange)
    brief.select("bottom_line")
    row = start.index("bottom_line")

    QTest.mouseClick(steps.arrange.down, Qt.MouseButton.LeftButton)
    QTest.keyClick(steps.arrange.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    window.commands.move_up.trigger()

    assert order(steps).index("bottom_line") == row + 1
    assert brief.brief.order == tuple(order(steps))
    assert steps.arrange.list.currentIndex().row() == row + 1
    for _ in range(3):
        brief.history.undo()
    assert order(steps) == start


def test_the_ends_of_the_list_hold(brief: OpenBrief, steps: StepsPanel) -> None:
    brief.select(order(steps)[0])

    steps.arrange.move_up()

    assert not steps.arrange.up.isEnabled()
    assert brief.history.count() == 0


def test_dropping_between_rows_moves_and_never_nests(brief: OpenBrief, steps: StepsPanel) -> None:
    model = steps.arrange.model
    start = order(steps)
    data = model.mimeData([model.index(0)])

    for target in (3, -1):
        model.dropMimeData(data, Qt.DropAction.MoveAction, target, 0, QModelIndex())

    assert order(steps) == [*start[1:], start[0]]
    assert not model.flags(model.index(0)) & Qt.ItemFlag.ItemIsDropEnabled


def test_a_section_is_left_out_and_put_back(
    qtbot: QtBot, brief: OpenBrief, steps: StepsPanel
) -> None:
    brief.select("figures")

    QTest.keyClick(steps.arrange.list, Qt.Key.Key_Delete)

    assert brief.brief.omitted == ("figures",)
    index = steps.arrange.model.find("figures")
    assert index.data(Qt.ItemDataRole.AccessibleDescriptionRole) == "Left out"
    role = Qt.ItemDataRole.CheckStateRole
    steps.arrange.model.setData(index, Qt.CheckState.Checked, role)
    assert not brief.brief.omitted


def test_selecting_goes_both_ways(brief: OpenBrief, steps: StepsPanel) -> None:
    steps.arrange.list.setCurrentIndex(steps.arrange.model.find("figures"))
    assert brief.section == "figures"

    brief.select("ask")

    assert steps.arrange.list.currentIndex().row() == order(steps).index("ask")


def test_the_list_keeps_its_contract(brief: OpenBrief, steps: StepsPanel) -> None:
    model = steps.arrange.model
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    tester = QAbstractItemModelTester(model, mode)
    other = QAbstractItemModelTester(steps.arrange.picks_model, mode)
    steps.arrange.picks_model.move("patents", 2)

    model.move("ask", 3)
    brief.apply("Leave out", edits.omit_section(brief.brief, "ask"))
    for _ in range(3):
        brief.history.undo()

    assert tester.model() is model
    assert other.model() is steps.arrange.picks_model


def test_restore_is_offered_for_the_words_of_a_person(window: MainWindow, brief: OpenBrief) -> None:
    assert window.rendering
    assert window.rendering.latest
    section = next(s for s in window.rendering.latest.suggested if s.id == "bottom_line")
    brief.select("bottom_line")
    assert not window.commands.restore.isEnabled()

    edited = edits.edit_section(brief.brief, section.id, section.blocks, section.blocks[:1])
    brief.apply("Edit", edited)
    window.commands.restore.trigger()

    assert brief.brief.edits == ()
    assert brief.history.undoText() == "Restore suggested text"


def test_picks_are_moved_by_buttons_keys_and_dragging(
    qtbot: QtBot, brief: OpenBrief, steps: StepsPanel
) -> None:
    steps.setCurrentWidget(steps.arrange)
    picks, model = steps.arrange.picks, steps.arrange.picks_model
    picks.list.setCurrentIndex(model.find("patents"))

    QTest.mouseClick(picks.down, Qt.MouseButton.LeftButton)
    assert brief.brief.indicators == ("capital", "patents", "power")
    QTest.keyClick(picks.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    assert brief.brief.indicators == ("capital", "power", "patents")
    assert picks.list.currentIndex().data() == "Patent families"
    assert not picks.down.isEnabled()
    data = model.mimeData([model.find("patents")])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, QModelIndex())

    assert brief.brief.indicators == ("patents", "capital", "power")
    brief.history.undo()
    assert model.ids() == brief.brief.indicators == ("capital", "power", "patents")


def test_picks_say_where_they_are_seen(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    picks, model = steps.arrange.picks, steps.arrange.picks_model
    picks.list.setCurrentIndex(model.find("patents"))
    actions = {each.text(): each for each in steps.arrange.show_as.choices.actions()}

    actions["Told"].trigger()

    role = Qt.ItemDataRole.AccessibleDescriptionRole
    qtbot.waitUntil(lambda: model.find("patents").data(role) == "Told, set by you")
