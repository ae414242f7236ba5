"""The words of a text whose spelling can be judged, each as it stands in the text.

Not judged are addresses and names of files, numbers and whatever has a digit in it, abbreviations
in capitals or with points, names of code and words of other scripts. A compound is judged by its
parts, a possessive without its ending.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple

_LETTER = r"[^\W\d_\u0300-\u036f]"
_IN_WORD = r"\w\u0300-\u036f\u00ad"  # letters, digits, accents by themselves, soft hyphens
_CHUNK = re.compile(r"\S+")
_APART = re.compile(
    r"\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:/\S*)?"  # example.org/a, data.csv
    rf"|\b(?:{_LETTER}{{1,2}}\.)(?:{_LETTER}\.)+(?:{_LETTER}\b)?"  # U.S., Ph.D.
)
_WORD = re.compile(rf"[{_IN_WORD}]+(?:['’][{_IN_WORD}]+)*")
_POSSESSIVE = re.compile(r"['’]s$", re.IGNORECASE)
_LATIN = "LATIN "
_LONGEST = 60  # letters; what is longer is no word
_TOO_LONG = 500  # characters without a space, in which addresses are not looked for


class Word(NamedTuple):
    """A word without its possessive ending, and where it begins in its text."""

    text: str
    start: int

    @property
    def end(self) -> int:
        """The place behind its last letter."""
        return self.start + len(self.text)


def words_in(text: str) -> Iterator[Word]:
    """The words to judge, in their order; places count characters of the text as it is."""
    for chunk in _CHUNK.finditer(text):
        if "@" in chunk[0] or "://" in chunk[0]:  # addresses of mail and of the web
            continue
        begin = chunk.start()
        if "." in chunk[0] and len(chunk[0]) < _TOO_LONG:
            for apart in _APART.finditer(text, begin, chunk.end()):
                yield from _words(text, begin, apart.start())
                begin = apart.end()
        yield from _words(text, begin, chunk.end())


def normal(word: str) -> str:
    """A word as lists have it: composed accents, plain apostrophes, no soft hyphens."""
    if word.isascii():
        return word
    return unicodedata.normalize("NFC", word.replace("’", "'").replace("\u00ad", ""))


def has_word(words: frozenset[str], word: str) -> bool:
    """Whether a list has a word; what it has in small letters may begin large."""
    return any(each in words for each in forms(word))


def forms(word: str) -> tuple[str, ...]:
    """How lists may have a word: as it is, and in small letters if only its first is large."""
    word = normal(word)
    return (word, word.lower()) if word[:1].isupper() and word[1:].islower() else (word,)


def _words(text: str, begin: int, end: int) -> Iterator[Word]:
    for found in _WORD.finditer(text, begin, end):
        word = _POSSESSIVE.sub("", found[0])
        if _is_judged(word):
            yield Word(word, found.start())


def _is_judged(word: str) -> bool:
    if not 1 < len(word) <= _LONGEST or "_" in word:
        return False
    if word.isupper() or (word[:-1].isupper() and word[-1] == "s" and len(word) > 2):
        return False  # AI, GPUs
    if word.isascii() and word.isalpha():
        return True
    letters = normal(word).replace("'", "")
    return letters.isalpha() and all(map(_is_latin, letters))


def _is_latin(letter: str) -> bool:
    return letter.isascii() or unicodedata.name(letter, "").startswith(_LATIN)
