"""The two columns of the start page: side by side, or one below the other."""

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtWidgets import QSplitter, QWidget

from briefgen.gui.settings import Settings
from briefgen.gui.widgets.em import em

SPACE = 24  # pixels between them
_BESIDE = 60  # ems from which on there is room for both side by side
_USUAL, _SHARE = 28, 0.3  # ems of the left one, and its share of a width that is small
_ROWS = 7  # lines of text that the recent briefs have where they stand below
_MOST = 0.42  # of the height that they have at most
_BELOW = 8  # pixels between them there
_DIGITS = 5  # of a width that cannot be true
_PLACE = "start"  # by which the settings remember the width


class Columns(QSplitter):
    """The width that a person gives the left one is kept."""

    def __init__(self, left: QWidget, right: QWidget, settings: Settings) -> None:
        """Put them side by side; ``fit`` says when there is no room for that."""
        super().__init__(Qt.Orientation.Horizontal)
        self._left, self._settings = left, settings
        self._is_sized = False
        self.addWidget(left)
        self.addWidget(right)
        self.setChildrenCollapsible(False)
        self.setHandleWidth(SPACE)
        self.setStretchFactor(0, 0)
        self.setStretchFactor(1, 1)
        self.splitterMoved.connect(self._keep)

    def fit(self, width: int) -> None:
        """The left one stands below the other in a page that is too narrow for both."""
        beside = width >= _BESIDE * em(self)
        wanted = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if wanted is not self.orientation():
            self.setOrientation(wanted)
            self.insertWidget(0 if beside else 1, self._left)
            self.setHandleWidth(SPACE if beside else _BELOW)
            self._is_sized = False

    def settle(self) -> None:
        """Once all have their place: give them their sizes, or the lower one its share."""
        is_new, self._is_sized = not self._is_sized, True
        if self.orientation() is Qt.Orientation.Vertical:
            rows = _ROWS * self.fontMetrics().lineSpacing()
            below = min(max(rows, self.height() // 3), int(_MOST * self.height()))
            self.setSizes([max(1, self.height() - below), below])
        elif is_new:
            left = self._kept() or min(_USUAL * em(self), int(_SHARE * self.width()))
            self.setSizes([left, max(1, self.width() - left)])

    def _kept(self) -> int:
        words = bytes(self._settings.place(_PLACE).data()).decode("ascii", "replace")
        return int(words) if words.isdecimal() and len(words) < _DIGITS else 0

    def _keep(self) -> None:
        if self.orientation() is Qt.Orientation.Horizontal:
            self._settings.set_place(_PLACE, QByteArray(str(self.sizes()[0]).encode()))
