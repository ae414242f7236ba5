"""What other programs put on the clipboard → blocks: words, bold, italic, lists and links.

HTML is read with a plain parser, never by Qt: nothing in it is fetched, run or drawn.
"""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

import msgspec

from briefgen.document.inlines import Styled, nest, normal, normal_blocks, safe_link
from briefgen.document.lists import Items, Line, below, nested, outermost
from briefgen.document.rewriting import rewrite_blocks
from briefgen.document.runs import plain
from briefgen.document.text import clean_text
from briefgen.document.tree import (
    Blocks,
    Callout,
    Chart,
    Heading,
    Inline,
    LineBreak,
    List,
    Paragraph,
    Picture,
    Quotation,
    Table,
    Text,
)

MIME = "application/x-briefgen-blocks+json"
_LIMIT = 4_000_000  # characters; more is no text for a section
_SILENT = {"script", "style", "head", "title", "template", "noscript", "svg", "math", "object",
           "iframe", "select", "textarea", "button"}  # fmt: skip
_BREAKING = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "tr", "td", "th",
             "table", "section", "article", "header", "footer", "dd", "dt", "figure", "address",
             "figcaption", "hr", "ul", "ol", "li", "body", "caption"}  # fmt: skip
_VOID = {"br", "img", "hr", "meta", "link", "input", "col", "wbr", "source", "area", "base"}
_HEAVY = re.compile(r"font-weight\s*:\s*(bold|[6-9]00)")
_LIGHT = re.compile(r"font-weight\s*:\s*(normal|[1-5]00)")
_NUMBER = re.compile(r"[0-9]{1,9}")
_SLANTED = re.compile(r"font-style\s*:\s*(italic|oblique)")


def blocks_from_json(data: bytes) -> Blocks:
    """Blocks that this editor copied; nothing if another program made something up."""
    try:
        blocks = msgspec.json.decode(data[:_LIMIT], type=Blocks)
    except (msgspec.DecodeError, RecursionError):
        return ()
    return normal_blocks(rewrite_blocks(_without_bad_links(blocks), _cleaned))


def blocks_from_plain(text: str) -> Blocks:
    """A paragraph for each line that says something."""
    lines = clean_text(text[:_LIMIT]).split("\n")
    return tuple(Paragraph("", (Text(line),)) for line in lines if line.strip())


def blocks_from_html(html: str) -> Blocks:
    """Paragraphs and lists of a page; pictures, tables, styles and scripts are left behind."""
    parser = _Parser()
    parser.feed(html[:_LIMIT])
    parser.close()
    parser.end_line()
    return parser.grouped()


def plain_text(blocks: Blocks) -> str:
    """The words of blocks for other programs, a line for each."""
    lines: list[str] = []
    for block in blocks:
        match block:
            case List():
                lines += _item_lines(outermost(block))
            case Quotation(_, text, attribution):
                lines += [plain(each) for each in (text, attribution) if each]
            case Heading() | Paragraph() | Callout():
                lines.append(plain(block.text))
            case Table() | Chart() | Picture():
                lines.append(plain(block.caption))
            case _:
                pass
    return "\n".join(lines)


def _item_lines(listed: Items) -> list[str]:
    result = []
    for label, item in zip(listed.labels(), listed.items, strict=True):
        result.append(f"{label} {plain(item.text)}")
        for each in below(listed, item):
            result += _item_lines(each)
    return result


def _cleaned(inline: Inline) -> Inline:
    return Text(clean_text(inline.text)) if isinstance(inline, Text) else inline


def _without_bad_links(blocks: Blocks) -> Blocks:
    """Blocks whose links all are safe; JSON is a tree of dicts here, so no case is forgotten."""

    def walk(node: object) -> object:
        if isinstance(node, dict):
            if node.get("type") == "link":
                address = safe_link(str(node.get("url")))
                plain_node = {"type": "emphasis", "children": node.get("children")}
                node = {**node, "url": address} if address else plain_node
            return {key: walk(each) for key, each in node.items()}
        return [walk(each) for each in node] if isinstance(node, list) else node

    tree = walk(msgspec.json.decode(msgspec.json.encode(blocks)))
    return msgspec.convert(tree, type=Blocks)


