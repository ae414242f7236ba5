"""Boxes: the slices that pages are stacked from. A line of text is one, and so is a row of cards.

Coordinates in a box count from its top left corner, y upwards, so they are mostly negative.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

import msgspec

from briefgen.document.pictures import PictureFile
from briefgen.document.tree import Chart, Inlines
from briefgen.export.marking_colors import BLANK
from briefgen.export.pdf.blanks import with_blanks
from briefgen.export.pdf.lines import set_text
from briefgen.export.pdf.measure import LinkEnd
from briefgen.export.pdf.painted import ARTIFACT, Bitmap, Fill, Item, Piece, Placement, Tag
from briefgen.export.pdf.row import Fragment, SetText
from briefgen.typography.drawing import Drawing
from briefgen.typography.look import Look, TypeStyle

Draw = Callable[[Chart, float], Drawing]
Question = tuple[Literal["notes", "blocks", "cited"], str]
_GROUND_BELOW, _GROUND_HEIGHT = 0.26, 1.12  # of the size: the ground of what is to be filled in
_WHOLE = 12  # lines of a text that may be kept on one page


class Box(msgspec.Struct, frozen=True, gc=False):
    """A slice that no page break cuts. ``keep`` holds it together with the next one.

    ``head`` is painted again above a box with which a column begins. ``cites`` are the sources
    whose notes belong on the same page, ``refers`` the blocks that it leads to. What ``floats`` may
    stand on the next page, behind text that follows it. ``beside`` is a note in the margin that
    begins higher by its ``rise`` and is read behind the box. The elements that its items name count
    from ``base``.
    """

    height: float
    items: tuple[Item, ...] = ()
    before: float = 0.0
    after: float = 0.0
    keep: bool = False
    block: str = ""
    section: str = ""
    head: tuple["Box", ...] = ()
    cites: tuple[str, ...] = ()
    refers: tuple[str, ...] = ()
    floats: bool = False
    beside: tuple["Box", ...] = ()
    rise: float = 0.0
    base: int = 0


class Room(msgspec.Struct, frozen=True, gc=False):
    """Where text may stand: an indent from the column's left edge, and a width."""

    left: float
    width: float

    def inset(self, left: float, right: float = 0.0) -> "Room":
        """The room within, never so narrow that nothing fits."""
        width = max(self.width - left - right, min(self.width, 24.0))
        return Room(self.left + self.width - right - width, width)


class Setting(msgspec.Struct):
    """What setting a document needs everywhere. ``tags`` grows while blocks are set."""

    look: Look
    language: str
    draw: Draw
    tags: list[Tag]
    notes: frozenset[str]  # ids that citations can lead to
    blocks: frozenset[str]  # ids that cross-references can lead to
    pictures: tuple[PictureFile, ...] = ()
    blanks: tuple[str, ...] = ()  # words to be filled in
    shortened: list[str] = []  # texts that their line has no room for
    cited: dict[str, int] = {}  # how often each source is
    level: int = 1  # of the last head
    asked: dict[Question, int] = {}  # of the document, and what it said first

    def tag(self, tag: Tag) -> int:
        """Add an element and give its index."""
        self.tags.append(tag)
        if tag.role[0] == "H" and tag.role[1:].isdigit():
            self.level = int(tag.role[1:])
        return len(self.tags) - 1

    def ask(self, question: Question) -> int:
        """Ask what the document has elsewhere, so that it is known what setting depended on."""
        return self.asked.setdefault(question, self.told(question))

    def told(self, question: Question) -> int:
        """Whether a note or a block can be led to, or how often a source was cited before."""
        about, name = question
        return self.cited.get(name, 0) if about == "cited" else name in getattr(self, about)


def note_target(source: str) -> str:
    """The id of a note's element."""
    return f"note/{source}"


def cited_targets(setting: Setting, source: str) -> list[str]:
    """The ids of the elements in which a source is cited, in reading order."""
    return [f"cited/{source}/{number}" for number in range(1, setting.cited.get(source, 0) + 1)]


def baseline(style: TypeStyle) -> float:
    """How far below the top of its line the text stands."""
    return (style.leading - style.size) / 2 + 0.77 * style.size


def set_boxes(
    setting: Setting, inlines: Inlines, style: TypeStyle, room: Room, mark: int
) -> list[Box]:
    """A hyphenated text as boxes with the space that its style asks for."""
    text = set_text(inlines, style, room.width, setting.language)
    return spaced(line_boxes(setting, text, style, room.left, mark), style.before, style.after)


def line_boxes(
    setting: Setting, text: SetText, style: TypeStyle, left: float, mark: int | Sequence[int]
) -> list[Box]:
    """One box a line; the first two and the last two lines of a text stay together, and all of
    few where the style wants them whole.

    ``mark`` is the text's element, or that and those of its links.
    """
    marks = [mark, *link_marks(setting, text.links, mark)] if isinstance(mark, int) else mark
    text = with_blanks(text, setting.blanks)
    count = len(text.lines)
    whole = style.whole and count <= _WHOLE
    return [
        Box(
            style.leading,
            tuple(line_items(line.fragments, left, -baseline(style), marks)),
            keep=index + 1 < count and (whole or index in (0, count - 2)),
        )
        for index, line in enumerate(text.lines)
    ]


