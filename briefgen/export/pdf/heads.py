"""What stands around the text: heads and feet of pages, the notes at the end."""

import msgspec

from briefgen import images
from briefgen.document.reading import Foot, Masthead, Notes, RunningHead
from briefgen.document.tree import Note, Text
from briefgen.export.pdf.blocks import paragraph_boxes
from briefgen.export.pdf.boxes import (
    Box,
    Room,
    Setting,
    baseline,
    blank,
    cited_targets,
    kept,
    line_boxes,
    line_items,
    moved,
    note_target,
    spaced,
)
from briefgen.export.pdf.lines import set_text
from briefgen.export.pdf.painted import FOOTER, HEADER, Bitmap, Fill, Item, Piece, Tag
from briefgen.typography.bidi import cut as cut_line
from briefgen.typography.bidi import line_width, set_line
from briefgen.typography.glyphs import spelled, width
from briefgen.typography.look import Look, TypeStyle, is_plain

_HEAD, _HEAD_RULE, _FOOT = 45.0, 54.0, 40.0  # from the edge of the page
_HEAD_WEIGHT, _ABOVE_RULE, LOGO_HEIGHT = 1.5, 5.0, 28.0
_NOTE_HANG = 15.0
_BACK = 8.0  # the width of a link without words
_WHOLE_NOTE = 4  # lines that stay in one column
_APART = 14.0
FOOT_LINES = 3  # two above a banner


def notes_title(setting: Setting, part: Notes, room: Room, section: int) -> list[Box]:
    """A rule, and what the notes are called."""
    style = setting.look.styles.note
    head = msgspec.structs.replace(style, strong=True)
    mark = setting.tag(Tag("H2", section, id="notes", title=part.title))
    lines = set_text((Text(part.title),), head, room.width)
    boxes = line_boxes(setting, lines, head, room.left, mark)
    look = setting.look
    fill = Fill(room.left, -look.rule_weight, room.width, look.rule_weight, look.rule)
    rule = Box(look.rule_weight, (fill,), after=4)
    return kept([rule, *spaced(boxes, 0, 2)])


def notes_by_source(
    setting: Setting, notes: tuple[Note, ...], room: Room, section: int
) -> dict[str, list[Box]]:
    """The lines of the notes: numbers hang, or the later lines of an entry are indented."""
    lines: dict[str, list[Box]] = {}
    for note in notes:
        name = note.id if note.id not in lines else f"{note.id}/{note.number}"
        element = setting.tag(Tag("Note", section, id=note_target(name)))
        lines.setdefault(note.id, []).extend(_note(setting, note, room, element))
    return lines


def _note(setting: Setting, note: Note, room: Room, element: int) -> list[Box]:
    """A note whose number leads back to where it is cited first, and the gap behind that to where
    it is cited again. One without a number has its links behind its words.
    """
    style = setting.look.styles.note
    label = -1 if note.mark else setting.tag(Tag("Lbl", element))
    text = paragraph_boxes(setting, note.text, style, room.inset(_NOTE_HANG), element)
    text = text or [Box(style.leading, after=style.after)]
    items = tuple(text[0].items)
    if note.mark:
        items = tuple(moved(each, -_NOTE_HANG, 0) for each in items)
    else:
        number = set_text((Text(f"{note.number} "),), style, room.width).lines[0]
        first, *others = _back_links(setting, note, label) or [label]
        pieces = line_items(number.fragments, room.left, -baseline(style), (first,))
        gap = (room.left + number.width, room.left + _NOTE_HANG)
        items = (*pieces, *_blanks(style, gap, others), *items)
    lines = [msgspec.structs.replace(text[0], items=items), *text[1:]]
    if note.mark:
        lines[-1] = _linked_end(setting, note, room, lines[-1], element)
    return [*kept(lines[:-1]), lines[-1]] if len(lines) <= _WHOLE_NOTE else lines


