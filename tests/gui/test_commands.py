"""Command search and Go to: what they find, how they are used by keys, where they stand."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QKeySequence, QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import Shiboken

from briefgen.brief.edits import omit_section
from briefgen.gui.commands import search
from briefgen.gui.commands.command import SearchCommands
from briefgen.gui.commands.entries import Entry
from briefgen.gui.commands.finding import OTHER_NAMES, best
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.widgets.popover import Popover
from briefgen.gui.window.main_window import MainWindow
from tests.gui.conftest import Maker

Key = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


class Person:
    """Somebody who has a window before them, and keys."""

    def __init__(self, window: MainWindow) -> None:
        self.window = window
        self.search: SearchCommands = window.search
        self.popover = window.search.popover
        window.activateWindow()
        QTest.qWaitForWindowActive(window)

    def press(self, key: Key, held: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def ask(self, text: str = "") -> None:
        self.press(Key.Key_P, CTRL | SHIFT)
        assert self.popover.isVisible()
        if text.isascii():
            QTest.keyClicks(self.popover.line, text)
        else:
            self.popover.line.insert(text)

    def go_to(self, text: str = "") -> None:
        self.press(Key.Key_G, CTRL)
        assert self.popover.isVisible()
        QTest.keyClicks(self.popover.line, text)

    def titles(self) -> list[str]:
        return [each.title for each in self.popover.entries()]

    def first(self) -> Entry:
        return self.popover.entries()[0]


@pytest.fixture
def person(window: MainWindow) -> Person:
    return Person(window)


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    heard: list[str] = []
    for name in ("announce", "describe"):
        monkeypatch.setattr(search, name, lambda _widget, text: heard.append(text))
    return heard


def words_of(window: MainWindow) -> QWidget:
    assert window.workspace
    return window.workspace.editor.edit


def titled(*titles: str) -> list[Entry]:
    return [Entry(title, lambda: None) for title in titles]


# What is found


@pytest.mark.parametrize(
    "text", ["misspelled next", "NEXT MIS", "miss", "n m w", "Néxt", "word edit next"]
)
def test_words_are_found_by_their_beginnings_in_any_order(person: Person, text: str) -> None:
    person.ask(text)

    assert "Next misspelled word" in person.titles()


@pytest.mark.parametrize("text", ["isspelled", "next pane word", "nextt", "!"])
def test_what_is_not_meant_is_not_found(person: Person, text: str) -> None:
    person.ask(text)

    assert "Next misspelled word" not in person.titles()


def test_accents_may_be_left_out() -> None:
    assert [each.title for each in best(titled("Résumé", "Other"), "resume")] == ["Résumé"]


@pytest.mark.parametrize(
    ("other", "title"),
    [("generate", "Export…"), ("refresh", "Update figures…"), ("print", "Export…")],
)
def test_former_and_usual_names_find_too(person: Person, other: str, title: str) -> None:
    person.ask(other)

    assert title in person.titles()


def test_every_other_name_is_of_an_action(window: MainWindow) -> None:
    assert [each for each in OTHER_NAMES if not hasattr(window.commands, each)] == []


def test_titles_come_before_menus_and_other_names(person: Person) -> None:
    person.ask("save")
    assert person.titles()[:3] == ["Save", "Save as…", "Save as template…"]

    person.press(Key.Key_Escape)
    person.ask("print")
    assert person.titles() == ["Print…", "Export…"]


def test_the_nearest_come_first_and_the_dimmed_behind_their_equals() -> None:
    save = Entry("Save", print, is_dimmed=True)
    entries = (Entry("Other", print, path="Save"), *titled("To save"), save, *titled("Save as"))

    found = best(entries, "save")

    assert [each.title for each in found] == ["Save as", "Save", "To save", "Other"]


def test_an_entry_has_its_menu_its_keys_and_why_it_is_dimmed(person: Person) -> None:
    person.ask("dark")
    assert (person.first().title, person.first().path) == ("Dark", "View › Colors")
    person.press(Key.Key_Escape)
    person.ask("full screen")
    assert (person.first().path, person.first().keys) == ("View", "F11")
    person.press(Key.Key_Escape)
    person.ask("redo")

    assert person.first().is_dimmed
    assert person.first().why == "Nothing was undone"


def test_every_action_of_the_menus_is_listed_once(person: Person) -> None:
    person.ask()

    listed = [(each.path, each.title) for each in person.popover.entries()]
    assert len(listed) == len(set(listed))
    for menu, title in (
        ("File › Open recent", "No recent briefs"),
        ("Brief › Language", "British English"),
        ("Edit", "Go to…"),
        ("Help", "About briefgen"),
        ("Brief", "Chart kind"),
    ):
        assert [(path, name) for path, name in listed if name == title] == [(menu, title)]


def test_tools_that_stand_in_no_menu_are_found_too(person: Person, window: MainWindow) -> None:
    assert window.workspace
    before = window.workspace.pages.view.zoom()
    person.ask("zoom in")
    assert (person.first().path, person.first().keys) == ("Pages", "Ctrl++, Ctrl+=")
    person.press(Key.Key_Return)
    person.ask("bold")

    assert window.workspace.pages.view.zoom() > before
    assert [(each.title, each.keys) for each in person.popover.entries()] == [("Bold", "Ctrl+B")]


def test_why_something_is_dimmed_goes_when_it_is_not(window: MainWindow, brief: OpenBrief) -> None:
    commands = window.commands
    assert commands.undo.statusTip() == "Nothing was changed yet"
    assert commands.restore.statusTip() == "The section in hand has its suggested text"
    assert commands.export.statusTip() == ""

    brief.apply("Change", omit_section(brief.brief, "ask"))

    assert commands.undo.statusTip() == ""


# By keys


def test_enter_runs_a_command_where_the_person_was(person: Person, window: MainWindow) -> None:
    assert window.workspace
    words_of(window).setFocus()
    person.ask("next pane")

    person.press(Key.Key_Return)

    assert person.popover.isHidden()
    focused = QApplication.focusWidget()
    assert focused is not None
    assert window.workspace.pages.isAncestorOf(focused)  # the pane after that of the words


def test_it_is_closed_and_the_focus_back_before_a_command_runs(
    person: Person, window: MainWindow
) -> None:
    met: list[tuple[bool, QWidget | None]] = []
    words_of(window).setFocus()
    window.commands.about.triggered.connect(
        lambda: met.append((person.popover.isHidden(), QApplication.focusWidget()))
    )
    person.ask("about")

    person.press(Key.Key_Return)

    assert met == [(True, words_of(window))]


def test_escape_gives_the_focus_back_and_keeps_what_is_selected(
    person: Person, window: MainWindow, steps: StepsPanel
) -> None:
    field = steps.pick.search
    field.setText("patents")
    field.setFocus()
    field.selectAll()
    person.ask("save")

    person.press(Key.Key_Escape)

    assert person.popover.isHidden()
    assert QApplication.focusWidget() is field
    assert field.selectedText() == "patents"


def test_up_and_down_walk_home_and_end_stay_in_the_text(person: Person) -> None:
    person.ask("save")
    line, rows = person.popover.line, person.popover.list
    person.press(Key.Key_Up)
    assert rows.currentRow() == 0
    person.press(Key.Key_Down)
    person.press(Key.Key_Down)
    assert rows.currentRow() == 2

    person.press(Key.Key_Home)
    assert (line.cursorPosition(), rows.currentRow()) == (0, 2)
    person.press(Key.Key_End)
    assert (line.cursorPosition(), rows.currentRow()) == (4, 2)
    person.press(Key.Key_PageDown)
    assert rows.currentRow() == rows.count() - 1
    assert QApplication.focusWidget() is line


def test_tab_stays_in_the_search(person: Person) -> None:
    person.ask("save")
    person.press(Key.Key_Tab)
    person.press(Key.Key_Backtab, SHIFT)

    assert QApplication.focusWidget() is person.popover.line


@pytest.mark.parametrize(
    "press",
    [(Key.Key_Tab, Qt.KeyboardModifier.NoModifier), (Key.Key_Backtab, SHIFT)],
    ids=["Tab", "Shift+Tab"],
)
def test_keys_of_the_focus_tie_the_window_to_no_part_of_it(
    person: Person, window: MainWindow, press: tuple[Key, Qt.KeyboardModifier]
) -> None:
    person.ask("save")
    person.press(*press)
    person.press(Key.Key_Escape)
    person.press(Key.Key_F6)

    tied = [line for line in Shiboken.dump(window).splitlines() if line.startswith("parent")]
    assert tied == []  # else the window goes when what it is tied to goes


@pytest.mark.parametrize("redo", [(Key.Key_Y, CTRL), (Key.Key_Z, CTRL | SHIFT)])
def test_undo_is_of_what_is_typed_there(
    person: Person, brief: OpenBrief, redo: tuple[Key, Qt.KeyboardModifier]
) -> None:
    for section in ("ask", "evidence"):
        brief.apply("Change", omit_section(brief.brief, section))
    brief.history.undo()
    before = brief.brief
    person.ask("save")

    person.press(Key.Key_Z, CTRL)
    assert person.popover.line.text() != "save"
    person.press(*redo)
    assert person.popover.line.text() == "save"

    for keys in (redo, (Key.Key_Z, CTRL), (Key.Key_Z, CTRL)):  # nothing left, still not the brief
        person.press(*keys)

    assert person.popover.line.text() == ""
    assert brief.brief is before


def test_keys_of_the_window_work_from_there(
    qtbot: QtBot, person: Person, window: MainWindow
) -> None:
    person.ask("save")

    person.press(Key.Key_E, CTRL)  # fields on Linux would go to the end of the line

    assert window.exporting.dialog
    qtbot.waitUntil(person.popover.isHidden)
    window.exporting.dialog.close()


def test_what_is_dimmed_does_not_run_and_says_why(person: Person, said: list[str]) -> None:
    person.ask("redo")
    said.clear()

    person.press(Key.Key_Return)

    assert person.popover.isVisible()
    assert said == ["Redo, Edit — dimmed: Nothing was undone, Ctrl+Shift+Z, Ctrl+Y"]


def test_results_are_said_once_typing_rests(qtbot: QtBot, person: Person, said: list[str]) -> None:
    person.popover._say_soon.setInterval(50)
    person.ask("save")
    said.clear()
    qtbot.waitUntil(lambda: bool(said))
    assert said == ["3 results. Save, File, Ctrl+S"]

    person.press(Key.Key_Down)
    assert said[1:] == ["Save as…, File, Ctrl+Shift+S"]

    QTest.keyClicks(person.popover.line, "xx")
    qtbot.waitUntil(lambda: len(said) == 3)
    assert said[2:] == ["Nothing found"]


def test_a_click_on_a_row_runs_it(person: Person, window: MainWindow, steps: StepsPanel) -> None:
    person.ask("details")
    rows = person.popover.list
    place = rows.visualItemRect(rows.item(0)).center()

    QTest.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert person.popover.isHidden()
    assert steps.currentWidget() is steps.details


def test_the_last_five_come_first(person: Person) -> None:
    usual = "pick", "arrange", "to check", "about", "american", "details"
    for text in usual:
        person.ask(text)
        person.press(Key.Key_Return)
    person.ask()
    first = ["Details", "American English", "About briefgen", "To check", "Arrange"]
    assert person.titles()[:6] == [*first, "New…"]
    assert person.titles().count("Details") == 1

    person.press(Key.Key_Escape)
    person.ask("american")
    person.press(Key.Key_Return)
    person.ask()
    assert person.titles()[:3] == ["American English", "Details", "About briefgen"]


# Places


def test_go_to_lists_sections_with_their_figures(person: Person, window: MainWindow) -> None:
    assert window.rendering
    assert window.rendering.latest
    person.go_to()

    sections = [each.id for each in window.rendering.latest.document.sections]
    kinds = [each.path for each in person.popover.entries()]
    assert person.popover.line.text() == "@"
    assert person.popover.line.accessibleName() == "Go to a section, figure, table or page"
    assert "# for a page" in person.popover.line.accessibleDescription()
    assert kinds.count("Section") == len(sections)
    assert any(each.startswith("Figure 1. ") for each in person.titles())


def test_choosing_a_section_takes_it_in_hand(
    person: Person, window: MainWindow, brief: OpenBrief
) -> None:
    assert window.workspace
    words_of(window).setFocus()
    person.go_to()
    last = [each for each in person.popover.entries() if each.path == "Section"][-1]
    sections = window.rendering.latest.document.sections  # type: ignore[union-attr]
    QTest.keyClicks(person.popover.line, last.title)
    assert person.first().title == last.title

    person.press(Key.Key_Return)

    assert brief.section == sections[-1].id
    assert QApplication.focusWidget() is window.workspace.pages.view


def test_without_pages_the_words_have_the_focus(person: Person, window: MainWindow) -> None:
    window.commands.show_pages.setChecked(False)
    person.go_to("fig")

    person.press(Key.Key_Return)

    assert QApplication.focusWidget() is words_of(window)


def test_pages_are_found_by_their_number(
    person: Person, window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert window.workspace
    gone: list[int] = []
    monkeypatch.setattr(window.workspace.pages.view, "go_to_page", gone.append)
    person.ask("#")
    assert person.titles() == ["Page 1"]
    QTest.keyClicks(person.popover.line, "2")
    assert person.titles() == []
    person.press(Key.Key_Backspace)
    QTest.keyClicks(person.popover.line, "1")

    person.press(Key.Key_Return)

    assert gone == [1]
    person.go_to("page")
    assert person.titles() == ["Page 1"]


def test_the_other_key_begins_anew(person: Person, window: MainWindow) -> None:
    words_of(window).setFocus()
    person.ask("save")
    person.press(Key.Key_G, CTRL)
    assert person.popover.line.text() == "@"
    person.press(Key.Key_P, CTRL | SHIFT)
    assert person.popover.line.text() == ""

    person.press(Key.Key_Escape)

    assert QApplication.focusWidget() is words_of(window)


# The start page


def test_the_start_page_lists_what_can_be_done_there(qtbot: QtBot, make_window: Maker) -> None:
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.start.cards()))
    person = Person(window)
    person.press(Key.Key_G, CTRL)
    assert person.popover.isHidden()
    person.ask()
    assert not any(each.is_dimmed for each in person.popover.entries())
    assert "Open…" in person.titles()
    QTest.keyClicks(person.popover.line, "export")
    assert person.first().why == "No brief is open"

    person.popover.line.clear()
    QTest.keyClicks(person.popover.line, "generate one-pager")
    person.press(Key.Key_Return)

    qtbot.waitUntil(lambda: window.open_brief is not None)


# Where it stands


@pytest.mark.parametrize("size", [(640, 440), (1366, 768), (400, 200)])
def test_it_stays_inside_of_the_window(
    person: Person, window: MainWindow, size: tuple[int, int]
) -> None:
    window.setMinimumSize(1, 1)
    person.ask()
    window.resize(*size)

    assert (window.width(), window.height()) == size
    assert window.rect().contains(person.popover.geometry())
    assert abs(person.popover.geometry().center().x() - window.rect().center().x()) <= 1
    parts = person.popover.line, person.popover.list, person.popover.hint
    tops = [each.geometry().top() for each in parts]
    bottoms = [each.geometry().bottom() for each in parts]
    ends = [*tops[1:], person.popover.height()]
    assert all(bottom < top for bottom, top in zip(bottoms, ends, strict=True))


def test_another_field_with_the_focus_closes_it(
    person: Person, window: MainWindow, steps: StepsPanel
) -> None:
    words_of(window).setFocus()
    person.ask()

    person.press(Key.Key_L, CTRL)  # the search of the library

    assert person.popover.isHidden()
    assert QApplication.focusWidget() is steps.pick.search


def test_another_window_closes_it_and_the_focus_is_back(
    qtbot: QtBot, person: Person, window: MainWindow
) -> None:
    words_of(window).setFocus()
    person.ask()
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    qtbot.waitUntil(person.popover.isHidden)

    window.activateWindow()

    qtbot.waitUntil(lambda: QApplication.focusWidget() is words_of(window))


def test_a_click_elsewhere_closes_it(person: Person, window: MainWindow) -> None:
    words_of(window).setFocus()
    person.ask()
    handle = window.windowHandle()
    assert isinstance(handle, QWindow)
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=person.popover.geometry().center())
    assert person.popover.isVisible()
    QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=person.popover.pos() - QPoint(4, 0))

    assert person.popover.isHidden()
    assert QApplication.focusWidget() is words_of(window)


def test_the_field_it_came_from_may_be_gone(person: Person, window: MainWindow) -> None:
    field = QLineEdit(window)
    field.show()
    field.setFocus()
    person.ask()
    field.deleteLater()
    QTest.qWait(0)

    person.press(Key.Key_Escape)

    assert person.popover.isHidden()


def test_a_window_that_goes_takes_it_along(qtbot: QtBot) -> None:
    window = QWidget()
    popover = Popover(window)
    line = QLineEdit(popover)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    popover.open(line)
    assert QApplication.focusWidget() is line

    Shiboken.delete(window)

    assert not Shiboken.isValid(popover)


# Keys


def test_keys_of_the_search_are_free_everywhere(window: MainWindow) -> None:
    """Also in fields and lists, whose keys are of one of them only."""
    for wanted in ("Ctrl+Shift+P", "Alt+Q", "Ctrl+G"):
        found = [
            each.text()
            for each in window.findChildren(QAction)
            if QKeySequence(wanted) in each.shortcuts()
        ]
        assert len(found) == 1, wanted
