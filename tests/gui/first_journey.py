"""From the start page to a PDF and through the panes, by real keys and with Orca running.

Run by ``test_by_ear.py`` under Xvfb with a window manager and a session bus of its own. The file
named by ``HEARD`` has what Orca said, and before it each key as ``# key``. Ends with "done".
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtWidgets import QApplication

from briefgen.gui.window.app import build
from briefgen.gui.window.main_window import MainWindow

PATIENCE = 60.0  # seconds
QUIET = 1.2  # seconds without a word after which all is said
HEARD = Path(os.environ["HEARD"])


def wait(milliseconds: int) -> None:
    """Run the window as it runs: a loop that only looks now and then would keep Orca waiting."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(what: str, holds: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        if time.monotonic() > end:
            raise SystemExit(f"never came: {what}")
        wait(50)


def heard() -> str:
    return HEARD.read_text(encoding="utf-8") if HEARD.exists() else ""


def listen() -> None:
    """Wait until Orca has nothing more to say."""
    said, since = heard(), time.monotonic()
    while time.monotonic() - since < QUIET:
        wait(100)
        if heard() != said:
            said, since = heard(), time.monotonic()


def press(*keys: str) -> None:
    for key in keys:
        with HEARD.open("a", encoding="utf-8") as file:
            file.write(f"# {key}\n")
        process = subprocess.Popen(["xdotool", "key", "--clearmodifiers", key])
        until(key, partial(has_ended, process))
        listen()


def has_ended(process: subprocess.Popen[bytes]) -> bool:
    return process.poll() is not None


def open_brief(window: MainWindow) -> None:
    until("the cards", window.start.cards)
    listen()
    press("Return")
    until("the pages", lambda: window.rendering and window.rendering.is_current)
    listen()


def export(window: MainWindow, folder: Path) -> None:
    window.settings.set_office_asked(True)
    press("ctrl+e")
    dialog = window.exporting.dialog
    assert dialog
    dialog.folder.setText(str(folder))
    press("Return")
    until("the files", dialog.open_file.isEnabled)
    listen()
    press("Escape")


def tick(window: MainWindow) -> None:
    """Take a pick for which there is no room, and drop it again."""
    press("Down", "Down", "Down", "space")
    until("its pages", lambda: window.rendering and window.rendering.is_current)
    listen()
    press("space")


def walk_round() -> None:
    press("F8", "F8")
    press("F6", "Down")
    press("F6", "ctrl+Down", "Return", "shift+End")
    press("F6", "ctrl+Down", "ctrl+shift+t", "ctrl+shift+t")
    press("F6", "F6")
    press("ctrl+2", "Down", "space", "space")
    press("ctrl+4")
    press("ctrl+l", "p", "o")


def main(folder: Path) -> None:
    ear = Path(__file__).with_name("ear")
    orca = subprocess.Popen(
        ["/usr/bin/python3", str(ear / "start_orca.py"), str(folder / "orca")],
        env={**os.environ, "PYTHONPATH": str(ear)},
        stderr=subprocess.DEVNULL,
    )
    application = QApplication([])
    try:
        until("Orca", lambda: "Screen reader on." in heard())
        window = build(application).open_start()
        open_brief(window)
        export(window, folder)
        tick(window)
        walk_round()
        sys.stdout.write("done\n")
        sys.stdout.flush()
    finally:
        orca.terminate()
        orca.wait(20)
    os._exit(0)  # nothing is asked about changes


if __name__ == "__main__":
    main(Path(sys.argv[1]))