def _back_links(setting: Setting, note: Note, parent: int) -> list[int]:
    """The elements of the links to where a note is cited."""
    targets = cited_targets(setting, note.id)
    what = "this source" if note.mark else f"note {note.number}"
    links = []
    for number, target in enumerate(targets, start=1):
        which = f", {number} of {len(targets)}" if len(targets) > 1 else ""
        alt = f"Back to where {what} is cited{which}"
        links.append(setting.tag(Tag("Link", parent, target=target, alt=alt)))
    return links


def _blanks(style: TypeStyle, gap: tuple[float, float], marks: list[int]) -> list[Item]:
    """Places to click side by side in a gap of the first line."""
    left, right = gap
    width = (right - left) / max(len(marks), 1)
    return [
        blank(style, (left + index * width, -baseline(style)), width, mark)
        for index, mark in enumerate(marks)
    ]


def _linked_end(setting: Setting, note: Note, room: Room, line: Box, element: int) -> Box:
    """The last line of a note with its links behind its words, as far as there is room."""
    ends = (each.x + each.width for each in line.items if isinstance(each, Piece))
    right = room.left + room.width
    left = min(max(ends, default=room.left), right - _BACK)
    links = _back_links(setting, note, element)
    gap = (left, min(left + _BACK * max(len(links), 1), right))
    blanks = _blanks(setting.look.styles.note, gap, links)
    return msgspec.structs.replace(line, items=(*line.items, *blanks))


def masthead(setting: Setting, part: Masthead) -> list[Item]:
    """The head of the first page, read once, as content: the office, its address, a logo."""
    look = setting.look
    page, styles = look.page, look.styles
    y, right = page.height - _HEAD, page.left + page.measure
    base = page.height - _HEAD_RULE - masthead_drop(setting, part)
    weight = look.rule_weight if is_plain(look) else _HEAD_WEIGHT
    items: list[Item] = [Fill(page.left, base - weight / 2, page.measure, weight, look.accent)]
    logo = _logo(setting, part, base)
    about = "" if logo else _about(setting, part)
    taken = logo[0].width if logo else text_width(about, styles.head_kind)
    room = page.measure - taken - _APART
    office = fitted(setting, part.office, styles.head_office, room)
    if office:
        items += text_line(f"{office} ", styles.head_office, (page.left, y), setting.tag(Tag("P")))
    for index, line in enumerate(_under_office(setting, part), start=1):
        at = (page.left, y - index * styles.head_kind.leading)
        words = f"{fitted(setting, line, styles.head_kind, room)} "
        items += text_line(words, styles.head_kind, at, setting.tag(Tag("P")))
    if about:
        mark = setting.tag(Tag("P"))
        items += flush_right(f"{about} ", styles.head_kind, (right, y), mark)
    return [*items, *logo]


def masthead_drop(setting: Setting, part: Masthead) -> float:
    """How much lower the text of the first page begins than below an office's name alone."""
    return len(_under_office(setting, part)) * setting.look.styles.head_kind.leading


def _under_office(setting: Setting, part: Masthead) -> tuple[str, ...]:
    """The address; beside a logo also kind and date, which otherwise stand on the right."""
    logo = _has_logo(setting.look)
    return (*part.address, _about(setting, part)) if logo else part.address


def _has_logo(look: Look) -> bool:
    if not look.logo:
        return False
    try:
        images.check(look.logo)
    except images.BadImageError:  # one that came with somebody's brief
        return False
    return True


def _logo(setting: Setting, part: Masthead, base: float) -> list[Bitmap]:
    look = setting.look
    if not _has_logo(look):
        return []
    width, height = images.logo_size(look.logo, LOGO_HEIGHT, look.page.measure / 3)
    mark = setting.tag(Tag("Figure", alt=part.office or "Logo"))
    x = look.page.left + look.page.measure - width
    return [Bitmap(look.logo, x, base + _ABOVE_RULE, width, height, mark)]


