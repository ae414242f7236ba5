"""What belongs together on pages: sentences, rows, heads and what they are about."""

import pytest

from briefgen.document.tree import (
    Block,
    CrossReference,
    Document,
    Heading,
    Inlines,
    LineBreak,
    PageBreak,
    Paragraph,
    Section,
    Text,
)
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.painted import HEADER, PaintedPages
from briefgen.typography.look import Look
from tests.export.pdf.reading import lines, pieces
from tests.export.pdf.samples import COLUMNS, FOOT, LOREM, MEMO, REPORT, chart, draw, table

TITLE = "The comparison of research publications, semiconductors, institutions and 中国人工智能"


def laid_out(*blocks: Block, look: Look = FOOT, **changes: object) -> PaintedPages:
    sections = (Section("s", "S", blocks),)
    document = Document("d", "T", "Brief", "2026-11-23", sections=sections, **changes)  # type: ignore[arg-type]
    return layout(document, look, draw=draw)


def filler(count: int) -> Paragraph:
    """So many lines."""
    return Paragraph("s/filler", _lines(count))


def _lines(count: int) -> Inlines:
    return tuple(part for _ in range(count) for part in (Text("Line"), LineBreak()))


def test_a_running_head_that_is_shortened_ends_with_a_whole_word() -> None:
    shortened = 0
    for words in range(3, 40):
        said = " ".join((TITLE.split() * 5)[:words])
        pages = layout(
            Document("d", said, "Brief", "2026-11-23", sections=(
                Section("s", "S", (Paragraph("s/p", (Text(LOREM * 40),)),)),)),
            REPORT, draw=draw,
        )  # fmt: skip
        parts = [e for page, e in pieces(pages) if page == 2 and e.mark == HEADER]
        head = "".join(each.text for each in parts if each.x < 460)
        if head.endswith("…"):
            shortened += 1
            cut = head.removesuffix("…")
            assert said.startswith(cut)
            assert not (said[len(cut)].isalnum() and said[len(cut)].isascii()), head
            assert cut[-1].isalnum()
    assert shortened > 20


@pytest.mark.parametrize("look", [REPORT, COLUMNS])
def test_no_figure_stands_inside_a_paragraph(look: Look) -> None:
    overtaken = 0
    for count in range(1, 60):
        texts = [Paragraph(f"s/p{n}", (Text(LOREM[: 90 + 37 * (n % 7)]),)) for n in range(80)]
        pages = laid_out(*texts[:count], chart("s/chart"), *texts[count:], look=look)
        order = [each.block for each in pages.places]
        at = order.index("s/chart")
        assert order[at - 1] != order[at + 1]
        overtaken += f"s/p{count}" in order[:at]
    assert overtaken


@pytest.mark.parametrize("rows", [2, 3, 4, 5, 6, 9])
def test_a_table_has_three_rows_or_more_on_either_side_of_a_break(rows: int) -> None:
    parted = 0
    for count in range(30, 48):
        pages = laid_out(filler(count), table("s/table", rows=rows))
        where = [
            next(page for page, each in pieces(pages) if each.text.startswith(f"Measure {row}"))
            for row in range(1, rows + 1)
        ]
        assert len(set(where)) <= 2
        if len(set(where)) == 2:
            parted += 1
            assert 3 <= where.count(where[0]) <= rows - 3
    assert bool(parted) == (rows > 5)


@pytest.mark.parametrize("look", [FOOT, COLUMNS])
def test_a_head_before_a_page_break_goes_with_what_follows(look: Look) -> None:
    pages = laid_out(
        Paragraph("s/p1", (Text(LOREM),)),
        Heading("s/h1", 1, (Text("Head"),)),
        Heading("s/h2", 2, (Text("Below it"),)),
        PageBreak("s/break"),
        Paragraph("s/p2", (Text(LOREM),)),
        look=look,
    )
    pages_of = {each.block: each.page for each in pages.places}
    assert pages_of == {"s/p1": 1, "s/h1": 2, "s/h2": 2, "s/p2": 2}


def test_a_reference_tells_the_page_only_of_what_stands_on_another() -> None:
    told = set()
    see = (Text("See "), CrossReference("s/chart", "Figure 1"), Text("."))
    for count in range(26, 44):
        text = Paragraph("s/p", (*_lines(count), *see))
        pages = laid_out(text, chart("s/chart"), look=MEMO, contents=True)
        (figure,) = (each.page for each in pages.places if each.block == "s/chart")
        here = next(page for page, each in pieces(pages) if each.text.startswith("Figure 1 (page")
                    or each.text == "Figure 1")  # fmt: skip
        said = any("(page" in each for each in lines(pages))
        assert said == (here != figure)
        told.add(said)
    assert told == {True, False}
