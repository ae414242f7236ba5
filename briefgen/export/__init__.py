"""Document → file. To add a format: one module, one row in EXPORTERS.

A writer is ``render(document, look, pages, delivery) -> bytes``. It renders the parts of
``document.reading`` in their order; before it, ``layout(document, look) -> Pages`` runs once for
all of them.
"""

import msgspec

from briefgen.brief.pages import Pages
from briefgen.document.tree import Document
from briefgen.errors import UsageError
from briefgen.export.delivery import DEFAULT, Delivery
from briefgen.tables import resolve
from briefgen.typography.look import Look, in_line


class Format(msgspec.Struct, frozen=True):
    """A kind of file: its name, the writer, and what the kind can and cannot do.

    ``options`` are the fields of a delivery that it heeds: its writer is given no others, and a
    document as it is ``delivered``.
    ``settled`` is what it makes of a look (``(look, delivery) -> Look``). It ``carries`` files, the
    brief too, where it can; its figures ``float`` behind text that follows them and its side notes
    stand in the margin, where it can move them.
    """

    name: str
    render: str
    options: tuple[str, ...] = ()
    settled: str = ""
    carries: bool = False
    floats: bool = True


EXPORTERS: dict[str, Format] = {
    ".pdf": Format(
        "PDF",
        "briefgen.export.pdf.file:render",
        options=("archive", "release", "attachments", "keep_blanks"),
        carries=True,
    ),
    ".docx": Format(
        "Word",
        "briefgen.export.word:render",
        options=(
            "release", "linked", "charts_as_pictures", "office_fonts", "review", "letterhead",
            "keep_blanks",
        ),
        settled="briefgen.export.word.settling:settled",
        floats=False,
    ),
    ".txt": Format("Text", "briefgen.export.text:render", options=("release", "keep_blanks")),
}  # fmt: skip


def format_of(suffix: str) -> Format:
    """The format that a file name's suffix stands for.

    Raises:
        UsageError: no such format.
    """
    if suffix.lower() not in EXPORTERS:
        known = ", ".join(EXPORTERS)
        raise UsageError(f"“{suffix}” is not a format; use one of {known}.")
    return EXPORTERS[suffix.lower()]


def render(
    document: Document, look: Look, pages: Pages, suffix: str, delivery: Delivery = DEFAULT
) -> bytes:
    """The document in the format that a file name's suffix stands for.

    Raises:
        UsageError: no such format.
    """
    row = format_of(suffix)
    heeded = Delivery(**{name: getattr(delivery, name) for name in row.options})
    data: bytes = resolve(row.render)(document, look, pages, heeded)
    return data


def settled(look: Look, suffix: str, delivery: Delivery = DEFAULT, *, filled: bool = False) -> Look:
    """The look as a format can keep it, on pages whose figures were overtaken by text if
    ``filled``.

    Raises:
        UsageError: no such format.
        ExportError: the letterhead is not a Word file that can be used.
    """
    row = format_of(suffix)
    kept: Look = resolve(row.settled)(look, delivery) if row.settled else look
    return in_line(kept) if (filled or kept.side_notes) and not row.floats else kept
