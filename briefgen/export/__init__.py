"""Document → file. To add a format: one module, one line in EXPORTERS.

A writer is ``render(document, look, pages, delivery) -> bytes``; before it,
``layout(document, look) -> Pages`` runs once for all of them.
"""

from msgspec.structs import replace

from briefgen.brief.pages import Pages
from briefgen.document.tree import Document
from briefgen.errors import UsageError
from briefgen.export.delivery import DEFAULT, Delivery, is_review
from briefgen.export.reviewing import reviewed
from briefgen.tables import resolve
from briefgen.typography.look import Look

EXPORTERS: dict[str, str] = {
    ".pdf": "briefgen.export.pdf:render",
    ".docx": "briefgen.export.word:render",
    ".txt": "briefgen.export.text:render",
}


def render(
    document: Document, look: Look, pages: Pages, suffix: str, delivery: Delivery = DEFAULT
) -> bytes:
    """The document in the format that a file name's suffix stands for.

    Raises:
        UsageError: no such format.
    """
    if suffix.lower() not in EXPORTERS:
        known = ", ".join(EXPORTERS)
        raise UsageError(f"“{suffix}” is not a format; use one of {known}.")
    data: bytes = resolve(EXPORTERS[suffix.lower()])(document, look, pages, delivery)
    return data


def settled(look: Look, suffix: str, delivery: Delivery = DEFAULT) -> Look:
    """The look as a format can keep it: in Word an office's letterhead brings its own page, and
    a review copy has room to write in.

    Raises:
        ExportError: the letterhead is not a Word file that can be used.
    """
    if suffix.lower() != ".docx":
        return look
    if is_review(delivery):
        return reviewed(look)
    if not look.letterhead:
        return look
    made: Look = resolve("briefgen.export.word.office:settled")(look)
    return replace(made, floats=False)
