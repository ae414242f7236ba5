"""The tools above the section's text, as actions that menus can show too."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from briefgen.gui.editor import text_styles
from briefgen.gui.editor.link_row import LinkRow
from briefgen.gui.editor.section_edit import SectionEdit
from briefgen.gui.editor.text_formats import BlockKind, kind_of
from briefgen.gui.icons import icon
from briefgen.gui.widgets.plain import tip


class TextTools(QWidget):
    """Bold, italic, lists and links for one field."""

    def __init__(self, edit: SectionEdit, parent: QWidget | None = None) -> None:
        """The tools of a field; ``owner`` of the shortcuts is the parent."""
        super().__init__(parent)
        self._edit = edit
        self._linking = QTextCursor()
        self._row = QHBoxLayout()
        self._row.setSpacing(2)
        tool = self._tool
        self.bold = tool(self.tr("Bold"), "bold", "Ctrl+B", self._toggle_bold)
        self.italic = tool(self.tr("Italic"), "italic", "Ctrl+I", self._toggle_italic)
        self.bullets = tool(self.tr("Bullets"), "list", "Ctrl+Shift+L", self._toggle_bullets)
        text = self.tr("Numbers")
        self.numbers = tool(text, "list-ordered", "Ctrl+Shift+N", self._toggle_numbers)
        self.heading = tool(self.tr("Heading"), "heading", "Ctrl+Shift+H", self._toggle_heading)
        self.link = tool(self.tr("Link"), "link", "Ctrl+K", self._ask_link)
        self.clear = tool(
            self.tr("Clear formatting"), "remove-formatting", "Ctrl+Space", self._clear
        )
        for each in (self.bold, self.italic, self.bullets, self.numbers, self.heading):
            each.setCheckable(True)
        self.indent = self._action(self.tr("Item one level down"), "Ctrl+]", self._indent)
        self.outdent = self._action(self.tr("Item one level up"), "Ctrl+[", self._outdent)
        self._row.addStretch(1)
        self.link_row = LinkRow(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._row)
        layout.addWidget(self.link_row)
        self.link_row.chosen.connect(self._set_link)
        self.link_row.closed.connect(self._back_to_text)
        edit.cursorPositionChanged.connect(self._show)
        edit.currentCharFormatChanged.connect(self._show)
        self._show()

    def set_enabled(self, enabled: bool) -> None:
        """Let the tools work or not."""
        for each in self._actions():
            each.setEnabled(enabled)
        if not enabled:
            self.link_row.hide()

    def _actions(self) -> tuple[QAction, ...]:
        lists = (self.bullets, self.numbers, self.indent, self.outdent)
        return (self.bold, self.italic, *lists, self.heading, self.link, self.clear)

    def _action(self, text: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = QAction(text, self)
        action.setShortcut(QKeySequence(keys))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(slot)
        self._edit.addAction(action)
        return action

    def _tool(self, text: str, picture: str, keys: str, slot: Callable[[], None]) -> QAction:
        action = self._action(text, keys, slot)
        if picture:
            action.setIcon(icon(picture))
        action.setToolTip(tip(f"{text} ({action.shortcut().toString(_NATIVE)})"))
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setAccessibleName(text)
        button.setAccessibleDescription(action.shortcut().toString(_NATIVE))  # not its name again
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setAutoRaise(True)
        self._row.addWidget(button)
        return action

    def _show(self) -> None:
        cursor = self._edit.textCursor()
        listed = cursor.currentList()
        self.bold.setChecked(text_styles.is_bold(self._edit))
        self.italic.setChecked(self._edit.currentCharFormat().fontItalic())
        ordered = bool(listed) and text_styles.is_numbered(cursor)
        self.bullets.setChecked(bool(listed) and not ordered)
        self.numbers.setChecked(ordered)
        self.heading.setChecked(kind_of(cursor.block()) == BlockKind.HEADING)

    def _toggle_bold(self) -> None:
        text_styles.toggle_bold(self._edit)

    def _toggle_italic(self) -> None:
        text_styles.toggle_italic(self._edit)

    def _toggle_bullets(self) -> None:
        text_styles.toggle_list(self._edit, ordered=False)
        self._show()

    def _toggle_numbers(self) -> None:
        text_styles.toggle_list(self._edit, ordered=True)
        self._show()

    def _toggle_heading(self) -> None:
        text_styles.toggle_heading(self._edit)
        self._show()

    def _indent(self) -> None:
        text_styles.indent(self._edit.textCursor())

    def _outdent(self) -> None:
        text_styles.outdent(self._edit.textCursor())

    def _clear(self) -> None:
        text_styles.clear(self._edit)

    def _ask_link(self) -> None:
        self._linking = text_styles.link_cursor(self._edit)
        self.link_row.ask(self._linking.charFormat().anchorHref())

    def _set_link(self, address: str) -> None:
        text_styles.link(self._linking, address)

    def _back_to_text(self) -> None:
        self._edit.setFocus(Qt.FocusReason.OtherFocusReason)


_NATIVE = QKeySequence.SequenceFormat.NativeText
