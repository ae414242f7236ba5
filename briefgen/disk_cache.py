"""Results kept on disk, each with a checksum; what is damaged counts as missing.

An entry holds plain bytes, never code: readers decode it into the type that they expect. The
folder belongs to its cache; what else lies in it for an hour is a left-over and goes.
"""

import contextlib
import hashlib
import os
import tempfile
import time
from pathlib import Path

import msgspec

_MARK = b"briefgen entry 1\n"
_HEAD = len(_MARK) + hashlib.sha256().digest_size
_SUFFIX = ".entry"
_LEFT_OVER = 3600.0  # seconds after which nobody is still writing


class DiskCache(msgspec.Struct, frozen=True):
    """A folder of entries by key; those unused for longest go first."""

    folder: Path
    entries: int = 500
    size: int = 50_000_000  # bytes of all entries

    def get(self, key: str) -> bytes | None:
        """What was put under this key; None if there is none, or none that is whole."""
        path = self._path(key)
        try:
            if not path.is_file() or path.stat().st_size > self.size:
                return None
            content = path.read_bytes()
        except OSError:
            return None
        data = content[_HEAD:]
        if content[:_HEAD] != _head(key, data):
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # used now
        return data

    def put(self, key: str, data: bytes) -> None:
        """Keep it, whole or not at all; a disk that cannot be written costs only time."""
        with contextlib.suppress(OSError):
            self.folder.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self.folder, suffix=".part")
            try:
                with os.fdopen(handle, "wb") as stream:
                    stream.write(_head(key, data) + data)
                Path(name).replace(self._path(key))
            except OSError:
                Path(name).unlink(missing_ok=True)
                raise
            self._prune()

    def _path(self, key: str) -> Path:
        return self.folder / f"{key}{_SUFFIX}"

    def _prune(self) -> None:
        """Take out left-overs, and what is beyond the bounds."""
        found: list[tuple[float, int, str]] = []
        now = time.time() + _LEFT_OVER
        for each in os.scandir(self.folder):
            with contextlib.suppress(OSError):  # another process may have been faster
                stat = each.stat(follow_symlinks=False)
                if each.name.endswith(_SUFFIX):
                    written = stat.st_mtime if stat.st_mtime <= now else 0.0  # the clock went back
                    found.append((written, stat.st_size, each.path))
                elif stat.st_mtime < time.time() - _LEFT_OVER:
                    Path(each.path).unlink(missing_ok=True)
        size = sum(length for _, length, _ in found)
        surplus = len(found) - self.entries
        for _, length, name in sorted(found):
            if surplus <= 0 and size <= self.size:
                return
            with contextlib.suppress(OSError):
                Path(name).unlink(missing_ok=True)
            surplus, size = surplus - 1, size - length


def _head(key: str, data: bytes) -> bytes:
    """The key is part of it, so that no entry passes for another."""
    return _MARK + hashlib.sha256(f"{key}\n".encode() + data).digest()
