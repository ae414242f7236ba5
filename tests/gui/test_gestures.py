"""Ordinary gestures with real keys and the real worker: each changes what it names alone."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefgen import paths, pipeline
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.template import Prominence
from briefgen.document.inlines import unnumbered
from briefgen.document.outline import outline
from briefgen.document.tree import Document, walk
from briefgen.gui.editor.text_formats import Mark, mark
from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from briefgen.sources import packs
from tests.gui.conftest import Maker, show
from tests.tally import share
from tests.whole.kinds import KINDS
from tests.whole.overgrown import WORDS, starter

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
PACK = paths.PACKS / "us-china-ai"
PATIENCE = 60_000


class Desk:
    """A window with a brief whose pages are made by the real worker."""

    def __init__(self, qtbot: QtBot, make_window: Maker, brief: Brief) -> None:
        self.qtbot = qtbot
        self.window: MainWindow = make_window(Engine())
        self.open_brief: OpenBrief = show(self.window, brief)
        assert self.window.workspace
        assert self.window.rendering
        self.editor = self.window.workspace.editor
        self.rendering = self.window.rendering
        self.wait()

    def wait(self) -> None:
        """Until the pages of the brief as it is are made."""
        self.editor.flush()
        self.qtbot.waitUntil(lambda: self.rendering.is_current, timeout=PATIENCE)

    @property
    def document(self) -> Document:
        assert self.rendering.latest
        return self.rendering.latest.document

    def select(self, section: str) -> None:
        self.open_brief.select(section)
        self.editor.edit.setFocus()

    def go_to(self, block: str) -> None:
        """Put the cursor at the end of a block of the section in hand."""
        line = self.editor.edit.document().begin()
        while line.isValid() and mark(line.blockFormat(), Mark.ID) != block:
            line = line.next()
        assert line.isValid(), block
        cursor = QTextCursor(line)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock)
        self.editor.edit.setTextCursor(cursor)

    def type(self, words: str) -> None:
        QTest.keyClicks(self.editor.edit, words)

    def paste(self, words: str) -> None:
        QGuiApplication.clipboard().setText(words)
        QTest.keyClick(self.editor.edit, Qt.Key.Key_V, CTRL)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: object) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def others(document: Document, section: str) -> list[object]:
    """Everything but one section, its title and charts with it, numbers of notes aside."""
    sections = [each for each in document.sections if each.id != section]
    return [document.title, *((each.id, unnumbered(each.blocks)) for each in sections)]


@pytest.fixture(autouse=True)
def shipped_packs(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paths, "PACKS", PACK.parent)


@pytest.mark.parametrize("kind", KINDS)
def test_words_in_any_section_change_no_other_section_title_pick_or_chart(
    qtbot: QtBot, make_window: Maker, kind: str
) -> None:
    desk = Desk(qtbot, make_window, starter(kind))
    before, plan = desk.document, desk.open_brief.brief.plan
    assert plan
    sections = [each.id for each in before.sections]
    for section in share(sections[KINDS.index(kind) % 2 :: 2], sections):
        desk.select(section)
        QTest.keyClick(desk.editor.edit, Qt.Key.Key_End, CTRL)
        desk.paste(f" {WORDS}")
        desk.wait()

        assert others(desk.document, section) == others(before, section), section
        assert desk.open_brief.brief.plan == plan, section
        assert outline(desk.document).count("Quixotic") == 1, section
        desk.open_brief.history.undo()
        desk.wait()
    assert desk.open_brief.brief.edits == ()


def test_moving_an_edited_pick_down_takes_no_other_paragraph(
    qtbot: QtBot, make_window: Maker
) -> None:
    desk = Desk(qtbot, make_window, starter("issue-brief"))
    told = _findings(desk.document)
    edited = next(each for each in told if "invest" in each)
    desk.select(f"evidence/{edited.removeprefix('finding:')}")
    desk.go_to(edited)
    desk.type(" Quixotic words.")
    desk.wait()
    pick = next(
        each
        for each, place in desk.open_brief.brief.plan.indicators  # type: ignore[union-attr]
        if "investment" in each and place in (Prominence.CARD, Prominence.TOLD)
    )
    assert desk.window.workspace
    steps = desk.window.workspace.steps
    steps.setCurrentWidget(steps.arrange)
    picks, model = steps.arrange.picks, steps.arrange.picks_model
    picks.list.setCurrentIndex(model.find(pick))
    picks.list.setFocus()
    for _ in range(len(desk.open_brief.brief.indicators)):
        QTest.keyClick(picks.list, Qt.Key.Key_Down, ALT)
        desk.wait()

    now = _findings(desk.document)
    assert len(now) == len(set(now))
    assert set(told) - {edited} <= set(now)
    assert desk.rendering.latest
    named = [e.message for e in desk.rendering.latest.problems if "no place" in e.message]
    assert (outline(desk.document).count("Quixotic words.") == 1) != bool(named)


def test_a_pick_that_makes_another_give_way_is_named_with_undo(
    qtbot: QtBot, make_window: Maker
) -> None:
    brief = starter("one-pager")
    desk = Desk(qtbot, make_window, brief)
    before = desk.open_brief.brief
    pack = packs.read_pack(PACK)
    status = desk.window.statusBar()
    assert status.result.text() == ""  # type: ignore[attr-defined]
    row = next(n for n, (_, at) in enumerate(before.plan.indicators) if at is not Prominence.CARD)  # type: ignore[union-attr]
    wanted = before.indicators[row]
    desk.open_brief.apply("Show as card", edits.pin(before, wanted, Prominence.CARD))
    desk.wait()
    for each in [e.id for e in pack.indicators if e.id not in before.indicators][:6]:
        desk.open_brief.apply("Pick", edits.choose_indicator(desk.open_brief.brief, each, pack))
        desk.wait()
        desk.open_brief.apply("Up", edits.move_indicator(desk.open_brief.brief, each, 0))
        desk.wait()
        if status.result.text():  # type: ignore[attr-defined]
            break

    said = status.result.text()  # type: ignore[attr-defined]
    assert said.startswith("“") or "picks went down" in said
    assert status.undo.isVisible()  # type: ignore[attr-defined]
    kept = desk.open_brief.brief
    QTest.mouseClick(status.undo, Qt.MouseButton.LeftButton)  # type: ignore[attr-defined]
    desk.wait()
    assert desk.open_brief.brief != kept
    assert desk.open_brief.brief.plan
    assert not status.undo.isVisible()  # type: ignore[attr-defined]


def test_a_pick_without_room_is_named_at_once(qtbot: QtBot, make_window: Maker) -> None:
    desk = Desk(qtbot, make_window, starter("one-pager"))
    pack = packs.read_pack(PACK)
    status = desk.window.statusBar()
    brief = desk.open_brief.brief
    for each in [e for e in pack.indicators if e.id not in brief.indicators][:8]:
        after = edits.choose_indicator(desk.open_brief.brief, each.id, pack)
        desk.open_brief.apply("Pick", after)
        desk.wait()
        plan = desk.open_brief.brief.plan
        assert plan
        said = status.result.text()  # type: ignore[attr-defined]
        if plan.place(each.id) is Prominence.OUT:
            assert f"no room for “{each.title}”" in said
            return
    pytest.fail("everything found room")


def test_undo_brings_back_the_plan_of_before(qtbot: QtBot, make_window: Maker) -> None:
    desk = Desk(qtbot, make_window, starter("decision-memo"))
    first = desk.open_brief.brief
    desk.open_brief.apply("Drop", edits.drop_indicator(first, first.indicators[0]))
    desk.wait()
    second = desk.open_brief.brief
    assert second.plan
    assert second.plan != first.plan

    desk.open_brief.history.undo()
    desk.wait()
    assert desk.open_brief.brief == first
    desk.open_brief.history.redo()
    desk.wait()
    assert desk.open_brief.brief == second


def test_what_is_typed_while_a_plan_is_decided_keeps_both(qtbot: QtBot, make_window: Maker) -> None:
    desk = Desk(qtbot, make_window, starter("one-pager"))
    first = desk.open_brief.brief
    section = desk.document.sections[-1].id
    desk.select(section)
    desk.open_brief.apply("Drop", edits.drop_indicator(first, first.indicators[-1]))
    QTest.keyClick(desk.editor.edit, Qt.Key.Key_End, CTRL)
    desk.type(" Quixotic words.")
    desk.wait()

    brief = desk.open_brief.brief
    assert brief.plan == pipeline.fit(edits.drop_indicator(first, first.indicators[-1])).plan
    assert "Quixotic words." in outline(desk.document)
    desk.open_brief.history.undo()
    desk.open_brief.history.undo()
    assert desk.open_brief.brief == first


def _findings(document: Document) -> list[str]:
    return [block.id for _, block in walk(document) if block.id.startswith("finding:")]
