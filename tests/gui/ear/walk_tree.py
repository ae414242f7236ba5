"""Walk what the window gives to assistive technology, and write down what is wrong with it.

Run by the Python of the system, which has AT-SPI. Prints a JSON object: how many things were met,
and the faults, each as one line.
"""

import json
import sys
from collections.abc import Iterator
from typing import Any

import gi  # type: ignore[import-not-found]

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi  # type: ignore[import-not-found]  # noqa: E402

ACTIVE = (
    Atspi.Role.PUSH_BUTTON,
    Atspi.Role.CHECK_BOX,
    Atspi.Role.COMBO_BOX,
    Atspi.Role.TEXT,
    Atspi.Role.LIST,
    Atspi.Role.LIST_ITEM,
    Atspi.Role.PAGE_TAB,
    Atspi.Role.RADIO_BUTTON,
    Atspi.Role.SPIN_BUTTON,
    Atspi.Role.TABLE,
    Atspi.Role.TREE,
    Atspi.Role.MENU_ITEM,
    Atspi.Role.PARAGRAPH,
    Atspi.Role.DOCUMENT_FRAME,
)
WITHIN = (Atspi.Role.COMBO_BOX, Atspi.Role.SPIN_BUTTON)  # has parts that nobody goes to


def walk(node: Any) -> Iterator[Any]:
    """All that is shown."""
    if not node.get_state_set().contains(Atspi.StateType.SHOWING):
        return
    yield node
    if node.get_role() in WITHIN:
        return
    for number in range(node.get_child_count()):
        child = node.get_child_at_index(number)
        if child is not None:
            yield from walk(child)


def wrong(node: Any) -> Iterator[str]:
    role, states, name = node.get_role(), node.get_state_set(), node.get_name()
    if role == Atspi.Role.LAYERED_PANE:
        yield "is a layered pane"
    if "\ufffc" in _text(node):
        yield "has a sign that stands for nothing"
    if role not in ACTIVE:
        return
    if not name and not _labels(node):
        yield "has no name"
    enabled = states.contains(Atspi.StateType.ENABLED)
    if enabled and not states.contains(Atspi.StateType.FOCUSABLE) and not _is_in_field(node):
        yield "cannot have the focus"


def _is_in_field(node: Any) -> bool:
    """Or in a menu, which has keys of its own, Alt and the arrows; or led by the line above it."""
    parent = node.get_parent()
    if node.get_role() == Atspi.Role.MENU_ITEM or parent is None:
        return True
    beside = [parent.get_child_at_index(number) for number in range(parent.get_child_count())]
    led = node.get_role() == Atspi.Role.LIST and any(
        each.get_role() == Atspi.Role.TEXT
        and each.get_state_set().contains(Atspi.StateType.FOCUSED)
        for each in beside
    )
    return led or parent.get_role() in (Atspi.Role.TEXT, Atspi.Role.PAGE_TAB_LIST)


def _labels(node: Any) -> list[str]:
    return [
        relation.get_target(number).get_name()
        for relation in node.get_relation_set()
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY
        for number in range(relation.get_n_targets())
    ]


def _text(node: Any) -> str:
    text = node.get_text_iface()
    return str(Atspi.Text.get_text(text, 0, -1)) if text else ""


def main(program: str) -> None:
    desktop = Atspi.get_desktop(0)
    met, faults = 0, []
    for number in range(desktop.get_child_count()):
        application = desktop.get_child_at_index(number)
        if application is None or application.get_name() != program:
            continue
        for place in range(application.get_child_count()):
            for node in walk(application.get_child_at_index(place)):
                met += 1
                said = f"{node.get_role_name()} “{node.get_name()}”"
                faults += [f"{said}: {each}" for each in wrong(node)]
    sys.stdout.write(json.dumps({"met": met, "faults": faults}))


if __name__ == "__main__":
    main(sys.argv[1])
