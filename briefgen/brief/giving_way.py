"""Which picks gave way to others when a plan was decided anew."""

from typing import NamedTuple

from briefgen.brief.brief import Brief
from briefgen.brief.lookup import indicator_of, recommendation_of
from briefgen.brief.plan import Plan
from briefgen.brief.template import Prominence


class Moved(NamedTuple):
    """A pick that is seen less than before; a recommendation goes from told to out."""

    title: str
    before: Prominence
    now: Prominence


def gave_way(before: Brief, after: Brief) -> tuple[Moved, ...]:
    """The picks of both briefs that are seen less in the second, in the order of the choice."""
    old, new = before.plan, after.plan
    if not old or not new or before.template.id != after.template.id:
        return ()
    order = tuple(Prominence)
    wanted = {each.indicator for each in after.pins} - {each.indicator for each in before.pins}
    found = []
    for name, place in new.indicators:
        was, indicator = old.place(name), indicator_of(after, name)
        if was and indicator and name not in wanted and order.index(place) > order.index(was):
            found.append(Moved(indicator.title, was, place))
    for name in old.proposals:
        proposal = recommendation_of(after, name)
        if proposal and name in after.recommendations and name not in new.proposals:
            found.append(Moved(proposal.title, Prominence.TOLD, Prominence.OUT))
    return tuple(found)


def newcomers(before: Brief, after: Brief) -> tuple[str, ...]:
    """The titles of what the second brief shows for the first time, or more than the first."""
    old, new = before.plan, after.plan
    if not old or not new:
        return ()
    risen = (name for name, place in new.indicators if _rose(name, old, place))
    indicators = (indicator_of(after, each) for each in risen)
    added = (each for each in new.proposals if each not in old.proposals)
    proposals = (recommendation_of(after, each) for each in added)
    return tuple(each.title for each in (*indicators, *proposals) if each)


def without_room(before: Brief, after: Brief) -> tuple[str, ...]:
    """The titles of what was picked since and is shown nowhere."""
    old, new = before.plan, after.plan
    if not old or not new or before.template.id != after.template.id:
        return ()
    known = {name for name, _ in old.indicators}
    out = (each for each in new.at(Prominence.OUT) if each not in known)
    indicators = (indicator_of(after, each) for each in out)
    chosen = (e for e in after.recommendations if e not in before.recommendations)
    proposals = (recommendation_of(after, e) for e in chosen if e not in new.proposals)
    return tuple(each.title for each in (*indicators, *proposals) if each)


def _rose(name: str, old: Plan, place: Prominence) -> bool:
    was, order = old.place(name), tuple(Prominence)
    return place is not Prominence.OUT and (was is None or order.index(place) < order.index(was))
