"""Addresses and paths break where they may, get no hyphen, and are copied out whole."""

import io
import re
import zipfile
from itertools import accumulate
from pathlib import Path

import pytest
from lxml import etree
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.edits import set_citation_style
from briefgen.document.addresses import addresses, parted
from briefgen.document.tree import Column, Document, Section, Table, Text
from briefgen.evidence.citation_style import CitationStyle
from briefgen.export.pdf.layout import layout
from briefgen.sources.bibliography import read_bibliography
from briefgen.typography.look import Grid
from tests.builders import small_says
from tests.export.pdf.reading import lines, pieces
from tests.export.pdf.samples import COLUMNS
from tests.pdf_reading import pdf_pages, pdf_words, words_in_order
from tests.validators import openxml, pdfjs, poppler
from tests.whole.reading import libreoffice

LONG = (
    "https://www.example.org/statistics/internationalcomparisons/researchperformance/"
    "documentation/methodologicalnotes2024.html"
)
FILE = (
    "https://www.example.org/sites/default/files/2024-05/long-name-of-report-with-hyphens-and-"
    "more_words_in_it-final-v2.pdf"
)
QUERY = "https://data.example.org/api/v2/series?dataset=electricity&country=CHN&since=2010#table"
PATH = r"C:\shared\publications\international_comparisons\methodological_notes.docx"
BIB = f"@online{{u1, author={{{{Office}}}}, title={{Portal}}, url={{{FILE}}}, date={{2024}}}}"
WORDS = "Internationalization of administration characterizes organizations considerably. "
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def brief(folder: Path, grid: Grid) -> Brief:
    """Addresses in running text, in an item, in a note."""
    file = folder / "s.bib"
    file.write_text(BIB, encoding="utf-8")
    text = "\n\n".join(
        f"{WORDS[:cut]} see {LONG} and {QUERY}, kept as {PATH}." for cut in range(0, len(WORDS), 9)
    )
    made = small_says(f'{text}\n\n- {LONG}\n\nNoted.{{{{ "u1" | source }}}}')
    sources = read_bibliography(file).sources
    template = replace(made.template, grid=grid)
    made = replace(made, template=template, own=replace(made.own, sources=sources))
    return set_citation_style(made, CitationStyle("apa"))


def made(of: Brief, suffix: str) -> bytes:
    result = pipeline.make(of)
    return pipeline.export(result.composed.document, of, result.pages, suffix)


@pytest.mark.parametrize("grid", [Grid.COLUMNS, Grid.REPORT])
def test_pages_part_addresses_where_they_may_without_a_hyphen(tmp_path: Path, grid: Grid) -> None:
    pages = pipeline.make(brief(tmp_path, grid)).pages
    said, ends = "", set()
    for line in lines(pages):
        said += line
        ends.add(len(said))
    cut = 0
    for address in (LONG, QUERY, PATH, FILE):
        may = set(accumulate(map(len, parted(address))))
        starts = [each.start() for each in re.finditer(re.escape(address), said)]
        assert starts, address
        for start in starts:
            at = {end - start for end in ends if 0 < end - start < len(address)}
            assert at <= may
            cut += len(at)
    assert cut > 5


def test_a_cell_of_a_table_parts_an_address(tmp_path: Path) -> None:
    cell = (Text(f"At {LONG}"),)
    table = Table("s/t", (Column((Text("A"),)), Column((Text("B"),))), ((cell, cell),))
    document = Document("d", "T", "", "", sections=(Section("s", "S", (table,)),))
    pages = layout(document, COLUMNS)
    right = COLUMNS.page.left + COLUMNS.page.measure
    assert all(piece.x + piece.width <= right + 0.1 for _, piece in pieces(pages))
    said = "".join(lines(pages))
    assert "methodologicalnotes2024.html" in said
    assert "\N{SOFT HYPHEN}" not in said


@pytest.mark.parametrize("grid", [Grid.COLUMNS, Grid.REPORT])
def test_an_address_is_copied_whole_out_of_the_pdf(tmp_path: Path, grid: Grid) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made(brief(tmp_path, grid), ".pdf"))
    said = pdf_words(path)
    for address in (LONG, QUERY, PATH, FILE):
        assert address in said


@pytest.mark.validate
def test_others_copy_an_address_whole_out_of_the_pdf(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made(brief(tmp_path, Grid.COLUMNS), ".pdf"))
    texts, _ = pdfjs.contents([path])[path]
    for said in (words_in_order(path, texts), poppler.words(path)):
        for address in (LONG, QUERY, PATH, FILE):
            assert address in said


def test_word_has_addresses_whole_and_never_hyphenates_them(tmp_path: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(made(brief(tmp_path, Grid.REPORT), ".docx"))) as archive:
        parts = [etree.fromstring(archive.read(f"word/{n}.xml")) for n in ("document", "endnotes")]
    whole = {
        "".join(text.text or "" for text in run.iter(f"{_W}t"))
        for part in parts
        for run in part.iter(f"{_W}r")
        if run.find(f"{_W}rPr/{_W}noProof") is not None
    }
    assert {LONG, QUERY, FILE} <= {each.rstrip(",.") for each in whole}
    assert PATH in {each.rstrip(",.") for each in whole}


@pytest.mark.validate
def test_libreoffice_parts_addresses_without_a_hyphen(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(made(brief(tmp_path, Grid.COLUMNS), ".docx"))
    assert openxml.errors(path) == []
    said = re.sub(r"\s+", "", "".join(pdf_pages(libreoffice(path, "pdf", tmp_path))))
    said = said.replace("\x02", "-")  # the address has this hyphen, not the line
    for address in (LONG, QUERY, FILE):
        assert address in said


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"See {LONG}.", [f"{LONG}."]),
        ("(www.example.org/a)", ["www.example.org/a)"]),
        ("write to jane_doe@example.gov, please", ["jane_doe@example.gov"]),
        ("doi:10.1000/xyz-123", ["doi:10.1000/xyz-123"]),
        ("and/or 12/31/2024 $5/month km/h 3.5/2 e.g./i.e. U.S./China AI/ML", []),
        ("Switzerland/Liechtenstein/Austria and co-operation_s", []),
    ],
)
def test_what_is_an_address(text: str, found: list[str]) -> None:
    assert [each for each, is_one in addresses(text) if is_one] == found
    assert "".join(each for each, _ in addresses(text)) == text


def test_no_part_of_an_address_looks_lost() -> None:
    assert parted(LONG)[:3] == ["https://www.example", ".org/", "statistics/"]
    assert parted(QUERY)[-4:] == ["=CHN", "&since", "=2010", "#table"]
    assert parted("https://a.org") == ["https://a.org"]
