"""Text in any script: how it is set, how it reads back, and what is said of what no font has."""

import io
import re
import zipfile
from pathlib import Path

import pikepdf
import pytest
from fontTools.ttLib import TTFont
from msgspec.structs import replace

from briefgen import paths
from briefgen.charts import draw as draw_chart
from briefgen.charts import svg_and_png
from briefgen.document.tree import Document, List, ListItem, PageBreak, Section, Strong, Text
from briefgen.export.delivery import Archive, Delivery
from briefgen.export.pdf.file import render
from briefgen.export.pdf.layout import layout
from briefgen.export.pdf.lines import set_even, set_text
from briefgen.export.pdf.measure import measure
from briefgen.export.pdf.painted import Piece
from briefgen.export.pdf.row import Line
from briefgen.export.word import render as render_word
from briefgen.typography.bidi import line_width, set_line
from briefgen.typography.drawing import Label
from briefgen.typography.faces import ARABIC, CHINESE, CHINESE_STRONG, HEBREW, HEBREW_STRONG, SANS
from briefgen.typography.glyphs import spelled
from briefgen.typography.shaping import clusters
from tests.export.pdf.reading import write
from tests.export.pdf.samples import COLUMNS, LOREM, chart, draw, section
from tests.pdf_reading import elements, painted, pdf_text
from tests.validators import docx_lint, marked_content, openxml, poppler
from tests.validators.verapdf import judged

LATIN_TEXT = "Łódź, Đà Nẵng, Ελλάδα, Россия, Київ"
HEBREW_TEXT = "שלום עולם, זה מבחן של טקסט ארוך בעברית עם 123 ועם AI, ולכן הוא נשבר לשתי שורות."
ARABIC_TEXT = "الذكاء الاصطناعي في الصين والولايات المتحدة، وفيه 38,210 براءة بحسب WIPO في جنيف."
CHINESE_TEXT = "中国在专利方面领先，共有38,210个专利族；美国有6,276个。（世界知识产权组织，2024年）"
BODY, COLUMN = COLUMNS.styles.body, COLUMNS.page.column
MARKS = dict.fromkeys(map(ord, "\u202a\u202b\u202c\u202d\u202e\u200e\u200f"))


def of(*texts: str, title: str = "Scripts") -> Document:
    return Document("x", title, "Test", date="2026-01-02", sections=(section("a", "A", *texts),))


def seen(line: Line) -> str:
    """The letters of a line from left to right."""
    drawn = sorted(line.fragments, key=lambda each: each.x)
    return "".join(each.text[::-1] if each.ink.level % 2 else each.text for each in drawn)


def above_the_first_plane() -> str:
    """A character of the font that UTF-16 writes as two."""
    with TTFont(paths.FONTS / f"{SANS.name}.ttf") as font:
        return chr(next(code for code in font.getBestCmap() if code > 0xFFFF))


def test_latin_greek_and_cyrillic_need_no_other_font(tmp_path: Path) -> None:
    pages, path = write(of(LATIN_TEXT), COLUMNS, tmp_path)
    assert not pages.missing
    assert LATIN_TEXT in pdf_text(path)
    faces = {i.face for i in painted(pages).painted[0].items if isinstance(i, Piece)}
    assert all(face.name.startswith("Source") for face in faces)


@pytest.mark.parametrize("text", [HEBREW_TEXT, ARABIC_TEXT])
def test_words_from_the_right_read_back_in_order(tmp_path: Path, text: str) -> None:
    _, path = write(of(text), COLUMNS, tmp_path)
    assert text in pdf_text(path)


@pytest.mark.validate
@pytest.mark.parametrize("text", [HEBREW_TEXT, ARABIC_TEXT])
def test_poppler_reads_words_from_the_right_in_order(tmp_path: Path, text: str) -> None:
    _, path = write(of(text), COLUMNS, tmp_path)
    letters = "".join(re.findall(r"\w", text))  # it leaves spaces and signs as they are seen
    assert letters in "".join(re.findall(r"\w", poppler.text(path).translate(MARKS)))


def test_chinese_reads_back(tmp_path: Path) -> None:
    _, path = write(of(CHINESE_TEXT), COLUMNS, tmp_path)
    assert CHINESE_TEXT in pdf_text(path).replace(" ", "")


@pytest.mark.validate
def test_poppler_reads_every_other_script(tmp_path: Path) -> None:
    texts = (LATIN_TEXT, CHINESE_TEXT, f"A sign {above_the_first_plane()} here", "Thai ไ.")
    _, path = write(of(*texts), COLUMNS, tmp_path)
    read = poppler.text(path, "-raw").replace(" ", "").replace("\n", "")
    for text in (*texts[:-1], "Thai □."):
        assert text.replace(" ", "") in read


def test_the_structure_holds_the_words_as_they_are_read(tmp_path: Path) -> None:
    _, path = write(of("The word “שלום עולם” and الصين."), COLUMNS, tmp_path)
    with pikepdf.open(path) as pdf:
        told = [(str(e.ActualText), str(e.Lang)) for e in elements(pdf, "Span")]
    assert told == [("שלום עולם", "he"), ("الصين", "ar")]


