"""What has the focus is seen: by its pixels, in every palette, on everything that Tab reaches."""

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCheckBox, QDialog, QWidget
from pytestqt.qtbot import QtBot

from briefgen.gui.appearance import Appearance
from briefgen.gui.settings import Settings
from briefgen.gui.widgets.keys import fields_in
from briefgen.gui.window.main_window import MainWindow
from tests.gui.rooms import step

AROUND = 3  # pixels beside a widget that may belong to its ring
PALETTES = [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST]


def luminance(color: QColor) -> float:
    parts = (color.redF(), color.greenF(), color.blueF())
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: QColor, other: QColor) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def seen(widget: QWidget) -> QRect:
    """The part of a widget that is seen, and a little around it, in pixels of its window."""
    rect = widget.visibleRegion().boundingRect()
    rect.translate(widget.mapTo(widget.window(), QPoint(0, 0)))
    return rect.adjusted(-AROUND, -AROUND, AROUND, AROUND).intersected(widget.window().rect())


def picture(widget: QWidget, rect: QRect) -> QImage:
    QTest.qWait(0)
    return widget.window().grab(rect).toImage()


def changed(before: QImage, after: QImage) -> int:
    """How many pixels the focus changes by 3 to 1 and more."""
    known: dict[tuple[int, int], bool] = {}
    count = 0
    for y in range(before.height()):
        for x in range(before.width()):
            pair = before.pixel(x, y), after.pixel(x, y)
            if pair[0] == pair[1]:
                continue
            if pair not in known:
                known[pair] = contrast(QColor(pair[0]), QColor(pair[1])) >= 3
            count += known[pair]
    return count


def faint(window: QWidget, elsewhere: QWidget) -> list[str]:
    """What gets the focus without a ring around it, as long as half of its edge."""
    found = []
    for widget in fields_in(window):
        if widget is elsewhere or widget.focusProxy() or widget.visibleRegion().isEmpty():
            continue
        elsewhere.setFocus()
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        QTest.qWait(0)  # what scrolls into view does so
        rect = seen(widget)
        after = picture(widget, rect)
        elsewhere.setFocus(Qt.FocusReason.TabFocusReason)
        before = picture(widget, rect)
        ring = changed(before, after)
        edge = rect.width() + rect.height() - 4 * AROUND
        if isinstance(widget, QCheckBox):  # which may be much wider than its words
            edge = widget.sizeHint().width() + widget.sizeHint().height()
        if ring < edge:
            name = widget.accessibleName() or widget.objectName()
            found.append(f"{type(widget).__name__} “{name}”: {ring} of {edge} pixels")
    return found


Opened = Callable[[MainWindow], QWidget]


def _find(window: MainWindow) -> QWidget:
    window.commands.replace_words.trigger()
    return window.finding.bar


def _start(window: MainWindow) -> QWidget:
    window._stack.setCurrentWidget(window.start)
    return window.start


def _notice(window: MainWindow) -> QWidget:
    assert window.files
    window.files.not_saved.emit("the disk is full.")
    return window.notices


def _export(window: MainWindow) -> QWidget:
    window.commands.export.trigger()
    assert window.exporting.dialog
    return window.exporting.dialog


def _preferences(window: MainWindow) -> QWidget:
    window.commands.preferences.trigger()
    assert window.preferences.dialog
    return window.preferences.dialog


PLACES: dict[str, Opened] = {
    "pick": step(0),
    "arrange": step(1),
    "details": step(2),
    "check": step(3),
    "find": _find,
    "start": _start,
    "notice": _notice,
    "export": _export,
    "preferences": _preferences,
}


@pytest.fixture
def colored(
    qtbot: QtBot, window: MainWindow, dressed: Settings, request: pytest.FixtureRequest
) -> Iterator[MainWindow]:
    dressed.set_value("appearance", request.param.value)
    window.resize(1366, 900)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    for dialog in window.findChildren(QDialog):
        dialog.reject()


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("colored", PALETTES, indirect=True)
def test_what_has_the_focus_has_a_ring(qtbot: QtBot, colored: MainWindow, place: str) -> None:
    assert colored.workspace
    shown = PLACES[place](colored)
    QTest.qWait(60)
    fields = fields_in(shown)
    elsewhere = fields[0] if shown is not colored else colored.workspace.rail
    if shown is colored:
        assert faint(colored, elsewhere) == []
        return
    assert len(fields) > 1
    assert faint(shown, fields[0]) == []
    assert faint(shown, fields[-1]) == []
