"""The print dialog: a printer, which pages, how many copies, the paper; and the pages on it."""

from collections.abc import Sequence

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QSizePolicy,
    QSpinBox,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.gui.icons import icon
from briefgen.gui.printing.printers import PAPERS, Order
from briefgen.gui.printing.sheets import NoPagesError, pages_in, placed
from briefgen.gui.widgets.announce import announce
from briefgen.gui.widgets.field_note import FieldNote
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.plain import Label, tip
from briefgen.gui.widgets.scrolled import fit_to_screen

_WIDTH, _HEIGHT = 760, 560
_MOST_COPIES = 99
_LETTER = QSizeF(612, 792)  # points
_A4 = QSizeF(595, 842)


class Sheet(QWidget):
    """A page as it stands on its sheet of paper."""

    def __init__(self) -> None:
        """Nothing to see yet."""
        super().__init__()
        self.image: QImage | None = None
        self.page_size = self.sheet = _LETTER
        self.setMinimumSize(260, 320)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.fillRect(self.rect(), self.palette().mid())
        room = self.rect().adjusted(10, 10, -10, -10).toRectF()
        scale = min(room.width() / self.sheet.width(), room.height() / self.sheet.height())
        size = self.sheet * scale
        painter.translate(room.center().x() - size.width() / 2, room.top())
        painter.fillRect(0, 0, round(size.width()), round(size.height()), Qt.GlobalColor.white)
        if self.image:
            area = placed(self.page_size * scale, size)
            dots = area.size() * self.devicePixelRatioF()
            modes = Qt.AspectRatioMode.IgnoreAspectRatio, Qt.TransformationMode.SmoothTransformation
            painter.drawImage(area, self.image.scaled(dots.toSize(), *modes))


