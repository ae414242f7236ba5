"""What a window needs of the machine, each told in one sentence where Qt would abort."""

import ctypes
import importlib
import os
import sys
from pathlib import Path

# Debian's names of the shared libraries that Qt opens; a wheel cannot bring them.
PACKAGES = (
    "libgl1", "libegl1", "libxkbcommon0", "libglib2.0-0", "libdbus-1-3", "libfontconfig1",
    "fonts-dejavu-core", "libxcb-cursor0", "libxcb-icccm4", "libxcb-keysyms1",
    "libxkbcommon-x11-0", "libxcb-shape0",
)  # fmt: skip
QT = ("QtCore", "QtGui", "QtPrintSupport", "QtSvg", "QtWidgets")  # all that is used
_NOT_FOUND = ": cannot open shared object file"


def need_display() -> None:
    """Leave where there is no display.

    Raises:
        SystemExit: with the sentence.
    """
    if sys.platform != "linux":
        return
    if not any(os.environ.get(each) for each in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")):
        raise SystemExit(
            "There is no display to open a window on; "
            "“briefgen --help” lists what can be done without one."
        )


def need_libraries() -> None:
    """Leave where the system lacks a shared library that Qt opens.

    Raises:
        SystemExit: with a sentence that names the library and how to install all of them.
    """
    try:
        for name in QT:
            importlib.import_module(f"PySide6.{name}")

        _open_platform()
    except (ImportError, OSError) as error:
        library, told, _ = str(error).partition(_NOT_FOUND)
        if not told:
            from briefgen.diagnostics import log_bug

            log_bug(error, "window")
            raise SystemExit(f"The window cannot start: {error}; install briefgen again.") from None
        raise SystemExit(
            f"The window needs the system library {library}, which is not here; "
            f"on Debian or Ubuntu: sudo apt-get install {' '.join(PACKAGES)}"
        ) from None


def _open_platform() -> None:
    """Open what Qt opens only once it starts, where it aborts when a library is missing."""
    from PySide6.QtCore import QLibraryInfo

    if sys.platform != "linux" or os.environ.get("WAYLAND_DISPLAY"):
        return
    if os.environ.get("QT_QPA_PLATFORM", "xcb") == "xcb":
        plugins = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath))
        plugin = plugins / "platforms" / "libqxcb.so"
        if plugin.exists():
            ctypes.CDLL(str(plugin))
