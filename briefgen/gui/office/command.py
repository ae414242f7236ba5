"""Your office: asked for once, before the first export of a brief that names nobody.

The preferences have the same form; from there a person may have the open brief filled in as well.
"""

from functools import partial
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from briefgen.brief.brief import Brief
from briefgen.brief.profile import Profile, changed, dressed, fillable, filled
from briefgen.document.blanks import blanks
from briefgen.errors import SaveError
from briefgen.gui import questions
from briefgen.gui.actions import Actions
from briefgen.gui.engine import Engine
from briefgen.gui.office.dialog import OfficeDialog
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.settings import Settings
from briefgen.preferences import LONGEST
from briefgen.sources import BRAND
from briefgen.typography.look import Brand
from briefgen.worker.jobs import Answer, Failed, Got, Read, value_of


class OfficeCommands(QObject):
    """Stands before the export.

    An answer is kept for other briefs and filled into this one, which is one step to undo.
    """

    passed = Signal()  # the brief may be exported: asked or not, its pages hold what was filled in

    def __init__(
        self,
        open_brief: OpenBrief,
        rendering: Rendering,
        engine: Engine,
        settings: Settings,
        actions: Actions,
    ) -> None:
        """Listen to the actions of the window that holds the brief."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._rendering = rendering
        self._engine = engine
        self._settings = settings
        self._window: QWidget = actions.window()
        self._is_leaving = False  # an export waits for the answer
        self._awaits_pages = False  # it is given; the export waits for what it changed
        self.dialog: OfficeDialog | None = None
        actions.export.triggered.connect(self._leave)
        rendering.made.connect(self._follow_pages)
        rendering.failed.connect(self._follow_failure)

    def missing(self) -> str:
        """What the open brief lacks and the profile would fill in, as a person calls it."""
        before, profile = self._open_brief.brief, self._settings.profile()[0]
        look = Brand(title=profile.look) if profile.look else None
        return self._words(before, filled(dressed(before, profile, look), profile))

    def fill(self) -> None:
        """Fill in what is empty in the open brief, as one step; a look is read first."""
        self._fill_from(self._settings.profile()[0])

    def _fill_from(self, profile: Profile) -> None:
        if profile.look and self._open_brief.brief.brand == Brand():
            request = Read(BRAND.name, profile.look)
            self._engine.ask(request, partial(self._take_look, profile), key="office")
        else:
            self._fill(profile)

    def _leave(self) -> None:
        if self._is_leaving:
            return
        if self._settings.is_office_asked() or not self._lacks():
            self.passed.emit()
            return
        self._is_leaving = True
        self._ask()

    def _lacks(self) -> bool:
        """Whether the pages show a blank, and the form is empty where a profile would fill it."""
        made = self._rendering.latest
        return bool(fillable(self._open_brief.brief)) and (not made or bool(blanks(made.document)))

    def _ask(self) -> None:
        profile, wrong = self._settings.profile()
        if not profile.name:
            profile = replace(profile, name=self._settings.person()[:LONGEST])
        self.dialog = OfficeDialog(profile, self._settings.is_locked, self._window)
        self.dialog.tell(wrong)
        self.dialog.confirmed.connect(self._keep)
        self.dialog.rejected.connect(self._decline)
        self.dialog.look_asked.connect(self._ask_look)
        self.dialog.finished.connect(self._forget)
        self.dialog.open()

    def _keep(self, profile: Profile) -> None:
        """Keep what was said, then fill it in."""
        try:
            self._settings.set_profile(profile)
            self._settings.set_office_asked()
        except SaveError as error:
            self._open_brief.told.emit(str(error))
            self._fill_from(profile)
            return
        self.fill()

    def _take_look(self, profile: Profile, answer: Answer) -> None:
        self._fill(profile, value_of(answer, BRAND) if isinstance(answer, Got) else None)
        if isinstance(answer, Failed):
            place = f"{answer.place}: " if str(answer.place) else ""
            self._open_brief.told.emit(f"{place}{answer.message}")

    def _fill(self, profile: Profile, look: Brand | None = None) -> None:
        before = self._open_brief.brief
        after = filled(dressed(before, profile, look), profile)
        names = self._words(before, after)
        if names:
            self._open_brief.apply(self.tr("Fill in {0}").format(names), after)
            self._open_brief.told.emit(self.tr("Filled in: {0}.").format(names))
        self._awaits_pages = self._is_leaving
        self._follow_pages()

    def _words(self, before: Brief, after: Brief) -> str:
        return ", ".join(map(self._word, changed(before, after)))

    def _decline(self) -> None:
        if self._is_leaving:
            self._settings.set_office_asked()
            self._pass()

    def _follow_pages(self) -> None:
        """Let the export go on once the pages are those of what was filled in."""
        if self._rendering.is_current:
            self._follow_failure()

    def _follow_failure(self) -> None:
        """Pages that cannot be made keep nobody waiting; the export will say why."""
        if self._awaits_pages:
            self._pass()

    def _pass(self) -> None:
        self._is_leaving = self._awaits_pages = False
        self.passed.emit()

    def _ask_look(self) -> None:
        folder = self._settings.folder("choices")
        kinds = self.tr("Brand files (*.toml)")
        if self.dialog:
            questions.ask_file(self.dialog, self.tr("Look"), folder, kinds, self._set_look)

    def _set_look(self, path: Path) -> None:
        self._settings.set_folder("choices", path.parent)
        if self.dialog:
            self.dialog.form.set_look(str(path.absolute()))

    def _forget(self) -> None:
        """It is closed, and soon deleted."""
        self.dialog = None

    def _word(self, name: str) -> str:
        """What a person calls a part of the brief."""
        return {
            "office": self.tr("office"),
            "to": self.tr("to"),
            "sender": self.tr("from"),
            "contact": self.tr("contact"),
            "state": self.tr("state"),
            "marking": self.tr("marking"),
            "brand": self.tr("look"),
        }[name]
