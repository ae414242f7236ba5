"""The words of a PDF file as pdfium reads them, which did not write it."""

from pathlib import Path

import pypdfium2

BROKEN = "\ufffe"  # pdfium's mark where a line ends in a soft hyphen


def pdf_text(path: Path) -> str:
    """All pages in the order of the file."""
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_bounded() for page in pdf]
    return "\n".join(pages).replace("\r\n", "\n").replace(BROKEN, "")
