"""Every change a person can make: a brief goes in, a changed brief comes out."""

from msgspec.structs import replace

from briefgen.brief.brief import Bill, Brief, ChartKind, Pin, SourceOpened
from briefgen.brief.own import is_own
from briefgen.brief.plan import moved
from briefgen.brief.template import Form, Prominence, Template, is_memo
from briefgen.brief.unknown import apart_from
from briefgen.brief.used import shown_pictures
from briefgen.change.laying import with_changes
from briefgen.change.rewording import accepted, changed
from briefgen.document.pictures import TOGETHER, PictureFile, free_name
from briefgen.document.release import Marking, State, counted, entered
from briefgen.document.tree import Blocks, Picture, Section
from briefgen.errors import ChoiceError, CitationError
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.pack import (
    Pack,
    Source,
    find_indicator,
    find_recommendation,
    find_source,
    used_part,
)
from briefgen.typography.look import Brand


def choose_indicator(brief: Brief, indicator: str, pack: Pack | None = None) -> Brief:
    """Add an indicator at the end of the choice; what the brief lacks comes from this pack."""
    if indicator in brief.indicators:
        return brief
    chosen = (*brief.indicators, indicator)
    other = None if is_own(indicator) else pack
    part = _with_part(brief.pack, other, (indicator,), ())
    return replace(brief, indicators=chosen, pack=part, plan=None)


def drop_indicator(brief: Brief, indicator: str) -> Brief:
    """Take an indicator out of the choice."""
    kept = tuple(i for i in brief.indicators if i != indicator)
    bare = tuple(i for i in brief.uncautioned if i != indicator)
    return replace(brief, indicators=kept, uncautioned=bare, plan=None)


def choose_recommendation(brief: Brief, recommendation: str, pack: Pack | None = None) -> Brief:
    """Add a recommendation at the end of the choice; what the brief lacks comes from this pack."""
    if recommendation in brief.recommendations:
        return brief
    chosen = (*brief.recommendations, recommendation)
    other = None if is_own(recommendation) else pack
    part = _with_part(brief.pack, other, (), (recommendation,))
    return replace(brief, recommendations=chosen, pack=part, plan=None)


def take_question(brief: Brief, question: str, pack: Pack) -> Brief:
    """Make the brief about a question of this pack: what answers it, and the indicators it needs.

    Other picks go; whoever had them undoes it in one step.

    Raises:
        ChoiceError: the pack has no such question.
    """
    found = next((each for each in pack.questions if each.id == question), None)
    if not found:
        asked = ", ".join(each.id for each in pack.questions)
        there = f"there are {asked}" if asked else "the topic asks none"
        raise ChoiceError(f"There is no question “{question}”; {there}.")
    proposals = (found.preferred,)
    part = _with_part(brief.pack, pack, found.indicators, proposals)
    return replace(
        brief, indicators=found.indicators, recommendations=proposals, pack=part, plan=None
    )


def drop_recommendation(brief: Brief, recommendation: str) -> Brief:
    """Take a recommendation out of the choice."""
    kept = tuple(r for r in brief.recommendations if r != recommendation)
    return replace(brief, recommendations=kept, plan=None)


def pin(brief: Brief, indicator: str, prominence: Prominence | None) -> Brief:
    """Show an indicator as much as a person says; None leaves it to the order of the choice."""
    kept = tuple(each for each in brief.pins if each.indicator != indicator)
    pins = (*kept, Pin(indicator, prominence)) if prominence else kept
    return replace(brief, pins=pins, plan=None)


def keep_title(brief: Brief, title: str) -> Brief:
    """Take a title as the person's own, so that it does not follow the picks any more; ``""`` lets
    it follow them again.
    """
    fields = {"subject": title, "title": ""} if is_memo(brief.template) else {"title": title}
    return replace(brief, form=replace(brief.form, **fields))


def move_indicator(brief: Brief, indicator: str, to: int) -> Brief:
    """Move a chosen indicator to a place in the choice; what comes last is demoted first."""
    if indicator not in brief.indicators:
        return brief
    rest = [each for each in brief.indicators if each != indicator]
    rest.insert(to, indicator)
    return replace(brief, indicators=tuple(rest), plan=None)


def take_down(brief: Brief, indicator: str, place: Prominence) -> Brief:
    """Show an indicator less, to make room; all others stay where they are seen.

    It is no pin: where the picks change, all are placed anew.
    """
    return replace(brief, plan=brief.plan and moved(brief.plan, indicator, place))


