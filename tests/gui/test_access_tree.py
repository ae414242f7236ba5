"""The tree that screen readers walk: everything in it has a name and can be reached by keys."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QCalendarWidget,
    QComboBox,
    QLineEdit,
    QListWidget,
    QMenu,
    QTabBar,
    QWidget,
)

from briefgen.gui.start.card import TemplateCard
from briefgen.gui.widgets.popover import Popover
from briefgen.gui.window.main_window import MainWindow
from tests.gui.rooms import ROOMS, leave

Role, Text = QAccessible.Role, QAccessible.Text
ACTIVE = (
    Role.Button,
    Role.ButtonMenu,
    Role.CheckBox,
    Role.ComboBox,
    Role.EditableText,
    Role.Link,
    Role.List,
    Role.ListItem,
    Role.PageTab,
    Role.RadioButton,
    Role.Slider,
    Role.SpinBox,
    Role.Table,
    Role.Tree,
    Role.TreeItem,
)
SHORTCUT = re.compile(r"&(?=[^\W\d_])(?<! &)")  # an ampersand that underlines a letter


def walk(top: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    """All that is shown, from the top."""
    if top.state().invisible:
        return
    yield top
    for number in range(top.childCount()):
        child = top.child(number)
        if child and child.isValid():
            yield from walk(child)


def faults(top: QWidget) -> list[str]:
    found = []
    for node in walk(QAccessible.queryAccessibleInterface(top)):
        name, told = node.text(Text.Name), node.text(Text.Description)
        found += [
            f"{node.role().name} {name!r}, {told!r}: {each}" for each in _wrong(node, name, told)
        ]
    return found


def _wrong(node: QAccessibleInterface, name: str, told: str) -> Iterator[str]:
    labels = [label.text(Text.Name) for label, _ in node.relations(QAccessible.RelationFlag.Label)]
    if node.role() in ACTIVE or node.state().focusable:
        if not (name or any(labels)) and not _is_quiet(node):
            yield "has no name"
        if told and told != name and name and told.startswith(name):
            yield "says its name twice"
        if not _is_reached(node):
            yield "is not reached by keys"
    if SHORTCUT.search(name) or SHORTCUT.search(told):
        yield "has an ampersand"
    if "\ufffc" in name + told + node.text(Text.Value):
        yield "has a sign that stands for nothing"
    if node.role() == Role.LayeredPane:
        yield "is read as a layered pane"
    if node.role() == Role.TreeItem and node.state().expanded and not node.state().expandable:
        yield "is said to be open, and has nothing in it"


def _is_quiet(node: QAccessibleInterface) -> bool:
    """A line of text that can be selected by mouse, and is empty now."""
    return node.role() == Role.StaticText


def _is_reached(node: QAccessibleInterface) -> bool:
    """By Tab, by the arrows within its parent, or by a key of its own."""
    widget = node.object()
    if not isinstance(widget, QWidget) or node.role() not in ACTIVE or not widget.isEnabled():
        return True
    if isinstance(widget.parent(), Popover) and isinstance(widget, QListWidget):
        return True  # the arrows go through it from the line above, which has the focus
    if isinstance(widget.parent(), QLineEdit | QTabBar | QAbstractSpinBox | QComboBox):
        return True  # its keys do the same: Escape, the arrows
    if isinstance(widget.parent(), QCalendarWidget) or _is_within(widget, QCalendarWidget):
        return True
    if isinstance(widget, TemplateCard):
        return True  # one of the cards has the focus, and the arrows walk them
    proxy = widget.focusProxy() or widget
    return bool(proxy.focusPolicy() & Qt.FocusPolicy.TabFocus) or not _does_something(widget)


def _is_within(widget: QWidget, kind: type[QWidget]) -> bool:
    parent = widget.parentWidget()
    return parent is not None and (isinstance(parent, kind) or _is_within(parent, kind))


def _does_something(widget: QWidget) -> bool:
    return not isinstance(widget, QAbstractButton) or widget.receivers("2clicked(bool)") > 0


@pytest.fixture
def rooms(window: MainWindow) -> Iterator[MainWindow]:
    window.activateWindow()
    yield window
    leave(window)


@pytest.mark.parametrize("place", ROOMS)
def test_all_of_it_has_a_name_and_is_reached_by_keys(rooms: MainWindow, place: str) -> None:
    shown = ROOMS[place](rooms)
    QTest.qWait(20)
    assert faults(shown) == []


def test_every_entry_of_the_menus_has_words_and_says_why_it_is_dimmed(window: MainWindow) -> None:
    for menu in window.menuBar().findChildren(QMenu):
        for action in menu.actions():
            if not action.isSeparator():
                assert action.text().replace("&", "").strip()
                assert action.isEnabled() or action.statusTip(), action.text()
