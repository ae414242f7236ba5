"""Notes at the foot of pages, and figures that let text fill the page before them."""

import re
from pathlib import Path

import pikepdf
import pytest

from briefgen.brief.pages import Pages
from briefgen.document.tree import (
    Block,
    Citation,
    Document,
    Note,
    Paragraph,
    Section,
    Text,
)
from briefgen.export.pdf.layout import layout
from briefgen.typography.look import Look
from tests.export.pdf.reading import pieces, write
from tests.export.pdf.samples import COLUMNS_FOOT, FOOT, LOREM, chart, draw
from tests.pdf_reading import elements, roles

looks = pytest.mark.parametrize("look", [FOOT, COLUMNS_FOOT], ids=["report", "columns"])
AROUND = 1  # paragraph before the text: kind and date in the head
FOOT_LINE = 52.0  # where the foot of the page begins, from the edge


def cited(count: int, *, every: int = 1, words: int = 12) -> Document:
    """Paragraphs, each of which cites a note of its own."""
    blocks: list[Block] = []
    for number in range(1, count + 1):
        marks = tuple(Citation(f"n{number}-{each}", number) for each in range(every))
        blocks.append(Paragraph(f"s/p{number}", (Text(f"Claim{number} {LOREM}"), *marks)))
    notes = tuple(
        Note(f"n{number}-{each}", number, (Text(f"Source{number} " + "word " * words),))
        for number in range(1, count + 1)
        for each in range(every)
    )
    sections = (Section("s", "S", tuple(blocks)),)
    return Document("d", "Title", "Brief", "2026-11-23", sections=sections, notes=notes)


def laid_out(document: Document, look: Look) -> Pages:
    return layout(document, look, draw=draw)


def found(pages: Pages, word: str) -> list[int]:
    """The pages on which a word stands."""
    return [number for number, piece in pieces(pages) if re.search(rf"\b{word}\b", piece.text)]


@looks
def test_a_note_stands_on_the_page_on_which_it_is_cited(look: Look) -> None:
    pages = laid_out(cited(30), look)

    assert pages.count > 2
    for number in range(1, 31):
        marks = [
            page
            for page, piece in pieces(pages)
            if piece.text.strip(", ") == str(number) and piece.size < 8 and piece.mark >= 0
        ]
        assert found(pages, f"Source{number}") == marks[:1]


@looks
def test_notes_lie_below_the_text_and_above_the_foot(look: Look) -> None:
    pages = laid_out(cited(30), look)

    for number in range(1, pages.count + 1):
        own = [piece for page, piece in pieces(pages) if page == number and piece.mark >= 0]
        ends = [each.rect.y0 for each in pages.places if each.page == number]
        tops = [each.y + 8.5 for each in own if each.size == 8.5 and "Source" in each.text]
        assert min(ends) >= max(tops)
        last = number == pages.count  # where notes follow the text, instead of standing at the foot
        assert min(ends) - max(tops) < 30 or not last
        assert min(each.y for each in own if each.text.strip() != "Brief") > FOOT_LINE - 15


@looks
@pytest.mark.parametrize("words", [900, 4000])
def test_a_note_too_long_for_its_page_goes_on_overleaf(look: Look, words: int) -> None:
    pages = laid_out(cited(2, words=words), look)

    text = " ".join(piece.text for _, piece in pieces(pages))
    assert len(re.findall(r"\bword\b", text)) == 2 * words
    assert all(piece.y > 25 for _, piece in pieces(pages))
    assert len({page for page, piece in pieces(pages) if "word word" in piece.text}) > 1


@looks
def test_three_hundred_notes_all_find_a_place(look: Look) -> None:
    pages = laid_out(cited(3, every=100), look)

    said = [piece.text for _, piece in pieces(pages) if "Source" in piece.text]
    assert len(said) == 300


@looks
def test_notes_that_go_on_for_pages_lie_beside_each_other(look: Look) -> None:
    pages = laid_out(cited(3, every=100), look)

    seen: set[tuple[int, int, int]] = set()
    for page, piece in pieces(pages):
        if piece.text.startswith("Source"):
            place = (page, round(piece.x), round(piece.y))
            assert place not in seen
            seen.add(place)
    counts = [len([each for each in seen if each[0] == page + 1]) for page in range(pages.count)]
    assert counts[-1] > 0
    full = counts[2:-1]
    assert full == sorted(full, reverse=True)
    assert min(full) > 50


@looks
def test_marks_and_notes_lead_to_each_other(tmp_path: Path, look: Look) -> None:
    _, path = write(cited(12), look, tmp_path)

    with pikepdf.open(path) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        to = [str(each.Contents) for each in links]
        assert to.count("Note 7") == 1
        assert to.count("Back to where note 7 is cited") == 1
        labels = [each for note in elements(pdf, "Note") for each in note.K if each.S == "/Lbl"]
        assert len(labels) == 12
        assert all(label.K[0].S == "/Link" for label in labels)
    assert roles(path).count("Note") == 12


def with_figure(before: int, after: int) -> Document:
    texts = [Paragraph(f"s/p{number}", (Text(LOREM[:150]),)) for number in range(before + after)]
    blocks: tuple[Block, ...] = (*texts[:before], chart("s/chart"), *texts[before:])
    return Document("d", "T", "Brief", "2026-11-23", sections=(Section("s", "S", blocks),))


def test_text_fills_the_page_that_a_figure_does_not_fit() -> None:
    overtaken = 0
    for count in range(1, 24):
        pages = laid_out(with_figure(count, 22), FOOT)
        assert min(each.rect.y0 for each in pages.places if each.page == 1) < FOOT.page.bottom + 60
        order = [each.block for each in pages.places]
        overtaken += f"s/p{count}" in order[: order.index("s/chart")]
        assert len(pages.places) == len(order)
    assert overtaken


def test_a_figure_that_floats_is_read_in_its_place(tmp_path: Path) -> None:
    floated = 0
    for count in range(1, 24):
        pages, path = write(with_figure(count, 22), FOOT, tmp_path)
        order = [each.block for each in pages.places]
        floated += f"s/p{count}" in order[: order.index("s/chart")]
        read = [each for each in roles(path) if each in ("Figure", "P")]
        assert read.index("Figure") == read.index("P") + count + AROUND
    assert floated
