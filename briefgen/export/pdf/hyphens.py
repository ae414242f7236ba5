"""Where words may be hyphenated, by pyphen's patterns.

The patterns are read as they are and taken apart when a word meets them: pyphen itself takes all
of them apart first, which costs a short brief more time than setting its pages.
"""

import functools
import re

import pyphen

_LETTERS = re.compile(r"[^\W\d_]{7,40}")
_DIGITS = str.maketrans("", "", "0123456789")
_BEGIN, _END = 2, 3  # letters that stay together at the two ends of a word
_OTHER = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUND", "NEXTLEVEL", "NOHYPHEN")


@functools.lru_cache(maxsize=16384)
def hyphen_places(word: str, language: str) -> tuple[int, ...]:
    """Where a word may be hyphenated: never in capitals, its first two or last three letters."""
    found = _LETTERS.search(word)
    if not found or found.group().isupper():
        return ()
    letters = found.group().lower()
    last = len(letters) - _END
    return tuple(
        found.start() + place for place in _positions(letters, language) if _BEGIN <= place <= last
    )


def _positions(letters: str, language: str) -> list[int]:
    """Liang's method: every pattern in the word votes on the gaps it covers; odd votes win."""
    patterns, longest = _patterns(language)
    dotted = f".{letters}."
    votes = [0] * (len(dotted) + 1)
    for start in range(len(dotted)):
        for end in range(start + 1, min(start + longest, len(dotted)) + 1):
            pattern = patterns.get(dotted[start:end])
            for offset, vote in _votes(pattern) if pattern else ():
                votes[start + offset] = max(votes[start + offset], vote)
    return [place - 1 for place, vote in enumerate(votes) if vote % 2]


@functools.lru_cache(maxsize=8192)
def _votes(pattern: str) -> tuple[tuple[int, int], ...]:
    """The digits of a pattern, each with the number of letters before it."""
    votes, letters = [], 0
    for each in pattern:
        if each.isdigit():
            votes.append((letters, int(each)))
        else:
            letters += 1
    return tuple(votes)


@functools.cache
def _patterns(language: str) -> tuple[dict[str, str], int]:
    """The patterns of a language by their letters, and how long the longest is."""
    name = pyphen.language_fallback(language.replace("-", "_"))
    if not name:
        return {}, 0
    encoding, *lines = pyphen.LANGUAGES[name].read_bytes().split(b"\n")
    codec = encoding.decode("ascii").strip().replace("microsoft-", "")
    patterns = {
        line.translate(_DIGITS): line
        for line in map(str.strip, b"\n".join(lines).decode(codec).splitlines())
        if line and not line.startswith(_OTHER) and "/" not in line and "^^" not in line
    }
    return patterns, max(map(len, patterns), default=0)
