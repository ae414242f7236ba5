from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.brief.template import Clearance
from briefgen.document.release import Marking, MarkingKind, State
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.window.main_window import MainWindow
from briefgen.sources import library


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


def test_forbidden_characters_do_not_come_in(brief: OpenBrief, steps: StepsPanel) -> None:
    subtitle = steps.details.fields["subtitle"]
    assert isinstance(subtitle, QLineEdit)
    subtitle.insert("a\ue000b\u202ec")
    subtitle.textEdited.emit(subtitle.text())

    assert brief.brief.form.subtitle == "abc"


def test_the_date_is_set(brief: OpenBrief, steps: StepsPanel) -> None:
    steps.details.date.setDate(QDate(2026, 3, 5))

    assert brief.brief.date == "2026-03-05"
    brief.history.undo()
    assert steps.details.date.date() == QDate(2026, 1, 31)


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
    for widget in (*widgets, details.release.state, details.release.kind):
        interface = QAccessible.queryAccessibleInterface(widget)
        assert interface.text(QAccessible.Text.Name)
