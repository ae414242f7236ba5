"""Misspelled words: marked but not while they are typed, walked with F7, put right by a menu."""

from collections.abc import Iterator

import pytest
import shiboken6
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief import edits
from briefgen.document.tree import Column, Table, Text
from briefgen.gui.editor.section_edit import SectionEdit
from briefgen.gui.editor.spelling_menu import SpellingMenu
from briefgen.gui.engine import Done, Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.window.main_window import MainWindow
from briefgen.worker.jobs import Request, Suggest, Suggested
from tests.builders import small_brief
from tests.gui.conftest import Maker, PromptEngine, force_close, show, told_in
from tests.gui.test_check import press, row, take

Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT = Held.ControlModifier, Held.ShiftModifier
PATIENCE = 60_000
# Menus ask the screen for more than the one without a display can do.


class Writer:
    """Somebody who writes in the window's editor."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        assert window.workspace
        assert window.rendering
        assert window.open_brief
        self.qtbot, self.window = qtbot, window
        self.brief: OpenBrief = window.open_brief
        self.editor, self.rendering = window.workspace.editor, window.rendering
        self.edit: SectionEdit = self.editor.edit
        qtbot.waitUntil(lambda: self.rendering.latest is not None, timeout=PATIENCE)
        self.step_in()

    def step_in(self) -> None:
        """Come to this window."""
        self.window.activateWindow()
        self.qtbot.waitUntil(self.window.isActiveWindow)

    def write(self, text: str, section: str = "bottom_line") -> None:
        """Write at the end of a section, and rest."""
        self.brief.select(section)
        self.edit.setFocus()
        self.edit.moveCursor(QTextCursor.MoveOperation.End)
        if text.isascii():
            QTest.keyClicks(self.edit, text)
        else:  # no keyboard has it
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(self.edit, event)
        self.rest()

    def rest(self) -> None:
        self.editor.flush()
        self.qtbot.waitUntil(lambda: self.rendering.is_current, timeout=PATIENCE)
        self.qtbot.wait(1)

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = Held.NoModifier) -> None:
        QTest.keyClick(self.edit, key, held)

    def marked(self) -> list[str]:
        return [word.selectedText() for word in self.edit.waved]

    def menu(self, first: str = "") -> SpellingMenu:
        """The menu that is open, with its suggestions."""
        popup = QApplication.activePopupWidget()
        assert isinstance(popup, SpellingMenu)
        self.qtbot.waitUntil(lambda: "Looking" not in str(entries(popup)), timeout=PATIENCE)
        assert not first or entries(popup)[1] == first
        return popup

    def word(self) -> str:
        return self.edit.textCursor().selectedText()


def entries(menu: QMenu) -> list[str]:
    return [each.text() for each in menu.actions() if not each.isSeparator()]


def take_entry(menu: QMenu, text: str) -> None:
    action = next(each for each in menu.actions() if each.text().replace("&", "") == text)
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())


@pytest.fixture
def writer(qtbot: QtBot, window: MainWindow) -> Iterator[Writer]:
    yield Writer(qtbot, window)
    while popup := QApplication.activePopupWidget():
        popup.close()


def test_a_word_is_marked_when_the_caret_has_left_it(writer: Writer) -> None:
    writer.write(" The comittee")
    assert writer.marked() == []
    writer.key(Key.Key_Left)
    assert writer.marked() == []
    writer.key(Key.Key_Up)
    assert writer.marked() == ["comittee"]
    writer.write(" met a goverment")
    assert writer.marked() == ["comittee"]
    writer.write(".")
    assert writer.marked() == ["comittee", "goverment"]
    writer.key(Key.Key_Left, CTRL)
    writer.key(Key.Key_Left, CTRL)
    assert writer.marked() == ["comittee", "goverment"]


def test_a_mark_stays_at_its_word_while_others_are_typed(writer: Writer) -> None:
    writer.write(" The 😀")
    writer.write("comittee met.")
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    QTest.keyClicks(writer.edit, "Oh my. ")
    assert writer.marked() == ["comittee"]  # before any pages are made


def test_marks_are_no_part_of_the_words_nor_of_undo_nor_of_what_is_copied(writer: Writer) -> None:
    writer.write(" The comittee met.")
    brief, steps = writer.brief.brief, writer.brief.history.count()
    writer.edit.selectAll()
    writer.edit.copy()
    data = QGuiApplication.clipboard().mimeData()
    assert data.formats()
    for name in data.formats():
        assert b"underline" not in bytes(data.data(name).data()).lower()
    assert "underline" not in writer.edit.toHtml()
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.rest()
    assert writer.brief.brief is brief
    assert writer.brief.history.count() == steps


def test_a_wave_is_red_and_below_its_word_alone(writer: Writer) -> None:
    def red(word: str) -> int:
        cursor = writer.edit.document().find(word)
        area = writer.edit.cursorRect(cursor)
        cursor.setPosition(cursor.selectionStart())
        area = area.united(writer.edit.cursorRect(cursor))
        picture = writer.edit.viewport().grab(area).toImage()
        points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
        colors = (picture.pixelColor(*each) for each in points)
        return sum(each.red() > 150 > 2 * each.green() for each in colors)

    writer.write(" The comittee met.")
    assert red("comittee") > 20
    assert red("met.") == 0
    writer.edit.selectAll()
    writer.key(Key.Key_Delete)
    writer.rest()
    assert writer.marked() == []


def test_f7_walks_all_sections_and_comes_round(writer: Writer) -> None:
    writer.write(" A comittee.")
    writer.write(" Recieve it.", "ask")
    writer.brief.select("what_to_do")
    places = []
    for key in (Held.NoModifier, Held.NoModifier, Held.NoModifier, SHIFT, SHIFT):
        writer.key(Key.Key_F7, key)
        places.append((writer.brief.section, writer.word()))
        writer.menu().close()
    first, second = ("ask", "Recieve"), ("bottom_line", "comittee")
    assert places == [first, second, first, second, first]


def test_f7_goes_on_from_the_menu(writer: Writer) -> None:
    writer.write(" A comittee of goverment.")
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F7)
    assert writer.word() == "comittee"
    QTest.keyClick(writer.menu(), Key.Key_F7)
    assert writer.word() == "goverment"
    QTest.keyClick(writer.menu(), Key.Key_F7, SHIFT)
    assert writer.word() == "comittee"


def test_f7_says_when_there_is_nothing(writer: Writer) -> None:
    writer.edit.setFocus()
    writer.key(Key.Key_F7)
    assert QApplication.activePopupWidget() is None
    assert told_in(writer.window) == "No word is misspelled."


def test_f7_names_where_the_other_words_are(qtbot: QtBot, make_window: Maker) -> None:
    table = Table("bottom_line/n1", (Column((Text("Comittee"),)),), (((Text("1"),),),))
    window = make_window()
    show(window, edits.edit_section(small_brief(), "bottom_line", (), (table,)))
    writer = Writer(qtbot, window)
    writer.brief.select("ask")
    writer.edit.setFocus()
    writer.key(Key.Key_F7)
    assert writer.brief.section == "ask"
    told = told_in(window)
    assert told.startswith("No misspelled word is in the text of a section; “To check” names")


def test_a_suggestion_keeps_the_looks_and_is_one_step_of_undo(writer: Writer) -> None:
    writer.write(" A comittee’s view.")
    writer.edit.setTextCursor(writer.edit.document().find("comittee"))
    writer.key(Key.Key_B, CTRL)
    writer.rest()
    before = writer.brief.brief
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F7)
    QTest.keyClick(writer.menu("committee"), Key.Key_Return)
    writer.rest()
    assert "A committee’s view." in writer.edit.toPlainText()
    cursor = writer.edit.document().find("committee")
    assert cursor.charFormat().fontWeight() > 600
    cursor.setPosition(cursor.position() + 2)
    assert cursor.charFormat().fontWeight() < 600
    assert writer.marked() == []
    writer.brief.history.undo()
    assert writer.brief.brief == before


def test_a_word_of_several_looks_gets_that_of_its_first_letter(writer: Writer) -> None:
    writer.write(" A comittee.")
    writer.edit.setTextCursor(writer.edit.document().find("omittee"))
    writer.key(Key.Key_B, CTRL)
    writer.rest()
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F7)
    QTest.keyClick(writer.menu("committee"), Key.Key_Return)
    assert writer.edit.document().find("committee").charFormat().fontWeight() < 600


def test_a_word_left_in_the_brief_is_marked_no_more_until_that_is_undone(
    writer: Writer, steps: StepsPanel
) -> None:
    writer.write(" A comittee and a Comittee.")
    assert row(steps, "“comittee”") >= 0
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F7)
    take_entry(writer.menu(), "Leave it in this brief")
    writer.rest()
    assert writer.brief.brief.spelled == ("comittee",)
    assert writer.marked() == []
    assert row(steps, "“comittee”") < 0
    assert not paths.words().exists()
    QTest.keyClick(writer.edit, Key.Key_Z, CTRL)
    writer.rest()
    assert writer.marked() == ["comittee", "Comittee"]


def test_a_word_of_the_desk_is_right_in_every_brief(qtbot: QtBot, writer: Writer) -> None:
    other = MainWindow(writer.window.settings, PromptEngine())  # as all of one program
    other.show()
    show(other)
    another = Writer(qtbot, other)
    for each in (another, writer):
        each.step_in()
        each.write(" A comittee.")
    brief = writer.brief.brief
    writer.step_in()
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F7)
    take_entry(writer.menu(), "Add to my words")
    writer.rest()
    another.rest()
    assert paths.words().read_text(encoding="utf-8") == "comittee\n"
    assert writer.marked() == another.marked() == []
    assert writer.brief.brief is brief
    force_close(other)


def test_what_cannot_be_kept_is_said(writer: Writer) -> None:
    writer.write(" A comittee.")
    paths.words().mkdir(parents=True)
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F7)
    take_entry(writer.menu(), "Add to my words")
    assert "my-words.txt" in told_in(writer.window)


@pytest.mark.parametrize("way", ["click", "menu key", "Shift+F10", "Ctrl+."])
def test_the_menu_of_a_word_opens_as_menus_do_and_says_what_it_is_about(
    writer: Writer, way: str
) -> None:
    writer.write(" A comittee met.")
    cursor = writer.edit.document().find("mitt")
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    place = writer.edit.cursorRect(cursor).center()
    if way != "click":
        cursor.clearSelection()
        writer.edit.setTextCursor(cursor)
    match way:
        case "click":
            ask(writer, QContextMenuEvent.Reason.Mouse, place)
        case "menu key":
            ask(writer, QContextMenuEvent.Reason.Keyboard, QPoint())
        case "Shift+F10":
            writer.key(Key.Key_F10, SHIFT)
        case _:
            writer.key(Key.Key_Period, CTRL)
    menu = writer.menu("committee")
    assert menu.accessibleName() == "“comittee” is not in the dictionary"
    assert entries(menu)[0] == menu.accessibleName()
    assert len(entries(menu)) <= 1 + 5 + 3


def ask(writer: Writer, reason: QContextMenuEvent.Reason, place: QPoint) -> None:
    port = writer.edit.viewport()
    event = QContextMenuEvent(reason, place, port.mapToGlobal(place))
    QApplication.sendEvent(port, event)


def test_other_words_have_the_menu_of_every_field(writer: Writer) -> None:
    writer.write(" A comittee met.")
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F10, SHIFT)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert not isinstance(popup, SpellingMenu)
    assert any("Paste" in each for each in entries(popup))


def test_a_selection_of_several_words_keeps_its_menu(writer: Writer) -> None:
    writer.write(" A comittee met.")
    cursor = writer.edit.document().find("comittee met")
    writer.edit.setTextCursor(cursor)
    place = writer.edit.cursorRect(writer.edit.document().find("comitt")).center()
    ask(writer, QContextMenuEvent.Reason.Mouse, place)
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    assert not isinstance(popup, SpellingMenu)
    assert writer.word() == "comittee met"


def test_a_brief_that_cannot_be_changed_is_not(writer: Writer) -> None:
    writer.write(" A comittee.")
    writer.brief.refuse_saving("open elsewhere")
    writer.rendering.renew()
    writer.rest()
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F7)
    menu = writer.menu("committee")
    enabled = {each.text() for each in menu.actions() if each.isEnabled()}
    assert not {"committee", "&Leave it in this brief"} & enabled


def test_a_row_to_check_leads_to_the_word_and_leaves_it(
    qtbot: QtBot, writer: Writer, steps: StepsPanel
) -> None:
    writer.write(" A comittee.")
    writer.brief.select("ask")
    take(steps, "“comittee” is not in the dictionary")
    QTest.keyClick(steps.check.list, Key.Key_Return)
    assert (writer.brief.section, writer.word()) == ("bottom_line", "comittee")
    writer.menu().close()
    press(steps, "Leave “comittee” in this brief")
    writer.rest()
    assert writer.brief.brief.spelled == ("comittee",)
    assert row(steps, "“comittee”") < 0


def test_a_row_to_check_adds_the_word_to_those_of_the_desk(
    writer: Writer, steps: StepsPanel
) -> None:
    writer.write(" A comittee.")
    take(steps, "“comittee” is not in the dictionary")
    press(steps, "Add “comittee” to my words")
    writer.rest()
    assert row(steps, "“comittee”") < 0


class Slow(PromptEngine):
    """Suggestions come only when the test says so."""

    def __init__(self) -> None:
        super().__init__()
        self.held: list[Done] = []

    def ask(self, request: Request, done: Done, key: str = "") -> None:
        if isinstance(request, Suggest):
            self.held.append(done)
        else:
            super().ask(request, done, key)


def waiting(qtbot: QtBot, make_window: Maker) -> tuple[Slow, Writer, SpellingMenu]:
    """A menu at a misspelled word, while its suggestions are still looked for."""
    engine = Slow()
    window = make_window(engine)
    show(window)
    writer = Writer(qtbot, window)
    writer.write(" A comittee.")
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F7)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, SpellingMenu)
    return engine, writer, menu


def test_nobody_waits_for_suggestions(qtbot: QtBot, make_window: Maker) -> None:
    engine, writer, menu = waiting(qtbot, make_window)
    assert entries(menu)[1] == "Looking for suggestions…"
    engine.held[0](Suggested(()))
    assert entries(menu)[1] == "No suggestions"
    take_entry(menu, "Leave it in this brief")
    assert writer.brief.brief.spelled == ("comittee",)


def test_suggestions_for_a_menu_that_has_gone_do_no_harm(qtbot: QtBot, make_window: Maker) -> None:
    engine, _, menu = waiting(qtbot, make_window)
    QTest.keyClick(menu, Key.Key_Escape)
    qtbot.waitUntil(lambda: not shiboken6.isValid(menu))
    engine.held[0](Suggested(("committee",)))
    assert QApplication.activePopupWidget() is None


def test_with_the_real_worker_a_word_is_judged_and_put_right(
    qtbot: QtBot, make_window: Maker
) -> None:
    window = make_window(Engine())
    show(window)
    writer = Writer(qtbot, window)
    writer.write(" A comittee met.")
    assert writer.marked() == ["comittee"]
    writer.edit.moveCursor(QTextCursor.MoveOperation.Start)
    writer.key(Key.Key_F7)
    QTest.keyClick(writer.menu("committee"), Key.Key_Return)
    writer.rest()
    assert "A committee met." in writer.edit.toPlainText()
    assert writer.marked() == []
