"""Proposed actions, what supports them, and the law that they meet."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import chain, zip_longest

import msgspec


class Force(StrEnum):
    """How far an instrument binds; what binds most stands first."""

    IN_FORCE = "in_force"
    POLICY = "policy"
    PILOT = "pilot"
    VOLUNTARY = "voluntary"
    CASE = "case"
    REPORT = "report"
    PRIVATE = "private"
    PROPOSED = "proposed"
    NOT_ENFORCED = "not_enforced"
    REVOKED = "revoked"
    UNSTATED = "unstated"  # the library does not say


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law, order or program that bears on a recommendation, with its status as last seen."""

    id: str
    name: str
    kind: str
    date: str  # ISO
    status: str
    status_as_of: str  # ISO, the day or the month of the newest that was read
    unchecked: str = ""  # what was not found; said in "To check", never printed
    source: str = ""  # who reported it
    force: Force = Force.UNSTATED


class Recommendation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One proposed action under a lever (invest, protect, build, ally)."""

    id: str
    lever: str
    title: str
    actor: str
    action: str  # completes "The ask:" and "Congress:"; no capital, no period
    rationale: str
    first_step: str
    steps: tuple[str, ...]
    time: str = ""
    cost: str = ""
    trade_off: str = ""
    counter_argument: str = ""
    evidence: tuple[str, ...] = ()  # ids of indicators that support it
    against: tuple[str, ...] = ()  # ids of indicators that weaken it
    because: dict[str, str] = msgspec.field(default_factory=dict)  # a sentence for each of both
    instruments: tuple[Instrument, ...] = ()


def by_force(recommendations: Iterable[Recommendation]) -> tuple[Instrument, ...]:
    """Their instruments once each, what binds most first.

    Of the same force the first of every recommendation stands before the second of any, so that
    a short list has something on each. Where nobody said how far any binds, as in older libraries,
    they stand in the order of the recommendations.
    """
    recommendations = tuple(recommendations)
    all_of_them = tuple(dict.fromkeys(i for each in recommendations for i in each.instruments))
    if all(each.force is Force.UNSTATED for each in all_of_them):
        return all_of_them
    rank = {force: place for place, force in enumerate(Force)}
    ordered = [sorted(each.instruments, key=lambda i: rank[i.force]) for each in recommendations]
    turns = chain.from_iterable(zip_longest(*ordered))
    return tuple(sorted(dict.fromkeys(i for i in turns if i), key=lambda i: rank[i.force]))
