"""Files that are let go over a window."""

from pathlib import Path

from PySide6.QtCore import QMimeData

SUFFIXES = (".brief", ".pdf")


def dropped(data: QMimeData) -> tuple[Path, ...]:
    """The files among what is dragged that may hold a brief."""
    files = (Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile())
    return tuple(each for each in files if each.suffix.lower() in SUFFIXES)
