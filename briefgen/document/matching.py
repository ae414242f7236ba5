"""Where some words stand in a text: whatever their case, kinds of spaces and quotation marks."""

import unicodedata
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from briefgen.document.text import clean_text

_ALIKE = str.maketrans(
    {
        **dict.fromkeys("\N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}\N{THIN SPACE}\t", " "),
        **dict.fromkeys("‘’‚‛′", "'"),
        **dict.fromkeys("“”„‟″", '"'),
        **dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}", "-"),
        **dict.fromkeys("\N{SOFT HYPHEN}\u200b\u2060\u200e\u200f\u061c", ""),  # nothing to see
    }
)
_JOINER = "\N{ZERO WIDTH JOINER}"
_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"  # of skin, behind an emoji
_MARKS = ("Mn", "Me", "Mc")


class Sought(NamedTuple):
    """Words to find, spelled as they are compared."""

    words: str
    match_case: bool = False
    whole_words: bool = False


class Span(NamedTuple):
    """From one character of a text up to another."""

    start: int
    end: int


def sought(words: str, *, match_case: bool = False, whole_words: bool = False) -> Sought:
    """What is to be found for words as a person types them; no words are found nowhere."""
    line = clean_text(words).replace("\n", " ")
    return Sought(_folded(line, match_case)[0], match_case, whole_words)


def matches(text: str, wanted: Sought) -> Iterator[Span]:
    """Every place of the words in a text, the first first, none over another.

    No place parts a letter from its accents, nor an emoji from what is joined to it.
    """
    if not wanted.words:
        return
    folded, origins = _folded(text, wanted.match_case)
    start = folded.find(wanted.words)
    while start >= 0:
        end = start + len(wanted.words)
        span = _span(text, origins, start, end)
        if span and not (wanted.whole_words and _parts_word(text, span)):
            yield span
        else:
            end = start + 1
        start = folded.find(wanted.words, end)


def _folded(text: str, match_case: bool) -> tuple[str, Sequence[int]]:
    """A text as it is compared, and for each of its characters the one that it comes from."""
    spelled = text.translate(_ALIKE)
    folded = spelled if match_case else spelled.casefold()
    if len(text) == len(spelled) == len(folded):
        return folded, range(len(text))
    alike = (each.translate(_ALIKE) for each in text)
    parts = [each if match_case else each.casefold() for each in alike]
    origins = [number for number, part in enumerate(parts) for _ in part]
    return "".join(parts), origins


def _span(text: str, origins: Sequence[int], start: int, end: int) -> Span | None:
    """The characters that these are made of; None where a part of one would be left."""
    first, last = origins[start], origins[end - 1]
    begins = start == 0 or origins[start - 1] != first
    ends = end == len(origins) or origins[end] != last
    if not begins or not ends or _joins(text, first) or _joins(text, last + 1):
        return None
    return Span(first, last + 1)


def _joins(text: str, place: int) -> bool:
    """Whether what stands before a place and behind it is one to the eye."""
    if not 0 < place < len(text):
        return False
    after = text[place]
    joined = after == _JOINER or after in _TONES or text[place - 1] == _JOINER
    return joined or unicodedata.category(after) in _MARKS


def _parts_word(text: str, span: Span) -> bool:
    return _is_within_word(text, span.start) or _is_within_word(text, span.end)


def _is_within_word(text: str, place: int) -> bool:
    return 0 < place < len(text) and _is_letter(text[place - 1]) and _is_letter(text[place])


def _is_letter(char: str) -> bool:
    return char.isalnum() or char == "_" or unicodedata.category(char) in _MARKS
