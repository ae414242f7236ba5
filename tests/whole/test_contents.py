"""The cover, the lists at the front and their pages, and heads that run into their text."""

import functools
import re
from pathlib import Path

import pikepdf
import pytest
from lxml import etree
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief, look_of, new_brief
from briefgen.brief.edits import edit_section
from briefgen.document.reading import Contents, Entry, reading, run_ins
from briefgen.document.tree import CrossReference, Document, Heading, Paragraph, Text, walk
from briefgen.export.delivery import DEFAULT, Delivery
from briefgen.export.paging import page_numbers
from briefgen.export.pdf.layout import layout
from briefgen.sources import library
from briefgen.typography.look import in_line
from tests.export.word.letterheads import house_named
from tests.export.word.reading import fields, find, nodes, part, text
from tests.pdf_reading import pdf_lines, pdf_pages, pdf_parts
from tests.validators.editing import refreshed

SMALL_PAGE = (
    '<w:pgSz w:w="8400" w:h="11900"/><w:pgMar w:top="1000" w:right="1000" w:bottom="1000" '
    'w:left="1000" w:header="500" w:footer="500" w:gutter="0"/>'
)
_LINE = re.compile(r"(.+?)(?: ?\.){3,} ?(\d+)")


@functools.cache
def entries_of(document: Document) -> list[Entry]:
    return [e for each in reading(document) if isinstance(each, Contents) for e in each.entries]


def report() -> Brief:
    pack = library.find_pack(library.DEFAULT_PACK)
    template = library.find_template("full-report")
    return new_brief("report", pack.date, template, pack)


def export(brief: Brief, suffix: str, folder: Path) -> Path:
    result = pipeline.make(brief)
    path = folder / f"report{suffix}"
    path.write_bytes(pipeline.export(result.composed.document, brief, result.pages, suffix))
    return path


def styled(root: etree._Element, style: str) -> list[etree._Element]:
    return nodes(root, f"//w:p[w:pPr/w:pStyle/@w:val='{style}']")


def test_the_cover_holds_the_title_and_nothing_of_the_text(tmp_path: Path) -> None:
    pdf = export(report(), ".pdf", tmp_path)
    cover = pdf_pages(pdf)[0]
    assert "U.S.–China AI competition: investment" in cover
    assert "Figures as of November 29, 2026" in cover
    assert "Summary" not in cover
    assert pdf_lines(pdf)[1][1] == "Summary"
    assert pdf_lines(pdf)[2][1] == "Contents"


def test_each_line_of_the_contents_names_the_page_it_leads_to(tmp_path: Path) -> None:
    pdf = export(report(), ".pdf", tmp_path)
    pages = pdf_pages(pdf)
    entries = [each.groups() for each in map(_LINE.fullmatch, pdf_lines(pdf)[2]) if each]
    headings = [each for each, _ in entries if not each.startswith(("Figure ", "Table "))]
    assert len(headings) > 12
    assert sum(each.startswith("Figure ") for each, _ in entries) == 5
    for words, number in entries:
        assert words[:40] in pages[int(number) - 1], words


def test_links_of_the_contents_lead_to_their_pages(tmp_path: Path) -> None:
    with pikepdf.open(export(report(), ".pdf", tmp_path)) as pdf:
        pages: list[pikepdf.Object] = [each.obj for each in pdf.pages]
        links = [each for each in pdf.pages[2].Annots if "/Dest" in each]
        told = [int(str(each.Contents).rsplit(" ", 1)[1]) for each in links]
        assert len(told) > 20
        assert [pages.index(each.Dest[0]) + 1 for each in links] == told


def test_word_has_the_same_lists_as_fields_that_ask_nothing(tmp_path: Path) -> None:
    document = pipeline.compose(report()).document
    in_order = layout(document, in_line(look_of(report())))
    numbers = page_numbers(document, in_order.places)
    listed = entries_of(document)
    word = export(report(), ".docx", tmp_path).read_bytes()
    root = part(word, "word/document.xml")
    assert not find(part(word, "word/settings.xml"), "//w:updateFields/@w:val")
    assert not find(root, "//@w:dirty")
    codes = find(root, "//w:instrText[contains(., 'TOC')]/text()")
    assert [each.split()[:2] for each in codes] == [["TOC", "\\o"], ["TOC", "\\h"], ["TOC", "\\h"]]
    rows = [row for style in ("Toc1", "Toc2", "TableOfFigures") for row in styled(root, style)]
    texts = [" ".join(text(row).split()) for row in rows]
    stops = {head.id: "." for each in document.sections for head, _ in run_ins(each)}
    told = [
        " ".join(f"{each.words}{stops.get(each.block, '')}{numbers[each.block]}".split())
        for each in listed
    ]
    assert sorted(texts) == sorted(told)
    names = set(find(root, "//w:bookmarkStart/@w:name"))
    assert {each for row in rows for each in find(row, ".//w:hyperlink/@w:anchor")} <= names


