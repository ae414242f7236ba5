"""Numbers that depend on the order of things: figures, tables, notes, references to them."""

from msgspec.structs import replace

from briefgen.model.document import (
    SCHEMES,
    Block,
    Chart,
    Citation,
    CrossReference,
    Document,
    Inline,
    Inlines,
    Link,
    Note,
    Picture,
    Section,
    Table,
    Text,
)
from briefgen.model.pack import Pack, Source, find_source
from briefgen.model.rewriting import rewrite_block


def number(document: Document, pack: Pack) -> Document:
    """The document with figures, tables and notes numbered in reading order.

    A source cited again keeps its number. A reference may name a block without its section; one to
    a block that is not there reads as nothing, and a check says so.
    """
    labels, sections = _captions(document.sections)
    cited: dict[str, int] = {}

    def numbered(inline: Inline) -> Inline:
        match inline:
            case Citation(source):
                return Citation(source, cited.setdefault(source, len(cited) + 1))
            case CrossReference(target):
                return _resolved(target, labels)
            case _:
                return inline

    sections = tuple(
        replace(each, blocks=tuple(rewrite_block(block, numbered) for block in each.blocks))
        for each in sections
    )
    notes = tuple(Note(source, place, _note(pack, source)) for source, place in cited.items())
    return replace(document, sections=sections, notes=notes)


def _resolved(target: str, labels: dict[str, str]) -> CrossReference:
    for block, label in labels.items():
        if f"/{block}".endswith(f"/{target}"):
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


def _note(pack: Pack, source_id: str) -> Inlines:
    source = find_source(pack, source_id)
    return _written(source) if source else (Text(f"{source_id} (source not in this library)."),)


def _written(source: Source) -> Inlines:
    linked = source.url.lower().startswith(SCHEMES)
    title = Link(source.url, (Text(source.title),)) if linked else Text(source.title)
    return (Text(f"{source.publisher}, "), title, Text(f" ({source.year})."))
