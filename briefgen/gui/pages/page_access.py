"""The pages for screen readers: a document with a paragraph for each section.

Qt keeps no reference to these objects and Python none to Qt's, so they are kept for good. No text
interface is offered: one written in Python ends the program as soon as it is asked.
"""

from functools import cache
from typing import Any, Protocol

from PySide6.QtCore import QObject, QRect, QRectF
from PySide6.QtGui import QAccessible, QAccessibleInterface, QColor, QWindow
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import Shiboken

from briefgen.gui.pages.document_text import section_text
from briefgen.worker.jobs import Made

_EVERY = QAccessible.RelationFlag.AllRelations


class SectionView(Protocol):
    """What shows sections on pages, one of them in hand."""

    made: Made | None
    section: str

    def sections(self) -> tuple[str, ...]: ...
    def section_rects(self, section: str) -> list[QRectF]: ...
    def global_rect(self, rect: QRectF) -> QRect: ...
    def hasFocus(self) -> bool: ...


class PagesAccess(QAccessibleWidget):
    """A view as a document."""

    def __init__(self, widget: QWidget, view: SectionView) -> None:
        """The document of a widget, which is the view of sections too."""
        super().__init__(widget, QAccessible.Role.Document, widget.accessibleName())
        self.view = view
        self._sections: dict[str, SectionAccess] = {}

    def is_alive(self) -> bool:
        """Whether the view still exists."""
        return Shiboken.isValid(self.view)

    def childCount(self) -> int:
        return len(self.view.sections()) if self.is_alive() else 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        sections = self.view.sections() if self.is_alive() else ()
        if not 0 <= index < len(sections):
            return None
        name = sections[index]
        if name not in self._sections:
            self._sections[name] = SectionAccess(self, name)
            QAccessible.registerAccessibleInterface(self._sections[name])
        return self._sections[name]

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        names = self.view.sections() if self.is_alive() else ()
        return next((i for i, name in enumerate(names) if self._sections.get(name) is child), -1)

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        for index in range(self.childCount()):
            child = self.child(index)
            if child and child.rect().contains(x, y):
                return child
        return None

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        names = self.view.sections() if self.is_alive() else ()
        if not names or self.view.section not in names or not self.view.hasFocus():
            return None
        return self.child(names.index(self.view.section))


class SectionAccess(QAccessibleInterface):
    """A section on the pages as a paragraph whose name is its text."""

    def __init__(self, parent: PagesAccess, section: str) -> None:
        """A section of a document."""
        super().__init__()
        self._parent = parent
        self._section = section

    def isValid(self) -> bool:
        return self._parent.is_alive() and self._section in self._parent.view.sections()

    def text(self, which: QAccessible.Text) -> str:
        made = self._parent.view.made if self.isValid() else None
        if which != QAccessible.Text.Name or not made:
            return ""
        section = next((e for e in made.document.sections if e.id == self._section), None)
        return section_text(section) if section else ""

    def rect(self) -> QRect:
        if not self.isValid():
            return QRect()
        rects = self._parent.view.section_rects(self._section)
        return self._parent.view.global_rect(rects[0] if rects else QRectF())

    def state(self) -> QAccessible.State:
        state = QAccessible.State()
        state.focusable = True
        state.selectable = True
        state.readOnly = True
        if self.isValid():
            view = self._parent.view
            state.selected = view.section == self._section
            state.focused = state.selected and view.hasFocus()
        return state

    def role(self) -> QAccessible.Role:
        return QAccessible.Role.Paragraph

    def parent(self) -> QAccessibleInterface:
        return self._parent

    def window(self) -> QWindow | None:  # type: ignore[override]
        return self._parent.window()

    def object(self) -> QObject | None:  # type: ignore[override]
        return None

    def childCount(self) -> int:
        return 0

    def child(self, index: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def childAt(self, x: int, y: int) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def indexOfChild(self, child: QAccessibleInterface) -> int:
        return -1

    def focusChild(self) -> QAccessibleInterface | None:  # type: ignore[override]
        return None

    def relations(self, match: QAccessible.RelationFlag = _EVERY) -> list[Any]:
        return []

    def setText(self, which: QAccessible.Text, text: str) -> None:
        """Pages are not written to."""

    def backgroundColor(self) -> QColor:
        return QColor("white")

    def foregroundColor(self) -> QColor:
        return QColor("black")


@cache
def install_access(views: type[QWidget]) -> list[QAccessibleInterface]:
    """Give every view of pages its document for screen readers, once it is asked for."""
    kept: list[QAccessibleInterface] = []

    def access(key: str, thing: QObject) -> QAccessibleInterface | None:
        if not isinstance(thing, views):
            return None
        kept.append(PagesAccess(thing, thing))  # type: ignore[arg-type]
        return kept[-1]

    QAccessible.installFactory(access)
    return kept
