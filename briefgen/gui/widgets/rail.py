"""Tabs one below the other: a picture over a word, and how many there are of what is behind it.

It is a tab bar for everybody who does not see it; only how it is painted is ours.
"""

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QTabBar, QWidget

from briefgen.gui.colors import edge, focus_edge
from briefgen.gui.icons import paint_icon
from briefgen.gui.widgets.em import em

WIDTH, ROW = 6.5, 4.5  # ems
_PICTURE = 5 / 3  # ems
_BAR = 3  # pixels at the side of the open tab
_MANY = 99  # more are not counted
_Key = Qt.Key


class Rail(QTabBar):
    """Up and Down move and show; Enter goes into what is shown; a click on the open tab folds."""

    entered = Signal()
    pressed_again = Signal()  # the tab that is open

    def __init__(self, parent: QWidget | None = None) -> None:
        """A rail without tabs."""
        super().__init__(parent)
        self._pictures: list[str] = []
        self._counts: dict[int, int] = {}
        self.setShape(QTabBar.Shape.RoundedWest)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)

    def add(self, picture: str, text: str) -> None:
        """Add a tab below the others."""
        self._pictures.append(picture)
        self.setAccessibleTabName(self.addTab(text), text)

    def remove_last(self) -> None:
        """Take the lowest tab away."""
        self._pictures.pop()
        self.removeTab(self.count() - 1)

    def set_count(self, index: int, count: int, spoken: str) -> None:
        """Show how many there are; ``spoken`` is what a screen reader says of it."""
        self._counts[index] = count
        name = f"{self.tabText(index)}, {spoken}" if count else self.tabText(index)
        self.setAccessibleTabName(index, name)
        self.setTabToolTip(index, name)
        self.update()

    def tabSizeHint(self, index: int) -> QSize:
        """All as wide as the widest word, and as high as there is room for."""
        size, metrics = em(self), QFontMetrics(self._bold())
        room = self.height() // max(1, self.count())
        row = max(metrics.height() + 4, min(round(ROW * size), room))
        words = (metrics.horizontalAdvance(self.tabText(n)) for n in range(self.count()))
        return QSize(max(round(WIDTH * size), *words, 0) + 2, row)

    def minimumTabSizeHint(self, index: int) -> QSize:
        return self.tabSizeHint(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        by = {_Key.Key_Up: -1, _Key.Key_Down: 1}.get(_Key(event.key()), 0)
        if by:
            self.setCurrentIndex(max(0, min(self.count() - 1, self.currentIndex() + by)))
        elif event.key() in (_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space):
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        index = self.tabAt(event.position().toPoint())
        is_left = event.button() == Qt.MouseButton.LeftButton
        if is_left and index >= 0 and index == self.currentIndex():
            self.pressed_again.emit()
        else:
            super().mousePressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Who turns the wheel scrolls, and chooses nothing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.fillRect(self.rect(), self.palette().window())
        under = self.mapFromGlobal(self.cursor().pos()) if self.underMouse() else QPoint(-1, -1)
        for index in range(self.count()):
            rect = self.tabRect(index)
            if rect.intersects(event.rect()):
                self._paint_tab(painter, index, rect, rect.contains(under))
        painter.setPen(edge(self.palette()))
        painter.drawLine(self.rect().topRight(), self.rect().bottomRight())

    def _paint_tab(self, painter: QPainter, index: int, rect: QRect, hovered: bool) -> None:
        is_open, colors = index == self.currentIndex(), self.palette()
        if is_open:
            painter.fillRect(rect, colors.base())
            side = QRect(rect.topLeft(), QSize(_BAR, rect.height()))
            painter.fillRect(side, focus_edge(colors))
        elif hovered:
            painter.fillRect(rect, colors.midlight())
        ink = colors.color(QPalette.ColorRole.WindowText)
        painter.setFont(self._bold() if is_open else self.font())
        line = painter.fontMetrics().height()
        size = round(_PICTURE * em(self))
        if size + line + 4 > rect.height():
            size = 0  # there is room for the words alone
        top = rect.top() + (rect.height() - size - line - 2) // 2
        picture = QRect(rect.center().x() - size // 2 + 1, top, size, size)
        if size:
            paint_icon(self._pictures[index], painter, picture, ink)
        words = QRect(rect.left(), picture.bottom() + 3, rect.width(), line)
        painter.setPen(ink)
        painter.drawText(words, Qt.AlignmentFlag.AlignCenter, self.tabText(index))
        if size:
            self._paint_count(painter, self._counts.get(index, 0), picture)
        if is_open and self.hasFocus():
            painter.setPen(QPen(focus_edge(colors), 2))
            painter.drawRect(rect.adjusted(2, 2, -3, -2))

    def _paint_count(self, painter: QPainter, count: int, picture: QRect) -> None:
        """A badge at the upper corner of the picture; its colors are those of the text, turned."""
        if not count:
            return
        font = QFont(self._bold())
        font.setPixelSize(max(8, round(0.8 * em(self))))
        painter.setFont(font)
        text = f"{count}" if count <= _MANY else f"{_MANY}+"
        high = painter.fontMetrics().height() + 1
        wide = max(high, painter.fontMetrics().horizontalAdvance(text) + high // 2)
        badge = QRect(picture.right() - 2, picture.top() - 4, wide, high)
        ink: QColor = self.palette().color(QPalette.ColorRole.WindowText)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawRoundedRect(badge, high / 2, high / 2)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(self.palette().color(QPalette.ColorRole.Window))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _bold(self) -> QFont:
        font = QFont(self.font())
        font.setBold(True)
        return font
