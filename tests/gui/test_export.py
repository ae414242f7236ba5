import errno
import os
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief.brief import Brief
from briefgen.brief.edits import drop_indicator, set_state
from briefgen.change.file_words import FORMAT
from briefgen.document.release import State
from briefgen.export.delivery import Archive, Delivery
from briefgen.gui.engine import Engine
from briefgen.gui.export.dialog import ExportDialog
from briefgen.gui.files.brief_file import BriefFile, digest
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from briefgen.pipeline import load, read
from briefgen.store.container import pack_brief
from tests.builders import small_brief
from tests.gui.conftest import Asked, Maker, show, told_in
from tests.pdf_reading import pdf_text


def dialog_of(window: MainWindow, folder: Path) -> ExportDialog:
    window.commands.export.trigger()
    dialog = window.exporting.dialog
    assert dialog
    dialog.folder.setText(str(folder))
    dialog.name.setText("out")
    return dialog


def at_work(make_window: Maker, folder: Path) -> tuple[MainWindow, ExportDialog]:
    """A window with the real worker, and its dialog."""
    window = make_window(Engine())
    show(window)
    return window, dialog_of(window, folder)


def test_both_formats_are_written_together(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    window, dialog = at_work(make_window, tmp_path)

    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert not dialog.name.isEnabled()
    qtbot.waitUntil(dialog.open_file.isEnabled, timeout=60_000)

    assert (tmp_path / "out.pdf").read_bytes().startswith(b"%PDF")
    assert (tmp_path / "out.docx").read_bytes().startswith(b"PK")
    assert dialog.outcome.text() == "Exported: out.pdf, out.docx"
    assert dialog.isVisible()
    assert window.open_brief
    assert window.open_brief.brief.version == "0.2"  # the next one is another version


def test_stopping_writes_nothing_and_the_window_goes_on(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    window, dialog = at_work(make_window, tmp_path)
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)

    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)

    assert dialog.outcome.text() == "Stopped. Nothing was written."
    assert dialog.export.isEnabled()
    qtbot.waitUntil(lambda: window.rendering.latest is not None, timeout=60_000)  # type: ignore[union-attr]
    assert list(tmp_path.iterdir()) == []


def test_enter_twice_exports_once_and_stops_nothing(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    _, dialog = at_work(make_window, tmp_path)
    dialog.name.setFocus()

    QTest.keyClick(dialog.name, Qt.Key.Key_Return)
    QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Return)

    qtbot.waitUntil(dialog.open_file.isEnabled, timeout=60_000)
    assert dialog.outcome.text() == "Exported: out.pdf, out.docx"


