import datetime
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.brief.template import Clearance
from briefgen.document.release import Marking, MarkingKind, State
from briefgen.gui.details.date_field import DateField
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.window.main_window import MainWindow
from briefgen.pipeline import load
from briefgen.sources import library
from tests.gui.conftest import Asked, told_in


def test_typing_into_a_field_is_one_step(qtbot: QtBot, brief: OpenBrief, steps: StepsPanel) -> None:
    title, office = steps.details.fields["title"], steps.details.fields["office"]

    QTest.keyClicks(title, "Chips  and power ")
    QTest.keyClicks(office, "Office")

    assert brief.brief.form.title == "Chips and power"
    assert brief.history.count() == 2
    assert brief.history.undoText() == "Edit office"
    brief.history.undo()
    brief.history.undo()
    assert brief.brief.form.title == ""
    assert isinstance(title, QLineEdit)
    assert title.text() == ""


def test_undo_in_a_field_is_that_of_the_window(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    window.activateWindow()
    steps.setCurrentWidget(steps.details)
    for name in ("title", "ask"):
        field = steps.details.fields[name]
        field.setFocus()
        QTest.keyClicks(field, "Words")
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

        assert getattr(brief.brief.form, name) == ""
        assert brief.history.index() == 0


def test_authors_stand_one_a_line(qtbot: QtBot, brief: OpenBrief, steps: StepsPanel) -> None:
    authors = steps.details.fields["authors"]
    assert isinstance(authors, QPlainTextEdit)

    QTest.keyClicks(authors, "Ann")
    QTest.keyClick(authors, Qt.Key.Key_Return)
    QTest.keyClick(authors, Qt.Key.Key_Return)
    QTest.keyClicks(authors, " Bob")

    assert brief.brief.form.authors == ("Ann", "Bob")
    assert authors.toPlainText() == "Ann\n\n Bob"  # not rewritten under the cursor
    brief.history.undo()
    assert authors.toPlainText() == ""


@pytest.mark.parametrize("name", ["subtitle", "authors", "ask"])
def test_what_cannot_be_printed_goes_at_once_and_is_named(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel, name: str
) -> None:
    field = steps.details.fields[name]
    assert isinstance(field, QLineEdit | QPlainTextEdit)
    QTest.keyClicks(field, "ad")
    QTest.keyClick(field, Qt.Key.Key_Left)
    QApplication.clipboard().setText("\N{GRINNING FACE}b\ue000\u202ec")

    field.paste()
    QTest.keyClicks(field, "!")

    assert text_of(field) == "a\N{GRINNING FACE}bc!d"
    value = getattr(brief.brief.form, name)
    assert value == (("a\N{GRINNING FACE}bc!d",) if name == "authors" else "a\N{GRINNING FACE}bc!d")
    told = "Characters that cannot be printed were left out: U+202E, U+E000."
    assert told_in(window) == told


def test_what_is_pasted_is_not_cut(brief: OpenBrief, steps: StepsPanel) -> None:
    field = steps.details.fields["through"]  # on no page of this kind
    assert isinstance(field, QLineEdit)
    QApplication.clipboard().setText("x" * 40_000)

    field.paste()

    assert brief.brief.form.through == "x" * 40_000


def text_of(field: QWidget) -> str:
    if isinstance(field, QPlainTextEdit):
        return field.toPlainText()
    assert isinstance(field, QLineEdit)
    return field.text()


@pytest.mark.parametrize(
    ("name", "typed", "left"),
    [
        ("title", "Chips  and power ", "Chips and power"),
        ("ask", "Fund it.\n\nNow.", "Fund it. Now."),
        ("authors", "Ann\n\n Bob", "Ann\nBob"),
        ("cleared_by", "Ann ;; Nov 20\nBo Lee; GC; ; yes;", "Ann; ; Nov 20\nBo Lee; GC; ; yes;"),
    ],
)
def test_a_field_that_is_left_shows_what_the_brief_has(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel, name: str, typed: str, left: str
) -> None:
    brief.apply(
        "A memo", edits.change_template(brief.brief, library.find_template("decision-memo"))
    )
    window.activateWindow()
    steps.setCurrentWidget(steps.details)
    field = steps.details.fields[name]
    if name == "title":
        brief.history.undo()
    field.setFocus()
    for line in typed.splitlines():
        if text_of(field):
            QTest.keyClick(field, Qt.Key.Key_Return)
        QTest.keyClicks(field, line)

    steps.details.fields["office"].setFocus()

    before = brief.brief
    assert text_of(field) == left
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_End, CTRL)
    QTest.keyClicks(field, "x")
    QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert brief.brief.form == before.form  # read again it is the same


