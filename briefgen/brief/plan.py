"""The plan of a brief: where each pick is seen, and what the title says of them."""

import msgspec
from msgspec.structs import replace

from briefgen.brief.template import Prominence


class Plan(msgspec.Struct, frozen=True):
    """Where every pick is seen, in the order of the choice, and which recommendations are.

    It is decided when picks, kind, entities or figures change, and kept in the brief: nobody who
    types changes it. ``charts`` is how many of those told are drawn, ``title`` what the title says
    until a person writes their own. ``standing`` says that room is left for a chart of all told.
    """

    indicators: tuple[tuple[str, Prominence], ...]
    proposals: tuple[str, ...]
    charts: int
    title: str = ""
    standing: bool = False

    def at(self, *places: Prominence) -> tuple[str, ...]:
        """The indicators seen in one of these places."""
        return tuple(each for each, place in self.indicators if place in places)

    def place(self, indicator: str) -> Prominence | None:
        """Where an indicator is seen; None for one that was not picked."""
        return dict(self.indicators).get(indicator)


def moved(plan: Plan, indicator: str, place: Prominence) -> Plan:
    """The plan with one indicator in another place."""
    places = dict(plan.indicators)
    return replace(plan, indicators=tuple({**places, indicator: place}.items()))


def lower(place: Prominence, held: tuple[Prominence, ...]) -> Prominence:
    """The next place below this one of those that a kind of brief has; out at last."""
    order = tuple(Prominence)
    return next((e for e in order[order.index(place) + 1 :] if e in held), Prominence.OUT)
