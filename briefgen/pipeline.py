"""The program in five verbs: load a brief, compose its document, fit it, check it, export it.

A brief without a plan is composed as its kind alone would have it; ``fit`` decides the plan, which
is then part of the brief. Whoever edits words keeps the plan: nothing else on the pages changes.
"""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from briefgen import compose as composing
from briefgen.brief.acceptance import parted
from briefgen.brief.brief import Brief, look_of
from briefgen.brief.naming import proposed_name
from briefgen.brief.pages import Pages
from briefgen.brief.problems import Problem
from briefgen.brief.used import used_library
from briefgen.change.file_words import NAMED_SINCE
from briefgen.checks import CHECKS
from briefgen.compose import Composed
from briefgen.document.tree import Document
from briefgen.errors import BriefFileError, PackError, Place, TemplateError
from briefgen.export import EXPORTERS, format_of, render, settled
from briefgen.export.delivery import DEFAULT, Attachment, Delivery, delivered, is_release
from briefgen.export.sharing import shareable
from briefgen.export.source_sheet import source_sheet
from briefgen.fitting import (
    fit,
    laid_out,
    letterhead_problems,
    planned,
    with_offers,
)
from briefgen.sources.attached import PDF_LIMIT, attached_brief, is_pdf
from briefgen.store.container import BRIEF_MEDIA, Unpacked, pack_brief, unpack
from briefgen.tables import resolve
from briefgen.typography.look import Grid, resolve_look

__all__ = [
    "EXPORTERS",
    "Composed",
    "Result",
    "check",
    "compose",
    "export",
    "export_source_sheet",
    "fit",
    "format_of",
    "layout",
    "load",
    "make",
    "open_file",
    "preview",
    "printed",
    "read",
]


SPELLING = "spelling"  # the row of CHECKS that a person may do without
NO_DICTIONARY = "none"


class Result(NamedTuple):
    """Everything that one run through the program knows; ``accepted`` problems are apart."""

    composed: Composed
    pages: Pages
    problems: tuple[Problem, ...]
    accepted: tuple[Problem, ...] = ()


def load(path: Path) -> Brief:
    """Open a .brief file, or a PDF that carries one.

    Raises:
        BriefFileError: the file is missing, damaged or not a brief, or no brief is in the PDF.
    """
    return open_file(path).brief


def open_file(path: Path) -> Unpacked:
    """The same, with what else there is to know about the file."""
    try:
        if path.exists() and not path.is_file():
            raise BriefFileError(f"{path} is not a file.", Place(path.name))
        if path.is_file() and path.stat().st_size > PDF_LIMIT:
            raise BriefFileError("The file is too large to be a brief.", Place(path.name))
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise BriefFileError(f"The file cannot be opened: {reason}.", Place(str(path))) from error
    return read(data, path.name)


def read(data: bytes, file: str) -> Unpacked:
    """The brief in the bytes of a file of either kind; ``file`` is named in messages.

    Raises:
        BriefFileError: the bytes are damaged or hold no brief.
    """
    unpacked = unpack(attached_brief(data, file) if is_pdf(data) else data, file)
    try:
        brief = fit(unpacked.brief, strict=unpacked.format < NAMED_SINCE)
        if unpacked.format < NAMED_SINCE:  # blocks are known by other names now
            brief = replace(brief, edits=composing.compose(brief).edits)
        return unpacked._replace(brief=brief)
    except (TemplateError, PackError):  # composing it says so
        return unpacked


def compose(brief: Brief) -> Composed:
    """Fill the brief's template and lay the person's words over it, with its picks as planned.

    Raises:
        TemplateError: the template cannot be filled, with file and line.
    """
    return composing.compose(planned(brief))


def printed(document: Document, brief: Brief, delivery: Delivery = DEFAULT) -> Document:
    """The document as it is printed, with or without what is still to be filled in."""
    shown = delivered(document, delivery, brief.state)
    return shown if shown is document else composing.renumbered(shown, brief)


def layout(document: Document, brief: Brief) -> Pages:
    """Set the document on pages as it is usually printed, once for every format."""
    return laid_out(printed(document, brief), look_of(brief))


def check(
    brief: Brief, document: Document, pages: Pages, words: frozenset[str] | None = frozenset()
) -> tuple[Problem, ...]:
    """What a person should look at before the brief goes out, the gravest first.

    Problems that a person accepted are not among them. ``words`` are spelled right at this desk;
    with None nobody looks at the spelling.
    """
    return parted(brief, _found(brief, document, pages, words))[0]


