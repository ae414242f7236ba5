"""How the editor's document looks: values and note marks, locked boxes, headings, links."""

from typing import assert_never

from PySide6.QtCore import QCoreApplication, QObject, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPalette,
    QPen,
    QPyTextObject,
    QSyntaxHighlighter,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)
from PySide6.QtWidgets import QWidget

from briefgen.document.blanks import spans
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Callout,
    Cards,
    Chart,
    Citation,
    CrossReference,
    Heading,
    Inline,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
    Value,
)
from briefgen.export.marking_colors import BLANK
from briefgen.gui.editor.text_formats import (
    BOX_OBJECT,
    INLINE_OBJECT,
    BlockKind,
    Mark,
    kind_of,
    mark,
    object_of,
)
from briefgen.typography.look import INK

_HEADS = {"1": 1.3, "2": 1.15}  # size of a head against the text
_MARK_SIZE = 0.72


def reading(inline: Inline) -> str:
    """The words that an atomic inline shows."""
    match inline:
        case Value(_, text):
            return text or "–"
        case Citation(_, number, text):
            return text.strip() or (str(number) if number else "*")
        case CrossReference(_, text):
            return text or tr("figure")
        case _:
            return plain((inline,))


def box_name(block: Block) -> str:
    """What a locked box says."""
    match block:
        case Chart(caption=caption):
            return _named(tr("Figure"), plain(caption))
        case Table(_, columns, caption=caption):
            heads = ", ".join(filter(None, (plain(each.title) for each in columns)))
            return _named(tr("Table"), plain(caption) or heads)
        case Picture():
            return _named(tr("Picture"), plain(block.caption) or block.alt)
        case Cards(_, cards):
            return _named(tr("Key figures"), " · ".join(plain(each.figure) for each in cards))
        case PageBreak():
            return tr("Page break")
        case Heading() | Paragraph() | Callout() | Quotation():
            return plain(block.text)
        case List():
            return ""
        case _:
            assert_never(block)


def tr(text: str) -> str:
    """The text in the language of the window."""
    return QCoreApplication.translate("SectionText", text)


class TextObjects(QPyTextObject):
    """Paints the characters that stand for a value, a note mark, a reference or a block."""

    def __init__(self, widget: QWidget, document: QTextDocument) -> None:
        """Paint the objects of a document in the colours of a widget."""
        super().__init__(widget)
        self._widget = widget
        layout = document.documentLayout()
        layout.registerHandler(INLINE_OBJECT, self)
        layout.registerHandler(BOX_OBJECT, self)

    def intrinsicSize(self, document: QTextDocument, position: int, form: QTextFormat) -> QSizeF:
        chars = form.toCharFormat()
        metrics = QFontMetricsF(chars.font())
        thing = object_of(form)
        if form.objectType() == BOX_OBJECT:
            width = document.textWidth() if document.textWidth() > 0 else 400.0
            return QSizeF(
                max(80.0, width - 2 * document.documentMargin() - 4), metrics.height() + 14
            )
        if isinstance(thing, Citation):
            return QSizeF(
                QFontMetricsF(_small(chars)).horizontalAdvance(reading(thing)) + 1, metrics.height()
            )
        text = reading(thing) if isinstance(thing, Value | CrossReference) else ""
        return QSizeF(metrics.horizontalAdvance(text) + 2, metrics.height())

    def drawObject(
        self,
        painter: QPainter,
        rect: QRectF | QRect,
        document: QTextDocument,
        position: int,
        form: QTextFormat,
    ) -> None:
        thing, rect = object_of(form), QRectF(rect)
        chars = form.toCharFormat()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        match thing:
            case Value():
                self._draw_value(painter, rect, chars, thing)
            case Citation():
                painter.setFont(_small(chars))
                painter.setPen(self._colour(QPalette.ColorRole.Link))
                painter.drawText(
                    rect, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter, reading(thing)
                )
            case CrossReference():
                painter.setFont(chars.font())
                painter.setPen(self._colour(QPalette.ColorRole.Text))
                painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, reading(thing))
            case _:
                if form.objectType() == BOX_OBJECT and thing is not None:
                    self._draw_box(painter, rect, chars, box_name(thing))  # type: ignore[arg-type]
        painter.restore()

    def _draw_value(
        self, painter: QPainter, rect: QRectF, chars: QTextCharFormat, value: Value
    ) -> None:
        tint = QColor(self._colour(QPalette.ColorRole.Highlight))
        tint.setAlpha(30)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawRoundedRect(rect, 2.5, 2.5)
        tint.setAlpha(170)
        painter.setPen(QPen(tint, 1.0))
        bottom = rect.bottom() - 1.0
        painter.drawLine(
            QRectF(rect.left() + 1, bottom, rect.width() - 2, 0).topLeft(),
            QRectF(rect.left() + 1, bottom, rect.width() - 2, 0).topRight(),
        )
        painter.setFont(chars.font())
        role = QPalette.ColorRole.Link if chars.anchorHref() else QPalette.ColorRole.Text
        painter.setPen(self._colour(role))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, reading(value))

    def _draw_box(self, painter: QPainter, rect: QRectF, chars: QTextCharFormat, name: str) -> None:
        frame = rect.adjusted(0.5, 2.5, -0.5, -2.5)
        painter.setPen(QPen(self._colour(QPalette.ColorRole.Mid), 1.0))
        painter.setBrush(self._colour(QPalette.ColorRole.AlternateBase))
        painter.drawRoundedRect(frame, 3, 3)
        painter.setFont(chars.font())
        painter.setPen(self._colour(QPalette.ColorRole.Text))
        inner = frame.adjusted(8, 0, -8, 0)
        text = QFontMetricsF(chars.font()).elidedText(
            name, Qt.TextElideMode.ElideRight, inner.width()
        )
        painter.drawText(inner, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, text)

    def _colour(self, role: QPalette.ColorRole) -> QColor:
        return self._widget.palette().color(role)


