"""A person's picture: in the brief, on the page, in Word, and told to those who do not see it."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from msgspec.structs import replace
from PIL import Image

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.own import Own
from briefgen.document.pictures import PictureFile, free_name
from briefgen.document.tree import Chart, Document, Picture, walk
from briefgen.errors import BriefFileError, ChoiceError
from briefgen.export.delivery import Archive, Delivery
from briefgen.sources.pictures import read_picture
from briefgen.store.container import pack_brief, unpack_brief
from briefgen.zips import read_zip, write_zip
from tests.builders import small_brief
from tests.pdf_reading import elements
from tests.test_images import BAD, GOOD, turned
from tests.validators import docx_lint, marked_content, openxml, verapdf

ALT = "A map of data centers."


def pictured(data: bytes = GOOD["rgb"], alt: str = ALT, template: str = "issue-brief") -> Brief:
    """A brief with a picture at the end of its first section."""
    brief = small_brief(template)
    first = pipeline.compose(brief).suggested[0]
    return edits.insert_picture(brief, first, PictureFile("map.png", data), alt)


def export(brief: Brief, suffix: str, archive: Archive = Archive.NONE) -> bytes:
    result = pipeline.make(brief)
    document = result.composed.document
    return pipeline.export(document, brief, result.pages, suffix, Delivery(archive))


def shown(document: Document) -> list[Picture]:
    return [block for _, block in walk(document) if isinstance(block, Picture)]


def test_it_travels_in_the_brief_and_goes_when_it_is_taken_out() -> None:
    brief = pictured()
    data = pack_brief(brief)

    assert read_zip(data)["pictures/map.png"] == GOOD["rgb"]
    again = unpack_brief(data, "a.brief")
    assert again.own.pictures == brief.own.pictures
    assert pipeline.compose(again).document == pipeline.compose(brief).document
    section = brief.edits[0].section
    made = {each.id: each for each in pipeline.compose(brief).suggested}
    without = edits.restore_section(brief, section, made[section].blocks)
    assert not [each for each in read_zip(pack_brief(without)) if each.startswith("pictures/")]


def test_two_of_one_name_are_told_apart() -> None:
    brief = pictured()
    section = pipeline.compose(brief).suggested[0]
    brief = edits.insert_picture(brief, section, PictureFile("map.png", GOOD["gray"]), "Gray.")

    document = pipeline.compose(brief).document
    assert [each.name for each in shown(document)] == ["map.png", "map-2.png"]
    assert len({each.id for each in shown(document)}) == 2
    assert free_name((), "../München 1.png") == "M-nchen-1.png"


def test_the_page_shows_it_with_its_words() -> None:
    with pikepdf.open(io.BytesIO(export(pictured(), ".pdf"))) as pdf:
        (figure,) = (each for each in elements(pdf, "Figure") if str(each.Alt) == ALT)
        x0, y0, x1, y1 = map(float, figure.A.BBox)
        assert (round(x1 - x0), round(y1 - y0)) == (45, 15)  # 60 by 20 pixels
        assert len(pdf.pages[0].get_images()) == 1


@pytest.mark.parametrize("data", [GOOD["rgb"], turned()])
def test_word_shows_it_with_its_words(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(export(pictured(data), ".docx"))) as word:
        (name,) = (each for each in word.namelist() if each.startswith("word/media/picture"))
        assert Image.open(io.BytesIO(word.read(name))).size == (60, 20)
        assert f'descr="{ALT}"'.encode() in word.read("word/document.xml")


def test_decoration_is_silent() -> None:
    brief = pictured(alt="")
    with pikepdf.open(io.BytesIO(export(brief, ".pdf"))) as pdf:
        charts = [each for _, each in walk(pipeline.compose(brief).document)]
        count = sum(isinstance(each, Chart) for each in charts)
        assert len(elements(pdf, "Figure")) == count
        assert len(pdf.pages[0].get_images()) == 1
    assert b"adec:decorative" in zipfile.ZipFile(io.BytesIO(export(brief, ".docx"))).read(
        "word/document.xml"
    )
    assert docx_lint.lint(export(brief, ".docx")) == []
    messages = [each.message for each in pipeline.make(brief).problems]
    assert "The picture map.png says nothing to people who do not see it." in messages


@pytest.mark.parametrize("name", [each for each in BAD if each not in ("empty", "large")])
def test_what_is_no_picture_is_said_and_its_words_stay(name: str, tmp_path: Path) -> None:
    data, sentence = BAD[name]
    brief = pictured(data)
    problems = [each for each in pipeline.make(brief).problems if "map.png" in each.message]

    assert [each.message for each in problems] == [f"The picture map.png {sentence}."]
    assert problems[0].place.section
    with pikepdf.open(io.BytesIO(export(brief, ".pdf"))) as pdf:
        assert ALT in [str(each.Alt) for each in elements(pdf, "Figure")]
    assert f"[{ALT}]".encode() in zipfile.ZipFile(io.BytesIO(export(brief, ".docx"))).read(
        "word/document.xml"
    )
    path = tmp_path / "bad.png"
    path.write_bytes(data)
    with pytest.raises(ChoiceError, match=sentence):
        read_picture(path)


def test_one_that_is_not_there_is_said() -> None:
    brief = replace(pictured(), own=Own())
    messages = [each.message for each in pipeline.make(brief).problems]
    assert "The picture map.png is not in the brief." in messages


def test_a_name_that_leads_elsewhere_is_refused() -> None:
    members = read_zip(pack_brief(pictured()))
    with pytest.raises(ValueError, match="named with letters"):
        PictureFile("../map.png", b"")
    moved = {each.replace("map.png", "a b.png"): data for each, data in members.items()}
    moved["manifest.json"] = moved["manifest.json"].replace(
        b"pictures/map.png", b"pictures/a b.png"
    )
    with pytest.raises(BriefFileError, match=r"pictures/a b\.png in the file is no picture"):
        unpack_brief(write_zip(moved), "a.brief")


def test_a_large_photograph_is_made_fit_on_its_way_in(tmp_path: Path) -> None:
    path = tmp_path / "Photo of 2026.JPG"
    Image.effect_noise((5_000, 4_000), 20).convert("RGB").save(path, "JPEG", quality=80)

    read = read_picture(path)

    assert read.name == "Photo-of-2026.jpg"
    assert Image.open(io.BytesIO(read.data)).size == (2_400, 1_920)
    with pytest.raises(ChoiceError, match="no such file"):
        read_picture(tmp_path / "none.png")


@pytest.mark.validate
def test_files_with_pictures_conform(tmp_path: Path) -> None:
    cases = []
    for number, (template, alt) in enumerate((("issue-brief", ALT), ("full-report", ""))):
        brief = pictured(GOOD["alpha"], alt, template)
        for archive in Archive:
            path = tmp_path / f"{number}{archive}.pdf"
            path.write_bytes(export(brief, ".pdf", archive))
            cases += [(each, path) for each in ("ua1", archive.value) if each]
            assert marked_content.failures(path) == []
        word = tmp_path / f"{number}.docx"
        word.write_bytes(export(brief, ".docx"))
        assert openxml.errors(word) == []
        assert docx_lint.lint(word.read_bytes()) == []
    assert verapdf.judged(cases) == {case: [] for case in cases}
