"""Brief → document: fill the template, parse it, lay the person's words over it, number it."""

from collections.abc import Iterable
from typing import NamedTuple

from msgspec.structs import replace

from briefgen.compose.data import template_data
from briefgen.compose.directives import DIRECTIVES
from briefgen.compose.filters import filters
from briefgen.compose.markdown import Parser
from briefgen.compose.memo import with_memo_parts
from briefgen.compose.merge import is_outdated, merge
from briefgen.compose.numbering import number
from briefgen.compose.spelling import british_if, in_language
from briefgen.compose.template import Filters, fill
from briefgen.compose.tokens import Tokens
from briefgen.compose.units import together
from briefgen.compose.words import Words
from briefgen.errors import Problem, Severity
from briefgen.model.brief import Brief, arranged, find_edit, stamp_of
from briefgen.model.document import (
    Blocks,
    Document,
    Heading,
    Inlines,
    Picture,
    Section,
    Text,
)
from briefgen.model.formatting import format_date
from briefgen.model.prominence import Plan, Step, plan, summary
from briefgen.model.runs import plain
from briefgen.model.template import ForEach, TemplateSection, is_memo
from briefgen.tables import resolve

PAIR = 2  # entities that a sentence compares


class Composed(NamedTuple):
    """The document, the suggested blocks of every section before edits, and problems.

    ``suggested`` also holds the sections that the brief leaves out; ``plan`` says where each pick
    is seen.
    """

    document: Document
    suggested: tuple[Section, ...]
    problems: tuple[Problem, ...]
    plan: Plan


def compose(brief: Brief, steps: Iterable[Step] = ()) -> Composed:
    """Make the document of a brief, its picks taken down by these steps.

    Raises:
        TemplateError: the template cannot be filled, with file and line.
        PackError: the words of an indicator name an unknown slot.
    """
    words = Words(brief, Tokens())
    asked = filters(words)
    parser = Parser(words, {name: resolve(row) for name, row in DIRECTIVES.items()})
    placed = plan(brief, steps)
    data = template_data(words, placed)
    headline = brief.template.headline or "{{ indicators | headline }}"
    given = (is_memo(brief.template) and brief.form.subject) or brief.form.title
    title = given or plain(parser.inlines(fill(headline, "headline", data, asked)))
    title = title if given else british_if(title, brief.language)
    suggested = _suggested(brief, parser, data, asked)
    document = Document(
        id=brief.id,
        title=title,
        kind=brief.template.kind,
        date=brief.date,
        language=brief.language,
        subtitle=brief.form.subtitle,
        authors=brief.form.authors,
        office=brief.form.office or brief.brand.office,
        contact=brief.form.contact,
        keywords=_keywords(brief),
        as_of=f"Figures as of {format_date(brief.pack.date, brief.language)}",
        cover=brief.template.cover,
        contents=brief.template.contents,
    )
    document = replace(with_memo_parts(document, brief), stamp=stamp_of(brief))
    done, problems = _finished(brief, document, suggested, words)
    return Composed(done, suggested, (*problems, *_demoted(brief, placed)), placed)


def _keywords(brief: Brief) -> tuple[str, ...]:
    """What the document is about: its topic, the themes picked, whom it compares."""
    picked = {each.theme for each in brief.pack.indicators if each.id in brief.indicators}
    themes = (each.title for each in brief.pack.themes if each.id in picked)
    words = (brief.pack.title, *themes, *brief.entities)
    return tuple(dict.fromkeys(filter(None, words)))


def _suggested(
    brief: Brief, parser: Parser, data: dict[str, object], asked: Filters
) -> tuple[Section, ...]:
    """The template's sections filled with the brief's data; one with nothing to say is none."""
    suggested: list[Section] = []
    for section in brief.template.sections:
        group = _group(section)
        for section_id, extra in _instances(section, data):
            markdown = fill(section.text, section.file, {**data, **extra}, asked)
            blocks = parser.parse(markdown, section_id, section.file)
            blocks = tuple(map(together, blocks))
            if blocks:
                filled = fill(section.title, section.file, {**data, **extra}, asked)
                made = _section(section, section_id, parser.inlines(filled), blocks)
                suggested += (in_language(each, brief.language) for each in (*group, made))
                group = ()
    return tuple(suggested)


def _demoted(brief: Brief, placed: Plan) -> tuple[Problem, ...]:
    """That some picks are not told, where a person can promote them."""
    told = summary(placed, len(brief.recommendations))
    fix = "Promote a pick, or move it up under Arrange." if told else ""
    found = [Problem(Severity.NOTE, told, fix=fix)] if told else []
    if len(brief.entities) > PAIR:
        message = "Sentences tell of the two that are ahead; tables and charts show all compared."
        found.append(Problem(Severity.NOTE, message))
    return tuple(found)


def _finished(
    brief: Brief, document: Document, suggested: tuple[Section, ...], words: Words
) -> tuple[Document, tuple[Problem, ...]]:
    by_id = {each.id: each for each in suggested}
    problems: list[Problem] = []
    sections = []
    for section_id in arranged(brief, tuple(by_id)):
        section, edit = by_id[section_id], find_edit(brief, section_id)
        if edit:
            blocks, found = merge(edit, section.blocks, words)
            outdated = is_outdated(edit, section.blocks)
            section = replace(section, blocks=blocks, edited=True, outdated=outdated)
            problems += found
        if section_id not in brief.omitted and section.blocks:
            sections.append(section)
    sections = [each for each in sections if not _stands_alone(each, sections, brief)]
    shown = {e.name for s in sections for e in s.blocks if isinstance(e, Picture)}
    pictures = tuple(each for each in brief.pictures if each.name in shown)
    document = replace(document, sections=tuple(sections), pictures=pictures)
    done, unstyled = number(document, brief)
    return done, (*problems, *unstyled)


def _group(section: TemplateSection) -> tuple[Section, ...]:
    """The head over the sections that are made for each choice, as a section of its own."""
    if not section.group or section.for_each is ForEach.NOTHING:
        return ()
    head = Heading(f"{section.id}/heading", 1, (Text(section.group),))
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
        blocks = (Heading(f"{section_id}/heading", section.level, heading), *blocks)
    name = plain(heading) or section.name or section.id
    return Section(section_id, name, blocks, span=section.span)


def _instances(
    section: TemplateSection, data: dict[str, object]
) -> list[tuple[str, dict[str, object]]]:
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
