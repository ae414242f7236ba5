"""Sentences of a topic library as a writer of it wants to read them: of each indicator, a few."""

from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.template import Template
from briefgen.compose.filters import UNWRITABLE
from briefgen.compose.paragraphs import trend
from briefgen.compose.sentences import told
from briefgen.compose.tokens import Tokens
from briefgen.compose.words import Words
from briefgen.errors import BriefgenError
from briefgen.evidence.comparisons import stands_for_nobody
from briefgen.evidence.indicators import Indicator, IndicatorKind, entities, observed
from briefgen.evidence.pack import Pack

THREE = 3


class Sample(NamedTuple):
    """What is said of an indicator for these entities; ``wrong`` is why nothing can be said."""

    indicator: str
    entities: tuple[str, ...]
    text: str
    wrong: str = ""


def samples(pack: Pack) -> Iterator[Sample]:
    """Each indicator for those whom the library compares, for one alone, and for three."""
    for indicator in pack.indicators:
        seen = set()
        for compared in _choices(pack, indicator):
            sample = _sample(pack, indicator, compared)
            if sample.text not in seen or sample.wrong:
                yield sample
            seen.add(sample.text)


def _choices(pack: Pack, indicator: Indicator) -> Iterator[tuple[str, ...]]:
    compared = tuple(filter(None, pack.compared))
    yield compared
    if indicator.kind is IndicatorKind.RANGE:
        return
    nobody = stands_for_nobody(indicator)
    held = [e for e in entities(indicator) if e not in nobody and observed(indicator, e)]
    own = [each for each in compared if each in held]
    others = [each for each in held if each not in own]
    three = (*own, *others)[:THREE]
    if three:
        yield three[:1]
    if len(three) == THREE:
        yield three


def _sample(pack: Pack, indicator: Indicator, compared: tuple[str, ...]) -> Sample:
    tokens = Tokens()
    words = Words(_brief(pack, indicator, compared), tokens)
    try:
        parts = (told(words, indicator), trend(words, [indicator]))
    except BriefgenError as error:
        return Sample(indicator.id, compared, "", error.message)
    except UNWRITABLE as error:
        return Sample(indicator.id, compared, "", f"{type(error).__name__}: {error}.")
    return Sample(indicator.id, compared, tokens.plain(" ".join(filter(None, parts))))


def _brief(pack: Pack, indicator: Indicator, compared: tuple[str, ...]) -> Brief:
    brief = new_brief("samples", pack.date, _TEMPLATE, pack, compared)
    return replace(brief, indicators=(indicator.id,))


_TEMPLATE = Template("samples", "Samples", "Samples", "never", page_limit=1)
