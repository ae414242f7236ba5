"""The one way in which a user's file is written.

Written beside the target, flushed to the disk, read back, then put in its place in one step: after
a crash or a full disk, the old file or the new one is there, never neither.
"""

import contextlib
import errno
import os
import stat
import tempfile
from collections.abc import Mapping
from pathlib import Path

from briefgen.errors import SaveError

_REASONS = {
    errno.ENOSPC: "the disk is full; free some space or choose another place",
    errno.EDQUOT: "your disk quota is used up; free some space or choose another place",
    errno.EACCES: "you may not write there; choose another folder",
    errno.EPERM: "you may not write there; choose another folder",
    errno.EROFS: "the disk is read-only; choose another folder",
    errno.EEXIST: "there is a file of that name; choose another name",
    errno.ENOENT: "the folder does not exist; create it or choose another",
    errno.ENOTDIR: "the folder does not exist; create it or choose another",
    errno.EISDIR: "there is a folder of that name; choose another name",
    errno.ELOOP: "it is a link that leads back to itself; choose another name",
    errno.EINVAL: "it is a device or a pipe, not a file; choose another name",
    errno.EIO: "the disk reports an error; choose another disk",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


def save(path: Path, data: bytes) -> None:
    """Write one file.

    Raises:
        SaveError: with the reason; what was there before is untouched.
    """
    save_all({path: data})


def save_new(path: Path, data: bytes) -> None:
    """Write a file under a name that no file has; never over another one.

    Raises:
        SaveError: with the reason; nothing is left half done.
    """
    try:
        with path.open("xb") as stream:
            try:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
                _verify(path, data)
            except BaseException:
                path.unlink(missing_ok=True)
                raise
    except OSError as error:
        raise SaveError(f"{path} was not saved: {_reason(error)}.") from error
    _sync_folder(path.parent)


def save_all(files: Mapping[Path, bytes]) -> None:
    """Write several files that belong together: all are ready on the disk before any is replaced.

    Raises:
        SaveError: with the reason; nothing was replaced unless a replacement itself failed.
    """
    ready: list[tuple[Path, Path]] = []
    target = Path()
    try:
        for target, data in files.items():
            real = Path(os.path.realpath(target))  # a link keeps pointing to its file
            _refuse_unfit(real)
            ready.append((_write_beside(real, data), real))
        for partial, target in ready:
            partial.replace(target)
    except OSError as error:
        raise SaveError(f"{target} was not saved: {_reason(error)}.") from error
    finally:
        for partial, _ in ready:
            partial.unlink(missing_ok=True)
    for folder in {real.parent for _, real in ready}:
        _sync_folder(folder)


def _refuse_unfit(target: Path) -> None:
    """A folder, a link in a circle, a device or a pipe, or a file that is read-only."""
    if target.is_symlink():
        raise OSError(errno.ELOOP, "is a link to itself")
    if not target.exists():
        return
    mode = target.stat().st_mode
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(errno.EISDIR, "is a folder")
    if not stat.S_ISREG(mode):
        raise OSError(errno.EINVAL, "is a device, not a file")
    if not mode & stat.S_IWUSR or not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, "is read-only")


def _write_beside(real: Path, data: bytes) -> Path:
    descriptor, name = tempfile.mkstemp(".part", f".{real.name[:100]}.", real.parent)
    partial = Path(name)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        _verify(partial, data)
        mode = stat.S_IMODE(real.stat().st_mode) if real.exists() else 0o666 & ~_umask()
        partial.chmod(mode)
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
    return partial


def _verify(partial: Path, data: bytes) -> None:
    if partial.read_bytes() != data:
        raise OSError(errno.EIO, "reads back differently")


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def _sync_folder(folder: Path) -> None:
    """Make the new name lasting where the system can; a failure here loses nothing."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def _reason(error: OSError) -> str:
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())
