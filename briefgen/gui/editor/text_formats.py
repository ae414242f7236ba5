"""How blocks and inlines are marked in the editor's document: properties that Qt carries along.

The marks say what a text is; ``text_objects`` says how it looks.
"""

from enum import IntEnum

import msgspec
from PySide6.QtGui import (
    QColor,
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextFormat,
    QTextListFormat,
)

from briefgen.document.inlines import Styled
from briefgen.document.tree import Block, Inline

OBJECT_CHARACTER = "\ufffc"
LINE_BREAK = "\u2028"
INLINE_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 1
BOX_OBJECT = QTextFormat.ObjectTypes.UserObject.value + 2
_INLINE: msgspec.json.Decoder[Inline] = msgspec.json.Decoder(Inline)
_BLOCK: msgspec.json.Decoder[Block] = msgspec.json.Decoder(Block)
_TINT = QColor(110, 130, 150, 36)  # over light and dark paper alike
_STEP = 18.0
_BULLETS = (QTextListFormat.Style.ListDisc, QTextListFormat.Style.ListCircle)
_NUMBERS = (
    QTextListFormat.Style.ListDecimal,
    QTextListFormat.Style.ListLowerAlpha,
    QTextListFormat.Style.ListLowerRoman,
)
_LEADING = 118.0  # per cent


class Mark(IntEnum):
    """Properties of formats."""

    OBJECT = QTextFormat.Property.UserProperty.value + 1  # of characters: the inline or block
    KIND = OBJECT + 1  # of blocks, from here on
    ID = OBJECT + 2
    DETAIL = OBJECT + 3  # the level of a heading, the kind of a callout
    LANGUAGE = OBJECT + 4  # of characters: that of foreign words
    ITEM = OBJECT + 5  # of blocks: what an item of a list tells


class BlockKind:
    """What a line of the editor's document is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTATION = "quotation"
    ATTRIBUTION = "attribution"
    CALLOUT = "callout"
    BOX = "box"


def block_format(kind: str, block_id: str = "", detail: str = "") -> QTextBlockFormat:
    """The format of a line of this kind."""
    result = QTextBlockFormat()
    result.setProperty(Mark.KIND, kind)
    result.setProperty(Mark.ID, block_id)
    result.setProperty(Mark.DETAIL, detail)
    result.setLineHeight(_LEADING, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    result.setBottomMargin(2.0 if kind in (BlockKind.ITEM, BlockKind.HEADING) else 7.0)
    match kind:
        case BlockKind.HEADING:
            result.setTopMargin(6.0)
        case BlockKind.QUOTATION | BlockKind.ATTRIBUTION:
            result.setLeftMargin(_STEP * 1.5)
            result.setRightMargin(_STEP)
        case BlockKind.CALLOUT:
            result.setBackground(_TINT)
            result.setLeftMargin(_STEP / 2)
            result.setRightMargin(_STEP / 2)
    return result


def list_format(*, ordered: bool, level: int, numbers: int = 0) -> QTextListFormat:
    """Bullets or numbers; level 0 is the outermost, ``numbers`` how many around it have numbers."""
    result = QTextListFormat()
    result.setStyle(_NUMBERS[numbers % 3] if ordered else _BULLETS[min(level, 1)])
    result.setIndent(level + 1)
    return result


def is_ordered(style: QTextListFormat.Style) -> bool:
    """Whether a list of this style has numbers."""
    return style in _NUMBERS


def char_format(styled: Styled) -> QTextCharFormat:
    """The format of characters that look like this."""
    result = QTextCharFormat()
    if styled.strong:
        result.setFontWeight(QFont.Weight.Bold)
    if styled.emphasis:
        result.setFontItalic(True)
    if styled.language:
        result.setProperty(Mark.LANGUAGE, styled.language)
    if styled.url:
        set_link(result, styled.url)
    return result


def set_link(form: QTextCharFormat, url: str) -> None:
    """Make characters a link, or none when there is no address."""
    form.setAnchor(bool(url))
    form.setAnchorHref(url)


def object_format(styled: Styled) -> QTextCharFormat:
    """The format of the one character that stands for an inline."""
    result = char_format(styled)
    result.setObjectType(INLINE_OBJECT)
    result.setProperty(Mark.OBJECT, msgspec.json.encode(styled.leaf).decode())
    result.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    return result


def box_format(block: Block) -> QTextCharFormat:
    """The format of the one character that stands for a block that is not text."""
    result = QTextCharFormat()
    result.setObjectType(BOX_OBJECT)
    result.setProperty(Mark.OBJECT, msgspec.json.encode(block).decode())
    return result


def object_of(form: QTextFormat) -> Inline | Block | None:
    """What a character stands for, if it is one that stands for something."""
    if form.objectType() == INLINE_OBJECT:
        return _INLINE.decode(mark(form, Mark.OBJECT))
    if form.objectType() == BOX_OBJECT:
        return _BLOCK.decode(mark(form, Mark.OBJECT))
    return None


def styled_as(form: QTextCharFormat, leaf: Inline) -> Styled:
    """A leaf with the looks of its characters."""
    heavy = form.fontWeight() >= QFont.Weight.DemiBold
    language = mark(form, Mark.LANGUAGE)
    return Styled(leaf, heavy, form.fontItalic(), form.anchorHref(), language)  # type: ignore[arg-type]


def mark(form: QTextFormat, which: Mark) -> str:
    """A mark as text, empty when there is none."""
    value = form.property(which)
    return value if isinstance(value, str) else ""


def kind_of(block: QTextBlock) -> str:
    """What a line is; a line in a list is an item, whatever it was before."""
    if block.textList():
        return BlockKind.ITEM
    kind = mark(block.blockFormat(), Mark.KIND)
    return kind if kind and kind != BlockKind.ITEM else BlockKind.PARAGRAPH


def forget(block: QTextBlock) -> None:
    """Let a line be new: of an item, what it tells; of any other, what it is known by."""
    form = block.blockFormat()
    form.clearProperty(Mark.ITEM)
    if kind_of(block) != BlockKind.ITEM:
        form.clearProperty(Mark.ID)
    QTextCursor(block).setBlockFormat(form)


def holds_box(block: QTextBlock) -> bool:
    """Whether a block that is not text stands in this line."""
    return OBJECT_CHARACTER in block.text() and any(
        each.format.objectType() == BOX_OBJECT for each in block.textFormats()
    )
