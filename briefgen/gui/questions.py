"""Every question that the window asks, in one place: none blocks, each answers a function.

Tests replace these functions. File dialogs are those of the system.
"""

from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialogButtonBox,
    QFileDialog,
    QInputDialog,
    QLabel,
    QMessageBox,
    QPushButton,
    QWidget,
)

from briefgen.brief.acceptance import LEAST_LETTERS, is_reason
from briefgen.document.text import clean_line

_SENTENCES = 6  # in one box
Chosen = Callable[[Path], None]


class Answer(StrEnum):
    """What a person can say to a question."""

    SAVE = "save"
    DISCARD = "discard"
    CANCEL = "cancel"
    RESTORE = "restore"


Answered = Callable[[Answer], None]


def tell(parent: QWidget, title: str, text: str) -> None:
    """Say that something could not be done, in the box that says so already if one is open."""
    for box in parent.findChildren(_Telling):
        if box.isVisible() and box.windowTitle() == title:
            box.add_text(text)
            return
    box = _Telling(parent, title, text, _ignore)
    box.setIcon(QMessageBox.Icon.Warning)
    box.open()


def inform(parent: QWidget, title: str, text: str) -> None:
    """Say something that is no trouble."""
    box = _Telling(parent, title, text, _ignore)
    box.setIcon(QMessageBox.Icon.Information)
    box.open()


def ask_to_save(parent: QWidget, name: str, answered: Answered) -> None:
    """Ask what to do with changes that are not saved."""
    text = _tr("“{0}” has changes that are not saved.").format(name)
    box = _Box(parent, _tr("Save changes?"), text, answered)
    box.setInformativeText(_tr("If you discard them, they cannot be brought back."))
    roles = QMessageBox.ButtonRole
    save = box.add(_tr("&Save"), roles.AcceptRole, Answer.SAVE)
    box.add(_tr("&Discard"), roles.DestructiveRole, Answer.DISCARD)
    box.setEscapeButton(box.add(_tr("Cancel"), roles.RejectRole, Answer.CANCEL))
    box.setDefaultButton(save)
    box.open()


def offer_recovery(parent: QWidget, title: str, time: str, answered: Answered) -> None:
    """Offer a copy of work that was not saved when the program ended."""
    text = _tr("Recovered: “{0}”, from {1}.").format(title, time)
    box = _Box(parent, _tr("Recovered work"), text, answered)
    box.setInformativeText(_tr("The program ended before this was saved."))
    roles = QMessageBox.ButtonRole
    restore = box.add(_tr("&Restore"), roles.AcceptRole, Answer.RESTORE)
    box.add(_tr("&Discard"), roles.DestructiveRole, Answer.DISCARD)
    box.setEscapeButton(box.add(_tr("Ask me later"), roles.RejectRole, Answer.CANCEL))
    box.setDefaultButton(restore)
    box.open()


