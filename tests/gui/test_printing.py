"""What is printed is what the pages show: the same pixels, the pages that were asked for."""

from pathlib import Path

import pypdfium2
import pytest
from PIL import Image, ImageChops, ImageStat
from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from briefgen.gui.engine import Engine
from briefgen.gui.printing import printers
from briefgen.gui.printing.dialog import PrintDialog
from briefgen.gui.printing.sheets import NoPagesError, pages_in, placed
from briefgen.gui.rendering import Rendering
from briefgen.gui.window.main_window import MainWindow
from briefgen.worker.jobs import Drawn, DrawPage
from tests.gui.conftest import Asked, Maker, show, told_in
from tests.gui.hands import CTRL, Key

LETTER, A4 = QSizeF(612, 792), QSizeF(595, 842)


@pytest.fixture
def printed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A printer that prints into a file."""

    def opened(name: str) -> QPrinter:
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        printer.setResolution(300)
        return printer

    monkeypatch.setattr(printers, "printer_names", lambda: ("Upstairs", "Downstairs"))
    monkeypatch.setattr(printers, "open_printer", opened)
    return tmp_path / "printed.pdf"


@pytest.mark.parametrize(
    ("text", "pages"),
    [
        ("1", (1,)),
        ("1-3", (1, 2, 3)),
        ("2 – 3, 1", (2, 3, 1)),
        ("1,1;4", (1, 4)),
        (" 3 2 ", (3, 2)),
    ],
)
def test_pages_are_read_as_people_write_them(text: str, pages: tuple[int, ...]) -> None:
    assert pages_in(text, 4) == pages


@pytest.mark.parametrize("text", ["", "0", "5", "3-2", "x", "1-", "-1", "1-99999", "²"])
def test_what_names_no_page_is_refused(text: str) -> None:
    with pytest.raises(NoPagesError):
        pages_in(text, 4)


def test_a_page_of_the_size_of_the_sheet_is_printed_as_it_is() -> None:
    assert placed(LETTER, LETTER) == QRectF(0, 0, 612, 792)
    small = placed(LETTER, A4)
    assert small.width() == pytest.approx(595)
    assert small.center() == QRectF(0, 0, 595, 842).center()


def test_no_printer_is_one_sentence(
    window: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printers, "printer_names", lambda: ())
    QTest.keyClick(window, Key.Key_P, CTRL)

    assert asked.told == ["There is no printer on this computer; “Export” makes a PDF."]
    assert window.printing.dialog is None


def test_the_dialog_refuses_pages_that_there_are_not(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = PrintDialog("A brief", LETTER, 4, ("Upstairs",), parent)
    dialog.show()
    QTest.keyClicks(dialog.range, "2-9")
    assert dialog.some.isChecked()
    assert not dialog.print_button.isEnabled()
    assert dialog.note.text().startswith("There is no page “2-9”: write pages from 1 to 4")

    dialog.range.selectAll()
    QTest.keyClicks(dialog.range, "1-3")
    QTest.keyClicks(dialog.range, "9")
    dialog.on.click()  # the preview stays as it is
    assert dialog.where.text() == "Page 1 of 4"

    wanted: list[int] = []
    dialog.page_wanted.connect(wanted.append)
    dialog.range.selectAll()
    QTest.keyClicks(dialog.range, "3, 4")
    assert dialog.print_button.isEnabled()
    assert dialog.where.text() == "Page 3 of 4"
    QTest.mouseClick(dialog.on, Qt.MouseButton.LeftButton)
    assert wanted[-1] == 4
    assert not dialog.on.isEnabled()


def with_pages(qtbot: QtBot, make_window: Maker) -> tuple[MainWindow, Rendering]:
    """A window whose pages are those of its brief."""
    window = make_window(Engine())
    show(window)
    rendering = window.rendering
    assert rendering
    qtbot.waitUntil(lambda: rendering.is_current, timeout=30_000)
    return window, rendering


def test_what_is_printed_is_what_the_pages_show(
    qtbot: QtBot, make_window: Maker, printed: Path
) -> None:
    window, rendering = with_pages(qtbot, make_window)
    printing = window.printing
    QTest.keyClick(window, Key.Key_P, CTRL)
    dialog = printing.dialog
    assert dialog
    qtbot.waitUntil(lambda: dialog.sheet.image is not None, timeout=10_000)
    assert [dialog.printer.itemText(n) for n in range(2)] == ["Upstairs", "Downstairs"]
    dialog.print_button.click()
    qtbot.waitUntil(lambda: printing.dialog is None, timeout=20_000)

    assert told_in(window) == "Sent to “Upstairs”."
    assert rendering.latest
    file = pypdfium2.PdfDocument(printed)
    assert len(file) == rendering.latest.page_count
    paper = file[0].render(scale=1).to_pil().convert("RGB")
    seen: list[Drawn] = []
    window.engine.ask(DrawPage(printing._handle, 1, 1.0), seen.append, key="test")  # type: ignore[arg-type]
    qtbot.waitUntil(lambda: bool(seen), timeout=10_000)
    page = Image.frombytes("RGB", (seen[0].width, seen[0].height), seen[0].pixels)
    assert abs(paper.width - page.width) <= 1
    difference = ImageChops.difference(paper.resize(page.size), page)
    assert max(ImageStat.Stat(difference).mean) < 6
    file.close()


def test_closing_the_dialog_gives_printing_up(
    qtbot: QtBot, make_window: Maker, printed: Path
) -> None:
    window, _ = with_pages(qtbot, make_window)
    printing = window.printing
    window.commands.print_pages.trigger()
    assert printing.dialog
    printing.dialog.print_button.click()
    printing.dialog.reject()

    assert printing.dialog is None
    after: list[object] = []  # what is asked for later is drawn later
    window.engine.ask(DrawPage(printing._handle, 1, 1.0), after.append, key="test")
    qtbot.waitUntil(lambda: bool(after), timeout=30_000)
    assert printing._print is None
