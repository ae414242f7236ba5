"""Text of 75 to 200 percent: the whole window follows at once, and nothing of it is cut off."""

import gc

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFontMetrics, QIcon, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QLabel,
    QLineEdit,
    QProgressBar,
    QScrollArea,
    QStyle,
    QStyleOptionComboBox,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from briefgen import paths
from briefgen.gui.appearance import Appearance
from briefgen.gui.icons import icon
from briefgen.gui.settings import Settings
from briefgen.gui.start.card import MARGIN, TemplateCard, least_width
from briefgen.gui.window.main_window import MainWindow
from briefgen.preferences import PREFERENCES, Page

SIZES = [size for size, _ in PREFERENCES["text_size"].choices]
WIDE, HIGH = 1366, 730  # of a screen of 768 without the title of the window


def cut(top: QWidget) -> list[str]:
    """The texts within a window that have less room than they need."""
    found = []
    for each in (top, *top.findChildren(QWidget)):
        if each.isVisible() and _is_cut(each):
            found.append(f"{type(each).__name__} {_text(each)!r} {each.width()} × {each.height()}")
    return found


def _text(each: QWidget) -> str:
    if isinstance(each, QComboBox):
        return each.currentText()
    return each.text() if isinstance(each, QLabel | QAbstractButton) else ""


def _is_cut(each: QWidget) -> bool:
    if isinstance(each, QLabel):
        return _is_label_cut(each)
    if isinstance(each, QComboBox):
        option = QStyleOptionComboBox()
        each.initStyleOption(option)
        field = QStyle.SubControl.SC_ComboBoxEditField
        room = each.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, field, each)
        return room.width() < each.fontMetrics().horizontalAdvance(each.currentText())
    if isinstance(each, QAbstractButton) and not isinstance(each, TemplateCard):
        if isinstance(each.parent(), QTabBar | QLineEdit):
            return False
        hint = each.minimumSizeHint()
        return each.width() < hint.width() or each.height() < hint.height()
    return False


def _is_label_cut(label: QLabel) -> bool:
    if not label.text().strip() or label.sizePolicy().horizontalPolicy().name == "Ignored":
        return False
    around = label.parentWidget()
    if around and not label.isWindow() and label.geometry().right() > around.contentsRect().right():
        return True
    metrics = label.fontMetrics()
    plain = label.text().replace("&", "")
    if label.wordWrap():
        flags = int(Qt.TextFlag.TextWordWrap)
        wanted = metrics.boundingRect(0, 0, label.width(), 9_999, flags, plain)
        return label.height() + 1 < wanted.height()
    return label.width() < metrics.horizontalAdvance(plain) or label.height() < metrics.height()


def look(qtbot: QtBot, top: QWidget) -> list[str]:
    """The same, once all has its new size; and what would have to be scrolled sideways."""
    for _ in range(40):
        qtbot.wait(50)
        if not (found := cut(top) + sideways(top)):
            break
    return found


def sideways(top: QWidget) -> list[str]:
    areas = [each for each in top.findChildren(QScrollArea) if each.isVisible()]
    bars = [each.horizontalScrollBar() for each in areas]
    return [f"scrolls sideways: {bar.parent()}" for bar in bars if bar.maximum()]


def is_on_screen(dialog: QDialog, qtbot: QtBot) -> bool:
    qtbot.wait(60)
    room = dialog.screen().availableSize()
    return dialog.height() <= room.height() and dialog.minimumSizeHint().height() <= 700


