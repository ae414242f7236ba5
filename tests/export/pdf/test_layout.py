"""Pages: what stands where, what stays together, what is reported."""

from itertools import pairwise

import msgspec
import pytest
from msgspec.structs import replace

from briefgen.document.tree import (
    Document,
    Heading,
    PageBreak,
    Paragraph,
    Section,
    Text,
)
from briefgen.errors import Severity
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.painted import Fill, PaintedPages, Placement
from briefgen.typography.look import Look
from tests.export.pdf.reading import lines, pieces
from tests.export.pdf.samples import (
    COLUMNS,
    LOOKS,
    LOREM,
    MEMO,
    chart,
    draw,
    everything,
    limited,
    one_pager,
    section,
    table,
)

looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


def laid_out(document: Document, look: Look = COLUMNS) -> PaintedPages:
    return layout(document, look, draw=draw)


def of(*sections: Section) -> Document:
    return Document("d", "Title", "Brief", "2026-11-23", sections=sections)


def test_pages_are_plain_data() -> None:
    pages = laid_out(everything())

    assert msgspec.msgpack.decode(msgspec.msgpack.encode(pages), type=PaintedPages) == pages


def test_the_model_one_pager_fits_one_page() -> None:
    assert laid_out(one_pager()).count == 1


@looks
def test_text_stays_within_the_margins(look: Look) -> None:
    page = look.page

    for _, piece in pieces(laid_out(everything(), look)):
        assert piece.x >= page.left - 0.1
        assert piece.x + piece.width <= page.width - page.right + 0.5
        assert 20 < piece.y < page.height - 30


@looks
def test_places_lie_on_the_page_and_cover_the_text(look: Look) -> None:
    pages = laid_out(everything(), look)
    areas = [(each.page, each.rect) for each in pages.places]

    for page, rect in areas:
        assert 1 <= page <= pages.count
        assert 0 <= rect.x0 < rect.x1 <= pages.width
        assert look.page.bottom - 0.1 <= rect.y0 < rect.y1 <= pages.height
    sect = {
        index
        for index, tag in enumerate(pages.tags)
        if tag.role == "Sect" and tag.title != "Sources"
    }
    for number, piece in pieces(pages):
        if piece.mark >= 0 and _root(pages, piece.mark) in sect:
            assert any(
                page == number
                and rect.x0 - 0.1 <= piece.x <= rect.x1
                and rect.y0 <= piece.y <= rect.y1
                for page, rect in areas
            ), piece.text


def _root(pages: PaintedPages, mark: int) -> int:
    while pages.tags[mark].parent >= 0:
        mark = pages.tags[mark].parent
    return mark


@looks
def test_every_block_has_a_place_and_names_its_section(look: Look) -> None:
    document = everything()
    pages = laid_out(document, look)

    placed = {each.block for each in pages.places}
    for each in document.sections:
        for block in each.blocks:
            assert block.id in placed or block.id == "all/break"
    assert all(each.block.startswith(f"{each.section}/") for each in pages.places)


def test_places_of_one_column_do_not_overlap() -> None:
    places = laid_out(everything()).places

    for before, after in pairwise(places):
        if (before.page, before.rect.x0) == (after.page, after.rect.x0):
            assert after.rect.y1 <= before.rect.y0 + 0.01


def test_columns_end_level_on_the_last_page() -> None:
    pages = laid_out(one_pager())

    bottoms: dict[float, float] = {}
    for each in pages.places:
        if each.rect.x1 - each.rect.x0 < 300:
            bottoms[each.rect.x0] = min(bottoms.get(each.rect.x0, 999), each.rect.y0)
    assert len(bottoms) == 2
    assert abs(bottoms[54.0] - max(bottoms.values())) <= COLUMNS.styles.body.leading * 2
    assert max(bottoms.values()) - min(bottoms.values()) <= COLUMNS.styles.body.leading


@looks
@pytest.mark.parametrize("words", range(20, 1400, 173))
def test_a_heading_is_never_last_in_a_column(look: Look, words: int) -> None:
    filler = " ".join(LOREM.split() * 20)
    cut = " ".join(filler.split()[:words])
    pages = laid_out(
        of(section("a", "First", cut), *(section(f"s{n}", f"Head {n}", LOREM) for n in range(9))),
        look,
    )

    for index, place in enumerate(pages.places[:-1]):
        if place.block.endswith("/heading"):
            follower = pages.places[index + 1]
            assert (follower.page, follower.rect.x0) == (place.page, place.rect.x0)


def test_no_line_of_a_paragraph_stands_alone() -> None:
    for words in range(300, 700, 29):
        text = " ".join((LOREM * 12).split()[:words])
        pages = laid_out(of(section("a", "First", text, LOREM * 2, LOREM * 3)))
        for each in pages.places:
            if "/p" in each.block:
                assert each.rect.y1 - each.rect.y0 > 14


