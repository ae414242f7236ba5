"""The text of the section in hand, to put in one's own words."""

from itertools import pairwise

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from briefgen.brief import edits
from briefgen.brief.brief import Brief
from briefgen.brief.overview import budget_of, prose_words, section_name
from briefgen.change.laying import with_changes
from briefgen.document.inlines import normal_blocks, numbered, unnumbered
from briefgen.document.pictures import PictureFile
from briefgen.document.tree import Blocks, Inline, Section, walk
from briefgen.gui.editor.arrived import Arrived, with_pictures
from briefgen.gui.editor.from_elsewhere import at_home, known_in
from briefgen.gui.editor.rich_text import read
from briefgen.gui.editor.section_edit import SectionEdit
from briefgen.gui.editor.spelling_marks import replace
from briefgen.gui.editor.text_formats import Mark, mark
from briefgen.gui.editor.text_tools import TextTools
from briefgen.gui.editor.value_words import explain
from briefgen.gui.editor.word_meter import WordMeter
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.widgets.heading import Heading
from briefgen.gui.widgets.plain import Label
from briefgen.worker.jobs import Made

PAUSE = 200  # milliseconds at most from a change until it is in the brief, while pages are made
STEP = 2_000  # a longer rest than this begins a new step of undo


class EditorPanel(QWidget):
    """Shows a section's blocks and puts what is typed into the brief."""

    caret_moved = Signal(str)  # the block in which it stands; none while it is not in the words

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, parent: QWidget | None = None
    ) -> None:
        """Show the section that the open brief has in hand."""
        super().__init__(parent)
        self._open_brief = open_brief
        self._rendering = rendering
        self._section = ""
        self._before: Blocks | None = None  # what the field was filled with
        self._is_filling = self._is_applying = self._is_changed = False
        self._carrier: Brief | None = None  # the brief with pictures that are put in now
        self._step = 0
        self._rest = QElapsedTimer()
        self._pause = QTimer(self, singleShot=True)
        self._build()
        self._pause.timeout.connect(self.flush)
        self.edit.textChanged.connect(self._note_change)
        self.edit.left.connect(self.flush)
        for moved in (self.edit.cursorPositionChanged, self.edit.entered, self.edit.left):
            moved.connect(self._tell_caret)
        self.edit.about_to_act.connect(self.flush)
        self.edit.parting.connect(self._part_step)
        self.edit.told.connect(open_brief.told)
        self.restore.clicked.connect(self._restore)
        self.keep.clicked.connect(self._keep)
        open_brief.brief_changed.connect(self._follow_brief)
        open_brief.section_selected.connect(self._select)
        open_brief.path_changed.connect(self._show_state)
        rendering.made.connect(self._follow_pages)
        application = QCoreApplication.instance()
        if application:
            application.installEventFilter(self)
        self._select(open_brief.section)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """A click anywhere may start something that needs the words typed a moment ago."""
        if self._is_changed and event.type() == QEvent.Type.MouseButtonPress:
            self.flush()
        return False

    def landing(self) -> QWidget:
        """What has the focus when a person goes to the words."""
        return self.edit

    def spoken(self) -> str:
        """Where the caret stands, for a screen reader, which has said the name of the field."""
        cursor, count = self.edit.textCursor(), self.edit.document().blockCount()
        return self.tr("Paragraph {0} of {1}").format(cursor.blockNumber() + 1, count)

    def show_block(self, block: str) -> None:
        """Bring a block of the section in hand into view, and the caret where it would begin."""
        if block == self._block_at_caret():
            return
        line = self.edit.document().begin()
        while line.isValid() and mark(line.blockFormat(), Mark.ID) != block:
            line = line.next()
        if line.isValid():
            self.edit.setTextCursor(QTextCursor(line))
            self.edit.ensureCursorVisible()

    def flush(self) -> None:
        """Put what was typed into the brief now."""
        self._pause.stop()
        if not self._is_changed:
            return
        self._is_changed = False
        suggested = self._suggested()
        if suggested is None or self._open_brief.read_only:
            return
        known = frozenset(each.id for each in suggested.blocks)
        mine = read(self.edit.document(), self._before or (), self._section, known)
        self._is_applying = True
        label = self.tr("Edit “{}”").format(self.title.text())
        after = self._edited(suggested.blocks, unnumbered(mine))
        self._open_brief.apply(label, after, merge=f"text {self._section} {self._step}")
        self._is_applying = False
        self._rest.start()
        self._show_state()

    def add_bar(self, bar: QWidget, stops: tuple[QWidget, ...]) -> None:
        """Put a bar under the tools; Tab goes from the words to its ``stops``."""
        self._column.insertWidget(self._column.indexOf(self.tools) + 1, bar)
        for before, stop in pairwise((self.edit, *stops)):
            self.setTabOrder(before, stop)

    def replace_word(self, cursor: QTextCursor, word: str) -> None:
        """Put a word in place of the one that a cursor selects: a step of undo by itself."""
        if self.edit.isReadOnly() or not cursor.hasSelection():
            return
        self._part_step()
        replace(cursor, word)
        self._part_step()

    def put_in(self, arrived: Arrived, files: tuple[PictureFile | None, ...]) -> None:
        """Put in what was pasted with its pictures, as far as they could be read.

        Raises:
            ChoiceError: with them the pictures would be too large to be carried.
        """
        self.flush()
        self._carrier, names = edits.carry_pictures(self._open_brief.brief, files)
        self.edit.put_in(with_pictures(arrived, names))
        self._carrier = None

    def _part_step(self) -> None:
        """What was typed is one step to undo, what follows another."""
        self.flush()
        self._step += 1

    def _edited(self, suggested: Blocks, mine: Blocks) -> Brief:
        brief = self._carrier or self._open_brief.brief
        shown = self._shown()
        if shown and normal_blocks(unnumbered(shown.blocks)) == normal_blocks(mine):
            return brief
        return edits.edit_section(brief, self._section, suggested, mine)

    def _build(self) -> None:
        self.title = Heading("", 1.15, self)
        self.edit = SectionEdit(self)
        self.edit.explain = self._explain
        self.edit.at_home = self._at_home
        self.tools = TextTools(self.edit, self)
        self.hint = Label(parent=self)
        self.hint.setWordWrap(True)
        self.hint.setMargin(12)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.meter = WordMeter(self)
        self.state = Label(parent=self)
        self.keep = QPushButton(self.tr("Keep my words"), self)
        self.keep.setToolTip(self.tr("The suggested text has changed since you edited it."))
        self.restore = QPushButton(self.tr("Restore suggested text"), self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.hint)
        self._stack.addWidget(self.edit)
        length = QHBoxLayout()
        length.addWidget(self.state, 1)
        length.addWidget(self.meter)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.keep)
        foot.addWidget(self.restore)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.title)
        self._column.addWidget(self.tools)
        self._column.addLayout(self._stack, 1)
        self._column.addLayout(length)
        self._column.addLayout(foot)
        self.setFocusProxy(self.edit)

    def _explain(self, inline: Inline) -> str:
        return explain(inline, self._open_brief.brief)

    def _at_home(self, arrived: Arrived) -> Arrived:
        made = self._rendering.latest
        sections = (*made.suggested, *made.document.sections) if made else ()
        return at_home(arrived, known_in(self._open_brief.brief, sections))

    def _tell_caret(self) -> None:
        if not self._is_filling:
            self.caret_moved.emit(self._block_at_caret() if self.edit.hasFocus() else "")

    def _block_at_caret(self) -> str:
        """The block around the caret; a line that was just typed belongs to the one before."""
        line = self.edit.textCursor().block()
        while line.isValid() and not mark(line.blockFormat(), Mark.ID):
            line = line.previous()
        return mark(line.blockFormat(), Mark.ID) if line.isValid() else ""

    def _note_change(self) -> None:
        if self._is_filling:
            return
        if not self._is_changed and self._rest.isValid() and self._rest.elapsed() > STEP:
            self._step += 1
        self._is_changed = True
        if not self._pause.isActive():
            self._pause.start(PAUSE if self._rendering.is_busy() else 0)

    def _select(self, section: str) -> None:
        self.flush()
        if section != self._section:
            self._step += 1
            self._section = section
            self._before = None
        self._show_blocks()

    def _follow_pages(self, made: Made) -> None:
        if self._is_changed:
            if self._pause.isActive():  # it waited for these
                self._pause.start(0)
            return
        if self.edit.is_composing():
            return
        if self._before is None or self._rendering.is_current:
            self._show_blocks()

    def _follow_brief(self, before: Brief, after: Brief) -> None:
        if self._is_applying:
            return
        self._step += 1
        if before.edits is not after.edits and before.edits != after.edits:
            self._is_changed = False
            self._pause.stop()
            self._show_blocks()
        self._show_state()

    def _show_blocks(self) -> None:
        self._set_off_blanks()
        blocks = self._blocks()
        if blocks is not None and not self._reads(blocks):
            self._is_filling = True
            if self._before is None:
                self.edit.show_blocks(())
                self.edit.verticalScrollBar().setValue(0)
            self.edit.show_blocks(blocks)
            self._is_filling = False
        self._before = blocks
        self._show_state()
        self._tell_caret()

    def _set_off_blanks(self) -> None:
        made = self._rendering.latest
        self._is_filling = True  # looks are no change of the text
        self.edit.show_blanks(made.document.blanks if made else ())
        self._is_filling = False

    def _reads(self, blocks: Blocks) -> bool:
        """Whether the field shows these blocks already."""
        if self._before is None:
            return False
        return read(self.edit.document(), blocks, self._section) == blocks

    def _blocks(self) -> Blocks | None:
        """The section as it is in the brief now; None before it was ever made."""
        made = self._rendering.latest
        if not made:
            return None
        shown = next((e for e in made.document.sections if e.id == self._section), None)
        if shown and self._rendering.is_current:
            return shown.blocks
        mine = self._shown()
        return numbered(mine.blocks, made.document) if mine else None

    def _shown(self) -> Section | None:
        """The section with the person's words of now, among all others; not numbered."""
        made = self._rendering.latest
        if not made:
            return None
        drawn = tuple(block for _, block in walk(made.document))
        sections = with_changes(self._open_brief.brief.edits, made.suggested, drawn)
        return next((each for each in sections if each.id == self._section), None)

    def _suggested(self) -> Section | None:
        made = self._rendering.latest
        sections = made.suggested if made else ()
        return next((each for each in sections if each.id == self._section), None)

    def _restore(self) -> None:
        self.flush()
        suggested = self._suggested()
        if not suggested:
            return
        after = edits.restore_section(self._open_brief.brief, self._section, suggested.blocks)
        self._open_brief.apply(self.tr("Restore suggested text"), after)

    def _keep(self) -> None:
        """Take note of the suggestion as it is now; the person's words stay."""
        self.flush()
        suggested = self._suggested()
        if suggested:
            after = edits.accept_base(self._open_brief.brief, self._section, suggested.blocks)
            self._open_brief.apply(self.tr("Keep my words"), after)

    def _is_outdated(self) -> bool:
        made = self._rendering.latest
        sections = made.document.sections if made else ()
        return any(each.id == self._section and each.outdated for each in sections)

    def _show_state(self) -> None:
        suggested = self._suggested()
        is_ready = suggested is not None and self._before is not None
        can_edit = is_ready and not self._open_brief.read_only
        shown = self._shown()
        edited = shown is not None and shown.edited
        self._show_title(section_name(shown) if shown else "")
        self.hint.setText(self._hint())
        self._stack.setCurrentWidget(self.edit if is_ready else self.hint)
        self.edit.setReadOnly(not can_edit)
        self.tools.set_enabled(can_edit)
        self.state.setText(self.tr("Edited by you") if edited else self.tr("Suggested text"))
        self.state.setVisible(is_ready)
        self.keep.setVisible(can_edit and edited and self._is_outdated())
        self.restore.setVisible(is_ready)
        self.restore.setEnabled(can_edit and edited)
        self._show_length()

    def _show_title(self, title: str) -> None:
        self.title.setText(title)
        name = self.tr("Words, {0}").format(title) if title else self.tr("Words")
        if name != self.edit.accessibleName():
            self.edit.setAccessibleName(name)

    def _show_length(self) -> None:
        template = self._open_brief.brief.template
        budget = budget_of(template, self._section) if self._before is not None else 0
        self.meter.show_count(prose_words(self._blocks() or ()), budget)

    def _hint(self) -> str:
        if not self._rendering.latest:
            return self.tr("Preparing…")
        if self._section:
            return self.tr("This brief has no such section.")
        return self.tr("Click a section in the pages to put it in your own words.")