@pytest.mark.parametrize("size", SIZES)
def test_every_size_is_taken_by_the_open_window_at_once(
    qtbot: QtBot, window: MainWindow, dressed: Settings, size: int
) -> None:
    assert window.workspace
    editor, usual = window.workspace.editor, QApplication.font().pointSizeF()
    icons = window.commands.tool_bar.iconSize().width()
    boxes = window.style().pixelMetric(QStyle.PixelMetric.PM_IndicatorWidth)

    dressed.set_value("text_size", size)
    qtbot.wait(60)

    for widget in (window.workspace.steps.pick.search, editor.edit, window.menuBar()):
        assert widget.font().pointSizeF() == pytest.approx(usual * size / 100)
    assert editor.title.font().pointSizeF() == pytest.approx(1.15 * usual * size / 100)
    assert window.commands.tool_bar.iconSize().width() == round(icons * size / 100)
    metric = QStyle.PixelMetric.PM_IndicatorWidth
    assert window.style().pixelMetric(metric) == round(boxes * size / 100)
    field = window.workspace.steps.details.fields["authors"]
    assert field.height() >= 3 * field.fontMetrics().lineSpacing()
    window.settings._store.sync()
    assert Settings(paths.user_data()).value("text_size") == size


def test_icons_grow_as_the_text_does_and_no_faster(window: MainWindow, dressed: Settings) -> None:
    metrics = (
        QStyle.PixelMetric.PM_SmallIconSize,
        QStyle.PixelMetric.PM_ButtonIconSize,
        QStyle.PixelMetric.PM_LineEditIconSize,
        QStyle.PixelMetric.PM_ListViewIconSize,
        QStyle.PixelMetric.PM_TabBarIconSize,
        QStyle.PixelMetric.PM_ToolBarIconSize,
    )
    before = [window.style().pixelMetric(each) for each in metrics]
    dressed.set_value("text_size", 200)
    assert [window.style().pixelMetric(each) for each in metrics] == [2 * each for each in before]


@pytest.mark.parametrize("size", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("colors", [Appearance.LIGHT, Appearance.DARK, Appearance.CONTRAST])
def test_no_text_of_the_window_is_cut_at_1366_by_768(
    qtbot: QtBot, window: MainWindow, dressed: Settings, size: int, colors: Appearance
) -> None:
    assert window.workspace
    window.resize(WIDE, HIGH)
    dressed.set_value("appearance", colors.value)

    dressed.set_value("text_size", size)

    for number in range(window.workspace.steps.count()):
        window.workspace.steps.setCurrentIndex(number)
        assert look(qtbot, window) == [], number
    assert (window.width(), window.height()) == (WIDE, HIGH)
    bar = window.commands.tool_bar
    actions = window.commands
    used = (actions.new, actions.open, actions.save, actions.undo, actions.redo)
    for action in (*used, actions.update_figures, actions.export):
        assert bar.button(action).isVisible(), action.text()
    style = bar.button(actions.update_figures).toolButtonStyle()
    assert (style.name == "ToolButtonIconOnly") == (size == 200)
    rail = window.workspace.rail
    assert rail.sizeHint().width() <= rail.width()
    assert rail.sizeHint().height() <= rail.height()


@pytest.mark.parametrize("size", [100, 150, 200])
def test_a_narrow_screen_has_all_panes(
    qtbot: QtBot, window: MainWindow, dressed: Settings, size: int
) -> None:
    """What gives way is words beside what is seen: counts, the age of the figures, a label."""
    window.resize(960, 660)
    dressed.set_value("text_size", size)
    qtbot.wait(60)

    assert window.workspace
    space = window.workspace
    for pane in (space.steps, space.editor, space.pages):
        space.reveal(pane)
        assert pane.isVisible()
        assert pane.width() >= 320
    assert window.minimumWidth() <= 640
    line = window.statusBar()
    labels = (line.length, line.as_of)  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: all(e.isHidden() or e.width() >= e.sizeHint().width() for e in labels))
    assert labels[1].isHidden() == (size == 200)
    for number in range(4):
        window.commands.steps[number].trigger()
        assert window.workspace.steps.currentIndex() == number


