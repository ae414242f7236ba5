"""A document laid out: blocks to boxes, boxes to pages, pages to plain data."""

from collections.abc import Iterator, Mapping, Sequence
from typing import assert_never

import msgspec

from briefgen.brief.pages import Missing
from briefgen.brief.problems import Problem
from briefgen.document.reading import (
    Banner,
    Body,
    Byline,
    Closing,
    Contents,
    Cover,
    Designation,
    Foot,
    Head,
    Masthead,
    Notes,
    Part,
    RunningHead,
    Subtitle,
    Title,
    reading,
)
from briefgen.document.tree import (
    Chart,
    Document,
    Picture,
    Table,
    walk,
)
from briefgen.export.paging import page_numbers, paged
from briefgen.export.pdf.boxes import Box, Draw, Room, Setting, spaced
from briefgen.export.pdf.charts import chart_drawer
from briefgen.export.pdf.columns import height_of, slots
from briefgen.export.pdf.contents import contents_boxes
from briefgen.export.pdf.flow import Flow, Stretch
from briefgen.export.pdf.footnotes import Footnotes
from briefgen.export.pdf.heads import (
    FOOT_LINES,
    foot,
    masthead,
    masthead_drop,
    notes_by_source,
    notes_title,
    running_head,
)
from briefgen.export.pdf.markings import banners, block_height, designation_block, first_banner
from briefgen.export.pdf.memory import ground
from briefgen.export.pdf.opening import (
    below_boxes,
    closing_boxes,
    cover_boxes,
    head_boxes,
    title_boxes,
)
from briefgen.export.pdf.painted import Item, PaintedPage, PaintedPages, Piece, Tag
from briefgen.export.pdf.report import (
    find_missing,
    font_problems,
    missing_problems,
    overflow_problems,
    shortened_problems,
    title_problems,
)
from briefgen.export.pdf.spans import with_spans
from briefgen.export.pdf.stretches import stretches
from briefgen.typography.look import Look, NotesPlace

_ABOVE_NOTES = 12.0
_ATTEMPTS = 6  # to get the pages in lists and references right
_NOTE_LINES = 3  # that must find room below the title of the notes


def layout(document: Document, look: Look, *, draw: Draw | None = None) -> PaintedPages:
    """Lay a document out. ``draw`` makes the drawing of a chart for a width in points.

    Lists of contents and references tell pages that are known only when all is laid out: it is done
    again until they are right.
    """
    missing = find_missing(document, look)
    numbers: dict[str, int] = {}
    beside: frozenset[tuple[str, str]] = frozenset()
    for _ in range(_ATTEMPTS):
        pages = _laid(paged(document, numbers, beside), look, draw, numbers, missing)
        found, together = page_numbers(document, pages.places), frozenset(pages.beside)
        pages = msgspec.structs.replace(pages, beside=tuple(sorted(beside)))
        if not document.contents or (found == numbers and together <= beside):
            break
        numbers, beside = found, beside | together
    return pages


class _Story(msgspec.Struct):
    """What the parts of a document are on pages: fixed on the first one, flowing, on every one."""

    first: list[Item] = []
    drop: float = 0.0  # by which the first page begins lower
    reserved: float = 0.0  # at its foot
    title: list[Box] = []  # of the parts that stand together at the front
    flow: list[Stretch | Notes] = []
    listing: bool = False  # the last of it are lists
    banner: Banner | None = None
    running: RunningHead | None = None
    foot: Foot | None = None


