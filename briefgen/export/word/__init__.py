"""Word files from a document: real styles, notes, fields, numbering and native charts.

``render`` starts from ``assets/word/base.docx``, whose styles it sets from the look, writes the
body as one string, and packs everything so that the same document gives the same bytes.
"""

import io

import docx

from briefgen.brief.pages import Pages
from briefgen.document.tree import Document
from briefgen.export.delivery import DEFAULT, Delivery
from briefgen.export.paging import page_numbers, paged
from briefgen.export.word.build import Build
from briefgen.export.word.fonts import apply_fonts
from briefgen.export.word.lists import write_numbering
from briefgen.export.word.manifest import add_manifest
from briefgen.export.word.notes import write_notes
from briefgen.export.word.numbers import add_numbers
from briefgen.export.word.office import in_letterhead
from briefgen.export.word.package import packed, written
from briefgen.export.word.properties import set_properties
from briefgen.export.word.sections import document_markup
from briefgen.export.word.styles import apply_look
from briefgen.paths import WORD_BASE
from briefgen.typography.look import Look
from briefgen.zips import write_zip


def render(document: Document, look: Look, pages: Pages, delivery: Delivery = DEFAULT) -> bytes:
    """The document as a .docx file. ``pages`` gives the number of pages that fields show.

    The look is one that ``settled`` gave for the same delivery, and ``pages`` those on it.

    Raises:
        ExportError: the letterhead is not a Word file that can be used.
    """
    word = docx.Document(io.BytesIO(WORD_BASE.read_bytes()))
    document = paged(document, page_numbers(document, pages.places), pages.beside)
    build = Build(document, look, word, delivery)
    apply_look(word, look, document.language)
    body = document_markup(build, pages)
    write_notes(build)
    write_numbering(build)
    if not build.release:
        add_manifest(build)
        add_numbers(build)
    set_properties(word, document, release=build.release)
    apply_fonts(build, body + written(word))
    members = packed(word, body)
    return in_letterhead(members, build.letterhead) if build.letterhead else write_zip(members)
