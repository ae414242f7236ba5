"""What a screen reader gets of a section's text: numbers and marks of notes are words."""

import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleTextInterface, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefgen.document.tree import Blocks
from briefgen.gui.editor.section_edit import SectionEdit
from tests.gui.fakes import SUGGESTED
from tests.gui.texts import sections

LINE = "China has 38,210 patents. (note 1)"


@pytest.fixture
def edit(qtbot: QtBot) -> SectionEdit:
    edit = SectionEdit()
    qtbot.addWidget(edit)
    edit.resize(600, 400)
    edit.show_blocks(SUGGESTED.sections[0].blocks)
    edit.show()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return edit


def text_of(edit: SectionEdit) -> QAccessibleTextInterface:
    return QAccessible.queryAccessibleInterface(edit).textInterface()


def heard(edit: SectionEdit) -> str:
    """All of the text."""
    text = text_of(edit)
    return text.text(0, text.characterCount())


def selected(edit: SectionEdit) -> str:
    double = QAccessible.queryAccessibleInterface(edit)._twin()  # type: ignore[attr-defined]
    return str(double.textCursor().selectedText())


def test_numbers_and_notes_are_read_in_their_line(edit: SectionEdit) -> None:
    assert heard(edit).split("\n")[1] == LINE
    assert "\ufffc" not in heard(edit)
    assert QAccessible.queryAccessibleInterface(edit).text(QAccessible.Text.Value) == heard(edit)


def test_the_caret_is_told_where_it_stands_among_the_words(edit: SectionEdit) -> None:
    start = heard(edit).index("China")
    line = QTextCursor(edit.document().findBlockByNumber(1))
    edit.setTextCursor(line)
    assert text_of(edit).cursorPosition() == start
    QTest.keyClick(edit, Qt.Key.Key_End)
    assert text_of(edit).cursorPosition() == start + len(LINE)


def test_what_is_selected_is_told_with_its_numbers(edit: SectionEdit) -> None:
    edit.setTextCursor(QTextCursor(edit.document().findBlockByNumber(1)))
    QTest.keyClick(edit, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    assert text_of(edit).selectionCount() == 1
    assert selected(edit) == LINE


def test_what_is_typed_is_heard(edit: SectionEdit) -> None:
    edit.setTextCursor(QTextCursor(edit.document().findBlockByNumber(1)))
    heard(edit)
    QTest.keyClicks(edit, "So ")
    assert heard(edit).split("\n")[1] == f"So {LINE}"
    assert text_of(edit).cursorPosition() == heard(edit).index("China")


def test_who_dictates_moves_the_caret_and_writes(edit: SectionEdit) -> None:
    end = heard(edit).index(LINE) + len(LINE)
    text_of(edit).setCursorPosition(end)
    assert edit.textCursor().atBlockEnd()
    writing = QAccessible.queryAccessibleInterface(edit).editableTextInterface()
    writing.insertText(end, " Yes.")
    assert heard(edit).split("\n")[1] == f"{LINE} Yes."
    writing.deleteText(end, end + 5)
    assert heard(edit).split("\n")[1] == LINE


def test_a_figure_is_named_and_lists_are_read(edit: SectionEdit) -> None:
    edit.show_blocks(SUGGESTED.sections[1].blocks)
    lines = heard(edit).split("\n")
    assert [each for each in lines if each.startswith("Figure")]
    assert lines[-2:] == ["one", "two"]


def test_a_field_that_cannot_be_changed_is_said_to_be_so(edit: SectionEdit) -> None:
    state = QAccessible.queryAccessibleInterface(edit).state()
    assert (state.editable, state.readOnly, state.multiLine, state.focused) == (1, 0, 1, 1)
    edit.setReadOnly(True)
    state = QAccessible.queryAccessibleInterface(edit).state()
    assert (state.editable, state.readOnly) == (0, 1)


@settings(max_examples=30, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(sections())
def test_every_place_is_found_again(edit: SectionEdit, some: Blocks) -> None:
    edit.show_blocks(some)
    double = QAccessible.queryAccessibleInterface(edit)._twin()  # type: ignore[attr-defined]
    places = range(edit.document().characterCount())
    assert [double.there(double.here(place)) for place in places] == list(places)
    assert double.here(places[-1]) == double.document().characterCount() - 1
