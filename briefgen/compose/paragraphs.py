"""Several indicators in a row: how sentences join, what follows them, and how things came about."""

import re
from collections.abc import Iterable

from briefgen.compose.history import Course, courses, hole, passing
from briefgen.compose.sentences import tell
from briefgen.compose.signs import has_verbs
from briefgen.compose.summaries import says_more
from briefgen.compose.words import NAMED, Words, capital, joined
from briefgen.evidence.comparisons import Case
from briefgen.evidence.formatting import WHOLE
from briefgen.evidence.indicators import Better, Indicator, Quantity
from briefgen.evidence.values import Operation

FOLD, LARGEST = 3, 100  # growth is told in times from three on, and not at all beyond a hundred
LEAST_FOLD = 1.1  # of the other, for both to be told in times
_HOLDER = re.compile(r"(\w+ in )?\{place\} ")  # "Inventors in {place} account …"


def tell_all(words: Words, indicators: Iterable[Indicator], caveats: int = 0) -> str:
    """Several indicators in a row: "But" where the lead changes hands, "also" where it stays.

    The first ``caveats`` of them are followed by what to keep in mind, once in a document.
    """
    sentences: list[str] = []
    before, turned, added = "", False, False
    # What the head above tells comes first.
    ordered = sorted(indicators, key=lambda each: not says_more(words, each))
    for number, indicator in enumerate(ordered):
        sentence, leader = tell(words, indicator), words.comparison(indicator).leader
        turns = bool(before and leader and leader != before) and not turned
        adds = bool(before and leader == before) and not added
        if turns:
            sentence = f"But {words.lowered(sentence)}"
        elif adds:
            sentence = _also(words, indicator, sentence)
        turned, added, before = turns, adds, leader or before
        sentences.append(sentence)
        if number < caveats:
            sentences.append(caution(words, indicator))
    return " ".join(filter(None, sentences))


def caution(words: Words, indicator: Indicator) -> str:
    """What to keep in mind of an indicator when it is first told; a number or an estimate has its
    note.
    """
    words.asked.add(indicator.id)
    if indicator.id in words.cautioned:
        return ""
    words.cautioned.add(indicator.id)
    if not words.fits(indicator.caveat):
        return ""
    numbered = any(each.isdigit() for each in indicator.caveat) or "estimate" in indicator.caveat
    return f"{indicator.caveat}{words.cite(indicator) if numbered else ''}"


def trend(words: Words, indicators: Iterable[Indicator]) -> str:
    """How each comparison came about, as far as the data tell."""
    return " ".join(filter(None, (_trend(words, each) for each in indicators)))


def _trend(words: Words, indicator: Indicator) -> str:
    comparison = words.comparison(indicator)
    compared = tuple(each.entity for each in comparison.figures)
    if len(comparison.field) > NAMED:
        compared = compared[:1]  # nobody has spoken of the second
    if comparison.newer or comparison.case in (Case.RANGE, Case.NOTHING):
        return ""
    changed = _changed(words, indicator, compared)
    missing = [_hole(words, indicator, each) for each in compared]
    return " ".join(filter(None, (changed or _growth(words, indicator, compared), *missing[1:])))


def _changed(words: Words, indicator: Indicator, compared: tuple[str, ...]) -> str:
    """That the lead changed hands: once, or several times."""
    found = passing(indicator, compared)
    if not found:
        return ""
    leader = words.entity(found.leader).place
    other = words.entity(next(each for each in compared if each != found.leader)).place
    if found.times > 1:
        now = words.comparison(indicator).figures
        amounts = words.each(indicator, now, "{amount}")
        often = "twice" if found.times == 2 else "several times"
        to = " against " if indicator.unit.below or indicator.unit.above else " to "
        if not indicator.unit.symbol and indicator.unit.nouns not in amounts[0]:
            amounts[0] = f"{amounts[0]} {indicator.unit.nouns}"
        three = len(words.comparison(indicator).field) > 2
        whose = f" between {leader} and {other}" if three else ""
        changed, leads = f"The lead{whose} has changed hands", "has led"
        if indicator.better is Better.LOWER:
            changed = f"Which of {leader} and {other} does better has changed"
            leads = "has done better"
        if found.period.label == now[0].period or not found.is_steady:
            return (
                f"{changed} {often} since {words.period(found.start.label)}, last "
                f"{words.during(found.period.label)}."
            )
        return (
            f"{changed} {often} since {words.period(found.start.label)}; "
            f"{leader} {leads} since {words.period(found.period.label)} "
            f"({to.join(amounts)} {words.during(now[0].period)})."
        )
    if not found.is_steady:
        return ""
    when = words.during(found.period.label)
    if found.is_between:
        ends = (words.period(found.after.label), words.period(found.period.label))
        when = f"between {' and '.join(ends)}"
    if indicator.better is Better.LOWER:
        return f"{capital(leader)} came to do better than {other} {when}."
    return f"{capital(leader)} passed {other} {when}."


