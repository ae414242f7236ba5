"""Pages of a PDF as pixels, for the window."""

from collections.abc import Iterator
from contextlib import contextmanager

import pypdfium2

from briefgen.errors import ExportError


def page_image(pdf: bytes, page: int, scale: float) -> tuple[int, int, bytes]:
    """Width, height and RGB bytes of a page (from 1); ``scale`` is pixels per point.

    Raises:
        ExportError: there is no such page.
    """
    with opened_page(pdf, page) as found:
        picture = found.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
        return picture.width, picture.height, picture.tobytes()


@contextmanager
def opened_page(pdf: bytes, page: int) -> Iterator[pypdfium2.PdfPage]:
    """A page (from 1) while it is looked at.

    Raises:
        ExportError: there is no such page.
    """
    try:
        file = pypdfium2.PdfDocument(pdf)
    except pypdfium2.PdfiumError as error:
        raise ExportError("There are no pages yet.") from error
    try:
        if not 1 <= page <= len(file):
            raise ExportError(f"There is no page {page}.")
        yield file[page - 1]
    finally:
        file.close()
