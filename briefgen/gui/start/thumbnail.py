"""The first page of what a template makes, small; until it is there, a drawn hint of it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen

from briefgen.brief.template import Template
from briefgen.typography.look import Grid

_HEAD, _LINE, _FILL, _PAPER, _EDGE = "#17406D", "#B9C0C8", "#D9E4EF", "#FFFFFF", "#9AA1AA"


def paint_picture(painter: QPainter, rect: QRect, picture: QImage, dots: float) -> None:
    """The picture of a page on its paper, sharp at so many dots a pixel."""
    size = rect.size() * dots
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    scaled.setDevicePixelRatio(dots)
    paper = QRectF(rect.topLeft(), scaled.deviceIndependentSize())
    painter.drawImage(paper.topLeft(), scaled)
    painter.setPen(QPen(QColor(_EDGE), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(paper.toRect())


def paint_page(painter: QPainter, rect: QRect, template: Template) -> None:
    """Paper with the template's columns."""
    painter.setPen(QPen(QColor(_EDGE), 1))
    painter.setBrush(QColor(_PAPER))
    painter.drawRect(rect)
    inner = rect.adjusted(10, 12, -9, -10)
    painter.fillRect(QRect(inner.left(), inner.top(), inner.width(), 3), QColor(_HEAD))
    painter.fillRect(QRect(inner.left(), inner.top() + 7, inner.width() * 2 // 3, 3), QColor(_HEAD))
    body = inner.adjusted(0, 16, 0, 0)
    if template.grid is Grid.COLUMNS:
        painter.fillRect(QRect(body.left(), body.top(), body.width(), 11), QColor(_FILL))
        half = (body.width() - 4) // 2
        for left in (body.left(), body.left() + half + 4):
            _lines(painter, QRect(left, body.top() + 16, half, body.height() - 16))
        return
    indent = 12 if template.grid is Grid.REPORT else 0
    _lines(painter, body.adjusted(indent, 0, 0, 0))


def _lines(painter: QPainter, rect: QRect) -> None:
    for number, top in enumerate(range(rect.top(), rect.bottom(), 5)):
        head = number % 6 == 0
        width = rect.width() // 2 if head else rect.width() - (number * 7) % 9
        painter.fillRect(QRect(rect.left(), top, width, 2), QColor(_HEAD if head else _LINE))
