"""The preferences: what is chosen holds at once and tomorrow, what the office locked for good."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief.profile import Profile
from briefgen.document.release import MarkingKind
from briefgen.gui.colors import Palette, palette
from briefgen.gui.preferences.dialog import PreferencesDialog
from briefgen.gui.preferences.words import OwnWords
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.opening import Opening
from briefgen.preferences import PREFERENCES, Kind, Page, Value
from briefgen.sources import library
from briefgen.sources.profile import read_profile
from briefgen.store.profile import save_profile
from briefgen.typography.look import Paper
from tests.builders import SMALL, small_brief
from tests.gui.conftest import Asked, Maker, PromptEngine, show, told_in

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton
TOLD = [key for key, row in PREFERENCES.items() if row.kind is not Kind.WORDS]
FORM = [key for key in TOLD if PREFERENCES[key].page is Page.OFFICE]


def office(text: str) -> Path:
    path = paths.office_settings()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def opened(window: MainWindow) -> PreferencesDialog:
    """By its key, as a person opens it."""
    activate(window)
    QTest.keyClick(QApplication.focusWidget() or window, Key.Key_Comma, CTRL)
    dialog = window.preferences.dialog
    assert dialog
    activate(dialog)
    return dialog


def activate(window: QWidget) -> None:
    """Until its fields get the keys, as they do in front of a person."""
    window.activateWindow()
    for _ in range(300):
        if window.isActiveWindow():
            return
        QTest.qWait(10)
    raise AssertionError("the window is not active")


def field_of(dialog: PreferencesDialog, key: str) -> QWidget:
    """What a person uses to change a setting."""
    page = dialog.pages[PREFERENCES[key].page]
    if page.office:
        form = page.office.form
        return {**form.fields, "marking": form.marking, "look": form.look}[key]
    field: QWidget = page.fields[key].field  # type: ignore[attr-defined]
    return field


def choose(dialog: PreferencesDialog, key: str, value: Value) -> None:
    """With the keyboard alone, once the page is shown."""
    dialog.show_page(PREFERENCES[key].page)
    field = field_of(dialog, key)
    field.setFocus()
    if isinstance(field, QComboBox):
        wanted = [each for each, _ in PREFERENCES[key].choices].index(value)
        QTest.keyClick(field, Key.Key_Home)
        for _ in range(wanted):
            QTest.keyClick(field, Key.Key_Down)
    elif isinstance(field, QLineEdit):
        field.selectAll()
        QTest.keyClick(field, Key.Key_Delete)
        QTest.keyClicks(field, str(value))
        QTest.keyClick(field, Key.Key_Tab)
    elif bool(value) != field.isChecked():  # type: ignore[attr-defined]
        QTest.keyClick(field, Key.Key_Space)


def restarted(window: MainWindow) -> Settings:
    window.settings._store.sync()
    return Settings(paths.user_data())


def begun(window: MainWindow, qtbot: QtBot, make_window: Maker) -> MainWindow:
    """Another window, with a brief that was made from a card of the start page."""
    other = make_window()
    other.start.template_chosen.emit(library.find_template("bluf-memo"), small_brief().pack)
    qtbot.waitUntil(lambda: other.open_brief is not None)
    return other


# What each setting does: its value, and what is seen of it in the window where it was chosen


Seen = Callable[[MainWindow, QtBot, Maker, Asked], object]


def _folder(kind: str) -> Path:
    folder = paths.user_data().parent.parent / kind
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _window_color(window: MainWindow, *_: object) -> object:
    return QApplication.palette().window().color().name()


def _scale(window: MainWindow, qtbot: QtBot, *_: object) -> object:
    assert window.workspace
    qtbot.wait(60)
    own = window.workspace.editor.edit.font().pointSizeF()
    return round(100 * own / window.property("usual"))


def _language(window: MainWindow, qtbot: QtBot, make_window: Maker, asked: Asked) -> object:
    brief = begun(window, qtbot, make_window).open_brief.brief  # type: ignore[union-attr]
    return brief.language, brief.template.paper


def _misspelled(window: MainWindow, qtbot: QtBot, make_window: Maker, asked: Asked) -> object:
    assert window.rendering
    qtbot.waitUntil(lambda: not window.rendering.is_busy())  # type: ignore[union-attr]
    made = window.rendering.latest
    assert made
    return sum(each.code == "spelling.unknown" for each in made.problems) > 0


def _opened_in(window: MainWindow, qtbot: QtBot, make_window: Maker, asked: Asked) -> object:
    window.commands.open.trigger()
    return asked.asked[-1]


def _exported_to(window: MainWindow, *_: object) -> object:
    window.commands.export.trigger()
    dialog = window.exporting.dialog
    assert dialog
    folder = dialog.folder.text()
    dialog.reject()
    return folder


def _shared(window: MainWindow, qtbot: QtBot, make_window: Maker, asked: Asked) -> object:
    qtbot.wait(50)
    qtbot.waitUntil(lambda: bool(window.library.packs))
    return [card.template.id for card in window.start.cards() if card.template.id == "ours"]


def _copied(window: MainWindow, *_: object) -> object:
    assert window.open_brief
    assert window._copy
    window.open_brief.history.resetClean()
    window._copy.write()
    return (paths.recovery() / f"{window._copy.name}.brief").exists()


def _form(name: str) -> Seen:
    def seen(window: MainWindow, qtbot: QtBot, make_window: Maker, asked: Asked) -> object:
        brief = begun(window, qtbot, make_window).open_brief.brief  # type: ignore[union-attr]
        if name == "marking":
            return brief.marking.kind.value
        return brief.brand.title if name == "look" else getattr(brief.form, name)

    return seen


def _tip(window: MainWindow, *_: object) -> object:
    """Whether somebody who never saw it is shown the tip of a pane."""
    assert window.workspace
    window.settings.keep("tip-words", "")
    window.workspace.steps.pick.search.setFocus()
    window.workspace.editor.landing().setFocus()
    return window.tips.line() is not None


EFFECTS: dict[str, tuple[Value, Seen, object]] = {
    "appearance": ("dark", _window_color, palette(Palette.DARK).window().color().name()),
    "text_size": (150, _scale, 150),
    "less_motion": (True, lambda *_: QApplication.cursorFlashTime(), 0),
    "tips": (False, _tip, False),
    "language": ("en-GB", _language, ("en-GB", Paper.A4)),
    "dictionary": ("none", _misspelled, False),
    "briefs_folder": ("briefs", _opened_in, "briefs"),
    "export_folder": ("exports", _exported_to, "exports"),
    "folder": ("shared", _shared, ["ours"]),
    "copies": (0, _copied, False),
    "office": ("Our office", _form("office"), "Our office"),
    "name": ("Ann", _form("sender"), "Ann"),
    "phone": ("1-2", _form("contact"), "1-2"),
    "email": ("a@b.gov", _form("contact"), "a@b.gov"),
    "head": ("Rep. Roe", _form("to"), "Rep. Roe"),
    "state": ("Ohio", _form("state"), "Ohio"),
    "marking": ("draft", _form("marking"), "draft"),
    "look": ("plain", _form("look"), "Plain"),
}


def _share(folder: Path) -> None:
    shutil.copytree(paths.TEMPLATES / "highlights", folder / "templates" / "ours")
    named = folder / "templates" / "ours" / "template.toml"
    named.write_text(named.read_text("utf-8").replace('id = "highlights"\n', "", 1), "utf-8")


def test_each_setting_has_its_line_here() -> None:
    assert list(EFFECTS) == TOLD


@pytest.mark.parametrize("key", TOLD)
def test_a_setting_changes_what_it_names_at_once_and_is_there_tomorrow(
    key: str,
    window: MainWindow,
    dressed: Settings,
    qtbot: QtBot,
    make_window: Maker,
    asked: Asked,
) -> None:
    value, seen, expected = EFFECTS[key]
    window.setProperty("usual", QApplication.font().pointSizeF())
    if PREFERENCES[key].kind is Kind.FOLDER:
        folder = _folder(str(value))
        if key == "folder":
            _share(folder)
        value = str(folder)
        expected = str(folder) if key == "export_folder" else expected
    assert window.open_brief
    show_misspelled(window, qtbot)
    assert seen(window, qtbot, make_window, asked) != expected

    dialog = opened(window)
    choose(dialog, key, value)

    assert seen(window, qtbot, make_window, asked) == expected
    assert window.settings.value(key) == value
    QTest.keyClick(dialog, Key.Key_Escape)
    assert restarted(window).value(key) == value


def show_misspelled(window: MainWindow, qtbot: QtBot) -> None:
    """A title with a word that no dictionary has."""
    from briefgen.brief import edits

    assert window.open_brief
    brief = window.open_brief.brief
    form = replace(brief.form, title="Quuxtons")
    window.open_brief.apply("Edit title", edits.fill_form(brief, form))
    qtbot.waitUntil(lambda: not window.rendering.is_busy())  # type: ignore[union-attr]


# What the office has locked


def _in_toml(value: Value) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value).lower()


@pytest.mark.parametrize("key", TOLD)
def test_what_is_locked_cannot_be_changed_by_any_door(
    key: str, make_window: Maker, qtbot: QtBot
) -> None:
    locked, other, mine = EFFECTS[key][0], another(key), values_beside(key)[0]
    if PREFERENCES[key].kind is Kind.FOLDER:
        locked = str(_folder(str(locked)))
    own = Settings(paths.user_data())
    own.set_value(key, mine)
    own._store.sync()
    path = office(f"[locked]\n{key} = {_in_toml(locked)}\n")
    window = make_window()
    show(window)
    assert window.settings.value(key) == locked

    dialog = opened(window)
    dialog.show_page(PREFERENCES[key].page)
    field = field_of(dialog, key)
    assert not field.isEnabled()
    assert "Set by your office" in field.accessibleDescription()
    choose(dialog, key, other)
    window.settings.set_value(key, other)
    window.settings.reset(key)
    if PREFERENCES[key].profile:
        window.settings.set_profile(
            replace(window.settings.profile()[0], **{key: typed(key, other)})
        )
    assert key not in dialog.page().chosen()
    QTest.keyClick(dialog, Key.Key_Escape)

    assert window.settings.value(key) == locked
    assert restarted(window).value(key) == locked
    path.unlink()
    assert restarted(window).value(key) == mine


def values_beside(key: str) -> tuple[Value, ...]:
    """Values that the office has not locked; what a person had chosen is the first."""
    row = PREFERENCES[key]
    if row.kind is Kind.FOLDER:
        return str(_folder("mine")), str(_folder("another"))
    if row.kind in (Kind.TEXT, Kind.FILE):
        return "Mine", "Another"
    values = [value for value, _ in row.choices] or [False, True]
    return tuple(each for each in reversed(values) if each != EFFECTS[key][0])


def another(key: str) -> Value:
    return values_beside(key)[-1]


def typed(key: str, value: Value) -> object:
    return MarkingKind(str(value)) if key == "marking" else value


def test_the_view_menu_dims_locked_colors(make_window: Maker, dressed: Settings) -> None:
    from briefgen.gui.menus.view import ViewCommands

    office('[locked]\nappearance = "dark"\n')
    window = make_window()
    ViewCommands(window.commands, window.settings)
    for action in window.commands.appearance.actions():
        assert not action.isEnabled()
        assert action.isChecked() == (action.data() == "dark")
        assert action.statusTip() == "Set by your office"
        action.trigger()
    assert window.settings.value("appearance") == "dark"


def test_the_question_before_an_export_dims_what_is_locked(
    make_window: Maker, qtbot: QtBot
) -> None:
    office('[locked]\noffice = "Ours"\nlook = "plain"\n')
    window = make_window()
    window.settings.set_office_asked(False)
    show(window)
    window.commands.export.trigger()
    dialog = window.office.dialog
    assert dialog

    form = dialog.form
    assert not form.fields["office"].isEnabled()
    assert (form.fields["office"].text(), form.look.text()) == ("Ours", "plain")
    assert form.notes["office"].text() == "Set by your office"
    assert not form.browse.isEnabled()
    assert dialog.focusWidget() is form.fields["name"]
    QTest.keyClicks(form.fields["name"], "Ann")
    QTest.keyClick(dialog, Key.Key_Return)

    assert read_profile(paths.profile()) == Profile(name="Ann")
    assert window.settings.profile()[0].office == "Ours"


def test_an_office_begins_with_its_own_defaults(make_window: Maker, qtbot: QtBot) -> None:
    office('text_size = 125\nlanguage = "en-GB"\nphone = "1"\n')
    window = make_window()
    show(window)
    assert [window.settings.value(key) for key in ("text_size", "language")] == [125, "en-GB"]
    dialog = opened(window)
    choose(dialog, "language", "en-US")
    choose(dialog, "phone", "")
    again = restarted(window)
    assert [again.value(key) for key in ("language", "phone")] == ["en-US", ""]

    for page in (Page.LANGUAGE, Page.OFFICE):
        dialog.show_page(page)
        QTest.mouseClick(dialog.defaults, LEFT)

    again = restarted(window)
    assert [again.value(key) for key in ("language", "phone")] == ["en-GB", "1"]


# Damaged files


@pytest.mark.parametrize(
    "text",
    [
        "[General]\nappearance=pink\ntext_size=9999\nless_motion=perhaps\ncopies=@ByteArray(x)\n"
        "briefs_folder=@Variant(\\0\\0)\nexport_folder=\\0\\xff\n",
        "[General]\ntext_size=, ,\nappearance=dark, light\ncopies=@Invalid()\n",
        "\x00\x01[[[=\n=\n",
        "",
    ],
)
def test_a_damaged_file_of_the_window_is_survived(
    text: str, make_window: Maker, dressed: Settings
) -> None:
    dressed._store.sync()
    (paths.user_data() / "window.ini").write_text(text, encoding="utf-8")

    window = make_window()
    show(window)
    dialog = opened(window)

    for key in ("appearance", "text_size", "less_motion", "copies"):
        assert window.settings.value(key) == PREFERENCES[key].default
    assert window.settings.chosen_folder("briefs_folder") is None
    choose(dialog, "text_size", 110)
    assert restarted(window).value("text_size") == 110


def test_a_damaged_file_of_the_office_is_told_and_the_program_starts(
    make_window: Maker, qtbot: QtBot
) -> None:
    path = office('text_size = 125\noffice = "Ours"\n[locked]\nlanguage = "fr"\n')

    window = make_window()

    qtbot.waitUntil(lambda: bool(window.start.cards()))
    sentence = f"{path}, line 4: “language” must be one of “en-US”, “en-GB”."
    assert window.start._notice.text().startswith(sentence)
    assert window.settings.value("text_size") == 100
    show(window)
    assert told_in(window).startswith(sentence)
    dialog = opened(window)
    assert dialog.state.text().startswith(sentence)
    choose(dialog, "language", "en-GB")
    assert restarted(window).value("language") == "en-GB"


def test_a_damaged_profile_is_told_and_nothing_is_lost_by_looking(window: MainWindow) -> None:
    paths.profile().parent.mkdir(parents=True, exist_ok=True)
    paths.profile().write_text("office = [", encoding="utf-8")
    dialog = opened(window)
    assert "The office profile is not used." in dialog.state.text()

    dialog.show_page(Page.OFFICE)
    QTest.keyClick(dialog, Key.Key_Escape)

    assert paths.profile().read_text(encoding="utf-8") == "office = ["


def test_what_cannot_be_kept_is_said_and_not_shown_as_kept(window: MainWindow) -> None:
    paths.profile().mkdir(parents=True)
    dialog = opened(window)
    choose(dialog, "language", "en-GB")

    assert "there is a folder of that name" in dialog.state.text()
    assert field_of(dialog, "language").currentData() == "en-US"  # type: ignore[attr-defined]


# Back to defaults


def test_back_to_defaults_is_of_one_page_and_can_be_taken_back(
    window: MainWindow, dressed: Settings
) -> None:
    dialog = opened(window)
    choose(dialog, "language", "en-GB")
    choose(dialog, "text_size", 125)
    choose(dialog, "less_motion", True)
    assert dialog.defaults.text() == "Back to defaults"

    QTest.mouseClick(dialog.defaults, LEFT)

    values = [window.settings.value(key) for key in ("text_size", "less_motion", "language")]
    assert values == [100, False, "en-GB"]
    window.settings._store.sync()
    assert "text_size" not in (paths.user_data() / "window.ini").read_text("utf-8")
    assert dialog.state.text() == "“Appearance” has its defaults."
    assert dialog.defaults.text() == "Bring back"
    QTest.mouseClick(dialog.defaults, LEFT)
    assert [window.settings.value(key) for key in ("text_size", "less_motion")] == [125, True]
    QTest.mouseClick(dialog.defaults, LEFT)
    assert not window.settings.value("less_motion")
    dialog.show_page(Page.SAVING)
    assert not dialog.defaults.isEnabled()


def test_nothing_is_brought_back_over_a_later_choice(window: MainWindow, dressed: Settings) -> None:
    dialog = opened(window)
    choose(dialog, "text_size", 125)
    QTest.mouseClick(dialog.defaults, LEFT)
    choose(dialog, "text_size", 150)

    assert dialog.defaults.text() == "Back to defaults"
    assert window.settings.value("text_size") == 150


def test_back_to_defaults_takes_no_words_and_brings_the_office_back(window: MainWindow) -> None:
    save_profile(Profile(office="Ours", name="Ann", marking=MarkingKind.CUI), paths.profile())
    window.settings.add_word("quuxton")
    dialog = opened(window)
    for page in (Page.LANGUAGE, Page.OFFICE):
        dialog.show_page(page)
        QTest.mouseClick(dialog.defaults, LEFT)
    assert window.settings.profile()[0] == Profile()
    assert window.settings.words() == ("quuxton",)

    QTest.mouseClick(dialog.defaults, LEFT)

    kept = window.settings.profile()[0]
    assert kept == Profile(office="Ours", name="Ann", marking=MarkingKind.CUI)


# Search


def shown_pages(dialog: PreferencesDialog) -> list[str]:
    items = [dialog.list.item(row) for row in range(dialog.list.count())]
    return [item.text() for item in items if not item.isHidden()]


@pytest.mark.parametrize("key", PREFERENCES)
def test_every_setting_is_found_by_its_name_and_alone_where_it_is(
    key: str, window: MainWindow
) -> None:
    row = PREFERENCES[key]
    dialog = opened(window)

    QTest.keyClicks(dialog.search, row.label.replace("’", "'").split("'")[0])

    assert row.page.value in shown_pages(dialog)
    dialog.list.setCurrentRow(list(Page).index(row.page))
    page = dialog.page()
    field = page.fields[key] if key in page.fields else field_of(dialog, key)
    assert field.isVisible()


@pytest.mark.parametrize(
    ("text", "pages", "keys"),
    [
        ("theme", ["Appearance"], ["appearance"]),
        ("font", ["Appearance", "Your office"], ["text_size", "look"]),
        ("autosave", ["Saving"], ["copies"]),
        ("folders", ["Folders"], ["briefs_folder", "export_folder", "folder"]),
        ("BRITISH", ["Language and spelling"], ["language", "dictionary"]),
        ("dark", ["Appearance"], ["appearance"]),
    ],
)
def test_other_words_narrow_the_pages_to_what_is_meant(
    text: str, pages: list[str], keys: list[str], window: MainWindow
) -> None:
    dialog = opened(window)

    QTest.keyClicks(dialog.search, text)

    assert shown_pages(dialog) == pages
    seen = []
    for page in Page:
        if page.value in pages:
            dialog.list.setCurrentRow(list(Page).index(page))
            held = dialog.page().fields or {each: field_of(dialog, each) for each in FORM}
            seen += [key for key, field in held.items() if field.isVisible()]
    assert seen == keys
    assert dialog.found.text().startswith(str(len(keys)))
    assert dialog.found.text().endswith(f"of {len(PREFERENCES)}")


def test_a_search_for_nothing_says_so_and_escape_first_empties_it(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.search.setFocus()
    QTest.keyClicks(dialog.search, "xyzzy")
    assert shown_pages(dialog) == []
    assert dialog.found.text() == "No setting is about “xyzzy”."

    QTest.keyClick(dialog.search, Key.Key_Escape)

    assert dialog.isVisible()
    assert shown_pages(dialog) == [page.value for page in Page]
    assert all(field.isVisible() for field in dialog.page().fields.values())
    QTest.keyClick(dialog.search, Key.Key_Down)
    assert dialog.list.hasFocus()
    QTest.keyClick(dialog.list, Key.Key_Escape)
    assert not dialog.isVisible()


# By keyboard, and by ear


def test_tab_reaches_everything_in_the_order_in_which_it_stands(
    window: MainWindow, qtbot: QtBot
) -> None:
    window.settings.add_word("quuxton")
    dialog = opened(window)
    assert QApplication.focusWidget() is dialog.list
    for page in Page:
        dialog.show_page(page)
        dialog.search.setFocus()
        seen: list[QWidget] = []
        for _ in range(24):
            here = QApplication.focusWidget()
            assert here
            if here in seen:
                break
            seen.append(here)
            QTest.keyClick(here, Key.Key_Tab)
        held = dialog.page().fields or {key: field_of(dialog, key) for key in FORM}
        for field in held.values():
            assert field in seen or any(field.isAncestorOf(each) for each in seen), page
        assert dialog.close_button in seen
        places = [QRect(e.mapTo(dialog, e.rect().topLeft()), e.size()) for e in seen[2:-1]]
        rows = [place.top() for place in places]
        assert rows == sorted(rows), page


def test_the_pages_are_walked_by_arrows_and_the_focus_returns(
    window: MainWindow, qtbot: QtBot
) -> None:
    assert window.workspace
    window.activateWindow()
    window.workspace.editor.edit.setFocus()
    dialog = opened(window)
    for page in list(Page)[1:]:
        QTest.keyClick(dialog.list, Key.Key_Down)
        assert dialog.page().page is page
    QTest.keyClick(dialog.list, Key.Key_Escape)
    qtbot.waitUntil(lambda: window.preferences.dialog is None)
    activate(window)

    assert window.workspace.editor.edit.hasFocus()


def test_enter_presses_no_button_and_takes_what_is_typed(window: MainWindow) -> None:
    dialog = opened(window)
    dialog.show_page(Page.OFFICE)
    field = field_of(dialog, "office")
    QTest.keyClicks(field, "Ours")
    QTest.keyClick(field, Key.Key_Return)

    assert dialog.isVisible()
    assert window.settings.profile()[0].office == "Ours"


def test_what_is_typed_last_is_kept_when_it_is_closed(window: MainWindow, qtbot: QtBot) -> None:
    dialog = opened(window)
    dialog.show_page(Page.OFFICE)
    QTest.keyClicks(field_of(dialog, "office"), "Ours")
    dialog.close()

    assert restarted(window).profile()[0].office == "Ours"


def test_every_field_has_a_name_and_says_its_hint(window: MainWindow) -> None:
    dialog = opened(window)
    for key in TOLD:
        dialog.show_page(PREFERENCES[key].page)
        field = field_of(dialog, key)
        interface = QAccessible.queryAccessibleInterface(field)
        if isinstance(field, QComboBox) or key in FORM:
            (label, _), *_ = interface.relations(QAccessible.RelationFlag.Label)
            name = label.text(QAccessible.Text.Name)
        else:
            name = interface.text(QAccessible.Text.Name)
        assert name.replace("&", "") == PREFERENCES[key].label
        if key not in FORM and PREFERENCES[key].hint:
            told = interface.text(QAccessible.Text.Description)
            assert told.rstrip(".") == PREFERENCES[key].hint.rstrip(".")
    for button in dialog.findChildren(QAbstractButton):
        if button.isVisible() and button.focusPolicy() != Qt.FocusPolicy.NoFocus:
            assert QAccessible.queryAccessibleInterface(button).text(QAccessible.Text.Name)


# One choice in two places


def test_the_view_menu_and_the_preferences_are_one_choice(
    window: MainWindow, dressed: Settings
) -> None:
    from briefgen.gui.menus.view import ViewCommands

    ViewCommands(window.commands, window.settings)
    dialog = opened(window)
    dark = next(e for e in window.commands.appearance.actions() if e.data() == "dark")
    dark.trigger()
    assert field_of(dialog, "appearance").currentData() == "dark"  # type: ignore[attr-defined]

    choose(dialog, "appearance", "contrast")

    assert [e.data() for e in window.commands.appearance.actions() if e.isChecked()] == ["contrast"]
    assert _window_color(window) == "#000000"


def test_all_windows_follow(window: MainWindow, dressed: Settings, qtbot: QtBot) -> None:
    other = MainWindow(window.settings, PromptEngine())
    Opening(other)
    qtbot.addWidget(other)
    other.show()
    other.commands.preferences.trigger()
    second = other.preferences.dialog
    assert second
    choose(opened(window), "text_size", 125)

    qtbot.wait(60)
    assert other.font() == window.font() == QApplication.font()
    assert field_of(second, "text_size").currentData() == 125  # type: ignore[attr-defined]
    second.reject()


def test_it_is_there_without_a_brief(make_window: Maker) -> None:
    window = make_window()
    dialog = opened(window)
    dialog.show_page(Page.OFFICE)
    page = dialog.page().office
    assert page
    assert not page.fill.isVisible()


# Own words, folders


@pytest.fixture
def words(window: MainWindow) -> OwnWords:
    window.settings.add_word("zyzzyva")
    dialog = opened(window)
    dialog.show_page(Page.LANGUAGE)
    field = dialog.page().fields["words"]
    assert isinstance(field, OwnWords)
    return field


def test_own_words_are_added_and_removed(window: MainWindow, words: OwnWords, qtbot: QtBot) -> None:
    show_misspelled(window, qtbot)
    assert _misspelled(window, qtbot, lambda: window, Asked())
    QTest.keyClicks(words.line, " Quuxtons ")
    QTest.keyClick(words.line, Key.Key_Return)
    assert words.words() == ["Quuxtons", "zyzzyva"]
    assert words.line.text() == ""
    assert not _misspelled(window, qtbot, lambda: window, Asked())
    assert paths.words().read_text("utf-8").splitlines() == ["zyzzyva", "Quuxtons"]

    words.list.setFocus()
    words.list.setCurrentRow(0)
    QTest.keyClick(words.list, Key.Key_Delete)

    assert words.words() == ["zyzzyva"]
    assert _misspelled(window, qtbot, lambda: window, Asked())
    assert words.line.text() == "Quuxtons"
    QTest.mouseClick(words.add, LEFT)
    assert restarted(window).words() == ("Quuxtons", "zyzzyva")
    assert words.list.currentItem().text() == "Quuxtons"
    QTest.mouseClick(words.remove, LEFT)
    assert restarted(window).words() == ("zyzzyva",)


@pytest.mark.parametrize("text", ["two words", "a, b", "123", "—", "x" * 3 + " y"])
def test_what_is_no_word_is_said_and_not_kept(words: OwnWords, text: str) -> None:
    words.line.setText(text)
    QTest.keyClick(words.line, Key.Key_Return)

    assert words.words() == ["zyzzyva"]
    assert words.note.refuses
    assert words.line.text() == text


def test_what_a_person_wrote_beside_the_words_stays(words: OwnWords, window: MainWindow) -> None:
    paths.words().write_text("# ours\nzyzzyva\n  don’t  \n\nzyzzyva\n", encoding="utf-8")
    window.settings.words_changed.emit()
    assert words.words() == ["don't", "zyzzyva"]
    for _ in range(2):
        words.list.setCurrentRow(0)
        QTest.keyClick(words.list, Key.Key_Delete)

    assert words.words() == []
    assert paths.words().read_text("utf-8") == "# ours\n\n"


@pytest.mark.parametrize("typed", ["nowhere/at/all", "/nowhere/at/all", "x" * 5_000, "~nobody/x"])
def test_a_folder_that_is_none_is_said_and_not_taken(window: MainWindow, typed: str) -> None:
    dialog = opened(window)
    dialog.show_page(Page.FOLDERS)
    field = dialog.page().fields["export_folder"]
    line = field.field  # type: ignore[attr-defined]
    line.setFocus()
    QTest.keyClicks(line, typed[:20])
    line.setText(typed)
    QTest.keyClick(line, Key.Key_Return)

    assert field.note.refuses  # type: ignore[attr-defined]
    assert window.settings.value("export_folder") == ""
    QTest.keyClick(line, Key.Key_Backspace)
    assert not field.note.refuses  # type: ignore[attr-defined]


def test_a_folder_is_looked_for(window: MainWindow, asked: Asked) -> None:
    asked.path = _folder("found")
    dialog = opened(window)
    dialog.show_page(Page.FOLDERS)
    QTest.mouseClick(dialog.page().fields["export_folder"]._browse, LEFT)  # type: ignore[attr-defined]

    assert window.settings.value("export_folder") == str(asked.path)


def test_a_folder_that_is_gone_is_passed_over(window: MainWindow, asked: Asked) -> None:
    folder = _folder("gone")
    for key in ("briefs_folder", "export_folder", "folder"):
        window.settings.set_value(key, str(folder))
    folder.rmdir()

    window.commands.open.trigger()
    assert asked.asked[-1] != "gone"
    assert _exported_to(window) != str(folder)


def test_a_folder_that_cannot_be_looked_at_keeps_nobody_from_saving(
    window: MainWindow, asked: Asked
) -> None:
    for what in ("briefs", "exports"):
        window.settings.set_folder(what, Path("/") / ("n" * 300))

    window.commands.open.trigger()
    window.commands.save.trigger()
    assert len(asked.asked) == 2
    assert _exported_to(window) == str(Path.home())


def test_saving_a_new_brief_begins_in_the_folder_of_briefs(
    window: MainWindow, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.gui import questions

    proposed: list[Path] = []
    monkeypatch.setattr(questions, "ask_path_to_save", lambda _w, path, *_: proposed.append(path))
    window.settings.set_value("briefs_folder", str(_folder("mine")))

    window.commands.save.trigger()

    assert proposed[0].parent == _folder("mine")


def test_the_start_page_shows_what_the_office_shares(window: MainWindow, qtbot: QtBot) -> None:
    folder = _folder("shared")
    _share(folder)
    shutil.copytree(SMALL, folder / "packs" / "our-topic")
    (folder / "packs" / "broken").mkdir()
    (folder / "packs" / "broken" / "pack.toml").write_text("title = ", encoding="utf-8")
    dialog = opened(window)

    choose(dialog, "folder", str(folder))

    qtbot.waitUntil(lambda: "ours" in window.library.office)
    assert any(each.startswith("broken/pack.toml") for each in window.library.wrong)
    from briefgen.gui.widgets.heading import Heading

    heads = [each.text() for each in window.start.findChildren(Heading)]
    assert "Your office’s" in heads


# Copies of unsaved work


def test_copies_are_made_as_often_as_is_chosen_or_never(window: MainWindow, qtbot: QtBot) -> None:
    copy = window._copy
    assert copy
    show_misspelled(window, qtbot)
    for seconds in (30, 300):
        window.settings.set_value("copies", seconds)
        assert copy._timer.isActive()
        assert copy._timer.interval() == 1000 * seconds
    assert copy.write()
    path = paths.recovery() / f"{copy.name}.brief"
    assert path.exists()

    window.settings.set_value("copies", 0)

    assert not path.exists()
    assert not copy._timer.isActive()
    show_misspelled(window, qtbot)
    assert not copy._timer.isActive()
    assert not copy.write()
    window.settings.set_value("copies", 5)
    assert copy._timer.isActive()
