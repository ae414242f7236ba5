"""To check as a tree: groups, folds, the search above it, and the walk through all of it."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefgen import paths, pipeline
from briefgen.brief.brief import Accepted
from briefgen.brief.fixes import AllowPages, Fix
from briefgen.brief.problems import Problem
from briefgen.errors import Place, Severity
from briefgen.gui.check import panel
from briefgen.gui.check.problem_list import FEW
from briefgen.gui.check.problems import ProblemRole
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.widgets import search_line
from briefgen.gui.window.main_window import MainWindow
from briefgen.sources import library
from tests.gui.test_check import find, problems, take
from tests.whole.kinds import KINDS, first_draft

Key = Qt.Key
ROLE = Qt.ItemDataRole.AccessibleTextRole
PACKS = paths.PACKS  # those of the program; windows of tests are given a small one
OLD = tuple(
    Problem(
        Severity.NOTE, "evidence.old", f"The figures of “{name}” are from 2019.", Place(indicator=n)
    )
    for name, n in (("Chips", "a"), ("Fabs", "b"), ("Labs", "c"), ("Grants", "d"))
)
UNSURE = tuple(
    Problem(Severity.WARNING, "evidence.unchecked", f"The {name} Act: a vote was not found.")
    for name in ("First", "Second", "Third")
)
WRONG = tuple(
    Problem(Severity.ERROR, "numbers.misread", f"“{number}” should read “8”.", Place(section="ask"))
    for number in (9, 10)
)
LONG = Problem(Severity.NOTE, "title.long", "The title is long.")
MANY = (*OLD, *UNSURE, *WRONG, LONG)


@pytest.fixture
def tree(window: MainWindow, steps: StepsPanel) -> StepsPanel:
    """Many problems of a few kinds, in no order."""
    find(window, *MANY)
    steps.setCurrentWidget(steps.check)
    steps.check.list.setFocus()
    return steps


def shown(steps: StepsPanel) -> list[str]:
    """The rows that are on the screen or a scroll away, from above."""
    view, found = steps.check.list, []
    index = steps.check.model.index(0, 0)
    while index.isValid():
        found.append(str(index.data()))
        index = view.indexBelow(index)
    return found


def keys(steps: StepsPanel, *pressed: Key) -> str:
    for each in pressed:
        QTest.keyClick(steps.check.list, each)
    return str(steps.check.list.currentIndex().data())


def head(steps: StepsPanel, words: str) -> QModelIndex:
    return next(each for each in steps.check.model.heads() if words in str(each.data()))


FOLDED = [
    "“9” should read “8”.",
    "“10” should read “8”.",
    "3 laws and programs to look up · warnings",
    "4 indicators with old figures · notes",
    "The title is long.",
]


def test_many_are_folded_to_a_line_a_kind_and_errors_never_are(tree: StepsPanel) -> None:
    assert shown(tree) == FOLDED
    assert tree.rail.accessibleTabName(3) == "4 To check, 10"


def test_few_are_not_folded(window: MainWindow, steps: StepsPanel) -> None:
    find(window, *OLD[:2], *UNSURE[:1])
    heads = "2 indicators with old figures · notes"
    assert shown(steps) == [UNSURE[0].message, heads, *(each.message for each in OLD[:2])]
    assert len(shown(steps)) < FEW
    find(window, *OLD[:3], *UNSURE[:1], LONG)
    assert len(shown(steps)) == 3


def opening(window: MainWindow, steps: StepsPanel, **picks: tuple[str, ...]) -> dict[str, int]:
    """How many rows each kind of brief opens with."""
    rows = {}
    for kind in KINDS:
        brief = pipeline.fit(replace(first_draft(kind), **picks))
        result = pipeline.make(brief)
        find(window, *result.problems)
        rows[kind] = len(shown(steps))
    return rows


def test_a_starter_brief_of_each_kind_opens_with_at_most_five_rows(
    window: MainWindow, steps: StepsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "PACKS", PACKS)
    rows = opening(window, steps)
    assert len(rows) == 12
    assert {kind: count for kind, count in rows.items() if count > FEW} == {}


def test_all_recommendations_on_67_indicators_open_with_at_most_ten_rows(
    window: MainWindow, steps: StepsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "PACKS", PACKS)
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = replace(
        first_draft("issue-brief"),
        indicators=tuple(each.id for each in pack.indicators[:67]),
        recommendations=tuple(each.id for each in pack.recommendations),
    )
    found = pipeline.make(pipeline.fit(brief)).problems
    find(window, *found)
    assert len(found) > 50
    assert len(steps.check.model.problems) == len(found)
    assert len(shown(steps)) <= 10


def test_left_and_right_fold(tree: StepsPanel) -> None:
    assert keys(tree, Key.Key_Home, Key.Key_Down, Key.Key_Down) == FOLDED[2]
    keys(tree, Key.Key_Right)
    assert len(shown(tree)) == len(FOLDED) + 3
    assert keys(tree, Key.Key_Right) == UNSURE[0].message
    assert keys(tree, Key.Key_Left) == FOLDED[2]
    keys(tree, Key.Key_Left)
    assert shown(tree) == FOLDED


def test_enter_on_a_head_folds_and_on_a_problem_goes_there(
    tree: StepsPanel, brief: OpenBrief
) -> None:
    keys(tree, Key.Key_Home, Key.Key_Down, Key.Key_Down, Key.Key_Return)
    assert len(shown(tree)) == len(FOLDED) + 3
    keys(tree, Key.Key_Return)
    assert shown(tree) == FOLDED
    keys(tree, Key.Key_Home, Key.Key_Return)
    assert brief.section == "ask"


def test_a_double_click_on_a_head_opens_it_once(tree: StepsPanel) -> None:
    view = tree.check.list
    place = view.visualRect(head(tree, "old figures")).center()
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert len(shown(tree)) == len(FOLDED) + 4


def test_letters_go_to_the_next_row_that_begins_so(tree: StepsPanel) -> None:
    view = tree.check.list
    keys(tree, Key.Key_Home)
    QTest.keyClicks(view, "ind")
    assert view.currentIndex().data() == FOLDED[3]  # after its number
    view._typing.stop()  # typing rests
    QTest.keyClicks(view, "the t")
    assert view.currentIndex().data() == LONG.message
    view._typing.stop()
    QTest.keyClicks(view, "s")
    assert view.currentIndex().data() == FOLDED[0]  # around, and after a quoted number
    QTest.keyClicks(view, "s")
    assert view.currentIndex().data() == FOLDED[1]
    view._typing.stop()
    QTest.keyClicks(view, "zz")
    assert view.currentIndex().data() == FOLDED[1]


def test_a_row_reads_like_a_sentence_and_only_a_head_is_open_or_closed(tree: StepsPanel) -> None:
    tree.check.list.expand(head(tree, "look up"))
    access = QAccessible.queryAccessibleInterface(tree.check.list)
    header, *rows = (access.child(each) for each in range(access.childCount()))
    names = [each.text(QAccessible.Text.Name) for each in rows]
    assert header.text(QAccessible.Text.Name) == "Problem"
    assert names[0] == "Error: “9” should read “8”. In “The ask”."
    assert names[2] == "Warnings: 3 laws and programs to look up"
    assert names[3] == f"Warning: {UNSURE[0].message}"
    states = [(each.state().expandable, each.state().expanded) for each in rows]
    assert states[0] == (0, 0)
    assert states[2] == (1, 1)
    assert states[3:6] == [(0, 0)] * 3
    assert states[6] == (1, 0)


def test_expanding_all_opens_no_problem(tree: StepsPanel) -> None:
    tree.check.list.expandAll()
    assert not any(tree.check.list.isExpanded(each) for each in problems(tree))


def test_severity_is_told_by_icon_and_word(tree: StepsPanel) -> None:
    model = tree.check.model
    tops = [model.index(row, 0) for row in range(model.rowCount())]
    icons = [each.data(ProblemRole.ICON) for each in tops]
    assert icons == ["circle-x", "circle-x", "triangle-alert", "info", "info"]
    words = [str(each.data(ProblemRole.HEAD) or each.data()) for each in tops]
    ends = ("Error", "Error", "warnings", "notes", "Note")
    assert all(end in word for end, word in zip(ends, words, strict=True))


def test_f8_goes_through_all_also_those_in_folds_and_back(
    window: MainWindow, tree: StepsPanel
) -> None:
    there, back = [], []
    for _ in range(len(MANY) + 1):
        window.commands.next_problem.trigger()
        there.append(str(tree.check.list.currentIndex().data()))
    for _ in MANY:
        window.commands.previous_problem.trigger()
        back.append(str(tree.check.list.currentIndex().data()))
    ordered = [each.message for each in (*WRONG, *UNSURE, *OLD, LONG)]
    assert there == [*ordered, ordered[0]]
    assert back == ordered[::-1]
    assert len(shown(tree)) == len(MANY) + 2


@pytest.mark.parametrize(("command", "to"), [("next", OLD[0]), ("previous", UNSURE[2])])
def test_f8_from_a_head_enters_or_leaves_its_group(
    window: MainWindow, tree: StepsPanel, command: str, to: Problem
) -> None:
    tree.check.list.setCurrentIndex(head(tree, "old figures"))
    getattr(window.commands, f"{command}_problem").trigger()
    assert tree.check.list.currentIndex().data() == to.message


def test_f8_goes_on_where_a_problem_is_gone(window: MainWindow, tree: StepsPanel) -> None:
    for _ in range(4):
        window.commands.next_problem.trigger()
    assert tree.check.list.currentIndex().data() == UNSURE[1].message
    find(window, *(each for each in MANY if each is not UNSURE[1]))
    assert tree.check.list.selectedIndexes() == []
    window.commands.next_problem.trigger()
    assert tree.check.list.currentIndex().data() == UNSURE[2].message


def test_f8_leaves_out_what_is_accepted(window: MainWindow, steps: StepsPanel) -> None:
    mark = Accepted("title.long", (), Place(), "A", "It must be.", "Jane Doe", "2026-01-31")
    accepted = tuple(replace(each, accepted=mark) for each in OLD)
    find(window, *UNSURE, LONG, accepted=accepted)
    assert shown(steps)[-1] == "4 accepted"
    steps.check.list.setCurrentIndex(head(steps, "4 accepted"))
    window.commands.next_problem.trigger()
    assert steps.check.list.currentIndex().data() == UNSURE[0].message
    window.commands.previous_problem.trigger()
    assert steps.check.list.currentIndex().data() == LONG.message
    assert steps.rail.accessibleTabName(3) == "4 To check, 4"


def test_a_step_is_said_where_the_list_has_no_keys(
    window: MainWindow, tree: StepsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(panel, "announce", lambda _widget, text: said.append(text))
    assert window.workspace
    window.workspace.editor.edit.setFocus()
    window.commands.next_problem.trigger()
    assert said == ["Error: “9” should read “8”. In “The ask”. 1 of 10."]
    tree.check.list.setFocus()
    window.commands.next_problem.trigger()
    assert len(said) == 1  # the row itself is read


def test_what_is_in_hand_is_so_by_what_it_is_and_not_by_its_row(
    window: MainWindow, tree: StepsPanel
) -> None:
    offer = replace(OLD[2], fixes=(Fix("Three pages", AllowPages(3)),))
    find(window, *MANY[:2], offer, *MANY[3:])
    tree.check.list.expand(head(tree, "old figures"))
    take(tree, OLD[2].message)
    assert tree.check.actions_below.buttons[0].accessibleName() == "Three pages"

    find(window, LONG, offer, OLD[3], *UNSURE[:1])
    assert tree.check.list.taken().data() == OLD[2].message
    assert tree.check.actions_below.buttons[0].accessibleName() == "Three pages"


def test_a_head_stays_in_hand_and_says_how_its_problems_were_judged(
    window: MainWindow, tree: StepsPanel
) -> None:
    keys(tree, Key.Key_Home, Key.Key_Down, Key.Key_Down)
    below = tree.check.actions_below
    assert below.isVisible()
    assert below.why.text().startswith("How this was judged: What was not found about a law")
    assert below.buttons == []
    find(window, *UNSURE[1:], *OLD, LONG)
    assert tree.check.list.taken().data() == "2 laws and programs to look up · warnings"
    find(window, *OLD, LONG)
    assert not tree.check.list.taken().isValid()


def test_folds_stay_as_a_person_left_them(window: MainWindow, tree: StepsPanel) -> None:
    view = tree.check.list
    keys(tree, Key.Key_Home, Key.Key_Down, Key.Key_Down, Key.Key_Right)
    find(window, *OLD, *UNSURE[:2], LONG)
    assert view.isExpanded(head(tree, "look up"))
    assert not view.isExpanded(head(tree, "old figures"))

    view.collapse(head(tree, "look up"))
    find(window, *UNSURE[:2])  # so few that they would be open
    assert shown(tree) == ["2 laws and programs to look up · warnings"]


def test_what_is_folded_over_is_not_in_hand(window: MainWindow, tree: StepsPanel) -> None:
    view = tree.check.list
    view.expand(head(tree, "look up"))
    take(tree, UNSURE[1].message)
    arrow = QPoint(view.indentation() // 2, view.visualRect(head(tree, "look up")).center().y())
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert shown(tree) == FOLDED
    assert view.taken() == head(tree, "look up")
    find(window, *MANY[1:])
    assert not view.isExpanded(head(tree, "look up"))


def test_words_narrow_the_list_and_its_folds_come_back(tree: StepsPanel) -> None:
    check = tree.check
    assert check.search.isVisible()
    assert not check.found.isVisible()
    QTest.keyClicks(check.search, "look LAWS third")
    assert shown(tree) == [UNSURE[2].message]
    assert check.found.text() == "1 of 10 listed"
    assert tree.rail.accessibleTabName(3) == "4 To check, 10"

    check.search.clear()
    QTest.keyClicks(check.search, "old")
    assert shown(tree) == [FOLDED[3], *(each.message for each in OLD)]

    QTest.keyClicks(check.search, " zz")
    assert shown(tree) == []
    assert check.found.text() == "Nothing has “old zz”."
    QTest.keyClick(check.search, Key.Key_Escape)
    assert shown(tree) == FOLDED
    assert not check.found.isVisible()


@pytest.mark.parametrize(("words", "count"), [("error", 2), ("note", 5), ("the ask", 2)])
def test_a_severity_and_a_place_are_found(tree: StepsPanel, words: str, count: int) -> None:
    QTest.keyClicks(tree.check.search, words)
    assert tree.check.found.text() == f"{count} of 10 listed"


def test_words_in_the_middle_count_where_none_begins_so(tree: StepsPanel) -> None:
    QTest.keyClicks(tree.check.search, "hips")
    assert shown(tree) == [OLD[0].message]


def test_what_was_found_is_said_once_typing_rests(
    qtbot: QtBot, tree: StepsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(search_line, "describe", lambda _widget, text: said.append(text))
    tree.check.found._pause.setInterval(50)
    QTest.keyClicks(tree.check.search, "error")
    assert said == []
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["2 of 10 listed"]


def test_a_search_undoes_itself_and_not_the_brief(
    window: MainWindow, tree: StepsPanel, brief: OpenBrief
) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    brief.apply("Allow", replace(brief.brief, allowed_pages=3))
    window.activateWindow()
    search = tree.check.search
    search.setFocus()
    QTest.keyClicks(search, "error")
    QTest.keyClick(search, Key.Key_Z, ctrl)
    assert search.text() == ""
    QTest.keyClick(search, Key.Key_Y, ctrl)
    assert search.text() == "error"
    for _ in range(2):  # nothing is left for the second, and still it is not the brief's
        QTest.keyClick(search, Key.Key_Z, ctrl)
    assert brief.brief.allowed_pages == 3


def test_down_goes_from_the_search_to_the_list(tree: StepsPanel) -> None:
    tree.check.search.setFocus()
    QTest.keyClicks(tree.check.search, "note")
    QTest.keyClick(tree.check.search, Key.Key_Down)
    assert tree.check.list.currentIndex().data() == FOLDED[3]
    assert keys(tree, Key.Key_Down) == OLD[0].message


def test_what_is_found_anew_is_searched_too(window: MainWindow, tree: StepsPanel) -> None:
    QTest.keyClicks(tree.check.search, "error")
    find(window, *MANY[:-2], LONG)
    assert shown(tree) == [WRONG[0].message]
    assert tree.check.found.text() == "1 of 9 listed"


def test_f8_walks_what_was_found_and_all_where_that_is_nothing(
    window: MainWindow, tree: StepsPanel
) -> None:
    QTest.keyClicks(tree.check.search, "title")
    window.commands.next_problem.trigger()
    assert tree.check.list.currentIndex().data() == LONG.message
    QTest.keyClicks(tree.check.search, " zz")
    window.commands.next_problem.trigger()
    assert tree.check.search.text() == ""
    assert tree.check.list.currentIndex().data() == WRONG[0].message


def test_there_is_no_search_where_there_is_little(window: MainWindow, tree: StepsPanel) -> None:
    search = tree.check.search
    find(window, *OLD)
    assert not search.isVisible()
    find(window, *MANY)
    QTest.keyClicks(search, "fabs")
    find(window, *OLD)
    assert search.isVisible()  # something is kept out
    assert shown(tree) == [OLD[1].message]


def test_a_row_in_hand_stays_out_of_a_fold_while_nobody_looks(
    window: MainWindow, steps: StepsPanel
) -> None:
    find(window, *OLD[:2])
    take(steps, OLD[1].message)
    window.commands.steps[0].trigger()
    find(window, *MANY)
    assert steps.check.list.isExpanded(head(steps, "old figures"))
    assert not steps.check.list.isExpanded(head(steps, "look up"))
    assert steps.check.list.taken().data() == OLD[1].message


def test_a_fold_of_what_was_found_is_none_of_the_list(tree: StepsPanel) -> None:
    view = tree.check.list
    view.expand(head(tree, "look up"))
    QTest.keyClicks(tree.check.search, "vote")
    view.setCurrentIndex(head(tree, "look up"))
    keys(tree, Key.Key_Left)
    assert shown(tree) == [FOLDED[2]]
    QTest.keyClick(tree.check.search, Key.Key_Escape)
    assert view.isExpanded(head(tree, "look up"))


def test_each_sentence_has_room_in_its_group(window: MainWindow, steps: StepsPanel) -> None:
    found = tuple(replace(LONG, message="Words are many. " * count) for count in range(3, 30))
    find(window, *found)
    steps.setCurrentWidget(steps.check)
    view = steps.check.list
    view.expand(head(steps, "titles that are too long"))
    for index in problems(steps):
        row = view.visualRect(index)
        icon, margins = 16, 3 * 6
        room = QRect(0, 0, row.width() - icon - margins, 10_000)
        text = view.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, str(index.data()))
        assert row.height() >= view.fontMetrics().height() + text.height() + 2 * 6


def test_the_row_in_hand_is_seen_above_its_buttons(
    qtbot: QtBot, window: MainWindow, tree: StepsPanel
) -> None:
    view, below = tree.check.list, tree.check.actions_below
    offers = tuple(Fix(f"Allow {pages} pages", AllowPages(pages)) for pages in range(2, 6))
    wrong = (replace(WRONG[0], message=f"“{number}” is wrong.") for number in range(40))
    find(window, *(replace(each, fixes=offers) for each in wrong))
    corner = QPoint(view.viewport().width() // 2, view.viewport().height() - 2)
    row = view.indexAt(corner)
    before = view.height()

    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=corner)

    qtbot.waitUntil(lambda: below.isVisible() and view.height() < before - 100)
    assert view.taken() == row
    assert view.viewport().rect().contains(view.visualRect(row).center())
