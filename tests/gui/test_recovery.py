import datetime
import errno
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Self

import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief import edits
from briefgen.gui.appearance import Palettes
from briefgen.gui.files.recovery import RecoveryCopy, find_leftovers
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.questions import Answer
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.windows import Windows
from briefgen.store.container import pack_brief, unpack_brief
from briefgen.store.recovery import find_copies
from tests.builders import small_brief
from tests.gui.conftest import Asked, Maker, force_close, noticed, show, told_in
from tests.tally import Tally


def retitle(brief: OpenBrief, title: str) -> None:
    form = replace(brief.brief.form, title=title)
    brief.apply("Edit title", edits.fill_form(brief.brief, form), merge="title")


def copy_of(window: MainWindow) -> RecoveryCopy:
    assert window._copy
    return window._copy


def wait_for_pages(qtbot: QtBot, window: MainWindow) -> None:
    assert window.rendering
    qtbot.waitUntil(lambda: window.rendering.latest is not None, timeout=60_000)  # type: ignore[union-attr]


def end_badly(window: MainWindow) -> None:
    """What is left when a program dies: the copy stays, its lock is nobody's."""
    copy = copy_of(window)
    copy._timer.stop()
    copy._lock.unlock()
    copy._drop = lambda: None  # type: ignore[method-assign]
    force_close(window)


@pytest.fixture
def windows(qtbot: QtBot, palettes: Palettes) -> Windows:
    return Windows(Settings(paths.user_data()), palettes)


