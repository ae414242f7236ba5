"""HTML of browsers, word processors and spreadsheets → blocks.

It is read with a plain parser, never by Qt: nothing in it is fetched, run or drawn.
"""

import base64
import binascii
import re
from collections import Counter
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser

from briefgen.document.inlines import Styled, nest, normal, safe_link
from briefgen.document.lists import Line, nested
from briefgen.document.text import clean_line, clean_text, unprintable
from briefgen.document.tree import Blocks, Heading, LineBreak, List, Paragraph, Picture, Table, Text
from briefgen.gui.editor.arrived import Arrived, Left
from briefgen.gui.editor.pasted_styles import Look, look_of, shifted, word_list
from briefgen.gui.editor.pasted_tables import Grid

LIMIT = 1_000_000  # characters beside pictures; more is no text for a section
BLOCKS, LETTERS = 300, 100_000  # that a section may have; a full report has half as many words
_TAGS = 60_000
_PICTURES = 60_000_000  # characters with pictures
_DEEPEST = 500
_SILENT = {
    "script": None, "style": None, "head": None, "title": None, "template": None, "noscript": None,
    "svg": Left.DRAWING, "math": Left.DRAWING, "canvas": Left.DRAWING, "object": Left.DRAWING,
    "embed": Left.DRAWING, "video": Left.FILM, "audio": Left.FILM, "iframe": Left.FRAME,
    "del": Left.DELETED,
    "select": Left.FIELD, "textarea": Left.FIELD, "button": Left.FIELD, "input": Left.FIELD,
}  # fmt: skip
_HEADS = {"h1": 1, "h2": 2, "h3": 3, "h4": 4, "h5": 5, "h6": 6}
_BREAKING = {"p", "div", *_HEADS, "blockquote", "pre", "tr", "td", "th", "table", "section",
             "article", "header", "footer", "dd", "dt", "figure", "address", "figcaption", "hr",
             "ul", "ol", "li", "body", "caption"}  # fmt: skip
_VOID = {"br", "img", "hr", "meta", "link", "input", "col", "wbr", "source", "area", "base",
         "embed"}  # fmt: skip
_ROW = ("tr", "table")
_CLOSES = {"li": ("ul", "ol"), "tr": ("table",), "td": _ROW, "th": _ROW}  # up to where they end
_NUMBER = re.compile(r"[0-9]{1,9}")
_DATA = re.compile(r"data:image/(?:png|jpe?g);base64,([A-Za-z0-9+/=\s%]+)", re.IGNORECASE)
_COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
_DECLARED = re.compile(r"<[!?][^>]*(?:>|\Z)")  # also what Word has between parts for old browsers
_HELD = re.compile(r"picture:([0-9]{1,4})")
_OF_HEADS = 2, 4  # the first of a section is its own


def blocks_from_html(html: str) -> Arrived:
    """Paragraphs, heads, lists, tables and the pictures that are in it."""
    parser = _Parser()
    parser.read(html[:_PICTURES])
    return parser.arrived()


@dataclass(frozen=True)
class _Open:
    """An element that has begun, with the looks inside it."""

    tag: str
    look: Look = field(default_factory=Look)
    level: int = 0  # of the list around
    ordered: bool = False
    start: int | None = None
    head: int = 0
    item: int = 0  # which of all items
    silent: bool = False


@dataclass
class _Line:
    parts: list[Styled] = field(default_factory=list)
    level: int = 0  # of a list; 0 is none
    ordered: bool = False
    start: int | None = None
    head: int = 0
    item: int = 0
    label: str = ""  # what Word has before an item


class _EnoughError(Exception):
    """A section holds no more."""


