"""How much of each pick is seen: slots of the template filled in the order of the choice.

A pick goes as high as there is room and its figures allow; what a person pinned goes where they
said. ``squeeze`` takes picks down again, one a step, until a document keeps to its pages.
"""

import msgspec

from briefgen.model.brief import Brief
from briefgen.model.comparisons import Case, Comparison, compare, ratio_is_lawful
from briefgen.model.indicators import Confidence, Indicator
from briefgen.model.pack import find_indicator
from briefgen.model.template import Prominence, Slots

CLEAR = 1.1  # a card needs a lead of at least ten per cent
FEWEST_TOLD, FEWEST_PROPOSALS = 2, 1
ROW, PROPOSAL, CHART = 0.33, 1.4, 3.0  # how much of a telling's room each of them takes
_DOWN = (Prominence.CARD, Prominence.TOLD, Prominence.TABLE, Prominence.ANNEX, Prominence.OUT)


class Plan(msgspec.Struct, frozen=True):
    """Where every pick is seen, in the order of the choice, and which recommendations are."""

    indicators: tuple[tuple[str, Prominence], ...]
    proposals: tuple[str, ...]
    charts: int
    squeezed: int = 0

    def at(self, *places: Prominence) -> tuple[str, ...]:
        """The indicators seen in one of these places."""
        return tuple(each for each, place in self.indicators if place in places)


def plan(brief: Brief, squeeze: int = 0) -> Plan:
    """The plan after this many steps down; fewer if nothing is left to take down."""
    done = _filled(brief)
    for _ in range(squeeze):
        step = _taken_down(done, brief)
        if step is None:
            break
        done = msgspec.structs.replace(step, squeezed=done.squeezed + 1)
    return done


def fits_card(comparison: Comparison) -> bool:
    """Whether a measure can be a key figure: a clear lead, a lawful ratio, high confidence."""
    if comparison.case is not Case.LEADS or not ratio_is_lawful(comparison):
        return False
    first, second = comparison.figures
    sure = comparison.indicator.confidence is Confidence.HIGH
    return sure and first.amount >= CLEAR * second.amount


def summary(done: Plan, chosen: int) -> str:
    """What found no room, in a sentence; empty when everything is told."""
    told = len(done.at(Prominence.CARD, Prominence.TOLD))
    table, annex = len(done.at(Prominence.TABLE)), len(done.at(Prominence.ANNEX))
    out = len(done.indicators) - told - table - annex
    parts = [f"{told} of {len(done.indicators)} indicators are told"]
    parts += [f"{table} more {_are(table)} in the table"] if table else []
    parts += [f"{annex} {_are(annex)} in the annex"] if annex else []
    parts += [f"{out} {_are(out)} left out"] if out else []
    sentences = [f"{'; '.join(parts)}."] if len(parts) > 1 else []
    if len(done.proposals) < chosen:
        sentences.append(f"{len(done.proposals)} of {chosen} recommendations are shown.")
    return " ".join(sentences)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _filled(brief: Brief) -> Plan:
    slots = brief.template.slots
    pinned = {each.indicator: each.prominence for each in brief.pins}
    room = _rooms(slots)
    for place in pinned.values():
        room[place] -= 1
    found = []
    for chosen in brief.indicators:
        indicator = find_indicator(brief.pack, chosen)
        if not indicator:
            continue
        place = pinned.get(chosen) or _highest(indicator, brief, room)
        room[place] -= 0 if chosen in pinned else 1
        found.append((chosen, place))
    proposals = brief.recommendations
    if slots.proposals >= 0:
        proposals = proposals[: slots.proposals]
    return Plan(tuple(found), proposals, slots.charts)


def _rooms(slots: Slots) -> dict[Prominence, int]:
    counts = (slots.card, slots.told, slots.table, slots.annex, -1)
    return {
        place: 10**6 if count < 0 else count for place, count in zip(_DOWN, counts, strict=True)
    }


def _highest(indicator: Indicator, brief: Brief, room: dict[Prominence, int]) -> Prominence:
    for place in _DOWN:
        if room[place] <= 0:
            continue
        if place is Prominence.CARD and not fits_card(compare(indicator, brief.entities)):
            continue
        return place
    return Prominence.OUT


def _taken_down(done: Plan, brief: Brief) -> Plan | None:
    """One step less: of tellings, rows and recommendations, that of which most is left."""
    pinned = {each.indicator for each in brief.pins}
    told = [each for each in done.at(Prominence.TOLD) if each not in pinned]
    all_told = len(done.at(Prominence.CARD, Prominence.TOLD))
    rows = [each for each in done.at(Prominence.TABLE) if each not in pinned]
    annex = [each for each in done.at(Prominence.ANNEX) if each not in pinned]
    left = {
        "told": len(told) if all_told > FEWEST_TOLD else 0,
        "proposals": PROPOSAL * (len(done.proposals) - FEWEST_PROPOSALS),
        "rows": len(rows) * ROW,
        "annex": len(annex) * ROW / 2,
        "charts": CHART * (done.charts - 1),
    }
    kind = max(left, key=lambda each: left[each])
    if left[kind] <= 0:
        return None
    match kind:
        case "told":
            return _moved(done, told[-1], brief.template.slots)
        case "rows":
            return _moved(done, rows[-1], brief.template.slots)
        case "annex":
            return _moved(done, annex[-1], brief.template.slots)
        case "charts":
            return msgspec.structs.replace(done, charts=done.charts - 1)
        case _:
            return msgspec.structs.replace(done, proposals=done.proposals[:-1])


def _moved(done: Plan, moved: str, slots: Slots) -> Plan:
    """The plan with one indicator in the next lower place that the template has."""
    rooms = {**_rooms(slots), Prominence.OUT: 1}
    places = dict(done.indicators)
    lower = _DOWN[_DOWN.index(places[moved]) + 1 :]
    places[moved] = next(each for each in lower if rooms[each])
    return msgspec.structs.replace(done, indicators=tuple(places.items()))
