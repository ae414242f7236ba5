"""Heads and sentences of one measure that keep to one number, and what stands behind them."""

from collections.abc import Iterable

from briefgen.compose.leads import grows_to, held_elsewhere, lead_when, narrowed, with_both
from briefgen.compose.paragraphs import caution
from briefgen.compose.sentences import near, tell_alone
from briefgen.compose.summaries import claim
from briefgen.compose.words import Words
from briefgen.evidence.indicators import (
    Indicator,
    Quantity,
)


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
