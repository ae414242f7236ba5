from collections.abc import Iterator
from random import Random

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit
from pytestqt.qtbot import QtBot

from briefgen.brief.overview import arrangement
from briefgen.document.inlines import normal_blocks
from briefgen.document.runs import runs
from briefgen.document.tree import (
    Blocks,
    Chart,
    Citation,
    Emphasis,
    Heading,
    Inlines,
    LineBreak,
    Link,
    List,
    ListItem,
    Paragraph,
    Strong,
    Text,
    Value,
)
from briefgen.export.marking_colors import BLANK
from briefgen.gui.editor import panel as editor
from briefgen.gui.editor.objects_at import object_at
from briefgen.gui.editor.panel import EditorPanel
from briefgen.gui.editor.pasted import MIME
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.window.main_window import MainWindow
from tests.builders import said
from tests.gui.fakes import BOTTOM, BRIEF, EVIDENCE, FakeEngine, mine, opened
from tests.gui.texts import NUMBER

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
BOX = replace(EVIDENCE.blocks[2], id="")


class Desk:
    """A panel, its brief, and keys."""

    def __init__(self, qtbot: QtBot, section: str) -> None:
        self.qtbot = qtbot
        self.open_brief: OpenBrief
        self.engine: FakeEngine
        self.rendering: Rendering
        self.open_brief, self.engine, self.rendering = opened(section)
        self.panel = EditorPanel(self.open_brief, self.rendering)
        qtbot.addWidget(self.panel)
        self.engine.answer()
        self.panel.resize(420, 400)
        self.panel.show()
        qtbot.waitExposed(self.panel)
        self.panel.activateWindow()
        self.edit = self.panel.edit
        self.edit.setFocus()
        qtbot.waitUntil(self.edit.hasFocus)

    def at(self, line: int, column: int) -> None:
        cursor = QTextCursor(self.edit.document().findBlockByNumber(line))
        cursor.setPosition(cursor.position() + column)
        self.edit.setTextCursor(cursor)

    def key(
        self, key: Qt.Key, modifiers: Qt.KeyboardModifier | None = None, times: int = 1
    ) -> None:
        for _ in range(times):
            QTest.keyClick(self.edit, key, modifiers or Qt.KeyboardModifier.NoModifier)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.edit, text)

    def mine(self) -> Blocks:
        self.panel.flush()
        blocks = mine(self.open_brief.brief, self.open_brief.section)
        assert blocks is not None
        return blocks

    def text(self, line: int) -> Inlines:
        block = self.mine()[line]
        assert isinstance(block, Paragraph | Heading)
        return block.text

    def pages(self) -> None:
        """Wait until the pages of what was typed are made."""
        self.panel.flush()
        self.qtbot.waitUntil(lambda: "make" in self.engine.waiting)
        self.engine.answer()

    def paste(self, **formats: str) -> None:
        data = QMimeData()
        if "html" in formats:
            data.setHtml(formats["html"])
        if "text" in formats:
            data.setText(formats["text"])
        QGuiApplication.clipboard().setMimeData(data)
        self.key(Qt.Key.Key_V, CTRL)


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    return Desk(qtbot, "bottom")


@pytest.fixture
def evidence(qtbot: QtBot) -> Desk:
    return Desk(qtbot, "evidence")


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def test_nothing_is_kept_of_a_section_that_nobody_edited(desk: Desk) -> None:
    desk.panel.flush()

    assert desk.open_brief.brief is BRIEF
    assert desk.panel.state.text() == "Suggested text"
    assert not desk.panel.restore.isEnabled()


