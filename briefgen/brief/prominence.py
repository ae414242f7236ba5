"""How much of each pick is seen: slots of the template filled in the order of the choice.

A pick goes as high as there is room and its figures allow; what a person pinned goes where they
said. Steps take picks down again, one each, until a document keeps to its pages.
"""

from collections.abc import Iterable
from enum import StrEnum

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import picked_indicators
from briefgen.brief.plan import Plan, lower, moved
from briefgen.brief.template import SLOTS, Prominence, Slots
from briefgen.evidence.chart_kinds import drawable, fitting, is_shareable
from briefgen.evidence.comparisons import Case, Comparison, compare, ratio_is_lawful
from briefgen.evidence.indicators import Confidence, Indicator

CLEAR = 1.1  # a card needs a lead of at least ten per cent
FEWEST_TOLD, FEWEST_PROPOSALS = 2, 4  # the four levers
LAST_RESORT = 0.01  # goes when nothing else is left
ROW, PROPOSAL, CHART = 0.33, 0.9, 3.0  # how much of a finding's room each of them takes

STOOD_ROWS = 8  # of the chart of all that is told


class Step(StrEnum):
    """What can be taken down: a finding, a recommendation, a row, a line of the annex, a chart."""

    TOLD = "told"
    PROPOSAL = "proposal"
    ROW = "row"
    ANNEX = "annex"
    CHART = "chart"


def filled(brief: Brief) -> Plan:
    """The plan with every slot filled, whatever room the pages have."""
    slots = brief.template.slots
    pinned = {each.indicator: each.prominence for each in brief.pins}
    room = _rooms(slots)
    for place in pinned.values():
        room[place] -= 1
    found = []
    for indicator in picked_indicators(brief):
        place = pinned.get(indicator.id) or _highest(indicator, brief, room)
        if place is Prominence.CARD and not may_be_card(compare(indicator, brief.entities)):
            place = Prominence.TOLD
        room[place] -= 0 if indicator.id in pinned else 1
        found.append((indicator.id, place))
    proposals = brief.recommendations
    if slots.proposals >= 0:
        proposals = proposals[: slots.proposals]
    return Plan(tuple(found), proposals, slots.charts)


def suits(plan: Plan, brief: Brief) -> bool:
    """Whether a plan is about the picks that a brief has: a damaged one may not be."""
    known = {each.id: each for each in picked_indicators(brief)}
    shown, picked = plan.proposals, brief.recommendations
    cards = (known[each] for each in plan.at(Prominence.CARD) if each in known)
    return (
        [each for each, _ in plan.indicators] == list(known)
        and all(may_be_card(compare(each, brief.entities)) for each in cards)
        and len(set(shown)) == len(shown)
        and set(shown) <= set(picked)
        and 0 <= plan.charts <= SLOTS
    )


def stands(brief: Brief, plan: Plan) -> tuple[str, ...]:
    """Of what is told what makes a standing chart, if the kind of brief has a place for one.

    Those without figures to compare take no row; the chart says that they are not drawn.
    """
    told = plan.at(Prominence.CARD, Prominence.TOLD)
    found = {each.id: each for each in picked_indicators(brief) if each.id in told}
    held = [e for e in found.values() if drawable(e, brief.entities)]
    sized = [e for e in held if is_shareable(e, brief.entities)]
    others = [e for e in held if e not in sized]
    lacking = {*found} - {each.id for each in held}
    kept = {each.id for each in (*sized, *others)[:STOOD_ROWS]} | lacking
    rows = tuple(each for each in told if each in kept)
    drawn = fitting(brief.entities, [found[each] for each in rows])
    return rows if brief.template.slots.standing and "standing" in drawn else ()


def taken_down(brief: Brief, steps: Iterable[Step]) -> Plan:
    """The filled plan after these steps down."""
    done = filled(brief)
    for step in steps:
        if _left(done, brief)[step] > 0:
            done = _taken_down(done, brief, step)
    return done


def steps_down(brief: Brief) -> tuple[Step, ...]:
    """Every step down that a brief allows, each from where most is left."""
    done = filled(brief)
    steps: list[Step] = []
    while True:
        left = _left(done, brief)
        step = max(left, key=lambda each: left[each])
        if left[step] <= 0:
            return tuple(steps)
        done = _taken_down(done, brief, step)
        steps.append(step)


