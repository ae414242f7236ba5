"""Whatever a person types comes out as typed, or is reported character by character."""

import io
import json
from pathlib import Path

import docx
from msgspec.structs import replace

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.edits import edit_section, fill_form
from briefgen.brief.template import Form
from briefgen.document.text import clean_text
from briefgen.document.tree import Paragraph, Text
from tests.builders import DATA, small_brief
from tests.pdf_reading import pdf_text

ODD = "A & B < C > D * e _ f $ g { h % i } j ~ k ` l # m | n \\ o"
FOREIGN = "😀 한국 ไทย"


def typed(*texts: str) -> Brief:
    """A brief with these as the paragraphs of its bottom line."""
    brief = replace(small_brief(), omitted=("ask", "figures", "what_to_do", "other_side"))
    mine = tuple(
        Paragraph(f"bottom_line/n{number}", (Text(clean_text(text)),))
        for number, text in enumerate(texts, start=1)
    )
    return edit_section(brief, "bottom_line", (), mine)


def word_text(data: bytes) -> list[str]:
    return [paragraph.text for paragraph in docx.Document(io.BytesIO(data)).paragraphs]


def test_marks_come_out_as_typed_in_both_formats(tmp_path: Path) -> None:
    brief = fill_form(typed(ODD), Form(title=ODD, office=ODD, contact=ODD))
    result = pipeline.make(brief)
    document = result.composed.document
    assert document.title == ODD
    (tmp_path / "a.pdf").write_bytes(pipeline.export(document, brief, result.pages, ".pdf"))
    text = pdf_text(tmp_path / "a.pdf")
    assert " ".join(text.split()).count("* e _ f $ g { h % i } j ~ k ` l # m |") >= 3
    assert ODD in word_text(pipeline.export(document, brief, result.pages, ".docx"))


def test_characters_without_a_font_are_reported_one_by_one() -> None:
    brief = typed(f"Words {FOREIGN} words")
    result = pipeline.make(brief)
    said = " ".join(problem.message for problem in result.problems)
    for character in FOREIGN.replace(" ", ""):
        assert f"U+{ord(character):04X}" in said, character
    word = word_text(pipeline.export(result.composed.document, brief, result.pages, ".docx"))
    assert f"Words {FOREIGN} words" in word


def test_the_big_list_of_naughty_strings_reaches_both_formats() -> None:
    naughty = [
        text for text in json.loads((DATA / "blns.json").read_text(encoding="utf-8")) if text
    ]
    brief = typed(*naughty)
    result = pipeline.make(brief)
    document = result.composed.document
    assert pipeline.export(document, brief, result.pages, ".pdf").startswith(b"%PDF")
    word = word_text(pipeline.export(document, brief, result.pages, ".docx"))
    lost = [text for text in naughty if clean_text(text) not in word and "\n" not in text]
    assert [text for text in lost if "\t" not in text] == []
