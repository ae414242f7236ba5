"""What the worker drew, as a picture of the window."""

from PySide6.QtGui import QImage

from briefgen.worker.jobs import Drawn


def image_of(drawn: Drawn) -> QImage:
    """The picture of a page."""
    row = 3 * drawn.width
    return QImage(drawn.pixels, drawn.width, drawn.height, row, QImage.Format.Format_RGB888).copy()
