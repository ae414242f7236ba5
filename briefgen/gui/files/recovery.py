"""Keeps a copy of unsaved work, and offers what a program that ended left behind."""

import contextlib
import datetime
import hashlib
import os
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale, QLockFile, QObject, QTime, QTimer, Signal
from PySide6.QtWidgets import QWidget

from briefgen import paths
from briefgen.brief.brief import Brief
from briefgen.errors import SaveError
from briefgen.gui import questions
from briefgen.gui.engine import Engine
from briefgen.gui.files.brief_file import BriefFile, read_file
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.questions import Answer
from briefgen.gui.settings import Settings
from briefgen.store import recovery
from briefgen.store.container import pack_brief
from briefgen.store.partial import sweep
from briefgen.worker.jobs import Answer as Told
from briefgen.worker.jobs import Copied, Copy

KEY = "copies"  # of the preference: seconds between two copies
LATEST = 2_000  # milliseconds that a copy may take; then it is written here
TRIES = 3  # how often a copy is restored that ends the program


class RecoveryCopy(QObject):
    """The copy of one open brief: written after changes, removed when they are saved."""

    failed = Signal(str)
    worked = Signal()  # the copy is as it should be, after a failure too

    def __init__(
        self,
        open_brief: OpenBrief,
        file: BriefFile,
        title: Callable[[], str],
        engine: Engine,
        settings: Settings,
    ) -> None:
        """Follow the brief; a lock tells that its program is still running."""
        super().__init__(open_brief)
        self._engine = engine
        self._drops = 0  # copies that were removed or overtaken
        self._open_brief = open_brief
        self._file = file
        self._title = title
        self._folder = folder = paths.recovery()
        short = hashlib.sha256(open_brief.brief.id.encode()).hexdigest()[:16]
        self.name = f"{short}-{os.getpid()}-{uuid.uuid4().hex[:6]}"
        with contextlib.suppress(OSError):  # said when the first copy cannot be written
            folder.mkdir(parents=True, exist_ok=True)
        self._number = recovery.next_number(folder)
        self._tries = 0
        self._lock = _lock_file(_lock_path(folder, self.name))
        self._lock.tryLock(0)
        self._settings = settings
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self._ask)
        self._late = QTimer(self, singleShot=True)
        self._late.timeout.connect(self._write_here)
        settings.changed.connect(self._follow)
        open_brief.brief_changed.connect(self._wait)
        open_brief.saved_changed.connect(self._clean)

    def write(self) -> bool:
        """Write the copy now, unless there is nothing to lose; whether nothing can be lost.

        A person may want no copies: then work can be.
        """
        if self._open_brief.history.isClean():
            return True
        if not self._pause():
            return False
        try:
            return self._keep(pack_brief(self._open_brief.brief))
        except SaveError as error:
            return self._told(error)

    def _ask(self) -> None:
        """Have a copy packed where nobody waits for it: that of a long brief takes a moment."""
        if self._open_brief.history.isClean() or not self._pause():
            return
        handle = self._engine.put(self._open_brief.brief)
        self._engine.ask(Copy(handle), partial(self._take, self._drops), key="copy")
        self._late.start(LATEST)

    def _take(self, drops: int, answer: Told) -> None:
        """Keep what was packed, unless the work has been saved since, or it was waited for."""
        if drops != self._drops or self._open_brief.history.isClean() or not self._pause():
            return
        self._late.stop()
        if isinstance(answer, Copied):
            self._keep(answer.data)
        else:
            self.write()

    def _write_here(self) -> None:
        """The worker has no time for it; what it packs later is older."""
        self._drops += 1
        self.write()

    def _keep(self, data: bytes) -> bool:
        path, file = self._open_brief.path, self._file
        now = datetime.datetime.now().isoformat(timespec="seconds")
        about = recovery.About(
            self._title(), now, str(path or ""), file.digest, file.format, self._number, self._tries
        )
        try:
            recovery.keep_copy(self._folder, self.name, data, about)
        except SaveError as error:
            return self._told(error)
        self.worked.emit()
        return True

    def _told(self, error: SaveError) -> bool:
        self.failed.emit(self.tr("No copy for recovery can be kept: {0}").format(error))
        return False

    def follow(self, about: recovery.About) -> None:
        """Follow work that was restored and not seen yet: it may end the program once more."""
        self._tries = about.tries + 1

    def trust(self) -> None:
        """The work was seen, so it does not end the program."""
        if self._tries:
            self._tries = 0
            self.write()

    def close(self) -> None:
        """End cleanly: saved or given up, no copy is needed."""
        self._timer.stop()
        self._late.stop()
        self._drop()
        self._lock.unlock()

    def _pause(self) -> int:
        """Milliseconds between two copies at least; 0 for no copies."""
        return 1000 * int(str(self._settings.value(KEY)))

    def _wait(self, before: Brief, after: Brief) -> None:
        if not self._timer.isActive() and self._pause():
            self._timer.start(self._pause())

    def _follow(self, key: str) -> None:
        """Another pause holds at once; who wants no copies has none."""
        if key != KEY:
            return
        self._timer.stop()
        if not self._pause():
            self._drop()
        elif not self._open_brief.history.isClean():
            self._timer.start(self._pause())

    def _clean(self) -> None:
        if self._open_brief.history.isClean():
            self._timer.stop()
            self._late.stop()
            self._drop()

    def _drop(self) -> None:
        self._drops += 1
        try:
            recovery.drop_copy(self._folder, self.name)
        except OSError as error:
            self.failed.emit(str(error))
        else:
            self.worked.emit()


