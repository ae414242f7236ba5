"""Start the window: ``briefgen [FILE.brief …]``."""

import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QTimer
from PySide6.QtWidgets import QApplication

from briefgen.gui.worker_process import begin

if TYPE_CHECKING:
    from briefgen.gui.window.windows import Windows


def main(arguments: list[str]) -> int:
    """Open a file, or the start page, and stay until the last window closes."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = QApplication([sys.argv[0]])
    process = begin(application)  # it gets ready while we import
    from briefgen.gui.window.unexpected import Unexpected

    sys.excepthook = Unexpected(application).take
    windows = build(application, process)
    windows.open_paths([Path(each) for each in arguments])
    QTimer.singleShot(0, windows.offer_recovered)
    return application.exec()


def build(application: QApplication, process: QProcess | None = None) -> "Windows":
    """Name the application, dress it, and make the keeper of its windows."""
    from briefgen import paths
    from briefgen.gui.appearance import Appearance, Palettes
    from briefgen.gui.icons import icon
    from briefgen.gui.settings import Settings
    from briefgen.gui.window.windows import Windows

    application.setApplicationName("briefgen")
    application.setApplicationDisplayName("")
    application.setDesktopFileName("briefgen")
    application.setWindowIcon(icon("briefgen"))
    application.setQuitOnLastWindowClosed(False)  # the keeper decides
    settings = Settings(paths.user_data(), application)
    palettes = Palettes(application, Appearance.SYSTEM)
    return Windows(settings, palettes, application, process)
