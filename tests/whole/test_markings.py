"""Banners stand on every page as text, are read once, and leave head and foot alone."""

import io
from pathlib import Path

import docx
import pytest
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.document.release import Marking, MarkingKind
from briefgen.typography.look import Brand
from tests.builders import small_brief
from tests.pdf_reading import pdf_lines, pdf_pages, pdf_words
from tests.validators import docx_lint, marked_content, openxml, verapdf
from tests.whole.reading import libreoffice_pages

EMBARGO = Marking(MarkingKind.EMBARGOED, until="November 24, 2026, 10:00 a.m. EST")
BANNER = "EMBARGOED UNTIL NOVEMBER 24, 2026, 10:00 A.M. EST"
CUI = Marking(MarkingKind.CUI, "", "Office of Policy", "PRVCY", "FED ONLY", "Ann Smith")
BLOCK = (
    "Controlled by: Office of Policy", "CUI category: PRVCY", "Dissemination control: FED ONLY",
    "Point of contact: Ann Smith",
)  # fmt: skip


def marked(marking: Marking, template: str = "issue-brief") -> Brief:
    return edits.set_marking(small_brief(template), marking)


def export(brief: Brief, suffix: str, folder: Path) -> Path:
    result = pipeline.make(brief)
    path = folder / f"marked{suffix}"
    path.write_bytes(pipeline.export(result.composed.document, brief, result.pages, suffix))
    return path


def test_banners_stand_at_the_top_and_the_foot_of_every_page_and_are_read_once(
    tmp_path: Path,
) -> None:
    pdf = export(marked(EMBARGO, "full-report"), ".pdf", tmp_path)
    for lines in pdf_lines(pdf):
        assert (lines[0], lines[-1]) == (BANNER, BANNER)
    assert pdf_words(pdf).count(BANNER) == 1
    assert pdf_words(pdf).startswith(BANNER)


def test_word_has_them_as_text_of_each_header_and_footer(tmp_path: Path) -> None:
    word = docx.Document(str(export(marked(EMBARGO), ".docx", tmp_path)))
    section = word.sections[0]
    for part in (section.header, section.first_page_header):
        assert part.paragraphs[0].text == BANNER
    for foot in (section.footer, section.first_page_footer):
        assert foot.paragraphs[-1].text == BANNER


def test_a_designation_block_stands_on_the_first_page_only(tmp_path: Path) -> None:
    pdf = export(marked(CUI, "full-report"), ".pdf", tmp_path)
    first, second, *_ = pdf_pages(pdf)
    assert all(line in first for line in BLOCK)
    assert not any(line in second for line in BLOCK)
    word = docx.Document(str(export(marked(CUI), ".docx", tmp_path)))
    section = word.sections[0]
    lines = [each.text for each in section.first_page_footer.paragraphs]
    assert lines[:4] == list(BLOCK)
    assert not set(BLOCK) & {each.text for each in section.footer.paragraphs}


def test_the_text_begins_with_its_marking(tmp_path: Path) -> None:
    lines = export(marked(CUI), ".txt", tmp_path).read_text(encoding="utf-8").splitlines()
    assert lines[0] == "CUI"
    assert lines[2:6] == list(BLOCK)


def test_nothing_lies_under_the_designation_block() -> None:
    result = pipeline.make(marked(CUI, "evidence-brief"))
    first = [each.rect.y0 for each in result.pages.places if each.page == 1]
    top = 54 + 4 * 11
    assert min(first) >= top


def test_without_a_marking_there_is_no_trace(tmp_path: Path) -> None:
    brief = small_brief()
    for kind in MarkingKind:
        if kind:
            assert kind.value.upper() not in pdf_pages(export(brief, ".pdf", tmp_path))[0].replace(
                "DRAFT v0.1", ""
            )


def test_figures_are_dated_on_the_first_page(tmp_path: Path) -> None:
    first, second, *_ = pdf_pages(export(small_brief("full-report"), ".pdf", tmp_path))
    assert "Figures as of January" in first
    assert "Figures as of" not in second
    word = docx.Document(io.BytesIO(export(small_brief(), ".docx", tmp_path).read_bytes()))
    assert any("Figures as of January" in each.text for each in word.paragraphs[:3])


@pytest.mark.validate
@pytest.mark.parametrize("template", ["decision-memo", "issue-brief"])
@pytest.mark.parametrize("marking", [EMBARGO, CUI])
@pytest.mark.parametrize("brand", [Brand(), Brand(accent="#1B1B1B", tint="#FFFFFF")])
def test_marked_files_conform(
    tmp_path: Path, template: str, marking: Marking, brand: Brand
) -> None:
    brief = replace(marked(marking, template), brand=brand)
    pdf, word = (export(brief, suffix, tmp_path) for suffix in (".pdf", ".docx"))
    assert verapdf.failures([pdf], "ua1") == {pdf: []}
    assert marked_content.failures(pdf) == []
    assert openxml.errors(word) == []
    assert docx_lint.lint(word.read_bytes()) == []
    assert libreoffice_pages([word], tmp_path / "own")["marked"] <= brief.template.page_limit
