"""Words on the pages are selected by dragging and by keys, and copied as they read."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen import paths, pipeline
from briefgen.brief.finding import InBlock, Place
from briefgen.brief.pages import BlockPlace, Rect
from briefgen.document.matching import sought
from briefgen.document.tree import Block, List, ListItem, Paragraph, Table, Text, walk
from briefgen.export.pdf.page_words import page_words
from briefgen.gui.find.on_pages import FoundOnPages
from briefgen.gui.pages.page_words import Copying, PageWords
from briefgen.gui.widgets.editing import open_menu
from tests.gui.hands import CTRL, LEFT, NONE, SHIFT, Key
from tests.gui.test_pages import Desk
from tests.whole.overgrown import starter

SHIPPED = paths.PACKS


@pytest.fixture
def desk(qtbot: QtBot) -> Iterator[Desk]:
    desk = Desk(qtbot)
    desk.engine.answer()
    desk.view.setFocus()
    desk.panel.words.want(1, 2)
    desk.engine.answer()
    QGuiApplication.clipboard().clear()
    yield desk
    QGuiApplication.clipboard().clear()


def point(desk: Desk, x: float, y: float, page: int = 1) -> QPoint:
    area = desk.view.layout_now().on_view(page, Rect(x, y, x, y))
    return (area.topLeft() - desk.view.offset()).toPoint()


def drag(desk: Desk, start: QPoint, end: QPoint) -> None:
    port = desk.view.viewport()
    QTest.mousePress(port, LEFT, NONE, start)
    for part in (0.5, 1.0):
        middle = QPointF(start) + (QPointF(end) - QPointF(start)) * part
        event_at = middle.toPoint()
        QTest.mouseMove(port, event_at)
        _move(desk, event_at)
    QTest.mouseRelease(port, LEFT, NONE, end)


def _move(desk: Desk, place: QPoint) -> None:
    """Offscreen no button is held while the mouse moves."""
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QMouseEvent

    port = desk.view.viewport()
    wide = QPointF(port.mapToGlobal(place))
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(place), wide, LEFT, LEFT, NONE)
    QApplication.sendEvent(port, event)


def copied() -> str:
    return QGuiApplication.clipboard().text()


def test_dragging_selects_and_ctrl_c_copies(desk: Desk) -> None:
    drag(desk, point(desk, 113, 742), point(desk, 500, 729))
    before = desk.picture()
    QTest.keyClick(desk.view, Key.Key_C, CTRL)
    desk.view.copy()

    assert copied() == "two three."
    QTest.keyClick(desk.view, Key.Key_Escape)
    assert not desk.view.can_copy()
    assert desk.picture() != before


def test_a_click_selects_the_section_and_no_words(desk: Desk) -> None:
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, desk.centre("evidence"))

    assert desk.open_brief.section == "evidence"
    assert not desk.view.can_copy()


def test_shift_and_a_click_reaches_up_to_there(desk: Desk) -> None:
    QTest.mouseClick(desk.view.viewport(), LEFT, NONE, point(desk, 72, 742))
    QTest.mouseClick(desk.view.viewport(), LEFT, SHIFT, point(desk, 101, 742))
    desk.view.copy()

    assert copied() == "One"


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ([(Key.Key_Right, SHIFT)] * 3, "One"),
        ([(Key.Key_Right, SHIFT | CTRL)] * 2, "One two"),
        ([(Key.Key_Right, SHIFT | CTRL)] * 2 + [(Key.Key_Left, SHIFT)], "One tw"),
        ([(Key.Key_Right, SHIFT | CTRL)] * 2 + [(Key.Key_Left, SHIFT | CTRL)], "One "),
        ([(Key.Key_End, SHIFT)], "One two "),
        ([(Key.Key_Down, SHIFT)], "One two "),
        ([(Key.Key_Down, SHIFT), (Key.Key_Up, SHIFT), (Key.Key_Right, SHIFT)], "O"),
    ],
)
def test_keys_select_from_the_section_in_hand(
    desk: Desk, keys: list[tuple[Key, Qt.KeyboardModifier]], text: str
) -> None:
    desk.open_brief.select("bottom")
    for key, held in keys:
        QTest.keyClick(desk.view, key, held)
    desk.view.copy()

    assert copied() == text


def test_keys_go_on_over_the_end_of_a_page(desk: Desk) -> None:
    QTest.keyClick(desk.view, Key.Key_End, SHIFT | CTRL)
    QTest.keyClick(desk.view, Key.Key_Right, SHIFT)
    QTest.keyClick(desk.view, Key.Key_Right, SHIFT | CTRL)
    desk.view.copy()

    assert copied().endswith("three.\nOne")


def test_all_is_selected_and_copied_once_it_is_known(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.engine.answer()
    desk.view.select_all()
    desk.view.copy()
    assert copied() == ""
    desk.engine.answer()

    assert copied().count("One two") == 3


def test_other_pages_have_nothing_selected(desk: Desk) -> None:
    desk.view.select_all()
    desk.change()
    desk.engine.answer()

    assert not desk.view.can_copy()


def test_the_menu_of_the_pages_copies(desk: Desk) -> None:
    drag(desk, point(desk, 72, 742), point(desk, 101, 742))
    menu = open_menu(desk.view, QPoint())
    texts = [each.text().replace("&", "") for each in menu.actions() if each.text()]
    assert texts == ["Copy", "Select all"]
    menu.actions()[0].trigger()
    menu.close()

    assert copied() == "One"


def test_find_tints_the_words_on_the_pages_and_shows_the_one_in_hand(desk: Desk) -> None:
    found = FoundOnPages(desk.panel)
    calm = desk.picture()
    found.seek(sought("ONE TWO THREE"), tinted=True)
    assert {page: len(each) for page, each in desk.panel.words.found.items()} == {1: 4, 2: 2}
    assert desk.picture() != calm

    place = Place(InBlock("ask", "ask/p1", 0), 0, 0, 3)
    found.take(place, (place,))
    assert list(desk.panel.words.in_hand) == [2]
    area = desk.view.layout_now().on_view(2, desk.panel.words.in_hand[2][0])
    assert desk.view.viewport().rect().contains((area.center() - desk.view.offset()).toPoint())

    found.leave()
    assert desk.panel.words.found == desk.panel.words.in_hand == {}


def test_what_is_found_follows_to_other_pages(desk: Desk) -> None:
    found = FoundOnPages(desk.panel)
    found.seek(sought("two"), tinted=True)
    desk.change()
    desk.engine.answer()

    assert set(desk.panel.words.found) == {1}
    desk.view.go_to_page(2)
    desk.engine.answer()
    assert set(desk.panel.words.found) == {1, 2}


def lines(*texts: str) -> PageWords:
    letters, boxes = "", []
    for row, text in enumerate(texts):
        for column, letter in enumerate(text):
            letters += letter
            boxes.append(Rect(10.0 * column, 90.0 - 10 * row, 10.0 * column + 10, 99.0 - 10 * row))
        letters += "\n"
        boxes.append(Rect(0, 0, 0, 0))
    return PageWords(1, letters, tuple(boxes))


def test_lines_of_a_paragraph_are_one_and_its_hyphens_go() -> None:
    words = lines("An elec-", "tricity line", "well-", "known", "next")
    rects = (Rect(0, 60, 200, 100), Rect(0, 40, 200, 58))
    said = ("An electricity line well-known", "next")
    blocks: dict[str, Block] = {
        f"p{n}": Paragraph(f"p{n}", (Text(text),)) for n, text in enumerate(said)
    }
    places = tuple(BlockPlace(f"p{n}", "s", 1, rect) for n, rect in enumerate(rects))

    copying = Copying(words, places, blocks)

    assert copying.text(0, len(words.letters)) == "An electricity line well-known\nnext\n"


def test_items_and_rows_keep_their_lines() -> None:
    words = lines("• one", "goes on", "• two", "a 1", "b 2")
    items = List("l", False, (ListItem((Text("one goes on"),)), ListItem((Text("two"),))))
    blocks: dict[str, Block] = {"l": items, "t": Table("t", (), ())}
    places = (
        BlockPlace("l", "s", 1, Rect(0, 69, 99, 100)),
        BlockPlace("t", "s", 1, Rect(0, 40, 99, 68)),
    )

    text = Copying(words, places, blocks).text(0, len(words.letters))

    assert text == "• one goes on\n• two\na 1\nb 2\n"


def test_real_pages_read_as_the_document_says(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PACKS", SHIPPED)
    brief = pipeline.fit(starter("issue-brief"))
    made = pipeline.make(brief, words=None)
    document, pages = made.composed.document, made.pages
    pdf = pipeline.preview(document, brief, pages)
    read = [PageWords.read(n, *page_words(pdf, n)) for n in range(1, pages.count + 1)]
    blocks = {block.id: block for _, block in walk(document)}
    text = "\n".join(Copying(e, pages.places, blocks).text(0, len(e.letters)) for e in read)

    flat = " ".join(text.replace("\u00a0", " ").split())
    assert "The United States leads by wide margins in private AI investment and" in flat
    assert "38,210 generative-AI patent families" in flat
    assert "United States.1 A published family" in text.replace("\u00a0", " ")
    assert "\nThe CHIPS and Science Act (Public Law 117-167) of August 9, 2022, supports" in text
    assert flat.index("Overview") < flat.index("Background") < flat.index("Figure 1")
