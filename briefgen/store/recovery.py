"""Copies of work that is not saved yet, for the day when the program ends without asking.

Each is two files in one folder: ``name.brief`` and ``name.json``, which says what it is.
"""

from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefgen.change.file_words import FORMAT
from briefgen.store.saver import save, save_all

_LIMIT = 100_000  # bytes of what a copy says about itself


class About(msgspec.Struct, frozen=True):
    """What a copy is of: its title, the time of day, the file it belongs to and that file's state.

    ``path`` is empty for a brief that was never saved; ``digest`` is that of the file as opened,
    ``format`` what it is written in. ``number`` is larger than those of all copies that were there
    before; ``tries`` says how often it was restored without its pages having been seen.
    """

    title: str
    time: str  # ISO
    path: str = ""
    digest: str = ""
    format: int = FORMAT
    number: int = 0
    tries: int = 0


def keep_copy(folder: Path, name: str, data: bytes, about: About) -> None:
    """Write or replace a copy.

    Raises:
        SaveError: it cannot be written; the one before is untouched.
    """
    save_all({folder / f"{name}.brief": data, folder / f"{name}.json": msgspec.json.encode(about)})


def count_try(folder: Path, name: str, about: About) -> None:
    """Note that a copy is about to be restored, in case that ends the program.

    Raises:
        SaveError: it cannot be noted.
    """
    counted = replace(about, tries=about.tries + 1)
    save(folder / f"{name}.json", msgspec.json.encode(counted))


def next_number(folder: Path) -> int:
    """A number for a copy that is newer than all that are there, whatever the clock says."""
    return 1 + max((about.number for _, about in find_copies(folder)), default=0)


def drop_copy(folder: Path, name: str) -> None:
    """Remove a copy, if it is there."""
    for suffix in ("brief", "json"):
        (folder / f"{name}.{suffix}").unlink(missing_ok=True)


def find_copies(folder: Path) -> tuple[tuple[str, About], ...]:
    """Every copy by name, the oldest first; one that says nothing about itself has no title."""
    files = (each for each in folder.glob("*.brief") if each.is_file())  # a pipe would block us
    found = [(each.stem, _about(each.with_suffix(".json"))) for each in files]
    return tuple(sorted(found, key=lambda each: (each[1].number, each[1].time, each[0])))


def _about(path: Path) -> About:
    try:
        if path.is_file() and path.stat().st_size <= _LIMIT:
            return msgspec.json.decode(path.read_bytes(), type=About)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        pass
    return About("", "")


def set_aside(folder: Path, name: str) -> Path:
    """Keep a copy that cannot be opened out of the way, so that it is not offered again."""
    bad = folder / f"{name}.bad"
    (folder / f"{name}.brief").replace(bad)
    (folder / f"{name}.json").unlink(missing_ok=True)
    return bad
