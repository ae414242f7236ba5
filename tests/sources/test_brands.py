"""An office's look comes from one file and the logo beside it, and travels in the brief."""

import io
from pathlib import Path

import docx
import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.cli import main
from briefgen.document.release import Marking, MarkingKind
from briefgen.errors import BriefgenError, ChoiceError
from briefgen.export.pdf.painted import Fill, Piece
from briefgen.sources import library
from briefgen.store.container import pack_brief, unpack_brief
from briefgen.typography.contrast import contrast
from briefgen.typography.look import Brand
from briefgen.zips import read_zip
from tests.builders import small_brief
from tests.pdf_reading import painted, pdf_parts, pdf_words
from tests.validators import docx_lint, marked_content, openxml, verapdf
from tests.whole.reading import libreoffice_pages

OFFICE = """
accent = "#0B5D3B"
tint = "#EDF6F1"
office = "Office of Policy"
address = ["1 Main Street", "example.org"]
logo = "logo.png"
"""


def picture(kind: str = "PNG") -> bytes:
    image = Image.new("RGBA", (400, 160), (0, 0, 0, 0))
    image.paste((11, 93, 59, 255), (20, 20, 380, 140))
    stream = io.BytesIO()
    (image.convert("RGB") if kind == "JPEG" else image).save(stream, kind)
    return stream.getvalue()


def brand_file(folder: Path, text: str = OFFICE, logo: bytes = b"") -> Path:
    (folder / "logo.png").write_bytes(logo or picture())
    path = folder / "office.toml"
    path.write_text(text, encoding="utf-8")
    return path


def dressed(folder: Path, template: str = "one-pager") -> Brief:
    brand = library.find_brand(str(brand_file(folder)))
    return replace(small_brief(template), brand=brand)


def export(brief: Brief, suffix: str, folder: Path) -> Path:
    result = pipeline.make(brief)
    path = folder / f"out{suffix}"
    path.write_bytes(pipeline.export(result.composed.document, brief, result.pages, suffix))
    return path


def _bytes(band: Image.Image) -> bytes:
    return band.tobytes()


def test_two_looks_ship_and_can_be_read() -> None:
    shipped = {each.id: each for each in library.all_brands()}
    assert shipped["agency"] == Brand()
    assert shipped["plain"].tint == "#FFFFFF"
    with pytest.raises(ChoiceError, match=r"there are agency, plain, or name a \.toml file"):
        library.find_brand("none")


def test_the_letterhead_stands_in_both_formats(tmp_path: Path) -> None:
    brief = dressed(tmp_path)
    told = [words for _, words in pdf_parts(export(brief, ".pdf", tmp_path)) if words]
    assert told[:3] == ["Office of Policy", "1 Main Street", "example.org"]
    assert told[3].startswith("One-pager")
    section = docx.Document(str(export(brief, ".docx", tmp_path))).sections[0]
    lines = [each.text.strip() for each in section.first_page_header.paragraphs]
    assert lines[:3] == ["Office of Policy", "1 Main Street", "example.org"]
    assert lines[3].startswith("One-pager · January")


@pytest.mark.parametrize("kind", ["PNG", "JPEG"])
def test_the_logo_is_painted_with_the_office_as_its_words(tmp_path: Path, kind: str) -> None:
    brand = replace(library.find_brand(str(brand_file(tmp_path))), logo=picture(kind))
    brief = replace(small_brief(), brand=brand)
    with pikepdf.open(export(brief, ".pdf", tmp_path)) as pdf:
        found = next(iter(pdf.pages[0].get_images().values()))
        assert isinstance(found, pikepdf.Stream)
        painted = pikepdf.PdfImage(found).as_pil_image().convert("RGB")
    assert painted.size == (400, 160)
    red, green, blue = (band[200 + 80 * 400] for band in map(_bytes, painted.split()))
    assert max(abs(red - 11), abs(green - 93), abs(blue - 59)) < 5
    word = export(brief, ".docx", tmp_path).read_bytes()
    members = read_zip(word)
    logo = Image.open(io.BytesIO(members[f"word/media/logo.{kind.lower()}"]))
    assert (logo.format, logo.size) == (kind, (400, 160))
    assert b'descr="Office of Policy"' in members["word/header1.xml"]
    assert b"<w:drawing>" not in members["word/header2.xml"]


