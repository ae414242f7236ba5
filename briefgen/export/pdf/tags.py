"""The structure tree of a tagged PDF: elements, their content, links and where they lead."""

from collections.abc import Iterator, Mapping, Sequence

from briefgen.brief.pages import Rect
from briefgen.export.pdf.objects import Body, Part, name, number, numbers, text_string
from briefgen.export.pdf.painted import (
    ARTIFACT,
    Bitmap,
    Fill,
    Item,
    PaintedPage,
    Piece,
    Placement,
    Tag,
)

_INLINE = frozenset(("Link", "Reference", "Span"))  # stand where they are painted among their text
_MAY_BE_EMPTY = frozenset(("TD", "TH"))
_LINK_ABOVE, _LINK_BELOW = 0.78, 0.24  # of the type size

Kid = int | tuple[int, int] | Body  # a tag, (page, marked content), an annotation on a page


class Structure:
    """Builds the tree from what was painted."""

    def __init__(
        self,
        pages: Sequence[Body],
        tags: Sequence[Tag],
        marked: Sequence[Sequence[int]],
        files: Mapping[str, Body],
    ) -> None:
        """``marked`` holds for each page the tag of each marked content.

        ``files`` are the attachments that belong to figures, by the ids of these.
        """
        self.pages = pages
        self.tags = tags
        self.marked = marked
        self.files = files
        self.kids: list[list[Kid]] = [[] for _ in tags]
        self.top: list[int] = []
        self.boxes: dict[int, Rect] = {}
        self.annotations: list[tuple[int, Body]] = []
        self._begins: dict[str, tuple[int, float]] = {}
        self._attached: set[int] = set()
        self._elements: dict[int, Body] = {}

    def write(self, sheets: Sequence[PaintedPage]) -> Body:
        """Make all elements and give the root."""
        self._attach(sheets)
        self._annotate(sheets)
        filled = self._filled()
        root = Body()
        document = Body()
        self._elements = {index: Body() for index in range(len(self.tags)) if filled[index]}
        for index, element in self._elements.items():
            parent = self._elements.get(self.tags[index].parent, document)
            element.parts = self._element(index, parent)
        tops = [self._elements[index] for index in self.top if index in self._elements]
        document.parts = [b"<</Type/StructElem/S/Document/P ", root, b"/K[", *_row(tops), b"]>>"]
        root.parts = [b"<</Type/StructTreeRoot/K ", document, *self._parents(), *self._ids(), b">>"]
        return root

    def _attach(self, sheets: Sequence[PaintedPage]) -> None:
        """Give each element its kids in reading order."""
        below = self._below_items()
        for index, tag in enumerate(self.tags):
            if tag.role not in _INLINE and not below[index]:
                self._adopt(index)
        for page, marks in enumerate(self.marked):
            for content, mark in enumerate(marks):
                self._adopt(mark)
                self.kids[mark].append((page, content))
        for sheet in sheets:
            for item in sheet.items:
                if isinstance(item, Placement | Bitmap) and item.mark >= 0:
                    self.boxes[item.mark] = item_area(item)

    def _below_items(self) -> list[bool]:
        """Which elements belong to a list below an item, whose own words come first."""
        below: list[bool] = []
        for tag in self.tags:
            nested = tag.role == "L" and tag.parent >= 0 and self.tags[tag.parent].role == "LBody"
            below.append(nested or (tag.parent >= 0 and below[tag.parent]))
        return below

    def _adopt(self, index: int) -> None:
        if index in self._attached:
            return
        self._attached.add(index)
        parent = self.tags[index].parent
        if parent < 0:
            self.top.append(index)
            return
        self._adopt(parent)
        self.kids[parent].append(index)

    def _annotate(self, sheets: Sequence[PaintedPage]) -> None:
        """Give each page its links, one for each line that a link runs over."""
        targets = self._targets(sheets)
        for page, sheet in enumerate(sheets):
            links: list[Body] = []
            for mark, area in link_areas(sheet.items, self.tags):
                action = self._action(self.tags[mark], targets)
                if not action:
                    continue
                key = len(self.pages) + len(self.annotations)
                box = numbers((area.x0, area.y0, area.x1, area.y1)).encode()
                annotation = Body(
                    b"<</Type/Annot/Subtype/Link/Border[0 0 0]/F 4/Rect[" + box + b"]",
                    b"/StructParent %d/Contents " % key + text_string(self.tags[mark].alt),
                    *action,
                    b">>",
                )
                self.annotations.append((mark, annotation))
                reference = Body(b"<</Type/OBJR/Pg ", self.pages[page], b"/Obj ", annotation, b">>")
                self.kids[mark].append(reference)
                links.append(annotation)
            leaf = self.pages[page].parts
            leaf += [b"/Annots[", *_row(links), b"]"] if links else []
            leaf.append(b"/StructParents %d/Tabs/S" % page)

    def _targets(self, sheets: Sequence[PaintedPage]) -> dict[str, tuple[int, float]]:
        """The page and the height at which each named element begins."""
        if not self._begins:
            self._begins = self._found(sheets)
        return self._begins

    def _found(self, sheets: Sequence[PaintedPage]) -> dict[str, tuple[int, float]]:
        begins: dict[int, tuple[int, float]] = {}
        for page, sheet in enumerate(sheets):
            last = -1
            for item in sheet.items:
                if isinstance(item, Fill) or item.mark in (last, ARTIFACT):
                    continue
                mark = last = item.mark
                while mark >= 0 and mark not in begins:
                    begins[mark] = (page, item_area(item).y1)
                    mark = self.tags[mark].parent
        return {
            tag.id: begins[index]
            for index, tag in reversed(list(enumerate(self.tags)))
            if tag.id and index in begins
        }

    def _action(self, tag: Tag, targets: dict[str, tuple[int, float]]) -> list[Part]:
        if tag.url:
            return [b"/A<</S/URI/URI " + text_string(tag.url) + b">>"]
        if tag.target not in targets:
            return []
        return [b"/Dest ", *self.destination(targets[tag.target])]

    def destination(self, at: tuple[int, float]) -> list[Part]:
        """A place in the document as links and bookmarks name it."""
        page, height = at
        return [b"[", self.pages[page], f"/XYZ null {number(height + 6)} null]".encode()]

    def headings(self, sheets: Sequence[PaintedPage]) -> Iterator[tuple[int, str, list[Part]]]:
        """Level, words and place of each heading, for the bookmarks."""
        targets = self._targets(sheets)
        for tag in self.tags:
            if _is_head(tag) and tag.id in targets:
                yield int(tag.role[1:]), tag.title, self.destination(targets[tag.id])

    def _filled(self) -> list[bool]:
        """Which elements have content, their own or below them; kids come after their parents."""
        filled = [False] * len(self.tags)
        for index in range(len(self.tags) - 1, -1, -1):
            own = any(not isinstance(kid, int) or filled[kid] for kid in self.kids[index])
            filled[index] = own or self.tags[index].role in _MAY_BE_EMPTY
        return filled

    def _element(self, index: int, parent: Body) -> list[Part]:
        tag = self.tags[index]
        parts: list[Part] = [
            b"<</Type/StructElem/S" + name(tag.role) + b"/P ",
            parent,
        ]
        if tag.alt and tag.role == "Figure":
            parts.append(b"/Alt " + text_string(tag.alt))
        if tag.alt and (tag.role == "Span" or _is_head(tag)):
            parts.append(b"/ActualText " + text_string(tag.alt))
        if tag.language:  # signs and figures have none of their own
            parts.append(b"/Lang " + text_string(tag.language))
        if tag.role == "Sect" and tag.title:
            parts.append(b"/T " + text_string(tag.title))
        if tag.role == "Figure" and tag.id in self.files:
            parts += [b"/AF[", self.files[tag.id], b"]"]
        if tag.role == "Note":
            parts.append(b"/ID " + text_string(tag.id))
        parts.append(self._attributes(index))
        kids = self.kids[index]
        first = next((kid[0] for kid in kids if isinstance(kid, tuple)), None)
        if first is not None:
            parts += [b"/Pg ", self.pages[first]]
        parts.append(b"/K[")
        for kid in kids:
            parts += self._kid(kid, first)
        return [*parts, b"]>>"]

    def _kid(self, kid: Kid, first: int | None) -> list[Part]:
        match kid:
            case int():
                element = self._elements.get(kid)
                return [element, b" "] if element else []
            case (page, content):
                if page == first:
                    return [b"%d " % content]
                return [b"<</Type/MCR/Pg ", self.pages[page], b"/MCID %d>>" % content]
            case _:
                return list(kid.parts)

    def _attributes(self, index: int) -> bytes:
        tag = self.tags[index]
        if tag.scope:
            return b"/A<</O/Table/Scope" + name(tag.scope) + b">>"
        if tag.numbering:
            return b"/A<</O/List/ListNumbering" + name(tag.numbering) + b">>"
        if tag.role == "Table" and tag.alt:
            return b"/A<</O/Table/Summary " + text_string(tag.alt) + b">>"
        if index in self.boxes:
            box = self.boxes[index]
            edges = numbers((box.x0, box.y0, box.x1, box.y1)).encode()
            return b"/A<</O/Layout/Placement/Block/BBox[" + edges + b"]>>"
        return b""

    def _parents(self) -> list[Part]:
        """From marked content and annotations back to their elements."""
        parts: list[Part] = [b"/ParentTree<</Nums["]
        for page, marks in enumerate(self.marked):
            row = _row([self._elements[mark] for mark in marks])
            parts += [b"%d[" % page, *row, b"]\n"]
        for offset, (mark, _) in enumerate(self.annotations):
            parts += [b"%d " % (len(self.pages) + offset), self._elements[mark], b"\n"]
        following = len(self.pages) + len(self.annotations)
        return [*parts, b"]>>/ParentTreeNextKey %d" % following]

    def _ids(self) -> list[Part]:
        """The notes by their ids."""
        named = sorted(
            (text_string(self.tags[index].id), index)
            for index in self._elements
            if self.tags[index].role == "Note"
        )
        if not named:
            return []
        parts: list[Part] = [b"/IDTree<</Names["]
        for key, index in named:
            parts += [key + b" ", self._elements[index], b" "]
        return [*parts, b"]>>"]


