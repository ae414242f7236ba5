"""Your office: asked for once before the first export, filled in, never asked for again."""

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief.brief import Brief
from briefgen.brief.profile import Profile
from briefgen.brief.template import Form
from briefgen.document.release import MarkingKind
from briefgen.gui.engine import Engine
from briefgen.gui.export.dialog import ExportDialog
from briefgen.gui.office.dialog import OfficeDialog
from briefgen.gui.preferences.office import OfficePage
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.opening import Opening
from briefgen.preferences import Page
from briefgen.sources import library
from briefgen.sources.profile import read_profile
from briefgen.store.container import pack_brief
from briefgen.store.profile import save_profile
from tests.builders import small_brief
from tests.gui.conftest import Asked, Maker, show, told_in
from tests.pdf_reading import pdf_text

ANN = Profile(office="Office of Technology Policy", name="Ann Lee", phone="202-555-0100")
TYPED = (ANN.office, ANN.name, ANN.phone)
LEFT = Qt.MouseButton.LeftButton
FIELD_NAMES = ("office", "name", "phone", "email", "head")


@pytest.fixture
def fresh(make_window: Maker, qtbot: QtBot) -> Callable[..., MainWindow]:
    """A window of somebody who was never asked, with a brief whose pages are made."""

    def made(brief: Brief | None = None, engine: Engine | None = None) -> MainWindow:
        window = make_window(engine)
        window.settings.set_office_asked(False)
        show(window, brief)
        qtbot.waitUntil(lambda: window.rendering.is_current, timeout=60_000)  # type: ignore[union-attr]
        return window

    return made


def asked_of(window: MainWindow) -> OfficeDialog:
    QTest.keyClick(window, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert window.office.dialog
    assert window.exporting.dialog is None
    return window.office.dialog


def type_in(dialog: OfficeDialog, *texts: str) -> None:
    """Where the cursor stands, then on by Tab."""
    dialog.activateWindow()
    for text in texts:
        field = dialog.focusWidget()
        assert field
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Tab)


def leaving(window: MainWindow, qtbot: QtBot) -> ExportDialog:
    qtbot.waitUntil(lambda: window.exporting.dialog is not None, timeout=60_000)
    assert window.exporting.dialog
    return window.exporting.dialog


def form_of(window: MainWindow) -> Form:
    assert window.open_brief
    return window.open_brief.brief.form


@pytest.mark.parametrize("kind", ["one-pager", "issue-brief"])
def test_from_a_fresh_profile_three_fields_make_a_first_pdf(
    qtbot: QtBot, make_window: Maker, tmp_path: Path, kind: str
) -> None:
    """With the shipped topic, from the card to the file: whom to ask, sources, no bracket."""
    window = make_window(Engine())
    window.settings.set_office_asked(False)
    pack = library.find_pack(str(paths.ASSETS / "packs" / library.DEFAULT_PACK))
    template = library.find_template(kind)
    window.start.template_chosen.emit(template, pack)
    qtbot.waitUntil(lambda: bool(window.rendering and window.rendering.is_current), timeout=60_000)

    dialog = asked_of(window)
    type_in(dialog, *TYPED)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    export = leaving(window, qtbot)
    export.folder.setText(str(tmp_path))
    export.name.setText("out")
    export.word.setChecked(False)
    QTest.keyClick(export, Qt.Key.Key_Return)
    qtbot.waitUntil(export.open_file.isEnabled, timeout=120_000)

    printed = pdf_text(tmp_path / "out.pdf")
    assert "Ann Lee, 202-555-0100" in printed
    assert "Office of Technology Policy" in printed
    assert "Sources" in printed
    assert not [each for each in printed.split("[")[1:] if not each[0].isdigit()]  # notes: [1]
    assert read_profile(paths.profile()) == ANN