class TextLooks(QSyntaxHighlighter):
    """Sizes of heads, links, the ground of blanks: looks that are no part of the text."""

    def __init__(self, widget: QWidget, document: QTextDocument) -> None:
        """Give a document the looks of a widget."""
        super().__init__(document)
        self._widget = widget
        self._blanks: tuple[str, ...] = ()

    def show_blanks(self, known: tuple[str, ...]) -> None:
        """Set these words off, as the pages do."""
        if known != self._blanks:
            self._blanks = known
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        block = self.currentBlock()
        kind = kind_of(block)
        length = block.length() - 1
        if kind == BlockKind.HEADING:
            look = QTextCharFormat()
            factor = _HEADS.get(mark(block.blockFormat(), Mark.DETAIL), 1.05)
            look.setFontPointSize(self._widget.font().pointSizeF() * factor)
            look.setFontWeight(QFont.Weight.Bold)
            self.setFormat(0, length, look)
        elif kind == BlockKind.ATTRIBUTION:
            look = QTextCharFormat()
            look.setForeground(self._widget.palette().placeholderText().color())
            self.setFormat(0, length, look)
        self._links()
        for start, end in spans(text, self._blanks):
            look = self.format(start)
            look.setBackground(QColor(BLANK))
            look.setForeground(QColor(INK))
            self.setFormat(start, end - start, look)

    def _links(self) -> None:
        for each in self.currentBlock().textFormats():
            if each.format.toCharFormat().anchorHref() and not each.format.objectType():
                look = self.format(each.start)
                look.setForeground(self._widget.palette().link().color())
                look.setFontUnderline(True)
                self.setFormat(each.start, each.length, look)


def dress(widget: QWidget, document: QTextDocument) -> tuple[QObject, TextLooks]:
    """Give a document its objects and looks; the caller keeps what is returned."""
    return TextObjects(widget, document), TextLooks(widget, document)


def _named(kind: str, name: str) -> str:
    return f"{kind}: {name}" if name else kind


def _small(chars: QTextCharFormat) -> QFont:
    font = QFont(chars.font())
    size = font.pointSizeF() if font.pointSizeF() > 0 else font.pixelSize() * 0.75
    font.setPointSizeF(max(5.0, size * _MARK_SIZE))
    return font