def line_items(
    fragments: Sequence[Fragment], x: float, y: float, marks: Sequence[int]
) -> Iterable[Item]:
    """The items of a line. ``marks`` are the text's own element and those of its links."""
    for fragment in fragments:
        ink = fragment.ink
        left, mark = x + fragment.x, marks[ink.link + 1]
        base, turned = y + ink.rise, bool(ink.level % 2)
        if ink.blank:
            low, high = -_GROUND_BELOW * ink.size, _GROUND_HEIGHT * ink.size
            yield Fill(left, base + low, fragment.width, high, BLANK)
        yield Piece(
            fragment.text, left, base, ink.face, ink.size, ink.color, fragment.width, mark, turned,
            ink.language,
        )  # fmt: skip
        if ink.underlined:
            yield Fill(left, y - 1.6, fragment.width, 0.4, ink.color)


def text_items(
    setting: Setting, text: SetText, style: TypeStyle, corner: tuple[float, float], mark: int
) -> list[Item]:
    """All lines of a text below a corner, for texts that stand beside others."""
    marks = (mark, *link_marks(setting, text.links, mark))
    x, top = corner
    text = with_blanks(text, setting.blanks)
    items: list[Item] = []
    for index, line in enumerate(text.lines):
        y = top - index * style.leading - baseline(style)
        items.extend(line_items(line.fragments, x, y, marks))
    return items


def link_marks(setting: Setting, links: Sequence[LinkEnd], mark: int) -> list[int]:
    """The elements of a text's links; what leads nowhere is plain text."""
    if mark < 0:
        return [mark] * len(links)
    return [_link_mark(setting, link, mark) for link in links]


def _link_mark(setting: Setting, link: LinkEnd, mark: int) -> int:
    if link.url:
        return setting.tag(Tag("Link", mark, url=link.url, alt=f"{link.words} ({link.url})"))
    target = ""
    if link.source and setting.ask(("notes", link.source)):
        kind = "Note" if link.words.isdigit() else "Reference"
        target, words = note_target(link.source), f"{kind} {link.words}"
    elif link.block and setting.ask(("blocks", link.block)):
        target, words = link.block, link.words
    if not target:
        return mark
    own = ""
    if target.startswith(note_target("")):
        setting.ask(("cited", link.source))
        setting.cited[link.source] = setting.cited.get(link.source, 0) + 1
        own = cited_targets(setting, link.source)[-1]
    reference = setting.tag(Tag("Reference", mark, id=own))
    return setting.tag(Tag("Link", reference, target=target, alt=words))


def blank(style: TypeStyle, at: tuple[float, float], width: float, mark: int) -> Piece:
    """A place for what is read and not seen, or clicked and not read."""
    x, y = at
    return Piece("", x, y, style.face(), style.size, style.color, width, mark)


def spaced(boxes: list[Box], before: float, after: float) -> list[Box]:
    """The boxes with space above the first and below the last."""
    if not boxes:
        return []
    boxes = list(boxes)
    boxes[0] = msgspec.structs.replace(boxes[0], before=before)
    boxes[-1] = msgspec.structs.replace(boxes[-1], after=after)
    return boxes


def kept(boxes: Iterable[Box]) -> list[Box]:
    """The boxes held together, and with what follows."""
    return [msgspec.structs.replace(each, keep=True) for each in boxes]


def moved(item: Item, x: float, y: float, by: int = 0) -> Item:
    """The item moved by (x, y), its element counted from ``by`` on."""
    match item:
        case Piece():
            mark = item.mark + by if item.mark >= 0 else item.mark
            return msgspec.structs.replace(item, x=item.x + x, y=item.y + y, mark=mark)
        case Fill(left, base, width, height, color):
            return Fill(left + x, base + y, width, height, color)
        case Placement(drawing, left, base, scale, mark):
            return Placement(drawing, left + x, base + y, scale, mark + by)
        case Bitmap(data, left, base, width, height, mark):
            return Bitmap(data, left + x, base + y, width, height, mark + by if mark >= 0 else mark)


def lowered(box: Box, above: float, below: float, backs: tuple[Item, ...]) -> Box:
    """The box with padding above and below its items, and items behind them."""
    items = (*backs, *(moved(each, 0, -above) for each in box.items))
    return msgspec.structs.replace(box, height=box.height + above + below, items=items)


def silent(box: Box) -> Box:
    """The box as decoration, for a head that is painted again."""
    items = tuple(
        msgspec.structs.replace(each, mark=ARTIFACT) if not isinstance(each, Fill) else each
        for each in box.items
    )
    return msgspec.structs.replace(box, items=items)
