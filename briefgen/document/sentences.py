"""Where sentences begin in a text, and whether one has come to its end."""

import re
from collections.abc import Iterator
from typing import NamedTuple

LEAF = "\ufffc"  # stands for what is no word
WIDE_STOPS = "。！？"  # behind which no space is written

_CLOSING = rf"”’\"'）」』)\]{LEAF}"
_END = re.compile(
    rf"[.!?؟۔।][{_CLOSING}]*\s+(?=[^\W\d_]|\d|[“‘\"'(\[{LEAF}])"
    rf"|[{WIDE_STOPS}][{_CLOSING}]*\s*(?=\S)|\n"
)
_ENDED = re.compile(rf"(?:[.!?…؟۔।{WIDE_STOPS}][{_CLOSING}]*|\n)\s*$")
_INITIAL = re.compile(r"\b[A-Z]\.$")  # U.S.
_SHORT = re.compile(
    r"\b(?:No|Nos|Sec|Art|Ch|Fig|Vol|pp|Dr|Mr|Mrs|Ms|Prof|Rep|Sen|Gov|Gen|Hon|St|vs|cf|approx"
    r"|e\.g|i\.e)\.$"
)
_LONGEST = 16  # characters that say whether a stop belongs to a word


class Start(NamedTuple):
    """Where a sentence begins; behind an initial, as in "U.S.", nobody can be sure."""

    place: int
    sure: bool


def starts(words: str) -> Iterator[Start]:
    """Where sentences begin, but for the first. What is no word is a ``LEAF`` there."""
    for each in _END.finditer(words):
        before = words[max(each.start() + 1 - _LONGEST, 0) : each.start() + 1]
        if each.end() < len(words) and not _SHORT.search(before):
            yield Start(each.end(), not _INITIAL.search(before))


def is_ended(words: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_ENDED.search(words))
