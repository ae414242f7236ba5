"""How pages, marked sections and messages are painted."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPalette, QPen

from briefgen.gui.colors import on_paper


def paint_page(painter: QPainter, rect: QRectF, image: QImage | None) -> None:
    """A sheet with its shadow and picture; a picture of another scale is stretched meanwhile."""
    for distance, strength in ((1.0, 50), (2.5, 25)):
        painter.fillRect(rect.translated(distance, distance), QColor(0, 0, 0, strength))
    painter.fillRect(rect, Qt.GlobalColor.white)
    if image:
        ratio = painter.device().devicePixelRatioF()
        exact = QRectF(rect.topLeft(), image.size().toSizeF() / ratio)
        close = abs(exact.width() - rect.width()) < 2 and abs(exact.height() - rect.height()) < 2
        painter.drawImage(exact if close else rect, image)


def paint_areas(
    painter: QPainter, palette: QPalette, rects: Iterable[QRectF], *, strong: bool, focus: bool
) -> None:
    """A tint and an outline in the accent colour."""
    accent = on_paper(palette)
    tint = QColor(accent)
    tint.setAlpha(26 if strong else 0)
    if not strong:
        accent.setAlpha(150)
    width = (2.5 if focus else 1.5) if strong else 1.0
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(accent, width))
    painter.setBrush(tint)
    for rect in rects:
        painter.drawRoundedRect(rect.adjusted(-5, -4, 5, 4), 3, 3)
    painter.restore()


def paint_message(painter: QPainter, rect: QRect, palette: QPalette, message: str) -> None:
    """A sentence in the middle of a view without pages."""
    painter.fillRect(rect, palette.window())
    painter.setPen(palette.windowText().color())
    flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
    painter.drawText(rect.adjusted(24, 24, -24, -24), int(flags), message)