class _Parser(HTMLParser):
    """Collects lines of styled text, tables and pictures; all else in the page has no effect."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Open] = [_Open("")]
        self._tags: Counter[str] = Counter()  # of what is open
        self._line = _Line()
        self._done: list[_Line | Table | Picture] = []
        self._grid: Grid | None = None
        self._items = 0
        self._left: Counter[Left] = Counter()
        self._dropped: frozenset[str] = frozenset()
        self._words: list[str] = []
        self._letters = self._count = 0
        self._held: list[str] = []
        self._pictures: list[bytes] = []

    def read(self, html: str) -> None:
        text = _DATA.sub(self._hold, html)
        self._left[Left.TEXT_BOX] += sum(e.count("<v:textbox") for e in _COMMENT.findall(text))
        text = _DECLARED.sub("", _COMMENT.sub("", text))
        try:
            self.feed(text[:LIMIT] + ">" * (text.rfind("<") > text.rfind(">")))
            self.close()
            self._take_words()
        except _EnoughError:
            self._left[Left.REST] = 1
        if len(text) > LIMIT:
            self._left[Left.REST] = 1
        if self._grid:
            self._end_table()
        self._end_line()

    def arrived(self) -> Arrived:
        return Arrived(self._grouped(), self._left, self._dropped, tuple(self._pictures))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._take_words()
        told = {name: value or "" for name, value in attrs}
        if tag == "body":
            self._end(1)
        self._close_before(tag)
        silent = self._note_silent(tag, told)
        if tag in _BREAKING and not self._open[-1].silent:
            self._end_line()
            self._begin_part(tag, told)
        if not self._open[-1].silent and tag == "br":
            self._add(LineBreak())
        elif not self._open[-1].silent and tag == "img":
            self._add_picture(told)
        if tag not in _VOID and (len(self._open) < _DEEPEST or silent):
            self._open.append(self._inside(tag, told, silent))
            self._tags[tag] += 1
            if tag in _BREAKING:
                self._line = self._new_line(told)

    def handle_endtag(self, tag: str) -> None:
        self._take_words()
        if tag in _BREAKING and not self._open[-1].silent:
            self._end_line()
        if not self._tags[tag]:
            return
        place = len(self._open) - 1
        while self._open[place].tag != tag:
            place -= 1
        self._end(place)
        if self._grid and not self._open[-1].silent:
            if tag in ("td", "th", "caption"):
                self._grid.end_cell()
            elif tag == "table" and self._grid.end():
                self._end_table()
        if tag in _BREAKING:
            self._line = self._new_line({})

    def handle_data(self, data: str) -> None:
        self._words.append(data)

    def _take_words(self) -> None:
        """What stood between two tags."""
        data = "".join(self._words)[: LETTERS - self._letters]
        self._words.clear()
        self._letters += len(data)
        self._count += 1
        if data and not self._open[-1].silent:
            self._add_words(data)
        if self._letters >= LETTERS or self._count > _TAGS or len(self._done) > BLOCKS:
            raise _EnoughError

    def _add_words(self, data: str) -> None:
        inside = self._open[-1]
        self._dropped |= unprintable(data)
        text = clean_text(data)
        if inside.look.ignored:
            self._line.label += text
            return
        lines = text.split("\n") if inside.look.keeps_lines else [text]
        for number, each in enumerate(lines):
            if number:
                self._add(LineBreak())
            self._add_text(re.sub(r"[ \t\n\r\f]+", " ", each))

    def _add_text(self, text: str) -> None:
        parts, look = self._parts(), self._open[-1].look
        if not parts or isinstance(parts[-1].leaf, LineBreak):
            text = text.lstrip(" ")
        if not text:
            return
        if text.strip():
            self._left |= look.left()
        if look.shift:
            text, is_kept = shifted(text, look.shift)
            if not is_kept:
                self._left[Left.RAISED] = 1
        self._add(Text(text))

    def _add(self, leaf: Text | LineBreak) -> None:
        look = self._open[-1].look
        self._parts().append(Styled(leaf, look.strong, look.emphasis, look.url))

    def _parts(self) -> list[Styled]:
        """Where words go now: into a cell, else into the line."""
        cell = self._grid.cell if self._grid else None
        return self._line.parts if cell is None else cell

    def _end_line(self) -> None:
        """What comes next begins a new line."""
        if self._grid and self._grid.cell is not None:
            self._grid.end_line()
            return
        line, parts = self._line, self._line.parts
        self._line = self._new_line({})
        while parts and isinstance(parts[-1].leaf, LineBreak):
            parts.pop()
        if not any(isinstance(each.leaf, Text) and each.leaf.text.strip() for each in parts):
            return
        last = parts[-1]
        if isinstance(last.leaf, Text):
            parts[-1] = last._replace(leaf=Text(last.leaf.text.rstrip(" ")))
        before = self._done[-1] if self._done else None
        if isinstance(before, _Line) and line.item and before.item == line.item:
            before.parts += [Styled(LineBreak()), *parts]  # an item of two paragraphs
        else:
            self._done.append(line)

    def _new_line(self, told: dict[str, str]) -> _Line:
        inside = self._open[-1]
        if not inside.level and (level := word_list(told.get("style", ""))):
            return _Line([], level)
        item = inside.item if inside.level else 0
        return _Line([], inside.level, inside.ordered, inside.start, inside.head, item)

    def _begin_part(self, tag: str, told: dict[str, str]) -> None:
        """A table, a row or a cell begins."""
        if tag == "table":
            self._grid = self._grid or Grid()
            self._grid.begin()
        elif self._grid and tag == "tr":
            self._grid.begin_row()
        elif self._grid and tag in ("td", "th"):
            self._grid.begin_cell(told.get("colspan", ""), told.get("rowspan", ""))
        elif self._grid and tag == "caption":
            self._grid.begin_caption()

    def _end_table(self) -> None:
        grid, self._grid = self._grid, None
        assert grid
        table = grid.table()
        self._left.update(grid.left)
        if isinstance(table, Table):
            self._done.append(table)
        else:
            self._done += [_Line(list(parts)) for parts in table]

    def _add_picture(self, told: dict[str, str]) -> None:
        held = _HELD.fullmatch(told.get("src", ""))
        if any(told.get(side, "") in ("0", "1", "2") for side in ("width", "height")):
            return  # it counts who looks
        if "text_x0020_box" in told.get("v:shapes", "").lower():
            return  # what Word has in place of a box, which is counted
        data = _bytes(self._held[int(held[1])]) if held and self._grid is None else b""
        if not data:
            self._left[Left.PICTURE] += 1
            return
        self._end_line()
        self._done.append(Picture("", str(len(self._pictures)), clean_line(told.get("alt", ""))))
        self._pictures.append(data)

    def _hold(self, found: "re.Match[str]") -> str:
        self._held.append(found[1])
        return f"picture:{len(self._held) - 1}"

    def _note_silent(self, tag: str, told: dict[str, str]) -> bool:
        """Whether nothing in an element counts; what it is is counted once."""
        if self._open[-1].silent:
            return False
        kind = _SILENT.get(tag)
        is_comment = re.search(r"mso-element:\s*comment\b", told.get("style", "")) is not None
        kind = Left.COMMENT if is_comment else kind
        if kind and told.get("type") != "hidden":
            self._left[kind] += 1
        return tag in _SILENT or is_comment or "hidden" in told

    def _close_before(self, tag: str) -> None:
        """An item or a cell that was not closed ends where the next one begins."""
        if tag in _CLOSES and self._tags[tag]:
            inner = next(e.tag for e in reversed(self._open) if e.tag in (tag, *_CLOSES[tag]))
            if inner == tag:
                self.handle_endtag(tag)

    def _end(self, place: int) -> None:
        """Close all from this place on."""
        for each in self._open[place:]:
            self._tags[each.tag] -= 1
        del self._open[place:]

    def _inside(self, tag: str, told: dict[str, str], silent: bool) -> _Open:
        around = self._open[-1]
        look = look_of(tag, told, around.look)
        if tag == "a":
            look = replace(look, url=safe_link(told.get("href", "")))
        inside = replace(around, tag=tag, look=look, silent=silent or around.silent or look.hidden)
        if tag in ("ul", "ol"):
            start = told.get("start", "")
            number = int(start) if tag == "ol" and _NUMBER.fullmatch(start) else None
            return replace(inside, level=around.level + 1, ordered=tag == "ol", start=number)
        if tag == "li":
            self._items += 1
            return replace(inside, item=self._items)
        head = 1 if told.get("class", "").lower() == "msotitle" else _HEADS.get(tag, around.head)
        return replace(inside, head=head)

    def _grouped(self) -> Blocks:
        """The lines as heads, paragraphs and lists, with tables and pictures between them."""
        heads = [e.head for e in self._done if isinstance(e, _Line) and e.head and not e.level]
        first, last = _OF_HEADS
        blocks: list[Heading | Paragraph | List | Table | Picture] = []
        items: list[_Line] = []
        for line in [*self._done, _Line()]:
            is_item = isinstance(line, _Line) and line.level > 0
            if items and (not is_item or _is_other_list(items[0], line)):
                blocks.append(_list(items))
                items = []
            if not isinstance(line, _Line):
                blocks.append(line)
            elif is_item:
                items.append(_with_label(line, items[-1] if items else None))
            elif line.parts and line.head:
                level = min(last, line.head - min(heads) + first)
                blocks.append(Heading("", level, normal(nest(line.parts))))
            elif line.parts:
                blocks.append(Paragraph("", normal(nest(line.parts))))
        return tuple(blocks)


def _is_other_list(first: _Line, line: _Line | Table | Picture) -> bool:
    if not isinstance(line, _Line) or line.level > first.level:
        return False
    return _with_label(line).ordered != first.ordered


def _with_label(line: _Line, before: _Line | None = None) -> _Line:
    """An item of Word tells by its label what list it is in, and the first of one its number."""
    label = line.label.strip(" \u00a0()")
    found = re.match(r"([0-9]{1,9}|[A-Za-z]{1,5})[.)]?$", label.rstrip(".)"))
    if not label or not found or label == "o":  # a ring is written so
        return line
    begins = before is None or before.level < line.level
    start = int(found[1]) if begins and found[1].isdecimal() else None
    return replace(line, ordered=True, start=start)


def _list(lines: list[_Line]) -> List:
    items = [Line(normal(nest(e.parts)), e.level, e.ordered, e.start) for e in lines]
    first = items[0]
    return List("", first.ordered, nested(items), 1 if first.start is None else first.start)


def _bytes(written: str) -> bytes:
    try:
        return base64.b64decode(re.sub(r"\s", "", written).replace("%3D", "="), validate=True)
    except (binascii.Error, ValueError):
        return b""
