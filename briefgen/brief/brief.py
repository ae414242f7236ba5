"""What a person made: choices from a pack, a template, words of their own, an order."""

from itertools import zip_longest

import msgspec

from briefgen.brief.own import Own
from briefgen.brief.plan import Plan
from briefgen.brief.template import Form, Prominence, Template, is_memo
from briefgen.brief.unknown import Unknown
from briefgen.change.changes import Change
from briefgen.document.release import Marking, Stamp, State, banner, designation, foot_words
from briefgen.errors import Params, Place
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.dates import format_short_date
from briefgen.evidence.indicators import Confidence, common_period, is_done
from briefgen.evidence.pack import Pack
from briefgen.typography.look import (
    Brand,
    Look,
    justified,
    resolve_look,
    titled,
    whole,
    with_side_notes,
)


class SourceOpened(msgspec.Struct, frozen=True):
    """That somebody opened the source of an indicator and saw the figures in it."""

    indicator: str
    name: str
    date: str  # ISO


class Pin(msgspec.Struct, frozen=True):
    """How much of an indicator a person wants to be seen, whatever room the template gives."""

    indicator: str
    prominence: Prominence


class Bill(msgspec.Struct, frozen=True):
    """The bill, report language or line number that an office names for a recommendation."""

    recommendation: str
    number: str


class ChartKind(msgspec.Struct, frozen=True):
    """The kind of chart that a person chose for a block, by its id."""

    block: str
    kind: str


class Accepted(msgspec.Struct, frozen=True):
    """That somebody accepts a problem as it was told: which rule, where, in which words, why."""

    code: str
    params: Params
    place: Place
    message: str
    reason: str
    name: str
    date: str  # ISO


class Brief(msgspec.Struct, frozen=True):
    """One brief with everything it needs: its pack, template and brand travel with it.

    ``order`` lists section ids as arranged; sections it does not name follow in the template's
    order. ``omitted`` sections are left out but kept.
    """

    id: str
    date: str  # ISO
    pack: Pack
    template: Template
    brand: Brand = Brand()
    entities: tuple[str, ...] = ()  # the subject, then the comparators
    indicators: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    form: Form = Form()
    order: tuple[str, ...] = ()
    omitted: tuple[str, ...] = ()
    edits: tuple[Change, ...] = ()
    pins: tuple[Pin, ...] = ()
    bills: tuple[Bill, ...] = ()
    opened: tuple[SourceOpened, ...] = ()
    language: str = "en-US"
    chart_kinds: tuple[ChartKind, ...] = ()
    citation_style: CitationStyle = CitationStyle()
    own: Own = Own()  # what the person added to the library
    state: State = State.DRAFT
    version: str = "0.1"  # counts exports
    marking: Marking = Marking()
    plan: Plan | None = None  # None: the picks have changed, and it is to be decided
    uncautioned: tuple[str, ...] = ()  # indicators that are told without their caveat
    allowed_pages: int = 0  # that the person allows; 0 for as many as the kind does
    accepted: tuple[Accepted, ...] = ()  # problems that need nothing done
    spelled: tuple[str, ...] = ()  # words that are right here, whatever the dictionary says
    unknown: tuple[Unknown, ...] = ()  # what its file says that this version does not know


def new_brief(
    brief_id: str,
    date: str,
    template: Template,
    pack: Pack,
    entities: tuple[str, ...] = (),
) -> Brief:
    """A finished first draft: the template's starter choices, as far as the pack has them.

    Of a pack that has none of them, as many of its own are taken: what speaks for its
    recommendations first, then in its order. Others than the pack is about get measures that have a
    figure for all of them. Nothing is recommended where the first compared has nothing left to do.
    """
    compared = tuple(dict.fromkeys(entities or pack.compared))
    recommendations = _starters(template.recommendations, _with_work_left(pack, compared[0]))
    reasons = _reasons(pack, recommendations)
    known = tuple(each.id for each in pack.indicators)
    indicators = _starters(template.indicators, tuple(dict.fromkeys((*reasons, *known))))
    if not set(compared) <= set(pack.compared):
        indicators = _shared(indicators, reasons, pack, compared)
    return Brief(
        id=brief_id,
        date=date,
        pack=pack,
        template=template,
        entities=compared,
        indicators=indicators,
        recommendations=recommendations,
        form=template.form,
        order=template.order,
        omitted=template.omitted,
        edits=template.edits,
    )