def test_typing_is_kept_as_the_persons_version(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type(" *Now* {{ x }}")

    assert desk.text(2) == (Text("Act now. *Now* {{ x }}"),)
    (change,) = desk.open_brief.brief.edits
    assert change.base == BOTTOM.blocks[2]
    assert change.mine == replace(BOTTOM.blocks[2], text=desk.text(2))
    assert desk.panel.state.text() == "Edited by you"


def test_typing_reaches_the_brief_by_itself(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type("!")

    desk.qtbot.waitUntil(lambda: desk.open_brief.brief is not BRIEF)


def test_typing_back_to_what_it_was_keeps_no_edit(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type("!")
    desk.panel.flush()
    desk.key(Qt.Key.Key_Backspace)
    desk.panel.flush()

    assert mine(desk.open_brief.brief, "bottom") is None


def test_a_value_is_one_thing_for_the_arrows(desk: Desk) -> None:
    desk.at(1, 10)
    desk.key(Qt.Key.Key_Right)
    desk.type("x")
    desk.key(Qt.Key.Key_Left, times=2)
    desk.type("y")

    assert desk.text(1) == (
        Text("China has y"), NUMBER, Text("x patents."), Citation("wipo"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("column", "key", "modifiers"),
    [
        (11, Qt.Key.Key_Backspace, Qt.KeyboardModifier.NoModifier),
        (10, Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier),
        (11, Qt.Key.Key_Backspace, CTRL),
    ],
)
def test_a_value_is_deleted_whole(
    desk: Desk, column: int, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    desk.at(1, column)
    desk.key(key, modifiers)

    assert NUMBER not in desk.text(1)
    assert "38" not in str(desk.text(1))


def test_a_value_is_selected_and_typed_over_whole(desk: Desk) -> None:
    desk.at(1, 10)
    desk.key(Qt.Key.Key_Right, SHIFT)
    desk.type("many")

    assert desk.text(1)[0] == Text("China has many patents.")


def test_a_value_stays_one_when_copied_in_the_editor(desk: Desk) -> None:
    desk.at(1, 10)
    desk.key(Qt.Key.Key_Right, SHIFT)
    desk.key(Qt.Key.Key_C, CTRL)
    desk.at(2, 0)
    desk.key(Qt.Key.Key_V, CTRL)

    assert desk.text(2) == (NUMBER, Text("Act now."))
    assert QGuiApplication.clipboard().text() == "38,210"


def test_cutting_takes_the_value_along(desk: Desk) -> None:
    desk.at(1, 6)
    desk.key(Qt.Key.Key_Right, SHIFT, times=5)
    desk.key(Qt.Key.Key_X, CTRL)
    desk.at(2, 8)
    desk.key(Qt.Key.Key_V, CTRL)

    assert desk.text(1)[0] == Text("China  patents.")
    assert desk.text(2) == (Text("Act now.has "), NUMBER)


def test_bold_and_italic(desk: Desk) -> None:
    desk.at(2, 0)
    desk.key(Qt.Key.Key_Right, SHIFT, times=3)
    desk.key(Qt.Key.Key_B, CTRL)
    desk.key(Qt.Key.Key_I, CTRL)

    assert desk.text(2) == (Strong((Emphasis((Text("Act"),)),)), Text(" now."))
    desk.key(Qt.Key.Key_B, CTRL)
    desk.key(Qt.Key.Key_I, CTRL)
    desk.panel.flush()
    assert desk.open_brief.brief.edits == ()


def test_enter_makes_a_paragraph_and_shift_enter_a_line(desk: Desk) -> None:
    desk.at(0, 11)
    desk.key(Qt.Key.Key_Return)
    desk.type("New")
    desk.key(Qt.Key.Key_Return, SHIFT)
    desk.type("line")

    assert desk.mine()[1] == Paragraph("bottom/n1", (Text("New"), LineBreak(), Text("line")))


def test_enter_within_a_paragraph_keeps_its_id_once(desk: Desk) -> None:
    desk.at(2, 4)
    desk.key(Qt.Key.Key_Return)

    assert [each.id for each in desk.mine()[2:]] == ["bottom/p2", "bottom/n1"]


def test_bullets_come_and_go(desk: Desk) -> None:
    desk.at(2, 0)
    desk.key(Qt.Key.Key_L, CTRL | SHIFT)
    desk.key(Qt.Key.Key_End)
    desk.key(Qt.Key.Key_Return)
    desk.type("Then rest.")
    items = (ListItem((Text("Act now."),)), ListItem((Text("Then rest."),)))
    assert desk.mine()[2] == List("bottom/n1", False, items)

    desk.key(Qt.Key.Key_N, CTRL | SHIFT)
    assert isinstance(desk.mine()[3], List)
    desk.key(Qt.Key.Key_N, CTRL | SHIFT)
    assert isinstance(desk.mine()[3], Paragraph)


def test_heads_come_and_go_and_the_first_one_stays(desk: Desk) -> None:
    desk.at(2, 3)
    desk.key(Qt.Key.Key_H, CTRL | SHIFT)
    assert desk.mine()[2] == Heading("bottom/n1", 2, (Text("Act now."),))
    assert desk.panel.tools.heading.isChecked()
    assert desk.panel.title.text() == "Bottom line"
    desk.key(Qt.Key.Key_H, CTRL | SHIFT)
    assert isinstance(desk.mine()[2], Paragraph)

    desk.at(0, 3)
    desk.key(Qt.Key.Key_H, CTRL | SHIFT)
    assert desk.mine()[0] == BOTTOM.blocks[0]


def test_an_item_becomes_a_head(evidence: Desk) -> None:
    evidence.at(4, 0)
    evidence.key(Qt.Key.Key_H, CTRL | SHIFT)

    assert evidence.mine()[-1] == Heading("evidence/n1", 2, (Text("two"),))


def test_an_item_goes_below_another_and_back(evidence: Desk) -> None:
    evidence.at(4, 0)
    evidence.key(Qt.Key.Key_BracketRight, CTRL)
    nested = (ListItem((Text("one"),), (ListItem((Text("two"),)),)),)
    assert evidence.mine()[3] == List("evidence/l1", False, nested)

    evidence.key(Qt.Key.Key_Backspace)
    evidence.panel.flush()
    assert evidence.open_brief.brief.edits == ()


def test_enter_in_an_empty_item_ends_the_list(evidence: Desk) -> None:
    evidence.at(4, 3)
    evidence.key(Qt.Key.Key_Return, times=2)
    evidence.type("After")

    assert evidence.mine()[4] == Paragraph("evidence/n1", (Text("After"),))


def test_a_chart_cannot_be_typed_into(evidence: Desk) -> None:
    evidence.at(2, 0)
    evidence.type("before")
    evidence.key(Qt.Key.Key_Down)
    evidence.key(Qt.Key.Key_End)
    evidence.type("after")

    blocks = evidence.mine()
    assert blocks[3] == EVIDENCE.blocks[2]
    assert isinstance(blocks[2], Paragraph)
    assert blocks[2].text == (Text("before"),)
    assert isinstance(blocks[4], Paragraph)
    assert blocks[4].text == (Text("after"),)


@pytest.mark.parametrize(
    ("line", "column", "key"),
    [(3, 0, Qt.Key.Key_Backspace), (1, 9, Qt.Key.Key_Delete), (2, 1, Qt.Key.Key_Backspace)],
)
def test_a_chart_is_selected_first_and_then_deleted(
    evidence: Desk, line: int, column: int, key: Qt.Key
) -> None:
    evidence.at(line, column)
    evidence.key(key)
    evidence.panel.flush()
    assert evidence.open_brief.brief.edits == ()

    evidence.key(key)
    heading, paragraph, _, items = EVIDENCE.blocks
    assert evidence.mine() == (heading, paragraph, items)
    assert evidence.edit.document().blockCount() == 4


@pytest.mark.parametrize("how", ["enter", "letters", "shift enter"])
def test_only_erasing_removes_a_selected_chart(evidence: Desk, how: str) -> None:
    evidence.at(3, 0)
    evidence.key(Qt.Key.Key_Backspace)
    assert evidence.edit.textCursor().hasSelection()
    if how != "letters":
        evidence.key(Qt.Key.Key_Return, SHIFT if how == "shift enter" else None)
    evidence.type("below")

    blocks = evidence.mine()
    assert blocks[2] == EVIDENCE.blocks[2]
    assert blocks[3] == Paragraph("evidence/n1", (Text("below"),))
    assert blocks[4:] == EVIDENCE.blocks[3:]


def test_a_chart_moves_with_the_text_around_it(evidence: Desk) -> None:
    evidence.at(2, 0)
    evidence.key(Qt.Key.Key_Down, SHIFT)
    evidence.key(Qt.Key.Key_X, CTRL)
    evidence.key(Qt.Key.Key_End, CTRL)
    evidence.key(Qt.Key.Key_V, CTRL)

    blocks = evidence.mine()
    charts = [each for each in blocks if isinstance(each, Chart)]
    assert charts == [EVIDENCE.blocks[2]]
    assert isinstance(blocks[-1], Chart)


HOSTILE = """<html><head><style>p{color:red}</style><title>t</title></head><body>
<script>alert(1)</script><p style="font-size:40px">Hello <b>bold</b> <i>it</i>
<a href="javascript:evil()">bad</a> <a href="https://a.example">good</a>
<img src="file:///etc/passwd" onerror="x()"></p>
<table><tr><td>cell</td></tr></table><ul><li>one<ul><li>two</li></ul></li></ul>
<iframe src="https://a.example">frame</iframe></body></html>"""


def test_a_hostile_page_leaves_only_words(desk: Desk) -> None:
    desk.at(2, 8)
    desk.paste(html=HOSTILE, text="plain")

    blocks = desk.mine()
    assert desk.text(2) == (
        Text("Act now.Hello "), Strong((Text("bold"),)), Text(" "), Emphasis((Text("it"),)),
        Text(" bad "), Link("https://a.example", (Text("good"),)), Text(" "),
    ) or desk.text(2)[-1] == Link("https://a.example", (Text("good"),))  # fmt: skip
    assert blocks[3] == Paragraph("bottom/n1", (Text("cell"),))
    assert isinstance(blocks[4], List)
    assert blocks[4].items == (ListItem((Text("one"),), (ListItem((Text("two"),)),)),)
    assert len(blocks) == 5


def test_pasted_lists_keep_their_kinds_and_numbers(desk: Desk) -> None:
    desk.at(2, 0)
    html = "<ol start=4><li>four<ul><li>dot</li></ul></li><li>five<ol><li>a</li></ol></li></ol>"
    desk.paste(html=html, text="plain")
    dot, inner = ListItem((Text("dot"),), ordered=False), ListItem((Text("a"),))
    items = (ListItem((Text("four"),), (dot,)), ListItem((Text("five"),), (inner,)))
    assert next(each for each in desk.mine() if isinstance(each, List)) == List(
        "bottom/n1", True, items, 4
    )


def test_plain_paste_brings_words_alone(desk: Desk) -> None:
    data = QMimeData()
    data.setHtml("<b>x</b>")
    data.setText("x\u202ey\ue000")
    QGuiApplication.clipboard().setMimeData(data)
    desk.at(2, 8)
    desk.key(Qt.Key.Key_V, CTRL | SHIFT)

    assert desk.text(2) == (Text("Act now.xy"),)


@pytest.mark.parametrize("keys", [CTRL, CTRL | SHIFT])
def test_what_pasting_leaves_out_is_said(desk: Desk, keys: Qt.KeyboardModifier) -> None:
    said: list[str] = []
    desk.open_brief.told.connect(said.append)
    for text in ("x\u202ey\ue000", "plain\r\nwords\x85 and more"):
        data = QMimeData()
        data.setText(text)
        QGuiApplication.clipboard().setMimeData(data)
        desk.at(2, 8)
        desk.key(Qt.Key.Key_V, keys)
    assert said == ["Characters that cannot be printed were left out: U+202E, U+E000."]


@pytest.mark.parametrize("junk", [b"", b"{", b"[[[[" * 9999, b'[{"type":"paragraph"}]'])
def test_made_up_blocks_on_the_clipboard_do_no_harm(desk: Desk, junk: bytes) -> None:
    data = QMimeData()
    data.setData(MIME, junk)
    QGuiApplication.clipboard().setMimeData(data)
    desk.at(2, 8)
    desk.key(Qt.Key.Key_V, CTRL)
    desk.panel.flush()

    assert desk.open_brief.brief.edits == ()


def test_other_scripts_are_text_like_any(desk: Desk) -> None:
    desk.at(2, 0)
    desk.paste(text="שלום עולם")
    desk.paste(text="中美人工智能😀")

    assert desk.text(2) == (Text("שלום עולם中美人工智能😀Act now."),)


def test_a_link_is_set_and_a_bad_one_gets_a_sentence(desk: Desk) -> None:
    row = desk.panel.tools.link_row
    desk.at(2, 0)
    desk.key(Qt.Key.Key_Right, SHIFT, times=3)
    desk.key(Qt.Key.Key_K, CTRL)
    QTest.keyClicks(row.address, "javascript:x")
    QTest.keyClick(row.address, Qt.Key.Key_Return)
    assert (
        row.message.text() == "Only web addresses (https, http) and email addresses can be links."
    )

    row.address.selectAll()
    QTest.keyClicks(row.address, "www.example.org")
    QTest.keyClick(row.address, Qt.Key.Key_Return)
    assert desk.text(2) == (Link("https://www.example.org", (Text("Act"),)), Text(" now."))
    assert row.isHidden()

    desk.at(2, 3)
    desk.type("ion")
    assert desk.text(2)[1] == Text("ion now.")


def test_undo_in_the_address_of_a_link_is_of_the_address(desk: Desk) -> None:
    row = desk.panel.tools.link_row
    desk.at(2, 8)
    desk.type("!")
    desk.panel.flush()
    desk.key(Qt.Key.Key_K, CTRL)
    row.address.clear()
    QTest.keyClicks(row.address, "a")
    QTest.keyClick(row.address, Qt.Key.Key_Z, CTRL)
    assert row.address.text() == ""
    QTest.keyClick(row.address, Qt.Key.Key_Y, CTRL)
    assert row.address.text() == "a"
    assert desk.open_brief.history.canUndo()


def test_a_head_that_is_written_anew_names_its_section(desk: Desk) -> None:
    desk.at(0, 11)
    desk.type(" of it")
    desk.panel.flush()

    assert desk.panel.title.text() == "Bottom line of it"
    brief, suggested = desk.open_brief.brief, desk.rendering.latest
    assert suggested
    names = [each.title for each in arrangement(brief, suggested.suggested)]
    assert names[0] == "Bottom line of it"
    desk.open_brief.history.undo()
    assert desk.panel.title.text() == "Bottom line"


def test_undo_and_redo_are_the_windows(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type(" Then")
    desk.panel.flush()
    desk.pages()
    desk.type(" rest.")
    desk.panel.flush()
    history = desk.open_brief.history
    assert history.count() == 1
    assert history.undoText() == "Edit “Bottom line”"

    history.undo()
    assert desk.open_brief.brief == BRIEF
    assert desk.edit.toPlainText().endswith("Act now.")
    assert desk.edit.textCursor().block().blockNumber() == 2
    history.redo()
    assert desk.edit.toPlainText().endswith("Act now. Then rest.")


def test_a_rest_begins_a_new_step(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(editor, "STEP", 50)
    desk.at(2, 8)
    desk.type("!")
    desk.panel.flush()
    desk.qtbot.wait(80)
    desk.type("!")
    desk.panel.flush()

    assert desk.open_brief.history.count() == 2


def test_the_windows_undo_first_takes_what_was_typed(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type("!")
    desk.key(Qt.Key.Key_Z, CTRL)

    assert desk.open_brief.history.count() == 1


def test_saving_by_key_first_takes_what_was_typed(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type("!")
    desk.key(Qt.Key.Key_S, CTRL)

    assert desk.open_brief.history.count() == 1


KEYS = (
    Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_Backspace, Qt.Key.Key_Delete, Qt.Key.Key_Return, Qt.Key.Key_A,
    Qt.Key.Key_B, Qt.Key.Key_I, Qt.Key.Key_L, Qt.Key.Key_N, Qt.Key.Key_C, Qt.Key.Key_X,
    Qt.Key.Key_V, Qt.Key.Key_BracketRight, Qt.Key.Key_BracketLeft, Qt.Key.Key_Space,
)  # fmt: skip


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("section", ["bottom", "evidence"])
def test_no_keys_break_a_value_or_a_box(qtbot: QtBot, section: str, seed: int) -> None:
    desk, chance = Desk(qtbot, section), Random(seed)
    for step in range(250):
        modifiers = chance.choice([None, None, SHIFT, CTRL, CTRL | SHIFT])
        desk.key(chance.choice(KEYS), modifiers)
        if step % 10 == 0:
            desk.panel.flush()
            desk.engine.answer()
    desk.panel.flush()

    brief = desk.open_brief.brief
    for blocks in filter(None, (mine(brief, each) for each in ("bottom", "evidence", "ask"))):
        ids = [each.id for each in blocks]
        assert len(set(ids)) == len(ids)
        assert normal_blocks(blocks) == blocks
        for block in blocks:
            assert not isinstance(block, Chart) or replace(block, id="") == BOX
            for run in runs(getattr(block, "text", ())):
                assert run.inline is None or isinstance(run.inline, Value | Citation)
                assert run.inline is not None or "\ufffc" not in run.text
                assert not isinstance(run.inline, Value) or run.inline == NUMBER
    while desk.open_brief.history.canUndo():
        desk.open_brief.history.undo()
    assert desk.open_brief.brief == BRIEF


def test_typing_keeps_cursor_and_selection_when_pages_come(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type("!!")
    desk.key(Qt.Key.Key_Left, SHIFT)
    before = (desk.edit.textCursor().anchor(), desk.edit.textCursor().position())

    desk.pages()

    assert (desk.edit.textCursor().anchor(), desk.edit.textCursor().position()) == before
    assert desk.edit.hasFocus()


def test_note_numbers_follow_without_moving_the_cursor(desk: Desk) -> None:
    desk.at(1, 0)
    desk.key(Qt.Key.Key_End, SHIFT)
    desk.key(Qt.Key.Key_C, CTRL)
    desk.at(2, 8)
    desk.key(Qt.Key.Key_V, CTRL)
    place = desk.edit.textCursor().position()

    desk.pages()

    assert desk.edit.textCursor().position() == place


def test_selecting_another_section_keeps_what_was_typed(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type("!")
    desk.open_brief.select("evidence")

    assert mine(desk.open_brief.brief, "bottom") is not None
    assert desk.panel.title.text() == "Evidence"
    assert desk.edit.toPlainText().startswith("Evidence\nAs shown.")


def test_restoring_goes_back_to_the_suggested_text(desk: Desk) -> None:
    desk.at(2, 8)
    desk.type("!")
    desk.panel.flush()
    desk.pages()

    QTest.mouseClick(desk.panel.restore, Qt.MouseButton.LeftButton)

    assert desk.open_brief.brief == BRIEF
    assert desk.edit.toPlainText().endswith("Act now.")
    desk.open_brief.history.undo()
    assert desk.edit.toPlainText().endswith("Act now.!")


def test_all_can_be_deleted_and_brought_back(desk: Desk) -> None:
    desk.key(Qt.Key.Key_A, CTRL)
    desk.key(Qt.Key.Key_Delete)
    assert desk.mine() == ()
    desk.pages()
    desk.type("Anew")
    assert desk.mine() == (Paragraph("bottom/p2", (Text("Anew"),)),)


def test_a_read_only_brief_is_not_typed_into(qtbot: QtBot) -> None:
    open_brief, engine, rendering = opened()
    open_brief.read_only = True
    panel = EditorPanel(open_brief, rendering)
    qtbot.addWidget(panel)
    assert panel.hint.text() == "Preparing…"
    engine.answer()
    panel.show()
    QTest.keyClicks(panel.edit, "x")
    panel.edit.paste_plain()
    panel.flush()

    assert open_brief.brief is BRIEF
    assert panel.edit.isReadOnly()
    assert not panel.tools.bold.isEnabled()


def test_tab_leaves_the_text(desk: Desk) -> None:
    desk.key(Qt.Key.Key_Tab)

    assert not desk.edit.hasFocus()
    assert desk.open_brief.brief is BRIEF


def test_a_value_says_what_it_is(desk: Desk) -> None:
    desk.at(1, 10)
    rect = desk.edit.cursorRect()
    thing = object_at(desk.edit, rect.center() + rect.topRight() - rect.topLeft())

    assert thing == NUMBER
    assert desk.edit.explain(NUMBER) == "38,210\npatents: China, 2014–2023"


def test_what_is_written_above_a_paragraph_is_new_and_that_keeps_what_it_is_known_by(
    desk: Desk,
) -> None:
    desk.at(2, 0)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Up)
    desk.type("Above.")

    blocks = desk.mine()
    assert [each.id for each in blocks] == ["bottom/heading", "bottom/p1", "bottom/n1", "bottom/p2"]
    assert [said(each) for each in blocks[2:]] == ["Above.", "Act now."]


def test_an_item_written_above_another_is_new(qtbot: QtBot) -> None:
    desk = Desk(qtbot, "evidence")
    line = desk.edit.document().blockCount() - 2
    desk.at(line, 0)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Up)
    desk.type("zero")

    items = desk.mine()[-1]
    assert isinstance(items, List)
    assert items.id == EVIDENCE.blocks[-1].id
    assert [each.text for each in items.items] == [(Text(e),) for e in ("zero", "one", "two")]


def test_cutting_and_pasting_a_paragraph_moves_it(desk: Desk) -> None:
    desk.at(2, 0)
    desk.key(Qt.Key.Key_End, SHIFT)
    desk.key(Qt.Key.Key_X, CTRL)
    desk.panel.flush()
    desk.pages()
    desk.at(1, 0)
    desk.key(Qt.Key.Key_Return)
    desk.key(Qt.Key.Key_Up)
    desk.key(Qt.Key.Key_V, CTRL)

    assert [each.id for each in desk.mine()] == ["bottom/heading", "bottom/p2", "bottom/p1"]
    (change,) = desk.open_brief.brief.edits
    assert change.after is not None


def test_cutting_and_pasting_a_chart_moves_it(evidence: Desk) -> None:
    evidence.at(2, 0)
    evidence.key(Qt.Key.Key_Right, SHIFT)
    evidence.key(Qt.Key.Key_X, CTRL)
    evidence.panel.flush()
    evidence.pages()
    evidence.at(1, 0)
    evidence.key(Qt.Key.Key_V, CTRL)

    ids = [each.id for each in evidence.mine()]
    assert ids.index("evidence/chart1") < ids.index("evidence/p1")
    assert len(ids) == len(EVIDENCE.blocks)


def test_what_is_to_be_filled_in_is_set_off_until_somebody_writes_over_it(
    qtbot: QtBot, window: MainWindow
) -> None:
    brief = window.open_brief
    assert brief
    brief.select("ask")
    edit = window.workspace.editor.edit  # type: ignore[union-attr]
    assert "[Bill or report language]" in edit.toPlainText()
    assert on_ground(edit) == ["[Bill or report language]"]
    assert brief.brief.edits == ()

    cursor = edit.document().find("[Bill or report language]")
    edit.setTextCursor(cursor)
    QTest.keyClicks(edit, "H.R. 12 [sic].")

    qtbot.waitUntil(lambda: bool(brief.brief.edits))
    assert on_ground(edit) == []


def on_ground(edit: QTextEdit) -> list[str]:
    """The words that stand on the ground of what is to be filled in."""
    found, block = [], edit.document().begin()
    while block.isValid():
        for each in block.layout().formats():
            if each.format.background().color().name().upper() == BLANK:
                found.append(block.text()[each.start : each.start + each.length])
        block = block.next()
    return found
