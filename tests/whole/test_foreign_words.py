"""Foreign words keep their language: from the template through the editor into both formats."""

from pathlib import Path

import msgspec
import pikepdf
import pytest
from msgspec.structs import replace
from pytestqt.qtbot import QtBot

from briefgen import pipeline
from briefgen.brief.brief import Brief
from briefgen.brief.edits import edit_section
from briefgen.compose.bounds import Budget
from briefgen.compose.markdown import Parser
from briefgen.compose.tokens import Tokens
from briefgen.compose.words import Words
from briefgen.document.inlines import flatten, nest, normal
from briefgen.document.outline import outline
from briefgen.document.tree import Emphasis, Inlines, Paragraph, Strong, Text
from briefgen.store.container import pack_brief, unpack_brief
from tests.builders import small_brief
from tests.export.word.reading import find, part
from tests.pdf_reading import pdf_text

PHRASE = Emphasis((Text("raison d’être"),), "fr")
SENTENCE: Inlines = (Text("It is its "), Strong((PHRASE,)), Text(" today."))


def brief() -> Brief:
    mine = (Paragraph("bottom_line/p1", SENTENCE),)
    return edit_section(small_brief(), "bottom_line", (), mine)


def exported(suffix: str) -> bytes:
    result = pipeline.make(brief())
    return pipeline.export(result.composed.document, brief(), result.pages, suffix)


def test_a_template_names_the_language_like_an_address() -> None:
    parser = Parser(Words(small_brief(), Tokens()), {}, Budget())
    assert parser.inlines("the [mot juste](lang:fr) of it") == (
        Text("the "),
        Emphasis((Text("mot juste"),), "fr"),
        Text(" of it"),
    )
    assert parser.inlines("[x](lang:no-language-tag!)") == (Text("x"),)


def test_the_language_survives_flattening_and_the_file() -> None:
    assert nest(flatten(SENTENCE)) == normal(SENTENCE) == SENTENCE
    again = unpack_brief(pack_brief(brief()), "a.brief")
    assert again.edits == brief().edits
    assert "[raison d’être](lang:fr)" in outline(pipeline.compose(again).document)


def test_the_editor_keeps_it(qtbot: QtBot) -> None:
    from briefgen.gui.editor.text_formats import char_format, styled_as

    styled = flatten((PHRASE,))[0]
    assert styled_as(char_format(styled), styled.leaf) == styled


def test_the_pdf_says_it_where_the_words_are(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(exported(".pdf"))
    with pikepdf.open(path) as pdf:
        content = b"".join(
            pikepdf.unparse_content_stream(pikepdf.parse_content_stream(page)) for page in pdf.pages
        )
    assert content.count(b"/Lang") == 1
    assert b"(fr)" in content
    assert "raison d’être" in pdf_text(path)


def test_word_says_it_of_the_run() -> None:
    body = part(exported(".docx"), "word/document.xml")
    assert find(body, "//w:r[w:rPr/w:lang/@w:val='fr']/w:t/text()") == ["raison d’être"]


@pytest.mark.parametrize("wrong", ["fr)>>BDC", 'fr"/>', "french language", "f"])
def test_no_file_brings_in_what_is_no_language(wrong: str) -> None:
    data = msgspec.json.encode({"type": "emphasis", "children": [], "language": wrong})
    with pytest.raises(msgspec.ValidationError):
        msgspec.json.decode(data, type=Emphasis)
    with pytest.raises(ValueError, match="tag"):
        replace(PHRASE, language=wrong)