def test_a_line_is_seen_in_the_order_of_uax_9() -> None:
    def order(text: str) -> str:
        (line,) = set_text((Text(text),), BODY, 500).lines
        return seen(line)

    assert order("abc אבג דהו xyz") == "abc והד גבא xyz"
    assert order("abc אבג 12 xyz") == "abc 12 גבא xyz"  # a number goes with the letters before it
    assert order("אבג abc דהו") == "והד abc גבא"
    assert order("אבג WIPO (2024).") == ".WIPO (2024) גבא"
    assert order("אבג (דה WIPO).") == ".)WIPO הד( גבא"
    assert order("abc (אבג) def") == "abc (גבא) def"
    assert order("אבג 12-15 דהו") == "והד 12-15 גבא"


def test_paragraphs_from_the_right_end_at_the_right_edge() -> None:
    text = set_text((Text(HEBREW_TEXT),), BODY, COLUMN)
    assert len(text.lines) > 1
    for line in text.lines:
        shown = [each for each in line.fragments if each.text.strip()]
        assert max(each.x + each.width for each in shown) == pytest.approx(COLUMN, abs=0.1)
        assert min(each.x for each in shown) == pytest.approx(COLUMN - line.width, abs=0.1)
    head = set_even((Text(HEBREW_TEXT),), COLUMNS.styles.title, 504)
    ends = [max(e.x + e.width for e in line.fragments if e.text.strip()) for line in head.lines]
    assert ends == [pytest.approx(504, abs=0.1)] * len(head.lines)


def test_weight_and_notes_keep_their_place_among_letters_from_the_right() -> None:
    inlines = (Text("אבג "), Strong((Text("דהו"),)), Text(" זחט"))
    (line,) = set_text(inlines, BODY, 500).lines
    parts = [(each.text.strip(), each.ink.face) for each in line.fragments if each.text.strip()]
    assert parts == [("אבג", HEBREW), ("דהו", HEBREW_STRONG), ("זחט", HEBREW)]
    places = [each.x for each in line.fragments if each.text.strip()]
    assert places == sorted(places, reverse=True)


def test_arabic_letters_are_joined() -> None:
    """The middle letter of three has another form than the letter alone."""
    alone, joined = clusters(ARABIC, "ب", rtl=True), clusters(ARABIC, "ببب", rtl=True)
    assert len(joined) == 3
    assert len({each.glyphs for each in (*alone, *joined)}) == 4
    parted = clusters(ARABIC, spelled("ب\u200cب"), rtl=True)
    assert [each.glyphs for each in parted if each.letters == "ب"] == [alone[0].glyphs] * 2


def test_letters_and_their_marks_are_one_code(tmp_path: Path) -> None:
    _, path = write(of("שָׁלוֹם"), COLUMNS, tmp_path)
    with pikepdf.open(path) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o]
        hebrew = next(o for o in fonts if "Hebrew" in str(o.BaseFont))
        rows = hebrew.ToUnicode.read_bytes().decode()
        program = hebrew.DescendantFonts[0].FontDescriptor.FontFile2.read_bytes()
    assert "05E9" in rows
    marks = sorted(set("שָׁ") - {"ש"})
    row = next(line for line in rows.splitlines() if "05E9" in line)
    assert all(f"{ord(mark):04X}" in row for mark in marks)
    (tmp_path / "cut.ttf").write_bytes(program)
    with TTFont(tmp_path / "cut.ttf") as font:
        assert any(glyph.isComposite() for glyph in font["glyf"].glyphs.values())


def test_characters_above_the_first_plane_read_back(tmp_path: Path) -> None:
    high = above_the_first_plane()
    pages, path = write(of(f"A sign {high} here"), COLUMNS, tmp_path)
    assert not pages.missing
    assert f"A sign {high} here" in pdf_text(path)


def test_chinese_breaks_anywhere_but_before_what_closes() -> None:
    for room in range(60, 240, 7):
        lines = set_text((Text(CHINESE_TEXT * 2),), BODY, room).lines
        texts = ["".join(each.text for each in line.fragments) for line in lines]
        assert "".join(texts) == CHINESE_TEXT * 2
        assert not [each for each in texts if each[0] in "，；。）、”" or each[-1] == "（"]
        assert all(line.width <= room for line in lines)
        if room > 120:
            assert all(line.width > room * 0.6 for line in lines[:-1])


def test_a_number_among_chinese_stays_whole() -> None:
    atoms, _ = measure((Text("共有38,210个"),), BODY)
    assert ["".join(text for _, text in each.parts) for each in atoms] == [
        "共",
        "有",
        "38,210",
        "个",
    ]


def test_chinese_heads_are_bold(tmp_path: Path) -> None:
    pages, path = write(of("x", title="中国"), COLUMNS, tmp_path)
    title = next(
        i for i in painted(pages).painted[0].items if isinstance(i, Piece) and "中" in i.text
    )
    assert title.face == CHINESE_STRONG
    with pikepdf.open(path) as pdf:
        assert b"2 Tr" in pdf.pages[0].Contents.read_bytes()
        names = [
            str(o.BaseFont)
            for o in pdf.objects
            if isinstance(o, pikepdf.Dictionary) and "/ToUnicode" in o
        ]
    assert sum("NotoSansSC" in name for name in names) == 1
    assert CHINESE.name in "".join(names)


