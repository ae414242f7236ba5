"""The sheet that lists every number of a brief, its source, and who has checked it."""

from pathlib import Path

from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import SourceOpened
from briefgen.cli import main
from briefgen.document.runs import plain
from briefgen.document.tree import Document, Table
from briefgen.export.source_sheet import source_sheet
from tests.builders import small_brief
from tests.pdf_reading import pdf_text


def rows(sheet: Document) -> list[list[str]]:
    table = sheet.sections[0].blocks[0]
    assert isinstance(table, Table)
    return [[plain(cell) for cell in row] for row in table.rows]


def test_each_number_stands_once_with_what_it_comes_from() -> None:
    brief = small_brief()
    document = pipeline.compose(brief).document

    found = rows(source_sheet(brief, document))

    meanings = [row[2] for row in found]
    assert len(set(meanings)) == len(meanings)
    ratio = next(row for row in found if " ratio of " in row[2])
    assert "(China, " in ratio[2]
    assert "United States, " in ratio[2]
    assert all(row[3] for row in found)


def test_who_opened_the_source_is_named() -> None:
    brief = small_brief()
    opened = replace(brief, opened=(SourceOpened("patents", "Ada Byron", "2026-11-24"),))
    document = pipeline.compose(opened).document

    found = rows(source_sheet(opened, document))

    checked = {row[4] for row in found}
    assert "Ada Byron, November\xa024, 2026" in checked
    assert "read at its source for the library" in checked


def test_numbers_that_are_words_are_listed_but_years_are_not() -> None:
    brief = small_brief()
    brief = replace(brief, form=replace(brief.form, ask="spend 700 million in 2026"))
    blocks = pipeline.compose(brief).document.sections
    document = replace(pipeline.compose(brief).document, sections=blocks)

    sheet = source_sheet(brief, document)

    words = str(sheet.sections[-1])
    assert sheet.sections[-1].id == "typed"
    assert "700 million" in words
    assert " in 2023, " not in words


def test_the_sheet_is_written_beside_the_brief(tmp_path: Path) -> None:
    made = ["new", "--template", "one-pager", "-o", str(tmp_path / "a.brief")]
    assert main([*made, "--date", "2026-11-23"]) == 0
    sheet = tmp_path / "a-sources.pdf"

    done = main(
        ["export", str(tmp_path / "a.brief"), "-o", str(tmp_path / "a.pdf"), "--source-sheet",
         str(sheet)]
    )  # fmt: skip

    assert done == 0
    text = pdf_text(sheet)
    assert "Source sheet" in text
    assert "38,210" in text
    assert "World Intellectual Property" in text
