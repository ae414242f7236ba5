"""Where one can go in the open brief: its sections, figures and tables, and its pages."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject

from briefgen.brief.overview import section_name
from briefgen.document.reading import label_of
from briefgen.document.runs import plain
from briefgen.document.tree import Chart, Picture, Section, Table
from briefgen.gui.commands.entries import Entry
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.gui.workspace import Workspace


class Places(QObject):
    """Goes where a click on the pages would go."""

    def __init__(self, open_brief: OpenBrief, rendering: Rendering, workspace: Workspace) -> None:
        """The places of one brief."""
        super().__init__(workspace)
        self._open_brief = open_brief
        self._rendering = rendering
        self._workspace = workspace

    def parts(self) -> tuple[Entry, ...]:
        """Each section, and below it its figures and tables."""
        made = self._rendering.latest
        sections = made.document.sections if made else ()
        return tuple(entry for section in sections for entry in self._of(section))

    def pages(self) -> tuple[Entry, ...]:
        """The pages by their numbers."""
        made = self._rendering.latest
        numbers = range(1, made.page_count + 1) if made else ()
        text, kind = self.tr("Page {0}"), self.tr("Pages")
        return tuple(Entry(text.format(n), partial(self._go_to_page, n), kind) for n in numbers)

    def _of(self, section: Section) -> Iterator[Entry]:
        name, kind = section_name(section), self.tr("Section")
        yield Entry(name, partial(self._go_to, section.id), kind)
        for block in section.blocks:
            if isinstance(block, Chart | Picture | Table) and block.number:
                label = f"{self.tr(label_of(block))} {block.number}. {plain(block.caption)}"
                yield Entry(label, partial(self._go_to, section.id, block.id), name)

    def _go_to(self, section: str, block: str = "") -> None:
        self._open_brief.select(section)
        self._workspace.show_clicked()
        self._take_focus()
        if block:
            self._workspace.pages.view.show_block(block)

    def _go_to_page(self, number: int) -> None:
        self._take_focus()
        self._workspace.pages.view.go_to_page(number)

    def _take_focus(self) -> None:
        """A click on a page puts the focus there; without pages the words have it."""
        pages = self._workspace.pages
        if pages.isVisible():
            pages.setFocus()
        else:
            self._workspace.go_to_words()
