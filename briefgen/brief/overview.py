"""What a list shows of a brief: what can be chosen, how indicators stand, sections in order."""

from collections.abc import Mapping

import msgspec

from briefgen.brief.brief import Brief, arranged
from briefgen.brief.lookup import picked_indicators
from briefgen.brief.searching import figures_of, searched
from briefgen.brief.template import Prominence, Template
from briefgen.change.laying import with_changes
from briefgen.document.rewriting import texts
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Blocks,
    Chart,
    Document,
    Heading,
    Paragraph,
    Section,
    Table,
    walk,
)
from briefgen.evidence.comparisons import WHOLES, Case, compare
from briefgen.evidence.dates import format_period
from briefgen.evidence.formatting import format_amount
from briefgen.evidence.indicators import Indicator, IndicatorKind, last_year, observed
from briefgen.evidence.pack import Pack, find_entity, find_source
from briefgen.evidence.recommendations import Recommendation

LEEWAY = 0.1  # of the words of a section; less is not worth a warning
YEARS = 3  # a figure older than this is out of date


class Standing(msgspec.Struct, frozen=True):
    """How an indicator stands: who leads (``""`` nobody), the amounts by name, and when."""

    case: Case
    leader: str
    amounts: tuple[tuple[str, str], ...]
    period: str


class Choice(msgspec.Struct, frozen=True):
    """An indicator or a recommendation that can be chosen.

    ``standing`` is None for a recommendation; ``evidence`` are the ids of what supports it, or of
    what an indicator supports; ``words`` is what a search looks through (``brief.searching``).
    ``old_year`` is the latest year of an indicator that is out of date, else ``""``; ``unopened``
    that the library knows of nobody who opened its source.
    """

    id: str
    title: str
    theme: str
    words: str
    evidence: tuple[str, ...]
    standing: Standing | None = None
    old_year: str = ""
    unopened: bool = False


class Pick(msgspec.Struct, frozen=True):
    """A chosen indicator as the order of the choice lists it: where it is seen, and whether a
    person said so.
    """

    id: str
    title: str
    place: Prominence | None
    pinned: bool


class Group(msgspec.Struct, frozen=True):
    """Choices under one head: a theme, or ``""`` for the recommendations."""

    theme: str
    title: str
    choices: tuple[Choice, ...]


class Row(msgspec.Struct, frozen=True):
    """A section as the arrangement lists it."""

    id: str
    title: str
    included: bool
    edited: bool
    words: int = 0
    budget: int = 0  # words; 0 for any number


def library_of(own: Pack, installed: Pack | None) -> Pack:
    """What can be chosen: the installed library, with the brief's own copies where it has them."""
    if not installed or installed.id != own.id:
        return own
    mine = {each.id: each for each in own.indicators}
    proposed = {each.id: each for each in own.recommendations}
    themes = {each.id for each in installed.themes}
    sources = {each.id for each in own.sources}
    indicators = {each.id: each for each in installed.indicators} | mine
    proposals = {each.id: each for each in installed.recommendations} | proposed
    return msgspec.structs.replace(
        own,
        themes=installed.themes + tuple(each for each in own.themes if each.id not in themes),
        indicators=tuple(indicators.values()),
        recommendations=tuple(proposals.values()),
        sources=own.sources + tuple(s for s in installed.sources if s.id not in sources),
    )


def groups(pack: Pack, entities: tuple[str, ...], date: str = "") -> tuple[Group, ...]:
    """Everything that can be chosen, by theme, the recommendations last.

    ``date`` (ISO) is the day from which figures count as old; without it none do.
    """
    titles = {each.id: each.title for each in pack.themes}
    titles |= {each.theme: each.theme for each in pack.indicators if each.theme not in titles}
    found = []
    for theme, title in titles.items():
        members = [each for each in pack.indicators if each.theme == theme]
        choices = tuple(_indicator(each, title, pack, (entities, date)) for each in members)
        if choices:
            found.append(Group(theme, title, choices))
    proposals = tuple(_recommendation(each) for each in pack.recommendations)
    return (*found, Group("", "", proposals)) if proposals else tuple(found)


def old_year(indicator: Indicator, entities: tuple[str, ...], date: str) -> str:
    """The latest year that those compared have in common, if it is too long before this date."""
    present = tuple(each for each in entities if observed(indicator, each))
    year = last_year(indicator, present) if present else ""
    return year if year and date and int(date[:4]) - int(year) > YEARS else ""


def is_unopened(indicator: Indicator, brief: Brief) -> bool:
    """Whether neither the library nor the brief knows of anybody who opened the source."""
    return not indicator.opened and all(e.indicator != indicator.id for e in brief.opened)


def picks(brief: Brief, places: Mapping[str, Prominence]) -> tuple[Pick, ...]:
    """The chosen indicators in their order, with where they are seen as far as that is known."""
    pinned = {each.indicator: each.prominence for each in brief.pins}
    return tuple(
        Pick(each.id, each.title, places.get(each.id), each.id in pinned)
        for each in picked_indicators(brief)
    )