def ask_path_to_open(parent: QWidget, folder: Path, chosen: Chosen) -> None:
    """Ask for a brief to open."""
    dialog = _Files(parent, _tr("Open a brief"), chosen)
    dialog.setDirectory(str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    kinds = [_tr("Briefs, and PDF files of them (*.brief *.pdf)"), _tr("All files (*)")]
    dialog.setNameFilters(kinds)
    dialog.open()


def ask_file(parent: QWidget, title: str, folder: Path, kinds: str, chosen: Chosen) -> None:
    """Ask for a file of these kinds, such as ``Citation styles (*.csl)``."""
    dialog = _Files(parent, title, chosen)
    dialog.setDirectory(str(folder))
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setNameFilters([kinds, _tr("All files (*)")])
    dialog.open()


def ask_path_to_save(
    parent: QWidget, proposal: Path, chosen: Chosen, given_up: Callable[[], None]
) -> None:
    """Ask where to save a brief; a name without ``.brief`` gets it."""
    dialog = _Files(parent, _tr("Save the brief"), chosen)
    dialog.rejected.connect(given_up)
    dialog.setDirectory(str(proposal.parent))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setFileMode(QFileDialog.FileMode.AnyFile)
    dialog.setNameFilters([_tr("Briefs (*.brief)")])
    dialog.setDefaultSuffix("brief")
    dialog.selectFile(proposal.name)
    dialog.open()


def ask_folder(parent: QWidget, folder: Path, chosen: Chosen) -> None:
    """Ask for a folder."""
    dialog = _Files(parent, _tr("Choose a folder"), chosen)
    dialog.setDirectory(str(folder))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.open()


def ask_name(
    parent: QWidget, title: str, label: str, proposal: str, named: Callable[[str], None]
) -> None:
    """Ask for a name; an empty one is no answer."""
    dialog = _Name(parent, named)
    dialog.setWindowTitle(title)
    dialog.setLabelText(label)
    dialog.setTextValue(proposal)
    dialog.setOkButtonText(_tr("&Save"))
    dialog.open()


def ask_reason(parent: QWidget, title: str, sentence: str, reasoned: Callable[[str], None]) -> None:
    """Ask why a person accepts what a sentence says; too short a reason is none."""
    dialog = _Reason(parent, reasoned)
    dialog.setWindowTitle(title)
    dialog.setLabelText(
        _tr("{0}\n\nI accept this, because (in {1} letters or more):").format(
            sentence, LEAST_LETTERS
        )
    )
    dialog.open()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Questions", text)


def _ignore(answer: Answer) -> None:
    """Nothing follows from it."""


class _Box(QMessageBox):
    def __init__(self, parent: QWidget, title: str, text: str, answered: Answered) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWindowTitle(title)
        self.setText(text)
        self._answered = answered
        self._answers: list[tuple[QPushButton, Answer]] = []
        self.finished.connect(self._finish)

    def add(self, text: str, role: QMessageBox.ButtonRole, answer: Answer) -> QPushButton:
        button = self.addButton(text, role)
        self._answers.append((button, answer))
        return button

    def _finish(self, result: int) -> None:
        clicked = self.clickedButton()
        found = [answer for button, answer in self._answers if button is clicked]
        self._answered(found[0] if found else Answer.CANCEL)


class _Telling(_Box):
    """Has nothing to answer."""

    def __init__(self, parent: QWidget, title: str, text: str, answered: Answered) -> None:
        super().__init__(parent, title, text, answered)
        self._texts = [text]
        self.add(_tr("OK"), QMessageBox.ButtonRole.AcceptRole, Answer.CANCEL)

    def add_text(self, text: str) -> None:
        """One more thing of the kind, once; of many only their number."""
        if text in self._texts:
            return
        self._texts.append(text)
        shown, more = self._texts[:_SENTENCES], len(self._texts) - _SENTENCES
        if more > 0:
            shown.append(_tr("And {0} more.").format(more))
        self.setText("\n\n".join(shown))


class _Files(QFileDialog):
    def __init__(self, parent: QWidget, title: str, chosen: Chosen) -> None:
        super().__init__(parent, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._chosen = chosen
        self.fileSelected.connect(self._choose)

    def _choose(self, name: str) -> None:
        self._chosen(Path(name))


class _Name(QInputDialog):
    """Lets nobody go on without a name."""

    def __init__(self, parent: QWidget, named: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._named = named
        self.textValueChanged.connect(self._show)
        self.textValueSelected.connect(self._name)

    def showEvent(self, event: QShowEvent) -> None:
        self._show(self.textValue())
        super().showEvent(event)

    def _show(self, text: str) -> None:
        _enable_ok(self, bool(clean_line(text)))

    def _name(self, text: str) -> None:
        name = clean_line(text)
        if name:
            self._named(name)


class _Reason(QInputDialog):
    """Lets nobody go on without a reason."""

    def __init__(self, parent: QWidget, reasoned: Callable[[str], None]) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setOkButtonText(_tr("&Accept"))
        for label in self.findChildren(QLabel):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.resize(420, self.sizeHint().height())
        self._reasoned = reasoned
        self.textValueChanged.connect(self._show)
        self.textValueSelected.connect(self._take)
        self._show("")

    def _show(self, text: str) -> None:
        _enable_ok(self, is_reason(text))

    def _take(self, text: str) -> None:
        if is_reason(text):
            self._reasoned(clean_line(text))


def _enable_ok(dialog: QInputDialog, enabled: bool) -> None:
    for box in dialog.findChildren(QDialogButtonBox):
        box.button(QDialogButtonBox.StandardButton.Ok).setEnabled(enabled)
