import datetime

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.brief.brief import Brief, Pin
from briefgen.brief.template import Prominence
from briefgen.evidence.pack import find_indicator, used_part
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pick.choices import ChoiceRole
from briefgen.gui.steps import StepsPanel
from briefgen.gui.widgets import search_line
from briefgen.gui.window.main_window import MainWindow
from tests.builders import small_brief
from tests.gui.conftest import Asked, Maker, show
from tests.packs.topics import brief_on, topic

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
CHECK = Qt.ItemDataRole.CheckStateRole


def tick(steps: StepsPanel, choice: str, checked: bool) -> None:
    model = steps.pick._model
    state = Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked
    assert model.setData(model.find(choice), state, CHECK)


def test_models_keep_their_contract_through_search_and_ticks(
    qtbot: QtBot, brief: OpenBrief, steps: StepsPanel
) -> None:
    mode = QAbstractItemModelTester.FailureReportingMode.Fatal
    testers = [
        QAbstractItemModelTester(steps.pick._model, mode),
        QAbstractItemModelTester(steps.pick._filter, mode),
    ]

    steps.pick.search.setText("power")
    tick(steps, "patents", False)
    steps.pick.search.clear()
    brief.history.undo()

    assert len(testers) == 2


def test_a_tick_is_an_edit_and_undo_takes_it_back(brief: OpenBrief, steps: StepsPanel) -> None:
    tick(steps, "patents", False)
    tick(steps, "invest", False)

    assert "patents" not in brief.brief.indicators
    assert "invest" not in brief.brief.recommendations
    assert brief.history.undoText() == "Drop “Fund shared computing”"
    brief.history.undo()
    model = steps.pick._model
    assert model.find("invest").data(CHECK) == Qt.CheckState.Checked


def test_the_list_follows_the_brief(brief: OpenBrief, steps: StepsPanel) -> None:
    model = steps.pick._model

    brief.apply("Drop", edits.drop_indicator(brief.brief, "power"))

    assert model.find("power").data(CHECK) == Qt.CheckState.Unchecked
    assert steps.rail.accessibleTabName(0) == "1 Pick, 4 chosen"
    assert steps.pick._count.text() == "2 of 3 indicators, 2 of 2 recommendations chosen"


def listed(steps: StepsPanel) -> list[str]:
    """The rows below heads, as the list shows them."""
    model = steps.pick.list.model()
    heads = [model.index(row, 0) for row in range(model.rowCount())]
    return [model.index(n, 0, head).data() for head in heads for n in range(model.rowCount(head))]


def search_for(steps: StepsPanel, text: str) -> None:
    steps.pick.search.selectAll()
    QTest.keyClick(steps.pick.search, Qt.Key.Key_Delete)
    for each in text:
        if each.isascii():
            QTest.keyClicks(steps.pick.search, each)
        else:
            type_all(steps.pick.search, each)


def test_search_wants_every_word_and_says_how_many_it_found(steps: StepsPanel) -> None:
    found = steps.pick.found
    assert not found.isVisible()

    search_for(steps, "patent OFFICE")
    assert listed(steps) == ["Patent families"]
    assert found.isVisible()
    assert found.text() == "1 of 3 indicators, 0 of 2 recommendations"
    search_for(steps, "patent nonsense")
    assert listed(steps) == []
    assert found.text() == "Nothing in the library has “patent nonsense”."
    assert steps.pick._count.text() == "3 of 3 indicators, 2 of 2 recommendations chosen"
    search_for(steps, "")
    assert not found.isVisible()


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("38,210", "Patent families"),
        ("38210", "Patent families"),
        ("2014–2023", "Patent families"),
        ("$285.9 billion", "Private investment"),
        ("102 TWh", "Electricity of data centers"),
        ("2030", "Electricity of data centers"),
        ("Japan", "Patent families"),
    ],
)
def test_an_amount_or_a_period_finds_the_indicators_that_hold_it(
    steps: StepsPanel, text: str, title: str
) -> None:
    search_for(steps, text)

    assert listed(steps) == [title]
    assert steps.pick.found.text() == "1 of 3 indicators, 0 of 2 recommendations"
    QTest.keyClick(steps.pick.search, Qt.Key.Key_Down)
    assert steps.pick.list.currentIndex().data() == title


