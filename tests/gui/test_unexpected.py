"""A bug in a slot: logged, told once, and the window goes on."""

import subprocess
import sys

from PySide6.QtGui import QGuiApplication

from briefgen import diagnostics
from briefgen.gui.menus.help import HelpCommands
from briefgen.gui.window.main_window import MainWindow
from tests.gui.conftest import Asked

PROGRAM = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from briefgen import paths
from briefgen.brief import edits
from briefgen.gui import questions
from briefgen.gui.window import app
from tests.builders import small_brief

told = []
questions.tell = lambda parent, title, text: (told.append(text), 1 / 0)
run = QApplication.exec

def slot():
    {}["Merger of Acme"]

def other():
    int("Merger of Acme")

def work(window):
    for number in range(100):
        QTimer.singleShot(number, slot)
    QTimer.singleShot(200, other)
    QTimer.singleShot(400, lambda: finish(window))

def finish(window):
    brief = window.open_brief
    brief.apply("Leave out", edits.omit_section(brief.brief, "ask"))
    window._copy.write()
    print(len(told), "bug in briefgen" in told[0], "bug" in window.statusBar().result.text())
    print(len(list(paths.recovery().glob("*.brief"))))
    window._may_close = True
    window.close()

def start(application):
    window = next(each for each in QApplication.topLevelWidgets() if hasattr(each, "open_brief"))
    window.start.template_chosen.emit(small_brief().template, small_brief().pack)
    work(window)
    return run()

QApplication.exec = lambda *_: start(None)
sys.exit(app.main([]))
"""


def test_a_bug_in_a_slot_is_logged_and_told_once_and_work_goes_on() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False
    )

    assert ended.returncode == 0, ended.stderr
    assert ended.stdout.split() == ["1", "True", "True", "1"], ended.stderr
    assert "Traceback" not in ended.stderr
    assert "Acme" not in ended.stderr
    entries = diagnostics.recent(99)
    kinds = [each.splitlines()[1] for each in entries]
    assert kinds == ["builtins.KeyError", "builtins.ZeroDivisionError", "builtins.ValueError"]
    assert not any("Acme" in each for each in entries)


def test_details_are_copied_for_a_report(window: MainWindow, asked: Asked) -> None:
    diagnostics.log_event("A worker crashed.", "window")
    HelpCommands(window.engine, window.commands)

    window.commands.copy_details.trigger()

    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("briefgen ")
    assert "Qt 6." in copied
    assert "A worker crashed." in copied
    assert "The details are copied" in asked.told[0]
