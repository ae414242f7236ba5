"""The real program with a clock in its event loop, and nothing else.

    python -m bench.inside TICKS FILE.brief

Writes the moments at which a timer of 2 ms fired to the file TICKS when it is asked to end.
"""

import signal
import sys
import time
from pathlib import Path
from types import FrameType

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from briefgen.gui.window.app import build

EVERY = 2  # milliseconds


def main(target: str, file: str) -> int:
    ticks: list[float] = []
    application = QApplication(["briefgen"])

    def end(number: int, frame: FrameType | None) -> None:
        Path(target).write_text("\n".join(map(str, ticks)), encoding="utf-8")
        application.exit()

    signal.signal(signal.SIGTERM, end)
    windows = build(application)
    windows.open_paths([Path(file)])
    timer = QTimer(interval=EVERY, timerType=Qt.TimerType.PreciseTimer)
    timer.timeout.connect(lambda: ticks.append(time.monotonic()))
    timer.start()
    return application.exec()


sys.exit(main(*sys.argv[1:]))
