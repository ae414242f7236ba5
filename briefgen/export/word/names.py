"""Names of bookmarks: letters, digits and underscores, forty at most, each only once."""

import re
import zlib
from collections.abc import Callable, Iterable

LONGEST = 40
_BLOCK = "_pb_"  # begins the bookmarks that lead back into the brief
_ROOM = 5  # for "__99", which numbers the paragraphs of one block


def bookmark_names(ids: Iterable[str]) -> dict[str, str]:
    """A hidden bookmark for each block id, which carries the way back into the brief."""
    return _distinct(ids, _block_name)


def reference_names(ids: Iterable[str]) -> dict[str, str]:
    """A bookmark such as Word itself makes for a target of cross-references."""
    return _distinct(ids, lambda each, attempt: f"_Ref{_hash(each, attempt) % 10**9:09d}")


def contents_names(ids: Iterable[str]) -> dict[str, str]:
    """A bookmark such as Word itself makes for a line of a list of contents."""
    return _distinct(ids, lambda each, attempt: f"_Toc{_hash(each, attempt) % 10**9:09d}")


def is_block_name(name: str) -> bool:
    """Whether a bookmark only carries the way back into the brief."""
    return name.startswith(_BLOCK)


def _block_name(block: str, attempt: int) -> str:
    plain = _BLOCK + re.sub(r"[^A-Za-z0-9]+", "_", block).strip("_")
    if not attempt and len(plain) <= LONGEST - _ROOM:
        return plain
    suffix = f"_{_hash(block, attempt):08x}"
    return plain[: LONGEST - _ROOM - len(suffix)].rstrip("_") + suffix


def _distinct(ids: Iterable[str], make: Callable[[str, int], str]) -> dict[str, str]:
    names: dict[str, str] = {}
    taken: set[str] = set()
    for each in ids:
        attempt = 0
        while (name := make(each, attempt)).lower() in taken:
            attempt += 1
        names[each] = name
        taken.add(name.lower())
    return names


def _hash(text: str, attempt: int) -> int:
    return zlib.crc32(f"{text}#{attempt}".encode(errors="replace"))
