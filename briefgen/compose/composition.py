"""One brief composed, once or for several plans: each section is filled once for what it shows."""

from collections.abc import Iterable, Mapping, Set
from typing import NamedTuple, cast

from msgspec.structs import replace

from briefgen.brief.brief import Brief, arranged, own_title, stamp_of
from briefgen.brief.lookup import picked_indicators
from briefgen.brief.on_page import on_page
from briefgen.brief.plan import Plan
from briefgen.brief.problems import Problem
from briefgen.brief.prominence import filled
from briefgen.brief.template import ForEach, Prominence, TemplateSection
from briefgen.change.changes import Change
from briefgen.change.identity import Role, free_id, named
from briefgen.compose.blanks import bracketed
from briefgen.compose.bounds import Budget
from briefgen.compose.data import template_data, with_title
from briefgen.compose.directives import DIRECTIVES
from briefgen.compose.filters import filters
from briefgen.compose.markdown import Parser
from briefgen.compose.memo import BLANK, WHEN, with_memo_parts
from briefgen.compose.merge import Merged, merge
from briefgen.compose.numbering import number
from briefgen.compose.room import room_problems
from briefgen.compose.spelling import british_if, in_language
from briefgen.compose.template import Locked, fill, locked, names_in
from briefgen.compose.tokens import Tokens
from briefgen.compose.units import together
from briefgen.compose.words import Words
from briefgen.document.blanks import held
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Blocks,
    Document,
    Heading,
    Inlines,
    Picture,
    Section,
    Text,
)
from briefgen.errors import Severity, params
from briefgen.evidence.dates import format_date
from briefgen.tables import resolve

Data = Mapping[str, object]
Item = Mapping[str, object]


class Composed(NamedTuple):
    """The document, the suggested blocks of every section before edits, and problems.

    ``suggested`` also holds the sections that the brief leaves out; ``plan`` says where each pick
    goes, ``seen`` where it is on the pages; ``edits`` are those of the brief with the ids that
    their blocks have now.
    """

    document: Document
    suggested: tuple[Section, ...]
    problems: tuple[Problem, ...]
    plan: Plan
    seen: Plan
    edits: tuple[Change, ...] = ()


class _Filled(NamedTuple):
    """A section as it was filled, with the caveats that it was asked about and those it told."""

    asked: frozenset[str]
    before: frozenset[str]  # of those asked about, what had been told already
    told: frozenset[str]
    blocks: Blocks
    heading: Inlines


class _Suggestion(NamedTuple):
    """What a kind of brief says of the picks, before anybody's words; and what it left out."""

    title: str
    deck: str
    sections: tuple[Section, ...]
    dropped: frozenset[str]


_KEPT = 4  # suggestions: those of the brief in hand, and of what could give way
_suggestions: list[tuple[Brief, Plan, _Suggestion]] = []  # the latest last


