"""Cut, copy, paste and select all: in fields, in lists, and in what else can be copied from."""

from enum import Enum, auto
from functools import partial
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QAbstractSpinBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)

PASTE_PLAIN = "Ctrl+Shift+V"
_TextField = QLineEdit | QTextEdit | QPlainTextEdit


class Deed(Enum):
    """What can be done to words."""

    CUT = auto()
    COPY = auto()
    PASTE = auto()
    PASTE_PLAIN = auto()
    SELECT_ALL = auto()


@runtime_checkable
class Copied(Protocol):
    """What is no field, but has words that can be selected."""

    def can_copy(self) -> bool: ...
    def can_select(self) -> bool: ...
    def copy(self) -> None: ...
    def select_all(self) -> None: ...


def why_not(widget: QWidget | None, deed: Deed) -> str:
    """Why this cannot be done where the focus is; empty if it can."""
    field = field_of(widget)
    if field is not None:
        return _why_not_in_field(field, deed)
    if isinstance(widget, QAbstractItemView):
        can_copy, can_select = widget.currentIndex().isValid(), False
    elif isinstance(widget, Copied):
        can_copy, can_select = widget.can_copy(), widget.can_select()
    else:
        return _tr("There are no words here")
    if deed is Deed.COPY:
        return "" if can_copy else _tr("Nothing is selected")
    if deed is Deed.SELECT_ALL:
        return "" if can_select else _tr("One row at a time is selected here")
    return _tr("Nothing can be typed here")


def do(widget: QWidget | None, deed: Deed) -> None:
    """Do it, if it can be done."""
    if why_not(widget, deed):
        return
    field = field_of(widget)
    if field is not None:
        _do_in_field(field, deed)
    elif isinstance(widget, QAbstractItemView):
        QGuiApplication.clipboard().setText(str(widget.currentIndex().data()))
    elif isinstance(widget, Copied):
        (widget.copy if deed is Deed.COPY else widget.select_all)()


def field_of(widget: QWidget | None) -> _TextField | None:
    """The field that takes the words, if the focus is in one."""
    if isinstance(widget, QAbstractSpinBox):
        return widget.findChild(QLineEdit)
    return widget if isinstance(widget, _TextField) else None


def add_editing(menu: QMenu, widget: QWidget) -> None:
    """Add what can be done in such a thing to its menu; what cannot be done now is dimmed."""
    for deed, text, keys in entries():
        if not _is_offered(widget, deed):
            continue
        if deed is Deed.SELECT_ALL:
            menu.addSeparator()
        action = QAction(text, menu)
        action.setShortcut(keys)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)  # it is told, not taken
        why = why_not(widget, deed)
        action.setEnabled(not why)
        action.setStatusTip(why)
        action.triggered.connect(partial(do, widget, deed))
        menu.addAction(action)


def open_menu(widget: QWidget, place: QPoint) -> QMenu:
    """Open the menu of a field, a list or the like at a place of the screen."""
    menu = QMenu(widget)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    add_editing(menu, widget)
    menu.popup(place)
    return menu


def entries() -> tuple[tuple[Deed, str, QKeySequence], ...]:
    """Each of these with its text and its key, as menus show them."""
    keys = QKeySequence.StandardKey
    return (
        (Deed.CUT, _tr("Cu&t"), QKeySequence(keys.Cut)),
        (Deed.COPY, _tr("&Copy"), QKeySequence(keys.Copy)),
        (Deed.PASTE, _tr("&Paste"), QKeySequence(keys.Paste)),
        (Deed.PASTE_PLAIN, _tr("Paste as pla&in text"), QKeySequence(PASTE_PLAIN)),
        (Deed.SELECT_ALL, _tr("Select a&ll"), QKeySequence(keys.SelectAll)),
    )


def _is_offered(widget: QWidget, deed: Deed) -> bool:
    if field_of(widget) is not None:
        return True
    return deed is Deed.COPY or (deed is Deed.SELECT_ALL and isinstance(widget, Copied))


def _why_not_in_field(field: _TextField, deed: Deed) -> str:
    if deed is Deed.SELECT_ALL:
        return "" if _text(field) else _tr("There are no words here")
    if deed is not Deed.COPY and field.isReadOnly():
        return _tr("These words cannot be changed")
    if deed in (Deed.CUT, Deed.COPY):
        return "" if _has_selection(field) else _tr("Nothing is selected")
    can_paste = _can_paste(field, deed)
    return "" if can_paste else _tr("Nothing that was copied can be put in here")


def _can_paste(field: _TextField, deed: Deed) -> bool:
    data = QGuiApplication.clipboard().mimeData()
    if not data:  # some platforms have none where nothing was copied
        return False
    if isinstance(field, QLineEdit) or deed is Deed.PASTE_PLAIN:
        return data.hasText()
    return field.canPaste()


def _do_in_field(field: _TextField, deed: Deed) -> None:
    match deed:
        case Deed.CUT:
            field.cut()
        case Deed.COPY:
            field.copy()
        case Deed.PASTE:
            field.paste()
        case Deed.PASTE_PLAIN:
            getattr(field, "paste_plain", field.paste)()
        case Deed.SELECT_ALL:
            field.selectAll()


def _has_selection(field: _TextField) -> bool:
    if isinstance(field, QLineEdit):
        return field.hasSelectedText()
    return field.textCursor().hasSelection()


def _text(field: _TextField) -> str:
    return field.text() if isinstance(field, QLineEdit) else field.toPlainText()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Editing", text)
