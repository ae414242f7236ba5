"""Our icons, drawn from SVG in the colour of the palette: sharp at any scale, right in the dark."""

from functools import cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer

from briefgen import paths

_GROUPS = {
    QIcon.Mode.Normal: (QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText),
    QIcon.Mode.Active: (QPalette.ColorGroup.Active, QPalette.ColorRole.ButtonText),
    QIcon.Mode.Disabled: (QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText),
    QIcon.Mode.Selected: (QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText),
}


def icon(name: str) -> QIcon:
    """The icon of this file in ``assets/icons``."""
    return QIcon(_Engine(name))


def paint_icon(name: str, painter: QPainter, rect: QRect, color: QColor) -> None:
    """Draw an icon in a colour, for delegates and cards."""
    svg = _source(name).replace(b"currentColor", color.name().encode())
    QSvgRenderer(QByteArray(svg)).render(painter, QRectF(rect))


@cache
def _source(name: str) -> bytes:
    return (paths.ICONS / f"{name}.svg").read_bytes()


class _Engine(QIconEngine):
    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        group, role = _GROUPS[mode]
        paint_icon(self._name, painter, rect, QGuiApplication.palette().color(group, role))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        if pixmap.isNull():  # no room: there is nothing to paint on
            return pixmap
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, QRect(0, 0, size.width(), size.height()), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        _clones.append(_Engine(self._name))  # Qt keeps it, and the binding would let it go
        return _clones[-1]


_clones: list[_Engine] = []
