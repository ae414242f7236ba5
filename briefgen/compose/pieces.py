"""Indicators and passages as a template sees them."""

from collections.abc import Iterable

from briefgen.brief.lookup import indicator_of
from briefgen.change.identity import Role
from briefgen.compose.confidence import SAMPLE
from briefgen.compose.leads import held_elsewhere, lead_when, narrowed
from briefgen.compose.reasoning import holds
from briefgen.compose.words import Words, capital, joined
from briefgen.evidence.indicators import Indicator, Quantity
from briefgen.evidence.pack import WHICH, Passage

ENOUGH = 2  # strengths in the first words of an answer
_OF_PICKS = ("question", "record", "unknown", "do_not_say", "hearing")  # of no use but beside one


def indicators_data(words: Words, chosen: Iterable[str]) -> list[dict[str, object]]:
    """Those of these indicators that the brief has."""
    found = (indicator_of(words.brief, each) for each in chosen)
    return [_known(words, each) for each in found if each]


def _known(words: Words, indicator: Indicator) -> dict[str, object]:
    """An indicator, described once: it stands in several lists, and in those of every plan."""
    known = words.described.get(indicator.id)
    if known is None:
        known = words.described[indicator.id] = _indicator(words, indicator)
    return known


def _indicator(words: Words, indicator: Indicator) -> dict[str, object]:
    return {
        "id": indicator.id,
        "title": indicator.title,
        "short": indicator.short,
        "definition": words.about(Role.DEFINITION, indicator.id, indicator.definition),
        "theme": indicator.theme,
        "label": label_of(words, indicator),
        "kind": indicator.kind.value,
        "scale": indicator.scale.value,
        "better": indicator.better.value,
        "confidence": indicator.confidence.value,
        "complete": indicator.complete,
        "sample": indicator.coverage < SAMPLE,
        "caveat": words.about(Role.CAVEAT, indicator.id, fitting_text(words, indicator.caveat)),
        "so_what": words.about(
            Role.READING, indicator.id, fitting_text(words, indicator.phrases.so_what, reading=True)
        ),
        "strength": indicator.phrases.strength or indicator.short,
        "elsewhere": bool(held_elsewhere(words, indicator)),
        "repeats": _repeats(words, indicator),
        "in_points": "points" in (narrowed(words, indicator) or lead_when(words, indicator)),
        "unit": _unit(indicator),
    }


def _repeats(words: Words, indicator: Indicator) -> bool:
    """Whether another source on the same quantity is picked before it."""
    picked = words.brief.indicators
    return indicator.id in picked and indicator.rival in picked[: picked.index(indicator.id)]


def _unit(indicator: Indicator) -> str:
    """What a score counts; other units say it with their figures."""
    return indicator.unit.nouns if indicator.scale is Quantity.SCORE else ""


def label_of(words: Words, *indicators: Indicator) -> str:
    """A word or two for what indicators are about: the short names of their themes."""
    themes = {each.id: each.short or each.title for each in words.brief.pack.themes}
    names = dict.fromkeys(themes.get(each.theme, each.theme) for each in indicators)
    return capital(joined(list(names)))


def bears(words: Words, passage: Passage, told: tuple[str, ...] | None = None) -> bool:
    """Whether a passage is about those compared and, if it answers a question, about a pick: the
    recommendation that the question is about, where it is about one.

    So is what is documented, and what nobody knows: it bears on a pick or a recommendation. One
    that asks which figures are so and so needs one that is, of those told if they are known.
    """
    picks = {*words.brief.indicators, *words.brief.recommendations}
    of_step = passage.kind == "question" and passage.recommendations
    subjects = {*(() if of_step else passage.indicators), *passage.recommendations}
    asked = passage.kind not in _OF_PICKS or not subjects
    true = [each for each in _true(words, passage) if told is None or each in told]
    answered = WHICH not in passage.answer or bool(true)
    about = words.fits(f"{passage.title} {passage.text}") and answered
    return about and (asked or bool(picks & subjects))


def tellable(words: Words, passage: Passage) -> list[str]:
    """The indicators that a passage is about but those that do not bear its answer out."""
    false = {each.indicator for each in passage.tests} - set(_true(words, passage))
    return [each for each in passage.indicators if each not in false]


def _true(words: Words, passage: Passage) -> list[str]:
    """The indicators of which is true what the answer claims of them."""
    return [each.indicator for each in passage.tests if holds(words, each)]


def _answer(words: Words, passage: Passage, told: tuple[str, ...]) -> str:
    """The first words of an answer, while figures bear them out; of those told, in this order."""
    true = _true(words, passage)
    if WHICH not in passage.answer:
        return passage.answer if len(true) == len(passage.tests) else ""
    found = [words.indicators[each] for each in told if each in true][:ENOUGH]
    if not found:
        return ""
    return passage.answer.replace(
        WHICH, joined([each.phrases.strength or each.short for each in found])
    )


def fitting_text(words: Words, text: str, *, reading: bool = False) -> str:
    """A hand-written text, if it is about those whom the brief compares."""
    return text if words.fits(text, reading=reading) else ""


def passage_data(
    words: Words, passage: Passage, evidence: Iterable[str] = (), told: tuple[str, ...] = ()
) -> dict[str, object]:
    """``picked``: whether it is about something that was chosen, or about all; ``bearing``: the
    former only. ``proposal`` is the first recommendation chosen that it bears on.
    """
    own = tuple(evidence)
    subjects = {*passage.indicators, *passage.recommendations}
    chosen = words.brief.recommendations
    picks = {*words.brief.indicators, *chosen}
    return {
        "id": passage.id,
        "title": passage.title,
        "text": words.about(Role.PASSAGE, passage.id, passage.text),
        "picked": not subjects or bool(subjects & picks),
        "bearing": bool(subjects & picks),
        "answer": _answer(words, passage, tuple(dict.fromkeys((*own, *told)))),
        "hard": passage.hard,
        "pressed": passage.pressed,
        "asked_of": passage.asked_of,
        "proposal": next((e for e in chosen if e in passage.recommendations), ""),
        "evidence": indicators_data(words, own),
        "source": passage.source,
        "as_of": passage.as_of,
    }
