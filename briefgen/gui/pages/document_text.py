"""The words of a document, for people who read them rather than the pages."""

from collections.abc import Iterator
from html import escape

from briefgen.document.lines import line_words, part_lines, section_lines
from briefgen.document.reading import Body, Contents, Cover, Head, Notes, Part, Title, reading
from briefgen.document.tree import Document, Heading, Section


def section_text(section: Section) -> str:
    """The words of a section, a line for each block."""
    return "\n".join(section_lines(section))


def document_html(document: Document) -> str:
    """The words of a document with its heads, for a text view."""
    elements = (each for part in reading(document) for each in _elements(part))
    return "".join(f"<{tag}>{escape(line)}</{tag}>" for tag, line in elements)


def _elements(part: Part) -> Iterator[tuple[str, str]]:
    """The lines of a part, each with what it is."""
    match part:
        case Body(sections):
            for section in sections:
                yield from _headed(tuple(section_lines(section)), _head_of(section))
        case Title():
            yield "h1", line_words(part)
        case Head(lines):
            yield from (("h1" if isinstance(e, Title) else "p", line_words(e)) for e in lines)
        case Cover():
            yield from (("h1" if e == part.title else "p", e) for e in part_lines(part))
        case Contents() | Notes():
            yield from _headed(tuple(part_lines(part)), "h2")
        case _:
            yield from (("p", line) for line in part_lines(part))


def _headed(lines: tuple[str, ...], tag: str) -> Iterator[tuple[str, str]]:
    yield from zip((tag, *["p"] * (len(lines) - 1)), lines, strict=False)


def _head_of(section: Section) -> str:
    return "h2" if section.blocks and isinstance(section.blocks[0], Heading) else "p"
