"""What other programs of this computer open: files that were written, addresses on the web."""

from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from briefgen.gui import questions


def open_elsewhere(url: QUrl, parent: QWidget) -> None:
    """Have it opened; where no program wants to, say where it is."""
    if QDesktopServices.openUrl(url):
        return
    place = url.toLocalFile() if url.isLocalFile() else url.toDisplayString()
    text = QCoreApplication.translate("Elsewhere", "No program of this computer opens {0}.")
    title = QCoreApplication.translate("Elsewhere", "Not opened")
    questions.tell(parent, title, text.format(place))
