"""A fingerprint of the program: what another one made, or with other libraries, is made anew."""

import contextlib
import hashlib
import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from platform import python_version

_PACKAGE = Path(__file__).resolve().parent
_TIMELESS = 400_000_000  # seconds, in 1982: older than any program of this kind
_LIBRARIES = ("site-packages", "dist-packages")


def fingerprint(files: Iterable[Path] = ()) -> bytes:
    """Of the program as it is installed, and of these files: another one once they were written.

    A file counts by its name, its size and the time at which it was written, as hashing what is in
    all of them would take longer than what is saved. So do the folders of libraries, in which each
    that comes, goes or changes its version leaves a trace. Where an installer gave every file one
    time long ago, as some do, what is in it counts.
    """
    digest = hashlib.sha256(_program())
    for path in sorted(files):
        digest.update(_told(path))
    return digest.digest()


@cache
def _program() -> bytes:
    libraries = (Path(each) for each in sys.path if Path(each).name in _LIBRARIES)
    whole = (Path(sys.executable),) if getattr(sys, "frozen", False) else ()
    told = [*sorted(_modules(str(_PACKAGE))), *map(_told, (*libraries, *whole))]
    return hashlib.sha256(python_version().encode() + b"".join(told)).digest()


def _modules(folder: str) -> Iterator[bytes]:
    with os.scandir(folder) as found:
        for each in found:
            if each.name.endswith(".py"):
                yield _line(each.path, each.stat())
            elif each.name != "__pycache__" and each.is_dir():
                yield from _modules(each.path)


def _told(path: Path) -> bytes:
    try:
        return _line(str(path), path.stat())
    except OSError:  # gone, or in a program that is one file
        return os.fsencode(f"{path}\n")


def _line(path: str, told: os.stat_result) -> bytes:
    line = os.fsencode(f"{path} {told.st_size} {told.st_mtime_ns}\n")
    return line if told.st_mtime > _TIMELESS else line + _content(Path(path))


def _content(path: Path) -> bytes:
    with contextlib.suppress(OSError):
        if path.is_dir():
            return b"\n".join(sorted(os.fsencode(each.name) for each in path.iterdir()))
        return hashlib.sha256(path.read_bytes()).digest()
    return b""
