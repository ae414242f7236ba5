"""The program in four verbs: load a brief, compose its document, check it, export it."""

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from briefgen import compose as composing
from briefgen.checks import CHECKS
from briefgen.compose import Composed
from briefgen.errors import BriefFileError, Place, Problem
from briefgen.export import EXPORTERS, render
from briefgen.model.brief import Brief, look_of
from briefgen.model.delivery import DEFAULT, Attachment, Delivery, is_release
from briefgen.model.document import Document
from briefgen.model.look import Grid, resolve_look
from briefgen.model.naming import proposed_name
from briefgen.model.pages import Pages
from briefgen.model.prominence import Step, steps_down
from briefgen.model.sharing import shareable
from briefgen.model.source_sheet import source_sheet
from briefgen.sources.attached import attached_brief, is_pdf
from briefgen.store.container import BRIEF_MEDIA, LIMIT, Unpacked, pack_brief, unpack
from briefgen.tables import resolve

__all__ = [
    "EXPORTERS",
    "Composed",
    "Result",
    "check",
    "compose",
    "export",
    "export_source_sheet",
    "layout",
    "load",
    "make",
    "read",
]


ATTEMPTS = 8  # to put something back
# Of the text of the last page: Word may have to do with other fonts, and drifts page by page.
RESERVE, RESERVE_A_PAGE, RESERVE_AT_MOST = 0.04, 0.04, 0.28


class Result(NamedTuple):
    """Everything that one run through the program knows."""

    composed: Composed
    pages: Pages
    problems: tuple[Problem, ...]


def load(path: Path) -> Brief:
    """Open a .brief file, or a PDF that carries one.

    Raises:
        BriefFileError: the file is missing, damaged or not a brief, or no brief is in the PDF.
    """
    try:
        if path.exists() and not path.is_file():
            raise BriefFileError(f"{path} is not a file.", Place(path.name))
        if path.is_file() and path.stat().st_size > LIMIT:
            raise BriefFileError("The file is too large to be a brief.", Place(path.name))
        data = path.read_bytes()
    except OSError as error:
        reason = (error.strerror or "").lower()
        raise BriefFileError(f"The file cannot be opened: {reason}.", Place(str(path))) from error
    return read(data, path.name).brief


def read(data: bytes, file: str) -> Unpacked:
    """The brief in the bytes of a file of either kind; ``file`` is named in messages.

    Raises:
        BriefFileError: the bytes are damaged or hold no brief.
    """
    return unpack(attached_brief(data, file) if is_pdf(data) else data, file)


def compose(brief: Brief) -> Composed:
    """Fill the brief's template and lay the person's words over it, on the pages that it may have.

    Raises:
        TemplateError: the template cannot be filled, with file and line.
    """
    return _fitted(brief)[0]


def layout(document: Document, brief: Brief) -> Pages:
    """Set the document on pages, once for every format."""
    pages: Pages = resolve("briefgen.export.pdf:layout")(document, look_of(brief))
    return pages


def check(brief: Brief, document: Document, pages: Pages) -> tuple[Problem, ...]:
    """What a person should look at before the brief goes out, the gravest first."""
    found = [problem for row in CHECKS.values() for problem in resolve(row)(brief, document, pages)]
    order = ("error", "warning", "note")
    return tuple(sorted(found, key=lambda problem: order.index(problem.severity)))


def export(
    document: Document, brief: Brief, pages: Pages, suffix: str, delivery: Delivery = DEFAULT
) -> bytes:
    """The document as the bytes of a ``.pdf``, ``.docx`` or ``.txt`` file.

    A PDF carries the brief, so that it can be opened again; a release copy of either format
    carries nothing that leads back.

    Raises:
        UsageError: no such format.
    """
    release = is_release(delivery, brief.state)
    attached = () if release or suffix.lower() != ".pdf" else (_attached(brief, document),)
    files = (*attached, *delivery.attachments)
    settled = replace(delivery, release=release, attachments=files)
    return render(document, look_of(brief), pages, suffix, settled)


def export_source_sheet(document: Document, brief: Brief, suffix: str) -> bytes:
    """Every number of the document with its source and who checked it, as a file of its own.

    Raises:
        UsageError: no such format.
    """
    sheet = source_sheet(brief, document)
    look = resolve_look(Grid.REPORT, brief.brand, 0, brief.template.paper)
    pages: Pages = resolve("briefgen.export.pdf:layout")(sheet, look)
    return render(sheet, look, pages, suffix)


def make(brief: Brief) -> Result:
    """Compose, lay out and check in one go."""
    composed, pages = _fitted(brief)
    problems = (*composed.problems, *check(brief, composed.document, pages))
    return Result(composed, pages, problems)


def _attached(brief: Brief, document: Document) -> Attachment:
    data = pack_brief(shareable(brief, document))
    about = "The brief that this document was made from; briefgen opens it."
    return Attachment(f"{proposed_name(brief)}.brief", data, BRIEF_MEDIA, "Source", about)


def _fitted(brief: Brief) -> tuple[Composed, Pages]:
    """The fullest document that keeps to its pages.

    What was chosen last is taken down first, as few steps as will do; they are found by halving,
    because each attempt costs a composition. Then what another step made room for is put back. If
    no number of steps is enough the document stays whole, and a check says that it is too long.
    """
    whole = _attempt(brief, ())
    if _keeps(brief, whole):
        return whole
    steps = steps_down(brief)
    best = _attempt(brief, steps)
    if not _keeps(brief, best):
        return best if _keeps(brief, best, spare=False) else whole
    low, high = 0, len(steps)
    while high - low > 1:
        middle = (low + high) // 2
        tried = _attempt(brief, steps[:middle])
        if _keeps(brief, tried):
            best, high = tried, middle
        else:
            low = middle
    return _refilled(brief, steps[:high], best)


def _refilled(
    brief: Brief, steps: tuple[Step, ...], best: tuple[Composed, Pages]
) -> tuple[Composed, Pages]:
    """The same with each step taken back that turns out not to be needed, the last kind aside."""
    attempts = ATTEMPTS
    for kind in dict.fromkeys(each for each in steps if each is not steps[-1]):
        while kind in steps and attempts:
            at = len(steps) - 1 - steps[::-1].index(kind)
            fewer = (*steps[:at], *steps[at + 1 :])
            attempts -= 1
            tried = _attempt(brief, fewer)
            if not _keeps(brief, tried):
                break
            steps, best = fewer, tried
    return best


def _attempt(brief: Brief, steps: tuple[Step, ...]) -> tuple[Composed, Pages]:
    composed = composing.compose(brief, steps)
    return composed, layout(composed.document, brief)


def _keeps(brief: Brief, done: tuple[Composed, Pages], *, spare: bool = True) -> bool:
    """Whether the pages are few enough, and some room is left on the last of them."""
    pages, limit = done[1], brief.template.page_limit
    reserve = min(RESERVE + RESERVE_A_PAGE * limit, RESERVE_AT_MOST) if spare else 0
    page = look_of(brief).page
    spared = pages.free >= reserve * (page.height - page.top - page.bottom)
    return pages.count < limit or (pages.count == limit and spared)
