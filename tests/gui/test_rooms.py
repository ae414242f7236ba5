"""Every pane, dialog and entry of a menu: in small windows, with large text, in every palette."""

from collections import Counter
from collections.abc import Iterator
from itertools import product

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QDesktopServices, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QMenu,
    QMenuBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief import edits
from briefgen.document.release import Marking, MarkingKind
from briefgen.gui.appearance import Appearance
from briefgen.gui.menus.help import HelpCommands
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.sources.templates import read_template
from tests.gui.conftest import Asked
from tests.gui.rooms import DIALOGS, PANES, leave, start
from tests.gui.test_text_size import look

SIZES = {"1366": (1366, 730), "1024": (1024, 662), "640": (640, 662)}  # without the title
COLORS = (Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST)
CASES = list(product(SIZES, (150, 200), COLORS))
LOWEST = 730  # pixels of a menu on a screen of 768


def named(case: tuple[str, int, Appearance]) -> str:
    return "-".join(map(str, case))


@pytest.fixture
def sized(
    window: MainWindow, dressed: Settings, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    size, text, colors = request.param
    dressed.set_value("appearance", colors.value)
    dressed.set_value("text_size", text)
    window.resize(*SIZES[size])
    window.activateWindow()
    yield window
    leave(window)


@pytest.mark.parametrize("sized", CASES, indirect=True, ids=named)
def test_no_pane_has_text_that_is_cut(qtbot: QtBot, sized: MainWindow) -> None:
    for place, go in (PANES | {"start": start}).items():
        go(sized)
        assert look(qtbot, sized) == [], place
        leave(sized)
    assert sized.width() in (1366, 1024, 640)


@pytest.mark.parametrize("sized", CASES[-1:], indirect=True, ids=named)
def test_a_low_window_is_as_high_as_what_is_opened_in_it_needs(
    qtbot: QtBot, sized: MainWindow
) -> None:
    assert sized.workspace
    for place, go in PANES.items():
        go(sized)
        sized.resize(sized.width(), 200)
        assert look(qtbot, sized) == [], place
        assert sized.height() <= SIZES["1366"][1], place


@pytest.mark.parametrize("sized", CASES[-3:], indirect=True, ids=named)
def test_the_form_of_a_memo_fits_too(qtbot: QtBot, sized: MainWindow) -> None:
    assert sized.open_brief
    memo = read_template(paths.TEMPLATES / "decision-memo")
    after = edits.change_template(sized.open_brief.brief, memo)
    sized.open_brief.apply("Change kind", replace(after, marking=Marking(MarkingKind.CUI)))
    for place in ("details", "check", "words"):
        PANES[place](sized)
        assert look(qtbot, sized) == [], place


@pytest.mark.parametrize("sized", CASES, indirect=True, ids=named)
def test_no_dialog_has_text_that_is_cut_or_is_too_high(qtbot: QtBot, sized: MainWindow) -> None:
    for place, go in DIALOGS.items():
        shown = go(sized)
        assert look(qtbot, shown) == [], place
        assert shown.minimumSizeHint().height() <= LOWEST, place
        assert shown.minimumSizeHint().width() <= 1366, place
        leave(sized)


def entries(menu: QMenu) -> Iterator[QAction]:
    """All entries, those of menus within it too, filled as they are when it opens."""
    menu.aboutToShow.emit()
    for action in menu.actions():
        below = action.menu()
        if isinstance(below, QMenu):
            yield from entries(below)
        elif not action.isSeparator():
            yield action


@pytest.mark.parametrize("sized", CASES[-1:], indirect=True, ids=named)
def test_every_menu_fits_the_screen(sized: MainWindow) -> None:
    for menu in sized.menuBar().findChildren(QMenu):
        menu.aboutToShow.emit()
        assert menu.sizeHint().width() <= 1366, menu.title()
        assert menu.sizeHint().height() <= LOWEST, menu.title()


@pytest.mark.parametrize("sized", CASES[1::8], indirect=True, ids=named)
def test_every_entry_of_the_menus_opens_what_it_names(
    qtbot: QtBot, sized: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    """None leads to an error or a warning; what comes up has all of its text."""
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: True)
    HelpCommands(sized.engine, sized.commands)
    menus = [each.menu() for each in sized.menuBar().actions()]
    taken = 0
    for menu in menus:
        assert isinstance(menu, QMenu)
        for action in list(entries(menu)):
            if not action.isEnabled() or action in (
                sized.commands.close_window,
                sized.commands.quit,
            ):
                continue
            action.trigger()
            taken += 1
            for shown in _above(sized):
                assert look(qtbot, shown) == [], action.text()
            leave(sized)
    assert taken > 40


def letters(room: QWidget) -> Iterator[tuple[str, QWidget]]:
    """What Alt and a letter reach, by letter: buttons, and the fields that labels name."""
    for each in (room, *room.findChildren(QWidget)):
        text = ""
        if isinstance(each, QLabel | QAbstractButton) and each.isVisibleTo(room):
            text = each.text()
        elif isinstance(each, QMenuBar):
            yield from ((letter(action.text()), each) for action in each.actions())
        if letter(text):
            yield letter(text), each


def letter(text: str) -> str:
    return QKeySequence.mnemonic(text).toString()


def test_every_letter_reaches_one_thing(window: MainWindow, brief: OpenBrief) -> None:
    window.activateWindow()
    for place, go in (PANES | DIALOGS).items():
        room = go(window).window()
        found = [(key, each) for key, each in letters(room) if key]
        twice = {key for key, count in Counter(key for key, _ in found).items() if count > 1}
        assert not twice, (place, twice)
        for _, label in found:
            if isinstance(label, QLabel):
                field = label.buddy()
                assert field, (place, label.text())
                assert field.focusPolicy() != Qt.FocusPolicy.NoFocus, (place, label.text())
        leave(window)


def test_alt_d_goes_to_the_date(window: MainWindow, brief: OpenBrief) -> None:
    window.activateWindow()
    assert window.workspace
    PANES["details"](window)
    QTest.keyClick(window, Qt.Key.Key_D, Qt.KeyboardModifier.AltModifier)
    assert QApplication.focusWidget() is window.workspace.steps.details.date.line


def _above(window: MainWindow) -> list[QWidget]:
    """The dialogs that are open."""
    found = [each for each in QApplication.topLevelWidgets() if each.isVisible()]
    return [
        each for each in found if each is not window and not isinstance(each, QComboBox | QMenu)
    ]
