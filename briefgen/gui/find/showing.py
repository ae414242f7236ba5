"""Show a place that was found: in the editor or the form, and on the pages."""

from collections.abc import Iterable

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QWidget

from briefgen.brief.finding import InBlock, InNote, Passage, Place, Shown, letters
from briefgen.brief.form_texts import FormText
from briefgen.change.identity import BRIEF, Role, named
from briefgen.document.rewriting import leaves
from briefgen.document.tree import Citation, walk
from briefgen.gui.details.form_fields import LineField, LinesField
from briefgen.gui.find.in_editor import cursors, tint
from briefgen.gui.find.telling import around, name_of_place
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.steps import Step
from briefgen.gui.workspace import Workspace

_LATER = ("decision", "drafted_by", "cleared_by", "attachments", "state")  # not on the first page


class FoundPlaces:
    """Selects places, brings them into view, and knows where the person has gone since."""

    def __init__(self, open_brief: OpenBrief, workspace: Workspace) -> None:
        """Show places of this brief; ``passages`` are what they are places in."""
        self.passages: tuple[Passage, ...] = ()
        self._open_brief = open_brief
        self._workspace = workspace
        self._edit = workspace.editor.edit
        self._left: tuple[str, int, int] | None = None  # where the caret was left
        self._field: LineField | LinesField | None = None  # of the form, in which words are shown

    def show(self, place: Place, shown: Shown, *, focus: bool) -> None:
        """Select a place where it stands, and have the pages follow to it; ``focus`` goes along."""
        where = place.where
        self.leave()
        if isinstance(where, FormText):
            field = self._in_form(place, where, focus=focus)
        else:
            section, block = _home(where, shown)
            field = self._in_section(place, section, block)
        if focus and field:
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._left = self._caret()

    def line_of(self, place: Place, shown: Shown, *, always: bool = False) -> str:
        """Where a place is and what stands around it; unless ``always``, only where the words of
        a section do not show it.
        """
        where, text = place.where, letters(self.passages[place.passage].text)
        if isinstance(where, FormText):
            details = self._workspace.steps.details
            name, is_plain = f"{details.accessibleName()}, {details.name_of(where)}", False
        else:
            name, is_plain = name_of_place(where, shown)
        return f"{name}: {around(text, place)}" if always or not is_plain else ""

    def is_still_there(self) -> bool:
        """Whether the caret is where it was left when the last place was shown."""
        return self._left == self._caret()

    def begin(self, focus: QWidget | None) -> tuple[int, int] | None:
        """Begin where somebody is: in which passage, if in the form; None where the caret is."""
        self._left = self._caret()
        where = self._workspace.steps.details.place_of(focus)
        wheres = [each.where for each in self.passages]
        return (wheres.index(where), 0) if where in wheres else None

    def at_caret(self, places: tuple[Place, ...]) -> Place | None:
        """The place that is selected in the editor, if one is."""
        caret = self._edit.textCursor()
        ends = caret.selectionStart(), caret.selectionEnd()
        found = self._cursors(places).items()
        return next((p for p, c in found if (c.selectionStart(), c.selectionEnd()) == ends), None)

    def from_caret(
        self, places: tuple[Place, ...], by: int, *, within: bool = False
    ) -> Place | None:
        """The first place from the caret on, or with -1 back from it; ``within`` counts one that
        is selected. Behind the last comes the first.
        """
        if not places:
            return None
        caret, here = self._edit.textCursor(), self._cursors(places)
        edge = caret.selectionStart() if within else caret.selectionEnd()
        ordered = places if by > 0 else places[::-1]
        for place in ordered:
            cursor = here.get(place)
            if cursor and by > 0 and cursor.selectionStart() >= edge:
                return place
            if cursor and by < 0 and cursor.selectionEnd() <= caret.selectionStart():
                return place
        numbers = self._numbers()
        beyond = (
            e for e in ordered if (e.passage - (numbers[-1] if by > 0 else numbers[0])) * by > 0
        )
        return next(beyond, ordered[0])

    def leave(self) -> None:
        """Select what was shown last no longer, wherever that is."""
        if self._field:
            self._field.select_words(0, 0, 0)
            self._field = None
        cursor = self._edit.textCursor()
        if self.is_still_there() and cursor.hasSelection():
            cursor.setPosition(cursor.selectionStart())
            self._edit.setTextCursor(cursor)
            self._left = self._caret()

    def tint(self, places: Iterable[Place]) -> None:
        """Set off the places that the editor shows."""
        tint(self._edit, self._cursors(places).values())

    def _numbers(self) -> tuple[int, ...]:
        """The passages of the section in hand, by their numbers."""
        section = self._open_brief.section
        return tuple(
            number
            for number, each in enumerate(self.passages)
            if isinstance(each.where, InBlock) and each.where.section == section
        ) or (-1,)

    def _cursors(self, places: Iterable[Place]) -> dict[Place, QTextCursor]:
        document, section = self._edit.document(), self._open_brief.section
        of_words = (each for each in places if not isinstance(each.where, FormText))
        return cursors(document, section, self.passages, of_words)

    def _caret(self) -> tuple[str, int, int]:
        cursor = self._edit.textCursor()
        return self._open_brief.section, cursor.anchor(), cursor.position()

    def _in_form(self, place: Place, where: FormText, *, focus: bool) -> QWidget:
        """In view, unless it would take the place of the bar that the person types in."""
        steps, view = self._workspace.steps, self._workspace.pages.view
        if focus or self._workspace.has_room():
            steps.show_step(Step.DETAILS)
        if where.field == "ask":
            view.show_block(named(Role.ASK, BRIEF))
        elif where.field not in _LATER:
            view.go_to_page(1)
        self._field = steps.details.show_words(where, place.start, place.end)
        return self._field

    def _in_section(self, place: Place, section: str, block: str) -> QWidget:
        if section:
            self._open_brief.select(section)
        self._workspace.show_words()
        cursor = self._cursors((place,)).get(place)
        if cursor:
            self._edit.setTextCursor(cursor)
            self._edit.ensureCursorVisible()
        self._workspace.pages.view.show_block(block)
        return self._edit


def _home(where: InBlock | InNote, shown: Shown) -> tuple[str, str]:
    """The section and the block that show a place; for a note the first that cites its source."""
    if isinstance(where, InBlock):
        return where.section, where.block
    for section, block in walk(shown.document):
        cited = (each.source for each in leaves((block,)) if isinstance(each, Citation))
        if where.source in cited:
            return section.id, block.id
    return "", ""