def _is_head(tag: Tag) -> bool:
    return tag.role[0] == "H" and tag.role[1:].isdigit()


def link_areas(items: Sequence[Item], tags: Sequence[Tag]) -> Iterator[tuple[int, Rect]]:
    """Each stretch of a line that is one link, with the area to click on."""
    last: tuple[int, float, Rect] | None = None
    links: dict[int, bool] = {}
    for item in items:
        if not isinstance(item, Piece) or item.mark < 0:
            continue
        mark = item.mark
        if mark not in links:
            links[mark] = tags[mark].role == "Link"
        if not links[mark]:
            continue
        area = item_area(item)
        if last and last[:2] == (item.mark, item.y):
            last = (item.mark, item.y, Rect(last[2].x0, area.y0, area.x1, area.y1))
            continue
        if last:
            yield last[0], last[2]
        last = (item.mark, item.y, area)
    if last:
        yield last[0], last[2]


def item_area(item: Item) -> Rect:
    """The area an item covers."""
    match item:
        case Piece():
            below, above = item.size * _LINK_BELOW, item.size * _LINK_ABOVE
            return Rect(item.x, item.y - below, item.x + item.width, item.y + above)
        case Fill() | Bitmap():
            return Rect(item.x, item.y, item.x + item.width, item.y + item.height)
        case Placement():
            drawing, scale = item.drawing, item.scale
            right, top = item.x + drawing.width * scale, item.y + drawing.height * scale
            return Rect(item.x, item.y, right, top)


def _row(bodies: Sequence[Body]) -> list[Part]:
    parts: list[Part] = []
    for body in bodies:
        parts += [body, b" "]
    return parts