def _growth(words: Words, indicator: Indicator, compared: tuple[str, ...]) -> str:
    """How far each has come: shares, rates and balances in their figures, the rest in one measure.

    That measure is times where one has grown threefold and none has fallen, else per cent.
    """
    found = courses(indicator, compared)
    if len(found) != len(compared) or len(found) > 2 or not found:
        return ""
    start = found[0].first.period
    fixed = (Quantity.SHARE_OF_OWN, Quantity.SHARE_OF_WORLD, Quantity.RATE)
    signed = indicator.unit.above or indicator.unit.below
    if has_verbs(indicator.unit):
        return ""
    whole = all(min(each.first.amount, each.last.amount) > 0 for each in found) and not signed
    if indicator.scale in fixed or not whole:
        comparison = words.comparison(indicator)
        many = len(comparison.field) > 2 or comparison.further
        beside = indicator.complete or indicator.target or indicator.benchmark  # others told of
        form = "{amount} in {place}" if many or beside else "{amount}"
        amounts = words.each(indicator, tuple(each.first for each in found), form)
        return f"{capital(words.during(start))} it was {' against '.join(amounts)}."
    if any(each.last.amount > LARGEST * each.first.amount for each in found):
        return ""
    folds = [each.last.amount / each.first.amount for each in found]
    in_times = max(folds) >= FOLD and min(folds) >= LEAST_FOLD
    parts = [_fold(words, indicator, each) for each in found]
    if not in_times:
        decimals = _decimals([100 * abs(each - 1) for each in folds])
        parts = [_risen(words, indicator, each, decimals) for each in found]
    verbs = [verb for verb, _ in parts]
    same = len(set(verbs)) == 1
    told = joined([how if same and n else f"{verb} {how}" for n, (verb, how) in enumerate(parts)])
    return f"Since {words.period(start)} the {_what(indicator)} has {told}."


def _decimals(grown: list[float]) -> int:
    """The decimals that several growths in per cent share: none where whole ones tell them."""
    low, high = min(grown), max(grown)
    whole = high >= WHOLE and (low >= 1 or low == 0) and (round(low) != round(high) or low == high)
    return 0 if whole else 1


def _what(indicator: Indicator) -> str:
    if indicator.scale is Quantity.MONEY and indicator.unit.factor != 1:
        return "sum"
    return "amount" if indicator.unit.symbol else "number"


def _fold(words: Words, indicator: Indicator, course: Course) -> tuple[str, str]:
    """How one has grown in times: the verb, and how often where."""
    ratio = words.between(Operation.RATIO, indicator, (course.last, course.first))
    return "grown", f"{ratio}-fold in {words.entity(course.first.entity).place}"


def _risen(words: Words, indicator: Indicator, course: Course, decimals: int) -> tuple[str, str]:
    """How one has come along in per cent: the verb, and by how much where."""
    place = words.entity(course.first.entity).place
    if course.last.amount == course.first.amount:
        return "stayed", f"the same in {place}"
    if not round(100 * abs(course.last.amount / course.first.amount - 1), decimals):
        return "stayed", f"nearly the same in {place}"
    rising = course.last.amount >= course.first.amount
    figures = (course.last, course.first) if rising else (course.first, course.last)
    operation = Operation.GROWTH if rising else Operation.FALL
    amount = words.between(operation, indicator, figures, decimals=decimals)
    return ("grown" if rising else "fallen"), f"by {amount} in {place}"


def _hole(words: Words, indicator: Indicator, entity: str) -> str:
    """The last figure before missing years beside the newest, and which years are missing."""
    found = hole(indicator, entity)
    lead = indicator.phrases.lead
    if not found or not lead.endswith("in {period}"):
        return ""
    said = capital(words.fill(lead, indicator, found.first, unit=True))
    newest = f"{words.amount(indicator, found.last)} {words.during(found.last.period)}"
    return f"{said} and {newest} ({indicator.gap})."


def _also(words: Words, indicator: Indicator, sentence: str) -> str:
    """The sentence with "also" before its verb, where the verb's place is certain."""
    holder = _HOLDER.match(indicator.phrases.lead)
    if not holder or words.comparison(indicator).case is not Case.LEADS:
        return sentence
    place = words.entity(words.comparison(indicator).leader).place
    before = capital(f"{holder[1] or ''}{place} ")
    if not sentence.startswith(before):
        return sentence
    return f"{before}also {sentence.removeprefix(before)}"
