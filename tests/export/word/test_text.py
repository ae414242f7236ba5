"""Paragraphs, lists, tables and text that breaks careless writers."""

import io
import itertools

import docx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from briefgen import pipeline
from briefgen.brief.pages import BlockPlace, Pages, Rect
from briefgen.document.tree import Document, Section, Text
from briefgen.document.tree import Paragraph as Prose
from briefgen.export.delivery import Delivery
from briefgen.export.word import render
from briefgen.export.word.build import bookmark_names
from briefgen.export.word.markup import Paragraph, clean, run
from briefgen.typography.look import Brand, Grid, NotesPlace, resolve_look
from tests.export.word.reading import W, find, made, nodes, part, styled, text
from tests.export.word.samples import one_pager
from tests.export.word.stress import AWKWARD
from tests.whole.kinds import KINDS, spread_brief


@pytest.fixture(scope="module")
def body() -> etree._Element:
    return part(made(), "word/document.xml")


def test_python_docx_reads_the_text_with_its_styles() -> None:
    word = docx.Document(io.BytesIO(made()))
    told = [(each.style.name if each.style else "", each.text) for each in word.paragraphs]
    assert ("Title", "A brief with everything & more") in told
    assert ("Heading 1", "What the figures show") in told
    assert ("Heading 3", "A third level") in told
    assert [len(table.columns) for table in word.tables] == [3, 4, 2]


def test_awkward_text_arrives_whole(body: etree._Element) -> None:
    assert AWKWARD in text(body)


def test_characters_that_xml_forbids_are_dropped(body: etree._Element) -> None:
    assert "Non" in text(body)
    assert "breaking, bad characters." in text(body)
    assert clean("a\x00\x1f\ud800\ufffe\tb") == "a\tb"


@given(st.text(alphabet=st.characters(), max_size=40))
@settings(max_examples=80)
def test_any_text_is_well_formed(words: str) -> None:
    declared = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    markup = Paragraph("BodyText", run(words)).markup().replace("<w:p>", f"<w:p {declared}>", 1)
    assert etree.fromstring(markup.encode()) is not None


def test_weight_and_slant_are_runs(body: etree._Element) -> None:
    lead = next(each for each in styled(body, "BodyText") if "Bold lead" in text(each))
    bold = "".join(find(lead, "w:r[w:rPr/w:b]/w:t/text()"))
    assert bold == "Bold lead. both"
    assert "".join(find(lead, "w:r[w:rPr/w:i]/w:t/text()")) == "italic both"


def test_links_lead_out_and_have_the_style(body: etree._Element) -> None:
    link = nodes(body, ".//w:hyperlink")[0]
    assert text(link) == "A link"
    assert find(link, "w:r/w:rPr/w:rStyle/@w:val") == ["Hyperlink"]
    relations = part(made(), "word/_rels/document.xml.rels")
    external = [each for each in relations if each.get("TargetMode") == "External"]
    assert [each.get("Target") for each in external] == ["https://example.org/?a=1&b=2"]


def test_every_list_has_numbers_of_its_own_that_restart(body: etree._Element) -> None:
    first, second = (
        find(each, "w:pPr/w:numPr/w:numId/@w:val")[0]
        for each in styled(body, "ListNumber")
        if text(each) in ("First", "First again")
    )
    assert first != second
    numbering = part(made(), "word/numbering.xml")
    for number in (first, second):
        path = f"w:num[@w:numId='{number}']/w:lvlOverride[@w:ilvl='0']/w:startOverride/@w:val"
        assert find(numbering, path) == ["1"]


def test_nested_items_have_levels(body: etree._Element) -> None:
    levels = {
        text(each): find(each, "w:pPr/w:numPr/w:ilvl/@w:val")[0]
        for each in styled(body, "ListBullet")
    }
    assert levels == {"One": "0", "Deeper": "1", "Deepest": "2", "Two": "0"}


def test_tables_repeat_their_header_and_say_what_they_are(body: etree._Element) -> None:
    table = nodes(body, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='BriefTable']")[0]
    assert len(nodes(table, "w:tr[1]/w:trPr/w:tblHeader")) == 1
    assert find(table, "w:tblPr/w:tblCaption/@w:val") == ["Three measures"]
    assert find(table, "w:tblPr/w:tblDescription/@w:val") == ["Measures."]


def test_figures_of_a_column_align_on_the_decimal(body: etree._Element) -> None:
    table = nodes(body, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='BriefTable']")[0]
    indents = {
        text(each): find(each, "w:pPr/w:ind/@w:right") for each in styled(table, "TableFigure")
    }
    assert indents["1.63"] == []
    assert int(indents["0.4"][0]) < int(indents["4,520"][0])


def test_columns_of_a_table_fill_the_measure(body: etree._Element) -> None:
    for table in nodes(body, ".//w:tbl"):
        widths = [int(each) for each in find(table, "w:tblGrid/w:gridCol/@w:w")]
        assert sum(widths) == pytest.approx(243 * 20, abs=4) or sum(widths) == pytest.approx(
            504 * 20, abs=4
        )


