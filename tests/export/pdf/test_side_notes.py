"""Notes in the margin: level with their paragraph, read behind it, never over one another."""

from itertools import combinations

import pytest
from msgspec.structs import replace

from briefgen.brief.pages import BlockPlace, Pages
from briefgen.document.tree import (
    Block,
    Callout,
    CalloutKind,
    Document,
    Heading,
    Paragraph,
    Section,
    Strong,
    Text,
)
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.painted import Piece
from briefgen.typography.look import SIDE_NOTE, Look, in_line, with_side_notes
from tests.export.pdf.reading import pieces
from tests.export.pdf.samples import LOREM, REPORT, chart, draw

LOOK = replace(with_side_notes(REPORT), page_limit=40)


def told(number: int, words: int) -> Paragraph:
    return Paragraph(f"finding:{number}", (Text(" ".join((LOREM * 9).split()[:words])),))


def side(number: int, words: int) -> Callout:
    said = " ".join((LOREM * 9).split()[:words])
    return Callout(
        f"caveat:{number}", CalloutKind.SIDE, (Strong((Text("Confidence:"),)), Text(f" {said}"))
    )


def laid_out(*blocks: Block, look: Look = LOOK) -> Pages:
    sections = (Section("s", "S", blocks),)
    return layout(Document("d", "T", "Report", "2026-11-23", sections=sections), look, draw=draw)


def place(pages: Pages, block: str) -> BlockPlace:
    (found,) = (each for each in pages.places if each.block == block)
    return found


def test_a_note_stands_in_the_margin_level_with_its_paragraph() -> None:
    pages = laid_out(told(1, 120), side(1, 12))
    paragraph, note = place(pages, "finding:1"), place(pages, "caveat:1")
    assert note.page == paragraph.page
    assert note.rect.y1 == pytest.approx(paragraph.rect.y1)
    assert (note.rect.x0, note.rect.x1) == (LOOK.page.left, LOOK.page.left + SIDE_NOTE)


def test_it_is_read_behind_its_paragraph() -> None:
    pages = laid_out(told(1, 60), side(1, 5), told(2, 60))
    marks = [each.mark for _, each in pieces(pages) if isinstance(each, Piece) and each.mark >= 0]
    order = list(dict.fromkeys(marks))
    said = dict.fromkeys(order, "")
    for _, each in pieces(pages):
        if isinstance(each, Piece) and each.mark >= 0:
            said[each.mark] += each.text
    texts = [said[mark] for mark in sorted(order)]  # as the structure tree has them
    note = next(n for n, each in enumerate(texts) if each.startswith("Confidence:"))
    assert texts[note - 1].startswith(LOREM[:10])
    assert texts[note + 1].startswith(LOREM[:10])
    assert order == sorted(order)  # the page is painted in the same order


@pytest.mark.parametrize("words", [3, 20, 60, 100])
def test_no_two_notes_meet_and_none_leaves_the_page(words: int) -> None:
    blocks: list[Block] = []
    for number in range(1, 25):
        blocks += [told(number, 5 + 7 * number % 90), side(number, words)]
        blocks += [Heading(f"head:{number}", 1, (Text("Head"),))] if number % 4 == 0 else []
        blocks += [chart(f"chart:{number}")] if number % 5 == 0 else []
        blocks += [told(100 + number, 30)] if number % 3 == 0 else []
    pages = laid_out(*blocks)
    notes = [each for each in pages.places if each.block.startswith("caveat:")]
    assert len(notes) == 24
    for note in notes:
        assert note.rect.y0 >= LOOK.page.bottom - 0.1
        assert note.page == place(pages, note.block.replace("caveat", "finding")).page
    for one, other in combinations(notes, 2):
        apart = one.rect.y0 >= other.rect.y1 - 0.1 or other.rect.y0 >= one.rect.y1 - 0.1
        assert one.page != other.page or apart
    figures = [each for each in pages.places if each.block.startswith("chart:")]
    for figure in figures:
        for note in notes:
            below = figure.rect.y0 >= note.rect.y1 - 0.1 or note.rect.y0 >= figure.rect.y1 - 0.1
            assert figure.page != note.page or below


def test_text_goes_on_beside_a_tall_note() -> None:
    pages = laid_out(told(1, 10), side(1, 60), told(2, 40))
    note, after = place(pages, "caveat:1"), place(pages, "finding:2")
    assert after.rect.y1 > note.rect.y0


@pytest.mark.parametrize("look", [REPORT, in_line(LOOK)], ids=["no margin", "in line"])
def test_where_no_note_may_stand_in_the_margin_it_is_text_below_its_paragraph(look: Look) -> None:
    pages = laid_out(told(1, 60), side(1, 10), look=look)
    assert place(pages, "caveat:1").rect.y1 <= place(pages, "finding:1").rect.y0 + 0.1


def test_beside_a_paragraph_that_pages_may_part_it_is_text_too() -> None:
    pages = laid_out(told(1, 700), side(1, 10))
    assert place(pages, "caveat:1").rect.y1 <= min(
        each.rect.y0 for each in pages.places if each.block == "finding:1"
    )


def test_a_second_note_of_a_paragraph_is_text() -> None:
    pages = laid_out(told(1, 60), side(1, 10), side(2, 10))
    assert place(pages, "caveat:2").rect.y1 <= place(pages, "finding:1").rect.y0
