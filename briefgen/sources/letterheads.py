"""A Word file of an office → the letterhead of its brand, without what may not travel."""

from pathlib import Path

from msgspec.structs import replace

from briefgen.errors import PackError, Place
from briefgen.typography.look import LETTERHEAD_LIMIT, Brand
from briefgen.word_files import BadWordFileError, OpenedWord, open_word, write_package


def read_letterhead(path: Path, brand: Brand) -> Brand:
    """The brand with this .docx or .dotx file as its letterhead, and what was left out of it.

    Raises:
        PackError: the file cannot be read, or is not a Word file that can be used.
    """
    opened = open_letterhead(path)
    return replace(brand, letterhead=write_package(opened.package), left_out=opened.left_out)


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
