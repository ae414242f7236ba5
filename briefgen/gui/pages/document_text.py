"""The words of a document, for people who read them rather than the pages."""

from html import escape

from briefgen.document.tree import Document, Heading, Section
from briefgen.export.text import lines


def section_text(section: Section) -> str:
    """The words of a section, a line for each block."""
    return "\n".join(_lines(section))


def document_html(document: Document) -> str:
    """The words of a document with its heads, for a text view."""
    whole = list(lines(document))
    parts = [f"<h1>{escape(document.title)}</h1>"]
    head = len(whole) - sum(len(_lines(each)) for each in document.sections) - _notes(document)
    parts += [f"<p>{escape(line)}</p>" for line in whole[1:head]]
    for section in document.sections:
        for number, line in enumerate(_lines(section)):
            opens = number == 0 and isinstance(section.blocks[0], Heading)
            tag = "h2" if opens else "p"
            parts.append(f"<{tag}>{escape(line)}</{tag}>")
    if document.notes:
        rest = whole[len(whole) - _notes(document) :]
        parts.append(f"<h2>{escape(rest[0])}</h2>")
        parts += [f"<p>{escape(line)}</p>" for line in rest[1:]]
    return "".join(parts)


def _lines(section: Section) -> list[str]:
    alone = Document("", "", "", "", sections=(section,))
    return list(lines(alone))[1:]


def _notes(document: Document) -> int:
    return len(document.notes) + 1 if document.notes else 0