@pytest.mark.validate
def test_contents_that_are_made_anew_keep_their_words(tmp_path: Path) -> None:
    word = export(report(), ".docx", tmp_path)
    told, again = (
        [
            (level, text(row).rstrip("0123456789"))
            for row in nodes(part(each.read_bytes(), "word/document.xml"), "//w:p")
            for level in find(row, "w:pPr/w:pStyle/@w:val")
            if level[:-1] in ("Toc", "Contents")
        ]
        for each in (word, refreshed(word, tmp_path))
    )
    assert [(level[-1], words) for level, words in told] == [
        (level[-1], words) for level, words in again
    ]
    assert len(told) > 10


def test_the_contents_of_a_word_file_name_its_own_pages() -> None:
    result, brand = pipeline.make(report()), report().brand
    small = replace(report(), brand=replace(brand, letterhead=house_named(page=SMALL_PAGE)))

    document = result.composed.document
    count = len(entries_of(document))  # references come after them

    def listed(brief: Brief, delivery: Delivery = DEFAULT) -> list[int]:
        data = pipeline.export(document, brief, result.pages, ".docx", delivery)
        named = fields(part(data, "word/document.xml"), "PAGEREF")
        return [int(each) for each in named[:count]]

    own = listed(report())
    assert max(own) <= result.pages.count
    # lines far apart and a wide margin; an office's small page
    for other in (listed(report(), Delivery(review=True)), listed(small)):
        pairs = list(zip(own, other, strict=True))
        assert all(there >= here for here, there in pairs)
        assert sum(there > here for here, there in pairs) > len(own) / 2
        assert max(other) > max(own)


def test_a_reference_to_another_page_names_it_everywhere(tmp_path: Path) -> None:
    brief = report()
    last = pipeline.compose(brief).suggested[-1]
    far = CrossReference("chart:private_ai_investment_nominal", "Figure 1")
    own = Paragraph(f"{last.id}/n1", (Text("See "), far, Text(" for money.")))
    brief = edit_section(brief, last.id, last.blocks, (*last.blocks, own))
    words = export(brief, ".txt", tmp_path).read_text(encoding="utf-8")
    assert re.findall(r"See Figure\s\d\.", words)  # beside their figures
    told = re.findall(r"See (Figure\s\d) \(page\s(\d+)\)", words)
    assert told
    pages = pdf_pages(export(brief, ".pdf", tmp_path))
    for label, number in ((" ".join(each.split()), number) for each, number in told):
        assert f"{label}. " in pages[int(number) - 1]
        assert any(f"{label} (page {number})" in each for each in pages)
    root = part(export(brief, ".docx", tmp_path).read_bytes(), "word/document.xml")
    codes = find(root, "//w:instrText[contains(., 'PAGEREF _Ref')]/text()")
    assert len(codes) >= len(told)  # in Word all stands where it is told, further apart


def test_a_head_of_the_second_level_runs_into_its_paragraph(tmp_path: Path) -> None:
    pdf = export(report(), ".pdf", tmp_path)
    parts = pdf_parts(pdf)
    title = "Use the trade-secret law already on the books. "
    head = parts.index(("H3", title))
    assert parts[head + 1][0] == "P"
    told = f"{title}Step 2: Oversight committees would"
    assert any(told in each for each in pdf_pages(pdf))
    root = part(export(report(), ".docx", tmp_path).read_bytes(), "word/document.xml")
    heads = [each for each in styled(root, "Heading2") if nodes(each, ".//w:specVanish")]
    assert title in map(text, heads)


def test_a_group_goes_when_nothing_of_it_is_left() -> None:
    brief = report()
    omitted = tuple(f"what_to_do/{each}" for each in brief.recommendations)
    document = pipeline.compose(replace(brief, omitted=omitted)).document
    heads = [each.id for _, each in walk(document) if isinstance(each, Heading)]
    assert "head:policy" in heads
    assert "head:what_to_do" not in heads
