"""A newer topic library for a brief: what it would change, and taking it."""

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.unknown import apart_from
from briefgen.evidence.indicators import Figure
from briefgen.evidence.pack import (
    Pack,
    find_indicator,
    find_recommendation,
)


class FigureChange(Figure, frozen=True):
    """A figure that a newer pack has otherwise. ``before`` None means it is new."""

    indicator: str
    before: int | float | None


def figure_changes(brief: Brief, pack: Pack) -> tuple[FigureChange, ...]:
    """What updating to this pack would change among the chosen indicators."""
    changes = []
    for chosen in brief.indicators:
        old, new = find_indicator(brief.pack, chosen), find_indicator(pack, chosen)
        if not old or not new:
            continue
        known = {(each.entity, each.period): each.amount for each in old.figures}
        changes += [
            FigureChange(
                each.entity, each.period, each.amount, chosen, known.get((each.entity, each.period))
            )
            for each in new.figures
            if known.get((each.entity, each.period)) != each.amount
        ]
    return tuple(changes)


def update_figures(brief: Brief, pack: Pack) -> Brief:
    """Take a newer pack. What it no longer has stays as it was, and so does what is one's own."""
    indicators = tuple(i for i in brief.pack.indicators if not find_indicator(pack, i.id))
    proposals = tuple(r for r in brief.pack.recommendations if not find_recommendation(pack, r.id))
    questions = tuple(q for q in brief.pack.questions if q.preferred in {r.id for r in proposals})
    known = {each.id for each in pack.sources}
    return replace(
        brief,
        pack=replace(
            pack,
            indicators=pack.indicators + indicators,
            recommendations=pack.recommendations + proposals,
            questions=pack.questions + questions,
            sources=pack.sources + tuple(s for s in brief.pack.sources if s.id not in known),
        ),
        plan=None,
        unknown=apart_from(brief.unknown, "pack.json"),
    )