class Composition:
    """Composes one brief for one plan after another.

    A section whose data are the same in two plans is filled once; and none while only words are
    changed, as they are no part of what is suggested.
    """

    def __init__(self, brief: Brief) -> None:
        """Hold the brief, its words and what a template may ask."""
        self.brief = brief
        self.fillings = 0  # of sections, since the beginning
        self._latest: tuple[Plan, Data] | None = None
        self._words = Words(brief, Tokens())
        directives = {name: resolve(row) for name, row in DIRECTIVES.items()}
        budget = Budget()
        self._locked = locked(filters(self._words), budget)
        self._parser = Parser(self._words, directives, budget)
        self._filled: dict[tuple[object, ...], list[_Filled]] = {}

    def title(self, plan: Plan) -> str:
        """The title that a kind of brief suggests for these picks, in American English."""
        return self._title(self._data(plan))

    def _data(self, plan: Plan) -> Data:
        """What a template sees; of two plans that have another title alone the first is kept."""
        untitled = replace(plan, title="")
        if self._latest is None or self._latest[0] != untitled:
            self._latest = (untitled, template_data(self._words, plan))
        return with_title(self._latest[1], self.brief, plan)

    def compose(self, plan: Plan) -> Composed:
        """The document of the brief with its picks where this plan has them.

        Raises:
            TemplateError: the template cannot be filled, with file and line.
            PackError: the words of an indicator name an unknown slot.
        """
        brief, words = self.brief, self._words
        said = self._suggestion(plan)
        suggested = said.sections
        document = replace(_empty(brief, said.title, said.deck), stamp=stamp_of(brief))
        merged = merge(brief.edits, suggested, words, self._parser)
        done, unstyled = number(_finished(brief, with_memo_parts(document, brief), merged), brief)
        done = replace(done, blanks=held(done, self._blanks()))
        seen = on_page(plan, suggested, done.sections)
        left_out = _unprintable(said.dropped | words.tokens.dropped)
        problems = (*merged.problems, *unstyled, *left_out, *room_problems(brief, seen))
        return Composed(done, suggested, problems, plan, seen, merged.changes)

    def _suggestion(self, plan: Plan) -> _Suggestion:
        brief = _without_words(self.brief)
        for like, planned, known in _suggestions:
            if planned == plan and like == brief:
                return known
        made = self._suggest(plan)
        _suggestions.append((brief, plan, made))
        del _suggestions[:-_KEPT]
        return made

    def _suggest(self, plan: Plan) -> _Suggestion:
        brief, words = self.brief, self._words
        words.cautioned = set(brief.uncautioned)
        data = self._data(plan)
        title = own_title(brief) or british_if(plan.title or self._title(data), brief.language)
        suggested = self._suggested(data, plan)
        return _Suggestion(title, self._deck(data), suggested, frozenset(words.tokens.dropped))

    def _blanks(self) -> tuple[str, ...]:
        """What this kind of brief leaves to a person, in the words of the document."""
        said = (plain(self._parser.inlines(each)) for each in bracketed(self.brief.template))
        return (BLANK, WHEN, *(british_if(each, self.brief.language) for each in said))

    def _title(self, data: Data) -> str:
        headline = self.brief.template.headline or "{{ indicators | headline }}"
        return plain(self._parser.inlines(self._filled_text(headline, "headline", data)))

    def _deck(self, data: Data) -> str:
        """The subtitle: the person's own, or what a kind of brief suggests."""
        filled_in = self._filled_text(self.brief.template.deck, "deck", data)
        said = british_if(plain(self._parser.inlines(filled_in)), self.brief.language)
        return self.brief.form.subtitle or said

    def _filled_text(self, text: str, file: str, data: Data) -> str:
        return fill((text, file), data, self._locked)

    def _suggested(self, data: Data, plan: Plan) -> tuple[Section, ...]:
        """The template's sections filled with the brief's data; one with nothing to say is none."""
        brief = self.brief
        suggested: list[Section] = []
        for section in brief.template.sections:
            group = _group(section)
            for section_id, extra in _instances(section, data):
                done = self._section(section, section_id, {**data, **extra}, plan)
                if done.blocks:
                    made = _section(section, section_id, done.heading, done.blocks)
                    suggested += (in_language(each, brief.language) for each in (*group, made))
                    group = ()
        return _distinct(suggested)

    def _section(
        self, section: TemplateSection, section_id: str, data: Data, plan: Plan
    ) -> _Filled:
        """A section filled with these data, or as it was filled with the same before."""
        words = self._words
        key = (section_id, *_shown(section, data, plan, self._locked))
        for known in self._filled.get(key, ()):
            if words.cautioned & known.asked == known.before:
                words.cautioned |= known.told
                return known
        before = frozenset(words.cautioned)
        words.asked = set()
        done = self._fill(section, section_id, data)
        asked = frozenset(words.asked)
        told = frozenset(words.cautioned - before)
        filled = done._replace(asked=asked, before=before & asked, told=told)
        self._filled.setdefault(key, []).append(filled)
        return filled

    def _fill(self, section: TemplateSection, section_id: str, data: Data) -> _Filled:
        self.fillings += 1
        markdown = self._filled_text(section.text, section.file, data)
        blocks = self._parser.parse(markdown, section_id, section.file)
        heading: Inlines = ()
        if blocks:
            titled = self._filled_text(section.title, section.file, data)
            heading = self._parser.inlines(titled)
        nothing: frozenset[str] = frozenset()
        return _Filled(nothing, nothing, nothing, tuple(map(together, blocks)), heading)


