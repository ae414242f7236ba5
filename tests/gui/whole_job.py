"""The whole job in a real window on a real screen, by real keys and clicks of xdotool.

Run by ``test_whole_job.py`` under Xvfb with a window manager. Ends with "done" when all went well.
"""

import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QPoint, QRect
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefgen.brief.brief import Brief
from briefgen.gui.export.dialog import ExportDialog
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.app import build
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.windows import Windows

PATIENCE = 30  # seconds
WORDS = "My own closing words."


def until(what: str, holds: Callable[[], object]) -> None:
    """Let the window work until something holds."""
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            subprocess.run(["import", "-window", "root", "whole-job.png"], check=False)
            raise SystemExit(f"never came: {what}")
        QTest.qWait(50)


def xdotool(*arguments: str) -> None:
    """Real input; the window goes on working meanwhile."""
    process = subprocess.Popen(["xdotool", *arguments])
    until(" ".join(arguments), lambda: process.poll() is not None)
    QTest.qWait(150)


def click(widget: QWidget, at: QRect | None = None) -> None:
    place = widget.mapToGlobal((at or widget.rect()).center())
    xdotool("mousemove", str(place.x()), str(place.y()), "click", "1")


def keys(*names: str) -> None:
    for name in names:
        xdotool("key", "--clearmodifiers", name)


def write(text: str) -> None:
    xdotool("type", "--delay", "8", text)


class Job:
    def __init__(self, windows: Windows, folder: Path) -> None:
        self.windows = windows
        self.folder = folder

    def brief_of(self, window: MainWindow) -> OpenBrief:
        assert window.open_brief
        return window.open_brief

    def take_card(self, window: MainWindow, title: str) -> None:
        until("the cards", lambda: [c for c in window.start.cards() if title in c.accessibleName()])
        card = next(c for c in window.start.cards() if title in c.accessibleName())

        def scrolled() -> bool:
            QTest.qWait(200)
            window.start.ensureWidgetVisible(card)  # as a wheel would
            return card.visibleRegion().boundingRect() == card.rect()

        until("the card in sight", scrolled)
        click(card)
        until("the brief", lambda: window.rendering and window.rendering.latest)
        until("its pages", lambda: window.rendering and window.rendering.is_current)

    def tick(self, indicator: str) -> None:
        keys("ctrl+1", "ctrl+l", "ctrl+a")
        write(indicator)
        QTest.qWait(300)
        keys("Down", "space")

    def edit(self, window: MainWindow, section: str) -> None:
        assert window.workspace
        view = window.workspace.pages.view
        until("the section's place", lambda: view.section_rects(section))
        click(view.viewport(), view.section_rects(section)[0].toAlignedRect())
        until("the section in hand", lambda: self.brief_of(window).section == section)
        field = window.workspace.editor.edit
        until("its text", field.toPlainText)
        click(field, QRect(field.rect().center(), field.rect().center()))
        keys("ctrl+End")
        write(f" {WORDS}")
        until("the edit", lambda: self.brief_of(window).brief.edits)

    def save_as(self, path: Path) -> None:
        until("the file dialog", QApplication.activeModalWidget)
        keys("ctrl+a")
        write(str(path))
        keys("Return")
        until("the file", path.exists)


def drafted(job: Job, window: MainWindow) -> Brief:
    """Card, two ticks, an edited sentence, a moved section; undone and done again."""
    job.take_card(window, "One-pager")
    brief = job.brief_of(window)
    first = brief.brief
    job.tick("notable models released")
    until("the first tick", lambda: "notable_ai_models" in brief.brief.indicators)
    job.tick("industrial robots")
    until("the second tick", lambda: "industrial_robots_2024" in brief.brief.indicators)
    job.edit(window, "bottom_line")
    order = brief.brief.order
    keys("ctrl+shift+Down")
    until("the move", lambda: brief.brief.order != order)
    done = brief.brief
    steps = brief.history.count()
    for _ in range(steps):
        keys("ctrl+z")
    assert brief.brief == first, "undoing all did not lead back"
    for _ in range(steps):
        keys("ctrl+shift+z")
    assert brief.brief == done, "redoing all did not lead back"
    return done


def main(folder: Path) -> None:
    application = QApplication([])
    job = Job(build(application), folder)
    window = job.windows.open_start()
    done = drafted(job, window)

    keys("alt+f", "t")
    until("the question for a name", QApplication.activeModalWidget)
    keys("ctrl+a")
    write("Our one-pager")
    keys("Return")
    QTest.qWait(500)

    keys("ctrl+n")
    until("a second window", lambda: len(job.windows.windows()) == 2)
    second = job.windows.windows()[1]
    job.take_card(second, "Our one-pager")
    brief = job.brief_of(second)
    assert brief.brief.edits == done.edits, "the template lost the words"
    assert set(brief.brief.indicators) == set(done.indicators)

    keys("ctrl+s")
    job.save_as(folder / "ours.brief")
    until("saved", brief.is_saved)
    keys("ctrl+w")
    until("one window", lambda: len(job.windows.windows()) == 1)
    keys("ctrl+o")
    job.save_as(folder / "ours.brief")
    until("the window again", lambda: len(job.windows.windows()) == 2)
    again = job.windows.windows()[1]
    until("the brief again", lambda: again.rendering and again.rendering.latest)
    assert job.brief_of(again).brief.edits == done.edits, "the file lost the words"

    export(again, folder)
    leave(job)
    sys.stdout.write("done\n")


def leave(job: Job) -> None:
    """Keep that it was exported, then close both windows; the one with changes asks."""
    keys("Escape", "ctrl+s")
    until("saved again", job.brief_of(job.windows.windows()[1]).is_saved)
    keys("ctrl+w")
    until("one window", lambda: len(job.windows.windows()) == 1)
    until("it in front", job.windows.windows()[0].isActiveWindow)
    keys("ctrl+w")
    until("the question", QApplication.activeModalWidget)
    keys("alt+d")
    until("no window", lambda: not job.windows.windows())


def export(window: MainWindow, folder: Path) -> None:
    until("the window in front", window.isActiveWindow)
    keys("ctrl+e")
    until("the question for the office", lambda: window.office.dialog)
    for text in ("Our office", "Ann Lee", "202-555-0100"):
        write(text)
        keys("Tab")
    keys("Return")
    until("the export dialog", lambda: window.findChild(ExportDialog))
    dialog = window.findChild(ExportDialog)
    assert dialog
    click(dialog.folder, QRect(QPoint(20, 8), QPoint(20, 12)))
    keys("ctrl+a")
    write(str(folder))
    click(dialog.name, QRect(QPoint(20, 8), QPoint(20, 12)))
    keys("ctrl+a")
    write("ours")
    keys("Return")
    until("both files", lambda: (folder / "ours.pdf").exists() and (folder / "ours.docx").exists())
    until("the offer to open them", dialog.open_file.isEnabled)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
