"""Keep words that are spelled right at this desk: a text file in the user's own folder."""

from pathlib import Path

from briefgen.document.text import clean_text
from briefgen.errors import SaveError
from briefgen.spelling.words import normal
from briefgen.store.saver import save

LIMIT = 1_000_000  # bytes that are read


def add_word(word: str, path: Path) -> None:
    """Put a word on a line of its own at the end; what else is in the file stays as it is.

    Raises:
        SaveError: the file cannot be read or written; what was there is untouched.
    """
    kept = _kept(path)
    line = f"{word}\n".encode()
    if len(kept) + len(line) > LIMIT:
        raise SaveError(f"{path} is full; take words out of it that you do not need.")
    if kept and not kept.endswith(b"\n"):
        kept += b"\n"
    if line not in kept.splitlines(keepends=True):
        save(path, kept + line)


def remove_word(word: str, path: Path) -> None:
    """Take every line with a word away, however it is spelled; what else is there stays as it is.

    Raises:
        SaveError: the file cannot be read or written; what was there is untouched.
    """
    lines = _kept(path).splitlines(keepends=True)
    rest = [line for line in lines if normal(clean_text(_text(line)).strip()) != word]
    if len(rest) < len(lines):
        save(path, b"".join(rest))


def _text(line: bytes) -> str:
    return line.decode("utf-8-sig", "replace")


def _kept(path: Path) -> bytes:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return path.read_bytes() if path.is_file() else b""
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise SaveError(f"{path} cannot be read: {reason}.") from error