def test_a_number_is_found_whole_and_while_it_is_typed(steps: StepsPanel) -> None:
    for begun in ("3", "38", "38,", "38,2"):
        search_for(steps, begun)
        assert "Patent families" in listed(steps)

    search_for(steps, "210")
    assert steps.pick.found.text() == "Nothing in the library has “210”."


def test_filters_by_kind_theme_and_choice(brief: OpenBrief, steps: StepsPanel) -> None:
    pick = steps.pick

    pick.kinds.setCurrentIndex(2)
    assert len(listed(steps)) == 2
    assert pick.found.text() == "2 of 2 recommendations"
    pick.kinds.setCurrentIndex(1)
    assert pick.found.text() == "3 of 3 indicators"
    pick.kinds.setCurrentIndex(0)
    pick.themes.setCurrentIndex(pick.themes.findData("ideas"))
    assert listed(steps) == ["Patent families"]
    search_for(steps, "power")
    assert pick.found.text() == "Nothing that these filters show has “power”."
    search_for(steps, "")
    pick.chosen_only.setChecked(True)
    tick(steps, "patents", False)
    assert pick.found.text() == "These filters show nothing."
    pick.themes.setCurrentIndex(0)

    assert pick.found.text() == "2 of 3 indicators, 2 of 2 recommendations"
    tick(steps, "patents", True)
    assert not pick.chosen_only.isHidden()
    assert pick.found.text() == "3 of 3 indicators, 2 of 2 recommendations"


def test_what_was_found_is_said_once_typing_rests(
    qtbot: QtBot, steps: StepsPanel, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(search_line, "describe", lambda _widget, text: said.append(text))
    steps.pick.found._pause.setInterval(50)

    search_for(steps, "patent OFFICE")
    assert said == []
    qtbot.waitUntil(lambda: bool(said))

    assert said == ["1 of 3 indicators, 0 of 2 recommendations"]


def test_undo_in_the_search_is_of_the_search(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    tick(steps, "patents", False)
    window.activateWindow()
    field = steps.pick.search
    field.setFocus()
    QTest.keyClicks(field, "patent")
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.text() == ""

    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == "patent"
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)
    assert field.text() == ""
    QTest.keyClick(field, Qt.Key.Key_Z, CTRL)  # nothing left, and still not the brief
    for key, held in ((Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL | SHIFT)):
        QTest.keyClick(field, key, held)
        assert field.text() == ("patent" if key == Qt.Key.Key_Y else "")
    assert "patents" not in brief.brief.indicators
    assert brief.history.index() == 1
    assert not brief.history.canRedo()
    steps.pick.list.setFocus()
    QTest.keyClick(steps.pick.list, Qt.Key.Key_Z, CTRL)
    assert "patents" in brief.brief.indicators
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Y, CTRL)  # the brief could, the search cannot
    assert "patents" in brief.brief.indicators


def test_down_goes_from_search_to_the_list_and_space_ticks(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    pick = steps.pick
    pick.search.setText("patent")

    QTest.keyClick(pick.search, Qt.Key.Key_Down)
    assert pick.list.currentIndex().data() == "Patent families"
    QTest.keyClick(pick.list, Qt.Key.Key_Space)

    assert "patents" not in brief.brief.indicators
    QTest.keyClick(pick.search, Qt.Key.Key_Escape)
    assert pick.search.text() == ""


def test_evidence_is_a_link_both_ways(steps: StepsPanel) -> None:
    pick = steps.pick
    pick.details._follow_link(QUrl("choice:invest"))
    assert "Patent families" in pick.details.text.toPlainText()

    pick.kinds.setCurrentIndex(2)  # the filter hides the indicator that the link names
    pick.details._follow_link(QUrl("choice:patents"))

    assert pick.list.currentIndex().data() == "Patent families"
    assert "Evidence for: Fund shared computing" in pick.details.text.toPlainText()


def test_what_the_file_lacks_comes_from_the_library(qtbot: QtBot, make_window: Maker) -> None:
    full = small_brief()
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.library.packs))
    brief = show(
        window,
        replace(
            full,
            indicators=("patents",),
            recommendations=(),
            pack=used_part(full.pack, ("patents",), ()),
        ),
    )
    assert window.workspace

    tick(window.workspace.steps, "power", True)
    tick(window.workspace.steps, "build", True)

    assert brief.brief.indicators == ("patents", "power")
    assert find_indicator(brief.brief.pack, "power") == find_indicator(full.pack, "power")
    assert [each.id for each in brief.brief.pack.recommendations] == ["build"]
    brief.history.undo()
    brief.history.undo()
    assert find_indicator(brief.brief.pack, "power") is None


