"""The words that are spelled right at this desk → a set.

No row of SOURCES: nobody is asked for this file, and both doors read it where it always lies.
"""

from pathlib import Path

from briefgen.document.text import clean_text
from briefgen.errors import PackError
from briefgen.sources.files import read_text
from briefgen.spelling.words import normal

LIMIT = 1_000_000  # bytes; some 100,000 words


def find_words(path: Path) -> frozenset[str]:
    """The words of a text file, one a line; none where it is missing or cannot be read.

    The file is a person's own: spaces around a word, empty lines and lines that begin with ``#``
    are passed over.
    """
    try:
        text = read_text(path, PackError, LIMIT)
    except PackError:
        return frozenset()
    lines = (normal(line.strip()) for line in clean_text(text).split("\n"))
    return frozenset(line for line in lines if line and not line.startswith("#"))