@pytest.mark.parametrize("size", [75, 100, 150, 200])
def test_no_text_of_the_start_page_is_cut(
    qtbot: QtBot, window: MainWindow, dressed: Settings, size: int
) -> None:
    window.library.read()
    window._stack.setCurrentWidget(window.start)
    window.resize(WIDE, HIGH)
    qtbot.waitUntil(lambda: bool(window.start.cards()))

    dressed.set_value("text_size", size)

    assert look(qtbot, window.start) == []
    cards = window.start.cards()
    qtbot.waitUntil(lambda: all(each.height() >= each.sizeHint().height() for each in cards))
    for card in cards:
        assert card.width() >= least_width(card.fontMetrics())
        room = card.width() - 2 * MARGIN
        assert QFontMetrics(card._bold()).horizontalAdvance(card.text()) <= room, card.text()


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("page", Page)
def test_no_text_of_the_preferences_is_cut(
    qtbot: QtBot, window: MainWindow, dressed: Settings, size: int, page: Page
) -> None:
    """The dialog is open while it changes, as it is for whoever uses it."""
    window.commands.preferences.trigger()
    dialog = window.preferences.dialog
    assert dialog
    dialog.show_page(page)

    dressed.set_value("text_size", size)

    assert look(qtbot, dialog) == []
    assert is_on_screen(dialog, qtbot)


@pytest.mark.parametrize("size", [100, 150, 200])
@pytest.mark.parametrize("asked", [False, True], ids=["office", "export"])
def test_no_text_of_the_way_out_is_cut(
    qtbot: QtBot, window: MainWindow, dressed: Settings, size: int, asked: bool
) -> None:
    dressed.set_value("text_size", size)
    window.settings.set_office_asked(asked)
    window.commands.export.trigger()
    dialog = window.exporting.dialog or window.office.dialog
    assert dialog

    assert look(qtbot, dialog) == []
    assert is_on_screen(dialog, qtbot)


def test_a_dialog_that_is_too_small_scrolls_to_what_has_the_focus(
    qtbot: QtBot, window: MainWindow, dressed: Settings
) -> None:
    dressed.set_value("text_size", 200)
    window.commands.office.trigger()
    dialog = window.preferences.dialog
    assert dialog
    dialog.resize(dialog.width(), dialog.minimumSizeHint().height())
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    form = dialog.page().office.form  # type: ignore[union-attr]

    form.look.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.wait(30)

    area = next(e for e in dialog.findChildren(QScrollArea) if e.isAncestorOf(form.look))
    top = form.look.mapTo(area.viewport(), form.look.rect().topLeft()).y()
    assert 0 <= top <= area.viewport().height() - form.look.height()
    assert dialog.close_button.isVisible()
    assert dialog.rect().contains(dialog.close_button.geometry())


def test_less_motion_stops_the_caret_and_bars_that_run(
    window: MainWindow, dressed: Settings
) -> None:
    usual = QApplication.cursorFlashTime()
    assert usual > 0
    bar = QProgressBar(window)
    bar.setRange(0, 0)
    bar.setTextVisible(False)
    bar.resize(200, 20)

    dressed.set_value("less_motion", True)

    assert QApplication.cursorFlashTime() == 0
    bar.show()
    QTest.qWait(40)
    assert len(pictures(bar)) == 1
    dressed.set_value("less_motion", False)
    assert QApplication.cursorFlashTime() == usual
    assert len(pictures(bar)) > 2


def pictures(bar: QProgressBar) -> list[QImage]:
    """What a bar looks like in a third of a second, each look once."""
    seen: list[QImage] = []
    for _ in range(8):
        picture = bar.grab().toImage()
        if picture not in seen:
            seen.append(picture)
        QTest.qWait(40)
    return seen


def test_a_copy_of_an_icon_draws_after_what_made_it_is_gone(qapp: QApplication) -> None:
    copy = QIcon(icon("search"))
    copy.setIsMask(True)  # from here on it is one of its own
    gc.collect()

    assert not copy.pixmap(QSize(16, 16)).isNull()
    assert copy.pixmap(QSize(16, 16)).toImage() == icon("search").pixmap(QSize(16, 16)).toImage()
