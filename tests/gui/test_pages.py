import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen.brief.edits import omit_section
from briefgen.brief.pages import BlockPlace, Rect
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages import page_follow
from briefgen.gui.pages.page_layout import Fit, PageLayout, areas
from briefgen.gui.pages.page_view import PageView
from briefgen.gui.pages.panel import PagesPanel
from briefgen.worker.jobs import DrawPage, Failed
from tests.gui.fakes import FakeEngine, opened

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Desk:
    """Pages that are shown, and their worker."""

    def __init__(self, qtbot: QtBot) -> None:
        self.qtbot = qtbot
        self.open_brief: OpenBrief
        self.engine: FakeEngine
        self.open_brief, self.engine, self.rendering = opened()
        self.panel = PagesPanel(self.open_brief, self.rendering)
        qtbot.addWidget(self.panel)
        self.view: PageView = self.panel.view
        self.panel.resize(500, 420)
        self.panel.show()
        qtbot.waitExposed(self.panel)
        self.panel.activateWindow()

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: bool(self.engine.waiting))
        self.engine.answer()

    def change(self) -> None:
        """Change the brief and wait until its pages are asked for."""
        section = "ask" if "ask" not in self.open_brief.brief.omitted else "nothing"
        self.open_brief.apply("Change", omit_section(self.open_brief.brief, section))
        self.qtbot.waitUntil(lambda: "make" in self.engine.waiting)

    def picture(self) -> QImage:
        return self.view.viewport().grab().toImage()

    def centre(self, section: str) -> QPoint:
        rect = self.view.section_rects(section)[0]
        return (rect.center() - self.view.offset()).toPoint()


@pytest.fixture
def desk(qtbot: QtBot) -> Desk:
    desk = Desk(qtbot)
    desk.engine.answer()
    return desk


def test_the_number_of_the_page_follows_where_nothing_is_scrolled(desk: Desk) -> None:
    desk.panel.resize(500, 900)
    assert desk.panel.page.value() == 1

    desk.view.zoom_by(0.01)  # both pages are seen, and the second is in the middle
    assert desk.view.offset().y() == 0
    assert desk.panel.page.value() == 2

    desk.view.set_fit(Fit.WIDTH)
    assert desk.view.offset().y() == 0
    assert desk.panel.page.value() == 1