def _laid(
    document: Document,
    look: Look,
    draw: Draw | None,
    numbers: Mapping[str, int],
    missing: tuple[Missing, ...],
) -> PaintedPages:
    setting = _setting(document, look, draw or chart_drawer(look))
    story = _Story()
    for part in reading(document):
        _tell(setting, document, story, part, numbers)
    _end_title(story)
    notes = next((each for each in story.flow if isinstance(each, Notes)), None)
    footnotes = _footnotes(setting, notes) if notes and _at_foot(look) else {}
    tagged = len(setting.tags)
    flow, notes_page, free = _flowed(setting, story, footnotes, whole=True)
    if flow.uneven:  # what it costs is not counted, and it costs no page
        del setting.tags[tagged:]
        level, level_notes, free = _flowed(setting, story, footnotes, whole=False)
        if len(level.pages) < len(flow.pages):
            flow, notes_page = level, level_notes
    painted = tuple(with_spans(_painted(setting, story, flow), setting.tags))
    return PaintedPages(
        width=look.page.width,
        height=look.page.height,
        count=len(flow.pages),
        places=tuple(flow.places),
        missing=missing,
        problems=(
            *overflow_problems(document, look, flow.places, (len(flow.pages), notes_page)),
            *_problems(setting, document, missing),
        ),
        free=free,
        filled=flow.filled,
        lines=tuple(_lines(each, look) for each in painted),
        painted=painted,
        tags=tuple(setting.tags),
        beside=_beside(flow),
    )


def _beside(flow: Flow) -> tuple[tuple[str, str], ...]:
    """Each block and what it refers to, where that reference stands on its page."""
    pages: dict[str, set[int]] = {}
    for place in flow.places:
        pages.setdefault(place.block, set()).add(place.page)
    return tuple((own, to) for own, to, page in flow.references if page in pages.get(to, ()))


def _flowed(
    setting: Setting, story: _Story, footnotes: Mapping[str, Sequence[Box]], *, whole: bool
) -> tuple[Flow, int, float]:
    """The pages, the one on which the notes begin, and the height that is left on the last."""
    look = setting.look
    columns = ground(setting).columns
    flow = Flow(look, Footnotes(look, footnotes), columns, story.reserved, whole=whole)
    flow.y -= story.drop
    flow.pages[0].extend(story.first)
    notes_page, free = 0, 0.0
    for each in story.flow:
        if isinstance(each, Stretch):
            flow.place(each)
            free = max(flow.room - flow.filled, 0.0)
        elif not _at_foot(look):
            notes_page, free = _place_notes(setting, each, flow)
            free = max(free - flow.filled, 0.0)
    flow.finish()
    return flow, notes_page, free


def _tell(
    setting: Setting, document: Document, story: _Story, part: Part, numbers: Mapping[str, int]
) -> None:
    """Set one part; what is told first has its elements of the structure tree first."""
    whole = Room(0, setting.look.page.measure)
    match part:
        case Banner():
            story.banner = part
            story.first += first_banner(setting, part)
        case Masthead():
            story.drop = masthead_drop(setting, part)
            story.first += masthead(setting, part)
        case Designation():
            story.reserved = block_height(setting, part)
            story.first += designation_block(setting, part)
        case Head():
            story.title += head_boxes(setting, part, whole)
        case Title():
            story.title += title_boxes(setting, part, whole, first=not story.title)
        case Subtitle() | Byline():
            story.title += below_boxes(setting, part, whole)
        case Cover():
            full = any(each.cover for each in document.sections)
            story.title += cover_boxes(setting, part, whole, full=full)
        case Contents():
            boxes = contents_boxes(setting, part, whole, numbers)
            _list(story, Stretch(tuple(boxes), 1, breaks=document.cover))
        case Body(sections, breaks):
            _flow(story, *stretches(setting, sections, breaks=breaks))
        case Closing():
            _flow(story, Stretch(tuple(closing_boxes(setting, part, whole)), 1))
        case Notes():
            _flow(story, part)
        case RunningHead():
            story.running = part
        case Foot():
            story.foot = part
        case _:
            assert_never(part)


def _problems(
    setting: Setting, document: Document, missing: tuple[Missing, ...]
) -> Iterator[Problem]:
    """What is to be looked at whatever the pages are."""
    yield from missing_problems(missing)
    yield from font_problems(setting.look)
    yield from title_problems(document, setting.look)
    yield from shortened_problems(setting.shortened)


