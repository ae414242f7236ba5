"""A monkey at the window: one thing at a time that a person could do, by chance.

What step 17 of seed 3 does is decided by these two numbers and by what is on the screen, so a
seed can be told again. Real keys and clicks wherever they work without a screen; files are named
by the faked questions.
"""

import contextlib
import os
import random
import signal
from collections.abc import Callable
from pathlib import Path

from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QDialog,
    QPushButton,
    QWidget,
)

from briefgen import paths
from briefgen.document.text import clean_line
from briefgen.gui.export.dialog import ExportDialog
from briefgen.gui.office.dialog import OfficeDialog
from briefgen.gui.questions import Answer
from briefgen.gui.window.windows import Windows
from tests.gui.conftest import Asked
from tests.gui.hands import ALT, CTRL, LEFT, NONE, SHIFT, Key
from tests.gui.in_panes import InPanes
from tests.test_images import GOOD

ANY_KEYS = (
    Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab, Key.Key_Space, Key.Key_Return, Key.Key_Up,
    Key.Key_Down, Key.Key_Left, Key.Key_Right, Key.Key_Delete, Key.Key_F6, Key.Key_F8, Key.Key_F1,
    Key.Key_F9, Key.Key_A, Key.Key_Z, Key.Key_L, Key.Key_K, Key.Key_1, Key.Key_3, Key.Key_Menu,
    Key.Key_Home, Key.Key_End, Key.Key_PageUp, Key.Key_Plus, Key.Key_0, Key.Key_9,
)  # fmt: skip


