"""File › Print: the pixels of the pages, as the preview shows them, onto paper."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSizeF
from PySide6.QtWidgets import QWidget

from briefgen.brief.naming import proposed_name
from briefgen.gui import questions
from briefgen.gui.actions import Actions
from briefgen.gui.drawn import image_of
from briefgen.gui.engine import Engine
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.rendering import Rendering
from briefgen.worker.jobs import Answer, Drawn, DrawPage, Made

if TYPE_CHECKING:
    from briefgen.gui.printing.dialog import PrintDialog
    from briefgen.gui.printing.printers import Order, Print

SHARP, SEEN = 300 / 72, 1.5  # pixels for a point: on paper, and in the dialog
KEY = "print"


class PrintCommands(QObject):
    """Opens the dialog once the pages are those of the brief, and has page after page drawn."""

    def __init__(
        self, open_brief: OpenBrief, rendering: Rendering, engine: Engine, actions: Actions
    ) -> None:
        """Listen to the File menu of a window."""
        super().__init__(actions)
        self._open_brief = open_brief
        self._rendering = rendering
        self._engine = engine
        self._window: QWidget = actions.window()
        self._waits = False
        self._handle = 0
        self._print: Print | None = None
        self.dialog: PrintDialog | None = None
        actions.print_pages.triggered.connect(self.ask)
        rendering.made.connect(self._follow)
        rendering.failed.connect(self._give_up)

    def ask(self) -> None:
        """Ask what is to be printed, as soon as the pages are made."""
        from briefgen.gui.printing import printers  # loading it takes time

        self._open_brief.finish_typing()
        if not printers.printer_names():
            text = self.tr("There is no printer on this computer; “Export” makes a PDF.")
            questions.inform(self._window, self.tr("Print"), text)
        elif self._rendering.is_current and self._rendering.latest:
            self._open(self._rendering.latest)
        else:
            self._waits = True
            self._open_brief.told.emit(self.tr("The pages are made first, then printed."))

    def _follow(self, made: Made) -> None:
        if self._waits and self._rendering.is_current:
            self._waits = False
            self._open(made)

    def _give_up(self) -> None:
        """The pages cannot be made: nobody waits for a dialog that comes much later."""
        self._waits = False

    def _open(self, made: Made) -> None:
        from briefgen.gui.printing import printers
        from briefgen.gui.printing.dialog import PrintDialog

        brief = self._open_brief.brief
        self._handle = self._engine.put(brief)
        size = QSizeF(made.page_width, made.page_height)
        names, title = printers.printer_names(), proposed_name(brief)
        self.dialog = PrintDialog(title, size, made.page_count, names, self._window)
        self.dialog.page_wanted.connect(self._draw)
        self.dialog.print_asked.connect(self._begin)
        self.dialog.finished.connect(self._forget)
        self._draw(1)
        self.dialog.open()

    def _draw(self, page: int) -> None:
        self._engine.ask(DrawPage(self._handle, page, SEEN), self._show, key="print preview")

    def _show(self, answer: Answer) -> None:
        if self.dialog and isinstance(answer, Drawn):
            self.dialog.show_page(answer.page, image_of(answer))

    def _begin(self, order: Order) -> None:
        from briefgen.gui.printing import printers

        assert self.dialog
        self._print = printers.Print(printers.open_printer(order.printer), order)
        if not self._print.begin():
            self._fail(self.tr("“{0}” cannot be reached.").format(order.printer))
            return
        self.dialog.set_working(True)
        self._next(order, 0)

    def _next(self, order: Order, number: int) -> None:
        assert self.dialog
        text = self.tr("Printing page {0} of {1}…")
        self.dialog.tell(text.format(number + 1, len(order.pages)))
        request = DrawPage(self._handle, order.pages[number], SHARP)
        self._engine.ask(request, partial(self._add, order, number), key=KEY)

    def _add(self, order: Order, number: int, answer: Answer) -> None:
        if not self._print or not self.dialog:
            return  # given up meanwhile
        if not isinstance(answer, Drawn):
            self._print.abort()
            self._fail(self.tr("The pages cannot be drawn."))
            return
        self._print.add(image_of(answer), is_first=number == 0)
        if number + 1 < len(order.pages):
            self._next(order, number + 1)
            return
        self._print.end()
        self._print = None
        self._open_brief.told.emit(self.tr("Sent to “{0}”.").format(order.printer))
        self.dialog.accept()

    def _fail(self, sentence: str) -> None:
        self._print = None
        if self.dialog:
            self.dialog.set_working(False)
            self.dialog.tell(sentence)

    def _forget(self) -> None:
        """It is closed; what is not printed yet is given up."""
        if self._print:
            self._print.abort()
        self._print = self.dialog = None