def test_rows_say_who_leads(steps: StepsPanel) -> None:
    index: QModelIndex = steps.pick._model.find("patents")

    role = Qt.ItemDataRole.AccessibleDescriptionRole
    assert index.data(role) == "Told, China leads, U.S. 6,276, China 38,210, 2014–2023"


def test_down_prefers_a_title_over_a_definition(steps: StepsPanel) -> None:
    steps.pick.search.setText("power")  # also in the words of an indicator further up

    QTest.keyClick(steps.pick.search, Qt.Key.Key_Down)

    title = str(steps.pick.list.currentIndex().data())
    assert title == "Measure the wait for power"


def test_a_pin_says_where_an_indicator_is_seen_and_can_be_undone(
    qtbot: QtBot, make_window: Maker
) -> None:
    window = make_window()
    brief = show(window, small_brief("policy-brief"))
    assert window.workspace
    pick = window.workspace.steps.pick
    assert window.rendering
    qtbot.waitUntil(lambda: window.rendering.latest is not None)  # type: ignore[union-attr]
    pick.list.setCurrentIndex(pick._filter.mapFromSource(pick._model.find("capital")))
    actions = {each.text(): each for each in pick.details.show_as.choices.actions()}
    assert actions["&Automatic"].isChecked()
    assert not actions["Annex"].isEnabled()  # a policy brief has none

    def places() -> list[object]:
        ids = ("patents", "capital", "power")
        return [pick._model.find(each).data(ChoiceRole.PLACE) for each in ids]

    assert places() == ["Told", "Told", "Told"]  # one card alone is no row of cards
    actions["Card"].trigger()

    assert brief.brief.pins == (Pin("capital", Prominence.CARD),)
    qtbot.waitUntil(lambda: places() == ["Card", "Card", "Told"])
    brief.history.undo()
    qtbot.waitUntil(lambda: places() == ["Told", "Told", "Told"])
    assert actions["&Automatic"].isChecked()


def test_what_is_not_chosen_cannot_be_shown(brief: OpenBrief, steps: StepsPanel) -> None:
    pick = steps.pick
    pick.list.setCurrentIndex(pick._filter.mapFromSource(pick._model.find("patents")))

    tick(steps, "patents", False)

    assert not pick.details.show_as.isEnabled()
    assert not pick.details.opened.isEnabled()
    assert pick._model.find("patents").data(ChoiceRole.PLACE) == ""


def unsure_brief() -> Brief:
    """The small brief, its patents read elsewhere than in their source, years before."""
    brief = replace(small_brief(), date="2030-01-31")
    patents = find_indicator(brief.pack, "patents")
    assert patents
    unsure = replace(
        patents, opened=False, read_at="https://example.org/copy", notes="Say families."
    )
    indicators = tuple(unsure if i.id == "patents" else i for i in brief.pack.indicators)
    return replace(brief, pack=replace(brief.pack, indicators=indicators))


def test_badges_and_details_say_what_is_old_and_unseen(qtbot: QtBot, make_window: Maker) -> None:
    window = make_window()
    show(window, unsure_brief())
    assert window.workspace
    pick = window.workspace.steps.pick

    pick.list.setCurrentIndex(pick._filter.mapFromSource(pick._model.find("patents")))

    row = pick._model.find("patents")
    assert row.data(ChoiceRole.BADGES) == "last year 2023 · not opened"
    badges = "last year 2023, primary source not opened yet"
    assert badges in row.data(Qt.ItemDataRole.AccessibleDescriptionRole)
    told = pick.details.text.toPlainText()
    for words in (
        "Last year 2023 · primary source not opened yet",
        "Read at: https://example.org/copy",
        "Confidence: high",
        "Say families.",
    ):
        assert words in told


