"""Numbers that depend on the order of things: figures, tables, notes, references to them."""

from msgspec.structs import replace

from briefgen.brief.brief import Brief
from briefgen.brief.fixes import CiteByDefault, Fix
from briefgen.brief.lookup import source_of
from briefgen.brief.problems import Problem
from briefgen.change.identity import subject_of
from briefgen.compose.citations import Cited, cite
from briefgen.document.inlines import unnumbered
from briefgen.document.marks import inside, marked
from briefgen.document.rewriting import leaves, rewrite_inlines, rewrite_texts
from briefgen.document.tree import (
    Block,
    Chart,
    Citation,
    CrossReference,
    Document,
    Inline,
    Inlines,
    Note,
    Picture,
    Section,
    Table,
    Text,
    walk,
)
from briefgen.errors import CitationError, Severity, params
from briefgen.evidence.citation_style import CitationStyle
from briefgen.evidence.pack import Source


def number(document: Document, brief: Brief) -> tuple[Document, tuple[Problem, ...]]:
    """The document with figures, tables and notes numbered in reading order.

    A source cited again keeps its number. A reference may name a block by its subject; one to
    a block that is not there reads as nothing, and a check says so. A citation style that cannot be
    run gives way to the default one, and a problem says so.
    """
    labels, sections = _captions(document.sections)
    blocks = [block for section in sections for block in section.blocks]
    cited = dict.fromkeys(each.source for each in leaves(blocks) if isinstance(each, Citation))
    made, problems = _cited(brief, tuple(cited))
    notes = {note.id: note for note in made.notes}

    def numbered(inline: Inline) -> Inline:
        match inline:
            case Citation(source):
                return marked(notes[source])
            case CrossReference(target):
                return _resolved(target, labels)
            case _:
                return inline

    def rewritten(text: Inlines) -> Inlines:
        return inside(rewrite_inlines(text, numbered))

    sections = tuple(
        replace(each, blocks=tuple(rewrite_texts(block, rewritten) for block in each.blocks))
        for each in sections
    )
    document = replace(document, sections=sections, notes=made.notes, notes_title=made.title)
    return document, problems


def renumbered(document: Document, brief: Brief) -> Document:
    """The document numbered anew where what was taken out of it left a gap."""
    if not _has_gaps(document):
        return document
    sections = (replace(each, blocks=unnumbered(each.blocks)) for each in document.sections)
    return number(replace(document, sections=tuple(sections)), brief)[0]


def _has_gaps(document: Document) -> bool:
    """Whether a note is cited nowhere, or figures or tables do not count from 1."""
    blocks = [block for _, block in walk(document)]
    cited = {each.source for each in leaves(blocks) if isinstance(each, Citation)}
    captioned = [each for each in blocks if isinstance(each, Chart | Picture | Table)]
    tables = [each.number for each in captioned if isinstance(each, Table) and each.number]
    figures = [each.number for each in captioned if not isinstance(each, Table) and each.number]
    counted = all(each == [*range(1, len(each) + 1)] for each in (tables, figures))
    return not counted or cited != {note.id for note in document.notes}


def _cited(brief: Brief, ids: tuple[str, ...]) -> tuple[Cited, tuple[Problem, ...]]:
    """The notes; what no library has is cited by its id, and a problem says so."""
    if not ids:
        return Cited((), "Sources"), ()
    missing = {each for each in ids if not source_of(brief, each)}
    sources = [source_of(brief, each) or Source(each, each, "") for each in ids]
    made, problems = _styled(brief, sources)
    notes = tuple(_missing(each) if each.id in missing else each for each in made.notes)
    return made._replace(notes=notes), (*problems, *map(_lost, sorted(missing)))


def _styled(brief: Brief, sources: list[Source]) -> tuple[Cited, tuple[Problem, ...]]:
    try:
        made = cite(sources, brief.citation_style, brief.language)
        return made, tuple(_untold(brief, each) for each in sources if each.id in made.untold)
    except CitationError as error:
        problem = Problem(
            Severity.WARNING,
            "sources.style",
            f"Sources are cited as Chicago notes: {error.message}",
            error.place,
            "Choose another citation style.",
            params(reason=error.message),
            (Fix("Cite in Chicago notes", CiteByDefault()),),
        )
        return cite(sources, CitationStyle(), brief.language), (problem,)


def _untold(brief: Brief, source: Source) -> Problem:
    message = (
        f"{brief.citation_style.title} prints nothing of “{source.title}”; its title stands in."
    )
    fix, given = "Choose another citation style, or add what is missing.", params(source=source.id)
    return Problem(Severity.WARNING, "sources.untold", message, fix=fix, params=given)


def _missing(note: Note) -> Note:
    return replace(note, text=(Text(f"{note.id} (source not in this library)."),))


def _lost(source: str) -> Problem:
    message = f"The source “{source}” is cited, but it is not in the topic library."
    fix, given = "Add it to the brief, or take its mark out.", params(source=source)
    return Problem(Severity.WARNING, "sources.lost", message, fix=fix, params=given)


def _resolved(target: str, labels: dict[str, str]) -> CrossReference:
    names = (target, subject_of(target))
    for name in names:
        for block, label in labels.items():
            if name in (block, subject_of(block)):
                return CrossReference(block, label)
    return CrossReference(target)


def _captions(sections: tuple[Section, ...]) -> tuple[dict[str, str], tuple[Section, ...]]:
    labels: dict[str, str] = {}
    counts = {"Figure": 0, "Table": 0}

    def labelled(block: Block) -> Block:
        if not isinstance(block, Chart | Picture | Table) or not block.caption:
            return block
        kind = "Table" if isinstance(block, Table) else "Figure"
        counts[kind] += 1
        labels[block.id] = f"{kind} {counts[kind]}"
        return replace(block, number=counts[kind])

    done = tuple(
        replace(section, blocks=tuple(map(labelled, section.blocks))) for section in sections
    )
    return labels, done
