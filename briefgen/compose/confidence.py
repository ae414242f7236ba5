"""How sure a brief is of its figures, of what is projected and of a judgment, and why."""

import re
from collections.abc import Iterable, Iterator

from briefgen.brief.overview import is_unopened
from briefgen.compose.beyond import spread
from briefgen.compose.words import Words, capital, clauses, joined
from briefgen.evidence.formatting import format_count
from briefgen.evidence.indicators import (
    Confidence,
    Figure,
    Indicator,
)
from briefgen.evidence.periods import read_period
from briefgen.evidence.values import Operation

SPREAD = 0.2
NAMED = 3  # measures with the same weakness; more are counted
SAMPLE = 50  # percent of the whole, below which figures are those of a sample
_LEVELS = ("low", "moderate", "high")
_COPY = "figures from a copy of the source"
_ENDED = "the figures end in "
_PACE = "We have low confidence in the pace of growth: "
_CLAUSES = {
    "one secondary source": "the figures rest on one secondary source",
    _COPY: "the figures come from a copy of the source",
}


def confidence(words: Words, indicators: Iterable[Indicator]) -> str:
    """How sure the figures are, in the words of ICD 203 for evidence, with the reason.

    Measures are told by their level where levels differ; figures of a sample and those of which the
    last are older than three years are moderate at most. Of projections it says how far they lie
    apart. A likelihood is never said: only a person can judge one.
    """
    every = tuple(indicators)
    if not every:
        return ""
    apart = next(filter(None, (_apart(words, each) for each in every)), "")
    which = "the figures measured" if apart else "these figures"
    sure = {each.id: _sureness(words, each)[0] for each in every}
    found = [
        (sureness, [each for each in every if sure[each.id] == sureness])
        for sureness in sorted(set(sure.values()), reverse=True)
    ]
    if len(found) == 1:
        said = f"We have {_LEVELS[found[0][0]]} confidence in {which}: {_why(words, every)}."
    else:
        said = f"We have {clauses(list(_by_level(words, found, len(every))))}."
    return f"{said} {_PACE}{apart}." if apart else said


def judged(words: Words, indicators: Iterable[Indicator]) -> str:
    """How sure a judgment is: as its least sure figures are, with their reason (ICD 203)."""
    every = tuple(indicators)
    if not every:
        return ""
    least = min(_sureness(words, each)[0] for each in every)
    weakest = tuple(each for each in every if _sureness(words, each)[0] == least)
    apart = next(filter(None, (_apart(words, each) for each in every)), "")
    held = (
        f"We hold this judgment with {_LEVELS[least]} confidence, no more than its figures allow."
    )
    said = " ".join((held, *(f"{capital(each)}." for each in _reasons(words, weakest))))
    return f"{said} {_PACE}{apart}." if apart else said


def _why(words: Words, every: tuple[Indicator, ...]) -> str:
    return clauses(_reasons(words, every))


def _reasons(words: Words, every: tuple[Indicator, ...]) -> list[str]:
    """Why measures of one level have it: each reason once, of all that have it."""
    reasons: dict[str, tuple[str, list[str]]] = {}
    for each in every:
        _, said, reason = _sureness(words, each)
        reasons.setdefault(reason, (said, []))[1].append(each.phrases.strength or each.short)
    told = []
    for said, found in reasons.values():
        names = list(dict.fromkeys(found))
        told.append(said.replace(names[0], _which(names, NAMED), 1) if names[1:] else said)
    return told


def _by_level(words: Words, found: list[tuple[int, list[Indicator]]], count: int) -> Iterator[str]:
    """What is told of each level, the highest first: "high confidence in the figures on patents",
    "low confidence in those on use (published estimates differ)".
    """
    for number, (sure, some) in enumerate(found):
        names = list(dict.fromkeys(each.phrases.strength or each.short for each in some))
        which = f"{'those' if number else 'the figures'} on {joined(names)}"
        if len(names) > NAMED:
            which = f"{format_count(len(some))} of the {format_count(count)} measures"
        reasons = dict.fromkeys(_sureness(words, each)[2] for each in some)
        why = "; ".join(
            re.sub("^(figures from|the figures are of) ", "", each) for each in reasons if each
        )
        yield f"{_LEVELS[sure]} confidence in {which}{f' ({why})' if why else ''}"


def _apart(words: Words, indicator: Indicator) -> str:
    """How far projections of one measure lie apart, if by more than a fifth of the least."""
    later = words.comparison(indicator).later
    if len(later) < 2 or later[-1].amount - later[0].amount < SPREAD * later[0].amount:
        return ""
    gap = words.between(Operation.DIFFERENCE, indicator, (later[-1], later[0]))
    when = read_period(later[-1].period).end[:4]
    return f"the projections for {when} are {gap} apart"


def _lie_apart(words: Words, indicator: Indicator) -> str:
    """The same without how far, where many measures are spoken of at once."""
    said, _, _ = _apart(words, indicator).partition(" are ")
    return f"{said} lie far apart" if said else ""


def level(words: Words, indicators: Iterable[Indicator]) -> str:
    """How sure single figures are: "High confidence", "Moderate confidence: the series ends in
    2020". What is projected comes first: how much is grown is unsure.
    """
    said = []
    for each in indicators:
        sure, _, reason = _sureness(words, each)
        reason = f": {reason or 'figures from the source itself'}"
        if why := _unsure(words, each):
            projected = f"Low confidence for what is projected: {why}"
            said.append(f"{projected}; {_LEVELS[sure]} for the figures so far{reason}")
        else:
            said.append(f"{capital(_LEVELS[sure])} confidence{reason}")
    return "; ".join(said)


