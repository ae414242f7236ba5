"""How far a document runs over its pages, on plain paper and on an office's letterhead."""

from msgspec.structs import replace

from briefgen.brief.brief import Brief, look_of
from briefgen.brief.pages import Pages, narrowed
from briefgen.document.tree import Chart, Document, Picture, walk
from briefgen.errors import ExportError
from briefgen.export import settled
from briefgen.export.delivery import Delivery
from briefgen.tables import resolve
from briefgen.typography.look import Look, in_line

# Of the text of the last page: Word may have to do with other fonts, and drifts page by page.
RESERVE, RESERVE_A_PAGE, RESERVE_AT_MOST = 0.055, 0.04, 0.45
BESIDE = 0.05  # where columns stand beside each other and Word levels none
UNEVEN = 8  # lines more for two pages in columns: others part no figure and few paragraphs


def laid_out(document: Document, look: Look) -> Pages:
    """The document on pages; narrow letters of an office's font are as good as a wide page."""
    page, letters = look.page, look.letter_width
    wide = replace(page, width=page.width + page.measure * (1 / letters - 1))
    pages: Pages = resolve("briefgen.export.pdf.layout:layout")(document, replace(look, page=wide))
    return narrowed(pages, page.left, letters) if letters != 1 else pages


def as_word_has_it(look: Look) -> Look | None:
    """The look with figures where they are told and side notes below their paragraph, if it has
    any; Word then needs more room.
    """
    return in_line(look) if look.side_notes else None


def on_letterhead(brief: Brief) -> Look | None:
    """The look of a brief on the Word file of its office, if it has one that can be used.

    What narrow letters save is kept for what no layout knows: the office's own text, heads, feet.
    """
    try:
        letterhead = brief.brand.letterhead
        chosen = Delivery(letterhead=letterhead)
        look = settled(look_of(brief), ".docx", chosen) if letterhead else None
    except ExportError:  # a check tells it
        return None
    return look and replace(look, letter_width=max(look.letter_width, 1.0))


def excess(pages: Pages, look: Look, document: Document, *, spare: bool = True) -> float:
    """By how many points of height a document is too long; what is spared counts as used.

    Nothing or less means that the pages are kept.
    """
    body = look.page.height - look.page.top - look.page.bottom
    over = (pages.count - look.page_limit) * body
    return over + _spared(pages, look, document) - pages.free if spare else over


def _spared(pages: Pages, look: Look, document: Document) -> float:
    """The height that is kept for what Word does otherwise."""
    body = look.page.height - look.page.top - look.page.bottom
    limit, columns = look.page_limit, look.page.columns
    beside = any(each.side for each in document.sections)
    if limit == 1 and beside and look.floats:  # on no letterhead
        return BESIDE * body
    if limit == 2 and columns > 1 and not _has_figure_in_column(document):
        return RESERVE * body + _parted(pages)
    uneven = UNEVEN * look.styles.body.leading if limit == 2 and columns > 1 else 0
    if limit == 1 and beside:  # an office's own head and foot take from the longer column
        uneven = UNEVEN * look.styles.body.leading / 2
    return min(RESERVE + RESERVE_A_PAGE * limit, RESERVE_AT_MOST) * body + uneven


def _parted(pages: Pages) -> float:
    """How much of what columns part on the last page stands in the second: Word has it whole."""
    last = [each for each in pages.places if each.page == pages.count]
    first = {each.block: each.rect.x0 for each in reversed(last)}
    rest = [each.rect for each in last if each.rect.x0 > first[each.block]]
    return sum(each.y1 - each.y0 for each in rest)


def _has_figure_in_column(document: Document) -> bool:
    """Whether a figure that no column parts may leave one of them short."""
    return any(
        isinstance(block, Picture) or (isinstance(block, Chart) and not block.wide)
        for section, block in walk(document)
        if not section.span
    )


def is_over(pages: Pages, look: Look) -> bool:
    """Whether there are more pages than the look allows."""
    return pages.count > look.page_limit
