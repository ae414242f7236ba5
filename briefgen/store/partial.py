"""Files and folders that are being written, and what is left of them when a program is killed.

A name says that it is ours and on which machine, a lock on it that its writer lives. Where there
are no such locks (Windows), only what lies for a day counts as left behind.
"""

import contextlib
import errno
import hashlib
import os
import platform
import re
import shutil
import stat
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

if sys.platform != "win32":
    import fcntl

_SUFFIX = ".part"
_DAY = 86_400.0  # seconds
_TRIES, _PAUSE = 100, 0.02  # for a folder that somebody else holds; seconds between two


@contextlib.contextmanager
def partial_file(folder: Path) -> Iterator[Path]:
    """A new empty file, removed at the end unless it was put in the place of another."""
    path, lock = _held(partial(_new_file, folder), os.O_RDWR)
    try:
        yield path
    finally:
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)
        _close(lock)


@contextlib.contextmanager
def partial_folder(folder: Path) -> Iterator[Path]:
    """A new empty folder in another, removed at the end unless it got a name of its own."""
    path, lock = _held(partial(_new_folder, folder), os.O_RDONLY)
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        _close(lock)


class SetAside:
    """A folder that was taken away from its place and can be put back as long as we run.

    What was not put back is swept like anything else that a program left behind.
    """

    def __init__(self, folder: Path) -> None:
        """Take it away.

        Raises:
            OSError: it cannot be moved.
        """
        self._folder = folder
        self._place, self._lock = _held(partial(_new_folder, folder.parent), os.O_RDONLY)
        try:
            folder.rename(self._place / folder.name)
        except OSError:
            self._give_up()
            raise

    def put_back(self) -> None:
        """Give it its place again.

        Raises:
            OSError: the place is taken, or cannot be written.
        """
        (self._place / self._folder.name).rename(self._folder)
        self._give_up()

    def _give_up(self) -> None:
        shutil.rmtree(self._place, ignore_errors=True)
        _close(self._lock)
        self._lock = None


@contextlib.contextmanager
def held(folder: Path) -> Iterator[None]:
    """Keep other programs of ours from replacing files of a folder meanwhile, where locks are.

    The folder is locked and not the file: on a share, a file that is open may not be replaced.

    Raises:
        OSError: somebody else holds it, and goes on doing so.
    """
    lock = _hold(folder)
    try:
        yield
    finally:
        _close(lock)


def sweep(folder: Path) -> None:
    """Remove what killed programs of this person on this machine left; a failure costs nothing."""
    name = re.compile(re.escape(_prefix()) + r"[a-z0-9_]{8}" + re.escape(_SUFFIX))
    with contextlib.suppress(OSError):
        for each in [each for each in os.scandir(folder) if name.fullmatch(each.name)]:
            with contextlib.suppress(OSError):
                _remove_if_left(Path(each.path))


def _prefix() -> str:
    machine = hashlib.sha256(platform.node().encode()).hexdigest()[:8]
    return f".briefgen-{machine}-"


def _new_file(folder: Path) -> Path:
    descriptor, name = tempfile.mkstemp(_SUFFIX, _prefix(), folder)
    os.close(descriptor)
    return Path(name)


def _new_folder(folder: Path) -> Path:
    return Path(tempfile.mkdtemp(_SUFFIX, _prefix(), folder))


def _held(new: Callable[[], Path], flags: int) -> tuple[Path, int | None]:
    """Something new and the lock on it; another one where it was swept before it was held."""
    while True:
        path, lock = new(), None
        try:
            lock = _lock(path, flags)
        except (BlockingIOError, FileNotFoundError):
            continue
        except OSError:
            pass  # a place without locks: nobody sweeps there either
        if path.exists():
            return path, lock
        _close(lock)


def _hold(folder: Path) -> int | None:
    """The lock on a folder; None where there are no locks.

    Raises:
        OSError: somebody else holds it, and goes on doing so.
    """
    for _ in range(_TRIES):
        try:
            return _lock(folder, os.O_RDONLY)
        except BlockingIOError:
            time.sleep(_PAUSE)
        except OSError:
            return None
    raise BlockingIOError(errno.EAGAIN, "another program is saving there; try again")


def _remove_if_left(path: Path) -> None:
    """Remove it unless its writer lives.

    Raises:
        OSError: its writer lives, or it cannot be removed.
    """
    info = path.lstat()
    is_folder = stat.S_ISDIR(info.st_mode)
    if not _is_mine(info) or not (is_folder or stat.S_ISREG(info.st_mode)):
        return
    lock = _lock(path, os.O_RDONLY if is_folder else os.O_RDWR)
    try:
        if is_folder:
            shutil.rmtree(path)
        else:
            path.unlink()
    finally:
        _close(lock)


def _is_mine(info: os.stat_result) -> bool:
    if sys.platform == "win32":
        return info.st_mtime < time.time() - _DAY
    return info.st_uid == os.getuid()


def _lock(path: Path, flags: int) -> int | None:
    """Hold a file or a folder as long as the descriptor is open; None where there are no locks.

    Raises:
        OSError: somebody else holds it, it is gone, or its place knows no locks.
    """
    if sys.platform == "win32":
        return None
    descriptor = os.open(path, flags | os.O_NOFOLLOW)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def _close(lock: int | None) -> None:
    if lock is not None:
        os.close(lock)