def test_a_name_that_is_too_long_is_refused_below_it(window: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_of(window, tmp_path)
    dialog.name.setText("n" * 300)
    assert not dialog.export.isEnabled()
    assert "too long for a file" in dialog.files.text()


def test_a_folder_that_took_nothing_is_not_proposed_again(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    window = make_window(Engine())
    show(window)
    before = window.settings.folder("exports")
    dialog = dialog_of(window, tmp_path / "there is none")

    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.export.isEnabled, timeout=60_000)

    assert window.settings.folder("exports") == before


def test_problems_are_looked_at_before_or_after_the_work(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    window, dialog = at_work(make_window, tmp_path)
    dialog.problems.show()
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)

    QTest.mouseClick(dialog.problems, Qt.MouseButton.LeftButton)

    assert dialog.isVisible()
    qtbot.waitUntil(dialog.open_file.isEnabled, timeout=60_000)
    QTest.mouseClick(dialog.problems, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert window.exporting.dialog is None


def test_a_folder_that_cannot_be_looked_at_is_one_sentence(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    _, dialog = at_work(make_window, tmp_path / ("n" * 300))

    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.export.isEnabled, timeout=60_000)

    assert "was not saved" in dialog.outcome.text()


def test_a_file_that_is_there_is_replaced_only_when_confirmed(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    (tmp_path / "out.pdf").write_bytes(b"old")
    dialog = dialog_of(window, tmp_path)
    asked: list[object] = []
    dialog.export_asked.connect(lambda formats, sheet, how: asked.append((formats, sheet, how)))
    dialog.word.setChecked(False)

    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert dialog.outcome.text() == "Already there: out.pdf. Replace?"
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert asked == []  # nobody reads a question so fast
    qtbot.wait(700)
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)

    assert asked == [((tmp_path / "out.pdf",), None, Delivery(release=False))]


def test_a_source_sheet_is_written_beside_when_it_is_wanted(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    _, dialog = at_work(make_window, tmp_path)
    assert not dialog.sources.isChecked()
    dialog.word.setChecked(False)
    dialog.sources.setChecked(True)

    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.open_file.isEnabled, timeout=60_000)

    assert dialog.outcome.text() == "Exported: out.pdf, out-sources.pdf"
    assert sorted(each.name for each in tmp_path.iterdir()) == ["out-sources.pdf", "out.pdf"]
    told = pdf_text(tmp_path / "out-sources.pdf")
    assert "38,210" in told
    assert "Every number that is tied to a figure" in told


def test_nothing_ticked_is_nothing_to_export(window: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_of(window, tmp_path)

    for box in (dialog.pdf, dialog.word):
        box.setChecked(False)
    assert not dialog.export.isEnabled()
    dialog.sources.setChecked(True)

    assert dialog.export.isEnabled()
    dialog.reject()


def test_a_failure_is_one_sentence_in_the_dialog(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    window = make_window()
    show(window)
    dialog = dialog_of(window, tmp_path / "missing")

    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "not saved" in dialog.outcome.text(), timeout=60_000)

    assert "create it or choose another. No file was changed." in dialog.outcome.text()
    assert dialog.export.isEnabled()


@pytest.mark.parametrize("call", ["fsync", "replace"])
def test_a_full_disk_keeps_the_files_that_were_there(
    qtbot: QtBot, make_window: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str
) -> None:
    window = make_window()
    show(window)
    names = ("out.pdf", "out.docx", "out-sources.pdf")
    for name in names:
        (tmp_path / name).write_bytes(b"old")
    dialog = dialog_of(window, tmp_path)
    dialog.sources.setChecked(True)
    calls = 0
    real = {"fsync": os.fsync, "replace": Path.replace}[call]

    def fail(*arguments: object) -> object:
        nonlocal calls
        cached = isinstance(arguments[0], Path) and tmp_path not in arguments[0].parents
        calls += not cached  # drawings are kept elsewhere
        if calls == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return real(*arguments)  # type: ignore[operator]

    monkeypatch.setattr(*{"fsync": (os, "fsync"), "replace": (Path, "replace")}[call], fail)
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.wait(700)
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)  # replace them
    qtbot.waitUntil(lambda: "not saved" in dialog.outcome.text(), timeout=60_000)

    assert "out.docx was not saved: the disk is full; free some space" in dialog.outcome.text()
    assert dialog.outcome.text().endswith("No file was changed.")
    assert [(tmp_path / name).read_bytes() for name in names] == [b"old"] * 3
    assert len(list(tmp_path.iterdir())) == 3
    assert dialog.export.isEnabled()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("", "Write a name for the files."),
        (" ", "Write a name for the files."),
        (".pdf", "Write a name for the files."),
        ("a/b", "The name of a file cannot have “/”: leave it out."),
        ("/etc/brief", "The name of a file cannot have “/”: leave it out."),
    ],
)
def test_a_name_that_no_file_can_have_is_refused(
    window: MainWindow, tmp_path: Path, name: str, sentence: str
) -> None:
    dialog = dialog_of(window, tmp_path)
    dialog.name.selectAll()
    QTest.keyClick(dialog.name, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.name, name)

    assert dialog.files.text() == sentence
    assert dialog.files.refuses
    assert dialog.name.text() == name
    assert dialog.name.accessibleDescription() == sentence
    assert not dialog.export.isEnabled()
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "brief.v2")
    assert dialog.files.text() == "Makes brief.v2.pdf, brief.v2.docx"
    assert dialog.export.isEnabled()


def test_an_ending_that_is_typed_is_not_doubled(window: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_of(window, tmp_path)
    asked: list[tuple[Path, ...]] = []
    dialog.export_asked.connect(lambda formats, _sheet, _how: asked.append(formats))
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Report.PDF")
    assert dialog.files.text() == "Makes Report.pdf, Report.docx"

    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)

    assert asked == [(tmp_path / "Report.pdf", tmp_path / "Report.docx")]


@pytest.mark.parametrize("folder", ["briefs", "~no-such-user", "", "./out"])
def test_a_folder_is_told_whole(window: MainWindow, tmp_path: Path, folder: str) -> None:
    dialog = dialog_of(window, tmp_path)
    dialog.folder.selectAll()
    QTest.keyClick(dialog.folder, Qt.Key.Key_Delete)
    QTest.keyClicks(dialog.folder, folder)

    sentence = "Write the whole path of a folder, or choose one with Browse."
    assert dialog.folder_note.text() == sentence
    assert dialog.folder.accessibleDescription() == sentence
    assert not dialog.export.isEnabled()
    dialog.folder.selectAll()
    QTest.keyClicks(dialog.folder, "~")
    assert not dialog.folder_note.refuses
    assert dialog.export.isEnabled()


