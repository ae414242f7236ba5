"""Find and replace: a bar in the middle pane that goes through all of the brief, by keys."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction, QInputMethodEvent, QKeySequence, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.finding import letters
from briefgen.brief.template import Form
from briefgen.compose import compose
from briefgen.document.rewriting import leaves
from briefgen.document.tree import (
    Block,
    Citation,
    Column,
    Heading,
    List,
    ListItem,
    Paragraph,
    Picture,
    Quotation,
    Strong,
    Table,
    Text,
    Value,
    walk,
)
from briefgen.gui.editor.text_formats import holds_box, object_of
from briefgen.gui.find import bar as bar_module
from briefgen.gui.find.bar import FindBar
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from tests.builders import brief_of, said, small_brief
from tests.gui.conftest import Maker, show
from tests.gui.texts import NUMBER

Key, Held = Qt.Key, Qt.KeyboardModifier
NONE, CTRL, SHIFT = Held.NoModifier, Held.ControlModifier, Held.ShiftModifier
HERE = "bottom_line"
PACKS = paths.PACKS  # those of the program; windows of tests are given a small one


def words(text: str) -> tuple[Text, ...]:
    return (Text(text),)


def striped() -> Brief:
    """The small brief with zebras in every kind of place, fourteen of them."""
    table = Table(
        f"{HERE}/n4",
        (Column(words("Animal")), Column(words("Legs"))),
        ((words("A zebra"), words("four")), (words("A bird"), words("two"))),
        words("Zebra table"),
    )
    low = ListItem(words("a low zebra"))
    own: tuple[Block, ...] = (
        Paragraph(f"{HERE}/n1", (Text("One "), Strong(words("ze")), Text("bra and"), NUMBER)),
        Paragraph(f"{HERE}/n2", (Text("😀 zebra, "), NUMBER, Text(" zebra."))),
        List(f"{HERE}/n3", True, (ListItem(words("zebra item"), (low,)), ListItem(words("x")))),
        table,
        Picture(f"{HERE}/n5", "map.png", "A zebra map", words("Zebra map")),
        Quotation(f"{HERE}/n6", words("The zebra said."), words("Ann")),
        Heading(f"{HERE}/n7", 2, words("Of the zebra")),
    )
    brief = replace(small_brief(), form=Form(title="A zebra", authors=("Ann", "Zebra, B.")))
    base = base_of(brief, HERE)
    brief = edits.edit_section(brief, HERE, base, (*base, *own))
    last = base_of(brief, "contact")
    return edits.edit_section(
        brief, "contact", last, (*last, Paragraph("contact/n1", words("End zebra")))
    )


def base_of(brief: Brief, section: str) -> tuple[Block, ...]:
    return next(each for each in compose(brief).suggested if each.id == section).blocks


class Person:
    """Somebody who has a window before them, and keys."""

    def __init__(self, qtbot: QtBot, window: MainWindow) -> None:
        assert window.workspace
        assert window.rendering
        assert window.open_brief
        self.qtbot, self.window = qtbot, window
        self.space, self.rendering = window.workspace, window.rendering
        self.brief: OpenBrief = window.open_brief
        self.editor, self.edit = self.space.editor, self.space.editor.edit
        self.bar: FindBar = window.finding.bar
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
        self.rest()

    def rest(self) -> None:
        self.editor.flush()
        self.qtbot.waitUntil(lambda: self.rendering.is_current)
        self.qtbot.wait(120)  # the bar looks again

    def key(self, key: Qt.Key, held: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        for _ in range(times):
            QTest.keyClick(QApplication.focusWidget() or self.window, key, held)

    def type(self, text: str) -> None:
        field = QApplication.focusWidget()
        assert field
        if text.isascii():
            QTest.keyClicks(field, text)
        else:  # no keyboard has it
            event = QInputMethodEvent()
            event.setCommitString(text)
            QApplication.sendEvent(field, event)

    def find(self, text: str) -> None:
        """Ctrl+F, and the words in place of those of before."""
        self.key(Key.Key_F, CTRL)
        self.type(text)

    def replace(self, text: str, other: str) -> None:
        """Ctrl+H, both fields; the focus is in the second then."""
        self.key(Key.Key_H, CTRL)
        self.bar.words.setFocus()
        self.bar.words.selectAll()
        self.type(text)
        self.bar.other.setFocus()
        self.bar.other.selectAll()
        if other:
            self.type(other)

    def press(self, button: QWidget) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def selected(self) -> str:
        return self.edit.textCursor().selectedText()

    def told(self) -> str:
        return self.bar.count.text()

    def note(self) -> str:
        return self.bar.note.text()

    def text_of(self, block: str) -> str:
        made = self.rendering.latest
        assert made
        return said(next(b for _, b in walk(made.document) if b.id == block))

    def focus(self) -> QWidget | None:
        return QApplication.focusWidget()


@pytest.fixture
def person(qtbot: QtBot, make_window: Maker) -> Person:
    window = make_window()
    show(window, striped())
    assert window.rendering
    qtbot.waitUntil(lambda: window.rendering.latest is not None)  # type: ignore[union-attr]
    qtbot.waitUntil(lambda: bool(window.library.packs))
    return Person(qtbot, window)


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    told: list[str] = []
    monkeypatch.setattr(bar_module, "announce", lambda _widget, text: told.append(text))
    monkeypatch.setattr(bar_module, "says_descriptions", lambda _widget: False)
    return told


# The bar


def test_the_bar_opens_under_the_tools_and_takes_the_focus(person: Person) -> None:
    assert not person.bar.isVisible()
    person.key(Key.Key_F, CTRL)
    assert person.focus() is person.bar.words
    assert not person.bar.other.isVisible()
    tools, bar, edit = (
        each.mapTo(person.editor, QPoint(0, 0)).y()
        for each in (person.editor.tools, person.bar, person.edit)
    )
    assert tools < bar < edit
    person.key(Key.Key_H, CTRL)
    assert person.bar.other.isVisible()


def test_escape_gives_the_focus_back_to_where_it_came_from(person: Person) -> None:
    pick = person.space.steps.pick.search
    for widget in (pick, person.edit, person.space.pages.view):
        widget.setFocus()
        person.find("zebra")
        person.key(Key.Key_Escape)
        assert not person.bar.isVisible()
        assert person.focus() is widget
    person.window.commands.steps[2].trigger()
    person.find("four")  # in the words
    person.window.commands.steps[0].trigger()
    person.key(Key.Key_F, CTRL)
    person.window.commands.show_steps.setChecked(False)
    person.key(Key.Key_Escape)
    assert person.focus() is person.edit


def test_closing_it_leaves_the_focus_where_the_person_is(person: Person) -> None:
    person.space.steps.pick.search.setFocus()
    person.find("zebra")
    person.edit.setFocus()
    person.press(person.bar.close_button)
    assert not person.bar.isVisible()
    assert person.focus() is person.edit


def test_find_in_the_pages_goes_to_the_same_bar(person: Person) -> None:
    person.space.pages.view.setFocus()
    person.key(Key.Key_F, CTRL)
    assert person.focus() is person.bar.words


def test_what_is_found_from_the_pages_leaves_the_focus_there(person: Person) -> None:
    view = person.space.pages.view
    view.setFocus()
    person.find("zebra")
    person.key(Key.Key_Escape)
    assert person.focus() is view

    person.key(Key.Key_F3)
    assert person.focus() is view
    assert person.selected().lower() == "zebra"


def test_what_is_selected_fills_the_box(person: Person) -> None:
    person.edit.setFocus()
    person.find("😀 ")
    person.key(Key.Key_Escape)
    cursor = person.edit.textCursor()
    cursor.setPosition(cursor.selectionStart() + 3)
    line = cursor.block()
    cursor.setPosition(line.position() + line.length() - 1, QTextCursor.MoveMode.KeepAnchor)
    person.edit.setTextCursor(cursor)

    person.key(Key.Key_F, CTRL)

    assert person.bar.words.text() == f"zebra, {NUMBER.text} zebra."
    assert person.told() == "1 of 1"

    person.window.commands.steps[2].trigger()
    title = person.space.steps.details.fields["title"]
    title.setFocus()
    title.selectAll()
    person.key(Key.Key_H, CTRL)
    assert person.bar.words.text() == "A zebra"
    assert person.focus() is person.bar.other  # what is sought is known
    assert person.told().startswith("1 of")

    person.find("zebra item")
    person.key(Key.Key_Escape)
    person.edit.setFocus()
    cursor = person.edit.textCursor()
    cursor.movePosition(QTextCursor.MoveOperation.Down, QTextCursor.MoveMode.KeepAnchor)
    person.edit.setTextCursor(cursor)
    person.key(Key.Key_F, CTRL)
    assert person.bar.words.text() == "zebra item"  # nobody looks for several lines


def test_opening_it_again_moves_nothing(person: Person) -> None:
    person.find("zebra")
    person.key(Key.Key_Escape)
    person.brief.select("contact")
    person.edit.setFocus()
    person.edit.moveCursor(QTextCursor.MoveOperation.Start)
    person.key(Key.Key_F, CTRL)
    assert person.brief.section == "contact"
    assert person.bar.words.text() == "zebra"
    assert person.told() == "14 found"
    person.key(Key.Key_Return)
    assert person.told() == "14 of 14"


def test_nothing_typed_there_is_an_edit_and_undo_is_of_the_box(person: Person) -> None:
    before = person.brief.brief
    person.key(Key.Key_H, CTRL)
    person.type("zebr")
    person.bar.other.setFocus()
    person.type("lion")
    person.rest()
    assert person.brief.brief is before
    assert not person.brief.history.count()
    person.brief.apply("Other", edits.set_language(before, "en-GB"))
    person.key(Key.Key_Z, CTRL)
    assert person.bar.other.text() == ""
    person.bar.words.setFocus()
    person.key(Key.Key_Z, CTRL)
    person.key(Key.Key_Z, CTRL)
    assert person.bar.words.text() == ""
    assert person.brief.brief.language == "en-GB"
    person.key(Key.Key_Z, CTRL | SHIFT)
    assert person.bar.words.text() == "zebr"


def test_keys_of_the_bar_are_free_everywhere(person: Person) -> None:
    for wanted in ("Ctrl+F", "Ctrl+H", "F3", "Shift+F3"):
        found = [
            each.text()
            for each in person.window.findChildren(QAction)
            if QKeySequence(wanted) in each.shortcuts()
        ]
        assert len(found) == 1, wanted


def test_keys_work_from_fields_that_have_some_of_their_own(person: Person) -> None:
    details = person.space.steps.details
    person.window.commands.steps[2].trigger()
    for field in (details.fields["title"], details.fields["ask"], person.edit):
        field.setFocus()
        before = person.brief.brief
        person.key(Key.Key_H, CTRL)
        assert person.focus() is person.bar.words
        person.key(Key.Key_Escape)
        field.setFocus()
        person.key(Key.Key_F, CTRL)
        assert person.focus() is person.bar.words
        person.key(Key.Key_Escape)
        assert person.brief.brief == before


def test_tab_goes_from_the_words_through_the_bar(person: Person) -> None:
    person.key(Key.Key_H, CTRL)
    person.type("zebra")
    person.edit.setFocus()
    met = []
    for _ in range(9):
        person.key(Key.Key_Tab)
        met.append(person.focus())
    bar = person.bar
    find = [bar.words, bar.previous, bar.next, bar.close_button]
    assert met == [*find, bar.other, bar.replace, bar.replace_all, bar.match_case, bar.whole_words]
    assert all((each and each.accessibleName()) or each.text() for each in met)  # type: ignore[union-attr]


def test_the_bar_fits_the_least_width_of_its_pane(person: Person) -> None:
    person.replace("zebra", "lion")
    assert person.bar.minimumSizeHint().width() <= 280
    person.find("zzz")
    assert person.bar.minimumSizeHint().width() <= 280


def test_without_a_brief_there_is_nothing_to_find(make_window: Maker) -> None:
    window = make_window()
    actions = window.commands
    for each in (actions.find_words, actions.replace_words, actions.find_next):
        assert not each.isEnabled()
        assert each.statusTip() == "No brief is open"


# Finding


def test_every_place_is_met_in_order_and_shown(person: Person) -> None:
    person.find("zebra")
    assert person.told() == "3 of 14"  # from the caret on
    person.key(Key.Key_Return, SHIFT, times=2)
    details, met = person.space.steps.details, []
    for _ in range(14):
        met.append((person.told(), person.brief.section, person.selected(), person.note()))
        person.key(Key.Key_Return)
    assert [told for told, *_ in met] == [f"{n} of 14" for n in range(1, 15)]
    assert [(section, text) for _, section, text, note in met if not note] == [
        *[(HERE, "zebra")] * 6, (HERE, "zebra"), ("contact", "zebra")
    ]  # fmt: skip
    assert [note for *_, note in met if note] == [
        "Details, title: “A zebra”",
        "Details, authors: “Zebra, B.”",
        "Table 1: “Zebra table”",
        "Table 1: “A zebra”",
        "Figure 2: “Zebra map”",
        "Alternative text, Figure 2: “A zebra map”",
    ]
    assert person.told() == "1 of 14"
    assert person.space.steps.currentWidget() is details
    assert details.fields["title"].selectedText() == "zebra"  # type: ignore[union-attr]
    assert person.focus() is person.bar.words


def test_an_author_is_selected_in_the_form_and_left_again(person: Person) -> None:
    person.find("zebra, b")
    authors = person.space.steps.details.fields["authors"]
    assert person.told() == "1 of 1"
    assert authors.textCursor().selectedText() == "Zebra, B"  # type: ignore[union-attr]
    person.key(Key.Key_A, CTRL)
    person.type("end zebra")
    assert not authors.textCursor().hasSelection()  # type: ignore[union-attr]
    assert person.selected() == "End zebra"


def test_what_is_in_a_box_selects_the_box(person: Person) -> None:
    person.find("a bird")
    cursor = person.edit.textCursor()
    assert holds_box(cursor.block())
    assert cursor.hasSelection()


def test_words_that_stand_twice_are_told_apart(person: Person) -> None:
    person.brief.select("contact")
    person.edit.setFocus()
    person.edit.moveCursor(QTextCursor.MoveOperation.End)
    person.key(Key.Key_Return)
    person.type("End zebra")
    person.rest()
    person.find("end zebra")
    met = []
    for _ in range(2):
        met.append((person.told(), person.edit.textCursor().blockNumber()))
        person.key(Key.Key_Return)
    assert sorted(met) == [("1 of 2", 1), ("2 of 2", 2)]


def test_the_pages_follow_to_what_is_found(person: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    gone: list[object] = []
    view = person.space.pages.view
    monkeypatch.setattr(view, "show_block", gone.append)
    monkeypatch.setattr(view, "go_to_page", gone.append)
    person.find("end zebra")
    assert gone[-1:] == ["contact/n1"]
    assert view.section == "contact"
    gone.clear()
    person.key(Key.Key_A, CTRL)
    person.type("zebra, b")
    assert gone[-1:] == [1]  # the page with the names


def test_a_field_that_is_out_of_sight_comes_into_view(person: Person) -> None:
    form = replace(person.brief.brief.form, ask="Fund the last zebra.")
    person.brief.apply("Ask", edits.fill_form(person.brief.brief, form))
    person.window.resize(1200, 480)
    person.rest()
    details = person.space.steps.details
    person.find("last zebra")
    ask = details.fields["ask"]
    assert ask.textCursor().selectedText() == "last zebra"  # type: ignore[union-attr]
    assert not ask.visibleRegion().isEmpty()


def test_a_source_is_shown_where_it_is_cited(person: Person) -> None:
    made = person.rendering.latest
    assert made
    note = made.document.notes[0]
    person.find(letters(note.text)[:24])
    while "Source" not in person.note():
        person.key(Key.Key_Return)
    cursor = QTextCursor(person.edit.document())
    cursor.setPosition(person.edit.textCursor().selectionEnd())
    cited = object_of(cursor.charFormat())
    assert isinstance(cited, Citation)
    assert cited.source == note.id


def test_a_number_is_found_and_selected_as_a_whole(person: Person) -> None:
    person.find(f"zebra, {NUMBER.text[:3]}")
    assert person.told() == "1 of 1"
    assert person.selected() == "zebra, \ufffc"


def test_words_that_are_typed_are_sought_from_where_one_began(person: Person) -> None:
    person.find("zebra")
    person.key(Key.Key_Return)
    assert person.told() == "4 of 14"
    person.key(Key.Key_Escape)
    person.find("zebrax")
    assert person.told() == ""
    assert person.selected() == ""
    person.key(Key.Key_Backspace)
    assert person.told() == "4 of 14"


def test_options_narrow_what_is_found(person: Person) -> None:
    person.find("Zebra")
    assert person.told().endswith("of 14")
    person.bar.match_case.setFocus()
    person.key(Key.Key_Space)
    assert person.told().endswith("of 3")
    person.bar.words.setText("zeb")
    assert person.told().endswith("of 11")
    person.bar.whole_words.setFocus()
    person.key(Key.Key_Space)
    assert person.told() == ""
    assert person.note() == "Not in the brief."


def test_f3_goes_on_while_the_bar_is_closed_and_the_focus_follows(person: Person) -> None:
    said_below: list[str] = []
    person.brief.told.connect(said_below.append)
    person.find("zebra")
    person.key(Key.Key_Escape)
    person.edit.setFocus()
    person.key(Key.Key_F3)
    assert not person.bar.isVisible()
    assert (person.selected(), said_below[-1].partition(".")[0]) == ("zebra", "4 of 14")
    assert person.edit.extraSelections() == []
    person.edit.moveCursor(QTextCursor.MoveOperation.Start)
    person.key(Key.Key_F3)  # from where the caret has gone
    assert said_below[-1].startswith("3 of 14")
    person.key(Key.Key_F3, SHIFT)
    assert said_below[-1].startswith("2 of 14")
    assert person.focus() is person.space.steps.details.fields["authors"]
    person.key(Key.Key_F3, SHIFT, times=2)
    assert said_below[-1].startswith("14 of 14")
    assert person.focus() is person.edit


def test_f3_asks_for_words_where_there_are_none(person: Person) -> None:
    person.edit.setFocus()
    person.key(Key.Key_F3)
    assert person.focus() is person.bar.words


def test_what_is_not_in_the_brief_is_offered_from_the_library(person: Person) -> None:
    person.window.commands.steps[2].trigger()
    pick = person.space.steps.pick
    pick.kinds.setCurrentIndex(2)
    person.find("private invest")
    count = pick.count_of("private invest")
    assert count
    assert person.note() == f"Not in the brief. {count} in the library"
    assert person.bar.in_library.isVisible()
    person.press(person.bar.in_library)
    assert not person.bar.isVisible()
    assert person.space.steps.currentWidget() is pick
    assert pick.search.text() == "private invest"
    assert pick._filter.found()[0] + pick._filter.found()[2] == count
    assert person.focus() is pick.search

    person.find("nowhere at all")
    assert person.note() == "Not in the brief."
    assert not person.bar.in_library.isVisible()


def test_the_count_follows_what_is_written_meanwhile(person: Person) -> None:
    person.find("zebra")
    assert len(person.edit.extraSelections()) == 11
    person.edit.setFocus()
    person.edit.moveCursor(QTextCursor.MoveOperation.End)
    person.type(" zebra")
    person.rest()
    assert person.told() == "3 of 15"
    assert len(person.edit.extraSelections()) == 12
    person.brief.select("contact")
    assert len(person.edit.extraSelections()) == 1
    person.key(Key.Key_F, CTRL)
    person.key(Key.Key_Escape)
    assert person.edit.extraSelections() == []


def test_results_are_said_and_stand_in_the_name_of_the_field(
    person: Person, heard: list[str]
) -> None:
    person.find("zebra")
    person.qtbot.waitUntil(lambda: bool(heard))
    assert heard == ["3 of 14"]
    assert person.bar.words.accessibleDescription() == "3 of 14"
    person.key(Key.Key_Return)
    assert heard[-1].startswith("4 of 14. Bottom line: “😀 zebra, ")
    person.key(Key.Key_A, CTRL)
    person.type("nowhere at all")
    person.qtbot.waitUntil(lambda: len(heard) == 3)
    assert heard[-1] == "Not in the brief."


# Replacing


def test_one_is_replaced_and_the_next_one_is_shown(person: Person) -> None:
    before = person.brief.brief
    person.replace("zebra", "zebra zebra")  # what holds the words is not met again
    assert person.told() == "3 of 14"
    person.key(Key.Key_Return)
    assert person.told() == "5 of 15"
    person.key(Key.Key_Return)
    person.rest()
    assert person.text_of(f"{HERE}/n1").startswith("One zebra zebra and")
    assert person.text_of(f"{HERE}/n2") == f"😀 zebra zebra, {NUMBER.text} zebra."
    assert person.brief.history.count() == 2
    assert person.focus() is person.bar.other
    person.key(Key.Key_Z, CTRL)  # right after replacing it is of that
    person.key(Key.Key_Z, CTRL)
    assert person.brief.brief.edits == before.edits
    assert person.bar.other.text() == "zebra zebra"


def test_what_is_not_in_sight_is_not_replaced(person: Person) -> None:
    person.replace("zebra", "lion")
    before = person.brief.brief
    person.edit.setFocus()
    person.edit.moveCursor(QTextCursor.MoveOperation.End)
    person.edit.moveCursor(QTextCursor.MoveOperation.StartOfBlock)
    person.press(person.bar.replace)
    assert person.brief.brief == before
    assert (person.told(), person.selected()) == ("13 of 14", "zebra")
    person.press(person.bar.replace)
    person.rest()
    assert person.text_of(f"{HERE}/n7") == "Of the lion"


def test_before_there_are_pages_nothing_is_said_to_be_missing(
    qtbot: QtBot, make_window: Maker
) -> None:
    window = make_window()
    show(window, striped())
    window.finding.bar.words.setText("zebra")
    window.commands.find_words.trigger()
    assert window.finding.bar.note.text() == "Preparing…"
    qtbot.waitUntil(lambda: window.finding.bar.count.text() == "14 found")
    assert window.finding.bar.note.text() == ""


def test_going_through_all_of_it_one_by_one_ends(person: Person) -> None:
    person.replace("zebra", "zebra zebra")
    person.key(Key.Key_Return, times=11)
    person.rest()
    made = person.rendering.latest
    assert made
    text = " ".join(said(block) for _, block in walk(made.document))
    assert "zebra zebra zebra" not in text


def test_all_are_replaced_in_one_step_and_undo_brings_the_same_brief_back(person: Person) -> None:
    before = person.brief.brief
    numbers = numbers_of(person)
    person.replace("zebra", "lion")
    assert person.bar.replace_all.text() == "All 13"
    assert person.note() == "1 of 14 in quotations: found, not replaced."

    person.press(person.bar.replace_all)
    person.rest()

    after = person.brief.brief
    assert person.brief.history.count() == 1
    assert person.brief.history.undoText() == "Replace all “zebra”"
    assert after.form == replace(before.form, title="A lion", authors=("Ann", "Lion, B."))
    told = [person.text_of(f"{HERE}/n{number}") for number in (1, 2, 3, 4, 5, 6, 7)]
    assert told == [
        f"One lion and{NUMBER.text}",
        f"😀 lion, {NUMBER.text} lion.",
        "lion itema low lionx",
        "Lion tableAnimalLegsA lionfourA birdtwo",
        "Lion map",
        "The zebra said.Ann",
        "Of the lion",
    ]
    assert numbers_of(person) == numbers
    assert person.told() == "1 found"
    assert person.note() == "13 replaced. 1 of 1 in quotations: found, not replaced."
    assert not person.bar.replace_all.isEnabled()

    person.key(Key.Key_Z, CTRL)
    assert person.brief.brief == before
    person.key(Key.Key_Z, CTRL | SHIFT)
    assert person.brief.brief == after


def numbers_of(person: Person) -> list[object]:
    made = person.rendering.latest
    assert made
    blocks = (block for _, block in walk(made.document))
    return [each.reference for each in leaves(blocks) if isinstance(each, Value)]


def test_looks_within_the_words_are_those_of_their_beginning(person: Person) -> None:
    person.replace("one ze", "Two ")
    person.press(person.bar.replace_all)
    person.rest()
    made = person.rendering.latest
    assert made
    block = next(b for _, b in walk(made.document) if b.id == f"{HERE}/n1")
    assert isinstance(block, Paragraph)
    assert block.text[0] == Text("Two bra and")


def test_a_number_is_neither_replaced_nor_parted(person: Person) -> None:
    before = person.brief.brief
    person.replace(NUMBER.text, "many")
    assert not person.bar.replace.isEnabled() or "of" in person.told()
    while not person.selected().startswith("\ufffc"):
        person.key(Key.Key_F3)
    assert not person.bar.replace.isEnabled()
    person.bar.other.setFocus()
    person.key(Key.Key_Return)  # only goes on
    assert person.brief.brief == before
    assert "linked numbers" in person.note()


def test_replacing_is_what_typing_there_would_be(person: Person) -> None:
    person.brief.select(HERE)
    word = person.text_of("standing:picks").split()[0]
    person.replace(word, "Nobody")
    person.bar.match_case.click()
    while person.edit.textCursor().block().blockNumber() != 1:
        person.key(Key.Key_F3)
    start = person.edit.textCursor().selectionStart()
    person.press(person.bar.replace)
    person.rest()
    replaced = person.brief.brief
    person.brief.history.undo()
    person.brief.select(HERE)
    person.rest()

    person.edit.setFocus()
    cursor = person.edit.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(start + len(word), QTextCursor.MoveMode.KeepAnchor)
    person.edit.setTextCursor(cursor)
    person.type("Nobody")
    person.rest()

    assert person.brief.brief.edits == replaced.edits


def test_a_brief_that_is_read_only_is_searched_and_not_changed(person: Person) -> None:
    before = person.brief.brief
    person.brief.refuse_saving("somewhere else")
    person.replace("zebra", "lion")
    assert person.told() == "3 of 14"
    assert not person.bar.replace.isEnabled()
    assert not person.bar.replace_all.isEnabled()
    person.key(Key.Key_Return)
    assert person.brief.brief == before


def test_a_brief_that_becomes_read_only_meanwhile_is_not_changed(person: Person) -> None:
    person.replace("zebra", "lion")
    before = person.brief.brief
    person.brief.refuse_saving("somewhere else")
    person.press(person.bar.replace_all)
    person.press(person.bar.replace)
    assert person.brief.brief == before


def test_words_typed_a_moment_ago_are_replaced_too(person: Person) -> None:
    person.replace("zebra", "lion")
    person.edit.setFocus()
    person.edit.moveCursor(QTextCursor.MoveOperation.End)
    person.type(" zebra")
    person.press(person.bar.replace_all)
    person.rest()
    assert person.text_of(f"{HERE}/n7") == "Of the lion lion"

    person.bar.words.setText("bird")
    person.edit.setFocus()
    person.edit.moveCursor(QTextCursor.MoveOperation.End)
    person.type(" bird")
    person.key(Key.Key_F3)
    assert person.told() == "1 of 2"  # behind the last one comes the first


def test_all_twice_at_once_leaves_alone_what_only_repeats_the_title(
    qtbot: QtBot, make_window: Maker
) -> None:
    window = make_window()
    brief = brief_of("Cite as: “{{ brief.heading }}.”")
    show(window, replace(brief, form=replace(brief.form, title="A zebra")))
    assert window.rendering
    qtbot.waitUntil(lambda: window.rendering.is_current, timeout=20_000)  # type: ignore[union-attr]
    person = Person(qtbot, window)
    person.replace("zebra", "lion")
    assert person.bar.replace_all.text() == "All 1"  # how to cite it follows the title

    person.press(person.bar.replace_all)
    person.press(person.bar.replace_all)
    person.press(person.bar.replace)
    person.rest()
    after = person.brief.brief
    assert after.form.title == "A lion"
    assert not after.edits
    assert window.rendering.latest
    assert "“A lion.”" in said(window.rendering.latest.document.sections[0].blocks[0])


def test_all_twice_puts_words_that_hold_those_found_in_once(person: Person) -> None:
    person.replace("zebra", "plains zebra")
    all_of_them = person.bar.replace_all
    person.press(all_of_them)
    person.rest()
    after = person.brief.brief
    person.press(all_of_them)
    person.rest()
    assert person.brief.brief is after
    assert not all_of_them.isEnabled()
    person.window.commands.undo.trigger()
    person.rest()
    assert all_of_them.isEnabled()
    person.press(all_of_them)
    person.rest()
    assert not all_of_them.isEnabled()
    person.bar.other.setFocus()
    person.key(Key.Key_End)
    person.type("s")  # other words: it is asked anew
    person.rest()
    assert all_of_them.isEnabled()


@pytest.mark.parametrize("then", ["type", "undo"])
def test_what_waits_for_the_pages_is_given_up_by_what_is_done_meanwhile(
    person: Person, then: str
) -> None:
    person.replace("zebra", "lion")
    title = person.space.steps.details.fields["title"]
    QTest.keyClicks(title, "s")

    person.press(person.bar.replace_all)
    if then == "type":
        QTest.keyClicks(person.bar.other, "ess")
    else:
        person.brief.history.undo()
    person.rest()

    assert person.brief.brief.form.title == ("A zebras" if then == "type" else "A zebra")


def test_what_was_done_is_not_told_once_it_is_undone(person: Person) -> None:
    person.replace("zebra", "lion")
    person.press(person.bar.replace_all)
    person.rest()
    assert person.note().startswith("13 replaced.")

    person.key(Key.Key_Z, CTRL)
    person.rest()
    assert "replaced." not in person.note().removesuffix("found, not replaced.")


def test_undo_is_of_the_box_again_once_something_is_typed(person: Person) -> None:
    person.replace("zebra", "lion")
    person.press(person.bar.replace_all)
    person.bar.other.setFocus()
    after = person.brief.brief
    person.type("s")
    person.key(Key.Key_Z, CTRL)
    assert person.brief.brief is after
    assert person.bar.other.text() == ""
    person.key(Key.Key_Z, CTRL)
    assert person.brief.brief is after

    person.press(person.bar.next)
    person.bar.words.setFocus()
    person.bar.words.setText("four")
    person.press(person.bar.replace)
    person.type("x")
    after = person.brief.brief
    person.key(Key.Key_Z, CTRL)
    assert person.brief.brief is after


@pytest.mark.parametrize(
    "text", [".*", "[", "\\", "(?i)x", "שלום", "e\u0301", "\u202e", "\u0000", "x" * 40_000]
)
def test_hostile_words_are_harmless(person: Person, text: str) -> None:
    before = person.brief.brief
    person.key(Key.Key_H, CTRL)
    person.bar.words.setText(text)
    person.bar.other.setText(text)
    person.key(Key.Key_F3)
    person.press(person.bar.replace)
    person.press(person.bar.replace_all)
    person.rest()
    assert person.brief.brief == before
