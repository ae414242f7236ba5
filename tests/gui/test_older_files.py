"""A file of format 1 is written in today's format only when a copy was kept beside it."""

import shutil
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief import edits
from briefgen.change.file_words import FORMAT
from briefgen.gui.appearance import Palettes
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.windows import Windows
from briefgen.store.container import unpack
from tests.builders import small_brief
from tests.gui.conftest import Asked, force_close, noticed, told_in
from tests.newer import altered_brief

WITNESS = Path(__file__).parent.parent / "data" / "format-1" / "one-pager-own-words.brief"


def opened(qtbot: QtBot, palettes: Palettes, path: Path) -> MainWindow:
    window = Windows(Settings(paths.user_data()), palettes).open_path(path)
    qtbot.waitUntil(lambda: window.open_brief is not None, timeout=20_000)
    return window


def change(window: MainWindow, date: str = "2027-01-01") -> None:
    brief = window.open_brief
    assert brief is not None
    brief.apply("Date", edits.set_date(brief.brief, date))


@pytest.fixture
def older(tmp_path: Path) -> Path:
    return Path(shutil.copy(WITNESS, tmp_path / "memo.brief"))


def names(folder: Path) -> list[str]:
    return sorted(each.name for each in folder.glob("*.brief"))


def test_a_copy_is_kept_once_and_that_is_said(
    qtbot: QtBot, palettes: Palettes, older: Path
) -> None:
    window = opened(qtbot, palettes, older)
    change(window)
    assert older.read_bytes() == WITNESS.read_bytes()
    window.commands.save.trigger()
    copy = older.with_name("memo (format 1).brief")
    assert copy.read_bytes() == WITNESS.read_bytes()
    assert "kept as “memo (format 1).brief”" in told_in(window)
    saved = unpack(older.read_bytes(), "memo.brief")
    assert (saved.format, saved.brief.date) == (FORMAT, "2027-01-01")
    change(window, "2027-01-02")
    window.commands.save.trigger()
    assert names(older.parent) == ["memo (format 1).brief", "memo.brief"]
    force_close(window)


def test_a_copy_is_never_written_over_another_file(
    qtbot: QtBot, palettes: Palettes, older: Path
) -> None:
    other = older.with_name("memo (format 1).brief")
    other.write_bytes(b"something else")
    window = opened(qtbot, palettes, older)
    change(window)
    window.commands.save.trigger()
    assert other.read_bytes() == b"something else"
    copy = older.with_name("memo (format 1) 2.brief")
    assert copy.read_bytes() == WITNESS.read_bytes()
    force_close(window)


def test_without_a_copy_nothing_is_written(
    qtbot: QtBot, palettes: Palettes, asked: Asked, older: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = opened(qtbot, palettes, older)
    change(window)

    def full(path: Path, mode: str = "r", *arguments: object, **named: object) -> object:
        if "w" in mode:
            raise OSError(28, "No space left on device")
        return real(path, mode, *arguments, **named)  # type: ignore[call-overload]

    real = Path.open
    monkeypatch.setattr(Path, "open", full)
    window.commands.save.trigger()
    monkeypatch.undo()
    assert "no copy of it could be kept" in noticed(window)
    assert "the disk is full" in noticed(window)
    assert older.read_bytes() == WITNESS.read_bytes()
    assert names(older.parent) == ["memo.brief"]
    assert window.open_brief is not None
    assert not window.open_brief.is_saved()
    window.commands.save.trigger()
    assert len(names(older.parent)) == 2
    force_close(window)


def test_under_another_name_the_file_stays_as_it_is(
    qtbot: QtBot, palettes: Palettes, asked: Asked, older: Path
) -> None:
    window = opened(qtbot, palettes, older)
    asked.path = older.with_name("new.brief")
    window.commands.save_as.trigger()
    assert older.read_bytes() == WITNESS.read_bytes()
    assert names(older.parent) == ["memo.brief", "new.brief"]
    force_close(window)


def test_under_its_own_name_a_copy_is_kept_too(
    qtbot: QtBot, palettes: Palettes, asked: Asked, older: Path
) -> None:
    window = opened(qtbot, palettes, older)
    asked.path = older
    window.commands.save_as.trigger()
    assert names(older.parent) == ["memo (format 1).brief", "memo.brief"]
    force_close(window)


def test_a_recovered_brief_remembers_that_its_file_is_older(
    qtbot: QtBot, palettes: Palettes, older: Path
) -> None:
    from briefgen.gui.files.recovery import find_leftovers

    window = opened(qtbot, palettes, older)
    change(window)
    copy = window._copy
    assert copy is not None
    copy.write()
    copy._lock.unlock()  # as if the program had ended
    (leftover,) = find_leftovers(paths.recovery())
    assert leftover.about.format == 1
    force_close(window)


def test_what_was_put_right_is_said_in_the_status_line(
    qtbot: QtBot, palettes: Palettes, tmp_path: Path
) -> None:
    path = tmp_path / "a.brief"
    path.write_bytes(altered_brief(small_brief(), lambda work: work.update(plan={})))
    window = opened(qtbot, palettes, path)
    assert "what is seen where was decided anew" in told_in(window)
    force_close(window)
