import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from PySide6.QtGui import QTextCursor, QTextDocument

from briefgen.document.inlines import normal, normal_blocks, numbered, safe_link, unnumbered
from briefgen.document.tree import (
    Blocks,
    Document,
    Heading,
    Inlines,
    LineBreak,
    List,
    ListItem,
    Paragraph,
    Section,
    Strong,
    Text,
)
from briefgen.gui.editor.rich_text import fill, insert, read, read_part
from briefgen.gui.editor.section_edit import SectionEdit
from tests.gui.texts import NUMBER, chart, inlines, sections

pytestmark = pytest.mark.usefixtures("qapp")
SLOW = settings(max_examples=150, suppress_health_check=list(HealthCheck))


@SLOW
@given(sections())
def test_what_nobody_edited_reads_back_as_it_was(blocks: Blocks) -> None:
    document = QTextDocument()

    fill(document, blocks)

    assert read(document, blocks, "s") == blocks


@SLOW
@given(sections())
def test_blocks_read_without_knowing_them_are_the_same_text(blocks: Blocks) -> None:
    document = QTextDocument()
    fill(document, blocks)
    first = read(document, (), "s")

    fill(document, first)

    assert read(document, (), "s") == first == normal_blocks(first)


@SLOW
@given(inlines)
def test_normal_form_is_normal(some: Inlines) -> None:
    assert normal(normal(some)) == normal(some)


def test_nobody_is_told_that_a_field_is_empty_while_it_is_filled_anew() -> None:
    edit = SectionEdit()
    edit.show_blocks((Paragraph("s/p1", (Text("one"),)), Paragraph("s/p2", (Text("1"),))))
    seen: list[str] = []
    edit.document().contentsChange.connect(lambda *_: seen.append(edit.toPlainText()))
    edit.textChanged.connect(lambda: seen.append(edit.toPlainText()))
    edit.cursorPositionChanged.connect(lambda: seen.append(edit.toPlainText()))

    edit.show_blocks((Paragraph("s/p1", (Text("two"),)),))

    assert set(seen) == {"two"}


def test_a_part_is_cut_where_it_begins_and_ends() -> None:
    document = QTextDocument()
    fill(
        document, (Paragraph("s/p1", (Text("😀 one "), NUMBER)), Paragraph("s/p2", (Text("two"),)))
    )

    part = read_part(document, 3, 10)

    assert [each.text for each in part if isinstance(each, Paragraph)] == [
        (Text("one "), NUMBER),
        (Text("t"),),
    ]


def test_pasted_blocks_get_ids_that_nothing_else_has() -> None:
    blocks = (Paragraph("s/p1", (Text("one"),)), chart())
    document = QTextDocument()
    fill(document, blocks)
    cursor = QTextCursor(document)
    cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)

    insert(cursor, (chart(), Paragraph("other/p7", (Text("new"),))))

    ids = [each.id for each in read(document, blocks)]
    assert ids == ["s/p1", "s/chart1", "s/n1", "s/n2"]


def test_lists_keep_their_levels() -> None:
    inner = ListItem((Text("below"),))
    blocks = (List("s/l1", True, (ListItem((Text("a"),), (inner, inner)), ListItem((Text("b"),)))),)
    document = QTextDocument()

    fill(document, blocks)

    assert read(document, (), "s") == (msgspec.structs.replace(blocks[0], id="s/l1"),)


def test_equal_neighbours_are_one() -> None:
    assert normal((Strong((Text("a"),)), Text(""), Strong((Text("b"), LineBreak())))) == (
        Strong((Text("ab"), LineBreak())),
    )


def test_only_web_and_mail_links_are_safe() -> None:
    assert safe_link(" https://a.example/ ") == "https://a.example/"
    assert safe_link("mailto:a@b.example")
    assert safe_link("https://me:secret@a.example/b@c") == "https://a.example/b@c"
    assert safe_link("HTTP://bank.example@a.example?x") == "HTTP://a.example?x"
    assert not safe_link("javascript:alert(1)")
    assert not safe_link("file:///etc/passwd")
    assert not safe_link("https://")


def test_a_head_is_no_mark_in_the_text() -> None:
    document = QTextDocument()
    fill(document, (Heading("s/h", 1, (Text("Head"),)), Paragraph("s/p", (Strong((NUMBER,)),))))

    assert document.toPlainText() == "Head\n\ufffc"


def test_numbers_come_and_go() -> None:
    blocks = (chart(),)

    assert unnumbered(blocks)[0] == msgspec.structs.replace(chart(), number=0)
    assert numbered(unnumbered(blocks), _document(blocks)) == blocks


def _document(blocks: Blocks) -> Document:
    return Document("d", "D", "Brief", "2026-01-01", sections=(Section("s", "S", blocks),))
