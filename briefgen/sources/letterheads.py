"""A Word file of an office → a letterhead, without what may not travel."""

from pathlib import Path

from briefgen.errors import PackError, Place
from briefgen.typography.look import LETTERHEAD_LIMIT, Letterhead
from briefgen.word_files import BadWordFileError, OpenedWord, open_word, write_package


def read_letterhead(path: Path) -> Letterhead:
    """A .docx or .dotx file as a letterhead, and what was left out of it.

    Raises:
        PackError: the file cannot be read, or is not a Word file that can be used.
    """
    opened = open_letterhead(path)
    return Letterhead(write_package(opened.package), opened.left_out)


def open_letterhead(path: Path) -> OpenedWord:
    """The file itself, for those who look into it.

    Raises:
        PackError: the file cannot be read, or is not a Word file that can be used.
    """
    place = Place(path.name)
    try:
        if not path.is_file():
            reason = "is not a file" if path.exists() else "does not exist"
            raise PackError(f"The letterhead {path} {reason}.")
        with path.open("rb") as stream:
            data = stream.read(LETTERHEAD_LIMIT + 1)
        return open_word(data)
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise PackError(f"The letterhead cannot be read: {reason}.", place) from error
    except BadWordFileError as error:
        raise PackError(f"The letterhead {error}.", place) from error
