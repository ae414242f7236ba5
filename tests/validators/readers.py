"""The words of a PDF as three programs that did not write it read them.

pdf.js and pdfium say which text belongs to which marked content; the order of these is that of the
structure tree. poppler follows the tree itself (tests/whole/reading.py).
"""

import ctypes
import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path

import pikepdf
import pypdfium2
from pypdfium2 import raw

_HERE = Path(__file__).resolve().parent
_PDFJS = _HERE.parent.parent / "build/validators/node_modules/pdfjs-dist"
_LINE_END = "\x02"  # pdfium's mark for a hyphen that only the line has

Content = tuple[int, int]  # page from 0, marked content id
Texts = dict[Content, str]


def words(pdf: pikepdf.Pdf, texts: Texts) -> str:
    """The texts in the order of the structure tree, those within charts aside."""
    pages = {page.obj.objgen: number for number, page in enumerate(pdf.pages)}
    top = pdf.Root.StructTreeRoot.K
    return "".join(texts.get(each, "") for each in _contents(top, None, pages))


def pdfium(path: Path) -> Texts:
    """What pdfium reads in each marked content."""
    found: Texts = {}
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document):
        text_page = page.get_textpage()
        for item in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            key = (number, raw.FPDFPageObj_GetMarkedContentID(item.raw))
            found[key] = found.get(key, "") + _text(item.raw, text_page.raw)
        text_page.close()
        page.close()
    document.close()
    return found


def pdfjs(paths: Iterable[Path]) -> dict[Path, tuple[Texts, list[str]]]:
    """What pdf.js reads in each marked content, and what its tree names that it never met."""
    names = [str(each) for each in paths]
    run = subprocess.run(
        ["node", str(_HERE / "read_pdf.mjs"), str(_PDFJS), *names],
        capture_output=True,
        text=True,
        timeout=600,
        check=True,
    )
    found = {}
    for line in run.stdout.splitlines():
        told = json.loads(line)
        texts: Texts = {}
        unseen: list[str] = []
        for number, page in enumerate(told["pages"]):
            unseen += page["unseen"]
            texts |= {
                (number, int(name.partition("_mc")[2])): text
                for name, text in page["texts"].items()
                if "_mc" in name
            }
        found[Path(told["file"])] = (texts, unseen)
    return found


def _contents(
    element: pikepdf.Object, page: pikepdf.Object | None, pages: dict[tuple[int, int], int]
) -> Iterator[Content]:
    page = element.get("/Pg", page)
    kids: object = element.get("/K", [])
    silent = str(element.get("/S")) == "/Figure"
    for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
        if not isinstance(kid, pikepdf.Dictionary):
            if page is not None and not silent:
                yield pages[page.objgen], int(kid)  # type: ignore[call-overload]
        elif "/MCID" in kid:
            shown = kid.get("/Pg", page)
            if shown is not None and not silent:
                yield pages[shown.objgen], int(kid.MCID)
        elif "/S" in kid:
            yield from _contents(kid, page, pages)


def _text(item: raw.FPDF_PAGEOBJECT, page: raw.FPDF_TEXTPAGE) -> str:
    length = raw.FPDFTextObj_GetText(item, page, None, 0)
    buffer = (ctypes.c_ushort * (length // 2))()
    raw.FPDFTextObj_GetText(item, page, buffer, length)
    return bytes(buffer).decode("utf-16-le").rstrip("\0").replace(_LINE_END, "")