def test_what_no_font_has_is_named_and_the_pages_are_made(tmp_path: Path) -> None:
    pages, path = write(of("Thai ไ, Hindi न, Korean 한."), COLUMNS, tmp_path)
    assert {each.character for each in pages.missing} == {"ไ", "न", "한"}
    assert "U+0E44" in " ".join(problem.message for problem in pages.problems)
    assert "Thai □, Hindi □, Korean □." in pdf_text(path)


def test_a_short_line_is_ordered_like_a_paragraph() -> None:
    stretches = set_line(SANS, "Office of שלום עולם now")
    assert "".join(each.text for each in stretches) == "Office of שלום עולם now"
    assert [each.rtl for each in stretches] == [False, True, False]
    assert [each.x for each in stretches] == sorted(each.x for each in stretches)
    turned = set_line(SANS, "משרד AI ישראל")
    assert [each.x for each in turned] == sorted((each.x for each in turned), reverse=True)


def test_charts_have_names_in_any_script() -> None:
    named = replace(
        chart("s/c"),
        kind="bar",
        categories=("中华人民共和国", "ישראל", "الإمارات")[: len(chart("s/c").categories)],
    )
    drawing = draw_chart(named, 243)
    labels = {each.text: each for each in drawing.items if isinstance(each, Label)}
    assert all(any(name in text for text in labels) for name in named.categories)
    assert all(each.x + each.width <= 243.5 for each in labels.values())
    made = svg_and_png(drawing)
    assert made is not None
    assert b"<path" in made[0]


def test_word_is_told_of_directions() -> None:
    document = of("The word שלום here.", "עברית עם AI.")
    data = render_word(document, COLUMNS, layout(document, COLUMNS, draw=draw))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        body = archive.read("word/document.xml").decode()
    assert body.count("<w:bidi/>") == 1
    assert '<w:rtl/><w:lang w:bidi="he-IL"/></w:rPr><w:t xml:space="preserve">שלום</w:t>' in body
    assert '<w:r><w:t xml:space="preserve">AI</w:t></w:r>' in body
    assert '<w:r><w:rPr><w:rtl/></w:rPr><w:t xml:space="preserve">.</w:t></w:r>' in body


@pytest.mark.validate
def test_files_in_many_scripts_conform(tmp_path: Path) -> None:
    document = of(HEBREW_TEXT, ARABIC_TEXT, CHINESE_TEXT, "שָׁלוֹם لا يُقَدَّر 中", title="中国 שלום")
    pages = layout(document, COLUMNS, draw=draw)
    cases = []
    for archive in Archive:
        path = tmp_path / f"scripts-{archive}.pdf"
        path.write_bytes(render(document, COLUMNS, pages, Delivery(archive)))
        cases += [(each, path) for each in ("ua1", archive.value) if each]
        assert marked_content.failures(path) == []
    assert judged(cases) == {case: [] for case in cases}
    word = tmp_path / "scripts.docx"
    word.write_bytes(render_word(document, COLUMNS, pages))
    assert openxml.errors(word) == []
    assert docx_lint.lint(word.read_bytes()) == []


def test_the_bullet_of_a_line_from_the_right_stands_right_of_it() -> None:
    items = (ListItem((Text("עברית"),)), ListItem((Text("English"),)))
    sections = (Section("a", "A", (List("a/l", False, items),)),)
    document = Document("x", "Lists", "Test", "2026-01-02", sections=sections)
    pieces = [
        i for i in layout(document, COLUMNS, draw=draw).painted[0].items if isinstance(i, Piece)
    ]
    bullets = [each.x for each in pieces if each.text == "•"]
    words = [
        next(each.x for each in pieces if each.text.strip() == word)
        for word in ("עברית", "English")
    ]
    assert bullets[0] > words[0]
    assert bullets[1] < words[1]


@pytest.mark.parametrize("text", ["Office, 2026", "ישראל (2024), עברית", "الإمارات العربية (1.5)"])
def test_a_line_is_as_wide_as_its_stretches(text: str) -> None:
    ends = [
        each.x + sum(part.advance for part in clusters(each.face, each.text, each.rtl)) / 1000
        for each in set_line(SANS, text)
    ]
    assert max(ends) == pytest.approx(line_width(SANS, text), abs=1e-6)


def test_a_title_from_the_right_with_a_sign_that_no_font_has_runs_at_the_head_of_pages() -> None:
    blocks = (PageBreak("s/b1"), section("s", LOREM).blocks[-1], PageBreak("s/b2"))
    sections = (Section("a", "A", blocks), section("after", LOREM))
    title, office = "שלום 🚀 AI race", "משרד 🚀"
    document = Document("d", title, "Brief", "2026-11-23", office=office, sections=sections)
    assert layout(document, COLUMNS).count > 1
