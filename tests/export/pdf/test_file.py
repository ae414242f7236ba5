"""The PDF as a file: packed, described, of a flavor, with what is attached to it."""

import csv
import io
import re
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace

from briefgen.document.tree import Chart, Document, Level, Point, Section, Series
from briefgen.export.delivery import DEFAULT, Archive, Attachment, Delivery
from briefgen.export.pdf.file import render
from briefgen.export.pdf.layout import layout
from tests.export.pdf.samples import COLUMNS, draw, everything
from tests.pdf_reading import elements

EACH = pytest.mark.parametrize("archive", list(Archive))
BRIEF = Attachment("mine.brief", b"PK\x03\x04 brief", "application/zip", "Source", "The brief.")


def made(document: Document, delivery: Delivery = DEFAULT) -> bytes:
    pages = layout(document, COLUMNS, draw=draw)
    return render(document, COLUMNS, pages, delivery)


def opened(document: Document, delivery: Delivery = DEFAULT) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(made(document, delivery)))


def charted(*charts: Chart) -> Document:
    return Document("d", "T", "K", "2026-11-23", sections=(Section("s", "S", charts),))


def rows_of(pdf: pikepdf.Pdf, name: str) -> list[list[str]]:
    text = pdf.attachments[name].get_file().read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_small_objects_are_packed_and_found_through_a_stream() -> None:
    data = made(everything())

    assert not re.search(rb"StructElem|/Type ?/Page\b|\nxref\n|\ntrailer\n", data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert len(elements(pdf, "TR")) > 70
        assert all(b"\nendstream\n" in each for each in re.findall(rb".{9}endstream\n", data, re.S))


@EACH
def test_properties_and_metadata_say_the_same(archive: Archive) -> None:
    document = replace(everything(), keywords=("AI & law", "中文", "chips"))
    with opened(document, Delivery(archive)) as pdf, pdf.open_metadata() as xmp:
        info = pdf.docinfo
        assert str(info["/Title"]) == xmp["dc:title"] == "Everything a document can hold"
        assert str(info["/Author"]) == ", ".join(xmp["dc:creator"]) == "Ann Author, Ben Writer"
        assert str(info["/Subject"]) == xmp["dc:description"] == "Set once, read twice"
        assert str(info["/Keywords"]) == xmp["pdf:Keywords"] == "AI & law, 中文, chips"
        assert sorted(xmp["dc:subject"]) == sorted(document.keywords)
        assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"] == "2026-11-23T00:00:00Z"
        assert str(info["/CreationDate"]) == str(info["/ModDate"]) == "D:20261123000000Z"
        assert (xmp.get("pdfaid:part", "") + xmp.get("pdfaid:conformance", "").lower()) == archive
        assert xmp["pdfuaid:part"] == "1"


@EACH
def test_colors_are_explained_once_where_a_file_is_to_be_kept(archive: Archive) -> None:
    with opened(everything(), Delivery(archive)) as pdf:
        intents: list[object] = list(pdf.Root.get("/OutputIntents", []))
        assert len(intents) == (1 if archive else 0)
        profiles = [
            each for each in pdf.objects if isinstance(each, pikepdf.Stream) and "/N" in each
        ]
        assert len([each for each in profiles if each.get("/Type") != "/ObjStm"]) == len(intents)


def test_a_release_copy_names_nobody_and_carries_nothing() -> None:
    with opened(everything(), Delivery(release=True, attachments=(BRIEF,))) as pdf:
        with pdf.open_metadata() as xmp:
            assert list(xmp["dc:creator"]) == ["Library of Examples"]
        assert str(pdf.docinfo["/Author"]) == "Library of Examples"
        assert not list(pdf.attachments)
        assert "/AF" not in pdf.Root


@pytest.mark.parametrize("archive", [Archive.NONE, Archive.PDF_A_3A])
def test_each_chart_carries_its_data_and_the_file_its_brief(archive: Archive) -> None:
    with opened(everything(), Delivery(archive, attachments=(BRIEF,))) as pdf:
        names = ["figure-1-chart.csv", "figure-3-wide.csv", "mine.brief"]
        assert list(pdf.attachments) == names
        assert [str(each.UF) for each in pdf.Root.AF] == names
        relations = [str(each.AFRelationship) for each in pdf.Root.AF]
        assert relations == ["/Data", "/Data", "/Source"]
        assert str(pdf.Root.AF[0].Desc).startswith("The data of Figure 1: Inventors in China")
        assert pdf.attachments["mine.brief"].get_file().read_bytes() == BRIEF.data
        figures = [each for each in elements(pdf, "Figure") if "/AF" in each]
        assert [str(each.AF[0].UF) for each in figures] == names[:2]
        assert rows_of(pdf, names[0]) == [
            ["series", "category", "amount"],
            ["Families", "China", "38210"],
            ["Families", "United States", "6276"],
            ["Families", "Korea", "4155"],
        ]


def test_pdf_a_2_carries_nothing() -> None:
    with opened(everything(), Delivery(Archive.PDF_A_2A, attachments=(BRIEF,))) as pdf:
        assert not list(pdf.attachments)


def test_a_table_of_data_has_gaps_projections_units_and_no_formulas() -> None:
    points = (Point(1.5), Point(None), Point(2.0, projected=True))
    series = (Series("=HYPERLINK()", 0, points, panel="Œuvres"), Series("-", 1, points))
    one = Chart("s/a", "line", (), (), ("2020", "+1", 'x, "y"'), series, "alt", unit="TWh")
    one = replace(one, levels=(Level("Goal", 3.0, "3"),))
    two = replace(one, id="other/a")
    with opened(charted(one, two)) as pdf:
        assert list(pdf.attachments) == ["a-2.csv", "a.csv"]
        rows = rows_of(pdf, "a.csv")
        assert rows[0] == ["panel", "series", "category", "amount", "unit", "projection"]
        assert rows[1] == ["Œuvres", "'=HYPERLINK()", "2020", "1.5", "TWh", ""]
        assert rows[2] == ["Œuvres", "'=HYPERLINK()", "'+1", "", "TWh", ""]
        assert rows[6] == ["", "'-", 'x, "y"', "2", "TWh", "yes"]
        assert rows[7] == ["", "Goal", "", "3", "TWh", ""]


def test_bookmarks_count_all_that_is_below_them() -> None:
    with opened(everything()) as pdf:
        first = pdf.Root.Outlines.First
        assert int(first.Count) == len(elements(pdf, "H2")) + len(elements(pdf, "H3"))
        assert int(pdf.Root.Outlines.Count) == int(first.Count) + 1
        assert [str(each.S) for each in (pdf.Root.PageLabels.Nums[1],)] == ["/D"]


def test_the_same_file_carries_the_same_bytes(tmp_path: Path) -> None:
    delivery = Delivery(Archive.PDF_A_3A, attachments=(BRIEF,))
    assert made(everything(), delivery) == made(everything(), delivery)