class Monkey(InPanes):
    """Works in one window; ``step`` does one thing and tells what it was."""

    def __init__(self, windows: Windows, asked: Asked, folder: Path, seed: int) -> None:
        self.windows = windows
        self.asked = asked
        self.folder = folder
        self.seed = seed
        self.number = 0
        self.killed_at = -1000
        self.chance = random.Random(seed)
        self.names = tuple(folder / each for each in ("a.brief", "b & c.brief", "ü 中.brief", "d"))
        self._put_files()

    def _put_files(self) -> None:
        files = {
            "map.png": GOOD["rgb"], "broken.png": GOOD["rgb"][:60], "empty.png": b"",
            "s.bib": b"@book{a, title={On {AI}}, author={Li, Fei and Roe, J.}, year=2024}\n",
            "broken.bib": b"@book{a, title={", "words.json": b'[{"id": "b", "type": "book"}]',
            "agency.toml": (paths.BRANDS / "agency.toml").read_bytes(), "bad.toml": b"a = [",
            "house.csl": (paths.STYLES / "apa.csl").read_bytes(), "bad.csl": b"<style",
            "bad.brief": b"no brief", "empty.brief": b"",
        }  # fmt: skip
        for name, data in files.items():
            (self.folder / name).write_bytes(data)

    def step(self, number: int) -> str:
        """Do one thing; its name, and what it was done with."""
        self.number, self.chance = number, random.Random(f"{self.seed}/{number}")
        self.asked.path, self.asked.name, self.asked.reason = None, "", ""
        self.asked.answer = Answer.CANCEL
        popup, modal = QApplication.activePopupWidget(), QApplication.activeModalWidget()
        if popup:
            return f"in {type(popup).__name__}: {self._in_popup(popup)}"
        if modal:
            return f"in {type(modal).__name__}: {self._in_dialog(modal)}"
        self.window.activateWindow()
        (act,) = self.chance.choices(ACTIONS, WEIGHTS)
        return f"{act.__name__}: {act(self)}"

    def rest(self) -> None:
        """Let the window work: mostly not at all, now and then for as long as a glance takes."""
        QTest.qWait(self.chance.choice((0,) * 14 + (1, 1, 2, 5, 15, 60)))

    def close_what_is_open(self) -> None:
        """Leave every menu and dialog."""
        for _ in range(20):
            there = QApplication.activePopupWidget() or QApplication.activeModalWidget()
            if not there:
                return
            there.close()
            QTest.qWait(0)
        raise AssertionError(f"{there} does not close")

    def file(self, *names: str) -> str:
        """The file that a question will be answered with; sometimes none, or one that is gone."""
        name = self.chance.choice((*names, "gone", ""))
        self.asked.path = self.folder / name if name else None
        return name

    def _in_popup(self, popup: QWidget) -> str:
        keys = (Key.Key_Escape, Key.Key_Escape, Key.Key_Down, Key.Key_Up, Key.Key_Return)
        return self.press(popup, [(each, NONE) for each in keys])

    def _in_dialog(self, dialog: QWidget) -> str:
        if self.chance.random() < 0.3 or not isinstance(dialog, QDialog):
            QTest.keyClick(dialog, Key.Key_Escape)
            return "Escape"
        if isinstance(dialog, ExportDialog) and self.chance.random() < 0.4:
            box = self.chance.choice(dialog.findChildren(QCheckBox))
            box.click()
            return box.text()
        if isinstance(dialog, ExportDialog) and self.chance.random() < 0.2:
            return self.choose(dialog.kind)
        if isinstance(dialog, ExportDialog) and self.chance.random() < 0.2:
            return self.write(dialog.name, self.chance.choice(("a", "brief", " ", "x.y")))
        if isinstance(dialog, OfficeDialog) and self.chance.random() < 0.6:
            return self.write(self.chance.choice(list(dialog.form.fields.values())), self.words())
        buttons = [e for e in dialog.findChildren(QPushButton) if e.isVisible() and e.isEnabled()]
        button = self.chance.choice(buttons)
        text = button.text()
        QTest.mouseClick(button, LEFT)
        return text

    # In the menus

    def undo(self) -> str:
        action, most = self.window.commands.undo, self.chance.choice((1, 1, 1, 2, 5, 12))
        for _ in range(most):
            action.trigger()
            if self.chance.random() < 0.2:
                QTest.qWait(0)
        return f"{most} times"

    def redo(self) -> str:
        most = self.chance.choice((1, 1, 2, 5, 12))
        for _ in range(most):
            self.window.commands.redo.trigger()
        return f"{most} times"

    def undo_by_key(self) -> str:
        field = QApplication.focusWidget() or self.window
        held = self.chance.choice((CTRL, CTRL, CTRL | SHIFT))
        QTest.keyClick(field, Key.Key_Z, held)
        return f"{held.name} in {type(field).__name__}"

    def change_kind(self) -> str:
        boxes = self.window.commands.tool_bar.findChildren(QComboBox)
        return self.choose(boxes[0])

    def change_language(self) -> str:
        action = self.chance.choice(self.window.commands.language.actions())
        action.trigger()
        return action.text()

    def change_look(self) -> str:
        named = self.file("agency.toml", "bad.toml", "map.png")
        return f"{self.take(self.window.commands.look)} {named}"

    def change_citations(self) -> str:
        named = self.file("house.csl", "bad.csl")
        return f"{self.take(self.window.commands.citation_style)} {named}"

    def change_chart(self) -> str:
        if not self.window.commands.chart_kind.menuAction().isEnabled():
            return "nothing"
        return self.take(self.window.commands.chart_kind)

    def add_sources(self) -> str:
        named = self.file("s.bib", "broken.bib", "words.json", "map.png")
        self.window.commands.add_sources.trigger()
        return named

    def insert_picture(self) -> str:
        named = self.file("map.png", "map.png", "broken.png", "empty.png", "s.bib")
        self.asked.name = self.chance.choice(("A map.", "", "中", "<b>"))
        self.window.commands.insert_picture.trigger()
        QTest.qWait(self.chance.choice((0, 50)))
        return named

    def use_section_menu(self) -> str:
        actions = self.window.commands
        wanted = (actions.move_up, actions.move_down, actions.restore, actions.keep_title)
        action = self.chance.choice((*wanted, actions.next_problem, actions.previous_problem))
        action.trigger()
        return action.text()

    def use_view_menu(self) -> str:
        actions = self.window.commands
        action = self.chance.choice(
            (*actions.steps, actions.words, actions.show_steps, actions.show_pages,
             actions.next_pane, actions.previous_pane, actions.full_screen,
             *actions.appearance.actions(), actions.shortcuts, actions.copy_details,
             actions.about, actions.update_figures)
        )  # fmt: skip
        action.trigger()
        return action.text()

    def use_rail(self) -> str:
        """Click a step, the open one too, or go there by keys."""
        rail = self.space.rail
        if self.chance.random() < 0.5:
            tab = int(self.chance.random() * rail.count())
            QTest.mouseClick(rail, LEFT, NONE, rail.tabRect(tab).center())
            return rail.tabText(tab)
        rail.setFocus()
        return self.press(rail, [(e, NONE) for e in (Key.Key_Up, Key.Key_Down, Key.Key_Return)])

    def use_links(self) -> str:
        """Press a button of the notice above the panes or of the line below them."""
        parts = (self.window.notices, self.window.statusBar())
        found = [each for part in parts for each in part.findChildren(QAbstractButton)]
        seen = [each for each in found if each.isVisible() and each.text()]
        if not seen:
            return "nothing"
        button = self.chance.choice(seen)
        text = button.text()
        QTest.mouseClick(button, LEFT)
        return text

    def go_to(self) -> str:
        """By the search over the window; commands are looked at only, since some of them leave."""
        actions, search = self.window.commands, self.window.search.popover
        self.chance.choice((actions.go_to, actions.go_to, actions.all_commands)).trigger()
        told = [self.write(search.line, self.words())] if self.chance.random() < 0.5 else []
        for _ in range(self.chance.choice((1, 2, 5))):
            keys = [Key.Key_Down, Key.Key_Up, Key.Key_Home, Key.Key_Backspace, Key.Key_Escape]
            if search.line.text().startswith(("@", "#")):
                keys += [Key.Key_Return] * 3
            if search.isVisible():
                told.append(self.press(search.line, [(each, NONE) for each in keys]))
        return ", ".join(told)

    def press_any_key(self) -> str:
        field = QApplication.focusWidget() or self.window
        held = (NONE, NONE, NONE, SHIFT, CTRL, ALT)
        keys = [(each, self.chance.choice(held)) for each in ANY_KEYS]
        return f"{self.press(field, keys)} in {type(field).__name__}"

    def resize(self) -> str:
        width, height = self.chance.randint(300, 1500), self.chance.randint(200, 900)
        self.window.resize(width, height)
        return f"{width} × {height}"

    # Files and processes

    def save(self) -> str:
        self.asked.path = self.chance.choice((*self.names, self.folder / "no" / "x.brief", None))
        action = self.window.commands.save
        if self.chance.random() < 0.3:
            action = self.window.commands.save_as
        elif self.chance.random() < 0.1:
            self.asked.name, action = clean_line(self.words()), self.window.commands.save_template
        action.trigger()
        return f"{action.text()} {self.asked.path}"

    def export(self) -> str:
        self.window.commands.export.trigger()
        return "dialog"

    def print(self) -> str:
        """Here is no printer, which is said; else the dialog would be left."""
        self.window.commands.print_pages.trigger()
        return "sentence"

    def keep_open(self) -> str:
        """Ask to close, and think better of it."""
        if self.brief.history.isClean():
            return "nothing"
        self.window.commands.close_window.trigger()
        return "cancelled"

    def leave(self) -> str:
        """Start anew, open a file or make another kind; the brief of before is left."""
        if self.chance.random() < 0.3:
            return f"also make {self.take(self.window.commands.also_make)}"
        if self.chance.random() < 0.3:
            self.window.commands.new.trigger()
            return "new"
        named = (each.name for each in self.names)
        name = self.file(*named, "bad.brief", "empty.brief", "map.png")
        self.window.commands.open.trigger()
        return f"open {name}"

    def kill(self) -> str:
        """End the process that makes pages, or the one beside it, at whatever it is doing."""
        number = self.chance.choice((0, 0, 1))
        found = self.window.engine.process_ids()[number]
        if not found:
            return "nothing"
        self.killed_at = self.number
        with contextlib.suppress(ProcessLookupError):
            os.kill(found, signal.SIGKILL)
        return f"process {number}"


