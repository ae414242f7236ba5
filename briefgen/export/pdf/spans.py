"""Words that run from the right are painted as they are seen; their elements say how they are read.

PDF readers turn letters from the right around by themselves, so that copying and searching work on
what is seen; who follows the structure tree gets the words from the element.
"""

from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from briefgen.document.languages import language_of
from briefgen.export.pdf.painted import Item, PaintedPage, Piece, Tag


def with_spans(sheets: Iterable[PaintedPage], tags: list[Tag]) -> Iterator[PaintedPage]:
    """The sheets, each stretch from the right in an element of its own; ``tags`` grows."""
    for sheet in sheets:
        yield PaintedPage(tuple(_spanned(item, tags) for item in sheet.items))


def _spanned(item: Item, tags: list[Tag]) -> Item:
    if not isinstance(item, Piece) or not item.rtl or item.mark < 0:
        return item
    if tags[item.mark].role == "Link":  # says its words itself
        return item
    if not item.text.strip():
        return item
    tags.append(Tag("Span", item.mark, alt=item.text, language=language_of(item.text, "")))
    return replace(item, mark=len(tags) - 1)
