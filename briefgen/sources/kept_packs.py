"""Topic libraries kept on disk as they were read: parsing one takes longer than all that is asked
of it.

The key holds what is in each of its files, and the program; what is damaged or missing is read
again. Only what could be read is kept.
"""

import contextlib
import hashlib
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from briefgen import paths
from briefgen.disk_cache import DiskCache
from briefgen.evidence.pack import Pack
from briefgen.fingerprints import fingerprint
from briefgen.sources.files import LIMIT

_FOLDERS = ("", "indicators")  # of a library, that have files
_FILES, _SIZE = 5_000, 4 * LIMIT  # of a library that is kept


def kept_pack(folder: Path, read: Callable[[Path], Pack]) -> Pack:
    """The library in this folder, from disk where the same was read before.

    Raises:
        PackError: as ``read`` does.
    """
    key = _key(folder)
    if not key:
        return read(folder)
    kept = DiskCache(paths.cache() / "packs", entries=40)
    data = kept.get(key)
    if data is not None:
        with contextlib.suppress(msgspec.DecodeError, ValueError):
            return msgspec.msgpack.decode(data, type=Pack)
    pack = read(folder)
    with contextlib.suppress(OverflowError):  # a number that no other program could hold
        kept.put(key, msgspec.msgpack.encode(pack))
    return pack


def _key(folder: Path) -> str:
    """A hash of all that is in it; ``""`` where something is no plain file."""
    digest, size = hashlib.sha256(fingerprint()), 0
    try:
        for number, (name, path) in enumerate(_files(folder)):
            data = path.read_bytes() if path.stat().st_size <= LIMIT else b""
            size += len(data)
            if not data or number >= _FILES or size > _SIZE:
                return ""
            digest.update(b"%d %d " % (len(name), len(data)) + name + data)
    except OSError:
        return ""
    return digest.hexdigest()


def _files(folder: Path) -> Iterator[tuple[bytes, Path]]:
    for part in _FOLDERS:
        with os.scandir(folder / part) as found:
            for each in sorted(found, key=lambda entry: entry.name):
                if each.is_file(follow_symlinks=False):
                    yield os.fsencode(f"{part}/{each.name}"), Path(each.path)
                elif each.name not in _FOLDERS or each.is_symlink():
                    raise OSError
