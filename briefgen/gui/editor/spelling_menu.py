"""The menu of a misspelled word: what may have been meant, and how to leave it as it is."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from briefgen.gui.widgets.announce import announce


class SpellingMenu(QMenu):
    """Suggestions first; they may come after the menu is open, which never waits for them."""

    chosen = Signal(str)  # a suggestion

    def __init__(
        self, word: str, can_edit: bool, walking: tuple[QAction, ...], parent: QWidget
    ) -> None:
        """A menu of a word, for suggestions that are still looked for.

        The keys of what is ``walking`` from word to word go on from here; the first is an entry.
        """
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.word = word
        self._can_edit = can_edit
        self._walking = walking
        told = self.tr("“{0}” is not in the dictionary").format(word)
        self.setAccessibleName(told)
        self.addAction(told).setEnabled(False)
        self.addSeparator()
        self._place = self.addAction(self.tr("Looking for suggestions…"))
        self._place.setEnabled(False)
        self.addSeparator()
        self.leave = self.addAction(self.tr("&Leave it in this brief"))
        self.leave.setEnabled(can_edit)
        self.add = self.addAction(self.tr("&Add to my words"))
        self.addSeparator()
        self.addActions(walking[:1])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Menus take all keys for themselves, those of the window too."""
        pressed = QKeySequence(event.keyCombination())
        action = next((each for each in self._walking if pressed in each.shortcuts()), None)
        if action:
            self.close()
            action.trigger()
        else:
            super().keyPressEvent(event)

    def open(self, place: QPoint) -> None:
        """Show it at a place of the screen, and say what it is about."""
        self.popup(place)
        announce(self, self.accessibleName())

    def show_suggestions(self, words: tuple[str, ...]) -> None:
        """Put the words where they are waited for; the first is in hand unless another is."""
        if not words:
            self._place.setText(self.tr("No suggestions"))
            return
        actions = [QAction(word.replace("&", "&&"), self) for word in words]
        for action, word in zip(actions, words, strict=True):
            action.setData(word)
            action.setEnabled(self._can_edit)
            action.triggered.connect(self._choose)
        font = actions[0].font()
        font.setBold(True)
        actions[0].setFont(font)
        self.insertActions(self._place, actions)
        self.removeAction(self._place)
        if self.activeAction() is None:
            self.setActiveAction(actions[0])
        self._keep_on_screen()

    def _choose(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            self.chosen.emit(str(action.data()))

    def _keep_on_screen(self) -> None:
        """It has grown; its foot may be below the screen now."""
        if self.isVisible():
            area = self.screen().availableGeometry()
            over = self.y() + self.sizeHint().height() - area.bottom()
            if over > 0:
                self.move(self.x(), max(area.top(), self.y() - over))