TABLE: tuple[tuple[Callable[[Monkey], str], float], ...] = (
    (Monkey.write_text, 16), (Monkey.press_in_text, 14), (Monkey.select_text, 5),
    (Monkey.use_tool, 4), (Monkey.paste, 5), (Monkey.press_editor_button, 2),
    (Monkey.fill_in, 8), (Monkey.choose_state, 2), (Monkey.set_date, 1), (Monkey.pick, 7),
    (Monkey.search, 3), (Monkey.compare, 3), (Monkey.show_as, 3), (Monkey.say_of_pick, 2),
    (Monkey.arrange, 6), (Monkey.drag, 3), (Monkey.deal_with_problem, 6), (Monkey.click_page, 6),
    (Monkey.select_on_pages, 4), (Monkey.use_edit_menu, 3), (Monkey.print, 0.3),
    (Monkey.use_pages_tool, 2), (Monkey.undo, 5), (Monkey.redo, 3), (Monkey.undo_by_key, 3),
    (Monkey.change_kind, 3), (Monkey.change_language, 1), (Monkey.change_look, 2),
    (Monkey.change_citations, 2), (Monkey.change_chart, 2), (Monkey.add_sources, 1),
    (Monkey.insert_picture, 2), (Monkey.use_section_menu, 4), (Monkey.use_view_menu, 4),
    (Monkey.use_rail, 4), (Monkey.use_links, 3),
    (Monkey.go_to, 2), (Monkey.find, 4), (Monkey.press_any_key, 5), (Monkey.resize, 2),
    (Monkey.save, 3), (Monkey.export, 1), (Monkey.keep_open, 1), (Monkey.leave, 0.4),
    (Monkey.kill, 1),
)  # fmt: skip
ACTIONS = tuple(act for act, _ in TABLE)
WEIGHTS = tuple(weight for _, weight in TABLE)