def test_turning_the_wheel_over_a_choice_scrolls_and_chooses_nothing(
    window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    window.resize(900, 420)
    steps.setCurrentWidget(steps.details)
    details, box = steps.details, steps.details.release.state
    bar = details.verticalScrollBar()
    bar.setValue(bar.maximum())
    for focused in (False, True):
        if focused:
            box.setFocus()
        top = bar.value()
        turn_wheel(window, box, 120)

        assert bar.value() < top
    turn_wheel(window, box, -120)
    assert brief.brief.state is State.DRAFT
    assert brief.history.count() == 0


def turn_wheel(window: QWidget, over: QWidget, by: int) -> None:
    """As a mouse does it: the system tells the window."""
    place = over.mapTo(window, over.rect().center())
    handle = window.windowHandle()
    QTest.wheelEvent(handle, place.toPointF(), QPoint(0, by))


CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def date(window: MainWindow, steps: StepsPanel) -> DateField:
    """The date under the cursor, all of it selected, as the Tab key leaves it."""
    window.activateWindow()
    steps.setCurrentWidget(steps.details)
    field = steps.details.date
    field.setFocus(Qt.FocusReason.TabFocusReason)
    field.line.selectAll()
    return field


def typed(date: DateField, text: str, key: Qt.Key = Qt.Key.Key_Return) -> None:
    date.line.selectAll()
    QTest.keyClicks(date.line, text)
    QTest.keyClick(date.line, key)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
@pytest.mark.parametrize("text", ["December 3, 2026", "Dec. 3, 2026", "3 Dec 2026", "12/3/2026"])
def test_a_date_is_taken_as_typed_on_enter_or_on_leaving(
    brief: OpenBrief, date: DateField, text: str, key: Qt.Key
) -> None:
    assert date.line.text() == "January 31, 2026"
    assert date.note.text() == "Saturday, January 31, 2026"

    QTest.keyClicks(date.line, text)
    assert brief.brief.date == "2026-01-31"  # not while it is typed
    assert date.note.text() == "Thursday, December 3, 2026"  # but it is understood
    QTest.keyClick(date.line, key)

    assert brief.brief.date == "2026-12-03"
    assert date.line.text() == "December 3, 2026"
    assert brief.history.count() == 1
    brief.history.undo()
    assert (date.line.text(), date.note.text()) == (
        "January 31, 2026",
        "Saturday, January 31, 2026",
    )


def test_days_count_from_today(brief: OpenBrief, date: DateField) -> None:
    typed(date, "+7")

    week = datetime.date.today() + datetime.timedelta(7)
    assert brief.brief.date == week.isoformat()


def test_the_language_of_the_brief_gives_the_order(brief: OpenBrief, date: DateField) -> None:
    brief.apply("Write British English", edits.set_language(brief.brief, "en-GB"))
    assert date.line.text() == "31 January 2026"

    typed(date, "12/3/2026")

    assert brief.brief.date == "2026-03-12"
    assert date.line.text() == "12 March 2026"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("February 30, 2026", "February 2026 has 28 days: write one of them."),
        ("12/3/26", "Write the year with four digits, as in January 31, 2026."),
        ("12/3/99999", "Write a year from 1000 to 9999, as in January 31, 2026."),
        ("13/3/2026", "There is no month 13: write the date like 1/31/2026 or January 31, 2026."),
        (
            "after the break",
            "This cannot be read as a date: write it like January 31, 2026 or 1/31/2026.",
        ),
        ("December 3", "Write the year, too, as in January 31, 2026."),
        ("December 2026", "Write the day, too, as in January 31, 2026."),
        (
            "Friday, December 3, 2026",
            "That day is a Thursday: write it so, or leave the day of the week out.",
        ),
        ("", "A brief has a date: write one such as January 31, 2026."),
    ],
)
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_what_is_no_date_stays_and_is_refused_with_a_sentence(
    brief: OpenBrief, date: DateField, text: str, sentence: str, key: Qt.Key
) -> None:
    date.line.clear()
    typed(date, text, key)

    assert brief.brief.date == "2026-01-31"
    assert brief.history.count() == 0
    assert date.line.text() == text
    assert date.note.text() == sentence
    assert date.note.isVisible()
    assert date.line.accessibleDescription() == sentence
    red = date.palette().color(QPalette.ColorRole.BrightText)
    assert date.line.palette().color(QPalette.ColorRole.Text) == red
    assert date.note.palette().color(date.note.foregroundRole()) == red
    typed(date, "3 Dec 2026")  # and put right
    assert brief.brief.date == "2026-12-03"
    assert date.line.palette().color(QPalette.ColorRole.Text) != red


def test_a_refused_date_stays_while_others_change_the_brief(
    brief: OpenBrief, steps: StepsPanel, date: DateField
) -> None:
    typed(date, "soon")

    QTest.keyClicks(steps.details.fields["subtitle"], "Words")
    brief.apply("Write British English", edits.set_language(brief.brief, "en-GB"))

    assert date.line.text() == "soon"
    assert date.note.text().endswith("write it like 31 January 2026 or 31/01/2026.")
    date.line.setFocus()
    QTest.keyClick(date.line, Qt.Key.Key_Escape)
    assert date.line.text() == "31 January 2026"
    assert not date.note.refuses


