"""The document as an indented outline: blocks with kind and id, values with their cells."""

from collections.abc import Iterator

from briefgen.document.lists import Items, below, outermost
from briefgen.document.tree import (
    Block,
    Callout,
    Cards,
    Chart,
    Citation,
    CrossReference,
    Document,
    Emphasis,
    Heading,
    Inline,
    Inlines,
    LineBreak,
    Link,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Strong,
    Table,
    Text,
    Value,
)
from briefgen.evidence.values import write_reference


def outline(document: Document) -> str:
    """The whole document; a value reads ``[38,210](value:genai_patents_wipo/China/…)``."""
    parts = [f"document {document.id}: {document.title}"]
    for section in document.sections:
        marks = " (edited)" if section.edited else ""
        parts.append(f"  section {section.id}{marks}")
        for block in section.blocks:
            parts += [f"    {line}" for line in _block(block)]
    parts += [f"  note {note.number} {note.id}: {_written(note.text)}" for note in document.notes]
    return "\n".join(parts)


def _block(block: Block) -> Iterator[str]:
    name = f"{type(block).__name__.lower()} {block.id}"
    match block:
        case Heading() | Paragraph() | Callout() | Quotation():
            yield f"{name}: {_written(block.text)}"
        case List():
            yield name
            yield from _items(outermost(block))
        case Table():
            yield f"{name}: {_written(block.caption)}"
            yield "  | " + " | ".join(_written(column.title) for column in block.columns)
            yield from ("  | " + " | ".join(map(_written, row)) for row in block.rows)
        case Chart():
            yield f"{name} ({block.kind}): {_written(block.caption)}"
            yield f"  {_written(block.subtitle)}"
            yield f"  alt: {block.alt}"
        case Picture():
            yield f"{name}: {_written(block.caption)} alt: {block.alt}"
        case Cards():
            yield name
            for card in block.cards:
                yield f"  {_written(card.figure)} {card.leader}: {_written(card.words)}"
        case PageBreak():
            yield name


def _items(listed: Items, indent: str = "  ") -> Iterator[str]:
    for label, item in zip(listed.labels(), listed.items, strict=True):
        yield f"{indent}{label if listed.ordered else '-'} {_written(item.text)}"
        for each in below(listed, item):
            yield from _items(each, indent + "  ")


def _written(inlines: Inlines) -> str:
    return "".join(map(_one, inlines))


def _one(inline: Inline) -> str:
    match inline:
        case Text(text):
            return text
        case Strong(children):
            return f"**{_written(children)}**"
        case Emphasis(children, language):
            said = _written(children)
            return f"[{said}](lang:{language})" if language else f"*{said}*"
        case Link(url, children):
            return f"[{_written(children)}]({url})"
        case Value(reference, text):
            return f"[{text}]({write_reference(reference)})"
        case Citation(source, number, text):
            return f"[^{text.strip() or number} {source}]"
        case CrossReference(target, text):
            return f"[{text}](#{target})"
        case LineBreak():
            return " / "
