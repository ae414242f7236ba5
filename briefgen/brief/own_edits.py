"""Changes to what is a person's own in a brief: indicators, recommendations, sources.

Adding one does not pick it; picks are made as those from the library (``brief.edits``).
"""

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.edits import drop_indicator, drop_recommendation
from briefgen.brief.own import OWN, is_own
from briefgen.errors import ChoiceError
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import Source
from briefgen.evidence.recommendations import Recommendation

Evidence = Indicator | Recommendation
Kind = type[Indicator] | type[Recommendation] | type[Source]

_FIELDS: dict[Kind, str] = {
    Indicator: "indicators",
    Recommendation: "recommendations",
    Source: "sources",
}


def add(brief: Brief, new: Evidence) -> Brief:
    """Add an indicator or a recommendation of the person's own.

    Raises:
        ChoiceError: its id is none for something of one's own, or is taken.
    """
    if not is_own(new.id):
        raise ChoiceError(
            f"“{new.id}” cannot be the name of something of your own; "
            f"begin it with “{OWN}” and go on with letters, digits and hyphens."
        )
    own = _own(brief, type(new))
    if new.id in own:
        raise ChoiceError(f"There is “{new.id}” already; give yours another name.")
    return replace(_with(brief, type(new), {**own, new.id: new}), plan=None)


def change(brief: Brief, changed: Evidence) -> Brief:
    """Put an indicator or a recommendation in place of the person's own with the same id.

    Raises:
        ChoiceError: there is none.
    """
    own = _own(brief, type(changed), changed.id)
    return replace(_with(brief, type(changed), {**own, changed.id: changed}), plan=None)


def remove(brief: Brief, kind: Kind, name: str) -> Brief:
    """Remove something of the person's own for good, from the picks too.

    Where it was a source, one of the library with its id is seen again.

    Raises:
        ChoiceError: there is none.
    """
    own = _own(brief, kind, name)
    if kind is Indicator:
        brief = drop_indicator(brief, name)
    elif kind is Recommendation:
        brief = drop_recommendation(brief, name)
    return _with(brief, kind, {each: own[each] for each in own if each != name})


def _own(brief: Brief, kind: Kind, wanted: str | None = None) -> dict[str, Evidence | Source]:
    """What there is of a kind by its id; ``wanted`` has to be there."""
    own = {each.id: each for each in getattr(brief.own, _FIELDS[kind])}
    if wanted is not None and wanted not in own:
        raise ChoiceError(f"There is no “{wanted}” of your own.")
    return own


def _with(brief: Brief, kind: Kind, own: dict[str, Evidence | Source]) -> Brief:
    return replace(brief, own=replace(brief.own, **{_FIELDS[kind]: tuple(own.values())}))