class PrintDialog(QDialog):
    """Asks what is to be printed; it prints nothing itself."""

    page_wanted = Signal(int)
    print_asked = Signal(object)  # Order

    def __init__(
        self, title: str, page_size: QSizeF, count: int, printers: Sequence[str], parent: QWidget
    ) -> None:
        """Propose all pages, once, on the paper that they are made for."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Print"))
        self._title, self._size, self._count = title, page_size, count
        self._shown = 1
        self.sheet = Sheet()
        self.sheet.page_size = page_size
        self._add_fields(printers)
        self._add_pages()
        self._add_buttons()
        self._arrange()
        self._show_paper()
        self._turn(0)
        fit_to_screen(self, _WIDTH, _HEIGHT)

    def show_page(self, page: int, image: QImage) -> None:
        """Take the picture of a page."""
        if page == self._shown:
            self.sheet.image = image
            self.sheet.update()

    def tell(self, sentence: str) -> None:
        """Say how it goes, or why it does not."""
        self.outcome.setText(sentence)
        announce(self, sentence)

    def set_working(self, working: bool) -> None:
        """Let nothing be changed while pages are on their way."""
        fields = (self.printer, self.all, self.some, self.range, self.copies, self.paper)
        for each in (*fields, self.print_button):
            each.setEnabled(not working)

    def chosen(self) -> tuple[int, ...]:
        """The pages that are to be printed; none where what is typed names none."""
        if self.all.isChecked():
            return tuple(range(1, self._count + 1))
        try:
            return pages_in(self.range.text(), self._count)
        except NoPagesError:
            return ()

    def _add_fields(self, printers: Sequence[str]) -> None:
        self.printer = QComboBox()
        self.printer.addItems(list(printers))
        self.all = QRadioButton(self.tr("&All"))
        self.all.setChecked(True)
        self.some = QRadioButton(self.tr("&These"))
        self.range = QLineEdit()
        self.range.setAccessibleName(self.tr("Pages to print"))
        self.range.setPlaceholderText(self.tr("such as 1–2, 4"))
        self.note = FieldNote(self.range)
        OwnUndo(self.range)
        self.copies = QSpinBox()
        self.copies.setRange(1, _MOST_COPIES)
        self.paper = QComboBox()
        self.paper.addItems(list(PAPERS))
        near = abs(min(self._size.width(), self._size.height()) - _LETTER.width()) < 1
        self.paper.setCurrentText("Letter" if near else "A4")
        self.range.textEdited.connect(self._mean_some)
        self.all.toggled.connect(self._judge)
        self.paper.currentTextChanged.connect(self._show_paper)

    def _add_pages(self) -> None:
        self.back, self.on = QToolButton(), QToolButton()
        names = self.tr("Previous page"), self.tr("Next page")
        pictures = ("arrow-up", "arrow-down")
        for button, name, picture in zip((self.back, self.on), names, pictures, strict=True):
            button.setIcon(icon(picture))
            button.setToolTip(tip(name))
            button.setAccessibleName(name)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.back.clicked.connect(self._turn_back)
        self.on.clicked.connect(self._turn_on)
        self.where = Label()

    def _add_buttons(self) -> None:
        self.print_button = QPushButton(self.tr("&Print"))
        self.print_button.setDefault(True)
        self.print_button.clicked.connect(self._print)
        self.cancel = QPushButton(self.tr("Cancel"))
        self.cancel.clicked.connect(self.reject)
        self.outcome = Label(" ")
        self.outcome.setWordWrap(True)

    def _arrange(self) -> None:
        form = QFormLayout()
        form.addRow(self.tr("P&rinter"), self.printer)
        form.addRow(self.tr("Pages"), self.all)
        form.addRow("", self.some)
        form.addRow("", self.note.with_field())
        form.addRow(self.tr("&Copies"), self.copies)
        form.addRow(self.tr("Pap&er"), self.paper)
        left = QVBoxLayout()
        left.addLayout(form)
        left.addStretch(1)
        left.addWidget(self.outcome)
        turning = QHBoxLayout()
        turning.addStretch(1)
        for each in (self.back, self.where, self.on):
            turning.addWidget(each)
        turning.addStretch(1)
        right = QVBoxLayout()
        right.addWidget(self.sheet, 1)
        right.addLayout(turning)
        both = QHBoxLayout()
        both.addLayout(left, 2)
        both.addLayout(right, 3)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addLayout(buttons)

    def _mean_some(self) -> None:
        self.some.setChecked(True)
        self._judge()

    def _judge(self) -> None:
        """Say what is no page; then nothing can be printed, and the preview stays."""
        try:
            if self.some.isChecked():
                pages_in(self.range.text(), self._count)
            self.note.tell("")
        except NoPagesError as error:
            text = self.tr("There is no page “{0}”: write pages from 1 to {1}, such as 1–2, 4.")
            self.note.refuse(text.format(error, self._count))
        self.print_button.setEnabled(not self.note.refuses)
        if pages := self.chosen():
            self._shown = self._shown if self._shown in pages else pages[0]
            self._turn(0)

    def _turn_back(self) -> None:
        self._turn(-1)

    def _turn_on(self) -> None:
        self._turn(1)

    def _turn(self, by: int) -> None:
        """Show another of the pages that are printed."""
        pages = self.chosen()
        if self._shown not in pages:
            return  # what is typed names none
        place = max(0, min(len(pages) - 1, pages.index(self._shown) + by))
        if self._shown != pages[place]:
            self._shown = pages[place]
            self.sheet.image = None
        self.where.setText(self.tr("Page {0} of {1}").format(self._shown, self._count))
        self.back.setEnabled(place > 0)
        self.on.setEnabled(place < len(pages) - 1)
        if self.sheet.image is None:
            self.page_wanted.emit(self._shown)
        name = self.tr("{0} as it is printed").format(self.where.text())
        self.sheet.setAccessibleName(name)
        self.sheet.update()

    def _show_paper(self) -> None:
        size = _LETTER if self.paper.currentText() == "Letter" else _A4
        lies = self._size.width() > self._size.height()
        self.sheet.sheet = size.transposed() if lies else size
        self.sheet.update()

    def _print(self) -> None:
        pages = self.chosen()
        if pages:
            rest = (self.copies.value(), self.paper.currentText(), self._title, self._size)
            self.print_asked.emit(Order(self.printer.currentText(), pages, *rest))
