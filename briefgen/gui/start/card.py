"""A template as a large button."""

from PySide6.QtCore import QCoreApplication, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter, QPaintEvent, QPalette, QPen
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

LEAST, MARGIN, GAP, BAND = 200, 14, 9, 9
_LETTERS = 30  # that a card is wide at least
_PAGE = QSize(104, 135)
_RIGHT = Qt.TextElideMode.ElideRight
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
_HEAD, _LINE, _FILL, _PAPER, _EDGE = "#17406D", "#B9C0C8", "#D9E4EF", "#FFFFFF", "#9AA1AA"


class TemplateCard(QPushButton):
    """Shows a first page, the template's name, when to use it, and how long it gets."""

    def __init__(self, template: Template, own: bool, parent: QWidget | None = None) -> None:
        """``own`` marks a template that the person saved."""
        super().__init__(parent)
        self.template = template
        self._own = own
        self._picture: QImage | None = None
        self.setText(template.title)
        self.setAutoDefault(True)  # Enter makes the brief
        self.setAccessibleName(_tr("Create {0}").format(template.title))
        need = need_word(template.need)
        self.setAccessibleDescription(f"{need}. {self._use_when()} {self._facts()}")
        self._take_size()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Expanding)

    def set_picture(self, picture: QImage | None) -> None:
        """Show this first page; None is a drawn hint of one."""
        self._picture = picture
        self.update()

    def sizeHint(self) -> QSize:
        """Room for a page and the texts, however narrow the card."""
        least = least_width(self.fontMetrics())
        inner = QRect(0, 0, least - 2 * MARGIN, 1000)
        middle = self.fontMetrics().boundingRect(inner, int(_WRAP), self._use_when()).height()
        lines = QFontMetrics(self._bold()).height() + 3 + middle + 4 + self.fontMetrics().height()
        return QSize(least + 40, 2 + _PAGE.height() + 2 * BAND + GAP + lines + MARGIN - 3)

    def minimumSizeHint(self) -> QSize:
        """The same height: no text is cut off."""
        return QSize(least_width(self.fontMetrics()), self.sizeHint().height())

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
        area = self.rect().adjusted(MARGIN, band.bottom() + 1 + GAP, -MARGIN, 3 - MARGIN)
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
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), title)
        painter.setFont(self.font())
        middle = area.adjusted(0, QFontMetrics(bold).height() + 3, 0, 0)
        painter.drawText(middle, int(_WRAP), self._use_when())
        painter.setPen(self.palette().color(role.PlaceholderText))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom), self._facts())

    def _bold(self) -> QFont:
        bold = QFont(self.font())
        bold.setBold(True)
        bold.setPointSizeF(bold.pointSizeF() * 1.1)
        return bold

    def _use_when(self) -> str:
        line = self.template.use_when
        if not line[1:2].isupper():
            line = line[:1].lower() + line[1:]
        return _tr("Use it when {0}").format(line) if line else ""

    def _facts(self) -> str:
        many = _tr("{0} pages") if self.template.page_limit == 2 else _tr("up to {0} pages")
        parts = [counted(self.template.page_limit, _tr("{0} page"), many)]
        parts += [_tr("Neutral")] if self.template.stance is Stance.NEUTRAL else []
        return " · ".join([*parts, _tr("Your own")] if self._own else parts)


def least_width(metrics: QFontMetrics) -> int:
    """The width in pixels below which a card with this text is not made narrower."""
    return max(LEAST, _LETTERS * metrics.averageCharWidth())


def _tr(text: str) -> str:
    return QCoreApplication.translate("TemplateCard", text)


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