def test_chart_caption_and_source_stay_together() -> None:
    for count in range(1, 30, 3):
        text = Paragraph("a/p", (Text(LOREM * count),))
        document = of(Section("a", "A", (text, chart("a/chart"))))
        parts = [each for each in laid_out(document).places if each.block == "a/chart"]

        assert len(parts) == 1


def test_a_table_goes_on_with_its_head_repeated() -> None:
    pages = laid_out(of(Section("a", "A", (table("a/t", rows=120),))), MEMO)

    heads = [(number, piece) for number, piece in pieces(pages) if piece.text.strip() == "Measure"]
    assert [number for number, _ in heads] == list(range(1, pages.count + 1))
    assert [piece.mark >= 0 for _, piece in heads] == [True] + [False] * (pages.count - 1)


def test_figures_align_on_the_decimal_point() -> None:
    pages = laid_out(of(Section("a", "A", (table("a/t", rows=12),))), MEMO)

    ends = {
        round(piece.x + piece.width, 1)
        for _, piece in pieces(pages)
        if piece.text.strip().endswith("%")
    }
    assert len(ends) == 1


def test_a_wide_chart_runs_across_both_columns() -> None:
    document = of(
        Section("a", "A", (Heading("a/h", 1, (Text("Head"),)), chart("a/c", wide=True))),
    )
    pages = laid_out(document)

    drawing = next(i for sheet in pages.painted for i in sheet.items if isinstance(i, Placement))
    head, figure = pages.places
    assert drawing.drawing.width == COLUMNS.page.measure
    assert head.rect.x1 == figure.rect.x1 == COLUMNS.page.left + COLUMNS.page.measure


def test_notes_follow_the_text_of_the_last_page() -> None:
    pages = laid_out(one_pager())

    text = min(each.rect.y0 for each in pages.places)
    title = next(piece for _, piece in pieces(pages) if piece.text == "Sources")
    assert 15 < text - title.y < 35


def test_a_page_limit_that_is_passed_is_an_error_that_names_the_section() -> None:
    document = one_pager()
    grown = replace(
        document, sections=(*document.sections, section("extra", "One more", LOREM * 9))
    )
    pages = laid_out(grown, limited(COLUMNS, 1))

    (problem,) = pages.problems
    assert problem.severity is Severity.ERROR
    assert problem.message.startswith("This one-pager runs to 2 pages")
    assert problem.place.section in {each.id for each in grown.sections}
    assert problem.fix
    assert not laid_out(document, limited(COLUMNS, 1)).problems


def test_characters_that_no_font_has_are_reported_and_seen() -> None:
    document = of(section("a", "A", "Thai ไ and Korean 한."), section("b", "B", "Again ไ."))
    pages = laid_out(document)

    assert {(each.character, each.sections) for each in pages.missing} == {
        ("ไ", ("a", "b")),
        ("한", ("a",)),
    }
    assert "U+0E44" in " ".join(problem.message for problem in pages.problems)
    assert all(problem.severity is Severity.WARNING for problem in pages.problems)
    assert "Thai □ and Korean □." in " ".join(" ".join(lines(pages)).split())


def test_a_break_starts_a_page_and_a_last_one_does_nothing() -> None:
    blocks = (Paragraph("a/p", (Text("one"),)), PageBreak("a/b"), Paragraph("a/q", (Text("two"),)))
    assert [each.page for each in laid_out(of(Section("a", "A", blocks))).places] == [1, 2]
    assert laid_out(of(Section("a", "A", blocks[:2]))).count == 1


def test_tints_of_a_callout_are_one_area() -> None:
    pages = laid_out(one_pager())

    tints = [i for i in pages.painted[0].items if isinstance(i, Fill) and i.color == COLUMNS.tint]
    assert len(tints) == 1
    assert tints[0].height > 3 * COLUMNS.styles.callout.leading


def test_a_callout_of_the_plain_look_stands_between_rules() -> None:
    plain = replace(COLUMNS, tint="#FFFFFF", accent="#1B1B1B")
    pages = laid_out(one_pager(), plain)

    fills = [item for item in pages.painted[0].items if isinstance(item, Fill)]
    assert not [each for each in fills if each.color == "#FFFFFF"]
    assert len([each for each in fills if each.height == 0.75]) == 2


def test_leaders_of_cards_stand_alike() -> None:
    pages = laid_out(one_pager(), MEMO)

    leaders = [piece for _, piece in pieces(pages) if piece.text.strip().endswith("leads")]
    assert len({round(piece.y, 2) for piece in leaders}) == 1


@looks
def test_a_title_of_three_lines_is_noted(look: Look) -> None:
    for words, noted in (("Short", False), ("A long title " * 20, True)):
        problems = laid_out(replace(of(), title=words), look).problems
        assert any("title takes" in each.message for each in problems) == noted