def test_without_a_format_there_is_nothing_to_export(window: MainWindow, tmp_path: Path) -> None:
    dialog = dialog_of(window, tmp_path)

    dialog.pdf.setChecked(False)
    dialog.word.setChecked(False)

    assert not dialog.export.isEnabled()
    assert dialog.outcome.text() == "Tick what is to be made."
    assert not dialog.files.isVisible()
    dialog.pdf.setChecked(True)
    assert dialog.export.isEnabled()


def test_the_name_is_ready(window: MainWindow) -> None:
    window.commands.export.trigger()

    dialog = window.exporting.dialog
    assert dialog
    assert dialog.name.text() == "2026-01-31_small_one-pager_v0.1-DRAFT"


def test_a_final_brief_is_released_and_the_kind_of_pdf_is_remembered(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    window = make_window(Engine())
    brief = show(window, replace(small_brief(), state=State.FINAL))
    dialog = dialog_of(window, tmp_path)
    assert dialog.release.isChecked()
    dialog.kind.setCurrentIndex(dialog.kind.findData(Archive.PDF_A_3A))

    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.open_file.isEnabled, timeout=60_000)

    with pikepdf.open(tmp_path / "out.pdf") as pdf:
        assert not list(pdf.attachments)
        assert b"<pdfaid:part>3</pdfaid:part>" in pdf.Root.Metadata.read_bytes()
    dialog.reject()
    brief.apply("Back to draft", replace(brief.brief, state=State.DRAFT))
    again = dialog_of(window, tmp_path)
    assert again.kind.currentData() == Archive.PDF_A_3A
    assert not again.release.isChecked()
    again.pdf.setChecked(False)
    assert not again.kind.isEnabled()


def test_choices_of_word_are_asked_for_and_rest_where_they_mean_nothing(
    make_window: Maker, tmp_path: Path
) -> None:
    _, dialog = at_work(make_window, tmp_path)
    asked: list[Delivery] = []
    dialog.export_asked.connect(lambda _formats, _sheet, delivery: asked.append(delivery))
    for box in (dialog.pictures, dialog.office_fonts, dialog.review):
        assert not box.isChecked()
        box.click()
    assert not dialog.linked.isEnabled()  # a review copy has plain numbers
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert asked == [
        Delivery(release=False, charts_as_pictures=True, office_fonts=True, review=True)
    ]

    QTest.mouseClick(dialog.close_button, Qt.MouseButton.LeftButton)
    dialog.release.click()
    assert not dialog.review.isEnabled()  # a release copy is no review copy
    dialog.word.click()
    assert not dialog.office_fonts.isEnabled()


def filled_in(window: MainWindow, qtbot: QtBot, state: State) -> None:
    show(window, replace(small_brief(), state=state))
    qtbot.waitUntil(lambda: window.rendering.latest is not None, timeout=60_000)  # type: ignore[union-attr]


@pytest.mark.parametrize("leaves_out", [True, False])
def test_a_final_asks_what_becomes_of_lines_that_nobody_filled_in(
    qtbot: QtBot, make_window: Maker, tmp_path: Path, leaves_out: bool
) -> None:
    window = make_window(Engine())
    filled_in(window, qtbot, State.FINAL)
    dialog = dialog_of(window, tmp_path)
    assert dialog.leave_out.isVisible()
    assert dialog.leave_out.isChecked()
    assert dialog.leave_out.accessibleDescription() == (
        "Not filled in: Bill or report language; Office, name and telephone."
    )
    dialog.word.setChecked(False)
    if not leaves_out:
        QTest.mouseClick(dialog.leave_out, Qt.MouseButton.LeftButton, pos=QPoint(8, 8))

    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.open_file.isEnabled, timeout=60_000)

    printed = pdf_text(tmp_path / "out.pdf")
    assert ("Bill or report language" in printed) != leaves_out
    assert ("Office, name and telephone" in printed) != leaves_out


def test_a_draft_asks_about_blanks_only_for_a_release_copy(
    qtbot: QtBot, window: MainWindow, tmp_path: Path
) -> None:
    filled_in(window, qtbot, State.DRAFT)
    dialog = dialog_of(window, tmp_path)
    asked: list[Delivery] = []
    dialog.export_asked.connect(lambda _formats, _sheet, delivery: asked.append(delivery))
    assert not dialog.leave_out.isVisible()
    dialog.release.click()
    assert dialog.leave_out.isVisible()
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    assert asked == [Delivery(release=True, keep_blanks=False)]


