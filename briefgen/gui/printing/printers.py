"""The printers of this computer, and a page on one of them."""

from dataclasses import dataclass

from PySide6.QtCore import QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from briefgen.gui.printing.sheets import placed

PAPERS = {"Letter": QPageSize.PageSizeId.Letter, "A4": QPageSize.PageSizeId.A4}
_INCH = 72.0  # points


@dataclass(frozen=True)
class Order:
    """What is to be printed, and how."""

    printer: str
    pages: tuple[int, ...]
    copies: int
    paper: str
    title: str
    page_size: QSizeF  # in points


def printer_names() -> tuple[str, ...]:
    """All printers, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != usual))


def open_printer(name: str) -> QPrinter:
    """A printer by its name."""
    return QPrinter(QPrinterInfo.printerInfo(name), QPrinter.PrinterMode.HighResolution)


class Print:
    """One order on its way to a printer, page after page."""

    def __init__(self, printer: QPrinter, order: Order) -> None:
        """Set the printer up; nothing is printed before ``begin``."""
        self._printer = printer
        self._order = order
        self._painter = QPainter()
        printer.setDocName(order.title)
        printer.setCopyCount(order.copies)
        printer.setFullPage(True)
        size = QPageSize(PAPERS[order.paper])
        lies = order.page_size.width() > order.page_size.height()
        ways = QPageLayout.Orientation
        way = ways.Landscape if lies else ways.Portrait
        printer.setPageLayout(QPageLayout(size, way, QMarginsF()))

    def begin(self) -> bool:
        """Whether the printer can be reached."""
        return self._painter.begin(self._printer)

    def add(self, image: QImage, *, is_first: bool) -> None:
        """Print a page on a sheet of its own."""
        if not is_first:
            self._printer.newPage()
        dots = self._printer.resolution() / _INCH
        sheet = self._printer.pageLayout().fullRectPixels(self._printer.resolution())
        area = placed(self._order.page_size * dots, sheet.size().toSizeF())
        self._painter.drawImage(area, image, QRectF(image.rect()))

    def end(self) -> None:
        """Let the printer begin."""
        self._painter.end()

    def abort(self) -> None:
        """Print nothing after all."""
        self._printer.abort()
        self._painter.end()