def test_a_person_says_that_they_opened_a_source_and_takes_it_back(
    qtbot: QtBot, make_window: Maker, asked: Asked
) -> None:
    window = make_window()
    brief = show(window, unsure_brief())
    assert window.workspace
    pick = window.workspace.steps.pick
    pick.list.setCurrentIndex(pick._filter.mapFromSource(pick._model.find("patents")))
    box = pick.details.opened

    QTest.keyClick(box, Qt.Key.Key_Space)  # asked for a name, and gives none
    assert not box.isChecked()
    assert not brief.brief.opened
    asked.name = "Jane Doe"
    QTest.keyClick(box, Qt.Key.Key_Space)

    (mark,) = brief.brief.opened
    assert (mark.indicator, mark.name) == ("patents", "Jane Doe")
    assert mark.date == datetime.date.today().isoformat()
    assert box.isChecked()
    assert "Jane Doe" in box.text()
    assert "not opened" not in pick._model.find("patents").data(ChoiceRole.BADGES)
    assert window.settings.person() == "Jane Doe"
    QTest.keyClick(box, Qt.Key.Key_Space)
    assert not brief.brief.opened
    assert asked.asked == ["", ""]  # not asked when it is taken back


def type_all(field: QWidget, text: str) -> None:
    """Type what no key has, as an input method does."""
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(field, event)


def test_a_bill_is_named_for_a_recommendation(
    qtbot: QtBot, brief: OpenBrief, steps: StepsPanel
) -> None:
    pick = steps.pick
    pick.show_choice("invest")

    QTest.keyClicks(pick.details.bill, "H.R. 2")
    QTest.keyClick(pick.details.bill, Qt.Key.Key_Backspace)
    QTest.keyClicks(pick.details.bill, "1")

    type_all(pick.details.bill, "\x01\x1f")
    assert [each.number for each in brief.brief.bills] == ["H.R. 1"]
    pick.show_choice("patents")
    assert not pick.details.bill.isVisible()
    brief.history.undo()
    assert not brief.brief.bills
    pick.show_choice("invest")
    assert pick.details.bill.text() == ""


def test_a_bill_that_is_left_stands_as_the_brief_has_it(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    window.activateWindow()
    details = steps.pick.details
    steps.pick.show_choice("invest")
    details.bill.setFocus()
    type_all(details.bill, "H.R.  1\ue000 ")

    steps.pick.list.setFocus()

    assert [each.number for each in brief.brief.bills] == ["H.R. 1"]
    assert details.bill.text() == "H.R. 1"


def click_on(text: QTextBrowser, words: str) -> None:
    """Click in the middle of these words, which are a link."""
    found = text.document().find(words)
    found.setPosition((found.selectionStart() + found.selectionEnd()) // 2)
    text.setTextCursor(found)
    text.ensureCursorVisible()
    at = text.cursorRect().center()
    assert text.anchorAt(at)
    QTest.mouseClick(text.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_a_question_that_a_recommendation_answers_is_taken_up_in_one_step(
    qtbot: QtBot, make_window: Maker
) -> None:
    window = make_window()
    brief = show(window, brief_on(topic("city-budgets"), "issue-brief"))
    before = brief.brief
    assert window.workspace
    pick = window.workspace.steps.pick
    pick.show_choice("repair_plan")
    assert "Question: " not in pick.details.text.toPlainText()
    pick.show_choice("permit_clock")
    said = "Question: whether to put a clock on permits before the next building season."
    assert said in pick.details.text.toPlainText()

    click_on(pick.details.text, "Make the brief about it")

    assert brief.brief.indicators == ("permit_days", "jobs_change")
    assert brief.brief.recommendations == ("permit_clock",)
    assert pick._model.find("permit_days").data(CHECK) == Qt.CheckState.Checked
    assert pick._model.find("repair_plan").data(CHECK) == Qt.CheckState.Unchecked
    brief.history.undo()
    assert (brief.brief.indicators, brief.brief.recommendations) == (
        before.indicators,
        before.recommendations,
    )
    assert not brief.history.canUndo()
