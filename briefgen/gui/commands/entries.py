"""What can be run or gone to, as rows of a list; those of the menus are read from the menus."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import partial

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget
from shiboken6 import Shiboken

from briefgen.gui.widgets.keys import written_keys


@dataclass(frozen=True)
class Entry:
    """A command or a place: what it is called, where it is found, and what choosing it does."""

    title: str
    run: Callable[[], None]
    path: str = ""  # "View › Colors", or what kind of place it is
    keys: str = ""
    id: str = ""  # the same in every window and while its title changes
    is_dimmed: bool = False
    why: str = ""  # it is dimmed
    other_names: str = ""


def entries_of(bar: QMenuBar, ids: Mapping[QAction, str]) -> tuple[Entry, ...]:
    """Every action of the menus, in their order; ``ids`` are those that have names of their own."""
    tops = ((top.menu(), titled(top)) for top in bar.actions())
    found = (_within(menu, title, ids) for menu, title in tops if isinstance(menu, QMenu))
    return tuple(entry for entries in found for entry in entries)


def tools_of(window: QWidget) -> tuple[Entry, ...]:
    """What has keys but stands in no menu, such as the tools of the words and of the pages."""
    found = (each for each in window.findChildren(QAction) if each.text() and each.shortcuts())
    tools = (
        each for each in found if not any(isinstance(by, QMenu) for by in each.associatedObjects())
    )
    return tuple(_entry(each, _pane_of(each), {}) for each in tools)


def titled(action: QAction) -> str:
    """The text of an action without the mark of its letter."""
    return re.sub("&(.)", r"\1", action.text())


def _within(menu: QMenu, path: str, ids: Mapping[QAction, str]) -> Iterator[Entry]:
    menu.aboutToShow.emit()  # some are filled only then
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu) and action.isEnabled():
            yield from _within(inner, f"{path} › {titled(action)}", ids)
        elif not action.isSeparator() and action.isVisible():
            yield _entry(action, path, ids)


def _entry(action: QAction, path: str, ids: Mapping[QAction, str]) -> Entry:
    title, is_dimmed = titled(action), not action.isEnabled()
    return Entry(
        title,
        partial(_trigger, action),
        path,
        written_keys(action),
        ids.get(action, f"{path} › {title}"),
        is_dimmed,
        action.statusTip() if is_dimmed else "",
    )


def _pane_of(action: QAction) -> str:
    """The name of the nearest thing around an action that has one."""
    around = action.parent()
    while isinstance(around, QWidget) and not around.accessibleName():
        around = around.parentWidget()
    return around.accessibleName() if isinstance(around, QWidget) else ""


def _trigger(action: QAction) -> None:
    if Shiboken.isValid(action):  # else its menu was filled anew meanwhile
        action.trigger()
