import random
import re
import subprocess
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QMenu, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from briefgen.gui.menus.help import HelpCommands
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.window.main_window import MainWindow
from briefgen.preferences import Page
from tests.gui.conftest import Maker

Role = QAccessible.Role
CONTROLS = (
    Role.PushButton,
    Role.CheckBox,
    Role.EditableText,
    Role.ComboBox,
    Role.List,
    Role.Tree,
    Role.PageTab,
    Role.MenuItem,
    Role.ListItem,
    Role.TreeItem,
    Role.SpinBox,
)

HEAVY = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from briefgen.gui.window.app import build
application = QApplication([])
window = build(application).open_start()
def make():
    if window.start.cards():
        window.start.cards()[0].click()
        look.stop()
        QTimer.singleShot(300, done)
def done():
    heavy = {"matplotlib", "reportlab", "docx", "jinja2", "pypdfium2", "markdown_it", "babel"}
    found = sorted(heavy & {name.split(".")[0] for name in sys.modules})
    print(found, window.open_brief is not None)
    window.close()
look = QTimer(interval=100)
look.timeout.connect(make)
look.start()
application.exec()
"""


def nodes(interface: QAccessibleInterface) -> list[QAccessibleInterface]:
    found = [interface]
    for number in range(interface.childCount()):
        child = interface.child(number)
        if child and not child.state().invisible:
            found += nodes(child)
    return found


def nameless(widget: QWidget) -> list[str]:
    found = []
    for node in nodes(QAccessible.queryAccessibleInterface(widget)):
        labelled = node.relations(QAccessible.RelationFlag.Label)
        if node.role() in CONTROLS and not node.text(QAccessible.Text.Name) and not labelled:
            found.append(f"{node.role()} {node.object()}")
    return found


def test_every_control_has_a_name(
    qtbot: QtBot, window: MainWindow, steps: StepsPanel, make_window: Maker
) -> None:
    start = make_window()
    qtbot.waitUntil(lambda: bool(start.start.cards()))
    assert nameless(start) == []
    for number in range(steps.count()):
        steps.setCurrentIndex(number)
        assert nameless(window) == []
    window.commands.all_commands.trigger()
    assert nameless(window) == []
    window.commands.export.trigger()
    assert window.exporting.dialog
    assert nameless(window.exporting.dialog) == []
    window.exporting.dialog.reject()
    window.settings.set_office_asked(False)
    window.commands.export.trigger()
    assert window.office.dialog
    window.office.dialog.form.more.click()
    assert nameless(window.office.dialog) == []
    window.commands.preferences.trigger()
    preferences = window.preferences.dialog
    assert preferences
    for page in Page:
        preferences.show_page(page)
        assert nameless(preferences) == []


def test_every_list_to_choose_from_has_a_label(window: MainWindow, steps: StepsPanel) -> None:
    for combo in (steps.pick.kinds, steps.pick.themes, window.start.topic):
        relations = QAccessible.queryAccessibleInterface(combo).relations(
            QAccessible.RelationFlag.Label
        )
        assert relations


def test_panes_stand_in_reading_order(window: MainWindow) -> None:
    assert window.workspace
    interface = QAccessible.queryAccessibleInterface(window.workspace._split)
    panes = [interface.child(n).object() for n in range(interface.childCount())]
    order = [each for each in panes if each in window.workspace._panes]

    assert order == list(window.workspace._panes)


def test_tab_reaches_list_tool_bar_and_panes(
    qtbot: QtBot, window: MainWindow, steps: StepsPanel
) -> None:
    window.activateWindow()
    steps.pick.search.setFocus()
    reached = set()
    for _ in range(60):
        QTest.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())

    button = window.commands.tool_bar.button(window.commands.export)
    assert {steps.pick.list, steps.pick.themes, steps.pick.details.text, button} <= reached


def test_panes_can_be_hidden(window: MainWindow, steps: StepsPanel) -> None:
    window.commands.show_steps.setChecked(False)
    assert not steps.isVisible()

    window.commands.search.trigger()

    assert steps.isVisible()


def test_undo_all_and_redo_all_after_many_gestures(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, steps: StepsPanel
) -> None:
    start, chance = brief.brief, random.Random(7)
    choices = ("patents", "power", "capital", "invest", "build")
    check = Qt.ItemDataRole.CheckStateRole
    for _ in range(80):
        gesture = chance.randrange(5)
        if gesture == 0:
            index = steps.pick._model.find(chance.choice(choices))
            state = Qt.CheckState(chance.choice((0, 2)))
            steps.pick._model.setData(index, state, check)
        elif gesture == 1:
            steps.arrange.list.setCurrentIndex(steps.arrange.model.index(chance.randrange(5)))
            chance.choice((steps.arrange.move_up, steps.arrange.move_down))()
        elif gesture == 2:
            index = steps.arrange.model.index(chance.randrange(5))
            steps.arrange.model.setData(index, Qt.CheckState(chance.choice((0, 2))), check)
        elif gesture == 3:
            name = chance.choice(("title", "office", "ask", "authors"))
            QTest.keyClicks(steps.details.fields[name], chance.choice("abc "))
        else:
            chance.choice((brief.history.undo, brief.history.redo))()
    end = brief.brief
    assert brief.history.count() > 20

    brief.history.setIndex(0)
    assert brief.brief == start
    brief.history.setIndex(brief.history.count())

    while brief.brief != end:  # what was undone at the end of the walk
        brief.history.undo()
    assert brief.brief == end


def test_nothing_heavy_is_in_the_process_of_the_window() -> None:
    done = subprocess.run(
        [sys.executable, "-c", HEAVY], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.stdout.strip() == "[] True", done.stderr


def test_pages_that_cannot_be_made_leave_the_window_alive(
    window: MainWindow, brief: OpenBrief
) -> None:
    from briefgen.worker.jobs import Failed

    assert window.rendering
    window.rendering._show(Failed("No."))

    assert window.statusBar().length.text() == "The pages are not up to date"  # type: ignore[attr-defined]
    assert window.rendering.latest is not None


def keys_by_context(window: MainWindow) -> dict[str, list[str]]:
    """The keys of the window, and with them those of each widget that has some of its own."""
    everywhere: list[str] = []
    own: dict[str, list[str]] = {}
    for action in window.findChildren(QAction):
        keys = [key.toString() for key in action.shortcuts()]
        if action.shortcutContext() == Qt.ShortcutContext.WindowShortcut:
            everywhere += keys
            continue
        for owner in action.associatedObjects():
            if not isinstance(owner, QMenu | QToolButton):  # these only show it
                own.setdefault(f"{owner}", []).extend(keys)
    letters = [each.text() for each in window.menuBar().actions()]
    everywhere += [f"Alt+{text[text.index('&') + 1].upper()}" for text in letters]
    everywhere += [each.key().toString() for each in window.findChildren(QShortcut)]
    return {"": everywhere} | {name: everywhere + keys for name, keys in own.items()}


def test_no_key_does_two_things_in_one_context(window: MainWindow, make_window: Maker) -> None:
    for each in (window, make_window()):
        contexts = keys_by_context(each)
        assert "Ctrl+Shift+P" in contexts[""]
        for name, keys in contexts.items():
            assert [key for key in keys if keys.count(key) > 1] == [], name
    assert any("Ctrl+B" in keys for keys in keys_by_context(window).values())


def test_shortcuts_of_the_help_name_the_search(window: MainWindow) -> None:
    rows = dict(HelpCommands(window.engine, window.commands)._rows())

    assert rows["All commands"].split(", ")[0] == "Ctrl+Shift+P"
    assert rows["Go to"] == "Ctrl+G"


OF_FIELDS_AND_LISTS = {  # keys that belong to no action: what has the focus takes them
    "Space", "Down", "Enter", "Shift+Enter", "Escape", "Delete", "Menu", "F2",
    "Alt+Up", "Alt+Down", "Shift+Right", "Shift+Down",
}  # fmt: skip


def listed_keys(window: MainWindow) -> list[tuple[str, str]]:
    """Each key of the dialog with what it does."""
    rows = HelpCommands(window.engine, window.commands)._rows()
    return [(key, what) for what, keys in rows for key in keys.split(", ")]


def test_the_dialog_of_the_keys_and_the_actions_agree(window: MainWindow) -> None:
    listed = {key for key, _ in listed_keys(window)}
    native = QKeySequence.SequenceFormat.NativeText
    actions = [each for each in window.findChildren(QAction) if each.text()]
    real = {key.toString(native) for action in actions for key in action.shortcuts()}
    assert len(real) > 45
    assert real - listed == set()
    assert listed - real == OF_FIELDS_AND_LISTS


def test_the_dialog_of_the_keys_names_no_key_twice(window: MainWindow) -> None:
    found = listed_keys(window)
    twice = {(key, what) for key, what in found if sum(each == key for each, _ in found) > 1}
    assert {key for key, _ in twice} <= {"Enter", "Shift+Enter"}  # in the line to find, in a row


def test_the_keys_that_the_readme_names_are_real(window: MainWindow) -> None:
    text = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    named = set(re.findall(r"\b(?:(?:Ctrl|Shift|Alt)\+)+(?:F\d+|[A-Z\d,])|\bF\d+\b", text))
    assert len(named) > 8
    assert named - {key for key, _ in listed_keys(window)} == set()


def test_no_two_letters_of_a_step_clash(window: MainWindow, steps: StepsPanel) -> None:
    menus = [each.text() for each in window.menuBar().actions()]
    for number in range(steps.count()):
        steps.setCurrentIndex(number)
        labels = [each.text() for each in window.findChildren(QLabel) if each.isVisible()]
        buttons = [
            each.text()
            for each in window.findChildren(QAbstractButton)
            if each.isVisible() and not isinstance(each, QToolButton)
        ]
        letters = [
            text[text.index("&") + 1].lower() for text in (*menus, *labels, *buttons) if "&" in text
        ]

        assert sorted(letters) == sorted(set(letters))


def test_export_is_a_key_away_from_every_field(window: MainWindow, steps: StepsPanel) -> None:
    assert window.workspace
    window.activateWindow()
    fields = (steps.pick.search, steps.details.fields["ask"], window.workspace.editor.edit)
    for field in fields:
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        dialog = window.exporting.dialog
        assert dialog
        dialog.reject()
        window.exporting.dialog = None


def test_undo_in_the_page_box_is_of_the_page_box(window: MainWindow, brief: OpenBrief) -> None:
    assert window.workspace
    page, fields = window.workspace.pages.page, window.workspace.steps.details.fields
    QTest.keyClicks(fields["title"], "Words")
    brief.history.undo()
    window.activateWindow()
    page.setFocus()
    QTest.keyClicks(page, "7")
    for key, text in ((Qt.Key.Key_Z, "1"), (Qt.Key.Key_Y, "71"), (Qt.Key.Key_Z, "1")):
        QTest.keyClick(page, key, Qt.KeyboardModifier.ControlModifier)
        assert page.lineEdit().text() == text
    QTest.keyClick(page, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert brief.history.canRedo()
    assert brief.brief.form.title == ""


def test_the_keys_of_the_window_work_in_fields_that_are_not_the_brief(window: MainWindow) -> None:
    assert window.workspace
    window.activateWindow()
    search, page = window.workspace.steps.pick.search, window.workspace.pages.page
    for field in (search, page):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
        assert window.exporting.dialog
        window.exporting.dialog.reject()
        assert not window.exporting.dialog
