from PySide6.QtCore import QDate, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from briefgen.gui.main_window import MainWindow
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel


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