def _flow(story: _Story, *parts: Stretch | Notes) -> None:
    """Put parts behind what has been told."""
    _end_title(story)
    story.flow += parts
    story.listing = False


def _list(story: _Story, stretch: Stretch) -> None:
    """Put a list behind what has been told; lists one after another are one stretch."""
    last = story.flow[-1] if story.listing else None
    if isinstance(last, Stretch):
        story.flow[-1] = msgspec.structs.replace(last, boxes=last.boxes + stretch.boxes)
    else:
        _flow(story, stretch)
        story.listing = True


def _end_title(story: _Story) -> None:
    """What stands together at the front is one stretch."""
    if story.title:
        story.flow.append(Stretch(tuple(spaced(story.title, 0, 0)), 1))
        story.title = []


def _at_foot(look: Look) -> bool:
    return look.notes is NotesPlace.FOOT


def _lines(page: PaintedPage, look: Look) -> int:
    """How many lines of text and notes a page has; columns side by side are lines of their own."""
    column = look.page.width / max(look.page.columns, 1)
    read = (each for each in page.items if isinstance(each, Piece) and each.mark >= 0 and each.text)
    return len({(round(each.y), int(each.x // column)) for each in read})


def _setting(document: Document, look: Look, draw: Draw) -> Setting:
    captioned = (each for _, each in walk(document) if isinstance(each, Chart | Picture | Table))
    return Setting(
        look,
        document.language,
        draw,
        [],
        notes=frozenset(note.id for note in document.notes),
        blocks=frozenset(each.id for each in captioned),
        pictures=document.pictures,
        blanks=document.blanks,
    )


def _footnotes(setting: Setting, part: Notes) -> dict[str, list[Box]]:
    """The lines of the notes by source, as they stand at the feet of pages."""
    section = setting.tag(Tag("Sect", title=part.title))
    return notes_by_source(setting, part.notes, _notes_room(setting.look), section)


def _notes_room(look: Look) -> Room:
    columns = max(look.notes_columns, 1)
    return Room(0, (look.page.measure - look.page.gutter * (columns - 1)) / columns)


def _place_notes(setting: Setting, part: Notes, flow: Flow) -> tuple[int, float]:
    """Put the notes where the text ends, and on more pages if they are too long.

    Gives the page on which they begin, and the height that is left on the last page.
    """
    look = setting.look
    columns = max(look.notes_columns, 1)
    section = setting.tag(Tag("Sect", title=part.title))
    title = notes_title(setting, part, Room(0, look.page.measure), section)
    found = notes_by_source(setting, part.notes, _notes_room(look), section)
    notes = [line for lines in found.values() for line in lines]
    above = height_of(title, (0, len(title))) + title[-1].after
    free = flow.room - _ABOVE_NOTES - above
    if free < look.styles.note.leading * _NOTE_LINES:
        flow.turn()
        free = flow.room - above
    level = slots(notes, 0, free, columns, fresh=False)
    tall = max(height_of(notes, slot) for slot in level)
    ends_here = level[-1][1] == len(notes)
    if not flow.fresh:
        flow.y -= _ABOVE_NOTES
    begin = len(flow.pages)
    flow.place_at(title, 1)
    flow.y -= title[-1].after
    flow.place_at(notes, columns)
    return begin, free - tall if ends_here else flow.room


def _painted(setting: Setting, story: _Story, flow: Flow) -> Iterator[PaintedPage]:
    count = len(flow.pages)
    most = FOOT_LINES - bool(story.banner)
    for number, items in enumerate(flow.pages, start=1):
        running, below = story.running, story.foot
        head = running_head(setting, running) if running and number > 1 else []
        end = foot(setting, below, (number, count), most) if below else []
        marks = banners(setting, story.banner, number) if story.banner else []
        yield PaintedPage((*head, *items, *end, *marks))
