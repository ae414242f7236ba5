"""What a monkey does in the panes of a window: in the text, in the four steps, on the pages."""

from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QModelIndex, QPoint, Qt
from PySide6.QtGui import (
    QContextMenuEvent,
    QGuiApplication,
    QImage,
    QMouseEvent,
    QWheelEvent,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from briefgen.gui.arrange.dragged import DraggedRows
from briefgen.gui.editor.pasted import MIME
from briefgen.gui.open_brief import OpenBrief
from briefgen.gui.window.main_window import MainWindow
from briefgen.gui.window.windows import Windows
from briefgen.gui.workspace import Workspace
from tests.gui.conftest import Asked
from tests.gui.hands import ALT, CTRL, HTML, LEFT, NONE, RTF, SHIFT, Hands, Key

TEXT_KEYS = (
    *((key, held) for key in (Key.Key_Left, Key.Key_Right, Key.Key_Up, Key.Key_Down,
                              Key.Key_Home, Key.Key_End) for held in (NONE, SHIFT, CTRL)),
    *((key, held) for key in (Key.Key_Backspace, Key.Key_Delete) for held in (NONE, NONE, CTRL)),
    *((key, held) for key in (Key.Key_Return, Key.Key_Enter) for held in (NONE, NONE, SHIFT)),
    *((key, CTRL) for key in (Key.Key_A, Key.Key_B, Key.Key_I, Key.Key_C, Key.Key_X, Key.Key_V,
                              Key.Key_Space, Key.Key_BracketLeft, Key.Key_BracketRight)),
    *((key, CTRL | SHIFT) for key in (Key.Key_L, Key.Key_N, Key.Key_V, Key.Key_End)),
    (Key.Key_Tab, NONE), (Key.Key_Escape, NONE), (Key.Key_PageDown, NONE), (Key.Key_D, ALT),
)  # fmt: skip
DATES = ("December 3, 2026", "12/3/2026", "3 Dec 2026", "+7", "today", "Feb 30, 2026", "12/3/26")


class InPanes(Hands):
    """Gestures in the first of the windows; each tells what it was done with."""

    windows: Windows
    asked: Asked

    @property
    def window(self) -> MainWindow:
        return self.windows.windows()[0]

    @property
    def brief(self) -> OpenBrief:
        assert self.window.open_brief
        return self.window.open_brief

    @property
    def space(self) -> Workspace:
        assert self.window.workspace
        return self.window.workspace

    # In the text

    def write_text(self) -> str:
        edit = self.space.editor.edit
        if self.chance.random() < 0.3:
            QTest.mouseClick(edit.viewport(), LEFT, NONE, self.place(edit.viewport()))
        edit.setFocus()
        return self.write(edit, self.words())

    def press_in_text(self) -> str:
        edit = self.space.editor.edit
        edit.setFocus()
        return ", ".join(
            self.press(edit, TEXT_KEYS) for _ in range(self.chance.choice((1, 1, 2, 5)))
        )

    def select_text(self) -> str:
        view = self.space.editor.edit.viewport()
        QTest.mouseClick(view, LEFT, NONE, self.place(view))
        if self.chance.random() < 0.3:
            QTest.mouseDClick(view, LEFT, NONE, self.place(view))
        else:
            QTest.mouseClick(view, LEFT, SHIFT, self.place(view))
        return repr(self.space.editor.edit.textCursor().selectedText()[:40])

    def use_tool(self) -> str:
        tools = self.space.editor.tools
        action = self.chance.choice(tools._actions())
        action.trigger()
        if tools.link_row.isVisible():
            self.write(tools.link_row.address, self.chance.choice(("example.org", "x", "a@b.org")))
            QTest.keyClick(tools.link_row.address, Key.Key_Return)
            QTest.keyClick(tools.link_row.address, Key.Key_Escape)
        return action.text()

    def paste(self) -> str:
        data, kind = QMimeData(), self.chance.randrange(8)
        if kind < 2:
            data.setText("\n".join(self.words() for _ in range(self.chance.randint(1, 9))))
        elif kind < 4:
            data.setHtml(self.chance.choice(HTML))
            data.setText("as text")
        elif kind == 4:
            data.setData("text/rtf", RTF)
            data.setText("Bold words\nnext")
        elif kind == 5:
            data.setImageData(QImage(40, 30, QImage.Format.Format_RGB32))
        elif kind == 6:
            data.setData(MIME, self.chance.choice((b"[]", b"{", b'[{"type":"x"}]', b"")))
            data.setText("spare")
        else:
            data.setText("Many words of somebody else. " * self.chance.choice((3, 40, 400)))
        QGuiApplication.clipboard().setMimeData(data)
        field = self.chance.choice((self.space.editor.edit, self.space.editor.edit, self._field()))
        field.setFocus()
        QTest.keyClick(field, Key.Key_V, CTRL)
        return f"kind {kind} into {field.accessibleName() or type(field).__name__}"

    def press_editor_button(self) -> str:
        editor = self.space.editor
        button = self.chance.choice((editor.keep, editor.restore))
        if button.isVisible() and button.isEnabled():
            QTest.mouseClick(button, LEFT)
            return button.text()
        return "nothing"

    def find(self) -> str:
        """Find by menu and keys, now and then replace one or all, and leave the bar or not."""
        actions, bar = self.window.commands, self.window.finding.bar
        chosen = self.chance.choice((actions.find_words, actions.replace_words, actions.find_next))
        chosen.trigger()
        done = [chosen.text()]
        if bar.isVisible() and self.chance.random() < 0.7:
            field = self.chance.choice((bar.words, bar.words, bar.other))
            field.setFocus()
            field.selectAll()
            done.append(self.write(field, self.chance.choice((self.words(), "a", "ing", "China"))))
        if bar.isVisible() and self.chance.random() < 0.3:
            self.chance.choice((bar.match_case, bar.whole_words)).click()
        if bar.isVisible() and self.chance.random() < 0.5:
            button = self.chance.choice((bar.next, bar.previous, bar.replace, bar.replace_all))
            QTest.mouseClick(button, LEFT)
            done.append(button.accessibleName() or button.text())
        if bar.isVisible() and self.chance.random() < 0.5:
            keys = (Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Backtab)
            done.append(self.press(bar.words, [(each, NONE) for each in keys]))
        return ", ".join(done)

    def use_edit_menu(self) -> str:
        """Cut, copy, paste or select all wherever the focus is, or the menu that is there."""
        actions = self.window.commands
        if self.chance.random() < 0.3:
            actions.menu_here.trigger()
            return "menu"
        actions.edit_menu.aboutToShow.emit()
        deed = self.chance.choice(list(actions.editing.values()))
        deed.trigger()
        QTest.qWait(0)
        return f"{deed.text()} in {type(QApplication.focusWidget()).__name__}"

    # In the steps

    def fill_in(self) -> str:
        field = self._field()
        field.setFocus()
        if self.chance.random() < 0.2:
            QTest.keyClick(field, Key.Key_A, CTRL)
        if self.chance.random() < 0.3:
            return self.press(field, TEXT_KEYS)
        return f"{getattr(field, '_name', '')} {self.write(field, self.words())}"

    def _field(self) -> QWidget:
        self.window.commands.steps[2].trigger()
        details = self.space.steps.details
        fields = (*details.fields.values(), *details.release.fields.values())
        return self.chance.choice([each for each in fields if not each.isHidden()])

    def choose_state(self) -> str:
        self.window.commands.steps[2].trigger()
        release = self.space.steps.details.release
        return self.choose(self.chance.choice((release.state, release.kind)))

    def set_date(self) -> str:
        self.window.commands.steps[2].trigger()
        date = self.space.steps.details.date
        date.setFocus()
        if self.chance.random() < 0.3:
            keys = (Key.Key_Return, Key.Key_Escape, Key.Key_Tab, Key.Key_Backspace)
            return self.press(date.line, [(each, NONE) for each in keys])
        date.line.selectAll()
        return self.write(date.line, self.chance.choice((*DATES, self.words())))

    def pick(self) -> str:
        self.window.commands.steps[0].trigger()
        view = self.space.steps.pick.list
        heads = view.model().rowCount()
        if not heads:
            return "nothing"
        head = view.model().index(int(self.chance.random() * heads), 0)
        title = str(self.row(view, head).data())
        QTest.keyClick(view, self.chance.choice((Key.Key_Space, Key.Key_Space, Key.Key_Return)))
        return title

    def search(self) -> str:
        self.window.commands.search.trigger()
        pick, kind = self.space.steps.pick, self.chance.randrange(5)
        if kind == 0:
            return self.choose(pick.themes)
        if kind == 1:
            return self.choose(pick.kinds)
        if kind == 2:
            pick.chosen_only.click()
            return f"chosen only {pick.chosen_only.isChecked()}"
        if kind == 3:
            QTest.keyClick(pick.search, self.chance.choice((Key.Key_Escape, Key.Key_Down)))
            return "key"
        return self.write(pick.search, self.chance.choice(("power", "ch", "zz", "%", "(", "Ä")))

    def compare(self) -> str:
        self.window.commands.steps[0].trigger()
        comparing = self.space.steps.pick.comparing
        if self.chance.random() < 0.4:
            return self.choose(comparing.subject)
        return self.take(comparing.menu)

    def show_as(self) -> str:
        steps, number = self.space.steps, self.chance.choice((0, 1))
        self.window.commands.steps[number].trigger()
        if number:
            title = self.row(steps.arrange.picks.list).data()
            return f"{title} {self.take(steps.arrange.show_as.choices)}"
        self.pick()
        return self.take(steps.pick.details.show_as.choices)

    def say_of_pick(self) -> str:
        self.pick()
        details = self.space.steps.pick.details
        self.asked.name = self.chance.choice(("Ann", "", "中", "<b>"))
        if details.opened.isVisible() and details.opened.isEnabled():
            details.opened.click()
            return "opened"
        if details.bill.isVisible() and details.bill.isEnabled():
            return self.write(details.bill, self.words())
        return "nothing"

    def arrange(self) -> str:
        self.window.commands.steps[1].trigger()
        panel = self.space.steps.arrange
        view = self.chance.choice((panel.list, panel.picks.list))
        index = self.row(view)
        if not index.isValid():
            return "nothing"
        moves = (
            (Key.Key_Up, ALT),
            (Key.Key_Down, ALT),
            (Key.Key_Space, NONE),
            (Key.Key_Down, NONE),
        )
        title = index.data()
        return f"{title} {self.press(view, (*moves, (Key.Key_Delete, NONE)))}"

    def drag(self) -> str:
        """What a drop does; the dragging itself wants a screen."""
        self.window.commands.steps[1].trigger()
        panel = self.space.steps.arrange
        view = self.chance.choice((panel.list, panel.picks.list))
        index, model = self.row(view), view.model()
        if not index.isValid() or not isinstance(model, DraggedRows):
            return "nothing"
        to = self.chance.randint(-1, model.rowCount())
        title, data, nowhere = index.data(), model.mimeData([index]), QModelIndex()
        model.dropMimeData(data, Qt.DropAction.MoveAction, to, 0, nowhere)
        return f"{title} to {to}"

    def deal_with_problem(self) -> str:
        self.window.commands.steps[3].trigger()
        check = self.space.steps.check
        index = self.row(check.list)
        if check.model.hasChildren(index) and self.chance.random() < 0.8:
            index = self.row(check.list, index)
        self.asked.name, self.asked.reason = "Ann", self.chance.choice(("It is meant so.", ""))
        buttons = [each for each in check.actions_below.buttons if each.isEnabled()]
        if not index.isValid() or not buttons or self.chance.random() < 0.1:
            QTest.keyClick(check.list, Key.Key_Return)
            return "go there"
        button = self.chance.choice(buttons)
        text = button.text()
        QTest.mouseClick(button, LEFT)
        return text

    # On the pages

    def click_page(self) -> str:
        view = self.space.pages.view
        place, kind = self.place(view.viewport()), self.chance.randrange(8)
        if kind < 3:
            QTest.mouseClick(view.viewport(), LEFT, NONE, place)
        elif kind == 3:
            QTest.mouseDClick(view.viewport(), LEFT, NONE, place)
        elif kind == 4:
            wide = view.viewport().mapToGlobal(place)
            event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, wide)
            QCoreApplication.sendEvent(view.viewport(), event)
        elif kind == 5:
            held = self.chance.choice((NONE, CTRL))
            turn = QPoint(0, self.chance.choice((120, -120, -600)))
            wide = view.viewport().mapToGlobal(place)
            where = (place.toPointF(), wide.toPointF(), QPoint(), turn)
            phase = Qt.ScrollPhase.NoScrollPhase
            event = QWheelEvent(*where, Qt.MouseButton.NoButton, held, phase, False)  # type: ignore[assignment]
            QCoreApplication.sendEvent(view.viewport(), event)
        elif kind == 6:
            QTest.mouseMove(view.viewport(), place)
        else:
            keys = ((Key.Key_Down, CTRL), (Key.Key_Up, CTRL), (Key.Key_Return, NONE))
            self.press(view, (*keys, (Key.Key_PageDown, NONE), (Key.Key_End, NONE)))
        return f"kind {kind}, section {self.brief.section}"

    def select_on_pages(self) -> str:
        """Drag over words of the pages, or reach further by keys, and copy them or not."""
        view = self.space.pages.view
        port = view.viewport()
        start, end = self.place(port), self.place(port)
        if self.chance.random() < 0.5:
            QTest.mousePress(port, LEFT, NONE, start)
            wide = port.mapToGlobal(end).toPointF()
            kind = QEvent.Type.MouseMove
            moved = QMouseEvent(kind, end.toPointF(), wide, LEFT, LEFT, NONE)
            QCoreApplication.sendEvent(port, moved)
            QTest.mouseRelease(port, LEFT, NONE, end)
        view.setFocus()
        keys = [(key, SHIFT) for key in (Key.Key_Right, Key.Key_Left, Key.Key_Down, Key.Key_Up)]
        keys += [(key, SHIFT | CTRL) for key in (Key.Key_Right, Key.Key_End, Key.Key_Home)]
        keys += [(Key.Key_A, CTRL), (Key.Key_C, CTRL), (Key.Key_Escape, NONE), (Key.Key_F, CTRL)]
        return ", ".join(self.press(view, keys) for _ in range(self.chance.choice((1, 3, 6))))

    def use_pages_tool(self) -> str:
        pages = self.space.pages
        action = self.chance.choice(
            (pages.zoom_in, pages.zoom_out, pages.fit_page, pages.fit_width, pages.text_view)
        )
        action.trigger()
        return action.text()
