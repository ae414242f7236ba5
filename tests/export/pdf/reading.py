"""Makes PDF files and looks into the pages that they are made of."""

from collections.abc import Iterator
from pathlib import Path

from briefgen.brief.pages import Pages
from briefgen.document.tree import Document
from briefgen.export.pdf.file import render
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.painted import Piece
from briefgen.typography.look import Look
from tests.export.pdf.samples import draw
from tests.pdf_reading import painted


def write(document: Document, look: Look, folder: Path) -> tuple[Pages, Path]:
    pages = layout(document, look, draw=draw)
    path = folder / "document.pdf"
    path.write_bytes(render(document, look, pages))
    return pages, path


def pieces(pages: Pages) -> Iterator[tuple[int, Piece]]:
    """All text with its page from 1."""
    for number, sheet in enumerate(painted(pages).painted, start=1):
        yield from ((number, item) for item in sheet.items if isinstance(item, Piece))


def lines(pages: Pages) -> list[str]:
    """The texts that are content, one for each baseline of a column."""
    result: list[str] = []
    before: tuple[int, float, float] | None = None
    for number, piece in pieces(pages):
        if piece.mark < 0:
            continue
        raised = before is not None and number == before[0] and abs(piece.y - before[1]) < 5
        if before is not None and raised and piece.x >= before[2] - 0.5:
            result[-1] += piece.text
        else:
            result.append(piece.text)
        before = (number, piece.y, piece.x + piece.width)
    return result
