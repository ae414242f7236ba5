"""A brief of an older format, kept beside the file that is about to be written in that of today."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.errors import SaveError
from briefgen.store.saver import save_new

COPIES = 100  # names that are tried


def keep_older(path: Path, number: int) -> Path:
    """Copy a file of format 1 to ``name (format 1).brief``; the copy.

    It is never written over another file; a copy that is there already is the one.

    Raises:
        SaveError: the file cannot be read, or the copy cannot be written.
    """
    try:
        data = path.read_bytes()
        for copy in _names(path, number):
            if not copy.exists():
                save_new(copy, data)
                return copy
            if copy.is_file() and copy.read_bytes() == data:
                return copy
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SaveError(f"{path.name} was not saved: it cannot be copied: {reason}.") from error
    except SaveError as error:
        sentence = f"{path.name} was not saved, since no copy of it could be kept: {error.message}"
        raise SaveError(sentence) from error
    raise SaveError(f"{path.name} was not saved: there are too many copies of it; remove some.")


def _names(path: Path, number: int) -> Iterator[Path]:
    for again in range(1, COPIES):
        ordinal = f" {again}" if again > 1 else ""
        yield path.with_name(f"{path.stem} (format {number}){ordinal}{path.suffix}")
