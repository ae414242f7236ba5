"""The sections of a document as boxes, cut where columns change or a page must break."""

from collections.abc import Iterator, Sequence
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
from briefgen.export.pdf.memory import SetBlock, ground
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

Told = tuple[Block, Heading | None, str]  # a block, the head that runs into it, its section


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
            told = (block, heads.get(block.id), section.id)
            yield from _block(setting, told, Rooms(room, room), element, whole=False)


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
            note = [_owned(setting, each, block, section.id) for each in note]
            boxes[-len(text) :] = with_side(text, note)
            owing = owed(text, note)
            continue
        made = _block(setting, (block, heads.get(block.id), section.id), rooms, element)
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


def _block(
    setting: Setting, told: Told, rooms: Rooms, element: int, *, whole: bool = True
) -> Sequence[Box]:
    """The boxes of a block, as they were set before if it says the same in the same place.

    ``whole`` asks for tables in one piece, where they may be.
    """
    block = told[0]
    if isinstance(block, Cards | Picture):  # they look at their section, and hold large files
        return _made(setting, told, rooms, element, whole=whole)
    blocks = ground(setting).blocks
    key = (told, rooms, whole, setting.level)
    found = blocks.get(key)
    if found is None or not found.holds(setting):
        found = _anew(setting, told, rooms, whole=whole)
    found = found.placed(len(setting.tags), element)
    blocks.put(key, found)
    setting.tags += found.tags
    setting.level = found.level
    for source, times in found.cited.items():
        setting.cited[source] = setting.cited.get(source, 0) + times
    return found.boxes


def _anew(setting: Setting, told: Told, rooms: Rooms, *, whole: bool) -> SetBlock:
    """A block set by itself, with what it asked of the document."""
    cited = dict(setting.cited)
    alone = msgspec.structs.replace(setting, tags=[], asked={}, cited=cited)
    boxes = _made(alone, told, rooms, -1, whole=whole)
    more = {each: n - setting.cited.get(each, 0) for each, n in cited.items()}
    once = {each: n for each, n in more.items() if n}
    return SetBlock(tuple(boxes), tuple(alone.tags), alone.asked, once, alone.level)


def _made(
    setting: Setting, told: Told, rooms: Rooms, element: int, *, whole: bool
) -> Sequence[Box]:
    block, head, section = told
    made = block_boxes(setting, block, rooms, element, head)
    made = [_owned(setting, each, block, section) for each in made]
    return floated(made) if whole and stays_whole(setting.look, block, made) else made


def _owned(setting: Setting, box: Box, block: Block, section: str) -> Box:
    """The box with where it comes from, and the sources that are cited in it."""
    note = note_target("")
    marks = dict.fromkeys(each.mark for each in box.items if isinstance(each, Piece))
    targets = [setting.tags[mark].target for mark in marks if mark >= 0]
    cites = tuple(each.removeprefix(note) for each in targets if each.startswith(note))
    refers = tuple(each for each in targets if each in setting.blocks)
    floats = isinstance(block, Chart | Picture)
    return msgspec.structs.replace(
        box, block=block.id, section=section, cites=cites, refers=refers, floats=floats
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
