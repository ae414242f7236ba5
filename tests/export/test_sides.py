"""Sections at the side of a page: a narrow column beside the text, in the PDF and in Word."""

import io
import zipfile

import pytest
from lxml import etree
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, look_of, new_brief
from briefgen.brief.pages import BlockPlace
from briefgen.document.tree import Chart, Document, PageBreak, Paragraph, Section, Text, walk
from briefgen.export.pdf.layout import layout
from briefgen.export.sides import runs
from briefgen.pipeline import Result
from briefgen.sources import library
from briefgen.typography.look import Grid, Page, Paper, resolve_look
from briefgen.word_files.names import W

SIDE = ("why_it_matters", "what_to_do", "read_more")
LINE = "Words that fill a line of a narrow column and then some more of them."


@pytest.fixture(scope="module")
def made() -> tuple[Brief, Result]:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("sides", pack.date, library.find_template("highlights"), pack)
    return brief, pipeline.make(brief)


def section(name: str, *, side: bool = False, span: bool = False, count: int = 1) -> Section:
    texts = (Paragraph(f"{name}/{n}", (Text(LINE),)) for n in range(count))
    return Section(name, name, tuple(texts), side=side, span=span)


def page(paper: Paper = Paper.LETTER, grid: Grid = Grid.COLUMNS) -> Page:
    return resolve_look(grid, library.find_brand("agency"), 1, paper).page


def names(*sections: Section, of: Grid = Grid.COLUMNS) -> list[tuple[str, str]]:
    found = runs(sections, page(grid=of))
    return [(" ".join(s.id for s in own), " ".join(s.id for s in beside)) for own, beside in found]


def test_sections_at_the_side_stand_beside_those_next_to_them() -> None:
    a, b = section("a", side=True), section("b", side=True)
    c, d, e = section("c"), section("d"), section("e", span=True)
    assert names(a, b, c, d) == [("a b", "c d")]
    assert names(c, d, a) == [("c d", "a")]
    assert names(e, a, c, e) == [("e", ""), ("a", "c"), ("e", "")]


def test_without_neighbors_or_columns_they_flow_with_the_rest() -> None:
    a, c, e = section("a", side=True), section("c"), section("e", span=True)
    broken = Section("c", "c", (PageBreak("p"), *c.blocks))
    assert names(a) == [("a", "")]
    assert names(a, e, c) == [("a e c", "")]
    assert names(a, broken) == [("a c", "")]
    assert names(a, c, of=Grid.MEMO) == [("a c", "")]


def test_what_we_recommend_stands_left_of_what_we_found_and_its_figure(
    made: tuple[Brief, Result],
) -> None:
    _, result = made
    left, right = _columns(result.pages.places)
    figure = next(b.id for _, b in walk(result.composed.document) if isinstance(b, Chart))
    assert max(each.rect.x1 for each in left) < min(each.rect.x0 for each in right)
    assert figure in [each.block for each in right]
    tops = [max(each.rect.y1 for each in side) for side in (left, right)]
    assert tops[0] == pytest.approx(tops[1])
    widths = [max(e.rect.x1 - e.rect.x0 for e in side) for side in (left, right)]
    assert widths == pytest.approx([156, 330])


def test_both_columns_of_highlights_are_full(made: tuple[Brief, Result]) -> None:
    _, result = made
    heights = [
        max(each.rect.y1 for each in side) - min(each.rect.y0 for each in side)
        for side in _columns(result.pages.places)
    ]
    assert min(heights) > 0.9 * max(heights)
    assert result.pages.count == 1
    assert result.pages.free < 0.1 * 648


def test_a_side_longer_than_the_page_goes_on_in_its_column(made: tuple[Brief, Result]) -> None:
    brief, _ = made
    document = Document(
        "d", "T", "Test", "2026-11-29", sections=(section("a", side=True, count=30), section("b"))
    )
    pages = layout(document, look_of(brief))
    own = [each for each in pages.places if each.section == "a"]
    assert pages.count == 2
    assert {each.page for each in own} == {1, 2}
    assert len({each.rect.x0 for each in own}) == 1


@pytest.mark.parametrize("paper", Paper)
def test_word_has_columns_of_their_widths_and_a_break_between_them(
    made: tuple[Brief, Result], paper: Paper
) -> None:
    brief, _ = made
    brief = replace(brief, template=replace(brief.template, paper=paper))
    result = pipeline.make(brief)
    body = _body(pipeline.export(result.composed.document, brief, result.pages, ".docx"))
    (columns,) = [e for e in body.iter(f"{W}cols") if e.get(f"{W}equalWidth") == "0"]
    across = [int(each.get(f"{W}w", "")) / 20 for each in columns]
    assert across == pytest.approx(list(page(paper).sides), abs=0.1)
    assert columns.get(f"{W}num") == "2"
    breaks = [each for each in body.iter(f"{W}br") if each.get(f"{W}type") == "column"]
    texts = ["".join(map(str, p.itertext())) for p in body.iter(f"{W}p")]
    heads = [each for each in texts if each in _heads(result.composed.document)]
    assert heads == _heads(result.composed.document)
    opening = next(p for p in body.iter(f"{W}p") if breaks[0] in list(p.iter()))
    assert "".join(map(str, opening.itertext())) == "What we found"


def test_the_side_has_type_of_its_own_in_word(made: tuple[Brief, Result]) -> None:
    brief, result = made
    body = _body(pipeline.export(result.composed.document, brief, result.pages, ".docx"))
    styles = {
        style.get(f"{W}val"): "".join(map(str, each.itertext()))
        for each in body.iter(f"{W}p")
        for style in each.iter(f"{W}pStyle")
    }
    assert styles["SideText"].startswith("Highlights of")
    assert "SideText" not in [k for k, text in styles.items() if text.startswith("The U.S.")]


def _columns(places: tuple[BlockPlace, ...]) -> tuple[list[BlockPlace], list[BlockPlace]]:
    left = [each for each in places if each.section in SIDE]
    right = [each for each in places if each.section in ("findings", "chart")]
    assert left
    assert right
    return left, right


def _heads(document: Document) -> list[str]:
    return [each.title for each in document.sections if each.title in _HEADS]


_HEADS = ("Why this matters", "What we recommend", "How we know", "What we found")


def _body(data: bytes) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return etree.fromstring(package.read("word/document.xml"))
