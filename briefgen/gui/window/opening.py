"""New and Open: what a window shows first, and which file comes into it."""

import datetime
import uuid
from functools import partial
from pathlib import Path

import msgspec
from PySide6.QtCore import QObject, QTimer, Signal
from shiboken6 import Shiboken

from briefgen import paths
from briefgen.brief.brief import Brief, new_brief
from briefgen.brief.profile import Profile, begun, dressed, filled
from briefgen.brief.template import Template
from briefgen.change.file_words import FORMAT
from briefgen.evidence.pack import Pack
from briefgen.gui import questions
from briefgen.gui.files.brief_file import BriefFile, digest, read_file
from briefgen.gui.files.recovery import Leftover, clock
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from briefgen.sources import BRAND
from briefgen.sources.attached import is_pdf
from briefgen.worker.jobs import Answer, Failed, Got, Open, OpenedFile, Read, value_of

IN_MENU = 10  # recent files that the menu lists; the start page has all


class _Coming(msgspec.Struct, frozen=True):
    """What is on its way into a window: its name, its file as it was, the PDF that it is in."""

    name: str = ""
    path: Path | None = None
    digest: str = ""
    origin: Path | None = None
    leftover: Leftover | None = None


class Opening(QObject):
    """Brings a brief into one window; asks for another window when this one has a brief."""

    start_asked = Signal()
    quit_asked = Signal()
    path_asked = Signal(object, object)  # Path, the window that asks

    def __init__(self, window: MainWindow) -> None:
        """Listen to the actions and the start page of this window."""
        super().__init__(window)
        self._window = window
        self.asked_by: MainWindow | None = None  # who is told, and left, when the file is no good
        self._coming: list[_Coming] = []
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
        return bool(self._coming)

    def awaited(self) -> Path | None:
        """The file on its way into this window."""
        return next((each.path or each.origin for each in self._coming), None)

    def open_path(self, path: Path) -> None:
        """Read a file, the worker opens it; the brief in a PDF is a new one without a file."""
        try:
            data = read_file(path)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self._fail(self.tr("{0} cannot be opened: {1}.").format(path, reason))
            return
        if is_pdf(data):
            coming = _Coming(path.name, origin=path.absolute())
        else:
            coming = _Coming(path.name, path.absolute(), digest(data))
        self._ask(data, coming)

    def restore(self, leftover: Leftover) -> None:
        """Open a recovery copy as unsaved work on the file it belongs to, here if that is open."""
        leftover.count_try()
        about = leftover.about
        path = Path(about.path) if about.path else None
        try:
            data = leftover.read()
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self._fail(self.tr("The recovered copy cannot be opened: {0}.").format(reason))
            return
        self._ask(data, _Coming(about.title, path, about.digest, leftover=leftover))

    def show_made(self, brief: Brief) -> None:
        """Show a brief made from another; it counts as changed until it is saved."""
        self._show_brief(_Coming(), OpenedFile(brief))
        if self._window.open_brief:
            self._window.open_brief.history.resetClean()
            self._window.keep_copy()

    def _ask(self, data: bytes, coming: _Coming) -> None:
        self._coming.append(coming)
        if not self._window.open_brief:
            self._window.show_wait(self.tr("Opening {0}…").format(coming.name))
        self._window.engine.ask(Open(data, coming.name), partial(self._show, coming))

    def _show(self, coming: _Coming, answer: Answer) -> None:
        self._coming.remove(coming)
        if isinstance(answer, OpenedFile):
            self._show_brief(coming, answer)
        elif coming.leftover:
            bad = coming.leftover.set_aside()
            text = self.tr("The recovered copy cannot be opened. It was set aside as {0}.")
            self._fail(text.format(bad))
        elif isinstance(answer, Failed):
            place = f"{answer.place}: " if str(answer.place) else ""
            self._fail(f"{place}{answer.message}")

    def _show_brief(self, coming: _Coming, opened: OpenedFile) -> None:
        about = coming.leftover.about if coming.leftover else None
        number = min(opened.format, about.format if about else FORMAT)
        open_brief = self._window.open_brief
        if open_brief:  # its file was opened meanwhile
            self._window.show_restored(opened.brief, coming.digest, number)
        else:
            open_brief = OpenBrief(opened.brief, coming.path)
            open_brief.origin = coming.origin
            if about:
                open_brief.history.resetClean()
            file = BriefFile(open_brief, paths.recovery(), coming.digest, number)
            self._window.show_brief(open_brief, file)
        if about:
            open_brief.recovered.emit(clock(about.time))
        if opened.newer:
            open_brief.refuse_saving(self.tr("made by a newer version of briefgen"))
        if opened.notices:
            open_brief.told.emit(" ".join(opened.notices))
        self._remember(coming)
        if not self._window.library.packs:
            self._window.library.read()

    def _remember(self, coming: _Coming) -> None:
        """Keep where a file was; a recovered copy may go once its work is kept anew."""
        is_kept = self._window.keep_copy(coming.leftover.about if coming.leftover else None)
        if coming.leftover:
            if is_kept:
                coming.leftover.drop()
        elif coming.path:
            self._window.settings.remember(coming.path)
            self._window.settings.set_folder("briefs", coming.path.parent)

    def _start_brief(self, template: Template, pack: Pack) -> None:
        """Make a brief of this office; a look of its own is read first."""
        today = datetime.date.today().isoformat()
        profile, wrong = self._window.settings.profile()
        brief = begun(new_brief(str(uuid.uuid4()), today, template, pack), profile)
        if not profile.look:
            self._show_new(brief, profile, wrong)
            return
        coming = _Coming(template.title)
        self._coming.append(coming)
        self._window.show_wait(self.tr("Opening {0}…").format(coming.name))
        request = Read(BRAND.name, profile.look)
        self._window.engine.ask(request, partial(self._take_look, coming, brief, profile))

    def _take_look(self, coming: _Coming, brief: Brief, profile: Profile, answer: Answer) -> None:
        self._coming.remove(coming)
        if isinstance(answer, Got):
            self._show_new(dressed(brief, profile, value_of(answer, BRAND)), profile)
        elif isinstance(answer, Failed):
            text = self.tr("The look of your office is not used: {0}")
            self._show_new(brief, profile, text.format(answer.message))

    def _show_new(self, brief: Brief, profile: Profile, wrong: str = "") -> None:
        brief = filled(dressed(brief, profile), profile)
        self._show_brief(_Coming(), OpenedFile(brief, notices=(wrong,) if wrong else ()))

    def _fail(self, sentence: str) -> None:
        """Say so where it was asked; a window that was made for a bad file goes."""
        teller, asking = self._window, self.asked_by
        if asking and Shiboken.isValid(asking) and not (teller.open_brief or self._coming):
            QTimer.singleShot(0, teller.close)
            teller = asking
        elif not self._coming:
            teller.show_start()
        teller.library.read()
        questions.tell(teller, self.tr("Not opened"), sentence)

    def _ask_path(self) -> None:
        settings = self._window.settings
        folder = settings.chosen_folder("briefs_folder") or settings.folder("briefs")
        questions.ask_path_to_open(self._window, folder, self._ask_for)

    def _ask_for(self, path: Path) -> None:
        self.path_asked.emit(path, self._window)

    def _fill_recent(self) -> None:
        menu = self._window.commands.recent
        menu.clear()
        for path in self._window.settings.recent()[:IN_MENU]:
            name = str(path).replace("&", "&&")
            menu.addAction(name).setData(str(path))
        if menu.isEmpty():
            menu.addAction(self.tr("No recent briefs")).setEnabled(False)

    def _open_recent(self, action: object) -> None:
        path = getattr(action, "data", str)()
        if path:
            self._ask_for(Path(str(path)))
