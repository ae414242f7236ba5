"""Proposed actions, what supports them, and the law that they meet."""

from collections.abc import Iterable
from enum import StrEnum
from itertools import chain, zip_longest

import msgspec


class Force(StrEnum):
    """Where an instrument stands, as one closed list; what binds most stands first.

    Libraries and briefs of before had five other words, which read as these.
    """

    IN_FORCE = "in_force"
    ISSUED = "issued"  # a strategy, plan, memorandum, order or report that is current, not law
    PILOT = "pilot"
    STATEMENT = "statement"  # a declaration or partnership: statement only
    CASE = "case"
    PRIVATE = "private"
    NOT_LAW = "not_law"  # proposed, introduced, recommended
    SUSPENDED = "suspended"
    NOT_ENFORCED = "not_enforced"
    SUPERSEDED = "superseded"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    UNSTATED = "unstated"  # the library does not say

    @classmethod
    def _missing_(cls, value: object) -> "Force | None":
        return _BEFORE.get(value) if isinstance(value, str) else None


_BEFORE = {
    "policy": Force.ISSUED,
    "report": Force.ISSUED,
    "voluntary": Force.STATEMENT,
    "proposed": Force.NOT_LAW,
    "revoked": Force.WITHDRAWN,
}


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
    url: str = ""  # where that was read, if a reader can be sent there
    force: Force = Force.UNSTATED
    place: str = ""  # whose it is, as a reader knows it: "United States", "several countries"


class Option(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One answer to what is to be decided; it excludes the others.

    Every field is a phrase that fits a cell of a table: at most 14 words, no period at its end.
    ``recommendation`` names the one that this option is, whose fields stand in for those left out.
    """

    title: str = ""
    recommendation: str = ""
    effect: str = ""  # what would be seen in the first indicator
    cost: str = ""
    time: str = ""
    decides: str = ""
    legal_basis: str = ""
    risk: str = ""
    gains: str = ""
    loses: str = ""
    change_our_mind: str = ""  # a fact, a number or a date that can be tested
    success: str = ""  # the figure or date by which one knows that it worked
    vehicle: str = ""  # the bill, docket or budget line by number
    certainty: str = ""  # how sure its effect is, and why: "Low: no such record exists"
    why_not: str = ""  # a sentence that says why another one is proposed


class Recommendation(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One proposed action under a lever (invest, protect, build, ally).

    The fields from ``effect`` on are those of an option and say as much of the action itself;
    ``alternatives`` are the other answers to the same question, leaving things as they are first.
    """

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
    effect: str = ""
    decides: str = ""  # the office or body
    legal_basis: str = ""
    vehicle: str = ""  # the bill, docket or budget line by number, with its status
    risk: str = ""
    gains: str = ""
    loses: str = ""
    change_our_mind: str = ""
    answer: str = ""  # the reply to the counter-argument
    success: str = ""  # the figure or date by which one knows that it worked
    certainty: str = ""  # how sure its effect is, and why
    alternatives: tuple[Option, ...] = ()


def as_option(proposal: Recommendation) -> Option:
    """The action of a recommendation beside its alternatives."""
    own = {name: getattr(proposal, name) for name in TERMS}
    return Option(title=proposal.title, recommendation=proposal.id, **own)


_GUIDES = (Force.IN_FORCE, Force.ISSUED, Force.PILOT, Force.CASE, Force.UNSTATED)
# What an action and each of its alternatives say of themselves.
TERMS = tuple(
    name for name in Option.__struct_fields__ if name not in ("title", "recommendation", "why_not")
)


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


def foremost(recommendation: Recommendation) -> tuple[Instrument, ...]:
    """What its library names first that binds or guides today, else the first that it names."""
    own = recommendation.instruments
    return tuple(each for each in own if each.force in _GUIDES)[:1] or own[:1]


def is_bill(instrument: Instrument) -> bool:
    """Whether it is a bill, or several, that is no law."""
    return instrument.force is Force.NOT_LAW and instrument.kind in ("bill", "bills")