def running_head(setting: Setting, part: RunningHead) -> list[Item]:
    """The head of later pages."""
    page, style = setting.look.page, setting.look.styles.head_kind
    y = page.height - _HEAD
    right = _about(setting, part)
    weight = setting.look.rule_weight
    room = page.measure - text_width(right, style) - _APART
    title = cut(part.title, style, room)
    return [
        *text_line(title, style, (page.left, y), HEADER),
        *flush_right(right, style, (page.left + page.measure, y), HEADER),
        Fill(page.left, page.height - _HEAD_RULE - 0.25, page.measure, weight, setting.look.rule),
    ]


def foot(setting: Setting, part: Foot, paging: tuple[int, int], most: int) -> list[Item]:
    """The foot of a page, which is ``paging``; on the last one contact and state are read as
    content. A foot too long for one line has ``most``.
    """
    page, style = setting.look.page, setting.look.styles.foot
    number, count = paging
    shown = f"{number} of {count}"
    left, middle = part.contact, part.state
    marks = [setting.tag(Tag("P")) if number == count else FOOTER for _ in range(2)]
    free = page.measure - text_width(shown, style) - _APART
    items: list[Item] = []
    taken = text_width(left, style)
    centered = (page.measure - text_width(middle, style)) / 2
    start = max(centered, taken + _APART if left else 0)
    if start + text_width(middle, style) <= free:
        items += text_line(f"{left} ", style, (page.left, _FOOT), marks[0]) if left else []
        items += text_line(middle, style, (page.left + start, _FOOT), marks[1])
    else:
        items += _foot_lines(setting, part, marks, (free, most))
    items += flush_right(shown, style, (page.left + page.measure, _FOOT), FOOTER)
    return items


def _foot_lines(
    setting: Setting, part: Foot, marks: list[int], room: tuple[float, int]
) -> list[Item]:
    """The state below the contact, in a room of so many points and lines."""
    free, most = room
    page, style = setting.look.page, setting.look.styles.foot
    texts = (part.contact, part.state)
    lines = [
        (line, mark)
        for text, mark in zip(texts, marks, strict=True)
        for line in set_text((Text(text),), style, free).lines
    ]
    kept_lines = lines if len(lines) <= most else [*lines[: most - 1], lines[-1]]
    if len(lines) > most and marks[0] != FOOTER:
        setting.shortened.append(part.contact)
    items: list[Item] = []
    for index, (line, mark) in enumerate(kept_lines):
        y = _FOOT + 1 - index * (style.leading - 1)
        items += line_items(line.fragments, page.left, y, (mark,))
    return items


def text_line(text: str, style: TypeStyle, at: tuple[float, float], mark: int) -> list[Item]:
    """A short text on one baseline."""
    items: list[Item] = []
    x, y = at
    for each in set_line(style.face(), text):
        advanced = width(each.face, each.text.rstrip(" ")) * style.size
        left = x + each.x * style.size
        items.append(
            Piece(each.text, left, y, each.face, style.size, style.color, advanced, mark, each.rtl)
        )
    return items


def flush_right(text: str, style: TypeStyle, at: tuple[float, float], mark: int) -> list[Item]:
    """A short text that ends at a point."""
    return text_line(text, style, (at[0] - text_width(text.rstrip(" "), style), at[1]), mark)


def fitted(setting: Setting, text: str, style: TypeStyle, room: float) -> str:
    """The same for what is read here and nowhere else: that it was shortened is told."""
    short = cut(text, style, room)
    if short != spelled(text):
        setting.shortened.append(text)
    return short


def cut(text: str, style: TypeStyle, room: float) -> str:
    """A text that fits, with an ellipsis if it had to be shortened."""
    return cut_line(style.face(), spelled(text), room / style.size)


def _about(setting: Setting, part: Masthead | RunningHead) -> str:
    look = setting.look
    return cut(part.about, look.styles.head_kind, look.page.measure / 2)


def text_width(text: str, style: TypeStyle) -> float:
    """How wide a short text is on one line."""
    return line_width(style.face(), text) * style.size