def sureness(words: Words, indicators: Iterable[Indicator]) -> str:
    """The same behind "Confidence:": "high", "moderate (the figures end in 2020)"."""
    said = []
    for each in indicators:
        sure, _, reason = _sureness(words, each)
        reason = f" ({reason.removeprefix('figures from ')})" if reason else ""
        later = f"; low for what is projected ({why})" if (why := _unsure(words, each)) else ""
        said.append(f"{_LEVELS[sure]}{reason}{later}")
    return "; ".join(said)


def _unsure(words: Words, indicator: Indicator) -> str:
    """Why what is projected is unsure, if anything is."""
    later = words.comparison(indicator).later
    why = _apart(words, indicator) or ("a single case" if later else "")
    if other := _projected_by_rival(words, indicator, later[0]) if later else "":
        return f"{why}, and {other}"
    return why


def _projected_by_rival(words: Words, indicator: Indicator, figure: Figure) -> str:
    """What another source projects of the same for the same time, where it is picked as well."""
    rival = words.indicators.get(indicator.rival)
    if not rival or rival.id not in words.brief.indicators or not rival.phrases.projects:
        return ""
    end = read_period(figure.period, indicator.calendar).end
    labels = rival.labels_by_end.get(end, ())
    found = [rival.by_key.get((figure.entity, each)) for each in labels]
    others = sorted((each for each in found if each), key=lambda each: each.amount)
    if not others:
        return ""
    amount = spread(words, rival, others) if others[1:] else words.amount(rival, others[0])
    return words.fill(rival.phrases.projects, rival, others[-1], amount, each=amount)


def _sureness(words: Words, indicator: Indicator) -> tuple[int, str, str]:
    """Low (0), moderate (1) or high (2), and why: beside others, and alone."""
    strength = indicator.phrases.strength or indicator.short
    if indicator.confidence is Confidence.LOW:
        return 0, f"published estimates of {strength} differ", "published estimates differ"
    if indicator.confidence is Confidence.MEDIUM:
        return 1, f"those on {strength} rest on one secondary source", "one secondary source"
    if indicator.coverage < SAMPLE:
        return 1, f"those on {strength} are of a sample", "the figures are of a sample"
    if is_unopened(indicator, words.brief):
        return 1, f"those on {strength} come from a copy of the source", _COPY
    comparison = words.comparison(indicator)
    if comparison.figures and not words.is_recent(comparison):
        year = read_period(comparison.figures[0].period).end[:4]
        return 1, f"those on {strength} end in {year}", f"{_ENDED}{year}"
    return 2, "each comes from the source itself", ""


def method(words: Words, indicators: Iterable[Indicator]) -> str:
    """How many measures there are and of when, and where confidence is lower: for which reasons."""
    every = tuple(indicators)
    if not every:
        return ""
    said = measured(words, every)
    thin, apart = _thin(words, every), [_lie_apart(words, each) for each in every]
    where = [f"where {each}" for each in thin]
    lower = f"confidence is lower {(clauses if where[2:] else joined)(where)}" if thin else ""
    doubts = "; ".join(filter(None, (lower, *apart)))
    sure = _sureness(words, every[0])[1] if every[1:] else "it comes from the source itself"
    return f"{said} {capital(doubts or sure)}."


def measured(words: Words, indicators: Iterable[Indicator]) -> str:
    """How many measures there are and of when."""
    every = tuple(indicators)
    if not every:
        return ""
    many = f"{format_count(len(every))} public {'measures' if every[1:] else 'measure'}"
    return f"The figures are of {many}, {timing(words, every)}{_span(words, every)}."


def timing(words: Words, indicators: Iterable[Indicator]) -> str:
    """Of when the figures of measures are: "each at the latest time that all compared have in
    common", or "those compared" where somebody has none.
    """
    found = [words.comparison(each) for each in indicators]
    if not any(each.figures for each in found):
        return "without a figure of those compared"
    each = "each " if len(found) > 1 else ""
    if len(words.brief.entities) == 1:
        return f"{each}at its latest time"
    lacking = any(one.absent or not one.figures for one in found)
    return f"{each}at the latest time that {'those' if lacking else 'all'} compared have in common"


def _span(words: Words, indicators: Iterable[Indicator]) -> str:
    """From when to when these times are: " (2019–2025)"."""
    held = [each for each in map(words.comparison, indicators) if each.figures]
    years = sorted(read_period(each.figures[0].period).end[:4] for each in held)
    return f" ({'–'.join(dict.fromkeys((years[0], years[-1])))})" if years else ""


def _thin(words: Words, indicators: Iterable[Indicator]) -> list[str]:
    """What lowers confidence, each reason once, with the measures that it is true of."""
    found: dict[str, list[str]] = {}
    years = []
    for each in indicators:
        sure, _, reason = _sureness(words, each)
        if sure == len(_LEVELS) - 1:
            continue
        if reason.startswith(_ENDED):
            years.append(reason.removeprefix(_ENDED))
            reason = _ENDED
        found.setdefault(reason, []).append(each.phrases.strength or each.short)
    ends = "–".join(dict.fromkeys((min(years), max(years)))) if years else ""
    return [
        f"{_CLAUSES.get(reason, reason)}{ends if reason == _ENDED else ''}"
        f" ({_which(names, 1 if reason == _COPY else NAMED)})"
        for reason, names in found.items()
    ]


def _which(names: list[str], most: int) -> str:
    """The measures by name; of more than this many, how many they are."""
    return joined(names) if len(names) <= most else f"{format_count(len(names))} measures"
