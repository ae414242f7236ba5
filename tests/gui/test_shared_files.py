"""A brief on a share: other computers, locks that cannot be made, two people at once."""

import os
import random
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QLockFile, QObject
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief.edits import fill_form
from briefgen.errors import SaveError
from briefgen.gui.files.brief_file import BriefFile, digest, read_file
from briefgen.gui.open_brief import OpenBrief
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import small_brief
from tests.gui.conftest import Asked, Maker, noticed, show
from tests.gui.test_files import change, saved, status
from tests.tally import Tally, share

ELSEWHERE = b"4711\nbriefgen\nother-computer\n\n\n"  # as the lock of QLockFile names its owner


@pytest.fixture
def locked(make_window: Maker, tmp_path: Path) -> Path:
    """A brief that a program on another computer had open in 1970, by a shared home folder."""
    path = saved(tmp_path)
    window = make_window()
    show(window, path=path)
    (lock,) = paths.recovery().glob("*.lock")
    window.close()
    lock.write_bytes(ELSEWHERE)
    os.utime(lock, (0, 0))
    return path


def test_a_lock_of_another_computer_is_kept_however_old(
    make_window: Maker, locked: Path, tally: Tally
) -> None:
    window = make_window()
    brief = show(window, path=locked)
    (lock,) = paths.recovery().glob("*.lock")

    stolen = not brief.read_only or lock.read_bytes() != ELSEWHERE
    tally("R8 old locks of another computer", tried=1, kept=1 - stolen, lost=int(stolen))
    assert not stolen
    assert "Read-only: a program on other-computer has it open, or ended" in noticed(window)


def test_who_insists_may_save_under_that_name(
    make_window: Maker, locked: Path, asked: Asked
) -> None:
    window = make_window()
    brief = show(window, path=locked)
    change(brief)
    asked.path = locked

    window.commands.save.trigger()  # asks for a name

    assert asked.asked == ["kept.brief"]
    assert asked.told == []
    assert status(window).startswith("Saved ")
    assert locked.read_bytes() == pack_brief(brief.brief)
    change_of_title(brief, "Again")
    window.commands.save.trigger()
    assert len(asked.asked) == 1


def test_who_insists_does_not_overwrite_what_the_other_saved(
    make_window: Maker, locked: Path, asked: Asked
) -> None:
    window = make_window()
    brief = show(window, path=locked)
    change(brief)
    locked.write_bytes(b"theirs")
    asked.path = locked

    window.commands.save.trigger()

    assert "was changed by somebody else" in noticed(window)
    assert locked.read_bytes() == b"theirs"


def test_where_no_lock_can_be_made_briefs_are_saved(
    make_window: Maker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, tally: Tally
) -> None:
    def refuse(lock: QLockFile, timeout: int) -> bool:
        return False

    unknown = QLockFile.LockError.PermissionError
    monkeypatch.setattr(QLockFile, "tryLock", refuse)
    monkeypatch.setattr(QLockFile, "error", lambda lock: unknown)
    path = saved(tmp_path)
    window = make_window()
    brief = show(window, path=path)
    change(brief)

    window.commands.save.trigger()

    refused = not status(window).startswith("Saved ")
    tally("R9 saves where no lock can be made", tried=1, refused_wrongly=int(refused))
    assert not refused
    assert path.read_bytes() == pack_brief(brief.brief)


class Writer(QObject):
    """A person at a computer of their own: their locks are not seen at others."""

    def __init__(self, path: Path, locks: Path) -> None:
        super().__init__()
        self.path, self.locks = path, locks
        self.open()

    def open(self) -> None:
        """See what is in the file now."""
        self.seen = read_file(self.path)
        brief = unpack_brief(self.seen, self.path.name)
        self.brief = OpenBrief(brief, self.path, self)
        self.file = BriefFile(self.brief, self.locks, digest(self.seen))

    def save(self, title: str) -> bool:
        """Whether a new title could be saved; ``lost`` says that it replaced what was not seen."""
        before = read_file(self.path)
        change_of_title(self.brief, title)
        try:
            self.file.save()
        except SaveError:
            return False
        self.lost = before != self.seen
        self.seen = read_file(self.path)
        return True

    def close(self) -> None:
        self.file.release()


def change_of_title(open_brief: OpenBrief, title: str) -> None:
    form = replace(open_brief.brief.form, title=title)
    open_brief.apply("Title", fill_form(open_brief.brief, form))


def test_of_two_people_none_loses_a_change(qtbot: QtBot, tmp_path: Path, tally: Tally) -> None:
    """In any order of opening and saving, on computers that do not see each other's locks."""
    chance, steps = random.Random(1), share(20, 500)
    path = tmp_path / "a.brief"
    path.write_bytes(pack_brief(small_brief()))
    writers = [Writer(path, tmp_path / f"locks-{number}") for number in range(2)]
    kept = lost = refused = 0
    for step in range(steps):
        writer = chance.choice(writers)
        before = read_file(path)
        if not writer.save(f"Title {step}"):
            refused += 1
            lost += read_file(path) != before
            writer.close()
            writer.open()
        elif writer.lost:
            lost += 1
        else:
            kept += 1
    for writer in writers:
        writer.close()
    tally("R7 saves of two people in turn", tried=kept + lost, kept=kept, lost=lost)
    assert lost == 0
    assert refused > 3
