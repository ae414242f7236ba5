"""Reads PDF files back with pdfium and qpdf, which did not write them and come as Python packages.

What the judges of ``make validate`` read is in ``tests/validators``.
"""

import ctypes
from collections.abc import Iterator
from itertools import groupby, pairwise
from pathlib import Path
from typing import NamedTuple

import pikepdf
import pypdfium2
from pypdfium2 import raw

from briefgen.brief.pages import Pages
from briefgen.export.pdf.painted import PaintedPages

_BROKEN = "\ufffe\r\n"  # pdfium's mark for a hyphen at the end of a line
_BROKEN_IN_OBJECT = "\x02"  # the same within one object
_INLINE = ("/Link", "/Reference", "/Span")
_RAISED = 3  # points between two baselines of one line: the mark of a note
_GAP = 1.5  # points between letters: more is a space


def painted(pages: Pages) -> PaintedPages:
    """Laid-out pages with what is painted on them."""
    assert isinstance(pages, PaintedPages)
    return pages


Content = tuple[int, int]  # page from 0, marked content id
Texts = dict[Content, str]


def pdf_pages(pdf: Path | bytes) -> list[str]:
    """The words of each page in the order of the file, lines joined.

    pdfium takes every hyphen at the end of a line for one that only the line has.
    """
    with pypdfium2.PdfDocument(pdf) as document:
        return [_joined(page.get_textpage().get_text_bounded()) for page in document]


def pdf_text(pdf: Path | bytes) -> str:
    """The words of all pages."""
    return " ".join(pdf_pages(pdf))


def pdf_lines(path: Path) -> list[list[str]]:
    """The lines of each page from top to bottom as they are seen, columns side by side."""
    with pypdfium2.PdfDocument(path) as document:
        return [_lines(page.get_textpage()) for page in document]


def pdf_words(path: Path) -> str:
    """The words along the structure tree, those within charts aside."""
    return _joined(words_in_order(path, pdf_contents(path)))


def pdf_parts(path: Path) -> list[tuple[str, str]]:
    """The role of each stretch of the structure tree and its words, in reading order."""
    texts = pdf_contents(path)
    with pikepdf.open(path) as pdf:
        stretches = groupby(_marked_contents(pdf), key=lambda each: (each.element, each.role))
        return [
            (role, "".join(texts.get(each.content, "") for each in stretch))
            for (_, role), stretch in stretches
        ]


def pdf_contents(path: Path) -> Texts:
    """What pdfium reads in each marked content."""
    found: Texts = {}
    with pypdfium2.PdfDocument(path) as document:
        for number, page in enumerate(document):
            text_page = page.get_textpage()
            for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
                key = (number, raw.FPDFPageObj_GetMarkedContentID(item.raw))
                found[key] = found.get(key, "") + _text(item.raw, text_page.raw)
    return found


def words_in_order(path: Path, texts: Texts) -> str:
    """The texts of marked contents in the order of the structure tree, those of charts aside; each
    paragraph, cell or label on a line of its own.
    """
    with pikepdf.open(path) as pdf:
        told = [each for each in _marked_contents(pdf) if each.role != "Figure"]
    blocks = groupby(told, key=lambda each: each.block)
    return "\n".join("".join(texts.get(e.content, "") for e in parts) for _, parts in blocks)


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


class _Marked(NamedTuple):
    """A marked content and the element that names it."""

    role: str
    element: tuple[int, int]
    block: tuple[int, int]  # the element around it that is no link, reference or span
    content: Content


def _marked_contents(pdf: pikepdf.Pdf) -> Iterator[_Marked]:
    """All marked contents that the structure tree names, in its order."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    root = pdf.Root.StructTreeRoot.K
    yield from _named(root, root.objgen, None, pages)


def _named(
    element: pikepdf.Object,
    block: tuple[int, int],
    page: pikepdf.Object | None,
    pages: dict[tuple[int, int], int],
) -> Iterator[_Marked]:
    page = element.get("/Pg", page)
    block = block if str(element.get("/S")) in _INLINE else element.objgen
    kids: object = element.get("/K", [])
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        shown, content = page, kid
        if isinstance(kid, pikepdf.Dictionary):
            if "/S" in kid:
                yield from _named(kid, block, page, pages)
            if "/MCID" not in kid:
                continue
            shown, content = kid.get("/Pg", page), kid.MCID
        if shown is not None:
            place = (pages[shown.objgen], int(content))  # type: ignore[call-overload]
            yield _Marked(str(element.get("/S"))[1:], element.objgen, block, place)


def _text(item: raw.FPDF_PAGEOBJECT, page: raw.FPDF_TEXTPAGE) -> str:
    length = raw.FPDFTextObj_GetText(item, page, None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFTextObj_GetText(item, page, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0").replace(_BROKEN_IN_OBJECT, "")


def _joined(text: str) -> str:
    return " ".join(text.replace(_BROKEN, "").split())


class _Letter(NamedTuple):
    """A letter, where its line stands and where it begins and ends."""

    text: str
    y: float
    left: float
    right: float


def _lines(page: pypdfium2.PdfTextPage) -> list[str]:
    lines: list[list[_Letter]] = []
    for letter in sorted(_letters(page), key=lambda each: -each.y):
        if lines and lines[-1][-1].y - letter.y < _RAISED:
            lines[-1].append(letter)
        else:
            lines.append([letter])
    return [_line(sorted(each, key=lambda letter: letter.left)) for each in lines]


def _line(letters: list[_Letter]) -> str:
    gaps = ("" if after.left - before.right < _GAP else " " for before, after in pairwise(letters))
    return _joined("".join(map(str.__add__, ("", *gaps), (letter.text for letter in letters))))


def _letters(page: pypdfium2.PdfTextPage) -> Iterator[_Letter]:
    """What is painted; pdfium adds spaces and ends of lines of its own."""
    x, y, box = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    for index in range(page.count_chars()):
        if raw.FPDFText_IsGenerated(page.raw, index):
            continue
        raw.FPDFText_GetCharOrigin(page.raw, index, x, y)
        raw.FPDFText_GetLooseCharBox(page.raw, index, box)
        text = chr(raw.FPDFText_GetUnicode(page.raw, index))
        yield _Letter(text, y.value, box.left, box.right)