def _found(
    brief: Brief,
    document: Document,
    pages: Pages,
    words: frozenset[str] | None,
    dictionary: str = "",
) -> tuple[Problem, ...]:
    rows = {name: row for name, row in CHECKS.items() if words is not None or name != SPELLING}
    known = replace(
        brief,
        spelled=(*brief.spelled, *sorted(words or ())),
        language=dictionary or brief.language,
    )
    found = [
        problem
        for name, row in rows.items()
        for problem in resolve(row)(known if name == SPELLING else brief, document, pages)
    ]
    order = ("error", "warning", "note")
    return tuple(sorted(found, key=lambda problem: order.index(problem.severity)))


def export(
    document: Document, brief: Brief, pages: Pages, suffix: str, delivery: Delivery = DEFAULT
) -> bytes:
    """The document as the bytes of a file; ``suffix`` names a row of ``EXPORTERS``.

    A format that carries files has the brief in it, so that it can be opened again; a release copy
    of any format carries nothing that leads back.

    Raises:
        UsageError: no such format.
        ExportError: the letterhead is not a Word file that can be used.
        SaveError: the brief that the PDF would carry is too large to be opened again.
    """
    release, row = is_release(delivery, brief.state), format_of(suffix)
    own = (_attached(brief, document),) if row.carries and not release else ()
    files = (*own, *delivery.attachments)
    letterhead = brief.brand.letterhead
    chosen = replace(delivery, release=release, attachments=files, letterhead=letterhead)
    look, shown = look_of(brief), printed(document, brief, chosen)
    kept = settled(look, suffix, chosen, filled=bool(pages.filled))
    if kept is not look or shown != printed(document, brief):  # other lines, other pages
        pages = laid_out(shown, kept)
    return render(shown, kept, pages, suffix, chosen)


def preview(document: Document, brief: Brief, pages: Pages) -> bytes:
    """The pages as a PDF that nobody keeps: it is drawn, and carries nothing."""
    bare = Delivery(release=True)
    return render(printed(document, brief), look_of(brief), pages, ".pdf", bare)


def glimpse(pages: Pages, numbers: tuple[int, ...]) -> bytes:
    """Some pages as they are in the preview, counted from 1, before all of it is written."""
    data: bytes = resolve("briefgen.export.pdf.file:unmarked")(pages, numbers)
    return data


def export_source_sheet(
    document: Document, brief: Brief, suffix: str, delivery: Delivery = DEFAULT
) -> bytes:
    """Every number of the document with its source and who checked it, as a file of its own.

    It leaves as the document does: as a release copy, or made to be kept; it carries nothing.

    Raises:
        UsageError: no such format.
    """
    sheet = source_sheet(brief, printed(document, brief, delivery))
    look = resolve_look(Grid.REPORT, brief.brand, 0, brief.template.paper)
    release = is_release(delivery, brief.state)
    chosen = replace(delivery, release=release, attachments=(), letterhead=b"", review=False)
    return render(sheet, look, laid_out(sheet, look), suffix, chosen)


def make(
    brief: Brief,
    words: frozenset[str] | None = frozenset(),
    dictionary: str = "",
    laid: Callable[[Pages], None] | None = None,
) -> Result:
    """Compose, lay out and check in one go; ``words`` are as in ``check``.

    ``dictionary`` is the one by which words are judged, ``""`` for that of the brief's language.
    ``laid`` is told the pages as soon as there are any.
    """
    brief = planned(brief)
    composed = composing.compose(brief)
    pages = layout(composed.document, brief)
    if laid:
        laid(pages)
    words = None if dictionary == NO_DICTIONARY else words
    found = _found(brief, composed.document, pages, words, dictionary)
    problems = (
        *composed.problems,
        *letterhead_problems(brief, printed(composed.document, brief)),
        *(with_offers(each, brief, pages) for each in found),
    )
    return Result(composed, pages, *parted(brief, problems))


def _attached(brief: Brief, document: Document) -> Attachment:
    brief = planned(brief)
    kept = replace(brief, pack=used_library(brief))
    data = pack_brief(shareable(kept, document, lambda it: composing.compose(it).document))
    about = "The brief that this document was made from; briefgen opens it."
    return Attachment(f"{proposed_name(brief)}.brief", data, BRIEF_MEDIA, "Source", about)
