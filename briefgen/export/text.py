"""The document as text: its words in reading order, one line for each thing that a reader meets."""

from briefgen.brief.pages import Pages
from briefgen.document.lines import lines
from briefgen.document.tree import Document
from briefgen.export.delivery import DEFAULT, Delivery
from briefgen.export.paging import page_numbers, paged
from briefgen.typography.look import Look, NotesPlace


def render(document: Document, look: Look, pages: Pages, delivery: Delivery = DEFAULT) -> bytes:
    """The document as UTF-8 text; notes that stand at the feet of pages stand at its end."""
    numbers = page_numbers(document, pages.places)
    titled = look.notes is not NotesPlace.FOOT
    return (
        "\n".join(lines(paged(document, numbers, pages.beside), numbers, titled=titled)) + "\n"
    ).encode()
