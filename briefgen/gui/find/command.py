"""Edit › Find, Replace, Find next and Find previous: in all of the brief, shown where it stands."""

from collections.abc import Callable
from functools import partial
from itertools import chain

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget
from shiboken6 import Shiboken

from briefgen.brief.brief import Brief
from briefgen.brief.finding import Passage, Place, Shown, find, passages, shown_now
from briefgen.brief.replacing import replaced
from briefgen.document.matching import Sought, matches, sought
from briefgen.document.text import clean_text
from briefgen.gui.actions import Actions
from briefgen.gui.editor.section_edit import SectionEdit
from briefgen.gui.find.bar import FindBar
from briefgen.gui.find.on_pages import FoundOnPages
from briefgen.gui.find.showing import FoundPlaces
from briefgen.gui.find.telling import kept_line
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.pages.page_view import PageView
from briefgen.gui.rendering import Rendering
from briefgen.gui.workspace import Workspace
from briefgen.worker.jobs import Made

_REST = 100  # milliseconds after a change of the brief until it is looked through anew
_LONGEST = 200  # characters of a selection that are taken for what somebody wants to find
_QUOTED = 30


class FindCommands(QObject):
    """Looks through the open brief, goes from place to place, and replaces through its edits."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, workspace: Workspace, actions: Actions
    ) -> None:
        """Put the bar into the middle pane and listen to the Edit menu."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._rendering = rendering
        self._workspace = workspace
        self._shown: Shown | None = None  # what the places are of
        self._passages: tuple[Passage, ...] = ()
        self._places: tuple[Place, ...] = ()
        self._at: Place | None = None
        self._origin: tuple[int, int] | None = None  # from where on words that are typed are sought
        self._news = ""  # what was just done
        self._is_all_done = False  # the words that were put in hold those that are sought
        self._form = open_brief.brief.form if rendering.is_current else None  # of the pages
        self._waiting: list[Callable[[], None]] = []  # for pages that say what follows from it
        self._before: QWidget | None = None  # where the focus was
        self.bar = FindBar()
        workspace.editor.add_bar(self.bar, self.bar.stops())
        self._found = FoundPlaces(open_brief, workspace)
        self._on_pages = FoundOnPages(workspace.pages)
        self._soon = QTimer(self, singleShot=True, interval=_REST)
        self._soon.timeout.connect(self._look_again)
        self._listen(actions)

    def _listen(self, actions: Actions) -> None:
        actions.find_words.triggered.connect(self._ask)
        actions.replace_words.triggered.connect(self._ask_other)
        actions.find_next.triggered.connect(self._next)
        actions.find_previous.triggered.connect(self._previous)
        bar = self.bar
        bar.changed.connect(self._seek)
        bar.stepped.connect(self._step)
        bar.replace_asked.connect(partial(self._in_step, self._replace))
        bar.replace_all_asked.connect(partial(self._in_step, self._replace_all))
        bar.other.textEdited.connect(self._give_up)
        bar.library_asked.connect(self._show_library)
        bar.closed.connect(self._close)
        self._open_brief.brief_changed.connect(self._forget)
        for turned in (self._open_brief.undone, self._open_brief.redone):
            turned.connect(self._give_up)
        self._open_brief.section_selected.connect(self._tint)
        self._rendering.made.connect(self._forget_pages)
        self._rendering.failed.connect(self._go_on)

    # The bar

    def _ask(self) -> None:
        self._open(replacing=False)

    def _ask_other(self) -> None:
        self._open(replacing=True)

    def _open(self, *, replacing: bool) -> None:
        """Open the bar, with what is selected; a bar that is open gets the focus back."""
        focus, words = QApplication.focusWidget(), ""
        self._look()
        if not self._found.is_still_there():
            self._at = None
        if not self.bar.has_focus():
            self._before, words = focus, selected_words(focus)
            self._origin = self._found.begin(focus)
        self._workspace.show_words()
        self._is_all_done = False
        self.bar.open(words, replacing=replacing)
        self._look()
        self._at = self._found.at_caret(self._places) or self._at
        self._tell()

    def _close(self, had_focus: bool) -> None:
        """The focus goes back to where it came from, or to the words if that is gone."""
        self._soon.stop()
        self._waiting.clear()
        self._found.tint(())
        self._on_pages.leave()
        before, self._before = self._before, None
        if not had_focus:
            return
        if before is not None and Shiboken.isValid(before):
            self._workspace.return_to(before)
        else:
            self._workspace.go_to_words()

    def _show_library(self) -> None:
        words = self.bar.words.text()
        self.bar.dismiss()
        self._workspace.steps.search_for(words)

    # Finding

    def _seek(self) -> None:
        """Look for other words; the first place from the caret on is shown at once."""
        self._waiting.clear()
        self._is_all_done = False
        self._look()
        origin = self._origin
        if origin is None or not self._found.is_still_there():
            place = self._found.from_caret(self._places, 1, within=True)
            self._origin = (place.passage, place.start) if place else None
        else:
            place = self._from(origin)
        if place is None:
            self._found.leave()
        self._go_to(place)

    def _from(self, origin: tuple[int, int]) -> Place | None:
        """The first place from a passage and a character of it on, else the first of all."""
        later = (each for each in self._places if (each.passage, each.start) >= origin)
        return next(chain(later, self._places), None)

    def _next(self) -> None:
        self._walk(1)

    def _previous(self) -> None:
        self._walk(-1)

    def _walk(self, by: int) -> None:
        """Go on by a key, also while the bar is closed."""
        if not self.bar.words.text():
            self._ask()
        else:
            self._step(by)

    def _step(self, by: int) -> None:
        self._look_now()
        place = self._beside(by)
        self._origin = None
        self._go_to(place)
        if place and self.bar.isVisible():
            self.bar.say(self._spoken(place))
        elif not self.bar.isVisible():
            told = self._spoken(place) if place else self._nothing()
            self._open_brief.told.emit(told)

    def _beside(self, by: int) -> Place | None:
        """The place after the one in hand, or from where the caret has gone since."""
        place = self._in_hand()
        if place is None:
            return self._found.from_caret(self._places, by)
        return self._places[(self._places.index(place) + by) % len(self._places)]

    def _in_hand(self) -> Place | None:
        """The place that is shown, unless it is gone or the caret has gone elsewhere."""
        is_there = self._at in self._places and self._found.is_still_there()
        return self._at if is_there else None

    def _go_to(self, place: Place | None) -> None:
        """Show a place; the focus follows unless the person is in the bar."""
        self._at, self._news = place, ""
        if place and self._shown:
            in_pages = _holds(self._workspace.pages, QApplication.focusWidget())
            focus = not self.bar.has_focus() and not in_pages
            self._found.show(place, self._shown, focus=focus)
        self._on_pages.take(place, self._places)
        self._tell()

    def _look_now(self) -> None:
        """Look through the brief, with what was typed a moment ago."""
        self._workspace.editor.flush()
        self._look()

    def _look(self) -> None:
        """Look through the brief as it is."""
        made = self._rendering.latest
        if made and self._shown is None:
            brief = self._open_brief.brief
            is_current = self._rendering.is_current
            make = Shown if is_current else shown_now
            self._shown = make(brief, made.document, made.suggested)
            self._passages = passages(self._shown)
        wanted = self._wanted()
        self._places = find(self._passages, wanted)
        self._on_pages.seek(wanted, tinted=self.bar.isVisible())
        self._found.passages = self._passages
        self._tint()

    def _wanted(self) -> Sought:
        bar = self.bar
        return sought(
            bar.words.text(),
            match_case=bar.match_case.isChecked(),
            whole_words=bar.whole_words.isChecked(),
        )

    def _forget(self, before: Brief, after: Brief) -> None:
        self._news = ""
        if (before.form, before.edits) != (after.form, after.edits):
            self._is_all_done = False
        self._forget_now()

    def _forget_pages(self, made: Made) -> None:
        if self._rendering.is_current:
            self._form = self._open_brief.brief.form
        self._forget_now()
        self._go_on()

    def _forget_now(self) -> None:
        self._shown = None
        if self.bar.isVisible():
            self._soon.start()
        else:
            self._on_pages.leave()  # it may be gone

    def _look_again(self) -> None:
        """The brief has changed: what was found may stand elsewhere or not at all."""
        self._look()
        if self._at not in self._places:
            self._at = None
        self._tell()

    def _tint(self) -> None:
        self._found.tint(self._places if self.bar.isVisible() else ())

    # Replacing

    def _in_step(self, act: Callable[[], None]) -> None:
        """Do it at once, or when the pages follow a title that was just changed: words of the
        library that only repeat the old one would become somebody's own.
        """
        self._workspace.editor.flush()
        if self._rendering.is_busy() and self._form != self._open_brief.brief.form:
            self._waiting.append(act)
        else:
            act()

    def _give_up(self, text: str) -> None:
        """What waits for the pages was asked with other words, or before a step back."""
        self._waiting.clear()
        if self._is_all_done:
            self._is_all_done = False
            self._soon.start()

    def _go_on(self) -> None:
        """What waited for the pages is done now."""
        waiting, self._waiting = self._waiting, []
        for act in waiting:
            self._in_step(act)

    def _replace(self) -> None:
        """Replace the place in hand and go on to the next one."""
        self._look_now()
        place = self._in_hand()
        if place is None or place.kept or self._open_brief.read_only:
            self._step(1)
            return
        self._apply(self.tr("Replace “{0}”"), (place,))
        after = place.start + len(clean_text(self.bar.other.text()))
        following = self._from((place.passage, after))
        self._go_to(following)
        self.bar.say(self._spoken(following) if following else self._nothing())

    def _replace_all(self) -> None:
        self._look_now()
        places = tuple(each for each in self._places if not each.kept)
        if not places or self._open_brief.read_only or self._is_all_done:
            return
        self._apply(self.tr("Replace all “{0}”"), places)
        self._is_all_done = any(matches(clean_text(self.bar.other.text()), self._wanted()))
        self._at, self._origin = None, None
        self._found.leave()
        self._news = self.tr("{0} replaced.").format(len(places))
        self._tell()
        self.bar.say(self.bar.words.accessibleDescription())

    def _apply(self, label: str, places: tuple[Place, ...]) -> None:
        """One step to undo, whatever the number of places."""
        assert self._shown
        after = replaced(self._shown, places, self.bar.other.text())
        self._open_brief.apply(label.format(self._quoted()), after)
        self.bar.note_replaced()
        self._look()

    # Telling

    def _tell(self) -> None:
        """Say in the bar which of how many is shown, and what else is to be known."""
        words, places, news = self.bar.words.text(), self._places, self._news
        can = [each for each in places if not each.kept]
        writable = not self._open_brief.read_only
        one = writable and bool(self._at and not self._at.kept)
        self.bar.let_replace(one, 0 if self._is_all_done or not writable else len(can))
        if not words:
            self.bar.show_found("", news)
        elif not places and not self._rendering.latest:
            self.bar.show_found("", self.tr("Preparing…"))
        elif not places:
            count = self._workspace.steps.pick.count_of(words)
            note = self.tr("{0} in the library").format(count) if count else ""
            said = " ".join(filter(None, (news, self._nothing(), note)))
            self.bar.show_found("", said, library=count > 0)
        else:
            kept = kept_line(places) if self.bar.is_replacing() else ""
            where = self._line(self._at, always=False) if self._at else ""
            self.bar.show_found(self._count(), " ".join(filter(None, (news, where, kept))))

    def _count(self) -> str:
        if self._at not in self._places:
            return self.tr("{0} found").format(len(self._places))
        number = self._places.index(self._at) + 1
        return self.tr("{0} of {1}").format(number, len(self._places))

    def _nothing(self) -> str:
        return self.tr("Not in the brief.")

    def _spoken(self, place: Place) -> str:
        """Which place it is, where, and what stands around it."""
        return f"{self._count()}. {self._line(place, always=True)}"

    def _line(self, place: Place, *, always: bool) -> str:
        return self._found.line_of(place, self._shown, always=always) if self._shown else ""

    def _quoted(self) -> str:
        words = self.bar.words.text()
        return words if len(words) <= _QUOTED else f"{words[:_QUOTED]}…"


def _holds(pane: QWidget, widget: QWidget | None) -> bool:
    return widget is not None and pane.isAncestorOf(widget)


def selected_words(widget: QWidget | None) -> str:
    """What is selected in a field, if it is short and on one line."""
    words = ""
    if isinstance(widget, SectionEdit):
        words = widget.selected_words()
    elif isinstance(widget, QTextEdit | QPlainTextEdit):
        words = widget.textCursor().selectedText()
    elif isinstance(widget, QLineEdit):
        words = widget.selectedText()
    elif isinstance(widget, PageView):
        words = widget.selected_words()
    is_line = not any(each in words for each in "\u2029\u2028\n")
    return words if is_line and len(words) <= _LONGEST else ""