def test_the_export_goes_on_with_what_was_filled_in(
    fresh: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = fresh(replace(small_brief(), template=library.find_template("decision-memo")))
    told: list[str] = []
    assert window.open_brief
    window.open_brief.told.connect(told.append)
    dialog = asked_of(window)
    type_in(dialog, *TYPED, "ann@example.gov", "Director Roe")

    QTest.mouseClick(dialog.confirm, LEFT)
    leaving(window, qtbot)

    assert window.rendering
    assert window.rendering.is_current
    lines = dict(window.rendering.latest.document.head_lines)  # type: ignore[union-attr]
    assert (lines["TO"], lines["FROM"]) == ("Director Roe", "Ann Lee")
    assert told == ["Filled in: office, to, from, contact."]


def test_it_is_one_step_that_says_what_it_changed(
    fresh: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = fresh()
    assert window.open_brief
    before = window.open_brief.brief.form
    dialog = asked_of(window)
    type_in(dialog, *TYPED)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    leaving(window, qtbot).reject()

    history = window.open_brief.history
    assert history.count() == 1
    assert history.undoText() == "Fill in office, contact"
    assert form_of(window).contact == "Ann Lee, 202-555-0100"
    window.commands.undo.trigger()
    assert form_of(window) == before


def test_what_somebody_typed_is_never_overwritten(
    fresh: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = fresh(replace(small_brief(), form=Form(office="Theirs", title="A title")))
    dialog = asked_of(window)
    type_in(dialog, *TYPED)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    leaving(window, qtbot)

    assert form_of(window) == Form(
        office="Theirs", title="A title", contact="Ann Lee, 202-555-0100"
    )


@pytest.mark.parametrize("answer", ["confirm", "not now", "escape"])
def test_nobody_is_asked_twice(
    fresh: Callable[..., MainWindow], qtbot: QtBot, make_window: Maker, answer: str
) -> None:
    window = fresh()
    dialog = asked_of(window)
    if answer == "confirm":
        type_in(dialog, *TYPED)
        QTest.mouseClick(dialog.confirm, LEFT)
    elif answer == "not now":
        QTest.mouseClick(dialog.later, LEFT)
    else:
        QTest.keyClick(dialog, Qt.Key.Key_Escape)
    leaving(window, qtbot).reject()
    assert bool(form_of(window).contact) == (answer == "confirm")
    assert paths.profile().exists() == (answer == "confirm")

    window.settings._store.sync()
    assert Settings(paths.user_data()).is_office_asked()
    again = make_window()
    show(again, small_brief())
    again.commands.export.trigger()

    assert again.office.dialog is None
    assert again.exporting.dialog


def test_a_brief_that_names_its_office_goes_out_at_once(
    fresh: Callable[..., MainWindow],
) -> None:
    window = fresh(replace(small_brief(), form=Form(office="Theirs", contact="Bo")))
    window.commands.export.trigger()
    assert window.office.dialog is None
    assert window.exporting.dialog
    assert not window.settings.is_office_asked()


def test_an_answer_without_a_word_is_none(fresh: Callable[..., MainWindow]) -> None:
    dialog = asked_of(fresh())
    assert not dialog.confirm.isEnabled()
    type_in(dialog, "", " ")
    assert not dialog.confirm.isEnabled()
    type_in(dialog, "1")
    assert dialog.confirm.isEnabled()


def test_a_new_brief_is_filled_in_and_has_nothing_to_undo(make_window: Maker, qtbot: QtBot) -> None:
    save_profile(replace(ANN, head="Rep. Roe", marking=MarkingKind.DRAFT), paths.profile())
    window = make_window()
    pack = small_brief().pack
    window.start.template_chosen.emit(library.find_template("bluf-memo"), pack)

    assert window.open_brief
    assert form_of(window).contact == "Ann Lee, 202-555-0100"
    assert (form_of(window).to, form_of(window).sender) == ("Rep. Roe", "Ann Lee")
    assert window.open_brief.brief.marking.kind is MarkingKind.DRAFT
    assert window.open_brief.history.count() == 0


def test_a_new_brief_has_the_look_of_its_office(
    make_window: Maker, qtbot: QtBot, tmp_path: Path
) -> None:
    look = tmp_path / "ours.toml"
    look.write_text('title = "Ours"\naccent = "#333333"\n', "utf-8")
    save_profile(replace(ANN, look=str(look)), paths.profile())
    window = make_window()
    start = window.start.template_chosen
    start.emit(library.find_template("one-pager"), small_brief().pack)
    qtbot.waitUntil(lambda: window.open_brief is not None)
    assert window.open_brief
    assert window.open_brief.brief.brand.title == "Ours"
    assert form_of(window).office == ANN.office

    look.unlink()
    other = make_window()
    start = other.start.template_chosen
    start.emit(library.find_template("one-pager"), small_brief().pack)
    qtbot.waitUntil(lambda: other.open_brief is not None)
    assert other.open_brief
    assert other.open_brief.brief.brand.id == "agency"
    assert told_in(other).startswith("The look of your office is not used:")


def test_an_opened_brief_is_left_as_it_is(make_window: Maker, qtbot: QtBot, tmp_path: Path) -> None:
    save_profile(ANN, paths.profile())
    path = tmp_path / "theirs.brief"
    path.write_bytes(pack_brief(small_brief()))
    window = make_window()
    window_opening(window).open_path(path)
    qtbot.waitUntil(lambda: window.open_brief is not None)
    assert form_of(window) == small_brief().form


def window_opening(window: MainWindow) -> Opening:
    (found,) = window.findChildren(Opening)
    return found


def office_page(window: MainWindow) -> OfficePage:
    window.commands.office.trigger()
    assert window.preferences.dialog
    assert window.preferences.dialog.page().page is Page.OFFICE
    page = window.preferences.dialog.page().office
    assert page
    return page


def test_the_menu_shows_what_is_kept_and_fills_only_where_it_is_wanted(
    window: MainWindow, qtbot: QtBot
) -> None:
    save_profile(ANN, paths.profile())
    for wanted in (False, True):
        page = office_page(window)
        assert [page.form.fields[name].text() for name in FIELD_NAMES] == [*TYPED, "", ""]
        assert page.fill.isVisible()
        assert page.fill.text().endswith("brief: office, contact")
        if wanted:
            QTest.mouseClick(page.fill, LEFT)
            assert not page.fill.isVisible()
        QTest.keyClick(page, Qt.Key.Key_Escape)
        qtbot.waitUntil(lambda: window.preferences.dialog is None)
        assert bool(form_of(window).contact) == wanted
    assert window.open_brief
    assert window.open_brief.history.undoText() == "Fill in office, contact"
    assert window.exporting.dialog is None


def test_looking_into_the_menu_changes_nothing(window: MainWindow) -> None:
    page = office_page(window)
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert window.exporting.dialog is None
    assert not paths.profile().exists()
    assert window.open_brief
    assert window.open_brief.history.count() == 0


def test_the_rest_is_folded_and_kept(
    window: MainWindow, asked: Asked, qtbot: QtBot, tmp_path: Path
) -> None:
    asked.path = tmp_path / "ours.toml"
    asked.path.write_text('title = "Ours"\naccent = "#333333"\n', "utf-8")
    window.settings.set_office_asked(False)
    dialog = asked_of(window)
    assert not dialog.form.fields["state"].isVisible()
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    QTest.keyClick(dialog, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(dialog.form.fields["state"].isVisible)
    QTest.keyClicks(dialog.form.fields["state"], "Ohio")
    dialog.form.marking.setCurrentIndex(dialog.form.marking.findData("cui"))
    QTest.mouseClick(dialog.form.browse, LEFT)
    assert asked.asked == ["Brand files (*.toml)"]
    QTest.mouseClick(dialog.confirm, LEFT)

    kept = read_profile(paths.profile())
    assert kept == Profile(state="Ohio", marking=MarkingKind.CUI, look=str(asked.path))


@pytest.mark.parametrize("name", ["office", "state"])
def test_what_has_no_room_is_said_and_not_cut(window: MainWindow, name: str) -> None:
    save_profile(replace(ANN, state="Ohio"), paths.profile())
    window.settings.set_office_asked(False)
    dialog = asked_of(window)
    field, note = dialog.form.fields[name], dialog.form.notes[name]
    QApplication.clipboard().setText("x" * 214)
    field.selectAll()

    field.paste()

    assert field.text() == "x" * 214
    assert note.text() == "There is room for 200 characters, and these are 214: write fewer."
    assert note.isVisible()
    assert field.accessibleDescription() == note.text()
    assert not dialog.confirm.isEnabled()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    for _ in range(14):
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    assert not note.isVisible()
    QTest.mouseClick(dialog.confirm, LEFT)
    assert getattr(read_profile(paths.profile()), name) == "x" * 200


@pytest.mark.parametrize(
    "typed", ["ours", "/nowhere/ours.toml", "~no-such-user/ours.toml", "x" * 5000]
)
def test_a_look_that_is_typed_has_to_be_there(window: MainWindow, typed: str) -> None:
    save_profile(replace(ANN, look="plain"), paths.profile())
    window.settings.set_office_asked(False)
    dialog = asked_of(window)
    dialog.form.look.selectAll()
    QTest.keyClicks(dialog.form.look, typed)

    QTest.mouseClick(dialog.confirm, LEFT)

    assert dialog.isVisible()
    sentence = "There is no such file: choose one with Browse, or empty the field."
    assert dialog.form.notes["look"].text() == sentence
    assert dialog.form.look.text() == typed
    assert read_profile(paths.profile()).look == "plain"
    dialog.form.look.selectAll()
    QTest.keyClicks(dialog.form.look, "agency")
    assert not dialog.form.notes["look"].refuses
    QTest.mouseClick(dialog.confirm, LEFT)
    assert read_profile(paths.profile()).look == "agency"


def test_a_look_is_part_of_the_same_step(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    look = tmp_path / "ours.toml"
    look.write_text('title = "Ours"\naccent = "#333333"\n', "utf-8")
    save_profile(replace(ANN, look=str(look)), paths.profile())
    window.settings.set_office_asked(False)
    QTest.mouseClick(asked_of(window).confirm, LEFT)
    leaving(window, qtbot)

    assert window.open_brief
    assert window.open_brief.brief.brand.title == "Ours"
    assert window.open_brief.history.count() == 1
    assert window.open_brief.history.undoText() == "Fill in office, contact, look"


def test_a_look_that_is_gone_keeps_nobody_waiting(window: MainWindow, qtbot: QtBot) -> None:
    save_profile(replace(ANN, look="/nowhere/ours.toml"), paths.profile())
    window.settings.set_office_asked(False)
    QTest.mouseClick(asked_of(window).confirm, LEFT)
    leaving(window, qtbot)
    assert form_of(window).office == ANN.office
    assert "ours.toml" in told_in(window)


def test_a_damaged_profile_is_said_and_written_anew(
    fresh: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    paths.profile().parent.mkdir(parents=True, exist_ok=True)
    paths.profile().write_text("office = [", encoding="utf-8")
    window = fresh()
    dialog = asked_of(window)
    said = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    assert [each for each in said if "The office profile is not used." in each]
    type_in(dialog, *TYPED)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    leaving(window, qtbot)
    assert read_profile(paths.profile()) == ANN


def test_a_profile_that_cannot_be_kept_still_fills_the_brief(
    fresh: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    window = fresh()
    told: list[str] = []
    assert window.open_brief
    window.open_brief.told.connect(told.append)
    paths.profile().mkdir(parents=True)
    dialog = asked_of(window)
    type_in(dialog, *TYPED)
    QTest.keyClick(dialog, Qt.Key.Key_Return)
    leaving(window, qtbot)
    assert form_of(window).office == ANN.office
    assert "there is a folder of that name" in told[0]
    assert not window.settings.is_office_asked()


def test_who_opened_sources_need_not_be_asked_again(
    fresh: Callable[..., MainWindow],
) -> None:
    window = fresh()
    window.settings.set_person("Ann Lee")
    assert asked_of(window).form.fields["name"].text() == "Ann Lee"
    window.settings.set_person("")
    save_profile(Profile(name="Bo"), paths.profile())
    assert window.settings.person() == "Bo"


def test_another_kind_made_from_it_is_filled_in(window: MainWindow, qtbot: QtBot) -> None:
    save_profile(ANN, paths.profile())
    made: list[Brief] = []
    window.brief_made.connect(made.append)
    menu = window.commands.also_make
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.data() == "decision-memo").trigger()
    assert made[0].form.sender == "Ann Lee"
    assert form_of(window).contact == ""


def test_every_field_is_a_letter_or_a_tab_away(
    fresh: Callable[..., MainWindow], qtbot: QtBot
) -> None:
    dialog = asked_of(fresh())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert dialog.form.fields["office"].hasFocus()
    dialog.form.more.click()
    dialog.form.fields["office"].setFocus()
    seen = []
    for _ in range(12):
        seen.append(dialog.focusWidget())
        QTest.keyClick(QApplication.focusWidget() or dialog, Qt.Key.Key_Tab)
    wanted = [
        *(dialog.form.fields[name] for name in FIELD_NAMES),
        dialog.form.more,
        dialog.form.fields["state"],
    ]
    wanted += [dialog.form.marking, dialog.form.look, dialog.form.browse]
    assert seen[: len(wanted)] == wanted
    texts = [each.text() for each in dialog.findChildren(QLabel) if each.isVisible()]
    texts += [each.text() for each in dialog.findChildren(QAbstractButton) if each.isVisible()]
    letters = [text[text.index("&") + 1].lower() for text in texts if "&" in text]
    assert sorted(letters) == sorted(set(letters))
    assert len(letters) == 12


def test_who_says_nothing_goes_on_with_enter(window: MainWindow) -> None:
    window.settings.set_office_asked(False)
    dialog = asked_of(window)
    QTest.keyClick(next(iter(dialog.form.fields.values())), Qt.Key.Key_Return)
    assert window.office.dialog is None or not window.office.dialog.isVisible()
    assert window.exporting.dialog
    assert window.exporting.dialog.isVisible()
