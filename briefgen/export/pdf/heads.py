"""What stands around the text: heads and feet of pages, the notes at the end."""

import msgspec

from briefgen.export.pdf.blocks import paragraph_strips
from briefgen.export.pdf.fonts import faced, spelled, width
from briefgen.export.pdf.lines import set_text
from briefgen.export.pdf.strips import (
    Room,
    Setting,
    Strip,
    baseline,
    kept,
    line_items,
    line_strips,
    moved,
    note_target,
    spaced,
)
from briefgen.model.document import Document, Note, Text, display_title
from briefgen.model.formatting import format_date
from briefgen.model.look import RULE, TypeStyle
from briefgen.model.pages import FOOTER, HEADER, Fill, Item, Piece, Tag

_HEAD, _HEAD_RULE, _FOOT = 45.0, 54.0, 40.0  # from the edge of the page
_NOTE_HANG = 15.0
_APART = 14.0
_FOOT_LINES = 3


def notes_title(setting: Setting, document: Document, room: Room, section: int) -> list[Strip]:
    """A rule, and what the notes are called."""
    style = setting.look.styles.note
    head = msgspec.structs.replace(style, strong=True)
    mark = setting.tag(Tag("H2", section, id="notes", title=document.notes_title or "Notes"))
    lines = set_text((Text(document.notes_title or "Notes"),), head, room.width)
    strips = line_strips(setting, lines, head, room.left, mark)
    rule = Strip(0.5, (Fill(room.left, -0.5, room.width, 0.5, RULE),), after=4)
    return kept([rule, *spaced(strips, 0, 2)])


def note_strips(setting: Setting, notes: tuple[Note, ...], room: Room, section: int) -> list[Strip]:
    """Notes with their numbers hanging, or entries whose later lines are indented."""
    style = setting.look.styles.note
    strips: list[Strip] = []
    seen: set[str] = set()
    for note in notes:
        name = note_target(note.id if note.id not in seen else f"{note.id}/{note.number}")
        seen.add(note.id)
        element = setting.tag(Tag("Note", section, id=name))
        label = -1 if note.mark else setting.tag(Tag("Lbl", element))
        text = paragraph_strips(setting, note.text, style, room.inset(_NOTE_HANG), element)
        text = text or [Strip(style.leading, after=style.after)]
        items = tuple(text[0].items)
        if note.mark:
            items = tuple(moved(each, -_NOTE_HANG, 0) for each in items)
        else:
            number = set_text((Text(f"{note.number} "),), style, room.width).lines[0]
            pieces = line_items(number.fragments, room.left, -baseline(style), (label,))
            items = (*pieces, *items)
        text[0] = msgspec.structs.replace(text[0], items=items)
        strips += text
    return strips


def letterhead(setting: Setting, document: Document) -> list[Item]:
    """The head of the first page: read once, as content."""
    look = setting.look
    page, styles = look.page, look.styles
    y = page.height - _HEAD
    rule = Fill(page.left, page.height - _HEAD_RULE - 0.75, page.measure, 1.5, look.accent)
    right = f"{_dated(setting, document)} "
    room = page.measure - text_width(right, styles.head_kind) - _APART
    office = cut(document.office, styles.head_office, room)
    items: list[Item] = [rule]
    if office:
        items += text_line(f"{office} ", styles.head_office, (page.left, y), setting.tag(Tag("P")))
    if right.strip():
        mark = setting.tag(Tag("P"))
        items += flush_right(right, styles.head_kind, (page.left + page.measure, y), mark)
    return items


def running_head(setting: Setting, document: Document) -> list[Item]:
    """The head of later pages."""
    page, style = setting.look.page, setting.look.styles.head_kind
    y = page.height - _HEAD
    right = _dated(setting, document)
    room = page.measure - text_width(right, style) - _APART
    title = cut(display_title(document), style, room)
    return [
        *text_line(title, style, (page.left, y), HEADER),
        *flush_right(right, style, (page.left + page.measure, y), HEADER),
        Fill(page.left, page.height - _HEAD_RULE - 0.25, page.measure, 0.5, RULE),
    ]


def foot(setting: Setting, document: Document, number: int, count: int) -> list[Item]:
    """The foot of a page; on the last page contact and state are read as content."""
    page, style = setting.look.page, setting.look.styles.foot
    paging = f"{number} of {count}"
    left, middle = document.contact or document.office, document.stamp.foot
    marks = [setting.tag(Tag("P")) if number == count else FOOTER for _ in range(2)]
    free = page.measure - text_width(paging, style) - _APART
    items: list[Item] = []
    taken = text_width(left, style)
    centered = (page.measure - text_width(middle, style)) / 2
    start = max(centered, taken + _APART if left else 0)
    if start + text_width(middle, style) <= free:
        items += text_line(f"{left} ", style, (page.left, _FOOT), marks[0]) if left else []
        items += text_line(middle, style, (page.left + start, _FOOT), marks[1])
    else:
        items += _foot_lines(setting, document, marks, free)
    items += flush_right(paging, style, (page.left + page.measure, _FOOT), FOOTER)
    return items


def _foot_lines(setting: Setting, document: Document, marks: list[int], free: float) -> list[Item]:
    """A foot too long for one line: the state below the contact, two lines above a banner."""
    page, style = setting.look.page, setting.look.styles.foot
    texts = (document.contact or document.office, document.stamp.foot)
    lines = [
        (line, mark)
        for text, mark in zip(texts, marks, strict=True)
        for line in set_text((Text(text),), style, free).lines
    ]
    most = _FOOT_LINES - 1 if document.stamp.banner else _FOOT_LINES
    kept_lines = lines if len(lines) <= most else [*lines[: most - 1], lines[-1]]
    items: list[Item] = []
    for index, (line, mark) in enumerate(kept_lines):
        y = _FOOT + 1 - index * (style.leading - 1)
        items += line_items(line.fragments, page.left, y, (mark,))
    return items


def text_line(text: str, style: TypeStyle, at: tuple[float, float], mark: int) -> list[Item]:
    """A short text on one baseline."""
    items: list[Item] = []
    x, y = at
    for face, stretch in faced(style.face(), spelled(text)):
        advanced = width(face, stretch.rstrip(" ")) * style.size
        items.append(Piece(stretch, x, y, face, style.size, style.color, advanced, mark))
        x += width(face, stretch) * style.size
    return items


def flush_right(text: str, style: TypeStyle, at: tuple[float, float], mark: int) -> list[Item]:
    """A short text that ends at a point."""
    return text_line(text, style, (at[0] - text_width(text.rstrip(" "), style), at[1]), mark)


def cut(text: str, style: TypeStyle, room: float) -> str:
    """A text that fits, with an ellipsis if it had to be shortened."""
    text = spelled(text).strip()
    if text_width(text, style) <= room:
        return text
    text = text[:400]
    while text and text_width(f"{text}…", style) > room:
        text = text[:-1].rstrip()
    return f"{text}…" if text else ""


def _dated(setting: Setting, document: Document) -> str:
    """Kind and date; a memo has its date among its lines."""
    date = "" if document.title_label else format_date(document.date, document.language)
    parts = (document.kind, date)
    text = " · ".join(part for part in parts if part)
    return cut(text, setting.look.styles.head_kind, setting.look.page.measure / 2)


def text_width(text: str, style: TypeStyle) -> float:
    """How wide a short text is on one line."""
    stretches = faced(style.face(), spelled(text))
    return sum(width(face, stretch) for face, stretch in stretches) * style.size
