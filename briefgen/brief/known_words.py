"""Words that no dictionary needs to have: names in the library, and what the person named or left.

Who is told of, measured, cited or quoted is spelled as the library spells it; who writes, signs and
reads the brief as the person does.
"""

from collections.abc import Iterable, Iterator

import msgspec

from briefgen.brief.brief import Brief
from briefgen.evidence.pack import Pack, Source
from briefgen.spelling.words import forms, has_word, normal, words_in


def known_words(brief: Brief, wanted: Iterable[str]) -> frozenset[str]:
    """Those of the wanted words that stand in a name, are a term of the library, or were left.

    Only names that have the letters of a word are looked through: a library has thousands.
    """
    own = frozenset((*brief.spelled, *brief.pack.words))
    named = (*_of_library(brief.pack), *_cited(brief.own.sources), *_of_person(brief))
    names = tuple(map(normal, dict.fromkeys(named)))
    letters = "\n".join(names)
    return frozenset(
        word
        for word in wanted
        if has_word(own, word)
        or any(each in letters and _is_in(each, names) for each in forms(word))
    )


def _is_in(word: str, names: tuple[str, ...]) -> bool:
    return any(word == each.text for name in names if word in name for each in words_in(name))


def _of_library(pack: Pack) -> Iterator[str]:
    yield pack.title
    yield from pack.bodies
    for entity in pack.entities:
        yield from _texts(entity)
    for indicator in pack.indicators:
        yield from (indicator.title, indicator.unit.symbol)
        yield from {figure.entity for figure in indicator.figures}
    for recommendation in pack.recommendations:
        for instrument in recommendation.instruments:
            yield from (instrument.name, instrument.source)
    for quotation in pack.quotations:
        yield from (quotation.speaker, quotation.role)
    for passage in pack.passages:
        yield from (passage.source, passage.asked_of)
    yield from _cited(pack.sources)


def _cited(sources: tuple[Source, ...]) -> Iterator[str]:
    for source in sources:
        yield from _texts(source)
        makers = ("author", "editor", "translator", "collection_editor", "container_author")
        for person in (each for name in makers for each in getattr(source, name)):
            yield from _texts(person)


def _of_person(brief: Brief) -> Iterator[str]:
    form = brief.form
    yield from (form.office, form.contact, form.to, form.through, form.sender, form.drafted_by)
    yield from (*form.authors, form.state)
    for clearance in form.cleared_by:
        yield from (clearance.name, clearance.office)
    yield from _texts(brief.brand)
    yield from brief.brand.address
    yield from _texts(brief.marking)
    yield from (each.number for each in brief.bills)


def _texts(data: msgspec.Struct) -> Iterator[str]:
    """The fields of plain data that are texts."""
    for name in data.__struct_fields__:
        value = getattr(data, name)
        if isinstance(value, str):
            yield value
