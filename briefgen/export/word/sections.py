"""The body: blocks in reading order, in Word sections of one column or more.

A section ends with its last paragraph and Word balances columns where the next one begins on
the same page, so that text in columns is always followed by another section.
"""

import itertools
import math
from collections.abc import Iterator
from typing import assert_never

import msgspec

from briefgen.brief.pages import Pages
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
    RunningHead,
    Subtitle,
    Title,
)
from briefgen.document.runs import plain
from briefgen.document.tree import (
    Block,
    Chart,
    Heading,
    Section,
)
from briefgen.export.sides import runs, widths
from briefgen.export.word.blocks import block_pieces
from briefgen.export.word.build import Build
from briefgen.export.word.columns import broken, column_breaks, halved, headed, loosened
from briefgen.export.word.contents import contents
from briefgen.export.word.gaps import closed_up
from briefgen.export.word.headers_footers import (
    FIRST,
    Edges,
    edges_of,
    page_headers_footers,
    running_references,
    turned_headers_footers,
)
from briefgen.export.word.markup import (
    DECLARATIONS,
    IGNORABLE,
    XML,
    Paragraph,
    Piece,
    run,
    twips,
    write,
)
from briefgen.export.word.notes import notes_end
from briefgen.export.word.opening import closing, cover, head
from briefgen.export.word.review import LINE_NUMBERS, controlled
from briefgen.export.word.styles import FOOT_DISTANCE, HEAD_DISTANCE, MARKING_DISTANCE, TEXT_TOP
from briefgen.export.word.turned import turned, turned_blocks
from briefgen.typography.look import NotesPlace, Page

_RUNNING = ("BodyText", "ListBullet", "ListNumber")
SLACK = 60.0  # points free on a page that counts as full


class Group(msgspec.Struct, frozen=True):
    """Pieces that share a number of columns. ``breaks`` starts them on a new page, which lies on
    its side if they are ``turned``. ``widths`` are those of columns that differ.
    """

    columns: int
    pieces: tuple[Piece, ...]
    breaks: bool = False
    turned: bool = False
    widths: tuple[float, ...] = ()


def document_markup(build: Build, pages: Pages) -> str:
    """The whole document part."""
    edges = edges_of(build.parts)
    first = page_headers_footers(build, edges, pages)
    groups = [
        msgspec.structs.replace(each, pieces=closed_up(build.word, each.pieces))
        for each in _groups(build, pages)
    ]
    references = _references(build, groups, edges, pages, first)
    settings = [
        _section(build, group, each) for group, each in zip(groups, references, strict=True)
    ]
    ended = (
        _ended(group, section) for group, section in zip(groups[:-1], settings[:-1], strict=True)
    )
    body = "".join(map(write, (*ended, groups[-1].pieces))) + settings[-1]
    return f"{XML}<w:document {DECLARATIONS} {IGNORABLE}><w:body>{body}</w:body></w:document>"


def _references(
    build: Build, groups: list[Group], edges: Edges, pages: Pages, first: str
) -> Iterator[str]:
    """The heads and feet that sections begin with; others go on with those before them."""
    yield first
    aside = ""
    for before, group in itertools.pairwise(groups):
        if group.turned == before.turned:
            yield ""
        elif group.turned:
            aside = aside or turned_headers_footers(build, edges, pages)
            yield aside
        else:
            yield running_references(first)


