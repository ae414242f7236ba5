"""What other programs copy is put in as far as a section can hold it, and the rest is named."""

import base64
import time
from collections.abc import Iterator

import msgspec
import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication, QImage, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen.document.runs import plain
from briefgen.document.tree import (
    Alignment,
    Blocks,
    Citation,
    Emphasis,
    Heading,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Picture,
    Strong,
    Table,
    Text,
    Value,
)
from briefgen.evidence.values import Cell, Reference
from briefgen.gui.editor.arrived import told
from briefgen.gui.editor.copied import html, plain_text
from briefgen.gui.editor.pasted import MIME
from briefgen.gui.editor.pasted_html import blocks_from_html
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from tests.gui.conftest import Asked, told_in
from tests.gui.hands import CTRL, SHIFT, Key
from tests.gui.test_editor import Desk
from tests.test_images import GOOD

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta name=Generator content="Microsoft Word 15"><style><!--p.MsoNormal{margin:0}--></style></head>
<body lang=EN-US><!--StartFragment-->
<h2>Where things stand<o:p></o:p></h2>
<p class=MsoNormal>CO<sub>2</sub> fell by 10 m<sup>3</sup> on the 1<sup>st</sup>,
<span style='color:#C00000'>by far</span> x<sup>ab</sup>.<o:p></o:p></p>
<!--[if gte vml 1]><v:shape id="Text_x0020_Box_x0020_2"><v:textbox>boxed</v:textbox></v:shape>
<![endif]--><![if !vml]><img src="file:///C:/clip_image001.png"
v:shapes="Text_x0020_Box_x0020_2"><![endif]>
<p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>3.<span style='font:7.0pt "Times"'>&nbsp;&nbsp; </span></span><![endif]>
three<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>dot<o:p></o:p></p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>4.<span>&nbsp; </span></span><![endif]>four<o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal><b>Who</b></p></td>
<td><p class=MsoNormal>2025</p></td></tr>
<tr><td><p class=MsoNormal>China</p></td><td><p class=MsoNormal>38,210</p></td></tr></table>
<!--EndFragment--></body></html>"""
SHEET = """<table cellspacing="0" border="0"><colgroup width="85"></colgroup><tbody><tr>
<td height="17" align="left">Country</td><td align="right">Share</td></tr>
<tr><td align="left" rowspan=2>China</td><td align="right" sdval="61">61%</td></tr>
<tr><td align="right" sdval="3">3%</td></tr></tbody></table>"""


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, "bottom")


def cells(table: Table) -> list[list[str]]:
    heads = [plain(each.title) for each in table.columns]
    return [heads, *([plain(cell) for cell in row] for row in table.rows)]


def test_word_keeps_heads_lists_tables_and_raised_letters() -> None:
    arrived = blocks_from_html(WORD)
    head, text, items, table = arrived.blocks

    assert head == Heading("", 2, (Text("Where things stand"),))
    assert isinstance(text, Paragraph)
    assert plain(text.text) == "CO₂ fell by 10 m³ on the 1st, by far xab."
    dot = ListItem((Text("dot"),), ordered=False)
    assert items == List(
        "", True, (ListItem((Text("three"),), (dot,)), ListItem((Text("four"),))), 3
    )
    assert isinstance(table, Table)
    assert cells(table) == [["Who", "2025"], ["China", "38,210"]]
    assert table.columns[0].title == (Strong((Text("Who"),)),)
    assert [each.alignment for each in table.columns] == [Alignment.LEFT, Alignment.FIGURE]
    assert told(arrived) == (
        "Put a heading, a paragraph, a list and a table in; left out: 1 text box, raised and "
        "lowered letters, which stand on the line, colors."
    )


def test_cells_of_a_spreadsheet_are_a_table_and_merged_ones_are_taken_apart(desk: Desk) -> None:
    said: list[str] = []
    desk.open_brief.told.connect(said.append)
    desk.at(2, 8)
    desk.paste(html=SHEET, text="Country\tShare\nChina\t61%\n\t3%")

    table = desk.mine()[3]
    assert isinstance(table, Table)
    assert cells(table) == [["Country", "Share"], ["China", "61%"], ["", "3%"]]
    assert said == ["Put a table in; left out: merged cells, which are taken apart."]


def test_tabs_alone_are_a_table_too_unless_plain_text_is_wanted(desk: Desk) -> None:
    desk.at(2, 8)
    desk.paste(text="Who\tHow many\nChina\t38,210\n")
    assert isinstance(desk.mine()[3], Table)
    desk.open_brief.history.undo()
    desk.at(2, 8)
    desk.key(Key.Key_V, CTRL | SHIFT)
    assert not any(isinstance(each, Table) for each in desk.mine())


def test_one_cell_is_words(desk: Desk) -> None:
    desk.at(2, 8)
    desk.paste(html="<table><tr><td>38,210</td></tr></table>", text="38,210")

    assert desk.text(2) == (Text("Act now.38,210"),)


@pytest.mark.parametrize(
    ("html", "blocks"),
    [
        (
            "<ul><li><p>one</p><p>two</p></li><li>three</li></ul>",
            (List("", False, (ListItem((Text("one"), LineBreak(), Text("two"))),
                              ListItem((Text("three"),)))),),
        ),
        ("<pre>a\n  b</pre>", (Paragraph("", (Text("a"), LineBreak(), Text("b"))),)),
        ("<h1>A</h1><h3>B</h3>", (Heading("", 2, (Text("A"),)), Heading("", 4, (Text("B"),)))),
        (
            "<p><a href='https://u:p@a.example/x'>l</a> <em>e</em></p>",
            (Paragraph("", (Link("https://a.example/x", (Text("l"),)), Text(" "),
                            Emphasis((Text("e"),)))),),
        ),
        ("a<b style='display:none'>no</b>b<script>1</script>", (Paragraph("", (Text("ab"),)),)),
        ("<p>\u202ex\ue000&#xE001;y</p>", (Paragraph("", (Text("xy"),)),)),
    ],
)  # fmt: skip
def test_html_is_read_as_it_reads(html: str, blocks: Blocks) -> None:
    assert blocks_from_html(html).blocks == blocks


def test_tables_in_tables_and_what_is_not_closed() -> None:
    html = "<table><tr><th>a<th>b<tr><td>1<td><table><tr><td>in<td>ner</table>x</table>after"
    table, after = blocks_from_html(html).blocks
    assert isinstance(table, Table)
    assert cells(table) == [["a", "b"], ["1", "in\nner\nx"]]
    assert after == Paragraph("", (Text("after"),))


@pytest.mark.parametrize(
    ("html", "line"),
    [
        ("x<iframe src='https://a.example'>f</iframe><video></video>",
         "Put a paragraph in; left out: 1 film or sound, 1 frame of another page."),
        ("<p>a</p><p>b</p><img src='https://a.example/x.png'><img src=x width=1>",
         "Put 2 paragraphs in; left out: 1 picture that is not in what was copied."),
        ("<p>as <del>claimed</del><ins>shown</ins></p>",
         "Put a paragraph in; left out: 1 deletion, underlining."),
        ("<s>old</s> <u>new</u>", "Put a paragraph in; left out: strikethrough, underlining."),
        ("<p style='color:rgb(32, 33, 34);background-color:rgba(0, 0, 0, 0)'>calm</p>", ""),
        ("<a href='https://a.example' style='color:blue;text-decoration:underline'>link</a>", ""),
    ],
)  # fmt: skip
def test_what_is_left_out_is_named(html: str, line: str) -> None:
    assert told(blocks_from_html(html)) == line


@pytest.mark.parametrize(
    "html",
    ["<div>" * 200_000, "<p>x" * 300_000, "<table>" + "<tr><td>x" * 200_000, "<!--" * 300_000,
     "<ul>" + "<li><b>" * 150_000, "</" * 400_000, "<" * 900_000, "&#" * 400_000,
     "<table><tr><td colspan=9999 rowspan=9999>x" * 3_000],
)  # fmt: skip
def test_too_much_ends_soon(html: str) -> None:
    begun = time.monotonic()
    blocks = blocks_from_html(html).blocks
    assert len(blocks) < 25_000
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("plain", [True, False])
def test_more_than_a_section_holds_is_cut_and_said(desk: Desk, plain: bool) -> None:
    said: list[str] = []
    desk.open_brief.told.connect(said.append)
    lines = ["word " * 40] * 20_000
    begun = time.monotonic()
    desk.at(2, 8)
    if plain:
        desk.paste(text="\n".join(lines))
    else:
        desk.paste(html="<p>" + "</p><p>".join(lines), text="x")

    assert len(desk.mine()) < 400
    assert said[0].endswith("left out: the rest, which is too long for a section.")
    assert time.monotonic() - begun < 15


def test_a_paste_is_one_step_to_undo(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type(" Typed.")
    desk.paste(html=WORD, text="x")
    desk.type(" After.")
    desk.panel.flush()
    history = desk.open_brief.history
    assert history.count() == 3

    history.undo()
    history.undo()
    assert desk.edit.toPlainText().endswith("Act now. Typed.")


def test_numbers_of_figures_that_a_brief_lacks_are_plain_text(desk: Desk) -> None:
    strange = Value(Reference((Cell("other", "China", "2025"),)), "12\u202e.5\ue000")
    copied = (Paragraph("", (strange, Text(" times"), Citation("nowhere"))), Picture("", "x.png"))

    data = QMimeData()
    data.setData(MIME, msgspec.json.encode(copied))
    QGuiApplication.clipboard().setMimeData(data)
    said: list[str] = []
    desk.open_brief.told.connect(said.append)
    desk.at(2, 8)
    desk.key(Key.Key_V, CTRL)

    assert desk.text(2) == (Text("Act now.12.5 times"),)
    assert said == [
        "Put a paragraph in; left out: 1 picture that is not in what was copied, "
        "1 note of a source unknown here."
    ]


def test_pictures_of_a_page_are_put_in_where_the_caret_is(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    assert window.workspace
    edit, before = window.workspace.editor.edit, brief.brief
    window.activateWindow()
    edit.setFocus()
    edit.moveCursor(QTextCursor.MoveOperation.End)
    image = base64.b64encode(GOOD["rgb"]).decode()
    data = QMimeData()
    broken = base64.b64encode(b"no picture").decode()
    data.setHtml(
        f"<p>Before</p><img alt='A map' src='data:image/png;base64,{image}'><p>After</p>"
        f"<img src='data:image/png;base64,{broken}'>"
    )
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(edit, Key.Key_V, CTRL)

    qtbot.waitUntil(lambda: bool(brief.brief.edits))
    window.workspace.editor.flush()
    mine = [each.mine for each in brief.brief.edits if each.base is None]
    picture = next(each for each in mine if isinstance(each, Picture))
    assert picture.alt == "A map"
    assert [each.name for each in brief.brief.own.pictures] == [picture.name]
    message = told_in(window)
    assert message.endswith("left out: 1 picture that cannot be read.")
    brief.history.undo()
    assert brief.brief == replace(before, plan=brief.brief.plan)


def test_a_picture_by_itself_is_asked_about(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked
) -> None:
    assert window.workspace
    edit = window.workspace.editor.edit
    window.activateWindow()
    edit.setFocus()
    image = QImage(40, 30, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    QGuiApplication.clipboard().setImage(image)
    asked.name = "A blue field."
    QTest.keyClick(edit, Key.Key_V, CTRL)

    qtbot.waitUntil(lambda: bool(brief.brief.own.pictures))
    picture = next(e.mine for e in brief.brief.edits if isinstance(e.mine, Picture))
    assert picture.alt == "A blue field."


def test_a_picture_that_comes_late_is_not_put_elsewhere(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked
) -> None:
    assert window.workspace
    edit = window.workspace.editor.edit
    QGuiApplication.clipboard().setImage(QImage(4, 3, QImage.Format.Format_RGB32))
    asked.name = "A field."
    edit.paste()
    brief.select("ask")

    qtbot.waitUntil(lambda: "Another section" in told_in(window))
    assert brief.brief.own.pictures == ()


def test_what_is_copied_reads_in_other_programs(desk: Desk) -> None:
    desk.at(2, 8)
    desk.paste(html=WORD.replace("<h2>", "<h2>R&amp;D &lt;1 "), text="")
    desk.key(Key.Key_A, CTRL)
    desk.key(Key.Key_C, CTRL)
    copied = QGuiApplication.clipboard().mimeData()

    lines = copied.text().split("\n")
    assert {"R&D <1 Where things stand", "3. three", "Who\t2025", "China\t38,210"} <= set(lines)
    elsewhere = blocks_from_html(copied.html()).blocks
    heads = {plain(each.text): each.level for each in elsewhere if isinstance(each, Heading)}
    assert heads == {"Bottom line": 2, "R&D <1 Where things stand": 3}
    table = next(each for each in elsewhere if isinstance(each, Table))
    assert cells(table) == [["Who", "2025"], ["China", "38,210"]]
    listed = next(each for each in elsewhere if isinstance(each, List))
    assert (listed.ordered, listed.start) == (True, 3)
    assert [plain(each.text) for each in listed.items] == ["three", "four"]
    assert [plain(each.text) for each in listed.items[0].children] == ["dot"]


def test_notes_numbers_and_links_are_copied_as_they_read() -> None:
    link = Link('https://example.org/?a=1&b="2', (Text("the <source>"),))
    number = Value(Reference((Cell("other", "China", "2025"),)), "38,210")
    text = (Strong((Text("So"),)), Text(": "), number, Citation("a", 3), LineBreak(), link)

    assert html((Paragraph("", text),)) == (
        "<p><b>So</b>: 38,210<sup>3</sup><br>"
        '<a href="https://example.org/?a=1&amp;b=&quot;2">the &lt;source&gt;</a></p>'
    )
    assert plain_text((Paragraph("", text),)) == "So: 38,210\nthe <source>"
