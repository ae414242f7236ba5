"""The question before a first export: three fields are enough for a brief that can be sent."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief.profile import Profile
from briefgen.gui.office_form import Locked, OfficeForm
from briefgen.gui.widgets.plain import Label
from briefgen.gui.widgets.scrolled import Scrolled, fit_to_screen

WIDTH = 520


class OfficeDialog(QDialog):
    """Asks; whoever opened it keeps what was said, fills it in, and lets the export go on."""

    confirmed = Signal(object)  # Profile
    look_asked = Signal()

    def __init__(self, profile: Profile, is_locked: Locked, parent: QWidget) -> None:
        """Show the profile; what the office has locked cannot be changed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Your office"))
        self.form = OfficeForm(profile, is_locked)
        self._add_buttons()
        self._arrange()
        self.form.changed.connect(self._judge)
        self.form.look_asked.connect(self.look_asked)
        self.form.more.toggled.connect(self._fit)
        self._judge()
        first = next((e for e in self.form.fields.values() if e.isEnabled()), self.form.more)
        first.setFocus()
        self._fit()

    def tell(self, sentence: str) -> None:
        """Say what is wrong with what was kept."""
        self._wrong.setText(sentence)
        self._wrong.setVisible(bool(sentence))
        self._fit()

    def _add_buttons(self) -> None:
        self.confirm = QPushButton(self.tr("&Fill in"))
        self.later = QPushButton(self.tr("Not no&w"))
        self.buttons = QDialogButtonBox()
        self.buttons.addButton(self.confirm, QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(self.later, QDialogButtonBox.ButtonRole.RejectRole)
        self.buttons.accepted.connect(self._confirm)
        self.buttons.rejected.connect(self.reject)

    def _arrange(self) -> None:
        intro = Label(
            self.tr(
                "This brief does not say yet who publishes it and whom a reader may ask. "
                "Say it once: it is filled in here and in each new brief, and stays on this "
                "computer. You find it again under Edit."
            )
        )
        self._wrong = Label()
        self._wrong.hide()
        body = QWidget()
        inner = QVBoxLayout(body)
        inner.setContentsMargins(0, 0, 0, 0)
        for label in (intro, self._wrong):
            label.setWordWrap(True)
        for widget in (intro, self.form, self._wrong):
            inner.addWidget(widget)
        inner.addStretch(1)
        column = QVBoxLayout(self)
        column.addWidget(Scrolled(body, WIDTH), 1)
        column.addWidget(self.buttons)

    def _fit(self) -> None:
        fit_to_screen(self, WIDTH)

    def _judge(self) -> None:
        """Nothing is kept that has no room, or where nothing was said: then Enter goes on."""
        refuses = self.form.refuses()
        says = not refuses and self.form.says_something()
        self.confirm.setEnabled(says)
        (self.confirm if says or refuses else self.later).setDefault(True)

    def _confirm(self) -> None:
        if not self.form.knows_look():
            self.form.look.setFocus()
            return
        said = self.form.said()
        self.accept()  # first: what follows from it may open another dialog
        self.confirmed.emit(said)