def _groups(build: Build, pages: Pages) -> list[Group]:
    """The parts of the document that flow, by columns."""
    groups, notes = [Group(1, ())], False
    covered = listed = False
    for part in build.parts:
        match part:
            case Banner() | Masthead() | Designation() | RunningHead() | Foot():
                pass  # in headers and footers
            case Head():
                _extend(groups, Group(1, head(build, part)))
            case Title(words):
                _extend(groups, Group(1, (Paragraph("Title", run(words)),)))
            case Subtitle(words):
                _extend(groups, Group(1, (Paragraph("Subtitle", run(words)),)))
            case Byline(words):
                _extend(groups, Group(1, (Paragraph("Byline", run(words)),)))
            case Cover():
                covered = True
                full = any(each.cover for each in build.document.sections)
                _extend(groups, Group(1, cover(part, full=full)))
            case Contents():
                breaks, listed = covered and not listed, True
                _extend(groups, Group(1, contents(build, part, pages), breaks=breaks))
            case Body(sections, breaks):
                _add_sections(build, groups, sections, (pages, breaks))
            case Closing():
                _extend(groups, Group(1, closing(build, part)))
            case Notes():
                notes = build.look.notes is not NotesPlace.FOOT
                for each in _notes(build, part):
                    _extend(groups, each)
            case _:
                assert_never(part)
    if groups[-1].columns > 1 and not notes and not _is_full(build, pages):
        groups.append(Group(1, (Paragraph("SectionEnd", ""),)))
    return [group for group in groups if group.pieces]


def _add_sections(
    build: Build, groups: list[Group], sections: tuple[Section, ...], where: tuple[Pages, bool]
) -> None:
    """The blocks in their columns; they open a new page after a cover or lists."""
    pages, opened = where
    for own, others in runs(sections, build.look.page):
        if others:
            _add_beside(build, groups, (own, others), breaks=opened)
        else:
            _add_flowing(build, groups, own, (pages, opened))
        opened = False


def _add_beside(
    build: Build,
    groups: list[Group],
    parts: tuple[tuple[Section, ...], tuple[Section, ...]],
    *,
    breaks: bool,
) -> None:
    """Sections in a column each beside the others, parted by a column break."""
    across = widths(build.look.page, parts[0])
    first, second = (
        tuple(
            piece
            for section in part
            for block in section.blocks
            for piece in controlled(build, block, _beside(build, section, block, width))
        )
        for part, width in zip(parts, across, strict=True)
    )
    _extend(groups, Group(2, (*first, *headed(loosened(second))), breaks, widths=across))


def _beside(build: Build, section: Section, block: Block, measure: float) -> tuple[Piece, ...]:
    """A block in such a column, its running text in the type of the side if it stands there."""
    pieces = block_pieces(build, block, measure)
    return tuple(
        msgspec.structs.replace(each, style="SideText")
        if section.side and isinstance(each, Paragraph) and each.style in _RUNNING
        else each
        for each in pieces
    )


def _add_flowing(
    build: Build, groups: list[Group], sections: tuple[Section, ...], where: tuple[Pages, bool]
) -> None:
    """Blocks that flow through columns, or span them."""
    pages, opened = where
    own = {each.id for each in sections}
    there = tuple(each for each in pages.places if each.section in own)
    pages = msgspec.structs.replace(pages, places=there)
    breaks, waiting, second = column_breaks(pages, build.look), False, False
    aside = turned_blocks(build)
    for section, block in ((each, block) for each in sections for block in each.blocks):
        page = turned(build.look.page) if block.id in aside else build.look.page
        columns = 1 if _spans(section, block) else page.columns
        measure = page.column if columns > 1 else page.measure
        pieces = block_pieces(build, block, measure)
        waiting = waiting and columns > 1  # what spans the page has parted them already
        if waiting and pieces:
            pieces, waiting = broken(pieces, 0)
        elif block.id in breaks:
            pieces, waiting = broken(pieces, breaks[block.id])
            second = True
        second = second and columns > 1
        pieces = loosened(pieces) if second and isinstance(block, Heading) else pieces
        pieces = controlled(build, block, pieces)
        _extend(groups, Group(columns, pieces, opened, turned=block.id in aside))
        opened = opened and not pieces


