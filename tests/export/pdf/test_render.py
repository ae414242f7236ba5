"""PDF files: text, structure, properties, the same bytes every time."""

import subprocess
import sys
from itertools import pairwise
from pathlib import Path
from unicodedata import normalize

import pikepdf
import pytest

from briefgen.document.runs import plain
from briefgen.document.tree import Document, List, ListItem, Section, Text
from briefgen.export.pdf.file import render
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.page_images import page_image
from briefgen.typography.glyphs import known
from briefgen.typography.look import Look
from tests.export.pdf.reading import write
from tests.export.pdf.samples import COLUMNS, LOOKS, MEMO, draw, everything, one_pager, section
from tests.pdf_reading import elements, pdf_words, roles
from tests.validators import poppler
from tests.validators.marked_content import failures
from tests.validators.poppler import joined

looks = pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)


@pytest.mark.validate
@looks
def test_text_reads_back_in_the_order_of_the_document(look: Look, tmp_path: Path) -> None:
    document = one_pager()
    _, path = write(document, look, tmp_path)
    read = joined(poppler.text(path, "-raw"))

    position = 0
    for each in document.sections[2:]:
        for block in each.blocks:
            wanted = joined(plain(block.text, citations=True))  # type: ignore[union-attr]
            found = read.find(wanted, position)
            assert found >= 0, wanted
            position = found


@pytest.mark.validate
@looks
def test_structure_holds_the_text_of_the_document(look: Look, tmp_path: Path) -> None:
    document = one_pager()
    _, path = write(document, look, tmp_path)

    assert not poppler.finds_fault(path)
    lines = (line.strip().strip('"') for line in poppler.structure(path) if '"' in line)
    told = joined(" ".join(lines))
    for each in document.sections[2:]:
        for block in each.blocks:
            for sentence in plain(block.text).split(". "):  # type: ignore[union-attr]
                assert joined(sentence)[:60] in told


@looks
def test_content_and_structure_point_to_each_other(look: Look, tmp_path: Path) -> None:
    _, path = write(everything(), look, tmp_path)

    assert failures(path) == []


def test_structure_of_every_construct(tmp_path: Path) -> None:
    _, path = write(everything(), COLUMNS, tmp_path)
    found = roles(path)

    assert found[0] == "Document"
    assert {
        "Sect", "H1", "H2", "H3", "P", "L", "LI", "Lbl", "LBody", "Table", "THead", "TBody", "TR",
        "TH", "TD", "Figure", "Caption", "Note", "Link", "Reference", "BlockQuote",
    } <= set(found)  # fmt: skip
    heads = [int(role[1]) for role in found if role[0] == "H"]
    assert all(after <= before + 1 for before, after in pairwise(heads))
    assert found.count("TR") == 1 + 4 + 1 + 70


def test_tables_figures_and_notes_say_what_they_are(tmp_path: Path) -> None:
    _, path = write(everything(), COLUMNS, tmp_path)

    with pikepdf.open(path) as pdf:
        scopes = {str(each.A.Scope) for each in elements(pdf, "TH")}
        assert scopes == {"/Column", "/Row"}
        for figure in elements(pdf, "Figure"):
            assert str(figure.Alt)
            assert str(figure.K[0].S) == "/Caption"
        drawn = [each for each in elements(pdf, "Figure") if "/A" in each]
        assert len(drawn) == 2
        assert all(len(each.A.BBox) == 4 for each in drawn)
        assert len({str(each.ID) for each in elements(pdf, "Note")}) == 9


def test_links_have_their_address_and_words(tmp_path: Path) -> None:
    _, path = write(everything(), COLUMNS, tmp_path)

    with pikepdf.open(path) as pdf:
        links = [each for page in pdf.pages for each in page.obj.get("/Annots", [])]
        outward = [each for each in links if "/A" in each]
        assert {str(each.A.URI) for each in outward} == {"https://example.org/a?b=(c)"}
        assert len(outward) == 2  # one for each line
        assert all("link that is long" in str(each.Contents) for each in outward)
        inward = [str(each.Contents) for each in links if "/Dest" in each]
        assert {"Note 1", "Note 2", "Note 9", "Figure 1", "Table 1"} <= set(inward)


def test_properties_and_bookmarks(tmp_path: Path) -> None:
    document = everything()
    _, path = write(document, COLUMNS, tmp_path)

    with pikepdf.open(path) as pdf:
        root = pdf.Root
        assert pdf.pdf_version == "1.7"
        assert str(root.Lang) == "en-US"
        assert root.MarkInfo.Marked
        assert root.ViewerPreferences.DisplayDocTitle
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        assert str(pdf.docinfo.Title) == document.title
        assert str(pdf.docinfo.Author) == "Ann Author, Ben Writer"
        assert str(pdf.docinfo.CreationDate) == "D:20261123000000Z"
        with pdf.open_metadata() as metadata:
            assert metadata["dc:title"] == document.title
            assert metadata["pdfuaid:part"] == "1"
        with pdf.open_outline() as outline:
            (top,) = outline.root
            assert top.title == document.title
            assert [each.title for each in top.children] == ["Everything", "After it", "Sources"]


