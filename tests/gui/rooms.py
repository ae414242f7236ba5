"""Every pane, bar and dialog of a window, and how one gets there."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QSizeF
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from briefgen.brief.updating import FigureChange, Kind
from briefgen.gui.menus.help import HelpCommands
from briefgen.gui.printing.dialog import PrintDialog
from briefgen.gui.questions import (
    ask_name,
    ask_reason,
    ask_to_save,
    inform,
    offer_recovery,
    tell,
)
from briefgen.gui.update.dialog import FiguresDialog
from briefgen.gui.window.main_window import MainWindow
from briefgen.preferences import Page

Opened = Callable[[MainWindow], QWidget]
SENTENCE = "The folder cannot be written to: its disk is full, and nothing of the brief was saved."


def step(number: int) -> Opened:
    def show(window: MainWindow) -> QWidget:
        window.commands.steps[number].trigger()
        return window

    return show


def words(window: MainWindow) -> QWidget:
    window.commands.words.trigger()
    return window


def text_view(window: MainWindow) -> QWidget:
    assert window.workspace
    window.workspace.pages.text_view.trigger()
    window.workspace.pages.landing().setFocus()
    return window


def find(window: MainWindow) -> QWidget:
    window.commands.replace_words.trigger()
    return window.finding.bar


def link(window: MainWindow) -> QWidget:
    assert window.workspace
    window.commands.words.trigger()
    window.workspace.editor.edit.selectAll()
    window.workspace.editor.tools.link.trigger()
    return window.workspace.editor.tools.link_row


def notice(window: MainWindow) -> QWidget:
    assert window.files
    window.files.not_saved.emit("the disk is full.")
    return window.notices


def start(window: MainWindow) -> QWidget:
    for name in ("Last month", "A brief of an older year with a name that is long"):
        window.settings.remember(Path(f"/nowhere/{name}.brief"))
    window._stack.setCurrentWidget(window.start)
    return window.start


def all_commands(window: MainWindow) -> QWidget:
    window.commands.all_commands.trigger()
    return window.search.popover


def go_to(window: MainWindow) -> QWidget:
    window.commands.go_to.trigger()
    return window.search.popover


def office(window: MainWindow) -> QWidget:
    window.settings.set_office_asked(False)
    window.commands.export.trigger()
    assert window.office.dialog
    window.office.dialog.form.more.click()
    return window.office.dialog


def export(window: MainWindow) -> QWidget:
    window.settings.set_office_asked(True)
    window.commands.export.trigger()
    assert window.exporting.dialog
    return window.exporting.dialog


def _preferences(page: Page) -> Opened:
    def show(window: MainWindow) -> QWidget:
        window.commands.preferences.trigger()
        assert window.preferences.dialog
        window.preferences.dialog.show_page(page)
        return window.preferences.dialog

    return show


def printing(window: MainWindow) -> QWidget:
    names = ("Upstairs", "Downstairs")
    dialog = PrintDialog("AI gap", QSizeF(612, 792), 4, names, window)
    dialog.open()
    return dialog


def figures(window: MainWindow) -> QWidget:
    assert window.open_brief
    pack = window.open_brief.brief.pack
    indicator = pack.indicators[0]
    changes = (
        FigureChange(indicator.id, e.entity, e.period, e.amount, 2 * (e.amount or 1), Kind.REVISED)
        for e in indicator.figures
    )
    dialog = FiguresDialog(pack, pack, tuple(changes), window)
    dialog.open()
    return dialog


def shortcuts(window: MainWindow) -> QWidget:
    HelpCommands(window.engine, window.commands)
    window.commands.shortcuts.trigger()
    return newest(window)


def _asked(ask: Callable[..., None], *rest: object) -> Opened:
    def show(window: MainWindow) -> QWidget:
        ask(window, *rest)
        return newest(window)

    return show


def newest(window: MainWindow) -> QWidget:
    """The dialog that was opened last."""
    return [each for each in window.findChildren(QDialog) if each.isVisible()][-1]


def _nothing(*_: object) -> None:
    """Nobody waits for the answer."""


PANES: dict[str, Opened] = {
    "pick": step(0),
    "arrange": step(1),
    "details": step(2),
    "check": step(3),
    "words": words,
    "text view": text_view,
    "find": find,
    "link": link,
    "notice": notice,
}
DIALOGS: dict[str, Opened] = {
    "all commands": all_commands,
    "go to": go_to,
    "office": office,
    "export": export,
    **{f"preferences, {page}": _preferences(page) for page in Page},
    "print": printing,
    "figures": figures,
    "shortcuts": shortcuts,
    "told": _asked(tell, "Save", SENTENCE),
    "informed": _asked(inform, "Copy details", SENTENCE),
    "save changes?": _asked(ask_to_save, "AI gap, November", _nothing),
    "recovered": _asked(offer_recovery, "AI gap, November", "November 3, 10:41", _nothing),
    "name": _asked(ask_name, "Save as template", "Name of the template:", "One-pager", _nothing),
    "reason": _asked(ask_reason, "Accept", SENTENCE, _nothing),
}
ROOMS = PANES | DIALOGS | {"start": start}


def leave(window: MainWindow) -> None:
    """Close what was opened above the panes."""
    for dialog in window.findChildren(QDialog):
        dialog.reject()
    window.search.popover.hide()
    popup = QApplication.activePopupWidget()
    if popup:
        popup.close()
