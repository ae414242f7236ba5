"""Documents that nobody would write on purpose: no crash, no endless work, nothing off the page."""

from functools import reduce

import pytest
from msgspec.structs import replace

from briefgen.document.tree import (
    Block,
    Callout,
    CalloutKind,
    Card,
    Cards,
    Chart,
    Citation,
    Column,
    Document,
    Heading,
    LineBreak,
    List,
    ListItem,
    Note,
    PageBreak,
    Paragraph,
    Quotation,
    Section,
    Table,
    Text,
)
from briefgen.export.pdf.file import render
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.painted import PaintedPages
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import Look
from tests.export.pdf.reading import pieces
from tests.export.pdf.samples import COLUMNS, LOOKS, LOREM, MEMO, chart, draw, table
from tests.work import calls_of

CALLS = 10_000_000  # the worst of these makes four million, in two seconds


def of(*blocks: Block) -> Document:
    return Document("d", "Title", "Brief", "2026-11-23", sections=(Section("s", "S", blocks),))


def words(count: int) -> tuple[Text]:
    return (Text(" ".join(f"word{number}" for number in range(count))),)


def row(*cells: str) -> tuple[tuple[Text], ...]:
    return tuple((Text(cell),) for cell in cells)


def columns(count: int) -> tuple[Column, ...]:
    return tuple(Column((Text(f"Column {number}"),)) for number in range(count))


def notes(count: int) -> Document:
    marks = tuple(Citation(f"n{number}", number) for number in range(1, count + 1))
    texts = tuple(Note(f"n{number}", number, words(20)) for number in range(1, count + 1))
    return replace(of(Paragraph("s/p", marks)), notes=texts)


def deep(levels: int) -> ListItem:
    return reduce(lambda below, _: ListItem(words(9), (below,)), range(levels), ListItem(()))


def long_title() -> Document:
    title, contact, kind = (words(count)[0].text for count in (300, 99, 90))
    return replace(of(), title=title, office="o" * 900, contact=contact, kind=kind)


LONG_CARDS = (
    Card((Text("1"),), "l", words(2000)),
    Card((Text("1" * 90),), "l" * 99, ()),
)
NOTHING = (
    Paragraph("s/p", ()),
    Heading("s/h", 1, ()),
    List("s/l", False, ()),
    List("s/m", True, (ListItem(()),)),
    Table("s/t", (), ()),
    Table("s/u", (Column(()),), ()),
    Table("s/v", columns(2), ((),)),
    Cards("s/c", ()),
    Cards("s/d", (Card((), "", ()),)),
    Callout("s/a", CalloutKind.ASK, ()),
    Quotation("s/q", ()),
)
BAD = {
    "a word of 10,000 letters": of(Paragraph("s/p", (Text("x" * 10_000),))),
    "a word of 10,000 syllables": of(Paragraph("s/p", (Text("administrat" * 1000),))),
    "20,000 words": of(Paragraph("s/p", (Text(LOREM * 500),))),
    "nothing in anything": of(*NOTHING),
    "no section": Document("d", "", "", ""),
    "a caption longer than a page": of(replace(chart("s/c"), caption=words(1500))),
    "a table caption longer than a page": of(replace(table("s/t"), caption=words(1500))),
    "60 columns": of(Table("s/t", columns(60), (row(*(["1234567"] * 60)),) * 3)),
    "300 columns": of(Table("s/t", columns(300), (row(*(["1234567"] * 300)),))),
    "a cell longer than a page": of(Table("s/t", columns(2), ((words(1), words(3000)),))),
    "a head longer than a page": of(
        Table("s/t", (Column(words(900)), *columns(1)), (row("x", "y"),) * 30)
    ),
    "a card longer than a page": of(Cards("s/c", LONG_CARDS)),
    "a callout longer than a page": of(Callout("s/c", CalloutKind.CAUTION, words(1500))),
    "a quotation longer than a page": of(Quotation("s/q", words(1500), words(300))),
    "heads alone": of(*(Heading(f"s/h{n}", 1 + n % 9, words(3)) for n in range(200))),
    "a list of 40 levels": of(List("s/l", True, (deep(40),))),
    "breaks alone": of(PageBreak("s/a"), PageBreak("s/b"), Paragraph("s/p", (LineBreak(),) * 50)),
    "300 notes": notes(300),
    "a long title": long_title(),
    "characters without form": of(
        Paragraph("s/p", (Text("\u0301" * 5000 + "\u200b\u202e\x07 " * 50),))
    ),
}


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_no_endless_work_and_stays_on_the_page(name: str, look: Look) -> None:
    document = BAD[name]
    made: list[PaintedPages] = []
    files: list[bytes] = []

    laid_out = calls_of(lambda: made.append(layout(document, look, draw=draw)))
    (pages,) = made
    written = calls_of(lambda: files.append(render(document, look, pages)))

    assert laid_out + written < CALLS
    (data,) = files
    assert data.startswith(b"%PDF-1.7")
    assert_on_the_page(pages, look)


def assert_on_the_page(pages: PaintedPages, look: Look) -> None:
    for _, piece in pieces(pages):
        assert piece.x >= look.page.left - 1
        assert piece.x + piece.width <= look.page.width - look.page.right + 6
        assert 14 <= piece.y <= look.page.height - 30


def test_5000_rows() -> None:
    document = of(table("s/t", rows=5000))
    made: list[PaintedPages] = []

    assert calls_of(lambda: made.append(layout(document, MEMO, draw=draw))) < CALLS

    (pages,) = made
    found = [piece.text for _, piece in pieces(pages) if piece.text.startswith("Measure ")]
    assert len(found) == 5000


def test_a_drawing_taller_than_a_page_is_made_smaller() -> None:
    def tall(block: Chart, width: float) -> Drawing:
        return Drawing(width, 5000, draw(block, width).items)

    pages = layout(of(chart("s/c")), COLUMNS, draw=tall)

    (place,) = pages.places
    assert place.rect.y1 - place.rect.y0 < COLUMNS.page.height


def test_work_grows_with_the_text_only() -> None:
    def calls(count: int) -> int:
        blocks = tuple(Paragraph(f"s/p{n}", (Text(f"{n} {count} {LOREM}"),)) for n in range(count))
        return calls_of(lambda: layout(of(*blocks), COLUMNS, draw=draw))

    assert calls(1000) < calls(100) * 12