def test_pages_say_that_they_are_prepared_until_the_first_is_drawn(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    assert desk.view.message == "Preparing pages…"
    desk.engine.answer_one("make")
    assert desk.view.made is None

    desk.engine.answer()

    assert desk.view.made is not None
    assert desk.panel.state.text() == "Up to date"
    assert desk.panel.count.text() == "of 2"


def test_no_frame_is_blank_while_new_pages_are_drawn(desk: Desk) -> None:
    before = desk.picture()
    desk.engine.shade = 100

    desk.change()
    assert desk.panel.state.text() == "Updating…"
    assert desk.picture() == before
    desk.engine.answer_one("make")
    assert desk.picture() == before
    desk.engine.answer()

    assert desk.picture() != before
    assert desk.picture().pixelColor(desk.view.viewport().rect().center()).red() <= 110


def colour(desk: Desk) -> int:
    return desk.picture().pixelColor(desk.view.viewport().rect().center()).red()


def test_a_letter_is_seen_before_all_else_of_its_pages_is_known(desk: Desk) -> None:
    """And its pages need not be drawn again when they come."""
    scale = desk.view.zoom() * desk.view.devicePixelRatioF()
    places = desk.view.block_rects("bottom/heading")
    desk.engine.shade = 100
    desk.change()
    asked, _ = desk.engine.waiting["make"]
    assert asked.seen == (1,)  # type: ignore[union-attr]
    assert asked.scale == pytest.approx(scale)  # type: ignore[union-attr]

    desk.engine.glimpse()
    assert colour(desk) <= 110
    assert desk.view.block_rects("bottom/heading") == places
    desk.engine.asked.clear()
    desk.engine.answer()

    assert colour(desk) <= 110
    assert desk.view.made is desk.rendering.latest
    assert [e.page for e in desk.engine.asked if isinstance(e, DrawPage)] == [2]


def test_a_glimpse_of_pages_that_do_not_come_is_taken_back(desk: Desk) -> None:
    before = colour(desk)
    desk.engine.shade = 100
    desk.change()
    desk.engine.glimpse()
    desk.engine.shade = 255
    desk.engine.failure = Failed("No pages today.")

    desk.engine.answer()

    assert colour(desk) == before
    assert "No pages today." in desk.panel.state.text()


def test_the_latest_of_two_glimpses_stays(desk: Desk) -> None:
    desk.engine.shade = 100
    desk.change()
    desk.engine.glimpse()
    desk.engine.answer_one("make")
    desk.engine.shade = 50
    desk.change()
    desk.engine.glimpse()

    desk.engine.answer()

    assert colour(desk) <= 60


def test_pictures_are_asked_for_as_large_as_they_are_seen(desk: Desk) -> None:
    scale = desk.view.zoom() * desk.view.devicePixelRatioF()

    asked = [each for each in desk.engine.asked if isinstance(each, DrawPage)]

    assert {each.page for each in asked} == {1, 2}
    assert asked[-1].scale == pytest.approx(scale)


def test_only_what_is_seen_and_one_more_is_asked_for(desk: Desk) -> None:
    desk.engine.page_count = 30
    desk.engine.asked.clear()

    desk.change()
    desk.engine.answer()

    pages = {each.page for each in desk.engine.asked if isinstance(each, DrawPage)}
    assert pages == {1, 2}


def test_the_place_is_kept_when_pages_come(desk: Desk) -> None:
    desk.engine.page_count = 6
    desk.change()
    desk.engine.answer()
    bar = desk.view.verticalScrollBar()
    bar.setValue(1234)
    desk.engine.answer()

    desk.change()
    desk.engine.answer()

    assert bar.value() == 1234
    assert desk.panel.page.value() == 3


def test_fewer_pages_leave_no_place_behind_them(desk: Desk) -> None:
    desk.engine.page_count = 6
    desk.change()
    desk.engine.answer()
    desk.panel.page.setValue(6)
    desk.engine.answer()

    desk.engine.page_count = 1
    desk.change()
    desk.engine.answer()

    assert desk.panel.page.maximum() == 1
    assert desk.view.verticalScrollBar().value() <= desk.view.verticalScrollBar().maximum()
    assert desk.picture().pixelColor(desk.view.viewport().rect().center()).green() == 10


@pytest.mark.parametrize("text", ["9", "0", "12", "second", "9" * 5000])
@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Tab])
def test_a_page_that_there_is_not_is_refused_with_a_sentence(
    desk: Desk, text: str, key: Qt.Key
) -> None:
    desk.engine.page_count = 6
    desk.change()
    desk.engine.answer()
    page = desk.panel.page
    type_page(desk, "3", Qt.Key.Key_Return)
    place = desk.view.verticalScrollBar().value()
    assert place > 0

    type_page(desk, text, key)

    assert desk.panel.state.text() == f"There are 6 pages, and no page “{text}”."
    assert page.value() == 3
    assert page.lineEdit().text() == "3"
    assert desk.view.verticalScrollBar().value() == place


def type_page(desk: Desk, text: str, key: Qt.Key) -> None:
    desk.panel.activateWindow()
    page = desk.panel.page
    page.setFocus()
    page.selectAll()
    QTest.keyClicks(page, text)
    QTest.keyClick(page, key)


def test_a_failure_keeps_the_last_pages_and_says_why(desk: Desk) -> None:
    before = desk.picture()
    desk.engine.failure = Failed("The template has a mistake.")

    desk.change()
    desk.engine.answer()

    assert desk.picture() == before
    assert desk.panel.state.text() == ("Showing the last good version: The template has a mistake.")


def test_why_pages_are_stale_is_read_to_its_end(desk: Desk) -> None:
    sentence = "The template has a mistake in its third section, which nobody could have guessed."
    desk.panel.resize(420, 420)
    desk.change()
    desk.engine.failure = Failed(sentence)
    desk.engine.answer()
    whole = desk.panel.whole
    assert whole.isVisible()
    assert whole.text().endswith(sentence)
    desk.qtbot.waitUntil(lambda: whole.height() >= whole.heightForWidth(whole.width()))

    desk.panel.resize(1600, 420)
    desk.qtbot.waitUntil(lambda: not whole.isVisible())
    desk.panel.resize(420, 420)
    desk.engine.failure = None
    desk.change()
    desk.engine.answer()
    assert not whole.isVisible()


def test_a_click_selects_the_section(desk: Desk) -> None:
    QTest.mouseClick(desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.centre("evidence"))

    assert desk.open_brief.section == "evidence"
    assert desk.view.section == "evidence"


