"""One window: the start page at first, then one brief."""

from pathlib import Path

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from briefgen import paths
from briefgen.brief.brief import Brief
from briefgen.gui.actions import Actions
from briefgen.gui.commands.command import SearchCommands
from briefgen.gui.commands.places import Places
from briefgen.gui.engine import Engine
from briefgen.gui.export.command import ExportCommands
from briefgen.gui.files.brief_file import BriefFile
from briefgen.gui.files.command import FileCommands
from briefgen.gui.files.file_question import FileQuestion
from briefgen.gui.files.recovery import RecoveryCopy
from briefgen.gui.find.command import FindCommands
from briefgen.gui.layouts import Layout
from briefgen.gui.library import TopicLibrary
from briefgen.gui.menus.also_make import AlsoMakeCommands
from briefgen.gui.menus.citations import CitationCommands
from briefgen.gui.menus.editing import EditingCommands
from briefgen.gui.menus.kinds import KindCommands
from briefgen.gui.menus.language import LanguageCommands
from briefgen.gui.menus.looks import LookCommands
from briefgen.gui.menus.pictures import PictureCommands
from briefgen.gui.menus.sections import SectionCommands
from briefgen.gui.menus.spelling import SpellingCommands
from briefgen.gui.menus.templates import TemplateCommands
from briefgen.gui.menus.title import TitleCommands
from briefgen.gui.menus.word_menu import WordMenu
from briefgen.gui.office.command import OfficeCommands
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages.charts import ChartCommands
from briefgen.gui.preferences.command import PreferencesCommands
from briefgen.gui.printing.command import PrintCommands
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.gui.start.panel import StartPage
from briefgen.gui.start.thumbnails import Thumbnails
from briefgen.gui.update.command import FigureCommands
from briefgen.gui.widgets.heard import install_roles
from briefgen.gui.widgets.plain import Label
from briefgen.gui.window.notices import NoticeBar
from briefgen.gui.window.pane_walk import PaneWalk
from briefgen.gui.window.status import StatusLine
from briefgen.gui.window.tips import Tips
from briefgen.gui.workspace import Workspace
from briefgen.store.recovery import About

LEAST = 640  # pixels of width; it is as high as what is shown needs
_SUFFIXES = (".brief", ".pdf")