def _is_full(build: Build, pages: Pages) -> bool:
    """Whether the last page has so little room that there is nothing to balance.

    A section after the columns would then only risk an empty page of its own.
    """
    ends = [place.rect.y0 for place in pages.places if place.page == pages.count]
    style, measure = build.look.styles.note, build.look.page.measure
    letters = measure / (style.size * 0.5)
    lines = sum(math.ceil(len(plain(note.text)) / letters) for note in build.document.notes)
    foot = lines * style.leading if build.look.notes is NotesPlace.FOOT else 0
    return bool(ends) and min(ends) - build.look.page.bottom - foot < SLACK


def _notes(build: Build, part: Notes) -> list[Group]:
    """The head of the notes across the page; Word sets endnotes in the columns of the end."""
    title, uncited = notes_end(build, part)
    if not title:
        return []
    if build.look.notes_columns > 1 and len(uncited) > 1:
        uncited = halved(uncited)
    return [
        Group(1, title),
        Group(build.look.notes_columns, uncited or (Paragraph("SectionEnd", ""),)),
    ]


def _spans(section: Section, block: Block) -> bool:
    return section.span or (isinstance(block, Chart) and block.wide)


def _extend(groups: list[Group], group: Group) -> None:
    last = groups[-1]
    breaks = group.breaks or group.turned != last.turned
    if (last.columns, last.widths) == (group.columns, group.widths) and not breaks:
        groups[-1] = msgspec.structs.replace(last, pieces=last.pieces + group.pieces)
    elif group.pieces:
        groups.append(msgspec.structs.replace(group, pieces=_flush(group), breaks=breaks))


def _flush(group: Group) -> tuple[Piece, ...]:
    """Columns begin at one height: no space before the first paragraph."""
    first, *rest = group.pieces
    if group.columns == 1 or isinstance(first, str):
        return group.pieces
    return (msgspec.structs.replace(first, above=0), *rest)


def _ended(group: Group, section: str) -> tuple[Piece, ...]:
    """The last paragraph carries the section; after a table an empty one does."""
    *rest, last = group.pieces
    if isinstance(last, str):
        return (*group.pieces, Paragraph("SectionEnd", "", section=section))
    return (*rest, msgspec.structs.replace(last, section=section))


def _section(build: Build, group: Group, edges: str) -> str:
    page = turned(build.look.page) if group.turned else build.look.page
    margins = {
        "top": TEXT_TOP,
        "right": page.right,
        "bottom": page.bottom,
        "left": page.left,
        "header": MARKING_DISTANCE if build.document.stamp.banner else HEAD_DISTANCE,
        "footer": MARKING_DISTANCE if build.document.stamp.banner else FOOT_DISTANCE,
        "gutter": 0,
    }
    sides = " ".join(f'w:{side}="{twips(points)}"' for side, points in margins.items())
    size = f'w:w="{twips(page.width)}" w:h="{twips(page.height)}"'
    size += ' w:orient="landscape"' if group.turned else ""
    kind = "nextPage" if group.breaks else "continuous"
    return (
        f'<w:sectPr>{edges}<w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr>'
        f'<w:type w:val="{kind}"/><w:pgSz {size}/><w:pgMar {sides}/>'
        f"{LINE_NUMBERS if build.review else ''}"
        f"{_columns(page, group)}"
        f"{'<w:titlePg/>' if FIRST in edges else ''}{_foot_columns(build)}</w:sectPr>"
    )


def _columns(page: Page, group: Group) -> str:
    """The columns of a section; between those of different width is a line."""
    count = f' w:num="{group.columns}"' if group.columns > 1 else ""
    space = f'w:space="{twips(page.gutter)}"'
    if not group.widths:
        return f"<w:cols{count} {space}/>"
    first, last = (twips(each) for each in group.widths)
    return (
        f'<w:cols{count} w:sep="1" {space} w:equalWidth="0">'
        f'<w:col w:w="{first}" {space}/><w:col w:w="{last}"/></w:cols>'
    )


def _foot_columns(build: Build) -> str:
    """Footnotes across the whole page in their own columns, not below each column of text."""
    if build.look.notes is not NotesPlace.FOOT:
        return ""
    return f'<w15:footnoteColumns w:val="{build.look.notes_columns}"/>'
