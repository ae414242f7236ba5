"""The real boxes: they are modal to their window, never block, and answer once."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QInputDialog,
    QLineEdit,
    QMessageBox,
    QPushButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefgen.gui import questions
from briefgen.gui.questions import Answer

Ask = Callable[[QWidget, str, Callable[[Answer], None]], None]
REAL: Ask = questions.ask_to_save
REASON = questions.ask_reason
NAME = questions.ask_name
TELL = questions.tell


@pytest.mark.parametrize(
    ("label", "answer"),
    [("&Save", Answer.SAVE), ("&Discard", Answer.DISCARD), ("Cancel", Answer.CANCEL)],
)
def test_each_button_is_an_answer(parent: QWidget, label: str, answer: Answer) -> None:
    box, answers = ask(parent)

    button = next(each for each in box.findChildren(QPushButton) if each.text() == label)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    assert answers == [answer]


def test_escape_cancels_and_enter_saves(parent: QWidget) -> None:
    box, answers = ask(parent)
    QTest.keyClick(box, Qt.Key.Key_Escape)
    box, more = ask(parent)
    QTest.keyClick(box, Qt.Key.Key_Return)

    assert answers == [Answer.CANCEL]
    assert more == [Answer.SAVE]


def test_nothing_is_accepted_without_a_reason(parent: QWidget) -> None:
    reasons: list[str] = []
    REASON(parent, "Accept", "The title takes 3 lines.", reasons.append)
    dialog = next(e for e in QApplication.topLevelWidgets() if isinstance(e, QInputDialog))
    assert "The title takes 3 lines." in dialog.labelText()
    accept = next(e for e in dialog.findChildren(QPushButton) if e.text() == "&Accept")
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)

    QTest.keyClicks(field, "ok")
    assert not accept.isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClicks(field, ", it must be")
    QTest.mouseClick(accept, Qt.MouseButton.LeftButton)

    assert reasons == ["ok, it must be"]


@pytest.mark.parametrize(("typed", "told"), [(" Ann\x01 Lee\n", ["Ann Lee"]), ("\x01\u200b", [])])
def test_a_name_is_told_as_a_brief_can_hold_it(
    parent: QWidget, typed: str, told: list[str]
) -> None:
    names: list[str] = []
    NAME(parent, "Name", "Your name:", "", names.append)
    dialog = next(e for e in QApplication.topLevelWidgets() if isinstance(e, QInputDialog))
    dialog.setTextValue(typed)

    dialog.accept()

    assert names == told


def test_nothing_is_named_with_nothing(parent: QWidget) -> None:
    names: list[str] = []
    NAME(parent, "Name", "Your name:", "", names.append)
    dialog = next(e for e in QApplication.topLevelWidgets() if isinstance(e, QInputDialog))
    save = next(e for e in dialog.findChildren(QPushButton) if e.text() == "&Save")
    field = dialog.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    assert not save.isEnabled()
    QTest.keyClicks(field, "  ")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()

    QTest.keyClicks(field, "Ann")
    QTest.mouseClick(save, Qt.MouseButton.LeftButton)

    assert names == ["Ann"]


def test_what_fails_at_once_is_told_in_one_box(parent: QWidget) -> None:
    for number in (1, 2, 2, *range(3, 10)):
        TELL(parent, "Not opened", f"{number}.brief is not there.")

    boxes = [each for each in QApplication.topLevelWidgets() if shown(each)]
    assert len(boxes) == 1
    box = boxes[0]
    assert isinstance(box, QMessageBox)
    assert box.text().startswith("1.brief is not there.\n\n2.brief is not there.\n\n3.brief")
    assert box.text().endswith("6.brief is not there.\n\nAnd 3 more.")
    QTest.keyClick(box, Qt.Key.Key_Return)
    TELL(parent, "Not opened", "It is not there.")
    again = [each for each in QApplication.topLevelWidgets() if shown(each)]
    assert [each.text() for each in again if isinstance(each, QMessageBox)] == ["It is not there."]


@pytest.fixture
def parent(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    widget.show()
    return widget


def ask(parent: QWidget) -> tuple[QMessageBox, list[Answer]]:
    answers: list[Answer] = []
    REAL(parent, "A brief", answers.append)
    box = next(each for each in QApplication.topLevelWidgets() if shown(each))
    assert isinstance(box, QMessageBox)
    return box, answers


def shown(widget: QWidget) -> bool:
    return isinstance(widget, QMessageBox) and widget.isVisible()
