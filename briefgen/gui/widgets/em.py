"""Lengths of the window count in ems: as many pixels as the text of the window is high."""

from PySide6.QtGui import QFontInfo
from PySide6.QtWidgets import QWidget


def em(widget: QWidget) -> int:
    """Pixels; 12 where the text has its usual size on most desks."""
    return max(1, QFontInfo(widget.font()).pixelSize())
