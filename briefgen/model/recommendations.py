"""Proposed actions and what supports them."""

import msgspec


class Instrument(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A law, order or programme that bears on a recommendation, with its status as last seen."""

    id: str
    name: str
    kind: str
    date: str  # ISO
    status: str
    status_as_of: str  # ISO
    unchecked: str = ""  # what nobody has looked up; said in "To check", never printed
    source: str = ""  # who reported it


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
    instruments: tuple[Instrument, ...] = ()
