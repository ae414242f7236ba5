"""The body of a dialog: it scrolls where the screen is too small for it, its buttons stay.

Its forms have their labels above the fields where there is little room beside them.
"""

from PySide6.QtCore import QEvent, QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QDialog, QFormLayout, QFrame, QScrollArea, QWidget

_LEAST = 120  # pixels of height below which nothing could be read
_BOTH = 54  # letters that a form with labels beside its fields has to have room for
_BESIDE, _ABOVE = QFormLayout.RowWrapPolicy.DontWrapRows, QFormLayout.RowWrapPolicy.WrapAllRows
_LETTERS = 24  # that stand side by side at least
_AROUND = 60  # pixels of the screen that the frame of a window and its title take


class Scrolled(QScrollArea):
    """As large as what is in it, if there is room; what has the focus is always seen."""

    def __init__(self, body: QWidget, width: int = 0) -> None:
        """Scroll this; ``width`` is that at which it is meant to be seen, in pixels."""
        super().__init__()
        self._width = width
        self._body = body
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(body)
        QApplication.instance().focusChanged.connect(self._follow)  # type: ignore[union-attr]

    def sizeHint(self) -> QSize:
        """That of the body, and the bar beside it."""
        bar = self.verticalScrollBar().sizeHint().width()
        hint, layout = self._body.sizeHint(), self._body.layout()
        width = max(hint.width(), self._width - bar)
        high = layout.totalHeightForWidth(width) if layout and layout.hasHeightForWidth() else 0
        return QSize(width + bar, max(hint.height() if high <= 0 else 0, high))

    def minimumSizeHint(self) -> QSize:
        """So narrow that the body can place its labels above its fields, if it knows how to."""
        return QSize(_LETTERS * self.fontMetrics().averageCharWidth(), _LEAST)

    def event(self, event: QEvent) -> bool:
        """The body has another size now, or there is other room for it."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
        elif event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            QTimer.singleShot(0, self, self._fit_forms)  # once the fields have their size
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Another width may have room for labels beside the fields, or none."""
        super().resizeEvent(event)
        self._fit_forms()

    def _fit_forms(self) -> None:
        letter, room = self.fontMetrics().averageCharWidth(), self.viewport().width()
        for form in self._body.findChildren(QFormLayout):
            if form.rowWrapPolicy() != _BESIDE:
                form.setRowWrapPolicy(_BESIDE)
            margins = self.width() - room + 4 * letter
            if room < _BOTH * letter or form.minimumSize().width() + margins > room:
                form.setRowWrapPolicy(_ABOVE)

    def _follow(self, old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and self.isAncestorOf(new):
            self.ensureWidgetVisible(new, 0, 12)


def fit_to_screen(dialog: QDialog, width: int = 0, height: int = 0) -> None:
    """Make a dialog as large as its contents, at least so wide and high, but not for the screen."""
    room = dialog.screen().availableSize() - QSize(0, _AROUND)
    dialog.resize(dialog.sizeHint().expandedTo(QSize(width, height)).boundedTo(room))
