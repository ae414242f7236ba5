"""What a person can choose of a Word file: pictures for charts, office fonts, a review copy."""

import io
import re
import zipfile
from pathlib import Path

import pytest

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.cli import main
from briefgen.document.tree import walk
from briefgen.export.delivery import Delivery
from briefgen.store.container import pack_brief
from tests.export.word.reading import find, nodes, part
from tests.validators import docx_lint, openxml
from tests.whole.kinds import KINDS, briefs
from tests.whole.reading import libreoffice_pages

OPTIONS = {
    "--charts-as-pictures": Delivery(charts_as_pictures=True),
    "--office-fonts": Delivery(office_fonts=True),
    "--review": Delivery(review=True),
}
KIND = "policy-brief"


def brief_of(kind: str = KIND) -> Brief:
    return next(briefs(kind))[1]


def exported(brief: Brief, delivery: Delivery) -> bytes:
    result = pipeline.make(brief)
    return pipeline.export(result.composed.document, brief, result.pages, ".docx", delivery)


def names(content: bytes) -> list[str]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return archive.namelist()


@pytest.mark.parametrize("flag", OPTIONS)
def test_a_flag_does_what_the_delivery_says(tmp_path: Path, flag: str) -> None:
    source, target = tmp_path / "a.brief", tmp_path / "a.docx"
    source.write_bytes(pack_brief(brief_of()))
    assert main(["export", str(source), "-o", str(target), flag]) == 0
    assert target.read_bytes() == exported(brief_of(), OPTIONS[flag])
    assert docx_lint.lint(target.read_bytes()) == []


def test_charts_as_pictures_have_no_workbooks_and_keep_their_words() -> None:
    usual, pictured = (exported(brief_of(), Delivery(charts_as_pictures=c)) for c in (False, True))
    charts = [name for name in names(usual) if name.startswith("word/charts/chart")]
    assert charts
    charts += [name for name in names(usual) if name.endswith(".svg")]  # of no kind that Word has
    assert not any("charts/" in name or "embeddings/" in name for name in names(pictured))
    for kind in (".svg", ".png"):
        assert len([name for name in names(pictured) if name.endswith(kind)]) == len(charts)
    told = find(part(pictured, "word/document.xml"), "//wp:docPr/@descr")
    assert len(told) >= len(charts)
    assert all(told)


def test_office_fonts_are_named_everywhere_and_none_travels() -> None:
    content = exported(brief_of(), Delivery(office_fonts=True))
    assert not any(name.endswith(".odttf") for name in names(content))
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        everything = b"".join(archive.read(name) for name in archive.namelist())
        theme = archive.read("word/theme/theme1.xml").decode()
    assert b"Source S" not in everything
    assert re.findall(r'<a:latin typeface="([^"]+)"', theme) == ["Calibri", "Times New Roman"]
    assert b"embedTrueTypeFonts" not in everything


def test_each_block_of_a_review_copy_is_a_control_that_names_it() -> None:
    brief = brief_of()
    result = pipeline.make(brief)
    body = part(exported(brief, Delivery(review=True)), "word/document.xml")
    controls = nodes(body, "//w:sdt[starts-with(w:sdtPr/w:tag/@w:val, 'pb:')]")
    ids = [block.id for _, block in walk(result.composed.document)]
    tags = [find(each, "w:sdtPr/w:tag/@w:val")[0] for each in controls]
    aliases = [find(each, "w:sdtPr/w:alias/@w:val")[0] for each in controls]
    assert tags == [f"pb:{each}" for each in ids if len(each) <= 61]
    assert [each.partition(" #")[2] for each in aliases] == ids
    assert all("_pb_" in "".join(find(each, ".//@w:name")) for each in controls)
    assert len(find(body, "//w:sectPr/w:lnNumType/@w:countBy")) == len(nodes(body, "//w:sectPr"))


def test_a_review_copy_has_room_to_write_in() -> None:
    usual, review = (exported(brief_of(), Delivery(review=each)) for each in (False, True))

    def least(content: bytes, path: str, name: str) -> int:
        return min(map(int, find(part(content, name), path)))

    right, document = "//w:pgMar/@w:right", "word/document.xml"
    assert least(review, right, document) >= 2 * least(usual, right, document)
    line, styles = "//w:style[@w:styleId='BodyText']//w:spacing/@w:line", "word/styles.xml"
    assert least(review, line, styles) == 1.5 * least(usual, line, styles)
    assert not find(part(review, document), "//w:cols[@w:num > 1]/@w:num")


def test_a_release_copy_is_no_review_copy() -> None:
    brief = brief_of()
    assert exported(brief, Delivery(release=True, review=True)) == exported(
        brief, Delivery(release=True)
    )


@pytest.mark.validate
@pytest.mark.parametrize("flag", OPTIONS)
def test_no_judge_finds_a_fault(tmp_path: Path, flag: str) -> None:
    for kind in ("one-pager", "full-report"):
        path = tmp_path / f"{kind}.docx"
        path.write_bytes(exported(brief_of(kind), OPTIONS[flag]))
        assert openxml.errors(path) == []
        assert docx_lint.lint(path.read_bytes()) == []


@pytest.mark.validate
def test_every_kind_keeps_to_its_pages_in_office_fonts(tmp_path: Path) -> None:
    limits: dict[str, int] = {}
    for kind in KINDS:
        for name, brief in briefs(kind):
            path = tmp_path / f"{kind}-{name}.docx"
            path.write_bytes(exported(brief, OPTIONS["--office-fonts"]))
            limits[path.stem] = brief.template.page_limit
    files = sorted(tmp_path.glob("*.docx"))
    counts = libreoffice_pages(files, tmp_path / "pdf")
    assert {name: count for name, count in counts.items() if count > limits[name]} == {}
    assert counts.keys() == limits.keys()