class MainWindow(QMainWindow):
    """Holds the parts together; what they do, they do themselves."""

    closed = Signal()
    brief_made = Signal(object)  # Brief, for a window of its own
    stayed = Signal()  # the person was asked, and does not want to close

    def __init__(self, settings: Settings, engine: Engine) -> None:
        """Show the start page."""
        super().__init__()
        install_roles()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.settings = settings
        self.engine = engine
        engine.setParent(self)
        self.library = TopicLibrary(engine, self)
        self.commands = Actions(self)
        self.open_brief: OpenBrief | None = None
        self.rendering: Rendering | None = None
        self.workspace: Workspace | None = None
        self.files: FileCommands | None = None
        self._file: BriefFile | None = None
        self._copy: RecoveryCopy | None = None
        self._may_close = False
        self.thumbnails = Thumbnails(engine, paths.cache() / "thumbnails", self)
        self.start = self._made_start()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.start)
        self._wait = Label()
        self._wait.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self._wait)
        body = QWidget()
        self._column = QVBoxLayout(body)  # a notice above, if there is one
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._column.addWidget(self._stack, 1)
        self.setCentralWidget(body)
        self.setWindowTitle(self.tr("briefgen"))
        self.statusBar().hide()
        self.setAcceptDrops(True)
        EditingCommands(self.commands)
        self.setMinimumWidth(LEAST)
        self.search = SearchCommands(self, self.start, settings, self.commands)
        self.preferences = PreferencesCommands(settings, self.commands)
        settings.changed.connect(self._follow_setting)
        self._place()

    def _made_start(self) -> StartPage:
        rest = self.settings, self.engine, self.commands
        page = StartPage(self.library, self.thumbnails, *rest)
        PaneWalk((), page, (), self.commands)
        return page

    def show_start(self) -> None:
        """Go back to the start page; a window that has a brief stays with it."""
        if not self.open_brief:
            self._stack.setCurrentWidget(self.start)

    def show_wait(self, text: str) -> None:
        """Say that a brief is on its way."""
        self._wait.setText(text)
        self._stack.setCurrentWidget(self._wait)

    def show_brief(self, open_brief: OpenBrief, file: BriefFile) -> None:
        """Open the panes of a brief; the start page does not come back in this window."""
        open_brief.setParent(self)
        self.thumbnails.stop()
        self.open_brief = open_brief
        self.rendering = Rendering(open_brief, self.engine, open_brief)
        rendering, actions = self.rendering, self.commands
        actions.undo_group.addStack(open_brief.history)
        actions.undo_group.setActiveStack(open_brief.history)
        self.workspace = self._shown_workspace(open_brief, rendering)
        self.files = FileCommands(open_brief, file, rendering, self.settings, actions)
        self.files.may_close.connect(self._close_now)
        self.files.stayed.connect(self.stayed)
        self._file = file
        given = self.engine, self.settings
        self._copy = RecoveryCopy(open_brief, file, self.files.title, *given)
        SectionCommands(open_brief, rendering, self.workspace, actions)
        ChartCommands(open_brief, rendering, self.workspace.pages.view, actions)
        self._add_export(open_brief, rendering)
        self.printing = PrintCommands(open_brief, rendering, self.engine, actions)
        self.updating = FigureCommands(open_brief, self.library, self.engine, actions)
        files = FileQuestion(self.engine, self.settings, actions)
        CitationCommands(open_brief, files, actions)
        PictureCommands(open_brief, rendering, self.workspace, files, actions)
        LookCommands(open_brief, self.library, files, actions)
        KindCommands(open_brief, self.library, actions)
        also_make = AlsoMakeCommands(open_brief, self.library, self.settings, actions)
        also_make.made.connect(self.brief_made)
        LanguageCommands(open_brief, actions)
        TitleCommands(open_brief, rendering, actions)
        TemplateCommands(open_brief, self.library, actions)
        self._add_spelling(open_brief, rendering, self.workspace)
        self.finding = FindCommands(open_brief, rendering, self.workspace, actions)
        self._add_frame(open_brief, rendering, self.workspace)
        actions.enable_brief(True)
        self.workspace.steps.pick.focus_search()
        rendering.made.connect(self._copy.trust)
        self._follow_title(open_brief, rendering)
        if self.settings.wrong:
            open_brief.told.emit(self.settings.wrong)

    def _follow_title(self, open_brief: OpenBrief, rendering: Rendering) -> None:
        for changed in (open_brief.saved_changed, open_brief.path_changed, rendering.made):
            changed.connect(self._show_title)
        self._show_title()

    def _shown_workspace(self, open_brief: OpenBrief, rendering: Rendering) -> Workspace:
        rest = self.library, self.settings, self.commands
        workspace = Workspace(open_brief, rendering, *rest)
        workspace.restore({each: self.settings.place(f"panes-{each}") for each in Layout})
        self.search.places = Places(open_brief, rendering, workspace)
        self._stack.addWidget(workspace)
        self._stack.setCurrentWidget(workspace)
        return workspace

    def _add_frame(self, open_brief: OpenBrief, rendering: Rendering, workspace: Workspace) -> None:
        """What stands above and below the panes."""
        assert self.files
        assert self._copy
        self.notices = NoticeBar(open_brief, self.files, self._copy, self.commands)
        self._column.insertWidget(0, self.notices)
        self.notices.follow()
        self.notices.left.connect(workspace.go_to_words)
        status = StatusLine(open_brief, rendering, self.commands)
        status.room_asked.connect(workspace.steps.show_over)
        self.setStatusBar(status)
        PaneWalk((self.notices,), workspace, (status,), self.commands)
        self.tips = Tips(workspace, self.settings)

    def _add_export(self, open_brief: OpenBrief, rendering: Rendering) -> None:
        """Who publishes a brief is asked before it goes out the first time."""
        rest = self.engine, self.settings, self.commands
        self.exporting = ExportCommands(open_brief, rendering, *rest)
        self.office = OfficeCommands(open_brief, rendering, *rest)
        self.office.passed.connect(self.exporting.show)
        self.preferences.missing = self.office.missing
        self.preferences.fill_asked.connect(self.office.fill)

    def _add_spelling(
        self, open_brief: OpenBrief, rendering: Rendering, workspace: Workspace
    ) -> None:
        actions, settings = self.commands, self.settings
        walking = actions.next_misspelled, actions.previous_misspelled
        menu = WordMenu(open_brief, workspace.editor, self.engine, settings, walking)
        SpellingCommands(open_brief, rendering, workspace, menu, actions)
        settings.words_changed.connect(rendering.renew)

    def show_restored(self, brief: Brief, digest: str, number: int) -> None:
        """Put recovered work in the place of what is shown, which undo brings back.

        ``digest`` and ``number`` tell which content of the file it is work on.
        """
        assert self.open_brief
        assert self.workspace
        assert self._file
        self.workspace.editor.flush()
        self._file.take_restored(digest, number)
        self.open_brief.apply(self.tr("Restore"), brief)

    def keep_copy(self, restored: About | None = None) -> bool:
        """Keep a copy of unsaved work at once, ``restored`` or not; whether nothing can be lost."""
        if not self._copy:
            return True
        if restored:
            self._copy.follow(restored)
        return self._copy.write()

    def path(self) -> Path | None:
        """The file that is open here, or the PDF whose brief is."""
        return (self.open_brief.path or self.open_brief.origin) if self.open_brief else None

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files that can be opened."""
        if _dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Open what is let go here."""
        for path in _dropped(event.mimeData()):
            self.start.path_chosen.emit(path)
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask about changes first; the question answers later."""
        if self.workspace:
            self.workspace.editor.flush()
        if self.open_brief:
            self.open_brief.finish_typing()
        if self.files and self.files.has_changes() and not self._may_close:
            event.ignore()
            self.files.ask_before_closing()
            return
        self.settings.set_place("window", self.saveGeometry())
        if self.workspace:
            for each in Layout:
                self.settings.set_place(f"panes-{each}", self.workspace.widths(each))
        if self._copy and self._file:
            self._copy.close()
            self._file.release()
        self.thumbnails.stop()
        self.engine.close()
        event.accept()
        self.closed.emit()

    def _follow_setting(self, key: str) -> None:
        """Another folder of the office has other templates and topics."""
        if key == "folder":
            self.library.read()

    def _close_now(self) -> None:
        self._may_close = True
        QTimer.singleShot(0, self.close)  # after the question has gone

    def _show_title(self) -> None:
        if self.files and self.open_brief:
            self.setWindowTitle(f"{self.files.name()}[*] — briefgen")
            self.setWindowModified(not self.open_brief.history.isClean())

    def _place(self) -> None:
        if self.restoreGeometry(self.settings.place("window")):
            return
        area = self.screen().availableGeometry()
        self.resize(min(1440, area.width()), min(900, area.height() - 40))


def _dropped(data: QMimeData) -> tuple[Path, ...]:
    """The files among what is dragged that may hold a brief."""
    files = (Path(each.toLocalFile()) for each in data.urls() if each.isLocalFile())
    return tuple(each for each in files if each.suffix.lower() in _SUFFIXES)
