"""Word files stay small: faces carry what is written, workbooks what a chart shows."""

import io
import zipfile

import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace
from PIL import Image

from briefgen import pipeline
from briefgen.brief.brief import new_brief
from briefgen.brief.pages import Pages
from briefgen.document.tree import (
    Chart,
    Document,
    Emphasis,
    Heading,
    Note,
    Paragraph,
    Section,
    Text,
)
from briefgen.export.word import render
from briefgen.export.word.faces import scrambled
from briefgen.sources import library
from briefgen.typography.look import Brand, Grid, resolve_look
from tests.export.word.reading import W, made, part
from tests.export.word.test_charts import DRAWN, PICTURED, document
from tests.long import repeated

RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def faces(content: bytes) -> dict[str, TTFont]:
    """The faces that a Word file carries, by family and style."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [name for name in archive.namelist() if name.endswith(".odttf")]
        data = {number: archive.read(name) for number, name in enumerate(sorted(parts), 1)}
    found = {}
    for embedded in part(content, "word/fontTable.xml").iter(f"{W}*"):
        if key := embedded.get(f"{W}fontKey"):
            number = int(embedded.get(RELATION, "")[3:])
            font = TTFont(io.BytesIO(scrambled(data[number], key.strip("{}"))))
            found[f"{font['name'].getDebugName(1)} {font['name'].getDebugName(2)}"] = font
    return found


def saying(*inlines: Text | Emphasis) -> bytes:
    section = Section("s", "", (Paragraph("s/p", inlines),))
    text = Document("d", "Title", "Brief", "2026-01-31", sections=(section,))
    return render(text, resolve_look(Grid.COLUMNS, Brand(), 1), Pages(612, 792, 1))


def test_ten_pages_with_eight_charts_and_their_fonts_fit_into_150_kilobytes() -> None:
    pack = library.find_pack(library.DEFAULT_PACK)
    brief = new_brief("bench", pack.date, library.find_template("evidence-brief"), pack)
    brief = replace(brief, indicators=("us_data_center_electricity", "electricity_generation"))
    once = pipeline.compose(brief).document
    text = repeated(once, 4, 0)
    pages = pipeline.layout(text, brief)
    content = pipeline.export(text, brief, pages, ".docx")
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        charts = [n for n in archive.namelist() if n.startswith("word/charts/chart")]
    assert pages.count >= 10
    assert len(charts) == 8
    assert {"Source Serif 4 Regular", "Source Sans 3 Bold"} <= set(faces(content))
    assert len(content) <= 150_000


def test_faces_carry_rare_letters_where_the_text_has_them() -> None:
    rare = {ord(each) for each in "ŁΩЖ"}
    without, with_them = (faces(saying(Text(words))) for words in ("Lodz", "Łódź, Ω and Ж"))
    assert set(without) == set(with_them)
    for name, font in with_them.items():
        assert rare <= set(font.getBestCmap())
        assert not rare & set(without[name].getBestCmap())


def test_the_italic_travels_where_something_is_in_italics() -> None:
    assert "Source Serif 4 Italic" not in faces(saying(Text("Upright.")))
    assert "Source Serif 4 Italic" in faces(saying(Emphasis((Text("Slanted."),))))


def test_a_word_in_italics_is_in_a_slanted_face_of_its_own_in_heads_and_notes() -> None:
    slanted = (Text("Of "), Emphasis((Text("Scopus ł"),)))
    section = Section("s", "", (Heading("s/h", 1, slanted), Heading("s/i", 2, slanted)))
    notes = (Note("n", 1, slanted),)
    text = Document("d", "Title", "Brief", "2026-01-31", sections=(section,), notes=notes)
    content = render(text, resolve_look(Grid.COLUMNS, Brand(), 1), Pages(612, 792, 1))
    found = {name: font for name, font in faces(content).items() if "Italic" in name}
    assert set(found) == {
        "Source Sans 3 Bold Italic",
        "Source Serif 4 Bold Italic",
        "Source Sans 3 Italic",
    }
    for font in found.values():
        assert {ord(sign) for sign in "Scopus ł"} <= set(font.getBestCmap())
        assert font["post"].italicAngle < 0


@pytest.mark.parametrize("kind", DRAWN)
def test_a_workbook_has_only_what_it_needs(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(made(document(DRAWN[kind])))) as archive:
        book = archive.read("word/embeddings/Microsoft_Excel_Worksheet1.xlsx")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        assert not any("theme" in each or "docProps" in each for each in archive.namelist())
    assert len(book) < 4_500


def test_names_that_look_like_codes_stay_names_in_a_workbook() -> None:
    chart: Chart = replace(DRAWN["bar"], categories=("_x0041_", "A < B"))
    with zipfile.ZipFile(io.BytesIO(made(document(chart)))) as archive:
        book = archive.read("word/embeddings/Microsoft_Excel_Worksheet1.xlsx")
    with zipfile.ZipFile(io.BytesIO(book)) as archive:
        shared = archive.read("xl/sharedStrings.xml").decode()
    assert "_x005F_x0041_" in shared
    assert "A &lt; B" in shared


def test_pictures_of_charts_have_a_palette_on_white() -> None:
    with zipfile.ZipFile(io.BytesIO(made(document(PICTURED["dumbbell"])))) as archive:
        data = archive.read("word/media/chart1.png")
    with Image.open(io.BytesIO(data)) as picture:
        assert picture.mode == "P"
        assert picture.convert("RGB").getpixel((1, picture.height - 2)) == (255, 255, 255)
    assert len(data) < 25_000
