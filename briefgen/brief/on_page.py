"""Where picks are really seen: a section may be left out, and words may have been taken out."""

from collections.abc import Iterable

from msgspec.structs import replace

from briefgen.brief.plan import Plan
from briefgen.brief.template import Prominence
from briefgen.change.identity import subject_of
from briefgen.document.rewriting import leaves
from briefgen.document.tree import (
    Block,
    Cards,
    Chart,
    List,
    Section,
    Table,
    Value,
    figures_drawn,
)

_FALLING = {
    Prominence.CARD: (Prominence.CARD, Prominence.TOLD, Prominence.TABLE),
    Prominence.TOLD: (Prominence.TOLD, Prominence.TABLE),
    Prominence.TABLE: (Prominence.TABLE,),
    Prominence.ANNEX: (Prominence.ANNEX,),
}


def on_page(plan: Plan, suggested: Iterable[Section], shown: Iterable[Section]) -> Plan:
    """The plan as the pages have it: what a person left out or took out is seen nowhere."""
    before, now = _said(suggested), _said(shown)
    known, told = (set[str]().union(*each.values()) for each in (before, now))
    places = []
    for name, place in plan.indicators:
        if place in _FALLING:
            falling = (each for each in _FALLING[place] if name in now[each])
            place = next(falling, Prominence.OUT)  # noqa: PLW2901 (as it is seen)
        places.append((name, place))
    proposals = (each for each in plan.proposals if each in told or each not in known)
    return replace(plan, indicators=tuple(places), proposals=tuple(proposals))


def _said(sections: Iterable[Section]) -> dict[Prominence, set[str]]:
    """What blocks are about, by where it is seen there."""
    at: dict[Prominence, set[str]] = {each: set() for each in _FALLING}
    for section in sections:
        for block in section.blocks:
            names = _about(block)
            match block:
                case Cards():
                    at[Prominence.CARD] |= names
                case Table():
                    at[Prominence.TABLE] |= names
                    at[Prominence.ANNEX] |= names
                case _:
                    at[Prominence.TOLD] |= names
    return at


def _about(block: Block) -> set[str]:
    """The indicators whose figures a block has, and the subjects that it is known by."""
    values = (each for each in leaves((block,)) if isinstance(each, Value))
    told = [each.reference for each in values]
    told += [each for _, each in figures_drawn(block)] if isinstance(block, Chart) else []
    figures = {cell.indicator for each in told for cell in each.cells}
    items = block.items if isinstance(block, List) else ()
    ids = (block.id, *(each.id for each in items if each.id))
    return figures | {subject_of(each).split("/")[0] for each in ids}
