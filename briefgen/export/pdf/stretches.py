"""The sections of a document as boxes, cut where columns change or a page must break."""

from collections.abc import Iterator
from itertools import pairwise, takewhile

import msgspec

from briefgen.document.reading import run_ins
from briefgen.document.tree import (
    Block,
    Cards,
    Chart,
    Heading,
    List,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Table,
)
from briefgen.export.pdf.blocks import Rooms, block_boxes
from briefgen.export.pdf.boxes import Box, Room, Setting, note_target
from briefgen.export.pdf.flow import Stretch
from briefgen.export.pdf.painted import Piece, Tag
from briefgen.export.pdf.side_notes import (
    follow,
    has_room,
    is_side,
    owed,
    settle,
    side_boxes,
    with_side,
)
from briefgen.export.pdf.tables import floated, stays_whole, table_width
from briefgen.export.sides import runs, widths
from briefgen.typography.look import Grid, Look, at_side


def stretches(
    setting: Setting, sections: tuple[Section, ...], *, breaks: bool
) -> Iterator[Stretch]:
    """The sections, cut where the number of columns changes or a page must break.

    ``breaks`` starts the first of them on a new page.
    """
    for own, others in runs(sections, setting.look.page):
        found = _flowing(setting, own, breaks=breaks)
        yield from [_beside(setting, own, others, breaks=breaks)] if others else found
        breaks = False


def _beside(
    setting: Setting, own: tuple[Section, ...], others: tuple[Section, ...], *, breaks: bool
) -> Stretch:
    """Sections in a column each beside the others."""
    across = widths(setting.look.page, own)
    columns = [
        tuple(box for each in part for box in _set(setting, each, Room(0, width)))
        for part, width in zip((own, others), across, strict=True)
    ]
    return Stretch(columns[0], 1, breaks, beside=columns[1], widths=across)


def _set(setting: Setting, section: Section, room: Room) -> Iterator[Box]:
    """A section in one column, whatever in it is wide."""
    if section.side:
        setting = msgspec.structs.replace(setting, look=at_side(setting.look))
    element = setting.tag(Tag("Sect", title=section.title))
    heads = {below.id: head for head, below in run_ins(section)}
    inside = {each.id for each in heads.values()}
    for block in section.blocks:
        if block.id not in inside:
            made = block_boxes(setting, block, Rooms(room, room), element, heads.get(block.id))
            yield from (_owned(setting, each, block, section) for each in made)


def _flowing(setting: Setting, sections: tuple[Section, ...], *, breaks: bool) -> Iterator[Stretch]:
    """Sections that flow through columns, or span them."""
    boxes: list[Box] = []
    columns, opened, element = 0, "", -1
    blocks = [each for section in sections for each in section.blocks]
    texts = frozenset(each.id for each in blocks if isinstance(each, Paragraph))
    noted = frozenset(each.id for each, after in pairwise(blocks) if is_side(after))
    owing = 0.0  # height to a note in the margin
    heads = {below.id: head for each in sections for head, below in run_ins(each)}
    inside = {head.id for head in heads.values()}
    for section, block, spans in _spanning(setting, sections):
        if block.id in inside:
            continue
        wanted = 1 if spans else setting.look.page.columns
        if isinstance(block, PageBreak) or wanted != columns:
            going_on = _heads_at_end(boxes) if isinstance(block, PageBreak) else []
            settle(boxes, owing)
            owing = 0.0
            before = boxes[: len(boxes) - len(going_on)]
            if before:
                yield Stretch(tuple(before), columns, breaks)
                breaks = False
            boxes, columns = going_on, wanted
        breaks = breaks or isinstance(block, PageBreak)
        if section.id != opened or element < 0:
            element, opened = setting.tag(Tag("Sect", title=section.title)), section.id
        rooms = _rooms(setting.look, columns)
        text = _text_at_end(boxes, texts) if is_side(block) else []
        if text and has_room(setting, text):
            note = side_boxes(setting, block, element)
            note = [_owned(setting, each, block, section) for each in note]
            boxes[-len(text) :] = with_side(text, note)
            owing = owed(text, note)
            continue
        made = block_boxes(setting, block, rooms, element, heads.get(block.id))
        made = [_owned(setting, each, block, section) for each in made]
        made = floated(made) if stays_whole(setting.look, block, made) else made
        beside = isinstance(block, Paragraph | List) and block.id not in noted
        owing = follow(boxes, made, owing, beside=beside)
    settle(boxes, owing)
    if boxes:
        yield Stretch(tuple(boxes), columns, breaks)


def _text_at_end(boxes: list[Box], texts: frozenset[str]) -> list[Box]:
    """The lines of the paragraph with which boxes end, if they do and it has no note yet."""
    last = boxes[-1].block if boxes else ""
    lines = [*takewhile(lambda each: each.block == last, reversed(boxes))][::-1]
    return lines if last in texts and not lines[-1].beside else []


def _heads_at_end(boxes: list[Box]) -> list[Box]:
    """The heads with which boxes end: they go with what follows, and never stand alone."""
    end = len(boxes)
    while end and boxes[end - 1].keep:
        end -= 1
    return boxes[end:]


def _owned(setting: Setting, box: Box, block: Block, section: Section) -> Box:
    """The box with where it comes from, and the sources that are cited in it."""
    note = note_target("")
    marks = dict.fromkeys(each.mark for each in box.items if isinstance(each, Piece))
    targets = [setting.tags[mark].target for mark in marks if mark >= 0]
    cites = tuple(each.removeprefix(note) for each in targets if each.startswith(note))
    refers = tuple(each for each in targets if each in setting.blocks)
    floats = isinstance(block, Chart | Picture)
    return msgspec.structs.replace(
        box, block=block.id, section=section.id, cites=cites, refers=refers, floats=floats
    )


def _spanning(setting: Setting, sections: tuple[Section, ...]) -> list[tuple[Section, Block, bool]]:
    """Each block and whether it runs across all columns; a head goes with what follows it."""
    result: list[tuple[Section, Block, bool]] = []
    for section, block in reversed([(each, block) for each in sections for block in each.blocks]):
        spans = section.span or _is_wide(setting, block)
        if isinstance(block, Heading) and result:
            spans = result[-1][2]
        result.append((section, block, spans))
    return result[::-1]


def _is_wide(setting: Setting, block: Block) -> bool:
    page = setting.look.page
    if page.columns == 1:
        return False
    match block:
        case Cards():
            return True
        case Chart():
            return block.wide
        case Table():
            return table_width(setting, block) > page.column
        case _:
            return False


def _rooms(look: Look, columns: int) -> Rooms:
    page = look.page
    full = Room(0, page.measure if columns == 1 else page.column)
    return Rooms(full.inset(page.indent) if look.grid is Grid.REPORT else full, full)
