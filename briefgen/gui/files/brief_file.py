"""The file of an open brief: who may write it, and whether it changed behind our back."""

import contextlib
import errno
import hashlib
import os
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, QSysInfo

from briefgen.change.file_words import FORMAT
from briefgen.errors import SaveError
from briefgen.gui.open_brief import OpenBrief
from briefgen.sources.attached import PDF_LIMIT
from briefgen.store.older import keep_older
from briefgen.store.partial import sweep
from briefgen.store.saver import refuse_changed


class BriefFile(QObject):
    """Holds the lock on the file of a brief as long as the brief is open.

    Locks lie in the user's own folder, not beside the file, which may be on a share.
    """

    def __init__(
        self, open_brief: OpenBrief, locks: Path, digest: str = "", number: int = FORMAT
    ) -> None:
        """Take the file that the brief came from; when somebody has it, the brief is read-only.

        ``digest`` is that of the bytes as they were read; ``number`` is its format: of
        a file of an older one a copy is kept before it is written in that of today.
        """
        super().__init__(open_brief)
        self._open_brief = open_brief
        self._locks = locks
        self._lock: QLockFile | None = None
        self._digest = digest
        self._format = number
        if open_brief.path:
            self._lock = self._take(open_brief.path)
            open_brief.read_only = self._lock is None
            if other := self._other_computer(open_brief.path):
                why = self.tr("a program on {0} has it open, or ended without closing it")
                open_brief.why_read_only = why.format(other)
            sweep(open_brief.path.parent)
        open_brief.noted.connect(self._keep_note)

    @property
    def digest(self) -> str:
        """The digest of the file as last read or written; empty when there is none."""
        return self._digest

    @property
    def format(self) -> int:
        """The format of the file."""
        return self._format

    def take_restored(self, digest: str, number: int) -> None:
        """From now on the brief belongs to the file as it was with this digest and format.

        When that is no longer what the file holds, saving says so.
        """
        self._digest, self._format = digest or self._digest, number

    def needs_name(self) -> bool:
        """Whether saving has to ask for a name first."""
        return self._open_brief.path is None or self._open_brief.read_only

    def save(self) -> None:
        """Write the brief into its own file.

        Raises:
            SaveError: it cannot be written, or it is no longer the file that was opened.
        """
        path = self._open_brief.path
        assert path is not None
        if self._digest:
            refuse_changed(path, self._digest)  # before a copy of it is kept
        self._write(path, self._digest)

    def save_as(self, path: Path) -> None:
        """Write the brief into another file and take that as its own.

        Raises:
            SaveError: it cannot be written, or it is open in another window.
        """
        if path == self._open_brief.path and not self._open_brief.read_only:
            self._write(path)
            return
        is_own = path == self._open_brief.path
        lock = self._take(path) or self._take_over(path)
        if lock is None:
            why = "it is open in another window; choose another name."
            raise SaveError(f"{path.name} was not saved: {why}")
        try:
            self._write(path, self._digest if is_own else "")
        except SaveError:
            lock.unlock()
            raise
        self.release()
        self._lock = lock

    def release(self) -> None:
        """Let others write the file."""
        if self._lock:
            self._lock.unlock()
            self._lock = None

    def _keep_note(self) -> None:
        """Keep what the brief learned of itself in the file that holds the rest of it.

        Only where nothing else is written with it: neither edits that nobody saved yet, nor a file
        of an older format in that of today. Otherwise it is kept with the next save.
        """
        if not self._open_brief.is_saved() or self._open_brief.read_only or self._format < FORMAT:
            return
        try:
            self.save()
        except SaveError as error:
            text = self.tr("The next version is not kept in the file: {0}")
            self._open_brief.told.emit(text.format(error))

    def _write(self, path: Path, replacing: str = "") -> None:
        kept = self._keep_older(path)
        self._digest = digest(self._open_brief.save(path, replacing))
        self._format = FORMAT
        if kept:
            text = self.tr("Saved in the format of this version; as it was, it is kept as “{0}”.")
            self._open_brief.told.emit(text.format(kept.name))

    def _keep_older(self, path: Path) -> Path | None:
        """Keep a copy of a file in an older format beside it, if it is about to be replaced.

        Raises:
            SaveError: it cannot be kept.
        """
        own = self._open_brief.path
        is_same = own is not None and real(path) == real(own) and path.exists()
        return keep_older(path, self._format) if is_same and self._format < FORMAT else None

    def _take(self, path: Path) -> QLockFile | None:
        """The lock on a file, None when somebody else has it."""
        with contextlib.suppress(OSError):  # then there is no lock, and nobody to keep out
            self._locks.mkdir(parents=True, exist_ok=True)
        lock = self._lock_of(path)
        taken = lock.tryLock(0)
        return None if not taken and lock.error() is QLockFile.LockError.LockFailedError else lock

    def _take_over(self, path: Path) -> QLockFile | None:
        """The lock that a program on another computer left or holds, for a person who insists.

        Nobody here can know whether that program still runs; what it saves is not lost, since each
        looks at the file before replacing it.
        """
        if self._other_computer(path):
            self._lock_of(path).removeStaleLockFile()
        return self._take(path)

    def _other_computer(self, path: Path) -> str:
        """The name of the other computer whose program has the lock on a file, if one has."""
        _, host, _ = self._lock_of(path).getLockInfo() or (0, "", "")
        return str(host) if host and host != QSysInfo.machineHostName() else ""

    def _lock_of(self, path: Path) -> QLockFile:
        name = hashlib.sha256(str(real(path)).encode()).hexdigest()[:32]
        lock = QLockFile(str(self._locks / f"{name}.lock"))
        lock.setStaleLockTime(0)  # a lock ends with its process, however long that works
        return lock


def digest(data: bytes) -> str:
    """What tells one content of a file from another."""
    return hashlib.sha256(data).hexdigest()


def real(path: Path) -> Path:
    """Where a file is once links are followed, as far as they lead anywhere."""
    return Path(os.path.realpath(path))  # a path's own raises where links go in a circle


def read_file(path: Path) -> bytes:
    """The bytes of a file, no more than one with a brief may have and one.

    Raises:
        OSError: it cannot be read, or is no file; a pipe would keep us waiting.
    """
    if path.exists() and not path.is_file():
        raise OSError(errno.EINVAL, "it is not a file")
    with path.open("rb") as stream:
        return stream.read(PDF_LIMIT + 1)
