"""Cards under headings, side by side as far as there is room."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetrics, QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from briefgen.gui.widgets.heading import Heading

SPACE, MOST = 12, 5

Shelf = tuple[str, Sequence[QWidget]]


class Shelves(QWidget):
    """Short shelves share a row; one that is wider than the window goes on below.

    The widgets are those given; they keep the order of the shelves when Tab is pressed.
    """

    def __init__(self, least: Callable[[QFontMetrics], int]) -> None:
        """``least`` is the width in pixels below which no widget is made narrower."""
        super().__init__()
        self._width_of = least
        self._least = least(self.fontMetrics())
        self._shelves: tuple[Shelf, ...] = ()
        self._heads: list[QWidget] = []
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(SPACE)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def show_shelves(self, shelves: tuple[Shelf, ...]) -> None:
        """Show these in place of those before, which are deleted."""
        for widget in (*self._heads, *(each for _, held in self._shelves for each in held)):
            self._grid.removeWidget(widget)
            widget.deleteLater()
        self._shelves = shelves
        self._heads = [_head(title) for title, _ in shelves]
        self._columns = 0
        self._place()

    def minimumSizeHint(self) -> QSize:
        """One widget wide; the height follows from the width."""
        return QSize(self._least, self._grid.minimumSize().height())

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs wider widgets."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._least = self._width_of(self.fontMetrics())
            self._columns = 0
            self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place all again when more or fewer fit side by side."""
        super().resizeEvent(event)
        self._place()

    def _place(self) -> None:
        fitting = (self.width() + SPACE) // (self._least + SPACE)
        columns = max(1, min(MOST, fitting))
        if columns == self._columns:
            return
        self._columns = columns
        row = column = 0
        for head, (_, held) in zip(self._heads, self._shelves, strict=True):
            if column and column + len(held) > columns:
                row, column = row + 2, 0
            self._grid.addWidget(head, row, column, 1, min(len(held), columns - column))
            for number, widget in enumerate(held):
                below, beside = divmod(number, columns)
                self._grid.addWidget(widget, row + 1 + below, column + beside)
            row += (len(held) - 1) // columns
            column += min(len(held), columns)
        for number in range(MOST):
            self._grid.setColumnStretch(number, 1 if number < columns else 0)
            self._grid.setColumnMinimumWidth(number, self._least if number < columns else 0)
        self.updateGeometry()


def _head(title: str) -> QWidget:
    """A title over a line as wide as its shelf."""
    head = QWidget()
    label = Heading(title, 1.1)
    line = QFrame()
    line.setFrameShape(QFrame.Shape.HLine)
    line.setForegroundRole(QPalette.ColorRole.Mid)
    column = QVBoxLayout(head)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    column.addWidget(label)
    column.addWidget(line)
    return head
