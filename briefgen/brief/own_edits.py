"""Changes to what is a person's own in a brief: indicators, recommendations, sources.

Adding one does not pick it; picks are made as those from the library (``model.edits``).
"""

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.edits import drop_indicator, drop_recommendation
from briefgen.brief.own import OWN, is_own
from briefgen.errors import ChoiceError
from briefgen.evidence.indicators import Indicator
from briefgen.evidence.pack import Source
from briefgen.evidence.recommendations import Recommendation

Named = Indicator | Recommendation | Source


def add_indicator(brief: Brief, indicator: Indicator) -> Brief:
    """Add an indicator of the person's own.

    Raises:
        ChoiceError: its id is none for something of one's own, or is taken.
    """
    _refuse_name(brief.own.indicators, indicator.id)
    return _with_indicators(brief, (*brief.own.indicators, indicator))


def change_indicator(brief: Brief, indicator: Indicator) -> Brief:
    """Put an indicator of the person's own in place of that with the same id.

    Raises:
        ChoiceError: there is none.
    """
    _refuse_unknown(brief.own.indicators, indicator.id)
    kept = brief.own.indicators
    return _with_indicators(brief, tuple(indicator if e.id == indicator.id else e for e in kept))


def remove_indicator(brief: Brief, indicator: str) -> Brief:
    """Remove an indicator of the person's own for good, from the picks too.

    Raises:
        ChoiceError: there is none.
    """
    _refuse_unknown(brief.own.indicators, indicator)
    kept = tuple(each for each in brief.own.indicators if each.id != indicator)
    return _with_indicators(drop_indicator(brief, indicator), kept)


def add_recommendation(brief: Brief, recommendation: Recommendation) -> Brief:
    """Add a recommendation of the person's own.

    Raises:
        ChoiceError: its id is none for something of one's own, or is taken.
    """
    _refuse_name(brief.own.recommendations, recommendation.id)
    return _with_recommendations(brief, (*brief.own.recommendations, recommendation))


def change_recommendation(brief: Brief, recommendation: Recommendation) -> Brief:
    """Put a recommendation of the person's own in place of that with the same id.

    Raises:
        ChoiceError: there is none.
    """
    _refuse_unknown(brief.own.recommendations, recommendation.id)
    kept = (
        recommendation if each.id == recommendation.id else each
        for each in brief.own.recommendations
    )
    return _with_recommendations(brief, tuple(kept))


def remove_recommendation(brief: Brief, recommendation: str) -> Brief:
    """Remove a recommendation of the person's own for good, from the picks too.

    Raises:
        ChoiceError: there is none.
    """
    _refuse_unknown(brief.own.recommendations, recommendation)
    kept = tuple(each for each in brief.own.recommendations if each.id != recommendation)
    return _with_recommendations(drop_recommendation(brief, recommendation), kept)


def remove_source(brief: Brief, source: str) -> Brief:
    """Remove a source of the person's own; one of the library with its id is seen again.

    Raises:
        ChoiceError: there is none.
    """
    _refuse_unknown(brief.own.sources, source)
    kept = tuple(each for each in brief.own.sources if each.id != source)
    return replace(brief, own=replace(brief.own, sources=kept))


def _with_indicators(brief: Brief, indicators: tuple[Indicator, ...]) -> Brief:
    return replace(brief, own=replace(brief.own, indicators=indicators), plan=None)


def _with_recommendations(brief: Brief, proposals: tuple[Recommendation, ...]) -> Brief:
    return replace(brief, own=replace(brief.own, recommendations=proposals), plan=None)


def _refuse_name(known: tuple[Named, ...], wanted: str) -> None:
    if not is_own(wanted):
        raise ChoiceError(
            f"“{wanted}” cannot be the name of something of your own; "
            f"begin it with “{OWN}” and go on with letters, digits and hyphens."
        )
    if any(each.id == wanted for each in known):
        raise ChoiceError(f"There is “{wanted}” already; give yours another name.")


def _refuse_unknown(known: tuple[Named, ...], wanted: str) -> None:
    if all(each.id != wanted for each in known):
        raise ChoiceError(f"There is no “{wanted}” of your own.")
