"""A newer topic library for a brief: what it would change, and taking all of it or some."""

from collections.abc import Collection
from enum import StrEnum

import msgspec
from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.unknown import apart_from
from briefgen.errors import UsageError
from briefgen.evidence.indicators import Amount, Figure, Indicator
from briefgen.evidence.pack import (
    Pack,
    find_indicator,
    find_recommendation,
)


class Kind(StrEnum):
    """How a figure differs: of a new period, revised, in another unit, or held no longer."""

    NEW = "new"
    REVISED = "revised"
    REBASED = "rebased"
    GONE = "gone"


class FigureChange(msgspec.Struct, frozen=True):
    """A figure that a newer pack has otherwise; None where there was or is none."""

    indicator: str
    entity: str
    period: str
    before: Amount | None
    amount: Amount | None
    kind: Kind

    @property
    def id(self) -> str:
        """What names it: ``indicator/entity/period``."""
        return f"{self.indicator}/{self.entity}/{self.period}"


def figure_changes(brief: Brief, pack: Pack) -> tuple[FigureChange, ...]:
    """What updating to this pack would change among the chosen indicators, in their order."""
    changes: list[FigureChange] = []
    for chosen in brief.indicators:
        old, new = find_indicator(brief.pack, chosen), find_indicator(pack, chosen)
        if old and new:
            changes += _differences(old, new)
    return tuple(changes)


def _differences(old: Indicator, new: Indicator) -> list[FigureChange]:
    before, now = _amounts(old), _amounts(new)
    rebased = (old.unit, old.scale) != (new.unit, new.scale)
    return [
        FigureChange(new.id, *key, before.get(key), now.get(key), _kind(before, now, key, rebased))
        for key in dict.fromkeys((*now, *before))
        if rebased or before.get(key) != now.get(key)
    ]


def _kind(before: "_Amounts", now: "_Amounts", key: tuple[str, str], rebased: bool) -> Kind:
    if key not in now:
        return Kind.GONE
    if rebased:
        return Kind.REBASED
    return Kind.REVISED if key in before else Kind.NEW


_Amounts = dict[tuple[str, str], Amount]


def _amounts(indicator: Indicator) -> _Amounts:
    return {(each.entity, each.period): each.amount for each in indicator.figures}


def update_figures(brief: Brief, pack: Pack, accepted: Collection[str] | None = None) -> Brief:
    """Take a newer pack, of the figures that differ only those ``accepted`` by their ids.

    An indicator of which nothing is accepted stays as it was, with the source that it was read
    from. What the pack no longer has stays, and so does what is one's own.

    Raises:
        UsageError: some figures of an indicator are accepted that now has another unit.
    """
    changes = figure_changes(brief, pack)
    wanted = {each.id for each in changes} if accepted is None else set(accepted)
    left = [each for each in changes if each.id not in wanted]
    taken = _with_figures(pack, brief.pack, changes, left)
    indicators = tuple(i for i in brief.pack.indicators if not find_indicator(pack, i.id))
    proposals = tuple(r for r in brief.pack.recommendations if not find_recommendation(pack, r.id))
    questions = tuple(q for q in brief.pack.questions if q.preferred in {r.id for r in proposals})
    known = {each.id for each in taken.sources}
    return replace(
        brief,
        pack=replace(
            taken,
            indicators=taken.indicators + indicators,
            recommendations=taken.recommendations + proposals,
            questions=taken.questions + questions,
            sources=taken.sources + tuple(s for s in brief.pack.sources if s.id not in known),
        ),
        plan=None,
        unknown=apart_from(brief.unknown, "pack.json"),
    )


def _with_figures(
    pack: Pack, before: Pack, changes: tuple[FigureChange, ...], left: list[FigureChange]
) -> Pack:
    """The newer pack, the figures that are ``left`` as they were before."""
    for name in dict.fromkeys(each.indicator for each in left):
        all_of_it = [each for each in changes if each.indicator == name]
        unwanted = [each for each in left if each.indicator == name]
        old, new = find_indicator(before, name), find_indicator(pack, name)
        assert old
        assert new
        if len(unwanted) == len(all_of_it):
            pack = _as_it_was(pack, before, old)
        elif any(each.kind is Kind.REBASED for each in unwanted):
            sentence = f"“{new.title}” has another unit now: take all of its figures or none."
            raise UsageError(sentence)
        else:
            pack = _in_place(pack, replace(new, figures=_figures(new, unwanted)))
    return pack


def _figures(new: Indicator, unwanted: list[FigureChange]) -> tuple[Figure, ...]:
    """The figures of an indicator but those that are not wanted, which are as before."""
    amounts = _amounts(new)
    for each in unwanted:
        key = (each.entity, each.period)
        if each.before is None:
            del amounts[key]
        else:
            amounts[key] = each.before
    return tuple(Figure(*key, amount) for key, amount in amounts.items())


def _as_it_was(pack: Pack, before: Pack, old: Indicator) -> Pack:
    """The pack with an indicator of before, which cites what it was read from then.

    Where the source has a newer edition under the same id, the old one gets another.
    """
    source = next((each for each in before.sources if each.id == old.source), None)
    newer = next((each for each in pack.sources if each.id == old.source), None)
    if source is None or newer is None or source == newer:
        return _in_place(pack, old)
    kept = replace(source, id=f"{source.id}_{before.date}")
    sources = pack.sources if kept in pack.sources else (*pack.sources, kept)
    return _in_place(replace(pack, sources=sources), replace(old, source=kept.id))


def _in_place(pack: Pack, indicator: Indicator) -> Pack:
    indicators = (indicator if each.id == indicator.id else each for each in pack.indicators)
    return replace(pack, indicators=tuple(indicators))