def exported(qtbot: QtBot, window: MainWindow, folder: Path) -> None:
    dialog = dialog_of(window, folder)
    dialog.pdf.setChecked(False)
    QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    if dialog.export.text() == "&Replace":
        qtbot.wait(700)
        QTest.mouseClick(dialog.export, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(dialog.open_file.isEnabled, timeout=60_000)
    dialog.reject()


def saved_brief(window: MainWindow, folder: Path) -> tuple[OpenBrief, Path]:
    path = folder / "kept.brief"
    path.write_bytes(pack_brief(small_brief()))
    return show(window, small_brief(), path), path


def test_exporting_a_saved_brief_is_no_step_and_leaves_it_saved(
    qtbot: QtBot, make_window: Maker, tmp_path: Path, asked: Asked
) -> None:
    window = make_window(Engine())
    brief, path = saved_brief(window, tmp_path)

    window.commands.export.trigger()
    assert window.exporting.dialog
    assert not window.isWindowModified()
    window.exporting.dialog.reject()
    exported(qtbot, window, tmp_path)

    assert not window.isWindowModified()
    assert not window.commands.undo.isEnabled()
    assert brief.history.count() == 0
    assert brief.is_saved()
    assert load(path).version == "0.2"  # the next one is another, on any computer
    assert replace(load(path), version="0.1") == load_bytes(pack_brief(small_brief()))
    exported(qtbot, window, tmp_path)
    assert load(path).version == "0.3"
    assert "v0.2" in word_text(tmp_path / "out.docx")
    window.close()
    assert asked.asked == []


def test_exporting_an_edited_brief_adds_no_step_and_saves_nothing(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    window = make_window(Engine())
    brief, path = saved_brief(window, tmp_path)
    before = path.read_bytes()
    brief.apply("Drop", drop_indicator(brief.brief, "power"))
    brief.apply("State", set_state(brief.brief, State.CLEARANCE))

    exported(qtbot, window, tmp_path)

    assert path.read_bytes() == before
    assert window.isWindowModified()
    assert brief.history.count() == brief.history.index() == 2
    assert brief.history.undoText() == "State"
    window.commands.undo.trigger()
    window.commands.undo.trigger()
    assert "power" in brief.brief.indicators
    assert brief.brief.version == "0.2"  # it went out, whatever is undone
    assert not window.isWindowModified()
    window.commands.redo.trigger()
    assert brief.brief.version == "0.2"
    window.commands.save.trigger()
    assert load(path).version == "0.2"


def test_exporting_a_brief_that_was_never_saved_asks_for_nothing(
    qtbot: QtBot, make_window: Maker, tmp_path: Path, asked: Asked
) -> None:
    window = make_window(Engine())
    brief = show(window)
    exported(qtbot, window, tmp_path)

    assert not window.isWindowModified()
    assert brief.history.count() == 0
    window.close()
    assert asked.asked == []


def test_what_somebody_else_saved_meanwhile_stays_and_is_told(
    qtbot: QtBot, make_window: Maker, tmp_path: Path, asked: Asked
) -> None:
    window = make_window(Engine())
    brief, path = saved_brief(window, tmp_path)
    path.write_bytes(pack_brief(replace(small_brief(), date="2026-02-01")))
    theirs = path.read_bytes()

    exported(qtbot, window, tmp_path)

    assert path.read_bytes() == theirs
    told = told_in(window)
    assert told.startswith("The next version is not kept in the file: kept.brief ")
    assert asked.told == []
    assert not window.isWindowModified()
    assert brief.brief.version == "0.2"


def test_exporting_a_file_of_an_older_format_leaves_it_in_it(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    window = make_window(Engine())
    path = tmp_path / "old.brief"
    path.write_bytes(pack_brief(small_brief()))
    before = path.read_bytes()
    open_brief = OpenBrief(small_brief(), path)
    file = BriefFile(open_brief, paths.recovery(), digest(before), FORMAT - 1)
    window.show_brief(open_brief, file)

    exported(qtbot, window, tmp_path)

    assert path.read_bytes() == before
    assert sorted(each.name for each in tmp_path.iterdir()) == ["old.brief", "out.docx"]
    assert open_brief.is_saved()


def word_text(path: Path) -> str:
    with zipfile.ZipFile(path) as package:
        parts = [each for each in package.namelist() if each.startswith("word/footer")]
        return "".join(re.sub("<[^>]+>", "", package.read(e).decode()) for e in parts)


def load_bytes(data: bytes) -> Brief:
    return read(data, "kept.brief").brief