def test_keys_go_from_section_to_section(desk: Desk) -> None:
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_Down, CTRL)
    assert desk.open_brief.section == "evidence"
    QTest.keyClick(desk.view, Qt.Key.Key_Up, CTRL)
    QTest.keyClick(desk.view, Qt.Key.Key_Up, CTRL)
    assert desk.open_brief.section == "bottom"

    with desk.qtbot.waitSignal(desk.panel.edit_requested):
        QTest.keyClick(desk.view, Qt.Key.Key_Return)


def test_a_section_out_of_sight_is_brought_into_view(desk: Desk) -> None:
    bar = desk.view.verticalScrollBar()
    desk.open_brief.select("evidence")
    place = bar.value()

    desk.open_brief.select("ask")
    assert bar.value() > place
    place = bar.value()
    desk.open_brief.select("ask")
    assert bar.value() == place


def test_a_section_selected_before_its_pages_come_is_shown_then(qtbot: QtBot) -> None:
    desk = Desk(qtbot)
    desk.open_brief.select("ask")
    desk.engine.answer()

    assert desk.view.verticalScrollBar().value() > 0


def test_zoom_keeps_the_place_and_the_old_picture(desk: Desk) -> None:
    desk.view.setFocus()
    width = desk.view.zoom()
    QTest.keyClick(desk.view, Qt.Key.Key_Equal, CTRL)
    assert desk.view.zoom() == pytest.approx(width * 1.2)
    margin = (desk.view.layout_now().rect(1).topLeft() - desk.view.offset()).toPoint()
    centre = desk.picture().pixelColor(margin + QPoint(20, 60))
    assert (centre.red(), centre.green()) == (255, 10)
    desk.settle()

    QTest.keyClick(desk.view, Qt.Key.Key_9, CTRL)
    page = desk.view.layout_now().rect(1)
    assert page.height() <= desk.view.viewport().height()
    QTest.keyClick(desk.view, Qt.Key.Key_0, CTRL)
    assert desk.view.zoom() == pytest.approx(width)


