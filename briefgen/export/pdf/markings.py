"""Markings: a banner at the top and foot of each page, and a designation block on the first."""

from briefgen.brief.pages import FOOTER, HEADER, Fill, Item, Tag
from briefgen.document.tree import Document
from briefgen.export.marking_colors import marking_colors
from briefgen.export.pdf.boxes import Setting
from briefgen.export.pdf.heads import cut, text_line, text_width
from briefgen.typography.look import INK, TypeStyle, is_plain

_EDGE, _HEIGHT, _SIZE = 12.0, 16.0, 10.0  # from the edge of the page
_BASE = 4.7  # of capitals above the bottom of the banner
_BOX = 1.0
_ABOVE_BLOCK = 8.0


def banners(setting: Setting, document: Document, number: int) -> list[Item]:
    """The banners of a page; on the first the upper one is in ``first_banner``."""
    items: list[Item] = []
    if number > 1:
        items += _banner(setting, document, setting.look.page.height - _EDGE - _HEIGHT, HEADER)
    return items + _banner(setting, document, _EDGE, FOOTER)


def first_banner(setting: Setting, document: Document) -> list[Item]:
    """The banner at the top of the first page, the one that is read."""
    if not document.stamp.banner:
        return []
    y = setting.look.page.height - _EDGE - _HEIGHT
    return _banner(setting, document, y, setting.tag(Tag("P")))


def block_height(setting: Setting, document: Document) -> float:
    """The room that the designation block takes at the foot of the first page."""
    lines = document.stamp.designation
    return len(lines) * setting.look.styles.foot.leading + _ABOVE_BLOCK if lines else 0.0


def designation_block(setting: Setting, document: Document) -> list[Item]:
    """Who controls the information, its category, who may have it, whom to ask."""
    page, style = setting.look.page, setting.look.styles.card_words
    lines = document.stamp.designation
    items: list[Item] = []
    for index, line in enumerate(lines):
        y = page.bottom + 3 + (len(lines) - 1 - index) * style.leading
        words = cut(line, style, page.measure)
        items += text_line(f"{words} ", style, (page.left, y), setting.tag(Tag("P")))
    return items


def _banner(setting: Setting, document: Document, y: float, mark: int) -> list[Item]:
    if not document.stamp.banner:
        return []
    look = setting.look
    page, (color, ground) = look.page, marking_colors(look, document.stamp.kind)
    style = TypeStyle("sans", _SIZE, 13, color, strong=True, fonts=look.styles.foot.fonts)
    words = cut(document.stamp.banner, style, page.measure - 2 * _HEIGHT)
    x = page.left + (page.measure - text_width(words, style)) / 2
    box = Fill(page.left, y, page.measure, _HEIGHT, ground)
    return [
        box,
        *(_frame(box) if is_plain(look) else ()),
        *text_line(words, style, (x, y + _BASE), mark),
    ]


def _frame(box: Fill) -> tuple[Fill, ...]:
    """Four rules around a white banner."""
    right, top = box.x + box.width, box.y + box.height
    return (
        Fill(box.x, box.y, box.width, _BOX, INK),
        Fill(box.x, top - _BOX, box.width, _BOX, INK),
        Fill(box.x, box.y, _BOX, box.height, INK),
        Fill(right - _BOX, box.y, _BOX, box.height, INK),
    )
