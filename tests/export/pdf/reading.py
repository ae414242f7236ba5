"""Reads PDF files back with programs that did not write them."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pikepdf

from briefgen.export.pdf import layout, render
from briefgen.model.document import Document
from briefgen.model.look import Look
from briefgen.model.pages import Pages, Piece
from tests.export.pdf.samples import draw

SOFT_HYPHEN = "\N{SOFT HYPHEN}"


def write(document: Document, look: Look, folder: Path) -> tuple[Pages, Path]:
    pages = layout(document, look, draw=draw)
    path = folder / "document.pdf"
    path.write_bytes(render(document, look, pages))
    return pages, path


def text_of(path: Path) -> str:
    """The text in the order of the file, lines and hyphens joined."""
    run = subprocess.run(
        ["pdftotext", "-raw", str(path), "-"], capture_output=True, text=True, check=True
    )
    return joined(run.stdout)


def joined(text: str) -> str:
    for end in (f"{SOFT_HYPHEN}\n", f"{SOFT_HYPHEN} ", SOFT_HYPHEN):
        text = text.replace(end, "")
    text = text.replace("-\n", "-")  # broken after a hyphen of its own
    return " ".join(text.replace("\N{NO-BREAK SPACE}", " ").split())


def structure(path: Path) -> list[str]:
    """The structure tree as poppler reads it, a line an element or a text."""
    run = subprocess.run(
        ["pdfinfo", "-struct-text", str(path)], capture_output=True, text=True, check=True
    )
    assert "Error" not in run.stderr
    return [line.rstrip() for line in run.stdout.splitlines() if line.strip()]


def roles(path: Path) -> list[str]:
    """The roles of all elements in reading order."""
    with pikepdf.open(path) as pdf:
        return [str(each.S)[1:] for each in _elements(pdf.Root.StructTreeRoot.K)]


def elements(pdf: pikepdf.Pdf, role: str) -> list[pikepdf.Object]:
    """All elements of a role."""
    return [each for each in _elements(pdf.Root.StructTreeRoot.K) if str(each.S) == f"/{role}"]


def _elements(element: pikepdf.Object) -> Iterator[pikepdf.Object]:
    yield element
    for kid in element.get("/K", []):
        if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
            yield from _elements(kid)


def pieces(pages: Pages) -> Iterator[tuple[int, Piece]]:
    """All text with its page from 1."""
    for number, sheet in enumerate(pages.sheets, start=1):
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
