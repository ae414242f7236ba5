"""What may have been meant by a word that no dictionary has: a few words, within bounds of time.

The one place that has ``spylls`` at work: reading a dictionary takes it a third of a second, a word
a tenth. So it happens in the worker, and only for a word that somebody asks about.
"""

import functools
import io
import time
from pathlib import Path
from typing import Any

from briefgen.spelling.dictionaries import folder_of, has_dictionary
from briefgen.spelling.words import normal

MOST = 5
SECONDS = 2.0  # after which those found so far are all
LONGEST = 40  # letters of a word that anything is suggested for


def suggestions(word: str, language: str, seconds: float = SECONDS) -> tuple[str, ...]:
    """At most ``MOST`` words like this one, the likeliest first, with its apostrophes.

    None for a language without a dictionary, and for what is longer than ``LONGEST``.
    """
    if not has_dictionary(language) or len(word) > LONGEST:
        return ()
    found: list[str] = []
    until = time.monotonic() + seconds
    for each in hunspell_of(language).suggest(normal(word)):
        if each not in found:
            found.append(each)
        if len(found) == MOST or time.monotonic() > until:
            break
    curly = "’" in word
    return tuple(each.replace("'", "’") if curly else each for each in found)


@functools.cache
def hunspell_of(language: str) -> Any:
    """The dictionary of a language with its rules, as ``spylls`` has it."""
    from spylls.hunspell import Dictionary, readers

    folder = folder_of(language)
    aff, context = readers.read_aff(_reader(folder / "index.aff"))
    return Dictionary(
        aff, readers.read_dic(_reader(folder / "index.dic"), aff=aff, context=context)
    )


def _reader(path: Path) -> Any:
    """A file for ``spylls``, which would leave it open itself; ours are UTF-8 throughout."""
    from spylls.hunspell.readers.file_reader import BaseReader

    class Reader(BaseReader):  # type: ignore[misc]
        def reset_encoding(self, encoding: str) -> None:
            self.reset_io(io.StringIO(text))

    text = path.read_text(encoding="utf-8")
    return Reader(io.StringIO(text))
