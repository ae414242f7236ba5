"""Open every pane and dialog of a real window and have its AT-SPI tree walked from outside.

Run by ``test_by_ear.py`` as the first journey is. Prints a line for each fault, and then
"done" with how many things were met.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtWidgets import QApplication

from briefgen.gui.window.app import build
from tests.gui.first_journey import has_ended, until, wait
from tests.gui.rooms import ROOMS, leave

WALK = Path(__file__).with_name("ear") / "walk_tree.py"


def walked(folder: Path) -> tuple[int, list[str]]:
    """How many things are there, and what is wrong with them."""
    answer = folder / "walked.json"
    with answer.open("wb") as file:
        process = subprocess.Popen(
            ["/usr/bin/python3", str(WALK), "briefgen"], stdout=file, env=_outside()
        )
    until("the end of the walk", lambda: has_ended(process))
    found = json.loads(answer.read_text(encoding="utf-8"))
    return found["met"], found["faults"]


def _outside() -> dict[str, str]:
    return {key: value for key, value in os.environ.items() if key != "PYTHONPATH"}


def main(folder: Path) -> None:
    application = QApplication([])
    application.setApplicationName("briefgen")
    window = build(application).open_start()
    until("the cards", window.start.cards)
    count, faults = walked(folder)
    window.start.cards()[0].click()
    until("the pages", lambda: window.rendering and window.rendering.is_current)
    for place, go in ROOMS.items():
        go(window)
        wait(150)
        met, found = walked(folder)
        count += met
        faults += [f"{place}: {each}" for each in found]
        leave(window)
        wait(50)
    for fault in faults:
        sys.stdout.write(f"{fault}\n")
    sys.stdout.write(f"done {count}\n")
    sys.stdout.flush()
    os._exit(0)  # nothing is asked about changes


if __name__ == "__main__":
    main(Path(sys.argv[1]))
