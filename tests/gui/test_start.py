from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief import edits
from briefgen.brief.template import TemplateSection
from briefgen.gui.appearance import Palettes
from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.start.card import TemplateCard, least_width
from briefgen.gui.start.thumbnails import Thumbnails
from briefgen.gui.window.main_window import MainWindow
from briefgen.sources import library
from tests.builders import small_pack
from tests.gui.conftest import Asked, Maker


def card_of(window: MainWindow, title: str) -> TemplateCard:
    return next(c for c in window.start.cards() if c.accessibleName() == f"Create {title}")


def test_enter_on_the_card_that_has_the_focus_makes_a_one_pager(
    qtbot: QtBot, make_window: Maker
) -> None:
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.start.cards()))
    card = card_of(window, "One-pager")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is card)
    assert not window.commands.tool_bar.isVisible()

    QTest.keyClick(card, Qt.Key.Key_Return)

    assert window.open_brief
    assert window.open_brief.brief.template.id == "one-pager"
    assert window.open_brief.brief.pack.id == "small"
    assert window.commands.tool_bar.isVisible()
    assert not window.isWindowModified()


def test_kinds_say_what_they_are_for_and_stand_by_it(qtbot: QtBot, make_window: Maker) -> None:
    window = make_window()
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: bool(window.start.cards()))

    titles = [card.text() for card in window.start.cards()]
    assert titles[:3] == ["One-pager", "Member memo", "Decision memo"]
    assert titles[-1] == "Full report"
    assert card_of(window, "Issue brief").accessibleDescription() == (
        "Inform. Use it when staff need the state of play, the evidence and the options on two"
        f" pages. 2 pages. Card {titles.index('Issue brief') + 1} of {len(titles)}"
    )
    assert "Neutral" in card_of(window, "Evidence brief").accessibleDescription()


def test_a_narrow_window_shows_fewer_cards_side_by_side(qtbot: QtBot, make_window: Maker) -> None:
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.start.cards()))

    window.resize(800, 700)

    qtbot.waitUntil(lambda: len({each.x() for each in window.start.cards()}) == 4)
    cards = window.start.cards()
    assert all(each.width() >= least_width(each.fontMetrics()) for each in cards)
    assert not window.start.kinds.horizontalScrollBar().isVisible()


@pytest.mark.usefixtures("own_cache")
def test_first_pages_are_made_aside_and_kept_on_disk(
    qtbot: QtBot, palettes: Palettes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(paths, "PACKS", paths.ASSETS / "packs")
    template, pack = library.find_template("one-pager"), library.find_pack(library.DEFAULT_PACK)
    engine = Engine()
    thumbnails = Thumbnails(engine, paths.cache() / "thumbnails")
    assert thumbnails.get(template, pack) is None  # a hint is drawn until it is there

    with qtbot.waitSignal(thumbnails.made, timeout=30_000):
        pass

    image = thumbnails.get(template, pack)
    assert image is not None
    assert (image.width(), image.height()) == (306, 396)
    assert not engine.is_busy()
    assert engine.process_ids()[0] == 0  # the window's own worker was left in peace
    kept = Thumbnails(engine, paths.cache() / "thumbnails")
    assert kept.get(template, pack) is not None
    other = msgspec.structs.replace(pack, date="2030-01-01")
    assert kept.get(template, other) is None  # new figures, another page
    kept.stop()
    (entry,) = (paths.cache() / "thumbnails").iterdir()
    content = bytearray(entry.read_bytes())
    content[-30] ^= 1
    entry.write_bytes(content)
    damaged = Thumbnails(engine, paths.cache() / "thumbnails")
    assert damaged.get(template, pack) is None  # and is made again
    damaged.stop()
    engine.close()


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
    card = fresh.start.cards()[0]
    card.click()

    assert (paths.user_templates() / "our_monthly_brief" / "template.toml").is_file()
    assert card.accessibleName() == "Create Our monthly brief"
    assert "Yours" in card.accessibleDescription()
    assert fresh.open_brief
    assert fresh.open_brief.brief.indicators == ("patents", "capital")
    assert fresh.open_brief.brief.edits == brief.brief.edits


def test_a_name_that_is_taken_is_said(window: MainWindow, asked: Asked) -> None:
    asked.name = "Ours"
    window.commands.save_template.trigger()

    window.commands.save_template.trigger()

    assert asked.told == ["There is already a template “ours”; choose another name."]


def test_a_page_that_cannot_be_made_is_not_asked_for_again(
    qtbot: QtBot, palettes: Palettes, user_folders: Path
) -> None:
    template, pack = library.find_template("one-pager"), small_pack()
    broken = TemplateSection("s", text="{{ nonsense", file="s.md")
    template = msgspec.structs.replace(template, id="broken", sections=(broken,))
    engine = Engine()
    thumbnails = Thumbnails(engine, user_folders / "thumbnails")

    assert thumbnails.get(template, pack) is None
    qtbot.waitUntil(lambda: bool(thumbnails._failed), timeout=30_000)

    assert thumbnails.get(template, pack) is None
    assert not engine.is_busy()
    engine.close()
