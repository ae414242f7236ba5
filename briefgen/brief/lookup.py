"""The one look-up for what a brief stands on: the person's own first, then the topic library."""

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.own import Own
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import Pack, Source
from briefgen.evidence.recommendations import Recommendation


def evidence_of(brief: Brief) -> Pack:
    """The brief's part of the library together with what the person added."""
    return with_own(brief.pack, brief.own)


def with_own(pack: Pack, own: Own) -> Pack:
    """A library with a person's own in front; where both have an id, theirs is the one."""
    sources = {each.id for each in own.sources}
    return replace(
        pack,
        indicators=own.indicators + pack.indicators,
        recommendations=own.recommendations + pack.recommendations,
        sources=own.sources + tuple(each for each in pack.sources if each.id not in sources),
    )


def indicators_of(brief: Brief) -> dict[str, Indicator]:
    """Every indicator that a brief has, picked or not, by its id."""
    return {each.id: each for each in (*brief.own.indicators, *brief.pack.indicators)}


def indicator_of(brief: Brief, wanted: str) -> Indicator | None:
    """The indicator with this id, if the brief has it."""
    found = (*brief.own.indicators, *brief.pack.indicators)
    return next((each for each in found if each.id == wanted), None)


def picked_indicators(brief: Brief) -> tuple[Indicator, ...]:
    """The indicators that a person picked, in their order."""
    known = indicators_of(brief)
    return tuple(known[each] for each in brief.indicators if each in known)


def recommendation_of(brief: Brief, wanted: str) -> Recommendation | None:
    """The recommendation with this id, if the brief has it."""
    found = (*brief.own.recommendations, *brief.pack.recommendations)
    return next((each for each in found if each.id == wanted), None)


def source_of(brief: Brief, wanted: str) -> Source | None:
    """The source with this id, if the brief has it."""
    found = (*brief.own.sources, *brief.pack.sources)
    return next((each for each in found if each.id == wanted), None)