def test_undo_is_of_what_is_typed_until_the_date_is_taken(
    brief: OpenBrief, steps: StepsPanel, date: DateField
) -> None:
    QTest.keyClicks(steps.details.fields["subtitle"], "Words")
    date.setFocus()
    date.line.selectAll()
    QTest.keyClicks(date.line, "soon")

    QTest.keyClick(date.line, Qt.Key.Key_Z, CTRL)
    while date.is_typing():
        QTest.keyClick(date.line, Qt.Key.Key_Z, CTRL)
    assert date.line.text() == "January 31, 2026"
    assert brief.brief.form.subtitle == "Words"
    QTest.keyClick(date.line, Qt.Key.Key_Z, CTRL)

    assert brief.brief.form.subtitle == ""


def test_what_is_typed_is_in_the_file_though_the_cursor_is_in_the_field(
    window: MainWindow, brief: OpenBrief, date: DateField, tmp_path: Path, asked: Asked
) -> None:
    asked.path = tmp_path / "a.brief"
    QTest.keyClicks(date.line, "12/3/2026")

    QTest.keyClick(date.line, Qt.Key.Key_S, CTRL)

    assert date.line.hasFocus()
    assert load(asked.path).date == "2026-12-03"
    assert brief.is_saved()
    typed(date, "12/4/2026", Qt.Key.Key_Shift)
    window.close()
    assert asked.asked[-1] == "a"  # it is asked about: not lost


def test_a_day_is_taken_from_the_calendar(brief: OpenBrief, date: DateField) -> None:
    QTest.keyClick(date.line, Qt.Key.Key_Down, ALT)
    assert date.calendar
    assert date.calendar.isVisible()
    days = QApplication.focusWidget()
    assert days
    QTest.keyClick(days, Qt.Key.Key_Left)
    QTest.keyClick(days, Qt.Key.Key_Return)

    assert brief.brief.date == "2026-01-30"
    assert date.line.text() == "January 30, 2026"
    assert date.line.hasFocus()
    QTest.mouseClick(date.button, Qt.MouseButton.LeftButton)
    days = QApplication.focusWidget()
    assert days
    QTest.keyClick(days, Qt.Key.Key_Escape)
    assert brief.brief.date == "2026-01-30"
    assert not days.isVisible()


def test_the_suggested_title_shows_while_there_is_none(
    window: MainWindow, steps: StepsPanel
) -> None:
    title = steps.details.fields["title"]

    assert window.rendering
    assert window.rendering.latest
    assert title.placeholderText() == window.rendering.latest.document.title


def test_a_memo_has_a_form_of_its_own(brief: OpenBrief, steps: StepsPanel) -> None:
    details = steps.details
    assert details.memo.isHidden()

    after = edits.change_template(brief.brief, library.find_template("decision-memo"))
    brief.apply("Change kind", after)

    assert not details.memo.isHidden()
    assert details.fields["title"].isHidden()  # its subject is its title
    decision = details.fields["decision"]
    assert isinstance(decision, QPlainTextEdit)
    assert decision.toPlainText() == "Options\nDiscuss\nInitials, date"
    brief.history.undo()
    assert details.memo.isHidden()
    assert not details.fields["title"].isHidden()


def test_clearances_stand_one_a_line(brief: OpenBrief, steps: StepsPanel) -> None:
    field = steps.details.fields["cleared_by"]

    QTest.keyClicks(field, "Bo Lee; General Counsel; Nov 20, 2026; yes; with edits")
    QTest.keyClick(field, Qt.Key.Key_Return)
    QTest.keyClicks(field, "Cy Day")

    assert brief.brief.form.cleared_by == (
        Clearance("Bo Lee", "General Counsel", "Nov 20, 2026", "yes; with edits"),
        Clearance("Cy Day"),
    )
    brief.history.undo()
    assert not brief.brief.form.cleared_by
    assert isinstance(field, QPlainTextEdit)
    assert field.toPlainText() == ""


def test_the_state_is_chosen_and_undone_in_one_step(brief: OpenBrief, steps: StepsPanel) -> None:
    release = steps.details.release
    QTest.keyClick(release.state, Qt.Key.Key_End)
    release.state.activated.emit(2)

    assert (brief.brief.state, brief.brief.version) == (State.FINAL, "1.0")
    assert release.version.text().startswith("Version 1.0")
    brief.history.undo()
    assert (brief.brief.state, release.state.currentText()) == (State.DRAFT, "Draft")


def test_a_marking_shows_only_the_fields_that_it_has(brief: OpenBrief, steps: StepsPanel) -> None:
    release = steps.details.release
    assert all(field.isHidden() for field in release.fields.values())

    release.kind.activated.emit(2)
    assert [name for name, field in release.fields.items() if not field.isHidden()] == ["until"]
    QTest.keyClicks(release.fields["until"], "noon")

    assert brief.brief.marking == Marking(MarkingKind.EMBARGOED, until="noon")
    release.kind.activated.emit(3)
    assert release.fields["until"].isHidden()
    assert not release.fields["controlled_by"].isHidden()
    for _ in range(3):
        brief.history.undo()
    assert brief.brief.marking == Marking()


def test_every_field_has_a_name_for_screen_readers(steps: StepsPanel) -> None:
    details = steps.details
    widgets = [*details.fields.values(), *details.release.fields.values()]
    for widget in (
        *widgets,
        details.release.state,
        details.release.kind,
        details.date.line,
        details.date.button,
    ):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name)
