"""A menu of which one thing is chosen, and perhaps another from a file."""

from collections.abc import Iterable

from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu


def fill_choices(menu: QMenu, choices: Iterable[tuple[str, str]], present: str) -> None:
    """List names by their ids, the present one marked; an action's data are the id."""
    menu.clear()
    group = QActionGroup(menu)
    for name, title in choices:
        action = menu.addAction(title.replace("&", "&&"))
        action.setCheckable(True)
        action.setChecked(name == present)
        action.setData(name)
        group.addAction(action)


def add_file_choice(menu: QMenu, text: str) -> None:
    """Offer a file below the names; the data of its action are ``""``."""
    menu.addSeparator()
    menu.addAction(text).setData("")
