"""The export dialog: name, formats, folder; then progress; then what to do with the files."""

import os
import time
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefgen.brief.naming import unfit_signs, without_ending
from briefgen.export.delivery import Archive, Delivery
from briefgen.gui import questions
from briefgen.gui.elsewhere import open_elsewhere
from briefgen.gui.widgets.announce import describe
from briefgen.gui.widgets.field_note import FieldNote
from briefgen.gui.widgets.heard import Aside
from briefgen.gui.widgets.keys import OwnUndo
from briefgen.gui.widgets.plain import Label, tip
from briefgen.gui.widgets.scrolled import Scrolled, fit_to_screen
from briefgen.gui.wording import counted

WIDTH = 560
_TO_READ = 0.6  # seconds that a question stands before it can be answered
_ENDINGS = (".pdf", ".docx")
LONGEST = 255  # bytes of a name, as most file systems have it


@dataclass(frozen=True)
class Proposed:
    """What the dialog shows at first."""

    name: str
    folder: Path
    problems: int = 0
    archive: Archive = Archive.NONE
    final: bool = False
    blanks: tuple[str, ...] = ()  # what is still to be filled in


class ExportDialog(QDialog):
    """Asks, shows how it goes, and stays until closed. It writes nothing itself."""

    # Paths of the formats; that of the source sheet or None; how the files leave the house.
    export_asked = Signal(object, object, object)
    stopped = Signal()
    review_asked = Signal()

    def __init__(self, proposed: Proposed, parent: QWidget) -> None:
        """Propose a name and a folder; both formats are ticked. A final brief is released."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Export"))
        self._targets: tuple[Path, ...] = ()
        self._working = False
        self._overwrite = False
        self._asked = -_TO_READ  # when
        self._add_fields(proposed.name, proposed.folder)
        self._add_delivery(proposed)
        self._add_blanks(proposed)
        self._add_word_options()
        self._add_buttons()
        self._add_outcome(proposed.problems)
        self._arrange()
        self._changed()
        fit_to_screen(self, WIDTH)

    def fail(self, sentence: str) -> None:
        """Say why there are no files."""
        self._stand_still()
        self.outcome.setText(sentence)
        self.export.setFocus()
        describe(self.export, sentence)

    def succeed(self, targets: tuple[Path, ...]) -> None:
        """Say that the files are there, and offer to open them."""
        self._stand_still()
        self._targets = targets
        names = ", ".join(each.name for each in targets)
        text = self.tr("Exported: {0}").format(names)
        self.outcome.setText(text)
        for button in (self.open_file, self.open_folder):
            button.setEnabled(True)
        self.close_button.setText(self.tr("Close"))
        self.open_file.setDefault(True)
        self.open_file.setAccessibleDescription(text)  # said with the button that has the focus
        self.open_file.setFocus()

    def reject(self) -> None:
        """Close; work under way is stopped."""
        if self._working:
            self._stand_still()
            self.stopped.emit()
            self.outcome.setText(self.tr("Stopped. Nothing was written."))
            return
        super().reject()

    def _add_fields(self, name: str, folder: Path) -> None:
        self.name = QLineEdit(name)
        self.files = FieldNote(self.name)
        self.name.selectAll()
        self.pdf = QCheckBox(self.tr("&PDF, tagged for screen readers"))
        self.word = QCheckBox(self.tr("&Word (.docx)"))
        for box in (self.pdf, self.word):
            box.setChecked(True)
        self.sources = QCheckBox(self.tr("&Source sheet (every number and its source)"))
        for box in (self.pdf, self.word, self.sources):
            box.toggled.connect(self._changed)
        self.folder = QLineEdit(str(folder))
        self.folder_note = FieldNote(self.folder)
        for field in (self.name, self.folder):
            OwnUndo(field)
        self.name.textChanged.connect(self._changed)
        self.folder.textChanged.connect(self._changed)
        self.browse = QPushButton(self.tr("&Browse…"))
        self.browse.setAutoDefault(False)
        self.browse.clicked.connect(self._browse)

    def _add_delivery(self, proposed: Proposed) -> None:
        self.kind = QComboBox()
        self.kind.setAccessibleName(self.tr("Kind of PDF"))
        for archive, words in (
            (Archive.NONE, self.tr("PDF/UA, to be read")),
            (Archive.PDF_A_2A, self.tr("PDF/UA and PDF/A-2a, to be kept; takes no attachments")),
            (Archive.PDF_A_3A, self.tr("PDF/UA and PDF/A-3a, to be kept; takes attachments")),
        ):
            self.kind.addItem(words, archive)
        self.kind.setCurrentIndex(self.kind.findData(proposed.archive))
        self.release = QCheckBox(
            self.tr("Release &copy, as the brief is final")
            if proposed.final
            else self.tr("Release &copy")
        )
        self.release.setChecked(proposed.final)
        self._release_hint = Aside()
        self._release_hint.setWordWrap(True)
        self._tell_release()
        self.kind.currentIndexChanged.connect(self._changed)
        self.release.toggled.connect(self._changed)
        self.release.toggled.connect(self._tell_release)

    def _tell_release(self) -> None:
        """Say what the files carry beside what is read."""
        hint = (
            self.tr(
                "Leaves out the brief, the data of its charts, hidden ids, and the authors among "
                "the properties of the files. Such a PDF cannot be opened as a brief again."
            )
            if self.release.isChecked()
            else self.tr(
                "The PDF carries the brief and the data of its charts, and the files name their "
                "authors; a release copy leaves that out."
            )
        )
        self.release.setAccessibleDescription(hint)
        self._release_hint.setText(hint)

    def _add_blanks(self, proposed: Proposed) -> None:
        """What goes out lacks the lines that are still to be filled in, unless they are wanted."""
        self._final, self._blanks = proposed.final, proposed.blanks
        self._blank_line = Aside(self.tr("Not filled in: {0}.").format("; ".join(self._blanks)))
        self._blank_line.setWordWrap(True)
        self.leave_out = QCheckBox(self.tr("Leave &these lines out"))
        self.leave_out.setChecked(True)
        self.leave_out.setAccessibleDescription(self._blank_line.text())
        self.leave_out.toggled.connect(self._changed)

    def _asks_for_blanks(self) -> bool:
        return bool(self._blanks) and (self._final or self.release.isChecked())

    def _add_word_options(self) -> None:
        self.linked = QCheckBox(self.tr("&Linked numbers in Word"))
        self.linked.setChecked(True)
        linked = self.tr(
            "Each number is a content control: changed once in the data of the file, it changes "
            "everywhere. Some programs that read Word files pass over such numbers."
        )
        self.pictures = QCheckBox(self.tr("C&harts in Word as pictures"))
        self.office_fonts = QCheckBox(self.tr("Office fonts onl&y in Word"))
        self.review = QCheckBox(self.tr("Word as re&view copy"))
        self.review.toggled.connect(self._changed)
        for box, words in (
            (self.linked, linked),
            (self.pictures, self.tr("Charts look the same everywhere, but cannot be edited.")),
            (self.office_fonts, self.tr("Times New Roman and Calibri; the file carries no fonts.")),
            (self.review, self.tr("Numbered lines far apart, a wide margin; needs more pages.")),
        ):
            box.setAccessibleDescription(words)
            box.setToolTip(tip(words))

    def _add_buttons(self) -> None:
        self.export = QPushButton(self.tr("&Export"))
        self.export.setDefault(True)
        self.export.clicked.connect(self._export)
        self.open_file = QPushButton(self.tr("&Open file"))
        self.open_file.clicked.connect(self._open_file)
        self.open_folder = QPushButton(self.tr("Open &folder"))
        self.open_folder.clicked.connect(self._open_folder)
        self.close_button = QPushButton(self.tr("Cancel"))
        self.close_button.clicked.connect(self.reject)
        self.close_button.setAutoDefault(False)
        for button in (self.open_file, self.open_folder):
            button.setEnabled(False)

    def _add_outcome(self, problems: int) -> None:
        text = counted(problems, self.tr("{0} thing to check."), self.tr("{0} things to check."))
        self.problems = QPushButton(self.tr("&Review"))
        self.problems.setAutoDefault(False)
        self.problems.clicked.connect(self._review)
        self._problem_line = Label(text if problems else self.tr("Nothing to check."))
        self.problems.setVisible(problems > 0)
        self.outcome = Label(" ")
        self.outcome.setWordWrap(True)
        self.outcome.setMinimumHeight(2 * self.fontMetrics().lineSpacing() + 4)
        self.outcome.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.progress = QProgressBar()
        self.progress.setAccessibleName(self.tr("Export progress"))
        self.progress.setRange(0, 1)
        self.progress.setTextVisible(False)
        self.progress.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        policy = self.progress.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.progress.setSizePolicy(policy)
        self.progress.hide()

    def _arrange(self) -> None:
        form = QFormLayout()
        name = Label(self.tr("File &name"))
        name.setBuddy(self.name)
        form.addRow(name, self.files.with_field())
        formats = QVBoxLayout()
        formats.addWidget(self.pdf)
        formats.addWidget(self.word)
        formats.addWidget(self.sources)
        form.addRow(self.tr("Formats"), formats)
        form.addRow(self.tr("&Kind of PDF"), self.kind)
        for box in (self.linked, self.pictures, self.office_fonts, self.review):
            form.addRow(box)
        form.addRow(self.release)
        form.addRow(self._release_hint)
        form.addRow(self._blank_line)
        form.addRow(self.leave_out)
        row = QHBoxLayout()
        row.addWidget(self.folder_note.with_field(), 1)
        row.addWidget(self.browse, 0, Qt.AlignmentFlag.AlignTop)
        label = Label(self.tr("Fol&der"))
        label.setBuddy(self.folder)
        form.addRow(label, row)
        checks = QHBoxLayout()
        checks.addWidget(self._problem_line)
        checks.addWidget(self.problems)
        checks.addStretch(1)
        form.addRow(self.tr("To check"), checks)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.export, self.open_file, self.open_folder, self.close_button):
            buttons.addWidget(button)
        body = QWidget()
        body.setLayout(form)
        form.setContentsMargins(0, 0, 0, 0)
        column = QVBoxLayout(self)
        column.addWidget(Scrolled(body, WIDTH), 1)
        column.addWidget(self.progress)
        column.addWidget(self.outcome)
        column.addLayout(buttons)

    def _formats(self) -> tuple[Path, ...]:
        chosen = ((".pdf", self.pdf), (".docx", self.word))
        return tuple(self._path(suffix) for suffix, box in chosen if box.isChecked())

    def _sheet(self) -> Path | None:
        return self._path("-sources.pdf") if self.sources.isChecked() else None

    def _wanted(self) -> tuple[Path, ...]:
        sheet = self._sheet()
        return (*self._formats(), *((sheet,) if sheet else ()))

    def _path(self, ending: str) -> Path:
        name = without_ending(self.name.text().strip(), _ENDINGS)
        return Path(self._folder()) / f"{name}{ending}"

    def _folder(self) -> str:
        return os.path.expanduser(self.folder.text().strip())  # noqa: PTH111 (the other may raise)

    def _judge(self) -> bool:
        """Say which files are made, or what is wrong with a name; whether they can be made."""
        name, wanted = self.name.text().strip(), self._wanted()
        unfit = " ".join(unfit_signs(name))
        if not without_ending(name, _ENDINGS):
            self.files.refuse(self.tr("Write a name for the files."))
        elif unfit:
            text = self.tr("The name of a file cannot have “{0}”: leave it out.")
            self.files.refuse(text.format(unfit))
        elif any(len(each.name.encode()) > LONGEST for each in wanted):
            self.files.refuse(self.tr("This name is too long for a file: shorten it."))
        else:
            names = ", ".join(each.name for each in wanted)
            self.files.tell(self.tr("Makes {0}").format(names) if names else "")
        if Path(self._folder()).is_absolute():
            self.folder_note.tell("")
        else:
            text = self.tr("Write the whole path of a folder, or choose one with Browse.")
            self.folder_note.refuse(text)
        return bool(wanted) and not self.files.refuses and not self.folder_note.refuses

    def _changed(self) -> None:
        self.export.setEnabled(self._judge() and not self._working)
        self._overwrite = False
        self.export.setText(self.tr("&Export"))
        self.export.setAccessibleDescription("")
        self.kind.setEnabled(self.pdf.isChecked() and not self._working)
        kept = self.word.isChecked() and not self.release.isChecked() and not self._working
        self.review.setEnabled(kept)
        self.linked.setEnabled(kept and not self.review.isChecked())
        for box in (self.pictures, self.office_fonts):
            box.setEnabled(self.word.isChecked() and not self._working)
        for field in (self._blank_line, self.leave_out):
            field.setVisible(self._asks_for_blanks())
        self.outcome.setText(" " if self._wanted() else self.tr("Tick what is to be made."))

    def _export(self) -> None:
        if time.monotonic() - self._asked < _TO_READ:  # a second press of the same key
            return
        wanted = self._wanted()
        there = [each.name for each in wanted if _is_there(each)]
        if there and not self._overwrite:
            self._overwrite = True
            self._asked = time.monotonic()
            self.export.setText(self.tr("&Replace"))
            self.outcome.setText(self.tr("Already there: {0}. Replace?").format(", ".join(there)))
            describe(self.export, self.outcome.text())
            return
        self._working = True
        self._enable_fields(False)
        self.progress.setRange(0, 0)
        self.progress.show()
        self.progress.setFocus(Qt.FocusReason.OtherFocusReason)  # Enter once more stops nothing
        self.close_button.setText(self.tr("Cancel"))
        self.outcome.setText(self.tr("Making the files…"))
        delivery = Delivery(
            Archive(self.kind.currentData()),
            self.release.isChecked(),
            linked=self.linked.isChecked(),
            charts_as_pictures=self.pictures.isChecked(),
            office_fonts=self.office_fonts.isChecked(),
            review=self.review.isChecked(),
            keep_blanks=not self.leave_out.isChecked() if self._asks_for_blanks() else None,
        )
        self.export_asked.emit(self._formats(), self._sheet(), delivery)

    def _stand_still(self) -> None:
        self._working = False
        self._enable_fields(True)
        self.progress.hide()
        self._changed()

    def _enable_fields(self, enabled: bool) -> None:
        boxes = self.findChildren(QCheckBox)
        fields = (self.name, *boxes, self.kind, self.folder, self.browse, self.problems)
        for each in (*fields, self.export):
            each.setEnabled(enabled)

    def _browse(self) -> None:
        questions.ask_folder(self, Path(self._folder()), self._set_folder)

    def _set_folder(self, folder: Path) -> None:
        self.folder.setText(str(folder))

    def _review(self) -> None:
        self.review_asked.emit()
        super().reject()

    def _open_file(self) -> None:
        open_elsewhere(QUrl.fromLocalFile(str(self._targets[0])), self)

    def _open_folder(self) -> None:
        open_elsewhere(QUrl.fromLocalFile(str(self._targets[0].parent)), self)


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # too long a path, or a folder that may not be looked into: writing says so
        return False
