from msgspec.structs import replace
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefgen.brief import edits
from briefgen.gui.arrange.sections import SectionRole
from briefgen.gui.editor.word_meter import WordMeter
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import StepsPanel
from briefgen.gui.window.main_window import MainWindow


def meter_of(window: MainWindow) -> WordMeter:
    assert window.workspace
    return window.workspace.editor.meter


def number(meter: WordMeter) -> int:
    return int(meter.text().split()[0])


def test_words_are_counted_as_they_are_typed(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    assert window.workspace
    editor, meter = window.workspace.editor, meter_of(window)
    brief.select("bottom_line")
    assert meter.isVisible()
    before = number(meter)
    assert meter.text() == f"{before} of 90 words"

    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor.edit, " Three more words.")

    qtbot.waitUntil(lambda: meter.text() == f"{before + 3} of 90 words")
    brief.history.undo()
    qtbot.waitUntil(lambda: number(meter) == before)


def test_too_many_words_are_said_not_only_colored(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief
) -> None:
    assert window.workspace
    editor, meter = window.workspace.editor, meter_of(window)
    brief.select("bottom_line")
    calm = meter.palette().color(meter.foregroundRole())
    spare = 99 - number(meter)  # ten per cent more than 90

    editor.edit.moveCursor(QTextCursor.MoveOperation.End)
    QTest.keyClicks(editor.edit, " word" * spare)
    qtbot.waitUntil(lambda: meter.text() == "99 of 90 words")
    QTest.keyClicks(editor.edit, " word")

    qtbot.waitUntil(lambda: meter.text() == "100 of 90 words · 10 too many")
    assert meter.accessibleDescription() == (
        "100 words, of 90 that this section may have; 10 too many"
    )
    color = meter.palette().color(meter.foregroundRole())
    assert color == meter.palette().color(QPalette.ColorRole.BrightText) != calm


def give_any_length(brief: OpenBrief, section: str) -> None:
    template = brief.brief.template
    sections = tuple(replace(e, budget=0) if e.id == section else e for e in template.sections)
    after = edits.change_template(brief.brief, replace(template, sections=sections))
    brief.apply("Any length", after)


def test_a_section_without_a_budget_has_no_meter(window: MainWindow, brief: OpenBrief) -> None:
    brief.select("bottom_line")
    assert meter_of(window).isVisible()

    give_any_length(brief, "bottom_line")

    assert not meter_of(window).isVisible()


def test_the_arrangement_says_how_long_sections_are(
    qtbot: QtBot, brief: OpenBrief, steps: StepsPanel, window: MainWindow
) -> None:
    assert window.rendering
    assert window.rendering.latest
    suggested = next(s for s in window.rendering.latest.suggested if s.id == "ask")
    index = steps.arrange.model.find("ask")
    assert str(index.data(SectionRole.SECOND_LINE)).endswith(" of 60 words")

    after = edits.edit_section(brief.brief, "ask", suggested.blocks, ())
    brief.apply("Edit", after)

    assert index.data(SectionRole.SECOND_LINE) == "Your words · 0 of 60 words"
    give_any_length(brief, "ask")
    assert index.data(SectionRole.SECOND_LINE) == "Your words"