def test_cards_are_one_row_with_a_bar_in_the_leaders_colour(body: etree._Element) -> None:
    cards = nodes(body, ".//w:tbl[w:tblPr/w:tblStyle/@w:val='BriefCards']")[0]
    assert len(nodes(cards, "w:tr[not(w:trPr/w:tblHeader)]")) == 1
    assert find(cards, ".//w:tc/w:p[1]/w:pPr/w:pStyle/@w:val") == [
        "CardFigure2",
        "CardFigure1",
        "CardFigure",
    ]


def test_a_callout_is_one_paragraph_of_its_style(body: etree._Element) -> None:
    assert [text(each) for each in styled(body, "Callout")] == [
        "The ask: fund it.",
        "A note that adds something.",
    ]
    assert len(styled(body, "CalloutCaution")) == 1


def test_columns_are_continuous_sections(body: etree._Element) -> None:
    sections = nodes(body, ".//w:sectPr")
    assert [find(each, "w:cols/@w:num") for each in sections[:2]] == [[], ["2"]]
    assert all(find(each, "w:type/@w:val") == ["continuous"] for each in sections)
    assert find(sections[1], "w:cols/@w:space") == ["360"]
    assert len(nodes(sections[0], "w:titlePg")) == 1


@pytest.mark.parametrize(("lowest", "sections"), [(400.0, 3), (150.0, 2)])
def test_columns_that_fill_the_page_end_the_document(lowest: float, sections: int) -> None:
    look = resolve_look(Grid.COLUMNS, Brand(), 1, notes=NotesPlace.FOOT)
    place = BlockPlace("other/p1", "other", 1, Rect(54, lowest, 297, lowest + 40))
    content = render(one_pager(), look, Pages(612, 792, 1, (place,)))
    body = part(content, "word/document.xml")
    assert len(nodes(body, ".//w:sectPr")) == sections


@pytest.mark.parametrize("grid", [Grid.MEMO, Grid.REPORT])
def test_other_grids_have_one_column(grid: Grid) -> None:
    body = part(made(one_pager(), grid, foot=True), "word/document.xml")
    assert find(body, ".//w:sectPr/w:cols/@w:num") == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("delivery", [Delivery(), Delivery(review=True)])
def test_no_paragraph_is_empty_but_one_that_ends_a_section_or_parts_two_tables(
    kind: str, delivery: Delivery
) -> None:
    brief = spread_brief(kind)
    result = pipeline.make(brief)
    content = pipeline.export(result.composed.document, brief, result.pages, ".docx", delivery)
    body = part(content, "word/document.xml")[0]
    flow = [each for each in body.iter(f"{W}p", f"{W}tbl") if not nodes(each, "ancestor::w:tbl")]
    for piece, following in itertools.zip_longest(flow, flow[1:]):
        empty = piece.tag == f"{W}p" and not nodes(piece, "*[not(self::w:pPr)]")
        ends = nodes(piece, "w:pPr/w:sectPr") or following is None or following.tag == f"{W}tbl"
        assert not empty or ends, (kind, find(piece, "w:pPr/w:pStyle/@w:val"))


def test_head_and_foot_tell_office_date_and_pages() -> None:
    content = made()
    assert text(part(content, "word/header1.xml")) == (
        "Office of <Tests>Issue brief · November\u00a023, 2026"
    )
    assert text(part(content, "word/header2.xml")).startswith("A brief with everything & more")
    assert text(part(content, "word/footer1.xml")) == (
        "Contact: a@example.orgDRAFT v0.7 · Nov 23, 20261 of 3"
    )
    body = text(part(content, "word/document.xml"))
    assert "A. Writer, B. Writer · Figures as of November 23, 2026" in body


def test_every_block_can_be_found_again(body: etree._Element) -> None:
    manifest = part(made(), "customXml/item1.xml")
    marks = set(find(body, ".//w:bookmarkStart/@w:name"))
    named = find(manifest, "b:block/@bookmark")
    blocks = [each for each in named if each in marks]
    assert blocks == named
    assert find(manifest, "@id") == ["stress & test"]
    assert find(manifest, "b:block[@id='prose/h1']/b:p/text()") == ["What the figures show"]


def test_names_of_bookmarks_are_short_and_distinct() -> None:
    ids = ["a/b", "a_b", "A/B", "x" * 90 + "1", "x" * 90 + "2", "", "中文"]
    names = bookmark_names(ids)
    assert len({name.lower() for name in names.values()}) == len(ids)
    assert all(len(name) <= 35 and name.isascii() for name in names.values())


def test_an_empty_document_is_a_file_too() -> None:
    content = made(Document(id="", title="", kind="", date="not a date"))
    assert part(content, "word/document.xml") is not None


def test_the_same_source_line_breaks_stay_in_one_paragraph() -> None:
    prose = Prose("s/p", (Text("one\ntwo\tthree"),))
    brief = Document(id="d", title="T", kind="K", date="", sections=(Section("s", "", (prose,)),))
    paragraph = styled(part(made(brief), "word/document.xml"), "BodyText")[0]
    assert len(nodes(paragraph, ".//w:br")) == 1