def leave_out_caveat(brief: Brief, indicator: str) -> Brief:
    """Tell an indicator without what is to be kept in mind of it; all else stays."""
    if indicator in brief.uncautioned:
        return brief
    return replace(brief, uncautioned=(*brief.uncautioned, indicator))


def allow_pages(brief: Brief, count: int) -> Brief:
    """Let a brief have so many pages; the picks stay where they are seen."""
    return replace(brief, allowed_pages=count)


def decide_anew(brief: Brief) -> Brief:
    """Have it decided again which picks are seen where, as when they were chosen."""
    return replace(brief, plan=None)


def mark_opened(brief: Brief, indicator: str, name: str, date: str) -> Brief:
    """Keep that this person opened the source of an indicator; ``date`` is ISO."""
    kept = unmark_opened(brief, indicator).opened
    return replace(brief, opened=(*kept, SourceOpened(indicator, name, date)))


def unmark_opened(brief: Brief, indicator: str) -> Brief:
    """Forget who opened the source of an indicator."""
    return replace(brief, opened=tuple(e for e in brief.opened if e.indicator != indicator))


def compare(brief: Brief, entities: tuple[str, ...]) -> Brief:
    """Compare others: the subject, then the comparators. Nobody is compared twice."""
    return replace(brief, entities=tuple(dict.fromkeys(entities)), plan=None)


def name_bill(brief: Brief, recommendation: str, number: str) -> Brief:
    """Name the bill or line number of a recommendation; ``""`` takes it away."""
    kept = tuple(each for each in brief.bills if each.recommendation != recommendation)
    return replace(brief, bills=(*kept, Bill(recommendation, number)) if number else kept)


def fill_form(brief: Brief, form: Form) -> Brief:
    """Replace what the form says."""
    return replace(brief, form=form)


def set_date(brief: Brief, date: str) -> Brief:
    """Date the brief; ``date`` is ISO."""
    return replace(brief, date=date)


def set_language(brief: Brief, language: str) -> Brief:
    """Write the brief in American (``en-US``) or British (``en-GB``) English."""
    return replace(brief, language=language)


def set_citation_style(brief: Brief, style: CitationStyle) -> Brief:
    """Cite sources in another style; its own text is kept in the brief."""
    return replace(brief, citation_style=style)


def set_brand(brief: Brief, brand: Brand) -> Brief:
    """Give the brief another office's look; its logo is kept in the brief."""
    return replace(brief, brand=brand, unknown=apart_from(brief.unknown, "brand.json"))


def add_sources(brief: Brief, sources: tuple[Source, ...]) -> Brief:
    """Add sources of the person's own; one with the id of an earlier addition takes its place.

    Raises:
        CitationError: the topic library has another source with that id.
    """
    for each in sources:
        if find_source(brief.pack, each.id):
            message = f"The topic library has a source “{each.id}” already; give yours another id."
            raise CitationError(message)
    added = {each.id: each for each in (*brief.own.sources, *sources)}
    return replace(brief, own=replace(brief.own, sources=tuple(added.values())))


def set_state(brief: Brief, state: State) -> Brief:
    """Send the brief into clearance, make it final with a whole version, or reopen it."""
    return replace(brief, state=state, version=entered(brief.version, state))


def count_export(brief: Brief, version: str) -> Brief:
    """Take note that a version went out, so that the next is another one."""
    if brief.version != version:
        return brief
    return replace(brief, version=counted(brief.version, brief.state))


def set_marking(brief: Brief, marking: Marking) -> Brief:
    """Mark every page, or take the marking off."""
    return replace(brief, marking=marking)


def move_section(brief: Brief, shown: tuple[str, ...], section: str, to: int) -> Brief:
    """Move a section to a place among the sections as they are shown."""
    rest = [each for each in shown if each != section]
    rest.insert(to, section)
    return replace(brief, order=tuple(rest))


def omit_section(brief: Brief, section: str) -> Brief:
    """Leave a section out; its words are kept."""
    if section in brief.omitted:
        return brief
    return replace(brief, omitted=(*brief.omitted, section))


def include_section(brief: Brief, section: str) -> Brief:
    """Put a section back."""
    return replace(brief, omitted=tuple(each for each in brief.omitted if each != section))


def edit_section(brief: Brief, section: str, base: Blocks, mine: Blocks) -> Brief:
    """Keep a person's version of a section that is suggested as ``base``.

    Each block is a change of its own; its first base stays until the edit is restored.
    """
    return replace(brief, edits=changed(brief.edits, section, base, mine))


