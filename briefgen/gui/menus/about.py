"""Help › About: the version, and the license of everything that comes with the program."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QListWidget,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefgen import version
from briefgen.gui.menus.licenses import parts
from briefgen.gui.widgets.em import em
from briefgen.gui.widgets.heading import Heading
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.ring import leave_room_for_ring
from briefgen.gui.widgets.scrolled import fit_to_screen

_LIST, _WIDE, _HIGH = 17, 62, 40  # ems


class About(QDialog):
    """A list of what comes with the program; beside it the license of the row in hand."""

    details_asked = Signal()

    def __init__(self, parent: QWidget) -> None:
        """Begin with the program itself."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("About briefgen"))
        self._parts = parts()
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("What comes with briefgen"))
        self.list.addItems([each.title for each in self._parts])
        self.list.setFixedWidth(_LIST * em(self))
        self.about = Label()
        self.about.setWordWrap(True)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        flags = Qt.TextInteractionFlag
        self.text.setTextInteractionFlags(
            flags.TextSelectableByKeyboard | flags.TextSelectableByMouse
        )
        for area in (self.list, self.text):
            leave_room_for_ring(area)
        self._arrange()
        self.list.currentRowChanged.connect(self._show)
        self.list.setCurrentRow(0)
        self.list.setFocus()
        fit_to_screen(self, _WIDE * em(self), _HIGH * em(self))

    def _arrange(self) -> None:
        told = Label(
            self.tr(
                "Makes policy briefs from indicators and recommendations, as accessible Word and "
                "PDF. Everything happens on this computer; nothing is sent anywhere."
            )
        )
        told.setWordWrap(True)
        beside = QVBoxLayout()
        beside.addWidget(self.about)
        beside.addWidget(self.text, 1)
        row = QHBoxLayout()
        row.addWidget(self.list)
        row.addLayout(beside, 1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        self.copy = buttons.addButton(
            self.tr("Copy &details"), QDialogButtonBox.ButtonRole.ActionRole
        )
        self.copy.clicked.connect(self.details_asked)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(Heading(self.tr("briefgen {0}").format(version()), 1.4))
        column.addWidget(told)
        column.addLayout(row, 1)
        column.addWidget(buttons)

    def _show(self, row: int) -> None:
        part = self._parts[row]
        self.about.setText(f"{part.title}. {part.about}")
        self.text.setAccessibleName(self.tr("License of {0}").format(part.title))
        self.text.setPlainText(part.text() or self.tr("Its license lies beside it."))
