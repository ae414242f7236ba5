"""New and Open: what a window shows first, and which file comes into it."""

import datetime
import uuid
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from briefgen import paths
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.template import Template
from briefgen.change.file_words import FORMAT
from briefgen.evidence.pack import Pack
from briefgen.gui import questions
from briefgen.gui.files.brief_file import BriefFile, digest, read_file
from briefgen.gui.files.recovery import Leftover
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from briefgen.sources.attached import is_pdf
from briefgen.worker.jobs import Answer, Failed, Open, OpenedFile


class Opening(QObject):
    """Brings a brief into one window; asks for another window when this one has a brief."""

    start_asked = Signal()
    quit_asked = Signal()
    path_asked = Signal(object, object)  # Path, the window that asks

    def __init__(self, window: MainWindow) -> None:
        """Listen to the actions and the start page of this window."""
        super().__init__(window)
        self._window = window
        self._path: Path | None = None
        self._origin: Path | None = None
        self._digest = ""
        self._leftover: Leftover | None = None
        self._busy = False
        actions = window.commands
        actions.new.triggered.connect(self.start_asked)
        actions.open.triggered.connect(self._ask_path)
        actions.recent.aboutToShow.connect(self._fill_recent)
        actions.recent.triggered.connect(self._open_recent)
        actions.close_window.triggered.connect(window.close)
        actions.quit.triggered.connect(self.quit_asked)
        window.start.template_chosen.connect(self._start_brief)
        window.start.path_chosen.connect(self._ask_for)

    def is_busy(self) -> bool:
        """Whether a brief is on its way into this window."""
        return self._busy

    def awaited(self) -> Path | None:
        """The file on its way into this window."""
        return (self._path or self._origin) if self._busy else None

    def open_path(self, path: Path) -> None:
        """Read a file, the worker opens it; the brief in a PDF is a new one without a file."""
        try:
            data = read_file(path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self._fail(self.tr("{0} cannot be opened: {1}.").format(path, reason))
            return
        self._forget()
        if is_pdf(data):
            self._origin = path.absolute()
        else:
            self._path, self._digest = path.absolute(), digest(data)
        self._wait(path.name)
        self._window.engine.ask(Open(data, path.name), self._show, key="open")

    def restore(self, leftover: Leftover) -> None:
        """Open a recovery copy as unsaved work on the file it belongs to."""
        self._forget()
        about = leftover.about
        self._path = Path(about.path) if about.path else None
        self._digest, self._leftover = about.digest, leftover
        try:
            data = leftover.read()
        except OSError:
            data = b""
        self._wait(about.title)
        self._window.engine.ask(Open(data, about.title), self._show, key="open")

    def show_made(self, brief: Brief) -> None:
        """Show a brief made from another; it counts as changed until it is saved."""
        self._forget()
        self._show_brief(OpenedFile(brief))
        if self._window.open_brief:
            self._window.open_brief.history.resetClean()
            self._window.keep_copy()

    def _forget(self) -> None:
        self._path, self._origin, self._digest, self._leftover = None, None, "", None

    def _wait(self, name: str) -> None:
        self._busy = True
        self._window.show_wait(self.tr("Opening {0}…").format(name))

    def _show(self, answer: Answer) -> None:
        self._busy = False
        if isinstance(answer, OpenedFile):
            self._show_brief(answer)
        elif self._leftover:
            bad = self._leftover.set_aside()
            text = self.tr("The recovered copy cannot be opened. It was set aside as {0}.")
            self._fail(text.format(bad))
        elif isinstance(answer, Failed):
            place = f"{answer.place}: " if str(answer.place) else ""
            self._fail(f"{place}{answer.message}")

    def _show_brief(self, opened: OpenedFile) -> None:
        open_brief = OpenBrief(opened.brief, self._path)
        open_brief.origin = self._origin
        if self._leftover:
            open_brief.history.resetClean()
        about = self._leftover.about if self._leftover else None
        number = min(opened.format, about.format if about else FORMAT)
        file = BriefFile(open_brief, paths.recovery(), self._digest, number)
        if opened.newer:
            open_brief.read_only = True
            open_brief.why_read_only = self.tr("made by a newer version of briefgen")
        self._window.show_brief(open_brief, file)
        if opened.notices:
            open_brief.told.emit(" ".join(opened.notices))
        is_kept = self._window.keep_copy()
        if self._leftover:
            if is_kept:
                self._leftover.drop()
        elif self._path:
            self._window.settings.remember(self._path)
            self._window.settings.set_folder("briefs", self._path.parent)
        if not self._window.library.packs:
            self._window.library.read()

    def _start_brief(self, template: Template, pack: Pack) -> None:
        today = datetime.date.today().isoformat()
        brief = new_brief(str(uuid.uuid4()), today, template, pack)
        self._forget()
        self._show_brief(OpenedFile(brief))

    def _fail(self, sentence: str) -> None:
        self._window.show_start()
        self._window.library.read()
        questions.tell(self._window, self.tr("Not opened"), sentence)

    def _ask_path(self) -> None:
        folder = self._window.settings.folder("briefs")
        questions.ask_path_to_open(self._window, folder, self._ask_for)

    def _ask_for(self, path: Path) -> None:
        self.path_asked.emit(path, self._window)

    def _fill_recent(self) -> None:
        menu = self._window.commands.recent
        menu.clear()
        for path in self._window.settings.recent():
            name = str(path).replace("&", "&&")
            menu.addAction(name).setData(str(path))
        if menu.isEmpty():
            menu.addAction(self.tr("No recent briefs")).setEnabled(False)

    def _open_recent(self, action: object) -> None:
        path = getattr(action, "data", str)()
        if path:
            self._ask_for(Path(str(path)))
