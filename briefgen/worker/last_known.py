"""The office's templates as they were last read, for the days on which its folder is away."""

import hashlib
from pathlib import Path

import msgspec

from briefgen import paths
from briefgen.brief.template import Template
from briefgen.disk_cache import DiskCache


class LastKnown(msgspec.Struct, frozen=True):
    """Templates of an office, and the day on which they were read."""

    date: str = ""
    templates: tuple[Template, ...] = ()


def keep(folder: Path, templates: tuple[Template, ...], today: str) -> None:
    """Keep what this folder holds today."""
    known = LastKnown(today, templates)
    _cache().put(_key(folder), msgspec.msgpack.encode(known))


def recall(folder: Path) -> LastKnown:
    """What this folder held; nothing if that is not known, or by another version of ours."""
    data = _cache().get(_key(folder))
    try:
        return msgspec.msgpack.decode(data, type=LastKnown) if data else LastKnown()
    except msgspec.ValidationError:
        return LastKnown()


def _cache() -> DiskCache:
    return DiskCache(paths.cache() / "office", entries=4)


def _key(folder: Path) -> str:
    return hashlib.sha256(str(folder).encode("utf-8", "surrogateescape")).hexdigest()
