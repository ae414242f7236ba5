"""The words on a page of a PDF, letter by letter and where each stands, for the window."""

import struct

from pypdfium2 import raw

from briefgen.export.pdf.page_images import opened_page

_HYPHENS = "\x02\ufffe"  # what pdfium has for those at the end of a line


def page_words(pdf: bytes, page: int) -> tuple[str, bytes]:
    """The letters of a page (from 1) in reading order, and four numbers of four bytes for each.

    They are left, bottom, right and top in points; a line end has an empty place.

    Raises:
        ExportError: there is no such page.
    """
    with opened_page(pdf, page) as found:
        words = found.get_textpage()
        letters, places = [], []
        for number in range(words.count_chars()):
            code = raw.FPDFText_GetUnicode(words, number)
            if code == ord("\r"):
                continue
            generated = raw.FPDFText_IsGenerated(words, number) == 1
            box = (0.0,) * 4 if generated else words.get_charbox(number, loose=True)
            letters.append("-" if chr(code) in _HYPHENS else chr(code))
            places.append(struct.pack("<4f", *box))
        return "".join(letters), b"".join(places)
