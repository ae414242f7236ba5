"""What could reverse a finding: samples, estimates that differ, series that end early."""

from collections.abc import Iterable

from briefgen.compose.confidence import SAMPLE, SPREAD
from briefgen.compose.words import Words, capital, joined
from briefgen.evidence.indicators import Confidence, Indicator


def reversible(words: Words, indicators: Iterable[Indicator]) -> str:
    """A sentence for each kind of doubt, with the measures that it is about."""
    every = tuple(indicators)
    sampled = [each for each in every if each.coverage < SAMPLE]
    differing = [each for each in every if each.confidence is Confidence.LOW]
    secondary = [each for each in every if each.confidence is Confidence.MEDIUM]
    early = [each for each in every if _ends_early(words, each)]
    apart = [each for each in every if _lies_apart(words, each)]
    said = (
        _said(sampled, "Figures on {} are of a sample, which a fuller count could reverse"),
        _said(differing, "Published estimates of {} differ, and none of them settles the order"),
        _said(secondary, "Figures on {} rest on one secondary source, which may be corrected"),
        _said(early, "Newer figures on {} may show otherwise"),
        _said(apart, "Projections of {} differ, and it may grow less"),
    )
    return " ".join(f"{each}." for each in said if each)


def _said(found: list[Indicator], form: str) -> str:
    names = (each.phrases.strength or each.short for each in found)
    return capital(form.format(joined(list(dict.fromkeys(names))))) if found else ""


def _ends_early(words: Words, indicator: Indicator) -> bool:
    comparison = words.comparison(indicator)
    return bool(comparison.figures) and not words.is_recent(comparison)


def _lies_apart(words: Words, indicator: Indicator) -> bool:
    later = words.comparison(indicator).later
    return len(later) > 1 and later[-1].amount - later[0].amount > SPREAD * later[0].amount
