"""The program in four verbs: load a brief, compose its document, check it, export it."""

from pathlib import Path
from typing import NamedTuple

from msgspec.structs import replace

from briefgen import compose as composing
from briefgen.checks import CHECKS
from briefgen.compose import Composed
from briefgen.errors import BriefFileError, ExportError, Place, Problem, Severity
from briefgen.export import EXPORTERS, render, settled
from briefgen.model.brief import Brief, look_of
from briefgen.model.delivery import DEFAULT, Attachment, Delivery, is_release
from briefgen.model.document import Document
from briefgen.model.look import Grid, Look, resolve_look
from briefgen.model.naming import proposed_name
from briefgen.model.pages import Pages, narrowed
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
    return _laid_out(document, look_of(brief))


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
        ExportError: the letterhead is not a Word file that can be used.
    """
    release = is_release(delivery, brief.state)
    attached = () if release or suffix.lower() != ".pdf" else (_attached(brief, document),)
    files = (*attached, *delivery.attachments)
    chosen = replace(delivery, release=release, attachments=files)
    look = look_of(brief)
    kept = settled(look, suffix, chosen)
    if suffix.lower() == ".docx" and pages.filled:
        kept = replace(kept, floats=False)
    if kept is not look:  # other lines, other pages
        pages = _laid_out(document, kept)
    return render(document, kept, pages, suffix, chosen)


def export_source_sheet(document: Document, brief: Brief, suffix: str) -> bytes:
    """Every number of the document with its source and who checked it, as a file of its own.

    Raises:
        UsageError: no such format.
    """
    sheet = source_sheet(brief, document)
    look = resolve_look(Grid.REPORT, brief.brand, 0, brief.template.paper)
    return render(sheet, look, _laid_out(sheet, look), suffix)


def make(brief: Brief) -> Result:
    """Compose, lay out and check in one go."""
    composed, pages = _fitted(brief)
    problems = (
        *composed.problems,
        *_too_long(brief, composed.document),
        *check(brief, composed.document, pages),
    )
    return Result(composed, pages, problems)


def _attached(brief: Brief, document: Document) -> Attachment:
    data = pack_brief(shareable(brief, document))
    about = "The brief that this document was made from; briefgen opens it."
    return Attachment(f"{proposed_name(brief)}.brief", data, BRIEF_MEDIA, "Source", about)


def _too_long(brief: Brief, document: Document) -> tuple[Problem, ...]:
    """Whether an office's letterhead leaves so little room that Word needs more pages."""
    look, limit = _letterhead(brief), brief.template.page_limit
    count = _laid_out(document, look).count if look else 0
    if count <= limit:
        return ()
    message = f"On the letterhead the Word file has about {count} pages; {limit} is the limit."
    fix = "Leave out a section, or make the letterhead’s margins or text smaller."
    return (Problem(Severity.WARNING, message, fix=fix),)


def _fitted(brief: Brief) -> tuple[Composed, Pages]:
    """The fullest document that keeps to its pages, on an office's letterhead too if it can."""
    look = _letterhead(brief)
    if look:
        found = _fullest(brief, look)
        if _keeps(brief, found, look, spare=False):
            return found
    return _fullest(brief, None)


def _letterhead(brief: Brief) -> Look | None:
    """The look of a brief on the Word file of its office, if it has one that can be used.

    What narrow letters save is kept for what no layout knows: the office's own text, heads, feet.
    """
    try:
        look = settled(look_of(brief), ".docx") if brief.brand.letterhead else None
    except ExportError:  # a check tells it
        return None
    return look and replace(look, letter_width=max(look.letter_width, 1.0))


def _fullest(brief: Brief, letterhead: Look | None) -> tuple[Composed, Pages]:
    """The fullest document that keeps to its pages.

    What was chosen last is taken down first, as few steps as will do; they are found by halving,
    because each attempt costs a composition. Then what another step made room for is put back. If
    no number of steps is enough the document stays whole, and a check says that it is too long.
    """
    whole = _attempt(brief, ())
    if _keeps(brief, whole, letterhead):
        return whole
    steps = steps_down(brief)
    best = _attempt(brief, steps)
    if not _keeps(brief, best, letterhead):
        return best if _keeps(brief, best, letterhead, spare=False) else whole
    low, high = 0, len(steps)
    while high - low > 1:
        middle = (low + high) // 2
        tried = _attempt(brief, steps[:middle])
        if _keeps(brief, tried, letterhead):
            best, high = tried, middle
        else:
            low = middle
    return _refilled(brief, steps[:high], best, letterhead)


def _refilled(
    brief: Brief,
    steps: tuple[Step, ...],
    best: tuple[Composed, Pages],
    letterhead: Look | None,
) -> tuple[Composed, Pages]:
    """The same with each step taken back that turns out not to be needed, the last kind aside."""
    attempts = ATTEMPTS
    for kind in dict.fromkeys(each for each in steps if each is not steps[-1]):
        while kind in steps and attempts:
            at = len(steps) - 1 - steps[::-1].index(kind)
            fewer = (*steps[:at], *steps[at + 1 :])
            attempts -= 1
            tried = _attempt(brief, fewer)
            if not _keeps(brief, tried, letterhead):
                break
            steps, best = fewer, tried
    return best


def _attempt(brief: Brief, steps: tuple[Step, ...]) -> tuple[Composed, Pages]:
    composed = composing.compose(brief, steps)
    return composed, layout(composed.document, brief)


def _keeps(
    brief: Brief, done: tuple[Composed, Pages], letterhead: Look | None, *, spare: bool = True
) -> bool:
    """Whether the pages are few enough, and some room is left on the last of them."""
    composed, pages = done
    if not _fits(brief, pages, look_of(brief), spare=spare):
        return False
    if letterhead is None:
        return True
    return _fits(brief, _laid_out(composed.document, letterhead), letterhead, spare=spare)


def _fits(brief: Brief, pages: Pages, look: Look, *, spare: bool) -> bool:
    limit, page = brief.template.page_limit, look.page
    reserve = min(RESERVE + RESERVE_A_PAGE * limit, RESERVE_AT_MOST) if spare else 0
    spared = pages.free >= reserve * (page.height - page.top - page.bottom)
    return pages.count < limit or (pages.count == limit and spared)


def _laid_out(document: Document, look: Look) -> Pages:
    """The document on pages; narrow letters of an office's font are as good as a wide page."""
    page, letters = look.page, look.letter_width
    wide = replace(page, width=page.width + page.measure * (1 / letters - 1))
    pages: Pages = resolve("briefgen.export.pdf:layout")(document, replace(look, page=wide))
    return narrowed(pages, page.left, letters) if letters != 1 else pages