@dataclass(frozen=True)
class _Open:
    """An element that has begun, with the looks inside it."""

    tag: str
    strong: bool = False
    emphasis: bool = False
    url: str = ""
    start: int | None = None  # of a list


@dataclass
class _Line:
    parts: list[Styled] = field(default_factory=list)
    level: int = 0  # of a list; 0 is none
    ordered: bool = False
    start: int | None = None


class _Parser(HTMLParser):
    """Collects lines of styled text; all else in the page has no effect."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[_Open] = [_Open("")]
        self._silent = 0
        self._line = _Line()
        self._lines: list[_Line] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _SILENT:
            self._silent += 1
        if tag in _BREAKING:
            self.end_line()
        if tag == "br" and not self._silent:
            self._line.parts.append(self._styled(LineBreak()))
        if tag not in _VOID and len(self._open) < 500:
            self._open.append(self._inside(tag, {name: value or "" for name, value in attrs}))

    def handle_endtag(self, tag: str) -> None:
        if tag in _SILENT:
            self._silent = max(0, self._silent - 1)
        if tag in _BREAKING:
            self.end_line()
        places = [place for place, each in enumerate(self._open) if each.tag == tag]
        if places and tag:
            del self._open[places[-1] :]

    def handle_data(self, data: str) -> None:
        if self._silent:
            return
        text = re.sub(r"[ \t\n\r\f]+", " ", clean_text(data))
        if not self._line.parts or isinstance(self._line.parts[-1].leaf, LineBreak):
            text = text.lstrip(" ")
        if text:
            self._line.parts.append(self._styled(Text(text)))

    def end_line(self) -> None:
        """What comes next begins a new line."""
        parts = self._line.parts
        while parts and isinstance(parts[-1].leaf, LineBreak):
            parts.pop()
        if any(isinstance(each.leaf, Text) and each.leaf.text.strip() for each in parts):
            last = parts[-1]
            if isinstance(last.leaf, Text):
                parts[-1] = last._replace(leaf=Text(last.leaf.text.rstrip(" ")))
            self._lines.append(self._line)
        lists = [each for each in self._open if each.tag in ("ul", "ol")]
        inner = lists[-1] if lists else _Open("")
        self._line = _Line([], len(lists), inner.tag == "ol", inner.start)

    def grouped(self) -> Blocks:
        """The lines as paragraphs and lists."""
        blocks: list[Paragraph | List] = []
        items: list[_Line] = []
        for line in [*self._lines, _Line()]:
            other_kind = items and line.level <= items[0].level and line.ordered != items[0].ordered
            if items and (not line.level or other_kind):
                blocks.append(_list(items))
                items = []
            if line.level:
                items.append(line)
            elif line.parts:
                blocks.append(Paragraph("", normal(nest(line.parts))))
        return tuple(blocks)

    def _inside(self, tag: str, attributes: dict[str, str]) -> _Open:
        around, style = self._open[-1], attributes.get("style", "").lower()
        strong = around.strong or tag in ("b", "strong") or bool(_HEAVY.search(style))
        if _LIGHT.search(style):
            strong = False
        slanted = around.emphasis or tag in ("i", "em", "cite") or bool(_SLANTED.search(style))
        url = safe_link(attributes.get("href", "")) if tag == "a" else around.url
        start = attributes.get("start", "")
        number = int(start) if tag == "ol" and _NUMBER.fullmatch(start) else None
        return _Open(tag, strong, slanted, url, number)

    def _styled(self, leaf: Text | LineBreak) -> Styled:
        inside = self._open[-1]
        return Styled(leaf, inside.strong, inside.emphasis, inside.url)


def _list(lines: list[_Line]) -> List:
    items = [Line(normal(nest(e.parts)), e.level, e.ordered, e.start) for e in lines]
    first = items[0]
    return List("", first.ordered, nested(items), 1 if first.start is None else first.start)