def _starters(wanted: tuple[str, ...], held: tuple[str, ...]) -> tuple[str, ...]:
    unique = tuple(dict.fromkeys(wanted))
    return tuple(each for each in unique if each in held) or held[: len(unique)]


def _with_work_left(pack: Pack, first: str) -> tuple[str, ...]:
    """The recommendations but those of which all reasons are done with."""
    done = {each.id for each in pack.indicators if is_done(each, first)}
    return tuple(e.id for e in pack.recommendations if not e.evidence or set(e.evidence) - done)


def _reasons(pack: Pack, recommendations: tuple[str, ...]) -> tuple[str, ...]:
    """What speaks for recommendations: the first reason of each, then the second of each."""
    reasons = [each.evidence for each in pack.recommendations if each.id in recommendations]
    by_turn = (each for turn in zip_longest(*reasons) for each in turn)
    known = {each.id for each in pack.indicators}
    return tuple(each for each in dict.fromkeys(by_turn) if each in known)


def _shared(
    wanted: tuple[str, ...], reasons: tuple[str, ...], pack: Pack, compared: tuple[str, ...]
) -> tuple[str, ...]:
    """As many measures with a figure for all compared: those wanted, what speaks for the steps, and
    others of the same themes; those wanted where nothing has one.
    """
    themes = {each.theme for each in pack.indicators if each.id in wanted}
    others = sorted(pack.indicators, key=lambda each: each.theme not in themes)
    held = {
        each.id
        for each in pack.indicators
        if common_period(each, compared)
        and (each.id in wanted or each.confidence is not Confidence.LOW)
    }
    order = dict.fromkeys((*wanted, *reasons, *(each.id for each in others)))
    found = [each for each in order if each in held]
    return tuple(found[: len(wanted)]) or wanted


def own_title(brief: Brief) -> str:
    """The title that a person wrote or keeps; of a memo, its subject first."""
    return (is_memo(brief.template) and brief.form.subject) or brief.form.title


def page_limit_of(brief: Brief) -> int:
    """How many pages a brief may have: as many as its kind, or as the person allows."""
    return max(brief.template.page_limit, brief.allowed_pages)


def same_picks(one: Brief, other: Brief) -> bool:
    """Whether two briefs have all in common by which a plan is decided."""
    parts = ("indicators", "recommendations", "pins", "entities", "allowed_pages")
    return (
        one.template is other.template
        and one.pack is other.pack
        and one.own.indicators == other.own.indicators
        and one.own.recommendations == other.own.recommendations
        and all(getattr(one, each) == getattr(other, each) for each in parts)
    )


def look_of(brief: Brief) -> Look:
    """The page, type and colours of a brief."""
    template = brief.template
    limit = page_limit_of(brief)
    look = resolve_look(template.grid, brief.brand, limit, template.paper, template.notes)
    if template.plain_head:
        look = titled(look)
    if template.justified:
        look = justified(look)
    if template.whole_paragraphs:
        look = whole(look)
    if template.side_notes:
        look = with_side_notes(look)
    return look


def stamp_of(brief: Brief) -> Stamp:
    """What state and marking put on every page."""
    date = format_short_date(brief.date, brief.language)
    return Stamp(
        foot=foot_words(brief.state, brief.version, date),
        banner=banner(brief.marking),
        kind=brief.marking.kind,
        designation=designation(brief.marking),
    )


def chosen_kind(brief: Brief, block: str) -> str:
    """The kind that a person chose for this chart; ``""`` where nobody did."""
    return next((each.kind for each in brief.chart_kinds if each.block == block), "")


def arranged(brief: Brief, sections: tuple[str, ...]) -> tuple[str, ...]:
    """Section ids in the brief's order; one it does not name follows its template neighbour."""
    result = [each for each in brief.order if each in sections]
    for index, section in enumerate(sections):
        if section in result:
            continue
        before = [each for each in sections[:index] if each in result]
        result.insert(result.index(before[-1]) + 1 if before else 0, section)
    return tuple(result)