def carry_pictures(
    brief: Brief, files: tuple[PictureFile | None, ...]
) -> tuple[Brief, tuple[str, ...]]:
    """The brief with these files, and the names that they have in it; ``""`` for none.

    Raises:
        ChoiceError: with them the pictures would be too large to be carried.
    """
    carried, names = brief.own.pictures, []
    for file in files:
        names.append(free_name(carried, file.name) if file else "")
        carried = (*carried, replace(file, name=names[-1])) if file else carried
    new = carried[len(brief.own.pictures) :]
    if sum(len(each.data) for each in (*shown_pictures(brief), *new)) > TOGETHER:
        raise ChoiceError(
            f"The pictures of a brief may have {TOGETHER // 1_000_000} MB together; "
            "take one out, or make this one smaller."
        )
    return replace(brief, own=replace(brief.own, pictures=carried)), tuple(names)


def insert_picture(brief: Brief, suggested: Section, file: PictureFile, alt: str) -> Brief:
    """Put a picture at the end of a section, under a name that no other picture has.

    Raises:
        ChoiceError: with it the pictures would be too large to be carried.
    """
    carrier, (name,) = carry_pictures(brief, (file,))
    mine = with_changes(brief.edits, (suggested,))[0].blocks
    ids = {each.id for each in (*brief.edits, *mine)}
    free = (f"{suggested.id}/picture{number}" for number in range(1, len(ids) + 2))
    block = Picture(next(each for each in free if each not in ids), name, alt)
    return edit_section(carrier, suggested.id, suggested.blocks, (*mine, block))


def accept_base(brief: Brief, section: str, base: Blocks) -> Brief:
    """Keep a person's words and take note of the suggested text as it is now."""
    return replace(brief, edits=accepted(brief.edits, section, base))


def restore_section(brief: Brief, section: str, base: Blocks) -> Brief:
    """Go back to the suggested text of a section; words that are not shown in it are kept."""
    return replace(brief, edits=changed(brief.edits, section, base, base))


def leave_word(brief: Brief, word: str) -> Brief:
    """Take a word as spelled right in this brief, whatever the dictionary says."""
    return brief if word in brief.spelled else replace(brief, spelled=(*brief.spelled, word))


def set_chart_kind(brief: Brief, block: str, kind: str) -> Brief:
    """Draw the chart with this block id as another kind; ``""`` goes back to what fits best.

    Lawful kinds are those of ``Chart.kinds``; an unlawful one is kept and has no effect.
    """
    kept = tuple(each for each in brief.chart_kinds if each.block != block)
    chosen = (ChartKind(block, kind),) if kind else ()
    return replace(brief, chart_kinds=(*kept, *chosen))


def change_template(brief: Brief, template: Template) -> Brief:
    """Make the same brief as another kind. Words that it has no place for are kept.

    Where the form is still empty, the kind fills it in.
    """
    own, new = brief.form, template.form
    form = replace(own, purpose=own.purpose or new.purpose, decision=own.decision or new.decision)
    return replace(
        brief,
        template=template,
        form=form,
        order=template.order,
        omitted=template.omitted,
        plan=None,
        unknown=apart_from(brief.unknown, "template.json"),
    )


def also_make(brief: Brief, template: Template, new_id: str) -> Brief:
    """Another brief of another kind from the same choices, and what was said about them."""
    return replace(change_template(brief, template), id=new_id, unknown=())


def as_template(brief: Brief, template_id: str, title: str) -> Template:
    """The brief's kind with its choices, form, order and words, to start other briefs from."""
    return replace(
        brief.template,
        id=template_id,
        title=title,
        indicators=brief.indicators,
        recommendations=brief.recommendations,
        form=replace(brief.form, title="", subject=""),
        order=brief.order,
        omitted=brief.omitted,
        edits=brief.edits,
    )


def _with_part(
    own: Pack, other: Pack | None, indicators: tuple[str, ...], proposals: tuple[str, ...]
) -> Pack:
    """The own pack, and from the other these choices with their sources, unless it has them."""
    if not other:
        return own
    part = used_part(other, indicators, proposals)
    sources = {each.id for each in own.sources}
    questions = {each.id for each in own.questions}
    return replace(
        own,
        words=tuple(dict.fromkeys((*own.words, *part.words))),
        questions=own.questions
        + tuple(each for each in part.questions if each.id not in questions),
        indicators=own.indicators
        + tuple(each for each in part.indicators if not find_indicator(own, each.id)),
        recommendations=own.recommendations
        + tuple(each for each in part.recommendations if not find_recommendation(own, each.id)),
        sources=own.sources + tuple(each for each in part.sources if each.id not in sources),
    )
