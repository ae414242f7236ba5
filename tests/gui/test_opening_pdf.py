"""A PDF opens as the brief that it carries, and is never written into."""

from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent
from pytestqt.qtbot import QtBot

from briefgen import paths, pipeline
from briefgen.export.delivery import Delivery
from briefgen.gui.appearance import Palettes
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.windows import Windows
from briefgen.store.container import unpack_brief
from tests.builders import small_brief
from tests.gui.conftest import Asked, force_close
from tests.gui.test_files import change


def pdf_in(folder: Path, *, release: bool = False) -> Path:
    brief = small_brief()
    result = pipeline.make(brief)
    path = folder / "sent.pdf"
    delivery = Delivery(release=release)
    path.write_bytes(
        pipeline.export(result.composed.document, brief, result.pages, ".pdf", delivery)
    )
    return path


def drop(window: MainWindow, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(each)) for each in files])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    none = Qt.KeyboardModifier.NoModifier
    window.dropEvent(QDropEvent(QPoint(5, 5), action, data, button, none))


def test_a_pdf_opens_as_a_new_brief_named_after_it(
    qtbot: QtBot, palettes: Palettes, asked: Asked, tmp_path: Path
) -> None:
    path = pdf_in(tmp_path)
    before = path.read_bytes()
    windows = Windows(Settings(paths.user_data()), palettes)
    window = windows.open_path(path)
    qtbot.waitUntil(lambda: window.open_brief is not None, timeout=20_000)

    brief = window.open_brief
    assert brief
    assert brief.brief.id == small_brief().id
    assert brief.path is None
    assert not brief.is_saved()
    assert window.windowTitle() == "sent[*] — briefgen"
    assert windows.open_path(path) is window
    change(brief)
    asked.path = tmp_path / "kept.brief"
    window.commands.save.trigger()

    assert asked.asked == ["sent.brief"]
    assert unpack_brief(asked.path.read_bytes(), "kept").indicators == brief.brief.indicators
    assert path.read_bytes() == before
    force_close(window)


def test_files_let_go_over_a_window_open(qtbot: QtBot, palettes: Palettes, tmp_path: Path) -> None:
    path = pdf_in(tmp_path)
    windows = Windows(Settings(paths.user_data()), palettes)
    start = windows.open_start()

    drop(start, tmp_path / "notes.txt", path)
    qtbot.waitUntil(lambda: start.open_brief is not None, timeout=20_000)

    assert windows.windows() == (start,)
    force_close(start)


def test_a_pdf_without_a_brief_is_one_sentence(
    qtbot: QtBot, palettes: Palettes, asked: Asked, tmp_path: Path
) -> None:
    windows = Windows(Settings(paths.user_data()), palettes)
    window = windows.open_path(pdf_in(tmp_path, release=True))
    qtbot.waitUntil(lambda: bool(asked.told), timeout=20_000)

    assert len(asked.told) == 1
    assert asked.told[0].startswith("sent.pdf: This PDF has no brief in it")
    assert window.open_brief is None
    force_close(window)
