"""Several indicators in a row: how sentences join, what follows them, and how things came about."""

import re
from collections.abc import Iterable

from briefgen.compose.history import Course, courses, hole, passing
from briefgen.compose.sentences import tell
from briefgen.compose.words import Words, capital, joined
from briefgen.evidence.comparisons import Case
from briefgen.evidence.formatting import format_period
from briefgen.evidence.indicators import Indicator, Quantity
from briefgen.evidence.values import Operation

FOLD, LARGEST = 3, 100  # growth is told in times from three on, and not at all beyond a hundred
_HOLDER = re.compile(r"(\w+ in )?\{place\} ")  # "Inventors in {place} account …"


def tell_all(words: Words, indicators: Iterable[Indicator], caveats: int = 0) -> str:
    """Several indicators in a row: "But" where the lead changes hands, "also" where it stays.

    The first ``caveats`` of them are followed by what to keep in mind, once in a document.
    """
    sentences: list[str] = []
    before, turned, added = "", False, False
    for number, indicator in enumerate(indicators):
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
    """What to keep in mind of an indicator when it is first told; a number has its note."""
    words.asked.add(indicator.id)
    if indicator.id in words.cautioned:
        return ""
    words.cautioned.add(indicator.id)
    if not words.fits(indicator.caveat):
        return ""
    numbered = any(each.isdigit() for each in indicator.caveat)
    return f"{indicator.caveat}{words.cite(indicator) if numbered else ''}"


def trend(words: Words, indicators: Iterable[Indicator]) -> str:
    """How each comparison came about, as far as the data tell."""
    return " ".join(filter(None, (_trend(words, each) for each in indicators)))


def _trend(words: Words, indicator: Indicator) -> str:
    comparison = words.comparison(indicator)
    compared = tuple(each.entity for each in comparison.figures)
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
    year = found.period.end[:4]
    if found.times > 1:
        now = words.comparison(indicator).figures
        amounts = words.each(indicator, now, "{amount}")
        often = "twice" if found.times == 2 else "several times"
        if not indicator.unit.symbol:
            amounts[0] = f"{amounts[0]} {indicator.unit.nouns}"
        return (
            f"The lead has changed hands {often} since {found.start.end[:4]}; {leader} has "
            f"led since {year} ({' to '.join(amounts)} in {format_period(now[0].period)})."
        )
    other = words.entity(next(each for each in compared if each != found.leader)).place
    when = f"in {year}"
    if int(year) - int(found.after.end[:4]) > 1:
        when = f"between {found.after.end[:4]} and {year}"
    return f"{capital(leader)} passed {other} {when}."


def _growth(words: Words, indicator: Indicator, compared: tuple[str, ...]) -> str:
    """How far each has come; shares in their figures, everything else in per cent."""
    found = courses(indicator, compared)
    if len(found) != len(compared) or len(found) > 2 or not found:
        return ""
    year = format_period(found[0].first.period)
    if indicator.scale in (Quantity.SHARE_OF_OWN, Quantity.SHARE_OF_WORLD, Quantity.RATE):
        amounts = [words.amount(indicator, each.first) for each in found]
        return f"In {year} it was {' against '.join(amounts)}."
    if any(each.last.amount > LARGEST * each.first.amount for each in found):
        return ""
    parts = [_risen(words, indicator, each) for each in found]
    verbs = [verb for verb, _ in parts]
    same = len(set(verbs)) == 1
    told = joined([how if same and n else f"{verb} {how}" for n, (verb, how) in enumerate(parts)])
    return f"Since {year} the {_what(indicator)} has {told}."


def _what(indicator: Indicator) -> str:
    if indicator.scale is Quantity.MONEY:
        return "sum"
    return "amount" if indicator.unit.symbol else "number"


def _risen(words: Words, indicator: Indicator, course: Course) -> tuple[str, str]:
    """How one has come along: the verb, and by how much where."""
    rising = course.last.amount >= course.first.amount
    figures = (course.last, course.first) if rising else (course.first, course.last)
    place = words.entity(course.first.entity).place
    if rising and course.last.amount >= FOLD * course.first.amount:
        ratio = words.between(Operation.RATIO, indicator, figures)
        return "grown", f"{ratio}-fold in {place}"
    operation = Operation.GROWTH if rising else Operation.FALL
    amount = words.between(operation, indicator, figures)
    return ("grown" if rising else "fallen"), f"by {amount} in {place}"


def _hole(words: Words, indicator: Indicator, entity: str) -> str:
    """The last figure before missing years beside the newest, and which years are missing."""
    found = hole(indicator, entity)
    lead = indicator.phrases.lead
    if not found or not lead.endswith("in {period}"):
        return ""
    said = capital(words.fill(lead, indicator, found.first))
    newest = f"{words.amount(indicator, found.last)} in {format_period(found.last.period)}"
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