def test_a_change_is_kept_within_ten_seconds(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    assert copy_of(window)._pause() <= 10_000
    copy_of(window)._pause = lambda: 50  # type: ignore[method-assign]
    copy_of(window)._timer.stop()

    retitle(brief, "Kept")
    retitle(brief, "Kept too")

    path = paths.recovery() / f"{copy_of(window).name}.brief"
    qtbot.waitUntil(path.is_file)
    assert unpack_brief(path.read_bytes(), "").form.title == "Kept too"


def test_a_copy_packed_while_the_work_was_saved_is_not_kept(
    window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path, qtbot: QtBot
) -> None:
    """It would be older than the file."""
    copy = copy_of(window)
    retitle(brief, "Before")
    copy._ask()  # is answered later
    asked.path = tmp_path / "a.brief"
    window.commands.save.trigger()
    retitle(brief, "After")
    copy._timer.stop()

    qtbot.wait(300)

    assert not list(paths.recovery().glob("*.brief"))


def test_a_copy_is_kept_here_where_the_worker_has_no_time(
    window: MainWindow, brief: OpenBrief, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(window.engine, "ask", lambda *_args, **_named: None)
    monkeypatch.setattr("briefgen.gui.files.recovery.LATEST", 50)
    copy = copy_of(window)
    retitle(brief, "Kept")

    copy._ask()

    path = paths.recovery() / f"{copy.name}.brief"
    qtbot.waitUntil(path.is_file)
    assert unpack_brief(path.read_bytes(), "").form.title == "Kept"


def test_saving_removes_the_copy(
    window: MainWindow, brief: OpenBrief, asked: Asked, tmp_path: Path
) -> None:
    retitle(brief, "Kept")
    copy_of(window).write()
    asked.path = tmp_path / "a.brief"

    window.commands.save.trigger()

    assert not list(paths.recovery().glob("*.brief"))


def test_a_running_program_keeps_its_copy_to_itself(window: MainWindow, brief: OpenBrief) -> None:
    retitle(brief, "Mine")
    copy_of(window).write()

    assert find_leftovers(paths.recovery()) == ()


def test_leftovers_are_offered_and_restored(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, windows: Windows, asked: Asked
) -> None:
    retitle(brief, "Lost work")
    copy_of(window).write()
    end_badly(window)
    asked.answer = Answer.RESTORE

    start = windows.open_start()
    windows.offer_recovered()
    qtbot.waitUntil(lambda: start.open_brief is not None, timeout=20_000)

    assert re.fullmatch(r"Lost work, \d+:\d\d.*", asked.asked[0])
    assert start.open_brief
    assert start.open_brief.brief.form.title == "Lost work"
    assert start.files
    assert start.files.has_changes()
    assert len(list(paths.recovery().glob("*.brief"))) == 1  # its own copy, kept at once
    force_close(start)


def test_a_copy_that_cannot_be_opened_is_set_aside(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, windows: Windows, asked: Asked
) -> None:
    retitle(brief, "Lost work")
    copy_of(window).write()
    name = copy_of(window).name
    end_badly(window)
    (paths.recovery() / f"{name}.brief").write_bytes(b"rubbish")
    asked.answer = Answer.RESTORE

    start = windows.open_start()
    windows.offer_recovered()
    qtbot.waitUntil(lambda: bool(asked.told), timeout=20_000)

    assert "set aside" in asked.told[0]
    assert (paths.recovery() / f"{name}.bad").is_file()
    windows.offer_recovered()
    assert len(asked.asked) == 1
    force_close(start)


@pytest.fixture
def lost(qtbot: QtBot, make_window: Maker, tmp_path: Path) -> Path:
    """The file of a brief whose program died with “Lost work” that was not saved."""
    path = tmp_path / "kept.brief"
    path.write_bytes(pack_brief(small_brief()))
    window = make_window()
    retitle(show(window, path=path), "Lost work")
    wait_for_pages(qtbot, window)
    copy_of(window).write()
    end_badly(window)
    return path


def title_in(path: Path) -> str:
    return unpack_brief(path.read_bytes(), "").form.title


@pytest.mark.parametrize("when", ["coming", "open", "changed"])
def test_work_is_restored_into_the_window_of_its_file(
    qtbot: QtBot, windows: Windows, lost: Path, asked: Asked, when: str
) -> None:
    asked.answer = Answer.RESTORE
    window = windows.open_path(lost)
    if when != "coming":
        qtbot.waitUntil(lambda: window.open_brief is not None, timeout=20_000)
    if when == "changed":
        assert window.open_brief
        retitle(window.open_brief, "Typed meanwhile")
    windows.offer_recovered()
    qtbot.waitUntil(lambda: find_leftovers(paths.recovery()) == (), timeout=20_000)

    assert windows.windows() == (window,)
    brief = window.open_brief
    assert brief
    assert (brief.path, brief.read_only) == (lost, False)
    assert brief.brief.form.title == "Lost work"
    assert window.windowTitle().startswith("kept[*]")
    assert [title_in(each) for each in paths.recovery().glob("*.brief")] == ["Lost work"]
    assert windows.open_path(lost) is window

    window.commands.save.trigger()

    assert asked.told == []
    assert title_in(lost) == "Lost work"
    if when != "coming":
        brief.history.undo()
        assert brief.brief.form.title == ("Typed meanwhile" if when == "changed" else "")
    force_close(window)


def test_two_copies_of_one_file_are_two_steps_in_its_window(
    qtbot: QtBot, make_window: Maker, windows: Windows, lost: Path, asked: Asked
) -> None:
    window = make_window()
    retitle(show(window, path=lost), "Lost again")
    wait_for_pages(qtbot, window)
    copy_of(window).write()
    end_badly(window)
    asked.answer = Answer.RESTORE
    window = windows.open_path(lost)
    windows.offer_recovered()
    qtbot.waitUntil(lambda: find_leftovers(paths.recovery()) == (), timeout=20_000)

    assert windows.windows() == (window,)
    assert window.open_brief
    assert window.open_brief.brief.form.title == "Lost again"
    window.open_brief.history.undo()
    assert window.open_brief.brief.form.title == "Lost work"
    force_close(window)


def test_restored_work_is_not_saved_over_what_somebody_wrote_since(
    qtbot: QtBot, windows: Windows, lost: Path, asked: Asked
) -> None:
    asked.answer = Answer.RESTORE
    theirs = pack_brief(replace(small_brief(), form=replace(small_brief().form, title="Theirs")))
    lost.write_bytes(theirs)
    window = windows.open_path(lost)
    qtbot.waitUntil(lambda: window.open_brief is not None, timeout=20_000)
    windows.offer_recovered()
    qtbot.waitUntil(lambda: find_leftovers(paths.recovery()) == (), timeout=20_000)

    window.commands.save.trigger()

    assert "was changed by somebody else" in noticed(window)
    assert lost.read_bytes() == theirs
    assert window.open_brief
    assert window.open_brief.brief.form.title == "Lost work"
    force_close(window)


def test_work_on_a_file_that_is_damaged_by_now_is_restored(
    qtbot: QtBot, windows: Windows, lost: Path, asked: Asked
) -> None:
    asked.answer = Answer.RESTORE
    lost.write_bytes(b"rubbish")
    window = windows.open_path(lost)
    windows.offer_recovered()
    qtbot.waitUntil(lambda: window.open_brief is not None, timeout=20_000)

    assert window.open_brief
    assert window.open_brief.brief.form.title == "Lost work"
    assert "This is not a brief that can be opened" in asked.told[0]
    assert windows.windows() == (window,)
    force_close(window)


# Restores whatever is offered, and dies of it as soon as it is shown: in C, without a word.
_POISONED = """
import os, sys
from PySide6.QtWidgets import QApplication
from briefgen import paths
from briefgen.gui import questions
from briefgen.gui.window import opening
from briefgen.gui.questions import Answer
from briefgen.gui.window import app
from briefgen.worker.jobs import OpenedFile

def answer(self, data, coming):
    from briefgen.store.container import unpack_brief
    self._coming.append(coming)
    self._show(coming, OpenedFile(unpack_brief(data, "")))

def tell(parent, title, text):
    print(text, flush=True)
    os._exit(0)

opening.Opening._ask = answer
where = sys.argv[1]
if where == "before":
    opening.MainWindow.show_brief = lambda *_: os._exit(139)
else:
    kept = opening.Opening._remember
    opening.Opening._remember = lambda *all: (kept(*all), os._exit(139))
questions.offer_recovery = lambda parent, title, time, answered: answered(Answer.RESTORE)
questions.tell = tell
sys.exit(app.main([]))
"""


@pytest.mark.parametrize("where", ["before", "after"])
def test_a_copy_that_ends_the_program_is_restored_three_times(
    lost: Path, tally: Tally, where: str
) -> None:
    """Before it is shown, and after, when the work is kept under another name already."""
    command = [sys.executable, "-c", _POISONED, where]
    ended = [
        subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        for _ in range(4)
    ]

    kept = ended[3].returncode == 0
    tally("R6 starts with a copy that ends the program", tried=1, kept=int(kept), lost=1 - kept)
    assert [each.returncode for each in ended] == [139, 139, 139, 0], ended[0].stderr
    assert ended[3].stdout.startswith("“Lost work” ended the program 3 times. The copy was set")
    (bad,) = paths.recovery().glob("*.bad")
    assert str(bad) in ended[3].stdout
    assert title_in(bad) == "Lost work"
    assert find_leftovers(paths.recovery()) == ()


def test_work_that_was_seen_is_trusted_again(
    qtbot: QtBot, windows: Windows, lost: Path, asked: Asked
) -> None:
    asked.answer = Answer.RESTORE
    window = windows.open_start()
    windows.offer_recovered()
    qtbot.waitUntil(lambda: window.open_brief is not None, timeout=20_000)
    wait_for_pages(qtbot, window)

    ((_, about),) = find_copies(paths.recovery())
    assert about.tries == 0
    force_close(window)


@pytest.mark.parametrize("years", [10, -10])
def test_the_order_of_copies_does_not_follow_the_clock(
    qtbot: QtBot,
    make_window: Maker,
    asked: Asked,
    monkeypatch: pytest.MonkeyPatch,
    windows: Windows,
    years: int,
) -> None:
    titles = ["First", "Second", "Third"]
    for number, title in enumerate(titles):

        class Clock(datetime.datetime):
            @classmethod
            def now(cls, tz: datetime.tzinfo | None = None) -> Self:
                return cls(2026 + years * (number % 2), 11, 24, 9, number)  # noqa: B023  called here

        monkeypatch.setattr(datetime, "datetime", Clock)
        window = make_window()
        retitle(show(window), title)
        wait_for_pages(qtbot, window)
        copy_of(window).write()
        end_badly(window)
    start = windows.open_start()

    windows.offer_recovered()

    assert [each.split(",")[0] for each in asked.asked] == titles
    force_close(start)


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch) -> list[bool]:
    """Whether the disk is full; empty it by emptying the list."""
    full: list[bool] = []
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if full:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    return full


def test_a_full_disk_is_told_until_the_next_copy_works(
    window: MainWindow, brief: OpenBrief, full_disk: list[bool]
) -> None:
    retitle(brief, "One")
    full_disk.append(True)
    copy_of(window).write()
    assert noticed(window).startswith("No copy for recovery can be kept: ")
    assert "the disk is full; free some space" in noticed(window)

    retitle(brief, "Two")
    copy_of(window).write()
    assert "the disk is full" in noticed(window)
    full_disk.clear()
    copy_of(window).write()

    assert noticed(window) == ""
    assert window.statusBar().saved.isVisible()  # type: ignore[attr-defined]
    path = paths.recovery() / f"{copy_of(window).name}.brief"
    assert unpack_brief(path.read_bytes(), "").form.title == "Two"


def test_a_full_disk_is_told_until_the_brief_is_saved(
    window: MainWindow, brief: OpenBrief, full_disk: list[bool], asked: Asked, tmp_path: Path
) -> None:
    retitle(brief, "One")
    full_disk.append(True)
    copy_of(window).write()
    asked.path = tmp_path / "a.brief"
    window.commands.save.trigger()
    assert "was not saved" in noticed(window)  # before that no copy can be kept
    assert "the disk is full" in noticed(window)
    assert not asked.path.exists()

    full_disk.clear()
    window.commands.save.trigger()

    assert asked.path.exists()
    assert noticed(window) == ""


def test_what_was_said_since_stays(
    window: MainWindow, brief: OpenBrief, full_disk: list[bool]
) -> None:
    retitle(brief, "One")
    full_disk.append(True)
    copy_of(window).write()
    brief.told.emit("2 sources added")
    full_disk.clear()

    copy_of(window).write()

    assert told_in(window) == "2 sources added"
    assert noticed(window) == ""


def test_what_cannot_be_kept_anew_is_not_removed(
    qtbot: QtBot,
    window: MainWindow,
    brief: OpenBrief,
    windows: Windows,
    asked: Asked,
    full_disk: list[bool],
) -> None:
    retitle(brief, "Lost work")
    copy_of(window).write()
    end_badly(window)
    asked.answer = Answer.RESTORE
    full_disk.append(True)

    start = windows.open_start()
    windows.offer_recovered()
    qtbot.waitUntil(lambda: start.open_brief is not None, timeout=20_000)

    assert "the disk is full" in noticed(start)
    (left,) = find_leftovers(paths.recovery())
    assert unpack_brief(left.read(), "").form.title == "Lost work"
    force_close(start)


def test_discarding_a_leftover_removes_it(
    window: MainWindow, brief: OpenBrief, windows: Windows, asked: Asked
) -> None:
    retitle(brief, "Lost work")
    copy_of(window).write()
    end_badly(window)
    asked.answer = Answer.DISCARD

    start = windows.open_start()
    windows.offer_recovered()

    assert find_leftovers(paths.recovery()) == ()
    force_close(start)