def test_the_logo_travels_in_the_brief(tmp_path: Path) -> None:
    brief = dressed(tmp_path)
    data = pack_brief(brief)
    assert read_zip(data)["brand/logo"] == picture()
    assert unpack_brief(data, "x.brief").brand == brief.brand
    assert pack_brief(unpack_brief(data, "x.brief")) == data


def test_a_logo_that_is_no_picture_is_left_out_of_a_stranger_s_brief(tmp_path: Path) -> None:
    brief = replace(small_brief(), brand=Brand(office="Office", logo=b"not a picture"))
    assert "One-pager" in pdf_words(export(brief, ".pdf", tmp_path))
    docx.Document(str(export(brief, ".docx", tmp_path)))


def test_a_brief_whose_logo_is_too_large_is_refused() -> None:
    brief = replace(small_brief(), brand=Brand())
    members = read_zip(pack_brief(brief))
    assert "brand/logo" not in members
    with pytest.raises(ValueError, match="at most 2 MB"):
        Brand(logo=bytes(2_000_001))


@pytest.mark.parametrize(
    ("text", "logo", "sentence"),
    [
        ('accent = "blue"', b"", "“blue” is not a color; write it as #17406D"),
        ('accent = "#99AABB"', b"", "needs 4.5 to 1"),
        ('tint = "#445566"', b"", "needs 4.5 to 1"),
        ('acent = "#17406D"', b"", "acent"),
        ('address = ["1", "2", "3", "4", "5"]', b"", "at most 4 lines"),
        ('logo = "none.png"', b"", "The logo none.png is not beside the file."),
        ('logo = "../logo.png"', b"", "as the name of a file beside this one"),
        ('logo = "logo.png"', b"GIF89a", "The logo logo.png is not a PNG or JPEG picture."),
        ('logo = "logo.png"', picture()[:-60], "The logo logo.png is damaged."),
        ('logo = "logo.png"', bytes(2_000_001), "The logo logo.png is larger than 2 MB."),
    ],
)
def test_what_is_wrong_is_one_sentence(
    tmp_path: Path, text: str, logo: bytes, sentence: str
) -> None:
    with pytest.raises(BriefgenError) as raised:
        library.find_brand(str(brand_file(tmp_path, text, logo)))
    assert sentence in str(raised.value)
    assert "office.toml" in str(raised.value)


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#17406D", "#FFFFFF") == pytest.approx(10.55, abs=0.01)


def test_new_takes_a_brand_by_name_or_file(tmp_path: Path) -> None:
    file = brand_file(tmp_path)
    for wanted, accent in (("plain", "#1B1B1B"), (str(file), "#0B5D3B")):
        target = tmp_path / "made.brief"
        asked = ["new", "--template", "one-pager", "--brand", wanted, "-o", str(target)]
        assert main(asked) == 0
        assert pipeline.load(target).brand.accent == accent


def test_a_plain_look_has_neither_tint_nor_accent(tmp_path: Path) -> None:
    brief = replace(small_brief(), brand=library.find_brand("plain"))
    result = pipeline.make(brief)
    first = painted(result.pages).painted[0].items
    assert "#EEF3F8" not in {item.color for item in first if isinstance(item, Fill)}
    assert max(item.size for item in first if isinstance(item, Piece)) == 20
    titles = {item.color for item in first if isinstance(item, Piece) and item.size == 11.5}
    assert titles == {"#1B1B1B"}
    styles = read_zip(export(brief, ".docx", tmp_path).read_bytes())["word/styles.xml"]
    callout = styles[styles.index(b'w:styleId="Callout"') :].split(b"</w:style>")[0]
    assert b"w:shd" not in callout
    assert b"w:left w:val" not in callout
    assert callout.count(b'w:sz="6"') == 2


@pytest.mark.validate
@pytest.mark.parametrize("template", ["one-pager", "decision-memo"])
@pytest.mark.parametrize("kind", [MarkingKind.NONE, MarkingKind.EMBARGOED])
def test_files_with_a_logo_conform(tmp_path: Path, template: str, kind: MarkingKind) -> None:
    brief = replace(dressed(tmp_path, template), marking=Marking(kind, until="noon"))
    pdf, word = (export(brief, suffix, tmp_path) for suffix in (".pdf", ".docx"))
    assert verapdf.failures([pdf], "ua1") == {pdf: []}
    assert marked_content.failures(pdf) == []
    assert openxml.errors(word) == []
    assert docx_lint.lint(word.read_bytes()) == []
    assert libreoffice_pages([word], tmp_path / "own")["out"] <= brief.template.page_limit
