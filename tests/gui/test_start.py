from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.gui.main_window import MainWindow
from briefgen.gui.open_brief import OpenBrief
from briefgen.model import edits
from tests.gui.conftest import Asked, Maker


def test_enter_on_the_first_card_makes_a_brief(qtbot: QtBot, make_window: Maker) -> None:
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.start.cards()))
    assert window.focusWidget() is window.start.cards()[0]
    card = next(c for c in window.start.cards() if c.accessibleName() == "Create One-pager")
    card.setFocus()
    assert not window.commands.tool_bar.isVisible()

    QTest.keyClick(card, Qt.Key.Key_Return)

    assert window.open_brief
    assert window.open_brief.brief.template.id == "one-pager"
    assert window.open_brief.brief.pack.id == "small"
    assert window.commands.tool_bar.isVisible()
    assert not window.isWindowModified()


def test_a_template_of_their_own_keeps_choices_and_words(
    qtbot: QtBot, window: MainWindow, brief: OpenBrief, asked: Asked, make_window: Maker
) -> None:
    assert window.rendering
    assert window.rendering.latest
    section = next(s for s in window.rendering.latest.suggested if s.id == "bottom_line")
    edited = edits.edit_section(brief.brief, section.id, section.blocks, section.blocks[:1])
    brief.apply("Edit", edits.drop_indicator(edited, "power"))
    asked.name = "Our monthly brief"

    window.commands.save_template.trigger()
    fresh = make_window()
    qtbot.waitUntil(lambda: bool(fresh.start.cards()))
    card = fresh.start.cards()[-1]
    card.click()

    assert (paths.user_templates() / "our_monthly_brief" / "template.toml").is_file()
    assert card.accessibleName() == "Create Our monthly brief"
    assert "Your own" in card.accessibleDescription()
    assert fresh.open_brief
    assert fresh.open_brief.brief.indicators == ("patents", "capital")
    assert fresh.open_brief.brief.edits == brief.brief.edits


def test_a_name_that_is_taken_is_said(window: MainWindow, asked: Asked) -> None:
    asked.name = "Ours"
    window.commands.save_template.trigger()

    window.commands.save_template.trigger()

    assert asked.told == ["There is already a template “ours”; choose another name."]
