"""Markings: a banner at the top and foot of each page, and a designation block on the first."""

from msgspec.structs import replace

from briefgen.document.reading import Banner, Designation
from briefgen.document.tree import Text
from briefgen.export.marking_colors import marking_colors
from briefgen.export.pdf.boxes import Setting, line_items
from briefgen.export.pdf.heads import fitted, text_line, text_width
from briefgen.export.pdf.lines import set_text
from briefgen.export.pdf.painted import FOOTER, HEADER, Fill, Item, Tag
from briefgen.export.pdf.row import Line
from briefgen.typography.look import INK, TypeStyle, is_plain

_EDGE, _HEIGHT, _SIZE = 12.0, 16.0, 10.0  # from the edge of the page
_SMALLEST = 7.0  # of a long banner
_BASE = 4.7  # of capitals above the bottom of the banner
_BOX = 1.0
_ABOVE_BLOCK = 8.0


def banners(setting: Setting, part: Banner, number: int) -> list[Item]:
    """The banners of a page; on the first the upper one is in ``first_banner``."""
    items: list[Item] = []
    if number > 1:
        items += _banner(setting, part, setting.look.page.height - _EDGE - _HEIGHT, HEADER)
    return items + _banner(setting, part, _EDGE, FOOTER)


def first_banner(setting: Setting, part: Banner) -> list[Item]:
    """The banner at the top of the first page, the one that is read."""
    y = setting.look.page.height - _EDGE - _HEIGHT
    return _banner(setting, part, y, setting.tag(Tag("P")))


def block_height(setting: Setting, part: Designation) -> float:
    """The room that the designation block takes at the foot of the first page."""
    return len(_designated(setting, part)) * setting.look.styles.foot.leading + _ABOVE_BLOCK


def designation_block(setting: Setting, part: Designation) -> list[Item]:
    """Who controls the information, its category, who may have it, whom to ask."""
    page, leading = setting.look.page, setting.look.styles.card_words.leading
    lines = _designated(setting, part)
    marks = {index: setting.tag(Tag("P")) for index in range(len(part.lines))}
    items: list[Item] = []
    for place, (index, line) in enumerate(lines):
        y = page.bottom + 3 + (len(lines) - 1 - place) * leading
        items += line_items(line.fragments, page.left, y, (marks[index],))
    return items


def _designated(setting: Setting, part: Designation) -> list[tuple[int, Line]]:
    """The lines of the block as they are set, each with the one that it is of."""
    page, style = setting.look.page, setting.look.styles.card_words
    return [
        (index, line)
        for index, words in enumerate(part.lines)
        for line in set_text((Text(f"{words} "),), style, page.measure).lines
    ]


def _banner(setting: Setting, part: Banner, y: float, mark: int) -> list[Item]:
    look = setting.look
    page, (color, ground) = look.page, marking_colors(look, part.kind)
    style = TypeStyle("sans", _SIZE, 13, color, strong=True, fonts=look.styles.foot.fonts)
    room = page.measure - 2 * _HEIGHT
    size = min(_SIZE, max(_SMALLEST, _SIZE * room / text_width(part.text, style)))
    style = replace(style, size=size)
    words = fitted(setting, part.text, style, room)
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
