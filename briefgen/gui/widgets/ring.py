"""Room for the ring of what has the focus, which is two pixels wide."""

from PySide6.QtCore import QMargins
from PySide6.QtWidgets import QAbstractScrollArea


def leave_room_for_ring(area: QAbstractScrollArea) -> None:
    """Let a field begin one pixel further in: its own frame is one pixel wide, the ring two."""
    area.setViewportMargins(QMargins(1, 1, 1, 1))
