"""The one way in which a user's file is written.

Written beside the target, flushed to the disk, read back, then put in its place in one step: after
a crash or a full disk, the old file or the new one is there, never neither.
"""

import contextlib
import errno
import hashlib
import os
import shutil
import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from briefgen.errors import SaveError
from briefgen.store.partial import held, partial_file, partial_folder, sweep

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
    errno.ENOTEMPTY: "there is a folder of that name; choose another name",
    errno.ELOOP: "it is a link that leads back to itself; choose another name",
    errno.EINVAL: "it is a device or a pipe, not a file; choose another name",
    errno.EIO: "the disk reports an error; choose another disk",
    errno.ENAMETOOLONG: "the name is too long; choose a shorter one",
}


_OPEN_ELSEWHERE = (5, 32, 33)  # what Windows answers while another program holds the file


class _Ready(msgspec.Struct, frozen=True):
    """A file to be replaced: as it was asked for, where it lies, the new one, the old one kept."""

    asked: Path
    real: Path
    new: Path
    old: Path  # not there where there was none


def save(path: Path, data: bytes) -> None:
    """Write one file.

    Raises:
        SaveError: with the reason; what was there before is untouched.
    """
    save_all({path: data})


def save_over(path: Path, data: bytes, digest: str) -> None:
    """Write one file that holds what has this SHA-256, or is gone by now.

    Where there are locks no other program of ours comes between the last look and the new file.

    Raises:
        SaveError: with the reason, one being that somebody changed it; it is untouched.
    """
    real = Path(os.path.realpath(path))
    try:
        _refuse_unfit(real)
        sweep(real.parent)
        with _written_beside(real, data) as new, held(real.parent):
            refuse_changed(path, digest)
            if real.exists():
                new.replace(real)
            else:
                _take_name(new, real)
    except OSError as error:
        raise SaveError(f"{path} was not saved: {_reason(error)}.") from error
    _sync_folder(real.parent)


def refuse_changed(path: Path, digest: str) -> None:
    """Look at a file that is about to be replaced.

    Raises:
        SaveError: it does not hold what has this SHA-256, or cannot be read; one that is gone is
            none that changed.
    """
    try:
        is_there = path.exists()
    except OSError as error:
        raise SaveError(f"{path} was not saved: {_reason(error)}.") from error
    if is_there and _digest(path) != digest:
        raise SaveError(
            f"{path.name} was not saved: it was changed by somebody else since you opened it. "
            "Save your brief under another name."
        )


def save_new(path: Path, data: bytes) -> None:
    """Write a file under a name that no file has; never over another one.

    Raises:
        SaveError: with the reason; nothing is left half done.
    """
    sweep(path.parent)
    try:
        with _written_beside(path, data) as new:
            _take_name(new, path)
    except OSError as error:
        raise SaveError(f"{path} was not saved: {_reason(error)}.") from error
    _sync_folder(path.parent)


def save_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a folder that is not there yet with all its files, or nothing.

    Raises:
        SaveError: with the reason; nothing is left half done.
    """
    sweep(folder.parent)
    try:
        with partial_folder(folder.parent) as draft:
            for name, data in files.items():
                (draft / name).parent.mkdir(parents=True, exist_ok=True)
                _write(draft / name, data)
            for inner in {(draft / name).parent for name in files}:
                _sync_folder(inner)
            draft.chmod(0o777 & ~_umask())
            draft.rename(folder)
    except OSError as error:
        raise SaveError(f"{folder} was not saved: {_reason(error)}.") from error
    _sync_folder(folder.parent)


def save_all(files: Mapping[Path, bytes]) -> None:
    """Write several files that belong together: all are ready on the disk before any is replaced.

    When one cannot be replaced after all, those before it are put back as they were.

    Raises:
        SaveError: with the reason; no file is changed, or the sentence names those that are.
    """
    target = Path()
    with contextlib.ExitStack() as stack:
        ready: list[_Ready] = []
        try:
            for target, data in files.items():
                real = Path(os.path.realpath(target))  # a link keeps pointing to its file
                _refuse_unfit(real)
                sweep(real.parent)
                new = stack.enter_context(_written_beside(real, data))
                old = stack.enter_context(_kept(real)) if len(files) > 1 else real
                ready.append(_Ready(target, real, new, old))
        except OSError as error:
            untouched = " No file was changed." if len(files) > 1 else ""
            raise SaveError(f"{target} was not saved: {_reason(error)}.{untouched}") from error
        _replace_all(ready)
    for folder in {each.real.parent for each in ready}:
        _sync_folder(folder)


def _replace_all(ready: Sequence[_Ready]) -> None:
    """Put the new files in the place of the old ones.

    Raises:
        SaveError: one of them cannot be; it says what became of the others.
    """
    done: list[_Ready] = []
    try:
        for each in ready:
            with held(each.real.parent):
                each.new.replace(each.real)
            done.append(each)
    except BaseException as error:
        changed = [each for each in done if not _put_back(each)]
        if not isinstance(error, OSError):
            raise
        failed = ready[len(done)].asked
        sentence = f"{failed} was not saved: {_reason(error)}.{_rest(ready, changed)}"
        raise SaveError(sentence) from error


def _rest(ready: Sequence[_Ready], changed: Sequence[_Ready]) -> str:
    """What became of a set of files of which one could not be replaced."""
    if len(ready) == 1:
        return ""
    if not changed:
        return " No file was changed."
    new = ", ".join(each.asked.name for each in changed)
    old = ", ".join(each.asked.name for each in ready if each not in changed)
    return f" Replaced already: {new}. As before: {old}."


def _put_back(done: _Ready) -> bool:
    """Whether a file is again what it was before it was replaced."""
    try:
        if done.old.exists():
            done.old.replace(done.real)
        else:
            done.real.unlink()
    except OSError:
        return False
    return True


def _digest(path: Path) -> str:
    """The SHA-256 of what a file holds; empty when it cannot be read."""
    try:
        if not path.is_file():  # a pipe would keep us waiting
            return ""
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return ""


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


def _take_name(new: Path, path: Path) -> None:
    """Give a file that is ready its name in one step.

    Raises:
        OSError: there is a file of that name, or it cannot be given.
    """
    try:
        path.hardlink_to(new)
    except FileExistsError:
        raise
    except OSError:  # a place without links: take the name first
        path.open("xb").close()
        new.replace(path)


@contextlib.contextmanager
def _written_beside(real: Path, data: bytes) -> Iterator[Path]:
    """The new file, ready on the disk under a name of its own."""
    with partial_file(real.parent) as path:
        _write(path, data)
        mode = stat.S_IMODE(real.stat().st_mode) if real.exists() else 0o666 & ~_umask()
        path.chmod(mode)
        yield path


@contextlib.contextmanager
def _kept(real: Path) -> Iterator[Path]:
    """The old file under a second name, if there is one: a link, or a copy where no links are."""
    with partial_folder(real.parent) as folder:
        old = folder / "old"
        if real.exists():
            try:
                old.hardlink_to(real)
            except OSError:
                shutil.copy2(real, old)
        yield old


def _write(path: Path, data: bytes) -> None:
    """Write a file to the disk and read it back.

    Raises:
        OSError: it cannot be written, or reads back differently.
    """
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if path.read_bytes() != data:
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
    if getattr(error, "winerror", 0) in _OPEN_ELSEWHERE:
        return "another program may have it open; close it there, or choose another name"
    return _REASONS.get(error.errno or 0, (error.strerror or str(error)).lower())
