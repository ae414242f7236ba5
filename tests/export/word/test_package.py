"""The file as a whole: the same bytes everywhere, valid, and read by others."""

import hashlib
import importlib.util
import io
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import docx
import pytest
from fontTools.ttLib import TTFont
from lxml import etree

from briefgen.paths import WORD_BASE
from briefgen.typography.look import Grid
from briefgen.zips import write_zip
from tests.export.word.reading import VARIANTS, W, made, part
from tests.export.word.samples import one_pager
from tests.validators import openxml, poppler
from tests.validators.docx_lint import lint
from tests.whole.reading import libreoffice

ROOT = Path(__file__).resolve().parents[3]
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
HASH = (
    "import hashlib; from tests.export.word.reading import made; "
    "print(hashlib.sha256(made()).hexdigest())"
)


def test_base_docx_is_what_the_script_makes(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("make_base", WORD_BASE.with_name("make_base.py"))
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.write(tmp_path / "base.docx")
    assert (tmp_path / "base.docx").read_bytes() == WORD_BASE.read_bytes()


@pytest.mark.parametrize("seed", ["1", "2"])
def test_other_processes_write_the_same_bytes(seed: str) -> None:
    other = subprocess.run(
        [sys.executable, "-c", HASH],
        cwd=ROOT,
        env={"PYTHONHASHSEED": seed, "TZ": "Asia/Tokyo", "PATH": ""},
        capture_output=True,
        text=True,
        check=True,
    )
    assert other.stdout.strip() == hashlib.sha256(made()).hexdigest()


def test_zips_carry_no_clock_and_store_what_is_compressed() -> None:
    packed = write_zip({"b.xml": b"x" * 99, "a.png": b"y" * 99})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        entries = archive.infolist()
    assert [each.filename for each in entries] == ["b.xml", "a.png"]
    assert {each.date_time for each in entries} == {(1980, 1, 1, 0, 0, 0)}
    assert [each.compress_type for each in entries] == [zipfile.ZIP_DEFLATED, zipfile.ZIP_STORED]
    assert {each.create_system for each in entries} == {0}


def test_faces_travel_with_the_file_under_the_names_styles_use() -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        table = etree.fromstring(archive.read("word/fontTable.xml"))
        for element in table.iter(f"{W}embedRegular", f"{W}embedBold", f"{W}embedItalic"):
            identifier = element.get(f"{{{RELATIONS}}}id", "")
            target = next(
                each.get("Target", "")
                for each in part(made(), "word/_rels/fontTable.xml.rels")
                if each.get("Id") == identifier
            )
            mask = bytes.fromhex(element.get(f"{W}fontKey", "").strip("{}").replace("-", ""))
            data = archive.read(f"word/{target}")
            head = bytes(a ^ b for a, b in zip(data[:32], mask[::-1] * 2, strict=True))
            with TTFont(io.BytesIO(head + data[32:])) as font:
                family = font["name"].getDebugName(1)
                style = font["name"].getDebugName(2)
            parent = element.getparent()
            assert parent is not None
            assert parent.get(f"{W}name") == family
            assert element.tag == f"{W}embed{style}"


def test_properties_are_the_documents() -> None:
    properties = docx.Document(io.BytesIO(made())).core_properties
    assert properties.title == "A brief with everything & more"
    assert properties.author == "A. Writer, B. Writer"
    assert properties.language == "en-US"
    assert properties.keywords == ""
    assert properties.created == properties.modified
    assert properties.created
    assert properties.created.date().isoformat() == "2026-11-23"


@pytest.mark.parametrize(("grid", "foot"), VARIANTS)
def test_our_own_judge_finds_nothing(grid: Grid, foot: bool) -> None:
    assert lint(made(grid=grid, foot=foot)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b'<wp:docPr id="2"', b'<wp:docPr id="1"'),
        (b'descr="Line chart."', b'descr=""'),
        (b'w:fldCharType="separate"', b'w:fldCharType="end"'),
        (b'w:val="BodyText"', b'w:val="Nowhere"'),
        (b'w:name="_Ref', b'w:name="_Gone'),
        (b'<w:numId w:val="1"', b'<w:numId w:val="77"'),
        (b"<w:tblHeader/>", b""),
        (b'<w:pStyle w:val="Heading2"/>', b'<w:pStyle w:val="Heading3"/>'),
        (b'w:name="_pb_prose_h1"', b'w:name="_pb_prose_p1"'),
    ],
)
def test_our_own_judge_finds_what_is_wrong(old: bytes, new: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    assert old in members["word/document.xml"]
    members["word/document.xml"] = members["word/document.xml"].replace(old, new)
    assert lint(write_zip(members))


BOLD = "<w:b/><w:bCs/>"
DECORATION = (
    '<a:extLst><a:ext uri="x"><adec:decorative xmlns:adec="urn:x" val="1"/></a:ext></a:extLst>'
)


@pytest.mark.parametrize(
    ("member", "old", "new", "finding"),
    [
        ("docProps/core.xml", "<dc:title>[^<]*", "<dc:title>", "The file has no title."),
        ("docProps/core.xml", "<dc:language>[^<]*", "<dc:language>", "The file has no language."),
        ("word/styles.xml", "<w:lang [^>]*/>", "", "Text has no default language."),
        ("word/document.xml", BOLD, f'{BOLD}<w:color w:val="BBBBBB"/>', "has a contrast of 1.9."),
        ("word/styles.xml", 'w:val="565C65"', 'w:val="BBBBBB"', "has a contrast of 1.9."),
        (
            "word/document.xml",
            '(descr="Line chart.") title="[^"]*"/>',
            rf"\1>{DECORATION}</wp:docPr>",
            "is decoration and has alternative text.",
        ),
        (
            "word/document.xml",
            '(<w:pStyle w:val="Heading1"/>.*?<w:t xml:space="preserve">)[^<]*',
            r"\1",
            "A heading is empty.",
        ),
    ],
)
def test_what_people_could_not_see_or_hear_is_found(
    member: str, old: str, new: str, finding: str
) -> None:
    with zipfile.ZipFile(io.BytesIO(made())) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    text, count = re.subn(old, new, members[member].decode())
    assert count
    members[member] = text.encode()
    assert any(each.endswith(finding) for each in lint(write_zip(members)))


def test_the_theme_and_heads_follow_the_office() -> None:
    from briefgen.brief.pages import Pages
    from briefgen.export.word import render
    from briefgen.typography.look import Brand, resolve_look

    look = resolve_look(Grid.COLUMNS, Brand(accent="#0B5D1E", tint="#F0F7F1"), 1)
    content = render(one_pager(), look, Pages(612, 792, 1))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b'<a:dk2><a:srgbClr val="0B5D1E"/>' in archive.read("word/theme/theme1.xml")
        assert archive.read("word/styles.xml").count(b"F0F7F1") >= 4
    assert part(content, "word/document.xml") is not None


@pytest.mark.validate
@pytest.mark.parametrize(("grid", "foot"), VARIANTS)
def test_the_judges_of_others_find_nothing(tmp_path: Path, grid: Grid, foot: bool) -> None:
    path = tmp_path / "stress.docx"
    path.write_bytes(made(grid=grid, foot=foot))
    assert openxml.errors(path) == []


@pytest.mark.validate
def test_libreoffice_reads_everything_in_order(tmp_path: Path) -> None:
    path = tmp_path / "stress.docx"
    path.write_bytes(made(grid=Grid.MEMO, foot=True))
    told = " ".join(_through_libreoffice(path, tmp_path).split())
    place = 0
    for words in (
        "Office of <Tests>", "The Secretary", "A brief with everything & more",
        "The ask: fund it.", "6.1 to 1", "Bold lead.", "38,210 families",
        "see Figure 1 and Table 1",
        "A second level", "e _ f $ g { %", "Someone’s words", "Caution:", "Deepest",
        "Second again", "Figure 1. China publishes more", "42,524", "Figure 2.", "Table 1.",
        "4,520", "Figure 5. The map", "End two.", "Never cited.",
    ):  # fmt: skip
        place = told.find(words, place)
        assert place >= 0, words


@pytest.mark.validate
def test_the_one_pager_with_footnotes_is_one_page(tmp_path: Path) -> None:
    path = tmp_path / "one.docx"
    path.write_bytes(made(one_pager(), foot=True))
    assert _through_libreoffice(path, tmp_path).count("\f") == 1


def _through_libreoffice(path: Path, folder: Path) -> str:
    return poppler.text(libreoffice(path, "pdf", folder), "-layout")
