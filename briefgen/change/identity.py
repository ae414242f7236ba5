"""By what a block is known: what it does (its role) and what it is about (its subject).

An id reads ``finding:genai_patents_wipo``, with an anchor where a template tells the same twice:
``action:invest_innovation/short``. Section and place are no part of it, so that it holds when picks
are added, dropped or moved and when the kind of brief changes. A block without a subject is named
after its section and its ordinal there, ``limits/p1``, and is known again by its words.
"""

from bisect import bisect_left
from collections.abc import Container
from enum import StrEnum


class Role(StrEnum):
    """What a block does. Of what one paragraph tells, the first in this list names it."""

    HEAD = "head"
    LIST = "list"  # its subject is the role of its items
    ASK = "ask"
    CARDS = "cards"
    CHART = "chart"
    TABLE = "table"
    OPTIONS = "options"
    STANDING = "standing"  # who leads in what, over all picks
    ACTION = "action"
    QUESTION = "question"  # what is to be decided
    PROBLEM = "problem"  # how it comes about, who bears it, what is not claimed
    UNKNOWN = "unknown"  # what is not known, and what would settle it
    REASON = "reason"
    COUNTER = "counter"  # the argument against
    STEP = "step"
    TRADE_OFF = "trade_off"
    TERMS = "terms"  # time and cost
    FINDING = "finding"
    LOCAL = "local"  # of the state or district that an office stands for
    CLAIM = "claim"
    FOLLOWS = "follows"  # how it came about
    READING = "reading"  # what it means
    DEFINITION = "definition"
    CAVEAT = "caveat"
    TOPIC = "topic"
    PASSAGE = "passage"
    INSTRUMENT = "instrument"
    CONTACT = "contact"


PICKS = "picks"  # the subject of what is about all of them
BRIEF = "brief"  # the subject of what the form says
FEW = 32  # blocks alike that are counted one by one
_ROLES = frozenset(Role)


def named(role: Role, subject: str, anchor: str = "") -> str:
    """The id of what does this for this subject."""
    return f"{role}:{subject}/{anchor}" if anchor else f"{role}:{subject}"


def has_subject(block: str) -> bool:
    """Whether an id says what its block is about; others are known by their words."""
    role, colon, subject = block.partition(":")
    return bool(colon and subject) and role in _ROLES


def subject_of(block: str) -> str:
    """What a block is about, its anchor with it; of an ordinal id its last part."""
    return block.partition(":")[2] if has_subject(block) else block.rpartition("/")[2]


def free_id(block: str, taken: Container[str]) -> str:
    """The id itself, or with an ordinal that no other block has: the first such one, or among
    many blocks alike one that is found in few steps.
    """

    def is_free(number: int) -> bool:
        return f"{block}/{number}" not in taken

    if block not in taken:
        return block
    found = next(filter(is_free, range(2, FEW)), 0)
    if not found:
        high = FEW
        while not is_free(high):
            high *= 2
        found = bisect_left(range(high), True, lo=high // 2, key=is_free)
    return f"{block}/{found}"
