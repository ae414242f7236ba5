"""Help: what this program is, its keys, and what a report of a problem should say."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QLocale, QObject, Qt, QUrl, qVersion
from PySide6.QtGui import QAction, QFontDatabase, QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from briefgen import paths
from briefgen.errors import SaveError
from briefgen.gui import questions
from briefgen.gui.actions import Actions
from briefgen.gui.elsewhere import open_elsewhere
from briefgen.gui.engine import Engine
from briefgen.gui.menus.about import About
from briefgen.gui.widgets.keys import written_keys
from briefgen.gui.widgets.scrolled import fit_to_screen
from briefgen.store.saver import save
from briefgen.worker.jobs import Answer, Exported, MakeGuide


class HelpCommands(QObject):
    """Does what the Help menu offers."""

    def __init__(self, engine: Engine, actions: Actions) -> None:
        """Listen to the Help menu of a window."""
        super().__init__(actions)
        self._actions = actions
        self._engine = engine
        actions.guide.triggered.connect(self._ask_guide)
        actions.about.triggered.connect(self._show_about)
        actions.shortcuts.triggered.connect(self._show_shortcuts)
        actions.copy_details.triggered.connect(self._copy_details)

    def _show_about(self) -> None:
        dialog = About(self._actions.window())
        dialog.details_asked.connect(self._copy_details)
        dialog.open()

    def _ask_guide(self) -> None:
        self._engine.ask(MakeGuide(), self._open_guide, key="guide")

    def _open_guide(self, answer: Answer) -> None:
        """Open the guide with the program of this desk that opens PDF files."""
        try:
            path = _written(answer)
        except SaveError as error:
            questions.tell(self._actions.window(), self.tr("Guide"), str(error))
            return
        open_elsewhere(QUrl.fromLocalFile(str(path)), self._actions.window())

    def _copy_details(self) -> None:
        from briefgen import diagnostics

        screen = self._actions.window().screen()
        size = screen.size()
        facts = (
            f"Qt {qVersion()} on {QGuiApplication.platformName()}, locale {QLocale().name()}, "
            f"{len(QFontDatabase.families())} font families",
            f"screen {size.width()} × {size.height()} at {screen.devicePixelRatio():g}",
        )
        QGuiApplication.clipboard().setText(diagnostics.details(*facts))
        text = self.tr(
            "The details are copied: the program, this computer and the last problems. "
            "Paste them into your report; no word of a brief and no name of a file is in them."
        )
        questions.inform(self._actions.window(), self.tr("Copy details"), text)

    def _show_shortcuts(self) -> None:
        Shortcuts(self._rows(), self._actions.window()).open()

    def _rows(self) -> list[tuple[str, str]]:
        window = self._actions.window()
        steps = (self._actions.undo, self._actions.redo)  # their names change
        rows = [
            (_plain(action), keys)
            for action in window.findChildren(QAction)
            if (keys := written_keys(action)) and action.text() and action not in steps
        ]
        rows += [
            (self.tr("Undo"), written_keys(steps[0])),
            (self.tr("Redo"), written_keys(steps[1])),
        ]
        rows += [
            (self.tr("Tick or untick a row"), self.tr("Space")),
            (self.tr("From the search field to the list"), self.tr("Down")),
            (
                self.tr("Next and previous place, in the line to find"),
                self.tr("Enter, Shift+Enter"),
            ),
            (self.tr("Move a section or an indicator in the list"), self.tr("Alt+Up, Alt+Down")),
            (self.tr("Leave a section out"), self.tr("Delete")),
            (self.tr("Rename a template of your own, on the start page"), self.tr("F2")),
            (self.tr("From a row into its words, and back"), self.tr("Enter, Escape")),
            (self.tr("Change a chart of the section, in the pages"), self.tr("Menu")),
            (self.tr("Select words on the pages"), self.tr("Shift+Right, Shift+Down")),
        ]
        return rows


class Shortcuts(QDialog):
    """A table of what each key does."""

    def __init__(self, rows: list[tuple[str, str]], parent: QWidget) -> None:
        """List the rows."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        table = QTableWidget(len(rows), 2)
        table.setAccessibleName(self.tr("Keyboard shortcuts"))
        table.setHorizontalHeaderLabels([self.tr("What"), self.tr("Key")])
        table.verticalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.setEditTriggers(QTableWidget.EditTrigger.NoEditTriggers)
        table.setTabKeyNavigation(False)
        for number, (what, key) in enumerate(rows):
            table.setItem(number, 0, QTableWidgetItem(what))
            table.setItem(number, 1, QTableWidgetItem(key))
        table.resizeColumnToContents(1)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.addWidget(table)
        column.addWidget(buttons)
        letter, line = self.fontMetrics().averageCharWidth(), self.fontMetrics().lineSpacing()
        fit_to_screen(self, 74 * letter, 34 * line)


def _written(answer: Answer) -> Path:
    """Where the guide lies now; one that is open already is not written again.

    Raises:
        SaveError: it could not be made, or not be written.
    """
    if not isinstance(answer, Exported):
        raise SaveError(getattr(answer, "message", ""))
    (data,) = answer.files
    digest = hashlib.sha256(data).hexdigest()[:8]
    path = paths.cache() / f"briefgen-guide-{digest}.pdf"
    try:
        if path.exists():
            return path
        paths.cache().mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SaveError(f"{path} was not saved: {reason}.") from error
    save(path, data)
    return path


def _plain(action: QAction) -> str:
    return action.text().replace("&", "").rstrip("…")
