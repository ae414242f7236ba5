"""The start page as somebody walks it: recent briefs, templates of one's own, the search."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.gui.engine import Engine
from briefgen.gui.settings import Settings
from briefgen.gui.start.card import TemplateCard
from briefgen.gui.start.recent_list import RecentList
from briefgen.gui.window.main_window import MainWindow
from briefgen.sources.library import find_template
from briefgen.sources.templates import read_template
from briefgen.store.container import pack_brief
from briefgen.store.partial import sweep
from briefgen.store.templates import save_template
from tests.builders import small_brief
from tests.gui.conftest import Asked, Maker, show

# A menu that is open takes the keys, which this platform cannot say.

Key, SHIFT = Qt.Key, Qt.KeyboardModifier.ShiftModifier
USER = Qt.ItemDataRole.UserRole


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget
    return widget


def press(key: Qt.Key, *more: Qt.KeyboardModifier) -> None:
    QTest.keyClick(focused(), key, more[0] if more else Qt.KeyboardModifier.NoModifier)


def started(qtbot: QtBot, make_window: Maker) -> MainWindow:
    window = make_window()
    window.activateWindow()
    qtbot.waitUntil(lambda: bool(window.start.cards()))
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), TemplateCard))
    return window


def card_of(window: MainWindow, title: str) -> TemplateCard:
    return next(each for each in window.start.cards() if each.text() == title)


def titles(window: MainWindow) -> list[str]:
    return [each.text() for each in window.start.cards() if not each.isHidden()]


def rows(window: MainWindow) -> list[str]:
    found = window.start.recents.list
    return [found.item(n).text() for n in range(found.count()) if not found.item(n).isHidden()]


def spoken(window: MainWindow, row: int = 0) -> str:
    role = Qt.ItemDataRole.AccessibleTextRole
    return str(window.start.recents.list.item(row).data(role))


def remembered(folder: Path, *names: str, brief: Brief | None = None) -> list[Path]:
    """Briefs that were opened lately, the first of them last."""
    settings = Settings(paths.user_data())
    files = [folder / f"{name}.brief" for name in names]
    for file in reversed(files):
        file.write_bytes(pack_brief(brief or small_brief()))
        settings.remember(file)
    settings._store.sync()
    return files


@pytest.fixture
def own() -> Path:
    """A template that the person saved."""
    folder = paths.user_templates() / "monthly"
    folder.parent.mkdir(parents=True)
    save_template(edits.as_template(small_brief(), "monthly", "Monthly brief"), folder)
    return folder


def menu_of(window: MainWindow) -> QMenu:
    popup = QApplication.activePopupWidget()
    assert isinstance(popup, QMenu)
    return popup


def choose(window: MainWindow, words: str) -> None:
    """Take an entry of the menu that is open, by its keys."""
    menu = menu_of(window)
    texts = [each.text().replace("&", "") for each in menu.actions()]
    for _ in range(texts.index(words) + 1):
        QTest.keyClick(menu, Key.Key_Down)
    QTest.keyClick(menu, Key.Key_Return)


def open_menu(widget: QWidget) -> None:
    """As the Menu key does."""
    at = widget.rect().center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)


# Columns


def test_before_the_first_brief_there_is_no_left_column(qtbot: QtBot, make_window: Maker) -> None:
    window = started(qtbot, make_window)

    assert window.start.recents.isHidden()
    assert card_of(window, "One-pager").hasFocus()


def test_the_card_used_last_has_the_focus(qtbot: QtBot, make_window: Maker) -> None:
    window = started(qtbot, make_window)
    card_of(window, "BLUF memo").click()
    assert window.open_brief

    again = started(qtbot, make_window)

    assert card_of(again, "BLUF memo").hasFocus()


def test_three_keys_make_the_first_files(qtbot: QtBot, make_window: Maker, tmp_path: Path) -> None:
    settings = Settings(paths.user_data())
    settings.set_value("export_folder", str(tmp_path))
    settings._store.sync()
    window = make_window(Engine())
    window.activateWindow()
    qtbot.waitUntil(lambda: isinstance(QApplication.focusWidget(), TemplateCard), timeout=20_000)

    press(Key.Key_Return)
    qtbot.waitUntil(lambda: window.open_brief is not None)
    QTest.keyClick(window, Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    dialog = window.exporting.dialog
    assert dialog
    qtbot.waitUntil(dialog.isActiveWindow)
    press(Key.Key_Return)

    qtbot.waitUntil(dialog.open_file.isEnabled, timeout=60_000)
    assert sorted(each.suffix for each in tmp_path.iterdir() if each.is_file()) == [".docx", ".pdf"]


def test_arrows_walk_the_cards_in_two_directions(qtbot: QtBot, make_window: Maker) -> None:
    window = started(qtbot, make_window)
    cards = window.start.cards()
    first = cards[0]
    assert first.hasFocus()
    in_row = [each for each in cards if each.y() == first.y()]
    assert 1 < len(in_row) < len(cards)

    press(Key.Key_Right)
    assert cards[1].hasFocus()
    press(Key.Key_Down)
    assert focused() is cards[len(in_row) + 1]
    press(Key.Key_Left)
    assert focused() is cards[len(in_row)]
    press(Key.Key_Up)
    assert first.hasFocus()
    press(Key.Key_End)
    assert cards[-1].hasFocus()
    assert not cards[-1].visibleRegion().isEmpty()
    press(Key.Key_Home)
    press(Key.Key_Up)
    assert window.start.search.hasFocus()
    press(Key.Key_Down)
    assert first.hasFocus()


def test_the_cards_are_one_stop_of_the_tab_key(qtbot: QtBot, make_window: Maker) -> None:
    window = started(qtbot, make_window)
    press(Key.Key_Right)

    tab = Qt.FocusPolicy.TabFocus
    stops = [each for each in window.start.cards() if each.focusPolicy() & tab]

    assert stops == [window.start.cards()[1]]


def test_f6_changes_columns(qtbot: QtBot, make_window: Maker, tmp_path: Path) -> None:
    remembered(tmp_path, "October")
    window = started(qtbot, make_window)

    press(Key.Key_F6)
    assert window.start.recents.list.hasFocus()
    press(Key.Key_F6)
    assert card_of(window, "One-pager").hasFocus()
    press(Key.Key_F6, SHIFT)
    press(Key.Key_Delete)
    press(Key.Key_F6)  # the column is gone, the line below has Undo
    assert focused() in (window.start.line.undo, card_of(window, "One-pager"))


def test_what_a_kind_is_for_is_told_of_the_card_in_hand(qtbot: QtBot, make_window: Maker) -> None:
    window = started(qtbot, make_window)

    card_of(window, "Evidence brief").setFocus()

    assert window.start._use.text().startswith("Evidence brief (up to 6 pages, neutral): Use it")


# The search


def test_one_search_filters_both_columns_and_counts(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    remembered(tmp_path, "Chips memo", "Grid")
    window = started(qtbot, make_window)
    window.start.cards()[0].setFocus()
    QTest.keyClick(window.start.cards()[0], Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.start.search.hasFocus()

    QTest.keyClicks(window.start.search, "memo")

    assert rows(window) == ["Chips memo"]
    assert titles(window) == ["Member memo", "Decision memo", "BLUF memo"]
    assert window.start.top.found.text() == "1 brief, 3 kinds of brief"
    assert window.start.kinds.accessibleName() == "Templates and kinds of brief, 3 found"
    assert window.start.recents.list.accessibleName() == "Recent briefs, 1 found"
    press(Key.Key_Return)
    assert card_of(window, "Member memo").hasFocus()
    window.start.search.setFocus()
    QTest.keyClicks(window.start.search, " nowhere")
    assert window.start.top.found.text() == "Nothing found for “memo nowhere”"
    press(Key.Key_Escape)
    assert len(rows(window)) == 2
    assert window.start.top.found.isHidden()


def test_pictures_are_made_for_who_sees_the_cards(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    """A window that opens a brief makes no first pages of twelve kinds."""
    window = make_window()
    asked: list[object] = []
    window.thumbnails._ask = lambda *each: asked.append(each)  # type: ignore[method-assign]
    show(window)

    window.library.read()
    qtbot.waitUntil(lambda: bool(window.start.cards()))

    assert asked == []


def test_a_search_finds_no_card_and_leads_to_the_brief(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    remembered(tmp_path, "Xylophone")
    window = started(qtbot, make_window)
    window.start.search.setFocus()

    QTest.keyClicks(window.start.search, "xyl")
    press(Key.Key_Down)

    assert window.start.recents.list.hasFocus()


# Recent briefs


def test_recent_briefs_say_their_kind_their_day_and_what_is_new(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    brief = small_brief()
    old = brief.pack.indicators[0]
    figures = tuple(replace(each, amount=each.amount + 1) for each in old.figures)
    pack = replace(
        brief.pack,
        date="2020-01-01",
        indicators=(replace(old, figures=figures), *brief.pack.indicators[1:]),
    )
    remembered(tmp_path, "September", brief=replace(brief, pack=pack))
    (october,) = remembered(tmp_path, "October")
    os.utime(october, (1_570_000_000, 1_570_000_000))

    window = started(qtbot, make_window)

    kind = brief.template.title
    qtbot.waitUntil(lambda: "edited" in spoken(window))
    assert spoken(window) == f"October, {kind}, edited October\u00a02, 2019, {tmp_path.name}"
    assert spoken(window, 1).startswith(f"September, new figures for 1 indicator, {kind}, edited")
    item = window.start.recents.list.item(1)
    assert item.data(USER + 2) == "new figures for 1 indicator"
    window.start.search.setText("new figures")
    assert rows(window) == ["September"]


def test_a_recent_brief_opens_with_enter(qtbot: QtBot, make_window: Maker, tmp_path: Path) -> None:
    (file,) = remembered(tmp_path, "October")
    window = started(qtbot, make_window)
    chosen: list[Path] = []
    window.start.path_chosen.connect(chosen.append)

    press(Key.Key_F6)
    press(Key.Key_Return)

    assert chosen == [file]


def test_delete_takes_off_the_list_until_undone(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    files = remembered(tmp_path, "October", "September", "August")
    window = started(qtbot, make_window)
    line = window.start.line
    press(Key.Key_F6)
    press(Key.Key_Down)

    press(Key.Key_Delete)

    assert rows(window) == ["October", "August"]
    assert window.start.recents.list.currentItem().text() == "August"
    assert line.result.text() == "“September” is off the list; the file stays."
    assert files[1].is_file()
    QTest.mouseClick(line.undo, Qt.MouseButton.LeftButton)
    assert rows(window) == ["October", "September", "August"]
    assert line.result.text() == "Undid: Take “September” off the list"
    window.commands.redo.trigger()
    assert rows(window) == ["October", "August"]


def test_a_file_that_is_gone_can_be_found_or_taken_off(
    qtbot: QtBot, make_window: Maker, tmp_path: Path, asked: Asked
) -> None:
    gone, there = remembered(tmp_path, "Moved", "There")
    asked.path = tmp_path / "elsewhere.brief"
    gone.rename(asked.path)
    window = started(qtbot, make_window)
    recents = window.start.recents
    qtbot.waitUntil(lambda: "not found" in spoken(window))
    chosen: list[Path] = []
    window.start.path_chosen.connect(chosen.append)

    press(Key.Key_F6)
    assert recents.find_button.isVisible()
    open_menu(recents.list)
    assert [each.text() for each in menu_of(window).actions()] == [
        "&Find it…",
        "&Take off the list",
    ]
    choose(window, "Find it…")

    assert chosen == [asked.path]
    assert window.settings.recent() == (there,)
    assert not recents.find_button.isVisible()


def test_no_more_than_forty_are_kept_and_a_menu_has_ten(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    window = started(qtbot, make_window)

    for number in range(45):
        window.settings.remember(tmp_path / f"{number}.brief")

    assert window.start.recents.list.count() == 40
    window.commands.recent.aboutToShow.emit()
    assert len(window.commands.recent.actions()) == 10


# Templates of one's own


def test_own_templates_stand_first_and_their_menu_has_what_can_be_done(
    qtbot: QtBot, make_window: Maker, own: Path
) -> None:
    window = started(qtbot, make_window)
    card = window.start.cards()[0]
    assert card.text() == "Monthly brief"

    card.setFocus()
    press(Key.Key_F10, SHIFT)

    texts = [each.text().replace("&", "") for each in menu_of(window).actions()]
    assert texts == ["Make", "Rename…", "Duplicate", "Overwrite with a brief…", "Delete"]
    menu_of(window).close()
    open_menu(card_of(window, "One-pager"))
    assert [each.text() for each in menu_of(window).actions()] == ["&Make"]
    window.library.changed.emit()  # all cards are others now
    qtbot.wait(20)
    choose(window, "Make")
    assert window.open_brief


def test_f2_renames_and_undo_gives_the_name_back(
    qtbot: QtBot, make_window: Maker, own: Path, asked: Asked
) -> None:
    file = own / "template.toml"
    file.write_text("# ours\n" + file.read_text(encoding="utf-8"), encoding="utf-8")
    before = file.read_bytes()
    asked.name = "October “brief”"
    window = started(qtbot, make_window)
    card_of(window, "Monthly brief").setFocus()

    press(Key.Key_F2)

    qtbot.waitUntil(lambda: "October “brief”" in titles(window))
    qtbot.waitUntil(card_of(window, "October “brief”").hasFocus)
    assert file.read_text(encoding="utf-8").startswith("# ours\n")
    assert window.start.line.result.text() == "“Monthly brief” is called “October “brief”” now."
    window.commands.undo.trigger()
    qtbot.waitUntil(lambda: "Monthly brief" in titles(window))
    assert file.read_bytes() == before


def test_what_a_search_hides_has_neither_menu_nor_buttons(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    remembered(tmp_path, "Moved")[0].unlink()
    window = started(qtbot, make_window)
    recents = window.start.recents
    qtbot.waitUntil(recents.find_button.isVisible)

    window.start.search.setText("nothing has this")
    recents.list.setFocus()
    open_menu(recents.list)

    assert QApplication.activePopupWidget() is None
    assert not recents.find_button.isVisible()
    window.start.search.clear()
    assert recents.find_button.isVisible()


def test_delete_takes_nothing_off_that_a_search_hides(
    qtbot: QtBot, make_window: Maker, tmp_path: Path
) -> None:
    remembered(tmp_path, "October")
    window = started(qtbot, make_window)
    window.start.search.setText("nothing has this")
    window.start.recents.list.setFocus()

    press(Key.Key_Delete)

    window.start.search.clear()
    assert rows(window) == ["October"]


def test_delete_twice_deletes_a_template_once(
    qtbot: QtBot, make_window: Maker, own: Path, asked: Asked
) -> None:
    window = started(qtbot, make_window)
    card_of(window, "Monthly brief").setFocus()

    press(Key.Key_Delete)
    press(Key.Key_Delete)

    qtbot.waitUntil(lambda: "Monthly brief" not in titles(window))
    assert asked.told == []


def test_delete_takes_a_template_away_until_undone(
    qtbot: QtBot, make_window: Maker, own: Path
) -> None:
    window = started(qtbot, make_window)
    card_of(window, "Monthly brief").setFocus()
    before = read_template(own)

    press(Key.Key_Delete)

    qtbot.waitUntil(lambda: "Monthly brief" not in titles(window))
    assert not own.exists()
    sweep(own.parent)  # as another save does meanwhile
    qtbot.waitUntil(window.start.cards()[0].hasFocus)  # the neighbor
    QTest.mouseClick(window.start.line.undo, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: "Monthly brief" in titles(window))
    assert read_template(own) == before
    window.commands.redo.trigger()
    qtbot.waitUntil(lambda: "Monthly brief" not in titles(window))


def test_undo_takes_no_template_away_that_was_saved_since(
    qtbot: QtBot, make_window: Maker, own: Path, asked: Asked
) -> None:
    window = started(qtbot, make_window)
    card_of(window, "Monthly brief").setFocus()
    press(Key.Key_Delete)
    qtbot.waitUntil(lambda: "Monthly brief" not in titles(window))
    save_template(edits.as_template(small_brief(), "monthly", "Newer"), own)

    for _ in range(2):
        window.commands.undo.trigger()
        assert read_template(own).title == "Newer"

    assert asked.told == [f"{own} holds another template by now; nothing was changed."] * 2
    line = window.start.line
    assert line.result.text() == "The template “Monthly brief” is deleted."
    assert not line.undo.isHidden()
    shutil.rmtree(own)
    window.commands.undo.trigger()
    assert read_template(own).title == "Monthly brief"
    assert line.result.text().startswith("Undid")
    shutil.rmtree(own)
    window.commands.redo.trigger()  # what is not there cannot be deleted again
    assert len(asked.told) == 3
    assert not line.redo.isHidden()
    assert window.commands.redo.isEnabled()


def test_delete_leaves_our_kinds_alone(qtbot: QtBot, make_window: Maker) -> None:
    window = started(qtbot, make_window)
    before = titles(window)

    press(Key.Key_Delete)
    press(Key.Key_F2)
    qtbot.wait(20)

    assert titles(window) == before
    assert window.start.line.isHidden()


def test_a_copy_is_a_template_of_its_own(qtbot: QtBot, make_window: Maker, own: Path) -> None:
    window = started(qtbot, make_window)
    card_of(window, "Monthly brief").setFocus()
    press(Key.Key_F10, SHIFT)

    choose(window, "Duplicate")

    qtbot.waitUntil(lambda: titles(window)[:2] == ["Copy of Monthly brief", "Monthly brief"])
    window.activateWindow()  # a menu that closes leaves none active here
    qtbot.waitUntil(card_of(window, "Monthly brief").hasFocus)
    window.commands.undo.trigger()
    qtbot.waitUntil(lambda: "Copy of Monthly brief" not in titles(window))
    assert own.is_dir()


def test_a_template_takes_over_a_brief(
    qtbot: QtBot, make_window: Maker, own: Path, tmp_path: Path, asked: Asked
) -> None:
    brief = edits.drop_indicator(small_brief(), "power")
    (asked.path,) = remembered(tmp_path, "October", brief=brief)
    window = started(qtbot, make_window)
    before = read_template(own)
    open_menu(card_of(window, "Monthly brief"))

    choose(window, "Overwrite with a brief…")

    qtbot.waitUntil(lambda: not window.start.line.isHidden())
    assert read_template(own).indicators == brief.indicators
    assert read_template(own).title == "Monthly brief"
    window.commands.undo.trigger()
    assert read_template(own) == before


# The office's


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """The folder of an office with one template, known at this desk."""
    folder = tmp_path / "office"
    (folder / "templates").mkdir(parents=True)
    memo = replace(find_template("bluf-memo"), id="chief", title="Chief’s memo")
    save_template(memo, folder / "templates" / "chief")
    Settings(paths.user_data()).set_value("folder", str(folder))
    return folder


def test_an_offices_template_can_be_made_ones_own(
    qtbot: QtBot, make_window: Maker, office: Path
) -> None:
    window = started(qtbot, make_window)
    card = card_of(window, "Chief’s memo")
    assert window.start.cards()[0] is card
    open_menu(card)
    assert [each.text() for each in menu_of(window).actions()] == ["&Make", "D&uplicate to mine"]

    choose(window, "Duplicate to mine")

    qtbot.waitUntil(lambda: "Copy of Chief’s memo" in titles(window))
    assert len(list(paths.user_templates().glob("copy_of*"))) == 1


def test_while_the_offices_folder_is_away_its_cards_are_dimmed(
    qtbot: QtBot, make_window: Maker, office: Path
) -> None:
    started(qtbot, make_window)
    office.rename(office.with_name("away"))

    window = started(qtbot, make_window)

    card = card_of(window, "Chief’s memo")
    assert not card.isEnabled()
    told = window.start._notice.text()
    assert told.startswith(f"{office}: The folder of your office cannot be reached; its templates")
    assert told.endswith("are shown dimmed.")
    assert card_of(window, "One-pager").hasFocus()


def test_without_a_topic_library_the_cards_are_dimmed_and_it_is_said(
    qtbot: QtBot, make_window: Maker, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(paths, "PACKS", tmp_path / "none")
    window = make_window()
    qtbot.waitUntil(lambda: bool(window.start.cards()))

    assert not any(each.isEnabled() for each in window.start.cards())
    assert window.start._notice.text() == "No topic library was found; open a brief instead."


def test_a_click_on_a_row_opens_it(qtbot: QtBot, make_window: Maker, tmp_path: Path) -> None:
    (file,) = remembered(tmp_path, "October")
    window = started(qtbot, make_window)
    chosen: list[Path] = []
    window.start.path_chosen.connect(chosen.append)
    found = window.start.recents.list
    assert isinstance(found, RecentList)
    at: QPoint = found.visualItemRect(found.item(0)).center()

    QTest.mouseClick(found.viewport(), Qt.MouseButton.LeftButton, pos=at)

    assert chosen == [file]


def test_many_sentences_leave_the_cards_their_room(qtbot: QtBot, make_window: Maker) -> None:
    window = started(qtbot, make_window)
    window.resize(911, 560)
    notice = window.start._notice
    assert notice.isHidden()
    window.library.wrong = tuple(f"t{n}/template.toml: It cannot be read." for n in range(30))

    window.library.changed.emit()
    qtbot.wait(50)

    assert notice.isVisible()
    assert len(notice.text().splitlines()) == 30
    assert window.start.kinds.height() > 280
    notice.setFocus(Qt.FocusReason.TabFocusReason)
    assert notice.hasFocus()
    press(Key.Key_Down)
    assert notice.verticalScrollBar().value() > 0