def prominences_of(template: Template) -> tuple[Prominence, ...]:
    """Where a kind of brief has room for an indicator at all."""
    slots = template.slots
    counts = (slots.card, slots.told, slots.table, slots.annex)
    shown = tuple(place for place in Prominence if place is not Prominence.OUT)
    return tuple(place for place, count in zip(shown, counts, strict=True) if count)


def comparable(brief: Brief) -> tuple[tuple[str, int], ...]:
    """Whom this brief can compare, with how many chosen indicators have them; most first.

    Whom it compares already is among them, wholes such as the world are not.
    """
    counts: dict[str, int] = dict.fromkeys(brief.entities, 0)
    for indicator in picked_indicators(brief):
        if indicator.kind is not IndicatorKind.RANGE:
            for each in {f.entity for f in indicator.figures} - set(WHOLES):
                counts[each] = counts.get(each, 0) + 1
    return tuple(sorted(counts.items(), key=lambda entry: (-entry[1], entry[0])))


def standing(indicator: Indicator, pack: Pack, entities: tuple[str, ...]) -> Standing:
    """How an indicator stands between the entities of a brief."""
    found = compare(indicator, entities)
    order = sorted(found.figures, key=lambda f: entities.index(f.entity))
    amounts = tuple(
        (find_entity(pack, each.entity).short, format_amount(each.amount, indicator.unit))
        for each in order
    )
    first = found.figures[0].entity if found.case is Case.AHEAD else found.leader
    leader = find_entity(pack, first).short if first else ""
    period = format_period(found.figures[0].period) if found.figures else ""
    return Standing(found.case, leader, amounts, period)


def arrangement(brief: Brief, suggested: tuple[Section, ...]) -> tuple[Row, ...]:
    """The sections in the brief's order, left-out ones among them."""
    by_id = {each.id: each for each in suggested}
    mine = {each.id: each for each in with_changes(brief.edits, suggested)}
    return tuple(
        Row(
            each,
            section_name(mine[each]),
            each not in brief.omitted,
            mine[each].edited,
            prose_words(mine[each].blocks),
            budget_of(brief.template, each),
        )
        for each in arranged(brief, tuple(by_id))
    )


def section_name(section: Section) -> str:
    """What a person calls a section: its heading, its title, or its id in words."""
    for block in section.blocks:
        if isinstance(block, Heading):
            return plain(block.text)
    name = section.title if section.title != section.id else section.id.split("/")[-1]
    return name.replace("_", " ")[:1].upper() + name.replace("_", " ")[1:]


def section_to_show(wanted: str, sections: tuple[Section, ...]) -> str:
    """The section wanted, if it is there; else the first with running text, else any."""
    if any(each.id == wanted for each in sections):
        return wanted
    prose = [s for s in sections if any(isinstance(block, Paragraph) for block in s.blocks)]
    return next((each.id for each in (*prose, *sections)), "")


def word_count(document: Document) -> int:
    """How many words the sections have, title and notes apart."""
    return sum(len(" ".join(map(plain, texts(block))).split()) for _, block in walk(document))


def prose_words(blocks: Blocks) -> int:
    """How many words a section has, its heading, charts and tables apart."""
    prose = (each for each in blocks if not isinstance(each, Heading | Chart | Table))
    return sum(len(plain(text).split()) for each in prose for text in texts(each))


def budget_of(template: Template, section: str) -> int:
    """How many words a section may have, 0 for any number; its id may be one of many alike."""
    own = section.partition("/")[0]
    found = (each.budget for each in template.sections if each.id == own)
    return next(found, 0)


def is_too_long(words: int, budget: int) -> bool:
    """Whether a section has clearly more words than it may."""
    return 0 < budget * (1 + LEEWAY) < words


def _indicator(
    indicator: Indicator, theme: str, pack: Pack, seen: tuple[tuple[str, ...], str]
) -> Choice:
    entities, date = seen
    source = find_source(pack, indicator.source)
    named = (source.title, source.publisher) if source else ()
    told = (indicator.title, theme, indicator.definition, indicator.id, *named)
    supports = tuple(r.id for r in pack.recommendations if indicator.id in r.evidence)
    return Choice(
        indicator.id,
        indicator.title,
        indicator.theme,
        searched(*told, figures_of(indicator)),
        supports,
        standing(indicator, pack, entities),
        old_year(indicator, entities, date),
        not indicator.opened,
    )


def _recommendation(recommendation: Recommendation) -> Choice:
    parts = (
        recommendation.title,
        recommendation.lever,
        recommendation.actor,
        recommendation.action,
        recommendation.rationale,
        recommendation.id,
    )
    words = searched(*parts)
    return Choice(recommendation.id, recommendation.title, "", words, recommendation.evidence)
