"""Say a result to people who use a screen reader, without moving the focus."""

import sys

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget


def describe(field: QWidget, text: str) -> None:
    """Say something about a field, which it goes on being said of."""
    field.setAccessibleDescription(text)
    if not says_descriptions(field):
        announce(field, text)


def says_descriptions(field: QWidget) -> bool:
    """Whether a reader says by itself what a field is described by from now on."""
    return field.hasFocus() and sys.platform != "darwin"


def announce(widget: QWidget, text: str, *, urgent: bool = False) -> None:
    """Have a sentence read out when the reader is free, or at once where words may be lost."""
    if text and QAccessible.isActive():
        event = QAccessibleAnnouncementEvent(widget, text)
        if urgent:
            event.setPoliteness(QAccessible.AnnouncementPoliteness.Assertive)
        QAccessible.updateAccessibility(event)