def turn(desk: Desk, held: Qt.KeyboardModifier, by: int) -> None:
    """Turn the wheel over the pages."""
    place = QPointF(desk.view.viewport().rect().center())
    event = QWheelEvent(
        place, place, QPoint(), QPoint(0, by), Qt.MouseButton.NoButton, held,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(desk.view.viewport(), event)


def test_the_wheel_zooms_with_control(desk: Desk) -> None:
    before = desk.view.zoom()

    turn(desk, CTRL, 120)

    assert desk.view.zoom() == pytest.approx(before * 1.2)


def test_text_view_has_the_words(desk: Desk) -> None:
    desk.view.setFocus()
    QTest.keyClick(desk.view, Qt.Key.Key_T, CTRL | SHIFT)

    words = desk.panel.text.toPlainText()
    assert "AI gap" in words
    assert "China has 38,210 patents." in words
    assert not desk.view.isVisible()


def test_readers_hear_a_document_of_sections(desk: Desk) -> None:
    access = QAccessible.queryAccessibleInterface(desk.view)

    assert access.role() == QAccessible.Role.Document
    assert access.text(QAccessible.Text.Name) == "Preview of the PDF"
    assert access.childCount() == 3
    first = access.child(0)
    assert first.role() == QAccessible.Role.Paragraph
    assert first.text(QAccessible.Text.Name).startswith("Bottom line\nChina has 38,210 patents.")
    assert first.rect().isValid()


def test_columns_are_areas_of_their_own() -> None:
    def place(x: float, top: float) -> BlockPlace:
        return BlockPlace("b", "s", 1, Rect(x, top - 50, x + 200, top))

    found = areas([place(50, 700), place(50, 640), place(300, 700)])

    assert [each.rect for each in found] == [Rect(50, 590, 250, 700), Rect(300, 650, 500, 700)]


@pytest.mark.parametrize("y", [0.0, 20.0, 700.0, 1500.0])
def test_a_place_is_a_height_and_back(y: float) -> None:
    layout = PageLayout(4, 612, 792, 0.7, 500)

    assert layout.height_of(layout.place(y)) == pytest.approx(y)


def test_fitting_the_page_shows_all_of_it(desk: Desk) -> None:
    desk.view.set_fit(Fit.PAGE)

    assert desk.view.layout_now().rect(1).height() <= desk.view.viewport().height()


def test_a_page_of_another_brief_is_never_shown(desk: Desk) -> None:
    desk.change()
    desk.engine.answer_one("make")  # pictures of these pages are asked for
    asked = dict(desk.engine.waiting)
    desk.change()
    desk.engine.answer_one("make")
    before = desk.picture()

    desk.engine.shade = 100
    for key, (request, done) in asked.items():
        assert key.startswith("page ")
        done(desk.engine.reply(request))
    assert desk.picture() == before
    desk.engine.answer()

    assert desk.picture() != before


def test_a_process_that_dies_of_a_page_is_not_given_it_for_ever(desk: Desk) -> None:
    made: list[object] = []
    desk.rendering.made.connect(made.append)
    for _ in range(5):
        for key in list(desk.engine.waiting):
            if key != "make":
                del desk.engine.waiting[key]
        desk.engine.stopped.emit()
        if "make" in desk.engine.waiting:
            desk.engine.answer_one("make")
    assert len(made) == 1

    desk.change()
    desk.engine.answer()
    desk.engine.stopped.emit()
    assert "make" in desk.engine.waiting


def test_a_block_is_brought_into_view(desk: Desk) -> None:
    bar = desk.view.verticalScrollBar()
    desk.view.show_block("ask/p1")  # on the second page
    shown = bar.value()
    assert desk.view.viewport().rect().contains(desk.centre("ask"))
    assert shown > 0

    bar.setValue(shown - 10)
    desk.view.show_block("ask/p1")  # still seen
    desk.view.show_block("nothing")

    assert bar.value() == shown - 10


def places(desk: Desk) -> dict[str, float]:
    """The heights at which blocks begin, in the scrolled content."""
    made = desk.view.made
    assert made
    return {each.block: desk.view.block_rects(each.block)[0].top() for each in made.places}


def seen_whole(desk: Desk, block: str) -> bool:
    (rect,) = desk.view.block_rects(block)
    top = desk.view.verticalScrollBar().value()
    return bool(top <= rect.top() and rect.bottom() <= top + desk.view.viewport().height())


def test_pages_follow_the_caret_by_the_least_distance(desk: Desk) -> None:
    bar = desk.view.verticalScrollBar()
    desk.panel.caret.follow("bottom/heading")
    assert bar.value() == 0
    desk.panel.caret.follow("ask/p1")  # below what is seen
    (rect,) = desk.view.block_rects("ask/p1")
    assert bar.value() == round(rect.bottom() + 8 - desk.view.viewport().height())
    desk.panel.caret.follow("evidence/heading")  # above
    (rect,) = desk.view.block_rects("evidence/heading")
    assert bar.value() == round(rect.top() - 8)
    desk.panel.caret.follow("nothing")
    desk.panel.caret.follow("")
    assert bar.value() == round(rect.top() - 8)


def test_pages_that_come_keep_the_block_of_the_caret_in_view(desk: Desk) -> None:
    desk.panel.caret.follow("ask/p1")
    assert seen_whole(desk, "ask/p1")
    desk.view.verticalScrollBar().setValue(0)  # as if the words above had grown
    desk.change()
    desk.engine.answer()
    assert seen_whole(desk, "ask/p1") or not desk.view.block_rects("ask/p1")


def test_pages_with_the_focus_do_not_follow(desk: Desk) -> None:
    desk.view.setFocus()
    desk.panel.caret.follow("ask/p1")
    assert desk.view.verticalScrollBar().value() == 0


def test_pages_that_were_scrolled_by_hand_rest_for_a_while(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    bar = desk.view.verticalScrollBar()
    turn(desk, Qt.KeyboardModifier.NoModifier, -120)
    scrolled = bar.value()
    assert scrolled > 0
    desk.panel.caret.follow("ask/p1")
    assert bar.value() == scrolled
    monkeypatch.setattr(page_follow, "_REST", 0)
    desk.panel.caret.follow("ask/p1")
    assert bar.value() != scrolled


def test_the_block_of_the_caret_is_marked_in_place_of_its_section(desk: Desk) -> None:
    desk.view.set_section("bottom")
    section = desk.picture()
    desk.panel.caret.follow("evidence/heading")
    assert desk.picture() != section
    desk.panel.caret.follow("")
    assert desk.picture() == section


def test_a_click_names_the_block_too(desk: Desk, qtbot: QtBot) -> None:
    with qtbot.waitSignal(desk.view.block_clicked) as clicked:
        QTest.mouseClick(
            desk.view.viewport(), Qt.MouseButton.LeftButton, pos=desk.centre("evidence")
        )
    assert clicked.args == ["evidence/heading"]
