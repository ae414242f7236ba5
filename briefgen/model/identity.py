"""By what a block is known: what it does (its role) and what it is about (its subject).

An id reads ``telling:genai_patents_wipo``, with an anchor where a template tells the same twice:
``action:invest_innovation/short``. Section and place are no part of it, so that it holds when picks
are added, dropped or moved and when the kind of brief changes. A block without a subject is named
after its section and its ordinal there, ``limits/p1``, and is known again by its words.
"""

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
    REASON = "reason"
    COUNTER = "counter"  # the argument against
    STEP = "step"
    TRADE_OFF = "trade_off"
    TERMS = "terms"  # time and cost
    TELLING = "telling"
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
    """The id itself, or with the first ordinal that no other block has."""
    free = (f"{block}/{number}" for number in range(2, 1_000_000))
    return block if block not in taken else next(each for each in free if each not in taken)