@dataclass(frozen=True)
class Leftover:
    """A copy whose program has ended."""

    folder: Path
    name: str
    about: recovery.About

    def read(self) -> bytes:
        """The bytes of the brief."""
        return read_file(self.folder / f"{self.name}.brief")

    def count_try(self) -> None:
        """Note that it is about to be restored; a full disk does not keep it from that."""
        with contextlib.suppress(SaveError):
            recovery.count_try(self.folder, self.name, self.about)

    def drop(self) -> None:
        """Remove it for good."""
        recovery.drop_copy(self.folder, self.name)

    def set_aside(self) -> Path:
        """Keep it under a name that is not offered again."""
        return recovery.set_aside(self.folder, self.name)


class Leftovers(QObject):
    """Offers each leftover once, one after the other."""

    restore_asked = Signal(object)  # Leftover

    def __init__(self, folder: Path, window: QWidget) -> None:
        """Ask in front of this window."""
        super().__init__(window)
        self._window = window
        self._waiting = list(find_leftovers(folder))
        self._asked: Leftover | None = None

    def offer(self) -> None:
        """Ask about the next one."""
        if not self._waiting:
            self._asked = None
            return
        self._asked = self._waiting.pop(0)
        about = self._asked.about
        title = about.title or self.tr("A brief")
        if about.tries >= TRIES:
            text = self.tr("“{0}” ended the program {1} times. The copy was set aside as {2}.")
            bad = self._asked.set_aside()
            told = text.format(title, about.tries, bad)
            questions.tell(self._window, self.tr("Not opened"), told)
            self.offer()
            return
        questions.offer_recovery(self._window, title, clock(about.time), self._take)

    def _take(self, answer: Answer) -> None:
        asked = self._asked
        if asked and answer is Answer.RESTORE:
            self.restore_asked.emit(asked)
        elif asked and answer is Answer.DISCARD:
            asked.drop()
        self.offer()


def find_leftovers(folder: Path) -> tuple[Leftover, ...]:
    """The copies that no running program holds."""
    found = []
    for name, about in recovery.find_copies(folder):
        if _is_free(_lock_path(folder, name)):
            found.append(Leftover(folder, name, about))
    return tuple(found)


def tidy(folder: Path) -> None:
    """Remove what killed programs left beside their copies: locks, and half a copy."""
    sweep(folder)
    for path in (*folder.glob("*.alive"), *folder.glob("*.lock")):
        _is_free(path)  # which removes it
    for path in folder.glob("*.json"):
        if not path.with_suffix(".brief").exists():
            with contextlib.suppress(OSError):
                path.unlink()


def _is_free(path: Path) -> bool:
    """Whether no running program holds a lock; a pipe, which would block us, is nobody's."""
    if path.exists() and not path.is_file():
        return True
    lock = _lock_file(path)
    taken = lock.tryLock(0)
    lock.unlock()
    return taken


def _lock_path(folder: Path, name: str) -> Path:
    return folder / f"{name}.alive"


def _lock_file(path: Path) -> QLockFile:
    lock = QLockFile(str(path))
    lock.setStaleLockTime(0)  # a lock ends with its process
    return lock


def clock(time: str) -> str:
    """The time of day, with the day unless it is today."""
    try:
        then = datetime.datetime.fromisoformat(time)
    except ValueError:
        return "?"
    clock = QLocale().toString(QTime(then.hour, then.minute), QLocale.FormatType.ShortFormat)
    today = then.date() == datetime.datetime.now().date()
    return clock if today else f"{then:%B} {then.day}, {clock}"