def compose(brief: Brief) -> Composed:
    """Make the document of a brief by its plan, or with every slot filled where it has none.

    Raises:
        TemplateError: the template cannot be filled, with file and line.
        PackError: the words of an indicator name an unknown slot.
    """
    return Composition(brief).compose(brief.plan or filled(brief))


def _shown(
    section: TemplateSection, data: Data, plan: Plan, asked: Locked
) -> tuple[tuple[str, object], ...]:
    """What a section shows of those data that differ between two plans, by the names it asks."""
    told = plan.at(Prominence.CARD, Prominence.TOLD)
    names = names_in(section.text, section.file, asked) | names_in(
        section.title, section.file, asked
    )
    weighed = any(word in section.text for word in ("evidence", "against", "reasons", "doubts"))
    shown = cast(list[Item], data["recommendations"]) if weighed else []
    differing: dict[str, object] = {
        "indicators": told,
        "cards": plan.at(Prominence.CARD),
        "rows": plan.at(Prominence.TABLE),
        "annex": plan.at(Prominence.ANNEX),
        "charted": tuple(cast(list[str], data["charted"])),
        "together": tuple(cast(list[str], data["together"])),
        "referred": tuple(cast(list[str], data["referred"])),
        "standings": tuple(cast(list[str], data["standings"])),
        "undrawn": told,
        "abreast": tuple(cast(list[str], data["abreast"])),
        "recommendations": (plan.proposals, tuple(map(_weighed, shown))),
        "recommendation": weighed and _weighed(cast(Item, data.get("recommendation", {}))),
        "decision": plan.proposals[:1],
        "others": (told, plan.proposals),
        **dict.fromkeys(("question", "hearing", "asked", "heard"), (told, plan.proposals)),
        "instruments": plan.proposals,
        "laws": plan.proposals,
        "law": _ids(cast(Item, data.get("law", {}))),
        "themes": (told, plan.proposals),
        "sides": told,
        "theme": _themed(cast(Item, data.get("theme", {}))),
        "number": data.get("number"),
        "brief": plan.title,
    }
    return tuple((name, differing[name]) for name in sorted(names & set(differing)))


def _weighed(proposal: Item) -> tuple[object, ...]:
    """The measures that speak for and against a recommendation, and what these are about."""
    sides = (cast(list[Item], proposal.get(each, [])) for each in ("evidence", "against"))
    weighed = (tuple((each["id"], each["before"]) for each in side) for side in sides)
    return (proposal.get("label"), *weighed)


def _themed(theme: Item) -> tuple[object, ...]:
    """The measures of a theme, and the steps that they bear on."""
    sides = (cast(list[int], theme.get(each, [])) for each in ("leads", "against"))
    return (*_ids(theme), *map(tuple, sides))


def _ids(group: Item) -> tuple[object, ...]:
    return tuple(each["id"] for each in cast(list[Item], group.get("items", [])))


def _without_words(brief: Brief) -> Brief:
    """The brief without what a suggestion does not depend on; what was taken out is no longer
    referred to, and the plan is given.
    """
    taken_out = tuple(each for each in brief.edits if each.mine is None)
    return replace(brief, edits=taken_out, plan=None, accepted=(), spelled=(), unknown=())


def _unprintable(characters: Set[str]) -> tuple[Problem, ...]:
    """That a template brought in characters that were left out, where it did."""
    if not characters:
        return ()
    codes = tuple(f"U+{ord(each):04X}" for each in sorted(characters))
    message = (
        f"Characters of the template that cannot be printed were left out: {', '.join(codes)}."
    )
    fix, given = "Take them out of the template.", params(characters=codes)
    return (Problem(Severity.WARNING, "text.unprintable", message, fix=fix, params=given),)