def weight(step: Step) -> float:
    """How much room a step frees, in findings, before anybody has measured it."""
    weights = {Step.PROPOSAL: PROPOSAL, Step.ROW: ROW, Step.ANNEX: ROW / 2, Step.CHART: CHART}
    return weights.get(step, 1.0)


def uncarded(brief: Brief) -> tuple[Indicator, ...]:
    """The picks that a person wants on a card and that cannot stand on one."""
    wanted = {each.indicator for each in brief.pins if each.prominence is Prominence.CARD}
    picked = (each for each in picked_indicators(brief) if each.id in wanted)
    return tuple(each for each in picked if not may_be_card(compare(each, brief.entities)))


def may_be_card(comparison: Comparison) -> bool:
    """Whether a card can say anything of a measure: somebody leads, by a lawful ratio."""
    return comparison.case is Case.LEADS and ratio_is_lawful(comparison)


def fits_card(comparison: Comparison) -> bool:
    """Whether a measure can be a key figure: a clear lead, a lawful ratio, high confidence."""
    if not may_be_card(comparison):
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
        shown = len(done.proposals)
        sentences.append(f"{shown} of {chosen} recommendations {_are(shown)} shown.")
    return " ".join(sentences)


def _are(count: int) -> str:
    return "is" if count == 1 else "are"


def _rooms(slots: Slots) -> dict[Prominence, int]:
    counts = (slots.card, slots.told, slots.table, slots.annex, -1)
    return {
        place: 10**6 if count < 0 else count
        for place, count in zip(Prominence, counts, strict=True)
    }


def _highest(indicator: Indicator, brief: Brief, room: dict[Prominence, int]) -> Prominence:
    for place in Prominence:
        if room[place] <= 0:
            continue
        if not _may_stand(indicator, brief, place):
            continue
        return place
    return Prominence.OUT


def _may_stand(indicator: Indicator, brief: Brief, place: Prominence) -> bool:
    """Whether figures allow a place; a pick without any of those compared yields to others."""
    found = compare(indicator, brief.entities)
    if place is Prominence.CARD:
        return fits_card(found)
    return place is not Prominence.TOLD or found.case is not Case.NOTHING or not _has_others(brief)


def _has_others(brief: Brief) -> bool:
    cases = (compare(each, brief.entities).case for each in picked_indicators(brief))
    return any(each is not Case.NOTHING for each in cases)


def _left(done: Plan, brief: Brief) -> dict[Step, float]:
    """How much of each kind is left to take down, by the room it takes; pinned picks stay."""
    told = len(done.at(Prominence.CARD, Prominence.TOLD)) > FEWEST_TOLD
    return {
        Step.TOLD: len(_loose(done, brief, Prominence.TOLD)) if told else 0,
        Step.PROPOSAL: max(
            PROPOSAL * (len(done.proposals) - FEWEST_PROPOSALS),
            LAST_RESORT * (len(done.proposals) - 1),
        ),
        Step.ROW: len(_loose(done, brief, Prominence.TABLE)) * ROW,
        Step.ANNEX: len(_loose(done, brief, Prominence.ANNEX)) * ROW / 2,
        Step.CHART: max(CHART * (done.charts - 1), LAST_RESORT / 2 * done.charts),
    }


def _loose(done: Plan, brief: Brief, place: Prominence) -> list[str]:
    pinned = {each.indicator for each in brief.pins}
    return [each for each in done.at(place) if each not in pinned]


def _taken_down(done: Plan, brief: Brief, step: Step) -> Plan:
    match step:
        case Step.PROPOSAL:
            return replace(done, proposals=done.proposals[:-1])
        case Step.CHART:
            return replace(done, charts=done.charts - 1)
        case Step.TOLD | Step.ROW | Step.ANNEX:
            place = {"told": Prominence.TOLD, "row": Prominence.TABLE, "annex": Prominence.ANNEX}
            last = _loose(done, brief, place[step.value])[-1]
            return _lowered(done, last, brief.template.slots)


def _lowered(done: Plan, last: str, slots: Slots) -> Plan:
    """The plan with one indicator in the next lower place that the template has."""
    held = tuple(place for place, room in _rooms(slots).items() if room)
    return moved(done, last, lower(dict(done.indicators)[last], held))
