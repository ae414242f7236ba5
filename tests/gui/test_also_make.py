from msgspec.structs import replace
from PySide6.QtGui import QAction
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.template import Form, Prominence
from briefgen.compose import compose
from briefgen.document.outline import outline
from briefgen.document.tree import List, ListItem, Paragraph, Text
from briefgen.gui.appearance import Palettes
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.settings import Settings
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.windows import Windows
from briefgen.sources import library
from briefgen.store.container import pack_brief
from tests.builders import small_brief
from tests.gui.conftest import force_close


def kinds(window: MainWindow) -> dict[str, QAction]:
    """The kinds that the menu offers, by id, the menu just opened."""
    window.commands.also_make.aboutToShow.emit()
    return {str(each.data()): each for each in window.commands.also_make.actions() if each.data()}


def test_every_other_kind_is_offered_the_usual_first(window: MainWindow, brief: OpenBrief) -> None:
    offered = kinds(window)

    assert list(offered)[:2] == ["talking-points", "q-and-a"]
    assert "one-pager" not in offered  # it is one
    assert {"decision-memo", "full-report"} <= set(offered)


def test_another_brief_keeps_choices_form_and_shared_words() -> None:
    base = small_brief()
    base = reworded(base, "standing:picks", "All in all, close.")
    base = reworded(base, "list:reason", "Do as we say.")
    base = edits.pin(base, "patents", Prominence.TOLD)
    base = edits.name_bill(base, "invest", "H.R. 1")
    base = edits.mark_opened(base, "power", "Jane Doe", "2026-01-30")
    base = replace(base, form=Form(title="Ours"), order=("ask",), omitted=("ask",))

    other = edits.also_make(base, library.find_template("issue-brief"), "new")

    assert (other.id, other.template.id) == ("new", "issue-brief")
    assert other.indicators == base.indicators
    assert other.entities == base.entities
    assert (other.pins, other.bills, other.opened) == (base.pins, base.bills, base.opened)
    assert other.form.title == "Ours"
    assert (other.order, other.omitted) == ((), ())
    made = compose(other)
    assert "All in all, close." in outline(made.document)
    (kept,) = (each.message for each in made.problems if "no place" in each.message)
    assert "Do as we say." in kept
    assert other.edits == base.edits


def test_words_of_one_indicator_go_along(qtbot: QtBot) -> None:
    base = small_brief("issue-brief")
    base = reworded(base, "finding:patents", "Patents in our words.")

    other = edits.also_make(base, library.find_template("full-report"), "new")

    assert "Patents in our words." in outline(compose(other).document)


def reworded(brief: Brief, block: str, words: str) -> Brief:
    """The brief with these words in place of a suggested paragraph, or as the only item."""
    section = next(s for s in compose(brief).suggested if any(b.id == block for b in s.blocks))
    text = (Text(words),)
    mine = tuple(
        replace(each, items=(ListItem(text),))
        if each.id == block and isinstance(each, List)
        else Paragraph(block, text)
        if each.id == block
        else each
        for each in section.blocks
    )
    return edits.edit_section(brief, section.id, section.blocks, mine)


def test_it_opens_in_a_window_of_its_own_unsaved(qtbot: QtBot, palettes: Palettes) -> None:
    windows = Windows(Settings(paths.user_data()), palettes)
    path = paths.user_data() / "kept.brief"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(pack_brief(replace(small_brief(), form=Form(title="Our race"))))
    first = windows.open_path(path)
    qtbot.waitUntil(lambda: first.open_brief is not None, timeout=20_000)
    qtbot.waitUntil(lambda: bool(first.library.templates), timeout=20_000)
    assert first.open_brief
    before = first.open_brief.brief

    kinds(first)["q-and-a"].trigger()

    second = windows.windows()[1]
    assert second.open_brief
    assert second.open_brief.brief.template.id == "q-and-a"
    assert second.open_brief.brief.id != before.id
    assert second.open_brief.path is None
    assert second.isWindowModified()
    assert second.windowTitle().startswith("Our race")
    assert first.open_brief.brief is before
    assert not first.isWindowModified()
    for window in windows.windows():
        force_close(window)
