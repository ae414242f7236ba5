"""What a face says of itself, read once and kept on disk: reading a font takes longer than a page.

The key holds the font and the program; what is damaged or missing is read again.
"""

import contextlib
import hashlib
from functools import lru_cache

import msgspec

from briefgen import paths, typefaces
from briefgen.disk_cache import DiskCache
from briefgen.fingerprints import fingerprint
from briefgen.typefaces import Facts


@lru_cache(maxsize=64)
def facts(data: bytes) -> Facts:
    """What there is to know of a face that can be used."""
    kept, key = DiskCache(paths.cache() / "faces"), _key(data)
    known = kept.get(key)
    if known is not None:
        with contextlib.suppress(msgspec.DecodeError):
            return msgspec.msgpack.decode(known, type=Facts)
    read = typefaces.facts(data)
    kept.put(key, msgspec.msgpack.encode(read))
    return read


@lru_cache(maxsize=64)
def advances(data: bytes) -> dict[str, float]:
    """The width of each character of a face, at size 1."""
    read = facts(data)
    return {each: read.widths[glyph] / read.units for each, glyph in read.glyphs.items()}


def _key(data: bytes) -> str:
    return hashlib.sha256(fingerprint() + hashlib.sha256(data).digest()).hexdigest()
