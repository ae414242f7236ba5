"""The actions of a window with their keys, and the menus and tool bar that show them."""

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoGroup
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from briefgen.gui.appearance import Appearance
from briefgen.gui.icons import icon
from briefgen.gui.widgets.editing import Deed, entries
from briefgen.gui.widgets.tool_bar import FittingToolBar

Keys = QKeySequence | QKeySequence.StandardKey | str


class Actions(QWidget):
    """Every action of one window. Who does the work listens to ``triggered``."""

    def __init__(self, window: QMainWindow) -> None:
        """Make the menus in the order in which they stand."""
        super().__init__(window)
        self.hide()
        self.undo_group = QUndoGroup(self)
        self._window = window
        self._of_brief: list[QAction] = []
        self._add_file()
        self._add_edit()
        self._add_view()
        self._add_brief()
        self._add_help()
        self.tool_bar = self._made_tool_bar()
        self.enable_brief(False)

    def enable_brief(self, enabled: bool) -> None:
        """Switch everything that needs a brief, and the tool bar."""
        for action in self._of_brief:
            action.setEnabled(enabled)
            action.setStatusTip("" if enabled else self.tr("No brief is open"))
        self.tool_bar.setVisible(enabled)

    def _add_file(self) -> None:
        menu, keys = self._menu(self.tr("&File")), QKeySequence.StandardKey
        self.new = self._add(menu, self.tr("&New…"), keys.New, "file-plus")
        self.open = self._add(menu, self.tr("&Open…"), keys.Open, "folder-open")
        self.recent = menu.addMenu(self.tr("Open &recent"))
        menu.addSeparator()
        self.save = self._add(menu, self.tr("&Save"), keys.Save, "save", brief=True)
        self.save_as = self._add(menu, self.tr("Save &as…"), "Ctrl+Shift+S", brief=True)
        text = self.tr("Save as &template…")
        self.save_template = self._add(menu, text, "", "layout-template", brief=True)
        menu.addSeparator()
        text = self.tr("&Update figures…")
        self.update_figures = self._add(menu, text, "F9", "refresh-cw", brief=True)
        self.export = self._add(menu, self.tr("&Export…"), "Ctrl+E", "file-output", brief=True)
        self.print_pages = self._add(menu, self.tr("&Print…"), "Ctrl+P", brief=True)
        menu.addSeparator()
        self.close_window = self._add(menu, self.tr("&Close window"), keys.Close)
        self.quit = self._add(menu, self.tr("&Quit"), "Ctrl+Q")
        self.quit.setMenuRole(QAction.MenuRole.QuitRole)

    def _add_edit(self) -> None:
        self.edit_menu = menu = self._menu(self.tr("&Edit"))
        self.undo = self.undo_group.createUndoAction(self, self.tr("&Undo"))
        self.undo.setShortcut(QKeySequence.StandardKey.Undo)
        self.undo.setIcon(icon("undo-2"))
        self.redo = self.undo_group.createRedoAction(self, self.tr("&Redo"))
        self.redo.setShortcuts([QKeySequence("Ctrl+Shift+Z"), QKeySequence("Ctrl+Y")])
        self.redo.setIcon(icon("redo-2"))
        menu.addActions([self.undo, self.redo])
        self.undo.enabledChanged.connect(self._say_why_not)
        self.redo.enabledChanged.connect(self._say_why_not)
        self._say_why_not()
        menu.addSeparator()
        self._add_editing(menu)
        menu.addSeparator()
        self._add_finding(menu)
        menu.addSeparator()
        text = self.tr("&Next misspelled word")
        self.next_misspelled = self._add(menu, text, "F7", brief=True)
        text = self.tr("&Previous misspelled word")
        self.previous_misspelled = self._add(menu, text, "Shift+F7", brief=True)
        menu.addSeparator()
        self.all_commands = self._add(menu, self.tr("&All commands…"))
        keys = ("Ctrl+Shift+P",) if sys.platform == "darwin" else ("Ctrl+Shift+P", "Alt+Q")
        self.all_commands.setShortcuts([QKeySequence(each) for each in keys])
        menu.addSeparator()
        self.office = self._add(menu, self.tr("Your &office…"))
        self.preferences = self._add(menu, self.tr("Preferen&ces…"), "Ctrl+,")
        self.preferences.setMenuRole(QAction.MenuRole.PreferencesRole)

    def _add_editing(self, menu: QMenu) -> None:
        self.editing: dict[Deed, QAction] = {}
        for deed, text, keys in entries():
            self.editing[deed] = self._add(menu, text, keys)
        self.menu_here = QAction(self.tr("Menu of what is in hand"), self)
        key = "Meta+." if sys.platform == "darwin" else "Ctrl+."
        self.menu_here.setShortcuts([QKeySequence(each) for each in (key, "Shift+F10")])
        self._window.addAction(self.menu_here)

    def _add_finding(self, menu: QMenu) -> None:
        """Keys are by hand: Qt has Ctrl+G for the next place, too."""
        mac = sys.platform == "darwin"
        self.find_words = self._add(menu, self.tr("&Find…"), "Ctrl+F", brief=True)
        keys = "Ctrl+Alt+F" if mac else "Ctrl+H"  # Command+H hides a program
        self.replace_words = self._add(menu, self.tr("R&eplace…"), keys, brief=True)
        self.find_next = self._add(menu, self.tr("Find ne&xt"), brief=True)
        self.find_next.setShortcuts(
            [QKeySequence(e) for e in (("F3", "Ctrl+G") if mac else ("F3",))]
        )
        self.find_previous = self._add(menu, self.tr("Find pre&vious"), "Shift+F3", brief=True)
        keys = "Ctrl+Alt+G" if mac else "Ctrl+G"
        self.go_to = self._add(menu, self.tr("&Go to…"), keys, brief=True)
        text = self.tr("Find in the &library")
        self.search = self._add(menu, text, "Ctrl+L", "search", brief=True)

    def _say_why_not(self) -> None:
        """The status tip of what is dimmed tells the reason."""
        undo, redo = self.tr("Nothing was changed yet"), self.tr("Nothing was undone")
        self.undo.setStatusTip("" if self.undo.isEnabled() else undo)
        self.redo.setStatusTip("" if self.redo.isEnabled() else redo)

    def _add_view(self) -> None:
        menu = self._menu(self.tr("&View"))
        self.steps = tuple(
            self._add(menu, text, f"Ctrl+{number}", brief=True)
            for number, text in enumerate(
                (self.tr("&Pick"), self.tr("&Arrange"), self.tr("&Details"), self.tr("&To check")),
                1,
            )
        )
        self.words = self._add(menu, self.tr("&Words"), "Ctrl+6", brief=True)
        menu.addSeparator()
        self.show_steps = self._add_toggle(menu, self.tr("Show the &left pane"))
        self.show_pages = self._add_toggle(menu, self.tr("Show the pa&ges"))
        self.next_pane = self._add(menu, self.tr("&Next pane"), "F6")
        self.previous_pane = self._add(menu, self.tr("P&revious pane"), "Shift+F6")
        menu.addSeparator()
        self.appearance = self._add_appearance(menu.addMenu(self.tr("&Colors")))
        self.full_screen = self._add(menu, self.tr("&Full screen"), "F11")
        self.full_screen.setCheckable(True)

    def _add_appearance(self, menu: QMenu) -> QActionGroup:
        group = QActionGroup(self)
        names = (
            (Appearance.SYSTEM, self.tr("Like the &system")),
            (Appearance.LIGHT, self.tr("&Light")),
            (Appearance.DARK, self.tr("&Dark")),
            (Appearance.CONTRAST, self.tr("&High contrast")),
        )
        for value, text in names:
            action = self._add(menu, text)
            action.setCheckable(True)
            action.setData(str(value))
            group.addAction(action)
        return group

    def _add_brief(self) -> None:
        menu = self._menu(self.tr("&Brief"))
        text = self.tr("Move section &up")
        self.move_up = self._add(menu, text, "Ctrl+Shift+Up", "arrow-up", brief=True)
        text = self.tr("Move section &down")
        self.move_down = self._add(menu, text, "Ctrl+Shift+Down", "arrow-down", brief=True)
        text = self.tr("&Restore suggested text")
        self.restore = self._add(menu, text, "", "rotate-ccw", brief=True)
        self.keep_title = self._add(menu, self.tr("Keep this &title"), brief=True)
        self.keep_title.setCheckable(True)
        menu.addSeparator()
        self._add_choices(menu)
        menu.addSeparator()
        self.also_make = menu.addMenu(self.tr("&Also make"))
        self.language = self._add_language(menu.addMenu(self.tr("&Language")))
        self._of_brief.append(self.also_make.menuAction())
        menu.addSeparator()
        self.next_problem = self._add(menu, self.tr("&Next to check"), "F8", brief=True)
        text = self.tr("&Previous to check")
        self.previous_problem = self._add(menu, text, "Shift+F8", brief=True)

    def _add_choices(self, menu: QMenu) -> None:
        self.chart_kind = menu.addMenu(self.tr("&Chart kind"))
        self.chart_kind.menuAction().setEnabled(False)  # until a section has a chart
        self.chart_kind.menuAction().setStatusTip(self.tr("No brief is open"))
        self.citation_style = menu.addMenu(self.tr("Citation &style"))
        self.add_sources = self._add(menu, self.tr("Add s&ources…"), brief=True)
        self.insert_picture = self._add(menu, self.tr("&Insert a picture…"), brief=True)
        self.look = menu.addMenu(self.tr("Loo&k"))
        self._of_brief += [self.citation_style.menuAction(), self.look.menuAction()]

    def _add_language(self, menu: QMenu) -> QActionGroup:
        group = QActionGroup(self)
        names = (("en-US", self.tr("&American English")), ("en-GB", self.tr("&British English")))
        for value, text in names:
            action = self._add(menu, text, brief=True)
            action.setCheckable(True)
            action.setData(value)
            group.addAction(action)
        return group

    def _add_help(self) -> None:
        menu = self._menu(self.tr("&Help"))
        self.shortcuts = self._add(menu, self.tr("&Keyboard shortcuts"), "F1")
        self.guide = self._add(menu, self.tr("&Guide"), "", "book-open-text")
        menu.addSeparator()
        self.copy_details = self._add(menu, self.tr("&Copy details"))
        self.about = self._add(menu, self.tr("&About briefgen"))
        self.about.setMenuRole(QAction.MenuRole.AboutRole)

    def _made_tool_bar(self) -> FittingToolBar:
        bar = FittingToolBar(self.tr("Tools"), self._window)
        self._window.addToolBar(bar)
        bar.setObjectName("tools")
        bar.setMovable(False)
        bar.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        for action in (self.new, self.open, self.save):
            bar.add_button(action)
        bar.addSeparator()
        for action in (self.undo, self.redo):
            bar.add_button(action, words=False)
        bar.addSeparator()
        bar.add_button(self.update_figures)
        bar.let_give_way((self.update_figures, self.new, self.open))
        bar.add_last(self.export)
        return bar

    def _menu(self, title: str) -> QMenu:
        return self._window.menuBar().addMenu(title)

    def _add(
        self, menu: QMenu, text: str, keys: Keys = "", picture: str = "", *, brief: bool = False
    ) -> QAction:
        action = menu.addAction(text)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if picture:
            action.setIcon(icon(picture))
            action.setIconVisibleInMenu(sys.platform != "darwin")
        if brief:
            self._of_brief.append(action)
        return action

    def _add_toggle(self, menu: QMenu, text: str) -> QAction:
        action = self._add(menu, text, brief=True)
        action.setCheckable(True)
        action.setChecked(True)
        return action
