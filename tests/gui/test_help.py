"""The Help menu: the guide says what is true of the program, and About names what comes with it."""

import re
import shutil
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, QUrl, Slot
from PySide6.QtGui import QAction, QDesktopServices, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.gui.menus.about import About
from briefgen.gui.menus.help import HelpCommands
from briefgen.gui.window.main_window import MainWindow
from briefgen.worker.guide import guide_pdf
from tests.gui.conftest import Asked
from tests.pdf_reading import pdf_text

GUIDE = {file.stem: file.read_text(encoding="utf-8") for file in paths.GUIDE.glob("sections/*.md")}


class Viewer(QObject):
    """The program of a desk that opens files."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Path] = []

    @Slot(QUrl)
    def open(self, url: QUrl) -> None:
        self.opened.append(Path(url.toLocalFile()))


@pytest.fixture
def viewer() -> Iterator[Viewer]:
    found = Viewer()
    name: Any = "open"  # the stubs ask for bytes, which the binding refuses
    QDesktopServices.setUrlHandler("file", found, name)
    yield found
    QDesktopServices.unsetUrlHandler("file")


@pytest.fixture
def helped(window: MainWindow) -> MainWindow:
    HelpCommands(window.engine, window.commands)
    return window


def about_of(window: MainWindow) -> About:
    window.commands.about.trigger()
    found = QApplication.activeModalWidget()
    assert isinstance(found, About)
    return found


# The guide


def test_the_guide_opens_as_a_pdf_that_can_be_read_aloud(
    qtbot: QtBot, helped: MainWindow, viewer: Viewer, asked: Asked
) -> None:
    helped.commands.guide.trigger()
    qtbot.waitUntil(lambda: bool(viewer.opened), timeout=20_000)

    (path,) = viewer.opened
    assert path.read_bytes() == guide_pdf()
    made = path.stat().st_mtime_ns
    helped.commands.guide.trigger()
    qtbot.waitUntil(lambda: len(viewer.opened) == 2, timeout=20_000)
    assert viewer.opened[1].stat().st_mtime_ns == made
    assert asked.told == []


@pytest.mark.usefixtures("own_cache")
def test_a_guide_that_cannot_be_written_is_one_sentence(
    qtbot: QtBot, helped: MainWindow, asked: Asked
) -> None:
    shutil.rmtree(paths.cache(), ignore_errors=True)
    paths.cache().parent.mkdir(parents=True, exist_ok=True)
    paths.cache().write_bytes(b"a file in the place of the folder")

    helped.commands.guide.trigger()

    qtbot.waitUntil(lambda: bool(asked.told), timeout=20_000)
    assert "was not saved" in asked.told[0]


def test_the_guide_is_short_tagged_and_names_the_version() -> None:
    import io

    import pikepdf

    with pikepdf.open(io.BytesIO(guide_pdf())) as pdf:
        assert len(pdf.pages) <= 12
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-US"
        assert not pdf.attachments
    text = " ".join(pdf_text(guide_pdf()).split())
    assert f"version {version('briefgen')}" in text
    assert "DRAFT" not in text


def test_every_menu_that_the_guide_names_is_there(helped: MainWindow) -> None:
    menus = {
        menu.title().replace("&", ""): {_plain(each.text()) for each in menu.actions()}
        for menu in helped.menuBar().findChildren(
            QMenu, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
    }
    named = re.findall(r"\*(\w+) › ([^*]+)\*", "\n".join(GUIDE.values()))
    assert len(named) > 10
    for menu, entry in named:
        assert entry in menus[menu], f"{menu} › {entry}"


def test_every_key_that_the_guide_lists_does_what_it_says(helped: MainWindow) -> None:
    known = {
        keys.toString(): _plain(action.text()).lower()
        for action in helped.findChildren(QAction)
        for keys in action.shortcuts()
    }
    pairs = 0
    for line in GUIDE["keys"].splitlines():
        listed = re.findall(r"\*\*([^*]*)\*\*", line)
        told = line.rpartition("**: ")[2].split(", ")
        for keys in listed:
            assert QKeySequence(keys).toString() in known, keys
        for keys, words in zip(listed, told, strict=False) if len(told) == len(listed) else ():
            does = known[QKeySequence(keys).toString()]
            assert any(word in does for word in words.split()), f"{keys}: {words}, not {does}"
            pairs += 1
    assert pairs > 14


def test_no_blank_is_left_in_the_guide() -> None:
    for name, text in GUIDE.items():
        assert "[" not in text, name


# About


def test_about_names_the_version_and_the_license_of_everything(helped: MainWindow) -> None:
    dialog = about_of(helped)
    titles = [dialog.list.item(row).text() for row in range(dialog.list.count())]

    fonts = [file.name.split("-")[0] for file in paths.FONTS.glob("*-OFL.txt")]
    assert set(fonts) <= {title.replace(" ", "") for title in titles}
    bundled = {"Lucide icons", "Citation styles", "American dictionary", "British dictionary"}
    assert bundled | {"Python", "pyside6-essentials", "reportlab", "lxml"} <= set(titles)
    for row, title in enumerate(titles):
        dialog.list.setCurrentRow(row)
        assert dialog.about.text().startswith(f"{title}. ")
        assert len(dialog.text.toPlainText()) > 30, title
        assert dialog.text.accessibleName() == f"License of {title}"
    assert "pytest" not in titles
    dialog.reject()


def test_a_license_is_read_by_keys_alone(qtbot: QtBot, helped: MainWindow) -> None:
    dialog = about_of(helped)
    qtbot.waitUntil(dialog.list.hasFocus)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert dialog.about.text().startswith("Noto Sans Arabic. ")
    assert "SIL OPEN FONT LICENSE" in dialog.text.toPlainText()

    QTest.keyClick(dialog.list, Qt.Key.Key_Tab)
    assert dialog.text.hasFocus()
    QTest.keyClick(dialog.text, Qt.Key.Key_PageDown)

    assert dialog.text.verticalScrollBar().value() > 0
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


def test_the_details_are_copied_from_there_too(helped: MainWindow, asked: Asked) -> None:
    dialog = about_of(helped)

    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)

    text = QGuiApplication.clipboard().text()
    assert f"briefgen {version('briefgen')}" in text
    assert "Python" in text
    assert "Qt" in text
    assert str(Path.home()) not in text
    assert str(paths.user_data()) not in text
    dialog.reject()


def _plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")
