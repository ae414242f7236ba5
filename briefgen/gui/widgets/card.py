"""A template as a large button."""

from PySide6.QtCore import QCoreApplication, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QPushButton, QStyle, QStyleOptionButton, QStylePainter, QWidget

from briefgen.gui.appearance import focus_edge
from briefgen.gui.widgets.thumbnail import paint_page
from briefgen.gui.wording import counted
from briefgen.model.template import Stance, Template

_PAGE = QSize(66, 86)
_WRAP = Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop


class TemplateCard(QPushButton):
    """Shows a page, the template's name, when to use it, and how long it gets."""

    def __init__(self, template: Template, own: bool, parent: QWidget | None = None) -> None:
        """``own`` marks a template that the person saved."""
        super().__init__(parent)
        self.template = template
        self._own = own
        self.setText(template.title)
        self.setAutoDefault(True)  # Enter makes the brief
        self.setAccessibleName(_tr("Create {0}").format(template.title))
        self.setAccessibleDescription(f"{template.use_when} {self._facts()}")
        self.setMinimumSize(280, 118)

    def sizeHint(self) -> QSize:
        """Room for a page and four lines."""
        return QSize(320, 124)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The button, the page, three texts."""
        painter = QStylePainter(self)
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = ""
        painter.drawControl(QStyle.ControlElement.CE_PushButton, option)
        if self.hasFocus():
            painter.setPen(QPen(focus_edge(self.palette()), 3))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 3, 3)
        page = QRect(14, (self.height() - _PAGE.height()) // 2 + 2, _PAGE.width(), _PAGE.height())
        paint_page(painter, page, self.template)
        area = self.rect().adjusted(page.right() + 22, 12, -12, -10)
        self._paint_texts(painter, area)

    def _paint_texts(self, painter: QPainter, area: QRect) -> None:
        role = QPalette.ColorRole
        bold = QFont(self.font())
        bold.setBold(True)
        bold.setPointSizeF(bold.pointSizeF() * 1.1)
        painter.setFont(bold)
        painter.setPen(self.palette().color(role.ButtonText))
        title = QFontMetrics(bold).elidedText(self.text(), _RIGHT, area.width())
        painter.drawText(area, int(Qt.AlignmentFlag.AlignTop), title)
        painter.setFont(self.font())
        line = self.fontMetrics().height()
        middle = area.adjusted(0, QFontMetrics(bold).height() + 3, 0, -line - 2)
        painter.drawText(middle, int(_WRAP), self.template.use_when)
        painter.setPen(self.palette().color(role.PlaceholderText))
        painter.drawText(area, int(Qt.AlignmentFlag.AlignBottom), self._facts())

    def _facts(self) -> str:
        pages = counted(self.template.page_limit, _tr("{0} page"), _tr("up to {0} pages"))
        case = self.template.stance is Stance.CASE
        parts = [pages, _tr("Makes a case") if case else _tr("Neutral")]
        return " · ".join([*parts, _tr("Your own")] if self._own else parts)


def _tr(text: str) -> str:
    return QCoreApplication.translate("TemplateCard", text)


_RIGHT = Qt.TextElideMode.ElideRight
