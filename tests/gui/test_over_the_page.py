"""Words that outgrow the page: nothing gives way by itself; what could is offered."""

from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefgen import pipeline
from briefgen.brief.brief import Brief, look_of
from briefgen.brief.edits import edit_section
from briefgen.brief.fixes import AllowPages, DecideAnew, apply_fix
from briefgen.brief.problems import Problem
from briefgen.document.outline import outline
from briefgen.document.tree import Paragraph, Text
from briefgen.fitting.offers import lines_over
from tests.gui.conftest import Maker
from tests.gui.test_gestures import CTRL, Desk, shipped_packs
from tests.whole.overgrown import WORDS, overgrown, starter

__all__ = ["shipped_packs"]


def over(brief: Brief) -> Problem:
    (found,) = [each for each in pipeline.make(brief).problems if each.code == "pages.over"]
    return found


def test_every_offer_is_measured_and_does_what_it_says() -> None:
    brief = overgrown()
    problem = over(brief)
    assert len(problem.fixes) > 2
    before = pipeline.make(brief)
    lines = lines_over(before.pages, look_of(brief))
    assert f"{lines} line" in problem.message

    for fix in problem.fixes:
        after = pipeline.make(pipeline.fit(apply_fix(brief, fix)))
        kept = after.pages.count <= look_of(apply_fix(brief, fix)).page_limit
        if "the pages are kept" in fix.label or "Allow" in fix.label:
            assert kept, fix.label
        if "stay over" in fix.label:
            still = lines_over(after.pages, look_of(brief))
            assert f"({still} of {lines} lines stay over)" in fix.label
        said = outline(after.composed.document)
        assert said.count("Quixotic") == outline(before.composed.document).count("Quixotic")


def test_an_offer_moves_nothing_but_what_it_names() -> None:
    brief = overgrown()
    assert brief.plan
    for fix in over(brief).fixes:
        if isinstance(fix.edit, DecideAnew):
            continue
        after = apply_fix(brief, fix)
        assert after.edits == brief.edits
        assert after.plan
        moved = set(after.plan.indicators) - set(brief.plan.indicators)
        assert len(moved) <= 1, fix.label
        assert after.plan.title == brief.plan.title


def test_of_a_brief_that_is_far_from_its_pages_nothing_is_measured() -> None:
    brief = overgrown()
    section = pipeline.compose(brief).suggested[-1]
    many = Paragraph(f"{section.id}/n99", (Text(f"{WORDS} " * 60),))
    shown = next(e for e in pipeline.compose(brief).document.sections if e.id == section.id)
    far = edit_section(brief, section.id, section.blocks, (*shown.blocks, many))
    count = pipeline.make(far).pages.count
    assert count > brief.template.page_limit + 3
    assert [each.edit for each in over(far).fixes] == [DecideAnew(), AllowPages(count)]


def test_words_on_paper_are_always_exported() -> None:
    brief = overgrown("one-pager")
    result = pipeline.make(brief)
    assert result.pages.count > brief.template.page_limit
    text = pipeline.export(result.composed.document, brief, result.pages, ".txt").decode()
    assert "Quixotic" in text


def test_a_brief_that_keeps_its_pages_is_offered_nothing() -> None:
    brief = pipeline.fit(starter("issue-brief"))
    assert not [each for each in pipeline.make(brief).problems if each.code == "pages.over"]
    allowed = replace(overgrown(), allowed_pages=9)
    assert not [each for each in pipeline.make(allowed).problems if each.code == "pages.over"]


def test_the_window_offers_what_could_give_way_and_one_undo_takes_it_back(
    qtbot: QtBot, make_window: Maker
) -> None:
    desk = Desk(qtbot, make_window, starter("one-pager"))
    plan = desk.open_brief.brief.plan
    desk.select("bottom_line")
    QTest.keyClick(desk.editor.edit, Qt.Key.Key_End, CTRL)
    for _ in range(3):
        desk.paste(f" {WORDS}")
    desk.wait()
    assert desk.rendering.latest
    assert desk.rendering.latest.page_count == 2
    assert desk.open_brief.brief.plan == plan
    typed = desk.open_brief.brief
    (problem,) = [each for each in desk.rendering.latest.problems if each.code == "pages.over"]

    desk.open_brief.apply(problem.fixes[-1].label, apply_fix(typed, problem.fixes[-1]))
    desk.wait()

    assert not [each for each in desk.rendering.latest.problems if each.code == "pages.over"]
    desk.open_brief.history.undo()
    assert desk.open_brief.brief == typed