def _empty(brief: Brief, title: str, subtitle: str) -> Document:
    """The document with everything but its sections."""
    return Document(
        id=brief.id,
        title=title,
        kind=brief.template.kind,
        date=brief.date,
        language=brief.language,
        subtitle=subtitle,
        authors=brief.form.authors,
        office=brief.form.office or brief.brand.office,
        address=brief.brand.address,
        contact=brief.form.contact,
        keywords=_keywords(brief),
        as_of=f"Figures as of {format_date(brief.pack.date, brief.language)}",
        cover=brief.template.cover,
        contents=brief.template.contents,
    )


def _keywords(brief: Brief) -> tuple[str, ...]:
    """What the document is about: its topic, the themes picked, whom it compares."""
    picked = {each.theme for each in picked_indicators(brief)}
    themes = (each.title for each in brief.pack.themes if each.id in picked)
    words = (brief.pack.title, *themes, *brief.entities)
    return tuple(dict.fromkeys(filter(None, words)))


def _finished(brief: Brief, document: Document, merged: Merged) -> Document:
    """The document with its sections as the brief orders them, without those it leaves out."""
    by_id = {each.id: each for each in merged.sections}
    kept = (by_id[each] for each in arranged(brief, tuple(by_id)) if each not in brief.omitted)
    sections = [each for each in kept if each.blocks]
    sections = [each for each in sections if not _stands_alone(each, sections, brief)]
    shown = {e.name for s in sections for e in s.blocks if isinstance(e, Picture)}
    pictures = tuple(each for each in brief.own.pictures if each.name in shown)
    return replace(document, sections=tuple(sections), pictures=pictures)


def _distinct(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections, what tells the same in two of them named after the second one too."""
    taken: set[str] = set()
    done = []
    for section in sections:
        blocks = []
        for block in section.blocks:
            known = block.id in taken
            own = free_id(f"{block.id}/{section.id}" if known else block.id, taken)
            taken.add(own)
            blocks.append(replace(block, id=own) if known else block)
        done.append(replace(section, blocks=tuple(blocks)))
    return tuple(done)


def _group(section: TemplateSection) -> tuple[Section, ...]:
    """The head over the sections that are made for each choice, as a section of its own."""
    if not section.group or section.for_each is ForEach.NOTHING:
        return ()
    head = Heading(named(Role.HEAD, section.id), 1, (Text(section.group),))
    return (Section(section.id, section.group, (head,)),)


def _stands_alone(section: Section, sections: list[Section], brief: Brief) -> bool:
    """Whether a section is the head of a group of which nothing is left."""
    groups = {each.id for each in brief.template.sections if each.group}
    below = f"{section.id}/"
    return section.id in groups and not any(each.id.startswith(below) for each in sections)


def _section(
    section: TemplateSection, section_id: str, heading: Inlines, blocks: Blocks
) -> Section:
    if heading:
        subject = section_id.removeprefix(f"{section.id}/")
        blocks = (Heading(named(Role.HEAD, subject), section.level, heading), *blocks)
    name = plain(heading) or section.name or section.id
    where = {
        "span": section.span,
        "side": section.side,
        "cover": section.cover,
        "front": section.front,
    }
    return Section(section_id, name, blocks, **where)


def _instances(section: TemplateSection, data: Data) -> list[tuple[str, dict[str, object]]]:
    """The sections that a template section makes: itself, or one for each choice."""
    if section.for_each is ForEach.NOTHING:
        return [(section.id, {})]
    items = data[section.for_each]
    assert isinstance(items, list)
    name = section.for_each.removesuffix("s")
    return [
        (f"{section.id}/{each['id']}", {name: each, "number": number})
        for number, each in enumerate(items, start=1)
    ]
