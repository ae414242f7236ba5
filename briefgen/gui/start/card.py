"""A template as a large button."""

from enum import StrEnum

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QFontMetrics,
    QImage,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import (
    QPushButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from briefgen.brief.template import Stance, Template
from briefgen.gui.colors import focus_edge
from briefgen.gui.wording import counted, need_word
from briefgen.typography.look import Grid

LEAST, MARGIN, GAP, BAND = 168, 8, 6, 8
_LETTERS = 28  # that a card is wide at least
_PAGE = QSize(84, 109)
_RIGHT = Qt.TextElideMode.ElideRight
_TOP = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop
_BOTTOM = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom
_Key = Qt.Key
WALKING = (_Key.Key_Left, _Key.Key_Right, _Key.Key_Up, _Key.Key_Down, _Key.Key_Home, _Key.Key_End)
AWAY_FOR_NOW = (Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason)
_PLAIN = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_HEAD, _LINE, _FILL, _PAPER, _EDGE = "#17406D", "#B9C0C8", "#D9E4EF", "#FFFFFF", "#9AA1AA"


class Whose(StrEnum):
    """Who made a template."""

    OURS = "ours"  # it comes with the program
    OWN = "own"  # the person saved it
    OFFICE = "office"


class TemplateCard(QPushButton):
    """Shows a first page, the template's name, what it is for, and how long it gets."""

    walked = Signal(int)  # a key that goes to another card
    reached = Signal()  # it has the focus now, or the pointer is on it
    left = Signal()  # by the focus, or the pointer
    let_go = Signal()  # something else in the window has the focus
    menu_asked = Signal(QPoint)  # on the screen
    renaming_asked = Signal()
    deletion_asked = Signal()

    def __init__(self, template: Template, whose: Whose, parent: QWidget | None = None) -> None:
        """Show a template; ``set_picture`` gives it its first page."""
        super().__init__(parent)
        self.template = template
        self.whose = whose
        self._picture: QImage | None = None
        self.setText(template.title)
        self.setAutoDefault(True)  # Enter makes the brief
        self.setAccessibleName(_tr("Create {0}").format(template.title))
        self._take_size()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def set_place(self, number: int, count: int) -> None:
        """Say to screen readers which of the cards this is."""
        place = _tr("Card {0} of {1}").format(number, count)
        parts = (f"{need_word(self.template.need)}.", self.use_when(), f"{self.facts()}.", place)
        self.setAccessibleDescription(" ".join(filter(None, parts)))

    def set_picture(self, picture: QImage | None) -> None:
        """Show this first page; None is a drawn hint of one."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a page and the texts, however narrow the card."""
        lines = QFontMetrics(self._bold()).height() + 2 + self.fontMetrics().height()
        height = 2 + _PAGE.height() + 2 * BAND + GAP + lines + MARGIN
        return QSize(least_width(self.fontMetrics()), height)

    def minimumSizeHint(self) -> QSize:
        """The same height: no text is cut off."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows go to other cards; F2 renames, Delete deletes."""
        key, plain = event.key(), event.modifiers() in _PLAIN
        if key in WALKING and plain:
            self.walked.emit(key)
        elif key == Qt.Key.Key_F2:
            self.renaming_asked.emit()
        elif key == Qt.Key.Key_Delete and plain:
            self.deletion_asked.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_asked.emit(event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.reached.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
        if event.reason() not in AWAY_FOR_NOW:
            self.let_go.emit()

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self.reached.emit()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.left.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs more room."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._take_size()

    def _take_size(self) -> None:
        self.setMinimumWidth(least_width(self.fontMetrics()))
        self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, the page, three texts."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        band = self.rect().adjusted(2, 2, -2, 0)
        band.setHeight(_PAGE.height() + 2 * BAND)
        painter.fillRect(band, self.palette().color(QPalette.ColorRole.Midlight))
        page = QRect(band.center().x() - _PAGE.width() // 2, band.top() + BAND, 0, 0)
        page.setSize(_PAGE)
        if self._picture:
            _paint_picture(painter, page, self._picture, self.devicePixelRatioF())
        else:
            _paint_page(painter, page, self.template)
        if not self.isEnabled():
            painter.fillRect(band, _veil(self.palette()))
        area = self.rect().adjusted(MARGIN, band.bottom() + 1 + GAP, -MARGIN, -MARGIN)
        self._paint_texts(painter, area)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(focus_edge(self.palette()), 3))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 3, 3)

    def _paint_texts(self, painter: QPainter, area: QRect) -> None:
        role = QPalette.ColorRole
        bold = self._bold()
        painter.setFont(bold)
        painter.setPen(self.palette().color(role.ButtonText))
        title = QFontMetrics(bold).elidedText(self.text(), _RIGHT, area.width())
        painter.drawText(area, int(_TOP), title)
        painter.setFont(self.font())
        painter.setPen(self.palette().color(role.PlaceholderText))
        facts = self.fontMetrics().elidedText(self._short_facts(), _RIGHT, area.width())
        painter.drawText(area, int(_BOTTOM), facts)

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setBold(True)
        return bold

    def use_when(self) -> str:
        """When to use this kind, in a sentence."""
        line = self.template.use_when
        if not line[1:2].isupper():
            line = line[:1].lower() + line[1:]
        return _tr("Use it when {0}").format(line) if line else ""

    def facts(self) -> str:
        """How long it gets, whether it is neutral, and whose it is if not ours."""
        many = _tr("{0} pages") if self.template.page_limit == 2 else _tr("up to {0} pages")
        parts = [counted(self.template.page_limit, _tr("{0} page"), many)]
        parts += [_tr("Neutral")] if self.template.stance is Stance.NEUTRAL else []
        return ", ".join([*parts, *filter(None, (self._whose_word(),))])

    def _short_facts(self) -> str:
        """What it is for, or whose it is, and how long."""
        pages = counted(self.template.page_limit, _tr("{0} page"), _tr("{0} pages"))
        return f"{self._whose_word() or need_word(self.template.need)} · {pages}"

    def _whose_word(self) -> str:
        named = {Whose.OWN: _tr("Yours"), Whose.OFFICE: _tr("Your office’s")}
        return named.get(self.whose, "")


def least_width(metrics: QFontMetrics) -> int:
    """The width in pixels below which a card with this text is not made narrower."""
    return max(LEAST, _LETTERS * metrics.averageCharWidth())


def _tr(text: str) -> str:
    return QCoreApplication.translate("TemplateCard", text)


def _veil(colors: QPalette) -> QColor:
    """What dims a picture."""
    veil = QColor(colors.color(QPalette.ColorRole.Midlight))
    veil.setAlphaF(0.6)
    return veil


def _paint_picture(painter: QPainter, rect: QRect, picture: QImage, dots: float) -> None:
    """The picture of a page on its paper, sharp at so many dots a pixel."""
    size = rect.size() * dots
    smooth = Qt.TransformationMode.SmoothTransformation
    scaled = picture.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, smooth)
    scaled.setDevicePixelRatio(dots)
    paper = QRectF(rect.topLeft(), scaled.deviceIndependentSize())
    painter.drawImage(paper.topLeft(), scaled)
    painter.setPen(QPen(QColor(_EDGE), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(paper.toRect())


def _paint_page(painter: QPainter, rect: QRect, template: Template) -> None:
    """Paper with the template's columns."""
    painter.setPen(QPen(QColor(_EDGE), 1))
    painter.setBrush(QColor(_PAPER))
    painter.drawRect(rect)
    inner = rect.adjusted(10, 12, -9, -10)
    painter.fillRect(QRect(inner.left(), inner.top(), inner.width(), 3), QColor(_HEAD))
    painter.fillRect(QRect(inner.left(), inner.top() + 7, inner.width() * 2 // 3, 3), QColor(_HEAD))
    body = inner.adjusted(0, 16, 0, 0)
    if template.grid is Grid.COLUMNS:
        painter.fillRect(QRect(body.left(), body.top(), body.width(), 11), QColor(_FILL))
        half = (body.width() - 4) // 2
        for left in (body.left(), body.left() + half + 4):
            _lines(painter, QRect(left, body.top() + 16, half, body.height() - 16))
        return
    indent = 12 if template.grid is Grid.REPORT else 0
    _lines(painter, body.adjusted(indent, 0, 0, 0))


def _lines(painter: QPainter, rect: QRect) -> None:
    for number, top in enumerate(range(rect.top(), rect.bottom(), 5)):
        head = number % 6 == 0
        width = rect.width() // 2 if head else rect.width() - (number * 7) % 9
        painter.fillRect(QRect(rect.left(), top, width, 2), QColor(_HEAD if head else _LINE))
