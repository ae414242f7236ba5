"""The editor's document → blocks. What a person left alone reads back as it was."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from msgspec.structs import replace as changed
from PySide6.QtGui import QTextBlock, QTextDocument, QTextFormat, QTextFragment

from briefgen.document import lists
from briefgen.document.inlines import Styled, nest, normal, normal_block
from briefgen.document.tree import (
    Block,
    Blocks,
    Callout,
    CalloutKind,
    Cards,
    Chart,
    Heading,
    Inlines,
    LineBreak,
    List,
    ListItem,
    PageBreak,
    Paragraph,
    Picture,
    Quotation,
    Table,
    Text,
)
from briefgen.gui.editor.text_formats import (
    LINE_BREAK,
    OBJECT_CHARACTER,
    BlockKind,
    Mark,
    is_ordered,
    kind_of,
    mark,
    object_of,
    styled_as,
)

COPY = "copy"  # stands for the section of blocks on the clipboard
_Locked = Table | Chart | Picture | Cards | PageBreak


@dataclass(frozen=True)
class _Line:
    """A line of the document: text of some kind, or a locked block."""

    kind: str
    id: str = ""
    detail: str = ""
    level: int = 0
    ordered: bool = False
    start: int | None = None
    listed: int = 0
    item: str = ""
    parts: tuple[Styled, ...] = ()
    locked: _Locked | None = None

    def text(self) -> Inlines:
        return normal(nest(self.parts))


@dataclass
class _Reader:
    """Turns lines into blocks and gives each an id of its own."""

    before: dict[str, Block]
    section: str
    taken: set[str]
    suggested: frozenset[str] = frozenset()
    claimed: set[str] = field(default_factory=set)
    blocks: list[Block] = field(default_factory=list)

    def add(self, block: Block) -> None:
        """Add a block under its own id if that is free, else under a new one."""
        block_id = block.id
        known = block_id in self.before or block_id in self.suggested
        known = known or block_id.rpartition("/")[0] == self.section or self.section == COPY
        if not block_id or not known or block_id in self.claimed:
            names = (f"{self.section}/n{number}" for number in count(1))
            block_id = next(each for each in names if each not in self.taken | self.claimed)
        self.claimed.add(block_id)
        block = changed(block, id=block_id)
        old = self.before.get(block_id)
        same = old is not None and normal_block(old) == normal_block(block)
        self.blocks.append(old if same and old is not None else block)

    def was_empty(self, line: _Line) -> bool:
        """Whether this line stood empty already, so that leaving it out would be a change."""
        old = self.before.get(line.id)
        if line.id in self.claimed or not isinstance(
            old, Paragraph | Heading | Callout | Quotation
        ):
            return False
        return not normal(old.text + (old.attribution if isinstance(old, Quotation) else ()))


def read(
    document: QTextDocument,
    before: Blocks,
    section: str = "",
    suggested: frozenset[str] = frozenset(),
) -> Blocks:
    """The blocks of a document that was filled with ``before`` and then edited.

    A block keeps its id, and so does one that is ``suggested`` for the section and comes back from
    the clipboard; a new one gets ``section/n1``, ``section/n2``, …. Empty lines are left out.
    """
    section = section or (before[0].id.rpartition("/")[0] if before else "")
    return _grouped(list(_lines(document)), before, section, suggested)


def read_part(document: QTextDocument, start: int, end: int) -> Blocks:
    """The blocks between two positions, cut where they begin and end."""
    return _grouped(list(_lines(document, start, end)), (), COPY)


def _grouped(
    lines: list[_Line], before: Blocks, section: str, suggested: frozenset[str] = frozenset()
) -> Blocks:
    taken = {line.id for line in lines}
    reader = _Reader({each.id: each for each in before}, section, taken, suggested)
    index = 0
    while index < len(lines):
        line = lines[index]
        if line.kind == BlockKind.ITEM:
            items = _run_of_items(lines[index:])
            _add_list(reader, items)
            index += len(items)
            continue
        following = lines[index + 1] if index + 1 < len(lines) else None
        if (
            line.kind == BlockKind.QUOTATION
            and following
            and following.kind == BlockKind.ATTRIBUTION
        ):
            _add_quotation(reader, line, following.text())
            index += 2
            continue
        _add_line(reader, line)
        index += 1
    return tuple(reader.blocks)


def _add_line(reader: _Reader, line: _Line) -> None:
    if line.locked is not None:
        reader.add(line.locked)
        return
    text = line.text()
    if not text and not reader.was_empty(line):
        return
    match line.kind:
        case BlockKind.HEADING:
            reader.add(Heading(line.id, int(line.detail or 2), text))
        case BlockKind.CALLOUT:
            reader.add(Callout(line.id, CalloutKind(line.detail or "note"), text))
        case BlockKind.QUOTATION:
            reader.add(Quotation(line.id, text))
        case _:
            reader.add(Paragraph(line.id, text))


def _add_quotation(reader: _Reader, line: _Line, attribution: Inlines) -> None:
    text = line.text()
    if text or attribution or reader.was_empty(line):
        reader.add(Quotation(line.id, text, attribution))


def _run_of_items(lines: list[_Line]) -> list[_Line]:
    """The items that are one list: those of one id and kind, and new ones that follow them."""
    first = lines[0]
    result = [first]
    for line in lines[1:]:
        same_list = line.id == first.id or not line.id
        same_kind = line.level > 0 or line.ordered == first.ordered
        if line.kind != BlockKind.ITEM or not same_list or not same_kind:
            break
        result.append(line)
    return result


def _add_list(reader: _Reader, lines: list[_Line]) -> None:
    first = lines[0]
    start = 1 if first.start is None else first.start
    whole = List(first.id, first.ordered, _tree(lines), start)
    old = reader.before.get(first.id)
    if old is not None and first.id not in reader.claimed and normal_block(old) == whole:
        reader.add(whole)
        return
    kept: list[_Line] = []
    for line in reversed(lines):
        if line.text() or (kept and kept[0].level > line.level):
            kept.insert(0, line)
    if kept:
        reader.add(List(first.id, first.ordered, _tree(kept), start))


def _tree(lines: Iterable[_Line]) -> tuple[ListItem, ...]:
    told: list[lists.Line] = []
    taken: set[str] = set()  # a line that was parted in two leaves its id to the first
    for line in lines:
        own = "" if line.item in taken else line.item
        taken.add(line.item)
        kind = (line.level, line.ordered, line.start, line.listed)
        told.append(lists.Line(line.text(), *kind, own))
    return lists.nested(told)


def _lines(document: QTextDocument, start: int = 0, end: int | None = None) -> Iterator[_Line]:
    last = document.characterCount() if end is None else end
    block = document.findBlock(start)
    while block.isValid() and block.position() <= last:
        end_of_block = block.position() + block.length() - 1
        line = _line(block)
        if start > block.position() or last < end_of_block:  # a part of it is no longer it
            line = replace(line, id="" if line.kind != BlockKind.ITEM else line.id, item="")
        yield from _split(line, _parts(block, start, last))
        block = block.next()


def _line(block: QTextBlock) -> _Line:
    form, kind, listed = block.blockFormat(), kind_of(block), block.textList()
    if kind == BlockKind.BOX:  # its block is read from the box itself
        return _Line(BlockKind.PARAGRAPH)
    own = mark(form, Mark.KIND) == kind
    line = _Line(kind, mark(form, Mark.ID) if own else "", mark(form, Mark.DETAIL) if own else "")
    if not listed:
        return line
    ordered = is_ordered(listed.format().style())
    level, item = listed.format().indent() - 1, mark(form, Mark.ITEM) if own else ""
    told = ordered and listed.format().hasProperty(QTextFormat.Property.ListStart)
    start = listed.format().start() if told else None
    listed_as = listed.objectIndex()
    return replace(line, level=level, ordered=ordered, start=start, listed=listed_as, item=item)


def _split(line: _Line, parts: Iterable[Styled | _Locked]) -> Iterator[_Line]:
    """A line as it is, or the locked blocks in it and the texts between them."""
    texts: list[Styled] = []
    split = False
    for part in parts:
        if isinstance(part, Styled):
            texts.append(part)
            continue
        if texts:
            yield replace(line, parts=tuple(texts))
        yield _Line(BlockKind.BOX, part.id, locked=part)
        texts, split = [], True
    if texts or not split:
        yield replace(line, parts=tuple(texts))


def _parts(block: QTextBlock, start: int, end: int) -> Iterator[Styled | _Locked]:
    place = block.begin()
    while not place.atEnd():
        fragment = place.fragment()
        form = fragment.charFormat()
        thing = object_of(form)
        for character in _pieces(_clipped(fragment, start, end)):
            if character == OBJECT_CHARACTER:
                if isinstance(thing, _Locked):
                    yield thing
                elif thing is not None:
                    yield styled_as(form, thing)  # type: ignore[arg-type]
            elif character == LINE_BREAK:
                yield styled_as(form, LineBreak())
            else:
                yield styled_as(form, Text(character))
        place += 1


def _clipped(fragment: QTextFragment, start: int, end: int) -> str:
    """What of a fragment lies between two positions; Qt counts in UTF-16."""
    first, last = fragment.position(), fragment.position() + fragment.length()
    if start <= first and last <= end:
        return fragment.text()
    units = fragment.text().encode("utf-16-le")
    return units[2 * max(0, start - first) : 2 * max(0, end - first)].decode("utf-16-le", "ignore")


def _pieces(text: str) -> Iterator[str]:
    """Stretches of text, and each object and line break by itself."""
    begin = 0
    for index, character in enumerate(text):
        if character in (OBJECT_CHARACTER, LINE_BREAK):
            if index > begin:
                yield text[begin:index]
            yield character
            begin = index + 1
    if begin < len(text):
        yield text[begin:]
