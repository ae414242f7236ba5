"""What a brief reasons about: the question that it answers, its options, and what is not known."""

import re
from collections.abc import Iterable, Iterator

from briefgen.brief.brief import Brief
from briefgen.brief.overview import is_unopened
from briefgen.brief.template import Stance
from briefgen.compose.beyond import spread
from briefgen.compose.leads import grows_to, held_elsewhere, lead_when, narrowed, with_both
from briefgen.compose.paragraphs import caution
from briefgen.compose.sentences import near, tell_alone
from briefgen.compose.summaries import claim, in_front
from briefgen.compose.words import Words, capital, clauses, joined
from briefgen.evidence.formatting import format_count
from briefgen.evidence.indicators import (
    Confidence,
    Figure,
    Indicator,
    Quantity,
    figure_at,
    observed,
)
from briefgen.evidence.periods import read_period
from briefgen.evidence.questions import Condition, Question, Sign, Thesis
from briefgen.evidence.recommendations import Option, Recommendation, as_option
from briefgen.evidence.values import Operation

AS_NOW = Option("Leave things as they are", cost="No new cost")
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
_FIELDS = Option.__struct_fields__


def question_of(brief: Brief, proposal: Recommendation) -> Question | None:
    """The library's question that a recommendation answers."""
    questions = brief.pack.questions
    return next((each for each in questions if each.preferred == proposal.id), None)


def options_of(brief: Brief, proposal: Recommendation) -> tuple[Option, ...]:
    """The options of the decision on a recommendation: as now, the one recommended, the others.

    Those of its question, else what the library names beside it, else these two. A neutral kind
    keeps the order of the question.
    """
    found = question_of(brief, proposal)
    named = found.options if found else proposal.alternatives
    others = [each for each in named if each.recommendation != proposal.id] or [AS_NOW]
    own = next((each for each in named if each.recommendation == proposal.id), Option())
    by_id = {each.id: each for each in brief.pack.recommendations}
    if brief.template.stance is Stance.NEUTRAL and own.recommendation:
        behind = by_id | {proposal.id: proposal}
        return tuple(_completed(each, behind.get(each.recommendation)) for each in named)
    rest = [_completed(each, by_id.get(each.recommendation)) for each in others]
    return (rest[0], _completed(own, proposal), *rest[1:])


def _completed(option: Option, behind: Recommendation | None) -> Option:
    """An option with what it leaves out taken from the recommendation that it is."""
    if not behind:
        return option
    known = as_option(behind)
    own = {each: getattr(option, each) or getattr(known, each) for each in _FIELDS}
    return Option(**own)


def thesis_of(words: Words, thesis: Thesis | None) -> str:
    """The thesis, while all that it rests on is chosen and holds for the figures of the brief."""
    true = thesis is not None and all(holds(words, each) for each in thesis.tests)
    return thesis.text if thesis and true and words.fits(thesis.text) else ""


def answer_of(words: Words, thesis: Thesis | None, told: tuple[str, ...]) -> str:
    """The thesis in a sentence, by all of the measures told that it can speak of."""
    if thesis is None or not thesis_of(words, thesis):
        return ""
    fuller = (
        each.answer
        for each in thesis.fuller
        if all(test.indicator in told and holds(words, test) for test in each.tests)
    )
    return next(fuller, thesis.answer)


def holds(words: Words, condition: Condition) -> bool:
    """Whether it is true of a pick by the figures of the brief."""
    indicator = words.indicators.get(condition.indicator)
    if not indicator or indicator.id not in words.brief.indicators:
        return False
    if condition.sign in (Sign.LEADS, Sign.TRAILS):
        comparison = words.comparison(indicator)
        leader = in_front(comparison)
        return bool(leader) and (leader == condition.entity) is (condition.sign is Sign.LEADS)
    if condition.sign is Sign.ELSEWHERE:
        most = words.comparison(indicator).further
        return bool(held_elsewhere(words, indicator)) and most[0].entity == condition.entity
    periods = observed(indicator, condition.entity)
    ends = [figure_at(indicator, condition.entity, each) for each in (*periods[:1], *periods[-1:])]
    first, last = (each.amount if each else 0 for each in ends) if len(ends) == 2 else (0, 0)
    return last > first if condition.sign is Sign.RISES else last < first


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


def cautions(words: Words, indicators: Iterable[Indicator]) -> str:
    """What to keep in mind of those of which it has not been said."""
    return " ".join(filter(None, (caution(words, each) for each in indicators)))


def lead(words: Words, indicators: Iterable[Indicator]) -> str:
    """A head with one number and its year: "China led in electricity by 2.3 to 1 in 2025".

    Running text keeps to few numbers; the others stand on cards, in charts and tables. Where no
    single number tells it, the head is what ``claim`` says, and ``detail`` has the figures.
    """
    return "; ".join(
        narrowed(words, each)
        or lead_when(words, each)
        or held_elsewhere(words, each)
        or grows_to(words, each)
        or with_both(words, each)
        or claim(words, [each])
        for each in indicators
    )


def head(words: Words, indicators: Iterable[Indicator]) -> str:
    """A head that leaves the figures to the text: who holds most, what grows, else ``claim``."""
    return "; ".join(
        narrowed(words, each)
        or held_elsewhere(words, each)
        or grows_to(words, each)
        or claim(words, [each])
        for each in indicators
    )


def detail(words: Words, indicators: Iterable[Indicator], caveats: int = 0) -> str:
    """What stands behind a ``lead``: its note, or the figures where it has none.

    With ``caveats`` what to keep in mind follows, once in a document.
    """
    said = []
    for each in indicators:
        is_told = (
            lead_when(words, each)
            or held_elsewhere(words, each)
            or (not grows_to(words, each) and with_both(words, each))
        )
        said.append(words.cite(each) if is_told else f" {tell_alone(words, each)}")
        said.append(caution(words, each) if caveats else "")
    return " ".join(filter(None, said))


def concise(words: Words, indicators: Iterable[Indicator], caveats: int = 0) -> str:
    """The figures of the two that are compared, and nothing of others; ``caveats`` as in tell."""
    said = []
    for number, each in enumerate(indicators):
        said += [tell_alone(words, each), caution(words, each) if number < caveats else ""]
    return " ".join(filter(None, said))


def figured(words: Words, indicators: Iterable[Indicator]) -> str:
    """What an answer shows of each: ``short``, or what grows; of scores, how near they are."""
    said = []
    for each in indicators:
        grown = grows_to(words, each) if each.scale is not Quantity.SCORE else ""
        ahead = narrowed(words, each) or lead_when(words, each) or held_elsewhere(words, each)
        if each.scale is Quantity.SCORE:
            said.append(near(words, each) or tell_alone(words, each))
        elif grown and not ahead:
            said.append(f"{grown}.{words.cite(each)}")
        else:
            said.append(short(words, [each]))
    return " ".join(said)


def short(words: Words, indicators: Iterable[Indicator]) -> str:
    """A ``lead`` as a sentence with its note; where no number tells it, the figures of the two."""
    return " ".join(
        f"{said}.{words.cite(each)}"
        if (said := narrowed(words, each) or lead_when(words, each) or held_elsewhere(words, each))
        else tell_alone(words, each)
        for each in indicators
    )