def test_foreign_letters_are_marked_with_their_language(tmp_path: Path) -> None:
    document = Document(
        "d", "T", "K", "", sections=(section("a", "A", "The party (中国共产党) said", "Газета"),)
    )
    _, path = write(document, COLUMNS, tmp_path)

    with pikepdf.open(path) as pdf:
        code = pdf.pages[0].Contents.read_bytes()
    assert code.count(b"/Span<</Lang(zh)>>BDC") == code.count(b"/Span<</Lang(ru)>>BDC") == 1
    assert "The party (中国共产党) said" in pdf_words(path)
    assert failures(path) == []


def test_an_item_is_read_before_what_is_below_it(tmp_path: Path) -> None:
    below = ListItem((Text("inner"),), (ListItem((Text("innermost"),)),))
    items = (ListItem((Text("outer"),), (below,)), ListItem((Text("next"),)))
    document = Document(
        "d", "T", "K", "", sections=(Section("s", "S", (List("s/l", False, items),)),)
    )
    _, path = write(document, COLUMNS, tmp_path)

    read = pdf_words(path)
    order = [read.index(each) for each in ("outer", "inner", "innermost", "next")]
    assert order == sorted(order)
    assert failures(path) == []


@pytest.mark.validate
def test_all_fonts_are_embedded_and_no_glyph_is_missing(tmp_path: Path) -> None:
    _, path = write(everything(), COLUMNS, tmp_path)

    rows = poppler.fonts(path)
    assert rows
    assert all(row.split()[-5:-2] == ["yes", "yes", "yes"] for row in rows)


@pytest.mark.parametrize("text", ["x\x00y", "a\ud800b", "p\uffff\ufffeq", "&<>\"' (\\)", "e\u0301"])
def test_odd_characters_make_a_sound_file(text: str, tmp_path: Path) -> None:
    document = Document("d", f"T {text}", "K", "no date", sections=(section("a", text, text),))
    _, path = write(document, COLUMNS, tmp_path)

    with pikepdf.open(path) as pdf, pdf.open_metadata() as metadata:
        assert metadata["dc:title"].startswith("T ")
    assert failures(path) == []


@pytest.mark.validate
def test_every_character_of_the_fonts_reads_back(tmp_path: Path) -> None:
    wanted = [each for each in sorted(known()) if each.isalnum() and each.isprintable()]
    lines = (" ".join(wanted[at : at + 40]) for at in range(0, len(wanted), 40))
    _, path = write(
        Document("d", "T", "K", "", sections=(section("a", "A", *lines),)), MEMO, tmp_path
    )

    read = set(poppler.text(path, "-raw"))
    assert len(wanted) > 600
    assert {each for each in wanted if normalize("NFC", each) == each} <= read
    assert failures(path) == []


def test_the_same_document_gives_the_same_bytes_in_another_process() -> None:
    program = (
        "import hashlib, sys\n"
        "from tests.export.pdf.samples import COLUMNS, draw, everything\n"
        "from briefgen.export.pdf.file import render\n"
        "from briefgen.export.pdf.layout import layout\n"
        "document = everything()\n"
        "from briefgen.export.delivery import Archive, Delivery\n"
        "pages = layout(document, COLUMNS, draw=draw)\n"
        "data = render(document, COLUMNS, pages, Delivery(Archive.PDF_A_3A))\n"
        "print(hashlib.sha256(data).hexdigest())\n"
    )
    root = Path(__file__).resolve().parents[3]
    digests = {
        subprocess.run(
            [sys.executable, "-c", program],
            capture_output=True, text=True, check=True, cwd=root,
            env={"PYTHONPATH": str(root), "PYTHONHASHSEED": seed, "TZ": zone},
        ).stdout
        for seed, zone in (("1", "UTC"), ("2", "Asia/Tokyo"))
    }  # fmt: skip

    assert len(digests) == 1


def test_a_page_becomes_pixels() -> None:
    document = one_pager()
    pdf = render(document, COLUMNS, layout(document, COLUMNS, draw=draw))

    width, height, pixels = page_image(pdf, 1, 1.0)

    assert (width, height) == (612, 792)
    assert len(pixels) == width * height * 3
    assert pixels[:3] == b"\xff\xff\xff"
    rule = (width * 53 + 200) * 3  # the rule below the letterhead, in the accent
    assert tuple(pixels[rule : rule + 3]) == (0x17, 0x40, 0x6D)
