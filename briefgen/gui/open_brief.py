"""The open brief: its value, its history, its file, the section in hand."""

from collections.abc import Callable
from pathlib import Path

from msgspec.structs import replace
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from briefgen.brief.brief import Brief, same_picks
from briefgen.brief.plan import Plan
from briefgen.store.container import pack_brief
from briefgen.store.saver import save, save_over


class OpenBrief(QObject):
    """Holds one brief. Every change goes through ``apply`` and can be undone."""

    brief_changed = Signal(object, object)  # before, after
    done = Signal()  # a step that can be undone
    undone = Signal(str)  # what the step is called
    redone = Signal(str)
    section_selected = Signal(str)
    path_changed = Signal()
    told = Signal(str)  # what a person should know of it
    recovered = Signal(str)  # it holds work that no file has; of what time
    saved_changed = Signal()  # whether there are changes that no file holds
    finishing = Signal()  # what is typed and not in the brief yet is to be put in now
    noted = Signal()  # it knows something new of itself that is no edit
    plan_settled = Signal(object, object)  # the brief with its plan before, and with that of now

    def __init__(
        self, brief: Brief, path: Path | None = None, parent: QObject | None = None
    ) -> None:
        """Open a brief; a path of None means that it was never saved."""
        super().__init__(parent)
        self.brief = brief
        self.path = path
        self.origin: Path | None = None  # the PDF that it was in; never written into
        self.read_only = False
        self.why_read_only = ""
        self.section = ""
        self._settled = brief  # the last one with a plan
        self.history = QUndoStack(self)
        self.history.cleanChanged.connect(self._tell)

    def apply(self, label: str, after: Brief, merge: str = "") -> None:
        """Make the edited brief current. Edits that share a merge key undo as one."""
        if after != self.brief:
            self.history.push(_ReplaceBrief(self, label, after, merge))
            self.done.emit()

    def show(self, brief: Brief) -> None:
        """Make a brief current without history; the undo steps use it."""
        before, self.brief = self.brief, brief
        self._settled = before if before.plan else self._settled
        self.brief_changed.emit(before, brief)

    def settle(self, asked: Brief, plan: Plan) -> None:
        """Take the plan that was decided for a brief: part of the step that called for it.

        Whoever typed meanwhile keeps both; with other picks the plan is of no use any more.
        """
        before = self.brief
        if before.plan or not same_picks(before, asked):
            return
        for number in range(self.history.count()):
            command = self.history.command(number)
            if isinstance(command, _ReplaceBrief):
                command.settle(asked, plan)
        self.show(replace(before, plan=plan))
        if self._settled.plan:
            self.plan_settled.emit(self._settled, self.brief)

    def is_one_step_from(self, before: Brief) -> bool:
        """Whether undoing one step leads back to the picks of an earlier brief."""
        command = self.history.command(self.history.index() - 1)
        return isinstance(command, _ReplaceBrief) and same_picks(command.before, before)

    def note(self, change: Callable[[Brief], Brief]) -> None:
        """Let the brief know something of itself, such as that it went out.

        That is no edit: there is no step to undo, older briefs of the history know it too, and
        nothing becomes unsaved by it.
        """
        for number in range(self.history.count()):
            command = self.history.command(number)
            if isinstance(command, _ReplaceBrief):
                command.before, command.after = change(command.before), change(command.after)
        after = change(self.brief)
        if after != self.brief:
            self.show(after)
            self.noted.emit()

    def finish_typing(self) -> None:
        """Have fields that take what is typed when they are left take it now."""
        self.finishing.emit()

    def select(self, section: str) -> None:
        """Take a section in hand: the editor shows it, the pages mark it."""
        if section != self.section:
            self.section = section
            self.section_selected.emit(section)

    def refuse_saving(self, why: str) -> None:
        """Take no more changes into its own file, and say why not."""
        self.read_only, self.why_read_only = True, why
        self.saved_changed.emit()

    def is_saved(self) -> bool:
        """Whether the file holds what is shown."""
        return self.history.isClean() and self.path is not None

    def save(self, path: Path, digest: str = "") -> bytes:
        """Write the brief and take that file as its own; what it holds then.

        ``digest`` is the SHA-256 of what the file must hold, if anything.

        Raises:
            SaveError: it cannot be written; the brief stays unsaved.
        """
        self.finish_typing()
        data = pack_brief(self.brief)
        if digest:
            save_over(path, data, digest)
        else:
            save(path, data)
        self.path = path
        self.read_only = False
        self.history.setClean()
        self.path_changed.emit()
        return data

    def _tell(self, clean: bool) -> None:
        # Others listen here: the history's own signal still comes while its end is under way.
        self.saved_changed.emit()


class _ReplaceBrief(QUndoCommand):
    """Swap one brief for another. Briefs never change, so this is all that undo needs."""

    def __init__(self, open_brief: OpenBrief, label: str, after: Brief, merge: str) -> None:
        super().__init__(label)
        self._open_brief = open_brief
        self.before = open_brief.brief
        self.after = after
        self.merge = merge
        self._is_done = False

    def settle(self, asked: Brief, plan: Plan) -> None:
        """Give both briefs their plan, as far as it is theirs."""
        for side in ("before", "after"):
            brief = getattr(self, side)
            if brief.plan is None and same_picks(brief, asked):
                setattr(self, side, replace(brief, plan=plan))

    def redo(self) -> None:
        self._open_brief.show(self.after)
        if self._is_done:  # and not for the first time
            self._open_brief.redone.emit(self.text())
        self._is_done = True

    def undo(self) -> None:
        self._open_brief.show(self.before)
        self._open_brief.undone.emit(self.text())

    def id(self) -> int:
        return 1 if self.merge else -1

    def mergeWith(self, other: QUndoCommand) -> bool:
        if not isinstance(other, _ReplaceBrief) or other.merge != self.merge:
            return False
        self.after = other.after
        self.setObsolete(self.after == self.before)
        return True
